//! A measure of one's own: a formula over what is known of an account, written in the scorecard
//! under `[custom.<id>]`.
//!
//! - Value: the formula, in its unit; points: straight lines between `points`.
//! - Missing where the formula needs what is not known. Columns have no history: on a day before the
//!   file that brought them they are carried back, and said to be assumed.
//! - Stale `stale` days after the last list of accounts was read.

use super::Reading;
use crate::core::entity::Entity;
use crate::core::formula::{Formula, Name};
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::kept;
use crate::core::scorecard::scale::Curve;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::summary;
use crate::core::search;
use serde::Deserialize;

/// As it stands in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomSheet {
    /// What it is called.
    pub title: String,
    /// The formula.
    pub value: String,
    #[serde(default = "ratio")]
    pub unit: Unit,
    #[serde(default = "sixty")]
    pub stale: i32,
    pub points: Curve,
}

const fn ratio() -> Unit {
    Unit::Ratio
}

const fn sixty() -> i32 {
    60
}

/// Ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Custom {
    pub id: &'static str,
    pub title: String,
    pub unit: Unit,
    formula: Formula,
    stale: i32,
    points: Curve,
}

impl Custom {
    /// From a checked row.
    pub fn new((id, sheet): (&String, &CustomSheet)) -> Option<Self> {
        Some(Self {
            id: kept(id),
            title: sheet.title.clone(),
            unit: sheet.unit,
            formula: Formula::parse(&sheet.value).ok()?,
            stale: sheet.stale,
            points: sheet.points.clone(),
        })
    }

    pub fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(value) = self.formula.value(&|name| known(at, name)) else {
            return Reading::missing().noted(at.note(|| Message::new("note-formula-unknown")));
        };
        let imported = at.dossier.feeds.of(Entity::Account).iter().map(|feed| feed.last_import);
        let imported = imported.max();
        let note = at.note(|| Message::new("note-formula"));
        let carried = imported.is_some_and(|imported| at.day < imported);
        let note = note.map(|note| {
            if carried { Message::new("note-assumed").message("note", note) } else { note }
        });
        Reading::measured(value, self.points.at(value))
            .aged(imported.map(|imported| imported.min(at.day)), at.day, self.stale)
            .from(at.source(Entity::Account))
            .noted(note)
    }

    /// The columns it is made of.
    pub fn columns(&self) -> Vec<&str> {
        let names = self.formula.names().into_iter();
        names
            .filter_map(|name| if let Name::Column(name) = name { Some(name) } else { None })
            .collect()
    }

    /// The points of a value.
    pub fn points_at(&self, value: f64) -> f64 {
        self.points.at(value)
    }
}

/// What a formula asks for, on the day.
fn known(at: &Moment<'_>, name: Name<'_>) -> Option<f64> {
    match name {
        Name::Column(name) => {
            let columns = at.dossier.facts.account.extra.iter();
            column(columns.map(|(column, text)| (column.as_str(), text.as_str())), name)
        }
        Name::Own("seats") => at.seats().map(|seats| seats as f64),
        Name::Own("arr") => summary::arr(at).map(crate::core::money::Money::major),
        Name::Own("tenure") => at.tenure().map(f64::from),
        Name::Own("active_users") => {
            at.dossier.usage.active_users(at.day).map(|active| active.users)
        }
        Name::Own("open_tickets") => {
            at.fresh(Entity::Ticket)?;
            Some(at.dossier.tickets.open_on(at.day).count() as f64)
        }
        Name::Own(_) => None,
    }
}

/// The number in a column of that name, where it holds one.
pub fn column<'c>(
    mut columns: impl Iterator<Item = (&'c str, &'c str)>,
    name: &str,
) -> Option<f64> {
    let name = search::fold(name);
    columns.find(|(column, _)| search::fold(column) == name).and_then(|(_, text)| number(text))
}

/// A number as columns have it: `1,234.5`, `45 %`.
fn number(text: &str) -> Option<f64> {
    let kept: String = text.trim().trim_end_matches('%').chars().filter(|c| *c != ',').collect();
    kept.trim().parse().ok().filter(|number: &f64| number.is_finite())
}
