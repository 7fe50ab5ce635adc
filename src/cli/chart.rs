//! `mamori chart`: the year of an account in charts, or the book by band with who moved most.

use super::arguments::ChartArgs;
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::distribution::{Share, distribution, most, movers};
use crate::core::message::Message;
use crate::core::money::Currency;
use crate::core::portfolio::Summary;
use crate::core::receipt::Score;
use crate::core::scoring::course::Courses;
use crate::core::search::is_mine;
use crate::core::text::Shown;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use crate::tui::chart_text;
use crate::tui::shell::Glyphs;
use serde_json::{Value, json};

/// Cells and lines of a chart on paper.
const WIDTH: usize = 80;
const ROWS: usize = 8;

/// Who is named among those that moved.
const MOST: usize = 10;

pub fn run(context: &Context, args: &ChartArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    match &args.account {
        Some(account) => {
            let id = workspace.account(account)?;
            account_charts(context, &workspace, id, args.as_of)
        }
        None => book_chart(context, &workspace, args.as_of),
    }
}

fn account_charts(
    context: &Context,
    workspace: &Workspace,
    id: AccountId,
    as_of: Option<Day>,
) -> Result<u8, Failure> {
    let detail = workspace
        .detail(id, as_of)?
        .ok_or_else(|| Message::new("account-none").text("text", id.to_string()))?;
    if context.json {
        print_json(&courses_json(id, detail.as_of, &detail.courses))?;
        return Ok(0);
    }
    let glyphs = if context.plain { Glyphs::Plain } else { Glyphs::Unicode };
    let charts = chart_text(context.lang, glyphs, &detail.courses, (WIDTH, ROWS));
    raw(&format!("{id}  {}\n\n{charts}", Shown::new(&detail.summary.name)))?;
    Ok(0)
}

fn courses_json(id: AccountId, as_of: Day, courses: &Courses) -> Value {
    let points = |points: &[(Day, Option<f64>)]| -> Vec<Value> {
        points.iter().map(|(day, value)| json!({ "day": day, "value": value })).collect()
    };
    let answers = courses.answers.iter().map(|(day, score)| json!({ "day": day, "score": score }));
    let events = courses
        .marks
        .iter()
        .map(|mark| json!({ "day": mark.day, "kind": mark.kind.id(), "text": mark.text }));
    json!({
        "account": id.to_string(), "as_of": as_of,
        "health": points(&courses.health), "usage": points(&courses.usage),
        "usage_metric": courses.metric, "nps": points(&courses.nps),
        "answers": answers.collect::<Vec<_>>(), "seats_percent": points(&courses.seats),
        "events": events.collect::<Vec<_>>(),
    })
}

fn book_chart(context: &Context, workspace: &Workspace, as_of: Option<Day>) -> Result<u8, Failure> {
    let rows = workspace.rows_of(as_of.unwrap_or_else(|| workspace.today()))?;
    let me = &workspace.settings.me;
    let mine = || {
        let rows = rows.iter().map(AsRef::as_ref);
        rows.filter(|row: &&Summary| is_mine(me, row.owner.as_deref()))
    };
    let shares = distribution(mine());
    let (fell, rose) = movers(mine(), MOST);
    if context.json {
        print_json(&json!({
            "bands": shares.iter().map(|share| share_json(workspace, share)).collect::<Vec<_>>(),
            "fell": fell.into_iter().map(mover_json).collect::<Vec<_>>(),
            "rose": rose.into_iter().map(mover_json).collect::<Vec<_>>(),
        }))?;
        return Ok(0);
    }
    let mut text = bands(context, &shares);
    for (title, rows) in [("book-fell", fell), ("book-rose", rose)] {
        if !rows.is_empty() {
            text += &["\n", &context.word(title), "\n", &moved(context, &rows)].concat();
        }
    }
    raw(&text)?;
    Ok(0)
}

/// The amount in the currency of the book, where it has one.
fn share_json(workspace: &Workspace, share: &Share) -> Value {
    let currency = workspace.settings.rates.book;
    let minor = |currency: Currency| share.arr * 10f64.powi(currency.exponent() as i32);
    json!({
        "band": share.band.id(), "accounts": share.accounts,
        "arr_minor": currency.map(|currency| minor(currency).round() as i64),
        "currency": currency.map(|currency| currency.code().to_owned()), "weeks": share.weeks,
    })
}

fn mover_json(row: &Summary) -> Value {
    json!({
        "id": row.id.to_string(), "name": row.name, "health_band": row.band.id(),
        "health_score": row.score.map(Score::points), "health_delta_30d": row.delta30,
    })
}

/// Each band with a bar, and its course where signs can be looked at.
fn bands(context: &Context, shares: &[Share]) -> String {
    let ids = ["chart-band", "chart-accounts", "chart-share"];
    let title = |id: &str| match id {
        "chart-band" => context.word(id),
        id => format!(">{}", context.word(id)),
    };
    let pictured = !context.plain;
    let mut titles: Vec<String> = ids.iter().map(|id| title(id)).collect();
    if pictured {
        titles.extend(["chart-bar", "chart-weeks"].map(|id| context.word(id)));
    }
    let mut table = Table::new(titles);
    let all = shares.iter().map(|share| share.accounts).sum::<usize>().max(1);
    let ever = most(shares);
    for share in shares {
        let mut row = vec![
            context.word(share.band.title()),
            format::count(share.accounts as i64),
            format::percent(100.0 * share.accounts as f64 / all as f64),
        ];
        if pictured {
            row.push("█".repeat((share.accounts * 24).div_ceil(all)));
            row.push(format::spark(share.course(ever)));
        }
        table.rows.push(row);
    }
    table.text()
}

fn moved(context: &Context, rows: &[&Summary]) -> String {
    let titles = ["moves-account", "chart-score", "chart-change"];
    let title = |id: &&str| match *id {
        "moves-account" => context.word(id),
        id => format!(">{}", context.word(id)),
    };
    let mut table = Table::new(titles.iter().map(title).collect());
    for row in rows {
        table.rows.push(vec![
            format!("{}  {}", row.id, row.short_name),
            row.score.map(|score| format::number(score.points(), 1)).unwrap_or_default(),
            row.delta30.known().map(format::change).unwrap_or_default(),
        ]);
    }
    table.text()
}
