//! Every way in which a line of a file can be taken: a matter, or a column and its field.

use super::{Hit, Pick};
use crate::core::entity::column_title;
use crate::core::manner::{Choice, ColumnUse};
use crate::core::message::Message;
use crate::core::preview::Preview;
use crate::core::search::{Query, fold};
use crate::core::text::Shown;
use crate::tui::overlay::file::{FilePage, Taken, holder, targets, way_title};
use crate::tui::world::World;

/// What is asked of the line under the cursor.
pub fn question(world: &World, page: &FilePage) -> String {
    match (page.choice(), page.column()) {
        (Some(choice), _) => world.say(&choice.matter.said()),
        (None, Some((_, column))) => {
            let asked = Message::new("pick-field-of");
            world.say(&asked.text("column", Shown::new(&column.header).as_str()))
        }
        (None, None) => String::new(),
    }
}

/// What fits what is typed, in the order of the file or of its kind.
pub fn ways(world: &World, page: &FilePage, text: &str) -> Vec<Hit> {
    let query = Query::new(text);
    let all = match (page.choice(), page.column()) {
        (Some(choice), _) => matters(world, choice),
        (None, Some((found, column))) => fields(world, found, column),
        (None, None) => Vec::new(),
    };
    let fits = |(needle, _): &(String, Hit)| query.is_empty() || query.matches(&fold(needle));
    all.into_iter().filter(fits).map(|(_, hit)| hit).collect()
}

/// The line that is in force, to begin at.
pub fn in_force(page: &FilePage, hits: &[Hit]) -> usize {
    let now = |hit: &Hit| match (&hit.pick, page.choice(), page.column()) {
        (Pick::Take(Taken::Way(_, word)), Some(choice), _) => choice.taken == *word,
        (Pick::Take(Taken::Column(_, field)), None, Some((_, column))) => column.field == *field,
        _ => false,
    };
    hits.iter().position(now).unwrap_or_default()
}

/// Each with what it is found by.
fn matters(world: &World, choice: &Choice) -> Vec<(String, Hit)> {
    let line = |way: &crate::core::manner::Way| {
        let left = way_title(world, choice.matter, way);
        let needle = format!("{left}\n{}", way.word);
        let right =
            if way.word == choice.taken { world.word("pick-way-now") } else { String::new() };
        let pick = Pick::Take(Taken::Way(choice.matter, way.word.clone()));
        (needle, Hit { left, right, pick })
    };
    choice.ways.iter().map(line).collect()
}

/// Kept as it is, then every field; one that another column has says whose it would be taken from.
fn fields(world: &World, found: &Preview, column: &ColumnUse) -> Vec<(String, Hit)> {
    let line = |id: Option<&str>| {
        let left = match id {
            Some(id) => world.say(&column_title(found.entity, id)),
            None => world.word("preview-kept"),
        };
        let other = id.and_then(|id| holder(found, &column.header, id));
        let right = match other {
            _ if column.field.as_deref() == id => world.word("pick-way-now"),
            Some(other) => format!("“{}”", Shown::new(&other.header)),
            None => String::new(),
        };
        let pick = Pick::Take(Taken::Column(column.header.clone(), id.map(str::to_owned)));
        (format!("{left}\n{}", id.unwrap_or_default()), Hit { left, right, pick })
    };
    std::iter::once(None).chain(targets(found.entity).map(Some)).map(line).collect()
}
