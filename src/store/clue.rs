//! What rows say of a customer beside the reference they are kept under. It is heard where nobody
//! knows that reference.

use super::error::Result;
use super::record::Ground;
use crate::core::batch::FileBatch;
use rusqlite::{Connection, params};

/// Keeps what a file says of the references that it brought.
pub fn keep(ground: &mut Ground<'_, '_>, file: &FileBatch) -> Result<()> {
    let mut known =
        ground.conn.prepare_cached("SELECT 1 FROM clue WHERE link = ?1 AND says = ?2")?;
    let mut write = ground.conn.prepare_cached(
        "INSERT INTO clue (link, says, made_run, run) VALUES (?1, ?2, ?3, ?3) \
         ON CONFLICT DO UPDATE SET run = excluded.run",
    )?;
    for clue in &file.clues {
        // A reference of which every row was set aside has no link.
        let link = ground.links.known(&file.source, &clue.of.as_key());
        let Some(link) = link else { continue };
        let says = clue.says.key();
        ground.identities |= !known.exists(params![link, says])?;
        write.execute(params![link, says, ground.run])?;
    }
    Ok(())
}

/// What only undone runs have said is not heard any more.
pub fn forget(conn: &Connection) -> Result<()> {
    let sql = "DELETE FROM clue \
               WHERE made_run IN (SELECT id FROM run WHERE undone_at IS NOT NULL) \
               AND run IN (SELECT id FROM run WHERE undone_at IS NOT NULL)";
    conn.execute(sql, [])?;
    Ok(())
}

/// What is said of a link.
pub fn of(conn: &Connection, link: i64) -> Result<Vec<String>> {
    let mut query = conn.prepare_cached("SELECT says FROM clue WHERE link = ?1 ORDER BY says")?;
    let says = query.query_map([link], |row| row.get(0))?;
    Ok(says.collect::<rusqlite::Result<_>>()?)
}
