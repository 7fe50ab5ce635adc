//! What a run changed or would change: account, field, before and after, and where it stands.

use super::draw::{entity_word, said};
use crate::core::entity::column_title;
use crate::core::message::Message;
use crate::core::shift::{GONE, Shift};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};

/// Changes that are drawn.
const DRAWN: usize = 1_000;

pub fn page(world: &World, shifts: Option<&[Shift]>, width: usize) -> Vec<Line> {
    let Some(shifts) = shifts else { return said(world, "section-loading") };
    if shifts.is_empty() {
        return said(world, "changes-none");
    }
    let mut lines = self::lines(world, shifts, width, DRAWN);
    lines.extend([
        Line::new(),
        Line::new().put(world.word("changes-keys"), world.style(Token::Key)),
    ]);
    lines
}

/// Each account with what changes of it; so many changes at most, and how many more there are.
pub fn lines(world: &World, shifts: &[Shift], width: usize, most: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last = None;
    for shift in shifts.iter().take(most) {
        let whose = (shift.account, shift.account.is_none().then_some(shift.key.as_str()));
        if last.replace(whose) != Some(whose) {
            lines.push(Line::new().put(owner(world, shift), world.style(Token::Strong)));
        }
        lines.push(change(world, shift, width));
    }
    let more = shifts.len().saturating_sub(most);
    if more > 0 {
        let said = Message::new("changes-more").count("count", more);
        lines.push(Line::new().put(world.say(&said), world.style(Token::Muted)));
    }
    lines
}

/// The account by its name, else the row.
fn owner(world: &World, shift: &Shift) -> String {
    let row = shift.account.and_then(|id| world.row(id));
    row.map_or_else(
        || format!("{} {}", entity_word(world, shift.entity.id()), Shown::new(&shift.key)),
        |row| format!("{} ({})", name_of(row), row.id),
    )
}

/// `  ARR   $80k -> $90k        accounts.csv:12`.
fn change(world: &World, shift: &Shift, width: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let field = match shift.field {
        GONE => world.word("changes-gone"),
        field => world.say(&column_title(shift.entity, field)),
    };
    let value = |value| {
        let shown = shift.shown(value).map(|arg| world.lang.argument(&arg));
        shown.unwrap_or_else(|| "-".into())
    };
    let place = shift.path.rsplit(['/', '\\']).next().unwrap_or(&shift.path);
    let place = match shift.line {
        0 => Shown::new(place).to_string(),
        line => format!("{}:{}", Shown::new(place), format::count(line as i64)),
    };
    let kind = entity_word(world, shift.entity.id());
    let (narrow, wide) = (width.min(100) / 5, width.min(100) / 3);
    let values = format!("{} -> {}", value(shift.old.as_ref()), value(shift.new.as_ref()));
    Line::new()
        .put("  ", plain)
        .cell(&format!("{kind}: {field}"), narrow + 6, muted)
        .put(" ", plain)
        .cell(&values, wide, plain)
        .at_right(place, muted)
}
