//! What ingest makes of one file, and what the store makes of that: plain data between the two.

use super::day::Day;
use super::entity::{Entity, Value};
use super::identity::Meeting;
use super::manner::{Choice, ColumnUse};
use super::message::Message;
use super::parcel::Parcel;
use super::problem::Problem;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How a row names the account it belongs to. A fact is keyed by (source, reference), never by
/// a name on the screen; which account that is, is a link that can come later or change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// The source's own account id, or the CRM's.
    Id(String),
    /// Only a company name was given.
    Name(String),
    /// Only an e-mail address or a domain was given: the domain, lower case.
    Domain(String),
    /// Only the address of a person at a mailbox provider was given, lower case.
    Mail(String),
    /// A meeting of a calendar, which names nobody: its guests and its title may tell.
    Meeting(Meeting),
    /// A record that names nobody, such as a card of a board: words and addresses in it may tell.
    Mention(Meeting),
}

impl Reference {
    /// The text under which the store keys it; names and domains are marked.
    pub fn key(&self) -> String {
        self.as_key().into_owned()
    }

    /// The same, without a copy where it is the id itself.
    pub fn as_key(&self) -> Cow<'_, str> {
        match self {
            Self::Id(id) => id.into(),
            Self::Name(name) => format!("name:{name}").into(),
            Self::Domain(domain) => format!("domain:{domain}").into(),
            Self::Mail(mail) => format!("email:{mail}").into(),
            Self::Meeting(meeting) => meeting.key().into(),
            Self::Mention(meeting) => meeting.mention_key().into(),
        }
    }
}

/// What rows say of a customer beside the reference that they are kept under. Where nobody knows
/// that one, this tells whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    pub of: Reference,
    pub says: Reference,
}

/// One row of an entity other than usage.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Unique within (source, entity); exact, never case-folded.
    pub key: String,
    /// `None` only when the row names no account at all.
    pub reference: Option<Reference>,
    /// By position of [`Entity::fields`]. `None` = the file says nothing; it never erases.
    pub values: Vec<Option<Value>>,
    /// Unmapped columns, by header, kept as they are.
    pub extra: Vec<(String, String)>,
    /// 1-based line in the file.
    pub line: u64,
}

/// What one stored usage value stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    #[default]
    Day,
    Week,
    Month,
}

/// No value on that day in [`SeriesPart::values`].
pub const NO_POINT: i64 = i64::MIN;

/// The values of one reference and metric in one file, dense from `first`.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPart {
    /// Index into [`UsageBatch::references`].
    pub reference: u32,
    /// Index into [`UsageBatch::metrics`].
    pub metric: u32,
    pub first: Day,
    /// value × 10^scale per day; [`NO_POINT`] where the file has no row.
    pub values: Vec<i64>,
    /// Decimal digits kept, 0–6.
    pub scale: u8,
}

/// A usage file: parsed straight into series, never held as rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UsageBatch {
    pub references: Vec<Reference>,
    pub metrics: Vec<String>,
    pub series: Vec<SeriesPart>,
    pub grain: Grain,
    /// Long files have one point a row; wide ones several metrics a row. Counts are in rows.
    pub rows_are_points: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Batch {
    Records(Vec<Record>),
    /// The records of a large file.
    Parcel(Parcel),
    Usage(UsageBatch),
}

impl Batch {
    /// Shows every record in its turn; `false` ends it. Usage has none.
    pub fn visit_records(&self, mut visit: impl FnMut(&Record) -> bool) -> std::io::Result<()> {
        match self {
            Self::Records(records) => {
                let _ = records.iter().all(visit);
                Ok(())
            }
            Self::Parcel(parcel) => parcel.visit(&mut visit),
            Self::Usage(_) => Ok(()),
        }
    }
}

/// The newest file of the same series that was taken in: one source, one kind, one name but for the
/// digits in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFile {
    pub as_of: Day,
    /// What its columns were read into; empty = not known.
    pub fields: Vec<String>,
}

/// blake3 of a file's bytes.
pub type Digest = [u8; 32];

