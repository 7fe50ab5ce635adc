//! A picture that stands still, in a third of the memory that it takes while it is drawn. What is on
//! the screen and the parts of it that are kept are held this way.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// A cell: its one character, or where its longer text lies, and how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    text: u32,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const BLANK: Held =
    Held { text: ' ' as u32, fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// From this number on a text is a place among the longer ones; no character is as large.
const LONGER: u32 = 1 << 31;

/// Longer texts held before it is worth looking which of them still stand.
const MANY: usize = 1_000;

/// The lines of a picture.
#[derive(Clone, Debug, Default)]
pub struct Still {
    pub area: Rect,
    cells: Vec<Held>,
    /// Texts of more than one character: letters with marks, most emoji. Each once.
    longer: Vec<Box<str>>,
}

impl Still {
    /// A picture of blanks.
    pub fn blank(area: Rect) -> Self {
        let cells = vec![BLANK; usize::from(area.width) * usize::from(area.height)];
        Self { area, cells, longer: Vec::new() }
    }

    pub fn take(picture: &Buffer) -> Self {
        let mut still = Self::blank(picture.area);
        still.set_line(0, &picture.content);
        still
    }

    fn width(&self) -> usize {
        usize::from(self.area.width).max(1)
    }

    /// It holds many texts, most of them of lines that were taken over since.
    pub fn is_cluttered(&self) -> bool {
        self.longer.len() > MANY
    }

    /// Its lines from the top, each with those of a picture.
    pub fn shows(&self, y: usize, line: &[Cell]) -> bool {
        let lines = self.cells.get(y * self.width()..).unwrap_or_default();
        let one = lines.get(..line.len()).unwrap_or_default();
        one.len() == line.len() && one.iter().zip(line).all(|(own, cell)| self.is(*own, cell))
    }

    fn is(&self, own: Held, cell: &Cell) -> bool {
        let same = match single(cell.symbol()) {
            Some(text) => own.text == text,
            None => self.longer(own.text) == Some(cell.symbol()),
        };
        same && own == held(cell, own.text)
    }

    /// Takes a line over.
    pub fn set_line(&mut self, y: usize, line: &[Cell]) {
        let from = y * self.width();
        for (at, cell) in (from..).zip(line) {
            let text = self.learn(cell.symbol());
            if let Some(own) = self.cells.get_mut(at) {
                *own = held(cell, text);
            }
        }
    }

    /// Draws a line over what lies in these cells.
    pub fn draw_line(&self, y: usize, cells: &mut [Cell]) {
        let lines = self.cells.get(y * self.width()..).unwrap_or_default();
        for (own, cell) in lines.iter().zip(cells) {
            cell.reset();
            if *own != BLANK {
                self.draw(*own, cell);
            }
        }
    }

    fn draw(&self, own: Held, cell: &mut Cell) {
        match (char::from_u32(own.text), self.longer(own.text)) {
            (Some(one), _) if one != ' ' => _ = cell.set_char(one),
            (None, Some(text)) => _ = cell.set_symbol(text),
            _ => {}
        }
        cell.fg = own.fg;
        cell.bg = own.bg;
        cell.modifier = own.modifier;
    }

    fn longer(&self, text: u32) -> Option<&str> {
        let place = text.checked_sub(LONGER)?;
        self.longer.get(place as usize).map(AsRef::as_ref)
    }

    fn learn(&mut self, symbol: &str) -> u32 {
        if let Some(text) = single(symbol) {
            return text;
        }
        let known = self.longer.iter().position(|text| **text == *symbol);
        let place = known.unwrap_or_else(|| {
            self.longer.push(symbol.into());
            self.longer.len() - 1
        });
        LONGER + place as u32
    }
}

/// The one character of a symbol; none of it is a cell that a wide one beside it covers.
fn single(symbol: &str) -> Option<u32> {
    if let [byte] = symbol.as_bytes() {
        return Some(u32::from(*byte));
    }
    let mut chars = symbol.chars();
    let one = chars.next()?;
    chars.next().is_none().then_some(one as u32)
}

fn held(cell: &Cell, text: u32) -> Held {
    Held { text, fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn picture(lines: &[&str], style: Style) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 3));
        for (y, line) in (0..3).zip(lines) {
            buffer.set_stringn(0, y, line, 8, style);
        }
        buffer
    }

    #[test]
    fn what_is_taken_is_drawn_again() {
        assert!(size_of::<Held>() * 3 <= size_of::<Cell>());
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(7));
        let picture = picture(&["株 e\u{301}", "👩‍👩‍👧 x", ""], style.add_modifier(Modifier::BOLD));
        let still = Still::take(&picture);
        let mut again = Buffer::filled(picture.area, Cell::new("#"));
        for (y, line) in again.content.chunks_mut(8).enumerate() {
            still.draw_line(y, line);
        }
        assert_eq!(again, picture);
        for (y, line) in picture.content.chunks(8).enumerate() {
            assert!(still.shows(y, line));
        }
    }

    #[test]
    fn a_line_that_differs_is_seen_until_it_is_taken_over() {
        let before = picture(&["株 one", "two", "e\u{301}"], Style::new());
        let mut still = Still::take(&before);
        let style = Style::new().add_modifier(Modifier::REVERSED);
        for after in
            [picture(&["株 one", "twö", "a\u{308}"], Style::new()), picture(&["", "two"], style)]
        {
            let seen: Vec<bool> =
                after.content.chunks(8).enumerate().map(|(y, line)| still.shows(y, line)).collect();
            let same: Vec<bool> = before
                .content
                .chunks(8)
                .zip(after.content.chunks(8))
                .map(|(a, b)| a == b)
                .collect();
            assert_eq!(seen, same);
        }
        let after = picture(&["", "👩‍👩‍👧", "c"], Style::new());
        for (y, line) in after.content.chunks(8).enumerate() {
            still.set_line(y, line);
            assert!(still.shows(y, line));
        }
    }
}
