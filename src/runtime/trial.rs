//! What if: the book read once, weighed by another scorecard, and that scorecard kept.

use super::documents;
use super::failure::Failure;
use super::scorecards;
use super::workspace::Workspace;
use crate::core::account::AccountId;
use crate::core::book::Book;
use crate::core::facts::Facts;
use crate::core::message::Message;
use crate::core::scorecard::{Edit, Scorecard, Wish};
use crate::core::scoring::appraisal::appraise;
use crate::core::scoring::basis::Basis;
use crate::core::scoring::dossier::Dossier;
use crate::core::scoring::moment::Moment;
use crate::core::what_if::{Bench, Shift, Trial, Weighed, stand, weigh};
use crate::store::Depth;
use std::path::Path;
use std::sync::Arc;
use toml_edit::{DocumentMut, Item, Table};

impl Workspace {
    /// The book as it is read today.
    pub fn bench(&self) -> Result<Bench, Failure> {
        let book = self.book(self.today())?;
        let mut rows = Vec::new();
        self.store.facts(None, &mut |facts| rows.push(read(&facts, &book, self.card())))?;
        Ok(Bench { card: Arc::new(self.card().clone()), rows })
    }

    /// The book by another scorecard: put together again where that is enough, else read again.
    pub fn weigh(&self, card: &Scorecard) -> Result<Trial, Failure> {
        if self.card().reads_like(card) {
            return Ok(weigh(&self.bench()?, card));
        }
        let book = self.book(self.today())?;
        let mut shifts = Vec::new();
        self.store.facts(None, &mut |facts| {
            let (old, new) = (read(&facts, &book, self.card()), read(&facts, &book, card));
            shifts.push(Shift {
                id: old.id,
                from: stand(&old.basis, self.card()),
                to: stand(&new.basis, card),
                minutes: old.minutes,
            });
        })?;
        Ok(Trial { shifts })
    }

    /// The scorecard in force with some numbers changed, and a file over it where one is named.
    pub fn tried_card(&self, wishes: &[Wish], file: Option<&Path>) -> Result<Scorecard, Failure> {
        let base = match file {
            Some(file) => scorecards::with_file(&self.folder, file)?,
            None => self.card().clone(),
        };
        Ok(base.with(wishes)?.0)
    }

    /// Writes changed numbers into the person's scorecard, as one undo point.
    pub fn keep_card(&self, wishes: &[Wish]) -> Result<Depth, Failure> {
        if self.read_only {
            return Err(Message::new("store-read-only").into());
        }
        let (_, edits) = self.card().with(wishes)?;
        let before = documents::read(&self.folder.join(scorecards::OWN))?;
        let after = edited(before.as_deref().unwrap_or(""), &edits).map_err(|why| {
            let path = self.folder.join(scorecards::OWN).display().to_string();
            Message::new("config-cannot-change").text("path", path).text("why", why)
        })?;
        self.write_document(scorecards::OWN, after, Message::new("scorecard-kept"))
    }
}

fn read(facts: &Facts, book: &Book, card: &Scorecard) -> Weighed {
    let dossier = Dossier::new(facts, book, card);
    let at = Moment::new(&dossier, book.today, false);
    let basis = Basis::of(&appraise(&at), card);
    let minutes = book.settings.capacity.minutes(at.tier());
    Weighed { id: facts.account.id.unwrap_or(AccountId(0)), basis, minutes }
}

/// The text with the edits in it; what else stands there stays as it is.
fn edited(text: &str, edits: &[Edit]) -> Result<String, String> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    for edit in edits {
        put(&mut document, edit)?;
    }
    Ok(document.to_string())
}

fn put(document: &mut DocumentMut, edit: &Edit) -> Result<(), String> {
    let Some((last, above)) = edit.path.split_last() else { return Ok(()) };
    let mut table: &mut Table = document.as_table_mut();
    for key in above {
        let mut fresh = Table::new();
        fresh.set_implicit(true);
        let inner = table.entry(key).or_insert(Item::Table(fresh));
        if let Some(inline) = inner.as_inline_table().cloned() {
            *inner = Item::Table(inline.into_table());
        }
        table = inner.as_table_mut().ok_or_else(|| key.clone())?;
    }
    let written = toml::Table::from_iter([(last.clone(), edit.value.clone())]).to_string();
    let written: DocumentMut =
        written.parse().map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    let mut item = written.get(last).cloned().unwrap_or_default();
    if let Some(inner) = item.as_table().filter(|_| !above.is_empty()) {
        item = Item::Value(inner.clone().into_inline_table().into());
    }
    table.insert(last, item);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, wishes: &str) -> String {
        let wishes = Wish::parse_all(wishes).unwrap();
        let layers = [("my.toml".to_owned(), text.to_owned())];
        let card = Scorecard::with_layers(&layers).unwrap();
        let (changed, edits) = card.with(&wishes).unwrap();
        let after = edited(text, &edits).unwrap();
        let again = Scorecard::with_layers(&[("my.toml".to_owned(), after.clone())]).unwrap();
        assert_eq!(again.digest(), changed.digest(), "{after}");
        after
    }

    #[test]
    fn a_kept_scorecard_is_the_one_that_was_tried() {
        kept("", "usage_trend.weight=70 red_pulse.limit=59");
        kept("", "touch_recency.green.high=30 coverage.ceiling=70");
        kept("", "relationship.weight=33");
        let own =
            "# mine\n[caps]\nred_pulse = { limit = 55 } # softer\n\n[measures.nps]\nwindow = 90\n";
        let after = kept(own, "red_pulse.limit=59 nps.min_responses=5");
        assert!(after.starts_with("# mine\n") && after.contains("window = 90"), "{after}");
    }
}
