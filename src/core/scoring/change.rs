//! Why a score changed between two days: parts for the scorecard, the profile's weights, what came
//! and went, the data, and the limits. They sum to the change.
//!
//! Each part is what the score changes by when that one thing changes, in this order, so nothing is
//! left over: the earlier day as it was observed; as it is scored today; by the later day's profile;
//! with the later day's measures present; with the later day's points; with the later day's limits.

use super::appraisal::{Appraisal, appraise, appraise_as, parts};
use super::basis::{Basis, Slot, of_data};
use super::dossier::Dossier;
use super::moment::Moment;
use super::sum::Sum;
use crate::core::book::Book;
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::message::Message;
use crate::core::receipt::Score;
use crate::core::scorecard::{Profile, Scorecard};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Data,
    Weight,
    Cap,
    Coverage,
    Config,
}

impl Cause {
    pub fn id(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Weight => "weight",
            Self::Cap => "cap",
            Self::Coverage => "coverage",
            Self::Config => "config",
        }
    }
}

/// One reason and what it did to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub cause: Cause,
    pub id: &'static str,
    pub name: Message,
    pub points: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub since: Day,
    pub until: Day,
    pub from: Option<Score>,
    pub to: Option<Score>,
    /// The weightiest first; they sum to the change. None where one of the two is unknown.
    pub parts: Vec<Part>,
}

/// A score as it was shown on its own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    pub score: Option<Score>,
    /// It was made by another scorecard or other settings.
    pub otherwise: bool,
}

impl Change {
    pub fn delta(&self) -> Option<f64> {
        Some(difference(self.from?, self.to?))
    }
}

fn difference(from: Score, to: Score) -> f64 {
    (f64::from(to.tenths()) - f64::from(from.tenths())) / 10.0
}

/// Why the score of `until` is not that of `since`.
pub fn change(
    facts: &Facts,
    book: &Book,
    card: &Scorecard,
    (since, until): (Day, Day),
    observed: Option<Observed>,
) -> Change {
    let dossier = Dossier::new(facts, book, card);
    let (then, now) = (Moment::new(&dossier, since, false), Moment::new(&dossier, until, false));
    let (before, after) = (appraise(&then), appraise(&now));
    let from = observed.map_or(before.score, |observed| observed.score);
    let mut change = Change { since, until, from, to: after.score, parts: Vec::new() };
    let (Some(delta), Some(scored)) = (change.delta(), before.score) else { return change };
    let mut parts = Vec::new();
    if let (Some(observed), Some(from)) = (observed, from) {
        parts.extend(config(observed, difference(from, scored)));
    }
    let middle = appraise_as(&then, after.profile);
    parts.extend(weight(&before, &middle));
    parts.extend(data(card, after.profile, &middle, &after));
    parts.extend(limits(&before, &after));
    change.parts = settled(parts, delta);
    change
}

/// What was shown that day against what it is by today's scorecard and knowledge.
fn config(observed: Observed, points: f64) -> Option<Part> {
    let (cause, id, name) = if observed.otherwise {
        (Cause::Config, "scorecard", Message::new("change-config"))
    } else {
        (Cause::Data, "late", Message::new("change-late"))
    };
    (points.abs() > 1e-9).then_some(Part { cause, id, name, points })
}

/// The same readings by the later day's profile.
fn weight(before: &Appraisal<'_>, middle: &Appraisal<'_>) -> Option<Part> {
    let points = middle.sum.raw? - before.sum.raw?;
    let profile = middle.profile;
    (profile.id != before.profile.id && points.abs() > 1e-9).then(|| Part {
        cause: Cause::Weight,
        id: profile.id,
        name: super::profile_name(profile.id, profile.title.as_deref()),
        points,
    })
}

/// What came and went, one measure after the other, then how the points moved.
fn data(
    card: &Scorecard,
    profile: &Profile,
    before: &Appraisal<'_>,
    after: &Appraisal<'_>,
) -> Vec<Part> {
    let mut slots = Basis::of(before, card).slots;
    let later = Basis::of(after, card).slots;
    let mut raw = before.sum.raw.unwrap_or(0.0);
    let mut found = Vec::new();
    for (cause, moves) in [(Cause::Coverage, false), (Cause::Data, true)] {
        for (position, new) in later.iter().enumerate() {
            let Some(slot) = slots.get_mut(position) else { continue };
            let same = slot.counts() == new.counts() && (slot.applies() == new.applies());
            if same != moves || *slot == *new {
                continue;
            }
            *slot = *new;
            let next = sum(profile, &slots).unwrap_or(raw);
            found.push(Part {
                cause,
                id: card.measure_id(new.index),
                name: super::name_of(card.measure_id(new.index), card.measure_title(new.index)),
                points: next - raw,
            });
            raw = next;
        }
    }
    found
}

fn sum(profile: &Profile, slots: &[Slot]) -> Option<f64> {
    Sum::of(parts(profile, slots, |_| false)).raw
}

/// The limits that came and went: what the score is below its sum.
fn limits(before: &Appraisal<'_>, after: &Appraisal<'_>) -> Vec<Part> {
    let (old, new) = (lowest(before), lowest(after));
    let part = |id: &'static str, points: f64| {
        let cause = if of_data(id) && id != "weak_pillar" { Cause::Coverage } else { Cause::Cap };
        Part { cause, id, name: super::cap_name(id), points }
    };
    match (old, new) {
        (Some((id, lost)), Some((other, loses))) if id == other => vec![part(id, lost - loses)],
        (old, new) => {
            let lifted = old.map(|(id, lost)| part(id, lost));
            lifted.into_iter().chain(new.map(|(id, loses)| part(id, -loses))).collect()
        }
    }
}

/// The limit that decides, and how many points it takes.
fn lowest(appraisal: &Appraisal<'_>) -> Option<(&'static str, f64)> {
    let raw = appraisal.sum.raw?;
    let lowest = appraisal.caps.iter().min_by(|a, b| a.limit.total_cmp(&b.limit))?;
    (lowest.limit < raw).then_some((lowest.id, raw - lowest.limit))
}

/// In hundredths, the weightiest first; what rounding leaves goes to the weightiest.
fn settled(mut parts: Vec<Part>, delta: f64) -> Vec<Part> {
    for part in &mut parts {
        part.points = (part.points * 100.0).round() / 100.0;
    }
    parts.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    let rest = delta - parts.iter().map(|part| part.points).sum::<f64>();
    if let Some(first) = parts.first_mut() {
        first.points = ((first.points + rest) * 100.0).round() / 100.0;
    }
    parts.retain(|part| part.points.abs() >= 0.005);
    parts
}
