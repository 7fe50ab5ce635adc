//! Scores of surveys on the scale of their kind: NPS 0 to 10, CSAT 1 to 5, CES 1 to 7. Where the file
//! says that its own is another one, they are laid on that; what lies outside is no answer.

use super::Maker;
use crate::core::entity::{Entity, Value};
use crate::core::message::Message;
use crate::ingest::header::fold;
use crate::ingest::table::Row;

/// Lowest and highest answer.
type Scale = (f64, f64);

impl Maker<'_, '_> {
    /// Lays the score of an answer on the scale of its kind, or sets it aside.
    pub(super) fn score_on_scale(&mut self, row: Row, values: &mut [Option<Value>]) {
        if self.entity() != Entity::Response {
            return;
        }
        let Some(kind) = self.value(values, "kind").and_then(Value::as_text) else { return };
        let (scale, problem) = match kind {
            "nps" => ((0.0, 10.0), "ingest-problem-nps"),
            "csat" => ((1.0, 5.0), "ingest-problem-csat"),
            "ces" => ((1.0, 7.0), "ingest-problem-ces"),
            _ => return,
        };
        let Some(Value::Number(score)) = self.value(values, "score") else { return };
        let own = self.own_scale(row).unwrap_or(scale);
        let laid = (own.0..=own.1).contains(score).then(|| laid(*score, own, scale));
        let Some(place) = self.entity().field("score").and_then(|at| values.get_mut(at)) else {
            return;
        };
        *place = laid.map(Value::Number);
        let column = self.mapping.field("score").filter(|_| laid.is_none());
        self.aside.extend(column.map(|at| (at, Message::new(problem))));
    }

    /// The scale that the kind of the row has in this system, or that the header names.
    fn own_scale(&self, row: Row) -> Option<Scale> {
        let score = self.mapping.field("score")?;
        let class = crate::ingest::mapping::Slot::Class;
        if self.slot(row, class).is_some_and(|class| self.words("score").find(class).is_some()) {
            return None;
        }
        let scales = &self.mapping.preset.scales;
        let kind = self.mapping.field("kind").and_then(|at| self.table.cell(row, at)).map(fold);
        let of_kind = kind.and_then(|kind| scales.get(&kind)).map(|[low, high]| (*low, *high));
        of_kind.or_else(|| named(&self.table.columns.get(score)?.name))
    }
}

/// A score of one scale on another, to two decimals.
fn laid(score: f64, own: Scale, scale: Scale) -> f64 {
    let same = |a: f64, b: f64| (a - b).abs() < f64::EPSILON;
    if same(own.0, scale.0) && same(own.1, scale.1) || same(own.0, own.1) {
        return score;
    }
    let part = (score - own.0) / (own.1 - own.0);
    ((scale.0 + part * (scale.1 - scale.0)) * 100.0).round() / 100.0
}

/// `CSAT (1-10)`, `満足度（1〜10）`, `Score out of 10`. A scale begins at nothing or one; the number of a
/// question (`Q1-2`) begins none.
fn named(header: &str) -> Option<Scale> {
    let begins = |low: f64| {
        let at = header.find(|c: char| c.is_ascii_digit());
        let before = at.and_then(|at| header.get(..at)?.chars().next_back());
        low <= 1.0 && !before.is_some_and(|c| c.is_ascii_alphabetic())
    };
    let numbers: Vec<f64> = header
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty() && digits.len() < 4)
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let between = ['-', '–', '〜', '~', '～'];
    match numbers.as_slice() {
        [low, high] if low < high && begins(*low) && header.contains(between) => {
            Some((*low, *high))
        }
        [high] if header.to_lowercase().contains("out of") => Some((1.0, *high)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_may_name_its_scale() {
        let check =
            |header: &str, scale: Option<Scale>| assert_eq!(named(header), scale, "{header}");
        check("CSAT (1-10)", Some((1.0, 10.0)));
        check("満足度（1〜10）", Some((1.0, 10.0)));
        check("Score out of 10", Some((1.0, 10.0)));
        check("CSAT", None);
        check("Q3 score", None);
        check("Q1-2. 満足度", None);
        check("3-5. 満足度", None);
        check("NPS 30-90 days", None);
    }

    #[test]
    fn scores_are_laid_from_end_to_end() {
        let check = |score: f64, own: Scale, scale: Scale, expected: f64| {
            assert!((laid(score, own, scale) - expected).abs() < 1e-9, "{score}");
        };
        check(10.0, (1.0, 10.0), (1.0, 5.0), 5.0);
        check(1.0, (1.0, 10.0), (1.0, 5.0), 1.0);
        check(9.0, (1.0, 10.0), (1.0, 5.0), 4.56);
        check(1.0, (0.0, 1.0), (1.0, 5.0), 5.0);
        check(4.0, (1.0, 5.0), (1.0, 5.0), 4.0);
    }
}
