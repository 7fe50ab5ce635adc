//! `mamori list --since`: who moved band between two days, who appeared and who left.

use super::arguments::ListArgs;
use super::context::{Context, print_json, raw};
use super::list;
use super::print::Table;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::moves::{self, Move};
use crate::core::receipt::{Band, Score};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::HashSet;

/// Who moved band between two days, who appeared and who left.
pub fn print(
    context: &Context,
    args: &ListArgs,
    workspace: &Workspace,
    (since, until): (Day, Day),
) -> Result<u8, Failure> {
    let now = workspace.rows_of(until)?;
    let chosen = list::chosen(&args.filter, workspace, until, &now)?;
    let then = workspace.rows_of(since)?;
    let mut moves = moves::between(&then, &now);
    if !args.filter.is_empty() {
        let found: HashSet<_> =
            now.iter().chain(&then).filter(|row| chosen(row)).map(|row| row.id).collect();
        moves.retain(|one| found.contains(&one.id));
    }
    if context.json {
        print_json(&Value::Array(moves.iter().map(move_json).collect()))?;
    } else if moves.is_empty() {
        context.warn(&Message::new("moves-none").day("since", since).day("until", until));
    } else {
        raw(&moves_table(context, &moves).text())?;
    }
    Ok(0)
}

fn move_json(one: &Move) -> Value {
    let points = |end: Option<(Band, Option<Score>)>| end.and_then(|end| end.1).map(Score::points);
    let band = |end: Option<(Band, Option<Score>)>| end.map(|end| end.0.id());
    json!({
        "id": one.id.to_string(), "name": one.name, "kind": one.kind.id(),
        "band_from": band(one.from), "band_to": band(one.to),
        "score_from": points(one.from), "score_to": points(one.to),
    })
}

fn moves_table(context: &Context, moves: &[Move]) -> Table {
    let titles = ["moves-kind", "moves-account", "moves-from", "moves-to"];
    let mut table = Table::new(titles.iter().map(|id| context.word(id)).collect());
    let stand = |end: Option<(Band, Option<Score>)>| match end {
        None => String::new(),
        Some((band, score)) => {
            let band = context.word(band.title());
            let score = score.map(|score| format!("{} ", format::number(score.points(), 1)));
            format!("{}{band}", score.unwrap_or_default())
        }
    };
    for one in moves {
        table.rows.push(vec![
            context.word(&format!("moves-{}", one.kind.id())),
            format!("{}  {}", one.id, one.name),
            stand(one.from),
            stand(one.to),
        ]);
    }
    table
}
