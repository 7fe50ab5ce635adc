//! The tabs of Data and what stands on each.

use super::Entry;
use crate::core::intake::Intake;
use crate::tui::board::tabs;
use crate::tui::command::msg;

tabs! {
    Sources "sources" msg("tab-sources"), msg("empty-sources");
    Problems "problems" msg("tab-problems"), msg("empty-problems");
    Missing "missing" msg("tab-missing"), msg("empty-missing");
    Runs "runs" msg("tab-runs"), msg("empty-runs");
    Who "who" msg("tab-who"), msg("empty-who");
}

/// A title, where there is one, and the rows under it.
type Group = (Option<&'static str>, Vec<Entry>);

impl Tab {
    pub(super) fn entries(self, intake: &Intake) -> Vec<Group> {
        let rows = |count: usize, entry: fn(usize) -> Entry| (0..count).map(entry).collect();
        match self {
            Self::Sources => vec![(None, rows(intake.sources.len(), Entry::Source))],
            Self::Problems => vec![
                (Some(msg("group-refused")), rows(intake.refused.len(), Entry::Refused)),
                (Some(msg("group-set-aside")), rows(intake.problems.len(), Entry::Problem)),
                (Some(msg("group-conflicts")), rows(intake.conflicts.len(), Entry::Conflict)),
                (
                    Some(msg("group-contradictions")),
                    rows(intake.contradictions.len(), Entry::Contradiction),
                ),
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
            Self::Who => vec![
                (Some(msg("group-pairs")), rows(intake.pairs.len(), Entry::Pair)),
                (Some(msg("group-orphans")), rows(intake.orphans.len(), Entry::Orphan)),
            ],
        }
    }
}
