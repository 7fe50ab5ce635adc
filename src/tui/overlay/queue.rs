//! The week's queue: must-dos, ranked work as far as the hours go, the cut line, what is not this week.

use crate::core::message::Message;
use crate::core::queue::week::{Item, Kind, week};
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::{World, name_of};

pub fn lines(world: &World, width: usize) -> Vec<Line> {
    let mine = |row: &crate::core::portfolio::Summary| world.is_mine(row.owner.as_deref());
    let portfolio = &world.portfolio;
    let found = week(portfolio, &portfolio.capacity, None, world.today(), &mine);
    let strong = world.style(Token::Strong);
    let said = wrap(&world.say(&found.said()), width);
    let mut lines: Vec<Line> = said.into_iter().map(|part| Line::new().put(part, strong)).collect();
    for kind in [Kind::MustDo, Kind::Ranked, Kind::Deferred] {
        let items: Vec<&Item> = found.of(kind).collect();
        if items.is_empty() {
            continue;
        }
        let title = world.word(&format!("queue-kind-{}", kind.id().replace('_', "-")));
        lines.extend([Line::new(), Line::new().put(title, world.style(Token::Title))]);
        lines.extend(items.into_iter().map(|item| line(world, item)));
    }
    lines
}

fn line(world: &World, item: &Item) -> Line {
    let token = if item.kind == Kind::Deferred { Token::Muted } else { Token::Plain };
    let style = world.style(token);
    let name = world.row(item.account).map(|row| name_of(row).to_string()).unwrap_or_default();
    let minutes = world.say(&Message::new("queue-item-minutes").count("minutes", item.minutes));
    let carry = match item.carry {
        0 => String::new(),
        weeks => world.say(&Message::new("queue-item-carry").count("weeks", weeks)),
    };
    Line::new()
        .cell(&name, 26, style)
        .cell_right(&minutes, 8, style)
        .put("  ", style)
        .put(world.say(&item.reason), style)
        .beside(carry, world.style(Token::Muted))
}
