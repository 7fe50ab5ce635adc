//! Open signals with their evidence.

use super::Subject;
use crate::core::portfolio::Summary;
use crate::core::signal::{Severity, Signal};
use crate::core::verdict::VerdictKind;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let each = subject.row.signals.iter();
    each.flat_map(|signal| signal_lines(subject.world, subject.row, signal, subject.width))
        .collect()
}

/// `P1 usage -62%` with where it stands, and the evidence under it.
fn signal_lines(world: &World, row: &Summary, signal: &Signal, width: usize) -> Vec<Line> {
    let style = match signal.severity {
        Severity::P1 => world.style(Token::Critical),
        Severity::P2 => world.style(Token::AtRisk),
        Severity::P3 => world.style(Token::Watch),
    };
    let since = format::short_day(world.lang, signal.since, world.today());
    let mut line = Line::new()
        .put(format!(" {} ", signal.severity.id()), style)
        .put(world.say(&signal.reason), world.style(Token::Strong));
    if let Some(kind) = judged(row, signal) {
        line = line.put(format!("  {}", world.word(kind)), world.style(Token::Muted));
    }
    let line = line.at_right(since, world.style(Token::Muted));
    let evidence = wrap(&world.say(&signal.evidence), width.saturating_sub(4));
    let evidence = evidence
        .into_iter()
        .map(|part| Line::new().put(format!("    {part}"), world.style(Token::Muted)));
    std::iter::once(line).chain(evidence).collect()
}

fn judged(row: &Summary, signal: &Signal) -> Option<&'static str> {
    let verdict = row.verdicts.iter().find(|verdict| verdict.rule == signal.rule)?;
    Some(match verdict.kind {
        VerdictKind::Handled => msg("verdict-handled"),
        VerdictKind::Snoozed => msg("verdict-snoozed"),
        VerdictKind::Waiting => msg("verdict-waiting"),
    })
}

/// The strongest reason with its evidence, in one line.
pub fn brief(subject: &Subject<'_>) -> Line {
    let world = subject.world;
    let label = world.style(Token::Muted);
    let line = Line::new().put(" ", label).cell(&world.word("label-why"), 9, label);
    match crate::core::field::reason(subject.row, world.today()) {
        Some(signal) => line.put(world.say(&signal.evidence), world.style(Token::Plain)),
        None => line.put(world.word("label-no-reason"), label),
    }
}
