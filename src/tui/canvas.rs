//! The picture that stands on the terminal, and the one that takes its place. Lines that are the
//! same are passed over as a whole: weighing each of their cells is what a drawn key would cost.

use super::still::Still;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

/// Lines that are compared at once, apart from the rest.
const AT_ONCE: usize = 8;

/// The picture on the terminal and the one that is drawn next.
#[derive(Debug)]
pub struct Canvas {
    /// What the terminal shows.
    shown: Still,
    /// What was drawn last, and is drawn over next.
    next: Buffer,
    /// Lines that change, apart: as they are, and as they will be.
    lines: (Buffer, Buffer),
}

impl Canvas {
    /// Blank, as the terminal is taken to be.
    pub fn new((columns, rows): (u16, u16)) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        let lines = (Buffer::default(), Buffer::default());
        Self { shown: Still::blank(area), next: Buffer::empty(area), lines }
    }

    /// The picture on the terminal.
    pub fn shown(&self) -> &Buffer {
        &self.next
    }

    /// Paints the next picture and hands what differs from the one shown to `write`, in the order
    /// of reading, some lines at a time. Returns where the cursor is to be seen, which `paint` says.
    pub fn draw<E>(
        &mut self,
        paint: impl FnOnce(&mut Buffer) -> Option<Position>,
        mut write: impl FnMut(&mut dyn Iterator<Item = (u16, u16, &Cell)>) -> Result<(), E>,
    ) -> Result<Option<Position>, E> {
        self.next.reset();
        let cursor = paint(&mut self.next);
        let changed = self.changed();
        for some in changed.chunks(AT_ONCE) {
            self.set_apart(some);
            let (from, to) = &self.lines;
            let place = |(x, y, cell)| Some((x, *some.get(usize::from(y))?, cell));
            write(&mut from.diff_iter(to).filter_map(place))?;
        }
        if self.shown.is_cluttered() {
            self.shown = Still::take(&self.next);
        }
        Ok(cursor)
    }

    fn width(&self) -> usize {
        usize::from(self.next.area.width).max(1)
    }

    /// The lines that differ.
    fn changed(&self) -> Vec<u16> {
        let lines = self.next.content.chunks(self.width()).enumerate();
        lines.filter(|(y, line)| !self.shown.shows(*y, line)).map(|(y, _)| y as u16).collect()
    }

    /// Lays lines apart as they are and as they will be, and takes them over.
    fn set_apart(&mut self, changed: &[u16]) {
        let width = self.width();
        let area = Rect::new(0, 0, self.next.area.width, changed.len() as u16);
        let (from, to) = &mut self.lines;
        from.resize(area);
        to.area = area;
        to.content.clear();
        for (y, cells) in changed.iter().zip(from.content.chunks_mut(width)) {
            let y = usize::from(*y);
            self.shown.draw_line(y, cells);
            let line = self.next.content.get(y * width..(y + 1) * width).unwrap_or_default();
            to.content.extend_from_slice(line);
            self.shown.set_line(y, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::convert::Infallible;

    const SIZE: (u16, u16) = (8, 6);

    fn picture(lines: &[String]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        for (y, line) in (0..SIZE.1).zip(lines) {
            buffer.set_stringn(0, y, line, usize::from(SIZE.0), ratatui::style::Style::new());
        }
        buffer
    }

    fn written(canvas: &mut Canvas, picture: &Buffer) -> Vec<(u16, u16, Cell)> {
        let mut cells = Vec::new();
        let paint = |buffer: &mut Buffer| {
            buffer.clone_from(picture);
            None
        };
        let done = canvas.draw(paint, |changes| {
            cells.extend(changes.map(|(x, y, cell)| (x, y, cell.clone())));
            Ok::<(), Infallible>(())
        });
        assert_eq!(done, Ok(None));
        cells
    }

    proptest! {
        /// Comparing the lines that change apart says what comparing all of them says.
        #[test]
        fn what_differs_is_written_and_nothing_else(
            first in prop::collection::vec("[ab株é ]{0,8}", 6),
            changes in prop::collection::vec((0usize..6, "[ab株é ]{0,8}"), 0..6),
        ) {
            let mut second = first.clone();
            for (y, line) in changes {
                second[y] = line;
            }
            let (from, to) = (picture(&first), picture(&second));
            let mut canvas = Canvas::new(SIZE);
            written(&mut canvas, &from);
            let expected: Vec<_> =
                from.diff_iter(&to).map(|(x, y, cell)| (x, y, cell.clone())).collect();
            prop_assert_eq!(written(&mut canvas, &to), expected);
            prop_assert_eq!(canvas.shown(), &to);
            prop_assert_eq!(written(&mut canvas, &to), vec![]);
        }
    }
}
