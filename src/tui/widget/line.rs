//! One line of styled pieces that knows its width: cut where it would not fit, never wrapped.

use super::breaks::{NO_BREAK, parts};
use crate::core::text::cut;
use crate::tui::spot::{Spot, Spots};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// The sign that parts what stands in one line.
const BETWEEN: &str = "∙";

/// Pieces of safe text from left to right, and optionally some at the right edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pieces: Vec<(String, Style)>,
    right: Vec<(String, Style)>,
    /// The right part goes where both do not fit whole.
    yields: bool,
    /// The cell under which the line goes on, where that is not its last column.
    hang: Option<usize>,
    /// From which cell to which the left part is what, for the mouse.
    links: Vec<(usize, usize, Spot)>,
}

impl Line {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn put(mut self, text: impl Into<String>, style: Style) -> Self {
        self.pieces.push((text.into(), style));
        self
    }

    /// At least this many cells: filled with blanks, or cut.
    #[must_use]
    pub fn cell(self, text: &str, cells: usize, style: Style) -> Self {
        self.put(fit(text, cells), style)
    }

    /// As [`Line::cell`], the text at the right.
    #[must_use]
    pub fn cell_right(self, text: &str, cells: usize, style: Style) -> Self {
        let text = cut(text, cells);
        let blanks = " ".repeat(cells.saturating_sub(text.width()));
        self.put(format!("{blanks}{text}"), style)
    }

    #[must_use]
    pub fn at_right(mut self, text: impl Into<String>, style: Style) -> Self {
        self.right.push((text.into(), style));
        self
    }

    /// As [`Line::at_right`], but left out where it would cost the left part a cell.
    #[must_use]
    pub fn beside(mut self, text: impl Into<String>, style: Style) -> Self {
        self.yields = true;
        self.at_right(text, style)
    }

    /// What is carried over stands under what is put next.
    #[must_use]
    pub fn hang_here(mut self) -> Self {
        self.hang = Some(self.width());
        self
    }

    /// What was put since the line was `from` cells wide is something to click on.
    #[must_use]
    pub fn link(mut self, from: usize, spot: Spot) -> Self {
        self.links.push((from, self.width(), spot));
        self
    }

    /// Draws as [`Line::draw`] does and notes what can be clicked on.
    pub fn draw_linked(&self, spots: &Spots, buffer: &mut Buffer, area: Rect) {
        self.draw(buffer, area);
        for (from, to, spot) in &self.links {
            let link = Rect { x: area.x + *from as u16, width: (to - from) as u16, ..area };
            spots.put(link.intersection(Rect { height: 1, ..area }), *spot);
        }
    }

    /// Begins one cell in.
    #[must_use]
    pub fn inset(mut self) -> Self {
        let first = self.pieces.first().map(|(text, _)| text.as_str());
        if first.is_some_and(|text| !text.starts_with(' ')) {
            self.pieces.insert(0, (" ".into(), Style::new()));
            self.hang = self.hang.map(|cells| cells + 1);
            for (from, to, _) in &mut self.links {
                (*from, *to) = (*from + 1, *to + 1);
            }
        }
        self
    }

    /// The line in as many lines as it needs, what is carried over under the beginning of its last
    /// column; what stands at the right stays on the first.
    #[must_use]
    pub fn wrapped(mut self, width: usize) -> Vec<Self> {
        if self.yields && self.width() + self.right_width() + 1 > width {
            self.right.clear();
        }
        let right = self.right_width();
        let room = if right > 0 { width.saturating_sub(right + 1) } else { width };
        let hang = self.hang();
        if self.width() <= room || !self.links.is_empty() || room < hang + 8 {
            return vec![self];
        }
        let mut lines = vec![Self { right: self.right, ..Self::default() }];
        let mut limit = room;
        for (text, style) in self.pieces {
            for word in parts(&text, width.saturating_sub(hang)) {
                let full = lines.last().is_some_and(|line| {
                    line.width() > hang && line.width() + word.trim_end().width() > limit
                });
                if full {
                    limit = width;
                    // A blank at the end would count as text that is cut, and a sign between two
                    // parts has nothing to part there.
                    lines = lines.into_iter().map(Self::ended).collect();
                    lines.push(Self::new().put(" ".repeat(hang), Style::new()));
                    if word.trim().is_empty() {
                        continue;
                    }
                }
                if let Some(line) = lines.last_mut() {
                    line.pieces.push((word, style));
                }
            }
        }
        lines
    }

