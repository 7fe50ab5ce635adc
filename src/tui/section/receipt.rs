//! The receipt: every measure with value, score, weight and its part of the sum. Parts are rounded
//! by largest remainder, so that what is shown adds up to the score as shown.

use super::Subject;
use crate::core::detail::Detail;
use crate::core::receipt::{CapLine, MeasureLine, MeasureState, PillarLine, Receipt, Unit};
use crate::core::report::outlook;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;
use unicode_width::UnicodeWidthStr;

/// Rounds parts to whole units so that they add up to `total`: those with the largest remainder
/// are rounded up.
pub fn largest_remainder(parts: &[f64], total: i64) -> Vec<i64> {
    let mut rounded: Vec<i64> = parts.iter().map(|part| part.floor() as i64).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let remainder = |index: usize| parts.get(index).map_or(0.0, |part| part - part.floor());
    order.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)));
    let mut missing = total - rounded.iter().sum::<i64>();
    for index in order.iter().cycle().take(parts.len() * 2) {
        let Some(part) = rounded.get_mut(*index).filter(|_| missing != 0) else { break };
        *part += missing.signum();
        missing -= missing.signum();
    }
    rounded
}

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let (world, receipt) = (subject.world, &detail.receipt);
    let parts: Vec<f64> = receipt.pillars.iter().map(|pillar| pillar.contribution * 10.0).collect();
    let raw = (receipt.raw.unwrap_or_default() * 10.0 + 0.5 + 1e-9).floor() as i64;
    let tenths = largest_remainder(&parts, raw);
    let mut lines = Vec::new();
    if detail.tried {
        let style = world.style(Token::Accent);
        let said = wrap(&world.word("receipt-tried"), subject.width);
        lines.extend(said.into_iter().map(|part| Line::new().put(part, style)));
    }
    lines.extend(sum_lines(world, receipt, raw, subject.width));
    lines.extend(outlook_lines(world, detail, subject.width));
    lines.extend([Line::new(), head(world, subject.width)]);
    for (pillar, tenths) in receipt.pillars.iter().zip(tenths) {
        lines.extend(pillar_lines(world, pillar, tenths, subject.width));
    }
    lines
}

fn head(world: &World, width: usize) -> Line {
    let style = world.style(Token::Muted);
    columns(
        Line::new().cell("", name_cells(width), style),
        style,
        [
            &world.word("label-value"),
            &world.word("label-points"),
            &world.word("label-weight"),
            &world.word("label-part"),
        ],
    )
}

/// Cells of a name: beside the figures there is room for the source and its age (`pendo 19日前`).
fn name_cells(width: usize) -> usize {
    width.saturating_sub(52).clamp(16, 32)
}

fn columns(line: Line, style: ratatui::style::Style, cells: [&str; 4]) -> Line {
    let [value, points, weight, part] = cells;
    line.cell_right(value, 15, style)
        .cell_right(points, 7, style)
        .cell_right(weight, 7, style)
        .cell_right(part, 7, style)
}

fn tenth(tenths: i64) -> String {
    format::number(tenths as f64 / 10.0, 1)
}

fn pillar_lines(world: &World, pillar: &PillarLine, tenths: i64, width: usize) -> Vec<Line> {
    let strong = world.style(Token::Strong);
    let name = world.word(&format!("pillar-{}", pillar.id.replace('_', "-")));
    let line = Line::new().cell(&name, name_cells(width), strong);
    let unknown = if pillar.is_not_applicable() { "-" } else { "?" };
    let score = pillar.score.map_or_else(|| unknown.into(), |score| format::number(score, 0));
    let part = if pillar.score.is_some() { tenth(tenths) } else { String::new() };
    let mut lines =
        vec![columns(line, strong, ["", &score, &format::number(pillar.weight, 0), &part])];
    let parts: Vec<f64> =
        pillar.measures.iter().map(|measure| measure.contribution * 10.0).collect();
    for (measure, tenths) in pillar.measures.iter().zip(largest_remainder(&parts, tenths)) {
        lines.extend(measure_lines(world, measure, tenths, width));
    }
    lines
}

fn measure_lines(world: &World, measure: &MeasureLine, tenths: i64, width: usize) -> Vec<Line> {
    let counted = matches!(measure.state, MeasureState::Measured | MeasureState::Stale);
    let style = world.style(if counted { Token::Plain } else { Token::Muted });
    let name = world.say(&measure.name());
    let line = Line::new().cell(&format!("  {name}"), name_cells(width), style);
    let value = match (measure.value, measure.state) {
        (Some(value), _) => unit(world, value, measure.unit),
        (None, state) => world.word(state_word(state)),
    };
    let score = measure.score.map(|score| format::number(score, 0)).unwrap_or_default();
    let part = if measure.score.is_some() { tenth(tenths) } else { String::new() };
    let line = columns(line, style, [&value, &score, &format::number(measure.weight, 0), &part]);
    let Some(note) = measure.note.as_ref().map(|note| world.say(note)) else {
        return vec![age(world, line, measure)];
    };
    let muted = world.style(Token::Muted);
    if line.width() + note.width() + 24 <= width {
        return vec![age(world, line.put(format!("  {note}"), muted), measure)];
    }
    let below = wrap(&note, width.saturating_sub(4));
    let below = below.into_iter().map(|part| Line::new().put(format!("    {part}"), muted));
    std::iter::once(age(world, line, measure)).chain(below).collect()
}

