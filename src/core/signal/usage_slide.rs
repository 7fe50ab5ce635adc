//! W04 Use slides fast: P3.
//!
//! - Median of the last four complete weeks, in business days, at or below `share` (0.80) of the four
//!   weeks before, these at least `min_week` a week. Checked at week-ends.
//! - Clears at `clear` (0.90) of what it fell from, or `memory` weeks later: by then it is the new
//!   normal, and a rule for deep drops has spoken where there was one.
//! - Not where the same weeks of last year fell as far. Monthly use is left to the rule for drops.
//! - Source: commonly set at −20 % in 30 days (S50 H1).

use super::series::{STALE, base_weeks, full_week, recent_weeks, until_clear};
use super::usage_drop::metric_name;
use super::{Case, Finding, Rule, Severity};
use crate::core::batch::Grain;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::dossier::Dossier;
use serde::Deserialize;

/// Week-ends that are walked through.
const WEEKS: i32 = 26;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageSlide {
    share: f64,
    clear: f64,
    min_week: f64,
    memory: i32,
}

/// A slide that has not cleared.
#[derive(Clone, Copy)]
struct Slide {
    sunday: Day,
    base: f64,
    /// The first of its four weeks that was lower.
    since: Day,
}

impl Rule for UsageSlide {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let dossier = case.at.dossier;
        let actions = dossier.usage.actions.as_ref().filter(|a| a.grain != Grain::Month)?;
        let last = actions.last_week(case.at.day).filter(|last| case.at.day - *last <= STALE)?;
        let slide = self.walk(dossier, last)?;
        let recent = recent_weeks(dossier, last)?;
        let percent = 100.0 * (recent / slide.base - 1.0);
        let past = recent <= self.share * slide.base;
        let evidence = Message::new("signal-usage-slide-evidence")
            .day("since", slide.sunday - 27)
            .message("metric", metric_name(actions.metric))
            .number("from", slide.base, 0)
            .number("to", recent, 0)
            .percent("percent", percent)
            .percent("threshold", 100.0 * (self.share - 1.0));
        let evidence = until_clear(evidence, past, 100.0 * (self.clear - 1.0));
        let reason = Message::new("signal-usage-slide").percent("percent", percent);
        let found = Finding::new(Severity::P3, slide.since, (reason, evidence));
        let found = found.measured(recent, self.share * slide.base, Unit::PerWeek).falling();
        Some(found.against(slide.base).play("outreach").of(Entity::Usage))
    }

    fn decays(&self) -> bool {
        true
    }

    fn sound(&self) -> bool {
        0.0 < self.share && self.share < self.clear && self.memory > 0
    }
}

impl UsageSlide {
    fn walk(&self, dossier: &Dossier<'_>, last: Day) -> Option<Slide> {
        let mut open: Option<Slide> = None;
        for sunday in (0..WEEKS).rev().map(|back| last - 7 * back) {
            let Some(recent) = recent_weeks(dossier, sunday) else { continue };
            open = open.filter(|slide| {
                recent < self.clear * slide.base && sunday - slide.sunday < 7 * self.memory
            });
            if open.is_none() && self.fell(dossier, sunday, recent) {
                open =
                    base_weeks(dossier, sunday - 28).map(|base| self.begin(dossier, sunday, base));
            }
        }
        open
    }

    /// Four weeks are compared with the four before; the slide began with the first that was lower.
    fn begin(&self, dossier: &Dossier<'_>, sunday: Day, base: f64) -> Slide {
        let week = |end: &Day| full_week(dossier.usage.actions.as_ref()?, *end, &dossier.working);
        let low = |end: &Day| week(end).is_some_and(|week| week < self.clear * base);
        let first = (0..4).rev().map(|back| sunday - 7 * back).find(low);
        Slide { sunday, base, since: first.unwrap_or(sunday - 21) - 6 }
    }

    fn fell(&self, dossier: &Dossier<'_>, sunday: Day, recent: f64) -> bool {
        let low = |sunday: Day, recent: f64| {
            let base = base_weeks(dossier, sunday - 28).filter(|base| *base >= self.min_week);
            base.is_some_and(|base| recent / base <= self.share)
        };
        let young = dossier.start.is_some_and(|start| sunday - 55 < start);
        let year_ago = sunday - 364;
        let season = || recent_weeks(dossier, year_ago).is_some_and(|then| low(year_ago, then));
        !young && low(sunday, recent) && !season()
    }
}
