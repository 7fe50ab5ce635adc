//! Rows of a table to records of an entity: values, amounts in minor units, keys, references,
//! and the rows that are set aside.

mod amount;
mod derive;
mod key;

use super::column::{Style, Styles, styles};
use super::header::fold;
use super::identity::NOTICE_BY;
use super::mapping::{Mapping, Slot};
use super::preset::Presets;
use super::table::{Row, Table};
use super::value::{self, Read, Words};
use super::{Options, Refusal};
use crate::core::batch::Record;
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::manner::{Choice, Manner};
use crate::core::message::Message;
use crate::core::money::Currency;
use crate::core::problem::Problem;
use std::collections::BTreeMap;

/// What became of the rows of a table.
#[derive(Debug, Default)]
pub struct Made {
    pub records: Vec<Record>,
    pub problems: Vec<Problem>,
    pub skipped: u64,
    pub notes: Vec<Message>,
    pub choices: Vec<Choice>,
}

/// Why a row became no record.
enum Aside {
    Skip,
    Problem(Option<usize>, Message),
}

type Outcome<T> = Result<T, Aside>;

/// Everything that reading a row needs.
pub(super) struct Maker<'m> {
    table: &'m Table<'m>,
    mapping: &'m Mapping<'m>,
    name: &'m str,
    styles: Vec<Style>,
    /// What is decided.
    manner: Manner,
    sums: amount::Sums,
    /// By position of the entity's fields.
    words: Vec<Words<'m>>,
    /// The currency of amounts that name none, and whether it was merely assumed.
    currency: (Currency, bool),
    tally: Tally,
    case_lost: bool,
    /// Ids stand as `1001.0` in this file.
    decimal_ids: bool,
    /// Values of the row in hand that are set aside, the rest of which is good.
    aside: Vec<(usize, Message)>,
    has_worse_than_high: bool,
    response_kind: Option<&'static str>,
}

/// What is said once for the file, with counts.
#[derive(Default)]
struct Tally {
    unknown_words: BTreeMap<String, (u64, String)>,
    other_rows: u64,
    deleted: u64,
    versions: u64,
    repeated: u64,
    assumed_currency: u64,
    taxed: u64,
    checksum: u64,
    decimal_ids: u64,
    lost_characters: u64,
}

/// Makes records of every row.
pub fn make(
    table: &Table<'_>,
    mapping: &Mapping<'_>,
    presets: &Presets,
    options: &Options,
    name: &str,
) -> Result<Made, Refusal> {
    let Styles { of, choices } = styles(table, mapping, options);
    let mut maker = Maker::new(table, mapping, presets, options, name, of);
    maker.check_ids()?;
    let mut made = Made { choices, ..Made::default() };
    let mut keyed = key::Keyed::new(maker.composes_keys());
    for row in &table.rows {
        maker.aside.clear();
        match maker.record(*row) {
            Ok(record) => {
                let version = maker.version(*row);
                if let Some(first) = keyed.take(record, version, &mut maker.tally) {
                    let reason = Message::new("ingest-problem-same-id").count("line", first as i64);
                    made.problems.push(table.problem(*row, mapping.slot(Slot::Key), reason));
                } else {
                    made.problems.extend(maker.values_aside(*row));
                }
            }
            Err(Aside::Skip) => made.skipped += 1,
            Err(Aside::Problem(column, reason)) => {
                made.problems.push(table.problem(*row, column, reason));
            }
        }
    }
    made.skipped += maker.tally.versions + maker.tally.repeated;
    made.records = keyed.records;
    made.choices.extend(amount::choices(&maker));
    made.notes.extend(maker.notes());
    Ok(made)
}

impl<'m> Maker<'m> {
    fn new(
        table: &'m Table<'m>,
        mapping: &'m Mapping<'m>,
        presets: &'m Presets,
        options: &'m Options,
        name: &'m str,
        styles: Vec<Style>,
    ) -> Self {
        let yen = options.home_country_is_japan || derive::amounts_are_japanese(table, mapping);
        let usual = if yen { Currency::JPY } else { Currency::USD };
        let given = mapping.preset.currency.or(options.book_currency);
        let mut maker = Self {
            table,
            mapping,
            name,
            words: words_of(mapping, presets),
            styles,
            manner: options.decision.manner.or(&mapping.preset.manner),
            sums: amount::Sums::default(),
            currency: (given.unwrap_or(usual), given.is_none()),
            tally: Tally::default(),
            case_lost: false,
            decimal_ids: false,
            aside: Vec::new(),
            has_worse_than_high: false,
            response_kind: None,
        };
        maker.response_kind = derive::response_kind(&maker);
        maker.has_worse_than_high = derive::has_worse_than_high(&maker);
        maker
    }