    /// Where the last column of cells begins: behind the last run of blanks.
    fn hang(&self) -> usize {
        if let Some(cells) = self.hang {
            return cells;
        }
        let text: String = self.pieces.iter().map(|(text, _)| text.as_str()).collect();
        let text = text.trim_end();
        let last = text.rfind("  ").map(|at| text.get(..at + 2).map_or(0, UnicodeWidthStr::width));
        let blanks = text.len() - text.trim_start().len();
        last.filter(|cells| *cells <= 30).unwrap_or(blanks).max(1)
    }

    /// Without the blanks at its end.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while self.pieces.last().is_some_and(|(text, _)| text.trim().is_empty()) {
            self.pieces.pop();
        }
        self
    }

    /// As [`Line::trimmed`], and without a sign that parted it from what follows.
    fn ended(self) -> Self {
        let mut line = self.trimmed();
        if line.pieces.last().is_some_and(|(text, _)| text.trim() == BETWEEN) {
            line.pieces.pop();
        }
        line.trimmed()
    }

    fn right_width(&self) -> usize {
        self.right.iter().map(|(text, _)| text.width()).sum()
    }

    pub fn width(&self) -> usize {
        self.pieces.iter().map(|(text, _)| text.width()).sum()
    }

    /// All text without styles, for tests and copying.
    pub fn text(&self) -> String {
        self.pieces.iter().chain(&self.right).map(|(text, _)| text.as_str()).collect()
    }

    /// The text of each piece.
    pub fn cells(&self) -> Vec<&str> {
        self.pieces.iter().chain(&self.right).map(|(text, _)| text.as_str()).collect()
    }

    /// The pieces on the left, to go into another line.
    pub fn into_pieces(self) -> Vec<(String, Style)> {
        self.pieces
    }

    /// Draws into the first row of `area`; the right part goes where both do not fit.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect) {
        if area.is_empty() {
            return;
        }
        let right: usize = self.right.iter().map(|(text, _)| text.width()).sum();
        let width = usize::from(area.width);
        let needed = if self.yields { self.width() } else { self.width().min(width / 2) };
        let beside = right > 0 && right + needed < width;
        let room = if beside { width - right - 1 } else { width };
        draw_pieces(&self.pieces, buffer, area.x, area.y, room);
        if beside {
            let x = area.x + (width - right) as u16;
            draw_pieces(&self.right, buffer, x, area.y, right);
        }
    }
}

fn draw_pieces(pieces: &[(String, Style)], buffer: &mut Buffer, x: u16, y: u16, room: usize) {
    let (mut x, mut left) = (x, room);
    let total: usize = pieces.iter().map(|(text, _)| text.width()).sum();
    for (text, style) in pieces {
        let text = &text.replace(NO_BREAK, " ");
        // The last cell is kept for the sign of the cut when not everything fits.
        if total > room && text.width() >= left {
            buffer.set_stringn(x, y, cut_short(text, left), left, *style);
            return;
        }
        let (end, _) = buffer.set_stringn(x, y, text, left, *style);
        left = left.saturating_sub(usize::from(end - x));
        x = end;
    }
}

/// Cut even where it would just fit, because more follows.
fn cut_short(text: &str, cells: usize) -> String {
    if text.width() > cells { cut(text, cells) } else { cut(&format!("{text}  "), cells) }
}

/// Text in exactly so many cells: filled with blanks, or cut with `»`.
pub fn fit(text: &str, cells: usize) -> String {
    let mut text = cut(text, cells);
    let blanks = cells.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', blanks));
    text
}

/// Two names in so many cells: where they do not fit, the second keeps up to three fifths of them and the
/// first is cut.
pub fn both_names(first: &str, between: &str, second: &str, cells: usize) -> String {
    let (whole, room) =
        (format!("{first}{between}{second}"), cells.saturating_sub(between.width()));
    if whole.width() <= cells || room == 0 {
        return whole;
    }
    let kept = second.width().min(room * 3 / 5).max(room.saturating_sub(first.width()));
    let first = cut(first, room - kept);
    format!("{first}{between}{}", cut(second, kept))
}

/// Parts in order of weight with a sign between: as many as fit whole, the first in any case.
pub fn join_fitting(parts: &[String], between: &str, cells: usize) -> String {
    let joined = |count: usize| parts.get(..count).unwrap_or_default().join(between);
    let fitting = (1..=parts.len()).rev().find(|count| joined(*count).width() <= cells);
    joined(fitting.unwrap_or(1).min(parts.len()))
}

