//! The checklists of an account: how far each is, and its steps with sides, days, what blocks
//! them, and the evidence.

use super::Subject;
use crate::core::account::AccountId;
use crate::core::checklist::Checklist;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::task::{Side, Step, Task, TaskStatus};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::layout::Shape;
use crate::tui::screen::onboarding::{Project, draw as screen};
use crate::tui::strip;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;
use ratatui::style::Style;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// The checklists of an account, those that run first.
fn projects(world: &World, account: AccountId) -> Vec<Project> {
    let lists = world.portfolio.checklists(Some(account));
    let mut found: Vec<Project> = lists.into_iter().map(|list| Project::of(world, list)).collect();
    found.sort_by_key(|project| (project.list.done(), project.progress.begun, project.list.id));
    found
}

/// Every step of an account's checklists, in the order in which they are drawn.
pub fn steps(world: &World, account: AccountId) -> Vec<Arc<Task>> {
    projects(world, account).into_iter().flat_map(|project| project.list.steps).collect()
}

/// The place of a step among them, else of the next open one.
pub fn place_of(world: &World, account: AccountId, step: Option<u32>) -> usize {
    let next = || projects(world, account).into_iter().find_map(|one| Some(one.list.next()?.id));
    let steps = steps(world, account);
    let place = |wanted: u32| steps.iter().position(|step| step.id == wanted);
    step.and_then(place).or_else(|| place(next()?)).unwrap_or_default()
}

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let projects = projects(subject.world, subject.row.id);
    let mut lines = Vec::new();
    // A section may have few lines: that there are several is said before the steps of the first.
    if projects.len() > 1 && subject.task.is_none() {
        lines.extend(projects.iter().map(|project| overview(subject.world, project)));
        lines.push(Line::new());
    }
    let mut before = 0;
    for project in projects {
        let count = project.list.steps.len();
        let selected = subject.task.and_then(|task| task.checked_sub(before));
        lines.extend(of_project(subject.world, &project, subject.width, selected));
        lines.push(Line::new());
        before += count;
    }
    lines.pop();
    lines
}

/// `Osaka  45% done, 60% expected  behind`.
fn overview(world: &World, project: &Project) -> Line {
    let (progress, plain) = (&project.progress, world.style(Token::Plain));
    let (_, token) = screen::look(progress.status);
    let said = Message::new("checklist-progress")
        .text("percent", format::percent(100.0 * progress.percent))
        .text("expected", format::percent(100.0 * progress.expected));
    let status = format!("{} ", world.word(screen::word(progress.status)));
    Line::new()
        .put(format!(" {}", called(world, project)), world.style(Token::Strong))
        .put(format!("  {}", world.say(&said)), plain)
        .at_right(status, world.style(token))
}

/// The unit, else the template.
fn called(world: &World, project: &Project) -> String {
    let unit = world.row(project.list.account).and_then(|row| project.list.unit_of(row));
    unit.unwrap_or_else(|| Shown::new(&project.list.name).to_string())
}

/// The line on which the selected step stands.
pub fn line_of(subject: &Subject<'_>) -> usize {
    let cursor = lines(subject).iter().position(|line| line.text().starts_with('>'));
    cursor.unwrap_or_default()
}

/// For an account that should have a checklist: how it gets one.
pub fn not_begun(world: &World, row: &Summary, width: usize) -> Vec<Line> {
    let start = row.start.map(|day| format::day(world.lang, day));
    let said = match start {
        Some(day) if row.start > Some(world.today()) => {
            world.say(&Message::new("checklist-ahead").text("day", day))
        }
        Some(day) => world.say(&Message::new("checklist-not-begun").text("day", day)),
        None => world.word("checklist-not-begun-undated"),
    };
    let mut lines: Vec<Line> = wrap(&said, width.saturating_sub(2))
        .into_iter()
        .map(|part| Line::new().put(format!(" {part}"), world.style(Token::Plain)))
        .collect();
    let offered = world.portfolio.library.onboarding(row.tier);
    for (number, playbook) in (1..=9).zip(offered) {
        let title = Shown::new(playbook.title.in_language(world.lang.id())).to_string();
        lines.push(
            Line::new()
                .put(format!(" p {number} "), world.style(Token::Key))
                .put(title, world.style(Token::Plain)),
        );
    }
    lines
}

