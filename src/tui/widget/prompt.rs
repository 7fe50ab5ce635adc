//! A typed line with its prompt: draws the part that fits and says where the caret stands.

use super::line::Line;
use crate::tui::input::TextLine;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

pub fn draw(
    prompt: &str,
    line: &TextLine,
    styles: (Style, Style),
    buffer: &mut Buffer,
    area: Rect,
) -> Position {
    let before = prompt.width() as u16;
    let room = area.width.saturating_sub(before);
    let (text, caret) = line.window(usize::from(room));
    Line::new().put(prompt, styles.0).put(text, styles.1).draw(buffer, area);
    let x = (area.x + before + caret).min(area.right().saturating_sub(1));
    Position::new(x, area.y)
}
