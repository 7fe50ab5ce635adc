//! The agenda: what stands on which day or in which week, the overdue on top, what has no day last.

use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::task::Task;
use crate::locale::format;
use crate::tui::world::World;

/// The day a task stands on: it comes back on that day, or is due then.
fn day_of(task: &Task, today: Day) -> Option<Day> {
    if task.live(today) { task.due } else { task.snoozed_until.or(task.due) }
}

/// By day, time, priority, age.
pub fn order(task: &Task, today: Day) -> Vec<i64> {
    let day = day_of(task, today).map_or(i64::MAX, |day| i64::from(day.number()));
    let minute = task.minute.map_or(i64::MAX, i64::from);
    vec![day, minute, i64::from(task.priority.unwrap_or(9)), i64::from(task.id)]
}

/// The head of the group a task stands in.
pub fn title(world: &World, task: &Task, today: Day, weeks: bool) -> String {
    let Some(day) = day_of(task, today) else { return world.word("group-no-day") };
    if day < today {
        return world.word("group-overdue");
    }
    if weeks {
        return week(world, day, today);
    }
    let said = world.marked_day(day);
    match day - today {
        0 => format!("{said}  {}", world.word("group-today")),
        1 => format!("{said}  {}", world.word("when-tomorrow")),
        _ => said,
    }
}

/// `This week 16 Nov - 22 Nov`; a week begins on its Monday.
fn week(world: &World, day: Day, today: Day) -> String {
    let monday = |day: Day| day - day.weekday().num_days_from_monday() as i32;
    let first = monday(day);
    let id = match (first - monday(today)) / 7 {
        0 => "group-week-this",
        1 => "group-week-next",
        _ => "group-week",
    };
    let short = |day: Day| format::short_day(world.lang, day, today);
    world.say(&Message::new(id).text("from", short(first)).text("to", short(first + 6)))
}
