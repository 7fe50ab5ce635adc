//! A chart of values over days as lines of text: an axis with its numbers, a picture in the signs of
//! the terminal, the months under it. What is not known is left blank, never drawn as zero.

use super::line::Line;
use crate::core::day::Day;
use crate::locale::{Lang, format};
use crate::tui::glyph::{GlyphSet, Ink};
use crate::tui::theme::{Theme, Token};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// Days between two values that are joined; a month's end to the next is the farthest.
const JOINED: i32 = 32;

/// The heights of a block, an eighth more each.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Dots of a braille cell: left column from the top, then the right one.
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// With what it is drawn.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    pub lang: Lang,
    pub glyphs: &'a GlyphSet,
    pub theme: &'a Theme,
}

/// What is drawn, and where.
pub struct Chart<'a> {
    /// In the order of their days.
    pub points: &'a [(Day, Option<f64>)],
    pub span: (Day, Day),
    /// The lowest and the highest value.
    pub scale: (f64, f64),
    /// Values named on the axis, and how.
    pub ticks: Vec<(f64, String)>,
    /// Cells that the names on the axis have at least: charts over each other share their days.
    pub label: usize,
    /// Lines of the picture, and cells of all of it.
    pub rows: usize,
    pub width: usize,
    /// How a value is coloured.
    pub style: fn(f64) -> Token,
}

