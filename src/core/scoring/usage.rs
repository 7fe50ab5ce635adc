//! Usage of an account as running sums, so that a week or a month of any day costs one
//! subtraction. Days without a row are zero where the feed covers them, and missing elsewhere.

use super::feeds::Listings;
use crate::core::batch::{Grain, NO_POINT};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::facts::Facts;
use crate::core::usage::Series;

/// What may stand for the core actions, best first.
const ACTION_METRICS: &[&str] =
    &["core_actions", "events", "sessions", "active_users", "logins", "api_calls"];

/// Days of history kept at hand: two years and a quarter, for last year's season.
const SPAN: i32 = 850;

/// The last day that a point of this grain speaks of.
fn extent(grain: Grain, day: Day) -> Day {
    match grain {
        Grain::Day => day,
        Grain::Week => day + 6,
        Grain::Month => month_end(day),
    }
}

/// The last day of the month of `day`.
fn month_end(day: Day) -> Day {
    let (year, month, _) = day.ymd();
    Day::new(year, month, 1).map_or(day, |first| first.plus_months(1) - 1)
}

/// Running sums over days, from `first`.
pub struct Counted<'a> {
    pub metric: &'a str,
    pub source: &'a str,
    pub grain: Grain,
    first: Day,
    sums: Vec<f64>,
    known: Vec<u32>,
    active: Vec<u32>,
    /// By day: the last active day up to it.
    last_active: Vec<Option<Day>>,
    /// The feed's covered days, each to the end of its last point.
    spans: Vec<(Day, Day)>,
}

