//! `mamori forecast`: the renewals ahead by category, and the person's own word on one.

use super::arguments::ForecastArgs;
use super::context::{Context, decide, line, print_json, raw};
use super::print::Table;
use crate::core::fiscal::Quarter;
use crate::core::forecast::{self, Category, Forecast};
use crate::core::message::Message;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::receipt::Band;
use crate::core::search::is_mine;
use crate::core::verb::{self, Turn};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};

/// What is no category: steps, and the word that takes one back.
const TURNS: [(Turn, &[&str]); 3] = [
    (Turn::Raise, &["raise", "+", "上げる"]),
    (Turn::Lower, &["lower", "-", "下げる"]),
    (Turn::Off, &["off", "なし"]),
];

pub fn run(context: &Context, args: &ForecastArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let portfolio = workspace.store.portfolio()?;
    let Some(typed) = &args.account else { return print(context, &workspace, &portfolio, None) };
    let id = workspace.account(typed)?;
    let row = portfolio.row(id);
    let row = row.ok_or_else(|| Message::new("account-none").text("text", typed.as_str()))?;
    let Some(call) = &args.call else {
        return print(context, &workspace, &portfolio, Some(row));
    };
    let turn =
        turn(call).ok_or_else(|| Message::new("not-a-forecast").text("text", call.as_str()))?;
    let source = forecast::of_deal(portfolio.deals.get(&id));
    let (gesture, depth, scored) =
        decide(&workspace, 1, |desk| Ok(verb::forecast(&[(row, source)], turn, desk)?))?;
    let given = scored.first().and_then(|row| row.forecast.as_deref());
    let extra = json!({ "undo": depth.undo, "forecast": given.map(forecast_json) });
    context.done(&gesture.title, extra)?;
    Ok(0)
}

fn turn(word: &str) -> Option<Turn> {
    let word = word.trim().to_lowercase();
    let turn = TURNS.iter().find(|(_, words)| words.contains(&word.as_str()));
    turn.map(|(turn, _)| *turn).or_else(|| Category::of_word(&word).map(Turn::To))
}

/// By the contract of `forecast --json` and `list --json`.
pub fn forecast_json(given: &Forecast) -> Value {
    json!({ "category": given.category.id(), "since": given.day, "term": given.term })
}

/// One account's renewal, or those of the person's own that are open, by the day to act.
fn print(
    context: &Context,
    workspace: &Workspace,
    portfolio: &Portfolio,
    only: Option<&Summary>,
) -> Result<u8, Failure> {
    let (today, me) = (workspace.today(), &workspace.settings.me);
    let ahead = |row: &&Summary| {
        row.band != Band::Excluded
            && is_mine(me, row.owner.as_deref())
            && row.renewal_is_open(today)
    };
    let rows = portfolio.rows.iter().map(AsRef::as_ref);
    let mut rows: Vec<&Summary> = match only {
        Some(row) => vec![row],
        None => rows.filter(ahead).collect(),
    };
    rows.sort_by_key(|row| (row.act_by(), row.id));
    if context.json {
        let items = rows.iter().map(|row| row_json(portfolio, row));
        print_json(&Value::Array(items.collect()))?;
        return Ok(0);
    }
    if rows.is_empty() {
        line(&context.word("forecast-none"))?;
        return Ok(0);
    }
    raw(&table(context, portfolio, &rows).text())?;
    if only.is_none() {
        line("")?;
        line(&context.word("forecast-by-deadline"))?;
        for quarter in
            rows.chunk_by(|one, other| quarter_of(workspace, one) == quarter_of(workspace, other))
        {
            for said in totals(context, workspace, portfolio, quarter) {
                line(&said)?;
            }
        }
    }
    Ok(0)
}

fn quarter_of(workspace: &Workspace, row: &Summary) -> Option<Quarter> {
    row.act_by().map(|day| Quarter::of(day, workspace.settings.calendar.fiscal_start))
}

fn row_json(portfolio: &Portfolio, row: &Summary) -> Value {
    let deal = portfolio.deals.get(&row.id);
    json!({
        "id": row.id.to_string(), "name": row.name, "renewal_date": row.renewal,
        "act_by": row.act_by(),
        "arr_minor": row.arr.map(|arr| arr.minor), "currency": row.arr.map(|arr| arr.currency),
        "category": forecast::standing(portfolio, row).category().map(Category::id),
        "own": row.forecast.as_deref().map(forecast_json),
        "source": deal.and_then(|deal| deal.category.as_deref()),
    })
}

fn table(context: &Context, portfolio: &Portfolio, rows: &[&Summary]) -> Table {
    let word = |id| context.word(id);
    let mut table = Table::new(vec![
        word("moves-account"),
        format!(">{}", word("field-arr")),
        word("head-act-by"),
        word("forecast-head-source"),
        word("forecast-head-own"),
    ]);
    for row in rows {
        let deal = portfolio.deals.get(&row.id).and_then(|deal| deal.category.as_deref());
        let own = row.forecast.as_deref().map(|given| word(given.category.title()));
        table.rows.push(vec![
            format!("{}  {}", row.id, row.short_name),
            row.arr.map(|arr| format::money(context.lang, arr)).unwrap_or_default(),
            row.act_by().map(|day| format::day(context.lang, day)).unwrap_or_default(),
            deal.map(|deal| context.lang.known("category", deal)).unwrap_or_default(),
            own.unwrap_or_default(),
        ]);
    }
    table
}

/// `FY2026 Q4: Commit $412k, At risk $96k, not called $18k`, and the same by health.
fn totals(
    context: &Context,
    workspace: &Workspace,
    portfolio: &Portfolio,
    rows: &[&Summary],
) -> [String; 2] {
    let quarter = rows.first().and_then(|row| quarter_of(workspace, row));
    let quarter = quarter.map(|quarter| format::quarter_name(context.lang, quarter));
    let undated = || context.word("renewals-undated");
    let quarter = quarter.unwrap_or_else(undated);
    let part = |title, worth: String| format!("{} {worth}", context.word(title));
    let all =
        |parts: Vec<String>| format!("{quarter}: {}", parts.join(&context.word("plain-comma")));
    let called = forecast::shares(portfolio, rows);
    let called = called.iter().map(|one| part(one.of.title(), format::share(context.lang, one)));
    let bands = forecast::shares_by_band(rows);
    let bands = bands.iter().map(|one| part(one.of.title(), format::share(context.lang, one)));
    [all(called.collect()), all(bands.collect())]
}
