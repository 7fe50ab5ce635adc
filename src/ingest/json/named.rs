//! Fields that a file names by number, and itself says what they are called: Jira's
//! `"names": {"customfield_10050": "Customer account"}`.

use super::scan::{Span, each_member, text};
use crate::ingest::header::Column;
use crate::ingest::table::Table;
use std::collections::HashMap;

/// How such fields are called.
const NUMBERED: &str = "customfield_";
/// What of a field that is an object says what the field says.
const SAYING: [&str; 6] = ["name", "value", "0.name", "0.value", "displayName", "0.displayName"];

/// Does a member of a file say what its numbered fields are called?
pub fn names_fields(member: &str, value: &str) -> bool {
    member == "names" && value.contains(NUMBERED)
}

/// Calls the columns of tables what the file calls their fields.
pub fn translate(file: &str, tables: &mut [Table<'_>]) {
    if !file.contains("\"names\"") || !file.contains(NUMBERED) {
        return;
    }
    let names = names(file);
    if names.is_empty() {
        return;
    }
    for column in tables.iter_mut().flat_map(|table| &mut table.columns) {
        if let Some(name) = called(&column.name, &names) {
            *column = Column::new(&name);
        }
    }
}

fn names(file: &str) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let start = file.len() - file.trim_start().len();
    let root = Span { start, text: file.trim() };
    let found = each_member(root, |member, value| {
        if member != "names" || !value.text.starts_with('{') {
            return Ok(());
        }
        each_member(value, |field, name| {
            let name = name.text.trim_matches('"');
            if field.starts_with(NUMBERED) && !name.is_empty() {
                names.insert(field.to_owned(), text(name).into_owned());
            }
            Ok(())
        })
    });
    if found.is_err() { HashMap::new() } else { names }
}

/// `fields.customfield_10050.value` is `Custom field (Customer account)`, its id no more than its id.
fn called(column: &str, names: &HashMap<String, String>) -> Option<String> {
    let from = column.find(NUMBERED)?;
    let rest = column.get(from..)?;
    let (field, part) = rest.split_once('.').unwrap_or((rest, ""));
    let name = names.get(field)?;
    let says = part.is_empty() || SAYING.contains(&part);
    Some(if says { format!("Custom field ({name})") } else { format!("{name}.{part}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_field_is_called_by_its_name() {
        let names =
            names(r#"{"names":{"customfield_7":"Customer account","summary":"S"},"issues":[]}"#);
        let check = |column: &str, expected: Option<&str>| {
            assert_eq!(called(column, &names).as_deref(), expected, "{column}");
        };
        check("fields.customfield_7", Some("Custom field (Customer account)"));
        check("fields.customfield_7.value", Some("Custom field (Customer account)"));
        check("fields.customfield_7.id", Some("Customer account.id"));
        check("fields.customfield_8", None);
        check("fields.summary", None);
    }
}
