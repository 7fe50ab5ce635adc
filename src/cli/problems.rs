//! `mamori sync problems`: the rows set aside, with their place, the value, the reason and what to
//! do; then the references that nobody knows.

use super::context::{Context, line, print_json, raw};
use super::print::Table;
use crate::core::intake::{Orphan, ProblemLine, mend};
use crate::core::message::Message;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::intake;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};
use std::path::Path;

pub fn run(context: &Context, csv: Option<&Path>) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let lines = workspace.store.problems()?;
    if context.json {
        print_json(&lines.iter().map(|line| value(context, line)).collect())?;
        return Ok(0);
    }
    if let Some(path) = csv {
        write_csv(context, &workspace, path)?;
        return Ok(0);
    }
    if lines.is_empty() {
        line(&context.word("problems-none"))?;
    } else {
        raw(&intake::problem_table(&lines, context.lang).text())?;
    }
    print_orphans(context, &workspace.store.orphans()?)?;
    Ok(0)
}

fn value(context: &Context, line: &ProblemLine) -> Value {
    let problem = &line.problem;
    json!({
        "run": format!("r{}", line.run), "path": line.path, "line": problem.line,
        "record": problem.record, "column": problem.column, "value": problem.value,
        "code": problem.reason.id, "reason": context.say(&problem.reason),
        "hint": context.word(mend(&problem.reason)), "raw": problem.raw,
        "value_only": problem.value_only,
    })
}

fn write_csv(context: &Context, workspace: &Workspace, path: &Path) -> Result<(), Failure> {
    let rows = intake::write_problems(workspace, context.lang, path)?;
    let path = path.display().to_string();
    let said = Message::new("problems-written").count("rows", rows).text("path", path.as_str());
    context.done(&said, json!({ "rows": rows, "path": path }))
}

fn print_orphans(context: &Context, orphans: &[Orphan]) -> Result<(), Failure> {
    if orphans.is_empty() || context.quiet {
        return Ok(());
    }
    let titles = ["orphan-source", "orphan-reference"].map(|id| context.word(id));
    let rows = format!(">{}", context.word("orphan-rows"));
    let mut table = Table::new(titles.into_iter().chain([rows]).collect());
    for orphan in orphans {
        let reference = match orphan.reference.as_str() {
            "" => context.word("orphan-nameless"),
            reference => reference.to_owned(),
        };
        let count = format::count(orphan.rows as i64);
        table.rows.push(vec![orphan.source.clone(), reference, count]);
    }
    line(&format!("\n{}", context.word("orphans-title")))?;
    raw(&table.text())
}
