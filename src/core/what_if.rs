//! What if: the book by another scorecard. Weights and limits are put together again from what was
//! read before; nothing is read or written.

use super::account::AccountId;
use super::receipt::{Band, Score};
use super::scorecard::Scorecard;
use super::scoring::basis::Basis;
use std::sync::Arc;

/// An account as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    pub id: AccountId,
    pub basis: Basis,
    /// Minutes it takes when it is worked on.
    pub minutes: u32,
}

/// The book as it was read by the scorecard in force.
#[derive(Clone, Debug)]
pub struct Bench {
    pub card: Arc<Scorecard>,
    pub rows: Vec<Weighed>,
}

impl PartialEq for Bench {
    fn eq(&self, other: &Self) -> bool {
        self.card.digest() == other.card.digest() && self.rows == other.rows
    }
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    pub score: Option<Score>,
    pub raw: Option<Score>,
    pub band: Band,
}

/// An account by both scorecards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    pub id: AccountId,
    pub from: Stand,
    pub to: Stand,
    pub minutes: u32,
}

/// The book by both scorecards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// Every account.
    pub shifts: Vec<Shift>,
}

impl Shift {
    /// It changes band.
    pub fn flips(&self) -> bool {
        self.from.band != self.to.band
    }

    pub fn moves(&self) -> bool {
        self.from != self.to
    }
}

impl Trial {
    pub fn flips(&self) -> usize {
        self.shifts.iter().filter(|shift| shift.flips()).count()
    }

    /// Accounts that are red only by the new scorecard, and those that are so no more.
    pub fn reddened(&self) -> (usize, usize) {
        let count = |red: fn(&Shift) -> bool| self.shifts.iter().filter(|shift| red(shift)).count();
        (
            count(|shift| !shift.from.band.is_red() && shift.to.band.is_red()),
            count(|shift| shift.from.band.is_red() && !shift.to.band.is_red()),
        )
    }

    /// Hours that the red accounts take, by the scorecard in force and by the new one.
    pub fn hours(&self) -> (f64, f64) {
        let hours = |red: fn(&Shift) -> bool| {
            let minutes = self.shifts.iter().filter(|shift| red(shift)).map(|shift| shift.minutes);
            f64::from(minutes.sum::<u32>()) / 60.0
        };
        (hours(|shift| shift.from.band.is_red()), hours(|shift| shift.to.band.is_red()))
    }
}

/// Where a basis stands by a scorecard that reads like its own.
pub fn stand(basis: &Basis, card: &Scorecard) -> Stand {
    let outcome = basis.outcome(card);
    let raw = outcome.sum.raw.map(Score::new);
    Stand { score: outcome.score, raw, band: outcome.band }
}

/// The book by another scorecard that reads like the one in force.
pub fn weigh(bench: &Bench, card: &Scorecard) -> Trial {
    let shift = |row: &Weighed| Shift {
        id: row.id,
        from: stand(&row.basis, &bench.card),
        to: stand(&row.basis, card),
        minutes: row.minutes,
    };
    Trial { shifts: bench.rows.iter().map(shift).collect() }
}