impl Chart<'_> {
    /// The picture, the axis under it and its months.
    pub fn lines(&self, pen: Pen<'_>) -> Vec<Line> {
        let (axis, plain) = (pen.theme.style(Token::Border), pen.theme.style(Token::Muted));
        let label = self.label_cells();
        let ticks = self.tick_rows();
        let picture = self.picture(pen);
        let mut lines = Vec::new();
        for (row, cells) in picture.into_iter().enumerate() {
            let tick = ticks.iter().find(|(at, _)| *at == row).map(|(_, text)| *text);
            let line = Line::new().put(" ", plain).cell_right(tick.unwrap_or(""), label, plain);
            lines.push(put_cells(line.put(pen.glyphs.vertical, axis), cells, pen));
        }
        let corner = pen.glyphs.corners.get(2).copied().unwrap_or_default();
        let rule = format!("{corner}{}", pen.glyphs.horizontal.repeat(self.cells()));
        lines.push(Line::new().put(" ".repeat(label + 1), axis).put(rule, axis));
        lines.push(self.under(pen, plain, &self.months(pen.lang)));
        lines
    }

    /// A line under the picture, its cells in the columns of their days: what happened when.
    pub fn lane(&self, pen: Pen<'_>, marks: &[(Day, &str, Token)]) -> Line {
        let mut cells = vec![None; self.cells()];
        for (day, sign, token) in marks {
            if let Some(place) = self.column(*day).and_then(|at| cells.get_mut(at)) {
                *place = Some((*sign, *token));
            }
        }
        let blank = " ".repeat(self.label_cells() + 2);
        let line = Line::new().put(blank, pen.theme.style(Token::Plain));
        cells.into_iter().fold(line, |line, cell| match cell {
            Some((sign, token)) => line.put(sign, pen.theme.style(token)),
            None => line.put(" ", pen.theme.style(Token::Plain)),
        })
    }

    fn under(&self, pen: Pen<'_>, style: Style, text: &str) -> Line {
        let blank = " ".repeat(self.label_cells() + 2);
        Line::new().put(blank, pen.theme.style(Token::Plain)).put(text, style)
    }

    fn label_cells(&self) -> usize {
        self.ticks.iter().map(|(_, text)| text.width()).max().unwrap_or(0).max(self.label)
    }

    /// Cells of the picture, beside the axis.
    fn cells(&self) -> usize {
        self.width.saturating_sub(self.label_cells() + 3).max(1)
    }

    /// In which line each named value stands; of two in one line the first.
    fn tick_rows(&self) -> Vec<(usize, &str)> {
        let mut rows: Vec<(usize, &str)> = Vec::new();
        for (value, text) in &self.ticks {
            let row = self.rows.saturating_sub(1) - self.height(*value, self.rows);
            if rows.iter().all(|(other, _)| *other != row) {
                rows.push((row, text));
            }
        }
        rows
    }

    /// A value as one of so many heights, 0 the lowest.
    fn height(&self, value: f64, heights: usize) -> usize {
        let (low, high) = self.scale;
        let part = ((value - low) / (high - low).max(f64::EPSILON)).clamp(0.0, 1.0);
        ((part * heights as f64) as usize).min(heights.saturating_sub(1))
    }

    fn column(&self, day: Day) -> Option<usize> {
        let (first, last) = self.span;
        let days = f64::from((last - first).max(1));
        let part = f64::from(day - first) / days;
        let column = (part * (self.cells() - 1) as f64).round();
        (first..=last).contains(&day).then_some(column as usize)
    }

    /// The value in a column of so many: on the way from one known value to the next, where those
    /// are neighbours.
    fn value(&self, column: usize, columns: usize) -> Option<f64> {
        let (first, last) = self.span;
        let days = f64::from((last - first).max(1));
        let step = days / (columns.max(2) - 1) as f64;
        let at = step * column as f64;
        let place = |day: Day| f64::from(day - first);
        let after = self.points.partition_point(|(day, _)| place(*day) < at - 1e-9);
        let next = self.points.get(after);
        let before = after.checked_sub(1).and_then(|index| self.points.get(index));
        if let (Some((from, Some(one))), Some((to, Some(other)))) = (before, next)
            && *to - *from <= JOINED
        {
            let way = (at - place(*from)) / f64::from((*to - *from).max(1));
            return Some(one + (other - one) * way.clamp(0.0, 1.0));
        }
        // One that stands alone has the column that is its own.
        let near = |point: Option<&(Day, Option<f64>)>| {
            let (day, value) = point?;
            value.filter(|_| (place(*day) - at).abs() <= step / 2.0)
        };
        near(next).or_else(|| near(before))
    }

    /// Line by line from the top: each cell's sign and what it stands for.
    fn picture(&self, pen: Pen<'_>) -> Vec<Vec<Option<(char, Token)>>> {
        match pen.glyphs.ink {
            Ink::Blocks if self.scale.0 >= 0.0 => self.blocks(),
            Ink::Blocks | Ink::Dots => self.dots(),
            Ink::Stars => self.stars(),
        }
    }

    fn empty(&self) -> Vec<Vec<Option<(char, Token)>>> {
        vec![vec![None; self.cells()]; self.rows]
    }

    fn blocks(&self) -> Vec<Vec<Option<(char, Token)>>> {
        let mut picture = self.empty();
        for column in 0..self.cells() {
            let Some(value) = self.value(column, self.cells()) else { continue };
            let eighths = self.height(value, self.rows * 8) + 1;
            for (row, cells) in picture.iter_mut().rev().enumerate() {
                let filled = eighths.saturating_sub(row * 8).min(8);
                let sign = filled.checked_sub(1).and_then(|at| BLOCKS.get(at));
                if let (Some(sign), Some(cell)) = (sign, cells.get_mut(column)) {
                    *cell = Some((*sign, (self.style)(value)));
                }
            }
        }
        picture
    }

    fn dots(&self) -> Vec<Vec<Option<(char, Token)>>> {
        let mut picture = self.empty();
        let mut before: Option<usize> = None;
        for fine in 0..self.cells() * 2 {
            let value = self.value(fine, self.cells() * 2);
            let height = value.map(|value| self.height(value, self.rows * 4));
            if let (Some(value), Some(to)) = (value, height) {
                let from =
                    before.map_or(to, |before| if before < to { before + 1 } else { before });
                for dot in from.min(to)..=from.max(to).max(to) {
                    self.dot(&mut picture, (fine, dot), (self.style)(value));
                }
            }
            before = height;
        }
        picture
    }

    fn dot(
        &self,
        picture: &mut [Vec<Option<(char, Token)>>],
        (fine, height): (usize, usize),
        token: Token,
    ) {
        let from_top = (self.rows * 4).saturating_sub(height + 1);
        let bit = DOTS.get(fine % 2).and_then(|column| column.get(from_top % 4));
        let cell = picture.get_mut(from_top / 4).and_then(|row| row.get_mut(fine / 2));
        if let (Some(bit), Some(cell)) = (bit, cell) {
            let held = cell.map_or(0x2800, |(sign, _)| sign as u32);
            *cell = char::from_u32(held | bit).map(|sign| (sign, token));
        }
    }

    fn stars(&self) -> Vec<Vec<Option<(char, Token)>>> {
        let mut picture = self.empty();
        for column in 0..self.cells() {
            let Some(value) = self.value(column, self.cells()) else { continue };
            let height = self.height(value, self.rows);
            let cells = picture.iter_mut().rev().nth(height);
            if let Some(cell) = cells.and_then(|cells| cells.get_mut(column)) {
                *cell = Some(('*', (self.style)(value)));
            }
        }
        picture
    }

    /// The names of months under the columns of their first days, as many as have room.
    fn months(&self, lang: Lang) -> String {
        let (first, last) = self.span;
        let (year, month, _) = first.ymd();
        let begin = Day::new(year, month, 1).unwrap_or(first);
        let starts = (0..).map(|more| begin.plus_months(more)).take_while(|day| *day <= last);
        let mut text = String::new();
        for day in starts {
            let Some(column) = self.column(day) else { continue };
            let name = format::month(lang, day.ymd().1);
            let free = text.is_empty() || text.width() < column;
            if free && column + name.width() <= self.cells() {
                text.push_str(&" ".repeat(column - text.width()));
                text.push_str(&name);
            }
        }
        text
    }
}

