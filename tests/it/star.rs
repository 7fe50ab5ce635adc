//! The star: who may see whom, and where the outside world may be touched.

use crate::house::{Source, sources};

/// Each room and the rooms it may see. A room that is not named here fails the test.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("core", &["core"]),
    ("locale", &["core", "locale"]),
    ("store", &["core", "store"]),
    ("ingest", &["core", "ingest"]),
    ("demo", &["core", "demo"]),
    ("tui", &["core", "locale", "tui"]),
    ("runtime", &["core", "demo", "ingest", "locale", "runtime", "store", "tui"]),
    ("cli", &["cli", "core", "demo", "ingest", "locale", "runtime", "store", "tui"]),
    ("lib", &["cli", "core", "demo", "ingest", "locale", "runtime", "store", "tui"]),
    ("main", &["cli"]),
];

/// What only some rooms may name: (text, rooms).
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite::", &["store"]),
    ("crossterm::", &["runtime"]),
    ("ratatui::init", &["runtime"]),
    ("SystemTime", &["runtime"]),
    ("Instant::now", &["runtime"]),
    ("Utc::now", &["runtime"]),
    ("Local::now", &["runtime"]),
    ("std::env", &["runtime"]),
    ("env::var", &["runtime"]),
    ("home_dir", &["runtime"]),
    ("ratatui::", &["tui", "runtime"]),
    ("tokio::", &["runtime"]),
];

#[test]
fn every_room_sees_only_what_the_star_allows() {
    let faults: Vec<String> = sources("src").iter().flat_map(forbidden_rooms).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_outside_world_is_touched_only_where_it_belongs() {
    let faults: Vec<String> = sources("src").iter().flat_map(forbidden_words).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_forbidden_use_is_found() {
    let bad = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    assert_eq!(forbidden_rooms(&bad("src/core/day.rs", "use crate::store::Store;\n")).len(), 1);
    assert_eq!(forbidden_rooms(&bad("src/tui/x.rs", "let a = mamori::ingest::read();\n")).len(), 1);
    assert_eq!(
        forbidden_rooms(&bad("src/attic.rs", "//! x\n")).len(),
        1,
        "a new room must be named"
    );
    assert_eq!(forbidden_rooms(&bad("src/tui/x.rs", "use crate::core::day::Day;\n")).len(), 0);
    assert_eq!(forbidden_words(&bad("src/core/day.rs", "use rusqlite::Row;\n")).len(), 1);
    assert_eq!(forbidden_words(&bad("src/tui/x.rs", "let t = SystemTime::now();\n")).len(), 1);
}

fn forbidden_rooms(source: &Source) -> Vec<String> {
    let Some((_, allowed)) = MAY_SEE.iter().find(|(room, _)| *room == source.room()) else {
        return vec![format!("{}: the star does not name this room", source.path)];
    };
    let seen = code_lines(source).flat_map(|(number, line)| {
        let rooms = ["crate::", "mamori::"].into_iter().flat_map(move |root| {
            line.match_indices(root).map(move |(at, _)| {
                let rest = &line[at + root.len()..];
                rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")
            })
        });
        rooms.map(move |room| (number, room.to_owned())).collect::<Vec<_>>()
    });
    seen.filter(|(_, room)| {
        MAY_SEE.iter().any(|(known, _)| known == room) && !allowed.contains(&room.as_str())
    })
    .map(|(number, room)| format!("{}:{number}: {} may not see {room}", source.path, source.room()))
    .collect()
}

fn forbidden_words(source: &Source) -> Vec<String> {
    let rooms = |word: &str| {
        ONLY_IN.iter().find(|(known, _)| *known == word).map_or(&[][..], |(_, rooms)| *rooms)
    };
    code_lines(source)
        .flat_map(|(number, line)| {
            let named = ONLY_IN
                .iter()
                .filter(|(word, _)| line.contains(word) && !rooms(word).contains(&source.room()));
            named.map(move |(word, _)| (number, *word)).collect::<Vec<_>>()
        })
        .map(|(number, word)| {
            format!("{}:{number}: {word} does not belong in {}", source.path, source.room())
        })
        .collect()
}

/// Lines that are code, numbered from 1; comments are left out, and so are unit tests.
fn code_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source
        .code()
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}
