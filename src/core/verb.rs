//! Every verb of the screen and of the command line: affected rows in, one gesture out. Nothing is
//! changed here; the caller applies the gesture and has it kept. Many rows are one undo point.

mod account;
mod call;
mod checklist;
mod forecast;
mod identity;
mod overriding;
mod plan;
mod problem;
mod stop;
mod task;

pub use account::{
    close, correct, field_said, give_in, handle, insist, log_touch, pulse, snooze, take_term, wait,
    waiting_word,
};
pub use call::{cancel_calls, delete_calls, hold_calls, log_call, move_calls, prepare_calls};
pub use checklist::{
    Start, add_step, block_steps, counted, drop_steps, in_the_way, start_checklist, tick_step,
    wants_evidence,
};
pub use forecast::{Called, Turn, forecast};
pub use identity::{Naming, Party, assign, confirm, keep_apart, merge, part, refuse};
pub use overriding::{end_override, overrule};
pub use plan::{PlanStep, add_proof, change_plan};
pub use problem::{accept, leave_out, waive};
pub use stop::stop_checklists;
pub use task::{
    RhythmEnds, add_task, assign_tasks, delete_tasks, drop_tasks, edit_notes, edit_task,
    finish_tasks, reopen_tasks, set_due, set_priority, snooze_tasks, wait_tasks,
};

use super::calendar::Calendar;
use super::day::Day;
use super::message::Message;
use super::operation::{Gesture, IdSource, Operation};
use super::portfolio::Summary;
use super::task::Task;

/// What a verb needs beside its rows: the day, which days people work on, ids for new rows.
pub struct Desk<'a> {
    pub today: Day,
    pub calendar: &'a Calendar,
    pub ids: &'a mut dyn IdSource,
}

/// The gesture, or why there is none: a message for the person.
pub type Outcome = Result<Gesture, Message>;

/// Business days that `wait` is quiet for.
pub const WAIT_DAYS: u32 = 5;

/// What the toast calls several of something: the name of one, the count of many.
#[derive(Clone, Copy)]
struct Titles {
    one: &'static str,
    many: &'static str,
}

impl Titles {
    fn of_accounts(self, rows: &[&Summary]) -> Message {
        match rows {
            [row] => Message::new(self.one).text("account", shown_name(row)),
            rows => Message::new(self.many).count("count", rows.len()),
        }
    }

    fn of_tasks(self, tasks: &[&Task]) -> Message {
        match tasks {
            [task] => Message::new(self.one).text("task", task.title.as_str()),
            tasks => Message::new(self.many).count("count", tasks.len()),
        }
    }
}

/// What lists call the account.
fn shown_name(row: &Summary) -> &str {
    if row.short_name.is_empty() { &row.name } else { &row.short_name }
}

fn gesture(title: Message, operations: Vec<Operation>, otherwise: &'static str) -> Outcome {
    if operations.is_empty() {
        return Err(Message::new(otherwise));
    }
    Ok(Gesture { title, operations })
}

/// A Monday, an open calendar, and ids from 100 on, for tests.
#[cfg(test)]
pub(crate) mod example {
    use super::{Calendar, Day, Desk, IdSource};

    #[derive(Default)]
    pub(crate) struct Counter(u32);

    impl IdSource for Counter {
        fn next_task(&mut self) -> u32 {
            self.next_id()
        }

        fn next_id(&mut self) -> u32 {
            self.0 += 1;
            100 + self.0
        }
    }

    pub(crate) fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    pub(crate) fn desk(ids: &mut Counter) -> Desk<'_> {
        static CALENDAR: Calendar = Calendar {
            region: None,
            holidays: std::collections::BTreeSet::new(),
            closed: Vec::new(),
            fiscal_start: 0,
        };
        Desk { today: day("2026-11-23"), calendar: &CALENDAR, ids }
    }
}
