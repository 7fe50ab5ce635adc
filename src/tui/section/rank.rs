//! Why an account stands where it stands in triage: ARR, times what is likely lost, times how near
//! the deadline is. The weights order work; they are no probability.

use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::queue::{loss, urgency};
use crate::core::receipt::Band;
use crate::locale::format;
use crate::tui::world::World;

/// `412,000 x 0.75 x 1.5 = 463,500`, and what goes before any rank; nothing where none is ranked.
pub fn said(world: &World, row: &Summary) -> Option<String> {
    if row.band == Band::Excluded || !world.portfolio.complete {
        return None;
    }
    let days = row.days_to_deadline(world.today());
    let weight = |weight: f64| format::number(weight, 2);
    let arr = format::count(row.arr_weight.round() as i64);
    let unknown = if row.arr.is_some() { "" } else { "?" };
    let rank = Message::new("rank-said")
        .text("arr", format!("{arr}{unknown}"))
        .text("loss", weight(loss(row.score)))
        .text("urgency", weight(urgency(days, row.by_order)))
        .text("rank", format::count(row.priority.round() as i64));
    let rank = world.say(&rank);
    let first = row.must_do.then(|| world.word("rank-must-do"));
    Some(first.map_or_else(|| rank.clone(), |first| format!("{first} {} {rank}", world.glyphs.dot)))
}
