//! What the mouse can hit: areas noted while the picture is drawn, so that a click always means
//! what stands there.

use super::command::Action;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// What a place on the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A part of a screen; 0 is its list.
    Pane(usize),
    /// A row of the list, by its index.
    Row(usize),
    /// A tab, by how many tabs it is after the one that is open.
    Tab(i8),
    /// The head of a column, by its id.
    Head(&'static str),
    /// The hint of a command.
    Run(Action),
    /// A program of the person's own, by its place among them.
    Own(usize),
    /// A key that a strip offers.
    Choice(char),
    /// A line of a list that lies over the screen.
    Hit(usize),
}

impl Spot {
    /// The tab at one place while that at another is open.
    pub fn tab(at: usize, open: usize) -> Self {
        Self::Tab(i8::try_from(at as isize - open as isize).unwrap_or(0))
    }
}

/// The spots of the picture as it was drawn last.
#[derive(Debug, Default)]
pub struct Spots(RefCell<Vec<(Rect, Spot)>>);

impl Spots {
    /// Another picture is being drawn.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }

    pub fn put(&self, area: Rect, spot: Spot) {
        self.0.borrow_mut().push((area, spot));
    }

    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Takes those back that were put since there were so many.
    pub fn take_from(&self, count: usize) -> Vec<(Rect, Spot)> {
        self.0.borrow_mut().split_off(count)
    }

    /// Puts spots of a part that is drawn at a place of the picture.
    pub fn put_all(&self, spots: &[(Rect, Spot)], place: Position) {
        let moved = |area: Rect| Rect { x: area.x + place.x, y: area.y + place.y, ..area };
        let moved = spots.iter().map(|(area, spot)| (moved(*area), *spot));
        self.0.borrow_mut().extend(moved);
    }

    /// What was drawn last at a place.
    pub fn at(&self, column: u16, row: u16) -> Option<Spot> {
        let place = (column, row).into();
        let spots = self.0.borrow();
        spots.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, spot)| *spot)
    }

    /// Where something was drawn.
    pub fn area(&self, wanted: Spot) -> Option<Rect> {
        self.0.borrow().iter().find(|(_, spot)| *spot == wanted).map(|(area, _)| *area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_last_is_hit_first() {
        let spots = Spots::default();
        spots.put(Rect::new(0, 0, 10, 5), Spot::Pane(0));
        spots.put(Rect::new(0, 2, 10, 1), Spot::Row(7));
        assert_eq!(spots.at(3, 2), Some(Spot::Row(7)));
        assert_eq!(spots.at(3, 3), Some(Spot::Pane(0)));
        assert_eq!(spots.at(10, 3), None);
        assert_eq!(spots.area(Spot::Row(7)), Some(Rect::new(0, 2, 10, 1)));
        spots.forget();
        assert_eq!(spots.at(3, 2), None);
    }

    #[test]
    fn tabs_are_counted_from_the_open_one() {
        assert_eq!((Spot::tab(3, 1), Spot::tab(0, 2)), (Spot::Tab(2), Spot::Tab(-2)));
    }
}
