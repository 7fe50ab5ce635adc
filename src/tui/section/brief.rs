//! The brief before a call, and the page that may be shown outside, as lines.

use crate::core::account::AccountId;
use crate::core::message::Message;
use crate::core::report::{Item, Page, Say, Section, Tone};
use crate::tui::command::msg;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;
use ratatui::style::Style;
use std::slice::SliceIndex;

/// The brief of an account.
pub fn lines(world: &World, id: AccountId, width: usize) -> Vec<Line> {
    of(world, id, |_| .., width)
}

/// The sections of the brief that stand in a range.
pub fn of<R: SliceIndex<[Section], Output = [Section]>>(
    world: &World,
    id: AccountId,
    range: impl Fn(&Page) -> R,
    width: usize,
) -> Vec<Line> {
    let Some(detail) = world.detail_of(id) else {
        let loading = format!(" {}", world.word(msg("section-loading")));
        return vec![Line::new().put(loading, world.style(Token::Muted))];
    };
    let parts = detail.brief.sections.get(range(&detail.brief)).unwrap_or_default();
    sections(world, parts, width, &|message: &Message| world.say(message))
}

/// Sections with their titles, each sentence wrapped under its own beginning.
pub fn sections(world: &World, parts: &[Section], width: usize, say: Say<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in parts {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        let title = wrap(&say(&section.title), width.saturating_sub(1));
        let style = world.style(Token::Title);
        lines.extend(title.into_iter().map(|part| Line::new().put(format!(" {part}"), style)));
        for item in &section.items {
            lines.extend(item_lines(world, item, width, say));
        }
    }
    lines
}

fn item_lines(world: &World, item: &Item, width: usize, say: Say<'_>) -> Vec<Line> {
    let style = world.style(match item.tone {
        Tone::Plain => Token::Plain,
        Tone::Alarm => Token::Late,
        Tone::Quiet => Token::Muted,
    });
    let sign = match item.tone {
        Tone::Alarm => "!",
        Tone::Plain => world.glyphs.dot,
        Tone::Quiet => " ",
    };
    let mut lines = hanging(&say(&item.text), sign, style, width);
    if let Some(fact) = &item.fact {
        lines.extend(hanging(&say(fact), " ", world.style(Token::Muted), width));
    }
    lines
}

fn hanging(text: &str, sign: &str, style: Style, width: usize) -> Vec<Line> {
    let parts = wrap(text, width.saturating_sub(4));
    let line = |(at, part): (usize, String)| {
        let sign = if at == 0 { sign } else { " " };
        Line::new().put(format!(" {sign} {part}"), style)
    };
    parts.into_iter().enumerate().map(line).collect()
}
