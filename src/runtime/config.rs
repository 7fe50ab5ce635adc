//! `mamori.toml`: who one is, rates, tiers, calendar, what is not collected. A file that cannot be
//! read never stops the program: the defaults hold and the fault is said with its line.

mod edit;
mod keys;

pub use edit::changed;

use super::display::{Colors, Display, Ground, Signs};
use super::house::House;
use super::tongue::Tongue;
use crate::core::account::Tier;
use crate::core::book::{Cadence, Settings, Watching, declares};
use crate::core::calendar::ClosedSpan;
use crate::core::calendar::holiday::Region;
use crate::core::capacity::Capacity;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::field::nearest;
use crate::core::message::Message;
use crate::core::money::{Currency, Rates};
use crate::core::written;
use crate::locale::Lang;
use keys::{ActionTable, KeysTable, Words};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The JSON schema of `mamori.toml`, for editors.
pub const SCHEMA: &str = include_str!("../../assets/config.schema.json");

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct File {
    /// Version of this file's form: 1.
    format: Option<u32>,
    /// `en` or `ja`; left out: the language of the system.
    language: Option<String>,
    /// Your names and addresses as an owner; empty: everybody's accounts.
    me: Vec<String>,
    /// Your own company, as messages to customers name it.
    company: Option<String>,
    /// The currency of totals, and your own dated rates into it.
    rates: RatesTable,
    /// Words of your exports per service tier: strategic, high, mid, low, tech.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, Vec<String>>"))]
    tiers: BTreeMap<Tier, Vec<String>>,
    /// Fiscal year, holidays and closed days.
    calendar: CalendarTable,
    /// What the health score does without.
    health: HealthTable,
    /// How the product is used.
    product: ProductTable,
    /// How much of a day triage takes.
    triage: TriageTable,
    capacity: Capacity,
    /// Days within which an account of each tier is met.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, u16>"))]
    cadence: BTreeMap<Tier, u16>,
    /// By rule: percent past its threshold from which on it speaks.
    warnings: BTreeMap<String, u16>,
    /// By account: spans of the year in which it uses less.
    seasons: BTreeMap<String, Vec<String>>,
    /// By name: the day on which an owner stopped looking after accounts.
    former_owners: BTreeMap<String, String>,
    /// The input method of Japanese, Chinese or Korean.
    ime: ImeTable,
    /// By source, as screen 7 names it.
    sources: BTreeMap<String, SourceTable>,
    /// By field of an account: the source that has the last word, or several in their order.
    owns: BTreeMap<String, Words>,
    /// What happens to exports that arrive.
    sync: SyncTable,
    /// `auto`, `dark`, `light`, or the name of a file in `themes/`.
    #[cfg_attr(test, schemars(with = "String"))]
    theme: Ground,
    /// Which signs the terminal can draw.
    glyphs: Signs,
    /// How many colours the terminal has.
    color: Colors,
    /// False leaves the mouse to the terminal.
    mouse: Option<bool>,
    /// Other keys than the usual ones, by command (`mamori keys` names them).
    keys: KeysTable,
    /// Programs of your own on the account or the task under the cursor, by name.
    actions: BTreeMap<String, ActionTable>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct RatesTable {
    /// Totals and priority are in this currency.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    book: Option<Currency>,
    /// Each in force from its day on.
    rate: Vec<Rate>,
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Rate {
    #[cfg_attr(test, schemars(with = "String"))]
    currency: Currency,
    #[cfg_attr(test, schemars(with = "String"))]
    from: Day,
    /// One of it in the currency of the book.
    value: f64,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct CalendarTable {
    /// First month of your fiscal year.
    fiscal_start: Option<u32>,
    /// National holidays: `jp`, `us` or `eu`.
    region: Option<String>,
    /// Closed days, month-day, inclusive: `12-29..01-03`.
    closed: Vec<String>,
    /// Free days beside those.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    holidays: Vec<Day>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct HealthTable {
    /// Measures and kinds of export that are not applicable instead of missing, for the whole book.
    not_collected: BTreeSet<String>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct ProductTable {
    /// `daily`, `weekly` or `monthly`: how often the product is used.
    cadence: Option<String>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct ImeTable {
    /// Run when an input is left: `fcitx5-remote -c`.
    off: Option<String>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct SourceTable {
    /// Its files of these kinds list everything there is.
    full: Vec<String>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct SyncTable {
    /// Tell of exports that arrive, read them, or do not look.
    watch: Watching,
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct TriageTable {
    /// Rows that Now shows above the cut line.
    daily_budget: Option<usize>,
    /// New warnings of the lesser severities that a day shows.
    daily_news: Option<usize>,
}

impl TriageTable {
    fn settle(&self, settings: &mut Settings) {
        settings.daily_budget = self.daily_budget.unwrap_or(settings.daily_budget);
        settings.daily_news = self.daily_news.unwrap_or(settings.daily_news);
    }
}

/// Where a workspace is at home: settled, or as long as it is not, where the language is spoken.
#[derive(Clone, Copy, Debug, Default)]
pub struct Home {
    pub house: Option<House>,
    pub tongue: Tongue,
}

impl Home {
    fn house(self, settings: &Settings) -> House {
        self.house.unwrap_or_else(|| House::of(self.tongue.lang(settings)))
    }
}

/// Reads the settings of a workspace; with the fault where the file has one. A calendar that the
/// file leaves out is that of the house.
pub fn read(path: &Path, home: Home) -> (Settings, Option<Message>) {
    let Ok(text) = std::fs::read_to_string(path) else { return (unset(home), None) };
    match written::read::<File>(&text) {
        Ok(file) => settings(file, path, &text, home),
        Err(error) => (unset(home), Some(fault(path, &text, &error))),
    }
}

/// The settings where no file says anything.
fn unset(home: Home) -> Settings {
    let mut settings = Settings::default();
    home.house(&settings).settle(&mut settings.calendar, None, None);
    settings
}

/// What the file says about the picture; what cannot be read is said by [`read`].
pub fn display(path: &Path) -> Display {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let file = written::read::<File>(&text).unwrap_or_default();
    Display { theme: file.theme, glyphs: file.glyphs, color: file.color, mouse: file.mouse }
}

/// The file by its name: there is one of it in a workspace.
fn short(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn fault(path: &Path, text: &str, error: &toml::de::Error) -> Message {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).map_or(1, |before| before.matches('\n').count() + 1);
    let said = match meant(error.message()) {
        Some((word, Some(near))) => {
            Message::new("config-fault-near").text("near", near).text("word", word)
        }
        Some((word, None)) => Message::new("config-fault-word").text("word", word),
        None => Message::new("config-fault").text("why", error.message()),
    };
    said.text("path", short(path)).count("line", line)
}

/// The key or word that is not known, and the one that was probably meant, out of «unknown field
/// `mee`, expected one of `me`, `rates`».
fn meant(message: &str) -> Option<(&str, Option<&str>)> {
    let unknown = ["unknown field", "unknown variant"].iter().any(|what| message.starts_with(what));
    let mut named = message.split('`').skip(1).step_by(2);
    let word = named.next().filter(|_| unknown)?;
    Some((word, nearest(word, named)))
}

fn settings(file: File, path: &Path, text: &str, home: Home) -> (Settings, Option<Message>) {
    let mut settings = Settings {
        me: file.me,
        company: file.company,
        not_collected: file.health.not_collected,
        margins: file.warnings,
        language: file.language.as_deref().and_then(Lang::parse).map(|lang| lang.id().into()),
        ..Settings::default()
    };
    settings.rates = rates(file.rates);
    settings.touch_days = file.cadence;
    settings.ime_off = file.ime.off.filter(|command| !command.trim().is_empty());
    settings.watching = file.sync.watch;
    settings.keys = file.keys.read(file.actions, text);
    settings.tiers.extend(lower(file.tiers));
    let unsound = (!file.capacity.sound()).then(|| "[capacity]".to_owned());
    settings.capacity = if unsound.is_some() { Capacity::default() } else { file.capacity };
    settings.calendar.holidays = file.calendar.holidays.into_iter().collect();
    file.triage.settle(&mut settings);
    let region = file.calendar.region.as_deref().and_then(Region::parse);
    let house = home.house(&settings);
    house.settle(&mut settings.calendar, region, file.calendar.fiscal_start);
    let mut odd = file.calendar.region.filter(|_| region.is_none()).or(unsound);
    odd = odd.or(file.language.filter(|_| settings.language.is_none()));
    for span in &file.calendar.closed {
        match closed_span(span) {
            Some(span) => settings.calendar.closed.push(span),
            None => odd = Some(span.clone()),
        }
    }
    odd = odd.or(declare_seasons(&mut settings, file.seasons));
    odd = odd.or(dismiss_owners(&mut settings, file.former_owners));
    for (source, table) in file.sources {
        for word in table.full {
            match Entity::ALL.into_iter().find(|entity| declares(&word, entity.id())) {
                Some(entity) => {
                    settings.full.feeds.entry(source.clone()).or_default().insert(entity);
                }
                None => odd = Some(word),
            }
        }
    }
    odd = own(&mut settings, file.owns).or(odd);
    match file.product.cadence.as_deref() {
        None => {}
        Some("daily") => settings.cadence = Cadence::Daily,
        Some("weekly") => settings.cadence = Cadence::Weekly,
        Some("monthly") => settings.cadence = Cadence::Monthly,
        Some(other) => odd = Some(other.to_owned()),
    }
    let newer = file.format.filter(|format| *format > 1).map(|format| format!("format = {format}"));
    let fault = odd
        .or(newer)
        .map(|value| Message::new("config-odd").text("path", short(path)).text("value", value));
    (settings, fault)
}

/// Takes over who no longer looks after accounts; says which day cannot be read.
fn dismiss_owners(settings: &mut Settings, owners: BTreeMap<String, String>) -> Option<String> {
    let mut odd = None;
    for (owner, left) in owners {
        match Day::parse(&left) {
            Some(day) => settings.former.extend([(owner, day)]),
            None => odd = Some(left),
        }
    }
    odd
}

/// Takes the seasons of accounts over; says which span cannot be read.
fn declare_seasons(
    settings: &mut Settings,
    seasons: BTreeMap<String, Vec<String>>,
) -> Option<String> {
    let mut odd = None;
    for (account, spans) in seasons {
        for span in spans {
            match closed_span(&span) {
                Some(span) => settings.seasons.entry(account.clone()).or_default().push(span),
                None => odd = Some(span),
            }
        }
    }
    odd
}

/// Whose word is the last; a field that no account has is given back.
fn own(settings: &mut Settings, owns: BTreeMap<String, Words>) -> Option<String> {
    let mut odd = None;
    for (field, sources) in owns {
        if Entity::Account.field(&field).is_none() {
            odd = Some(field);
            continue;
        }
        settings.owns.0.insert(field, sources.list());
    }
    odd
}

fn rates(table: RatesTable) -> Rates {
    let mut rates = Rates { book: table.book, table: BTreeMap::new() };
    for rate in table.rate {
        rates.table.entry(rate.currency).or_default().push((rate.from, rate.value));
    }
    for dated in rates.table.values_mut() {
        dated.sort_by_key(|(from, _)| *from);
    }
    rates
}

fn lower(tiers: BTreeMap<Tier, Vec<String>>) -> BTreeMap<Tier, Vec<String>> {
    tiers
        .into_iter()
        .map(|(tier, words)| {
            (tier, words.into_iter().map(|word| word.trim().to_lowercase()).collect())
        })
        .collect()
}

/// `12-29..01-03`.
fn closed_span(text: &str) -> Option<ClosedSpan> {
    let (from, to) = text.split_once("..")?;
    let date = |text: &str| {
        let (month, day) = text.trim().split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    Some(ClosedSpan { from: date(from)?, to: date(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> (Settings, Option<Message>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mamori.toml");
        std::fs::write(&path, text).unwrap();
        read(&path, Home::default())
    }

    #[test]
    fn the_schema_for_editors_is_that_of_the_file() {
        let schema = schemars::schema_for!(File);
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        if std::env::var_os("MAMORI_BLESS").is_some() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
            std::fs::write(folder.join("assets/config.schema.json"), &text).unwrap();
        } else {
            assert_eq!(SCHEMA, text, "MAMORI_BLESS=1 writes it anew");
        }
    }

    #[test]
    fn a_whole_file_is_read() {
        let (settings, fault) = check(
            "me = [\"Aya\"]\n[rates]\nbook = \"USD\"\n[[rates.rate]]\ncurrency = \"JPY\"\nfrom = \"2026-01-01\"\nvalue = 0.0066\n\
             [calendar]\nfiscal_start = 4\nclosed = [\"12-29..01-03\"]\n[product]\ncadence = \"daily\"\n[tiers]\nhigh = [\"VIP\"]\n[cadence]\nhigh = 14\ntech = 0\n\
             [seasons]\na12 = [\"07-20..08-31\"]\n\
             [owns]\narr = \"stripe\"\nowner = [\"hubspot\", \"csv\"]\n",
        );
        assert_eq!(fault, None);
        assert_eq!(
            (settings.me.as_slice(), settings.cadence),
            (&["Aya".to_owned()][..], Cadence::Daily)
        );
        assert_eq!(settings.owns.0["arr"], ["stripe"]);
        assert_eq!(settings.owns.0["owner"], ["hubspot", "csv"]);
        assert!(check("[owns]\nhouse = \"csv\"\n").1.is_some(), "no account has such a field");
        assert_eq!(settings.tiers[&Tier::High], ["vip"]);
        assert_eq!(settings.touch_days, [(Tier::High, 14), (Tier::Tech, 0)].into());
        assert_eq!(settings.calendar.closed.len(), 1);
        assert_eq!(settings.seasons["a12"], [ClosedSpan { from: (7, 20), to: (8, 31) }]);
        assert_eq!(settings.rates.table[&Currency::JPY].len(), 1);
    }

    #[test]
    fn what_happens_to_exports_that_arrive_is_set() {
        let watching = |text| check(text).0.watching;
        assert_eq!(watching(""), Watching::Tell);
        assert_eq!(watching("[sync]\nwatch = \"sync\"\n"), Watching::Sync);
        assert_eq!(watching("[sync]\nwatch = \"off\"\n"), Watching::Off);
        let (_, fault) = check("[sync]\nwatch = \"sinc\"\n");
        assert_eq!(fault.unwrap().id, "config-fault-near");
    }

    #[test]
    fn the_house_follows_the_holidays_of_a_region() {
        let (settings, fault) = check("[calendar]\nregion = \"jp\"\n");
        assert_eq!((settings.calendar.region, fault), (Some(Region::Japan), None));
        let (settings, fault) = check("[calendar]\nregion = \"atlantis\"\n");
        assert_eq!(settings.calendar.region, None);
        assert_eq!(fault.unwrap().id, "config-odd");
    }

    #[test]
    fn a_japanese_house_keeps_its_holidays_and_a_year_from_april_unless_it_says_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mamori.toml");
        let kept = |house, text: Option<&str>, system, region, fiscal_start| {
            let home = Home { house, tongue: Tongue { typed: None, system } };
            match text {
                Some(text) => std::fs::write(&path, text).unwrap(),
                None => drop(std::fs::remove_file(&path)),
            }
            let calendar = read(&path, home).0.calendar;
            assert_eq!(
                (calendar.region, calendar.fiscal_start),
                (region, fiscal_start),
                "{text:?}"
            );
        };
        let check = |text, system, region, start| kept(None, text, system, region, start);
        check(None, Lang::En, None, 1);
        check(None, Lang::Ja, Some(Region::Japan), 4);
        check(Some("me = 3\n"), Lang::Ja, Some(Region::Japan), 4);
        check(Some("language = \"ja\"\n"), Lang::En, Some(Region::Japan), 4);
        check(Some("language = \"en\"\n"), Lang::Ja, None, 1);
        let set = "language = \"ja\"\n[calendar]\nregion = \"us\"\nfiscal_start = 10\n";
        check(Some(set), Lang::Ja, Some(Region::UnitedStates), 10);
        // Where it is settled, the language has no say.
        kept(Some(House::Japan), None, Lang::En, Some(Region::Japan), 4);
        kept(Some(House::Plain), Some("language = \"ja\"\n"), Lang::Ja, None, 1);
        kept(Some(House::Plain), Some(set), Lang::Ja, Some(Region::UnitedStates), 10);
        let (_, fault) = self::check("language = \"tlh\"\n");
        assert_eq!(fault.unwrap().id, "config-odd");
    }

    #[test]
    fn the_picture_is_as_it_was_set() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mamori.toml");
        let text = "theme = \"light\"\nglyphs = \"safe\"\ncolor = \"256\"\nmouse = false\n";
        std::fs::write(&path, text).unwrap();
        assert_eq!(read(&path, Home::default()).1, None);
        let set = Display {
            theme: Ground::Light,
            glyphs: Signs::Safe,
            color: Colors::C256,
            mouse: Some(false),
        };
        assert_eq!(display(&path), set);
        assert_eq!(display(&folder.path().join("none.toml")), Display::default());
        let (_, fault) = check("glyphs = \"sepia\"\n");
        assert_eq!(fault.unwrap().id, "config-fault-word");
    }

    #[test]
    fn a_broken_file_is_said_with_its_line_and_defaults_hold() {
        let (settings, fault) = check("me = [\"Aya\"]\nmee = 3\n");
        assert_eq!(settings, unset(Home::default()));
        let fault = fault.unwrap();
        let said = Lang::En.say(&fault);
        assert!(said.contains("line 2: “mee” means nothing here. Did you mean me?"), "{said}");
        assert!(fault.args.contains(&("line".into(), crate::core::message::Arg::Count(2))));
    }
}
