//! How often work was put off: for how many weeks in a row an account stood below the cut line of the
//! week's queue. Kept from week to week; what is done, or fits again, begins anew.

use super::week::{Kind, Week};
use crate::core::account::AccountId;
use crate::core::day::Day;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carry {
    /// The Monday of the week that was kept last.
    week: Option<Day>,
    /// Weeks in a row before that one.
    before: BTreeMap<u32, u32>,
    /// What was not for that week.
    deferred: BTreeSet<u32>,
}

/// The Monday of a day's week.
fn monday(day: Day) -> Day {
    (day - 1).sunday_on_or_before() + 1
}

impl Carry {
    /// Weeks in a row for which an account was put off, without the week of `today`.
    pub fn of(&self, account: AccountId, today: Day) -> u32 {
        let since = |week: Day| u32::try_from((monday(today) - week) / 7).unwrap_or(0);
        let before = self.before.get(&account.0).copied().unwrap_or(0);
        match self.week.map(since) {
            Some(0) => before,
            // Weeks in which nobody looked put it off as well.
            Some(weeks) if self.deferred.contains(&account.0) => before + weeks,
            _ => 0,
        }
    }

    /// With the week of `today` as it is now.
    #[must_use]
    pub fn keep(&self, week: &Week<'_>, today: Day) -> Self {
        let deferred: BTreeSet<u32> = week.of(Kind::Deferred).map(|item| item.row.id.0).collect();
        let before = deferred.iter().map(|id| (*id, self.of(AccountId(*id), today)));
        let before = before.filter(|(_, weeks)| *weeks > 0).collect();
        Self { week: Some(monday(today)), before, deferred }
    }
}

#[cfg(test)]
mod tests {
    use super::super::week::Item;
    use super::*;
    use crate::core::portfolio::Summary;
    use crate::core::portfolio::example::row;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The carry after a week that puts these accounts off.
    fn keep(carry: &Carry, deferred: &[u32], today: &str) -> Carry {
        let rows: Vec<Summary> =
            deferred.iter().map(|id| Summary { id: AccountId(*id), ..row("Acme") }).collect();
        let item = |row| Item { row, kind: Kind::Deferred, warning: None, minutes: 45, carry: 0 };
        let week = Week { items: rows.iter().map(item).collect(), ..Week::default() };
        carry.keep(&week, day(today))
    }

    #[test]
    fn weeks_in_a_row_are_counted_and_a_week_in_which_it_fits_begins_anew() {
        let of = |carry: &Carry, today| [1, 2].map(|id| carry.of(AccountId(id), day(today)));
        // A Friday, and the Sunday and Monday after it.
        let first = keep(&Carry::default(), &[1, 2], "2026-11-20");
        assert_eq!(of(&first, "2026-11-20"), [0, 0], "this week is not over");
        assert_eq!(of(&first, "2026-11-22"), [0, 0]);
        assert_eq!(of(&first, "2026-11-23"), [1, 1]);
        let second = keep(&first, &[1], "2026-11-24");
        assert_eq!(of(&second, "2026-11-24"), [1, 0], "the second fits");
        let again = keep(&second, &[1], "2026-11-27");
        assert_eq!(again, second, "looking twice in a week counts once");
        let third = keep(&again, &[1, 2], "2026-11-30");
        assert_eq!(of(&third, "2026-11-30"), [2, 0]);
        assert_eq!(of(&third, "2026-12-14"), [4, 2], "weeks in which nobody looked");
    }
}
