//! What follows from other columns: the end from the renewal day, the usual direction of a call,
//! the kind of a survey; and what a missing column locks.

use super::Maker;
use crate::core::activity::TouchKind;
use crate::core::entity::{Entity, Kind, Value, column_title};
use crate::core::gap::{NEEDS, Need};
use crate::core::message::Message;
use crate::ingest::date;
use crate::ingest::header::{Column, fold};
use crate::ingest::identity::id_of;
use crate::ingest::mapping::{Mapping, Slot};
use crate::ingest::table::Row;
use crate::ingest::value;

/// Fills what the row leaves unsaid but other columns of it settle.
pub(super) fn fill(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    for (id, text) in &maker.mapping.preset.fixed {
        // A word that nobody knows says something else.
        let said = maker.mapping.field(id).and_then(|column| maker.table.cell(row, column));
        if maker.value(values, id).is_none() && said.is_none() {
            maker.put(values, id, Value::Text(text.clone()));
        }
    }
    by_words_of_another_column(maker, row, values);
    match maker.entity() {
        Entity::Subscription => {
            seats_by_unit(maker, row, values);
            end_from_renewal(maker, values);
            ended_by_status(maker, values);
        }
        Entity::Account => other_ids(maker, row, values),
        Entity::Contact => full_name(maker, row, values),
        Entity::Ticket => closed_by_last_change(maker, row, values, ("solved", "closed", "opened")),
        Entity::Task => {
            put_away(maker, row, values);
            closed_by_last_change(maker, row, values, ("done", "done", "start"));
        }
        Entity::Activity => touch(maker, row, values),
        Entity::Invoice => nothing_open(maker, values),
        Entity::Response => answer(maker, row, values),
        _ => {}
    }
}

/// A kind that says only that the customer is one already.
const EXISTING: &str = "existing";

/// A system may know an account by several ids of others.
fn other_ids(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    let Some(other) = maker.slot(row, Slot::AccountAlias) else { return };
    let other = id_of(other, maker.mapping.preset.salesforce_ids);
    let ids = match maker.value(values, "alias").and_then(Value::as_text) {
        Some(known) if known != other => format!("{known};{other}"),
        _ => other,
    };
    maker.put(values, "alias", Value::Text(ids));
}

/// A stage «Closed Won» is a status, a name «… Renewal» a kind, and so is a pipeline of renewals;
/// what is sold to a customer otherwise makes the contract larger.
fn by_words_of_another_column(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    if maker.entity() != Entity::Opportunity {
        return;
    }
    let text = |id: &str| maker.mapping.field(id).and_then(|column| maker.table.cell(row, column));
    let status = by_flags(maker, row)
        .or_else(|| text("stage").and_then(|stage| maker.words("status").find(stage)));
    let said = |text: Option<&str>| maker.words("kind").find_part(text?, &["new", EXISTING]);
    let kind = said(maker.slot(row, Slot::Pipeline)).or_else(|| said(text("name")));
    let existing = maker.value(values, "kind").and_then(Value::as_text) == Some(EXISTING);
    if existing {
        maker.put(values, "kind", Value::Text(kind.unwrap_or("expansion").to_owned()));
    }
    for (id, word) in [("status", status), ("kind", kind)] {
        if let (None, Some(word)) = (maker.value(values, id), word.filter(|word| !word.is_empty()))
        {
            maker.put(values, id, Value::Text(word.to_owned()));
        }
    }
}

/// Whether a deal is over, and was won, whatever its stage is called.
fn by_flags(maker: &Maker<'_, '_>, row: Row) -> Option<&'static str> {
    let flag = |slot| maker.slot(row, slot).and_then(value::yes);
    match (flag(Slot::Closed), flag(Slot::Won)) {
        (_, Some(true)) => Some("won"),
        (Some(true), Some(false)) => Some("lost"),
        (Some(false), _) => Some("open"),
        _ => None,
    }
}

/// A quantity of which a system says what it counts is one of seats only where it counts those.
fn seats_by_unit(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    if !maker.mapping.preset.columns.contains_key("unit") {
        return;
    }
    let unit = maker.slot(row, Slot::Unit).and_then(|unit| maker.words("seats").find(unit));
    let seats = maker.entity().field("seats").and_then(|at| values.get_mut(at));
    if let (None, Some(seats)) = (unit, seats) {
        *seats = None;
    }
}

/// The term ends the day before the next one begins.
fn end_from_renewal(maker: &Maker<'_, '_>, values: &mut [Option<Value>]) {
    let renewal = maker.value(values, "renewal").and_then(Value::as_day);
    if let (None, Some(renewal)) = (maker.value(values, "end"), renewal) {
        maker.put(values, "end", Value::Day(renewal - 1));
    }
}

/// A status «non-renewing» or «cancelled» says that the term is the last one.
fn ended_by_status(maker: &Maker<'_, '_>, values: &mut [Option<Value>]) {
    let status = maker.value(values, "status").and_then(Value::as_text);
    let mode = status.and_then(|status| maker.words("auto_renew").find(status));
    if let (None, Some("ended")) = (maker.value(values, "auto_renew"), mode) {
        maker.put(values, "auto_renew", Value::Text("ended".into()));
    }
}

