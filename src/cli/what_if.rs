//! `mamori what-if`: who changes band under other weights, limits and thresholds; nothing is written.

use super::arguments::WhatIfArgs;
use super::context::{Context, line, print_json, raw};
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::message::Message;
use crate::core::receipt::Score;
use crate::core::scorecard::Wish;
use crate::core::what_if::{Shift, Stand, Trial};
use crate::locale::format;
use crate::runtime::failure::Failure;
use serde_json::{Value, json};
use std::collections::HashMap;

pub fn run(context: &Context, args: &WhatIfArgs) -> Result<u8, Failure> {
    let read = |text: &String| Wish::parse(text).map_err(Failure::usage);
    let wishes: Vec<Wish> = args.wish.iter().map(read).collect::<Result<_, _>>()?;
    if wishes.is_empty() && args.scorecard.is_none() {
        return Err(Failure::usage(Message::new("what-if-nothing")));
    }
    let workspace = context.fresh_workspace()?;
    let card = workspace.tried_card(&wishes, args.scorecard.as_deref())?;
    let trial = workspace.weigh(&card)?;
    if context.json {
        print_json(&trial_json(&trial))?;
        return Ok(0);
    }
    let rows = workspace.store.portfolio()?.rows;
    let names = rows.iter().map(|row| (row.id, row.short_name.to_string())).collect();
    let flips: Vec<&Shift> = trial.shifts.iter().filter(|shift| shift.flips()).collect();
    if !flips.is_empty() {
        raw(&table(context, &flips, &names).text())?;
    }
    line(&context.say(&said(&trial)))?;
    Ok(0)
}

/// How many change band, and what the red list then takes.
fn said(trial: &Trial) -> Message {
    let ((redder, calmer), (hours_from, hours_to)) = (trial.reddened(), trial.hours());
    Message::new("what-if-said")
        .count("flips", trial.flips())
        .count("redder", redder)
        .count("calmer", calmer)
        .number("from", hours_from, 1)
        .number("to", hours_to, 1)
}

/// By the contract of `what-if --json`: the accounts whose score or band changes.
fn trial_json(trial: &Trial) -> Value {
    let points = |stand: Stand| stand.score.map(Score::points);
    let moved = trial.shifts.iter().filter(|shift| shift.moves());
    let accounts = moved.map(|shift| {
        json!({
            "id": shift.id.to_string(),
            "score_from": points(shift.from), "score_to": points(shift.to),
            "band_from": shift.from.band.id(), "band_to": shift.to.band.id(),
        })
    });
    let (hours_from, hours_to) = trial.hours();
    json!({
        "accounts": accounts.collect::<Vec<_>>(), "flips": trial.flips(),
        "hours": hours_to, "hours_from": hours_from,
    })
}

fn table(context: &Context, flips: &[&Shift], names: &HashMap<AccountId, String>) -> Table {
    let titles = ["moves-account", "moves-from", "moves-to"];
    let mut table = Table::new(titles.iter().map(|id| context.word(id)).collect());
    let stand = |stand: Stand| {
        let band = context.word(stand.band.title());
        match stand.score {
            Some(score) => format!("{} {band}", format::number(score.points(), 1)),
            None => band,
        }
    };
    for shift in flips {
        let name = names.get(&shift.id).map(String::as_str).unwrap_or_default();
        let account = format!("{}  {name}", shift.id);
        table.rows.push(vec![account, stand(shift.from), stand(shift.to)]);
    }
    table
}
