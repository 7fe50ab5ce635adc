//! Champion and sponsor: the worse of the two states.
//!
//! - Both in contact within `active` days (90): 100 · no contact for more than `silent` days
//!   (180): 55, in a straight line between · no sponsor on record where the tier expects one: 40 ·
//!   champion weakened (recorded as negative or weakened): 40 · left without a successor: 0.
//! - Contact: a two-way touch they took part in, or the day they were last seen.
//! - Nobody recorded is missing, as is a person of whom no contact can be known because no touch
//!   on file names its people; that nobody is on record beside them is known all the same.
//! - Not applicable to tech-touch, which has neither.
//! - Stale when the contacts are older than 180 days.

use super::{Measure, Reading};
use crate::core::account::Tier;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::on_scale;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::people::{Seat, Standing};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChampionSponsor {
    stale: i32,
    active: i32,
    silent: i32,
    sponsor_silent: f64,
    sponsor_missing: f64,
    weakened: f64,
    left: f64,
    sponsor_expected: Vec<Tier>,
}

impl Measure for ChampionSponsor {
    fn unit(&self) -> Unit {
        Unit::State
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Contact)
    }

    fn carried(&self) -> Option<Entity> {
        Some(Entity::Contact)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        if at.tier() == Tier::Tech {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-tier-without")));
        }
        let champion = Seat::of(at, crate::core::contact::Role::Champion);
        let sponsor = Seat::of(at, crate::core::contact::Role::Sponsor);
        let worst = [self.judge(at, &champion, false), self.judge(at, &sponsor, true)]
            .into_iter()
            .flatten()
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let recorded = champion.recorded() || sponsor.recorded();
        let Some((points, note, who)) = worst.filter(|_| recorded) else {
            let why = if recorded { "note-roles-untold" } else { "note-no-roles" };
            return Reading::missing().noted(at.note(|| Message::new(why)));
        };
        let note = at.note(|| Message::new(note).text("who", who));
        Reading::measured(points, points)
            .aged(at.fresh(Entity::Contact), at.day, self.stale)
            .from(at.source(Entity::Contact))
            .noted(note)
    }

    fn sound(&self) -> bool {
        let points = [self.left, self.weakened, self.sponsor_missing, self.sponsor_silent];
        points.into_iter().all(on_scale) && self.active < self.silent
    }
}

impl ChampionSponsor {
    /// Points, what is said of them, and of whom.
    fn judge<'a>(
        &self,
        at: &Moment<'_>,
        seat: &Seat<'a>,
        sponsor: bool,
    ) -> Option<(f64, &'static str, &'a str)> {
        let (points, note) = match seat.standing {
            Standing::Vacant if sponsor && self.sponsor_expected.contains(&at.tier()) => {
                (self.sponsor_missing, "note-sponsor-missing")
            }
            Standing::Vacant | Standing::Unknown => return None,
            Standing::Left(_) => (self.left, "note-role-left"),
            Standing::Weakened => (self.weakened, "note-role-weakened"),
            Standing::Silent(days) => self.by_silence(days),
        };
        Some((points, note, seat.name().unwrap_or("")))
    }

    fn by_silence(&self, days: i32) -> (f64, &'static str) {
        let over = f64::from(days.clamp(self.active, self.silent + 1) - self.active);
        let share = over / f64::from(self.silent + 1 - self.active);
        let note = if days <= self.active { "note-roles-active" } else { "note-role-silent" };
        (100.0 - share * (100.0 - self.sponsor_silent), note)
    }
}
