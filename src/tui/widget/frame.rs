//! Rules, dividers and boxes, and a clearing that is safe beside wide characters.

use crate::tui::glyph::GlyphSet;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Empties an area so that nothing drawn before shows through, also where a wide character
/// straddles its left edge (the terminal would keep that one's second half).
pub fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(*buffer.area());
    for y in area.y..area.bottom() {
        if let Some(left) = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)))
            && left.symbol().width() > 1
        {
            left.set_symbol(" ");
        }
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// A horizontal rule with an optional title: `─ TASKS ───`.
pub fn rule(
    buffer: &mut Buffer,
    area: Rect,
    title: &str,
    glyphs: &GlyphSet,
    styles: (Style, Style),
) {
    let (border, titled) = styles;
    for x in area.x..area.right() {
        if let Some(cell) = buffer.cell_mut((x, area.y)) {
            cell.set_symbol(glyphs.horizontal).set_style(border);
        }
    }
    if !title.is_empty() && area.width > 4 {
        let shown = format!(" {} ", crate::core::text::cut(title, usize::from(area.width) - 4));
        let style = Style::reset().patch(titled);
        buffer.set_stringn(area.x + 1, area.y, shown, usize::from(area.width) - 2, style);
    }
}

/// The divider between two columns, joined to the rules above and below.
pub fn divider(
    buffer: &mut Buffer,
    x: u16,
    rows: std::ops::Range<u16>,
    glyphs: &GlyphSet,
    style: Style,
) {
    for y in rows {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(glyphs.vertical).set_style(style);
        }
    }
}

/// Joins a divider to a rule that it meets.
pub fn join(buffer: &mut Buffer, x: u16, y: u16, sign: &str) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.set_symbol(sign);
    }
}

/// A cleared box with a title; returns what is inside.
pub fn boxed(
    buffer: &mut Buffer,
    area: Rect,
    title: &str,
    glyphs: &GlyphSet,
    styles: (Style, Style),
) -> Rect {
    clear(buffer, area);
    if area.width < 4 || area.height < 3 {
        return Rect::ZERO;
    }
    rule(buffer, Rect { height: 1, ..area }, title, glyphs, styles);
    rule(buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, "", glyphs, styles);
    divider(buffer, area.x, area.y + 1..area.bottom() - 1, glyphs, styles.0);
    divider(buffer, area.right() - 1, area.y + 1..area.bottom() - 1, glyphs, styles.0);
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    join(buffer, area.x, area.y, top_left);
    join(buffer, area.right() - 1, area.y, top_right);
    join(buffer, area.x, area.bottom() - 1, bottom_left);
    join(buffer, area.right() - 1, area.bottom() - 1, bottom_right);
    Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
}

/// An area of this size in the middle of another.
pub fn centred(inside: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(inside.width), height.min(inside.height));
    Rect::new(
        inside.x + (inside.width - width) / 2,
        inside.y + (inside.height - height) / 2,
        width,
        height,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clearing_beside_a_wide_character_takes_its_half_with_it() {
        let mut before = Buffer::empty(Rect::new(0, 0, 8, 1));
        before.set_string(0, 0, "abc字def", Style::new());
        let mut after = before.clone();
        clear(&mut after, Rect::new(4, 0, 4, 1));
        after.set_string(4, 0, "|", Style::new());
        let written: Vec<u16> = before.diff(&after).iter().map(|(x, _, _)| *x).collect();
        assert!(written.contains(&4), "{written:?}");
        assert_eq!(after[(3, 0)].symbol(), " ");
    }
}
