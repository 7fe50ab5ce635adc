//! A minute with mamori: `docs/tour.txt` says what is pressed, how long one looks, and what is then
//! to be seen. Played on the demo through the real runtime, and drawn as `docs/tour.svg`.

use super::drawing::{ASCENT, CELL, INK, open, placed, rows};
use super::hold;
use crate::golden::render;
use crate::house::root;
use crate::session::{Sitting, options};
use mamori::locale::Lang;
use mamori::runtime::sample::{self, DemoOptions};
use mamori::runtime::session::Face;
use mamori::tui::shell::{ColorDepth, Glyphs};
use std::collections::BTreeMap;
use std::fmt::Write;

const SIZE: (u16, u16) = (80, 24);
/// Under the screen: what is pressed, and what it is for.
const FOOT: usize = 3;

/// One step: keys, seconds to look (0: before the minute begins), what to say of it, and what the
/// screen then holds.
struct Step {
    seconds: usize,
    keys: String,
    said: String,
    seen: String,
}

fn script() -> Vec<Step> {
    let text = std::fs::read_to_string(root().join("docs/tour.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let steps = lines.map(|line| {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [seconds, keys, said, seen] = parts[..] else { panic!("four columns in {line:?}") };
        Step {
            seconds: seconds.parse().unwrap(),
            keys: keys.to_owned(),
            said: said.to_owned(),
            seen: seen.to_owned(),
        }
    });
    steps.collect()
}

/// Keys by their names, typed text between quotes.
fn play(sitting: &mut Sitting, keys: &str) {
    for (index, part) in keys.split('"').enumerate() {
        let part = if index % 2 == 0 { part.trim() } else { part };
        match (part, index % 2) {
            ("" | "-", _) => {}
            (keys, 0) => sitting.press(keys),
            (text, _) => sitting.type_text(text),
        }
    }
}

#[test]
fn the_minute_shows_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let demo = DemoOptions {
        workspace: options(&folder.path().join("demo")),
        accounts: 40,
        days: 400,
        seed: 1,
        dir: None,
        fresh: false,
    };
    let workspace = sample::open(&demo).unwrap();
    let face = Face {
        lang: Lang::En,
        size: SIZE,
        depth: ColorDepth::True,
        light: false,
        glyphs: Glyphs::Unicode,
        own: None,
    };
    let mut sitting = Sitting::seated(&workspace, face);
    let steps = script();
    let mut frames = Vec::new();
    for step in &steps {
        play(&mut sitting, &step.keys);
        sitting.rest();
        sitting.shows(&step.seen);
        let golden = render(&sitting.painted(), None);
        frames.push(rows(&golden, (usize::from(SIZE.0), usize::from(SIZE.1))));
    }
    sitting.close();
    assert_eq!(steps.iter().map(|step| step.seconds).sum::<usize>(), 60, "the minute has 60 s");
    hold(&root().join("docs/tour.svg"), &animated(&steps, frames));
}

/// Every line that is ever shown, once, with the times at which it is.
fn animated(steps: &[Step], mut frames: Vec<Vec<String>>) -> String {
    for (frame, step) in frames.iter_mut().zip(steps) {
        frame.push(String::new());
        frame.push(written(step.keys.trim_matches('-'), " fill=\"#8AB4F8\" font-weight=\"bold\""));
        frame.push(written(&step.said, &format!(" fill=\"{INK}\"")));
    }
    let mut lines: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
    let mut now = 0;
    for (frame, step) in frames.iter().zip(steps).filter(|(_, step)| step.seconds > 0) {
        let until = now + step.seconds;
        for (row, line) in frame.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            let times = lines.entry((row, line)).or_default();
            match times.last_mut() {
                Some(last) if last.1 == now => last.1 = until,
                _ => times.push((now, until)),
            }
        }
        now = until;
    }
    let mut svg = open((usize::from(SIZE.0), usize::from(SIZE.1) + FOOT));
    for ((row, line), times) in &lines {
        let timed = format!("{}{line}", shown_at(times, now));
        let hidden =
            if times.first().is_some_and(|first| first.0 == 0) { "" } else { " display=\"none\"" };
        svg.push_str(&placed(*row, hidden, &timed));
    }
    svg + "</svg>\n"
}

/// When a line is there: over and over, one round a minute.
fn shown_at(times: &[(usize, usize)], whole: usize) -> String {
    if times == [(0, whole)] {
        return String::new();
    }
    let (mut values, mut at) = (Vec::new(), Vec::new());
    if times.first().is_none_or(|first| first.0 > 0) {
        values.push("none");
        at.push("0".to_owned());
    }
    for (from, until) in times {
        values.push("inline");
        at.push(share(*from, whole));
        if until < &whole {
            values.push("none");
            at.push(share(*until, whole));
        }
    }
    format!(
        "<animate attributeName=\"display\" values=\"{}\" keyTimes=\"{}\" dur=\"{whole}s\" calcMode=\"discrete\" repeatCount=\"indefinite\"/>\n",
        values.join(";"),
        at.join(";")
    )
}

fn share(second: usize, whole: usize) -> String {
    let text = format!("{:.4}", second as f64 / whole as f64);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn written(text: &str, style: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut line = String::new();
    writeln!(
        line,
        "<text x=\"{}\" y=\"{ASCENT}\"{style} xml:space=\"preserve\">{text}</text>",
        CELL.0
    )
    .unwrap();
    line
}
