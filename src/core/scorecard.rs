//! The scorecard: weights, profiles, thresholds and caps, read from TOML and checked when read.
//! Scoring takes one as an argument; nothing here knows an account.

pub mod check;
pub mod edit;
mod layer;
mod plan;
pub mod scale;

pub use edit::{Edit, Wish};
pub use plan::{Early, PillarPlan, Profile};

use super::account::Tier;
use super::entity::Entity;
use super::known::Known;
use super::measure::custom::{Custom, CustomSheet};
use super::measure::{self, Measures, Reading};
use super::message::Message;
use super::receipt::Unit;
use super::scoring::moment::Moment;
use super::signal::Rules;
use super::written;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Pillar ids, in the order of the receipt.
pub const PILLARS: &[&str] =
    &["onboarding", "usage", "relationship", "support", "sentiment", "outcomes", "commercial"];

/// Profile ids.
pub const PROFILES: &[&str] =
    &["onboarding", "tech_touch", "no_telemetry", "renewal_window", "adoption", "steady"];

/// What stands in the scorecard that comes with the program.
pub(crate) fn usual() -> &'static toml::Table {
    static USUAL: OnceLock<toml::Table> = OnceLock::new();
    USUAL.get_or_init(|| BUILTIN.parse().unwrap_or_default())
}