/// Source and age at the right edge.
fn age(world: &World, line: Line, measure: &MeasureLine) -> Line {
    let style = world.style(if measure.state == MeasureState::Stale {
        Token::AtRisk
    } else {
        Token::Muted
    });
    let age = measure.as_of.map(|day| format::ago(world.lang, world.today() - day));
    let source = measure.source.as_deref().map(|source| Shown::new(source).to_string());
    let parts: Vec<String> = [source, age].into_iter().flatten().collect();
    if parts.is_empty() { line } else { line.beside(parts.join(" "), style) }
}

fn unit(world: &World, value: f64, unit: Unit) -> String {
    let decimals = u8::from(value.fract().abs() > 0.05 && value.abs() < 10.0);
    match unit {
        Unit::Percent => format::percent(value),
        Unit::Days => format::days(world.lang, value.round() as i32),
        Unit::Ratio => format::number(value, 2),
        Unit::State => String::new(),
        Unit::People | Unit::Count | Unit::Points | Unit::PerWeek => {
            format::number(value, decimals)
        }
    }
}

fn state_word(state: MeasureState) -> &'static str {
    match state {
        MeasureState::Measured => msg("measure-state-measured"),
        MeasureState::Stale => msg("measure-state-stale"),
        MeasureState::Missing => msg("measure-state-missing"),
        MeasureState::NotApplicable => msg("measure-state-not-applicable"),
    }
}

/// The score, the sum that the parts below add up to, and the limits in force.
fn sum_lines(world: &World, receipt: &Receipt, raw: i64, width: usize) -> Vec<Line> {
    let (strong, muted) = (world.style(Token::Strong), world.style(Token::Muted));
    let sum = receipt.raw.map_or_else(|| "?".into(), |_| tenth(raw));
    let score = receipt.score.map_or_else(|| "?".into(), |score| format::number(score.points(), 1));
    let band = world.style(receipt.band.into());
    let coverage = format::percent(receipt.coverage * 100.0);
    let line = Line::new().put(format!("{} ", world.word("label-score")), strong).put(score, band);
    let line = line.put(format!("   {} {sum}", world.word("label-sum")), strong);
    let mut lines =
        vec![line.put(format!("   {} {coverage}", world.word("label-coverage")), muted)];
    for cap in &receipt.caps {
        lines.extend(cap_lines(world, cap, width));
    }
    if let Some(given) = &receipt.overridden {
        let style = world.style(Token::Accent);
        let parts = wrap(&world.say(&given.said()), width);
        lines.extend(parts.into_iter().map(|part| Line::new().put(part, style)));
    }
    lines
}

/// Why the score is not what it was, what would make it healthy, what it lacks.
fn outlook_lines(world: &World, detail: &Detail, width: usize) -> Vec<Line> {
    let changes = detail.changes.iter().map(outlook::change);
    let said = changes.chain(outlook::prospect(&detail.prospect));
    let style = world.style(Token::Plain);
    let wrapped = said.flat_map(|message| wrap(&world.say(&message), width));
    wrapped.map(|part| Line::new().put(part, style)).collect()
}

/// `max 49 P1 open: …`
fn cap_lines(world: &World, cap: &CapLine, width: usize) -> Vec<Line> {
    let name = world.word(&format!("cap-{}", cap.id.replace('_', "-")));
    let most = format!("{} {}", world.word("label-at-most"), format::number(cap.limit, 0));
    let text = format!("{most} {name}: {}", world.say(&cap.evidence));
    let style = world.style(Token::AtRisk);
    wrap(&text, width).into_iter().map(|part| Line::new().put(part, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_parts_add_up() {
        let check = |parts: &[f64], total, expected: &[i64]| {
            assert_eq!(largest_remainder(parts, total), expected);
        };
        check(&[33.34, 33.33, 33.33], 100, &[34, 33, 33]);
        check(&[10.5, 20.5], 31, &[11, 20]);
        check(&[0.4, 0.4, 0.4], 1, &[1, 0, 0]);
        check(&[], 0, &[]);
        check(&[5.0, 5.0], 9, &[4, 5]);
    }
}