impl<'a> Counted<'a> {
    fn new(series: &[&'a Series], feeds: &Listings<'a>, today: Day) -> Option<Self> {
        let lead = *series.first()?;
        let spans = covered(lead, feeds);
        let stated = series.iter().map(|s| extent(s.grain, s.last())).max()?;
        let last = spans.iter().map(|span| span.1).max().unwrap_or(stated).max(stated).min(today);
        let begun = series.iter().map(|s| s.first).min()?;
        let begun = spans.iter().map(|span| span.0).min().unwrap_or(begun).min(begun);
        let first = begun.max(today - SPAN);
        let length = usize::try_from(last - first + 1).ok().filter(|length| *length > 0)?;
        let mut values = vec![None; length];
        for (from, to) in &spans {
            let from = usize::try_from(*from - first).unwrap_or(0);
            let to = usize::try_from(*to - first + 1).unwrap_or(0).min(length);
            values.get_mut(from..to).unwrap_or_default().fill(Some(0.0));
        }
        for part in series {
            add(&mut values, first, part);
        }
        let mut counted = Self {
            metric: &lead.metric,
            source: &lead.source,
            grain: lead.grain,
            first,
            sums: Vec::with_capacity(length + 1),
            known: Vec::with_capacity(length + 1),
            active: Vec::with_capacity(length + 1),
            last_active: Vec::with_capacity(length),
            spans,
        };
        counted.run(&values);
        Some(counted)
    }

    fn run(&mut self, values: &[Option<f64>]) {
        let (mut sum, mut known, mut active, mut last) = (0.0, 0, 0, None);
        self.sums.push(sum);
        self.known.push(known);
        self.active.push(active);
        for (offset, value) in (0..).zip(values) {
            let here = value.unwrap_or(0.0);
            sum += here;
            known += u32::from(value.is_some());
            if here > 0.0 {
                active += 1;
                last = Some(extent(self.grain, self.first + offset));
            }
            self.sums.push(sum);
            self.known.push(known);
            self.active.push(active);
            self.last_active.push(last);
        }
    }

    fn index(&self, day: Day) -> usize {
        usize::try_from(day - self.first).unwrap_or(0).min(self.sums.len().saturating_sub(1))
    }

    /// Sum from `from` to `to`, both inclusive; missing days add nothing.
    pub fn sum(&self, from: Day, to: Day) -> f64 {
        difference(&self.sums, self.index(from), self.index(to + 1))
    }

    /// True when every day from `from` to `to` is known.
    pub fn knows(&self, from: Day, to: Day) -> bool {
        let days = to - from + 1;
        let known = difference(&self.known, self.index(from), self.index(to + 1));
        from >= self.first && i64::from(known) == i64::from(days)
    }

    pub fn active_days(&self, from: Day, to: Day) -> u32 {
        difference(&self.active, self.index(from), self.index(to + 1))
    }

    /// The sum of the seven days that end on `sunday`; `None` unless all are known.
    pub fn week(&self, sunday: Day) -> Option<f64> {
        self.knows(sunday - 6, sunday).then(|| self.sum(sunday - 6, sunday))
    }

    /// The newest fully known week that is over on `day`, by its Sunday.
    pub fn last_week(&self, day: Day) -> Option<Day> {
        let last = self.first + self.last_active.len() as i32 - 1;
        let newest = day.min(last).sunday_on_or_before();
        (0..8).map(|back| newest - 7 * back).find(|sunday| self.knows(*sunday - 6, *sunday))
    }

    /// The sum of the whole month that ends on `end`; `None` unless all of it is known.
    pub fn month(&self, end: Day) -> Option<f64> {
        let (year, month, _) = end.ymd();
        let start = Day::new(year, month, 1)?;
        self.knows(start, end).then(|| self.sum(start, end))
    }

    /// The last day of the newest fully known month that is over on `day`.
    pub fn last_month(&self, day: Day) -> Option<Day> {
        let last = self.first + self.last_active.len() as i32 - 1;
        let at = day.min(last);
        let newest = if month_end(at) == at { at } else { month_end(at.minus_months(1)) };
        (0..3)
            .map(|back| month_end(newest.minus_months(back)))
            .find(|end| self.month(*end).is_some())
    }

    /// The last day on which anything was counted, not after `day`: of a week or a month that is
    /// counted as one its last, as nobody knows on which of its days it was.
    pub fn last_active(&self, day: Day) -> Option<Day> {
        if day < self.first {
            return None;
        }
        let at = self.index(day).min(self.last_active.len().saturating_sub(1));
        self.last_active.get(at)?.map(|last| last.min(day))
    }

    /// The last known day that is not after `day`.
    pub fn fresh_on(&self, day: Day) -> Option<Day> {
        let spans = self.spans.iter().filter(|(from, _)| *from <= day);
        spans.map(|(_, to)| (*to).min(day)).max()
    }

    /// The first known day.
    pub fn since(&self) -> Option<Day> {
        self.spans.iter().map(|span| span.0).min()
    }
}

fn difference<T: Copy + Default + std::ops::Sub<Output = T>>(
    sums: &[T],
    from: usize,
    to: usize,
) -> T {
    match (sums.get(from), sums.get(to.max(from))) {
        (Some(before), Some(after)) => *after - *before,
        _ => T::default(),
    }
}

/// The days that the feed of a series covers; without a feed, the days the series states.
fn covered(series: &Series, feeds: &Listings<'_>) -> Vec<(Day, Day)> {
    let feeds = feeds.of(Entity::Usage).iter().filter(|feed| feed.source == series.source);
    let spans = feeds.flat_map(|feed| feed.covered.iter());
    let mut spans: Vec<_> = spans.map(|(from, to)| (*from, extent(series.grain, *to))).collect();
    if spans.is_empty() {
        spans.push((series.first, extent(series.grain, series.last())));
    }
    spans
}

fn add(values: &mut [Option<f64>], first: Day, series: &Series) {
    let unit = 10f64.powi(i32::from(series.scale));
    for (offset, point) in (0..).zip(&series.points) {
        let Ok(index) = usize::try_from(series.first + offset - first) else { continue };
        let Some(slot) = values.get_mut(index).filter(|_| *point != NO_POINT) else { continue };
        *slot = Some(slot.unwrap_or(0.0) + *point as f64 / unit);
        spread(values, index, series.grain, series.first + offset);
    }
}

/// A weekly or monthly point makes the days it speaks of known.
fn spread(values: &mut [Option<f64>], index: usize, grain: Grain, day: Day) {
    if grain != Grain::Day {
        let days = usize::try_from(extent(grain, day) - day).unwrap_or(0);
        for slot in values.iter_mut().skip(index + 1).take(days) {
            slot.get_or_insert(0.0);
        }
    }
}

/// Active users of 30 days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActiveUsers<'a> {
    pub users: f64,
    /// Only the largest day is known, so there may be more.
    pub at_least: bool,
    pub as_of: Day,
    pub metric: &'a str,
    pub source: &'a str,
}

pub struct Usage<'a> {
    pub actions: Option<Counted<'a>>,
    /// Series of `active_users_30d`, of the freshest source.
    monthly: Vec<&'a Series>,
    /// Series of `active_users`, of the freshest source.
    daily: Vec<&'a Series>,
    freshest: Vec<(Day, Day)>,
}

impl<'a> Usage<'a> {
    pub fn new(facts: &'a Facts, feeds: &Listings<'a>, today: Day) -> Self {
        let actions = ACTION_METRICS.iter().map(|metric| best(facts, metric, feeds, today));
        let actions = actions.into_iter().find(|list| !list.is_empty()).unwrap_or_default();
        let monthly = best(facts, "active_users_30d", feeds, today);
        let daily = best(facts, "active_users", feeds, today);
        let lead = monthly.first().or(daily.first());
        Self {
            actions: Counted::new(&actions, feeds, today),
            freshest: lead.map(|series| covered(series, feeds)).unwrap_or_default(),
            monthly,
            daily,
        }
    }

