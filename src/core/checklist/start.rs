//! From which day a checklist counts, where nobody says another: its steps, and its time to value.

use super::{Checklist, progress, to_start};
use crate::core::day::Day;
use crate::core::playbook::anchor::Anchor;
use crate::core::playbook::{Kind, Playbook};
use crate::core::portfolio::Summary;

/// An account that began longer ago than this does not begin with the checklist.
const BEGINNING_DAYS: i32 = 365;

/// The day the steps of a new checklist count from; `None` where nobody knows it.
///
/// Onboarding counts from the start of an account that is only beginning. Where the account is
/// live, began long ago, or has or had a checklist already, its start says nothing of this one:
/// that counts from today.
pub fn first_day(
    playbook: &Playbook,
    row: &Summary,
    there: &[Checklist],
    today: Day,
) -> Option<Day> {
    if playbook.kind != Kind::Onboarding || playbook.anchor() != Anchor::Start {
        return playbook.anchor_of(row, today);
    }
    let first = there.iter().all(|list| list.account != row.id || !list.onboarding);
    if first && is_beginning(row, today) { row.start } else { Some(today) }
}

/// Is to be started, or will begin on a day that is known.
fn is_beginning(row: &Summary, today: Day) -> bool {
    match row.start {
        None => to_start(row, today),
        Some(start) if start > today => row.go_live.is_none_or(|live| live > today),
        Some(start) => to_start(row, today) && today - start <= BEGINNING_DAYS,
    }
}

impl Checklist {
    /// The day its time to value counts from: the start of the contract that it belongs to. One for
    /// a unit, after another one, or begun when the account was live or long there, counts from its
    /// own.
    pub fn value_clock(&self, row: Option<&Summary>, there: &[Self], begun: Day) -> Day {
        let Some(row) = row else { return begun };
        let live = row.go_live.is_some_and(|live| live < begun);
        let first = there.iter().filter(|list| list.account == self.account && list.onboarding);
        let later = first.filter_map(progress::begun).any(|first| first < begun);
        let own = live || later || self.unit_of(row).is_some();
        let start = row.start.filter(|start| !own && begun - *start <= BEGINNING_DAYS);
        start.unwrap_or(begun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::checklist::gather;
    use crate::core::playbook::Library;
    use crate::core::portfolio::example::row;
    use crate::core::task::{Step, Task, TaskStatus};
    use std::sync::Arc;

    const TODAY: &str = "2026-11-20";

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn account(start: Option<&str>, live: Option<&str>) -> Summary {
        let mut row = row("Globex");
        (row.start, row.go_live) = (start.map(day), live.map(day));
        row
    }

    fn list(row: &Summary, unit: Option<&str>) -> Checklist {
        let mut task = Task::new(1, Some(row.id), "Kick-off", day("2026-10-01"));
        task.step = Some(Box::new(Step {
            checklist: Some(1),
            playbook: Some("onboarding-mid-touch".into()),
            onboarding: true,
            unit: unit.map(str::to_owned),
            ..Step::default()
        }));
        task.status = TaskStatus::Done;
        gather(&[Arc::new(task)])[0].clone()
    }

    #[test]
    fn a_first_checklist_counts_from_the_accounts_start_and_any_other_from_today() {
        let playbook = Library::builtin().get("onboarding-mid-touch").unwrap();
        let check = |row: &Summary, there: &[Checklist], expected: Option<&str>| {
            let found = first_day(playbook, row, there, day(TODAY));
            assert_eq!(found, expected.map(day), "{:?} {:?}", row.start, row.go_live);
        };
        let fresh = account(Some("2026-11-02"), None);
        check(&fresh, &[], Some("2026-11-02"));
        check(&account(Some("2026-12-01"), None), &[], Some("2026-12-01"));
        check(&account(Some("2022-12-14"), None), &[], Some(TODAY));
        check(&account(Some("2026-11-02"), Some("2026-11-16")), &[], Some(TODAY));
        check(&fresh, &[list(&fresh, None)], Some(TODAY));
        check(&account(None, None), &[], Some(TODAY));
        let mut old = account(Some("2022-12-14"), None);
        old.stage = Some("Onboarding".to_owned().into());
        check(&old, &[], Some(TODAY));
        old.start = Some(day("2026-06-01"));
        check(&old, &[], Some("2026-06-01"));
        old.start = None;
        check(&old, &[], None);
    }

    #[test]
    fn time_to_value_counts_from_the_contract_that_the_checklist_belongs_to() {
        let check = |row: &Summary, unit: Option<&str>, expected: &str| {
            let counted = list(row, unit).value_clock(Some(row), &[], day("2026-10-01"));
            assert_eq!(counted, day(expected), "{:?} {unit:?}", row.start);
        };
        let fresh = account(Some("2026-09-01"), None);
        let (first, today) = (list(&fresh, None), day(TODAY));
        let second =
            list(&fresh, None).value_clock(Some(&fresh), std::slice::from_ref(&first), today);
        assert_eq!(second, today, "one after another counts from its own day");
        let alone =
            first.value_clock(Some(&fresh), std::slice::from_ref(&first), day("2026-10-01"));
        assert_eq!(alone, day("2026-09-01"));
        check(&account(Some("2026-09-01"), None), None, "2026-09-01");
        check(&account(Some("2026-09-01"), None), Some("Osaka"), "2026-10-01");
        check(&account(Some("2026-09-01"), Some("2026-09-20")), None, "2026-10-01");
        check(&account(Some("2026-09-01"), Some("2026-11-10")), None, "2026-09-01");
        check(&account(Some("2022-12-14"), None), None, "2026-10-01");
        check(&account(None, None), None, "2026-10-01");
    }
}
