//! Presets: what the export of one system looks like, as data. Each is a folder with a
//! `preset.toml`; the workspace's own go before those that are compiled in.

use super::header::{Column, alias, fold, plain};
use super::{Options, Refusal};
use crate::core::batch::Digest;
use crate::core::entity::Entity;
use crate::core::manner::{ColumnUse, Manner};
use crate::core::message::Message;
use crate::core::money::Currency;
use crate::core::words;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/presets");

/// Raised when the same file and preset would be read differently than before.
const READER: u32 = 3;

/// The text of a `preset.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    /// A preset that is compiled in, of which everything holds that is not said here.
    base: Option<String>,
    source: Option<String>,
    entity: Option<Entity>,
    creates_accounts: Option<bool>,
    /// Also take the aliases of the generic preset of the entity; usual.
    inherit: Option<bool>,
    /// 15-character Salesforce ids become 18 in every id column.
    salesforce_ids: Option<bool>,
    currency: Option<String>,
    #[serde(default)]
    fingerprint: WrittenFingerprint,
    /// Column → the values of the rows that belong to this preset.
    #[serde(default)]
    only: BTreeMap<String, Vec<String>>,
    /// Column → the values of rows that are nothing of this kind.
    #[serde(default)]
    without: BTreeMap<String, Vec<String>>,
    /// Columns kept as they are, whatever a generic alias would make of them.
    #[serde(default)]
    keep: Vec<String>,
    /// Where no column names the account: those in whose text one may stand, the likeliest first.
    #[serde(default)]
    named_in: Vec<String>,
    #[serde(default)]
    columns: BTreeMap<String, Vec<String>>,
    /// Values that no column gives.
    #[serde(default)]
    fixed: BTreeMap<String, String>,
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// Field → words in the name of a column by which it says something else.
    #[serde(default)]
    unless: BTreeMap<String, Vec<String>>,
    /// Surveys: kind, as a row says it → its lowest and highest answer in this system.
    #[serde(default)]
    scales: BTreeMap<String, [f64; 2]>,
    /// Fields whose amounts are in minor units.
    #[serde(default)]
    minor: Vec<String>,
    /// Columns whose amount is for one seat: `times` counts beside these alone.
    #[serde(default)]
    per_unit: Vec<String>,
    /// Columns that say how far is billed, which is the end of a term only where that is long or last.
    #[serde(default)]
    periods: Vec<String>,
    /// Payments: a failed one is made good by another of the same invoice.
    #[serde(default)]
    attempts: bool,
    /// Usage: every row is an event, counted per account and day.
    #[serde(default)]
    events: bool,
    /// Usage: columns with this sign in their name are metrics of their own; `*` is every column.
    metrics: Option<String>,
    as_of: Option<AsOf>,
    /// What is decided of how its files are read.
    #[serde(default)]
    reading: Manner,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFingerprint {
    /// Columns that are all there; `a|b` is either.
    #[serde(default)]
    all: Vec<String>,
    /// Columns each of which makes it likelier.
    #[serde(default)]
    any: Vec<String>,
    /// Columns that rule it out.
    #[serde(default)]
    none: Vec<String>,
    /// Generic presets: from each group (`a|b`) at least one field is mapped.
    #[serde(default)]
    need: Vec<String>,
    /// Generic presets: fields that tell this entity from others.
    #[serde(default)]
    strong: Vec<String>,
    /// Generic presets: columns that other tables have as well; these alone tell of nothing.
    #[serde(default)]
    vague: Vec<String>,
}

/// Where the as-of day stands: `{date}` or `{unix_ms}` amid fixed text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    pub name: Option<String>,
    pub title: Option<String>,
}