    fn entity(&self) -> Entity {
        self.mapping.preset.entity
    }

    fn slot(&self, row: Row, slot: Slot) -> Option<&'m str> {
        let text = self.table.cell(row, self.mapping.slot(slot)?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn words(&self, id: &str) -> Words<'m> {
        let at = self.entity().field(id);
        at.and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    fn record(&mut self, row: Row) -> Outcome<Record> {
        self.belongs(row)?;
        let mut values = self.values(row)?;
        self.mark_deleted(row, &mut values)?;
        derive::fill(self, row, &mut values);
        self.notice_from_day(&mut values);
        let reference = self.reference(row, &values)?;
        let (key, reference) = self.key(row, &mut values, reference)?;
        Ok(Record { key, reference, values, extra: self.extra(row), line: row.line })
    }

    /// A last day for notice is a period before the end of the term, where that is known.
    fn notice_from_day(&mut self, values: &mut [Option<Value>]) {
        let Some(day) = self.value(values, "notice").and_then(Value::as_text) else { return };
        let Some(day) = day.strip_prefix(NOTICE_BY).and_then(Day::parse) else { return };
        let at = |id: &str| self.value(values, id).and_then(Value::as_day);
        let end = at("end").or(at("end_date")).or(at("renewal_date").map(|day| day - 1));
        let days = end.map(|end| end - day).filter(|days| (0..2_000).contains(days));
        let Some(place) = self.entity().field("notice").and_then(|at| values.get_mut(at)) else {
            return;
        };
        *place = days.map(|days| Value::Text(format!("{days}d")));
        let column = self.mapping.field("notice").filter(|_| days.is_none());
        self.aside.extend(column.map(|column| (column, Message::new("ingest-problem-notice"))));
    }

    /// Rows of another kind in the same table (`type = task` beside `type = call`).
    fn belongs(&mut self, row: Row) -> Outcome<()> {
        for (column, words) in &self.mapping.preset.only {
            let at = self.table.columns.iter().position(|found| found.is(column));
            let cell = at.and_then(|at| self.table.cell(row, at)).map(fold).unwrap_or_default();
            if !words.contains(&cell) {
                self.tally.other_rows += 1;
                return Err(Aside::Skip);
            }
        }
        Ok(())
    }

    fn mark_deleted(&mut self, row: Row, values: &mut [Option<Value>]) -> Outcome<()> {
        let deleted = self.slot(row, Slot::Deleted).map(super::header::plain);
        if !deleted.is_some_and(|word| matches!(word.as_str(), "true" | "1" | "yes" | "deleted")) {
            return Ok(());
        }
        if self.entity() == Entity::Ticket {
            self.put(values, "status", Value::Text("deleted".into()));
            return Ok(());
        }
        // Deleted because another row stands for it: it says which.
        if self.value(values, "merged_into").is_some() {
            return Ok(());
        }
        self.tally.deleted += 1;
        Err(Aside::Skip)
    }

    fn values(&mut self, row: Row) -> Outcome<Vec<Option<Value>>> {
        let fields = self.entity().fields();
        let mut values = vec![None; fields.len()];
        let mut amounts = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            let Some(column) = self.mapping.fields.get(at).copied().flatten() else { continue };
            let Some(text) = self.table.cell(row, column) else { continue };
            self.tally.lost_characters += u64::from(text.contains('\u{FFFD}'));
            let style = self.styles.get(at).copied().unwrap_or_default();
            let words = self.words.get(at).copied().unwrap_or_default();
            match value::read(field, style, words, text) {
                Ok(Read::Nothing) => {}
                Ok(Read::Value(value)) => {
                    set(&mut values, at, self.on_ladder(field.id, text, value));
                }
                Ok(Read::Amount(exact, named, taxed)) => {
                    amounts.push(amount::Amount { at, column, exact, named, taxed });
                }
                Ok(Read::UnknownWord) => self.unknown(column, text),
                Err(reason) if self.makes_the_key(field.id) => {
                    return Err(Aside::Problem(Some(column), reason));
                }
                Err(reason) => self.aside.push((column, reason)),
            }
        }
        self.money(row, &mut values, &amounts);
        Ok(values)
    }

