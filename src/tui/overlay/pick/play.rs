//! Templates for some rows, and accounts for a template.

use super::{Begun, Hit, MOST, Pick};
use crate::core::day::Day;
use crate::core::known::Known;
use crate::core::message::Message;
use crate::core::playbook::Playbook;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::search::{Query, fold};
use crate::core::text::Shown;
use crate::tui::deed::Targets;
use crate::tui::shell::start;
use crate::tui::world::{World, name_of};
use std::cmp::Reverse;
use std::sync::Arc;

/// Every template that fits, in the order in which it is offered.
pub fn templates(
    world: &World,
    targets: &Targets,
    (onboarding, from): (bool, Option<Day>),
    text: &str,
) -> Vec<Hit> {
    let query = Query::new(text);
    let offered = start::offered(world, targets, onboarding).into_iter();
    let hit = |playbook: &Playbook| {
        let title = Shown::new(playbook.title.in_language(world.lang.id())).to_string();
        let fits = query.is_empty() || query.matches(&fold(&format!("{title} {}", playbook.id)));
        let steps = Message::new("playbook-steps").count("count", playbook.steps.len());
        let pick = Pick::Start(Begun::new(playbook.id.clone(), from, targets.clone()));
        fits.then(|| Hit { left: title, right: world.say(&steps), pick })
    };
    offered.filter_map(hit).take(MOST).collect()
}

/// Customers on which a template is started: those that call for it first, then as in triage. Of a
/// rule those alone on which it stands, until somebody else is typed.
pub fn accounts(
    world: &World,
    (playbook, rule): (&str, Option<Known>),
    from: Option<Day>,
    text: &str,
) -> Vec<Hit> {
    let called = world.portfolio.library.get(playbook);
    let calls = |row: &Summary| {
        let by_rule = |called: &Playbook| {
            rule.is_none_or(|rule| called.calls(row).any(|signal| signal.rule == rule))
        };
        world.is_mine(row.owner.as_deref())
            && called.is_some_and(|called| called.is_called_by(row) && by_rule(called))
    };
    let query = Query::new(text);
    let rows = world.portfolio.rows.iter().filter(|row| row.band != Band::Excluded);
    let fitting = rows.filter_map(|row| {
        let fit = if query.is_empty() { 0 } else { query.score(&row.needle)? };
        let idle = !calls(row);
        let offered = !idle || rule.is_none() || !query.is_empty();
        offered.then_some((Reverse(fit), idle, row))
    });
    let mut found: Vec<_> = fitting.collect();
    found.sort_by_key(|(fit, idle, _)| (*fit, *idle));
    let hit = |(_, idle, row): (Reverse<i32>, bool, &Arc<Summary>)| Hit {
        left: format!("{} {}", world.glyphs.band(row.band), name_of(row)),
        right: if idle { String::new() } else { world.word("pick-calls") },
        pick: Pick::Start(Begun::new(playbook.to_owned(), from, Targets::Accounts(vec![row.id]))),
    };
    found.into_iter().take(MOST).map(hit).collect()
}

/// From which day it would be started; nothing where that is not known, or not the same for all.
pub fn counted(world: &World, begun: &Begun) -> Option<String> {
    let playbook = world.portfolio.library.get(&begun.playbook)?;
    let ground = start::Ground::of(world, &begun.targets);
    ground.counted(playbook, begun.from, world.today()).map(|counted| world.say(&counted))
}
