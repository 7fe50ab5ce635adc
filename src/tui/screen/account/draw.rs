//! How the Account 360 is drawn: two or three columns of sections, or one section at a time.

use super::Account;
use crate::core::portfolio::Summary;
use crate::core::text::Shown;
use crate::tui::layout::{Frame, Shape};
use crate::tui::section::{self, Section, Subject, checklist, health, plan};
use crate::tui::theme::Token;
use crate::tui::widget::frame::{divider, rule};
use crate::tui::widget::line::{Line, draw_all};
use crate::tui::widget::tabs;
use crate::tui::world::World;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of the head: name, score, facts.
const HEAD: u16 = 3;

/// Lines of a column from which on charts stand among its sections.
const CHARTED: u16 = 48;

/// Which sections stand in which column.
fn columns(shape: Shape) -> &'static [&'static [Section]] {
    match shape {
        Shape::Three => &[
            &[Section::Health, Section::Charts, Section::Signals],
            &[
                Section::Tasks,
                Section::Checklist,
                Section::Plan,
                Section::Contract,
                Section::Tickets,
                Section::Invoices,
            ],
            &[Section::Timeline, Section::Contacts],
        ],
        _ => &[
            &[
                Section::Health,
                Section::Charts,
                Section::Tasks,
                Section::Checklist,
                Section::Plan,
                Section::Signals,
                Section::Tickets,
            ],
            &[Section::Timeline, Section::Contacts, Section::Contract, Section::Invoices],
        ],
    }
}

fn subject<'a>(
    account: &'a Account,
    world: &'a World,
    row: &'a Summary,
    width: usize,
) -> Subject<'a> {
    let task = account.section.has_cursor().then_some(account.task);
    let detail = world.detail_of(account.id);
    let until = account.scroll.saturating_add(usize::from(world.size().1));
    Subject { world, row, detail, width, until, task, search: &account.search }
}

/// Lines the focused section has in all.
pub fn length(account: &Account, world: &World) -> usize {
    let Some(row) = world.row(account.id) else { return 0 };
    let width = usize::from(world.size().0);
    section::lines(account.section, &subject(account, world, row, width)).1
}

pub fn draw(account: &Account, world: &World, buffer: &mut Buffer) {
    let frame = world.frame();
    let Some(row) = world.row(account.id) else { return };
    let area = frame.body;
    let head = Rect { height: HEAD.min(area.height), ..area };
    draw_head(account, world, row, frame.shape, head, buffer);
    let above = HEAD.min(area.height);
    let rest = Rect { y: area.y + above, height: area.height - above, ..area };
    if account.zoomed || frame.shape <= Shape::Stacked {
        let rest = Rect { width: written(rest), ..rest };
        return draw_section(account, world, row, account.section, rest, buffer);
    }
    let mut x = rest.x;
    let parts = columns(frame.shape).iter().zip(widths(&frame, account.moved));
    for (index, (sections, width)) in parts.enumerate() {
        let column = Rect { x, width, ..rest };
        if index > 0 {
            divider(buffer, x - 1, rest.y..rest.bottom(), world.glyphs, world.style(Token::Border));
        }
        draw_column(account, world, row, sections, column, buffer);
        x += width + 1;
    }
}

/// Cells that a column of sections has at least.
const NARROWEST: u16 = 30;

/// The widths of the columns, one cell between each two for the divider; the first as far to the
/// right as it was moved.
pub fn widths(frame: &Frame, moved: i16) -> Vec<u16> {
    let count = columns(frame.shape).len() as u16;
    let whole = frame.body.width + 1;
    let others = count.saturating_sub(1).max(1);
    let most = whole.saturating_sub((NARROWEST + 1) * others).max(NARROWEST + 1);
    let first = i32::from(whole / count.max(1)) + i32::from(moved) * 4;
    let first = first.clamp(i32::from(NARROWEST) + 1, i32::from(most)) as u16;
    let each = whole.saturating_sub(first) / others;
    let mut widths = vec![first - 1];
    widths.extend((1..count).map(|index| {
        let last = index + 1 == count;
        let left = whole.saturating_sub(first + each * (index - 1));
        if last { left.saturating_sub(1) } else { each.saturating_sub(1) }
    }));
    widths
}

/// Name, score and facts; with section tabs where only one section is shown.
fn draw_head(
    account: &Account,
    world: &World,
    row: &Summary,
    shape: Shape,
    area: Rect,
    buffer: &mut Buffer,
) {
    let name = Shown::new(&row.name).to_string();
    let id = format!("{} ", account.id);
    let mut first =
        Line::new().put(" ", world.style(Token::Plain)).put(name, world.style(Token::Title));
    if shape > Shape::Tiny {
        for (text, style) in health::keeper(world, row).into_pieces() {
            first = first.at_right(text, style);
        }
    }
    first = first.at_right(format!("  {id}"), world.style(Token::Muted));
    let mut second = Line::new().put(" ", world.style(Token::Plain));
    for (text, style) in health::head(world, row).into_pieces() {
        second = second.put(text, style);
    }
    second = second.put("   ", world.style(Token::Plain));
    for (text, style) in health::facts(world, row).into_pieces() {
        second = second.put(text, style);
    }
    if shape == Shape::Tiny {
        first = first.at_right(world.word(account.section.title()), world.style(Token::Accent));
    }
    let third =
        if account.zoomed || shape <= Shape::Stacked { tabs(account, world) } else { Line::new() };
    draw_all(&[first, second], buffer, area);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    third.draw_linked(&world.prints.spots, buffer, below);
}

