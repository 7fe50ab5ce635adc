//! `mamori health`: the receipt, measure by measure; the parts add up to the score as shown.

pub mod page;

use self::page::Page;
use super::arguments::HealthArgs;
use super::context::{Context, past, print_list, raw};
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::receipt::{MeasureLine, MeasureState, Receipt, Score, Unit};
use crate::core::report::outlook;
use crate::core::scoring::change::{Change, Part};
use crate::core::scoring::recovery::{Move, Prospect};
use crate::core::text::Shown;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// One account asked for.
struct Found {
    id: AccountId,
    name: String,
    receipt: Receipt,
    /// Only where one account is asked for.
    prospect: Option<Prospect>,
    change: Option<Change>,
}

pub fn run(context: &Context, args: &HealthArgs) -> Result<u8, Failure> {
    let workspace =
        if args.recompute { context.workspace()? } else { context.fresh_workspace()? };
    let found = found(&workspace, args)?;
    if context.json {
        print_list(found.iter().map(|one| {
            let page = Page::new(context, one.id.to_string(), &one.receipt);
            page.beside(context, one.prospect.as_ref(), one.change.as_ref())
        }))?;
        return Ok(0);
    }
    for one in &found {
        let Found { id, name, receipt, prospect, change } = one;
        let receipt = receipt_text(context, receipt);
        let outlook = prospect.as_ref().map(|prospect| outlook_text(context, prospect));
        let change = change.as_ref().map(|change| change_text(context, change));
        let parts = [Some(receipt), outlook, change].into_iter().flatten().collect::<String>();
        raw(&format!("{id}  {}\n{parts}\n", Shown::new(name)))?;
    }
    Ok(0)
}

/// What was asked for.
fn found(workspace: &Workspace, args: &HealthArgs) -> Result<Vec<Found>, Failure> {
    let as_of = past(workspace, args.as_of)?;
    let day = as_of.unwrap_or_else(|| workspace.today());
    let one = args.account.as_deref().map(|text| workspace.account(text)).transpose()?;
    let ids = one.map(|id| [id]);
    let changes = args
        .since
        .map(|since| workspace.changes(ids.as_ref().map(<[_; 1]>::as_slice), (since, day)));
    let mut changes: HashMap<AccountId, Change> =
        changes.transpose()?.unwrap_or_default().into_iter().collect();
    let Some(id) = one else {
        let receipts = workspace.receipts(day)?.into_iter();
        let found = receipts.map(|(id, name, receipt)| Found {
            change: changes.remove(&id),
            id,
            name,
            receipt,
            prospect: None,
        });
        return Ok(found.collect());
    };
    let detail = workspace
        .detail(id, as_of)?
        .ok_or_else(|| Message::new("account-none").text("text", id.to_string()))?;
    Ok(vec![Found {
        id,
        name: detail.summary.name.into(),
        receipt: detail.receipt,
        prospect: Some(detail.prospect),
        change: changes.remove(&id),
    }])
}

