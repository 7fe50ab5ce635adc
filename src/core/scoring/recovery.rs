//! What would make an account healthy: the smallest set of measures to move, by how much and to which
//! value, worked out from the scorecard with its caps and coverage. And what missing or stale data
//! cost it.

use super::appraisal::{Appraisal, appraise};
use super::basis::{Basis, Outcome, Slot, combine, of_data};
use super::dossier::Dossier;
use super::moment::Moment;
use super::sum::Sum;
use crate::core::book::Book;
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::message::Message;
use crate::core::receipt::{Band, MeasureState, Score, Unit};
use crate::core::scorecard::{Coverage, Profile, Scorecard};

/// The lower bound of healthy, in tenths.
const HEALTHY: u16 = 750;

/// Sets of so many measures besides those that must move are tried in every combination; larger ones
/// grow by what helps most.
const TRIED: usize = 3;

/// The caps that a better measure lifts with it.
const LIFTED_BY: &[(&str, &str)] = &[
    ("auto_renew_off", "contract_state"),
    ("dark_account", "activity_recency"),
    ("red_pulse", "csm_pulse"),
    ("champion_gone", "champion_sponsor"),
    ("p1_open", "open_severity"),
    ("invoice_overdue", "invoices"),
    ("competitor", "contract_state"),
    ("seats_half_used", "seat_utilisation"),
];

/// Where an account could be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prospect {
    /// `None` where it is healthy, is not scored, or cannot become healthy by moving measures.
    pub recovery: Option<Recovery>,
    /// What should be there and is not, or is too old.
    pub lacks: Vec<Lack>,
    /// The score that what is there comes to, were nothing missing or stale; only where it is more
    /// than the score.
    pub whole: Option<Score>,
    /// Why there is no score, where what is measured does not reach for one.
    pub unknown: Option<Message>,
}

/// A measure that is missing or stale.
#[derive(Clone, Debug, PartialEq)]
pub struct Lack {
    pub measure: &'static str,
    pub name: Message,
    pub state: MeasureState,
    /// What it takes from coverage, in percent points.
    pub coverage: f64,
}

/// The smallest set of moves to healthy.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    pub moves: Vec<Move>,
    /// Caps that must go besides, which no measure of the profile lifts.
    pub lifts: Vec<&'static str>,
    /// The score it then comes to.
    pub score: Score,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub measure: &'static str,
    pub name: Message,
    pub unit: Unit,
    /// The value now, and the least that is enough; `None` where it is no number.
    pub from: Option<f64>,
    pub to: Option<f64>,
    /// The points of both.
    pub points_from: Option<f64>,
    pub points_to: f64,
    /// Caps that go with it.
    pub lifts: Vec<&'static str>,
}

/// Works it out for a day.
pub fn prospect(facts: &Facts, book: &Book, card: &Scorecard, day: Day) -> Prospect {
    let dossier = Dossier::new(facts, book, card);
    let at = Moment::new(&dossier, day, false);
    let appraisal = appraise(&at);
    if appraisal.band == Band::Excluded {
        return Prospect::default();
    }
    let search = Search::new(&at, &appraisal);
    Prospect {
        recovery: search.recovery(),
        lacks: lacks(card, appraisal.profile, &search.slots),
        whole: search.whole(appraisal.score),
        unknown: why_unknown(&appraisal.sum, &card.coverage),
    }
}

/// What is missing for a score: coverage, pillars, or their weight.
fn why_unknown(sum: &Sum, rule: &Coverage) -> Option<Message> {
    if sum.known(rule) {
        return None;
    }
    Some(if sum.coverage < rule.unknown_below - 1e-9 {
        Message::new("unknown-coverage")
            .percent("coverage", 100.0 * sum.coverage)
            .percent("least", 100.0 * rule.unknown_below)
    } else if sum.pillars < rule.min_pillars {
        Message::new("unknown-pillars").count("count", sum.pillars).count("least", rule.min_pillars)
    } else {
        Message::new("unknown-weight").number("weight", sum.weight, 0).number(
            "least",
            rule.min_weight,
            0,
        )
    })
}

