//! Rows of a table to records of an entity: values, amounts in minor units, keys, references,
//! and the rows that are set aside.

mod amount;
mod churn;
mod clue;
mod covered;
mod derive;
mod items;
mod key;
mod parts;
mod passing;
mod person;
mod proof;
mod scale;
mod tally;

pub use covered::Covered;
pub use parts::part;
pub use passing::{Passing, Taken};
pub use proof::Verdict;

use super::header::fold;
use super::identity::NOTICE_BY;
use super::mapping::{Mapping, Slot};
use super::preset::Presets;
use super::table::{Row, Table};
use super::value::{self, Read, Words};
use super::{Options, Refusal};
use crate::core::batch::{Clue, Record};
use crate::core::day::Day;
use crate::core::entity::{Entity, FieldSpec, Kind, Value};
use crate::core::identity::is_user_id;
use crate::core::manner::{Choice, Manner};
use crate::core::message::Message;
use crate::core::money::Currency;
use crate::core::problem::Problem;
use crate::core::seek::either;
use items::Items;
use key::Version;
use proof::Proof;
use std::collections::HashSet;
use tally::{Tally, note_word};

/// What became of the rows of a table.
#[derive(Debug, Default)]
pub struct Made {
    pub records: Vec<Record>,
    pub problems: Vec<Problem>,
    pub skipped: u64,
    pub notes: Vec<Message>,
    pub choices: Vec<Choice>,
    pub clues: Vec<Clue>,
}

/// Why a row became no record.
enum Aside {
    Skip,
    Problem(Option<usize>, Message),
}

type Outcome<T> = Result<T, Aside>;

/// Everything that reading a row needs.
pub(super) struct Maker<'t, 'm> {
    table: &'t Table<'t>,
    mapping: &'m Mapping<'m>,
    /// What is decided.
    manner: Manner,
    today: Day,
    verdict: Verdict,
    sums: amount::Sums,
    /// By position of the entity's fields.
    words: Vec<Words<'m>>,
    /// Of who has left, and who is here.
    states: Words<'m>,
    /// The currency of amounts that name none, and whether it was merely assumed.
    currency: (Currency, bool),
    tally: Tally,
    clues: clue::Clues,
    /// Values of the row in hand that are set aside, the rest of which is good.
    aside: Vec<(usize, Message)>,
    /// Columns of the row in hand that say more than what is read of them, and are kept as they stand.
    beside: Vec<usize>,
    /// The items of a subscription behind the first.
    items: Items,
    /// What the last cells said of each field whose words are few.
    recent: Vec<Recent>,
    /// Columns whose cells are kept as they are.
    kept: Vec<bool>,
    /// Rows that come in without the cell that is wrong in them.
    accepted: &'m HashSet<String>,
    /// The room of texts that are not needed any more.
    spare: Vec<String>,
}

/// Cells of one field, with what they say.
type Recent = Vec<(String, Read)>;

/// As many texts are kept for their room.
const SPARE: usize = 64;

/// As many are remembered of a field.
const RECENT: usize = 12;

/// Makes records of every row.
pub fn make(
    table: &Table<'_>,
    mapping: &Mapping<'_>,
    presets: &Presets,
    options: &Options,
    name: &str,
) -> Result<Made, Refusal> {
    let verdict = verdict(table, mapping, presets, options, name)?;
    let choices = verdict.choices.clone();
    let mut maker = Maker::new(table, mapping, presets, options, verdict);
    let mut made = Made { choices, ..Made::default() };
    let mut keyed = key::Keyed::new(maker.composes_keys());
    for row in &table.rows {
        match maker.read(*row) {
            Ok((record, version)) => {
                let taken = keyed.take(record, version, &mut maker.tally);
                made.problems.extend(maker.aside(*row, taken));
            }
            Err(Aside::Skip) => made.skipped += 1,
            Err(Aside::Problem(column, reason)) => {
                made.problems.push(table.problem(*row, column, reason));
            }
        }
    }
    made.records = keyed.records;
    if mapping.preset.attempts {
        amount::settle_attempts(&mut made.records);
    }
    maker.finish(&mut made);
    Ok(made)
}

/// By what the rows of a table are to be read.
pub fn verdict(
    table: &Table<'_>,
    mapping: &Mapping<'_>,
    presets: &Presets,
    options: &Options,
    name: &str,
) -> Result<Verdict, Refusal> {
    let mut proof = Proof::new(mapping, options, name, words_of(mapping, presets));
    proof.take(table);
    proof.verdict(&table.columns)
}

