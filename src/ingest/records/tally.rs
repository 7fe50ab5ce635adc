//! What is said once of a file, with counts.

use super::{Maker, derive};
use crate::core::message::Message;
use std::collections::BTreeMap;

/// By column how many cells hold words that no list has, and the first of them.
pub(super) type UnknownWords = BTreeMap<String, (u64, String)>;

/// What is said once for the file, with counts.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) unknown_words: UnknownWords,
    /// What columns that may say who has left say of nobody known.
    pub(super) unknown_states: UnknownWords,
    pub(super) other_rows: u64,
    pub(super) deleted: u64,
    pub(super) versions: u64,
    pub(super) repeated: u64,
    pub(super) assumed_currency: u64,
    pub(super) taxed: u64,
    pub(super) checksum: u64,
    pub(super) decimal_ids: u64,
    /// Phone numbers that got their zero back.
    pub(super) phones: u64,
    pub(super) lost_characters: u64,
    /// Rows that name an account, by whatever.
    pub(super) named: u64,
    /// Amounts without a term by which they could be had per month.
    pub(super) termless: u64,
    /// Amounts of whole contracts of which nobody says how long they are.
    pub(super) totals: u64,
    /// Owners who are named by the id of a system alone.
    pub(super) owner_ids: u64,
    /// Prices of what is used.
    pub(super) by_use: u64,
    /// Subscriptions that rest, and bring nothing meanwhile.
    pub(super) resting: u64,
    /// Ends of what is billed, which are no ends of terms.
    pub(super) billed: u64,
}

impl Maker<'_, '_> {
    /// What there is to say of all rows.
    pub(super) fn notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        let tally = &self.tally;
        let mut counted = |id: &'static str, count: u64| {
            if count > 0 {
                notes.push(Message::new(id).count("count", count as i64));
            }
        };
        counted("ingest-note-taxed", tally.taxed);
        counted("ingest-note-other-rows", tally.other_rows);
        counted("ingest-note-deleted", tally.deleted);
        counted("ingest-note-versions", tally.versions);
        counted("ingest-note-repeated", tally.repeated);
        counted("ingest-note-termless", tally.termless);
        counted("ingest-note-totals", tally.totals);
        counted("ingest-note-by-use", tally.by_use);
        counted("ingest-note-owner-ids", tally.owner_ids);
        counted("ingest-note-resting", tally.resting);
        counted("ingest-note-billed", tally.billed);
        counted("ingest-note-checksum", tally.checksum);
        counted("ingest-note-decimal-ids", tally.decimal_ids);
        counted("ingest-note-phones", tally.phones);
        counted("ingest-note-lost-characters", tally.lost_characters);
        let words = [
            ("ingest-note-words", &tally.unknown_words),
            ("ingest-note-states", &tally.unknown_states),
        ];
        for (id, (column, (count, words))) in
            words.into_iter().flat_map(|(id, of)| of.iter().map(move |one| (id, one)))
        {
            let note = Message::new(id).text("column", column);
            notes.push(note.count("count", *count as i64).text("words", words));
        }
        if tally.assumed_currency > 0 {
            let code = self.currency.0.code();
            let note = match self.mapping.field("currency") {
                Some(_) => Message::new("ingest-note-currency-blank")
                    .count("count", tally.assumed_currency as i64),
                None => Message::new("ingest-note-currency"),
            };
            notes.push(note.text("currency", code));
        }
        notes.extend(derive::missing(self));
        notes
    }
}

pub(super) fn note_word(words: &mut UnknownWords, column: String, text: &str) {
    let entry = words.entry(column).or_default();
    entry.0 += 1;
    if !entry.1.split(", ").any(|seen| seen == text) && entry.1.len() < 60 {
        entry.1 = if entry.1.is_empty() { text.into() } else { format!("{}, {text}", entry.1) };
    }
}