const BUILTIN: &str = include_str!("../../assets/scorecards/default.toml");

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
    /// Measures of one's own, by id.
    #[serde(default)]
    pub custom: BTreeMap<String, CustomSheet>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileSheet {
    pub id: String,
    /// What a profile of one's own is called.
    pub title: Option<String>,
    #[serde(default)]
    pub when: When,
    /// Only accounts of these tiers, stages, segments; all where none is named.
    #[serde(default)]
    pub tier: Vec<Tier>,
    #[serde(default)]
    pub stage: Vec<String>,
    #[serde(default)]
    pub segment: Vec<String>,
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

impl ProfileSheet {
    /// It holds for every account.
    pub(crate) fn is_for_all(&self) -> bool {
        let open = self.tier.is_empty() && self.stage.is_empty() && self.segment.is_empty();
        self.when == When::Always && open
    }
}

/// When a profile is taken; the first in the file whose condition holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// An onboarding checklist has unfinished steps.
    ChecklistRuns,
    /// The person declared that this book measures no usage.
    UsageNotCollected,
    TechTier,
    /// At most this many days to the opt-out (or order) date; past an order date, until the term ends.
    OptOutWithin(i32),
    /// At most this many days since go-live.
    LiveForAtMost(i32),
    #[default]
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

impl Caps {
    /// Every cap with its id.
    pub fn all(&self) -> [(&'static str, Cap); 8] {
        [
            ("auto_renew_off", self.auto_renew_off),
            ("dark_account", self.dark_account),
            ("red_pulse", self.red_pulse),
            ("champion_gone", self.champion_gone),
            ("p1_open", self.p1_open),
            ("invoice_overdue", self.invoice_overdue),
            ("competitor", self.competitor),
            ("seats_half_used", self.seats_half_used),
        ]
    }

    pub fn limit(&self, id: &str) -> Option<f64> {
        self.all().into_iter().find(|(known, _)| *known == id).map(|(_, cap)| cap.limit)
    }
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
    /// Measures of one's own: their positions follow those of [`measure::IDS`].
    pub custom: Vec<Custom>,
    digest: [u8; 32],
    /// As it was read, with all layers.
    table: Arc<toml::Table>,
}

impl Scorecard {
    /// The one that comes with the program.
    pub fn builtin() -> &'static Self {
        static CARD: OnceLock<Scorecard> = OnceLock::new();
        CARD.get_or_init(|| {
            let file = "assets/scorecards/default.toml";
            layer::sheet(usual(), BUILTIN, file)
                .and_then(|sheet| Self::new(sheet, usual(), BUILTIN, file))
                .unwrap_or_else(|fault| unreachable!("the built-in scorecard: {fault:?}"))
        })
    }

    /// Reads and checks a whole scorecard; `file` is what an error calls it.
    pub fn parse(text: &str, file: &str) -> Result<Self, Message> {
        let (table, sheet) =
            written::read_both(text).map_err(|error| check::unreadable(&error, text, file))?;
        Self::new(sheet, &table, text, file)
    }

    /// The built-in scorecard with files laid over it, each over the one before: (what an error
    /// calls it, text). A file says only what is different.
    pub fn with_layers(layers: &[(String, String)]) -> Result<Self, Message> {
        let mut table = usual().clone();
        let mut card = None;
        for (file, text) in layers {
            layer::lay_over(&mut table, text, file)?;
            let sheet = layer::sheet(&table, text, file)?;
            card = Some(Self::new(sheet, &table, text, file)?);
        }
        Ok(card.unwrap_or_else(|| Self::builtin().clone()))
    }

    fn new(sheet: Sheet, table: &toml::Table, text: &str, file: &str) -> Result<Self, Message> {
        check::check(&sheet).map_err(|fault| fault.message(text, file))?;
        let custom: Vec<Custom> = sheet.custom.iter().filter_map(Custom::new).collect();
        let ids = measure_ids(&custom);
        let profiles = sheet.profiles.iter().map(|row| plan::plan(row, &sheet.pillars, &ids));
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
            custom,
            digest: *blake3::hash(table.to_string().as_bytes()).as_bytes(),
            table: Arc::new(table.clone()),
        })
    }

    /// blake3 of the content in canonical order: comments and layout do not change it.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// The scorecard with some numbers changed, and what a file has to say for it.
    pub fn with(&self, wishes: &[Wish]) -> Result<(Self, Vec<Edit>), Message> {
        let mut table = self.table.as_ref().clone();
        let mut edits = Vec::new();
        for wish in wishes {
            edits.push(edit::apply(&mut table, wish)?);
        }
        let sheet = layer::sheet(&table, "", "--set")?;
        Ok((Self::new(sheet, &table, "", "--set")?, edits))
    }

    /// Scores by the other scorecard follow from what was read by this one: only weights and limits
    /// are different, not what is read nor from which value on.
    pub fn reads_like(&self, other: &Self) -> bool {
        let conditions = |card: &Self| {
            let caps = card.caps.all().map(|(_, cap)| Cap { limit: 0.0, ..cap });
            (caps, card.excluded.clone(), card.checklist.clone())
        };
        let shape = |profile: &Profile| {
            let slots: Vec<_> =
                profile.slots().map(|(index, _, pillar)| (index, pillar.id)).collect();
            (profile.id, profile.when, profile.whose.clone(), profile.early.clone(), slots)
        };
        self.measures == other.measures
            && self.custom == other.custom
            && conditions(self) == conditions(other)
            && self.profiles.iter().map(shape).eq(other.profiles.iter().map(shape))
    }

    fn own(&self, index: usize) -> Option<&Custom> {
        self.custom.get(index.checked_sub(measure::IDS.len())?)
    }

    /// The id of the measure at a position.
    pub fn measure_id(&self, index: usize) -> &'static str {
        let builtin = measure::IDS.get(index).copied();
        builtin.or_else(|| Some(self.own(index)?.id)).unwrap_or_default()
    }

    /// What a measure of one's own is called.
    pub fn measure_title(&self, index: usize) -> Option<&str> {
        self.own(index).map(|own| own.title.as_str())
    }

    /// Reads the measure at a position.
    pub fn read<'a>(&self, index: usize, at: &Moment<'a>) -> Reading<'a> {
        match self.own(index) {
            Some(own) => own.read(at),
            None => self.measures.read(index, at),
        }
    }

    /// The points that a value of the measure would have on that day; `None` where no number decides.
    pub fn points_at(&self, index: usize, at: &Moment<'_>, value: f64) -> Option<f64> {
        match self.own(index) {
            Some(own) => Some(own.points_at(value)),
            None => self.measures.points_at(index, at, value),
        }
    }

    pub fn measure_unit(&self, index: usize) -> Unit {
        self.own(index).map_or_else(|| self.measures.unit(index), |own| own.unit)
    }

    /// The entity that a measure lives on.
    pub fn measure_entity(&self, index: usize) -> Option<Entity> {
        match self.own(index) {
            Some(_) => Some(Entity::Account),
            None => self.measures.entity(index),
        }
    }

    /// A profile asks for the account's own words.
    pub fn asks_for_words(&self) -> bool {
        self.profiles.iter().any(|profile| !profile.whose.is_empty())
    }
}

