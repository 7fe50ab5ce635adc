//! What holds for the whole book on a day: settings of `mamori.toml`, feeds, practice, medians.

use super::account::{Account, Tier};
use super::calendar::{Calendar, ClosedSpan};
use super::capacity::Capacity;
use super::day::Day;
use super::entity::Entity;
use super::feed::{Feed, Full};
use super::message::Message;
use super::money::{Currency, Money, Rates};
use super::own_action::Program;
use super::owns::Owns;
use super::search::{is_mine, same_person};
use super::signal::episode::{Budget, rule_name};
use std::collections::{BTreeMap, BTreeSet};

/// Read from `mamori.toml`; all have defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The language of the interface, `en` or `ja`; the system's where there is none.
    pub language: Option<String>,
    /// The person's own names and addresses as an owner; empty = everyone's accounts.
    pub me: Vec<String>,
    /// The person's own company, as letters name it.
    pub company: Option<String>,
    pub rates: Rates,
    pub calendar: Calendar,
    /// Lower-case words per tier.
    pub tiers: BTreeMap<Tier, Vec<String>>,
    /// Measure or entity ids that this book does not collect: not applicable instead of missing.
    pub not_collected: BTreeSet<String>,
    /// Owners who no longer look after accounts, with the day they left.
    pub former: BTreeMap<String, Day>,
    /// Rows that Now shows above the cut line.
    pub daily_budget: usize,
    /// Percent past its threshold from which on a rule speaks, by rule; P1 always speaks.
    pub margins: BTreeMap<String, u16>,
    /// New warnings of the lesser severities that a day shows.
    pub daily_news: usize,
    /// Days within which an account of a tier is met; a tier that is not named has the limit of
    /// the rule for silence, 0 is none.
    pub touch_days: BTreeMap<Tier, u16>,
    /// Spans of the year in which an account uses less, by its id, another id of it, or its name.
    pub seasons: BTreeMap<String, Vec<ClosedSpan>>,
    /// The command that turns the input method off when an input is left.
    pub ime_off: Option<String>,
    /// What the cockpit does about new exports.
    pub watching: Watching,
    /// Which keys the person wants.
    pub keys: Keys,
    /// How often the product is used: decides activity recency.
    pub cadence: Cadence,
    /// What a week has room for.
    pub capacity: Capacity,
    /// Feeds whose files always list everything there is.
    pub full: Full,
    /// Which source has the last word on a field of an account.
    pub owns: Owns,
}

/// Keys as they are asked for; whether they can be had, the screen knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keys {
    pub preset: Option<String>,
    /// `screens`, or `count` for numbers before movements.
    pub digits: Option<String>,
    /// By command.
    pub own: BTreeMap<String, Vec<String>>,
    /// Programs of the person's own, by name.
    pub actions: BTreeMap<String, Program>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Cadence {
    Daily,
    #[default]
    Weekly,
    Monthly,
}

/// What the cockpit does when exports arrive in its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Watching {
    /// It says so.
    #[default]
    Tell,
    /// It reads them.
    Sync,
    /// It does not look.
    Off,
}

/// A change of `mamori.toml` that a screen can make.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    Me(Vec<String>),
    /// A measure or entity that the book does not collect.
    NotCollected(String),
    /// The declaration is taken back.
    Collected(String),
    /// `en` or `ja`.
    Language(String),
    /// `dark`, `light`, `auto`: as the terminal says; else the name of a file of one's own.
    Theme(String),
    /// Percent past its threshold from which on a rule speaks; 0 = at once.
    Margin(String, u16),
}

/// Themes that come with the program, as they are named.
pub const THEMES: [&str; 3] = ["auto", "dark", "light"];

impl Setting {
    /// What the toast and the history call the change.
    pub fn title(&self) -> Message {
        let word = |id: String| Message { id: id.into(), args: Vec::new() };
        match self {
            Self::Me(names) if names.is_empty() => Message::new("me-nobody"),
            Self::Me(names) => {
                Message::new("me-taken").names("names", names.iter().map(String::as_str))
            }
            Self::NotCollected(name) => {
                Message::new("declared-away").message("kind", word(kind_id(name)))
            }
            Self::Collected(name) => {
                Message::new("declared-again").message("kind", word(kind_id(name)))
            }
            Self::Theme(id) if !THEMES.contains(&id.as_str()) => {
                let name = Message::new("as-typed").text("text", id);
                Message::new("theme-set").message("theme", name)
            }
            Self::Theme(id) => {
                Message::new("theme-set").message("theme", word(format!("theme-{id}")))
            }
            Self::Margin(rule, percent) => Message::new("margin-set")
                .message("rule", rule_name(rule))
                .percent("percent", f64::from(*percent)),
            Self::Language(id) => {
                Message::new("language-set").message("language", word(format!("language-{id}")))
            }
        }
    }
}

