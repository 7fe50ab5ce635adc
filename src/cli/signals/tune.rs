//! `mamori signals precision` and `tune`: how often each rule was right, and how far past its
//! threshold it is to wait.

use crate::cli::context::{Context, print_json, raw};
use crate::cli::print::Table;
use crate::core::book::Setting;
use crate::core::message::Message;
use crate::core::signal::RULES;
use crate::core::signal::episode::rule_name;
use crate::core::signal::precision::{self, Precision};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::json;

fn judged(workspace: &Workspace) -> Result<Vec<Precision>, Failure> {
    let rows = workspace.store.portfolio()?.rows;
    let verdicts = rows.iter().flat_map(|row| &row.verdicts);
    Ok(precision::of(verdicts.filter(|verdict| RULES.contains(&verdict.rule.as_str()))))
}

pub fn precision(context: &Context, workspace: &Workspace) -> Result<u8, Failure> {
    let all = judged(workspace)?;
    if context.json {
        let rows = all.iter().map(|one| {
            json!({
                "rule": one.rule, "right": one.right, "wrong": one.wrong,
                "precision": (one.percent() * 10.0).round() / 1000.0,
                "proposed_percent": one.proposal,
            })
        });
        print_json(&rows.collect())?;
        return Ok(0);
    }
    let titles = [
        "precision-rule",
        "precision-right",
        "precision-wrong",
        "precision-share",
        "precision-proposal",
    ];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for one in &all {
        let proposal = one.proposal.map(|percent| {
            let said = Message::new("precision-propose").text("rule", one.rule.as_str());
            context.say(&said.percent("percent", f64::from(percent)))
        });
        table.rows.push(vec![
            context.say(&rule_name(&one.rule)),
            one.right.to_string(),
            one.wrong.to_string(),
            format::percent(one.percent()),
            proposal.unwrap_or_default(),
        ]);
    }
    raw(&table.text())?;
    Ok(0)
}

/// Takes a percentage, or the one that is proposed, into the settings; 0 takes it back.
pub fn tune(
    context: &Context,
    mut workspace: Workspace,
    rule: &str,
    past: Option<u16>,
) -> Result<u8, Failure> {
    let known = RULES.iter().find(|known| **known == rule);
    let known = known.ok_or_else(|| Message::new("rule-unknown").text("text", rule))?;
    let proposed = || {
        let all = judged(&workspace).ok()?;
        all.into_iter().find(|one| one.rule == *known)?.proposal
    };
    let none = || Message::new("precision-no-proposal").text("rule", rule);
    let percent = past.or_else(proposed).ok_or_else(none)?;
    let setting = Setting::Margin((*known).to_owned(), percent);
    let depth = workspace.set(&setting)?;
    context.done(&setting.title(), json!({ "undo": depth.undo }))?;
    Ok(0)
}
