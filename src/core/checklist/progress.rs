//! How far a checklist is: share done against time gone, slip, where it ends at this pace, and
//! whether it is on track, behind or stuck.
//!
//! - `percent` = weighted share of the steps that are done; a milestone weighs 2, a step 1. A step
//!   that is not needed is neither done nor left: it is no part of the plan.
//! - `expected` = elapsed ÷ target, from the first step's start to the last due day.
//! - `slip` = Σ max(0, finished or today − due) over milestones, in business days; where none of the
//!   steps is one, as late as the latest open step is.
//! - `projected end` = today + remaining ÷ pace, once one milestone is finished.
//! - Behind: time runs ahead of the work by more than 1.15 while a step is overdue (or none has a
//!   due day), or a milestone is overdue. Stuck: two milestones overdue, open ones more than 30
//!   business days late in all, nothing left but blocked steps, or nothing done for 20 business days with a step
//!   overdue.

use super::Checklist;
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::task::Task;
use std::sync::Arc;

/// Days that a checklist without due days is given.
const TARGET_DAYS: i32 = 90;
const MILESTONE_WEIGHT: f64 = 2.0;
/// Time gone ÷ work done beyond which it is behind.
const PACE: f64 = 1.15;
const STUCK_MILESTONES: usize = 2;
const STUCK_LATE: i32 = 30;
const STUCK_SILENCE: i32 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    OnTrack,
    Behind,
    Stuck,
    Done,
    /// Stopped with steps left undone.
    Stopped,
}

impl Status {
    pub fn id(self) -> &'static str {
        match self {
            Self::OnTrack => "on_track",
            Self::Behind => "behind",
            Self::Stuck => "stuck",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// It runs no more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }
}

/// A checklist as it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub begun: Day,
    pub target: Day,
    /// 0–1.
    pub percent: f64,
    /// 0–1; 1 once the target has passed.
    pub expected: f64,
    /// Business days that milestones are, or were, late in all.
    pub slip: i32,
    pub projected: Option<Day>,
    pub status: Status,
    /// The day on which the value step was done.
    pub value: Option<Day>,
    /// The last day on which a step was done.
    pub last_done: Option<Day>,
    /// The day on which it was stopped.
    pub stopped: Option<Day>,
}

impl Progress {
    pub fn of(checklist: &Checklist, today: Day, calendar: &Calendar) -> Self {
        let begun = begun(checklist).unwrap_or(today);
        let planned = checklist.counted().filter_map(|step| step.due).max();
        let target = planned.filter(|due| *due > begun).unwrap_or(begun + TARGET_DAYS);
        let last_done = checklist.counted().filter_map(|step| finished(step, today)).max();
        let done = checklist.done();
        let stopped = checklist.stopped();
        // The clock stops when the last step is done.
        let now = if done { stopped.or(last_done).unwrap_or(today) } else { today };
        let percent = share(checklist, today);
        let gone = f64::from((now - begun).max(0)) / f64::from(target - begun);
        let projected = projected(checklist, (begun, today), percent);
        let mut progress = Self {
            begun,
            target,
            percent,
            expected: gone.min(1.0),
            slip: slip(checklist, now, calendar),
            projected,
            status: Status::OnTrack,
            value: value(checklist, today),
            last_done,
            stopped,
        };
        progress.status = progress.judge(checklist, gone, today, calendar);
        progress
    }

    fn judge(&self, list: &Checklist, gone: f64, today: Day, calendar: &Calendar) -> Status {
        if list.done() {
            return if self.stopped.is_some() { Status::Stopped } else { Status::Done };
        }
        let late = |step: &&Arc<Task>| step.unfinished() && step.due.is_some_and(|d| d < today);
        let overdue = list.counted().any(|step| late(&step));
        let milestones = || list.counted().filter(|step| step.milestone && late(step));
        let days: i32 = milestones().map(|step| late_by(step, today, calendar)).sum();
        let milestones = milestones().count();
        let all_blocked = list.counted().filter(|step| step.unfinished()).all(|s| s.blocked());
        let quiet_since = self.last_done.unwrap_or(self.begun);
        let silent = overdue && calendar.business_days(quiet_since, today) >= STUCK_SILENCE;
        if milestones >= STUCK_MILESTONES || days > STUCK_LATE || all_blocked || silent {
            return Status::Stuck;
        }
        let undated = list.counted().all(|step| step.due.is_none());
        let slow = gone > PACE * self.percent && (overdue || undated);
        if slow || milestones > 0 { Status::Behind } else { Status::OnTrack }
    }

