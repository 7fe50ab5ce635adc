//! How Playbooks is drawn: a run with its next step, a template, and the steps of a template.

use crate::core::message::Message;
use crate::core::playbook::record::Record;
use crate::core::playbook::{Draft, Playbook};
use crate::core::signal::episode::rule_name;
use crate::core::task::Side;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::screen::onboarding::Project;
use crate::tui::screen::onboarding::draw::{look, unit_beside};
use crate::tui::section::health;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;
use std::collections::BTreeSet;

/// What a template is called.
pub fn name(world: &World, playbook: &Playbook) -> String {
    Shown::new(playbook.title.in_language(world.lang.id())).to_string()
}

/// Account, template, next step, share done.
pub fn run(world: &World, project: &Project, width: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let (band, token) = look(project.progress.status);
    let next = project.list.next().map(|step| Shown::new(&step.title).to_string());
    let template = if width >= 70 { 20 } else { 0 };
    let account_cells = if width >= 76 { 24 } else { 20 };
    let row = world.row(project.list.account);
    let account = row.map(|row| unit_beside(world, row, project.list.unit_of(row), account_cells));
    let rest = width.saturating_sub(3 + account_cells + 1 + template + 6);
    Line::new()
        .put(format!(" {} ", world.glyphs.band(band)), world.style(token))
        .cell(&account.unwrap_or_default(), account_cells, plain)
        .put(" ", plain)
        .cell(Shown::new(&project.list.name).as_str(), template, muted)
        .cell(&format!(" {}", next.unwrap_or_default()), rest, plain)
        .cell_right(&format::percent(100.0 * project.progress.percent), 5, plain)
}

/// Title, steps, tiers, how many run from it.
pub fn template(world: &World, playbook: &Playbook, record: Record, width: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let steps = world.say(&Message::new("playbook-steps").count("count", playbook.steps.len()));
    let running = match record.running {
        0 => String::new(),
        runs => world.say(&Message::new("playbook-runs").count("count", runs)),
    };
    let own = if playbook.own { world.word("playbook-own") } else { String::new() };
    let title = width.saturating_sub(3 + 12 + 14 + 8);
    Line::new()
        .put("   ", plain)
        .cell(&name(world, playbook), title, plain)
        .cell_right(&steps, 12, muted)
        .cell_right(&running, 14, plain)
        .cell_right(&own, 8, muted)
}

/// A template in full: whom it is for, what calls for it, its steps by their days.
pub fn steps(world: &World, playbook: &Playbook, record: Record, pane: &Pane) -> Vec<Line> {
    let muted = world.style(Token::Muted);
    let mut lines = Vec::new();
    if pane.shape > Shape::Stacked {
        lines.push(Line::new().put(name(world, playbook), world.style(Token::Title)));
    }
    let tiers: Vec<String> =
        playbook.tiers.iter().map(|tier| world.word(health::tier_word(*tier))).collect();
    let dot = format!(" {} ", world.glyphs.dot);
    let mut facts = vec![world.say(&Message::new("playbook-runs").count("count", record.running))];
    facts.extend(outcome(world, record));
    facts.extend((!tiers.is_empty()).then(|| world.lang.list(&tiers)));
    lines.push(Line::new().put(facts.join(&dot), muted));
    lines.push(Line::new().put(called(world, playbook), muted));
    lines.push(Line::new());
    lines.extend(plain_steps(world, playbook, pane.width));
    lines
}

/// Every step by its day.
pub fn plain_steps(world: &World, playbook: &Playbook, width: usize) -> Vec<Line> {
    playbook.steps.iter().flat_map(|step| step_lines(world, step, width)).collect()
}

/// How many runs are over, how long they took, and for how many nothing calls any more.
fn outcome(world: &World, record: Record) -> Vec<String> {
    let say = |id: &'static str, count: usize| world.say(&Message::new(id).count("count", count));
    let mut said = Vec::new();
    if record.finished > 0 {
        said.push(say("playbook-finished", record.finished));
        let days = record.days.map(|days| say("playbook-days", days.max(0) as usize));
        said.extend(days);
        let quiet = Message::new("playbook-quiet").count("count", record.quiet);
        said.push(world.say(&quiet.count("all", record.finished)));
    }
    said.extend((record.stopped > 0).then(|| say("playbook-stopped", record.stopped)));
    said
}

/// How many accounts call for it, and by which warnings.
fn called(world: &World, playbook: &Playbook) -> String {
    let (mut accounts, mut rules) = (0, BTreeSet::new());
    let rows = world.portfolio.rows.iter().filter(|row| playbook.is_called_by(row));
    for row in rows.filter(|row| world.is_mine(row.owner.as_deref())) {
        accounts += 1;
        rules.extend(playbook.calls(row).map(|signal| signal.rule));
    }
    let said = world.say(&Message::new("playbook-called").count("count", accounts));
    if rules.is_empty() {
        return said;
    }
    let rules: Vec<String> =
        rules.iter().map(|rule| world.say(&rule_name(rule.as_str()))).collect();
    let rules = rules.join(&world.word("plain-comma"));
    world.say(&Message::new("playbook-called-by").text("calls", said).text("rules", rules))
}

/// Under this width the side stands behind the step, not in a column of its own.
const SIDED: usize = 56;

fn step_lines(world: &World, step: &Draft, width: usize) -> Vec<Line> {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let side = match step.side {
        Side::Us => world.word("side-us"),
        Side::Customer => world.word("side-customer"),
    };
    let flag = if step.milestone { world.glyphs.flag } else { " " };
    let text = |wording: &crate::core::playbook::Wording| {
        Shown::new(wording.in_language(world.lang.id())).to_string()
    };
    let sided = width >= SIDED;
    let mut title = Line::new()
        .put(" ", plain)
        .cell_right(&world.say(&step.at.message()), 10, muted)
        .put(" ", plain);
    if sided {
        title = title.put(" ", plain).cell(&side, 9, muted);
    }
    title = title.put(format!("{flag} "), world.style(Token::Accent)).hang_here();
    let hang = title.width();
    title = title.put(text(&step.title), plain);
    if !sided && step.side == Side::Customer {
        title = title.put(format!(" ({side})"), muted);
    }
    let wanted = step.evidence.as_ref().map(|evidence| {
        let said = Message::new("checklist-wants").text("text", text(evidence));
        Line::new().put(" ".repeat(hang), muted).hang_here().put(world.say(&said), muted)
    });
    [Some(title), wanted].into_iter().flatten().collect()
}