    /// Distinct users of the 30 days that end on the last known day.
    pub fn active_users(&self, day: Day) -> Option<ActiveUsers<'a>> {
        let spans = self.freshest.iter().filter(|(from, _)| *from <= day);
        let as_of = spans.map(|(_, to)| (*to).min(day)).max()?;
        let exact = self.monthly.first().or(self.daily.first().filter(|s| s.grain == Grain::Month));
        let (list, at_least) = if self.monthly.is_empty() {
            (&self.daily, exact.is_none())
        } else {
            (&self.monthly, false)
        };
        let lead = list.first()?;
        let users = if at_least {
            list.iter().map(|series| largest(series, as_of - 29, as_of)).sum()
        } else {
            list.iter().filter_map(|series| newest(series, as_of - 61, as_of)).sum()
        };
        Some(ActiveUsers { users, at_least, as_of, metric: &lead.metric, source: &lead.source })
    }

    /// True when any user was seen, or anything was counted, from `from` to `to`.
    pub fn anybody(&self, from: Day, to: Day) -> bool {
        let series = self.monthly.iter().chain(&self.daily);
        series.clone().any(|series| largest(series, from, to) > 0.0)
            || self.actions.as_ref().is_some_and(|actions| actions.sum(from, to) > 0.0)
    }
}

/// Days without use after which part of the product counts as no longer used.
const IDLE_DAYS: i32 = 28;

/// Part of the product that was used in the last year and is no longer, with its last day of use.
/// Only what is stated counts: the file goes on for weeks after that day.
pub fn idle_module(facts: &Facts, today: Day) -> Option<(&str, Day)> {
    let whole = |metric: &str| {
        ACTION_METRICS.contains(&metric)
            || metric == "active_users_30d"
            || metric == super::consumption::METRIC
    };
    let mut last: std::collections::BTreeMap<&str, Day> = std::collections::BTreeMap::new();
    for series in facts.usage.iter().filter(|series| !whole(&series.metric)) {
        let days = (0..IDLE_DAYS + 365).map(|back| today - back);
        let used = days.into_iter().find(|day| series.at(*day).is_some_and(|value| value > 0.0));
        let known = last.entry(&series.metric).or_insert(Day::from_number(i32::MIN / 2));
        *known = used.map_or(*known, |day| day.max(*known));
    }
    let told = facts.usage.iter().map(Series::last).max()?.min(today);
    let idle = last.into_iter().filter(|(_, day)| {
        *day > today - 365 && told - *day >= IDLE_DAYS && today - *day >= IDLE_DAYS
    });
    idle.max_by_key(|(_, day)| *day)
}

/// All series of a metric, of the source that is fresh longest.
fn best<'a>(facts: &'a Facts, metric: &str, feeds: &Listings<'a>, today: Day) -> Vec<&'a Series> {
    let mut series: Vec<_> =
        facts.usage.iter().filter(|s| s.metric == metric && !s.points.is_empty()).collect();
    if series.iter().any(|s| Some(&s.source) != series.first().map(|first| &first.source)) {
        let fresh = |s: &Series| covered(s, feeds).iter().map(|span| span.1.min(today)).max();
        let winner = series.iter().max_by_key(|s| (fresh(s), s.points.len(), &s.source)).copied();
        series.retain(|s| winner.is_some_and(|winner| winner.source == s.source));
    }
    series
}

fn points(series: &Series, from: Day, to: Day) -> impl DoubleEndedIterator<Item = i64> + '_ {
    let start = usize::try_from(from - series.first).unwrap_or(0);
    let end = usize::try_from(to - series.first + 1).unwrap_or(0).min(series.points.len());
    let stated = series.points.get(start..end).unwrap_or_default();
    stated.iter().copied().filter(|point| *point != NO_POINT)
}

fn largest(series: &Series, from: Day, to: Day) -> f64 {
    let most = points(series, from, to).max().unwrap_or(0);
    most as f64 / 10f64.powi(i32::from(series.scale))
}

fn newest(series: &Series, from: Day, to: Day) -> Option<f64> {
    let last = points(series, from, to).next_back()?;
    Some(last as f64 / 10f64.powi(i32::from(series.scale)))
}

/// The median; `None` of nothing.
pub fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let half = values.len() / 2;
    let upper = *values.get(half)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    values.get(half.checked_sub(1)?).map(|lower| f64::midpoint(*lower, upper))
}
