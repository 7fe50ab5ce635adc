//! `mamori list`: the accounts, filtered, sorted, as a table, CSV or JSON.

use super::arguments::{ListArgs, LookArgs};
use super::context::{Context, past, print_json, raw};
use super::forecast::forecast_json;
use super::moves;
use super::overriding::override_json;
use super::print::Table;
use crate::core::day::Day;
use crate::core::field::{self, Align, Column, FieldKind, FieldValue};
use crate::core::filter::{self, Filter, FilterError};
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::portfolio::apart::in_yen;
use crate::core::receipt::{Band, Score};
use crate::core::view::{Look, View};
use crate::locale::{Lang, format};
use crate::runtime::failure::Failure;
use crate::runtime::views;
use crate::runtime::workspace::Workspace;
use serde_json::{Map, Value, json};
use std::ops::Range;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// What the table shows when no columns are named.
const USUAL: &str = "id,name,arr,score,band,delta30,renew,touch,reason";

pub fn run(context: &Context, args: &ListArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let today = past(&workspace, args.as_of)?.unwrap_or_else(|| workspace.today());
    if let Some(since) = args.since {
        return moves::print(context, args, &workspace, (since, today));
    }
    let mut rows = workspace.rows_of(today)?;
    // Japanese lists of a book that is in yen count in units of ten thousand, whatever is listed of it.
    let yen = context.lang == Lang::Ja
        && in_yen(workspace.settings.rates.book, rows.iter().map(AsRef::as_ref));
    rows.retain(chosen(&args.filter, &workspace, today, &rows)?);
    let look = look(&workspace, args, &mut rows, today)?;
    rows.sort_by(|a, b| look.compare(a, b, today));
    if context.json {
        let values: Vec<Value> = rows.iter().map(|row| row_json(context, row, today)).collect();
        print_json(&Value::Array(values))?;
        return Ok(0);
    }
    let columns = columns(look)?;
    if args.csv {
        raw(&format!("\u{feff}{}", csv(&rows, &columns, today)))?;
    } else if rows.is_empty() {
        context.warn(&Message::new("list-empty"));
    } else {
        raw(&table((context, yen), &rows, &columns, today).text())?;
    }
    Ok(0)
}

/// How the list is laid out: as typed, else as the view has it, whose filter then holds too.
fn look(
    workspace: &Workspace,
    args: &ListArgs,
    rows: &mut Vec<Arc<Summary>>,
    today: Day,
) -> Result<Look, Failure> {
    let LookArgs { sort, columns, group } = &args.look;
    let typed = |text: &Option<String>| text.clone().unwrap_or_default();
    let typed = Look::read(&typed(sort), &typed(columns), &typed(group))?;
    let Some(name) = &args.view else { return Ok(typed) };
    let View { filter, look, .. } = views::find(workspace, name)?;
    let filter = suited(filter, workspace, today);
    rows.retain(|row| filter.matches(row, today));
    Ok(Look {
        sort: if sort.is_some() { typed.sort } else { look.sort },
        columns: if columns.is_some() { typed.columns } else { look.columns },
        group: typed.group.or(look.group),
    })
}

/// What the table shows: the usual where no columns are named, and always what it is grouped by.
fn columns(look: Look) -> Result<Vec<&'static Column>, Failure> {
    let mut columns = look.columns;
    if columns.is_empty() {
        columns = field::parse_columns(USUAL)?;
    }
    if let Some(group) = look.group.filter(|group| !columns.contains(group)) {
        columns.insert(0, group);
    }
    Ok(columns)
}

fn suited(filter: Filter, workspace: &Workspace, today: Day) -> Filter {
    let filter = filter.with_me(&workspace.settings.me);
    filter.suited(workspace.settings.rates.book, today, &workspace.settings.calendar)
}

/// The filter as typed, over one or several arguments; `book`: the rows in which what it asks for is to
/// be found.
pub fn chosen(
    words: &[String],
    workspace: &Workspace,
    today: Day,
    book: &[Arc<Summary>],
) -> Result<impl Fn(&Arc<Summary>) -> bool + use<>, Failure> {
    let typed = words.join(" ");
    let filter = filter::parse(&typed).map_err(|error| misread(&typed, error))?;
    if let Some(why) = filter.unheard(book.iter().map(AsRef::as_ref)) {
        return Err(Failure::usage(why));
    }
    let filter = suited(filter, workspace, today);
    Ok(move |row: &Arc<Summary>| filter.matches(row, today))
}

/// What cannot be read, with the filter and carets under the place.
fn misread(typed: &str, error: FilterError) -> Failure {
    let cells = |at: Range<usize>| typed.get(at).unwrap_or_default().width();
    let (before, there) = (cells(0..error.at.start), cells(error.at.clone()).max(1));
    let place = format!("  {typed}\n  {}{}", " ".repeat(before), "^".repeat(there));
    Failure { place: Some(place), ..Failure::usage(error.message) }
}

