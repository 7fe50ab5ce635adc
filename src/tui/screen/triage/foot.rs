//! At the foot of a short list on a large screen: the book by band, and who moved most.

use super::row::change;
use crate::core::distribution::{distribution, movers};
use crate::core::portfolio::Summary;
use crate::locale::format;
use crate::tui::command::{self, Action};
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};

/// The bands, those who fell, those who rose.
pub const LINES: u16 = 3;

/// Who is named of each.
const NAMED: usize = 4;
const LABEL: usize = 14;

pub fn lines(world: &World) -> Vec<Line> {
    let mine = || {
        let rows = world.portfolio.rows.iter().map(AsRef::as_ref);
        rows.filter(|row: &&Summary| world.is_mine(row.owner.as_deref()))
    };
    let plain = world.style(Token::Plain);
    let bands = distribution(mine()).into_iter().fold(label(world, "foot-bands"), |line, share| {
        let said =
            format!("{} {}", world.glyphs.band(share.band), format::count(share.accounts as i64));
        line.put(said, world.style(share.band.into())).put("   ", plain)
    });
    let (fell, rose) = movers(mine(), NAMED);
    let named = |id, rows: Vec<&Summary>| {
        let line = rows.into_iter().fold(label(world, id), |line, row| {
            let moved = row.delta30.known().map(|delta| change(world, delta).replace(' ', ""));
            let said = format!("{} {}   ", name_of(row).cut(18), moved.unwrap_or_default());
            line.put(said, plain)
        });
        line.trimmed()
    };
    let book = command::all().find(|command| command.action == Action::Book);
    let key = book.and_then(|command| world.keymap.keys(command).next()).unwrap_or_default();
    let more = format!("{key} {} ", world.word("foot-more"));
    vec![
        bands.trimmed().beside(more, world.style(Token::Muted)),
        named("foot-fell", fell),
        named("foot-rose", rose),
    ]
}

fn label(world: &World, id: &str) -> Line {
    let muted = world.style(Token::Muted);
    Line::new().put(" ", muted).cell(&world.word(id), LABEL, muted)
}