/// Ids by position: the built-in measures, then one's own.
fn measure_ids(custom: &[Custom]) -> Vec<&'static str> {
    measure::IDS.iter().copied().chain(custom.iter().map(|own| own.id)).collect()
}

/// A word of the file that the program keeps for as long as it runs.
pub(crate) fn kept(word: &str) -> &'static str {
    Known::read(word).word()
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

    fn over(text: &str) -> Result<Scorecard, Message> {
        Scorecard::with_layers(&[("my.toml".to_owned(), text.to_owned())])
    }

    #[test]
    fn a_file_says_only_what_is_different() {
        let card = over(
            "[caps]\nred_pulse = { limit = 59 }\n[measures.csm_pulse]\nstale = 100\n\
             [pillars]\nsentiment = { csm_pulse = 70, nps = 30 }\n",
        )
        .unwrap();
        let builtin = Scorecard::builtin();
        assert!((card.caps.red_pulse.limit - 59.0).abs() < 1e-9);
        assert_eq!(card.measures.csm_pulse.stale, 100);
        assert_eq!(card.caps.p1_open, builtin.caps.p1_open);
        let sentiment = card.default.pillars.iter().find(|pillar| pillar.id == "sentiment");
        assert_eq!(sentiment.unwrap().measures.len(), 2, "weights are taken whole");
        assert_ne!(card.digest(), builtin.digest());
        assert_eq!(over("# nothing yet\n").unwrap().digest(), builtin.digest());
    }

    #[test]
    fn a_faulty_layer_is_refused_with_its_own_line() {
        let check = |text: &str, id: &str, line: i64| {
            let fault = over(text).unwrap_err();
            let count = crate::core::message::Arg::Count(line);
            let said = fault.args.iter().any(|(_, arg)| *arg == count);
            assert!(fault.id == id && said, "{text}: {fault:?}");
        };
        check("name = \"mine\"\n[pillars\n", "scorecard-unreadable", 2);
        let sum = "[caps]\n\n[pillars]\nusage = { seat_utilisation = 90 }\n";
        check(sum, "scorecard-sum", 4);
        let unknown = "[pillars]\nusage = { seat_utilisation = 50, seat_use = 50 }\n";
        check(unknown, "scorecard-unknown", 2);
        let crossed = "\n[measures.csm_pulse]\nflag = 130\n";
        check(crossed, "scorecard-crossed", 2);
        let text = "[measures.csm_pulse]\nflag = 30\nstale = \"long\"\n";
        check(text, "scorecard-unreadable", 3);
        let no_key = "[measures.csm_pulse]\nflag = 30\nsale = 3\n";
        check(no_key, "scorecard-unreadable", 3);
        let formula =
            "[custom.logins]\ntitle = \"L\"\npoints = [[0, 0], [1, 100]]\nvalue = \"x.l /\"\n";
        check(formula, "scorecard-formula", 4);
        let taken = "[custom.nps]\ntitle = \"L\"\nvalue = \"1\"\npoints = [[0, 0], [1, 100]]\n";
        check(taken, "scorecard-taken", 1);
        let last = "[[profiles]]\nid = \"steady\"\ntier = [\"high\"]\npillars = { usage = 100 }\n";
        check(last, "scorecard-no-default", 1);
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
