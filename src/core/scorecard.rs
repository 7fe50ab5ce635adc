//! The scorecard: weights, profiles, thresholds and caps, read from TOML and checked when read.
//! Scoring takes one as an argument; nothing here knows an account.

pub mod check;
pub mod scale;

use super::measure::{self, Measures};
use super::message::Message;
use super::signal::Rules;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Pillar ids, in the order of the receipt.
pub const PILLARS: &[&str] =
    &["onboarding", "usage", "relationship", "support", "sentiment", "outcomes", "commercial"];

/// Profile ids.
pub const PROFILES: &[&str] =
    &["onboarding", "no_telemetry", "tech_touch", "renewal_window", "adoption", "steady"];

pub(crate) const BUILTIN: &str = include_str!("../../assets/scorecards/default.toml");

type Weights = BTreeMap<String, f64>;

/// The file as it stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    pub format: u32,
    pub name: String,
    pub pillars: BTreeMap<String, Weights>,
    pub profiles: Vec<ProfileSheet>,
    pub coverage: Coverage,
    pub excluded: Excluded,
    pub checklist: Checklist,
    pub caps: Caps,
    pub measures: Measures,
    pub rules: Rules,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileSheet {
    pub id: String,
    pub when: When,
    pub pillars: Weights,
    #[serde(default)]
    pub measures: BTreeMap<String, Weights>,
    pub early: Option<EarlySheet>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EarlySheet {
    pub days: i32,
    pub measures: Vec<String>,
}

/// When a profile is taken; the first in the file whose condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// An onboarding checklist has unfinished steps.
    ChecklistRuns,
    /// The person declared that this book measures no usage.
    UsageNotCollected,
    TechTier,
    /// At most this many days to the opt-out (or order) date.
    OptOutWithin(i32),
    /// At most this many days since go-live.
    LiveForAtMost(i32),
    Always,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    pub unknown_below: f64,
    pub ceiling_below: f64,
    pub ceiling: f64,
    pub weak_pillar_below: f64,
    pub weak_pillar_ceiling: f64,
    pub min_pillars: usize,
    pub min_weight: f64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    pub stages: Vec<String>,
}

impl Excluded {
    pub fn holds(&self, stage: &str) -> bool {
        let stage = stage.trim().to_lowercase();
        self.stages.contains(&stage)
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub names: Vec<String>,
}

impl Checklist {
    pub fn holds(&self, template: &str) -> bool {
        let template = template.to_lowercase();
        self.names.iter().any(|name| template.contains(name.as_str()))
    }
}

/// The limits that facts put on a score, with the days and shares from which on they hold.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caps {
    pub auto_renew_off: Cap,
    pub dark_account: Cap,
    pub red_pulse: Cap,
    pub champion_gone: Cap,
    pub p1_open: Cap,
    pub invoice_overdue: Cap,
    pub competitor: Cap,
    pub seats_half_used: Cap,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    pub limit: f64,
    #[serde(default)]
    pub day: i32,
    #[serde(default)]
    pub days: i32,
    #[serde(default)]
    pub disputed_days: i32,
    #[serde(default)]
    pub below: f64,
    #[serde(default)]
    pub tenure: i32,
}