fn lacks(card: &Scorecard, profile: &Profile, slots: &[Slot]) -> Vec<Lack> {
    let all: f64 = combine(card, profile, slots, &[]).sum.applicable.max(1e-9);
    let mut lacks: Vec<Lack> = Vec::new();
    for ((index, weight, pillar), slot) in profile.slots().zip(slots) {
        if !matches!(slot.state, MeasureState::Missing | MeasureState::Stale) {
            continue;
        }
        let applies = profile.slots().zip(slots).filter(|((_, _, other), slot)| {
            other.id == pillar.id && slot.state != MeasureState::NotApplicable
        });
        let inside: f64 = applies.map(|((_, weight, _), _)| weight).sum();
        lacks.push(Lack {
            measure: card.measure_id(index),
            name: super::name_of(card.measure_id(index), card.measure_title(index)),
            state: slot.state,
            coverage: 100.0 * pillar.weight / all * weight / inside.max(1e-9),
        });
    }
    lacks.sort_by(|a, b| b.coverage.total_cmp(&a.coverage));
    lacks
}

/// The measures of an account and which of them can be moved.
struct Search<'m, 'a> {
    at: &'m Moment<'a>,
    card: &'a Scorecard,
    profile: &'a Profile,
    values: Vec<Option<f64>>,
    slots: Vec<Slot>,
    held: Vec<&'static str>,
    /// Positions that can be moved; the first of them must be.
    open: Vec<usize>,
    must: usize,
    /// Caps that stay in the way.
    stuck: Vec<&'static str>,
}

impl<'m, 'a> Search<'m, 'a> {
    fn new(at: &'m Moment<'a>, appraisal: &Appraisal<'a>) -> Self {
        let card = at.dossier.card;
        let basis = Basis::of(appraisal, card);
        let mut search = Self {
            at,
            card,
            profile: appraisal.profile,
            values: appraisal.readings.iter().map(|reading| reading.value).collect(),
            slots: basis.slots,
            held: basis.held,
            open: Vec::new(),
            must: 0,
            stuck: Vec::new(),
        };
        search.sort();
        search
    }

    /// What must move because a cap hangs on it comes first, then what can.
    fn sort(&mut self) {
        let limit = |id: &str| self.card.caps.limit(id).unwrap_or(100.0);
        let tight: Vec<_> =
            self.held.iter().copied().filter(|id| limit(id) < healthy().points()).collect();
        let mut must: Vec<usize> = Vec::new();
        for cap in tight {
            match self.lifter(cap) {
                Some(position) if must.contains(&position) => {}
                Some(position) => must.push(position),
                None => self.stuck.push(cap),
            }
        }
        let better = |slot: &Slot| match slot.state {
            MeasureState::NotApplicable => false,
            MeasureState::Measured => slot.points.is_some_and(|points| points < 100.0 - 1e-9),
            MeasureState::Missing | MeasureState::Stale => true,
        };
        let can = (0..).zip(&self.slots).filter(|(_, slot)| better(slot)).map(|(at, _)| at);
        let can: Vec<usize> = can.filter(|at| !must.contains(at)).collect();
        self.must = must.len();
        self.open = must;
        self.open.extend(can);
    }

    /// The position of the measure that lifts a cap.
    fn lifter(&self, cap: &str) -> Option<usize> {
        let (_, id) = LIFTED_BY.iter().find(|(lifted, _)| *lifted == cap)?;
        self.slots.iter().position(|slot| {
            self.card.measure_id(slot.index) == *id && slot.state != MeasureState::NotApplicable
        })
    }

    /// The score that the data there come to, where that is more than the score.
    fn whole(&self, score: Option<Score>) -> Option<Score> {
        let outcome = combine(self.card, self.profile, &self.slots, &self.held);
        let limits = self.held.iter().filter_map(|id| self.card.caps.limit(id));
        let weak = outcome.sum.weak(&self.card.coverage);
        let weak = weak.then_some(self.card.coverage.weak_pillar_ceiling);
        let most = limits.chain(weak).fold(100.0, f64::min);
        let whole = Score::new(outcome.sum.raw?.min(most));
        let thin = outcome.limit.is_some_and(|(_, id)| of_data(id) && id != "weak_pillar");
        (score.is_none() || thin).then_some(whole).filter(|whole| Some(*whole) > score)
    }

