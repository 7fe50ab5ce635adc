//! Profiles ready to score with: ids resolved to positions, weights at hand.

use super::{PILLARS, PROFILES, ProfileSheet, Weights, When, kept};
use crate::core::account::Tier;
use crate::core::measure;
use std::collections::BTreeMap;

/// The weights of one kind of account.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub id: &'static str,
    /// What a profile of one's own is called.
    pub title: Option<String>,
    pub when: When,
    pub whose: Whose,
    /// Only pillars that apply, in the order of [`PILLARS`].
    pub pillars: Vec<PillarPlan>,
    /// In the first days only these measures apply.
    pub early: Option<Early>,
}

impl Profile {
    /// (position of the measure, its weight inside the pillar, the pillar's), in the order of the
    /// receipt.
    pub fn slots(&self) -> impl Iterator<Item = (usize, f64, &PillarPlan)> {
        self.pillars.iter().flat_map(|pillar| {
            pillar.measures.iter().map(move |(index, weight)| (*index, *weight, pillar))
        })
    }
}

/// Which accounts a profile is for; empty = all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whose {
    pub tiers: Vec<Tier>,
    /// Lower-case words.
    pub stages: Vec<String>,
    pub segments: Vec<String>,
}

impl Whose {
    fn new(row: &ProfileSheet) -> Self {
        let words = |list: &[String]| list.iter().map(|word| word.trim().to_lowercase()).collect();
        let (stages, segments) = (words(&row.stage), words(&row.segment));
        Self { tiers: row.tier.clone(), stages, segments }
    }

    /// It is for every account.
    pub fn is_empty(&self) -> bool {
        self.tiers.is_empty() && self.stages.is_empty() && self.segments.is_empty()
    }

    /// Every list that names something has to name the account's word.
    pub fn holds(&self, tier: Tier, stage: Option<&str>, segment: Option<&str>) -> bool {
        let among = |list: &[String], word: Option<&str>| {
            list.is_empty() || word.is_some_and(|word| list.iter().any(|known| known == word))
        };
        (self.tiers.is_empty() || self.tiers.contains(&tier))
            && among(&self.stages, stage)
            && among(&self.segments, segment)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PillarPlan {
    pub id: &'static str,
    pub weight: f64,
    /// (position of the measure, weight inside the pillar).
    pub measures: Vec<(usize, f64)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Early {
    pub days: i32,
    pub measures: Vec<usize>,
}

/// A checked profile row with its ids resolved; `ids` are the measures by position.
pub(super) fn plan(
    row: &ProfileSheet,
    pillars: &BTreeMap<String, Weights>,
    ids: &[&'static str],
) -> Profile {
    let known = PROFILES.iter().find(|id| **id == row.id).copied();
    let plans = PILLARS.iter().filter_map(|pillar| {
        let weight = *row.pillars.get(*pillar)?;
        let weights = row.measures.get(*pillar).or_else(|| pillars.get(*pillar))?;
        let held = |name: &str| weights.get(name).copied();
        let place = |name: &&str| held(name).or_else(|| held(measure::instead_of(name)?));
        let measures = ids.iter().enumerate();
        let measures = measures.filter_map(|(at, name)| Some((at, place(name)?))).collect();
        Some(PillarPlan { id: pillar, weight, measures })
    });
    let position = |name: &String| ids.iter().position(|id| id == name);
    let early = row.early.as_ref().map(|early| Early {
        days: early.days,
        measures: early.measures.iter().filter_map(position).collect(),
    });
    Profile {
        id: known.unwrap_or_else(|| kept(&row.id)),
        title: row.title.clone(),
        when: row.when,
        whose: Whose::new(row),
        pillars: plans.collect(),
        early,
    }
}