/// Cells of one kind go as one piece.
fn put_cells(mut line: Line, cells: Vec<Option<(char, Token)>>, pen: Pen<'_>) -> Line {
    let mut run: (String, Token) = (String::new(), Token::Plain);
    for cell in cells {
        let (sign, token) = cell.unwrap_or((' ', run.1));
        if token != run.1 && !run.0.is_empty() {
            line = line.put(std::mem::take(&mut run.0), pen.theme.style(run.1));
        }
        run.0.push(sign);
        run.1 = token;
    }
    line.put(run.0, pen.theme.style(run.1))
}

/// Round numbers from zero up to where all of it fits: 0, half, all.
pub fn ticks(most: f64) -> Vec<f64> {
    let power = 10f64.powf(most.max(1.0).log10().floor());
    let top = [1.0, 2.0, 4.0, 5.0, 8.0, 10.0].into_iter().map(|step| step * power);
    let top = top.into_iter().find(|top| *top >= most).unwrap_or(10.0 * power);
    vec![top, top / 2.0, 0.0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::glyph::Glyphs;
    use crate::tui::theme::ColorDepth;

    fn day(number: i32) -> Day {
        Day::parse("2026-01-04").unwrap() + number
    }

    fn check(glyphs: Glyphs, scale: (f64, f64), points: &[Option<f64>], expected: &[&str]) {
        let days = (0..).map(|week| day(7 * week));
        let points: Vec<_> = days.zip(points.iter().copied()).collect();
        let span = (day(0), points.last().unwrap().0);
        let ticks =
            vec![(scale.1, format::number(scale.1, 0)), (scale.0, format::number(scale.0, 0))];
        let width = points.len() + 6;
        let style = |_| Token::Accent;
        let (label, rows) = (0, 2);
        let chart = Chart { points: &points, span, scale, ticks, label, rows, width, style };
        let theme = Theme::new(ColorDepth::None, false);
        let pen = Pen { lang: Lang::En, glyphs: glyphs.set(), theme: &theme };
        let lines: Vec<String> =
            chart.lines(pen).iter().map(|line| line.text().trim_end().to_owned()).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_column_is_as_high_as_its_value_and_a_gap_is_blank() {
        let weeks = [Some(0.0), Some(50.0), None, Some(100.0), Some(25.0)];
        let expected = [" 100│ ▁ █", "   0│▁█ █▅", "    └─────", ""];
        check(Glyphs::Unicode, (0.0, 100.0), &weeks, &expected);
    }
}
