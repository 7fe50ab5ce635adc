//! One row of Triage: cursor, mark, band, and the columns of `core::field` that fit.

use super::Triage;
use super::tab::Tab;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::field::{self, Align, Column, FieldKind, FieldValue, SortKey};
use crate::core::message::Message;
use crate::core::portfolio::{Standing, Summary};
use crate::core::search::Query;
use crate::core::text::{Shown, cut};
use crate::locale::format;
use crate::tui::section::health;
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// What the list shows where there is room, in this order.
const COLUMNS: [&str; 9] =
    ["name", "segment", "arr", "score", "delta30", "sparkline", "optout", "touch", "reason"];

/// A narrower column says how long ago in days alone, in every row.
const AGO_CELLS: u16 = 6;

/// Cells before the first column: cursor or mark, band, blank.
const GUTTER: u16 = 3;

/// A column at its place.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub column: &'static Column,
    pub x: u16,
    pub width: u16,
    /// Yen stand in units of ten thousand, as the head says.
    pub ten_thousands: bool,
}

/// The room there is for columns.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    pub width: u16,
    /// The width by which columns are chosen, where that is less.
    pub chosen_for: u16,
    /// Optional columns that are scrolled out.
    pub skipped: usize,
    /// The person chose them: they go from the last on, not by priority.
    pub own: bool,
    pub yen: bool,
}

/// What a tab shows where nothing else was chosen.
pub fn usual(tab: Tab) -> Vec<&'static Column> {
    // Whom to contact is a question of another day than who may leave.
    let id =
        |id: &&'static str| if (tab, *id) == (Tab::Due, "optout") { "next_touch" } else { *id };
    COLUMNS.iter().filter_map(|own| field::column(id(own))).collect()
}

/// The columns that fit a width: those of least priority go first, the name takes what it can
/// use, the reason takes the rest.
pub fn slots(mut columns: Vec<&'static Column>, fit: Fit) -> Vec<Slot> {
    let Fit { width, chosen_for, skipped, own, yen } = fit;
    let optional: Vec<_> =
        columns.iter().skip(1).filter(|c| c.id != "reason").map(|c| c.id).collect();
    let hidden: Vec<_> = optional.into_iter().take(skipped).collect();
    columns.retain(|column| !hidden.contains(&column.id));
    let room = width.saturating_sub(GUTTER);
    let chosen_for = width.min(chosen_for).saturating_sub(GUTTER);
    let needed = |columns: &[&Column]| -> u16 {
        let minor = columns.iter().any(|column| column.priority >= MINOR);
        let cells = if minor { wanted } else { least };
        columns.iter().map(|column| cells(column, yen) + 1).sum()
    };
    while needed(&columns) > chosen_for + 1 && columns.len() > 1 {
        let weight = |column: &Column| if own { own_weight(column) } else { column.priority };
        let drop = columns.iter().enumerate().max_by_key(|(_, column)| weight(column));
        let Some((index, _)) = drop else { break };
        columns.remove(index);
    }
    place(&columns, room, yen)
}

/// What the person chose goes from the last on; name and reason stay longest.
fn own_weight(column: &Column) -> u8 {
    match column.id {
        "name" => 0,
        "reason" => 1,
        _ => 2,
    }
}

/// Cells that name and reason should have before a column of little weight is let in.
fn wanted(column: &Column, yen: bool) -> u16 {
    match column.id {
        "name" => 20,
        _ => least(column, yen),
    }
}

/// Cells below which a column says nothing; amounts need room for a code (`EUR 137k`), in yen for
/// the head (`ARR(万円)`).
fn least(column: &Column, yen: bool) -> u16 {
    match column.id {
        "name" => 16,
        "reason" => 24,
        "segment" => 10,
        "arr" | "mrr" => 8 + u16::from(yen),
        _ => column.min,
    }
}

/// From this priority on a column waits until name and reason have what they want.
const MINOR: u8 = 6;

