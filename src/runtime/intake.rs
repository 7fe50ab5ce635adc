//! The state of the data put together: from the store what it knows, from the settings what is
//! declared and in which currency sums are said; and a file read again for its mapping.

use super::failure::Failure;
use super::paths;
use super::table::Table;
use super::workspace::Workspace;
use crate::core::entity::Entity;
use crate::core::gap::{Gap, NEEDS};
use crate::core::identity::{Alike, Suggestion, is_meeting};
use crate::core::intake::{Intake, Orphan, ProblemLine, mend};
use crate::locale::Lang;
use std::collections::BTreeMap;
use std::path::Path;

/// Past runs that are shown.
const RUNS: usize = 100;

/// Everything the Data screen shows.
pub fn intake(workspace: &Workspace) -> Result<Intake, Failure> {
    let store = &workspace.store;
    let mut sources = store.sources()?;
    for source in &mut sources {
        source.full = workspace.settings.full.covers(&source.source, source.entity);
    }
    let (pairs, names) =
        store.suggestions()?.into_iter().partition(|one| matches!(one.what, Alike::Accounts(..)));
    Ok(Intake {
        sources,
        refused: store.refused()?,
        problems: store.problems()?,
        conflicts: store.conflicts()?,
        contradictions: store.contradictions()?,
        orphans: suggested(store.orphans()?, names),
        pairs,
        gaps: gaps(workspace)?,
        runs: store.runs(RUNS)?,
    })
}

/// References with the account that is called alike; those that have one first.
fn suggested(mut orphans: Vec<Orphan>, names: Vec<Suggestion>) -> Vec<Orphan> {
    let mut alike = BTreeMap::new();
    for one in names {
        if let Alike::Name { source, reference, account } = one.what {
            alike.insert((source, reference), (account, one.names.0));
        }
    }
    // Meetings wait among the calls.
    orphans.retain(|orphan| !is_meeting(&orphan.reference));
    for orphan in &mut orphans {
        orphan.alike = alike.remove(&(orphan.source.clone(), orphan.reference.clone()));
    }
    orphans.sort_by_key(|orphan| orphan.alike.is_none());
    orphans
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

/// Writes the rows set aside as a table for a spreadsheet; says how many there are.
pub fn write_problems(workspace: &Workspace, lang: Lang, path: &Path) -> Result<usize, Failure> {
    let lines = workspace.store.problems()?;
    let text = format!("\u{feff}{}", problem_table(&lines, lang).csv());
    paths::write_whole(path, text.as_bytes())?;
    Ok(lines.len())
}

/// The rows set aside: place, value, reason, and what to do about each.
pub fn problem_table(lines: &[ProblemLine], lang: Lang) -> Table {
    let titles = [
        ">problem-number",
        "sync-file",
        "problem-line",
        "problem-record",
        "problem-column",
        "problem-value",
        "problem-reason",
        "problem-mend",
    ];
    let title = |id: &str| match id.strip_prefix('>') {
        Some(id) => format!(">{}", lang.word(id)),
        None => lang.word(id),
    };
    let mut table = Table::new(titles.map(title).into());
    for line in lines {
        let problem = &line.problem;
        let cells = [problem.column.clone(), problem.value.clone()].map(Option::unwrap_or_default);
        let [column, value] = cells;
        table.rows.push(vec![
            line.number.to_string(),
            line.path.clone(),
            problem.line.to_string(),
            problem.record.to_string(),
            column,
            value,
            lang.say(&problem.reason),
            lang.word(mend(&problem.reason)),
        ]);
    }
    table
}

/// Kinds of export that never came and are not declared away either.
pub fn lacking(workspace: &Workspace) -> Result<(Vec<Entity>, Vec<String>), Failure> {
    let book = workspace.feeds_book()?;
    let switches = NEEDS.iter().filter(|need| need.switch().is_some());
    let entities = switches.filter_map(|need| need.of.first().map(|(entity, _)| *entity));
    let never = |entity: &Entity| {
        !book.feeds.iter().any(|feed| feed.entity == *entity)
            && !book.not_collected(entity.id(), Some(*entity))
    };
    Ok((entities.filter(never).collect(), book.declared_away()))
}