impl<'t, 'm> Maker<'t, 'm> {
    fn new(
        table: &'t Table<'t>,
        mapping: &'m Mapping<'m>,
        presets: &'m Presets,
        options: &'m Options,
        verdict: Verdict,
    ) -> Self {
        let japanese = derive::amounts_are_japanese(&table.columns, mapping);
        let yen = options.home_country_is_japan || japanese;
        let usual = if yen { Currency::JPY } else { Currency::USD };
        let given = mapping.preset.currency.or(options.book_currency);
        Self {
            table,
            mapping,
            manner: options.decision.manner.or(&mapping.preset.manner),
            today: options.today,
            verdict,
            sums: amount::Sums::default(),
            words: words_of(mapping, presets),
            states: words_for(mapping, presets, Slot::Churned.id()),
            currency: (given.unwrap_or(usual), given.is_none()),
            tally: Tally::default(),
            clues: clue::Clues::default(),
            aside: Vec::new(),
            beside: Vec::new(),
            items: Items::default(),
            recent: Vec::new(),
            kept: Vec::new(),
            accepted: &options.accepted,
            spare: Vec::new(),
        }
        .over(table)
    }

    /// The same over another table with these columns.
    fn over<'n>(self, table: &'n Table<'n>) -> Maker<'n, 'm> {
        let Self { mapping, manner, today, verdict, sums, words, currency, tally, aside, .. } =
            self;
        let (recent, accepted, spare) = (self.recent, self.accepted, self.spare);
        let (beside, clues, states) = (self.beside, self.clues, self.states);
        // The account's name is kept where its id was there too.
        let also = [
            Slot::AccountName,
            Slot::AccountAlias,
            Slot::Related,
            Slot::Updated,
            Slot::From,
            Slot::Until,
            Slot::Trial,
            Slot::Pipeline,
            Slot::Churned,
            Slot::Archived,
            Slot::Total,
            Slot::Term,
            Slot::Closed,
            Slot::Won,
            Slot::Charged,
            Slot::Price,
            Slot::Discount,
            Slot::DiscountLasts,
        ];
        let mut also: Vec<_> = also.iter().map(|slot| mapping.slot(*slot)).collect();
        // A number without its unit is kept as it stands.
        let unit = Slot::NoticeUnit;
        if mapping.preset.columns.contains_key(unit.id()) && mapping.slot(unit).is_none() {
            also.push(mapping.field("notice"));
        }
        let mut kept = self.kept;
        kept.extend(
            (kept.len()..table.columns.len())
                .map(|at| !mapping.uses(at) || also.contains(&Some(at))),
        );
        Maker {
            table,
            mapping,
            manner,
            today,
            verdict,
            sums,
            words,
            states,
            currency,
            tally,
            clues,
            aside,
            beside,
            items: Items::new(table, mapping),
            recent,
            kept,
            accepted,
            spare,
        }
    }

    /// The record of a row, and when that version of it was written.
    fn read(&mut self, row: Row) -> Outcome<(Record, Version<'t>)> {
        self.aside.clear();
        let record = self.record(row)?;
        Ok((record, self.version(row)))
    }

    /// What is set aside of a row that was read: all of it, where it contradicts the one on a line.
    fn aside(&mut self, row: Row, contradicts: Option<u64>) -> Vec<Problem> {
        let Some(line) = contradicts else { return self.values_aside(row) };
        let reason = Message::new("ingest-problem-same-id").count("line", line as i64);
        vec![self.table.problem(row, self.mapping.slot(Slot::Key), reason)]
    }

    /// What there is to say of all rows.
    fn finish(&self, made: &mut Made) {
        made.skipped += self.tally.versions + self.tally.repeated;
        made.choices.extend(amount::choices(self));
        made.notes.extend(self.notes());
        made.clues = self.clues.told();
    }

    fn entity(&self) -> Entity {
        self.mapping.preset.entity
    }

    fn slot(&self, row: Row, slot: Slot) -> Option<&'t str> {
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
        if !self.items.is_empty() {
            self.add_items(row, &mut values);
        }
        self.leave_billed(row, &mut values);
        self.rest(&mut values);
        self.mark_churned(row, &mut values);
        if self.entity() == Entity::Account {
            let owner = self.value(&values, "owner").and_then(Value::as_text);
            self.tally.owner_ids += u64::from(owner.is_some_and(is_user_id));
        }
        derive::fill(self, row, &mut values);
        if self.entity() == Entity::Contact {
            self.person(row, &mut values);
        }
        self.notice_by_unit(row, &mut values);
        self.notice_from_day(&mut values);
        self.score_on_scale(row, &mut values);
        let reference = self.reference(row, &values)?;
        let (key, reference) = self.key(row, &mut values, reference)?;
        self.tally.named += u64::from(reference.is_some());
        Ok(Record { key, reference, values, extra: self.extra(row), line: row.line })
    }

    /// A period whose unit stands in a column of its own; without the unit it says nothing.
    fn notice_by_unit(&self, row: Row, values: &mut [Option<Value>]) {
        if !self.mapping.preset.columns.contains_key(Slot::NoticeUnit.id()) {
            return;
        }
        let Some(at) = self.entity().field("notice") else { return };
        let column = self.mapping.field("notice");
        let number = column.and_then(|column| self.table.cell(row, column)).map(str::trim);
        let Some(number) = number.filter(|text| text.parse::<f64>().is_ok()) else { return };
        let unit = self.slot(row, Slot::NoticeUnit);
        let read = unit.and_then(|unit| super::identity::notice(&format!("{number} {unit}")));
        if let Some(place) = values.get_mut(at) {
            *place = read.map(Value::Text);
        }
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
        for (column, words) in &self.mapping.preset.without {
            let at = self.table.columns.iter().position(|found| found.is(column));
            let cell = at.and_then(|at| self.table.cell(row, at)).map(fold);
            if cell.is_some_and(|cell| words.contains(&cell)) {
                self.tally.other_rows += 1;
                return Err(Aside::Skip);
            }
        }
        Ok(())
    }

    fn mark_deleted(&mut self, row: Row, values: &mut [Option<Value>]) -> Outcome<()> {
        let deleted = self.slot(row, Slot::Deleted).map(super::header::plain);
        // An answer that was given to try the survey is none.
        let words = self.mapping.preset.words.get("deleted");
        let deleted = deleted.map(|word| match words.and_then(|words| words.get(&word)) {
            Some(said) => said.clone(),
            None => word,
        });
        let tried = ["survey preview", "preview", "survey test", "test", "spam", "プレビュー"];
        if deleted.as_ref().is_some_and(|word| tried.contains(&word.as_str())) {
            self.tally.other_rows += 1;
            return Err(Aside::Skip);
        }
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
        self.beside.clear();
        for (at, field) in fields.iter().enumerate() {
            let Some(column) = self.mapping.fields.get(at).copied().flatten() else { continue };
            let instead = || self.slot(row, Slot::Price).filter(|_| field.id == "mrr");
            let Some(text) = self.table.cell(row, column).or_else(instead) else { continue };
            let lost = has_sign(text, 0xEF) && text.contains('\u{FFFD}');
            self.tally.lost_characters += u64::from(lost);
            match self.cell(at, field, text) {
                Ok(Read::Nothing) => {}
                Ok(Read::Value(value)) => {
                    let more =
                        value::times(field, text).is_some() || value::is_several(field, text);
                    self.beside.extend(more.then_some(column));
                    if let Some(value) = self.as_headed(column, field.id, text, value) {
                        set(&mut values, at, self.on_ladder(field.id, text, value));
                    }
                }
                Ok(Read::Amount(exact, named, taxed)) => {
                    amounts.push(amount::Amount { at, column, exact, named, taxed });
                }
                Ok(Read::UnknownWord) => self.unknown(column, text),
                Err(reason) if self.makes_the_key(field.id) && !self.is_accepted(row) => {
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

    /// A person has said that the row is to come in without what is wrong in it.
    fn is_accepted(&self, row: Row) -> bool {
        !self.accepted.is_empty() && self.accepted.contains(&self.table.raw(row))
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

    /// Who has not left says nothing; a cross below 在籍 says that somebody has.
    fn as_headed(&self, column: usize, id: &str, text: &str, value: Value) -> Option<Value> {
        let (Value::Bool(yes), true) = (&value, id == "departed") else { return Some(value) };
        let header = self.table.columns.get(column).map_or("", |column| column.name.as_str());
        let turned = header.contains("在籍") && value::yes(text).is_some();
        (*yes != turned).then_some(Value::Bool(true))
    }

    /// 高 is the worst of 高・中・低, but below 緊急 where a file has that too.
    fn on_ladder(&self, id: &str, text: &str, value: Value) -> Value {
        let second = self.verdict.has_worse_than_high && id == "priority" && text.trim() == "高";
        if second { Value::Text("p2".into()) } else { value }
    }

    fn unknown(&mut self, column: usize, text: &str) {
        let name = self.table.columns.get(column).map(|column| column.name.clone());
        note_word(&mut self.tally.unknown_words, name.unwrap_or_default(), text);
    }

    fn put(&self, values: &mut [Option<Value>], id: &str, value: Value) {
        if let Some(at) = self.entity().field(id) {
            set(values, at, value);
        }
    }

    fn value<'v>(&self, values: &'v [Option<Value>], id: &str) -> Option<&'v Value> {
        values.get(self.entity().field(id)?)?.as_ref()
    }

    /// Columns that no field takes, as they are.
    fn extra(&mut self, row: Row) -> Vec<(String, String)> {
        let mut extra: Vec<(String, String)> = Vec::new();
        for (at, text) in self.table.cells(row) {
            let kept = self.kept.get(at).copied().unwrap_or_default();
            // Of a record that takes several rows a column may say more than what is read of it.
            let more = self.table.has_parts() && self.table.cell(row, at) != Some(text);
            if !kept && !more && !self.beside.contains(&at) {
                continue;
            }
            let Some(column) = self.table.columns.get(at) else { continue };
            let blank = column.is_blank();
            let name = if blank { format!("column {}", at + 1) } else { self.own(&column.name) };
            match extra.iter_mut().find(|(seen, _)| *seen == name) {
                Some((_, before)) => *before = format!("{before}; {text}"),
                None => extra.push((name, self.own(text))),
            }
        }
        extra
    }

    /// A copy in the room of a text that was given back.
    fn own(&mut self, text: &str) -> String {
        let mut room = self.spare.pop().unwrap_or_default();
        room.clear();
        room.push_str(text);
        room
    }

    /// Takes back the room of a record that is kept elsewhere.
    fn take_back(&mut self, record: Record) {
        self.spare.extend(record.extra.into_iter().flat_map(|(name, text)| [name, text]));
        // One record has few columns; a wide one shall not fill the memory for good.
        self.spare.truncate(SPARE);
    }

    /// What a cell says; where a field has few words, as the same cell said it before.
    fn cell(&mut self, at: usize, field: &FieldSpec, text: &str) -> Result<Read, Message> {
        let style = self.verdict.styles.get(at).copied().unwrap_or_default();
        let words = self.words.get(at).copied().unwrap_or_default();
        if words.is_empty() && !matches!(field.kind, Kind::Word(_) | Kind::Bool) {
            return value::read(field, style, words, text);
        }
        if self.recent.len() <= at {
            self.recent.resize_with(at + 1, Vec::new);
        }
        let Some(recent) = self.recent.get_mut(at) else {
            return value::read(field, style, words, text);
        };
        if let Some((_, read)) = recent.iter().find(|(seen, _)| seen == text) {
            return Ok(read.clone());
        }
        let read = value::read(field, style, words, text)?;
        if recent.len() < RECENT {
            recent.push((text.to_owned(), read.clone()));
        }
        Ok(read)
    }
}

/// The lists of words of every field of the entity.
fn words_of<'m>(mapping: &'m Mapping<'m>, presets: &'m Presets) -> Vec<Words<'m>> {
    let fields = mapping.preset.entity.fields().iter();
    fields.map(|field| words_for(mapping, presets, field.id)).collect()
}

/// The lists of words of a field, or of what else a column may say.
fn words_for<'m>(mapping: &'m Mapping<'m>, presets: &'m Presets, id: &str) -> Words<'m> {
    Words {
        own: mapping.preset.words.get(id),
        shared: presets.words.get(&format!("{}.{id}", mapping.preset.entity.id())),
    }
}

fn has_sign(text: &str, byte: u8) -> bool {
    either(byte, byte, text.as_bytes()).is_some()
}

fn set(values: &mut [Option<Value>], at: usize, value: Value) {
    if let Some(place) = values.get_mut(at) {
        *place = Some(value);
    }
}