    /// Days from that day to the value step, or so far; and whether it is reached.
    pub fn time_to_value(&self, from: Day, today: Day) -> (i32, bool) {
        (self.value.unwrap_or(today) - from, self.value.is_some())
    }
}

/// The day on which its first step began.
pub fn begun(checklist: &Checklist) -> Option<Day> {
    checklist.counted().map(|step| step.start.unwrap_or(step.created)).min()
}

fn finished(step: &Task, today: Day) -> Option<Day> {
    step.finished.filter(|_| step.done_on(today))
}

fn value(checklist: &Checklist, today: Day) -> Option<Day> {
    let mut steps = checklist.counted().filter(|step| step.step.as_ref().is_some_and(|s| s.value));
    steps.find_map(|step| finished(step, today))
}

fn share(checklist: &Checklist, today: Day) -> f64 {
    let (mut all, mut done) = (0.0, 0.0);
    for step in checklist.counted() {
        let weight = if step.milestone { MILESTONE_WEIGHT } else { 1.0 };
        all += weight;
        done += if step.done_on(today) { weight } else { 0.0 };
    }
    // Where no step is needed nothing was done.
    if all > 0.0 { done / all } else { 0.0 }
}

/// Business days that milestones are, or were, late in all.
fn slip(checklist: &Checklist, today: Day, calendar: &Calendar) -> i32 {
    if !checklist.counted().any(|step| step.milestone) {
        return latest(checklist, today, calendar);
    }
    let milestones = checklist.counted().filter(|step| step.milestone);
    milestones.map(|step| late_by(step, today, calendar)).sum()
}

/// Business days that the latest open step is late.
fn latest(checklist: &Checklist, today: Day, calendar: &Calendar) -> i32 {
    let open = checklist.counted().filter(|step| step.unfinished());
    open.map(|step| late_by(step, today, calendar)).max().unwrap_or_default()
}

/// Business days that a step is, or was, late.
pub fn late_by(step: &Task, today: Day, calendar: &Calendar) -> i32 {
    let reached = finished(step, today).unwrap_or(today);
    step.due.map_or(0, |due| calendar.business_days(due, reached))
}

fn projected(checklist: &Checklist, (begun, today): (Day, Day), percent: f64) -> Option<Day> {
    let finished = |step: &Arc<Task>| step.milestone && step.done_on(today);
    let elapsed = today - begun;
    if checklist.done() || elapsed <= 0 || !checklist.counted().any(finished) {
        return None;
    }
    let remaining = f64::from(elapsed) * (1.0 - percent) / percent;
    Some(today + remaining.ceil() as i32)
}

