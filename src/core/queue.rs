//! What to do next: must-dos above the list, then ARR × loss × urgency. The weights order work;
//! they are never shown as a probability.

pub mod carry;
pub mod week;

use super::book::Book;
use super::day::Day;
use super::money::{Currency, Money};
use super::portfolio::Summary;
use super::receipt::{Band, Score};
use std::cmp::Ordering;
use std::sync::Arc;

/// What is likely lost, as a weight; unknown health stands between watch and at risk.
pub fn loss(score: Option<Score>) -> f64 {
    match score.map(Score::points) {
        None => 0.35,
        Some(points) if points >= 75.0 => 0.05,
        Some(points) if points >= 60.0 => 0.15,
        Some(points) if points >= 50.0 => 0.25,
        Some(points) if points >= 30.0 => 0.45,
        Some(_) => 0.75,
    }
}

/// By days to the deadline. Unknown is 1; once it has passed, little can be done before the next
/// term — unless the term needs an order, which is then late and most urgent.
pub fn urgency(days: Option<i32>, by_order: bool) -> f64 {
    match days {
        None => 1.0,
        Some(days) if days < 0 && !by_order => 0.3,
        Some(days) if days <= 30 => 1.5,
        Some(days) if days <= 60 => 1.35,
        Some(days) if days <= 90 => 1.2,
        Some(days) if days <= 180 => 1.0,
        Some(_) => 0.8,
    }
}

/// ARR × loss × urgency; excluded accounts are not ranked.
pub fn priority(
    arr_weight: f64,
    band: Band,
    score: Option<Score>,
    days: Option<i32>,
    by_order: bool,
) -> f64 {
    if band == Band::Excluded {
        return 0.0;
    }
    arr_weight * loss(score) * urgency(days, by_order)
}

/// ARR in major units of the book currency; without a rate, in medians of its own currency times
/// the median of the book, so that orders compare. Unknown ARR counts as one median.
pub fn arr_weight(book: &Book, arr: Option<Money>) -> f64 {
    let Some(arr) = arr else { return typical(book) };
    if let Some(amount) = book.settings.rates.convert(arr, book.today) {
        return amount;
    }
    let only = book.median_arr.len() <= 1 && book.settings.rates.book.is_none();
    let median = book.median_arr.get(&arr.currency).filter(|median| **median > 0);
    match median {
        Some(median) if !only => typical(book) * arr.minor as f64 / *median as f64,
        _ => arr.major(),
    }
}

/// The median ARR of the book in its currency: of the accounts in it, of those that can be
/// converted, or of a book without rates and with one currency only. Else 1.
fn typical(book: &Book) -> f64 {
    let rates = &book.settings.rates;
    let converted = |currency: Currency| {
        let median = Money::new(*book.median_arr.get(&currency)?, currency);
        rates.convert(median, book.today)
    };
    let own = rates.book.and_then(converted);
    let any = || book.median_arr.keys().find_map(|currency| converted(*currency));
    let single = || match book.median_arr.iter().next() {
        Some((currency, median)) if book.median_arr.len() == 1 => {
            Some(Money::new(*median, *currency).major())
        }
        _ => None,
    };
    own.or_else(any).or_else(single).filter(|median| *median > 0.0).unwrap_or(1.0)
}

/// True when the account's ARR is in the top tenth of its currency.
pub fn is_top(book: &Book, arr: Option<Money>) -> bool {
    arr.is_some_and(|arr| book.top_arr.get(&arr.currency).is_some_and(|top| arr.minor >= *top))
}

/// Must-dos first, then by priority, then by id; what is excluded comes last.
pub fn order(rows: &mut [Arc<Summary>], today: Day) {
    rows.sort_by(|a, b| compare(a, b, today));
}

