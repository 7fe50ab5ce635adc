//! `mamori sync`: reads exports, with a progress bar on a terminal; and the views of past runs.

mod watching;

use super::arguments::{ProblemVerb, SyncArgs, SyncView};
use super::context::{Context, line, print_json, raw};
use super::print::Table;
use super::problems;
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::entity::{Entity, column_title};
use crate::core::intake::UndoneRun;
use crate::core::manner::Decision;
use crate::core::message::Message;
use crate::core::money::Currency;
use crate::core::shift::{Meaning, Shift};
use crate::locale::format;
use crate::runtime::failure::{Exit, Failure};
use crate::runtime::interrupt::Interrupt;
use crate::runtime::preview;
use crate::runtime::sync::{self, Progress, SyncOptions};
use crate::runtime::workspace::Workspace;
use crate::tui::event::RunReport;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

pub fn run(context: &Context, args: &SyncArgs) -> Result<u8, Failure> {
    match &args.view {
        Some(SyncView::Log) => log(context),
        Some(SyncView::Problems { csv, verb: None }) => problems::run(context, csv.as_deref()),
        Some(SyncView::Problems { verb: Some(ProblemVerb::Drop { problem }), .. }) => {
            problems::drop(context, problem)
        }
        Some(SyncView::Problems { verb: Some(ProblemVerb::Accept { problem }), .. }) => {
            match problems::accept(context, problem)? {
                Some(options) => apply_with(context, args, options, Asked::Read),
                None => Ok(0),
            }
        }
        Some(SyncView::Retry) => apply(context, args, Asked::Again),
        Some(SyncView::Undo { run }) => undo(context, *run),
        Some(SyncView::Accept { run }) => apply(context, args, Asked::Accept(*run)),
        Some(SyncView::Drop { run }) => drop_run(context, *run),
        None if args.watch => watching::watch(context, args),
        None => apply(context, args, Asked::Read),
    }
}

/// What is to be read.
#[derive(Clone, Copy)]
enum Asked {
    Read,
    /// The files with rows set aside.
    Again,
    /// A held run.
    Accept(u32),
}

impl Asked {
    fn read(
        self,
        workspace: &Workspace,
        options: SyncOptions,
        cancel: &AtomicBool,
        tell: &mut dyn FnMut(&Progress<'_>),
    ) -> Result<RunReport, Failure> {
        match self {
            Self::Read => sync::sync(workspace, &options, cancel, tell),
            Self::Again => sync::retry(workspace, options, cancel, tell),
            Self::Accept(run) => sync::accept(workspace, run, SyncOptions::default(), cancel, tell),
        }
    }
}

fn options(args: &SyncArgs, paths: Vec<PathBuf>) -> SyncOptions {
    SyncOptions {
        paths,
        dry_run: args.dry_run,
        preset: args.preset.clone(),
        as_of: args.as_of,
        encoding: args.encoding.clone(),
        no_score: args.no_score,
        yes: args.yes,
        decision: if args.yes { preview::usual() } else { Decision::default() },
        full: args.full,
        alone: true,
        ..SyncOptions::default()
    }
}

fn apply(context: &Context, args: &SyncArgs, asked: Asked) -> Result<u8, Failure> {
    apply_with(context, args, options(args, args.paths.clone()), asked)
}

fn apply_with(
    context: &Context,
    args: &SyncArgs,
    options: SyncOptions,
    asked: Asked,
) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let interrupt = Interrupt::listen(|| {});
    let report =
        read(context, &interrupt, |cancel, tell| asked.read(&workspace, options, cancel, tell))?;
    let status = tell_report(context, args, &report)?;
    let Some(interrupted) = interrupt.status() else { return Ok(status) };
    context.warn(&Message::new("sync-scores-follow"));
    Ok(interrupted)
}

