//! A line of tabs that fits: the chosen one with its neighbours, whole, and marks where there are
//! more.

use super::line::Line;
use crate::core::text::Shown;
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::world::World;
use std::ops::RangeInclusive;
use unicode_width::UnicodeWidthStr;

/// The tabs in so many cells, and at the right what the list is narrowed to, else how to turn.
pub fn over_list(
    world: &World,
    titles: &[String],
    chosen: usize,
    room: usize,
    filter: &str,
) -> Line {
    if filter.is_empty() {
        let line = line(world, titles, chosen, room);
        return line.beside(world.word("hint-tabs"), world.style(Token::Muted));
    }
    let filter = crate::core::text::cut(&format!("/{}", Shown::new(filter)), room / 2);
    let line = line(world, titles, chosen, room.saturating_sub(filter.width() + 1));
    line.at_right(filter, world.style(Token::Match))
}

/// The tabs alone, the chosen one always in view.
pub fn line(world: &World, titles: &[String], chosen: usize, room: usize) -> Line {
    let width = |at: usize, title: &String| title.width() + 2 * usize::from(at == chosen);
    let widths: Vec<usize> =
        titles.iter().enumerate().map(|(at, title)| width(at, title)).collect();
    let loose = widths.iter().map(|width| width + 2).sum::<usize>() < room;
    let gap = if loose { 2 } else { 1 };
    let seen = seen(&widths, chosen, room);
    let muted = world.style(Token::Muted);
    let mut line = Line::new().put(if *seen.start() > 0 { "«" } else { " " }, muted);
    for (at, title) in titles.iter().enumerate().filter(|(at, _)| seen.contains(at)) {
        let start = line.width();
        line = if at == chosen {
            line.put(format!("[{title}]"), world.style(Token::Strong))
        } else {
            line.put(title.clone(), muted)
        };
        line = line.link(start, Spot::tab(at, chosen));
        line = line.put(" ".repeat(gap), world.style(Token::Plain));
    }
    if *seen.end() + 1 < titles.len() { line.put("»", muted) } else { line.trimmed() }
}

/// Which tabs have room, one blank behind each and a cell at either end: those behind the chosen
/// one first, then those before it.
fn seen(widths: &[usize], chosen: usize, room: usize) -> RangeInclusive<usize> {
    let cells = |from: usize, to: usize| {
        let more = usize::from(to + 1 < widths.len());
        let seen = widths.get(from..=to).unwrap_or_default();
        seen.iter().map(|width| width + 1).sum::<usize>() + more
    };
    let (mut from, mut to) = (chosen, chosen);
    while to + 1 < widths.len() && cells(from, to + 1) <= room {
        to += 1;
    }
    while from > 0 && cells(from - 1, to) <= room {
        from -= 1;
    }
    from..=to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_are_whole_and_the_chosen_one_is_in_view() {
        let check = |room, chosen, expected| {
            assert_eq!(seen(&[6, 6, 8, 4], chosen, room), expected, "{chosen} in {room}");
        };
        check(28, 0, 0..=3);
        check(27, 0, 0..=2);
        check(15, 0, 0..=1);
        check(15, 3, 2..=3);
        check(4, 2, 2..=2);
    }
}
