//! The one sentence about where the cursor stands, for people who have the screen read to them.

use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::tui::section::health;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// `Acme, critical, 23, down 18, 1 of 42`.
pub fn account(world: &World, row: &Summary, place: Message) -> String {
    let band = format!("band-{}", row.band.id().replace('_', "-"));
    let said = Message::new("plain-account")
        .text("name", name_of(row).as_str())
        .message("band", Message { id: band.into(), args: Vec::new() })
        .text("score", health::points(row))
        .message("move", moved(row.delta30))
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

/// A row as it was drawn: its cells, with a comma between each two.
pub fn drawn(world: &World, buffer: &Buffer, area: Rect, place: &Message) -> String {
    let text = text(buffer, area);
    let parts = text.trim_start_matches(['>', '*']).split("  ").map(str::trim);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(Into::into).collect();
    // The place is said in full, whatever the row has to say.
    let place = world.say(place);
    let comma = world.word("plain-comma");
    let room = usize::from(area.width).saturating_sub(place.width() + comma.width() + 1);
    format!("{}{comma}{place}", crate::core::text::cut(&parts.join(&comma), room))
}

/// What is written in the first line of an area: the cell behind a wide sign is a part of it.
fn text(buffer: &Buffer, area: Rect) -> String {
    let mut text = String::new();
    let mut x = area.x;
    while let Some(cell) = buffer.cell((x, area.y)).filter(|_| x < area.right()) {
        text.push_str(cell.symbol());
        x += cell.symbol().width().max(1) as u16;
    }
    text
}
