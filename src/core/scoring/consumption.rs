//! What was consumed of what a contract commits to, up to a day.

use super::moment::Moment;
use crate::core::batch::NO_POINT;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::usage::Series;

/// The metric that counts consumption.
pub const METRIC: &str = "consumed";

/// How consumption goes against the commitment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace<'a> {
    pub consumed: f64,
    /// The part of the commitment that would be consumed by then at an even pace.
    pub due: f64,
    /// The last day that is counted, and the days of the term up to it.
    pub as_of: Day,
    pub days: i32,
    pub source: &'a str,
}

impl<'a> Pace<'a> {
    /// `None` where the terms have no days, or nothing was ever counted.
    pub fn of(at: &Moment<'a>) -> Option<Self> {
        let as_of = at.fresh(Entity::Usage)?;
        let facts = at.dossier.facts;
        let series: Vec<&Series> = facts.usage.iter().filter(|one| one.metric == METRIC).collect();
        let source = series.first()?.source.as_str();
        let mut due = 0.0;
        let mut start: Option<Day> = None;
        for term in at.dossier.terms.in_force(at.day) {
            let Some(units) = term.on(at.day).commitment else { continue };
            let (from, to) = (term.row.start?, term.row.end?);
            let share = f64::from((as_of - from + 1).max(0)) / f64::from((to - from + 1).max(1));
            due += units as f64 * share.min(1.0);
            start = Some(start.map_or(from, |start| start.min(from)));
        }
        let start = start?;
        let of_source = series.into_iter().filter(|one| one.source == source);
        let consumed = of_source.map(|one| sum(one, start, as_of)).sum();
        Some(Self { consumed, due, as_of, days: as_of - start + 1, source })
    }
}

/// The sum of what is stated from one day to another.
fn sum(series: &Series, from: Day, to: Day) -> f64 {
    let stated = (0..).zip(&series.points).map(|(offset, point)| (series.first + offset, *point));
    let inside = stated.filter(|(day, point)| (from..=to).contains(day) && *point != NO_POINT);
    inside.map(|(_, point)| point as f64).sum::<f64>() / 10f64.powi(i32::from(series.scale))
}
