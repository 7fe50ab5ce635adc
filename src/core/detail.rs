//! One account opened: its facts, its receipt, its open signals. Loaded when it is looked at.

use super::account::AccountId;
use super::day::Day;
use super::facts::Facts;
use super::portfolio::Summary;
use super::receipt::Receipt;
use super::report::Page;
use super::scoring::change::Change;
use super::scoring::course::Courses;
use super::scoring::recovery::Prospect;
use super::signal::episode::Episode;

/// What Account 360, `show`, `health` and the panes of the list read.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    pub id: AccountId,
    pub as_of: Day,
    /// By the numbers on trial, not by those that are kept.
    pub tried: bool,
    pub facts: Facts,
    pub receipt: Receipt,
    /// What would make it healthy, and what missing data cost it.
    pub prospect: Prospect,
    /// Why the score is not what it was 30 and 90 days ago.
    pub changes: Vec<Change>,
    /// The derived row of the same moment, with the open signals.
    pub summary: Summary,
    /// Pillar scores (id, 26 weekly closes) for the health rows.
    pub pillar_history: Vec<(&'static str, Vec<Option<u8>>)>,
    /// The year up to that day, for charts.
    pub courses: Courses,
    /// Warnings that have cleared.
    pub cleared: Vec<Episode>,
    /// The brief before a call, of the same moment.
    pub brief: Page,
}
