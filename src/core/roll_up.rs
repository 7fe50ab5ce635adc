//! A parent and its children taken together: its own score, the worst of the children, and all of
//! them weighted by ARR. Who has no score weighs nothing, and is counted.

use super::account::AccountId;
use super::message::Message;
use super::portfolio::Summary;
use super::receipt::{Band, Score};

#[derive(Clone, Debug, PartialEq)]
pub struct RollUp {
    pub own: Option<Score>,
    /// The child with the lowest score, and what lists call it.
    pub worst: Option<(AccountId, String, Score)>,
    pub weighted: Option<Score>,
    /// Accounts of the family without a score.
    pub unknown: usize,
}

/// `None` for who has no children.
pub fn roll_up<'a>(
    row: &'a Summary,
    children: impl IntoIterator<Item = &'a Summary>,
) -> Option<RollUp> {
    let scored = |one: &&Summary| one.band != Band::Excluded;
    let children: Vec<&Summary> = children.into_iter().filter(scored).collect();
    if children.is_empty() {
        return None;
    }
    let worst = children.iter().filter_map(|child| Some((*child, child.score?)));
    let worst = worst.min_by_key(|(child, score)| (*score, child.id));
    let family = || children.iter().copied().chain([row].into_iter().filter(scored));
    let known = family().filter_map(|one| Some((one.arr_weight.max(0.0), one.score?)));
    let (weights, points) = known.fold((0.0, 0.0), |(weights, points), (weight, score)| {
        (weights + weight, points + weight * score.points())
    });
    Some(RollUp {
        own: row.score,
        worst: worst.map(|(child, score)| (child.id, child.short_name.to_string(), score)),
        weighted: (weights > 0.0).then(|| Score::new(points / weights)),
        unknown: family().filter(|one| one.score.is_none()).count(),
    })
}

impl RollUp {
    /// In one sentence.
    pub fn said(&self) -> Message {
        let points = |score: Option<Score>| match score {
            Some(score) => Message::new("points-plain").number("points", score.points(), 1),
            None => Message::new("unknown-value"),
        };
        let worst = match &self.worst {
            Some((_, name, score)) => {
                Message::new("roll-up-worst").text("name", name).number("points", score.points(), 1)
            }
            None => Message::new("unknown-value"),
        };
        Message::new("roll-up-said")
            .message("own", points(self.own))
            .message("worst", worst)
            .message("weighted", points(self.weighted))
            .count("unknown", self.unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;

    fn one(id: u32, points: Option<u16>, weight: f64) -> Summary {
        let score = points.map(|points| Score::from_tenths(points * 10));
        let band = score.map_or(Band::Unknown, Band::of);
        Summary { id: AccountId(id), score, band, arr_weight: weight, ..row("Acme") }
    }

    #[test]
    fn a_family_has_its_own_the_worst_and_the_weighted_score() {
        let parent = one(1, Some(80), 300.0);
        let children = [one(2, Some(40), 100.0), one(3, Some(90), 100.0), one(4, None, 900.0)];
        let found = roll_up(&parent, &children).unwrap();
        assert_eq!(found.own, Some(Score::from_tenths(800)));
        assert_eq!(found.worst.as_ref().map(|(id, ..)| *id), Some(AccountId(2)));
        assert_eq!(found.weighted, Some(Score::from_tenths(740)));
        assert_eq!(found.unknown, 1);
        assert_eq!(roll_up(&parent, []), None);
        let gone = Summary { band: Band::Excluded, ..one(5, None, 1.0) };
        assert_eq!(roll_up(&parent, [&gone]), None);
    }
}
