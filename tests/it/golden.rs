//! The screens as files: text, and under it the styles, so that a moved highlight fails. Written
//! anew with `UPDATE_GOLDEN=1 cargo test`.

use crate::cockpit::driver::{Driver, setup, text};
use mamori::core::portfolio::Portfolio;
use mamori::locale::Lang;
use mamori::tui::shell::{ColorDepth, Glyphs, Setup};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use std::path::PathBuf;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn check(name: &str, setup: Setup, keys: &str) {
    check_book(name, setup, crate::cockpit::driver::book(), keys);
}

fn check_book(name: &str, setup: Setup, book: Portfolio, keys: &str) {
    let size = setup.size;
    let mut driver = Driver::with(setup, book);
    driver.keys(keys).settle();
    compare(name, &driver, size);
}

fn compare(name: &str, driver: &Driver, size: (u16, u16)) {
    let (buffer, caret) = driver.picture(size);
    let picture = render(&buffer, caret);
    let path: PathBuf =
        crate::house::root().join(format!("tests/golden/{name}-{}x{}.txt", size.0, size.1));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &picture).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != picture {
        let differing = kept.lines().zip(picture.lines()).position(|(a, b)| a != b);
        panic!("{} differs from line {differing:?}; the screen is\n{picture}", path.display());
    }
}

fn at_each_size(name: &str, keys: &str) {
    for size in SIZES {
        check(name, setup(size), keys);
    }
}

/// Text, then the same area in letters, one for each style, then what each letter stands for.
pub fn render(buffer: &Buffer, caret: Option<(u16, u16)>) -> String {
    let mut styles: Vec<String> = vec![String::new()];
    let mut map = String::new();
    let area = buffer.area();
    for y in 0..area.height {
        let mut line = String::new();
        for x in 0..area.width {
            let style = style(&buffer[(x, y)]);
            let index = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            line.push(if index == 0 { '.' } else { (b'a' + index as u8 - 1) as char });
        }
        map.push_str(line.trim_end_matches('.'));
        map.push('\n');
    }
    let mut picture = text(buffer);
    writeln!(picture, "== caret {caret:?}").unwrap();
    picture.push_str(&map);
    picture.push_str("== styles\n");
    for (index, style) in styles.iter().enumerate().skip(1) {
        writeln!(picture, "{} {style}", (b'a' + index as u8 - 1) as char).unwrap();
    }
    picture
}

fn style(cell: &Cell) -> String {
    let mut style = String::new();
    if cell.fg != Color::Reset {
        write!(style, "{} ", cell.fg).unwrap();
    }
    if cell.bg != Color::Reset {
        write!(style, "on {} ", cell.bg).unwrap();
    }
    if cell.modifier != Modifier::empty() {
        write!(style, "{:?}", cell.modifier).unwrap();
    }
    style.trim_end().to_owned()
}

#[test]
fn triage() {
    at_each_size("triage", "j k");
}

#[test]
fn tasks() {
    at_each_size("tasks", "2 j");
}

#[test]
fn calls() {
    at_each_size("calls", "5");
    check("calls-unlogged", setup((80, 24)), "5 ] ]");
    for size in [(80, 24), (120, 40)] {
        check("calls-ja", Setup { lang: Lang::Ja, ..setup(size) }, "5");
    }
}

#[test]
fn brief() {
    check("brief", setup((80, 24)), "b");
    check("brief", setup((120, 40)), "b");
    check("brief-ja", Setup { lang: Lang::Ja, ..setup((80, 24)) }, "b");
}

#[test]
fn curtain() {
    check("curtain", setup((80, 24)), "X");
    check("curtain-ja", Setup { lang: Lang::Ja, ..setup((120, 40)) }, "X");
}

#[test]
fn account() {
    at_each_size("account", "Enter");
}

#[test]
fn account_tasks() {
    at_each_size("account-tasks", "Enter ]");
}

#[test]
fn why() {
    at_each_size("why", "i");
}

