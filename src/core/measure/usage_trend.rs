//! Usage trend: recent against own baseline, in percent.
//!
//! - `base` = median of weekly core actions of the complete weeks t−12…t−5, `recent` = median of
//!   t−4…t−1, `trend = (recent − base) ÷ base`. At least four and two of these weeks are known.
//! - A base below `min_week` (20) a week: active days of four weeks against the median of the
//!   three blocks of four weeks before them; missing when that median is below `min_days` (4).
//! - Monthly usage: the last complete month against the median of the three before it; missing
//!   when that is below `min_month` (10).
//! - Too little data is missing; not applicable below `from_tenure` days (61).
//! - Stale when the usage feed's last covered day is more than 60 days back.

use super::{Measure, Reading};
use crate::core::batch::Grain;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::AtLeast;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::usage::{Counted, median};
use crate::core::signal::usage_drop::metric_name;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageTrend {
    stale: i32,
    from_tenure: i32,
    min_week: f64,
    min_days: f64,
    min_month: f64,
    points: AtLeast,
}

/// Recent use beside the baseline, and the last day they speak of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    pub base: f64,
    pub recent: f64,
    pub as_of: Day,
    /// The message that says what was compared.
    note: &'static str,
}

impl Measure for UsageTrend {
    fn unit(&self) -> Unit {
        Unit::Percent
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Usage)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        if at.younger_than(self.from_tenure) {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-too-young")));
        }
        let Some(actions) = &at.dossier.usage.actions else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-usage")));
        };
        let Some(trend) = self.trend(actions, at) else {
            return Reading::missing()
                .from(Some(actions.source))
                .noted(at.note(|| Message::new("note-too-little-usage")));
        };
        let percent = 100.0 * (trend.recent - trend.base) / trend.base;
        let note = at.note(|| {
            Message::new(trend.note)
                .message("metric", metric_name(actions.metric))
                .number("base", trend.base, 0)
                .number("recent", trend.recent, 0)
        });
        Reading::measured(percent, self.points.at(percent))
            .aged(actions.fresh_on(at.day), at.day, self.stale)
            .on(trend.as_of)
            .from(Some(actions.source))
            .noted(note)
    }

    fn points_at(&self, _at: &Moment<'_>, value: f64) -> Option<f64> {
        (value >= -100.0).then(|| self.points.at(value))
    }

    fn sound(&self) -> bool {
        self.points.sound() && self.min_week > 0.0 && self.min_days > 0.0 && self.min_month > 0.0
    }
}

impl UsageTrend {
    fn trend(&self, actions: &Counted<'_>, at: &Moment<'_>) -> Option<Trend> {
        let start = at.dossier.start.unwrap_or(Day::from_number(i32::MIN / 2));
        if actions.grain == Grain::Month {
            return by_month(actions, at);
        }
        let sunday = actions.last_week(at.day)?;
        let weekly = by_week(actions, sunday, start).filter(|trend| trend.base >= self.min_week);
        weekly.or_else(|| self.by_active_days(actions, sunday, start))
    }

    fn by_active_days(&self, actions: &Counted<'_>, sunday: Day, start: Day) -> Option<Trend> {
        if actions.grain != Grain::Day
            || sunday - 111 < start
            || !actions.knows(sunday - 111, sunday)
        {
            return None;
        }
        let block =
            |back: i32| f64::from(actions.active_days(sunday - 28 * back - 27, sunday - 28 * back));
        let base = median(&mut [block(1), block(2), block(3)])?;
        (base >= self.min_days).then(|| Trend {
            base,
            recent: block(0),
            as_of: sunday,
            note: "note-trend-days",
        })
    }
}

/// The last complete month against the median of the three before it.
pub fn by_month(actions: &Counted<'_>, at: &Moment<'_>) -> Option<Trend> {
    let start = at.dossier.start.unwrap_or(Day::from_number(i32::MIN / 2));
    let end = actions.last_month(at.day)?;
    let (year, month, _) = end.ymd();
    let newest = Day::new(year, month, 1)?;
    let month = |back: u32| {
        let first = newest.minus_months(back);
        (first >= start).then(|| actions.month(first.plus_months(1) - 1)).flatten()
    };
    let base = median(&mut [month(1)?, month(2)?, month(3)?])?;
    let floor = at.dossier.card.measures.usage_trend.min_month;
    let trend = Trend { base, recent: month(0)?, as_of: end, note: "note-trend-months" };
    (base >= floor).then_some(trend)
}

/// Median weeks t−4…t−1 against t−12…t−5, where t−1 ends on `sunday`.
fn by_week(actions: &Counted<'_>, sunday: Day, start: Day) -> Option<Trend> {
    let mut weeks = [0.0; 12];
    let mut gather = |from: i32, to: i32, least: usize| {
        let mut count = 0;
        for back in from..to {
            let end = sunday - 7 * back;
            let week = actions.week(end).filter(|_| end - 6 >= start);
            if let (Some(week), Some(slot)) = (week, weeks.get_mut(count)) {
                *slot = week;
                count += 1;
            }
        }
        weeks.get_mut(..count).filter(|known| known.len() >= least).and_then(median)
    };
    let recent = gather(0, 4, 2)?;
    let base = gather(4, 12, 4)?;
    Some(Trend { base, recent, as_of: sunday, note: "note-trend-weeks" })
}
