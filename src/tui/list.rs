//! A cursor over many ids: what is marked, what is scrolled into view, and the extra lines between
//! rows (group titles, the cut line). It never looks at more than the rows in view.

use std::collections::BTreeSet;

/// How far a movement key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Down,
    Up,
    First,
    Last,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
}

/// One line of the list as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Index into [`List::items`].
    Row(usize),
    /// Index of the break that stands before a row.
    Break(usize),
}

#[derive(Clone, Debug)]
pub struct List<I> {
    pub items: Vec<I>,
    /// Item indices before which one extra line stands, ascending.
    pub breaks: Vec<usize>,
    pub marks: BTreeSet<I>,
    cursor: usize,
    /// First line in view.
    top: usize,
    height: usize,
    /// Where a range began.
    anchor: Option<usize>,
}

/// A list as the shell moves in it, whatever its rows are.
pub trait Rows {
    fn cursor(&self) -> usize;
    fn len(&self) -> usize;
    fn marked(&self) -> usize;
    /// Is the row marked, or in the range that is being drawn up?
    fn is_marked(&self, index: usize) -> bool;
    /// The lines in view, from the top.
    fn lines(&self) -> Vec<Line>;
    /// Rows and breaks.
    fn lines_in_all(&self) -> usize;
    fn reset(&mut self);
    fn step(&mut self, step: Step);
    fn go(&mut self, index: usize);
    fn set_height(&mut self, height: u16);
    fn toggle_mark(&mut self);
    fn toggle_range(&mut self);
    fn toggle_all(&mut self);
    fn clear_marks(&mut self) -> bool;
}

impl<I: Copy + Ord> Rows for List<I> {
    fn cursor(&self) -> usize {
        Self::cursor(self)
    }

    fn len(&self) -> usize {
        self.items.len()
    }

    fn marked(&self) -> usize {
        self.marks.len()
    }

    fn is_marked(&self, index: usize) -> bool {
        self.items.get(index).is_some_and(|item| self.marks.contains(item)) || self.in_range(index)
    }

    fn lines(&self) -> Vec<Line> {
        Self::lines(self)
    }

    fn lines_in_all(&self) -> usize {
        self.items.len() + self.breaks.len()
    }

    fn reset(&mut self) {
        Self::reset(self);
    }

    fn step(&mut self, step: Step) {
        Self::step(self, step);
    }

    fn go(&mut self, index: usize) {
        Self::go(self, index);
    }

    fn set_height(&mut self, height: u16) {
        Self::set_height(self, height);
    }

    fn toggle_mark(&mut self) {
        Self::toggle_mark(self);
    }

    fn toggle_range(&mut self) {
        Self::toggle_range(self);
    }

    fn toggle_all(&mut self) {
        Self::toggle_all(self);
    }

    fn clear_marks(&mut self) -> bool {
        Self::clear_marks(self)
    }
}

impl<I> Default for List<I> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            breaks: Vec::new(),
            marks: BTreeSet::new(),
            cursor: 0,
            top: 0,
            height: 1,
            anchor: None,
        }
    }
}

impl<I: Copy + Ord> List<I> {
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    pub fn selected(&self) -> Option<I> {
        self.items.get(self.cursor).copied()
    }

    /// Puts other items in; the cursor stays on its item, else on its place.
    pub fn set(&mut self, items: Vec<I>, breaks: Vec<usize>) {
        let selected = self.selected();
        self.items = items;
        self.breaks = breaks;
        self.anchor = None;
        match selected.and_then(|item| self.items.iter().position(|other| *other == item)) {
            Some(index) => self.go(index),
            None => self.go(self.cursor),
        }
    }

    /// Forgets the place: the first row is selected.
    pub fn reset(&mut self) {
        self.top = 0;
        self.go(0);
    }

    pub fn select(&mut self, item: I) -> bool {
        let found = self.items.iter().position(|other| *other == item);
        if let Some(index) = found {
            self.go(index);
        }
        found.is_some()
    }

    pub fn go(&mut self, index: usize) {
        self.cursor = index.min(self.items.len().saturating_sub(1));
        self.scroll();
    }

    pub fn set_height(&mut self, height: u16) {
        self.height = usize::from(height.max(1));
        self.scroll();
    }

    pub fn step(&mut self, step: Step) {
        let (page, last) = (self.height, self.items.len().saturating_sub(1));
        let half = (page / 2).max(1);
        let to = match step {
            Step::Down => self.cursor + 1,
            Step::Up => self.cursor.saturating_sub(1),
            Step::First => 0,
            Step::Last => last,
            Step::HalfDown => self.cursor + half,
            Step::HalfUp => self.cursor.saturating_sub(half),
            Step::PageDown => self.cursor + page.saturating_sub(1).max(1),
            Step::PageUp => self.cursor.saturating_sub(page.saturating_sub(1).max(1)),
        };
        self.go(to);
    }

    /// The line that an item stands on.
    fn line_of(&self, index: usize) -> usize {
        index + self.breaks.partition_point(|at| *at <= index)
    }

    fn scroll(&mut self) {
        let line = self.line_of(self.cursor);
        // A title directly above the first row of its group comes into view with it.
        let titled = self.breaks.binary_search(&self.cursor).is_ok();
        let first = if titled { line.saturating_sub(1) } else { line };
        let lines = self.items.len() + self.breaks.len();
        self.top = self.top.min(first).max((line + 1).saturating_sub(self.height));
        self.top = self.top.min(lines.saturating_sub(self.height));
    }

