//! The state of the data: what was read from where and when, which rows and files were set aside,
//! which references nobody knows, what is missing and what that locks. Plain data for the Data
//! screen and for `mamori sync log` and `sync problems`.

use super::account::AccountId;
use super::batch::{Counts, FileOutcome};
use super::day::Day;
use super::entity::{Entity, Value};
use super::gap::Gap;
use super::identity::{About, Alike, Ruling, Suggestion, ordered, spelling};
use super::message::Message;
use super::money::Currency;
use super::operation::{Correction, Item, Operation};
use super::problem::Problem;

/// One past run, newest first in lists.
#[derive(Clone, Debug, PartialEq)]
pub struct RunLine {
    pub run: u32,
    /// Unix seconds.
    pub at: i64,
    pub by: String,
    pub files: Vec<FileOutcome>,
    pub totals: Counts,
    pub accounts_changed: u64,
    /// Unix seconds.
    pub undone_at: Option<i64>,
    /// What it changed, by meaning.
    pub changes: Vec<Message>,
    /// Why nothing of it is in the book, until a person says yes.
    pub held: Option<Message>,
}

/// Something that an undone run had brought and that stays.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftAlone {
    pub entity: Entity,
    /// The row's own id; reference and metric for usage.
    pub key: String,
    /// `None` = the whole row.
    pub field: Option<String>,
    pub reason: Message,
}

/// What taking a run back did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoneRun {
    pub run: u32,
    /// Rows that went, because nobody else knew them.
    pub removed: u64,
    /// Rows that are as they were before.
    pub restored: u64,
    /// Corrections by hand that count again.
    pub revived: u64,
    /// Rows and values that stay.
    pub left: u64,
    /// The first thousand of them.
    pub named: Vec<LeftAlone>,
    pub accounts_changed: u64,
}

impl UndoneRun {
    /// In one sentence.
    pub fn said(&self) -> Message {
        let id = if self.left == 0 { "run-taken-back" } else { "run-taken-back-but" };
        Message::new(id)
            .text("run", format!("r{}", self.run))
            .count("removed", self.removed)
            .count("restored", self.restored)
            .count("left", self.left)
            .count("accounts", self.accounts_changed)
    }
}

/// A field of an account that was put right by hand, under the id by which a source knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalChange {
    pub account: AccountId,
    pub source: String,
    pub key: String,
    pub name: String,
    pub field: &'static str,
    /// `None` = cleared.
    pub value: Option<Value>,
    /// In which its amounts are.
    pub currency: Option<Currency>,
}

/// A field that was put right by hand, and of which a source has said something else since: that
/// holds, until the person decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub account: AccountId,
    /// Raw.
    pub name: String,
    /// Everything that was put right in this field and is not settled, oldest first.
    pub corrections: Vec<Correction>,
    /// The source that holds, and what it says; `None` = nothing.
    pub source: String,
    pub theirs: Option<String>,
}

impl Conflict {
    pub fn field(&self) -> &str {
        self.corrections.last().map_or("", |one| one.field.as_str())
    }

    /// What the person said last.
    pub fn mine(&self) -> Option<&str> {
        self.corrections.last()?.value.as_deref()
    }

    /// «You said Ben for the owner; salesforce says Dan since.»
    pub fn said(&self) -> Message {
        let word = |id: String| Message { id: id.into(), args: Vec::new() };
        let empty = || "-".to_owned();
        Message::new("conflict-said")
            .message("field", word(format!("column-{}", self.field().replace('_', "-"))))
            .text("mine", self.mine().map_or_else(empty, str::to_owned))
            .text("theirs", self.theirs.clone().unwrap_or_else(empty))
            .text("source", self.source.as_str())
    }
}

/// A row with two days that cannot both be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    pub entity: Entity,
    pub source: String,
    pub key: String,
    pub account: Option<AccountId>,
    /// The second should not lie before the first.
    pub fields: (&'static str, &'static str),
    pub days: (Day, Day),
}

