//! A person's own word on the health of an account. It stands beside the computed score and never in
//! it, with a reason and a last day; both are shown, and it ends by itself.

use super::account::AccountId;
use super::calendar::Calendar;
use super::compose;
use super::day::Day;
use super::message::Message;
use super::receipt::{Band, Score};
use serde::{Deserialize, Serialize};

/// Days that an override holds where no last day is named.
pub const USUAL_DAYS: i32 = 30;

/// What a person says the health is: a band, or a score with the band that it falls in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub band: Band,
    pub score: Option<Score>,
}

impl Claim {
    /// Bands that can be claimed, each with its key.
    pub const BANDS: [(char, Band); 4] =
        [('h', Band::Healthy), ('w', Band::Watch), ('a', Band::AtRisk), ('c', Band::Critical)];

    pub const fn band(band: Band) -> Self {
        Self { band, score: None }
    }

    pub fn score(score: Score) -> Self {
        Self { band: Band::of(score), score: Some(score) }
    }

    /// `watch`, `注意`, `62`, `62.5`; nothing else can be claimed.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = || text.parse().ok().filter(|points| (0.0..=100.0).contains(points));
        if let Some(points) = number() {
            return Some(Self::score(Score::new(points)));
        }
        let band = Band::of_word(&text.to_lowercase())?;
        Self::BANDS.iter().any(|(_, known)| *known == band).then(|| Self::band(band))
    }

    /// `62 watch`, `watch`.
    pub fn said(self) -> Message {
        let band = Message::new(self.band.title());
        match self.score {
            Some(score) => Message::new("override-score")
                .number("score", score.points(), 0)
                .message("band", band),
            None => band,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Override {
    pub id: u32,
    pub account: AccountId,
    /// The day it was given.
    pub day: Day,
    /// The last day on which it holds.
    pub until: Day,
    pub claim: Claim,
    pub reason: String,
    /// The day it was taken back before its time.
    #[serde(default)]
    pub ended: Option<Day>,
}

impl Override {
    pub fn holds(&self, day: Day) -> bool {
        (self.day..=self.until).contains(&day) && self.ended.is_none_or(|ended| day < ended)
    }

    /// `overridden by hand: 62 watch until 20 Dec - new sponsor named`.
    pub fn said(&self) -> Message {
        Message::new("override-said")
            .message("claim", self.claim.said())
            .day("until", self.until)
            .text("reason", self.reason.as_str())
    }
}

/// The override in force on a day: the last one given by then, unless it has ended. One that it
/// took the place of never comes back.
pub fn in_force(overrides: &[Override], day: Day) -> Option<&Override> {
    let given = overrides.iter().filter(|one| one.day <= day);
    given.max_by_key(|one| (one.day, one.id)).filter(|one| one.holds(day))
}

/// A typed reason, with the last day at its end where it names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    pub reason: String,
    pub until: Option<Day>,
}

impl Grounds {
    /// `new sponsor named, until 20 dec`, `後任が決まった 12/20まで`.
    pub fn read(text: &str, today: Day, calendar: &Calendar) -> Self {
        let (reason, until) = compose::dated(text, today, calendar);
        let reason = reason.trim_end_matches([',', '、', '，', ';']).trim();
        Self { reason: reason.to_owned(), until }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn given(id: u32, from: &str, until: &str) -> Override {
        Override {
            id,
            account: AccountId(1),
            day: day(from),
            until: day(until),
            claim: Claim::band(Band::Watch),
            reason: "new sponsor named".into(),
            ended: None,
        }
    }

    #[test]
    fn a_claim_is_a_band_or_a_score() {
        let check = |text: &str, expected: Option<(Band, Option<u16>)>| {
            let found = Claim::parse(text).map(|c| (c.band, c.score.map(Score::tenths)));
            assert_eq!(found, expected, "{text}");
        };
        check("watch", Some((Band::Watch, None)));
        check("At_Risk", Some((Band::AtRisk, None)));
        check("危険", Some((Band::Critical, None)));
        check("62", Some((Band::Watch, Some(620))));
        check("100", Some((Band::Healthy, Some(1000))));
        check("101", None);
        check("-1", None);
        check("unknown", None);
        check("excluded", None);
        check("fine", None);
    }

    #[test]
    fn it_holds_from_its_day_to_its_last_and_ends_by_itself() {
        let one = [given(1, "2026-11-01", "2026-11-10")];
        let check = |on: &str, holds| assert_eq!(in_force(&one, day(on)).is_some(), holds, "{on}");
        check("2026-10-31", false);
        check("2026-11-01", true);
        check("2026-11-10", true);
        check("2026-11-11", false);
    }

    #[test]
    fn one_that_was_replaced_or_ended_never_comes_back() {
        let long = given(1, "2026-11-01", "2026-12-31");
        let mut short = given(2, "2026-11-05", "2026-11-10");
        let check = |all: &[Override], on: &str, expected: Option<u32>| {
            assert_eq!(in_force(all, day(on)).map(|one| one.id), expected, "{on}");
        };
        check(&[long.clone(), short.clone()], "2026-11-04", Some(1));
        check(&[long.clone(), short.clone()], "2026-11-10", Some(2));
        check(&[long.clone(), short.clone()], "2026-11-11", None);
        short.ended = Some(day("2026-11-08"));
        check(&[long.clone(), short.clone()], "2026-11-07", Some(2));
        check(&[long, short], "2026-11-08", None);
    }

    #[test]
    fn a_day_at_the_end_of_the_reason_is_the_last_one() {
        let check = |text: &str, reason: &str, until: Option<&str>| {
            let found = Grounds::read(text, day("2026-11-23"), &Calendar::default());
            let until = until.map(day);
            assert_eq!(found, Grounds { reason: reason.into(), until }, "{text}");
        };
        check("new sponsor named, until 20 dec", "new sponsor named", Some("2026-12-20"));
        check("後任が決まった 12/20まで", "後任が決まった", Some("2026-12-20"));
        check("new sponsor named", "new sponsor named", None);
        check("  ", "", None);
    }
}
