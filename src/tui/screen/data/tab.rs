//! The tabs of Data and what stands on each.

use super::Entry;
use crate::core::intake::Intake;
use crate::tui::command::msg;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tab {
    #[default]
    Sources,
    Problems,
    Missing,
    Runs,
}

/// A title, where there is one, and the rows under it.
type Group = (Option<&'static str>, Vec<Entry>);

impl Tab {
    pub const ALL: [Self; 4] = [Self::Sources, Self::Problems, Self::Missing, Self::Runs];

    pub fn id(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Problems => "problems",
            Self::Missing => "missing",
            Self::Runs => "runs",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Sources => msg("tab-sources"),
            Self::Problems => msg("tab-problems"),
            Self::Missing => msg("tab-missing"),
            Self::Runs => msg("tab-runs"),
        }
    }

    pub fn empty(self) -> &'static str {
        match self {
            Self::Sources => msg("empty-sources"),
            Self::Problems => msg("empty-problems"),
            Self::Missing => msg("empty-missing"),
            Self::Runs => msg("empty-runs"),
        }
    }

    #[must_use]
    pub fn on(self, places: usize) -> Self {
        Self::ALL.get((self as usize + places) % Self::ALL.len()).copied().unwrap_or_default()
    }

    pub(super) fn entries(self, intake: &Intake) -> Vec<Group> {
        let rows = |count: usize, entry: fn(usize) -> Entry| (0..count).map(entry).collect();
        match self {
            Self::Sources => vec![(None, rows(intake.sources.len(), Entry::Source))],
            Self::Problems => vec![
                (Some(msg("group-refused")), rows(intake.refused.len(), Entry::Refused)),
                (Some(msg("group-set-aside")), rows(intake.problems.len(), Entry::Problem)),
                (Some(msg("group-orphans")), rows(intake.orphans.len(), Entry::Orphan)),
            ],
            Self::Missing => {
                let gaps = |declared| {
                    let all = intake.gaps.iter().enumerate();
                    all.filter(|(_, gap)| gap.declared == declared)
                        .map(|(at, _)| Entry::Gap(at))
                        .collect()
                };
                vec![
                    (Some(msg("group-missing")), gaps(false)),
                    (Some(msg("group-not-collected")), gaps(true)),
                ]
            }
            Self::Runs => vec![(None, rows(intake.runs.len(), Entry::Run))],
        }
    }
}
