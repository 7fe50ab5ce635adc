//! What the rows of a book are taken together: which names lists can tell apart (株式会社アシスト and
//! アシスト株式会社 are two companies), and whether all their amounts are yen.

use super::{Portfolio, Summary};
use crate::core::money::Currency;
use std::collections::HashMap;
use std::sync::Arc;

impl Portfolio {
    /// Rows that would read alike have their registered names, legal form and all.
    pub fn tell_apart(&mut self) {
        let mut alike: HashMap<&str, usize> = HashMap::with_capacity(self.rows.len());
        for row in &self.rows {
            *alike.entry(row.short_name.as_ref()).or_default() += 1;
        }
        let several = |row: &Summary| alike.get(row.short_name.as_ref()).is_some_and(|n| *n > 1);
        let longer = |row: &Summary| row.short_name != row.name;
        let places: Vec<usize> = (0..self.rows.len())
            .filter(|at| self.rows.get(*at).is_some_and(|row| several(row) && longer(row)))
            .collect();
        for at in places {
            if let Some(row) = self.rows.get_mut(at) {
                call_by_registered_name(row);
            }
        }
    }
}

/// Are these the amounts of a book that is all in yen? One that names its currency says so.
pub fn in_yen<'r>(book: Option<Currency>, rows: impl Iterator<Item = &'r Summary>) -> bool {
    if let Some(book) = book {
        return book == Currency::JPY;
    }
    let mut currencies = rows.filter_map(|row| row.arr).map(|arr| arr.currency).peekable();
    currencies.peek().is_some() && currencies.all(|one| one == Currency::JPY)
}

/// A row that was scored again is called as the one before it, as long as that is its name.
pub(super) fn called_as_before(mut now: Arc<Summary>, before: &Summary) -> Arc<Summary> {
    if before.short_name == before.name && now.name == before.name && now.short_name != now.name {
        call_by_registered_name(&mut now);
    }
    now
}

fn call_by_registered_name(row: &mut Arc<Summary>) {
    let row = Arc::make_mut(row);
    row.short_name = row.name.clone();
}

#[cfg(test)]
mod tests {
    use super::super::example::row;
    use super::*;

    #[test]
    fn companies_that_read_alike_keep_their_legal_form() {
        let names = ["株式会社アシスト", "アシスト株式会社", "株式会社サクラ"];
        let rows = names.iter().map(|name| Arc::new(row(name))).collect();
        let mut book = Portfolio { rows, ..Portfolio::default() };
        book.tell_apart();
        let called = |book: &Portfolio| -> Vec<String> {
            book.rows.iter().map(|row| row.short_name.to_string()).collect()
        };
        assert_eq!(called(&book), ["株式会社アシスト", "アシスト株式会社", "サクラ"]);
        let again = called_as_before(Arc::new(row(names[0])), &book.rows[0]);
        assert_eq!(again.short_name.as_ref(), names[0]);
        let again = called_as_before(Arc::new(row(names[2])), &book.rows[2]);
        assert_eq!(again.short_name.as_ref(), "サクラ");
    }
}
