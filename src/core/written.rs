//! What is written in TOML, read into the types that hold it. Every start reads scorecard,
//! playbooks, calendars, theme and settings: one way in for all of them keeps what is loaded for it
//! small. A fault is looked for once more in the text, by the reader that knows lines.

use serde::de::DeserializeOwned;
use toml::Table;
use toml::de::Error;

/// Reads a file's text. The error knows its place in the text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    read_both(text).map(|(_, read)| read)
}

/// Reads a file's text, and gives what is written there as well.
pub fn read_both<T: DeserializeOwned>(text: &str) -> Result<(Table, T), Error> {
    let table: Table = text.parse()?;
    let read = small(table.clone()).map_or_else(|| toml::from_str(text), Ok)?;
    Ok((table, read))
}

/// Takes what stands in a table. The error names the keys on the way to it.
pub fn take<T: DeserializeOwned>(table: &Table) -> Result<T, Error> {
    match small(table.clone()) {
        Some(read) => Ok(read),
        None => table.clone().try_into(),
    }
}

/// Without a type of its own for every pair of a reader and what it reads.
fn small<T: DeserializeOwned>(table: Table) -> Option<T> {
    let mut table = <dyn erased_serde::Deserializer>::erase(table);
    erased_serde::deserialize(&mut table).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sheet {
        name: String,
        share: f64,
        #[serde(default)]
        steps: Vec<Step>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Step {
        days: u8,
    }

    fn check(text: &str, expected: Result<Sheet, (usize, &str)>) {
        let read = read::<Sheet>(text);
        let line = |error: &Error| {
            let start = error.span().map_or(0, |span| span.start);
            text.get(..start).unwrap_or_default().matches('\n').count() + 1
        };
        match (read, expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected),
            (Err(error), Err((at, word))) => {
                assert_eq!(line(&error), at, "{error}");
                assert!(error.message().contains(word), "{error}");
            }
            (read, expected) => panic!("{read:?} for {expected:?}"),
        }
    }

    #[test]
    fn a_file_is_read_and_a_fault_has_its_place() {
        let sheet = |share, steps: &[u8]| Sheet {
            name: "a".into(),
            share,
            steps: steps.iter().map(|days| Step { days: *days }).collect(),
        };
        check("name = 'a'\nshare = 2", Ok(sheet(2.0, &[])));
        check("name = 'a'\nshare = 0.5\n[[steps]]\ndays = 3", Ok(sheet(0.5, &[3])));
        check("name = 'a'\nshare = 1\n[[steps]]\ndays = 300", Err((4, "300")));
        check("name = 'a'\nshare = 1\n\nshaer = 1", Err((4, "shaer")));
        check("name = 'a'\nshare =", Err((2, "")));
    }
}
