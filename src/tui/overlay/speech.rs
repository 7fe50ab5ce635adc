//! What lies over a screen in one sentence, for people who have the screen read to them.

use super::draw::{inside, page_lines, page_title};
use super::pick::{Hit, Pick, Picker};
use super::{Overlay, Page, file};
use crate::core::message::Message;
use crate::tui::sentence;
use crate::tui::world::World;
use ratatui::layout::Position;

/// Lines of a page that are looked at to say how many there are.
const MOST: usize = 2_000;

/// `Globex, Enterprise, 2 of 18` in a list; `Brief: Globex, line 1 of 40` on a page; where a page
/// has a cursor, the line it stands on.
pub fn said(overlay: &Overlay, world: &World) -> String {
    let comma = world.word("plain-comma");
    match overlay {
        Overlay::Pick(picker) => match picker.hits.get(picker.cursor) {
            None => world.word("pick-nothing"),
            Some(hit) => {
                let place = Message::new("plain-place").count("at", picker.cursor + 1);
                let place = world.say(&place.count("of", picker.hits.len()));
                let (left, right) = hit_said(hit, picker, world);
                let parts = [left.trim(), right.trim(), place.as_str()];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                parts.join(&comma)
            }
        },
        Overlay::Page { page, scroll } => {
            let width = usize::from(inside(overlay, world).width);
            let lines = page_lines(page, world, width, MOST);
            let at = cursor(page, world, width);
            let chosen = at.and_then(|at| lines.get(at)).map(|line| sentence::cells(world, line));
            let line = at.unwrap_or(*scroll).min(lines.len().saturating_sub(1));
            let place = Message::new("plain-line").count("at", line + 1).count("of", lines.len());
            let what = chosen.unwrap_or_else(|| page_title(page, world));
            format!("{what}{comma}{}", world.say(&place))
        }
    }
}

/// A line as it is said: of a column, whether it is shown.
fn hit_said(hit: &Hit, picker: &Picker, world: &World) -> (String, String) {
    let Pick::Column(column) = hit.pick else { return (hit.left.clone(), hit.right.clone()) };
    let shown = picker.shown.contains(&column);
    let said = world.word(if shown { "plain-shown" } else { "plain-hidden" });
    (column.head(|_| world.word(column.title)), said)
}

/// Where the cursor waits: on the line that is said.
pub fn stands(overlay: &Overlay, world: &World) -> Position {
    let area = inside(overlay, world);
    let below = match overlay {
        Overlay::Page { page, scroll } => {
            cursor(page, world, usize::from(area.width)).unwrap_or(*scroll).saturating_sub(*scroll)
        }
        Overlay::Pick(_) => 0,
    };
    let below = u16::try_from(below).unwrap_or(u16::MAX).min(area.height.saturating_sub(1));
    Position::new(area.x, area.y + below)
}

/// The line that a page's own cursor stands on.
fn cursor(page: &Page, world: &World, width: usize) -> Option<usize> {
    match page {
        Page::History(history) => history.lines.as_ref().map(|_| history.cursor_line()),
        Page::File(page) => Some(file::cursor_line(world, page, width)),
        _ => None,
    }
}