/// Head and steps of one checklist; `selected` is the place of a step in it.
pub fn of_project(
    world: &World,
    project: &Project,
    width: usize,
    selected: Option<usize>,
) -> Vec<Line> {
    let mut lines = head(world, project, width);
    let next = project.list.next().map(|step| step.id);
    let steps = project.list.steps.iter().enumerate();
    let told = sole_owner(&project.list).is_some();
    for (place, step) in steps.skip(first_shown(world, project, selected)) {
        let chosen = selected == Some(place);
        let line = step_line(world, step, chosen, next == Some(step.id));
        let owner = step.owner.as_deref().filter(|_| !told);
        let owner = owner.map(|owner| Shown::new(owner).to_string());
        match owner {
            Some(owner) if width < OWNER_BESIDE => {
                lines.push(line);
                lines.extend(under(world, (owner, Token::Muted), width));
            }
            owner => {
                let owner = owner.map(|owner| format!(" {owner}")).unwrap_or_default();
                lines.push(line.beside(owner, world.style(Token::Muted)));
            }
        }
        lines.extend(beneath(world, step, width));
    }
    lines
}

/// From this width on there is room for an owner beside a step; below it stands under it.
const OWNER_BESIDE: usize = 60;

/// Who has every step that is somebody's: said once, in the head.
fn sole_owner(list: &Checklist) -> Option<&str> {
    let mut owners = list.steps.iter().filter_map(|step| step.owner.as_deref());
    let first = owners.next()?;
    let all = list.steps.iter().all(|step| step.owner.as_deref() == Some(first));
    all.then_some(first)
}

/// Under a list there is room for a few steps only: the last that was done, and what comes.
fn first_shown(world: &World, project: &Project, selected: Option<usize>) -> usize {
    if selected.is_some() || world.frame().shape > Shape::Stacked {
        return 0;
    }
    let open = project.list.steps.iter().position(|step| step.unfinished());
    open.unwrap_or(project.list.steps.len()).saturating_sub(1)
}

fn head(world: &World, project: &Project, width: usize) -> Vec<Line> {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let progress = &project.progress;
    let (_, token) = screen::look(progress.status);
    let today = world.today();
    let row = world.row(project.list.account);
    let unit = row.and_then(|row| project.list.unit_of(row)).map(|unit| format!("  {unit}"));
    let title = format!(" {}{}", Shown::new(&project.list.name), unit.unwrap_or_default());
    let dot = format!(" {} ", world.glyphs.dot);
    let said = Message::new("checklist-progress")
        .text("percent", format::percent(100.0 * progress.percent))
        .text("expected", format::percent(100.0 * progress.expected));
    let mut facts = vec![world.say(&said)];
    if progress.slip > 0 {
        facts.push(world.say(&Message::new("checklist-slipped").count("days", progress.slip)));
    }
    let target = format::short_day(world.lang, progress.target, today);
    facts.push(world.say(&Message::new("checklist-target-on").text("day", target)));
    let mut clock: Vec<String> = sole_owner(&project.list)
        .map(|owner| world.say(&Message::new("checklist-owner").text("who", owner)))
        .into_iter()
        .collect();
    if let Some(end) = progress.projected {
        let end = format::short_day(world.lang, end, today);
        clock.push(world.say(&Message::new("checklist-projected").text("day", end)));
    }
    if project.list.onboarding {
        clock.push(time_to_value(world, project));
    }
    let status = format!("{} ", world.word(screen::word(progress.status)));
    let title = Line::new().put(title, world.style(Token::Title));
    let mut lines = vec![title.at_right(status, world.style(token))];
    for (parts, style) in [(facts, plain), (clock, muted)] {
        let said = wrap(&parts.join(&dot), width.saturating_sub(2));
        lines.extend(said.into_iter().map(|part| Line::new().put(format!(" {part}"), style)));
    }
    lines
}

fn time_to_value(world: &World, project: &Project) -> String {
    let (list, progress) = (&project.list, &project.progress);
    let row = world.row(list.account).map(AsRef::as_ref);
    let today = world.today();
    if let Some(stopped) = progress.stopped.filter(|_| progress.value.is_none()) {
        let stopped = format::short_day(world.lang, stopped, today);
        return world.say(&Message::new("checklist-stopped-on").text("day", stopped));
    }
    if progress.begun > today {
        let begins = format::short_day(world.lang, progress.begun, today);
        return world.say(&Message::new("checklist-begins").text("day", begins));
    }
    let there = world.portfolio.checklists(Some(list.account));
    let clock = list.value_clock(row, &there, progress.begun);
    let (days, reached) = progress.time_to_value(clock, today);
    let id = if reached {
        Message::new("checklist-value-reached")
    } else {
        Message::new("checklist-value-open")
    };
    world.say(&id.count("days", days))
}

