//! One account on one day: readings, sum, caps, score. Everything a receipt says, and all that a
//! week-end close needs.

use super::caps;
use super::moment::Moment;
use super::states::State;
use super::sum::{Part, Points, Sum};
use crate::core::entity::Entity;
use crate::core::measure::Reading;
use crate::core::message::Message;
use crate::core::receipt::{Band, MeasureState, Score};
use crate::core::scorecard::{Profile, Scorecard, When};

/// A limit in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    pub id: &'static str,
    pub limit: f64,
    /// `None` when nobody reads it.
    pub evidence: Option<Message>,
}

pub struct Appraisal<'a> {
    pub profile: &'a Profile,
    /// In the order of the profile's pillars and measures.
    pub readings: Vec<Reading<'a>>,
    pub parts: Vec<Part>,
    pub sum: Sum,
    pub caps: Vec<Cap>,
    pub score: Option<Score>,
    pub band: Band,
}

impl Appraisal<'_> {
    /// The score of a pillar in whole points; `None` where it is not measured.
    pub fn pillar(&self, id: &str) -> Option<u8> {
        let mut parts = self.profile.pillars.iter().zip(&self.parts);
        let score = parts.find(|(pillar, _)| pillar.id == id)?.1.score()?;
        u8::try_from(Score::new(score).floor()).ok()
    }
}

/// Scores an account as of a moment.
pub fn appraise<'a>(at: &Moment<'a>) -> Appraisal<'a> {
    appraise_as(at, choose(at.dossier.card, at))
}

/// The same by the weights of a profile, whichever it would be.
pub fn appraise_as<'a>(at: &Moment<'a>, profile: &'a Profile) -> Appraisal<'a> {
    let card = at.dossier.card;
    let readings = read(card, profile, at);
    let parts = parts(profile, &readings, |_| false);
    let sum = Sum::of(parts.iter().copied());
    let caps = caps::in_force(at, profile, &readings, &sum);
    let limit = caps.iter().map(|cap| cap.limit).fold(100.0, f64::min);
    let known = sum.raw.filter(|_| sum.known(&card.coverage)).map(|raw| Score::new(raw.min(limit)));
    let (score, band) = match known {
        _ if at.excluded() => (None, Band::Excluded),
        Some(score) => (Some(score), Band::of(score)),
        None => (None, Band::Unknown),
    };
    Appraisal { profile, readings, parts, sum, caps, score, band }
}

/// The first profile whose condition holds.
///
/// "Onboarding" is taken while a checklist runs, not merely because an account is young: without a
/// checklist two fifths of that profile would be missing and no new account could be scored.
/// Young accounts without one are listed as "to start" instead.
pub(super) fn choose<'a>(card: &'a Scorecard, at: &Moment<'_>) -> &'a Profile {
    let holds = |profile: &&Profile| match profile.when {
        When::ChecklistRuns => at.onboarding(),
        When::UsageNotCollected => at.dossier.book.not_collected("usage", Some(Entity::Usage)),
        When::TechTier => at.tier() == crate::core::account::Tier::Tech,
        When::OptOutWithin(days) => in_renewal_window(at, days),
        When::LiveForAtMost(days) => {
            let live = at.dossier.facts.account.go_live_date;
            live.is_some_and(|live| (0..=days).contains(&(at.day - live)))
        }
        When::Always => true,
    };
    let whose = |profile: &&Profile| {
        let State { tier, stage, segment, .. } = at.state;
        profile.whose.is_empty() || profile.whose.holds(*tier, stage.as_deref(), segment.as_deref())
    };
    let mut profiles = card.profiles.iter();
    profiles.find(|profile| whose(profile) && holds(profile)).unwrap_or(&card.default)
}

/// From so many days before the deadline on. Where a contract renews by itself the window ends with
/// it: the next term is decided. Where it needs an order, nothing is decided before the term ends.
fn in_renewal_window(at: &Moment<'_>, days: i32) -> bool {
    let clock = at.clock();
    let Some(left) = clock.deadline.map(|deadline| deadline - at.day) else { return false };
    left <= days && (left >= 0 || clock.by_order())
}

fn read<'a>(card: &'a Scorecard, profile: &Profile, at: &Moment<'a>) -> Vec<Reading<'a>> {
    let early = profile.early.as_ref().filter(|early| at.younger_than(early.days));
    let measures = profile.pillars.iter().flat_map(|pillar| &pillar.measures);
    let readings = measures.map(|(index, _)| {
        if early.is_some_and(|early| !early.measures.contains(index)) {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-too-young")));
        }
        let reading = card.read(*index, at);
        if reading.state == MeasureState::Missing && declared_away(card, *index, at) {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-not-collected")));
        }
        reading
    });
    readings.collect()
}

/// The person declared that the book does not collect what this measure lives on.
fn declared_away(card: &Scorecard, index: usize, at: &Moment<'_>) -> bool {
    let book = at.dossier.book;
    if book.settings.not_collected.is_empty() {
        return false;
    }
    // A column of one's own comes in a file that comes anyway.
    if card.measure_title(index).is_some() {
        return book.settings.not_collected.contains(card.measure_id(index));
    }
    let entity = card.measure_entity(index);
    book.not_collected(card.measure_id(index), entity)
        || entity.is_some_and(|entity| book.not_collected(entity.id(), Some(entity)))
}

/// The pillars of a profile from its readings; `revive` counts stale readings by position.
pub fn parts(
    profile: &Profile,
    readings: &[impl Points],
    revive: impl Fn(usize) -> bool,
) -> Vec<Part> {
    let mut readings = readings.iter().enumerate();
    let pillars = profile.pillars.iter().map(|pillar| {
        let mut part = Part::new(pillar.weight);
        for ((_, weight), (position, reading)) in pillar.measures.iter().zip(readings.by_ref()) {
            part.add(*weight, reading, revive(position));
        }
        part
    });
    pillars.collect()
}