    /// The lines in view, from the top.
    pub fn lines(&self) -> Vec<Line> {
        let mut item = self.first_item();
        let mut lines = Vec::with_capacity(self.height);
        let mut at = self.breaks.partition_point(|b| *b < item);
        if self.breaks.get(at) == Some(&item) && self.line_of(item) == self.top {
            at += 1;
        }
        while lines.len() < self.height && item < self.items.len() {
            if self.breaks.get(at) == Some(&item) {
                lines.push(Line::Break(at));
                at += 1;
                continue;
            }
            lines.push(Line::Row(item));
            item += 1;
        }
        lines
    }

    /// The first item whose line is in view.
    fn first_item(&self) -> usize {
        let (mut low, mut high) = (0, self.items.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.line_of(middle) < self.top { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Marks or unmarks the selected item and goes on to the next.
    pub fn toggle_mark(&mut self) {
        if let Some(item) = self.selected() {
            if !self.marks.remove(&item) {
                self.marks.insert(item);
            }
            self.step(Step::Down);
        }
    }

    /// Starts a range here, or marks everything from where it began to here.
    pub fn toggle_range(&mut self) {
        match self.anchor.take() {
            None => self.anchor = Some(self.cursor),
            Some(from) => {
                let span = from.min(self.cursor)..=from.max(self.cursor);
                self.marks.extend(self.items.get(span).unwrap_or_default());
            }
        }
    }

    /// The rows of the range that is being drawn up, cursor included.
    pub fn in_range(&self, index: usize) -> bool {
        self.anchor
            .is_some_and(|from| (from.min(self.cursor)..=from.max(self.cursor)).contains(&index))
    }

    /// Marks everything, or nothing when everything is marked.
    pub fn toggle_all(&mut self) {
        if self.marks.len() == self.items.len() {
            self.marks.clear();
        } else {
            self.marks = self.items.iter().copied().collect();
        }
    }

    /// Drops marks and the range; false when there was nothing to drop.
    pub fn clear_marks(&mut self) -> bool {
        let had = !self.marks.is_empty() || self.anchor.is_some();
        self.marks.clear();
        self.anchor = None;
        had
    }

    /// What a verb acts on: the marks in list order (a range counts as marked), else the cursor.
    pub fn targets(&self) -> Vec<I> {
        if self.marks.is_empty() && self.anchor.is_none() {
            return self.selected().into_iter().collect();
        }
        let chosen = |(index, item): (usize, &I)| {
            (self.marks.contains(item) || self.in_range(index)).then_some(*item)
        };
        self.items.iter().enumerate().filter_map(chosen).collect()
    }

    /// Takes an item out; the next one slides under the cursor.
    pub fn remove(&mut self, gone: impl Fn(I) -> bool) {
        let before = self.items.iter().take(self.cursor).filter(|item| gone(**item)).count();
        self.items.retain(|item| !gone(*item));
        self.marks.retain(|item| !gone(*item));
        self.anchor = None;
        self.go(self.cursor - before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: u32, breaks: &[usize], height: u16) -> List<u32> {
        let mut list = List::default();
        list.set((0..count).collect(), breaks.to_vec());
        list.set_height(height);
        list
    }

    #[test]
    fn the_cursor_stays_in_view() {
        let mut list = list(100, &[], 10);
        list.step(Step::Last);
        assert_eq!(list.lines().last(), Some(&Line::Row(99)));
        list.step(Step::HalfUp);
        assert_eq!((list.cursor(), list.lines()[0]), (94, Line::Row(90)));
        list.step(Step::First);
        assert_eq!(list.lines()[0], Line::Row(0));
    }

    #[test]
    fn titles_take_a_line_and_come_into_view_with_their_first_row() {
        let mut list = list(6, &[0, 3], 4);
        assert_eq!(list.lines(), [Line::Break(0), Line::Row(0), Line::Row(1), Line::Row(2)]);
        list.go(3);
        assert_eq!(list.lines(), [Line::Row(1), Line::Row(2), Line::Break(1), Line::Row(3)]);
        list.go(5);
        assert_eq!(list.lines(), [Line::Break(1), Line::Row(3), Line::Row(4), Line::Row(5)]);
        list.go(3);
        assert_eq!(list.lines()[0], Line::Break(1));
        list.go(0);
        assert_eq!(list.lines()[0], Line::Break(0));
    }

    #[test]
    fn a_removed_row_lets_the_next_slide_under_the_cursor() {
        let mut list = list(5, &[], 3);
        list.go(2);
        list.remove(|item| item == 2);
        assert_eq!(list.selected(), Some(3));
        list.go(3);
        list.remove(|item| item == 4);
        assert_eq!(list.selected(), Some(3));
        list.remove(|item| item == 0);
        assert_eq!(list.selected(), Some(3));
    }

    #[test]
    fn marks_come_before_the_cursor() {
        let mut list = list(5, &[], 3);
        assert_eq!(list.targets(), [0]);
        list.toggle_mark();
        list.go(3);
        list.toggle_mark();
        assert_eq!(list.targets(), [0, 3]);
        list.clear_marks();
        list.go(1);
        list.toggle_range();
        list.go(3);
        assert_eq!(list.targets(), [1, 2, 3]);
        list.toggle_all();
        assert_eq!(list.targets().len(), 5);
    }

    #[test]
    fn new_items_keep_the_cursor_on_its_own() {
        let mut list = list(5, &[], 3);
        list.go(3);
        list.set(vec![9, 3, 1], Vec::new());
        assert_eq!(list.selected(), Some(3));
        list.set(vec![9], Vec::new());
        assert_eq!(list.selected(), Some(9));
    }
}
