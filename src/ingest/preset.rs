//! Presets: what the export of one system looks like, as data. Each is a folder with a
//! `preset.toml`; the workspace's own go before those that are compiled in.

use super::header::{fold, plain};
use super::{Options, Refusal};
use crate::core::batch::Digest;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::money::Currency;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/presets");

/// Raised when the same file and preset would be read differently than before.
const READER: u32 = 1;

/// The text of a `preset.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    source: String,
    entity: Entity,
    #[serde(default)]
    creates_accounts: bool,
    /// Also take the aliases of the generic preset of the entity.
    #[serde(default = "yes")]
    inherit: bool,
    /// 15-character Salesforce ids become 18 in every id column.
    #[serde(default)]
    salesforce_ids: bool,
    currency: Option<String>,
    #[serde(default)]
    fingerprint: WrittenFingerprint,
    /// Column → the values of the rows that belong to this preset.
    #[serde(default)]
    only: BTreeMap<String, Vec<String>>,
    /// Columns kept as they are, whatever a generic alias would make of them.
    #[serde(default)]
    keep: Vec<String>,
    columns: BTreeMap<String, Vec<String>>,
    /// Values that no column gives.
    #[serde(default)]
    fixed: BTreeMap<String, String>,
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// Fields whose amounts are in minor units.
    #[serde(default)]
    minor: Vec<String>,
    as_of: Option<AsOf>,
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
}

/// Where the as-of day stands: `{date}` or `{unix_ms}` amid fixed text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    pub name: Option<String>,
    pub title: Option<String>,
}

const fn yes() -> bool {
    true
}

/// One preset, its names folded for comparing.
#[derive(Debug)]
pub struct Preset {
    pub name: String,
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
    pub only: Vec<(String, Vec<String>)>,
    pub keep: HashSet<String>,
    pub columns: BTreeMap<String, Vec<String>>,
    pub fixed: BTreeMap<String, String>,
    pub words: BTreeMap<String, HashMap<String, String>>,
    pub minor: HashSet<String>,
    pub as_of: AsOf,
    /// 0 generic, 1 of a vendor, 2 of the person.
    pub rank: u8,
}

impl Preset {
    fn parse(name: &str, text: &str, own: bool) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.to_string())?;
        if written.format != 1 {
            return Err(format!("format = {}", written.format));
        }
        let groups = |list: &[String]| {
            list.iter().map(|group| group.split('|').map(fold).collect()).collect()
        };
        let folded = |list: &[String]| list.iter().map(|name| fold(name)).collect::<Vec<_>>();
        let fields = |group: &String| group.split('|').map(str::to_owned).collect();
        let print = &written.fingerprint;
        let generic = written.source == "csv" && !print.need.is_empty();
        Ok(Self {
            name: name.to_owned(),
            entity: written.entity,
            creates_accounts: written.creates_accounts,
            inherit: written.inherit,
            salesforce_ids: written.salesforce_ids,
            currency: written.currency.as_deref().and_then(Currency::parse),
            all: groups(&print.all),
            any: folded(&print.any),
            none: folded(&print.none),
            need: print.need.iter().map(fields).collect(),
            strong: print.strong.clone(),
            only: written.only.iter().map(|(at, words)| (fold(at), folded(words))).collect(),
            keep: folded(&written.keep).into_iter().collect(),
            columns: written
                .columns
                .iter()
                .map(|(id, names)| (id.clone(), folded(names)))
                .collect(),
            words: written.words.iter().map(|(id, words)| (id.clone(), word_map(words))).collect(),
            minor: written.minor.iter().cloned().collect(),
            fixed: written.fixed,
            as_of: written.as_of.unwrap_or_default(),
            source: written.source,
            rank: if own { 2 } else { u8::from(!generic) },
        })
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
            Self::gather(&builtin_texts(), false).unwrap_or_else(|_| Self::empty())
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
                    texts.push((name, text, true));
                }
            }
        }
        texts.extend(builtin_texts());
        Self::gather(&texts, true)
    }

    /// Names, in the order in which they are compared.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|preset| preset.name.as_str())
    }

    /// What a file was read with: the same file, presets and options give the same records.
    pub fn digest(&self, options: &Options) -> Digest {
        let text = format!(
            "{READER} {:?} {:?} {:?} {:?} {}",
            options.as_of,
            options.encoding,
            options.preset,
            options.book_currency,
            options.home_country_is_japan
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

    /// Any preset knows this folded column name.
    pub(super) fn knows(&self, folded: &str) -> bool {
        self.known.contains(folded)
    }

    fn empty() -> Self {
        let digest = blake3::hash(b"");
        Self { list: Vec::new(), words: HashMap::new(), known: HashSet::new(), digest }
    }

    fn gather(texts: &[(String, String, bool)], own: bool) -> Result<Self, Refusal> {
        let mut presets = Self::empty();
        let mut hasher = blake3::Hasher::new();
        for (name, text, is_own) in texts {
            hasher.update(text.as_bytes());
            let preset = Preset::parse(name, text, own && *is_own).map_err(|error| {
                let message = Message::new("ingest-preset-broken");
                Refusal::new(message.text("preset", name).text("error", error))
            })?;
            presets.known.extend(preset.columns.values().flatten().cloned());
            presets.known.extend(preset.all.iter().flatten().cloned());
            presets.list.push(preset);
        }
        let words = BUILTIN.get_file("words.toml").and_then(include_dir::File::contents_utf8);
        hasher.update(words.unwrap_or_default().as_bytes());
        presets.words = shared_words(words.unwrap_or_default());
        presets.digest = hasher.finalize();
        Ok(presets)
    }
}

fn builtin_texts() -> Vec<(String, String, bool)> {
    let text = |dir: &Dir<'static>| {
        let file = dir.get_file(dir.path().join("preset.toml"))?;
        let name = dir.path().to_string_lossy().into_owned();
        Some((name, file.contents_utf8()?.to_owned(), false))
    };
    BUILTIN.dirs().filter_map(text).collect()
}

/// `["ticket.priority"] p1 = ["urgent", …]` turned round.
fn shared_words(text: &str) -> HashMap<String, HashMap<String, String>> {
    let written: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(text).unwrap_or_default();
    let turned = |canonical: BTreeMap<String, Vec<String>>| {
        let pairs = canonical.into_iter().flat_map(|(to, words)| {
            let own = std::iter::once((to.clone(), to.clone()));
            own.chain(words.into_iter().map(move |word| (word, to.clone()))).collect::<Vec<_>>()
        });
        word_map(&pairs.collect())
    };
    written.into_iter().map(|(field, canonical)| (field, turned(canonical))).collect()
}
