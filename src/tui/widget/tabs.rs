//! A line of tabs that fits: blanks go first, then the tabs before the chosen one, then the tail.

use super::line::Line;
use crate::core::text::Shown;
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::world::World;
use unicode_width::UnicodeWidthStr;

/// The tabs in so many cells, and at the right what the list is narrowed to, else how to turn.
pub fn over_list(
    world: &World,
    titles: &[String],
    chosen: usize,
    room: usize,
    filter: &str,
) -> Line {
    let line = line(world, titles, chosen, room);
    if filter.is_empty() {
        return line.beside(world.word("hint-tabs"), world.style(Token::Muted));
    }
    line.at_right(format!("/{}", Shown::new(filter)), world.style(Token::Match))
}

/// The tabs alone, the chosen one always in view.
pub fn line(world: &World, titles: &[String], chosen: usize, room: usize) -> Line {
    let width = |at: usize, title: &String| title.width() + 2 * usize::from(at == chosen);
    let widths: Vec<usize> =
        titles.iter().enumerate().map(|(at, title)| width(at, title)).collect();
    let cells =
        |widths: &[usize], gap: usize| widths.iter().map(|width| width + gap).sum::<usize>();
    let gap = if cells(&widths, 2) <= room { 2 } else { 1 };
    let needed = |from: usize| {
        let seen = widths.get(from..=chosen).unwrap_or_default();
        cells(seen, gap) + 1 + usize::from(from > 0)
    };
    let from = (0..=chosen).find(|from| needed(*from) <= room).unwrap_or(chosen);
    let muted = world.style(Token::Muted);
    let mut line = Line::new().put(if from > 0 { "< " } else { " " }, muted);
    for (at, title) in titles.iter().enumerate().skip(from) {
        let start = line.width();
        line = if at == chosen {
            line.put(format!("[{title}]"), world.style(Token::Strong))
        } else {
            line.put(title.clone(), muted)
        };
        line = line.link(start, Spot::tab(at, chosen));
        line = line.put(" ".repeat(gap), world.style(Token::Plain));
    }
    line
}