fn compare(a: &Summary, b: &Summary, today: Day) -> Ordering {
    let excluded = |row: &Summary| row.band == Band::Excluded;
    excluded(a)
        .cmp(&excluded(b))
        .then(b.must_do.cmp(&a.must_do))
        .then(b.priority.total_cmp(&a.priority))
        .then_with(|| a.days_to_deadline(today).cmp(&b.days_to_deadline(today)))
        .then(a.id.cmp(&b.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::book::Settings;
    use crate::core::money::Rates;

    fn book(medians: &[(Currency, i64)]) -> Book {
        let mut book = Book::new(Day::from_number(20_000), Settings::default());
        book.median_arr = medians.iter().copied().collect();
        book
    }

    #[test]
    fn priority_is_arr_by_loss_by_urgency() {
        let check = |arr: f64, score: u16, days, expected: f64| {
            let score = Score::from_tenths(score * 10);
            let got = priority(arr, Band::of(score), Some(score), Some(days), false);
            assert!((got - expected).abs() < 1e-6, "{got}");
        };
        check(12_000.0, 22, 250, 7_200.0);
        check(400_000.0, 78, 26, 30_000.0);
        check(150_000.0, 55, 80, 45_000.0);
        check(300_000.0, 41, 120, 135_000.0);
    }

    #[test]
    fn loss_and_urgency_step_at_their_bounds() {
        let loss_of = |tenths| loss(Some(Score::from_tenths(tenths)));
        let losses = [(750, 0.05), (749, 0.15), (600, 0.15), (599, 0.25), (500, 0.25)];
        let more = [(499, 0.45), (300, 0.45), (299, 0.75)];
        assert!(losses.iter().chain(&more).all(|(at, w)| (loss_of(*at) - w).abs() < 1e-9));
        assert!((loss(None) - 0.35).abs() < 1e-9);
        for (days, weight) in [(-1, 0.3), (0, 1.5), (30, 1.5), (31, 1.35), (60, 1.35), (61, 1.2)] {
            assert!((urgency(Some(days), false) - weight).abs() < 1e-9, "{days}");
        }
        for (days, weight) in [(90, 1.2), (91, 1.0), (180, 1.0), (181, 0.8)] {
            assert!((urgency(Some(days), false) - weight).abs() < 1e-9, "{days}");
        }
        assert!((urgency(None, false) - 1.0).abs() < 1e-9);
        assert!((urgency(Some(-5), true) - 1.5).abs() < 1e-9);
        assert!(priority(1e6, Band::Excluded, None, Some(3), false).abs() < 1e-9);
    }

    #[test]
    fn amounts_compare_with_and_without_rates() {
        let yen = |minor| Some(Money::new(minor, Currency::JPY));
        let dollars = |minor| Some(Money::new(minor, Currency::USD));
        let mut book = book(&[(Currency::USD, 5_000_000), (Currency::JPY, 6_000_000)]);
        let same = (arr_weight(&book, yen(12_000_000)), arr_weight(&book, dollars(10_000_000)));
        assert!((same.0 - same.1).abs() < 1e-9, "both are twice their median");
        book.settings.rates = Rates { book: Some(Currency::USD), table: [].into() };
        assert!((arr_weight(&book, dollars(10_000_000)) - 100_000.0).abs() < 1e-9);
        assert!((arr_weight(&book, yen(12_000_000)) - 100_000.0).abs() < 1e-9);
        assert!((arr_weight(&book, None) - 50_000.0).abs() < 1e-9);
        book.settings.rates.table.insert(Currency::JPY, vec![(Day::from_number(0), 0.01)]);
        assert!((arr_weight(&book, yen(12_000_000)) - 120_000.0).abs() < 1e-9);
    }

    #[test]
    fn a_book_of_one_currency_counts_in_it() {
        let book = book(&[(Currency::JPY, 6_000_000)]);
        let own = arr_weight(&book, Some(Money::new(9_000_000, Currency::JPY)));
        assert!((own - 9_000_000.0).abs() < 1e-9);
        assert!((arr_weight(&book, None) - 6_000_000.0).abs() < 1e-9);
    }
}
