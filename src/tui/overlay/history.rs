//! The history: a row a gesture, the newest on top; Enter unfolds what it changed.

use super::draw::said;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::search::{Query, fold};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::{Action, Scope};
use crate::tui::event::{HistoryLine, HistoryPart};
use crate::tui::input::{TextLine, Typed};
use crate::tui::key::Key;
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
    /// What they are narrowed to; `typing` while the keys go there.
    pub find: TextLine,
    pub typing: bool,
    /// Places of those that fit.
    fitting: Vec<usize>,
}

impl HistoryPage {
    /// They have been loaded.
    pub fn receive(&mut self, lines: Vec<HistoryLine>, world: &World) {
        self.lines = Some(lines);
        self.narrow(world);
    }

    /// Those that fit what was typed, from the newest on.
    pub fn narrow(&mut self, world: &World) {
        let query = Query::new(self.find.text());
        let lines = self.lines.iter().flatten().enumerate();
        let fits = lines.filter(|(_, line)| query.is_empty() || query.matches(&words(world, line)));
        self.fitting = fits.map(|(at, _)| at).collect();
        self.cursor = 0;
    }

    /// A key while one types; Enter keeps what is typed, Esc takes it away.
    pub fn take(&mut self, key: Key, world: &World) {
        match self.find.key(Scope::Input, key) {
            Typed::Changed => self.narrow(world),
            Typed::Other(Action::Accept) => self.typing = false,
            Typed::Other(Action::Dismiss) => self.show_all(world),
            _ => {}
        }
    }

    pub fn show_all(&mut self, world: &World) {
        self.typing = false;
        self.find = TextLine::default();
        self.narrow(world);
    }

    /// Does a line over them say what they are narrowed to?
    pub fn is_narrowed(&self) -> bool {
        self.typing || !self.find.text().is_empty()
    }

    fn shown(&self) -> impl Iterator<Item = &HistoryLine> {
        let line = |at: &usize| self.lines.as_ref().and_then(|lines| lines.get(*at));
        self.fitting.iter().filter_map(line)
    }

    /// To the gesture before or after.
    pub fn step(&mut self, down: bool) {
        let last = self.fitting.len().saturating_sub(1);
        self.cursor =
            if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
    }

    /// What the gesture under the cursor changed: shown, or put away.
    pub fn unfold(&mut self) {
        let line = self.shown().nth(self.cursor).map(|line| line.gesture);
        if let Some(id) = line
            && !self.unfolded.remove(&id)
        {
            self.unfolded.insert(id);
        }
    }

    /// The line on which the cursor stands.
    pub fn cursor_line(&self) -> usize {
        let above = self.shown().take(self.cursor);
        let above: usize = above.map(|line| 1 + self.parts_of(line).len()).sum();
        above + usize::from(self.is_narrowed())
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
    if page.is_narrowed() {
        let typed = Shown::new(page.find.text()).to_string();
        let prompt = Line::new().put("/", world.style(Token::Accent));
        lines.push(prompt.put(typed, world.style(Token::Plain)));
    }
    if page.fitting.is_empty() {
        lines.extend(said(world, "empty-filter"));
    }
    for (at, gesture) in page.shown().enumerate() {
        lines.push(gesture_line(world, gesture, at == page.cursor));
        lines.extend(page.parts_of(gesture).iter().map(|part| part_line(world, part)));
    }
    lines
}

/// What a typed word may stand in: what was done, by whom, to which accounts and rows.
fn words(world: &World, line: &HistoryLine) -> String {
    let mut text = format!("{} {}", world.say(&line.title), line.by);
    for part in &line.parts {
        let account = part.account.and_then(|id| world.row(id));
        let account = account.map_or("", |row| &row.needle);
        let (old, new) = part.values.clone().unwrap_or_default();
        for word in ["\n", account, "\n", &part.about, " ", &old, " ", &new] {
            text.push_str(word);
        }
    }
    fold_lines(&text)
}

fn fold_lines(text: &str) -> String {
    text.lines().map(fold).collect::<Vec<_>>().join("\n")
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
