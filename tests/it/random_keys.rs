//! Keys at random over every screen, through the real runtime: nothing panics, and undo all the way
//! back leaves every row that the person could write as it was. `R` and `:` are not among the keys:
//! what they lead to (reading files, settings typed by name) has ways back of its own.
//!
//! `cargo test` presses a few thousand by fixed seeds; `MAMORI_RANDOM_KEYS=1000000` presses as many,
//! by seeds that begin at `MAMORI_RANDOM_SEED` (0 unless it is set).

use crate::session::{Sitting, with_book, workspace};
use mamori::locale::Lang;
use mamori::tui::command::{all, strip_keys};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Keys of one sitting; then everything is taken back.
const A_SITTING: usize = 500;

const USUAL: usize = 3_000;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (50, 12)];

/// Tables that only the person writes.
const PERSONAL: [&str; 11] = [
    "task",
    "touch",
    "pulse",
    "verdict",
    "correction",
    "override",
    "plan",
    "proof",
    "ruling",
    "waiver",
    "forecast",
];

/// Numbers that look like chance and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }
}

/// Every key that any command or strip has, one by one, and some that are only text.
fn keys() -> Vec<String> {
    let commands = all().flat_map(|command| command.keys.iter()).flat_map(|keys| keys.split(' '));
    let mut keys: BTreeSet<String> = commands.map(str::to_owned).collect();
    keys.extend(strip_keys().map(|(_, key, _)| key.to_string()));
    keys.extend(["A", "3", "#", ">", "あ", "ｄ"].map(str::to_owned));
    keys.remove("R");
    keys.remove(":");
    keys.into_iter().collect()
}

/// What the person has written, table by table, and the files that are kept for them.
fn written(sitting: &Sitting) -> BTreeMap<String, Vec<Vec<String>>> {
    let rows = |table: &&str| {
        let sql = format!("SELECT * FROM {table} ORDER BY id");
        ((*table).to_owned(), sitting.query(&sql))
    };
    let mut all: BTreeMap<_, _> = PERSONAL.iter().map(rows).collect();
    for file in ["mamori.toml", "views.toml"] {
        let text = std::fs::read_to_string(sitting.workspace.folder.join(file));
        all.insert(file.to_owned(), vec![vec![text.unwrap_or_default()]]);
    }
    all
}

/// Gestures that can still be taken back.
fn open_gestures(sitting: &Sitting) -> usize {
    sitting.workspace.store.depth().unwrap().undo
}

/// Out of whatever is open, then back to the beginning.
fn take_all_back(sitting: &mut Sitting) {
    let mut left = open_gestures(sitting);
    for _ in 0..left + 20 {
        if left == 0 {
            return;
        }
        // An account, a page, an input: each closes one.
        sitting.press("Esc Esc u");
        let before = std::mem::replace(&mut left, open_gestures(sitting));
        if left == before {
            // The curtain lets nothing else through.
            sitting.press("X");
        }
    }
    panic!("{} gestures are left:\n{}", open_gestures(sitting), sitting.screen());
}

/// A sitting of so many keys; the keys that were pressed stand in `pressed` whatever happens.
fn sit(seed: u64, count: usize, pressed: &mut Vec<String>) {
    let mut dice = Dice::new(seed);
    let lang = if seed.is_multiple_of(2) { Lang::En } else { Lang::Ja };
    let folder = tempfile::tempdir().unwrap();
    let files = crate::book::files();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let workspace = workspace(folder.path(), &files);
    let mut sitting = Sitting::open(&workspace, SIZES[dice.below(SIZES.len())], lang);
    let before = written(&sitting);
    let (keys, failed) = (keys(), lang.word("job-failed"));
    for _ in 0..count {
        if dice.below(100) == 0 {
            sitting.resize(SIZES[dice.below(SIZES.len())]);
        }
        let key = &keys[dice.below(keys.len())];
        pressed.push(key.clone());
        sitting.press(key);
        let screen = sitting.screen();
        assert!(!screen.contains(&failed), "a job panicked:\n{screen}");
    }
    take_all_back(&mut sitting);
    let after = written(&sitting);
    for (table, rows) in &before {
        assert_eq!(&after[table], rows, "{table} is another after undo all the way back");
    }
    sitting.close();
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a number"))
}

#[test]
fn keys_at_random_never_panic_and_undo_takes_all_of_it_back() {
    let count = number("MAMORI_RANDOM_KEYS").map_or(USUAL, |count| count as usize);
    let first = number("MAMORI_RANDOM_SEED").unwrap_or_default();
    for sitting in 0..count.div_ceil(A_SITTING) {
        let (seed, mut pressed) = (first + sitting as u64, Vec::new());
        let sat = catch_unwind(AssertUnwindSafe(|| sit(seed, A_SITTING, &mut pressed)));
        if let Err(panic) = sat {
            eprintln!("seed {seed}, keys: {}", pressed.join(" "));
            std::panic::resume_unwind(panic);
        }
    }
}

/// What such keys have found.
#[test]
fn the_end_of_a_section_of_the_account_is_reached_and_left_again() {
    with_book(|sitting| {
        sitting.press("Enter");
        let whole = sitting.screen();
        for end in ["End", "G"] {
            sitting.press(end);
            assert!(sitting.screen().contains("Acme Corp"));
            sitting.press("Home");
            assert_eq!(sitting.screen(), whole);
        }
    });
}

#[test]
fn a_view_that_is_not_there_is_said_by_its_number() {
    with_book(|sitting| {
        sitting.press("9");
        sitting.shows("There is no view 2 yet.");
    });
}

#[test]
fn a_sequence_that_was_begun_shows_what_may_follow_and_esc_leaves_it_alone() {
    with_book(|sitting| {
        sitting.press("Enter g");
        sitting.shows("g  g");
        sitting.shows("b ");
        sitting.press("Esc");
        sitting.shows("Acme Corp");
        assert!(sitting.screen().contains("K < > J"), "the account is still open");
        sitting.press("g g");
        assert!(sitting.screen().contains("K < > J"));
    });
}
