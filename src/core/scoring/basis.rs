//! What an account comes to before it is added up: its profile, the points of each measure, the facts
//! that limit it. From this a score is put together again under other weights and limits, without
//! reading a fact.

use super::appraisal::{Appraisal, parts};
use super::caps;
use super::sum::{Points, Sum};
use crate::core::receipt::{Band, MeasureState, Score};
use crate::core::scorecard::{Profile, Scorecard};

/// What is kept of a reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Position of the measure in the scorecard.
    pub index: usize,
    pub state: MeasureState,
    pub points: Option<f64>,
}

impl Points for Slot {
    fn state(&self) -> MeasureState {
        self.state
    }

    fn points(&self) -> Option<f64> {
        self.points
    }
}

impl Slot {
    #[must_use]
    pub fn measured(self, points: f64) -> Self {
        Self { state: MeasureState::Measured, points: Some(points), ..self }
    }

    pub fn applies(&self) -> bool {
        self.state != MeasureState::NotApplicable
    }

    /// It goes into the sum.
    pub fn counts(&self) -> bool {
        self.state == MeasureState::Measured && self.points.is_some()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// Position of the profile in the scorecard.
    pub profile: usize,
    /// In the order of the profile's measures.
    pub slots: Vec<Slot>,
    /// Ids of the facts that limit the score.
    pub held: Vec<&'static str>,
    pub excluded: bool,
}

/// What the slots come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub sum: Sum,
    /// The lowest limit and its id.
    pub limit: Option<(f64, &'static str)>,
    pub score: Option<Score>,
    pub band: Band,
}

impl Basis {
    pub fn of(appraisal: &Appraisal<'_>, card: &Scorecard) -> Self {
        let profile = card.profiles.iter().position(|one| std::ptr::eq(one, appraisal.profile));
        let slots = appraisal.profile.slots().zip(&appraisal.readings);
        let slots = slots.map(|((index, ..), reading)| Slot {
            index,
            state: reading.state,
            points: reading.score,
        });
        let held = appraisal.caps.iter().map(|cap| cap.id).filter(|id| !of_data(id));
        Self {
            profile: profile.unwrap_or(card.profiles.len().saturating_sub(1)),
            slots: slots.collect(),
            held: held.collect(),
            excluded: appraisal.band == Band::Excluded,
        }
    }

    /// The outcome by a scorecard with the same profiles and measures.
    pub fn outcome(&self, card: &Scorecard) -> Outcome {
        let profile = card.profiles.get(self.profile).unwrap_or(&card.default);
        let outcome = combine(card, profile, &self.slots, &self.held);
        if self.excluded {
            return Outcome { score: None, band: Band::Excluded, ..outcome };
        }
        outcome
    }
}

/// The limits that follow from the data themselves.
pub fn of_data(cap: &str) -> bool {
    matches!(cap, "coverage" | "weak_pillar" | "stale_ceiling")
}

/// Adds up slots under a profile and the limits that hold.
pub fn combine(
    card: &Scorecard,
    profile: &Profile,
    slots: &[Slot],
    held: &[&'static str],
) -> Outcome {
    let sum = Sum::of(parts(profile, slots, |_| false));
    let rule = &card.coverage;
    let facts = held.iter().filter_map(|id| Some((card.caps.limit(id)?, *id)));
    let thin = sum.thin(rule).then_some((rule.ceiling, "coverage"));
    let weak = sum.weak(rule).then_some((rule.weak_pillar_ceiling, "weak_pillar"));
    let stale = caps::stale_limit(card, profile, slots, &sum);
    let stale = stale.map(|(limit, _)| (limit, "stale_ceiling"));
    let limits = facts.chain(thin).chain(weak).chain(stale);
    let limit = limits.min_by(|a, b| a.0.total_cmp(&b.0));
    let most = limit.map_or(100.0, |(limit, _)| limit);
    let score = sum.raw.filter(|_| sum.known(rule)).map(|raw| Score::new(raw.min(most)));
    Outcome { sum, limit, score, band: score.map_or(Band::Unknown, Band::of) }
}