/// One file, read and checked, before anything is written.
#[derive(Clone, Debug, PartialEq)]
pub struct FileBatch {
    pub path: String,
    pub entity: Entity,
    /// The system it came from: `salesforce`, `zendesk`, … `csv` for a generic file.
    pub source: String,
    pub preset: String,
    /// May this file bring new accounts into being (a CRM's list), or only describe known ones.
    pub creates_accounts: bool,
    /// `csv`, `json`, `ndjson`.
    pub format: String,
    pub encoding: String,
    pub delimiter: Option<char>,
    /// 1-based; `None` for JSON.
    pub header_line: Option<u64>,
    pub as_of: Day,
    /// First and last event day; `None` for states and empty files.
    pub covered: Option<(Day, Day)>,
    pub digest: Digest,
    /// Digest of the preset and options it was read with.
    pub settings: Digest,
    pub size: u64,
    /// Every record in the file: `batch` + `problems` + `skipped`.
    pub read: u64,
    /// Footers, blanks, repeated identical rows.
    pub skipped: u64,
    pub problems: Vec<Problem>,
    pub notes: Vec<Message>,
    /// What the file leaves open, or somebody decided.
    pub choices: Vec<Choice>,
    /// What each column is taken for, in the order of the file.
    pub columns: Vec<ColumnUse>,
    /// In the order of what they are of; each once.
    pub clues: Vec<Clue>,
    pub batch: Batch,
}

impl FileBatch {
    /// What became of it, with how it was read.
    pub fn outcome(
        &self,
        status: FileStatus,
        counts: Counts,
        error: Option<Message>,
    ) -> FileOutcome {
        FileOutcome {
            path: self.path.clone(),
            entity: Some(self.entity),
            preset: Some(self.preset.clone()),
            format: Some(self.format.clone()),
            encoding: Some(self.encoding.clone()),
            delimiter: self.delimiter,
            header_line: self.header_line,
            as_of: Some(self.as_of),
            status,
            counts,
            error,
            notes: self.notes.clone(),
        }
    }

    /// Something of it is to be decided before it is taken in.
    pub fn asks(&self) -> bool {
        self.choices.iter().any(|choice| choice.open)
    }

    /// What is known of the counts before anything is compared.
    pub fn counts(&self) -> Counts {
        let values = self.problems.iter().filter(|problem| problem.value_only).count() as u64;
        Counts {
            read: self.read,
            quarantined: self.problems.len() as u64 - values,
            skipped: self.skipped,
            values_aside: values,
            ..Counts::default()
        }
    }
}

/// `read = new + changed + unchanged + quarantined + skipped`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub quarantined: u64,
    pub skipped: u64,
    /// Values set aside in rows that were taken in; those rows are counted above.
    #[serde(default)]
    pub values_aside: u64,
}

/// What is set aside: so many rows, and so many values of others.
pub fn aside_said(rows: u64, values: u64) -> Message {
    Message::new("aside-said").count("rows", rows as i64).count("values", values as i64)
}

impl Counts {
    /// What is set aside of rows and of values in rows that were taken in, each by itself.
    pub fn aside_said(&self) -> Message {
        aside_said(self.quarantined, self.values_aside)
    }

    pub fn adds_up(&self) -> bool {
        self.read == self.new + self.changed + self.unchanged + self.quarantined + self.skipped
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.quarantined += other.quarantined;
        self.skipped += other.skipped;
        self.values_aside += other.values_aside;
    }
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileStatus {
    Applied,
    Unchanged,
    Refused,
    Held,
    Unmapped,
}

/// One line of a run's result, as `sync --json` and the log show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileOutcome {
    pub path: String,
    pub entity: Option<Entity>,
    pub preset: Option<String>,
    pub format: Option<String>,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub header_line: Option<u64>,
    pub as_of: Option<Day>,
    pub status: FileStatus,
    #[serde(flatten)]
    pub counts: Counts,
    /// Why it was refused or could not be mapped.
    pub error: Option<Message>,
    pub notes: Vec<Message>,
}
