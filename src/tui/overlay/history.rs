//! The history: a row a gesture, the newest on top; Enter unfolds what it changed.

use super::draw::said;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::event::{HistoryLine, HistoryPart};
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use std::collections::BTreeSet;

/// Cells of what a row is and of its account.
const ENTITY: usize = 11;
const ACCOUNT: usize = 18;

#[derive(Clone, Debug, Default)]
pub struct HistoryPage {
    /// `None` while they are loaded.
    pub lines: Option<Vec<HistoryLine>>,
    cursor: usize,
    unfolded: BTreeSet<u32>,
}

impl HistoryPage {
    /// To the gesture before or after.
    pub fn step(&mut self, down: bool) {
        let last = self.lines.as_ref().map_or(0, |lines| lines.len().saturating_sub(1));
        self.cursor =
            if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
    }

    /// What the gesture under the cursor changed: shown, or put away.
    pub fn unfold(&mut self) {
        let line = self.lines.as_ref().and_then(|lines| lines.get(self.cursor));
        if let Some(id) = line.map(|line| line.gesture)
            && !self.unfolded.remove(&id)
        {
            self.unfolded.insert(id);
        }
    }

    /// The line on which the cursor stands.
    pub fn cursor_line(&self) -> usize {
        let above = self.lines.iter().flatten().take(self.cursor);
        above.map(|line| 1 + self.parts_of(line).len()).sum()
    }

    fn parts_of<'l>(&self, line: &'l HistoryLine) -> &'l [HistoryPart] {
        if self.unfolded.contains(&line.gesture) { &line.parts } else { &[] }
    }
}

pub fn lines(world: &World, page: &HistoryPage) -> Vec<Line> {
    let Some(gestures) = &page.lines else { return said(world, "section-loading") };
    if gestures.is_empty() {
        return said(world, "history-none");
    }
    let mut lines = Vec::new();
    for (at, gesture) in gestures.iter().enumerate() {
        lines.push(gesture_line(world, gesture, at == page.cursor));
        lines.extend(page.parts_of(gesture).iter().map(|part| part_line(world, part)));
    }
    lines.extend([
        Line::new(),
        Line::new().put(world.word("history-keys"), world.style(Token::Key)),
    ]);
    lines
}

/// Day, what was done, how many rows it changed, by whom.
fn gesture_line(world: &World, gesture: &HistoryLine, chosen: bool) -> Line {
    let muted = world.style(Token::Muted);
    let style = world.style(match (chosen, gesture.undone) {
        (true, _) => Token::Cursor,
        (false, true) => Token::Muted,
        (false, false) => Token::Plain,
    });
    let day = format::short_day(world.lang, Day::of_unix(gesture.at), world.today());
    let mut right = Vec::new();
    right.extend(gesture.undone.then(|| world.word("history-taken-back")));
    if gesture.parts.len() > 1 {
        right.push(world.say(&Message::new("history-rows").count("count", gesture.parts.len())));
    }
    right.push(Shown::new(&gesture.by).to_string());
    Line::new()
        .put(if chosen { ">" } else { " " }, style)
        .cell_right(&day, 6, muted)
        .put("  ", muted)
        .put(world.say(&gesture.title), style)
        .at_right(right.join(" "), muted)
}

/// `+ task      Acme   Send the deck`, `~ task      Acme   due: 20 Nov > 27 Nov`.
fn part_line(world: &World, part: &HistoryPart) -> Line {
    let muted = world.style(Token::Muted);
    let sign = match (part.came, part.went) {
        (true, _) => "+",
        (_, true) => "-",
        _ => "~",
    };
    let account = part.account.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
    let about = match &part.values {
        None => Shown::new(&part.about).to_string(),
        Some((old, new)) => {
            let none = |text: &str| {
                if text.is_empty() { "-".into() } else { Shown::new(text).to_string() }
            };
            format!("{}: {} → {}", Shown::new(&part.about), none(old), none(new))
        }
    };
    Line::new()
        .put(format!("          {sign} "), muted)
        .cell(&world.word(&format!("history-{}", part.entity)), ENTITY, muted)
        .put(" ", muted)
        .cell(&account.unwrap_or_default(), ACCOUNT, muted)
        .put(" ", muted)
        .put(about, muted)
}
