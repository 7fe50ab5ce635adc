//! W03 Usage dropped against the account's own baseline.
//!
//! - Core actions of two complete weeks in a row below 0.70 of the baseline: P2; below 0.50: P1.
//!   Clears after two weeks at 0.85 or more of the baseline it fell from.
//! - Baseline: median of the eight complete weeks t−12…t−5 before the fall, as in the measure; at
//!   least 20 a week. A week counts by its business days, so that holidays are no drop.
//! - Not before day 90, and not where the same weeks of last year went down as far: a season. Weeks in a season that
//!   is declared for the account are left out.
//! - Monthly usage: the last complete month against the median of the three before it.

use super::series::{full_week, until_clear};
use super::{Case, Finding, Rule, Severity};
use crate::core::batch::Grain;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::measure::usage_trend;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::usage::{Counted, median};
use serde::Deserialize;

/// Complete weeks that are walked through.
const WEEKS: i32 = 60;

/// Usage that nobody has measured for so long shows nothing any more.
const STALE: i32 = 60;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageDrop {
    p2: f64,
    p1: f64,
    weeks: usize,
    clear: f64,
    min_week: f64,
    from_tenure: i32,
    season: f64,
}

/// A drop that has not cleared.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drop {
    since: Day,
    base: f64,
    /// The larger of the last two weeks, as they would be with five business days.
    recent: f64,
    /// The baseline of today, which is another once the drop is old.
    usual: Option<f64>,
    /// What a week is called in the evidence.
    monthly: bool,
}

impl Rule for UsageDrop {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let actions = case.at.dossier.usage.actions.as_ref()?;
        let drop = match actions.grain {
            Grain::Month => self.by_month(actions, case)?,
            Grain::Day | Grain::Week => self.by_week(actions, case)?,
        };
        let share = drop.recent / drop.base;
        let (severity, limit) =
            if share < self.p1 { (Severity::P1, self.p1) } else { (Severity::P2, self.p2) };
        let percent = 100.0 * (share - 1.0);
        let usual = drop.usual.filter(|usual| (usual - drop.base).abs() >= 1.0);
        let evidence = match usual {
            _ if drop.monthly => Message::new("signal-usage-drop-month-evidence"),
            Some(usual) => Message::new("signal-usage-drop-since-evidence")
                .day("since", drop.since)
                .number("usual", usual, 0),
            None => Message::new("signal-usage-drop-evidence"),
        };
        Some(Finding {
            severity,
            since: drop.since,
            value: Some(drop.recent),
            threshold: Some(limit * drop.base),
            reference: Some(drop.base),
            unit: Unit::PerWeek,
            reason: Message::new("signal-usage-drop").percent("percent", percent),
            evidence: until_clear(
                evidence
                    .message("metric", metric_name(actions.metric))
                    .number("from", drop.base, 0)
                    .number("to", drop.recent, 0)
                    .percent("percent", percent)
                    .percent("threshold", 100.0 * (limit - 1.0)),
                share < limit,
                100.0 * (self.clear - 1.0),
            ),
            play: "at_risk_save",
            entity: Some(Entity::Usage),
            falls: true,
            causes: Vec::new(),
        })
    }

    fn decays(&self) -> bool {
        true
    }

    fn sound(&self) -> bool {
        self.p1 < self.p2 && self.p2 < self.clear && self.weeks > 0
    }
}

/// What was counted, as people call it.
pub fn metric_name(metric: &str) -> Message {
    match metric {
        "core_actions" => Message::new("metric-core-actions"),
        "events" => Message::new("metric-events"),
        "sessions" => Message::new("metric-sessions"),
        "active_users" => Message::new("metric-active-users"),
        "logins" => Message::new("metric-logins"),
        "api_calls" => Message::new("metric-api-calls"),
        other => Message::new("as-typed").text("text", other),
    }
}

impl UsageDrop {
    fn by_month(&self, actions: &Counted<'_>, case: &Case<'_>) -> Option<Drop> {
        let trend = usage_trend::by_month(actions, case.at)?;
        let fresh = case.at.day - trend.as_of <= STALE;
        let (year, month, _) = trend.as_of.ymd();
        let low = trend.recent < self.p2 * trend.base && fresh;
        let since = Day::new(year, month, 1)?;
        let drop =
            Drop { since, base: trend.base, recent: trend.recent, usual: None, monthly: true };
        low.then_some(drop)
    }

    fn by_week(&self, actions: &Counted<'_>, case: &Case<'_>) -> Option<Drop> {
        let last = actions.last_week(case.at.day).filter(|last| case.at.day - *last <= STALE)?;
        let calendar = &case.at.dossier.working;
        let start = case.at.dossier.start.unwrap_or(Day::from_number(i32::MIN / 2));
        let mut walk = Walk::default();
        for back in (0..WEEKS).rev() {
            let sunday = last - 7 * back;
            if let Some(week) = full_week(actions, sunday, calendar) {
                let old = sunday - start >= self.from_tenure;
                walk.step(self, actions, sunday, week, old);
            }
        }
        let usual = baseline(actions, last);
        walk.open.map(|open| Drop { recent: walk.before.max(walk.now), usual, ..open })
    }

    /// Last year's same week was as low against its own baseline.
    fn in_season(&self, actions: &Counted<'_>, sunday: Day, share: f64) -> bool {
        let year_ago = sunday - 364;
        let base = baseline(actions, year_ago).filter(|base| *base >= self.min_week);
        let then = actions.week(year_ago).zip(base).map(|(week, base)| week / base);
        then.is_some_and(|then| then < self.p2 && share >= self.season * then)
    }
}

/// The weeks walked through, oldest first.
#[derive(Default)]
struct Walk {
    open: Option<Drop>,
    low: Option<Drop>,
    lows: usize,
    highs: usize,
    before: f64,
    now: f64,
}

impl Walk {
    fn step(&mut self, rule: &UsageDrop, actions: &Counted<'_>, sunday: Day, week: f64, old: bool) {
        (self.before, self.now) = (self.now, week);
        if let Some(open) = self.open {
            let high = week >= rule.clear * open.base;
            self.highs = if high { self.highs + 1 } else { 0 };
            if self.highs >= rule.weeks {
                *self = Self { before: self.before, now: self.now, ..Self::default() };
            }
            return;
        }
        let base = self.low.map(|low| low.base).or_else(|| baseline(actions, sunday));
        let base = base.filter(|base| *base >= rule.min_week && old);
        let low = base
            .filter(|base| week < rule.p2 * base && !rule.in_season(actions, sunday, week / base));
        let Some(base) = low else {
            (self.low, self.lows) = (None, 0);
            return;
        };
        let first = Drop { since: sunday - 6, base, recent: week, usual: None, monthly: false };
        let began = *self.low.get_or_insert(first);
        self.lows += 1;
        if self.lows >= rule.weeks {
            (self.open, self.highs) = (Some(began), 0);
        }
    }
}

/// Median of the eight complete weeks that ended four to eleven weeks before this one.
fn baseline(actions: &Counted<'_>, sunday: Day) -> Option<f64> {
    let mut weeks = [0.0; 8];
    let mut count = 0;
    for back in 4..12 {
        if let (Some(week), Some(slot)) = (actions.week(sunday - 7 * back), weeks.get_mut(count)) {
            *slot = week;
            count += 1;
        }
    }
    weeks.get_mut(..count).filter(|known| known.len() >= 4).and_then(median)
}
