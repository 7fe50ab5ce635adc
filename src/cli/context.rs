//! What every subcommand shares: the options, the language, printing, and how a failure is told.

use super::arguments::Common;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::portfolio::Summary;
use crate::core::verb::Desk;
use crate::locale::Lang;
use crate::runtime::failure::{Exit, Failure};
use crate::runtime::paths;
use crate::runtime::tongue::Tongue;
use crate::runtime::workspace::{self, Options, Workspace};
use crate::store::Depth;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::io::{BufWriter, IsTerminal, Write};
use std::process::ExitCode;

pub struct Context {
    pub options: Options,
    pub lang: Lang,
    pub json: bool,
    pub quiet: bool,
    pub verbose: bool,
    pub no_color: bool,
    pub plain: bool,
    /// `--lang` was typed: it goes before everything else that names a language.
    pub lang_typed: bool,
}

/// Has a verb decided, with room for so many new rows beside tasks, and keeps what it says. Gives that,
/// how far back one can go, and the rows as they are then.
pub fn decide(
    workspace: &Workspace,
    rows: usize,
    verb: impl FnOnce(&mut Desk<'_>) -> Result<Gesture, Failure>,
) -> Result<(Gesture, Depth, Vec<Summary>), Failure> {
    let mut ids = workspace.ids(0, rows as u32)?;
    let calendar = &workspace.settings.calendar;
    let gesture = verb(&mut Desk { today: workspace.today(), calendar, ids: &mut ids })?;
    let (depth, rows) = workspace.act(&gesture)?;
    Ok((gesture, depth, rows))
}

/// The day that was asked for, today or before: of later ones nothing is known.
pub fn past(workspace: &Workspace, asked: Option<Day>) -> Result<Option<Day>, Failure> {
    match asked.filter(|day| *day > workspace.today()) {
        Some(day) => Err(Failure::usage(Message::new("travel-ahead").day("day", day))),
        None => Ok(asked),
    }
}

impl Context {
    pub fn new(arguments: &Common) -> Self {
        let options = Options {
            folder: arguments.workspace.clone(),
            today: arguments.today,
            read_only: arguments.read_only,
            still: None,
            tongue: Tongue { typed: arguments.lang, system: paths::system_lang() },
        };
        Self {
            lang: workspace::lang(&options),
            options,
            json: arguments.json,
            quiet: arguments.quiet,
            verbose: arguments.verbose,
            no_color: arguments.no_color,
            plain: arguments.plain,
            lang_typed: arguments.lang.is_some(),
        }
    }

    /// Opens the workspace and says what is wrong in its settings.
    pub fn workspace(&self) -> Result<Workspace, Failure> {
        let workspace = Workspace::open(&self.options)?;
        for fault in workspace.settings_fault.iter().chain(workspace.card_fault()) {
            self.warn(fault);
        }
        Ok(workspace)
    }

    /// Opens it with every derived row up to date.
    pub fn fresh_workspace(&self) -> Result<Workspace, Failure> {
        let workspace = self.workspace()?;
        workspace.refresh()?;
        Ok(workspace)
    }

    pub fn say(&self, message: &Message) -> String {
        self.lang.say(message)
    }

    pub fn word(&self, id: &str) -> String {
        self.lang.word(id)
    }

    /// Something to know that is no result; never on standard output.
    pub fn warn(&self, message: &Message) {
        if !self.quiet {
            // Nothing is left to tell if standard error is closed.
            let _ = writeln!(std::io::stderr(), "{}", self.say(message));
        }
    }

    /// What a verb did: said, or as JSON its title and the undo depth.
    pub fn done(&self, title: &Message, extra: Value) -> Result<(), Failure> {
        if self.json {
            let mut value = json!({ "done": self.say(title), "code": title.id });
            if let (Some(into), Value::Object(from)) = (value.as_object_mut(), extra) {
                into.extend(from);
            }
            return print_json(&value);
        }
        if self.quiet { Ok(()) } else { line(&self.say(title)) }
    }

    pub fn is_terminal() -> bool {
        std::io::stdout().is_terminal()
    }

    /// Tells a failure on standard error and turns it into the exit status.
    pub fn explain(&self, failure: &Failure) -> ExitCode {
        let mut err = std::io::stderr().lock();
        let message = self.say(&failure.message);
        let text = if self.json {
            let hint = self.hint(failure);
            let (code, cause) = (&failure.message.id, failure.cause.as_deref());
            error_json(code, &message, cause, hint.as_deref())
        } else {
            let said = match &failure.cause {
                Some(cause) if self.verbose => format!("{message} ({cause})"),
                _ => message,
            };
            [Some(said), failure.place.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n")
        };
        // Nothing is left to tell if standard error is closed.
        let _ = writeln!(err, "{text}");
        ExitCode::from(failure.exit as u8)
    }

    /// What to do: what the message says of it last, else what helps with any failure of its kind.
    fn hint(&self, failure: &Failure) -> Option<String> {
        let usual = match failure.exit {
            Exit::Usage => Some("hint-usage"),
            Exit::BadData => Some("hint-bad-data"),
            Exit::CouldNot | Exit::Bug | Exit::Interrupted | Exit::Terminated => None,
        };
        let advice = last_sentence(&self.say(&failure.message.with_texts(&closed)));
        advice.map(|advice| opened(&advice)).or_else(|| usual.map(|id| self.word(id)))
    }
}

/// An error as `docs/cli.md` has it.
pub fn error_json(code: &str, message: &str, cause: Option<&str>, hint: Option<&str>) -> String {
    json!({ "error": { "code": code, "message": message, "cause": cause, "hint": hint } })
        .to_string()
}

/// What stands for a blank and for a full stop in a name, so that none in it ends a sentence.
const CLOSED: [(char, char); 2] = [(' ', '\u{E000}'), ('。', '\u{E001}')];

fn closed(text: &str) -> String {
    let sign = |c: char| CLOSED.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, own)| *own);
    text.chars().map(sign).collect()
}

fn opened(text: &str) -> String {
    let sign = |c: char| CLOSED.iter().find(|(_, own)| *own == c).map_or(c, |(sign, _)| *sign);
    text.chars().map(sign).collect()
}

/// The last of several sentences.
fn last_sentence(text: &str) -> Option<String> {
    let text = text.trim_end();
    let body = text.strip_suffix(['.', '。', '?', '？']).unwrap_or(text);
    let ends = [". ", "? ", "。", "？"];
    let begins = ends.iter().filter_map(|end| Some(body.rfind(end)? + end.len())).max()?;
    text.get(begins..).map(|last| last.trim().to_owned()).filter(|last| !last.is_empty())
}

/// Text as it is, on standard output. A closed pipe ends quietly.
pub fn raw(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    ended(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// A line of result.
pub fn line(text: &str) -> Result<(), Failure> {
    raw(&format!("{text}\n"))
}

/// A JSON value as the whole result.
pub fn print_json(value: &Value) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    line(&text)
}

/// A JSON array as the whole result, written as it is made. A closed pipe ends quietly.
pub fn print_list<T: Serialize>(values: impl Iterator<Item = T>) -> Result<(), Failure> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = serde_json::Serializer::pretty(&mut out).collect_seq(values);
    ended(written.map_err(Into::into).and_then(|()| writeln!(out)).and_then(|()| out.flush()))
}

/// What writing to standard output came to.
fn ended(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Failure::io("file-cannot-write", std::path::Path::new("stdout"), &error)),
    }
}
