//! Records that take several rows, as kintone writes those with a table in them: where the rows of
//! the table are what is looked for, each is a record; where they only add to it, they stay beside.

use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::ingest::mapping::Mapping;
use crate::ingest::table::Table;

/// Parts the records of a table by what they say in columns that are read.
pub fn part(table: &mut Table<'_>, mapping: &Mapping<'_>) {
    let entity = mapping.preset.entity;
    let happened = matches!(
        entity,
        Entity::Ticket | Entity::Response | Entity::Activity | Entity::Invoice | Entity::Outcome
    );
    let fields = mapping.fields.iter().flatten().copied();
    let own: Vec<usize> = fields.filter(|_| happened).collect();
    let (parted, folded) = table.part_rows(&own);
    table.skipped -= parted;
    if folded > 0 {
        table.notes.push(Message::new("ingest-note-continued").count("count", folded as i64));
    }
}
