//! How Playbooks is drawn: a run with its next step, a template, and the steps of a template.

use crate::core::message::Message;
use crate::core::playbook::{Draft, Playbook};
use crate::core::task::Side;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::screen::onboarding::Project;
use crate::tui::screen::onboarding::draw::look;
use crate::tui::section::health;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};

/// What a template is called.
pub fn name(world: &World, playbook: &Playbook) -> String {
    Shown::new(playbook.title.in_language(world.lang.id())).to_string()
}

/// Account, template, next step, share done.
pub fn run(world: &World, project: &Project, width: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let (band, token) = look(project.progress.status);
    let account = world.row(project.list.account).map(|row| name_of(row).to_string());
    let next = project.list.next().map(|step| Shown::new(&step.title).to_string());
    let template = if width >= 70 { 24 } else { 0 };
    let rest = width.saturating_sub(3 + 20 + 1 + template + 6);
    Line::new()
        .put(format!(" {} ", world.glyphs.band(band)), world.style(token))
        .cell(&account.unwrap_or_default(), 20, plain)
        .put(" ", plain)
        .cell(Shown::new(&project.list.name).as_str(), template, muted)
        .cell(&format!(" {}", next.unwrap_or_default()), rest, plain)
        .cell_right(&format::percent(100.0 * project.progress.percent), 5, plain)
}

/// Title, steps, tiers, how many run from it.
pub fn template(world: &World, playbook: &Playbook, runs: usize, width: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let steps = world.say(&Message::new("playbook-steps").count("count", playbook.steps.len()));
    let running = match runs {
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
pub fn steps(world: &World, playbook: &Playbook, runs: usize, pane: &Pane) -> Vec<Line> {
    let muted = world.style(Token::Muted);
    let mut lines = Vec::new();
    if pane.shape > Shape::Stacked {
        lines.push(Line::new().put(name(world, playbook), world.style(Token::Title)));
    }
    let tiers: Vec<String> =
        playbook.tiers.iter().map(|tier| world.word(health::tier_word(*tier))).collect();
    let called = world.portfolio.rows.iter();
    let called = called.filter(|row| row.signals.iter().any(|signal| playbook.answers(signal)));
    let mut facts = vec![world.say(&Message::new("playbook-runs").count("count", runs))];
    facts.push(world.say(&Message::new("playbook-called").count("count", called.count())));
    facts.extend((!tiers.is_empty()).then(|| tiers.join(", ")));
    lines.push(Line::new().put(facts.join(&format!(" {} ", world.glyphs.dot)), muted));
    lines.push(Line::new());
    for step in &playbook.steps {
        lines.extend(step_lines(world, step));
    }
    lines
}

fn step_lines(world: &World, step: &Draft) -> Vec<Line> {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let side = match step.side {
        Side::Us => world.word("side-us"),
        Side::Customer => world.word("side-customer"),
    };
    let flag = if step.milestone { world.glyphs.flag } else { " " };
    let text = |wording: &crate::core::playbook::Wording| {
        Shown::new(wording.in_language(world.lang.id())).to_string()
    };
    let title = Line::new()
        .put(" ", plain)
        .cell_right(&world.say(&step.at.message()), 10, muted)
        .put("  ", plain)
        .cell(&side, 9, muted)
        .put(format!("{flag} "), world.style(Token::Accent))
        .put(text(&step.title), plain);
    let wanted = step.evidence.as_ref().map(|evidence| {
        let said = Message::new("checklist-wants").text("text", text(evidence));
        Line::new().put(" ".repeat(24), muted).put(world.say(&said), muted)
    });
    [Some(title), wanted].into_iter().flatten().collect()
}
