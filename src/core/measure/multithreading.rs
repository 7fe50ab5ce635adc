//! Multithreading: distinct people of the customer in two-way touches, against a target.
//!
//! - `100 · min(1, n ÷ target)` over 90 days; target 5 (strategic, high), 3 (mid), 2 (low).
//! - Exactly one person where the target is more: at most 49.
//! - Missing where no touch on file names its people, or no feed lists the account; not
//!   applicable to tiers without a target.

use super::{Measure, Reading};
use crate::core::account::Tier;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{ByTier, on_scale};
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Multithreading {
    window: i32,
    target: ByTier<u16>,
    single: f64,
}

impl Measure for Multithreading {
    fn unit(&self) -> Unit {
        Unit::People
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Activity)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(target) = self.target.get(at.tier()) else {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-tier-without")));
        };
        let touches = &at.dossier.touches;
        let from = at.day - self.window;
        let people = touches.people(from, at.day);
        let nameless = people == 0 && touches.any(from, at.day);
        if !touches.names_people || nameless || at.silence().is_none() {
            return Reading::missing().noted(at.note(|| Message::new("note-no-people-known")));
        }
        let note = at.note(|| {
            Message::new("note-people").count("people", people as i64).count("target", target)
        });
        Reading::measured(people as f64, self.points(people, target))
            .on(at.day)
            .from(at.source(Entity::Activity))
            .noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        let target = self.target.get(at.tier())?;
        (value >= 0.0).then(|| self.points(value as usize, target))
    }

    fn sound(&self) -> bool {
        on_scale(self.single) && self.window > 0 && self.target.all(|target| target > 0)
    }
}

impl Multithreading {
    /// How many people a tier is to be known by.
    pub fn target(&self, tier: Tier) -> Option<u16> {
        self.target.get(tier)
    }

    fn points(&self, people: usize, target: u16) -> f64 {
        let share = 100.0 * (people as f64 / f64::from(target)).min(1.0);
        if people == 1 && target > 1 { share.min(self.single) } else { share }
    }
}
