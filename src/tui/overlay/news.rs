//! What is new since the last visit, on one screenful: who moved band, new signals, promises that are
//! due, and how old the data is.

use super::moves;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::moves::Move;
use crate::core::portfolio::Summary;
use crate::core::signal::Signal;
use crate::core::task::{Side, Task, TaskKind};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use std::sync::Arc;

/// Lines of a part; the rest is counted.
const MOST: usize = 8;

pub fn lines(world: &World, since: Day, moves: Option<&[Move]>) -> Vec<Line> {
    let strong = world.style(Token::Strong);
    let head = world.say(&Message::new("news-since").day("since", since));
    let mut lines = vec![Line::new().put(head, strong)];
    let stands = match moves {
        None => vec![Line::new().put(world.word("section-loading"), world.style(Token::Muted))],
        Some(moves) => mine(world, moves).map(|one| moves::line(world, one)).collect(),
    };
    part(world, "news-moves", stands, &mut lines);
    part(world, "news-signals", signals(world, since), &mut lines);
    part(world, "news-promises", promises(world), &mut lines);
    if let Some(at) = world.portfolio.synced_at {
        let day = format::day(world.lang, Day::of_unix(at));
        let said = world.say(&Message::new("news-synced").text("day", day));
        lines.extend([Line::new(), Line::new().put(said, world.style(Token::Muted))]);
    }
    lines
}

/// Only the person's own accounts.
fn mine<'m>(world: &'m World, moves: &'m [Move]) -> impl Iterator<Item = &'m Move> {
    moves
        .iter()
        .filter(|one| world.row(one.id).is_none_or(|row| world.is_mine(row.owner.as_deref())))
}

fn part(world: &World, title: &str, found: Vec<Line>, lines: &mut Vec<Line>) {
    let count = format::count(found.len() as i64);
    let title = format!("{} {count}", world.word(title));
    lines.extend([Line::new(), Line::new().put(title, world.style(Token::Title))]);
    let more = found.len().saturating_sub(MOST);
    lines.extend(found.into_iter().take(MOST));
    if more > 0 {
        let said = world.say(&Message::new("news-more").count("count", more));
        lines.push(Line::new().put(said, world.style(Token::Muted)));
    }
}

/// How many signals opened since, and how many of our promises are due.
pub fn counts(world: &World, since: Day) -> (usize, usize) {
    (fresh(world, since).count(), due(world).count())
}

type Opened<'w> = (&'w Arc<Summary>, &'w Signal);

/// Signals that opened since, of the person's accounts.
fn fresh(world: &World, since: Day) -> impl Iterator<Item = Opened<'_>> {
    let rows = world.portfolio.rows.iter().filter(|row| world.is_mine(row.owner.as_deref()));
    rows.flat_map(move |row| {
        let open = row.signals.iter();
        let open = open.filter(move |signal| signal.is_news(Some(since)));
        open.map(move |signal| (row, signal))
    })
}

fn signals(world: &World, since: Day) -> Vec<Line> {
    let line = |(row, signal): Opened<'_>| {
        Line::new()
            .cell(name_of(row).as_str(), 26, world.style(Token::Plain))
            .put("  ", world.style(Token::Plain))
            .put(world.say(&signal.reason), world.style(Token::Plain))
    };
    fresh(world, since).map(line).collect()
}

/// Our promises that are due today or overdue.
fn due(world: &World) -> impl Iterator<Item = &Arc<Task>> {
    let today = world.today();
    world.portfolio.tasks.iter().filter(move |task| {
        let ours = task.kind == TaskKind::Promise && task.side == Side::Us;
        ours && task.unfinished() && task.due.is_some_and(|due| due <= today)
    })
}

fn promises(world: &World) -> Vec<Line> {
    let today = world.today();
    let line = |task: &Arc<Task>| {
        let late = task.due.is_some_and(|due| due < today);
        let style = world.style(if late { Token::Late } else { Token::Plain });
        let name = task.account.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
        Line::new()
            .cell(&name.unwrap_or_default(), 26, style)
            .put("  ", style)
            .put(Shown::new(&task.title).to_string(), style)
    };
    due(world).map(line).collect()
}