    fn recovery(&self) -> Option<Recovery> {
        let now = combine(self.card, self.profile, &self.slots, &self.held);
        let all = 1_u32.checked_shl(self.open.len() as u32)?.checked_sub(1)?;
        if is_healthy(&now) || !is_healthy(&self.raised(all, 1.0)) {
            return None;
        }
        let sizes = self.must..=(self.must + TRIED).min(self.open.len());
        let (set, share) =
            sizes.into_iter().find_map(|size| self.cheapest(size)).unwrap_or_else(|| {
                let set = self.grown();
                (set, self.share(set))
            });
        let moves: Vec<Move> = self.members(set).map(|at| self.move_of(at, share)).collect();
        let mut slots = self.slots.clone();
        for (position, step) in self.members(set).zip(&moves) {
            if let Some(slot) = slots.get_mut(position) {
                *slot = slot.measured(step.points_to);
            }
        }
        let score = combine(self.card, self.profile, &slots, &[]).score?;
        Some(Recovery { moves, lifts: self.stuck.clone(), score })
    }

    /// Of all sets of a size that are enough, the one that moves the least weight; with the share of
    /// the way to 100 that each has to go.
    fn cheapest(&self, size: usize) -> Option<(u32, f64)> {
        let must = (1_u32 << self.must) - 1;
        let sets = subsets(self.open.len() - self.must, size - self.must);
        let enough = sets
            .map(|set| set << self.must | must)
            .filter(|set| is_healthy(&self.raised(*set, 1.0)));
        let judged = enough.map(|set| {
            let share = self.share(set);
            (set, share, self.cost(set) * share)
        });
        let best = judged.min_by(|a, b| a.2.total_cmp(&b.2));
        best.map(|(set, share, _)| (set, share))
    }

    /// Beyond the sizes that are tried: what helps most is added until it is enough.
    fn grown(&self) -> u32 {
        let mut set = (1_u32 << self.must) - 1;
        while !is_healthy(&self.raised(set, 1.0)) {
            let rest = (0..self.open.len()).map(|bit| 1_u32 << bit).filter(|bit| set & bit == 0);
            let worth = |bit: &u32| {
                let sum = self.raised(set | bit, 1.0).sum;
                sum.raw.unwrap_or(0.0) * sum.coverage
            };
            let Some(best) = rest.max_by(|a, b| worth(a).total_cmp(&worth(b))) else { break };
            set |= best;
        }
        set
    }