/// Breaks a sentence into lines of at most so many cells: at blanks, or between phrases.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(8);
    let mut lines = vec![String::new()];
    for word in parts(text, cells) {
        let room = lines.last().map_or(0, |line| cells.saturating_sub(line.width()));
        if word.width() > room && !word.trim().is_empty() {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut()
            && !(line.is_empty() && word.trim().is_empty())
        {
            line.push_str(&word);
        }
    }
    lines.retain(|line| !line.is_empty());
    let ended = |line: String| match line.trim_end().strip_suffix(BETWEEN) {
        Some(line) => line.trim_end().to_owned(),
        None => line.trim_end().to_owned(),
    };
    let last = lines.pop();
    lines.into_iter().map(ended).chain(last.map(|line| line.trim_end().to_owned())).collect()
}

/// Draws lines from the top of an area; what does not fit is left out.
pub fn draw_all(lines: &[Line], buffer: &mut Buffer, area: Rect) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        line.draw(buffer, Rect { y, height: 1, ..area });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: &Line, width: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        line.draw(&mut buffer, Rect::new(0, 0, width, 1));
        let cells = (0..width).map(|x| buffer[(x, 0)].symbol().to_owned());
        cells.collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn a_line_is_cut_at_its_edge() {
        let plain = Style::new();
        let line = Line::new().put("name ", plain).put("ACME株式会社", plain);
        assert_eq!(drawn(&line, 20), "name ACME株 式 会 社");
        assert_eq!(drawn(&line, 10), "name ACME»");
        assert_eq!(drawn(&line.at_right("3d", plain), 24), "name ACME株 式 会 社      3d");
    }

    #[test]
    fn sentences_are_broken_at_blanks_and_inside_japanese() {
        assert_eq!(
            wrap("usage fell below 40% of seats", 14),
            ["usage fell", "below 40% of", "seats"]
        );
        assert_eq!(wrap("利用が半減しました", 10), ["利用が半減", "しました"]);
        assert_eq!(wrap("更新 12/18 (30日)", 14), ["更新 12/18", "(30日)"]);
        assert_eq!(wrap("しきい値-40%", 10), ["しきい値", "-40%"]);
        assert_eq!(wrap("登録がありません", 14), ["登録が", "ありません"]);
        assert_eq!(wrap("未解決の問い合わせ 3件", 16), ["未解決の", "問い合わせ 3件"]);
        assert_eq!(wrap("このペースで '27/9 完了", 14), ["このペースで", "'27/9 完了"]);
        assert_eq!(wrap("on 18 May, within", 10), ["on 18 May,", "within"]);
        assert_eq!(wrap("on 18 May, within", 9), ["on 18", "May,", "within"]);
        assert!(wrap("", 10).is_empty());
    }

    #[test]
    fn what_does_not_fit_goes_whole_from_the_end() {
        let parts = ["one", "two", "three"].map(str::to_owned);
        let check = |cells, expected| assert_eq!(join_fitting(&parts, " - ", cells), expected);
        check(20, "one - two - three");
        check(16, "one - two");
        check(2, "one");
    }

    #[test]
    fn of_two_names_the_second_is_never_lost() {
        let check = |first, second, cells, expected: &str| {
            let said = both_names(first, " - ", second, cells);
            assert_eq!(said, expected);
            assert!(said.width() <= cells);
        };
        check("Globex", "Osaka", 20, "Globex - Osaka");
        check("Northwind Traders", "Osaka", 18, "Northwind» - Osaka");
        check("Northwind Traders", "Osaka plant two", 18, "North» - Osaka pl»");
        check("Ota", "Osaka plant two", 16, "Ota - Osaka pla»");
        check("サクラ商事販売", "大阪支店", 18, "サクラ» - 大阪支店");
    }

    #[test]
    fn a_line_is_carried_over_under_its_last_column() {
        let plain = Style::new();
        let line = Line::new().put(" 13 Nov  ", plain).put("call  Ops reorg, new VP starts", plain);
        let check = |width, expected: &[&str]| {
            let texts: Vec<String> = line.clone().wrapped(width).iter().map(Line::text).collect();
            let texts: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
            assert_eq!(texts, expected);
        };
        check(40, &[" 13 Nov  call  Ops reorg, new VP starts"]);
        check(30, &[" 13 Nov  call  Ops reorg, new", "               VP starts"]);
        let owned = line.clone().beside("Robin Alvarez", plain);
        assert_eq!(owned.clone().wrapped(60)[0].text(), owned.text());
        let texts = |line: Line| line.wrapped(40).iter().map(Line::text).collect::<Vec<_>>();
        assert_eq!(texts(owned), texts(line), "what stands beside yields");
    }

    #[test]
    fn cells_are_exact() {
        assert_eq!(fit("ab", 4), "ab  ");
        assert_eq!(fit("株式会社", 5), "株式»");
        assert_eq!(fit("株式会社", 6), "株式» ");
    }
}