/// The message id of what can be declared: an entity, or a measure.
fn kind_id(name: &str) -> String {
    match Entity::parse(name) {
        Some(entity) => format!("entity-{}", entity.id()),
        None => format!("measure-{}", name.replace('_', "-")),
    }
}

impl Settings {
    /// How many new warnings a day shows to whom.
    pub fn news_budget(&self) -> Budget {
        Budget { new_a_day: self.daily_news, me: self.me.clone() }
    }

    /// The seasons that are declared for an account.
    pub fn seasons_of(&self, account: &Account) -> Vec<ClosedSpan> {
        if self.seasons.is_empty() {
            return Vec::new();
        }
        let ids = account.external_ids.iter().map(|(_, id)| id.clone());
        let own = account.id.map(|id| id.to_string());
        let names = ids.chain(own).chain([account.name.clone()]);
        names.filter_map(|name| self.seasons.get(&name)).flatten().copied().collect()
    }
}

impl Settings {
    /// Without what no score and no warning depends on: another key or language scores nothing anew.
    #[must_use]
    pub fn for_scores(&self) -> Self {
        let usual = Self::default();
        Self {
            language: usual.language,
            daily_budget: usual.daily_budget,
            daily_news: usual.daily_news,
            ime_off: usual.ime_off,
            watching: usual.watching,
            keys: usual.keys,
            capacity: usual.capacity,
            ..self.clone()
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            me: Vec::new(),
            company: None,
            rates: Rates::default(),
            calendar: Calendar::default(),
            tiers: default_tiers(),
            not_collected: BTreeSet::new(),
            former: BTreeMap::new(),
            daily_budget: 25,
            daily_news: 7,
            margins: BTreeMap::new(),
            touch_days: BTreeMap::new(),
            seasons: BTreeMap::new(),
            ime_off: None,
            watching: Watching::default(),
            keys: Keys::default(),
            cadence: Cadence::default(),
            capacity: Capacity::default(),
            full: Full::default(),
            owns: Owns::default(),
        }
    }
}

/// The words of the field, English and Japanese, one line a tier.
const TIER_WORDS: &[(Tier, &str)] = &[
    (Tier::Strategic, "strategic|global|key|platinum|戦略|最重要|s"),
    (Tier::High, "high|high touch|high-touch|enterprise|ent|gold|ハイタッチ|大企業|a"),
    (Tier::Mid, "mid|mid-market|mid market|mm|midmarket|silver|commercial|中堅|b"),
    (Tier::Low, "low|low touch|low-touch|smb|small|bronze|ロータッチ|中小|c"),
    (Tier::Tech, "tech|tech touch|tech-touch|digital|self-serve|pooled|テックタッチ|d"),
];

/// Lower-case words per tier, where `mamori.toml` does not say others.
pub fn default_tiers() -> BTreeMap<Tier, Vec<String>> {
    let words = |list: &str| list.split('|').map(str::to_owned).collect();
    TIER_WORDS.iter().map(|(tier, list)| (*tier, words(list))).collect()
}

impl Tier {
    /// The tier that a word means where nothing else is configured.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let named = |(_, words): &(Tier, Vec<String>)| words.contains(&word);
        default_tiers().into_iter().find(named).map(|(tier, _)| tier)
    }
}

/// Does a word of `not_collected` mean this measure or entity?
pub fn declares(word: &str, name: &str) -> bool {
    let singular = match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    };
    word == name || singular == name
}

/// What somebody in this workspace records at all: where nobody does, its absence says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Executive sponsors are named.
    pub sponsors: bool,
    /// Business reviews are held.
    pub reviews: bool,
    /// Accounts have owners.
    pub owners: bool,
}

/// The whole book as scoring needs it, for one `today`.
#[derive(Clone, Debug)]
pub struct Book {
    pub today: Day,
    pub settings: Settings,
    pub feeds: Vec<Feed>,
    /// This workspace keeps success plans: three accounts have one on file within 90 days.
    pub plans_in_use: bool,
    /// The same of proofs of value.
    pub proofs_in_use: bool,
    pub habits: Habits,
    /// Median known ARR per currency, in minor units.
    pub median_arr: BTreeMap<Currency, i64>,
    /// ARR from which on an account is in the top tenth of its currency, in minor units; only
    /// for currencies with at least ten accounts.
    pub top_arr: BTreeMap<Currency, i64>,
    /// By what it is scored: scorecard, settings and practice; `None` = by what no score was kept
    /// of yet.
    pub regime: Option<u32>,
}

