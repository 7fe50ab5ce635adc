//! The tabs of Triage: which rows belong to each.

use crate::core::day::Day;
use crate::core::portfolio::{Standing, Summary};
use crate::core::receipt::Band;
use crate::tui::board::tabs;
use crate::tui::command::msg;
use crate::tui::world::World;

tabs! {
    Now "now" msg("tab-now"), msg("empty-now");
    Renewals "renewals" msg("tab-renewals"), msg("empty-renewals");
    Silent "silent" msg("tab-silent"), msg("empty-silent");
    Due "due" msg("tab-due"), msg("empty-due");
    New "new" msg("tab-new"), msg("empty-new");
    Waiting "waiting" msg("tab-waiting"), msg("empty-waiting");
    Snoozed "snoozed" msg("tab-snoozed"), msg("empty-snoozed");
    All "all" msg("tab-all"), msg("empty-all");
}

/// A set of tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bits(u8);

impl Bits {
    pub fn has(self, tab: Tab) -> bool {
        self.0 & (1 << tab as u8) != 0
    }

    fn with(self, tab: Tab, holds: bool) -> Self {
        Self(self.0 | (u8::from(holds) << tab as u8))
    }
}

/// How far ahead the Renewals tab looks.
const RENEWAL_DAYS: i32 = 90;

/// The tabs of a row. Other people's accounts stand only in All.
pub fn bits(world: &World, row: &Summary, today: Day) -> Bits {
    let all = Bits::default().with(Tab::All, true);
    if !world.is_mine(row.owner.as_deref()) {
        return all;
    }
    let standing = row.standing(today);
    let since = world.portfolio.last_visit;
    let fresh = matches!(standing, Standing::Now { reason, .. }
        if reason.is_news(since));
    // Nobody waits to hear from us, and nothing renews, where the customer has gone.
    let here = row.band != Band::Excluded;
    all.with(Tab::Now, matches!(standing, Standing::Now { .. }))
        .with(Tab::Waiting, matches!(standing, Standing::Waiting(_)))
        .with(Tab::Snoozed, matches!(standing, Standing::Snoozed(_)))
        .with(Tab::New, fresh)
        .with(Tab::Silent, here && row.silent(today))
        .with(Tab::Due, here && row.due_for_contact(today))
        .with(Tab::Renewals, here && renewal_clock(row, today) <= RENEWAL_DAYS)
}

/// What a tab is sorted by before the order of triage: days from today, the fewest first.
pub fn clock(tab: Tab, row: &Summary, today: Day) -> Option<i32> {
    match tab {
        Tab::Renewals => Some(renewal_clock(row, today)),
        Tab::Due => Some(row.next_touch(today).map_or(i32::MAX, |day| day - today)),
        _ => None,
    }
}

/// Days to the next of deadline and renewal that has not passed, or since a term was over that is
/// not closed yet; far away where none is known.
pub fn renewal_clock(row: &Summary, today: Day) -> i32 {
    let ahead = [row.deadline, row.renewal].into_iter().flatten().map(|day| day - today);
    let over = row.open_lapse().map(|end| end - today).filter(|days| *days >= -RENEWAL_DAYS);
    over.or_else(|| ahead.filter(|days| *days >= 0).min()).unwrap_or(i32::MAX)
}
