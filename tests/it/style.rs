//! Calm code: sizes of files and functions, headers, and no sentence outside the locales.

use crate::house::{Source, sources};

const LONGEST_FUNCTION: usize = 60;
const LONGEST_AT_P90: usize = 25;
const LONGEST_FILE: usize = 600;

/// Flat tables, which may be long: nothing in them can be read wrong for being far apart.
const TABLES: &[&str] = &[];

#[test]
fn files_stay_short_and_say_what_they_are() {
    let mut faults = Vec::new();
    for source in sources("src").iter().chain(&sources("tests")).chain(&sources("benches")) {
        if !source.text.starts_with("//! ") {
            faults.push(format!("{}: does not open with //!", source.path));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE && !TABLES.contains(&source.path.as_str()) {
            faults.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn functions_stay_short() {
    let mut lengths = Vec::new();
    let mut faults = Vec::new();
    for source in sources("src") {
        for (name, line, length) in functions(&source) {
            lengths.push(length);
            if length > LONGEST_FUNCTION {
                faults.push(format!("{}:{line}: {name} has {length} lines", source.path));
            }
        }
    }
    lengths.sort_unstable();
    let p90 = lengths[lengths.len() * 9 / 10];
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(p90 <= LONGEST_AT_P90, "the 90th percentile of function length is {p90}");
}

#[test]
fn a_long_function_is_found() {
    let body = "    a();\n".repeat(70);
    let text = format!("//! x\nfn short() {{}}\npub fn long() {{\n{body}}}\n");
    let found = functions(&Source { path: "src/x.rs".into(), text });
    assert_eq!(
        found.iter().map(|(name, _, length)| (name.as_str(), *length)).collect::<Vec<_>>(),
        [("short", 1), ("long", 72)]
    );
}

#[test]
fn no_sentence_for_people_stands_in_the_code() {
    let faults: Vec<String> = sources("src").iter().flat_map(sentences).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_is_called_a_drawer() {
    let drawers = ["utils", "util", "common", "helpers", "manager", "misc"];
    let named = |source: &Source| {
        let stem = source.path.rsplit('/').next().unwrap_or("").trim_end_matches(".rs").to_owned();
        drawers.contains(&stem.as_str()) || source.path.ends_with("/mod.rs")
    };
    let faults: Vec<_> =
        sources("src").into_iter().filter(named).map(|source| source.path).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

/// (name, first line, lines) of each function, on text as rustfmt lays it out.
fn functions(source: &Source) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = source.code().lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let close = format!("{indent}}}");
        let ends_here = line.ends_with('}') || line.ends_with(';');
        let length = if ends_here {
            1
        } else {
            1 + lines[at + 1..]
                .iter()
                .position(|l| *l == close || **l == format!("{indent});"))
                .map_or(0, |n| n + 1)
        };
        found.push((name.to_owned(), at + 1, length));
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "default "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_prefix("fn ")?.split(['(', '<']).next()
}

/// Literals that read like a sentence: three words or more, letters and spaces.
fn sentences(source: &Source) -> Vec<String> {
    let lines = source.code().lines().enumerate();
    let code = lines
        .filter(|(_, line)| !line.trim_start().starts_with("//") && !line.contains("reason = \""));
    code.flat_map(|(at, line)| {
        literals(line).into_iter().filter(|text| is_sentence(text)).map(move |text| (at + 1, text))
    })
    .map(|(line, text)| format!("{}:{line}: {text:?} belongs in assets/locales", source.path))
    .collect()
}

fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find('"') {
        let body = &rest[start + 1..];
        let Some(end) = body.find('"') else { break };
        found.push(body[..end].to_owned());
        rest = &body[end + 1..];
    }
    found
}

fn is_sentence(text: &str) -> bool {
    const SQL: &[&str] = &[
        "select ",
        "insert ",
        "update ",
        "delete ",
        "create ",
        "pragma ",
        "from ",
        "where ",
        "order by",
        "begin",
        "savepoint",
        "rollback",
        "release",
        "values",
        "on conflict",
        "join ",
        "and ",
        "group by",
        "union",
        "limit",
        "set ",
        "with ",
        "alter ",
        "drop ",
        "attach ",
        "detach ",
        "vacuum",
    ];
    let lower = text.trim().to_lowercase();
    if SQL.iter().any(|word| lower.starts_with(word)) {
        return false;
    }
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let spoken = words
        .iter()
        .filter(|word| {
            word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || "'.,;:!?".contains(c))
        })
        .count();
    let ends = text.trim_end().ends_with(['.', '!', '?']);
    (spoken >= 4 && spoken * 10 >= words.len() * 7) || (spoken >= 3 && ends)
}