/// The amount from which on at most a tenth of the accounts are; `None` with fewer than ten, or where
/// too many pay the most.
fn top_tenth(ascending: &[i64]) -> Option<i64> {
    let below = ascending.len() - ascending.len() / 10;
    let last = *ascending.get(below.checked_sub(1)?).filter(|_| ascending.len() >= 10)?;
    ascending.get(ascending.partition_point(|amount| *amount <= last)).copied()
}

impl Book {
    /// A book that knows nothing yet but the day and the settings.
    pub fn new(today: Day, settings: Settings) -> Self {
        Self {
            today,
            settings,
            feeds: Vec::new(),
            plans_in_use: false,
            proofs_in_use: false,
            habits: Habits::default(),
            median_arr: BTreeMap::new(),
            top_arr: BTreeMap::new(),
            regime: None,
        }
    }

    /// Takes the known ARR of every account: medians and top tenths per currency.
    pub fn measure_arr(&mut self, known: impl IntoIterator<Item = Money>) {
        let mut amounts: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
        for arr in known {
            amounts.entry(arr.currency).or_default().push(arr.minor);
        }
        self.median_arr.clear();
        self.top_arr.clear();
        for (currency, mut list) in amounts {
            list.sort_unstable();
            let at = |index: usize| list.get(index).copied().unwrap_or_default();
            let half = list.len() / 2;
            let median =
                if list.len() % 2 == 1 { at(half) } else { i64::midpoint(at(half - 1), at(half)) };
            self.median_arr.insert(currency, median);
            if let Some(top) = top_tenth(&list) {
                self.top_arr.insert(currency, top);
            }
        }
    }

    /// The tier and whether it is only assumed.
    pub fn tier(&self, word: Option<&str>, segment: Option<&str>) -> (Tier, bool) {
        let find = |text: &str| {
            let text = text.trim().to_lowercase();
            self.settings
                .tiers
                .iter()
                .find(|(_, words)| words.contains(&text))
                .map(|(tier, _)| *tier)
        };
        let known = word.and_then(find).or_else(|| segment.and_then(find));
        known.map_or((Tier::Mid, true), |tier| (tier, false))
    }

    /// Declared not to be collected by this name (or its plural), and no file of the entity has
    /// come since. A survey is told from others by its kind, so its declaration stands.
    pub fn not_collected(&self, name: &str, entity: Option<Entity>) -> bool {
        let declared = self.settings.not_collected.iter().any(|word| declares(word, name));
        let survey = matches!(name, "nps" | "csat");
        declared && (survey || !self.feeds.iter().any(|feed| Some(feed.entity) == entity))
    }

    /// What is declared and still in force, as it stands in the settings.
    pub fn declared_away(&self) -> Vec<String> {
        let in_force = |word: &&String| {
            let entity = Entity::ALL.into_iter().find(|entity| declares(word, entity.id()));
            self.not_collected(entity.map_or(word, |entity| entity.id()), entity)
        };
        self.settings.not_collected.iter().filter(in_force).cloned().collect()
    }

    /// The day an owner left, where that is said.
    pub fn left(&self, owner: &str) -> Option<Day> {
        let former = self.settings.former.iter();
        former.filter(|(name, _)| same_person(name, owner)).map(|(_, day)| *day).min()
    }

    pub fn is_me(&self, owner: Option<&str>) -> bool {
        is_mine(&self.settings.me, owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_a_tenth_is_the_top_tenth() {
        let check = |amounts: Vec<i64>, expected: Option<i64>| {
            let mut book = Book::new(Day::from_number(20_000), Settings::default());
            let count = amounts.len();
            let top = {
                let known = amounts.iter().map(|minor| Money::new(*minor, Currency::USD));
                book.measure_arr(known);
                book.top_arr.get(&Currency::USD).copied()
            };
            assert_eq!(top, expected);
            let in_it = amounts.iter().filter(|amount| top.is_some_and(|top| **amount >= top));
            assert!(in_it.count() * 10 <= count);
        };
        check((1..=9).collect(), None);
        check((1..=10).collect(), Some(10));
        check((1..=25).collect(), Some(24));
        check(vec![12_000; 153], None);
        check([vec![12_000; 150], vec![90_000; 3]].concat(), Some(90_000));
        check([vec![12_000; 8], vec![90_000; 2]].concat(), None);
    }
}
