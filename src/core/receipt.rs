//! The sum that adds up: measures → pillars → coverage → raw → caps → score.

use super::day::Day;
use super::message::Message;
use super::overriding::Override;
use serde::{Deserialize, Serialize};

/// 0.0–100.0 in steps of 0.1; higher is healthier. It cannot hold anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Score(u16);

impl Score {
    /// Rounds half up to 0.1 and clamps.
    pub fn new(points: f64) -> Self {
        Self((points.clamp(0.0, 100.0) * 10.0 + 0.5 + 1e-9).floor().min(1000.0) as u16)
    }

    /// From tenths of a point; more than 1000 is 1000.
    pub fn from_tenths(tenths: u16) -> Self {
        Self(tenths.min(1000))
    }

    pub fn tenths(self) -> u16 {
        self.0
    }

    pub fn points(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// The whole number below, as lists show it: 74.6 is 74.
    pub fn floor(self) -> u16 {
        self.0 / 10
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Critical,
    AtRisk,
    Watch,
    Healthy,
    Unknown,
    Excluded,
}

impl Band {
    pub const ALL: [Self; 6] =
        [Self::Critical, Self::AtRisk, Self::Watch, Self::Healthy, Self::Unknown, Self::Excluded];

    /// Lower bounds are inclusive: 75, 50, 30.
    pub fn of(score: Score) -> Self {
        match score.tenths() {
            750.. => Self::Healthy,
            500.. => Self::Watch,
            300.. => Self::AtRisk,
            _ => Self::Critical,
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::AtRisk => "at_risk",
            Self::Watch => "watch",
            Self::Healthy => "healthy",
            Self::Unknown => "unknown",
            Self::Excluded => "excluded",
        }
    }

    /// Message id of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Critical => "band-critical",
            Self::AtRisk => "band-at-risk",
            Self::Watch => "band-watch",
            Self::Healthy => "band-healthy",
            Self::Unknown => "band-unknown",
            Self::Excluded => "band-excluded",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.id() == word)
    }

    /// The band that a typed word means, in either language.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::parse(word).or(match word {
            "at-risk" | "atrisk" | "at risk" | "警戒" => Some(Self::AtRisk),
            "危険" => Some(Self::Critical),
            "注意" => Some(Self::Watch),
            "良好" => Some(Self::Healthy),
            "不明" => Some(Self::Unknown),
            "対象外" => Some(Self::Excluded),
            _ => None,
        })
    }

    /// At risk or critical.
    pub fn is_red(self) -> bool {
        matches!(self, Self::Critical | Self::AtRisk)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureState {
    Measured,
    Stale,
    Missing,
    NotApplicable,
}

impl MeasureState {
    pub fn id(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// What a measure's value is counted in; ids of `unit-*` messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Percent,
    Days,
    People,
    Count,
    Ratio,
    Points,
    PerWeek,
    State,
}

impl Unit {
    pub fn id(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Days => "days",
            Self::People => "people",
            Self::Count => "count",
            Self::Ratio => "ratio",
            Self::Points => "points",
            Self::PerWeek => "per_week",
            Self::State => "state",
        }
    }
}

/// One line of the receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureLine {
    pub id: &'static str,
    /// What a measure of one's own is called.
    pub title: Option<String>,
    /// Inside the pillar.
    pub weight: f64,
    /// In `unit`; percent points for [`Unit::Percent`].
    pub value: Option<f64>,
    pub unit: Unit,
    /// 0–100.
    pub score: Option<f64>,
    /// Points of the raw score, to 2 decimals; these sum to `raw`.
    pub contribution: f64,
    pub state: MeasureState,
    /// The day the value speaks of.
    pub as_of: Option<Day>,
    pub source: Option<String>,
    /// What was counted, what is assumed, why it is missing.
    pub note: Option<Message>,
}

impl MeasureLine {
    pub fn name(&self) -> Message {
        super::scoring::name_of(self.id, self.title.as_deref())
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PillarLine {
    pub id: &'static str,
    pub weight: f64,
    pub score: Option<f64>,
    /// Share of the pillar that is measured, 0–1.
    pub fill: f64,
    /// `weight × score ÷ Σ weight`, to 2 decimals.
    pub contribution: f64,
    pub measures: Vec<MeasureLine>,
}

impl PillarLine {
    /// True when every measure is not applicable by design: not the same as missing.
    pub fn is_not_applicable(&self) -> bool {
        self.measures.iter().all(|measure| measure.state == MeasureState::NotApplicable)
    }
}

/// A limit in force, with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct CapLine {
    pub id: &'static str,
    pub limit: f64,
    pub evidence: Message,
}

/// How a score came about. The contributions sum to `raw`; `score = min(raw, caps)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    pub as_of: Day,
    pub profile: &'static str,
    /// What a profile of one's own is called.
    pub profile_title: Option<String>,
    pub pillars: Vec<PillarLine>,
    /// 0–1.
    pub coverage: f64,
    /// `None` when nothing at all is measured.
    pub raw: Option<f64>,
    pub caps: Vec<CapLine>,
    /// `None` for unknown and excluded.
    pub score: Option<Score>,
    pub band: Band,
    /// The person's own word beside it, while it holds.
    pub overridden: Option<Override>,
}

impl Receipt {
    pub fn profile_name(&self) -> Message {
        super::scoring::profile_name(self.profile, self.profile_title.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_rounds_half_up_and_stays_inside() {
        assert_eq!(Score::new(74.65).tenths(), 747);
        assert_eq!(Score::new(74.64).tenths(), 746);
        assert_eq!(Score::new(101.0).tenths(), 1000);
        assert_eq!(Score::new(-3.0).tenths(), 0);
    }

    #[test]
    fn bands_have_inclusive_lower_bounds() {
        let check = |tenths, band| assert_eq!(Band::of(Score::from_tenths(tenths)), band);
        check(750, Band::Healthy);
        check(749, Band::Watch);
        check(500, Band::Watch);
        check(499, Band::AtRisk);
        check(300, Band::AtRisk);
        check(299, Band::Critical);
    }
}
