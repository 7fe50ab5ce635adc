//! The pictures of the documents are the golden screens: the text in code blocks of `README.md` and
//! the guides, `docs/screen.svg` drawn from the same files, and `docs/tour.svg` from the minute that
//! `docs/tour.txt` plays. Written anew with `UPDATE_GOLDEN=1 cargo test`.

mod drawing;
mod tour;

use crate::house::root;
use std::fmt::Write;
use std::path::Path;

/// Documents with screens in them.
const PAGES: [&str; 3] = ["README.md", "docs/guide.md", "docs/guide.ja.md"];
const BEGIN: &str = "<!-- screen:";
const END: &str = "<!-- screen end -->";

#[test]
fn the_picture_of_the_screen_is_the_golden_one() {
    let golden = std::fs::read_to_string(root().join("tests/golden/triage-120x40.txt")).unwrap();
    hold(&root().join("docs/screen.svg"), &drawing::svg(&golden, (120, 40)));
}

#[test]
fn every_screen_in_a_document_is_a_golden_one() {
    for page in PAGES {
        let path = root().join(page);
        let text = std::fs::read_to_string(&path).unwrap();
        let mut parts = text.split(BEGIN);
        let mut wanted = parts.next().unwrap_or_default().to_owned();
        let mut count = 0;
        for part in parts {
            let (name, rest) = part.split_once(" -->").unwrap();
            let (_, after) = rest.split_once(END).unwrap();
            let block = screen(name).join("\n");
            write!(wanted, "{BEGIN}{name} -->\n```\n{block}\n```\n{END}{after}").unwrap();
            count += 1;
        }
        assert!(count > 0, "{page} shows no screen");
        hold(&path, &wanted);
    }
}

/// The lines of a golden file, without its styles.
fn screen(name: &str) -> Vec<String> {
    let path = root().join(format!("tests/golden/{name}.txt"));
    let golden = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}", path.display()));
    golden.lines().take_while(|line| !line.starts_with("== ")).map(str::to_owned).collect()
}

fn hold(path: &Path, wanted: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, wanted).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == wanted, "{} is not the golden screen; write it anew", path.display());
}
