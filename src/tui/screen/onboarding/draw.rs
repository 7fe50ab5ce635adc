//! How Onboarding is drawn: heads, a row per checklist, and the whole checklist beside it.

use super::Project;
use crate::core::account::AccountId;
use crate::core::checklist::progress::Status;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::section::{self, Section, Subject, checklist, health, signal};
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, both_names};
use crate::tui::world::{World, name_of};
use ratatui::style::Style;

/// The selected checklist first; what else is known of the account in a third pane.
pub fn pane(world: &World, project: Option<&Project>, pane: &Pane) -> Vec<Line> {
    let Some(row) = pane.shown.and_then(|id| world.row(id)) else { return Vec::new() };
    let subject = Subject::of(world, row, pane);
    if pane.index > 1 {
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
    if pane.shape > Shape::Stacked {
        let name = match project {
            Some(project) => name(world, project),
            None => name_of(row).to_string(),
        };
        lines.push(Line::new().put(name, world.style(Token::Title)));
        lines.extend([health::head(world, row), signal::brief(&subject), Line::new()]);
    }
    match project {
        Some(project) => lines.extend(checklist::of_project(world, project, pane.width, None)),
        None => lines.extend(checklist::not_begun(world, row, pane.width)),
    }
    lines
}

/// The heads of the columns.
pub fn head(world: &World, width: usize) -> Line {
    Columns::of(width).head(world)
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
            68..=89 => (23, 6, 6, 8),
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

/// Who should have a checklist, in a sentence.
pub fn to_start(world: &World, account: Option<AccountId>) -> String {
    let name = account.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
    format!("{}, {}", name.unwrap_or_default(), world.word("checklist-waiting-start"))
}

pub fn waiting_row(world: &World, id: AccountId, width: usize) -> Line {
    let columns = Columns::of(width);
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

/// With the next step, or with the first that is blocked.
pub fn project_row(world: &World, project: &Project, blocked: bool, width: usize) -> Line {
    let columns = Columns::of(width);
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let progress = &project.progress;
    let (band, token) = look(progress.status);
    let blocked = if blocked { project.list.blocked().next() } else { None };
    let next = blocked.or_else(|| project.list.next());
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
        .cell(&name_within(world, project, columns.name), columns.name, plain)
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
pub fn name(world: &World, project: &Project) -> String {
    name_within(world, project, usize::MAX)
}

fn name_within(world: &World, project: &Project, cells: usize) -> String {
    let Some(row) = world.row(project.list.account) else { return String::new() };
    unit_beside(world, row, project.list.unit_of(row), cells)
}

/// The account and, where there is one, its unit: both can be told apart in so many cells.
pub fn unit_beside(world: &World, row: &Summary, unit: Option<String>, cells: usize) -> String {
    let name = name_of(row).to_string();
    match unit {
        Some(unit) => both_names(&name, &format!(" {} ", world.glyphs.dot), &unit, cells),
        None => name,
    }
}

/// The sign and the colour of a status.
pub fn look(status: Status) -> (Band, Token) {
    match status {
        Status::Stuck => (Band::Critical, Token::Critical),
        Status::Behind => (Band::AtRisk, Token::AtRisk),
        Status::OnTrack | Status::Done => (Band::Healthy, Token::Healthy),
        Status::Stopped => (Band::Excluded, Token::Muted),
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
        Status::Stopped => msg("checklist-stopped"),
    }
}
