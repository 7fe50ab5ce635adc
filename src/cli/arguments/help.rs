//! Help and wrong usage in the reader's language. The texts come from the locales, by the ids of
//! commands and arguments.

use super::{Arguments, Common};
use crate::cli::context::error_json;
use crate::core::field::{COLUMNS, Column};
use crate::core::message::{self, Message};
use crate::locale::Lang;
use crate::runtime::paths;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Args, CommandFactory, Error, FromArgMatches};
use std::error::Error as _;
use std::io::Write;
use std::process::ExitCode;

/// Reads the process's arguments; `Err` is the exit status after help, version or wrong usage.
/// The texts are put in only when there is something to print.
pub fn parse() -> Result<Arguments, ExitCode> {
    if let Some(common) = cockpit() {
        return Ok(Arguments { common, action: None });
    }
    let read = |command: clap::Command| {
        let parsed = command.try_get_matches();
        parsed.and_then(|matches| Arguments::from_arg_matches(&matches))
    };
    if let Ok(arguments) = read(Arguments::command()) {
        return Ok(arguments);
    }
    read(localised(Arguments::command(), lang())).map_err(|error| {
        print(&error, lang());
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// What the cockpit is opened with. It needs no word of the thirty commands, whose description costs
/// more than the rest of the start; with one of them, help or a slip these are not the arguments.
fn cockpit() -> Option<Common> {
    let bare = clap::Command::new("mamori").disable_help_flag(true).disable_version_flag(true);
    let matches = Common::augment_args(bare).try_get_matches().ok()?;
    Common::from_arg_matches(&matches).ok()
}

/// The language of help: `--lang` as typed, else the environment's. Parsing has not happened yet.
pub fn lang() -> Lang {
    let typed: Vec<String> = paths::arguments();
    let after = typed.iter().position(|arg| arg == "--lang").and_then(|at| typed.get(at + 1));
    let joined = typed.iter().find_map(|arg| arg.strip_prefix("--lang="));
    after.map(String::as_str).or(joined).and_then(Lang::parse).unwrap_or_else(paths::system_lang)
}

/// `--json` was typed: what goes wrong is told as JSON, too.
fn wants_json() -> bool {
    paths::arguments().iter().take_while(|arg| *arg != "--").any(|arg| arg == "--json")
}

/// What went wrong, without what was probably meant.
fn what_of(fault: &Message) -> &Message {
    let what = fault.args.iter().find_map(|(_, arg)| match arg {
        message::Arg::Message(what) => Some(what.as_ref()),
        _ => None,
    });
    what.unwrap_or(fault)
}

/// Wrong usage for a program; its hint is how the command is used.
fn as_json(error: &Error, lang: Lang) -> String {
    let fault = fault(error, lang);
    let code = fault.as_ref().map_or("usage", |fault| what_of(fault).id.word());
    let first = || {
        let rendered = error.render().to_string();
        let line = rendered.lines().next().unwrap_or_default();
        line.trim_start_matches("error: ").to_owned()
    };
    let message = fault.as_ref().map_or_else(first, |fault| lang.say(fault));
    let usage = said(error, ContextKind::Usage).map(|usage| headed(&usage, lang));
    let hint = [usage, Some(lang.word("usage-try-help"))];
    let hint = hint.into_iter().flatten().collect::<Vec<_>>().join(" ");
    error_json(code, &message, None, Some(&hint))
}

fn print(error: &Error, lang: Lang) {
    if error.use_stderr() && wants_json() {
        // Nothing is left to tell where the stream is closed.
        let _ = writeln!(std::io::stderr(), "{}", as_json(error, lang));
        return;
    }
    let text = match explained(error, lang) {
        Some(text) => text,
        None if lang == Lang::En => {
            // A closed pipe while help is printed is nobody's fault.
            let _ = error.print();
            return;
        }
        None => headed(&error.render().to_string(), lang),
    };
    // Nothing is left to tell where the stream is closed.
    let _ = if error.use_stderr() {
        writeln!(std::io::stderr(), "{}", text.trim_end())
    } else {
        writeln!(std::io::stdout(), "{}", text.trim_end())
    };
}

/// What was typed wrongly, how it is used, and where that stands; `None` for help and version.
fn explained(error: &Error, lang: Lang) -> Option<String> {
    let what = lang.say(&fault(error, lang)?);
    let usage = said(error, ContextKind::Usage).map(|usage| headed(&usage, lang));
    let lines = [Some(what), usage, Some(lang.word("usage-try-help"))];
    Some(lines.into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
}

fn fault(error: &Error, lang: Lang) -> Option<Message> {
    let argument = said(error, ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let what = Message::new("usage-unknown-argument").text("text", argument);
            Some(near(what, said(error, ContextKind::SuggestedArg)))
        }
        ErrorKind::InvalidSubcommand => {
            let typed = said(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            let what = Message::new("usage-unknown-command").text("text", typed);
            Some(near(what, said(error, ContextKind::SuggestedSubcommand)))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Some(bad_value(error, lang)),
        ErrorKind::MissingRequiredArgument => {
            Some(Message::new("usage-missing").text("text", argument))
        }
        ErrorKind::ArgumentConflict => {
            let other = said(error, ContextKind::PriorArg).unwrap_or_default();
            if other == argument {
                return Some(Message::new("usage-twice").text("text", argument));
            }
            Some(Message::new("usage-conflict").text("text", argument).text("other", other))
        }
        _ => None,
    }
}

/// The value, why it cannot be read, and what it can be.
fn bad_value(error: &Error, lang: Lang) -> Message {
    let name = said(error, ContextKind::InvalidArg).unwrap_or_default();
    let text = said(error, ContextKind::InvalidValue).unwrap_or_default();
    let named = |id| Message::new(id).text("name", name.as_str()).text("text", text.as_str());
    // What the parser itself says, it says in English.
    let why = error.source().map(ToString::to_string);
    let what = match why.filter(|why| lang == Lang::En || !why.is_ascii()) {
        Some(why) => named("usage-bad-value-why").text("why", why),
        None => named("usage-bad-value"),
    };
    match said(error, ContextKind::ValidValue) {
        Some(values) => Message::new("usage-one-of").message("what", what).text("values", values),
        None => what,
    }
}

fn near(what: Message, close: Option<String>) -> Message {
    match close {
        Some(close) => Message::new("usage-near").message("what", what).text("near", close),
        None => what,
    }
}

fn said(error: &Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(ToString::to_string).filter(|text| !text.is_empty())
}

/// The headings that are put in by the parser, in the reader's language.
fn headed(text: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return text.to_owned();
    }
    let headings = [
        ("Usage:", "usage-head", ":"),
        ("\nCommands:", "usage-commands", ":"),
        ("\nArguments:", "usage-arguments", ":"),
        ("\nOptions:", "usage-options", ":"),
        ("[OPTIONS]", "usage-options", "]"),
        ("[COMMAND]", "usage-command", "]"),
        ("<COMMAND>", "usage-command", ">"),
        ("[default:", "usage-default", ":"),
        ("[possible values:", "usage-values", ":"),
    ];
    headings.iter().fold(text.to_owned(), |text, (english, id, end)| {
        let open = english.chars().next().filter(|c| !c.is_alphabetic()).map(String::from);
        text.replace(english, &format!("{}{}{end}", open.unwrap_or_default(), lang.word(id)))
    })
}

/// The whole command line with its texts, for completions and the manual.
pub fn whole(lang: Lang) -> clap::Command {
    localised(Arguments::command(), lang)
}

/// Puts the texts of a language into a command and everything below it.
fn localised(command: clap::Command, lang: Lang) -> clap::Command {
    let path = command.get_name().to_owned();
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    describe(command, &path, lang)
        .disable_version_flag(true)
        .arg(version.help(lang.word("arg-version")).display_order(999))
}

/// The fields that filters, orders and columns are made of, each with its title.
fn fields(lang: Lang) -> String {
    let line = |column: &Column| format!("\n  {:<11}{}", column.id, lang.word(column.title));
    let lines: String = COLUMNS.iter().map(line).collect();
    format!(
        "{}{lines}\n  {:<11}{}",
        lang.word("help-fields"),
        "x.COLUMN",
        lang.word("help-field-x")
    )
}

fn describe(command: clap::Command, path: &str, lang: Lang) -> clap::Command {
    let about = lang.word(&format!("help-{path}"));
    let example =
        format!("{}\n  {}", lang.word("help-example"), lang.word(&format!("help-{path}-example")));
    let example = if path == "list" { format!("{example}\n\n{}", fields(lang)) } else { example };
    let below: Vec<String> =
        command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command.about(about).after_help(StyledStr::from(example));
    command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        arg.help(lang.word(&format!("arg-{id}")))
    });
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let help = help.help(lang.word("arg-help")).display_order(998);
    command = command.disable_help_flag(true).arg(help);
    for name in below {
        let inner = format!("{}-{name}", path.trim_start_matches("mamori-"));
        let inner = inner.trim_start_matches("mamori-").to_owned();
        command = command.mut_subcommand(name, |sub| describe(sub, &inner, lang));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            let mut missing = Vec::new();
            collect(&localised(Arguments::command(), lang), &mut missing);
            assert!(missing.is_empty(), "{lang:?}: {missing:?}");
        }
    }

    fn collect(command: &clap::Command, missing: &mut Vec<String>) {
        let texts = [command.get_about(), command.get_after_help()];
        for text in texts.into_iter().flatten().map(ToString::to_string) {
            if text.contains("help-") {
                missing.push(text);
            }
        }
        for arg in command.get_arguments() {
            let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
            if text.starts_with("arg-") {
                missing.push(text);
            }
        }
        for sub in command.get_subcommands() {
            collect(sub, missing);
        }
    }
}
