//! How Onboarding is drawn: tabs, heads, a row per checklist, and the whole checklist beside it.

use super::{Line as Place, Onboarding, Project, Tab};
use crate::core::account::AccountId;
use crate::core::checklist::progress::Status;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::{Frame, Shape};
use crate::tui::list;
use crate::tui::panes::enclose;
use crate::tui::screen::Screen;
use crate::tui::section::{self, Section, Subject, checklist, health, signal};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, draw_all};
use crate::tui::widget::tabs;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Lines above the first row: tabs and heads.
pub fn lines_above(shape: Shape) -> u16 {
    if shape == Shape::Tiny { 0 } else { 2 }
}

pub fn draw(screen: &Onboarding, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
    let frame = Frame::of(world.size());
    let parts = screen.panes.parts(&frame);
    if let Some(area) = parts.first().filter(|part| !part.is_empty()) {
        draw_list(screen, world, frame.shape, *area, buffer);
    }
    let row = shown.and_then(|id| world.row(id));
    let title = row.map(|row| name_of(row).to_string()).unwrap_or_default();
    for (index, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| !part.is_empty()) {
        let area = enclose(world, frame.shape, &title, *part, buffer);
        let Some(row) = row else { continue };
        // Another checklist of the same account is another pane.
        let lines = pane(screen, world, row, usize::from(area.width), index);
        let skip = screen.panes.scroll.min(lines.len().saturating_sub(1));
        draw_all(lines.get(skip..).unwrap_or_default(), buffer, area);
    }
}

/// The selected checklist first; what else is known of the account in a third pane.
fn pane(
    screen: &Onboarding,
    world: &World,
    row: &Summary,
    width: usize,
    index: usize,
) -> Vec<Line> {
    let detail = world.detail_of(row.id);
    let subject = Subject { world, row, detail, width, until: 60, task: None, search: "" };
    if index > 1 {
        return [Section::Timeline, Section::Contacts]
            .into_iter()
            .flat_map(|one| {
                let title = Line::new()
                    .put(format!(" {}", world.word(one.title())), world.style(Token::Title));
                [title].into_iter().chain(section::lines(one, &subject).0).chain([Line::new()])
            })
            .collect();
    }
    let mut lines = Vec::new();
    if Shape::of(world.size()) > Shape::Stacked {
        lines.push(Line::new().put(name_of(row).to_string(), world.style(Token::Title)));
        lines.extend([health::head(world, row), signal::brief(&subject), Line::new()]);
    }
    match screen.list.selected().and_then(|line| screen.project(line)) {
        Some(project) => lines.extend(checklist::of_project(world, project, width, None)),
        None => lines.extend(checklist::not_begun(world, row, width)),
    }
    lines
}

fn draw_list(screen: &Onboarding, world: &World, shape: Shape, area: Rect, buffer: &mut Buffer) {
    let above = lines_above(shape);
    let columns = Columns::of(usize::from(area.width));
    if above > 0 {
        draw_tabs(screen, world, Rect { height: 1, ..area }, buffer);
        columns.head(world).draw(buffer, Rect { y: area.y + 1, height: 1, ..area });
    }
    let rows = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    if screen.list.items.is_empty() {
        let id = if screen.filter_text().is_empty() { screen.tab.empty() } else { "empty-filter" };
        let line = Line::new().put(format!("   {}", world.word(id)), world.style(Token::Strong));
        return draw_all(&[Line::new(), line], buffer, rows);
    }
    for (line, y) in screen.list.lines().into_iter().zip(rows.y..rows.bottom()) {
        let list::Line::Row(index) = line else { continue };
        let Some(place) = screen.list.items.get(index) else { continue };
        let at = Rect { y, height: 1, ..rows };
        world.prints.spots.put(at, Spot::Row(index));
        let marked = screen.list.marks.contains(place) || screen.list.in_range(index);
        draw_row(screen, world, *place, &columns, at, buffer);
        mark(world, (index == screen.list.cursor(), marked), at, buffer);
    }
}

fn draw_tabs(screen: &Onboarding, world: &World, area: Rect, buffer: &mut Buffer) {
    let title = |tab: &Tab| {
        format!("{} {}", world.word(tab.title()), format::count(screen.count(*tab) as i64))
    };
    let titles: Vec<String> = Tab::ALL.iter().map(title).collect();
    let (room, filter) = (usize::from(area.width), screen.filter_text());
    let line = tabs::over_list(world, &titles, screen.tab as usize, room, filter);
    line.draw_linked(&world.prints.spots, buffer, area);
}

fn mark(world: &World, (cursor, marked): (bool, bool), area: Rect, buffer: &mut Buffer) {
    let sign = match (marked, cursor) {
        (true, _) => "*",
        (false, true) => ">",
        (false, false) => " ",
    };
    buffer.set_stringn(area.x, area.y, sign, 1, world.style(Token::Plain));
    if cursor {
        buffer.set_style(area, Style::reset().patch(world.style(Token::Cursor)));
    }
}

/// Cells of each column; 0 leaves it out. Those that cost most go first where it is narrow.
struct Columns {
    name: usize,
    next: usize,
    percent: usize,
    expected: usize,
    slip: usize,
    target: usize,
    status: usize,
}