fn table(
    (context, yen): (&Context, bool),
    rows: &[Arc<Summary>],
    columns: &[&Column],
    today: Day,
) -> Table {
    let title = |column: &&Column| {
        let mark = if column.align == Align::Right { ">" } else { "" };
        let word = |id: &str| context.word(id);
        format!("{mark}{}", if yen { column.head_in_yen(word) } else { column.head(word) })
    };
    let mut table = Table::new(columns.iter().map(title).collect());
    for row in rows {
        table
            .rows
            .push(columns.iter().map(|column| cell((context, yen), column, row, today)).collect());
    }
    table
}

/// A value for people.
fn cell((context, yen): (&Context, bool), column: &Column, row: &Summary, today: Day) -> String {
    let lang = context.lang;
    match column.of(row, today) {
        FieldValue::Text(text) => text.to_owned(),
        FieldValue::Tier(tier) => lang.word(&format!("touch-tier-{}", tier.id())),
        FieldValue::List(list) => list.join(" "),
        FieldValue::Score(score) => beside(context, row, score.floor().to_string()),
        FieldValue::Change(change) => format::change(change),
        FieldValue::Share(share) => format::percent(share * 100.0),
        FieldValue::Money(money) => format::listed_money(lang, money, yen, usize::MAX),
        FieldValue::Day(day) if column.kind == FieldKind::Ago => format::ago(lang, today - day),
        FieldValue::Day(day) if column.is_order_of(row) => format::order_days(lang, day - today),
        FieldValue::Day(day) => format::left_in(lang, day - today, usize::MAX),
        FieldValue::Band(band) => lang.word(band.title()),
        FieldValue::Count(count) => format::count(count),
        FieldValue::Id(id) => id.to_string(),
        FieldValue::Reason(message) => lang.say(message),
        FieldValue::Spark(points) => format::spark(points.iter()),
        FieldValue::None if column.id == "score" => partial(row),
        FieldValue::None => String::new(),
    }
}

/// The partial sum of an account without a score, in brackets.
fn partial(row: &Summary) -> String {
    let raw = row.raw.filter(|_| row.band == Band::Unknown);
    raw.map(|raw| format!("({})", raw.floor())).unwrap_or_default()
}

/// The computed score, and the person's own word after it.
fn beside(context: &Context, row: &Summary, score: String) -> String {
    match row.overridden.as_deref() {
        Some(given) => format!("{score} > {}", context.say(&given.claim.said())),
        None => score,
    }
}

/// A value for machines: ids, ISO days, minor units beside their currency.
fn csv(rows: &[Arc<Summary>], columns: &[&Column], today: Day) -> String {
    let mut table = Table::new(columns.iter().map(|column| column.id.to_owned()).collect());
    for row in rows {
        table.rows.push(columns.iter().map(|column| machine(column.of(row, today))).collect());
    }
    table.csv()
}

fn machine(value: FieldValue<'_>) -> String {
    match value {
        FieldValue::Text(text) => text.to_owned(),
        FieldValue::Tier(tier) => tier.id().to_owned(),
        FieldValue::List(list) => list.join(";"),
        FieldValue::Score(score) => format!("{:.1}", score.points()),
        FieldValue::Change(number) => format!("{number:.1}"),
        FieldValue::Share(number) => format!("{number:.2}"),
        FieldValue::Money(money) => format!("{} {}", money.minor, money.currency.code()),
        FieldValue::Day(day) => day.to_string(),
        FieldValue::Band(band) => band.id().to_owned(),
        FieldValue::Count(count) => count.to_string(),
        FieldValue::Id(id) => id.to_string(),
        FieldValue::Reason(message) => message.id.to_string(),
        FieldValue::Spark(points) => points
            .iter()
            .map(|p| p.map_or_else(String::new, |p| p.to_string()))
            .collect::<Vec<_>>()
            .join(";"),
        FieldValue::None => String::new(),
    }
}

/// One account by the contract of `list --json`.
pub fn row_json(context: &Context, row: &Summary, today: Day) -> Value {
    let mut external: Map<String, Value> = Map::new();
    for (source, id) in row.external_ids.iter() {
        if let Value::Array(ids) = external.entry(source).or_insert_with(|| json!([])) {
            ids.push(json!(id));
        }
    }
    let reason = field::reason(row, today);
    json!({
        "id": row.id.to_string(), "name": row.name, "external_ids": external,
        "owner": row.owner, "segment": row.segment, "tier": row.tier.id(), "stage": row.stage, "gone": row.gone,
        "arr_minor": row.arr.map(|arr| arr.minor), "currency": row.arr.map(|arr| arr.currency),
        "health_score": row.score.map(Score::points), "health_band": row.band.id(),
        "override": row.overridden.as_deref().map(override_json),
        "forecast": row.forecast.as_deref().map(forecast_json),
        "health_delta_30d": row.delta30, "coverage": row.coverage,
        "renewal_date": row.renewal, "opt_out_date": row.opt_out,
        "days_to_opt_out": row.opt_out.and_then(|_| row.days_to_deadline(today)),
        "last_two_way_touch": row.last_touch, "next_touch": row.next_touch(today), "open_tasks": row.open_tasks,
        "open_signals": row.signals.len(),
        "reason": reason.map(|signal| context.say(&signal.reason)),
        "reason_code": reason.map(|signal| signal.rule),
        "sparkline": row.sparkline,
    })
}
