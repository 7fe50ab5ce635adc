//! One number of a scorecard changed: `usage_trend.weight=60`, `red_pulse.limit=59`,
//! `touch_recency.green.high=30`, `usage.weight=35` for a pillar in every profile. The weights beside a
//! changed one are scaled, so that the sum stays 100.

use super::PILLARS;
use crate::core::measure;
use crate::core::message::Message;
use toml::{Table, Value};

/// A number that is wished for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Measure, pillar, cap or `coverage`.
    pub of: String,
    /// `weight`, `limit`, or a threshold: more than one where it lies deeper.
    pub keys: Vec<String>,
    pub value: f64,
}

impl Wish {
    /// Reads `measure.key=number`.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let refusal = || Message::new("wish-odd").text("text", text);
        let (path, value) = text.split_once('=').ok_or_else(refusal)?;
        let value: f64 = value.trim().parse().map_err(|_| refusal())?;
        let mut keys = path.trim().split('.').map(|key| key.trim().to_owned());
        let of = keys.next().filter(|of| !of.is_empty()).ok_or_else(refusal)?;
        let keys: Vec<String> = keys.filter(|key| !key.is_empty()).collect();
        if keys.is_empty() || !value.is_finite() {
            return Err(refusal());
        }
        Ok(Self { of, keys, value })
    }

    /// Reads several, parted by blanks or commas.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, Message> {
        let words = text.split([' ', ',', '\u{3000}']).filter(|word| !word.is_empty());
        let wishes: Vec<Self> = words.map(Self::parse).collect::<Result<_, _>>()?;
        if wishes.is_empty() {
            Err(Message::new("wish-odd").text("text", text))
        } else {
            Ok(wishes)
        }
    }

    fn unknown(&self) -> Message {
        let name = format!("{}.{}", self.of, self.keys.join("."));
        let known = [measure::IDS, PILLARS].concat();
        Message::new("wish-unknown").text("name", name).names("known", known)
    }
}

/// What a file of one's own has to say: the value at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub path: Vec<String>,
    pub value: Value,
}

/// Puts the wished number into a whole scorecard.
pub(super) fn apply(card: &mut Table, wish: &Wish) -> Result<Edit, Message> {
    check_range(wish)?;
    let is_weight = wish.keys.len() == 1 && wish.keys.first().is_some_and(|key| key == "weight");
    let found = if !is_weight {
        number(card, wish)
    } else if PILLARS.contains(&wish.of.as_str()) {
        pillar_weight(card, wish)
    } else {
        measure_weight(card, wish)
    };
    found.ok_or_else(|| wish.unknown())
}

/// Days are not negative, weights and limits are from 0 to 100, shares of coverage from 0 to 1.
fn check_range(wish: &Wish) -> Result<(), Message> {
    let most = match wish.keys.last().map_or("", String::as_str) {
        "unknown_below" | "ceiling_below" => 1.0,
        "weight"
        | "limit"
        | "ceiling"
        | "weak_pillar_below"
        | "weak_pillar_ceiling"
        | "min_weight" => 100.0,
        _ => f64::INFINITY,
    };
    if (0.0..=most).contains(&wish.value) {
        return Ok(());
    }
    let name = format!("{}.{}", wish.of, wish.keys.join("."));
    let refusal = if most.is_finite() {
        Message::new("wish-outside").number("most", most, 0)
    } else {
        Message::new("wish-negative")
    };
    Err(refusal.text("name", name).text("value", wish.value.to_string()))
}

/// The weight of a measure in its pillar; a profile with weights of its own keeps them.
fn measure_weight(card: &mut Table, wish: &Wish) -> Option<Edit> {
    let pillars = card.get_mut("pillars")?.as_table_mut()?;
    let has =
        |weights: &Value| weights.as_table().is_some_and(|table| table.contains_key(&wish.of));
    let (id, weights) = pillars.iter_mut().find(|(_, weights)| has(weights))?;
    let id = id.clone();
    scale(weights.as_table_mut()?, &wish.of, wish.value);
    Some(Edit { path: vec!["pillars".to_owned(), id], value: weights.clone() })
}

/// The weight of a pillar in every profile that has it.
fn pillar_weight(card: &mut Table, wish: &Wish) -> Option<Edit> {
    let profiles = card.get_mut("profiles")?;
    for profile in profiles.as_array_mut()? {
        let weights = profile.get_mut("pillars").and_then(Value::as_table_mut);
        if let Some(weights) = weights.filter(|weights| weights.contains_key(&wish.of)) {
            scale(weights, &wish.of, wish.value);
        }
    }
    Some(Edit { path: vec!["profiles".to_owned()], value: profiles.clone() })
}