fn prospect_json(context: &Context, prospect: &Prospect) -> Map<String, Value> {
    let step = |step: &Move| {
        json!({
            "measure": step.measure, "from": step.from, "to": step.to, "unit": step.unit.id(),
            "points_from": step.points_from, "points_to": step.points_to, "lifts": step.lifts,
        })
    };
    let recovery = prospect.recovery.as_ref().map(|recovery| {
        json!({
            "score": recovery.score.points(), "lifts": recovery.lifts,
            "moves": recovery.moves.iter().map(step).collect::<Vec<_>>(),
            "text": outlook::way(prospect).map(|said| context.say(&said)),
        })
    });
    let lacks = prospect.lacks.iter().map(|lack| {
        json!({ "measure": lack.measure, "state": lack.state.id(), "coverage": lack.coverage })
    });
    let pairs = [
        ("recovery", recovery.unwrap_or(Value::Null)),
        ("lacks", Value::Array(lacks.collect())),
        ("without_gaps", json!(prospect.whole.map(Score::points))),
    ];
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn change_json(context: &Context, change: &Change) -> Value {
    let part = |part: &Part| {
        json!({
            "kind": part.cause.id(), "id": part.id, "points": part.points,
            "text": context.say(&outlook::cause(part)),
        })
    };
    json!({
        "from": change.since, "to": change.until, "delta": change.delta(),
        "score_from": change.from.map(Score::points), "score_to": change.to.map(Score::points),
        "parts": change.parts.iter().map(part).collect::<Vec<_>>(),
    })
}

fn outlook_text(context: &Context, prospect: &Prospect) -> String {
    let said = outlook::prospect(prospect);
    said.iter().map(|message| context.say(message) + "\n").collect()
}

/// Every part with its points, the weightiest first.
fn change_text(context: &Context, change: &Change) -> String {
    let mut table = Table::new(vec![String::new(), ">".to_owned(), String::new()]);
    for part in &change.parts {
        table.rows.push(vec![
            context.word(&format!("change-kind-{}", part.cause.id())),
            context.say(&outlook::signed(part.points, 2)),
            context.say(&outlook::cause(part)),
        ]);
    }
    let rows = if change.parts.is_empty() { String::new() } else { table.text() };
    format!("\n{}\n{}", context.say(&outlook::change(change)), rows.trim_start_matches(['\n', ' ']))
}

/// The receipt as lines: pillars, measures below them, then coverage, raw, caps and the score.
pub fn receipt_text(context: &Context, receipt: &Receipt) -> String {
    let titles = [
        "receipt-measure",
        ">receipt-weight",
        ">receipt-value",
        ">receipt-score",
        ">receipt-points",
        "receipt-age",
        "receipt-note",
    ];
    let title = |id: &&str| match id.strip_prefix('>') {
        Some(id) => format!(">{}", context.word(id)),
        None => context.word(id),
    };
    let mut table = Table::new(titles.iter().map(title).collect());
    for pillar in &receipt.pillars {
        table.rows.push(vec![
            context.word(&format!("pillar-{}", pillar.id)),
            format::number(pillar.weight, 0),
            String::new(),
            if pillar.is_not_applicable() {
                context.word("measure-state-not-applicable")
            } else {
                points(context, pillar.score)
            },
            pillar.score.map(|_| format::number(pillar.contribution, 2)).unwrap_or_default(),
        ]);
        table.rows.extend(
            pillar.measures.iter().map(|measure| measure_row(context, measure, receipt.as_of)),
        );
    }
    format!("{}{}", table.text(), sum(context, receipt))
}

fn measure_row(context: &Context, measure: &MeasureLine, as_of: Day) -> Vec<String> {
    let state = measure.state != MeasureState::Measured;
    let score = if state {
        context.word(&format!("measure-state-{}", measure.state.id().replace('_', "-")))
    } else {
        points(context, measure.score)
    };
    vec![
        format!("  {}", context.say(&measure.name())),
        format::number(measure.weight, 0),
        measure.value.map(|value| value_text(context, value, measure.unit)).unwrap_or_default(),
        score,
        if state { String::new() } else { format::number(measure.contribution, 2) },
        measure.as_of.map(|day| format::ago(context.lang, as_of - day)).unwrap_or_default(),
        [measure.source.clone(), measure.note.as_ref().map(|note| context.say(note))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(": "),
    ]
}

fn value_text(context: &Context, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent => format::percent(value),
        Unit::State => String::new(),
        unit => {
            let decimals = match unit {
                Unit::Ratio => 2,
                _ => u8::from(value.fract().abs() > 0.05),
            };
            let said = Message {
                id: format!("unit-{}", unit.id().replace('_', "-")).into(),
                args: Vec::new(),
            };
            context.say(&said.text("value", format::number(value, decimals)))
        }
    }
}

fn points(context: &Context, score: Option<f64>) -> String {
    score.map_or_else(|| context.word("unknown-value"), |score| format::number(score, 1))
}

fn sum(context: &Context, receipt: &Receipt) -> String {
    let mut text = String::new();
    let mut line = |message: Message| {
        text.push_str(&context.say(&message));
        text.push('\n');
    };
    line(Message::new("receipt-coverage").percent("coverage", receipt.coverage * 100.0));
    if let Some(raw) = receipt.raw {
        line(Message::new("receipt-raw").number("raw", raw, 2));
    }
    for cap in &receipt.caps {
        line(
            Message::new("receipt-cap")
                .number("limit", cap.limit, 0)
                .message("evidence", cap.evidence.clone()),
        );
    }
    let band = Message::new(receipt.band.title());
    match receipt.score {
        Some(score) => line(
            Message::new("receipt-total").number("score", score.points(), 1).message("band", band),
        ),
        None => line(Message::new("receipt-unknown").message("band", band)),
    }
    if let Some(given) = &receipt.overridden {
        line(given.said());
    }
    text
}
