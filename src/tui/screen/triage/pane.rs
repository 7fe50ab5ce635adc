//! How Triage is drawn: tabs, heads, the rows in view, and the panes about the selected account.

use super::Triage;
use super::row::{Look, draw as draw_row, draw_head, slots};
use super::tab::Tab;
use crate::core::account::AccountId;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::portfolio::{Standing, Summary};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::{Frame, Shape};
use crate::tui::list;
use crate::tui::panes::Panes;
use crate::tui::print::Part;
use crate::tui::screen::{Screen, tasks};
use crate::tui::section::{self, Section, Subject, health, signal, task};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::frame::{divider, rule};
use crate::tui::widget::line::{Line, draw_all};
use crate::tui::widget::tabs;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines above the first row: tabs and heads.
pub fn lines_above(shape: Shape) -> u16 {
    if shape == Shape::Tiny { 0 } else { 2 }
}

pub fn draw(triage: &Triage, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
    let frame = Frame::of(world.size());
    let parts = triage.panes.parts(&frame);
    if let Some(list) = parts.first().filter(|part| !part.is_empty()) {
        draw_list(triage, world, frame.shape, *list, buffer);
    }
    let row = shown.and_then(|id| world.row(id));
    for (index, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| !part.is_empty()) {
        if frame.shape > Shape::Stacked && part.x > 0 {
            divider(
                buffer,
                part.x - 1,
                part.y..part.bottom(),
                world.glyphs,
                world.style(Token::Border),
            );
        }
        let Some(row) = row else { continue };
        world.prints.draw(Part::Pane(index), *part, buffer, |own, area| {
            draw_pane(world, row, &triage.panes, index, own, area);
        });
    }
}

fn draw_pane(
    world: &World,
    row: &Summary,
    panes: &Panes,
    index: usize,
    buffer: &mut Buffer,
    area: Rect,
) {
    let shape = Shape::of(world.size());
    // One cell stands between a divider and its pane.
    let gap = usize::from(shape > Shape::Stacked);
    let width = usize::from(area.width).saturating_sub(gap);
    let subject = subject(world, row, width, panes, area.height);
    match (shape, index) {
        (Shape::Stacked, _) => draw_preview(&subject, area, panes, buffer),
        (_, 1) => draw_summary(&subject, area, panes, buffer),
        _ => draw_third(&subject, area, panes, buffer),
    }
}

fn subject<'a>(
    world: &'a World,
    row: &'a Summary,
    width: usize,
    panes: &Panes,
    height: u16,
) -> Subject<'a> {
    let until = usize::from(height) + panes.scroll;
    Subject { world, row, detail: world.detail_of(row.id), width, until, task: None, search: "" }
}

fn draw_list(triage: &Triage, world: &World, shape: Shape, area: Rect, buffer: &mut Buffer) {
    let above = lines_above(shape);
    let yen = triage.totals.yen && world.lang == crate::locale::Lang::Ja;
    let slots = slots(area.width, triage.columns_off, triage.tab, yen);
    if above > 0 {
        let heads = Rect { height: above.min(area.height), ..area };
        world.prints.draw(Part::Heads, heads, buffer, |own, all| {
            let tabs = tabs(triage, world, usize::from(all.width));
            tabs.draw_linked(&world.prints.spots, own, Rect { height: 1, ..all });
            draw_head(world, &slots, own, Rect { y: 1, height: 1, ..all });
        });
    }
    let rows = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    if triage.list.items.is_empty() {
        return draw_empty(triage, world, rows, buffer);
    }
    let query = triage.filter().query();
    for (line, y) in triage.list.lines().into_iter().zip(rows.y..rows.bottom()) {
        let at = Rect { y, height: 1, ..rows };
        match line {
            list::Line::Break(_) => {
                let title = world.word("list-cut");
                let styles = (world.style(Token::Border), world.style(Token::Muted));
                rule(buffer, at, &title, world.glyphs, styles);
            }
            list::Line::Row(index) => {
                let Some(row) = triage.list.items.get(index).and_then(|id| world.row(*id)) else {
                    continue;
                };
                let look = Look {
                    cursor: index == triage.list.cursor(),
                    marked: triage.list.marks.contains(&row.id) || triage.list.in_range(index),
                    query: &query,
                };
                draw_row(world, row, &slots, &look, buffer, at);
                world.prints.spots.put(at, Spot::Row(index));
            }
        }
    }
}

