//! `mamori plan` and `mamori proof`: the success plan of an account, and proofs of its value.

use super::arguments::{PlanArgs, ProofArgs};
use super::context::{Context, decide, line, print_json, raw};
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::calendar::Calendar;
use crate::core::compose;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::phrase;
use crate::core::plan::{self, Plan};
use crate::core::verb::{self, PlanStep};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::json;

pub fn run(context: &Context, args: &PlanArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let plan = open_plan(&workspace, id)?;
    let steps = steps(args, workspace.today(), &workspace.settings.calendar);
    if steps.is_empty() {
        return print(context, plan.as_ref());
    }
    let rows = workspace.store.summaries(&[id])?;
    let row = rows
        .first()
        .ok_or_else(|| Message::new("account-none").text("text", args.account.as_str()))?;
    let (gesture, depth, _) =
        decide(&workspace, 1, |desk| Ok(verb::change_plan(row, plan.as_ref(), &steps, desk)?))?;
    context.done(&gesture.title, json!({ "undo": depth.undo }))?;
    Ok(0)
}

/// The plan that is open today, the newest of several.
fn open_plan(workspace: &Workspace, id: AccountId) -> Result<Option<Plan>, Failure> {
    let today = workspace.today();
    let mut found = None;
    workspace.store.facts(Some(&[id]), &mut |facts| {
        found = plan::open(&facts.plans, today).cloned();
    })?;
    Ok(found)
}

/// What is asked for, in the order in which it makes sense.
fn steps(args: &PlanArgs, today: Day, calendar: &Calendar) -> Vec<PlanStep> {
    let aims = args.objective.iter().map(|text| {
        let (title, due) = compose::dated(text, today, calendar);
        PlanStep::Aim { title, due }
    });
    let met = args.met.iter().map(|number| PlanStep::Met(*number));
    let rest = [
        (args.agree, PlanStep::Agree),
        (args.review, PlanStep::Review),
        (args.close, PlanStep::Close),
    ];
    let rest = rest.into_iter().filter(|(asked, _)| *asked).map(|(_, step)| step);
    aims.chain(met).chain(rest).collect()
}

fn print(context: &Context, plan: Option<&Plan>) -> Result<u8, Failure> {
    if context.json {
        print_json(&json!(plan))?;
        return Ok(0);
    }
    let Some(plan) = plan else {
        line(&context.word("plan-none"))?;
        return Ok(0);
    };
    line(&context.say(&plan.said()))?;
    let mut table = Table::new(vec![">".to_owned(), String::new(), String::new()]);
    for (number, objective) in (1..).zip(&plan.objectives) {
        table.rows.push(vec![
            format::count(number),
            objective.title.clone(),
            objective.said().map(|said| context.say(&said)).unwrap_or_default(),
        ]);
    }
    raw(table.text().trim_start_matches(['\n', ' ']))?;
    Ok(0)
}

pub fn prove(context: &Context, args: &ProofArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let rows = workspace.store.summaries(&[id])?;
    let rows: Vec<_> = rows.iter().collect();
    let today = workspace.today();
    let day = match &args.day {
        None => today,
        Some(text) => {
            phrase::when(text, today, &workspace.settings.calendar)
                .ok_or_else(|| Message::new("not-a-day").text("text", text.as_str()))?
                .0
        }
    };
    let text = args.text.join(" ");
    let (gesture, depth, _) =
        decide(&workspace, 1, |desk| Ok(verb::add_proof(&rows, &text, day, desk)?))?;
    context.done(&gesture.title, json!({ "undo": depth.undo }))?;
    Ok(0)
}
