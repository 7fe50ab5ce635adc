//! The picture that stands on the terminal, and the one that takes its place. Lines that are the
//! same are passed over as a whole: weighing each of their cells is what a drawn key would cost.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

/// Of so many lines at most one may change for the changed ones to be compared apart.
const FEW: usize = 4;

/// Two pictures of one size.
#[derive(Debug)]
pub struct Canvas {
    /// What the terminal shows.
    shown: Buffer,
    /// What is drawn next.
    next: Buffer,
    /// The lines that change, apart: as they are, and as they will be.
    lines: (Buffer, Buffer),
}

impl Canvas {
    /// Blank, as the terminal is taken to be.
    pub fn new((columns, rows): (u16, u16)) -> Self {
        let blank = Buffer::empty(Rect::new(0, 0, columns, rows));
        Self { shown: blank.clone(), next: blank, lines: (Buffer::default(), Buffer::default()) }
    }

    /// The picture on the terminal.
    pub fn shown(&self) -> &Buffer {
        &self.shown
    }

    /// Paints the next picture and hands what differs from the one shown to `write`, in the order
    /// of reading. Returns where the cursor is to be seen, which `paint` says.
    pub fn draw<E>(
        &mut self,
        paint: impl FnOnce(&mut Buffer) -> Option<Position>,
        write: impl FnOnce(&mut dyn Iterator<Item = (u16, u16, &Cell)>) -> Result<(), E>,
    ) -> Result<Option<Position>, E> {
        self.next.reset();
        let cursor = paint(&mut self.next);
        let changed = self.changed();
        if changed.len() * FEW > usize::from(self.next.area.height) {
            write(&mut self.shown.diff_iter(&self.next))?;
        } else {
            self.set_apart(&changed);
            let (from, to) = &self.lines;
            let place = |(x, y, cell)| Some((x, *changed.get(usize::from(y))?, cell));
            write(&mut from.diff_iter(to).filter_map(place))?;
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(cursor)
    }

    /// The lines that differ.
    fn changed(&self) -> Vec<u16> {
        let width = usize::from(self.next.area.width).max(1);
        let pairs = self.shown.content.chunks(width).zip(self.next.content.chunks(width));
        (0..).zip(pairs).filter(|(_, (from, to))| from != to).map(|(y, _)| y).collect()
    }

    fn set_apart(&mut self, changed: &[u16]) {
        let width = self.next.area.width;
        let area = Rect::new(0, 0, width, changed.len() as u16);
        for (whole, apart) in [(&self.shown, &mut self.lines.0), (&self.next, &mut self.lines.1)] {
            apart.content.clear();
            apart.area = area;
            for y in changed {
                let from = usize::from(*y) * usize::from(width);
                let line = whole.content.get(from..from + usize::from(width));
                apart.content.extend_from_slice(line.unwrap_or_default());
            }
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
