//! Draws a golden file - text, and under it the styles - as SVG, line by line.

use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One cell in pixels, how far the letters stand under its top, and the colours of a dark terminal.
pub const CELL: (usize, usize) = (9, 19);
pub const ASCENT: usize = 14;
pub const INK: &str = "#d8dce4";
pub const PAPER: &str = "#16181d";

/// Text and styles of a golden file as a picture.
pub fn svg(golden: &str, size: (usize, usize)) -> String {
    let mut svg = open(size);
    for (row, line) in rows(golden, size).into_iter().enumerate() {
        svg.push_str(&placed(row, "", &line));
    }
    svg + "</svg>\n"
}

/// The beginning of a picture of so many columns and rows.
pub fn open(size: (usize, usize)) -> String {
    let (width, height) = (size.0 * CELL.0, size.1 * CELL.1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-size=\"15\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{PAPER}\"/>\n"
    )
}

/// A drawn line at its row.
pub fn placed(row: usize, attributes: &str, line: &str) -> String {
    if line.is_empty() {
        return String::new();
    }
    format!("<g transform=\"translate(0,{})\"{attributes}>\n{line}</g>\n", row * CELL.1)
}

/// The lines of a golden file, each drawn by itself.
pub fn rows(golden: &str, size: (usize, usize)) -> Vec<String> {
    let lines: Vec<&str> = golden.lines().collect();
    let caret = lines.iter().position(|line| line.starts_with("== caret")).unwrap();
    let styles: BTreeMap<char, Look> = lines
        .iter()
        .skip_while(|line| **line != "== styles")
        .skip(1)
        .filter_map(|line| Some((line.chars().next()?, Look::read(line.get(2..)?))))
        .collect();
    let draw = |row: usize| {
        let map: Vec<char> = lines.get(caret + 1 + row).unwrap_or(&"").chars().collect();
        let runs = runs(lines.get(row).unwrap_or(&""), &map, size.0);
        runs.iter().map(|run| run.draw(&styles)).collect()
    };
    (0..size.1).map(draw).collect()
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
    fn draw(&self, styles: &BTreeMap<char, Look>) -> String {
        let mut svg = String::new();
        let look = styles.get(&self.style);
        let ink = look.and_then(|look| look.ink.as_deref()).unwrap_or(INK);
        let reversed = look.is_some_and(|look| look.reversed);
        let (x, width) = (self.column * CELL.0, self.cells * CELL.0);
        if reversed {
            writeln!(
                svg,
                "<rect x=\"{x}\" width=\"{width}\" height=\"{}\" fill=\"{ink}\"/>",
                CELL.1
            )
            .unwrap();
        }
        if self.text.trim().is_empty() {
            return svg;
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
            "<text x=\"{x}\" y=\"{ASCENT}\" textLength=\"{width}\" lengthAdjust=\"spacing\" fill=\"{fill}\"{marks} xml:space=\"preserve\">{text}</text>"
        )
        .unwrap();
        svg
    }
}