fn tabs(account: &Account, world: &World) -> Line {
    let titles = Section::ALL.map(|section| world.word(section.tab()));
    let chosen = Section::ALL.iter().position(|section| *section == account.section);
    tabs::line(world, &titles, chosen.unwrap_or_default(), usize::from(world.size().0))
}

fn draw_section(
    account: &Account,
    world: &World,
    row: &Summary,
    section: Section,
    area: Rect,
    buffer: &mut Buffer,
) {
    let subject = subject(account, world, row, usize::from(area.width));
    let (lines, _) = section::lines(section, &subject);
    let skip = if section == Section::Tasks {
        account.task.saturating_sub(usize::from(area.height.saturating_sub(1)))
    } else if section == Section::Checklist && section == account.section {
        let room = usize::from(area.height);
        let cursor = checklist::line_of(&subject).saturating_sub(room * 2 / 3);
        cursor.min(lines.len().saturating_sub(room))
    } else {
        account.scroll
    };
    draw_all(
        lines.get(skip.min(lines.len().saturating_sub(1))..).unwrap_or_default(),
        buffer,
        area,
    );
}

/// Sections one under another: each gets what it needs, the rest goes to the longest.
fn draw_column(
    account: &Account,
    world: &World,
    row: &Summary,
    sections: &[Section],
    area: Rect,
    buffer: &mut Buffer,
) {
    let subject = subject(account, world, row, usize::from(written(area)));
    // Most accounts have no checklist: its title would only take room. Charts want more than a column
    // has for all its sections.
    let shown = |section: &&Section| match section {
        section if **section == account.section => true,
        Section::Checklist => !checklist::steps(world, account.id).is_empty(),
        Section::Plan => plan::is_kept(&subject),
        Section::Charts => area.height >= CHARTED,
        _ => true,
    };
    let sections: Vec<Section> = sections.iter().filter(shown).copied().collect();
    let lines = |section: &Section| section::lines(*section, &subject).1.min(999) as u16;
    let needed: Vec<(u16, bool)> =
        sections.iter().map(|section| (lines(section), *section == Section::Health)).collect();
    let heights = share(&needed, area.height);
    let mut y = area.y;
    for (section, height) in sections.iter().zip(heights) {
        let place = Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
        if place.height == 0 {
            break;
        }
        draw_titled(account, world, row, *section, place, buffer);
        y += height;
    }
}

/// Heights with a title line each: first what says half of it when it is cut, up to half of all; then
/// small sections, and what is left is shared by the others.
fn share(needed: &[(u16, bool)], height: u16) -> Vec<u16> {
    let mut order: Vec<usize> = (0..needed.len()).collect();
    order.sort_by_key(|index| needed.get(*index).map(|(lines, whole)| (!whole, *lines)));
    let mut heights = vec![0; needed.len()];
    let mut left = height;
    for (done, index) in order.iter().enumerate() {
        let Some((lines, whole)) = needed.get(*index).copied() else { continue };
        let fair = if whole { height / 2 } else { left / (needed.len() - done) as u16 };
        let wanted = lines + 1;
        if let Some(place) = heights.get_mut(*index) {
            *place = wanted.min(fair);
            left -= *place;
        }
    }
    heights
}

/// How wide the text of a column is: it touches neither a divider nor the edge of the screen.
fn written(area: Rect) -> u16 {
    area.width.saturating_sub(1)
}

fn draw_titled(
    account: &Account,
    world: &World,
    row: &Summary,
    section: Section,
    area: Rect,
    buffer: &mut Buffer,
) {
    let focused = section == account.section;
    let title = if focused { Token::Accent } else { Token::Title };
    let styles = (world.style(Token::Border), world.style(title));
    let sign = if focused { "> " } else { "" };
    let text = format!("{sign}{}", world.word(section.title()));
    rule(buffer, Rect { height: 1, ..area }, &text, world.glyphs, styles);
    let width = written(area);
    let inner = Rect { y: area.y + 1, height: area.height - 1, width, ..area };
    if focused {
        return draw_section(account, world, row, section, inner, buffer);
    }
    let subject = subject(account, world, row, usize::from(width));
    draw_all(&section::lines(section, &subject).0, buffer, inner);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_screen_wherever_the_divider_is() {
        for (size, moved) in [(120, 0), (120, 5), (120, -40), (121, 40), (200, 3), (200, -3)] {
            let widths = widths(&Frame::of((size, 40), false), moved);
            let sum: u16 = widths.iter().sum();
            assert_eq!(sum + widths.len() as u16, size + 1, "{size} {moved}: {widths:?}");
            assert!(widths.iter().all(|width| *width >= NARROWEST), "{size} {moved}: {widths:?}");
        }
        assert_eq!(widths(&Frame::of((120, 40), false), 0), [59, 60]);
    }

    #[test]
    fn heights_are_shared_fairly() {
        let check = |needed: &[(u16, bool)], height, expected: &[u16]| {
            assert_eq!(share(needed, height), expected);
        };
        check(&[(3, false), (4, false)], 30, &[4, 5]);
        check(&[(3, false), (400, false)], 30, &[4, 26]);
        check(&[(400, false), (400, false)], 30, &[15, 15]);
        check(&[(12, true), (9, false), (400, false)], 30, &[13, 8, 9]);
        check(&[(90, true), (400, false)], 30, &[15, 15]);
        check(&[], 30, &[]);
    }
}