/// Reads with a bar for the person at the terminal; who interrupts it is told that nothing was done.
fn read<T>(
    context: &Context,
    interrupt: &Interrupt,
    work: impl FnOnce(&AtomicBool, &mut dyn FnMut(&Progress<'_>)) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let bar = progress_bar(context);
    let done = work(interrupt.flag(), &mut |progress| advance(&bar, context, progress));
    bar.finish_and_clear();
    done.map_err(|failure| match interrupt.status() {
        Some(143) => Failure { exit: Exit::Terminated, ..failure },
        Some(_) => Failure { exit: Exit::Interrupted, ..failure },
        None => failure,
    })
}

fn tell_report(context: &Context, args: &SyncArgs, report: &RunReport) -> Result<u8, Failure> {
    if context.json {
        print_json(&report_json(context, report, args.dry_run))?;
    } else {
        print_report(context, report, args.dry_run)?;
        if args.details && !context.quiet && !report.meaning.shifts.is_empty() {
            raw(&details(context, &report.meaning).text())?;
        }
    }
    let status = exit_status(report, args.strict);
    if let Some(held) = report.held.as_ref().filter(|_| args.dry_run) {
        context.warn(&Message::new("sync-would-hold").message("why", held.why.clone()));
    } else if let Some(held) = &report.held {
        let said = Message::new("sync-held").message("why", held.why.clone());
        context.warn(&said.text("run", format!("r{}", held.run)));
    } else if status != 0 {
        context.warn(&faults(report));
    }
    Ok(status)
}

/// Refused and unmapped files are bad data; set-aside rows only where `--strict` says so.
fn exit_status(report: &RunReport, strict: bool) -> u8 {
    let has = |status| report.files.iter().any(|file| file.status == status);
    if has(FileStatus::Refused)
        || has(FileStatus::Unmapped)
        || (strict && report.totals.quarantined + report.totals.values_aside > 0)
    {
        Exit::BadData as u8
    } else {
        u8::from(has(FileStatus::Held))
    }
}

fn faults(report: &RunReport) -> Message {
    let refused = report
        .files
        .iter()
        .filter(|file| matches!(file.status, FileStatus::Refused | FileStatus::Unmapped))
        .count();
    Message::new("sync-faults")
        .count("files", refused as i64)
        .message("aside", report.totals.aside_said())
}

fn progress_bar(context: &Context) -> ProgressBar {
    if context.quiet || context.json || !Context::is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {percent}% {wide_msg}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn advance(bar: &ProgressBar, context: &Context, progress: &Progress<'_>) {
    match progress {
        Progress::Behind => {
            bar.suspend(|| context.warn(&Message::new("sync-behind")));
        }
        Progress::Reading { done, total, path, pace } => {
            bar.set_length(*total);
            bar.set_position(*done);
            let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
            let said = Message::new(if pace.is_some() { "sync-pace" } else { "sync-reading" })
                .text("done", format::bytes(*done))
                .text("total", format::bytes(*total))
                .text("path", name.unwrap_or_default());
            let said = match pace {
                None => said,
                Some(pace) => {
                    said.text("rate", format::bytes(pace.rate)).message("rest", pace.rest_said())
                }
            };
            bar.set_message(context.say(&said));
        }
        Progress::Applying => bar.set_message(context.word("sync-applying")),
        Progress::Scoring => bar.set_message(context.word("sync-scoring")),
    }
}

fn report_json(context: &Context, report: &RunReport, dry_run: bool) -> Value {
    let files: Vec<Value> = report.files.iter().map(|file| file_json(context, file)).collect();
    let held = report.files.iter().any(|file| file.status == FileStatus::Held);
    json!({
        "run": report.run.map(|run| format!("r{run}")), "held": held,
        "held_run": report.held.as_ref().filter(|_| !dry_run).map(|held| format!("r{}", held.run)),
        "why": report.held.as_ref().map(|held| said_json(context, &held.why)), "dry_run": dry_run, "files": files,
        "totals": report.totals, "accounts_changed": report.accounts_changed,
        "changes": changes_json(context, &report.meaning.said()),
        "details": report.meaning.shifts.iter().map(shift_json).collect::<Vec<_>>(),
    })
}

fn changes_json(context: &Context, changes: &[Message]) -> Value {
    changes.iter().map(|message| said_json(context, message)).collect()
}

fn said_json(context: &Context, message: &Message) -> Value {
    json!({ "code": message.id, "text": context.say(message), "args": message.args })
}

fn shift_json(shift: &Shift) -> Value {
    json!({
        "path": shift.path, "line": (shift.line > 0).then_some(shift.line), "entity": shift.entity.id(), "key": shift.key,
        "field": shift.field, "old": plain(shift.old.as_ref()), "new": plain(shift.new.as_ref()),
        "currency": shift.currency.as_ref().map(Currency::code),
    })
}

fn plain(value: Option<&crate::core::entity::Value>) -> Value {
    use crate::core::entity::Value as Of;
    match value {
        None => Value::Null,
        Some(Of::Int(int)) => (*int).into(),
        Some(Of::Number(number)) => (*number).into(),
        Some(Of::Bool(bool)) => (*bool).into(),
        Some(other) => other.canonical().into(),
    }
}

/// Every changed value with its place, before and after.
fn details(context: &Context, meaning: &Meaning) -> Table {
    let titles = ["sync-file", "problem-line", "left-key", "left-field", "shift-old", "shift-new"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for shift in &meaning.shifts {
        let show = |value: Option<&crate::core::entity::Value>| {
            let shown = shift.shown(value).map(|arg| context.lang.argument(&arg));
            shown.unwrap_or_else(|| context.word("shift-unknown"))
        };
        table.rows.push(vec![
            file_name(&shift.path),
            if shift.line > 0 { shift.line.to_string() } else { String::new() },
            shift.key.clone(),
            context.say(&column_title(shift.entity, shift.field)),
            show(shift.old.as_ref()),
            show(shift.new.as_ref()),
        ]);
    }
    table
}

fn file_json(context: &Context, file: &FileOutcome) -> Value {
    let mut value = serde_json::to_value(file).unwrap_or_default();
    let said = |message: &Message| json!({ "code": message.id, "text": context.say(message), "args": message.args });
    if let Some(object) = value.as_object_mut() {
        object.insert("error".into(), file.error.as_ref().map_or(Value::Null, said));
        object.insert("notes".into(), file.notes.iter().map(said).collect());
    }
    value
}

fn print_report(context: &Context, report: &RunReport, dry_run: bool) -> Result<(), Failure> {
    if context.quiet {
        return Ok(());
    }
    let titles = ["sync-file", "sync-entity", "sync-status"].map(|id| context.word(id));
    let counts =
        ["sync-read", "sync-new", "sync-changed", "sync-unchanged", "sync-aside", "sync-skipped"];
    let mut table = Table::new(
        titles.into_iter().chain(counts.map(|id| format!(">{}", context.word(id)))).collect(),
    );
    for file in &report.files {
        let counts = &file.counts;
        let numbers = [
            counts.read,
            counts.new,
            counts.changed,
            counts.unchanged,
            counts.quarantined,
            counts.skipped,
        ];
        let mut row = vec![
            file_name(&file.path),
            file.entity
                .map(|entity| context.word(&format!("entity-{}", entity.id())))
                .unwrap_or_default(),
            context.word(status_id(file.status)),
        ];
        row.extend(numbers.map(|number| format::count(number as i64)));
        table.rows.push(row);
    }
    raw(&table.text())?;
    print_notes(context, report)?;
    for change in report.meaning.said() {
        line(&context.say(&change))?;
    }
    let id = if dry_run || report.held.is_some() {
        "report-would"
    } else if report.run.is_some() {
        "report-done"
    } else {
        "report-unchanged"
    };
    let totals = report.totals;
    let said = Message::new("report-summary")
        .message("head", Message { id: id.into(), args: Vec::new() })
        .count("new", totals.new as i64)
        .count("changed", totals.changed as i64)
        .message("aside", totals.aside_said())
        .count("accounts", report.accounts_changed as i64);
    line(&context.say(&said))
}

fn print_notes(context: &Context, report: &RunReport) -> Result<(), Failure> {
    for file in &report.files {
        for message in file.error.iter().chain(&file.notes) {
            line(&format!("{}: {}", file_name(&file.path), context.say(message)))?;
        }
    }
    Ok(())
}

fn file_name(path: &str) -> String {
    let path = Path::new(path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match path.parent().and_then(Path::file_name) {
        Some(folder) => format!("{}/{name}", folder.to_string_lossy()),
        None => name,
    }
}

fn status_id(status: FileStatus) -> &'static str {
    match status {
        FileStatus::Applied => "sync-status-applied",
        FileStatus::Unchanged => "sync-status-unchanged",
        FileStatus::Refused => "sync-status-refused",
        FileStatus::Held => "sync-status-held",
        FileStatus::Unmapped => "sync-status-unmapped",
    }
}

fn undo(context: &Context, run: u32) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let done = sync::undo(&workspace, run)?;
    let left = done.named.iter().map(|left| {
        json!({
            "entity": left.entity.id(), "key": left.key, "field": left.field,
            "code": left.reason.id, "reason": context.say(&left.reason),
        })
    });
    let extra = json!({
        "run": format!("r{}", done.run), "removed": done.removed, "restored": done.restored,
        "revived": done.revived, "left": done.left, "left_alone": left.collect::<Vec<_>>(),
        "accounts_changed": done.accounts_changed,
    });
    context.done(&done.said(), extra)?;
    if !context.json && !context.quiet && !done.named.is_empty() {
        raw(&left_table(context, &done).text())?;
    }
    Ok(0)
}

/// What people call a field; unmapped columns are one.
fn field_title(context: &Context, entity: Entity, field: &str) -> String {
    let id = if field.starts_with("gone") { "gone" } else { field };
    context.say(&column_title(entity, id))
}

fn drop_run(context: &Context, run: u32) -> Result<u8, Failure> {
    context.workspace()?.store.drop_run(run)?;
    let run = format!("r{run}");
    let said = Message::new("run-dropped").text("run", run.as_str());
    context.done(&said, json!({ "run": run }))?;
    Ok(0)
}

/// What stays, and why.
fn left_table(context: &Context, done: &UndoneRun) -> Table {
    let titles = ["sync-entity", "left-key", "left-field", "problem-reason"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for left in &done.named {
        table.rows.push(vec![
            context.word(&format!("entity-{}", left.entity.id())),
            left.key.clone(),
            left.field
                .as_deref()
                .map(|field| field_title(context, left.entity, field))
                .unwrap_or_default(),
            context.say(&left.reason),
        ]);
    }
    table
}

fn log(context: &Context) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let runs = workspace.store.runs(100)?;
    if context.json {
        let values = runs.iter().map(|run| json!({
            "run": format!("r{}", run.run), "at": crate::runtime::clock::instant(run.at), "by": run.by,
            "undone_at": run.undone_at.map(crate::runtime::clock::instant),
            "held": run.held.as_ref().map(|why| said_json(context, why)),
            "changes": changes_json(context, &run.changes),
            "files": run.files.iter().map(|file| file_json(context, file)).collect::<Vec<_>>(),
        }));
        print_json(&values.collect())?;
        return Ok(0);
    }
    let titles =
        ["log-run", "log-at", "log-by", "sync-file", "sync-status"].map(|id| context.word(id));
    let mut table = Table::new(
        titles
            .into_iter()
            .chain([
                ">".to_owned() + &context.word("sync-new"),
                ">".to_owned() + &context.word("sync-changed"),
            ])
            .collect(),
    );
    for run in &runs {
        for file in &run.files {
            let counts =
                [file.counts.new, file.counts.changed].map(|count| format::count(count as i64));
            let mut row = vec![
                format!("r{}", run.run),
                context.say(&crate::runtime::clock::moment(run.at)),
                run.by.clone(),
                file_name(&file.path),
                context.word(if run.undone_at.is_some() {
                    "log-undone"
                } else {
                    status_id(file.status)
                }),
            ];
            row.extend(counts);
            table.rows.push(row);
        }
    }
    raw(&table.text())?;
    for run in &runs {
        if let Some(why) = &run.held {
            let said = Message::new("log-held").message("why", why.clone());
            line(&context.say(&said.text("run", format!("r{}", run.run))))?;
        }
    }
    Ok(0)
}
