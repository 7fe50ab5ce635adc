//! The week's queue: must-dos, ranked work as far as the hours go, the cut line, what is not this week.

use crate::core::account::AccountId;
use crate::core::message::Message;
use crate::core::queue::week::{Item, Kind, Week, week};
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::{World, name_of};

/// What is asked for, and the row the cursor is on.
#[derive(Clone, Debug, Default)]
pub struct QueuePage {
    /// Hours there are, where not as the capacity says.
    hours: Option<f64>,
    cursor: usize,
}

impl QueuePage {
    pub fn new(hours: Option<f64>) -> Self {
        Self { hours, cursor: 0 }
    }

    fn week<'a>(&self, world: &'a World) -> Week<'a> {
        let mine = |row: &crate::core::portfolio::Summary| world.is_mine(row.owner.as_deref());
        let portfolio = &world.portfolio;
        week(portfolio, &portfolio.capacity, self.hours, world.today(), &mine)
    }

    /// Moves the cursor; gives the line on which it stands then.
    pub fn step(&mut self, world: &World, down: bool, width: usize) -> usize {
        let week = self.week(world);
        let last = week.items.len().saturating_sub(1);
        self.cursor =
            if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
        self.line(&week, world, width)
    }

    /// The account of the row under the cursor.
    pub fn chosen(&self, world: &World) -> Option<AccountId> {
        self.week(world).items.get(self.cursor).map(|item| item.row.id)
    }

    fn line(&self, week: &Week<'_>, world: &World, width: usize) -> usize {
        let above = wrap(&world.say(&week.said()), width).len();
        let shown = week.items.get(self.cursor).map(|item| item.kind);
        let begun = KINDS.iter().filter(|kind| week.of(**kind).next().is_some());
        let heads = begun.take_while(|kind| Some(**kind) != shown).count() + 1;
        above + 2 * heads + self.cursor
    }
}

/// In the order of the page.
const KINDS: [Kind; 3] = [Kind::MustDo, Kind::Ranked, Kind::Deferred];

pub fn lines(world: &World, page: &QueuePage, width: usize) -> Vec<Line> {
    let found = page.week(world);
    let strong = world.style(Token::Strong);
    let said = wrap(&world.say(&found.said()), width);
    let mut lines: Vec<Line> = said.into_iter().map(|part| Line::new().put(part, strong)).collect();
    let mut row = 0;
    for kind in KINDS {
        let items: Vec<&Item<'_>> = found.of(kind).collect();
        if items.is_empty() {
            continue;
        }
        let title = world.word(&format!("queue-kind-{}", kind.id().replace('_', "-")));
        lines.extend([Line::new(), Line::new().put(title, world.style(Token::Title))]);
        for item in items {
            let line = line(world, item);
            lines.push(if row == page.cursor { chosen(world, line) } else { line });
            row += 1;
        }
    }
    lines.push(Line::new());
    lines.extend(found.said_beside().flat_map(|said| {
        let parts = wrap(&world.say(&said), width).into_iter();
        parts.map(|part| Line::new().put(part, world.style(Token::Muted))).collect::<Vec<_>>()
    }));
    lines.push(Line::new().put(world.word("queue-keys"), world.style(Token::Key)));
    lines
}

fn chosen(world: &World, line: Line) -> Line {
    let style = world.style(Token::Cursor);
    let pieces = line.into_pieces().into_iter();
    pieces.fold(Line::new(), |line, (text, _)| line.put(text, style))
}

fn line(world: &World, item: &Item<'_>) -> Line {
    let token = if item.kind == Kind::Deferred { Token::Muted } else { Token::Plain };
    let style = world.style(token);
    let name = name_of(item.row).to_string();
    let reason = world.say(&item.reason());
    let minutes = world.say(&Message::new("queue-item-minutes").count("minutes", item.minutes));
    let carry = match item.carry {
        0 => String::new(),
        weeks => world.say(&Message::new("queue-item-carry").count("weeks", weeks)),
    };
    Line::new()
        .cell(&name, 26, style)
        .cell_right(&minutes, 8, style)
        .put("  ", style)
        .put(reason, style)
        .beside(carry, world.style(Token::Muted))
}
