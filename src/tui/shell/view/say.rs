//! The one sentence about where the cursor stands, for people who have the screen read to them.

use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::text::cut;
use crate::tui::section::health;
use crate::tui::world::{World, name_of};
use unicode_width::UnicodeWidthStr;

/// `Acme, critical, 23, down 18, 1 of 42`.
pub fn account(world: &World, row: &Summary, place: Message) -> String {
    let said = Message::new("plain-account")
        .text("name", name_of(row).as_str())
        .message("band", Message::new(row.band.title()))
        .text("score", health::points(row))
        .message("move", moved(row.delta30.known()))
        .message("place", place);
    world.say(&said)
}

/// `3 of 42`.
pub fn place(at: usize, of: usize) -> Message {
    Message::new("plain-place").count("at", at).count("of", of)
}

fn moved(change: Option<f64>) -> Message {
    match change.map(|change| change.round() as i64) {
        None => Message::new("plain-move-unknown"),
        Some(0) => Message::new("plain-same"),
        Some(points) if points < 0 => Message::new("plain-down").count("points", -points),
        Some(points) => Message::new("plain-up").count("points", points),
    }
}

/// A sentence with its place behind it, which is said in full whatever the sentence is.
pub fn placed(world: &World, sentence: &str, place: &Message) -> String {
    let (place, comma) = (world.say(place), world.word("plain-comma"));
    let room = usize::from(world.size().0).saturating_sub(place.width() + comma.width() + 2);
    format!("{}{comma}{place}", cut(sentence, room))
}
