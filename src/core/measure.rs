//! Health measures: the shape of one, and the registry. One file per measure in `measure/`: its
//! formula, unit, thresholds, staleness and source stand there; the thresholds are set in the
//! scorecard, under the measure's id.

pub mod activation;
pub mod activity_recency;
pub mod champion_sponsor;
pub mod contract_state;
pub mod csat;
pub mod csm_pulse;
pub mod custom;
pub mod invoices;
pub mod multithreading;
pub mod nps;
pub mod onboarding_progress;
pub mod open_severity;
pub mod pacing;
pub mod seat_utilisation;
pub mod success_plan;
pub mod ticket_load;
pub mod touch_recency;
pub mod usage_trend;
pub mod value_evidence;

use super::day::Day;
use super::entity::Entity;
use super::message::Message;
use super::receipt::{MeasureState, Unit};
use super::scoring::moment::Moment;
use serde::Deserialize;

/// What a measure says of an account on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<'a> {
    pub state: MeasureState,
    pub value: Option<f64>,
    /// 0–100. A stale reading keeps its last measured points: they limit, they never count.
    pub score: Option<f64>,
    /// The day the value speaks of.
    pub as_of: Option<Day>,
    pub source: Option<&'a str>,
    pub note: Option<Message>,
}

impl<'a> Reading<'a> {
    pub const fn empty(state: MeasureState) -> Self {
        Self { state, value: None, score: None, as_of: None, source: None, note: None }
    }

    /// It should be there and is not.
    pub const fn missing() -> Self {
        Self::empty(MeasureState::Missing)
    }

    /// It does not apply, by design.
    pub const fn not_applicable() -> Self {
        Self::empty(MeasureState::NotApplicable)
    }

    pub fn measured(value: f64, score: f64) -> Self {
        Self {
            value: Some(value),
            score: Some(score.clamp(0.0, 100.0)),
            ..Self::empty(MeasureState::Measured)
        }
    }

    /// The day it speaks of; with it older than `limit` days the reading is stale.
    #[must_use]
    pub fn aged(mut self, as_of: Option<Day>, day: Day, limit: i32) -> Self {
        self.as_of = as_of;
        if self.state == MeasureState::Measured && as_of.is_some_and(|at| day - at > limit) {
            self.state = MeasureState::Stale;
        }
        self
    }

    #[must_use]
    pub fn on(mut self, as_of: Day) -> Self {
        self.as_of = Some(as_of);
        self
    }

    #[must_use]
    pub fn from(mut self, source: Option<&'a str>) -> Self {
        self.source = source;
        self
    }

    #[must_use]
    pub fn noted(mut self, note: Option<Message>) -> Self {
        self.note = note;
        self
    }
}

/// A health measure: its thresholds, read from the scorecard, and how it reads an account.
pub trait Measure: Sync {
    fn unit(&self) -> Unit;

    /// The entity it lives on; a book that does not collect it makes the measure not applicable.
    fn entity(&self) -> Option<Entity>;

    /// The entity whose states it takes from files: before the first of them they are assumed.
    fn carried(&self) -> Option<Entity> {
        None
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a>;

    /// The points that a value would have on that day; `None` where no number decides.
    fn points_at(&self, _at: &Moment<'_>, _value: f64) -> Option<f64> {
        None
    }

    /// True when the thresholds do not cross and all points are on the scale.
    fn sound(&self) -> bool;
}

macro_rules! registry {
    ($($id:ident $Type:ident),* $(,)?) => {
        /// Every measure with its thresholds.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Measures {
            $(pub $id: $id::$Type,)*
        }

        /// Ids, in the order of the receipt.
        pub const IDS: &[&str] = &[$(stringify!($id)),*];

        impl Measures {
            /// All of them, in the order of [`IDS`].
            pub fn all(&self) -> Vec<&dyn Measure> {
                vec![$(&self.$id),*]
            }

            /// Reads the measure at this position of [`IDS`].
            pub fn read<'a>(&self, index: usize, at: &Moment<'a>) -> Reading<'a> {
                let mut position = 0..;
                $(if position.next() == Some(index) { return self.$id.read(at); })*
                Reading::not_applicable()
            }

            pub fn points_at(&self, index: usize, at: &Moment<'_>, value: f64) -> Option<f64> {
                self.all().get(index)?.points_at(at, value)
            }

            /// The entity that the measure at this position lives on.
            pub fn entity(&self, index: usize) -> Option<Entity> {
                self.all().get(index).and_then(|measure| measure.entity())
            }

            pub fn carried(&self, index: usize) -> Option<Entity> {
                self.all().get(index).and_then(|measure| measure.carried())
            }

            pub fn unit(&self, index: usize) -> Unit {
                self.all().get(index).map_or(Unit::Points, |measure| measure.unit())
            }
        }
    };
}

/// The measure whose place and weight another takes where that one is what counts: pacing where a
/// contract is priced by consumption.
pub fn instead_of(id: &str) -> Option<&'static str> {
    (id == "pacing").then_some(pacing::INSTEAD_OF)
}

registry! {
    onboarding_progress OnboardingProgress,
    seat_utilisation SeatUtilisation,
    pacing Pacing,
    usage_trend UsageTrend,
    activity_recency ActivityRecency,
    activation Activation,
    touch_recency TouchRecency,
    multithreading Multithreading,
    champion_sponsor ChampionSponsor,
    open_severity OpenSeverity,
    ticket_load TicketLoad,
    csm_pulse CsmPulse,
    nps Nps,
    csat Csat,
    success_plan SuccessPlan,
    value_evidence ValueEvidence,
    contract_state ContractState,
    invoices Invoices,
}

/// The position of a measure in [`IDS`].
pub fn position(id: &str) -> Option<usize> {
    IDS.iter().position(|known| *known == id)
}
