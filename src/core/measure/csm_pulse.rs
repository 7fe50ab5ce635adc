//! CSM pulse: the person's own dated judgement. Green 100 · yellow 60 · red 0 (S12).
//!
//! - Said to be old after 90 days, stale after 120 (S17). Missing where none was ever given.

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CsmPulse {
    flag: i32,
    pub stale: i32,
}

impl Measure for CsmPulse {
    fn unit(&self) -> Unit {
        Unit::State
    }

    fn entity(&self) -> Option<Entity> {
        None
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(pulse) = at.pulse() else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-pulse")));
        };
        let age = at.day - pulse.day;
        let note = at.note(|| {
            let level = Message::new(match pulse.level {
                crate::core::pulse::PulseLevel::Red => "pulse-red",
                crate::core::pulse::PulseLevel::Yellow => "pulse-yellow",
                crate::core::pulse::PulseLevel::Green => "pulse-green",
            });
            let id = if age > self.flag { "note-pulse-old" } else { "note-pulse" };
            Message::new(id).message("level", level).count("days", age)
        });
        let points = pulse.level.score();
        Reading::measured(points, points)
            .aged(Some(pulse.day), at.day, self.stale)
            .from(Some("you"))
            .noted(note)
    }

    fn sound(&self) -> bool {
        self.flag <= self.stale
    }
}
