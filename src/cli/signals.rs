//! `mamori signals`: open early warnings with their evidence, and a person's verdict on them.

mod tune;

use super::arguments::{SignalVerdict, SignalsArgs};
use super::context::{Context, past, print_json, raw};
use super::list;
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::phrase::{self, Until};
use crate::core::portfolio::Summary;
use crate::core::signal::Signal;
use crate::core::signal::compound::Compound;
use crate::core::signal::episode::Outage;
use crate::core::typed;
use crate::core::verb::{self, Desk};
use crate::core::verdict::VerdictKind;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

pub fn run(context: &Context, args: &SignalsArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    match &args.verdict {
        Some(SignalVerdict::Precision) => tune::precision(context, &workspace),
        Some(SignalVerdict::Tune { rule, past }) => tune::tune(context, workspace, rule, *past),
        Some(verdict) => judge(context, &workspace, verdict),
        None => print(context, &workspace, args),
    }
}

fn print(context: &Context, workspace: &Workspace, args: &SignalsArgs) -> Result<u8, Failure> {
    let as_of = past(workspace, args.as_of)?;
    let today = as_of.unwrap_or_else(|| workspace.today());
    let (ids, words): (Vec<_>, Vec<_>) =
        args.filter.iter().cloned().partition(|word| named_id(word).is_some());
    let (book, outages) = if let Some(day) = as_of {
        (workspace.whole_rows_on(day)?, Vec::new())
    } else {
        let portfolio = workspace.store.portfolio()?;
        (portfolio.rows, portfolio.outages)
    };
    let fits = list::chosen(&words, workspace, today, &book)?;
    let asked: Vec<(AccountId, Option<&str>)> = ids.iter().filter_map(|id| named_id(id)).collect();
    let named = |row: &Summary| asked.is_empty() || asked.iter().any(|(id, _)| *id == row.id);
    let chosen = |row: &Arc<Summary>| named(row) && fits(row);
    let rows = if as_of.is_some() {
        book
    } else {
        let mut listed = book;
        listed.retain(|row| chosen(row) && !row.signals.is_empty());
        let ids: Vec<_> = listed.iter().map(|row| row.id).collect();
        let mut rows = workspace.store.summaries(&ids)?;
        mark(&mut rows, &listed);
        rows.into_iter().map(Arc::new).collect()
    };
    let rows = rows.into_iter().filter(chosen).map(|row| narrowed(row, &asked));
    let rows: Vec<Arc<Summary>> = rows.collect();
    let found: Vec<(&Summary, &Signal)> = rows
        .iter()
        .flat_map(|row| row.signals.iter().map(move |signal| (row.as_ref(), signal)))
        .collect();
    if context.json {
        let values = found.iter().map(|(row, signal)| signal_json(context, row, signal, today));
        print_json(&values.collect())?;
        return Ok(0);
    }
    raw(&table(context, &rows, &outages, today).text())?;
    Ok(0)
}

/// What the whole book has, what warnings mean together, then each with what was decided of it.
fn table(context: &Context, rows: &[Arc<Summary>], outages: &[Outage], today: Day) -> Table {
    let mut table = Table::new(
        [
            "signal-id",
            "signal-severity",
            "signal-account",
            "signal-since",
            "signal-state",
            "signal-evidence",
        ]
        .map(|id| context.word(id))
        .into(),
    );
    for outage in outages {
        let said = context.say(&outage.said());
        let rule = outage.rule.to_string();
        table.rows.push(vec![
            rule,
            "!".to_owned(),
            String::new(),
            String::new(),
            String::new(),
            said,
        ]);
    }
    for (row, compound) in rows.iter().flat_map(|row| row.compounds.iter().map(move |c| (row, c))) {
        let severity = if compound.is_full() { "!" } else { "~" };
        let said = context.say(&compound.said());
        table.rows.push(vec![
            row.id.to_string(),
            severity.to_owned(),
            row.short_name.to_string(),
            String::new(),
            String::new(),
            said,
        ]);
    }
    let found = rows.iter().flat_map(|row| row.signals.iter().map(move |signal| (row, signal)));
    for (row, signal) in found {
        table.rows.push(vec![
            id(row, signal),
            context.word(signal.severity.title()),
            row.short_name.to_string(),
            format::ago(context.lang, today - signal.since),
            match state(row, signal, today) {
                "open" => String::new(),
                judged => context.word(&format!("signal-state-{judged}")),
            },
            context.say(signal.said()),
        ]);
    }
    table
}

/// `a12` or `a12:usage_drop`, and nothing else.
fn named_id(text: &str) -> Option<(AccountId, Option<&str>)> {
    let (account, rule) =
        text.split_once(':').map_or((text, None), |(account, rule)| (account, Some(rule)));
    Some((AccountId::parse(account)?, rule))
}

