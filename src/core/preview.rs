//! A file before it is taken in: how it is read, what is to be decided, its first rows as they
//! will be kept, and the totals at which a wrong date order or cents are seen.

use super::batch::{Batch, FileBatch, NO_POINT, Record, Reference, UsageBatch, aside_said};
use super::day::Day;
use super::entity::{Entity, Kind, Value, column_title};
use super::manner::{Choice, ColumnUse};
use super::message::{Arg, Message};
use super::money::{Currency, Money};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of a preview.
const ROWS: usize = 5;

/// A row as it will be kept: field and value, in the order of the entity; what is unknown is left
/// out.
pub type KeptRow = Vec<(&'static str, Arg)>;

#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub path: String,
    pub entity: Entity,
    pub source: String,
    pub preset: String,
    pub format: String,
    pub encoding: String,
    pub delimiter: Option<char>,
    /// 1-based.
    pub header_line: Option<u64>,
    pub as_of: Day,
    pub choices: Vec<Choice>,
    pub columns: Vec<ColumnUse>,
    pub first_values: FirstValues,
    pub rows: Vec<KeptRow>,
    pub totals: Totals,
    pub notes: Vec<Message>,
    /// Why it cannot be read so; then only its columns are known.
    pub refused: Option<Message>,
}

/// The first values of each column, by its header, as they stand in the file.
pub type FirstValues = BTreeMap<String, Vec<String>>;

/// What is known of a file that cannot be read as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub path: String,
    pub entity: Entity,
    pub format: String,
    pub encoding: String,
    pub delimiter: Option<char>,
    pub header_line: Option<u64>,
    pub choices: Vec<Choice>,
    pub columns: Vec<ColumnUse>,
    pub first_values: FirstValues,
}

/// What a whole file comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Records in the file, and of those the ones set aside or passed over.
    pub read: u64,
    pub aside: u64,
    pub skipped: u64,
    /// Values left out of records that come in.
    pub values_aside: u64,
    /// Different accounts that its rows name, and how many of those are known.
    pub accounts: usize,
    pub known: usize,
    /// The sums of the amounts that matter most in such a file, by currency, and their field.
    pub sums: Option<(&'static str, Vec<Money>)>,
    /// First and last day of what happened.
    pub covered: Option<(Day, Day)>,
}

impl Preview {
    /// What a file comes to, as it was read. `known` counts the references that are linked.
    pub fn of(batch: &FileBatch, known: impl FnOnce(&[String]) -> usize) -> Self {
        let references: Vec<String> = references(batch).into_iter().collect();
        let counts = batch.counts();
        // What is open comes first.
        let mut choices = batch.choices.clone();
        choices.sort_by_key(|choice| !choice.open);
        let totals = Totals {
            read: counts.read,
            aside: counts.quarantined,
            skipped: counts.skipped,
            values_aside: counts.values_aside,
            accounts: references.len(),
            known: known(&references),
            sums: sums(batch),
            covered: batch.covered,
        };
        Self {
            path: batch.path.clone(),
            entity: batch.entity,
            source: batch.source.clone(),
            preset: batch.preset.clone(),
            format: batch.format.clone(),
            encoding: batch.encoding.clone(),
            delimiter: batch.delimiter,
            header_line: batch.header_line,
            as_of: batch.as_of,
            choices,
            columns: batch.columns.clone(),
            first_values: FirstValues::new(),
            rows: rows(batch),
            totals,
            notes: batch.notes.clone(),
            refused: None,
        }
    }

    /// A file that cannot be read so, by its columns.
    pub fn refused(outline: Outline, why: Message, today: Day) -> Self {
        Self {
            path: outline.path,
            entity: outline.entity,
            source: String::new(),
            preset: String::new(),
            format: outline.format,
            encoding: outline.encoding,
            delimiter: outline.delimiter,
            header_line: outline.header_line,
            as_of: today,
            choices: outline.choices,
            columns: outline.columns,
            first_values: outline.first_values,
            rows: Vec::new(),
            totals: Totals::default(),
            notes: Vec::new(),
            refused: Some(why),
        }
    }

    /// What the file is, in a line.
    pub fn said(&self) -> Message {
        let delimiter = match self.delimiter {
            Some(',') => "delimiter-comma",
            Some(';') => "delimiter-semicolon",
            Some('\t') => "delimiter-tab",
            Some('|') => "delimiter-pipe",
            Some(_) => "delimiter-other",
            None => "delimiter-none",
        };
        let message = Message::new("preview-file")
            .text("path", &self.path)
            .message("entity", self.entity.said())
            .text("preset", &self.preset)
            .text("format", &self.format)
            .text("encoding", &self.encoding)
            .message("delimiter", Message::new(delimiter));
        message.count("line", self.header_line.unwrap_or_default()).day("day", self.as_of)
    }