/// Median and ninetieth percentile of times to value; `None` where there is none.
pub fn spread(days: &[i32]) -> Option<(i32, i32)> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let at = |share: usize| days.get((days.len() * share).div_ceil(100).saturating_sub(1)).copied();
    Some((at(50)?, at(90)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::account::AccountId;
    use crate::core::calendar::holiday::Region;
    use crate::core::checklist::gather;
    use crate::core::task::{Step, TaskStatus};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    const START: &str = "2026-08-03"; // a Monday

    /// Ten steps, ten days apart, over a hundred days from a Monday; the fifth and the tenth are
    /// milestones. The first `done` are done on the day they were due.
    fn ten(done: usize) -> Vec<Task> {
        let step = |n: usize| {
            let due = day(START) + 10 * (n as i32 + 1);
            let mut task = Task::new(n as u32 + 1, Some(AccountId(1)), "step", day(START));
            task.template = Some("Onboarding".into());
            task.due = Some(due);
            task.milestone = n % 5 == 4;
            if n < done {
                (task.status, task.finished) = (TaskStatus::Done, Some(due));
            }
            task
        };
        (0..10).map(step).collect()
    }

    fn on(tasks: &[Task], elapsed: i32) -> Progress {
        let shared: Vec<_> = tasks.iter().cloned().map(Arc::new).collect();
        Progress::of(&gather(&shared)[0], day(START) + elapsed, &Calendar::default())
    }

    #[test]
    fn a_milestone_weighs_two_and_time_runs_to_the_last_due_day() {
        let found = on(&ten(5), 50);
        assert!((found.percent - 0.5).abs() < 1e-9 && (found.expected - 0.5).abs() < 1e-9);
        assert_eq!((found.begun, found.target), (day(START), day(START) + 100));
        let four = on(&ten(4), 40);
        assert!((four.percent - 4.0 / 12.0).abs() < 1e-9);
        assert!((on(&ten(4), 150).expected - 1.0).abs() < 1e-9);
    }

    #[test]
    fn behind_and_stuck_begin_at_their_thresholds() {
        let check = |tasks: &[Task], elapsed, status| {
            assert_eq!(on(tasks, elapsed).status, status, "day {elapsed}");
        };
        // Four of twelve parts done; the milestone is due on day 50.
        check(&ten(4), 50, Status::OnTrack);
        check(&ten(4), 51, Status::Behind);
        // Three parts of twelve: step four was due on day 40. 0.25 × 1.15 = 0.2875.
        let mut early = ten(3);
        early[2].finished = Some(day(START) + 27);
        early[3].due = Some(day(START) + 27);
        check(&early, 28, Status::OnTrack);
        check(&early, 29, Status::Behind);
        // Two milestones overdue.
        let mut two = ten(4);
        two[9].due = Some(day(START) + 51);
        two[8].due = Some(day(START) + 100);
        check(&two, 51, Status::Behind);
        check(&two, 52, Status::Stuck);
        check(&ten(10), 200, Status::Done);
    }

    #[test]
    fn thirty_business_days_late_in_all_are_stuck() {
        let mut tasks = ten(4);
        tasks[5].status = TaskStatus::Done;
        tasks[5].finished = Some(day(START) + 92);
        for step in &mut tasks[6..] {
            step.due = Some(day(START) + 300);
        }
        // Due on day 50, a Tuesday: six weeks later it is 30 business days late.
        let found = on(&tasks, 92);
        assert_eq!((found.slip, found.status), (30, Status::Behind));
        let found = on(&tasks, 93);
        assert_eq!((found.slip, found.status), (31, Status::Stuck));
    }

    #[test]
    fn silence_of_twenty_business_days_is_stuck_when_a_step_is_overdue() {
        let mut tasks = ten(1);
        tasks[1].due = Some(day(START) + 37);
        for step in &mut tasks[2..] {
            step.due = Some(day(START) + 100);
        }
        // Done on day 10, a Thursday: day 38 is the twentieth business day after.
        assert_eq!(on(&tasks, 37).status, Status::OnTrack);
        assert_eq!(on(&tasks, 38).status, Status::Stuck);
        tasks[0].finished = Some(day(START) + 11);
        assert_eq!(on(&tasks, 38).status, Status::Behind);
    }

    #[test]
    fn only_blocked_steps_left_is_stuck() {
        let mut tasks = ten(8);
        tasks[8].status = TaskStatus::Waiting;
        assert_eq!(on(&tasks, 80).status, Status::OnTrack);
        tasks[9].status = TaskStatus::Waiting;
        assert_eq!(on(&tasks, 80).status, Status::Stuck);
        tasks[8].status = TaskStatus::Dropped;
        tasks[9].status = TaskStatus::Done;
        assert_eq!(on(&tasks, 80).status, Status::Done, "what was dropped does not count");
    }

    #[test]
    fn what_was_stopped_stays_as_far_as_it_was() {
        let mut tasks = ten(4);
        for step in tasks.iter_mut().filter(|step| step.status != TaskStatus::Done) {
            (step.status, step.finished) = (TaskStatus::Dropped, Some(day(START) + 53));
            step.step = Some(Box::new(Step { stopped: true, ..Step::default() }));
        }
        let found = on(&tasks, 150);
        assert_eq!((found.status, found.stopped), (Status::Stopped, Some(day(START) + 53)));
        assert!((found.percent - 4.0 / 12.0).abs() < 1e-9 && (found.expected - 0.53).abs() < 1e-9);
        assert_eq!(found.slip, 3, "no day is lost after it was stopped");
        assert_eq!(found.projected, None);
    }

    #[test]
    fn a_list_of_which_no_step_was_needed_is_stopped_and_not_done() {
        let mut tasks = ten(0);
        for step in &mut tasks {
            (step.status, step.finished) = (TaskStatus::Dropped, Some(day(START) + 5));
        }
        let found = on(&tasks, 20);
        assert_eq!((found.status, found.stopped), (Status::Stopped, Some(day(START) + 5)));
        assert!(found.percent.abs() < 1e-9, "{}", found.percent);
    }

    #[test]
    fn the_end_is_projected_only_after_a_milestone() {
        assert_eq!(on(&ten(4), 40).projected, None);
        // Half in sixty days: as long again.
        assert_eq!(on(&ten(5), 60).projected, Some(day(START) + 120));
        assert_eq!(on(&ten(10), 120).projected, None);
    }

    #[test]
    fn slip_is_what_milestones_are_and_were_late() {
        let check = |tasks: &[Task], elapsed, slip| {
            assert_eq!(on(tasks, elapsed).slip, slip, "day {elapsed}");
        };
        // The first milestone is due on day 50, a Tuesday.
        check(&ten(4), 50, 0);
        check(&ten(4), 57, 5);
        check(&ten(5), 57, 0);
        let mut done_late = ten(5);
        done_late[4].finished = Some(day(START) + 57);
        check(&done_late, 99, 5);
        // The second one is due on day 100, a Wednesday.
        check(&done_late, 107, 10);
        // Without a milestone: as late as the latest step, due on day 10.
        let mut plain = ten(0);
        for step in &mut plain {
            step.milestone = false;
        }
        check(&plain, 24, 10);
        check(&plain, 9, 0);
    }

    #[test]
    fn what_was_done_late_does_not_keep_a_checklist_stuck() {
        let mut tasks = ten(9);
        tasks[4].finished = Some(day(START) + 98);
        let found = on(&tasks, 99);
        assert!(found.slip > STUCK_LATE, "{found:?}");
        assert_eq!(found.status, Status::OnTrack);
    }

    #[test]
    fn lateness_counts_the_business_days_of_the_account() {
        let mut step = Task::new(1, Some(AccountId(1)), "x", day("2026-11-01"));
        step.due = Some(day("2026-11-20"));
        let japan = Calendar { region: Some(Region::Japan), ..Calendar::default() };
        assert_eq!(late_by(&step, day("2026-11-24"), &japan), 1);
        assert_eq!(late_by(&step, day("2026-11-24"), &Calendar::default()), 2);
        assert_eq!(late_by(&step, day("2026-11-20"), &japan), 0);
    }

    #[test]
    fn time_to_value_stops_at_the_value_step() {
        let mut tasks = ten(5);
        let open = on(&tasks, 60).time_to_value(day(START) - 3, day(START) + 60);
        assert_eq!(open, (63, false));
        tasks[4].step = Some(Box::new(Step { value: true, ..Step::default() }));
        let reached = on(&tasks, 60).time_to_value(day(START), day(START) + 60);
        assert_eq!(reached, (50, true));
        assert_eq!(spread(&[50, 10, 30, 20, 40]), Some((30, 50)));
        assert_eq!(spread(&[]), None);
    }
}