/// One preset, its names folded for comparing.
#[derive(Clone, Debug)]
pub struct Preset {
    pub name: String,
    /// The preset that it builds on.
    pub base: Option<String>,
    pub source: String,
    pub entity: Entity,
    pub creates_accounts: bool,
    pub inherit: bool,
    pub salesforce_ids: bool,
    pub currency: Option<Currency>,
    pub all: Vec<Vec<String>>,
    pub any: Vec<String>,
    pub none: Vec<String>,
    pub need: Vec<Vec<String>>,
    pub strong: Vec<String>,
    pub vague: HashSet<String>,
    pub only: Vec<(String, Vec<String>)>,
    pub without: Vec<(String, Vec<String>)>,
    pub named_in: Vec<String>,
    pub keep: HashSet<String>,
    /// Columns that a person keeps as they are, whatever any alias would make of them.
    pub put_by: HashSet<String>,
    pub columns: BTreeMap<String, Vec<String>>,
    pub fixed: BTreeMap<String, String>,
    pub words: BTreeMap<String, HashMap<String, String>>,
    pub unless: BTreeMap<String, Vec<String>>,
    pub scales: BTreeMap<String, [f64; 2]>,
    pub minor: HashSet<String>,
    pub per_unit: Vec<String>,
    pub periods: Vec<String>,
    pub attempts: bool,
    pub events: bool,
    pub metrics: Option<String>,
    pub as_of: AsOf,
    pub manner: Manner,
    /// 0 generic, 1 of a vendor, 2 of the person.
    pub rank: u8,
}

impl Preset {
    /// Reads a `preset.toml`; `find` knows the presets that it may build on.
    fn parse<'p>(
        name: &str,
        text: &str,
        own: bool,
        find: impl Fn(&str) -> Option<&'p Self>,
    ) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        if written.format != 1 {
            return Err(format!("format = {}", written.format));
        }
        let ground = match &written.base {
            Some(base) => find(base).ok_or_else(|| format!("base = {base:?}"))?.clone(),
            None => Self::blank(&written)?,
        };
        Ok(ground.with(name, written, own))
    }

    /// Nothing but what must be said.
    fn blank(written: &Written) -> Result<Self, String> {
        let lacking = |key: &str| format!("{key} = ?");
        Ok(Self {
            name: String::new(),
            base: None,
            source: written.source.clone().ok_or_else(|| lacking("source"))?,
            entity: written.entity.ok_or_else(|| lacking("entity"))?,
            creates_accounts: false,
            inherit: true,
            salesforce_ids: false,
            currency: None,
            all: Vec::new(),
            any: Vec::new(),
            none: Vec::new(),
            need: Vec::new(),
            strong: Vec::new(),
            vague: HashSet::new(),
            only: Vec::new(),
            without: Vec::new(),
            named_in: Vec::new(),
            keep: HashSet::new(),
            put_by: HashSet::new(),
            columns: BTreeMap::new(),
            fixed: BTreeMap::new(),
            words: BTreeMap::new(),
            unless: BTreeMap::new(),
            scales: BTreeMap::new(),
            minor: HashSet::new(),
            per_unit: Vec::new(),
            periods: Vec::new(),
            attempts: false,
            events: false,
            metrics: None,
            as_of: AsOf::default(),
            manner: Manner::default(),
            rank: 0,
        })
    }

    /// What is written goes before what holds already; the fingerprint is a preset's own.
    fn with(mut self, name: &str, written: Written, own: bool) -> Self {
        let groups = |list: &[String]| {
            list.iter().map(|group| group.split('|').map(alias).collect()).collect()
        };
        let folded = |list: &[String]| list.iter().map(|name| alias(name)).collect::<Vec<_>>();
        let fields = |group: &String| group.split('|').map(str::to_owned).collect();
        let print = &written.fingerprint;
        self.all = groups(&print.all);
        self.any = folded(&print.any);
        self.none = folded(&print.none);
        self.need = print.need.iter().map(fields).collect();
        self.strong.clone_from(&print.strong);
        self.vague = folded(&print.vague).into_iter().collect();
        let rows = |words: &BTreeMap<String, Vec<String>>| {
            words.iter().map(|(at, words)| (fold(at), folded(words))).collect::<Vec<_>>()
        };
        self.only = rows(&written.only);
        self.without.extend(rows(&written.without));
        self.named_in.splice(..0, folded(&written.named_in));
        match written.base {
            Some(_) => self.put_by = folded(&written.keep).into_iter().collect(),
            None => self.keep = folded(&written.keep).into_iter().collect(),
        }
        for (id, names) in &written.columns {
            let known = self.columns.entry(id.clone()).or_default();
            known.splice(..0, folded(names));
        }
        for (id, words) in &written.words {
            self.words.entry(id.clone()).or_default().extend(word_map(words));
        }
        name.clone_into(&mut self.name);
        self.base = written.base;
        self.unless.extend(written.unless);
        self.scales.extend(written.scales.iter().map(|(kind, scale)| (fold(kind), *scale)));
        self.minor.extend(written.minor);
        self.per_unit.extend(folded(&written.per_unit));
        self.periods.extend(folded(&written.periods));
        self.attempts |= written.attempts;
        self.events |= written.events;
        self.metrics = written.metrics.or(self.metrics);
        self.fixed.extend(written.fixed);
        self.currency = written.currency.as_deref().and_then(Currency::parse).or(self.currency);
        self.creates_accounts = written.creates_accounts.unwrap_or(self.creates_accounts);
        self.inherit = written.inherit.unwrap_or(self.inherit);
        self.salesforce_ids = written.salesforce_ids.unwrap_or(self.salesforce_ids);
        self.entity = written.entity.unwrap_or(self.entity);
        self.source = written.source.unwrap_or(self.source);
        self.as_of = written.as_of.unwrap_or(self.as_of);
        self.manner = written.reading.or(&self.manner);
        let generic = self.source == "csv" && self.is_generic();
        self.rank = if own { 2 } else { u8::from(!generic) };
        self
    }

    /// Does it say itself what this column is taken for?
    pub fn names(&self, column: &ColumnUse) -> bool {
        let aliases = column.field.as_ref().and_then(|field| self.columns.get(field));
        let header = fold(&column.header);
        aliases.is_some_and(|aliases| aliases.contains(&header))
    }

    /// It is one of the person's own.
    pub fn is_own(&self) -> bool {
        self.rank == 2
    }

    /// Is it a column that stays as it is?
    pub fn keeps(&self, column: &Column) -> bool {
        self.keep.iter().any(|kept| column.is(kept))
    }

    /// Is it a column that the preset or a person keeps as it is?
    pub fn stays(&self, column: &Column) -> bool {
        self.keeps(column) || self.put_by.iter().any(|kept| column.is(kept))
    }

    /// Where a sign tells the metrics, one column at least has it.
    pub fn has_its_metrics(&self, columns: &[Column]) -> bool {
        let has = |sign: &String| columns.iter().any(|column| column.name.contains(sign));
        self.metrics.as_ref().is_none_or(|sign| sign == "*" || has(sign))
    }

    pub fn is_generic(&self) -> bool {
        !self.need.is_empty()
    }
}