    /// Choices that nobody has made yet.
    pub fn open(&self) -> usize {
        self.choices.iter().filter(|choice| choice.open).count()
    }
}

impl Totals {
    /// A sentence each for rows, accounts, sums and days.
    pub fn said(&self) -> Vec<Message> {
        let mut said = vec![
            Message::new("preview-read")
                .count("count", self.read)
                .message("aside", aside_said(self.aside, self.values_aside))
                .count("skipped", self.skipped),
            Message::new("preview-accounts")
                .count("count", self.accounts)
                .count("known", self.known),
        ];
        for sum in self.sums.iter().flat_map(|(_, sums)| sums) {
            let field = self.sums.as_ref().map_or("amount", |(field, _)| *field);
            let title = column_title(Entity::Subscription, field);
            said.push(Message::new("preview-sum").message("field", title).money("sum", *sum));
        }
        let covered = self
            .covered
            .map(|(from, to)| Message::new("preview-days").day("from", from).day("to", to));
        said.extend(covered);
        said
    }
}

/// How rows name their accounts, each once.
fn references(batch: &FileBatch) -> BTreeSet<String> {
    if let Batch::Usage(usage) = &batch.batch {
        return usage.references.iter().map(Reference::key).collect();
    }
    let mut found = BTreeSet::new();
    visit(batch, |record| {
        found.extend(record.reference.as_ref().map(Reference::key));
        true
    });
    found
}

/// What cannot be read any more is not shown; taking the file in will say why.
fn visit(batch: &FileBatch, visit: impl FnMut(&Record) -> bool) {
    let _ = batch.batch.visit_records(visit);
}

fn rows(batch: &FileBatch) -> Vec<KeptRow> {
    if let Batch::Usage(usage) = &batch.batch {
        return usage.series.iter().take(ROWS).filter_map(|p| point(usage, p)).collect();
    }
    let mut rows = Vec::new();
    visit(batch, |record| {
        rows.push(kept(batch.entity, record));
        rows.len() < ROWS
    });
    rows
}

/// The first value of a series.
fn point(usage: &UsageBatch, part: &super::batch::SeriesPart) -> Option<KeptRow> {
    let at = part.values.iter().position(|value| *value != NO_POINT)?;
    let value = part.values.get(at)?;
    let account = usage.references.get(part.reference as usize)?.key();
    let metric = usage.metrics.get(part.metric as usize)?;
    let value = *value as f64 / 10_f64.powi(i32::from(part.scale));
    Some(vec![
        ("account", Arg::Text(account)),
        ("date", Arg::Day(part.first + at as i32)),
        ("metric", Arg::Text(metric.clone())),
        ("value", Arg::Number(value, part.scale)),
    ])
}

fn kept(entity: Entity, record: &Record) -> KeptRow {
    let currency = currency(entity, record);
    let account =
        record.reference.as_ref().map(|reference| ("account", Arg::Text(reference.key())));
    let fields = entity.fields().iter().zip(&record.values).filter_map(|(field, value)| {
        let arg = match (value.as_ref()?, field.kind) {
            (Value::Int(minor), Kind::Money) => Arg::Money(Money::new(*minor, currency?)),
            (Value::Text(text), _) => Arg::Text(text.clone()),
            (Value::Day(day), _) => Arg::Day(*day),
            (Value::Int(int), _) => Arg::Count(*int),
            (Value::Number(number), _) => Arg::Number(*number, 2),
            (Value::Bool(bool), _) => Arg::Text(bool.to_string()),
        };
        Some((field.id, arg))
    });
    [("key", Arg::Text(record.key.clone()))].into_iter().chain(account).chain(fields).collect()
}

fn value<'r>(entity: Entity, record: &'r Record, id: &str) -> Option<&'r Value> {
    record.values.get(entity.field(id)?)?.as_ref()
}

fn currency(entity: Entity, record: &Record) -> Option<Currency> {
    Currency::parse(value(entity, record, "currency")?.as_text()?)
}

/// Per currency, the amounts of the first field that any row has.
fn sums(batch: &FileBatch) -> Option<(&'static str, Vec<Money>)> {
    let ids = ["arr", "mrr", "amount"];
    let mut sums = ids.map(|_| Vec::new());
    visit(batch, |record| {
        for (id, sums) in ids.iter().zip(&mut sums) {
            let amount = value(batch.entity, record, id).and_then(Value::as_int);
            if let Some((amount, currency)) = amount.zip(currency(batch.entity, record)) {
                add(sums, Money::new(amount, currency));
            }
        }
        true
    });
    ids.into_iter().zip(sums).find(|(_, sums)| !sums.is_empty())
}

fn add(sums: &mut Vec<Money>, amount: Money) {
    match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
        Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
        None => sums.push(amount),
    }
}