fn step_line(world: &World, step: &Task, chosen: bool, next: bool) -> Line {
    let style = step_style(world, step, chosen, next);
    let today = world.today();
    let tick = match step.status {
        TaskStatus::Done => world.glyphs.ticked,
        TaskStatus::Dropped => "-",
        TaskStatus::Waiting => "!",
        _ => world.glyphs.open,
    };
    let over = matches!(step.status, TaskStatus::Done | TaskStatus::Dropped);
    let late = !over && step.due.is_some_and(|due| due < today);
    let due = step.due.map(|due| format::short_day(world.lang, due, today)).unwrap_or_default();
    let words = [Side::Us, Side::Customer].map(|side| world.word(side_word(side)));
    let sides = words.iter().map(|word| word.width()).max().unwrap_or_default();
    let side = world.word(side_word(step.side));
    let milestone = if step.milestone { world.glyphs.flag } else { " " };
    let muted = world.style(Token::Muted);
    Line::new()
        .put(format!("{}{tick} ", if chosen { ">" } else { " " }), style)
        .cell(&due, 7, if late { world.style(Token::Late) } else { muted })
        .cell(&side, sides + 1, muted)
        .put(format!("{milestone} "), world.style(Token::Accent))
        .hang_here()
        .put(Shown::new(&step.title).to_string(), style)
}

fn side_word(side: Side) -> &'static str {
    if side == Side::Us { msg("side-us") } else { msg("side-customer") }
}

fn step_style(world: &World, step: &Task, chosen: bool, next: bool) -> Style {
    let token = match step.status {
        _ if chosen => Token::Cursor,
        TaskStatus::Done | TaskStatus::Dropped => Token::Muted,
        TaskStatus::Waiting => Token::AtRisk,
        _ if next => Token::Strong,
        _ => Token::Plain,
    };
    world.style(token)
}

/// Why it is blocked, what it wants on record or has there, its notes.
fn beneath(world: &World, step: &Task, width: usize) -> Vec<Line> {
    let made = step.step.as_deref();
    let mut texts = Vec::new();
    if step.blocked() {
        let on = step.waiting_on.map(|on| world.word(strip::waiting(on))).unwrap_or_default();
        let why = made.and_then(|made| made.blocked.as_deref()).unwrap_or_default();
        let bare = why.trim().is_empty();
        let said = Message::new(if bare { "checklist-blocked" } else { "checklist-blocked-on" });
        let said = said.text("on", on).text("why", why);
        texts.push((world.say(&said), Token::AtRisk));
    }
    if made.is_some_and(|made| made.stopped) {
        texts.push((world.word("checklist-stopped"), Token::Muted));
    } else if step.status == TaskStatus::Dropped {
        let why = made.and_then(|made| made.not_needed.as_deref());
        let said = match why {
            Some(why) => world.say(&Message::new("checklist-not-needed-because").text("why", why)),
            None => world.word("checklist-not-needed"),
        };
        texts.push((said, Token::Muted));
    } else {
        texts.extend(evidence(world, made).map(|text| (text, Token::Muted)));
    }
    if !step.notes.trim().is_empty() {
        texts.push((Shown::new(&step.notes).to_string(), Token::Muted));
    }
    texts.into_iter().flat_map(|text| under(world, text, width)).collect()
}

fn under(world: &World, (text, token): (String, Token), width: usize) -> Vec<Line> {
    let style = world.style(token);
    let parts = wrap(Shown::new(&text).as_str(), width.saturating_sub(12));
    parts.into_iter().map(|part| Line::new().put(format!("          {part}"), style)).collect()
}

fn evidence(world: &World, made: Option<&Step>) -> Option<String> {
    let made = made?;
    let said = match (&made.proof, &made.evidence) {
        (Some(proof), _) => Message::new("checklist-proof").text("text", proof.as_str()),
        (None, Some(wanted)) => Message::new("checklist-wants").text("text", wanted.as_str()),
        (None, None) => return None,
    };
    Some(world.say(&said))
}