/// The weights of one kind of account, ready to score with.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub id: &'static str,
    pub when: When,
    /// Only pillars that apply, in the order of [`PILLARS`].
    pub pillars: Vec<PillarPlan>,
    /// In the first days only these measures apply.
    pub early: Option<Early>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PillarPlan {
    pub id: &'static str,
    pub weight: f64,
    /// (position in [`measure::IDS`], weight inside the pillar).
    pub measures: Vec<(usize, f64)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Early {
    pub days: i32,
    pub measures: Vec<usize>,
}

/// A checked scorecard.
#[derive(Clone, Debug)]
pub struct Scorecard {
    pub name: String,
    /// In the order in which they are tried.
    pub profiles: Vec<Profile>,
    /// For accounts that no condition holds for: the last one.
    pub default: Profile,
    pub coverage: Coverage,
    pub excluded: Excluded,
    pub checklist: Checklist,
    pub caps: Caps,
    pub measures: Measures,
    pub rules: Rules,
    digest: [u8; 32],
}

impl Scorecard {
    /// The one that comes with the program.
    pub fn builtin() -> &'static Self {
        static CARD: OnceLock<Scorecard> = OnceLock::new();
        CARD.get_or_init(|| {
            Self::parse(BUILTIN, "assets/scorecards/default.toml")
                .unwrap_or_else(|fault| unreachable!("the built-in scorecard: {fault:?}"))
        })
    }

    /// Reads and checks a scorecard; `file` is what an error calls it.
    pub fn parse(text: &str, file: &str) -> Result<Self, Message> {
        let sheet: Sheet =
            toml::from_str(text).map_err(|error| check::unreadable(&error, text, file))?;
        check::check(&sheet).map_err(|fault| fault.message(text, file))?;
        let profiles = sheet.profiles.iter().filter_map(|row| plan(row, &sheet.pillars));
        let profiles: Vec<Profile> = profiles.collect();
        let default = profiles.last().cloned().ok_or_else(|| check::no_default(file))?;
        Ok(Self {
            name: sheet.name,
            profiles,
            default,
            coverage: sheet.coverage,
            excluded: sheet.excluded,
            checklist: sheet.checklist,
            caps: sheet.caps,
            measures: sheet.measures,
            rules: sheet.rules,
            digest: digest(text),
        })
    }

    /// blake3 of the content in canonical order: comments and layout do not change it.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

fn digest(text: &str) -> [u8; 32] {
    let table: toml::Table = text.parse().unwrap_or_default();
    *blake3::hash(table.to_string().as_bytes()).as_bytes()
}

/// A checked profile row with its ids resolved.
fn plan(row: &ProfileSheet, pillars: &BTreeMap<String, Weights>) -> Option<Profile> {
    let id = *PROFILES.iter().find(|id| **id == row.id)?;
    let plans = PILLARS.iter().filter_map(|pillar| {
        let weight = *row.pillars.get(*pillar)?;
        let weights = row.measures.get(*pillar).or_else(|| pillars.get(*pillar))?;
        let place = |name: &&str| weights.get(*name).copied();
        let measures = measure::IDS.iter().enumerate();
        let measures = measures.filter_map(|(at, name)| Some((at, place(name)?))).collect();
        Some(PillarPlan { id: pillar, weight, measures })
    });
    let early = row.early.as_ref().map(|early| Early {
        days: early.days,
        measures: early.measures.iter().filter_map(|name| measure::position(name)).collect(),
    });
    Some(Profile { id, when: row.when, pillars: plans.collect(), early })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(from: &str, to: &str) -> Result<Scorecard, Message> {
        assert!(BUILTIN.contains(from), "{from}");
        Scorecard::parse(&BUILTIN.replacen(from, to, 1), "my.toml")
    }

    #[test]
    fn the_builtin_scorecard_is_sound_and_complete() {
        let card = Scorecard::builtin();
        assert_eq!(card.profiles.len(), PROFILES.len());
        assert!(card.profiles.iter().all(|profile| {
            let sum: f64 = profile.pillars.iter().map(|pillar| pillar.weight).sum();
            (sum - 100.0).abs() < 1e-9
        }));
    }

    #[test]
    fn a_faulty_scorecard_is_refused_with_its_line() {
        let check = |from: &str, to: &str, id: &str| {
            let fault = changed(from, to).unwrap_err();
            assert_eq!(fault.id, id, "{fault:?}");
            let line = BUILTIN.lines().position(|line| line.contains(from)).unwrap() as i64 + 1;
            let count = crate::core::message::Arg::Count(line);
            assert!(
                fault.args.iter().any(|(_, arg)| *arg == count),
                "{fault:?} is not line {line}"
            );
        };
        check("usage = 30, rel", "usage = 31, rel", "scorecard-sum");
        check("nps = 25", "nps = 26", "scorecard-sum");
        check("open_severity = 50,", "open_secrecy = 50,", "scorecard-unknown");
        check("id = \"adoption\"", "id = \"adaption\"", "scorecard-unknown");
        check("min_pillars = 3", "min_pillars = \"three\"", "scorecard-unreadable");
        check("p1_long = 14", "p1_lang = 14", "scorecard-unreadable");
        check("format = 1", "format = 2", "scorecard-format");
    }

    #[test]
    fn crossed_thresholds_are_refused() {
        let check = |from: &str, to: &str| {
            assert_eq!(changed(from, to).unwrap_err().id, "scorecard-crossed");
        };
        check("[1.5, 100], [2.5, 70]", "[2.5, 100], [1.5, 70]");
        check("green = { high = 35", "green = { high = 60");
        check("flag = 90", "flag = 121");
        check("p2 = 0.70", "p2 = 0.40");
        check("p1 = { high = 30", "p1 = { high = 91");
    }

    #[test]
    fn the_digest_follows_the_content_and_not_the_layout() {
        let builtin = Scorecard::builtin().digest();
        assert_eq!(changed("# The scorecard", "#  A scorecard").unwrap().digest(), builtin);
        assert_ne!(
            changed("green = { high = 35", "green = { high = 36").unwrap().digest(),
            builtin
        );
    }
}