/// A card in the lane of what is done, or in the archive, is not to be done any more.
fn put_away(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    let says = |slot, wanted: &str| {
        let text = maker.slot(row, slot);
        text.and_then(|text| maker.words("status").find(text)) == Some(wanted)
    };
    if says(Slot::Lane, "done") || says(Slot::Archived, "done") {
        maker.put(values, "status", Value::Text("done".to_owned()));
    }
}

/// What is solved or done without a day was so by the time of its last change at the latest.
fn closed_by_last_change(
    maker: &Maker<'_, '_>,
    row: Row,
    values: &mut [Option<Value>],
    (word, closed, opened): (&str, &str, &str),
) {
    let over = maker.value(values, "status").and_then(Value::as_text) == Some(word);
    if !over || maker.value(values, closed).is_some() {
        return;
    }
    let opened = maker.value(values, opened).and_then(Value::as_day);
    let changed = maker.version(row).and_then(|(day, _)| day);
    if let Some(day) = changed.filter(|day| opened.is_none_or(|opened| opened <= *day)) {
        maker.put(values, closed, Value::Day(day));
    }
}

/// An invoice that is posted, and of which nothing is open, is paid.
fn nothing_open(maker: &Maker<'_, '_>, values: &mut [Option<Value>]) {
    let is = |id: &str, wanted: &Value| maker.value(values, id) == Some(wanted);
    let settled = is("status", &Value::Text("open".into())) && is("open_amount", &Value::Int(0));
    let billed = maker.value(values, "amount").and_then(Value::as_int).is_some_and(|sum| sum > 0);
    if settled && billed {
        maker.put(values, "status", Value::Text("paid".into()));
    }
}

/// The kind of the survey, and the score of an answer whose scale only its class tells.
fn answer(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    // A word of a kind that nobody knows is none of those.
    let said = maker.mapping.field("kind").and_then(|column| maker.table.cell(row, column));
    let told = || {
        let survey = maker.mapping.field("survey").and_then(|at| maker.table.cell(row, at));
        survey
            .and_then(kind_in)
            .filter(|_| !maker.verdict.is_headed)
            .or(maker.verdict.response_kind)
    };
    let open = maker.value(values, "kind").is_none() && said.is_none();
    if let Some(kind) = open.then(told).flatten() {
        maker.put(values, "kind", Value::Text(kind.to_owned()));
    }
    let words = maker.words("score");
    let score = maker.slot(row, Slot::Class).and_then(|class| words.find(class)?.parse().ok());
    if let Some(score) = score {
        maker.put(values, "score", Value::Number(score));
    }
}

fn full_name(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    if maker.value(values, "name").is_some() {
        return;
    }
    let parts = [maker.slot(row, Slot::FirstName), maker.slot(row, Slot::LastName)];
    let [first, last] = parts.map(Option::unwrap_or_default);
    let east_asian = |name: &str| name.chars().any(|c| matches!(c, '\u{3040}'..='\u{9FFF}'));
    let ordered = if east_asian(last) { [last, first] } else { [first, last] };
    let name = ordered.join(" ").trim().to_owned();
    if !name.is_empty() {
        maker.put(values, "name", Value::Text(name));
    }
}

/// A call is two-way, a mail and a line of chat go out unless the file says otherwise; the time may stand in
/// the column of the day.
fn touch(maker: &Maker<'_, '_>, row: Row, values: &mut [Option<Value>]) {
    let kind = maker.value(values, "kind").and_then(Value::as_text).and_then(TouchKind::parse);
    let usual = kind.and_then(TouchKind::exported_direction);
    if let (None, Some(direction)) = (maker.value(values, "direction"), usual) {
        maker.put(values, "direction", Value::Text(direction.id().to_owned()));
    }
    if maker.value(values, "subject").and_then(Value::as_text).is_some_and(is_called_off) {
        maker.put(values, "status", Value::Text("cancelled".to_owned()));
    }
    let date = maker.mapping.field("date").and_then(|column| maker.table.cell(row, column));
    let told = maker.value(values, "time").and_then(Value::as_text).and_then(date::time_of);
    if let Some(time) = told {
        maker.put(values, "time", Value::Text(time));
    } else if maker.value(values, "time").is_none() {
        let time = date.filter(|text| !text.contains(['T', 'Z'])).and_then(date::time_of);
        if let Some(time) = time.filter(|time| time != "00:00") {
            maker.put(values, "time", Value::Text(time));
        }
    }
}

/// What calendars write before the title of a meeting that was called off.
const CALLED_OFF: [&str; 9] = [
    "canceled:",
    "cancelled:",
    "abgesagt:",
    "annulé :",
    "annulé:",
    "cancelado:",
    "キャンセル済み:",
    "キャンセル:",
    "【中止】",
];

fn is_called_off(subject: &str) -> bool {
    let subject = subject.trim_start().to_lowercase().replace('：', ":");
    CALLED_OFF.iter().any(|mark| subject.starts_with(mark))
}