fn place(columns: &[&'static Column], room: u16, yen: bool) -> Vec<Slot> {
    let used = |width: fn(&Column, bool) -> u16| -> u16 {
        columns.iter().map(|c| width(c, yen)).sum::<u16>() + columns.len().saturating_sub(1) as u16
    };
    let wide = used(wanted) <= room;
    let width: fn(&Column, bool) -> u16 = if wide { wanted } else { least };
    let mut widths: Vec<u16> = columns.iter().map(|column| width(column, yen)).collect();
    let mut spare = room.saturating_sub(used(width));
    // Half of what is left goes to the name, then each takes what it can use from the left.
    let name = columns.first().map_or(0, |c| c.max.saturating_sub(width(c, yen))).min(spare / 2);
    if let Some(width) = widths.first_mut() {
        *width += name;
    }
    spare -= name;
    for (column, width) in columns.iter().zip(&mut widths).skip(1) {
        let more = column.max.saturating_sub(*width).min(spare);
        let more = if column.id == "reason" { spare } else { more.min(spare / 2) };
        *width += more;
        spare -= more;
    }
    let mut x = GUTTER;
    let slot = |(column, width): (&&'static Column, &u16)| {
        let slot = Slot { column, x, width: *width, ten_thousands: yen };
        x += width + 1;
        slot
    };
    columns.iter().zip(&widths).map(slot).collect()
}

/// The heads of the columns.
pub fn draw_head(
    world: &World,
    slots: &[Slot],
    order: &[SortKey],
    buffer: &mut Buffer,
    area: Rect,
) {
    let style = world.style(Token::Muted);
    for slot in slots {
        let say = |id: &str| world.word(id);
        let yen = slot.ten_thousands;
        let head = if yen { slot.column.head_in_yen(say) } else { slot.column.head(say) };
        let key = order.iter().enumerate().find(|(_, key)| key.column == slot.column);
        let sign = key.map(|(place, key)| order_sign(world, *key, place)).unwrap_or_default();
        let room = usize::from(slot.width).saturating_sub(sign.width());
        let title = align(format!("{}{sign}", cut(&head, room)), slot);
        let at = Rect { x: area.x + slot.x, width: slot.width, height: 1, ..area };
        buffer.set_stringn(at.x, at.y, title, usize::from(slot.width), style);
        world.prints.spots.put(at, Spot::Head(slot.column.id));
    }
}

/// `▾`, and `▴2` of the second key.
pub fn order_sign(world: &World, key: SortKey, place: usize) -> String {
    let sign = world.glyphs.trend(if key.descending { -1.0 } else { 1.0 });
    if place == 0 { sign.to_owned() } else { format!("{sign}{}", place + 1) }
}

fn align(text: String, slot: &Slot) -> String {
    match slot.column.align {
        Align::Left => text,
        Align::Right => {
            let blanks = usize::from(slot.width).saturating_sub(text.width());
            format!("{}{text}", " ".repeat(blanks))
        }
    }
}

/// The row as it is wherever the cursor stands.
pub fn draw(
    world: &World,
    row: &Summary,
    slots: &[Slot],
    query: &Query,
    buffer: &mut Buffer,
    area: Rect,
) {
    let band = world.style(row.band.into());
    buffer.set_stringn(area.x + 1, area.y, world.glyphs.band(row.band), 1, band);
    for slot in slots {
        let at = Rect { x: area.x + slot.x, width: slot.width, ..area };
        draw_cell(world, row, slot, query, buffer, at);
    }
}

fn draw_cell(
    world: &World,
    row: &Summary,
    slot: &Slot,
    query: &Query,
    buffer: &mut Buffer,
    area: Rect,
) {
    let today = world.today();
    let cells = usize::from(area.width);
    if slot.column.id == "name" {
        return draw_name(world, row, query, buffer, area);
    }
    let text = cut(&cell_text(world, row, slot, today), cells);
    let style = cell_style(world, row, slot.column);
    buffer.set_stringn(area.x, area.y, align(text, slot), cells, style);
    if let FieldValue::Spark(closes) = slot.column.of(row, today) {
        for at in rescored_cells(&world.portfolio.rescored, today, closes.len(), slot.width) {
            let cell = Rect { x: area.x + at, width: 1, height: 1, ..area };
            buffer.set_style(cell, world.style(Token::Accent).add_modifier(Modifier::UNDERLINED));
        }
    }
}

/// The cells of a course, the last of which is today, in whose weeks other weights began to hold:
/// what moved there moved for that reason too.
fn rescored_cells(rescored: &[Day], today: Day, weeks: usize, cells: u16) -> Vec<u16> {
    let shown = weeks.min(usize::from(cells)) as i32;
    let cell = |day: &Day| shown - 1 - (today - *day).div_euclid(7);
    let cells = rescored.iter().map(cell).filter(|at| (0..shown).contains(at));
    cells.map(|at| at as u16).collect()
}

fn draw_name(world: &World, row: &Summary, query: &Query, buffer: &mut Buffer, area: Rect) {
    let name = name_of(row).cut(usize::from(area.width));
    buffer.set_stringn(area.x, area.y, name.as_str(), usize::from(area.width), Style::new());
    for span in query.spans(name.as_str()) {
        let before = name.as_str().get(..span.start).map_or(0, UnicodeWidthStr::width) as u16;
        let width = name.as_str().get(span).map_or(0, UnicodeWidthStr::width) as u16;
        let at = Rect { x: area.x + before, width: width.min(area.width - before), ..area };
        buffer.set_style(at, world.style(Token::Match));
    }
}

/// A cell as text: unknown is blank, what is added up for no score yet stands in brackets.
fn cell_text(world: &World, row: &Summary, slot: &Slot, today: Day) -> String {
    let column = slot.column;
    match column.of(row, today) {
        FieldValue::Score(_) => scored(world, row, slot.width),
        FieldValue::None if column.kind == FieldKind::Number => scored(world, row, slot.width),
        FieldValue::None => String::new(),
        FieldValue::Text(text) => Shown::new(text).to_string(),
        FieldValue::Tier(tier) => world.word(health::tier_word(tier)),
        FieldValue::List(parts) => Shown::new(&parts.join(" ")).to_string(),
        FieldValue::Change(points) => change(world, points),
        FieldValue::Share(share) => format::percent(share * 100.0),
        FieldValue::Money(money) => {
            format::listed_money(world.lang, money, slot.ten_thousands, slot.width.into())
        }
        FieldValue::Day(day) if column.kind == FieldKind::Ago => {
            let said = format::ago(world.lang, today - day);
            // Where there is no room the head of the column says it alone.
            let fits = slot.width >= AGO_CELLS && said.width() <= usize::from(slot.width);
            if fits { said } else { format::days(world.lang, today - day) }
        }
        // Whom to contact when is a date in the diary, not a clock.
        FieldValue::Day(day) if column.id == "next_touch" => {
            format::short_day(world.lang, day, today)
        }
        FieldValue::Day(day) => {
            let by_order = column.is_order_of(row);
            let said = if by_order { format::order_days_in } else { format::left_in };
            said(world.lang, day - today, slot.width.into())
        }
        FieldValue::Band(band) => world.glyphs.band(band).to_owned(),
        FieldValue::Count(count) => format::count(count),
        FieldValue::Id(AccountId(id)) => format!("a{id}"),
        FieldValue::Reason(reason) => reason_said(world, row, reason, slot.width.into()),
        FieldValue::Spark(closes) => spark(world, closes.iter(), slot.width),
    }
}

/// The reason; where there is room, that it is back though it was judged.
fn reason_said(world: &World, row: &Summary, reason: &Message, cells: usize) -> String {
    let said = world.say(reason);
    if !matches!(row.standing(world.today()), Standing::Now { back: true, .. }) {
        return said;
    }
    let marked = format!("{said} ({})", world.word("signal-back"));
    if marked.width() <= cells { marked } else { said }
}

/// The score, and beside it what the person says it is. Where a sum of three digits has no room for
/// its question, the brackets are what tells it from a score.
fn scored(world: &World, row: &Summary, cells: u16) -> String {
    let mut said = health::beside(world, row).unwrap_or_else(|| health::points(row));
    if said.width() > cells.into() && said.ends_with('?') {
        said.pop();
    }
    said
}

/// `▾18`: the sign is the direction, so the number needs none.
pub fn change(world: &World, points: f64) -> String {
    format!("{}{:>2}", world.glyphs.trend(points), format::number(points.round().abs(), 0))
}

/// The last closes as heights.
pub fn spark(
    world: &World,
    closes: impl ExactSizeIterator<Item = Option<u8>>,
    cells: u16,
) -> String {
    let skipped = closes.len().saturating_sub(usize::from(cells));
    let sign = |close| match close {
        Some(value) => world.glyphs.height(value),
        None => world.glyphs.no_point,
    };
    closes.skip(skipped).map(sign).collect()
}

fn cell_style(world: &World, row: &Summary, column: &Column) -> Style {
    match column.id {
        "score" => world.style(row.band.into()),
        _ => Style::new(),
    }
}

impl Triage {
    /// Optional columns that can be scrolled out.
    pub fn most_columns_off() -> usize {
        COLUMNS.len() - 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_changed_are_marked_in_the_week_from_which_they_hold() {
        let today = Day::parse("2026-11-22").unwrap();
        let check = |ago: &[i32], weeks, cells, expected: &[u16]| {
            let days: Vec<Day> = ago.iter().map(|ago| today - *ago).collect();
            assert_eq!(rescored_cells(&days, today, weeks, cells), expected, "{ago:?}");
        };
        check(&[0], 26, 26, &[25]);
        check(&[6, 0], 26, 26, &[25, 25]);
        check(&[13, 7], 26, 26, &[24, 24]);
        check(&[7 * 25, 7 * 26], 26, 26, &[0]);
        check(&[14], 26, 12, &[9]);
        check(&[14, 7], 2, 12, &[0]);
        check(&[0], 0, 12, &[]);
    }

    #[test]
    fn columns_go_by_priority_when_it_gets_narrow() {
        let check = |width, expected: &[&str]| {
            let fit = Fit { width, chosen_for: width, skipped: 0, own: false, yen: false };
            let slots = slots(usual(Tab::Now), fit);
            let ids: Vec<_> = slots.iter().map(|slot| slot.column.id).collect();
            assert_eq!(ids, expected, "{width}");
            let last = slots.last().unwrap();
            assert_eq!(last.x + last.width, width, "{width}: the reason takes the rest");
        };
        check(80, &["name", "arr", "score", "delta30", "optout", "reason"]);
        check(68, &["name", "arr", "score", "optout", "reason"]);
        check(92, &["name", "segment", "arr", "score", "delta30", "optout", "touch", "reason"]);
        check(50, &["name", "score", "reason"]);
        let narrow = Fit { width: 110, chosen_for: 80, skipped: 0, own: false, yen: false };
        assert_eq!(slots(usual(Tab::Now), narrow).len(), 6);
        let chosen = field::parse_columns("name,owner,arr,sparkline,touch").unwrap();
        let own = slots(chosen, Fit { width: 56, chosen_for: 56, own: true, ..narrow });
        let ids: Vec<_> = own.iter().map(|slot| slot.column.id).collect();
        assert_eq!(ids, ["name", "owner", "arr", "sparkline"], "what was chosen last goes first");
        check(
            140,
            &[
                "name",
                "segment",
                "arr",
                "score",
                "delta30",
                "sparkline",
                "optout",
                "touch",
                "reason",
            ],
        );
    }
}
