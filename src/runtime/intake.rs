//! The state of the data put together: from the store what it knows, from the settings what is
//! declared and in which currency sums are said; and a file read again for its mapping.

use super::failure::Failure;
use super::paths;
use super::table::Table;
use super::workspace::Workspace;
use crate::core::entity::Entity;
use crate::core::forecast;
use crate::core::gap::{Gap, LISTED, NEEDS, OWN, OwnNeed};
use crate::core::identity::{Alike, Suggestion, is_meeting};
use crate::core::intake::{Intake, Orphan, ProblemLine, mend};
use crate::core::measure::custom;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
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
    gaps.extend(own_gaps(workspace)?);
    for gap in &mut gaps {
        let entity = gap.need.of.first().map(|(entity, _)| *entity);
        gap.declared |= gap.need.switch().is_some_and(|name| book.not_collected(name, entity));
        gap.arr = rates.totals(&gap.arr, book.today);
    }
    gaps.sort_by_key(|gap| (gap.declared, std::cmp::Reverse(gap.accounts)));
    Ok(gaps)
}

/// Columns that measures of one's own are made of, where accounts lack them.
fn own_gaps(workspace: &Workspace) -> Result<Vec<Gap>, Failure> {
    let customs = &workspace.card().custom;
    if customs.is_empty() {
        return Ok(Vec::new());
    }
    let rows = workspace.store.portfolio()?.rows;
    let rows: Vec<&Summary> =
        rows.iter().map(AsRef::as_ref).filter(|row| row.band != Band::Excluded).collect();
    let away = &workspace.settings.not_collected;
    let gaps = customs.iter().flat_map(|custom| {
        let columns = custom.columns().into_iter();
        columns.map(|column| Gap {
            declared: away.contains(custom.id),
            ..own_gap(&rows, &custom.title, column)
        })
    });
    Ok(gaps.filter(|gap| gap.accounts > 0).collect())
}

fn own_gap(rows: &[&Summary], measure: &str, column: &str) -> Gap {
    let lacks = |row: &&&Summary| custom::column(row.extra.iter(), column).is_none();
    let lacking: Vec<&Summary> = rows.iter().filter(lacks).copied().collect();
    let few = Some(&lacking).filter(|lacking| lacking.len() <= LISTED);
    Gap {
        need: &OWN,
        own: Some(OwnNeed { column: column.to_owned(), measure: measure.to_owned() }),
        accounts: lacking.len() as u64,
        total: rows.len() as u64,
        arr: forecast::worth(lacking.iter().copied()),
        unpriced: lacking.iter().filter(|row| row.arr.is_none()).count() as u64,
        who: few.map(|rows| rows.iter().map(|row| row.id).collect()).unwrap_or_default(),
        declared: false,
    }
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