impl Contradiction {
    /// «closed 3 Nov 2026, before opened 5 Nov 2026».
    pub fn said(&self) -> Message {
        let word = |id: &str| Message {
            id: format!("column-{}", id.replace('_', "-")).into(),
            args: Vec::new(),
        };
        Message::new("contradiction-said")
            .message("second", word(self.fields.1))
            .message("first", word(self.fields.0))
            .day("before", self.days.1)
            .day("after", self.days.0)
    }
}

/// A row set aside by the newest reading of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemLine {
    /// By which it is told on the command line.
    pub number: u32,
    pub run: u32,
    pub path: String,
    pub entity: Option<Entity>,
    pub problem: Problem,
}

/// A reference that no account is known for, and the rows that wait for it. An empty reference
/// stands for rows that name no account at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Orphan {
    pub source: String,
    pub reference: String,
    /// What the source calls it beside its reference.
    pub name: Option<String>,
    pub rows: u64,
    /// The one account that is called alike, unless the person said that it is another.
    pub alike: Option<(AccountId, String)>,
}

impl Orphan {
    /// As people read it: its name, else its reference without the mark of what it is.
    pub fn spelling(&self) -> String {
        self.name.clone().unwrap_or_else(|| spelling(&self.reference))
    }
}

/// A feed as it stands: the newest file of it that is in force, and what is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub source: String,
    pub entity: Entity,
    /// What the newest reading of it did.
    pub file: FileOutcome,
    /// When that was: Unix seconds.
    pub at: i64,
    /// Sorted, disjoint, inclusive.
    pub covered: Vec<(Day, Day)>,
    /// Rows on file; values for usage.
    pub rows: u64,
    /// The as-of days of its files, ascending, each once.
    pub imports: Vec<Day>,
    /// Its files are declared to list everything there is.
    pub full: bool,
    /// Rows that its full files do not list any more.
    pub gone: u64,
    /// The first of them, by name or id.
    pub gone_names: Vec<String>,
}

/// Days that may well lie between two files of a feed, so that two that came close together do not
/// make the next one late: a week for what happens daily, a month for what does not.
fn usual(entity: Entity) -> i32 {
    use Entity::{Account, Activity, Contact, Ticket, Usage};
    if matches!(entity, Account | Activity | Contact | Ticket | Usage) { 7 } else { 31 }
}

impl Source {
    /// Days since the last covered one.
    pub fn age(&self, today: Day) -> Option<i32> {
        let last = self.covered.iter().map(|(_, to)| *to).filter(|day| *day <= today).max();
        last.map(|last| today - last)
    }

    /// Days that usually lie between two of its files: the median of what was seen; `None` where
    /// nobody can know yet, after the first file.
    pub fn cadence(&self) -> Option<i32> {
        let mut gaps: Vec<i32> = self
            .imports
            .iter()
            .zip(self.imports.iter().skip(1))
            .map(|(one, next)| *next - *one)
            .collect();
        gaps.sort_unstable();
        let median = gaps.get(gaps.len() / 2).copied();
        let least = if gaps.len() < 2 { usual(self.entity) } else { 1 };
        median.map(|days| days.max(least))
    }

    /// Older than its files usually let one wait.
    pub fn is_late(&self, today: Day) -> bool {
        let (age, cadence) = (self.age(today), self.cadence());
        age.zip(cadence).is_some_and(|(age, cadence)| age > cadence)
    }
}

/// Everything the Data screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    pub sources: Vec<Source>,
    /// Files of which nothing was read, by the newest reading of each.
    pub refused: Vec<FileOutcome>,
    pub problems: Vec<ProblemLine>,
    pub conflicts: Vec<Conflict>,
    pub contradictions: Vec<Contradiction>,
    pub orphans: Vec<Orphan>,
    /// Accounts that may be one.
    pub pairs: Vec<Suggestion>,
    /// What is missing, the most accounts first.
    pub gaps: Vec<Gap>,
    /// Newest first.
    pub runs: Vec<RunLine>,
}

impl Intake {
    /// What the person has just decided is no longer asked.
    pub fn hear(&mut self, operations: &[Operation]) {
        let said = operations.iter().filter(|operation| operation.after.is_some());
        for ruling in said.filter_map(Operation::ruling) {
            self.forget(ruling);
        }
        for operation in operations {
            if let Some(Item::Waiver(waiver)) = &operation.after {
                self.problems.retain(|line| !waiver.covers(&line.problem));
                self.refused.retain(|file| !waiver.covers_file(file));
            }
            let item = operation.after.as_ref().or(operation.before.as_ref());
            if let Some(Item::Correction(said)) = item {
                let decided =
                    |one: &Conflict| one.account == said.account && one.field() == said.field;
                self.conflicts.retain(|one| !decided(one));
            }
        }
    }

