//! How every screen is drawn: tabs, heads, the rows in view with their groups, and the panes. What
//! the cursor does not change is copied from the last draw.

use crate::core::account::AccountId;
use crate::tui::layout::Shape;
use crate::tui::list;
use crate::tui::panes::enclose;
use crate::tui::print::Part;
use crate::tui::screen::{Pane, Screen};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::frame::rule;
use crate::tui::widget::line::{Line, draw_all, wrap};
use crate::tui::widget::tabs;
use crate::tui::world::World;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// `shown` is the account that the panes show; it follows the cursor at rest.
pub fn draw(screen: &dyn Screen, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
    let frame = world.frame();
    let parts = screen.parts(&frame);
    if let Some(area) = parts.first().filter(|part| !part.is_empty()) {
        draw_list(screen, world, screen.lines_above(&frame), *area, buffer);
    }
    for (index, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| !part.is_empty()) {
        let title = screen.pane_title(world, shown);
        let area = enclose(world, frame.shape, &title, *part, buffer);
        world.prints.draw(Part::Pane(index), area, buffer, |own, area| {
            let scroll = screen.board().panes().scroll;
            // Neither a divider nor the edge of the screen is touched.
            let area = Rect { width: area.width.saturating_sub(1), ..area };
            let lines = pane(screen, world, shown, (index, parts.len()), area);
            let skip = scroll.min(lines.len().saturating_sub(1));
            draw_all(lines.get(skip..).unwrap_or_default(), own, area);
        });
    }
}

/// The lines of a pane, each beginning one cell in. Beside the list they are broken rather than cut.
fn pane(
    screen: &dyn Screen,
    world: &World,
    shown: Option<AccountId>,
    (index, of): (usize, usize),
    area: Rect,
) -> Vec<Line> {
    let shape = world.frame().shape;
    let until = usize::from(area.height) + screen.board().panes().scroll;
    let pane = Pane { shown, index, of, width: usize::from(area.width), until, shape };
    let lines: Vec<Line> = screen.pane(world, &pane).into_iter().map(Line::inset).collect();
    let whole = lines.iter().flat_map(|line| line.clone().wrapped(usize::from(area.width)));
    let whole: Vec<Line> = whole.collect();
    let beside = shape > Shape::Stacked || world.glyphs.plain;
    // Under the list one sentence would push the next out of view.
    if beside || whole.len() <= usize::from(area.height) { whole } else { lines }
}

fn draw_list(screen: &dyn Screen, world: &World, above: u16, area: Rect, buffer: &mut Buffer) {
    if above > 0 {
        let heads = Rect { height: above.min(area.height), ..area };
        world.prints.draw(Part::Heads, heads, buffer, |own, all| {
            let line = tab_line(screen, world, usize::from(all.width));
            line.draw_linked(&world.prints.spots, own, Rect { height: 1, ..all });
            if above > 1 {
                screen.draw_head(world, own, Rect { y: 1, height: 1, ..all });
            }
        });
    }
    let rows = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    draw_below(screen, world, rows, buffer);
    if screen.board().rows().len() == 0 {
        return draw_all(&empty(screen, world, usize::from(rows.width)), buffer, rows);
    }
    for (line, y) in screen.board().rows().lines().into_iter().zip(rows.y..rows.bottom()) {
        let at = Rect { y, height: 1, ..rows };
        match line {
            list::Line::Break(index) => draw_break(screen, world, index, buffer, at),
            list::Line::Row(index) => draw_row(screen, world, index, buffer, at),
        }
    }
}

/// Empty lines between a list and what stands at its foot, at least.
const FOOT: usize = 2;

fn draw_below(screen: &dyn Screen, world: &World, rows: Rect, buffer: &mut Buffer) {
    let used = screen.board().rows().lines_in_all();
    let large = world.frame().shape >= Shape::Three && !world.glyphs.plain;
    let height = screen.below_height();
    if !large || height == 0 || used + usize::from(height) + FOOT > usize::from(rows.height) {
        return;
    }
    let at = Rect { y: rows.bottom() - height, height, ..rows };
    world.prints.draw(Part::Below, at, buffer, |own, area| {
        draw_all(&screen.below(world), own, area);
    });
}

/// The title of a group; a cut through the list is a rule.
fn draw_break(screen: &dyn Screen, world: &World, index: usize, buffer: &mut Buffer, at: Rect) {
    if let Some(title) = screen.cut_title() {
        let styles = (world.style(Token::Border), world.style(Token::Muted));
        return rule(buffer, at, &world.word(title), world.glyphs, styles);
    }
    let title = screen.board().title(index);
    Line::new().put(format!(" {title}"), world.style(Token::Title)).draw(buffer, at);
}

fn draw_row(screen: &dyn Screen, world: &World, index: usize, buffer: &mut Buffer, at: Rect) {
    world.prints.draw(Part::Row(index), at, buffer, |own, all| {
        if world.glyphs.plain {
            let said = format!("  {}", screen.sentence(world, index));
            return Line::new().put(said, world.style(Token::Plain)).draw(own, all);
        }
        screen.draw_row(world, index, own, all);
    });
    world.prints.spots.put(at, Spot::Row(index));
    let rows = screen.board().rows();
    let cursor = index == rows.cursor();
    let sign = match (rows.is_marked(index), cursor) {
        (true, _) => Some("*"),
        (false, true) => Some(">"),
        (false, false) => None,
    };
    if let Some(sign) = sign {
        buffer.set_stringn(at.x, at.y, sign, 1, world.style(Token::Strong));
    }
    if cursor {
        // One style over a run of cells: it shows without colours, and moving it costs few bytes.
        let style = Style::reset().patch(world.style(Token::Cursor));
        let width = screen.lit(world, at.width).min(at.width);
        buffer.set_style(Rect { width, ..at }, style);
    }
}

/// ` [Mine 12]  Waiting 3  …`, and what the list is narrowed to.
fn tab_line(screen: &dyn Screen, world: &World, room: usize) -> Line {
    let titles = screen.tab_titles(world);
    tabs::over_list(world, &titles, screen.board().chosen(), room, screen.board().filter())
}

/// Why there is nothing, and the next key.
fn empty(screen: &dyn Screen, world: &World, width: usize) -> Vec<Line> {
    let said = |text: String, token: Token| {
        let style = world.style(token);
        let parts = wrap(&text, width.saturating_sub(6)).into_iter();
        parts.map(move |part| Line::new().put(format!("   {part}"), style))
    };
    let filtered = !screen.board().filter().is_empty();
    let first = if screen.loading(world) {
        world.word("list-loading")
    } else if filtered {
        world.word("empty-filter")
    } else {
        world.word(screen.board().empty())
    };
    let mut lines = vec![Line::new()];
    lines.extend(said(first, Token::Strong));
    if let Some(unread) = world.unread_names(screen.board().filter()) {
        lines.extend(said(world.say(&unread), Token::Muted));
    }
    if !filtered {
        lines.extend(screen.finish(world).into_iter().flat_map(|more| said(more, Token::Muted)));
    }
    lines
}