/// Sets one weight and scales the others to what it leaves of 100, to the hundredth; the largest of
/// them takes what rounding leaves.
fn scale(weights: &mut Table, of: &str, value: f64) {
    let read = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|n| n as f64));
    let others: f64 = weights.iter().filter(|(id, _)| *id != of).filter_map(|(_, v)| read(v)).sum();
    let factor = if others > 0.0 { (100.0 - value) / others } else { 0.0 };
    let (mut left, mut largest) = (100.0 - value, (String::new(), -1.0));
    for (id, weight) in weights.iter_mut() {
        let scaled = (read(weight).unwrap_or(0.0) * factor * 100.0).round() / 100.0;
        let new = if id == of { value } else { scaled };
        if id != of {
            left -= new;
            if new > largest.1 {
                largest = (id.clone(), new);
            }
        }
        *weight = Value::Float(new);
    }
    if let Some(weight) = weights.get_mut(&largest.0) {
        *weight = Value::Float(((largest.1 + left) * 100.0).round() / 100.0);
    }
}

/// A limit or a threshold: of a cap, of coverage, of a measure.
fn number(card: &mut Table, wish: &Wish) -> Option<Edit> {
    let place = if wish.of == "coverage" {
        vec!["coverage"]
    } else if card.get("caps")?.get(&wish.of).is_some() {
        vec!["caps", wish.of.as_str()]
    } else {
        vec!["measures", wish.of.as_str()]
    };
    let mut at = card.get_mut(*place.first()?)?;
    for key in place.iter().skip(1).copied().chain(wish.keys.iter().map(String::as_str)) {
        at = at.get_mut(key)?;
    }
    let whole = at.is_integer() && wish.value.fract().abs() < 1e-9;
    (at.is_integer() || at.is_float()).then_some(())?;
    *at = if whole { Value::Integer(wish.value as i64) } else { Value::Float(wish.value) };
    // A file says a table of thresholds whole.
    let mut path: Vec<String> = place.iter().map(|key| (*key).to_owned()).collect();
    path.extend(wish.keys.first().cloned());
    let mut value = card.get(path.first()?)?;
    for key in path.iter().skip(1) {
        value = value.get(key)?;
    }
    Some(Edit { value: value.clone(), path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::scorecard::Scorecard;

    fn with(text: &str) -> Result<Scorecard, Message> {
        let wishes = Wish::parse_all(text)?;
        Scorecard::builtin().with(&wishes).map(|(card, _)| card)
    }

    #[test]
    fn the_weights_beside_a_changed_one_are_scaled() {
        let card = with("usage_trend.weight=70").unwrap();
        let usage = card.default.pillars.iter().find(|pillar| pillar.id == "usage").unwrap();
        let weights: Vec<f64> = usage.measures.iter().map(|(_, weight)| *weight).collect();
        // Seat utilisation and pacing, of which an account has one; trend; recency.
        assert_eq!(weights, [20.0, 20.0, 70.0, 10.0]);
        let card = with("relationship.weight=33").unwrap();
        for profile in &card.profiles {
            let sum: f64 = profile.pillars.iter().map(|pillar| pillar.weight).sum();
            assert!((sum - 100.0).abs() < 1e-9, "{}: {sum}", profile.id);
        }
    }

    #[test]
    fn limits_and_thresholds_are_set_where_they_lie() {
        let card = with("red_pulse.limit=59, coverage.ceiling=70 csm_pulse.stale=90").unwrap();
        assert!((card.caps.red_pulse.limit - 59.0).abs() < 1e-9);
        assert!((card.coverage.ceiling - 70.0).abs() < 1e-9);
        assert_eq!(card.measures.csm_pulse.stale, 90);
        let builtin = Scorecard::builtin();
        assert!(builtin.reads_like(&with("red_pulse.limit=59 usage.weight=40").unwrap()));
        assert!(!builtin.reads_like(&with("touch_recency.green.high=30").unwrap()));
        assert!(!builtin.reads_like(&with("p1_open.days=20").unwrap()));
    }

    #[test]
    fn what_is_no_wish_is_refused() {
        let check = |text: &str, id: &str| assert_eq!(with(text).unwrap_err().id, id, "{text}");
        check("usage_trend.weight", "wish-odd");
        check("usage_trend=3", "wish-odd");
        check("usage_trend.weight=lots", "wish-odd");
        check("", "wish-odd");
        check("usage_tred.weight=3", "wish-unknown");
        check("touch_recency.green=3", "wish-unknown");
        check("csm_pulse.flag=500", "scorecard-crossed");
        check("commercial.weight=250", "wish-outside");
        check("commercial.weight=-50", "wish-outside");
        check("nps.weight=100.1", "wish-outside");
        check("red_pulse.limit=-20", "wish-outside");
        check("coverage.ceiling_below=74", "wish-outside");
        check("usage_trend.stale=-20", "wish-negative");
        assert!(with("commercial.weight=100 red_pulse.limit=0 usage_trend.stale=0").is_ok());
    }
}
