//! The last lines of the screen: which keys there are, and what a typed line is understood as.

use crate::core::message::Message;
use crate::core::phrase;
use crate::core::quick_add::{self, QuickTask};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::{self, CommandSpec, Scope};
use crate::tui::deed::Targets;
use crate::tui::shell::Purpose;
use crate::tui::strip::Strip;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};

/// `d done  s snooze…`: the most wanted keys first, as many as fit, in order.
pub fn footer(world: &World, scope: Scope, width: u16) -> Line {
    let mut commands: Vec<&CommandSpec> =
        command::in_scope(scope).filter(|command| command.hint > 0).collect();
    commands.sort_by_key(|command| command.hint);
    let mut line = Line::new();
    for command in commands {
        let dots = if command.opens { ".." } else { "" };
        let title = format!(" {}{dots} ", short(world, command));
        let next = line.clone();
        let next = next.put(format!(" {}", command.key()), world.style(Token::Key));
        let next = next.put(title, world.style(Token::Plain));
        if next.width() > usize::from(width) {
            break;
        }
        line = next;
    }
    line
}

/// The short title in the footer: the message `hint-<id>` where there is one.
fn short(world: &World, command: &CommandSpec) -> String {
    let id = format!("hint-{}", command.id);
    let text = world.word(&id);
    if text == id { world.word(command.title) } else { text }
}

/// The question, and the keys that answer it.
pub fn strip(world: &World, strip: Strip, targets: &Targets) -> [Line; 2] {
    let title = format!(" {} {}", world.word(strip.title()), whom(world, targets));
    let mut keys = Line::new();
    for choice in strip.choices() {
        keys = keys
            .put(format!(" {}", choice.key), world.style(Token::Key))
            .put(format!(" {} ", world.word(choice.title)), world.style(Token::Plain));
    }
    [Line::new().put(title, world.style(Token::Strong)), keys]
}

/// The name of one, the count of many.
fn whom(world: &World, targets: &Targets) -> String {
    let one = match targets {
        Targets::Accounts(ids) => match ids.as_slice() {
            [id] => world.row(*id).map(|row| name_of(row).to_string()),
            _ => None,
        },
        Targets::Tasks(ids) => match ids.as_slice() {
            [id] => world.task(*id).map(|task| Shown::new(&task.title).to_string()),
            _ => None,
        },
    };
    one.unwrap_or_else(|| world.say(&Message::new("status-marked").count("count", targets.len())))
}

/// What is understood of a line while it is typed.
pub fn echo(world: &World, purpose: &Purpose, text: &str, rows: usize) -> Line {
    let style = world.style(Token::Muted);
    let said = match purpose {
        Purpose::Filter => return filter_echo(world, text, rows),
        Purpose::Add(targets) => task_echo(world, text, &whom(world, targets), targets.is_empty()),
        Purpose::Retitle(_) => task_echo(world, text, "", true),
        Purpose::SnoozeDay(_) | Purpose::DueDay(_) => day_echo(world, text),
        Purpose::Field(..) => world.word("echo-field"),
    };
    Line::new().put(format!(" {said}"), style)
}

fn filter_echo(world: &World, text: &str, rows: usize) -> Line {
    let count = world.say(&Message::new("echo-rows").count("count", rows));
    let line = Line::new().put(format!(" {count}  "), world.style(Token::Plain));
    match crate::core::filter::parse(text) {
        Err(error) => line.put(world.say(&error.message), world.style(Token::AtRisk)),
        Ok(_) => line.put(world.word("echo-filter"), world.style(Token::Muted)),
    }
}

fn day_echo(world: &World, text: &str) -> String {
    match phrase::resolve(text, world.today(), &world.calendar) {
        Some(resolved) => format::day(world.lang, resolved.day),
        None => world.word("echo-day"),
    }
}

/// `ACME ∙ due Fri 27 Nov 2026 ∙ p1 ∙ #qbr`.
fn task_echo(world: &World, text: &str, whose: &str, nobody: bool) -> String {
    let quick = quick_add::parse(text, world.today(), &world.calendar);
    if text.trim().is_empty() {
        return world.word("echo-add");
    }
    let account = match &quick.account {
        Some(name) => {
            let found = quick_add::resolve_account(name, &world.portfolio);
            let row = found.first().and_then(|id| world.row(*id));
            let unknown =
                || world.say(&Message::new("input-no-account").text("text", name.as_str()));
            row.map_or_else(unknown, |row| name_of(row).to_string())
        }
        None if nobody => world.word("group-no-account"),
        None => whose.to_owned(),
    };
    let mut parts = vec![account];
    parts.extend(understood(world, &quick));
    parts.join(&format!(" {} ", world.glyphs.dot))
}

fn understood(world: &World, quick: &QuickTask) -> Vec<String> {
    let due = quick.due.map(|day| {
        let moved = if quick.due_moved { world.word("echo-moved") } else { String::new() };
        format!("{} {} {moved}", world.word("echo-due"), format::day(world.lang, day))
            .trim_end()
            .to_owned()
    });
    let priority = quick.priority.map(|priority| format!("p{priority}"));
    let tags = quick.tags.iter().map(|tag| format!("#{}", Shown::new(tag)));
    let repeat = quick
        .repeat
        .as_ref()
        .map(|repeat| world.say(&Message::new("echo-repeat").text("every", repeat.as_str())));
    due.into_iter().chain(priority).chain(tags).chain(repeat).collect()
}
