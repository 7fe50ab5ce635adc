//! Invoices: the worst open one. None overdue 100 · 1–30 days 80 · 31–60 50 · disputed 40 ·
//! more than 60 days 10. The value is the most days overdue.
//!
//! - Missing where no invoice feed has ever listed the account; stale 45 days after the feed's
//!   last import.

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{AtMost, on_scale};
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invoices {
    stale: i32,
    points: AtMost,
    disputed: f64,
}

impl Measure for Invoices {
    fn unit(&self) -> Unit {
        Unit::Days
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Invoice)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(fresh) = at.fresh(Entity::Invoice) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-invoices")));
        };
        let (mut late, mut disputed) = (0, false);
        for invoice in at.dossier.facts.invoices.iter().filter(|i| i.open_on(at.day)) {
            late = invoice.days_overdue(at.day).unwrap_or(0).max(late);
            disputed |= invoice.disputed_on(at.day);
        }
        let by_age = self.points.at(f64::from(late));
        let points = if disputed { by_age.min(self.disputed) } else { by_age };
        let note = at.note(|| match (late, disputed) {
            (0, false) => Message::new("note-none-overdue"),
            (_, true) => Message::new("note-invoice-disputed"),
            (days, false) => Message::new("note-invoice-late").count("days", days),
        });
        Reading::measured(f64::from(late), points)
            .aged(Some(fresh), at.day, self.stale)
            .from(at.source(Entity::Invoice))
            .noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        let mut open = at.dossier.facts.invoices.iter().filter(|i| i.open_on(at.day));
        let disputed = open.any(|invoice| invoice.disputed_on(at.day));
        (value >= 0.0 && !disputed).then(|| self.points.at(value))
    }

    fn sound(&self) -> bool {
        self.points.sound() && on_scale(self.disputed)
    }
}
