//! Scores over time: week-end closes, what the score was on a day, and the sparkline. What was
//! observed on its own day goes before what was scored later.

use super::appraisal::{appraise, appraise_as, choose};
use super::dossier::Dossier;
use super::moment::Moment;
use crate::core::day::Day;
use crate::core::facts::Closes;
use crate::core::receipt::Score;
use crate::core::scorecard::Profile;
use crate::core::sparkline::{self, Sparkline};

/// Week-ends that are scored.
pub const WEEKS: i32 = 53;

/// The score of a day, without a receipt; `None` before the account's start.
pub fn score_on(dossier: &Dossier<'_>, day: Day) -> Option<Score> {
    if dossier.start.is_some_and(|start| day < start) {
        return None;
    }
    appraise(&Moment::new(dossier, day, false)).score
}

/// The 53 week-ends up to the book's day; those that the facts bring along are not scored again.
pub fn closes(dossier: &Dossier<'_>) -> Closes {
    let last = dossier.book.today.sunday_on_or_before();
    let kept = dossier.facts.closes.as_ref();
    let scores = (0..WEEKS).rev().map(|back| {
        let day = last - 7 * back;
        kept.and_then(|kept| kept.on(day)).unwrap_or_else(|| score_on(dossier, day))
    });
    Closes { last, scores: scores.collect() }
}

impl Closes {
    /// The close of a Sunday; `None` when it is not in it.
    pub fn on(&self, sunday: Day) -> Option<Option<Score>> {
        let back = self.last - sunday;
        if back < 0 || back % 7 != 0 {
            return None;
        }
        let from_end = usize::try_from(back / 7).ok()?;
        let index = self.scores.len().checked_sub(1 + from_end)?;
        self.scores.get(index).copied()
    }
}

/// What the score was on earlier days.
pub struct Past<'a> {
    pub observed: &'a [(Day, Option<Score>)],
    pub closes: &'a Closes,
}

impl Past<'_> {
    /// The day before a day whose score speaks for it, where that was observed.
    fn seen(&self, day: Day) -> Option<(Day, Option<Score>)> {
        let known = self.observed.partition_point(|(seen, _)| *seen <= day);
        let seen = known.checked_sub(1).and_then(|at| self.observed.get(at));
        seen.copied().filter(|(seen, _)| day - *seen < 7)
    }

    /// The score of a day before today: observed that day or in the week before it, else the
    /// close of the week before; `None` when it was unknown.
    pub fn on(&self, day: Day) -> Option<Score> {
        match self.seen(day) {
            Some((_, score)) => score,
            None => self.closes.on(day.sunday_on_or_before()).flatten(),
        }
    }

    /// The same without what another scorecard, other settings, another practice or another profile
    /// made of it: the score of a day as it compares with one by this profile today.
    pub fn steadily(&self, dossier: &Dossier<'_>, profile: &Profile, day: Day) -> Option<Score> {
        let (on, shown) = match self.seen(day) {
            Some((on, score)) => (on, score.filter(|_| is_alike(dossier, on))),
            None => (day.sunday_on_or_before(), None),
        };
        if dossier.start.is_some_and(|start| on < start) {
            return None;
        }
        let then = Moment::new(dossier, on, false);
        let Some(shown) = shown else { return appraise_as(&then, profile).score };
        let its_own = choose(dossier.card, &then);
        if its_own.id == profile.id {
            return Some(shown);
        }
        // What came to be known later is no part of the difference.
        let own = appraise_as(&then, its_own).score?;
        let other = appraise_as(&then, profile).score?;
        Some(Score::new((shown.points() + other.points() - own.points()).clamp(0.0, 100.0)))
    }
}

/// The score of that day was made by what scores are made by today.
fn is_alike(dossier: &Dossier<'_>, day: Day) -> bool {
    let mut regimes = dossier.facts.regimes.iter().rev();
    let then = regimes.find(|(since, _)| *since <= day).map(|(_, regime)| *regime);
    then.is_none() || then == dossier.book.regime
}

/// 26 weekly closes in whole points, oldest first; the last is today.
pub fn sparkline(past: &Past<'_>, today: Day, now: Option<Score>) -> Sparkline {
    let sundays = sundays_before(today).map(|sunday| past.on(sunday));
    sundays.chain([now]).map(|score| score.map(whole)).collect()
}

/// The 25 Sundays before today, oldest first.
pub fn sundays_before(today: Day) -> impl Iterator<Item = Day> {
    let last = (today - 1).sunday_on_or_before();
    (0..sparkline::WEEKS as i32 - 1).rev().map(move |back| last - 7 * back)
}

fn whole(score: Score) -> u8 {
    u8::try_from(score.floor()).unwrap_or(100)
}
