//! The book on two days side by side: who moved to another band, who appeared, who left.

use super::account::AccountId;
use super::portfolio::Summary;
use super::receipt::{Band, Score};
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Worse,
    Left,
    /// From or to a band that is no better and no worse: unknown.
    Other,
    Appeared,
    Better,
}

impl Kind {
    pub fn id(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Left => "left",
            Self::Other => "other",
            Self::Appeared => "appeared",
            Self::Better => "better",
        }
    }
}

/// An account that stands elsewhere than it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub id: AccountId,
    /// What lists call it, raw.
    pub name: String,
    pub kind: Kind,
    pub from: Option<(Band, Option<Score>)>,
    pub to: Option<(Band, Option<Score>)>,
}

/// Those who moved, the worst first, then in the order of the later day.
pub fn between(then: &[Arc<Summary>], now: &[Arc<Summary>]) -> Vec<Move> {
    let mut earlier: HashMap<AccountId, &Arc<Summary>> =
        then.iter().filter(|row| row.band != Band::Excluded).map(|row| (row.id, row)).collect();
    let mut moves: Vec<Move> = Vec::new();
    for row in now {
        let before = earlier.remove(&row.id);
        let after = Some(row).filter(|row| row.band != Band::Excluded);
        moves.extend(moved(before, after, row));
    }
    // Who is on no list of the later day at all has left, too.
    let mut gone: Vec<_> = earlier.into_values().collect();
    gone.sort_by_key(|row| row.id);
    moves.extend(gone.into_iter().filter_map(|row| moved(Some(row), None, row)));
    moves.sort_by_key(|one| one.kind);
    moves
}

fn moved(
    before: Option<&Arc<Summary>>,
    after: Option<&Arc<Summary>>,
    row: &Arc<Summary>,
) -> Option<Move> {
    let kind = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => Kind::Appeared,
        (Some(_), None) => Kind::Left,
        (Some(then), Some(now)) if then.band == now.band => return None,
        (Some(then), Some(now)) => match (then.score, now.score) {
            (Some(old), Some(new)) if new < old => Kind::Worse,
            (Some(_), Some(_)) => Kind::Better,
            _ => Kind::Other,
        },
    };
    let stand = |row: &Arc<Summary>| (row.band, row.score);
    Some(Move {
        id: row.id,
        name: row.short_name.to_string(),
        kind,
        from: before.map(stand),
        to: after.map(stand),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;

    fn book(rows: &[(u32, u16)]) -> Vec<Arc<Summary>> {
        let one = |(id, points): &(u32, u16)| {
            let score = (*points > 0).then(|| Score::from_tenths(points * 10));
            let band = match points {
                0 => Band::Unknown,
                999 => Band::Excluded,
                _ => Band::of(Score::from_tenths(points * 10)),
            };
            let score = score.filter(|_| band != Band::Excluded);
            Arc::new(Summary { id: AccountId(*id), score, band, ..row("Acme") })
        };
        rows.iter().map(one).collect()
    }

    fn check(then: &[(u32, u16)], now: &[(u32, u16)], expected: &[(u32, Kind)]) {
        let moves = between(&book(then), &book(now));
        let found: Vec<_> = moves.iter().map(|one| (one.id.0, one.kind)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn who_moved_band_is_told_the_worst_first() {
        check(
            &[(1, 80), (2, 40), (3, 80), (4, 60)],
            &[(1, 76), (2, 60), (3, 20), (4, 0)],
            &[(3, Kind::Worse), (4, Kind::Other), (2, Kind::Better)],
        );
    }

    #[test]
    fn who_appeared_and_who_left_is_told() {
        check(
            &[(1, 80), (2, 40), (3, 999)],
            &[(1, 999), (3, 50), (4, 70)],
            &[(1, Kind::Left), (2, Kind::Left), (3, Kind::Appeared), (4, Kind::Appeared)],
        );
        check(&[(1, 999)], &[(1, 999)], &[]);
    }
}
