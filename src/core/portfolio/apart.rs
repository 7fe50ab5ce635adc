//! What the rows of a book are taken together: which names lists can tell apart (株式会社アシスト and
//! アシスト株式会社 are two companies), and whether all their amounts are yen.

use super::Summary;
use crate::core::money::Currency;
use crate::core::search::strip_legal_form;
use std::collections::HashMap;
use std::sync::Arc;

/// Rows that would read alike have their registered names, legal form and all.
pub fn tell_apart(rows: &mut [Arc<Summary>]) {
    let mut alike: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    for row in rows.iter() {
        *alike.entry(row.short_name.as_ref()).or_default() += 1;
    }
    let several = |row: &Summary| alike.get(row.short_name.as_ref()).is_some_and(|n| *n > 1);
    let longer = |row: &Summary| row.short_name != row.name;
    let apart: Vec<bool> = rows.iter().map(|row| longer(row) && several(row)).collect();
    for (row, _) in rows.iter_mut().zip(apart).filter(|(_, apart)| *apart) {
        call_by_registered_name(row);
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
    let named = before.short_name == before.name && now.name == before.name;
    // A short name that a source has stated since goes before it.
    if named && *now.short_name == *strip_legal_form(&now.name) {
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
        let mut rows: Vec<_> = names.iter().map(|name| Arc::new(row(name))).collect();
        tell_apart(&mut rows);
        let called: Vec<&str> = rows.iter().map(|row| &*row.short_name).collect();
        assert_eq!(called, ["株式会社アシスト", "アシスト株式会社", "サクラ"]);
        let again = called_as_before(Arc::new(row(names[0])), &rows[0]);
        assert_eq!(again.short_name.as_ref(), names[0]);
        let again = called_as_before(Arc::new(row(names[2])), &rows[2]);
        assert_eq!(again.short_name.as_ref(), "サクラ");
    }
}
