//! The book by band: how many accounts, what they weigh, how that was week by week; who fell and who
//! rose most.

use crate::core::distribution::{Share, distribution, most as most_ever, movers};
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::locale::format;
use crate::tui::screen::triage::pane::in_book;
use crate::tui::screen::triage::row::{change, spark};
use crate::tui::section::health::points;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};

/// Who is named among those that fell and those that rose.
const MOST: usize = 8;

/// Cells of a band's name, of a count, of a share, of an amount and of the course.
const NAME: usize = 12;
const COUNT: usize = 6;
const MONEY: usize = 9;
const WEEKS: u16 = 26;

pub fn lines(world: &World, width: usize) -> Vec<Line> {
    let rows = || {
        let rows = world.portfolio.rows.iter().map(AsRef::as_ref);
        rows.filter(|row: &&Summary| world.is_mine(row.owner.as_deref()))
    };
    let shares = distribution(rows());
    let all: usize = shares.iter().map(|share| share.accounts).sum();
    if all == 0 {
        return super::draw::said(world, "book-empty");
    }
    let gone = rows().filter(|row| row.band == Band::Excluded).count();
    let said = world.say(&Message::new("book-said").count("count", all).count("gone", gone));
    let mut lines = vec![Line::new().put(said, world.style(Token::Strong)), Line::new()];
    let most = shares.iter().map(|share| share.accounts).max().unwrap_or(1).max(1);
    let ever = most_ever(&shares);
    let line = |share| share_line(world, share, (all, most, ever), width);
    lines.extend(shares.iter().map(line));
    let (fell, rose) = movers(rows(), MOST);
    for (title, rows) in [("book-fell", fell), ("book-rose", rose)] {
        lines.extend([Line::new(), Line::new().put(world.word(title), world.style(Token::Title))]);
        if rows.is_empty() {
            lines.push(Line::new().put(world.word("book-none"), world.style(Token::Muted)));
        }
        lines.extend(rows.into_iter().map(|row| mover(world, row)));
    }
    lines
}

/// Name, count, share and a bar; amount and course where there is room.
fn share_line(
    world: &World,
    share: &Share,
    (all, most, ever): (usize, usize, usize),
    width: usize,
) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let colour = world.style(share.band.into());
    let band = world.word(share.band.title());
    let part = format::percent(100.0 * share.accounts as f64 / all as f64);
    let line = Line::new()
        .cell(&format!("{} {band}", world.glyphs.band(share.band)), NAME, colour)
        .cell_right(&format::count(share.accounts as i64), COUNT, plain)
        .cell_right(&part, COUNT, muted);
    let money = in_book(world, share.arr).unwrap_or_default();
    let line = line.cell_right(&money, MONEY, plain).put("  ", plain);
    if world.glyphs.plain {
        return line.trimmed();
    }
    let course = width >= 90;
    let taken = line.width() + if course { usize::from(WEEKS) + 2 } else { 0 };
    let room = width.saturating_sub(taken);
    let bar = (share.accounts * room).div_ceil(most).min(room);
    let line = line.cell(&world.glyphs.bar.repeat(bar), room, colour);
    if course {
        line.put("  ", plain).put(spark(world, share.course(ever), WEEKS), colour)
    } else {
        line
    }
}

fn mover(world: &World, row: &Summary) -> Line {
    let plain = world.style(Token::Plain);
    let moved = row.delta30.known().map(|delta| change(world, delta)).unwrap_or_default();
    let score = format!("{} {}", world.glyphs.band(row.band), points(row));
    let line = Line::new()
        .cell(name_of(row).as_str(), 28, plain)
        .cell(&score, 8, world.style(row.band.into()))
        .cell_right(&moved, 6, plain);
    let reason = crate::core::field::reason(row, world.today());
    match reason {
        Some(signal) => {
            line.put(format!("  {}", world.say(&signal.reason)), world.style(Token::Muted))
        }
        None => line,
    }
}