    /// The smallest share of the way to 100 that is enough for a set, to the thousandth.
    fn share(&self, set: u32) -> f64 {
        let (mut low, mut high) = (0, 1000);
        while low < high {
            let middle = i32::midpoint(low, high);
            if is_healthy(&self.raised(set, f64::from(middle) / 1000.0)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        f64::from(high) / 1000.0
    }

    /// Weight times the points up to 100.
    fn cost(&self, set: u32) -> f64 {
        let room = |position: usize| {
            let points = self.slots.get(position).and_then(|slot| slot.points).unwrap_or(0.0);
            let weight = self.profile.slots().nth(position);
            weight.map_or(0.0, |(_, weight, pillar)| weight * pillar.weight * (100.0 - points))
        };
        self.members(set).map(room).sum()
    }

    fn members(&self, set: u32) -> impl Iterator<Item = usize> + '_ {
        let chosen = self.open.iter().enumerate();
        chosen.filter(move |(bit, _)| set & (1 << bit) != 0).map(|(_, position)| *position)
    }

    /// The outcome with the members of a set moved a share of the way up, and their caps lifted.
    fn raised(&self, set: u32, share: f64) -> Outcome {
        let mut slots = self.slots.clone();
        for position in self.members(set) {
            if let Some(slot) = slots.get_mut(position) {
                let points = slot.points.unwrap_or(0.0);
                *slot = slot.measured(points + share * (100.0 - points));
            }
        }
        combine(self.card, self.profile, &slots, &[])
    }

    fn move_of(&self, position: usize, share: f64) -> Move {
        let slot = self.slots.get(position).copied();
        let index = slot.map_or(0, |slot| slot.index);
        let points_from = slot.and_then(|slot| slot.points);
        // What is missing or too old has to be measured anew, whatever it was.
        let measured = slot.is_some_and(|slot| slot.counts());
        let from = self.values.get(position).copied().flatten().filter(|_| measured);
        let base = points_from.unwrap_or(0.0).min(100.0);
        let wanted = base + share * (100.0 - base);
        let reached = from.and_then(|from| self.value_for(index, from, wanted));
        let measure = self.card.measure_id(index);
        let lifted = |cap: &&&str| LIFTED_BY.contains(&(**cap, measure));
        Move {
            measure,
            name: super::name_of(measure, self.card.measure_title(index)),
            unit: self.card.measure_unit(index),
            from: from.filter(|_| self.card.measure_unit(index) != Unit::State),
            to: reached.map(|(value, _)| value),
            points_from: points_from.filter(|_| measured),
            points_to: match reached {
                Some((_, points)) => points,
                None if measured => 100.0,
                None => wanted.ceil(),
            },
            lifts: self.held.iter().filter(lifted).copied().collect(),
        }
    }

    /// No cap in force would hold at this value of the measure.
    fn frees(&self, index: usize, value: f64) -> bool {
        let caps = &self.card.caps;
        self.held.iter().all(|cap| match (*cap, self.card.measure_id(index)) {
            ("invoice_overdue", "invoices") => value <= f64::from(caps.invoice_overdue.days),
            ("seats_half_used", "seat_utilisation") => value >= caps.seats_half_used.below,
            _ => true,
        })
    }

    /// The value nearest to the present one that has enough points.
    fn value_for(&self, index: usize, from: f64, wanted: f64) -> Option<(f64, f64)> {
        let step = match self.card.measure_unit(index) {
            Unit::Ratio => 0.01,
            _ => 1.0,
        };
        let snapped = (from / step).floor() * step;
        let points = |value: f64| {
            let points = self.card.points_at(index, self.at, value)?;
            (points >= wanted - 1e-6 && self.frees(index, value)).then_some((value, points))
        };
        let near = (0..STEPS).map(f64::from);
        near.flat_map(|away| [snapped + step * (away + 1.0), snapped - step * away])
            .find_map(points)
    }
}

/// How far a better value is looked for.
const STEPS: i32 = 2_000;

fn healthy() -> Score {
    Score::from_tenths(HEALTHY)
}

fn is_healthy(outcome: &Outcome) -> bool {
    outcome.score.is_some_and(|score| score >= healthy())
}

/// Every set of `size` members out of `of`, as bits: the next larger number with as many of them.
fn subsets(of: usize, size: usize) -> impl Iterator<Item = u32> {
    let first = (1_u32 << size) - 1;
    let next = |set: &u32| {
        let low = set & set.wrapping_neg();
        let carried = set + low;
        let rest = (carried ^ set).checked_shr(2).unwrap_or(0);
        (*set > 0).then(|| carried | (rest / low.max(1)))
    };
    std::iter::successors(Some(first), next).take_while(move |set| *set < 1 << of)
}

#[cfg(test)]
mod tests {
    use super::subsets;

    #[test]
    fn every_set_of_a_size_comes_once() {
        let check = |of, size, expected: usize| {
            let sets: Vec<u32> = subsets(of, size).collect();
            assert_eq!(sets.len(), expected, "{size} of {of}: {sets:?}");
            assert!(sets.iter().all(|set| set.count_ones() as usize == size && *set < 1 << of));
        };
        check(5, 0, 1);
        check(5, 2, 10);
        check(6, 3, 20);
        check(4, 4, 1);
        check(0, 0, 1);
    }
}
