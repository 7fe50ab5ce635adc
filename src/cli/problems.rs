//! `mamori sync problems`: the rows set aside, with their place, the value, the reason and what to
//! do; then the references that nobody knows.

use super::context::{Context, decide, line, print_json, raw};
use super::print::Table;
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::intake::{Orphan, ProblemLine, mend};
use crate::core::message::Message;
use crate::core::verb::{self, Desk};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::intake;
use crate::runtime::preview;
use crate::runtime::sync::SyncOptions;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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
    print_waiting(context, &workspace.store.refused()?)?;
    print_orphans(context, &workspace.store.orphans()?)?;
    Ok(0)
}

/// Rows that are not wanted, and files that are left out.
pub fn drop(context: &Context, named: &[String]) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let (lines, files) = find(&workspace, named)?;
    let (lines, files): (Vec<_>, Vec<_>) = (lines.iter().collect(), files.iter().collect());
    if !files.is_empty() {
        act(context, &workspace, files.len(), |desk| verb::leave_out(&files, desk))?;
    }
    if !lines.is_empty() || files.is_empty() {
        act(context, &workspace, lines.len(), |desk| verb::waive(&lines, desk))?;
    }
    Ok(0)
}

/// Rows without their bad cells, and files as they are; what is to be read for it, where something
/// is.
pub fn accept(context: &Context, named: &[String]) -> Result<Option<SyncOptions>, Failure> {
    let workspace = context.workspace()?;
    let (lines, files) = find(&workspace, named)?;
    if !lines.is_empty() {
        let lines: Vec<_> = lines.iter().collect();
        act(context, &workspace, lines.len(), |desk| verb::accept(&lines, desk))?;
    }
    let whole = lines.iter().filter(|line| !line.problem.value_only);
    let whole = whole.filter(|line| line.problem.can_go_without_its_cell());
    let paths = whole.map(|line| &line.path).chain(files.iter().map(|file| &file.path));
    let paths: BTreeSet<PathBuf> = paths.map(PathBuf::from).collect();
    let options = preview::as_they_are(paths.into_iter().collect());
    Ok((!options.paths.is_empty()).then_some(options))
}

fn act(
    context: &Context,
    workspace: &Workspace,
    rows: usize,
    verb: impl FnOnce(&mut Desk<'_>) -> verb::Outcome,
) -> Result<(), Failure> {
    let (gesture, depth, _) = decide(workspace, rows, |desk| Ok(verb(desk)?))?;
    context.done(&gesture.title, json!({ "undo": depth.undo }))
}

/// The rows of these numbers, and the waiting files of these names.
fn find(
    workspace: &Workspace,
    named: &[String],
) -> Result<(Vec<ProblemLine>, Vec<FileOutcome>), Failure> {
    let (mut lines, mut files) = (Vec::new(), Vec::new());
    let (problems, waiting) = (workspace.store.problems()?, workspace.store.refused()?);
    for name in named {
        let line = problems.iter().find(|line| line.number.to_string() == *name);
        let is_it = |file: &&FileOutcome| {
            file.status == FileStatus::Held && Path::new(&file.path).ends_with(name)
        };
        match (line, waiting.iter().find(is_it)) {
            (Some(line), _) => lines.push(line.clone()),
            (None, Some(file)) => files.push(file.clone()),
            (None, None) => {
                return Err(Message::new("problem-unknown").text("name", name.as_str()).into());
            }
        }
    }
    Ok((lines, files))
}

/// Files that wait for a yes or were not read, with what is said of each.
fn print_waiting(context: &Context, files: &[FileOutcome]) -> Result<(), Failure> {
    if files.is_empty() || context.quiet {
        return Ok(());
    }
    let titles = ["sync-file", "problem-reason"].map(|id| context.word(id));
    let mut table = Table::new(titles.into());
    for file in files {
        let why = file.error.as_ref().map(|error| context.say(error));
        table.rows.push(vec![file.path.clone(), why.unwrap_or_default()]);
    }
    line(&format!("\n{}", context.word("problems-files")))?;
    raw(&table.text())
}

fn value(context: &Context, line: &ProblemLine) -> Value {
    let problem = &line.problem;
    json!({
        "number": line.number, "run": format!("r{}", line.run), "path": line.path, "line": problem.line,
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
