//! The README's pictures are the golden screens: the text in its code block, and `docs/screen.svg`
//! drawn from the same file. Written anew with `UPDATE_GOLDEN=1 cargo test`.

use crate::house::root;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One cell in pixels, and the colours of a dark terminal.
const CELL: (usize, usize) = (9, 19);
const INK: &str = "#d8dce4";
const PAPER: &str = "#16181d";
const BEGIN: &str = "<!-- screen:begin -->\n";
const END: &str = "<!-- screen:end -->";

#[test]
fn the_picture_of_the_screen_is_the_golden_one() {
    let golden = std::fs::read_to_string(root().join("tests/golden/triage-120x40.txt")).unwrap();
    hold(&root().join("docs/screen.svg"), &svg(&golden, (120, 40)));
}

#[test]
fn the_readme_shows_the_golden_screen() {
    let golden = std::fs::read_to_string(root().join("tests/golden/triage-80x24.txt")).unwrap();
    let screen: Vec<&str> = golden.lines().take(24).collect();
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let wanted = format!("{before}{BEGIN}```\n{}\n```\n{END}{after}", screen.join("\n"));
    hold(&path, &wanted);
}

fn hold(path: &Path, wanted: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, wanted).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == wanted, "{} is not the golden screen; write it anew", path.display());
}

/// Text and styles of a golden file as a picture.
fn svg(golden: &str, size: (usize, usize)) -> String {
    let lines: Vec<&str> = golden.lines().collect();
    let caret = lines.iter().position(|line| line.starts_with("== caret")).unwrap();
    let styles: BTreeMap<char, Look> = lines
        .iter()
        .skip_while(|line| **line != "== styles")
        .skip(1)
        .filter_map(|line| Some((line.chars().next()?, Look::read(line.get(2..)?))))
        .collect();
    let (width, height) = (size.0 * CELL.0, size.1 * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-size=\"15\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{PAPER}\"/>\n"
    );
    for row in 0..size.1 {
        let map: Vec<char> = lines.get(caret + 1 + row).unwrap_or(&"").chars().collect();
        for run in runs(lines.get(row).unwrap_or(&""), &map, size.0) {
            run.draw(&mut svg, row, &styles);
        }
    }
    svg + "</svg>\n"
}

#[derive(Default)]
struct Look {
    ink: Option<String>,
    bold: bool,
    dim: bool,
    reversed: bool,
    underlined: bool,
}

impl Look {
    fn read(text: &str) -> Self {
        let ink = text.split(' ').next().filter(|word| word.starts_with('#')).map(str::to_owned);
        let has = |word| text.contains(word);
        Self {
            ink,
            bold: has("BOLD"),
            dim: has("DIM"),
            reversed: has("REVERSED"),
            underlined: has("UNDERLINED"),
        }
    }
}

/// Neighbouring cells of one style.
struct Run {
    column: usize,
    cells: usize,
    text: String,
    style: char,
}

fn runs(line: &str, map: &[char], width: usize) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut column = 0;
    let padded = format!("{line}{}", " ".repeat(width.saturating_sub(line.width())));
    for cluster in padded.graphemes(true) {
        let style = map.get(column).copied().unwrap_or('.');
        let cells = cluster.width().max(1);
        match found.last_mut() {
            Some(run) if run.style == style => {
                run.text.push_str(cluster);
                run.cells += cells;
            }
            _ => found.push(Run { column, cells, text: cluster.to_owned(), style }),
        }
        column += cells;
    }
    found
}

impl Run {
    fn draw(&self, svg: &mut String, row: usize, styles: &BTreeMap<char, Look>) {
        let look = styles.get(&self.style);
        let ink = look.and_then(|look| look.ink.as_deref()).unwrap_or(INK);
        let reversed = look.is_some_and(|look| look.reversed);
        let (x, y, width) = (self.column * CELL.0, row * CELL.1, self.cells * CELL.0);
        if reversed {
            writeln!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{ink}\"/>",
                CELL.1
            )
            .unwrap();
        }
        if self.text.trim().is_empty() {
            return;
        }
        let fill = if reversed { PAPER } else { ink };
        let mut marks = String::new();
        for (holds, mark) in [
            (look.is_some_and(|look| look.bold), " font-weight=\"bold\""),
            (look.is_some_and(|look| look.dim), " opacity=\"0.6\""),
            (look.is_some_and(|look| look.underlined), " text-decoration=\"underline\""),
        ] {
            marks.push_str(if holds { mark } else { "" });
        }
        let text = self.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        writeln!(
            svg,
            "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacing\" fill=\"{fill}\"{marks} xml:space=\"preserve\">{text}</text>",
            y + 14
        )
        .unwrap();
    }
}