/// Amounts under a Japanese header (月額, 請求金額) are in yen unless the file says otherwise.
pub(super) fn amounts_are_japanese(columns: &[Column], mapping: &Mapping<'_>) -> bool {
    let fields = mapping.preset.entity.fields().iter().zip(&mapping.fields);
    let amounts = fields.filter(|(field, _)| field.kind == Kind::Money);
    let headers = amounts.filter_map(|(_, at)| columns.get((*at)?));
    let mut signs = headers.flat_map(|column| column.name.chars());
    signs.any(|c| matches!(c, '\u{3040}'..='\u{9FFF}'))
}

/// The kind of a survey whose rows do not say it: by the header of the score, the survey's name, the
/// file's name.
pub(super) fn told_kind(header: &str, survey: Option<&str>, name: &str) -> Option<&'static str> {
    [Some(header), survey, Some(name)].into_iter().flatten().find_map(kind_in)
}

/// The same by a scale that only one kind has.
pub(super) fn kind_by_scale(most: i64) -> Option<&'static str> {
    (8..=10).contains(&most).then_some("nps")
}

pub(super) fn kind_in(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["nps", "推奨", "recommend", "promoter"]) {
        Some("nps")
    } else if has(&["csat", "満足", "satisf", "zufrieden"]) {
        Some("csat")
    } else if has(&["努力", "effort"]) || is_word(text, "ces") {
        Some("ces")
    } else {
        None
    }
}

/// Success and services are none.
fn is_word(text: &str, wanted: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| word.eq_ignore_ascii_case(wanted))
}

/// Wanted columns that are not there, with what that locks; and rows that name no account.
pub(super) fn missing(maker: &Maker<'_, '_>) -> Vec<Message> {
    let mut notes = Vec::new();
    let entity = maker.entity();
    let mapped = |id: &str| {
        let fixed = maker.mapping.preset.fixed.contains_key(id);
        maker.mapping.field(id).is_some() || fixed || filled_otherwise(maker, id)
    };
    let wanted = entity.fields().iter().filter(|field| field.wanted && !mapped(field.id));
    let wanted: Vec<&str> = wanted.map(|field| field.id).collect();
    let titles = wanted.iter().map(|id| column_title(entity, id));
    if let Some(fields) = Message::list("list-and", titles)
        && (maker.mapping.preset.creates_accounts || entity != Entity::Account)
    {
        let note = Message::new("ingest-note-missing").message("fields", fields);
        notes.push(note.message("locks", locked(entity, &wanted)));
    }
    // An address in a row may have named one.
    let named = maker.mapping.names_account() || maker.tally.named > 0;
    if entity != Entity::Account && !named {
        notes.push(Message::new("ingest-note-no-account"));
    }
    notes
}

fn filled_otherwise(maker: &Maker<'_, '_>, id: &str) -> bool {
    let has = |id: &str| maker.mapping.field(id).is_some();
    match (maker.entity(), id) {
        (Entity::Account, "arr") => has("mrr"),
        (Entity::Account, "tier") => has("segment"),
        (Entity::Account, "segment") => has("tier"),
        (Entity::Subscription, "end") => has("renewal"),
        (Entity::Contact, "name") => maker.mapping.slot(Slot::LastName).is_some(),
        (Entity::Activity, "direction") => {
            has("kind") || maker.mapping.preset.fixed.contains_key("kind")
        }
        (Entity::Response, "kind") => maker.verdict.response_kind.is_some(),
        (Entity::Opportunity, "kind") => has("name"),
        (Entity::Invoice, "paid") | (Entity::Ticket, "closed") | (Entity::Task, "done") => {
            has("status")
        }
        _ => false,
    }
}

/// What the missing columns of a file lock: by column where that is known, the two that weigh most.
fn locked(entity: Entity, missing: &[&str]) -> Message {
    let of = |need: &&Need| {
        need.of
            .iter()
            .any(|(of, field)| *of == entity && field.is_some_and(|f| missing.contains(&f)))
    };
    let known = NEEDS
        .iter()
        .filter(of)
        .take(2)
        .map(|need| Message { id: format!("lock-{}", need.id).into(), args: Vec::new() });
    Message::list("list-and", known).unwrap_or(Message::new(locks(entity)))
}

const fn locks(entity: Entity) -> &'static str {
    match entity {
        Entity::Account => "ingest-locks-account",
        Entity::Subscription => "ingest-locks-subscription",
        Entity::Contact => "ingest-locks-contact",
        Entity::Usage => "ingest-locks-usage",
        Entity::Ticket => "ingest-locks-ticket",
        Entity::Response => "ingest-locks-response",
        Entity::Activity => "ingest-locks-activity",
        Entity::Invoice => "ingest-locks-invoice",
        Entity::Opportunity => "ingest-locks-opportunity",
        Entity::Training => "ingest-locks-training",
        Entity::Task => "ingest-locks-task",
        Entity::Outcome => "ingest-locks-outcome",
    }
}
