//! The book by band: how many accounts stand in each, what they weigh, how that was week by week;
//! and who moved most.

use super::portfolio::Summary;
use super::receipt::{Band, Score};
use super::sparkline::WEEKS;

/// The bands that are counted; who is excluded is in none.
pub const BANDS: [Band; 5] =
    [Band::Critical, Band::AtRisk, Band::Watch, Band::Healthy, Band::Unknown];

/// One band of the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    pub band: Band,
    pub accounts: usize,
    /// ARR in the currency of the book, as the list weighs it.
    pub arr: f64,
    /// Accounts in it at 26 weekly closes, oldest first; the last is today.
    pub weeks: [usize; WEEKS],
}

impl Share {
    /// How many there were week by week, of a hundred of `most`; none is a gap.
    pub fn course(&self, most: usize) -> impl ExactSizeIterator<Item = Option<u8>> + use<'_> {
        let most = most.max(1);
        self.weeks.iter().map(move |count| (*count > 0).then(|| (*count * 99 / most) as u8))
    }
}

/// The most that ever stood in one band: what all courses are drawn against, so that two accounts
/// never look like twenty.
pub fn most(shares: &[Share]) -> usize {
    shares.iter().flat_map(|share| share.weeks).max().unwrap_or_default()
}

/// Every band in the order of [`BANDS`], also those that nobody is in.
pub fn distribution<'a>(rows: impl Iterator<Item = &'a Summary>) -> Vec<Share> {
    let empty = |band| Share { band, accounts: 0, arr: 0.0, weeks: [0; WEEKS] };
    let mut shares: Vec<Share> = BANDS.into_iter().map(empty).collect();
    for row in rows {
        if let Some(share) = shares.iter_mut().find(|share| share.band == row.band) {
            share.accounts += 1;
            share.arr += row.arr_weight;
        } else {
            continue;
        }
        // What was not known in a week stands in no band then: it may not have been a customer.
        let missing = WEEKS - row.sparkline.len();
        for (week, close) in row.sparkline.iter().enumerate() {
            let band = close.map(|points| Band::of(Score::new(f64::from(points))));
            let share = shares.iter_mut().find(|share| Some(share.band) == band);
            if let Some(place) = share.and_then(|share| share.weeks.get_mut(missing + week)) {
                *place += 1;
            }
        }
    }
    shares
}

/// Who fell most and who rose most in 30 days, so many of each, the farthest first.
pub fn movers<'a>(
    rows: impl Iterator<Item = &'a Summary>,
    most: usize,
) -> (Vec<&'a Summary>, Vec<&'a Summary>) {
    let moved = |row: &&Summary| row.band != Band::Excluded && row.delta30.known().is_some();
    let mut rows: Vec<&Summary> = rows.filter(moved).collect();
    let delta = |row: &Summary| row.delta30.known().unwrap_or(0.0);
    rows.sort_by(|a, b| delta(a).total_cmp(&delta(b)).then(a.id.cmp(&b.id)));
    let fell = rows.iter().take_while(|row| delta(row) <= -0.5).take(most).copied();
    let rose = rows.iter().rev().take_while(|row| delta(row) >= 0.5).take(most).copied();
    (fell.collect(), rose.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::account::AccountId;
    use crate::core::portfolio::example::row;

    fn account(id: u32, band: Band, arr: f64, closes: &[Option<u8>]) -> Summary {
        let delta30 = (f64::from(id) - 3.0).into();
        let sparkline = closes.iter().copied().collect();
        Summary { id: AccountId(id), band, arr_weight: arr, sparkline, delta30, ..row("Acme") }
    }

    #[test]
    fn bands_are_counted_and_weighed_today_and_week_by_week() {
        let rows = [
            account(1, Band::Critical, 100.0, &[Some(80), None, Some(20)]),
            account(2, Band::Critical, 20.0, &[Some(29)]),
            account(3, Band::Excluded, 900.0, &[Some(90)]),
            account(4, Band::Unknown, 5.0, &[None]),
        ];
        let shares = distribution(rows.iter());
        let found = |band| shares.iter().find(|share| share.band == band).unwrap();
        let critical = found(Band::Critical);
        assert_eq!((critical.accounts, critical.arr), (2, 120.0));
        assert_eq!(critical.weeks[WEEKS - 2..], [0, 2]);
        assert_eq!(found(Band::Healthy).weeks[WEEKS - 3..], [1, 0, 0]);
        assert_eq!((found(Band::Unknown).accounts, found(Band::Unknown).weeks), (1, [0; WEEKS]));
        assert_eq!(shares.iter().map(|share| share.accounts).sum::<usize>(), 3);
    }

    #[test]
    fn movers_are_told_the_farthest_first_and_who_stands_still_is_none() {
        let rows: Vec<_> = (1..=6).map(|id| account(id, Band::Watch, 0.0, &[])).collect();
        let (fell, rose) = movers(rows.iter(), 2);
        let ids = |found: Vec<&Summary>| found.iter().map(|row| row.id.0).collect::<Vec<_>>();
        assert_eq!((ids(fell), ids(rose)), (vec![1, 2], vec![6, 5]));
    }
}
