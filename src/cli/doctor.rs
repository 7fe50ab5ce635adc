//! `mamori doctor`: what is wrong and what to do about it, for people and for scripts.

use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::runtime::doctor::{self, Finding, Verdict};
use crate::runtime::failure::{Exit, Failure};
use serde_json::{Value, json};

/// Exit status 1 where something does not work.
pub fn run(context: &Context) -> Result<u8, Failure> {
    let found = doctor::examine(&context.options)?;
    if context.json {
        print_json(&report(context, &found))?;
    } else {
        raw(&table(context, &found).text())?;
    }
    let broken = found.iter().any(|finding| finding.verdict == Verdict::Fault);
    Ok(if broken { Exit::CouldNot as u8 } else { 0 })
}

fn table(context: &Context, found: &[Finding]) -> Table {
    let titles = ["doctor-head-status", "doctor-head-topic", "doctor-head-said"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for finding in found {
        table.rows.push(vec![
            context.word(finding.verdict.word()),
            context.word(finding.topic.word()),
            context.say(&finding.said),
        ]);
    }
    table
}

fn report(context: &Context, found: &[Finding]) -> Value {
    let checks: Vec<Value> = found
        .iter()
        .map(|finding| {
            json!({
                "topic": finding.topic.id(), "status": finding.verdict.id(),
                "code": finding.said.id, "message": context.say(&finding.said),
            })
        })
        .collect();
    let count = |verdict| found.iter().filter(|finding| finding.verdict == verdict).count();
    json!({
        "checks": checks, "faults": count(Verdict::Fault), "warnings": count(Verdict::Warning),
    })
}
