//! Whom a question or a typed line is about.

use crate::core::message::Message;
use crate::core::text::{Shown, cut};
use crate::tui::command::msg;
use crate::tui::deed::Targets;
use crate::tui::world::{World, name_of};
use unicode_width::UnicodeWidthStr;

/// The name of one, the count of many.
pub fn whom(world: &World, targets: &Targets) -> String {
    let one = match targets {
        Targets::Accounts(ids) => match ids.as_slice() {
            [id] => world.row(*id).map(|row| name_of(row).to_string()),
            _ => None,
        },
        Targets::Tasks(ids) => match ids.as_slice() {
            [id] => world.task(*id).map(|task| Shown::new(&task.title).to_string()),
            _ => None,
        },
        Targets::Calls(_) => match targets.accounts(world).as_slice() {
            [id] if targets.len() == 1 => world.row(*id).map(|row| name_of(row).to_string()),
            _ => None,
        },
    };
    one.unwrap_or_else(|| world.say(&Message::new("status-marked").count("count", targets.len())))
}

/// The account of what is chosen, for what is said of accounts.
pub fn whose(world: &World, targets: &Targets) -> String {
    match targets.accounts(world).as_slice() {
        [id] => world.row(*id).map(|row| name_of(row).to_string()).unwrap_or_default(),
        _ => whom(world, targets),
    }
}

/// Whom it is about, then what is said: a long name gives way.
pub fn about(world: &World, whom: &str, said: &str) -> String {
    let between = format!(" {} ", world.glyphs.dot);
    let room = usize::from(world.size().0).saturating_sub(said.width() + between.width() + 2);
    format!("{}{between}{said}", cut(whom, room.max(8)))
}

/// Why the name is nobody's yet. Of several accounts the ids are what is to be typed: names give way.
pub fn which(world: &World, reason: &Message) -> String {
    if reason.id != "account-several" {
        return world.say(reason);
    }
    let which = Message { id: msg("echo-several").into(), args: reason.args.clone() };
    let room = usize::from(world.size().0).saturating_sub(2);
    world.lang.say_within(&which, room, 6).unwrap_or_else(|| world.say(&which))
}
