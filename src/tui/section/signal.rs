//! Open signals with their evidence.

use super::Subject;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::signal::episode::Quiet;
use crate::core::signal::{Severity, Signal};
use crate::core::verdict::VerdictKind;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let tried = subject.detail.filter(|detail| detail.tried);
    let open = tried.map_or(&subject.row.signals, |detail| &detail.summary.signals);
    let signals = open.iter().flat_map(|signal| signal_lines(subject, signal));
    compounds(subject).into_iter().chain(conflicts(subject)).chain(signals).collect()
}

/// What the warnings mean together: a banner, or in the making.
pub fn compounds(subject: &Subject<'_>) -> Vec<Line> {
    let world = subject.world;
    let tried = subject.detail.filter(|detail| detail.tried);
    let found = tried.map_or(&subject.row.compounds, |detail| &detail.summary.compounds);
    let lines = found.iter().flat_map(|compound| {
        let (sign, style) = if compound.is_full() {
            let chip = world.style(Token::Critical).patch(world.style(Token::Chip));
            ("!", chip)
        } else {
            ("~", world.style(Token::AtRisk))
        };
        let parts = wrap(&world.say(&compound.said()), subject.width.saturating_sub(5));
        let parts = parts.into_iter().enumerate();
        parts.map(move |(at, part)| {
            let sign = if at == 0 { sign } else { " " };
            Line::new().put(format!(" {sign} {part} "), style)
        })
    });
    lines.collect()
}

/// What was put right by hand and a source has said otherwise since.
fn conflicts(subject: &Subject<'_>) -> Vec<Line> {
    let world = subject.world;
    let all = subject.detail.iter().flat_map(|detail| &detail.facts.conflicts);
    let said = all.map(|one| Message::new("conflict-here").message("said", one.said()));
    let parts = said.flat_map(|said| wrap(&world.say(&said), subject.width.saturating_sub(2)));
    parts.map(|part| Line::new().put(format!(" {part}"), world.style(Token::Watch))).collect()
}

/// The evidence comes with the details; until they are here the reason speaks alone.
fn evidence<'a>(subject: &Subject<'a>, signal: &'a Signal) -> Option<&'a Message> {
    let loaded = || {
        let signals = &subject.detail?.summary.signals;
        signals.iter().find(|other| other.rule == signal.rule)?.evidence.as_deref()
    };
    signal.evidence.as_deref().or_else(loaded)
}

/// `P1 usage -62%` with where it stands, and the evidence under it.
fn signal_lines(subject: &Subject<'_>, signal: &Signal) -> Vec<Line> {
    let (world, row) = (subject.world, subject.row);
    let style = match signal.severity {
        Severity::P1 => world.style(Token::Critical),
        Severity::P2 => world.style(Token::AtRisk),
        Severity::P3 => world.style(Token::Watch),
        Severity::Good => world.style(Token::Healthy),
    };
    let since = format::short_day(world.lang, signal.since, world.today());
    let mut line = Line::new()
        .put(format!(" {} ", world.word(signal.severity.title())), style)
        .put(world.say(&signal.reason), world.style(Token::Strong));
    if let Some(kind) = judged(row, signal, world.today()) {
        line = line.put(format!("  {}", world.word(kind)), world.style(Token::Muted));
    }
    let line = line.at_right(since, world.style(Token::Muted));
    let evidence = evidence(subject, signal).map(|evidence| world.say(evidence));
    let evidence = evidence.map(|text| wrap(&text, subject.width.saturating_sub(4)));
    let evidence = evidence
        .into_iter()
        .flatten()
        .map(|part| Line::new().put(format!("    {part}"), world.style(Token::Muted)));
    std::iter::once(line).chain(evidence).collect()
}

/// What is said beside a warning: what holds it, or that it is back though it was judged.
fn judged(row: &Summary, signal: &Signal, today: Day) -> Option<&'static str> {
    match signal.quiet {
        Some(Quiet::Held) => return Some(msg("signal-held")),
        Some(Quiet::Shared) => return Some(msg("signal-of-many")),
        None => {}
    }
    let Some(verdict) = row.holding(signal, today) else {
        return row.verdict_on(signal).map(|_| msg("signal-back"));
    };
    Some(match verdict.kind {
        VerdictKind::Handled => msg("verdict-handled"),
        VerdictKind::Snoozed => msg("verdict-snoozed"),
        VerdictKind::Waiting => msg("verdict-waiting"),
        VerdictKind::Accepted => msg("verdict-accepted"),
        VerdictKind::Wrong => msg("verdict-wrong"),
    })
}

/// The strongest reason with its evidence, in one line.
pub fn brief(subject: &Subject<'_>) -> Line {
    let world = subject.world;
    let label = world.style(Token::Muted);
    let line = Line::new().put(" ", label).cell(&world.word("label-why"), 9, label);
    match crate::core::field::reason(subject.row, world.today()) {
        Some(signal) => {
            let text = world.say(evidence(subject, signal).unwrap_or(&signal.reason));
            line.put(text, world.style(Token::Plain))
        }
        None => line.put(world.word("label-no-reason"), label),
    }
}