/// ` [Now 25+17]  Renewals 17  …`: what is being counted is a number only once all is here.
fn tabs(triage: &Triage, world: &World, room: usize) -> Line {
    let title = |tab: &Tab| {
        let title = format!("{} {}", world.word(tab.title()), count(triage, world, *tab));
        title.trim_end().to_owned()
    };
    let titles: Vec<String> = Tab::ALL.iter().map(title).collect();
    tabs::over_list(world, &titles, triage.tab as usize, room, triage.filter_text())
}

fn count(triage: &Triage, world: &World, tab: Tab) -> String {
    let (count, budget) = (triage.count(tab), world.portfolio.daily_budget);
    if !world.portfolio.complete {
        return if tab == Tab::All {
            format::count(world.portfolio.total as i64)
        } else {
            String::new()
        };
    }
    if tab == Tab::Now && budget > 0 && count > budget {
        return format!("{budget}+{}", count - budget);
    }
    format::count(count as i64)
}

/// The finish line, or what to do about an empty list.
fn draw_empty(triage: &Triage, world: &World, area: Rect, buffer: &mut Buffer) {
    let mut lines = vec![Line::new()];
    let text = if !world.portfolio.complete {
        world.word("list-loading")
    } else if triage.filter_text().is_empty() {
        world.word(triage.tab.empty())
    } else {
        world.word("empty-filter")
    };
    lines.push(Line::new().put(format!("   {text}"), world.style(Token::Strong)));
    if triage.tab == Tab::Now && world.portfolio.complete && triage.filter_text().is_empty() {
        lines.push(
            Line::new().put(format!("   {}", finish(triage, world)), world.style(Token::Muted)),
        );
    }
    draw_all(&lines, buffer, area);
}

/// Which account wakes next, how many tasks and renewals are left.
fn finish(triage: &Triage, world: &World) -> String {
    let today = world.today();
    let wakes = world.portfolio.rows.iter().filter_map(|row| match row.standing(today) {
        Standing::Snoozed(verdict) | Standing::Waiting(verdict) => Some((verdict.until?, row)),
        _ => None,
    });
    let due = world
        .portfolio
        .tasks
        .iter()
        .filter(|task| task.live(today) && task.due.is_some_and(|due| due <= today))
        .filter(|task| tasks::mine(world, task));
    let rest = Message::new("finish-rest")
        .count("tasks", due.count())
        .count("renewals", triage.count(Tab::Renewals));
    let rest = world.say(&rest);
    match wakes.min_by_key(|(until, _)| *until) {
        None => rest,
        Some((until, row)) => {
            let wake = Message::new("finish-wake")
                .text("account", name_of(row).as_str())
                .day("day", until);
            format!("{} {rest}", world.say(&wake))
        }
    }
}

/// The title of the preview: name, score, segment, renewal, ARR.
fn title(subject: &Subject<'_>) -> String {
    let (world, row) = (subject.world, subject.row);
    let dash = format!(" {} ", world.glyphs.horizontal);
    let mut parts = vec![name_of(row).cut(30).to_string(), health::head(world, row).text()];
    parts.extend(row.segment.as_deref().map(|segment| Shown::new(segment).cut(16).to_string()));
    parts.extend(row.renewal.map(|day| {
        let day = format::short_day(world.lang, day, world.today());
        format!("{} {day}", world.word("label-renews"))
    }));
    parts.extend(row.arr.map(|arr| format::short_money(world.lang, arr)));
    parts.join(&dash)
}

fn draw_preview(subject: &Subject<'_>, area: Rect, panes: &Panes, buffer: &mut Buffer) {
    let world = subject.world;
    let styles = (world.style(Token::Border), world.style(Token::Title));
    rule(buffer, Rect { height: 1, ..area }, &title(subject), world.glyphs, styles);
    let mut lines = vec![
        health::brief(subject),
        support(subject),
        task::brief(subject),
        signal::brief(subject),
    ];
    lines.extend(more_signals(subject));
    if area.height > 8 {
        lines.push(Line::new());
        for section in [Section::Tasks, Section::Signals, Section::Timeline] {
            lines.push(section_title(world, section));
            lines.extend(section::lines(section, subject).0);
        }
    }
    let lines: Vec<_> = lines.into_iter().skip(panes.scroll).collect();
    draw_all(&lines, buffer, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area });
}

fn section_title(world: &World, section: Section) -> Line {
    Line::new().put(format!(" {}", world.word(section.title())), world.style(Token::Title))
}