    /// Without this field the row is not what it is: the day of something that happened, or a
    /// part of a key that is put together.
    fn makes_the_key(&self, field: &str) -> bool {
        let entity = self.entity();
        let happened = matches!(
            entity,
            Entity::Ticket | Entity::Response | Entity::Activity | Entity::Outcome
        );
        (happened && entity.event_day() == Some(field))
            || (self.composes_keys() && key::parts(entity).contains(&field))
    }

    /// What is set aside of a row that was taken in.
    fn values_aside(&mut self, row: Row) -> Vec<Problem> {
        let table = self.table;
        let aside = self.aside.drain(..);
        let one = |(column, reason)| Problem {
            value_only: true,
            ..table.problem(row, Some(column), reason)
        };
        aside.map(one).collect()
    }

    /// 高 is the worst of 高・中・低, but below 緊急 where a file has that too.
    fn on_ladder(&self, id: &str, text: &str, value: Value) -> Value {
        let second = self.has_worse_than_high && id == "priority" && text.trim() == "高";
        if second { Value::Text("p2".into()) } else { value }
    }

    fn unknown(&mut self, column: usize, text: &str) {
        let name = self.table.columns.get(column).map(|column| column.name.clone());
        let entry = self.tally.unknown_words.entry(name.unwrap_or_default()).or_default();
        entry.0 += 1;
        if !entry.1.split(", ").any(|seen| seen == text) && entry.1.len() < 60 {
            entry.1 = if entry.1.is_empty() { text.into() } else { format!("{}, {text}", entry.1) };
        }
    }

    fn put(&self, values: &mut [Option<Value>], id: &str, value: Value) {
        if let Some(at) = self.entity().field(id) {
            set(values, at, value);
        }
    }

    fn value<'v>(&self, values: &'v [Option<Value>], id: &str) -> Option<&'v Value> {
        values.get(self.entity().field(id)?)?.as_ref()
    }

    /// Columns that no field takes, as they are; the account's name where its id was there too.
    fn extra(&self, row: Row) -> Vec<(String, String)> {
        let mut extra: Vec<(String, String)> = Vec::new();
        let keeps = [Slot::AccountName, Slot::Related, Slot::Updated];
        let keeps = keeps.map(|slot| self.mapping.slot(slot));
        for (at, text) in self.table.cells(row) {
            if self.mapping.uses(at) && !keeps.contains(&Some(at)) {
                continue;
            }
            let Some(column) = self.table.columns.get(at) else { continue };
            let blank = column.is_blank();
            let name = if blank { format!("column {}", at + 1) } else { column.name.clone() };
            match extra.iter_mut().find(|(seen, _)| *seen == name) {
                Some((_, before)) => *before = format!("{before}; {text}"),
                None => extra.push((name, text.to_owned())),
            }
        }
        extra
    }

    fn notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        let tally = &self.tally;
        let mut counted = |id: &'static str, count: u64| {
            if count > 0 {
                notes.push(Message::new(id).count("count", count as i64));
            }
        };
        counted("ingest-note-taxed", tally.taxed);
        counted("ingest-note-other-rows", tally.other_rows);
        counted("ingest-note-deleted", tally.deleted);
        counted("ingest-note-versions", tally.versions);
        counted("ingest-note-repeated", tally.repeated);
        counted("ingest-note-checksum", tally.checksum);
        counted("ingest-note-decimal-ids", tally.decimal_ids);
        counted("ingest-note-lost-characters", tally.lost_characters);
        for (column, (count, words)) in &tally.unknown_words {
            let note = Message::new("ingest-note-words").text("column", column);
            notes.push(note.count("count", *count as i64).text("words", words));
        }
        if tally.assumed_currency > 0 {
            let code = self.currency.0.code();
            notes.push(Message::new("ingest-note-currency").text("currency", code));
        }
        notes.extend(derive::missing(self));
        notes
    }
}

/// The lists of words of every field of the entity.
fn words_of<'m>(mapping: &'m Mapping<'m>, presets: &'m Presets) -> Vec<Words<'m>> {
    let entity = mapping.preset.entity;
    let words = entity.fields().iter().map(|field| Words {
        own: mapping.preset.words.get(field.id),
        shared: presets.words.get(&format!("{}.{}", entity.id(), field.id)),
    });
    words.collect()
}

fn set(values: &mut [Option<Value>], at: usize, value: Value) {
    if let Some(place) = values.get_mut(at) {
        *place = Some(value);
    }
}
