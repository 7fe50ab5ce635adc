//! How the panes of a screen stand: which has the focus, whether it fills the screen, where the
//! divider is, how far the detail side is scrolled.

use super::layout::{Frame, Shape, Sharing, parts};
use super::theme::Token;
use super::widget::frame::{divider, rule};
use super::world::World;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[derive(Clone, Debug, Default)]
pub struct Panes {
    /// 0 is the list.
    pub focus: usize,
    pub zoomed: bool,
    /// Steps the divider was moved to the right (or down).
    pub moved: i16,
    /// Lines scrolled out of the detail side.
    pub scroll: usize,
}

/// How far the divider may be moved.
const FARTHEST: i16 = 12;

impl Panes {
    /// `rows`: lines that the list has in all, its heads included.
    pub fn parts(&self, frame: &Frame, rows: u16) -> Vec<Rect> {
        let zoom = self.zoomed.then_some(self.focus);
        parts(frame, Sharing { moved: self.moved, zoom, rows })
    }

    pub fn next(&mut self, frame: &Frame, forward: bool) {
        let count = parts(frame, Sharing::default()).len().max(1);
        self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
    }

    /// What is kept of them for next time: `3`, or `3 z1` where the second of them fills the screen.
    pub fn kept(&self) -> String {
        kept(self.moved, self.zoomed.then_some(self.focus))
    }

    /// As they were kept; else as they are usually.
    pub fn restore(&mut self, text: &str) {
        let (moved, zoomed) = read(text);
        (self.moved, self.zoomed) = (moved, zoomed.is_some());
        self.focus = zoomed.unwrap_or_default();
    }

    pub fn shift(&mut self, steps: i16) {
        self.moved = (self.moved + steps).clamp(-FARTHEST, FARTHEST);
    }

    pub fn scroll(&mut self, lines: isize) {
        self.scroll = self.scroll.saturating_add_signed(lines).min(9_999);
    }
}

/// Steps that the divider was moved, and what fills the screen, as one text.
pub fn kept(moved: i16, zoomed: Option<usize>) -> String {
    match zoomed {
        Some(focus) => format!("{moved} z{focus}"),
        None => moved.to_string(),
    }
}

pub fn read(text: &str) -> (i16, Option<usize>) {
    let mut words = text.split(' ');
    let moved = words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
    let zoomed = words.next().and_then(|word| word.strip_prefix('z')?.parse().ok());
    (i16::clamp(moved, -FARTHEST, FARTHEST), zoomed)
}

/// Draws what parts a pane from the list: a divider beside it, or a rule with a title above it.
/// Returns what is inside.
pub fn enclose(world: &World, shape: Shape, title: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    if shape > Shape::Stacked {
        if area.x > 0 {
            let style = world.style(Token::Border);
            divider(buffer, area.x - 1, area.y..area.bottom(), world.glyphs, style);
        }
        return area;
    }
    let styles = (world.style(Token::Border), world.style(Token::Title));
    rule(buffer, Rect { height: 1, ..area }, title, world.glyphs, styles);
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_are_kept_and_restored() {
        let check = |text: &str, moved, zoomed, focus| {
            let mut panes = Panes { focus: 2, zoomed: true, moved: 7, scroll: 0 };
            panes.restore(text);
            assert_eq!((panes.moved, panes.zoomed, panes.focus), (moved, zoomed, focus), "{text}");
        };
        check("", 0, false, 0);
        check("-3", -3, false, 0);
        check("3 z1", 3, true, 1);
        check("99 z0", FARTHEST, true, 0);
        check("3 x", 3, false, 0);
        let panes = Panes { focus: 1, zoomed: true, moved: -2, scroll: 9 };
        assert_eq!(panes.kept(), "-2 z1");
        assert_eq!(Panes { zoomed: false, ..panes }.kept(), "-2");
    }
}