/// Word → canonical, both as the signs stand and folded.
fn word_map(words: &BTreeMap<String, String>) -> HashMap<String, String> {
    let mut map = HashMap::new();
    for (word, canonical) in words {
        map.insert(plain(word), canonical.clone());
        let folded = fold(word);
        if !folded.is_empty() {
            map.insert(folded, canonical.clone());
        }
    }
    map
}

/// Every preset that files are compared with.
#[derive(Debug)]
pub struct Presets {
    pub(super) list: Vec<Preset>,
    /// `entity.field` → word → canonical, for all presets.
    pub(super) words: HashMap<String, HashMap<String, String>>,
    known: HashSet<String>,
    digest: blake3::Hash,
}

impl Presets {
    /// Those that are compiled in.
    pub fn builtin() -> &'static Self {
        static PRESETS: OnceLock<Presets> = OnceLock::new();
        PRESETS.get_or_init(|| {
            // A broken built-in folder is caught by the test of all folders.
            let mut presets = Self::empty();
            if presets.gather(&builtin_texts(), None).is_ok() { presets } else { Self::empty() }
        })
    }

    /// The folder's own presets before those that are compiled in; a missing folder has none.
    pub fn with_folder(path: &Path) -> Result<Self, Refusal> {
        let mut texts = Vec::new();
        if let Ok(entries) = std::fs::read_dir(path) {
            let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
            folders.sort();
            for folder in folders {
                let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if let Ok(text) = std::fs::read_to_string(folder.join("preset.toml")) {
                    texts.push((name, text));
                }
            }
        }
        let mut presets = Self::empty();
        presets.gather(&texts, Some(Self::builtin()))?;
        presets.gather(&builtin_texts(), None)?;
        Ok(presets)
    }

    /// In the order in which they are compared.
    pub fn iter(&self) -> impl Iterator<Item = &Preset> {
        self.list.iter()
    }

    /// The text of a preset that is compiled in.
    pub fn builtin_text(name: &str) -> Option<&'static str> {
        BUILTIN.get_file(Path::new(name).join("preset.toml"))?.contents_utf8()
    }

    /// What a file was read with: the same file, presets and options give the same records. The
    /// language somebody looks at them in is none of it: what that suggests of a file is asked or
    /// noted, and a file is not new because another language was switched on.
    pub fn digest(&self, options: &Options) -> Digest {
        let text = format!(
            "{READER} {:?} {:?} {:?} {:?} {:?}",
            options.as_of,
            options.encoding,
            options.preset,
            options.book_currency,
            (
                &options.decision.manner,
                &options.decision.columns,
                options.decision.kind,
                (&options.decision.account, &options.decision.currency),
            )
        );
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.digest.as_bytes());
        hasher.update(text.as_bytes());
        hasher.finalize().into()
    }

    /// The generic preset of an entity.
    pub(super) fn generic(&self, entity: Entity) -> Option<&Preset> {
        self.list.iter().find(|preset| preset.is_generic() && preset.entity == entity)
    }

    /// A preset of one's own.
    pub(super) fn own(&self, name: &str) -> Option<&Preset> {
        self.list.iter().find(|preset| preset.is_own() && preset.name == name)
    }

    /// A name like this one that no preset of one's own has.
    pub(super) fn free_name(&self, like: &str) -> String {
        let numbered = (2..).map(|number| format!("{like}-{number}"));
        let mut names = std::iter::once(format!("my-{like}")).chain(numbered);
        names.find(|name| self.list.iter().all(|preset| preset.name != *name)).unwrap_or_default()
    }

    /// Presets of one's own without which the header of their files would not be found.
    pub(super) fn that_say_how_to_open(&self) -> impl Iterator<Item = &Preset> {
        let says = |manner: &Manner| {
            manner.encoding.is_some() || manner.delimiter.is_some() || manner.header_line.is_some()
        };
        self.list.iter().filter(move |preset| preset.is_own() && says(&preset.manner))
    }

    /// Any preset knows this folded column name.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.known.contains(folded)
    }

    fn empty() -> Self {
        let digest = blake3::hash(b"");
        Self { list: Vec::new(), words: HashMap::new(), known: HashSet::new(), digest }
    }

    /// Adds presets behind those that are there; `base` has those that one's own may build on.
    fn gather(&mut self, texts: &[(String, String)], base: Option<&Self>) -> Result<(), Refusal> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.digest.as_bytes());
        for (name, text) in texts {
            hasher.update(text.as_bytes());
            let find = |wanted: &str| base?.list.iter().find(|preset| preset.name == wanted);
            let preset = Preset::parse(name, text, base.is_some(), find).map_err(|error| {
                let message = Message::new("ingest-preset-broken");
                Refusal::new(message.text("preset", name).text("error", error))
            })?;
            self.known.extend(preset.columns.values().flatten().cloned());
            self.known.extend(preset.all.iter().flatten().cloned());
            self.list.push(preset);
        }
        hasher.update(words::TEXT.as_bytes());
        self.words = shared_words(words::table());
        self.digest = hasher.finalize();
        Ok(())
    }
}

fn builtin_texts() -> Vec<(String, String)> {
    let text = |dir: &Dir<'static>| {
        let file = dir.get_file(dir.path().join("preset.toml"))?;
        let name = dir.path().to_string_lossy().into_owned();
        Some((name, file.contents_utf8()?.to_owned()))
    };
    BUILTIN.dirs().filter_map(text).collect()
}

/// `["ticket.priority"] p1 = ["urgent", …]` turned round.
fn shared_words(written: &words::Table) -> HashMap<String, HashMap<String, String>> {
    let turned = |canonical: &BTreeMap<String, Vec<String>>| {
        let pairs = canonical.iter().flat_map(|(to, words)| {
            std::iter::once(to).chain(words).map(|word| (word.clone(), to.clone()))
        });
        word_map(&pairs.collect())
    };
    written.iter().map(|(field, canonical)| (field.clone(), turned(canonical))).collect()
}
