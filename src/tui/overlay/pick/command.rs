//! Commands by their names: those in force, then those of other screens.

use super::{Hit, Pick};
use crate::core::own_action::OwnAction;
use crate::core::search::{Query, fold};
use crate::core::text::Shown;
use crate::locale::Lang;
use crate::tui::command::{self, CommandSpec, Scope, WORDED};
use crate::tui::world::World;

/// Commands in force whose title, id or key has what is typed; `42`, `lang ja` and `me aya` besides.
pub fn found(
    world: &World,
    scope: Scope,
    text: &str,
    idle: &[(&'static str, &'static str)],
) -> Vec<Hit> {
    let typed = text.trim();
    let mut hits = Vec::new();
    if let Ok(number) = fold(typed).parse::<usize>() {
        let left = format!("{} {number}", world.word("pick-row"));
        hits.push(Hit { left, right: String::new(), pick: Pick::Row(number) });
    }
    if let Some(lang) = typed.strip_prefix("lang ").and_then(|tag| Lang::parse(tag.trim())) {
        let left = format!("lang {}", lang.id());
        hits.push(Hit { left, right: world.word("cmd-language"), pick: Pick::Language(lang) });
    }
    if let Some(name) = typed.strip_prefix("me ") {
        hits.extend(super::owners(world, &world.portfolio.me, name));
    }
    for (command, action, title) in WORDED {
        let rest = typed.strip_prefix(command).filter(|rest| rest.starts_with(' '));
        if let Some(text) = rest.map(str::trim).filter(|text| !text.is_empty()) {
            let left = format!("{command} {}", Shown::new(text));
            let pick = Pick::Worded(action, text.to_owned());
            hits.push(Hit { left, right: world.word(title), pick });
        }
    }
    let query = Query::new(typed);
    let mut commands: Vec<&'static CommandSpec> = command::in_scope(scope).collect();
    commands.sort_by_key(|command| if command.hint == 0 { u8::MAX } else { command.hint });
    let here = commands.iter().filter_map(|command| {
        let (fit, left) = named(world, command, &query, typed)?;
        let why = idle.iter().find(|(id, _)| *id == command.id);
        let twin = || command.cli.map(|twin| format!("mamori {twin}")).unwrap_or_default();
        Some(match why {
            Some((_, why)) => (fit, Hit { left, right: world.word(why), pick: Pick::Idle(why) }),
            None => (fit, Hit { left, right: twin(), pick: Pick::Run(command) }),
        })
    });
    let mut found: Vec<(i32, Hit)> = here.collect();
    if scope.is_remapped() {
        found.extend(own_actions(world, &query, typed));
        found.extend(elsewhere(&commands).filter_map(|command| {
            let (fit, left) = named(world, command, &query, typed)?;
            let right = world.word(command.scope.title());
            Some((fit, Hit { left, right, pick: Pick::Elsewhere(command) }))
        }));
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    hits.extend(found.into_iter().map(|(_, hit)| hit));
    hits
}

/// Programs of the person's own, found as commands are.
fn own_actions(world: &World, query: &Query, typed: &str) -> Vec<(i32, Hit)> {
    let hit = |(place, action): (usize, &OwnAction)| {
        let exact = action.id == typed || action.keys.iter().any(|key| key == typed);
        let needle = format!("{}\n{}", fold(&action.title), fold(&action.id));
        let fit = if exact { Some(i32::MAX) } else { query.score(&needle) };
        let fit = fit.or(query.is_empty().then_some(0))?;
        let left = format!("{:<10}{}", action.keys.join(" "), action.shown());
        let right = world.word("pick-own-action");
        Some((fit, Hit { left, right, pick: Pick::Own(place) }))
    };
    world.keymap.actions.iter().enumerate().filter_map(hit).collect()
}

/// How well a command fits what is typed, and how it is listed: by its keys and its title.
fn named(
    world: &World,
    command: &'static CommandSpec,
    query: &Query,
    typed: &str,
) -> Option<(i32, String)> {
    let title = world.word(command.title);
    let keys: Vec<&str> = world.keymap.keys(command).collect();
    let needle = format!("{}\n{}", fold(&title), fold(command.id));
    let exact = keys.contains(&typed) || command.id == typed;
    let fit = if exact { Some(i32::MAX) } else { query.score(&needle) };
    let dots = if command.opens { ".." } else { "" };
    let fit = fit.or(query.is_empty().then_some(0))?;
    Some((fit, format!("{:<10}{title}{dots}", keys.join(" "))))
}

/// The commands of other screens that have no namesake among these.
fn elsewhere(here: &[&'static CommandSpec]) -> impl Iterator<Item = &'static CommandSpec> + use<> {
    let mut titles: Vec<&str> = here.iter().map(|command| command.title).collect();
    command::all().filter(move |command| {
        let other = matches!(command.scope, Scope::Lists | Scope::On(_));
        let new = other && !titles.contains(&command.title);
        if new {
            titles.push(command.title);
        }
        new
    })
}
