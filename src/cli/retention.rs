//! `mamori retention`: what is left of the accounts that were customers on a day, by currency.

use super::arguments::RetentionArgs;
use super::context::{Context, line, print_json, raw};
use super::print::Table;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::retention::{Balance, Kept, MONTHS, Retention, balance};
use crate::core::search::is_mine;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::scores::Held;
use serde_json::{Value, json};

pub fn run(context: &Context, args: &RetentionArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let (since, until) = span(args, workspace.today())?;
    let me = &workspace.settings.me;
    let mut held = workspace.kept((since, until))?;
    held.retain(|one| is_mine(me, one.owner.as_deref()));
    let found = balance(held.iter().map(|one| one.kept));
    if context.json {
        print_json(&whole_json((since, until), &found, &held))?;
    } else if found == Balance::default() {
        line(&context.say(&Message::new("retention-none").day("since", since)))?;
    } else {
        print(context, (since, until), &found)?;
    }
    Ok(0)
}

/// Twelve months up to the last day, where nothing else is said.
fn span(args: &RetentionArgs, today: Day) -> Result<(Day, Day), Failure> {
    let until = args.to.unwrap_or(today);
    let since = args.from.unwrap_or_else(|| until.minus_months(MONTHS));
    if until > today {
        return Err(Failure::usage(Message::new("retention-ahead").day("until", until)));
    }
    if since >= until {
        let refused = Message::new("retention-no-span").day("since", since);
        return Err(Failure::usage(refused.day("until", until)));
    }
    Ok((since, until))
}

fn print(context: &Context, (since, until): (Day, Day), found: &Balance) -> Result<(), Failure> {
    line(&context.say(&Message::new("retention-span").day("since", since).day("until", until)))?;
    if !found.sums.is_empty() {
        raw(&table(context, &found.sums).text())?;
    }
    if let Some(left_out) = found.left_out() {
        line(&context.say(&left_out))?;
    }
    line(&context.word("retention-formulas"))?;
    Ok(())
}

/// The parts and what they come to, a column for each currency.
fn table(context: &Context, sums: &[Retention]) -> Table {
    let heads = sums.iter().map(|sum| format!(">{}", sum.currency.code()));
    let mut table = Table::new(std::iter::once(String::new()).chain(heads).collect());
    let percent = |percent: f64| format!("{}%", format::number(percent, 1));
    let mut row = |id: &str, cell: &dyn Fn(&Retention) -> String| {
        table.rows.push(std::iter::once(context.word(id)).chain(sums.iter().map(cell)).collect());
    };
    let money = |sum: &Retention, minor| format::money(context.lang, sum.money(minor));
    row("retention-begin", &|sum| money(sum, sum.begin));
    row("retention-churn", &|sum| money(sum, -sum.churn));
    row("retention-contraction", &|sum| money(sum, -sum.contraction));
    row("retention-expansion", &|sum| money(sum, sum.expansion));
    row("retention-end", &|sum| money(sum, sum.end()));
    row("retention-gross", &|sum| percent(sum.gross()));
    row("retention-net", &|sum| percent(sum.net()));
    row("retention-logos", &|sum| {
        format!("{} / {}  {}", sum.lost, sum.accounts, percent(sum.logos_lost()))
    });
    table
}

/// By the contract of `retention --json`.
fn whole_json((since, until): (Day, Day), found: &Balance, held: &[Held]) -> Value {
    let sums = found.sums.iter().map(|sum| {
        json!({
            "currency": sum.currency, "accounts": sum.accounts, "lost": sum.lost,
            "begin_minor": sum.begin, "churn_minor": sum.churn,
            "contraction_minor": sum.contraction, "expansion_minor": sum.expansion,
            "end_minor": sum.end(), "grr": rounded(sum.gross()), "nrr": rounded(sum.net()),
            "logo_churn": rounded(sum.logos_lost()),
        })
    });
    let accounts = held.iter().map(|one| {
        let (begin, end) = match one.kept {
            Kept::Unknown => (None, None),
            Kept::Worth { begin, end } => (Some(begin), Some(end)),
        };
        json!({
            "id": one.id.to_string(), "name": one.name,
            "begin_minor": begin.map(|worth| worth.minor),
            "end_minor": end.map(|worth| worth.minor),
            "currency": begin.map(|worth| worth.currency),
        })
    });
    json!({
        "from": since, "to": until, "sums": sums.collect::<Vec<_>>(),
        "unknown": found.unknown, "accounts": accounts.collect::<Vec<_>>(),
    })
}

fn rounded(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}
