//! The state of the data put together: from the store what it knows, from the settings what is
//! declared and in which currency sums are said; and a file read again for its mapping.

use super::failure::Failure;
use super::sync;
use super::workspace::Workspace;
use crate::core::gap::Gap;
use crate::core::intake::{FileSample, Intake};
use crate::ingest::{self, Presets};
use std::path::Path;

/// Past runs that are shown.
const RUNS: usize = 100;

/// Everything the Data screen shows.
pub fn intake(workspace: &Workspace) -> Result<Intake, Failure> {
    let store = &workspace.store;
    Ok(Intake {
        sources: store.sources()?,
        refused: store.refused()?,
        problems: store.problems()?,
        orphans: store.orphans()?,
        gaps: gaps(workspace)?,
        runs: store.runs(RUNS)?,
    })
}

/// What is missing, the most accounts first, with what the settings say about it.
fn gaps(workspace: &Workspace) -> Result<Vec<Gap>, Failure> {
    let book = workspace.feeds_book()?;
    let rates = &workspace.settings.rates;
    let mut gaps = workspace.store.gaps()?;
    for gap in &mut gaps {
        let entity = gap.need.of.first().map(|(entity, _)| *entity);
        gap.declared = gap.need.switch().is_some_and(|name| book.not_collected(name, entity));
        gap.arr = rates.totals(&gap.arr, book.today);
    }
    gaps.sort_by_key(|gap| (gap.declared, std::cmp::Reverse(gap.accounts)));
    Ok(gaps)
}

/// A file as it is read today.
pub fn sample(workspace: &Workspace, path: &Path) -> Result<FileSample, Failure> {
    let own = sync::own_presets(workspace)?;
    let presets = own.as_ref().unwrap_or_else(|| Presets::builtin());
    let options = sync::reading_options(workspace, &sync::SyncOptions::default());
    Ok(ingest::sample(path, presets, &options)?)
}

/// What the book does not collect, by declaration and in force.
pub fn declared_away(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    Ok(workspace.feeds_book()?.declared_away())
}