#[test]
fn strip() {
    at_each_size("strip-snooze", "s");
}

#[test]
fn composer() {
    at_each_size(
        "composer",
        "c «talked to Meyer» Ctrl-j «> send report fri» Ctrl-j «= 2026-11-26 call»",
    );
}

#[test]
fn quick_add() {
    check("quick-add", setup((80, 24)), "a «Send QBR deck @acme fri p1»");
}

#[test]
fn filter() {
    check("filter", setup((80, 24)), "/ «nor»");
}

#[test]
fn keys() {
    at_each_size("keys", "?");
}

#[test]
fn go_to() {
    check("go-to", setup((80, 24)), "@ «acm»");
}

#[test]
fn marks_and_toast() {
    check("marks", setup((80, 24)), "Space Space j Space d");
}

#[test]
fn agenda_notes_and_sweep() {
    at_each_size("agenda", "2 [ [");
    at_each_size("sweep-pulse", ": «sweep pulse» Enter");
    check("triage-due", setup((80, 24)), "] ] ]");
    let ja = |size| Setup { lang: Lang::Ja, ..setup(size) };
    for size in [(80, 24), (120, 40)] {
        check("agenda-ja", ja(size), "2 [ [");
        check("promises-ja", ja(size), "2 [");
        check("sweep-pulse-ja", ja(size), ": «sweep pulse» Enter");
        check("triage-due-ja", ja(size), "] ] ]");
    }
}

#[test]
fn onboarding() {
    use crate::cockpit::projects::projects;
    for size in SIZES {
        check_book("onboarding", setup(size), projects(), "3 j");
        check_book("checklist", setup(size), projects(), "3 j j Enter");
    }
    let ja = |size| Setup { lang: Lang::Ja, ..setup(size) };
    for size in [(80, 24), (120, 40)] {
        check_book("onboarding-ja", ja(size), projects(), "3 j j");
    }
    let small = (80, 24);
    check_book("onboarding-start", setup(small), projects(), "3 p");
    check_book("onboarding-live", setup(small), projects(), "3 [");
    check_book("onboarding", setup((50, 12)), projects(), "3 j");
}

#[test]
fn small() {
    check("triage", setup((50, 12)), "j");
    check("account", setup((50, 12)), "Enter");
    check("triage", setup((80, 50)), "j");
}

#[test]
fn japanese() {
    for (name, keys) in
        [("triage-ja", ""), ("tasks-ja", "2"), ("account-ja", "Enter"), ("why-ja", "i")]
    {
        for size in [(80, 24), (120, 40)] {
            check(name, Setup { lang: Lang::Ja, ..setup(size) }, keys);
        }
    }
}

#[test]
fn japanese_in_every_terminal() {
    let ja = |size| Setup { lang: Lang::Ja, ..setup(size) };
    for (name, keys) in [("triage-ja", ""), ("tasks-ja", "2"), ("account-ja", "Enter")] {
        check(name, ja((200, 60)), keys);
    }
    let looks = [("plain", Glyphs::Plain), ("ascii", Glyphs::Ascii), ("safe", Glyphs::Safe)];
    for (look, glyphs) in looks {
        let setup = Setup { glyphs, depth: ColorDepth::C16, ..ja((80, 24)) };
        check(&format!("triage-ja-{look}"), setup.clone(), "j");
        check(&format!("account-ja-{look}"), setup, "Enter");
    }
    check("composer-ja", ja((80, 24)), "c «電話した» Ctrl-j «＞見積送付　来月10日»");
}

#[test]
fn light_mono_safe_and_ascii() {
    let base = setup((120, 40));
    check("triage-light", Setup { light: true, ..base.clone() }, "");
    check("triage-256", Setup { depth: ColorDepth::C256, ..base.clone() }, "");
    check("triage-16", Setup { depth: ColorDepth::C16, ..base.clone() }, "");
    check("triage-mono", Setup { depth: ColorDepth::None, ..base.clone() }, "");
    check("triage-safe", Setup { glyphs: Glyphs::Safe, ..base.clone() }, "");
    check("triage-ascii", Setup { glyphs: Glyphs::Ascii, ..base }, "");
}

