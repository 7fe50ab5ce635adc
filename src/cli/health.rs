//! `mamori health`: the receipt, measure by measure; the parts add up to the score as shown.

use super::arguments::HealthArgs;
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::receipt::{MeasureLine, MeasureState, Receipt, Score, Unit};
use crate::core::text::Shown;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};

pub fn run(context: &Context, args: &HealthArgs) -> Result<u8, Failure> {
    let workspace =
        if args.recompute { context.workspace()? } else { context.fresh_workspace()? };
    let found = found(context, &workspace, args)?;
    if context.json {
        let values: Vec<Value> =
            found.iter().map(|(id, _, receipt)| receipt_json(context, id, receipt)).collect();
        print_json(&Value::Array(values))?;
        return Ok(0);
    }
    for (id, name, receipt) in &found {
        raw(&format!("{id}  {}\n{}\n", Shown::new(name), receipt_text(context, receipt)))?;
    }
    Ok(0)
}

/// (id, name, receipt) of what was asked for.
fn found(
    _: &Context,
    workspace: &Workspace,
    args: &HealthArgs,
) -> Result<Vec<(String, String, Receipt)>, Failure> {
    let Some(text) = &args.account else {
        return workspace.receipts(args.as_of.unwrap_or_else(|| workspace.today()));
    };
    let id = workspace.account(text)?;
    let detail = workspace
        .detail(id, args.as_of)?
        .ok_or_else(|| Message::new("account-none").text("text", text.as_str()))?;
    Ok(vec![(id.to_string(), detail.summary.name, detail.receipt)])
}

/// By the contract of `health --json`.
pub fn receipt_json(context: &Context, account: &str, receipt: &Receipt) -> Value {
    let pillars = receipt.pillars.iter().map(|pillar| {
        json!({
            "id": pillar.id, "weight": pillar.weight, "score": pillar.score, "fill": pillar.fill,
            "contribution": pillar.contribution,
            "measures": pillar.measures.iter().map(|m| measure_json(context, m)).collect::<Vec<_>>(),
        })
    });
    let caps = receipt.caps.iter().map(
        |cap| json!({ "id": cap.id, "limit": cap.limit, "evidence": context.say(&cap.evidence) }),
    );
    json!({
        "account": account, "as_of": receipt.as_of, "profile": receipt.profile,
        "pillars": pillars.collect::<Vec<_>>(), "coverage": receipt.coverage, "raw": receipt.raw,
        "caps": caps.collect::<Vec<_>>(), "score": receipt.score.map(Score::points),
        "band": receipt.band.id(), "override": null,
    })
}

fn measure_json(context: &Context, measure: &MeasureLine) -> Value {
    json!({
        "id": measure.id, "weight": measure.weight, "value": measure.value, "unit": measure.unit.id(),
        "score": measure.score, "contribution": measure.contribution, "state": measure.state.id(),
        "as_of": measure.as_of, "source": measure.source,
        "note": measure.note.as_ref().map(|note| context.say(note)),
    })
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
            points(context, pillar.score),
            format::number(pillar.contribution, 2),
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
        format!("  {}", context.word(&format!("measure-{}", measure.id.replace('_', "-")))),
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
            let decimals = u8::from(value.fract().abs() > 0.05);
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
    let band = Message {
        id: format!("band-{}", receipt.band.id().replace('_', "-")).into(),
        args: Vec::new(),
    };
    match receipt.score {
        Some(score) => line(
            Message::new("receipt-total").number("score", score.points(), 1).message("band", band),
        ),
        None => line(Message::new("receipt-unknown").message("band", band)),
    }
    text
}