/// The row with the warnings that were asked for alone.
fn narrowed(mut row: Arc<Summary>, asked: &[(AccountId, Option<&str>)]) -> Arc<Summary> {
    let rules = asked.iter().filter(|(id, _)| *id == row.id).map(|(_, rule)| *rule);
    let rules: Option<Vec<&str>> = rules.collect();
    if let Some(rules) = rules.filter(|rules| !rules.is_empty()) {
        let whole = Arc::make_mut(&mut row);
        whole.signals.retain(|signal| rules.iter().any(|rule| signal.rule == *rule));
        let wanted = |compound: &Compound| rules.iter().any(|rule| compound.has(rule));
        whole.compounds.edit(|compounds| compounds.retain(wanted));
    }
    row
}

/// What is known of a row and its warnings only by the whole book.
fn mark(rows: &mut [Summary], listed: &[Arc<Summary>]) {
    let known: HashMap<AccountId, &Arc<Summary>> = listed.iter().map(|row| (row.id, row)).collect();
    for row in rows {
        let Some(listed) = known.get(&row.id) else { continue };
        row.short_name = listed.short_name.clone();
        for signal in &mut row.signals {
            let same = listed.signals.iter().find(|other| other.rule == signal.rule);
            signal.quiet = same.and_then(|same| same.quiet);
        }
    }
}

fn id(row: &Summary, signal: &Signal) -> String {
    format!("{}:{}", row.id, signal.rule)
}

/// By the contract of `signals --json`.
pub fn signal_json(context: &Context, row: &Summary, signal: &Signal, today: Day) -> Value {
    let said = signal.said();
    let parts = row.compounds.iter().filter(|compound| compound.has(&signal.rule));
    let compounds: Vec<Value> = parts.map(|c| json!({ "id": c.id, "full": c.is_full() })).collect();
    json!({
        "id": id(row, signal), "rule": signal.rule, "account": row.id.to_string(), "severity": signal.severity.code(),
        "since": signal.since, "value": signal.value, "threshold": signal.threshold, "reference": signal.reference,
        "unit": signal.unit.id(),
        "evidence": { "text": context.say(said), "code": said.id, "args": said.args },
        "play": signal.play, "baseline": signal.baseline, "surfaced": signal.quiet.is_none(), "state": state(row, signal, today),
        "compounds": compounds,
    })
}

fn state(row: &Summary, signal: &Signal, today: Day) -> &'static str {
    match row.holding(signal, today).map(|verdict| verdict.kind) {
        None => "open",
        Some(VerdictKind::Handled | VerdictKind::Accepted) => "acknowledged",
        Some(VerdictKind::Wrong) => "dismissed",
        Some(VerdictKind::Snoozed | VerdictKind::Waiting) => "snoozed",
    }
}

fn judge(context: &Context, workspace: &Workspace, verdict: &SignalVerdict) -> Result<u8, Failure> {
    let (SignalVerdict::Ack { ids }
    | SignalVerdict::Accept { ids }
    | SignalVerdict::Dismiss { ids, .. }
    | SignalVerdict::Snooze { ids, .. }
    | SignalVerdict::Wait { ids, .. }) = verdict
    else {
        return Ok(0);
    };
    let portfolio = workspace.store.portfolio()?;
    let rows = ids
        .iter()
        .map(|text| named(workspace, &portfolio.rows, text))
        .collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<&Summary> = rows.iter().collect();
    let today = workspace.today();
    let calendar = workspace.settings.calendar.clone();
    let mut ids = workspace.ids(0, rows.len() as u32 * 8)?;
    let mut desk = Desk { today, calendar: &calendar, ids: &mut ids };
    let gesture = match verdict {
        SignalVerdict::Ack { .. } => verb::handle(&rows, &mut desk)?,
        SignalVerdict::Accept { .. } => verb::close(&rows, VerdictKind::Accepted, None, &mut desk)?,
        SignalVerdict::Dismiss { reason, .. } => {
            verb::close(&rows, VerdictKind::Wrong, Some(&typed::dismissal(reason)), &mut desk)?
        }
        SignalVerdict::Precision | SignalVerdict::Tune { .. } => return Ok(0),
        SignalVerdict::Snooze { until, .. } => {
            let until = phrase::resolve(until, today, &calendar)
                .ok_or_else(|| Message::new("not-a-day").text("text", until.as_str()))?;
            verb::snooze(&rows, Until::Day(until), &mut desk)?
        }
        SignalVerdict::Wait { on, .. } => {
            let on = typed::waiting_on(on)
                .ok_or_else(|| Message::new("not-waited-for").text("text", on.as_str()))?;
            verb::wait(&rows, on, &mut desk)?
        }
    };
    let (depth, _) = workspace.act(&gesture)?;
    context.done(&gesture.title, json!({ "undo": depth.undo }))?;
    Ok(0)
}

/// The row that an id or an account means; an id narrows it to its one signal.
fn named(workspace: &Workspace, rows: &[Arc<Summary>], text: &str) -> Result<Summary, Failure> {
    let (account, rule) =
        text.split_once(':').map_or((text, None), |(account, rule)| (account, Some(rule)));
    let id = workspace.account(account)?;
    let none = || Failure::new(Message::new("signal-none").text("text", text));
    let mut row = rows.iter().find(|row| row.id == id).ok_or_else(none)?.as_ref().clone();
    row.signals.retain(|signal| rule.is_none_or(|rule| signal.rule == rule));
    if row.signals.is_empty() { Err(none()) } else { Ok(row) }
}
