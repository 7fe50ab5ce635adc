//! The success plan with its objectives, and the proofs of value.

use super::{Subject, muted};
use crate::core::day::Day;
use crate::core::plan::{self, Objective, Proof};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;

/// Proofs that are listed, the latest first.
const PROOFS: usize = 5;

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let (world, facts) = (subject.world, &detail.facts);
    let mut lines = match plan::open(&facts.plans, world.today()) {
        None => vec![muted(world, &world.word("plan-none-here"))],
        Some(plan) => {
            let state =
                Line::new().put(format!(" {}", world.say(&plan.said())), world.style(Token::Muted));
            let each = |(number, one)| objective(world, number, one);
            std::iter::once(state).chain((1..).zip(&plan.objectives).map(each)).collect()
        }
    };
    lines.extend(facts.proofs.iter().rev().take(PROOFS).map(|one| proof(world, one)));
    if facts.proofs.is_empty() {
        lines.push(muted(world, &world.word("proof-none-here")));
    }
    lines.into_iter().flat_map(|line| line.wrapped(subject.width.saturating_sub(1))).collect()
}

/// Is there anything to show?
pub fn is_kept(subject: &Subject<'_>) -> bool {
    subject.detail.is_some_and(|detail| {
        let open = plan::open(&detail.facts.plans, subject.world.today());
        open.is_some() || !detail.facts.proofs.is_empty()
    })
}

fn objective(world: &World, number: i64, objective: &Objective) -> Line {
    let late = objective.days_overdue(world.today()).is_some();
    let tick = if objective.met.is_some() { world.glyphs.ticked } else { world.glyphs.open };
    let plain = world.style(Token::Plain);
    let said = objective.said().map(|said| world.say(&said)).unwrap_or_default();
    Line::new()
        .put(format!(" {tick} {} ", format::count(number)), plain)
        .hang_here()
        .put(Shown::new(&objective.title).to_string(), plain)
        .at_right(said, world.style(if late { Token::Late } else { Token::Muted }))
}

fn proof(world: &World, proof: &Proof) -> Line {
    let day: Day = proof.day;
    let day = format::short_day(world.lang, day, world.today());
    Line::new()
        .put(" ", world.style(Token::Plain))
        .cell_right(&day, 6, world.style(Token::Muted))
        .put("  ", world.style(Token::Plain))
        .hang_here()
        .put(Shown::new(&proof.text).to_string(), world.style(Token::Plain))
}
