//! The receipt for programs, by the contract of `health --json`: written as it goes, because a whole
//! book of receipts is many megabytes.

use super::{change_json, prospect_json};
use crate::cli::context::Context;
use crate::cli::overriding::override_json;
use crate::core::day::Day;
use crate::core::receipt::{CapLine, MeasureLine, PillarLine, Receipt, Score};
use crate::core::scoring::change::Change;
use crate::core::scoring::recovery::Prospect;
use serde::Serialize;
use serde_json::{Map, Value};

/// A receipt, with what was asked for beside it.
#[derive(Serialize)]
pub struct Page<'a> {
    account: String,
    as_of: Day,
    band: &'static str,
    caps: Vec<Cap>,
    coverage: f64,
    #[serde(rename = "override")]
    overridden: Option<Value>,
    pillars: Vec<Pillar<'a>>,
    profile: &'static str,
    raw: Option<f64>,
    score: Option<f64>,
    #[serde(flatten)]
    beside: Map<String, Value>,
}

#[derive(Serialize)]
struct Cap {
    evidence: String,
    id: &'static str,
    limit: f64,
}

#[derive(Serialize)]
struct Pillar<'a> {
    contribution: f64,
    fill: f64,
    id: &'static str,
    measures: Vec<Measure<'a>>,
    score: Option<f64>,
    weight: f64,
}

#[derive(Serialize)]
struct Measure<'a> {
    as_of: Option<Day>,
    contribution: f64,
    id: &'static str,
    note: Option<String>,
    score: Option<f64>,
    source: Option<&'a str>,
    state: &'static str,
    title: Option<&'a str>,
    unit: &'static str,
    value: Option<f64>,
    weight: f64,
}

impl<'a> Page<'a> {
    pub fn new(context: &Context, account: String, receipt: &'a Receipt) -> Self {
        let cap = |cap: &CapLine| Cap {
            evidence: context.say(&cap.evidence),
            id: cap.id,
            limit: cap.limit,
        };
        Self {
            account,
            as_of: receipt.as_of,
            band: receipt.band.id(),
            caps: receipt.caps.iter().map(cap).collect(),
            coverage: receipt.coverage,
            overridden: receipt.overridden.as_ref().map(override_json),
            pillars: receipt.pillars.iter().map(|line| Pillar::new(context, line)).collect(),
            profile: receipt.profile,
            raw: receipt.raw,
            score: receipt.score.map(Score::points),
            beside: Map::new(),
        }
    }

    /// With the way up and what changed, where they were asked for.
    pub fn beside(
        mut self,
        context: &Context,
        prospect: Option<&Prospect>,
        change: Option<&Change>,
    ) -> Self {
        if let Some(prospect) = prospect {
            self.beside.extend(prospect_json(context, prospect));
        }
        if let Some(change) = change {
            self.beside.insert("change".to_owned(), change_json(context, change));
        }
        self
    }
}

impl<'a> Pillar<'a> {
    fn new(context: &Context, line: &'a PillarLine) -> Self {
        Self {
            contribution: line.contribution,
            fill: line.fill,
            id: line.id,
            measures: line.measures.iter().map(|line| Measure::new(context, line)).collect(),
            score: line.score,
            weight: line.weight,
        }
    }
}

impl<'a> Measure<'a> {
    fn new(context: &Context, line: &'a MeasureLine) -> Self {
        Self {
            as_of: line.as_of,
            contribution: line.contribution,
            id: line.id,
            note: line.note.as_ref().map(|note| context.say(note)),
            score: line.score,
            source: line.source.as_deref(),
            state: line.state.id(),
            title: line.title.as_deref(),
            unit: line.unit.id(),
            value: line.value,
            weight: line.weight,
        }
    }
}