    fn forget(&mut self, ruling: &Ruling) {
        match &ruling.about {
            About::Named { source, reference } => self
                .orphans
                .retain(|orphan| orphan.source != *source || orphan.reference != *reference),
            About::NotNamed { source, reference } => {
                for orphan in &mut self.orphans {
                    if orphan.source == *source && orphan.reference == *reference {
                        orphan.alike = None;
                    }
                }
            }
            About::Merged { .. } | About::Apart { .. } => {
                let both = ruling.joined().or(ruling.apart());
                self.pairs.retain(|pair| match pair.what {
                    Alike::Accounts(one, other) => Some(ordered(one, other)) != both,
                    Alike::Name { .. } => true,
                });
            }
        }
    }
}

/// What to do about a set-aside row: the id of a `mend-…` message.
pub fn mend(reason: &Message) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("ingest-problem-bytes", "mend-bytes"),
        ("ingest-problem-few-cells", "mend-cells"),
        ("ingest-problem-many-cells", "mend-cells"),
        ("ingest-problem-day", "mend-day"),
        ("ingest-problem-number", "mend-number"),
        ("ingest-problem-yes-no", "mend-word"),
        ("ingest-problem-nps", "mend-nps"),
        ("ingest-problem-csat", "mend-scale"),
        ("ingest-problem-ces", "mend-scale"),
        ("ingest-problem-currency", "mend-currency"),
        ("ingest-problem-key", "mend-key"),
        ("ingest-problem-name", "mend-name"),
        ("ingest-problem-excel-id", "mend-excel"),
        ("ingest-problem-id-case", "mend-excel"),
    ];
    let known = KNOWN.iter().find(|(id, _)| reason.id == *id);
    known.map_or("mend-row", |(_, mend)| mend)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::batch::FileStatus;

    fn source(imports: &[i32], last: i32) -> Source {
        let day = Day::from_number;
        Source {
            source: "csv".into(),
            entity: Entity::Ticket,
            file: FileOutcome {
                path: "tickets.csv".into(),
                entity: Some(Entity::Ticket),
                preset: None,
                format: None,
                encoding: None,
                delimiter: None,
                header_line: None,
                as_of: None,
                status: FileStatus::Applied,
                counts: Counts::default(),
                error: None,
                notes: Vec::new(),
            },
            at: 0,
            covered: vec![(day(1), day(last))],
            rows: 1,
            imports: imports.iter().map(|number| day(*number)).collect(),
            full: false,
            gone: 0,
            gone_names: Vec::new(),
        }
    }

    #[test]
    fn a_feed_is_late_when_it_is_older_than_its_files_usually_are() {
        let check = |imports: &[i32], last, today, late| {
            let source = source(imports, last);
            assert_eq!(source.is_late(Day::from_number(today)), late, "{imports:?} on {today}");
        };
        check(&[100], 100, 400, false);
        check(&[99, 100], 100, 107, false);
        check(&[99, 100], 100, 108, true);
        check(&[70, 100], 100, 130, false);
        check(&[70, 100], 100, 131, true);
        check(&[98, 99, 100], 100, 101, false);
        check(&[98, 99, 100], 100, 102, true);
        check(&[10, 40, 70, 100], 100, 130, false);
    }

    #[test]
    fn what_happens_rarely_may_be_a_month_old() {
        let outcomes = Source { entity: Entity::Outcome, ..source(&[99, 100], 100) };
        assert!(!outcomes.is_late(Day::from_number(131)));
        assert!(outcomes.is_late(Day::from_number(132)));
    }

    #[test]
    fn days_to_come_do_not_make_a_feed_fresh() {
        let mut source = source(&[100], 100);
        source.covered.push((Day::from_number(300), Day::from_number(310)));
        assert_eq!(source.age(Day::from_number(120)), Some(20));
    }
}