impl Columns {
    fn of(width: usize) -> Self {
        let (name, expected, slip, target) = match width {
            0..=49 => (14, 0, 0, 0),
            50..=67 => (18, 0, 6, 0),
            68..=89 => (20, 6, 6, 8),
            _ => (26, 8, 8, 10),
        };
        let (percent, status) = (if width < 90 { 5 } else { 8 }, 9);
        let taken = 3 + name + 1 + percent + expected + slip + target + 1 + status;
        let next = width.saturating_sub(taken);
        Self { name, next, percent, expected, slip, target, status }
    }

    fn head(&self, world: &World) -> Line {
        let style = world.style(Token::Muted);
        let right = |line: Line, id: &str, cells: usize| {
            if cells == 0 { line } else { line.cell_right(&world.word(id), cells, style) }
        };
        let line = Line::new()
            .put("   ", style)
            .cell(&world.word("head-project"), self.name + 1, style)
            .cell(&world.word("head-next-step"), self.next, style);
        let line = right(line, "head-done", self.percent);
        let line = right(line, "head-expected", self.expected);
        let line = right(line, "head-slip", self.slip);
        let line = right(line, "head-target", self.target);
        line.put(" ", style).cell(&world.word("head-status"), self.status, style)
    }
}

fn draw_row(
    screen: &Onboarding,
    world: &World,
    place: Place,
    columns: &Columns,
    area: Rect,
    buffer: &mut Buffer,
) {
    let line = match (place, screen.project(place)) {
        (Place::ToStart(id), _) => waiting_row(world, id, columns),
        (_, Some(project)) => project_row(world, project, columns),
        (Place::Checklist(_), None) => return,
    };
    line.draw(buffer, area);
}

fn waiting_row(world: &World, id: AccountId, columns: &Columns) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let Some(row) = world.row(id) else { return Line::new() };
    let start = row.start.map(|day| format::short_day(world.lang, day, world.today()));
    let since = format!("{} {}", world.word("checklist-since"), start.unwrap_or_default());
    let rest = columns.percent + columns.expected + columns.slip + columns.target;
    Line::new()
        .put(format!(" {} ", world.glyphs.band(Band::Unknown)), world.style(Token::Unknown))
        .cell(name_of(row).as_str(), columns.name + 1, plain)
        .cell(&since, columns.next + rest, muted)
        .put(" ", plain)
        .cell(&world.word("checklist-waiting-start"), columns.status, world.style(Token::Accent))
}

fn project_row(world: &World, project: &Project, columns: &Columns) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let progress = &project.progress;
    let (band, token) = look(progress.status);
    let next = project.list.next();
    let blocked = next.is_some_and(|step| step.blocked());
    let text = next.map(|step| Shown::new(&step.title).to_string()).unwrap_or_default();
    let text =
        if blocked { format!("({}) {text}", world.word("checklist-step-blocked")) } else { text };
    let right = |line: Line, text: &str, cells: usize, style: Style| {
        if cells == 0 { line } else { line.cell_right(text, cells, style) }
    };
    let slip =
        if progress.slip > 0 { format::days(world.lang, progress.slip) } else { String::new() };
    let target = format::short_day(world.lang, progress.target, world.today());
    let late = world.style(if progress.slip > 0 { Token::Late } else { Token::Muted });
    let line = Line::new()
        .put(format!(" {} ", world.glyphs.band(band)), world.style(token))
        .cell(&name(world, project), columns.name, plain)
        .put(" ", plain)
        .cell(&text, columns.next, plain);
    let line = right(line, &share(progress.percent), columns.percent, plain);
    let line = right(line, &share(progress.expected), columns.expected, muted);
    let line = right(line, &slip, columns.slip, late);
    let line = right(line, &target, columns.target, muted);
    line.put(" ", plain).cell(
        &world.word(word(progress.status)),
        columns.status,
        world.style(token),
    )
}

/// A share as whole percent points.
fn share(share: f64) -> String {
    format::percent(100.0 * share)
}

/// `Northwind ∙ Osaka`.
fn name(world: &World, project: &Project) -> String {
    let row = world.row(project.list.account);
    let name = row.map(|row| name_of(row).to_string()).unwrap_or_default();
    match row.and_then(|row| project.list.unit_of(row)) {
        Some(unit) => format!("{name} {} {unit}", world.glyphs.dot),
        None => name,
    }
}

/// The sign and the colour of a status.
pub fn look(status: Status) -> (Band, Token) {
    match status {
        Status::Stuck => (Band::Critical, Token::Critical),
        Status::Behind => (Band::AtRisk, Token::AtRisk),
        Status::OnTrack | Status::Done => (Band::Healthy, Token::Healthy),
    }
}

/// Message id of a status.
pub fn word(status: Status) -> &'static str {
    use crate::tui::command::msg;
    match status {
        Status::OnTrack => msg("checklist-on-track"),
        Status::Behind => msg("checklist-behind"),
        Status::Stuck => msg("checklist-stuck"),
        Status::Done => msg("checklist-done"),
    }
}