/// Every place there is, with the key that goes there: a new screen is among them by itself.
fn places() -> Vec<(&'static str, String)> {
    let screens = mamori::tui::command::all().filter_map(|command| match command.action {
        mamori::tui::command::Action::Go(_) => Some((command.id, format!("{} j", command.key()))),
        _ => None,
    });
    screens.chain([("account", "1 Enter".to_owned())]).collect()
}

#[test]
fn every_look_of_every_screen() {
    let base = setup((80, 24));
    let looks = [
        ("", base.clone()),
        ("", setup((120, 40))),
        ("", setup((200, 60))),
        ("-ja", Setup { lang: Lang::Ja, ..base.clone() }),
        ("-light", Setup { light: true, ..base.clone() }),
        ("-mono", Setup { depth: ColorDepth::None, ..base.clone() }),
        ("-ascii", Setup { glyphs: Glyphs::Ascii, ..base.clone() }),
        ("-plain", Setup { glyphs: Glyphs::Plain, ..base }),
    ];
    for (screen, keys) in places() {
        for (look, setup) in &looks {
            let mut driver = Driver::with(setup.clone(), crate::cockpit::projects::projects());
            driver.keys(&keys);
            let intake = Box::new(crate::cockpit::intake::intake());
            driver.send(mamori::tui::event::Event::Intake(intake));
            driver.settle();
            compare(&format!("every-{screen}{look}"), &driver, setup.size);
        }
    }
}

#[test]
fn first_run() {
    let empty = || mamori::core::portfolio::Portfolio { complete: true, ..Default::default() };
    for size in SIZES {
        compare("first-run", &Driver::with(setup(size), empty()), size);
    }
    let japanese = Setup { lang: Lang::Ja, ..setup((80, 24)) };
    compare("first-run-ja", &Driver::with(japanese, empty()), (80, 24));
}

#[test]
fn data() {
    let tabs = ["data-sources", "data-problems", "data-missing", "data-runs", "data-who"];
    for (turns, name) in tabs.into_iter().enumerate() {
        for size in SIZES {
            data_screen(name, setup(size), turns);
        }
        data_screen(&format!("{name}-ja"), Setup { lang: Lang::Ja, ..setup((80, 24)) }, turns);
    }
}

/// The Data screen on a made-up state of the data, so many tabs on.
fn data_screen(name: &str, setup: Setup, turns: usize) {
    let size = setup.size;
    let mut driver = Driver::with(setup, crate::cockpit::driver::book());
    driver.keys("7");
    driver.send(mamori::tui::event::Event::Intake(Box::new(crate::cockpit::intake::intake())));
    for _ in 0..turns {
        driver.keys("]");
    }
    driver.settle();
    compare(name, &driver, size);
}

/// The charts in each kind of sign and each ground; and the book by band.
#[test]
fn charts() {
    at_each_size("charts", "g c");
    at_each_size("book", "g b");
    check("account-charts", setup((120, 40)), "Enter [");
    let small = setup((80, 24));
    let looks = [
        ("-ja", Setup { lang: Lang::Ja, ..small.clone() }),
        ("-light", Setup { light: true, ..small.clone() }),
        ("-mono", Setup { depth: ColorDepth::None, ..small.clone() }),
        ("-safe", Setup { glyphs: Glyphs::Safe, ..small.clone() }),
        ("-ascii", Setup { glyphs: Glyphs::Ascii, ..small.clone() }),
        ("-plain", Setup { glyphs: Glyphs::Plain, ..small }),
    ];
    for (look, setup) in looks {
        check(&format!("charts{look}"), setup.clone(), "g c");
        check(&format!("book{look}"), setup, "g b");
    }
}
