//! The first run: a workspace without accounts shows one card with what can be done, and the keys
//! of the verbs, which have nothing to act on, do that.

use super::Shell;
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::tui::command::Scope;
use crate::tui::theme::Token;
use crate::tui::widget::frame::{boxed, centred};
use crate::tui::widget::line::{Line, draw_all, wrap};
use crate::tui::world::World;
use ratatui::buffer::Buffer;

impl Shell {
    /// The whole book is here and holds nobody.
    pub(super) fn is_first_run(&self) -> bool {
        self.world.portfolio.complete && self.world.portfolio.total == 0
    }

    /// What keys mean at the moment.
    pub(super) fn scope(&self) -> Scope {
        if self.is_first_run() { Scope::FirstRun } else { Scope::On(self.place) }
    }
}

/// Files that were found and wait for a decision: without an account there is nothing else that
/// any of them could be about.
fn waiting(world: &World) -> Vec<&FileOutcome> {
    let waits =
        |file: &&FileOutcome| matches!(file.status, FileStatus::Held | FileStatus::Unmapped);
    world.intake.iter().flat_map(|intake| &intake.refused).filter(waits).collect()
}

impl Shell {
    /// Enter on the card: the first of the files that wait; the others come after it.
    pub(super) fn decide_first(&mut self) {
        let mut paths: Vec<String> =
            waiting(&self.world).into_iter().map(|file| file.path.clone()).collect();
        if paths.is_empty() {
            return self.tell(Message::new("open-nothing"));
        }
        let first = paths.remove(0);
        self.status.asking = paths;
        self.look_into(first, None);
    }
}

/// What waits, and the key that answers it.
fn questions(world: &World, width: usize) -> Vec<Line> {
    let files = waiting(world);
    let Some(first) = files.first() else { return Vec::new() };
    let name = first.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let said = Message::new("first-waiting")
        .count("count", files.len() as i64)
        .text("more", (files.len() - 1).to_string())
        .text("file", Shown::new(name).as_str());
    let text = world.style(Token::Strong);
    let parts = wrap(&world.say(&said), width.saturating_sub(7)).into_iter().enumerate();
    let keyed = |(at, part)| {
        let key = if at == 0 { "Enter  " } else { "       " };
        Line::new().put(key, world.style(Token::Key)).put(part, text)
    };
    std::iter::once(Line::new()).chain(parts.map(keyed)).collect()
}

/// The keys of the card and what each does.
const CHOICES: &[(&str, &str)] =
    &[("d", "first-demo"), ("i", "first-import"), ("R", "first-sync"), ("q", "first-quit")];

/// Cells of the card.
const CARD: u16 = 68;

pub fn draw(world: &World, buffer: &mut Buffer) {
    let frame = world.frame();
    let card = centred(frame.body, CARD, frame.body.height);
    let room = usize::from(card.height.saturating_sub(2));
    let mut lines = lines(world, usize::from(card.width.saturating_sub(4)));
    if lines.len() > room {
        // Without the lines between, all of it can be read.
        lines.retain(|line| !line.text().is_empty());
    }
    let area = centred(frame.body, CARD, lines.len() as u16 + 2);
    let styles = (world.style(Token::Border), world.style(Token::Title));
    let inner = boxed(buffer, area, &world.word("first-title"), world.glyphs, styles);
    draw_all(&lines, buffer, inner);
}

fn lines(world: &World, width: usize) -> Vec<Line> {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let mut lines: Vec<Line> = wrap(&world.word("first-why"), width)
        .into_iter()
        .map(|part| Line::new().put(part, plain))
        .collect();
    lines.extend(questions(world, width));
    for (key, id) in CHOICES {
        lines.push(Line::new());
        for (at, part) in wrap(&world.word(id), width.saturating_sub(4)).into_iter().enumerate() {
            let key = if at == 0 { format!("{key:<4}") } else { "    ".into() };
            lines.push(Line::new().put(key, world.style(Token::Key)).put(part, plain));
        }
    }
    lines.push(Line::new());
    let drop = wrap(&world.word("first-drop"), width);
    lines.extend(drop.into_iter().map(|part| Line::new().put(part, muted)));
    lines
}
