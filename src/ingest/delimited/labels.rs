//! Rows below the header that say more about the columns: the choices of a survey, or
//! its questions and import ids. They become part of the names and are no records.

use super::Placed;
use crate::ingest::header::fold;

/// Labels that only say that there is one answer.
const PLAIN: [&str; 6] =
    ["response", "openendedresponse", "回答", "自由回答", "自由回答形式", "antwort"];

/// The header that the first of the records begins, and how many more records belong to it.
pub fn joined(head: &[Placed]) -> (Vec<String>, usize) {
    let row = |at: usize| head.get(at).map(|(cells, _, _)| cells.as_slice()).unwrap_or_default();
    let header = row(0);
    let more = if has_import_ids(row(2)) {
        2
    } else {
        usize::from(has_import_ids(row(1)) || are_choices(header, row(1)))
    };
    let labels = if more > 0 && !has_import_ids(row(1)) { row(1) } else { &[] };
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    let mut question = "";
    for (at, name) in header.iter().enumerate() {
        if !name.trim().is_empty() {
            question = name;
        }
        let label = labels.get(at).map_or("", |label| label.trim());
        let plain = label.is_empty() || label == name || PLAIN.contains(&fold(label).as_str());
        names.push(match (plain, more) {
            (_, 0) | (true, _) => name.clone(),
            (false, _) => format!("{question} ({label})"),
        });
    }
    (names, more)
}

/// The third header row of Qualtrics.
fn has_import_ids(row: &[String]) -> bool {
    row.iter().any(|cell| {
        let cell = cell.trim_start();
        cell.starts_with("{\"ImportId\"") || cell.starts_with("{'ImportId'")
    })
}

/// A row that is blank under the first columns, and names the choices of questions that stand
/// over several columns or have a plain answer.
fn are_choices(header: &[String], row: &[String]) -> bool {
    let blank = |cell: Option<&String>| cell.is_none_or(|cell| cell.trim().is_empty());
    let leading = (0..header.len().min(3)).all(|at| !blank(header.get(at)) && blank(row.get(at)));
    let named = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let mut told =
        named.map(|(at, cell)| blank(header.get(at)) || PLAIN.contains(&fold(cell).as_str()));
    header.len() > 3 && leading && told.any(|told| told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], names: &[&str], more: usize) {
        let head: Vec<Placed> = rows
            .iter()
            .map(|row| (row.iter().map(|cell| (*cell).to_owned()).collect(), 0, 0))
            .collect();
        assert_eq!(joined(&head), (names.iter().map(|n| (*n).to_owned()).collect(), more));
    }

    #[test]
    fn choices_and_questions_belong_to_the_names() {
        check(
            &[
                &[
                    "Respondent ID",
                    "Collector ID",
                    "End Date",
                    "Would you recommend us?",
                    "Which?",
                    "",
                ],
                &["", "", "", "Response", "Reports", "Alerts"],
                &["1", "2", "2026-11-03", "9", "Reports", ""],
            ],
            &[
                "Respondent ID",
                "Collector ID",
                "End Date",
                "Would you recommend us?",
                "Which? (Reports)",
                "Which? (Alerts)",
            ],
            1,
        );
        check(
            &[
                &["ResponseId", "Q1"],
                &["Response ID", "Would you recommend us?"],
                &["{\"ImportId\":\"_recordId\"}", "{\"ImportId\":\"QID1\"}"],
                &["R_1", "9"],
            ],
            &["ResponseId (Response ID)", "Q1 (Would you recommend us?)"],
            2,
        );
    }

    #[test]
    fn a_record_with_blank_cells_is_no_header() {
        check(
            &[&["id", "name", "owner", "arr"], &["", "", "", "5"]],
            &["id", "name", "owner", "arr"],
            0,
        );
        check(&[&["id", "name"], &["1", "a"]], &["id", "name"], 0);
    }
}
