//! Where things stand at a size: the breakpoints, and nothing about what is drawn there.

use ratatui::layout::Rect;

/// Under this width a list has the columns of the reference terminal only, so that none is lost
/// where panes come to stand beside it.
pub const STACKED: u16 = 80;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Too small for anything but the list.
    Tiny,
    /// The list over a preview.
    Stacked,
    Two,
    Three,
}

impl Shape {
    pub fn of(size: (u16, u16)) -> Self {
        match size {
            (width, height) if width < 60 || height < 14 => Self::Tiny,
            (..120, _) => Self::Stacked,
            (..160, _) => Self::Two,
            _ => Self::Three,
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Tiny => "tiny",
            Self::Stacked => "stacked",
            Self::Two => "two",
            Self::Three => "three",
        }
    }
}

/// The rows around every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub shape: Shape,
    /// It is read out: no heads of columns, nothing set side by side.
    pub plain: bool,
    pub header: Option<u16>,
    pub top_rule: Option<u16>,
    pub body: Rect,
    pub bottom_rule: Option<u16>,
    pub status: u16,
    pub hints: Option<u16>,
}

impl Frame {
    /// `plain`: nothing stands beside the list.
    pub fn of(size: (u16, u16), plain: bool) -> Self {
        let (width, height) = size;
        let shape = Shape::of(size);
        let shape = if plain { shape.min(Shape::Stacked) } else { shape };
        let (above, below) = match shape {
            Shape::Tiny => (0, 1),
            Shape::Stacked => (1, 2),
            Shape::Two | Shape::Three => (2, 3),
        };
        let body = Rect::new(0, above, width, height.saturating_sub(above + below));
        Self {
            shape,
            plain,
            header: (above > 0).then_some(0),
            top_rule: (above > 1).then_some(1),
            body,
            bottom_rule: (below > 2).then_some(height.saturating_sub(3)),
            status: height.saturating_sub(below.min(2)),
            hints: (below > 1).then_some(height.saturating_sub(1)),
        }
    }
}

/// How a screen wants its body shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sharing {
    /// Steps of four columns (or one line) that the person moved the divider.
    pub moved: i16,
    /// Only the focused part is shown.
    pub zoom: Option<usize>,
    /// Lines that the list has in all.
    pub rows: u16,
}

/// The body in parts: the list first, then the panes beside or under it.
pub fn parts(frame: &Frame, sharing: Sharing) -> Vec<Rect> {
    let body = frame.body;
    let mut parts = match frame.shape {
        Shape::Tiny => vec![body],
        Shape::Stacked => stacked(body, sharing),
        Shape::Two => columns(body, &[50, 50], sharing.moved),
        Shape::Three => columns(body, &[53, 24, 23], sharing.moved),
    };
    if let Some(index) = sharing.zoom.filter(|index| *index < parts.len()) {
        for (part, rect) in parts.iter_mut().enumerate() {
            *rect = if part == index { body } else { Rect::ZERO };
        }
    }
    parts
}

/// The preview has at least six lines, its title included, or half the height where it is tall and
/// narrow; what a short list leaves is the preview's too.
fn stacked(body: Rect, sharing: Sharing) -> Vec<Rect> {
    let least = if body.height >= 43 { body.height / 2 } else { 6 };
    let wanted = body.height.saturating_sub(sharing.rows).max(least);
    let most = i32::from(body.height) - 4;
    let under = (i32::from(wanted) - i32::from(sharing.moved)).clamp(2, most) as u16;
    let over = body.height.saturating_sub(under);
    vec![
        Rect { height: over, ..body },
        Rect { y: body.y + over, height: under.min(body.height), ..body },
    ]
}

/// Cells of a list with panes beside it, its divider included: not less than it has alone on the
/// reference terminal.
const LEAST: u16 = 81;

/// Columns with one cell between each two for the divider.
fn columns(body: Rect, shares: &[u16], moved: i16) -> Vec<Rect> {
    let mut parts = Vec::with_capacity(shares.len());
    let (mut x, mut left) = (body.x, 100);
    for (index, share) in shares.iter().enumerate() {
        let room = body.x + body.width - x;
        let mut width = (u32::from(room) * u32::from(*share) / left.max(1)) as u16;
        if index == 0 {
            let most = i32::from(room) - 24 * (shares.len() as i32 - 1);
            let begun = i32::from(width.max(LEAST));
            width = (begun + i32::from(moved) * 4).clamp(30, most.max(30)) as u16;
        }
        let last = index + 1 == shares.len();
        let width = if last { room } else { width.saturating_sub(1) };
        parts.push(Rect { x, width, ..body });
        x += width + u16::from(!last);
        left -= u32::from(*share);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breakpoints_are_where_the_design_puts_them() {
        let check = |size, shape| assert_eq!(Shape::of(size), shape, "{size:?}");
        check((80, 24), Shape::Stacked);
        check((59, 24), Shape::Tiny);
        check((80, 13), Shape::Tiny);
        check((119, 50), Shape::Stacked);
        check((120, 40), Shape::Two);
        check((160, 40), Shape::Three);
    }

    #[test]
    fn the_reference_terminal_shows_thirteen_rows_over_a_preview() {
        let frame = Frame::of((80, 24), false);
        let parts = parts(&frame, Sharing { rows: 40, ..Sharing::default() });
        assert_eq!(parts, [Rect::new(0, 1, 80, 15), Rect::new(0, 16, 80, 6)]);
        assert_eq!((frame.status, frame.hints), (22, Some(23)));
    }

    #[test]
    fn a_short_list_leaves_its_lines_to_the_preview() {
        let frame = Frame::of((80, 24), false);
        let parts = parts(&frame, Sharing { rows: 5, ..Sharing::default() });
        assert_eq!(parts, [Rect::new(0, 1, 80, 5), Rect::new(0, 6, 80, 16)]);
    }

    #[test]
    fn a_list_beside_panes_is_as_wide_as_on_the_reference_terminal() {
        for width in 120..240 {
            let frame = Frame::of((width, 40), false);
            let list = parts(&frame, Sharing { rows: 40, ..Sharing::default() })[0];
            assert!(list.width >= 80, "{width}: {list:?}");
        }
    }

    #[test]
    fn parts_fill_the_body_at_any_size() {
        for width in 1..220 {
            for height in [1, 2, 5, 13, 14, 24, 46, 60] {
                for moved in [-20, 0, 20] {
                    let frame = Frame::of((width, height), false);
                    let sharing = Sharing { moved, zoom: None, rows: height };
                    for part in parts(&frame, sharing) {
                        assert!(
                            part.right() <= width && part.bottom() <= height,
                            "{width}x{height}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn zoom_gives_one_part_everything() {
        let frame = Frame::of((120, 40), false);
        let zoomed = parts(&frame, Sharing { zoom: Some(1), ..Sharing::default() });
        assert_eq!(zoomed, [Rect::ZERO, frame.body]);
    }
}
