//! Parts of the screen kept from the last draw: what shows the same is copied, not made again. A
//! cursor key then costs the two rows it changes, not the sentences of every row and pane.

use super::spot::{Spot, Spots};
use super::still::Still;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::collections::HashMap;

/// What is kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A row of the list without cursor and mark, by its place in the list.
    Row(usize),
    /// A pane by its place beside the list.
    Pane(usize),
    /// The first line of the screen, as it is at a minute of the clock.
    Header(i64),
    /// The last line: which keys there are.
    Footer,
    /// What stands under a short list.
    Below,
    /// Tabs and the heads of the columns.
    Heads,
}

/// Parts kept at most; beyond that all go. A page of rows and the panes are far fewer.
const MOST: usize = 160;

/// A part as it was drawn, and what of it the mouse can hit.
#[derive(Debug, Default)]
struct Print {
    drawn: Still,
    spots: Vec<(Rect, Spot)>,
}

/// The parts drawn since anything but the cursor changed, and what the mouse can hit in the picture.
#[derive(Debug, Default)]
pub struct Prints {
    kept: RefCell<HashMap<Part, Print>>,
    pub spots: Spots,
}

impl Prints {
    /// Something that parts show may have changed.
    pub fn forget(&self) {
        self.kept.borrow_mut().clear();
    }

    /// Puts a part into `area`: as it was drawn last, or by `paint`, which is given a buffer of its
    /// own and the whole of it to fill.
    pub fn draw(
        &self,
        part: Part,
        area: Rect,
        buffer: &mut Buffer,
        paint: impl FnOnce(&mut Buffer, Rect),
    ) {
        let size = Rect::new(0, 0, area.width, area.height);
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= MOST {
            kept.clear();
        }
        let one = kept.entry(part).or_default();
        if one.drawn.area != size {
            let mut own = Buffer::empty(size);
            let noted = self.spots.count();
            paint(&mut own, size);
            one.drawn = Still::take(&own);
            one.spots = self.spots.take_from(noted);
        }
        copy(&one.drawn, buffer, area);
        self.spots.put_all(&one.spots, area.as_position());
    }
}

/// Copies line by line; what lies outside the buffer is left out.
fn copy(print: &Still, buffer: &mut Buffer, area: Rect) {
    let width = usize::from(area.width);
    let seen = area.intersection(buffer.area);
    if seen.width != area.width || width == 0 {
        return;
    }
    for (line, y) in (0..).zip(seen.y..seen.bottom()) {
        let from = buffer.index_of(area.x, y);
        if let Some(cells) = buffer.content.get_mut(from..from + width) {
            print.draw_line(line, cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn drawn(prints: &Prints, text: &str, area: Rect) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 3));
        prints.draw(Part::Row(1), area, &mut buffer, |own, all| {
            own.set_stringn(all.x, all.y, text, usize::from(all.width), Style::new());
        });
        buffer
    }

    #[test]
    fn a_part_is_drawn_once_until_it_is_forgotten() {
        let prints = Prints::default();
        let row = |y| Rect::new(2, y, 6, 1);
        let expected = |lines: [&str; 3]| Buffer::with_lines(lines);
        assert_eq!(drawn(&prints, "株 one", row(0)), expected(["  株 one", "", ""].map(pad)));
        assert_eq!(drawn(&prints, "two", row(2)), expected(["", "", "  株 one"].map(pad)));
        prints.forget();
        assert_eq!(drawn(&prints, "two", row(1)), expected(["", "  two", ""].map(pad)));
    }

    #[test]
    fn another_size_is_drawn_anew() {
        let prints = Prints::default();
        drawn(&prints, "one", Rect::new(0, 0, 8, 1));
        let narrow = drawn(&prints, "two", Rect::new(0, 0, 4, 1));
        assert_eq!(narrow, Buffer::with_lines(["two     ", "        ", "        "]));
    }

    fn pad(line: &str) -> &str {
        ["        ", "  株 one", "  two   "]
            .into_iter()
            .find(|padded| padded.trim_end() == line.trim_end())
            .unwrap()
    }
}