/// Open tickets, the last touch, who owns it.
fn support(subject: &Subject<'_>) -> Line {
    let (world, row) = (subject.world, subject.row);
    let (label, plain) = (world.style(Token::Muted), world.style(Token::Plain));
    let line = Line::new().put(" ", label).cell(&world.word("label-contact"), 9, label);
    let touch = row.last_touch.map(|day| format::days(world.lang, world.today() - day));
    // Where no export brings touches, none on file is unknown, not never.
    let unknown = world.portfolio.lacking.contains(&Entity::Activity);
    let none = || if unknown { "?".to_owned() } else { world.word("label-never") };
    let touch = touch.unwrap_or_else(none);
    let tickets = world.say(&Message::new("label-tickets").count("count", row.open_tickets));
    let owner = row.owner.as_deref().map(|owner| Shown::new(owner).cut(18).to_string());
    let line = line.put(format!("{} {touch}   {tickets}", world.word("label-last-touch")), plain);
    match owner {
        // Beside the list the owner has a line of its own.
        _ if subject.width < 70 => line,
        Some(owner) => line.put(format!("   {} {owner}", world.word("label-owner")), plain),
        None => {
            line.put(format!("   {}", world.word("label-no-owner")), world.style(Token::AtRisk))
        }
    }
}

/// The other open signals in one line.
fn more_signals(subject: &Subject<'_>) -> Option<Line> {
    let world = subject.world;
    let others: Vec<_> = subject.row.signals.iter().skip(1).map(|s| world.say(&s.reason)).collect();
    let label = world.style(Token::Muted);
    (!others.is_empty()).then(|| {
        let line = Line::new().put(" ", label).cell(&world.word("label-also"), 9, label);
        line.put(others.join("; "), label)
    })
}

fn draw_summary(subject: &Subject<'_>, area: Rect, panes: &Panes, buffer: &mut Buffer) {
    let (world, row) = (subject.world, subject.row);
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let name = Line::new().put(name_of(row).to_string(), world.style(Token::Title));
    let [facts, keeper] = [health::facts(world, row), health::keeper(world, row)];
    let mut lines = vec![name, health::head(world, row), facts, keeper, support(subject)];
    let mut sections = vec![Section::Signals, Section::Tasks, Section::Health];
    if Shape::of(world.size()) == Shape::Two {
        sections.push(Section::Timeline);
    }
    for section in sections {
        lines.push(Line::new());
        lines.push(section_title(world, section));
        lines.extend(section::lines(section, subject).0);
    }
    draw_scrolled(&lines, panes, area, buffer);
}

fn draw_third(subject: &Subject<'_>, area: Rect, panes: &Panes, buffer: &mut Buffer) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let third = usize::from(area.height / 2);
    let (mut timeline, _) = section::lines(Section::Timeline, subject);
    timeline.truncate(third.max(4) + panes.scroll);
    let mut lines = vec![section_title(subject.world, Section::Timeline)];
    lines.extend(timeline);
    for section in [Section::Contacts, Section::Contract] {
        lines.push(Line::new());
        lines.push(section_title(subject.world, section));
        lines.extend(section::lines(section, subject).0);
    }
    draw_scrolled(&lines, panes, area, buffer);
}

fn draw_scrolled(lines: &[Line], panes: &Panes, area: Rect, buffer: &mut Buffer) {
    let skip = panes.scroll.min(lines.len().saturating_sub(1));
    draw_all(lines.get(skip..).unwrap_or_default(), buffer, area);
}

/// `book $6.4M ∙ at risk $1.9M (30%) ∙ 42 to triage`, where there is room in the header.
pub fn summary(triage: &Triage, world: &World) -> String {
    let mut parts = Vec::new();
    if let Some(currency) = world.portfolio.book_currency {
        let money = |amount: f64| {
            let minor = amount * 10f64.powi(currency.exponent() as i32);
            format::short_money(world.lang, crate::core::money::Money::new(minor as i64, currency))
        };
        let totals = triage.totals;
        let share = format::percent(totals.at_risk / totals.book.max(1.0) * 100.0);
        parts.push(format!("{} {}", world.word("label-book"), money(totals.book)));
        parts.push(format!("{} {} ({share})", world.word("label-at-risk"), money(totals.at_risk)));
    }
    parts.push(world.say(&Message::new("label-to-triage").count("count", triage.count(Tab::Now))));
    parts.join(&format!(" {} ", world.glyphs.dot))
}
