//! Who moved band between two days, who appeared, who left.

use super::draw::said;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::moves::Move;
use crate::core::receipt::{Band, Score};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;

/// Cells of a name, and of where it stands on one of the days.
const NAME: usize = 30;
const STAND: usize = 16;

pub fn lines(world: &World, (since, until): (Day, Day), moves: Option<&[Move]>) -> Vec<Line> {
    let Some(moves) = moves else { return said(world, "section-loading") };
    let span = Message::new(if moves.is_empty() { "moves-none" } else { "moves-span" });
    let span = world.say(&span.day("since", since).day("until", until));
    let mut lines = vec![Line::new().put(span, world.style(Token::Strong)), Line::new()];
    lines.extend(moves.iter().map(|one| line(world, one)));
    lines
}

pub fn line(world: &World, one: &Move) -> Line {
    let plain = world.style(Token::Plain);
    let name = Shown::new(&one.name).to_string();
    let kind = world.word(&format!("moves-{}", one.kind.id()));
    let line = Line::new().cell(&kind, 10, world.style(Token::Muted)).cell(&name, NAME, plain);
    let line = stand(world, line.put(" ", plain), one.from);
    stand(world, line.put(" ", plain), one.to)
}

fn stand(world: &World, line: Line, end: Option<(Band, Option<Score>)>) -> Line {
    let Some((band, score)) = end else {
        return line.cell("", STAND, world.style(Token::Plain));
    };
    let name = world.word(band.title());
    let score = score.map(|score| format::number(score.points(), 1)).unwrap_or_default();
    let text = format!("{} {score:>5} {name}", world.glyphs.band(band));
    line.cell(&text, STAND, world.style(band.into()))
}
