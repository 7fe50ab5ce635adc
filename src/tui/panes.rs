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

    pub fn shift(&mut self, steps: i16) {
        self.moved = (self.moved + steps).clamp(-FARTHEST, FARTHEST);
    }

    pub fn scroll(&mut self, lines: isize) {
        self.scroll = self.scroll.saturating_add_signed(lines).min(9_999);
    }
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
