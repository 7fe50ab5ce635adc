//! Which column says what: aliases to columns, and the preset that fits a table best.

mod currency;
mod naming;
mod slot;

pub use currency::Codes;
pub use naming::{Blind, Look};
pub use slot::Slot;

use super::column::taxed;
use super::header::Column;
use super::preset::{Preset, Presets};
use super::{Options, Refusal};
use crate::core::entity::{Entity, column_title};
use crate::core::manner::{Choice, ColumnUse, Decision, Matter, Trust, Way};
use crate::core::message::Message;
use crate::core::text;
use std::collections::BTreeMap;

/// A preset laid over the columns of a table.
#[derive(Debug)]
pub struct Mapping<'p> {
    pub preset: &'p Preset,
    /// By position of the entity's fields.
    pub fields: Vec<Option<usize>>,
    slots: [Option<usize>; Slot::ALL.len()],
    /// Which column names the account, where that is a question.
    naming: Option<Choice>,
    /// Which column names the currency, where several may.
    in_currency: Option<Choice>,
    /// The rows may be of another kind as well.
    kind_open: bool,
}

impl<'p> Mapping<'p> {
    /// Lays a preset over columns, its own aliases before those of the entity's generic preset.
    pub fn new(
        preset: &'p Preset,
        presets: &'p Presets,
        columns: &[Column],
        decision: &Decision,
    ) -> Self {
        let fields = preset.entity.fields();
        let slots = [None; Slot::ALL.len()];
        let fields = vec![None; fields.len()];
        let mut mapping =
            Self { preset, fields, slots, naming: None, in_currency: None, kind_open: false };
        let mut taken = mapping.decide(columns, decision);
        let generic = presets.generic(preset.entity);
        let unless = generic.map_or(&preset.unless, |generic| &generic.unless);
        mapping.lay(preset, unless, columns, &mut taken);
        if let Some(generic) = generic.filter(|_| preset.inherit) {
            for (column, taken) in columns.iter().zip(&mut taken) {
                *taken |= preset.keeps(column);
            }
            mapping.lay(generic, unless, columns, &mut taken);
        }
        mapping
    }

    /// Lays what a person decided, before any alias; true = the column is not to be had any more.
    fn decide(&mut self, columns: &[Column], decision: &Decision) -> Vec<bool> {
        let decided = |column: &Column| decision.columns.get(&column.name);
        for (at, column) in columns.iter().enumerate() {
            let Some(Some(id)) = decided(column) else { continue };
            let slot = Slot::ALL.iter().position(|(_, name)| name == id);
            let field = self.preset.entity.field(id);
            let place = match (slot, field) {
                (Some(slot), _) => self.slots.get_mut(slot),
                (None, Some(field)) => self.fields.get_mut(field),
                (None, None) => None,
            };
            if let Some(place) = place {
                *place = Some(at);
            }
        }
        let put_by = |column: &Column| {
            column.folds.first().is_some_and(|fold| self.preset.put_by.contains(fold))
        };
        columns.iter().map(|column| decided(column).is_some() || put_by(column)).collect()
    }

    /// `unless` = words in a column's name by which it does not say a field, whatever its alias.
    fn lay(
        &mut self,
        preset: &Preset,
        unless: &BTreeMap<String, Vec<String>>,
        columns: &[Column],
        taken: &mut [bool],
    ) {
        // A faithful match anywhere goes before one that needs the decoration taken off.
        for depth in [1, usize::MAX] {
            let slots = Slot::ALL.iter().enumerate().map(|(at, (_, id))| (None, at, *id));
            let fields = preset.entity.fields().iter().enumerate();
            let fields = fields.map(|(at, field)| (Some(at), at, field.id));
            for (field, at, id) in slots.chain(fields).collect::<Vec<_>>() {
                let place = match field {
                    Some(at) => self.fields.get_mut(at),
                    None => self.slots.get_mut(at),
                };
                let Some(place) = place.filter(|place| place.is_none()) else { continue };
                let aliases = preset.columns.get(id).map(Vec::as_slice).unwrap_or_default();
                // What an amount is multiplied by (seats, a term) is also a field of its own, and so may
                // be those who were there.
                let there = preset.columns.get("attendees");
                let guests = there.is_some_and(|own| aliases.iter().any(|one| own.contains(one)));
                let shared = field.is_none()
                    && (matches!(
                        id,
                        "times" | "interval" | "intervals" | "lane" | "from" | "until" | "total"
                    ) || (id == "guests" && guests));
                let free = &mut vec![false; columns.len()];
                let other = unless.get(id);
                if let Some(words) = other {
                    let is_other =
                        |(column, taken): (&Column, &bool)| *taken || has_word(column, words);
                    free.clear();
                    free.extend(columns.iter().zip(taken.iter()).map(is_other));
                }
                let claims = if shared || other.is_some() { &mut *free } else { &mut *taken };
                *place = claim(preset, aliases, columns, claims, depth);
                if let Some(taken) = place.filter(|_| !shared).and_then(|at| taken.get_mut(at)) {
                    *taken = true;
                }
            }
        }
    }

    /// The same preset, laid over the columns in the same way.
    pub fn is_like(&self, other: &Mapping<'_>) -> bool {
        let same = self.fields == other.fields && self.slots == other.slots;
        same && self.preset.name == other.preset.name
    }

    pub fn slot(&self, slot: Slot) -> Option<usize> {
        self.slots.get(slot as usize).copied().flatten()
    }

    pub fn field(&self, id: &str) -> Option<usize> {
        self.fields.get(self.preset.entity.field(id)?).copied().flatten()
    }

    /// The column of a field or slot by the name that presets use.
    fn named(&self, id: &str) -> Option<usize> {
        let slot = Slot::ALL.iter().find(|(_, name)| *name == id);
        slot.map_or_else(|| self.field(id), |(slot, _)| self.slot(*slot))
    }

    /// A column that is read into something.
    pub fn uses(&self, column: usize) -> bool {
        self.fields.contains(&Some(column)) || self.slots.contains(&Some(column))
    }

    /// What a column is read into, by the name that presets use.
    pub fn target(&self, column: usize) -> Option<&'static str> {
        let fields = self.preset.entity.fields().iter().zip(&self.fields);
        let field = fields.filter(|(_, at)| **at == Some(column)).map(|(field, _)| field.id);
        let slots = Slot::ALL.iter().filter(|(slot, _)| self.slot(*slot) == Some(column));
        field.chain(slots.map(|(_, name)| *name)).next()
    }

    /// What every column is taken for, and how sure that is.
    pub fn columns(
        &self,
        columns: &[Column],
        presets: &Presets,
        decision: &Decision,
    ) -> Vec<ColumnUse> {
        let generic = presets.generic(self.preset.entity).filter(|_| self.preset.inherit);
        let faithful = |column: &Column, id: &str| {
            let own = [Some(self.preset), generic].into_iter().flatten();
            let mut aliases = own.filter_map(|preset| preset.columns.get(id)).flatten();
            column.folds.first().is_some_and(|fold| aliases.any(|alias| alias == fold))
        };
        let uses = columns.iter().enumerate().map(|(at, column)| {
            let field = self.target(at);
            let trust = match field {
                _ if decision.columns.contains_key(&column.name) => Trust::Decided,
                _ if decision.account.as_ref() == Some(&column.name) => Trust::Decided,
                Some("currency") if decision.currency.as_ref() == Some(&column.name) => {
                    Trust::Decided
                }
                Some("currency") if self.in_currency.is_some() => Trust::Guessed,
                Some("name" | "account_name") if self.is_named_by_guess() => Trust::Guessed,
                Some(id) if faithful(column, id) => Trust::Named,
                Some(_) => Trust::Alike,
                None => Trust::Named,
            };
            ColumnUse { header: column.name.clone(), field: field.map(str::to_owned), trust }
        });
        uses.collect()
    }

    /// What kind its rows are, and which column names the account, as far as those can be asked.
    pub fn choices(&self, decision: &Decision) -> Vec<Choice> {
        let open = self.kind_open && decision.kind.is_none();
        let columns = self.naming.iter().chain(&self.in_currency).cloned();
        std::iter::once(kind(self.preset.entity, open)).chain(columns).collect()
    }

    pub fn names_account(&self) -> bool {
        let names = [
            Slot::Account,
            Slot::AccountName,
            Slot::AccountDomain,
            Slot::AccountAlias,
            Slot::Related,
            Slot::Guests,
        ];
        names.iter().any(|slot| self.slot(*slot).is_some()) || !self.preset.named_in.is_empty()
    }

    /// How much of the table a generic preset explains.
    fn weight(&self) -> usize {
        let fields = self.preset.entity.fields().iter();
        let mapped = fields.zip(&self.fields).filter(|(_, column)| column.is_some());
        let fields: usize = mapped.map(|(field, _)| self.strength(field.id)).sum();
        let slots = Slot::ALL.iter().filter(|(slot, _)| self.slot(*slot).is_some());
        fields + slots.map(|(_, id)| self.strength(id)).sum::<usize>()
    }

    fn strength(&self, id: &str) -> usize {
        if self.preset.strong.iter().any(|strong| strong == id) { 3 } else { 1 }
    }

    /// The groups of fields of which none is there.
    fn missing(&self) -> Vec<&[String]> {
        let groups = self.preset.need.iter();
        let absent = groups.filter(|group| group.iter().all(|id| self.named(id).is_none()));
        absent.map(Vec::as_slice).collect()
    }

    /// Does a column say what this kind has and others have not?
    fn tells(&self, columns: &[Column]) -> bool {
        let asked = self.preset.need.iter().flatten().chain(&self.preset.strong);
        let mut read = asked.filter_map(|id| columns.get(self.named(id)?));
        read.any(|column| !column.folds.iter().any(|fold| self.preset.vague.contains(fold)))
    }

    /// What the key of this kind of row is made of, where it is not there.
    pub fn missing_key(&self) -> Vec<&'static [&'static str]> {
        let has = |id: &str| self.named(id).is_some();
        let names_account = self.names_account();
        let checks: &[(&'static [&'static str], bool)] = match self.preset.entity {
            Entity::Account => &[(&["key", "name"], has("key") || has("name"))],
            Entity::Usage => {
                &[(&["account"], names_account || has("actor")), (&["date"], has("date"))]
            }
            Entity::Contact => &[(
                &["email", "name"],
                has("key") || has("email") || has("name") || has("last_name"),
            )],
            Entity::Training => &[(&["key", "contact"], has("key") || has("contact"))],
            Entity::Response | Entity::Activity => &[(&["key", "date"], has("key") || has("date"))],
            _ => &[(&["key", "account"], has("key") || names_account)],
        };
        checks.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect()
    }
}

fn has_word(column: &Column, words: &[String]) -> bool {
    column.folds.first().is_some_and(|fold| words.iter().any(|word| fold.contains(word)))
}

fn claim(
    preset: &Preset,
    aliases: &[String],
    columns: &[Column],
    taken: &mut [bool],
    depth: usize,
) -> Option<usize> {
    for alias in aliases {
        let fits = |(column, taken): (&Column, &bool)| {
            let vague = alias.starts_with('*') && preset.keeps(column);
            !taken && !vague && column.is_within(alias, depth)
        };
        // Of 月額(税込) and 月額(税抜) the net one.
        let found = columns
            .iter()
            .zip(taken.iter())
            .position(|pair| fits(pair) && !taxed(&pair.0.name))
            .or_else(|| columns.iter().zip(taken.iter()).position(fits));
        if let Some(at) = found {
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
            return Some(at);
        }
    }
    None
}

/// What the rows below the columns tell.
pub trait Sight {
    /// Does a column hold one of the words in any row?
    fn says(&self, column: usize, words: &[String]) -> bool;
    /// Does a value of a column come back in another row?
    fn repeats(&self, column: usize) -> bool;
    /// What its values look like.
    fn look(&self, column: usize) -> Look;
    /// Whether its values are codes of currencies.
    fn codes(&self, column: usize) -> Codes;
}

/// The preset that fits best, laid over the columns.
pub fn recognise<'p>(
    columns: &[Column],
    sight: &dyn Sight,
    presets: &'p Presets,
    options: &Options,
) -> Result<Mapping<'p>, Refusal> {
    let seen = Seen { columns, sight, presets, decision: &options.decision };
    if let Some(name) = &options.preset {
        let preset = presets.list.iter().find(|preset| preset.name == *name).ok_or_else(|| {
            Refusal::new(Message::new("ingest-preset-unknown").text("preset", name))
        })?;
        return seen.with_key(seen.named(seen.lay(preset)));
    }
    if let Some(kind) = options.decision.kind {
        let preset = presets.generic(kind).ok_or_else(|| unmapped(columns, presets))?;
        return seen.with_key(seen.named(seen.lay(preset)));
    }
    let Some((mapping, rival)) = seen.best() else {
        let near = seen.nearly().ok_or_else(|| unmapped(columns, presets))?;
        return seen.with_key(Mapping { kind_open: true, ..near });
    };
    if let Some(other) =
        seen.list_of_customers(&mapping).or_else(|| seen.list_of_contracts(&mapping))
    {
        return seen.with_key(seen.named(other));
    }
    if let Some(customers) = seen.unnamed_customers(&mapping) {
        return seen.with_key(Mapping { kind_open: true, ..customers });
    }
    // Of customers and contracts it is settled by now, by who comes twice.
    let pair = (mapping.preset.entity, Entity::Subscription);
    let kind_open = rival.is_some_and(|rival| pair != (Entity::Account, rival));
    seen.with_key(seen.named(Mapping { kind_open, ..mapping }))
}

/// What kind of rows a file has, and which it could have.
pub fn kind(entity: Entity, open: bool) -> Choice {
    let ways = Entity::ALL.iter().map(|one| Way { word: one.id().to_owned(), example: None });
    let taken = entity.id().to_owned();
    Choice { matter: Matter::Kind, column: None, taken, ways: ways.collect(), open }
}

/// A table as presets are compared with it, and what a person has decided of it.
struct Seen<'a, 'p> {
    columns: &'a [Column],
    sight: &'a dyn Sight,
    presets: &'p Presets,
    decision: &'a Decision,
}

impl<'p> Seen<'_, 'p> {
    fn lay(&self, preset: &'p Preset) -> Mapping<'p> {
        Mapping::new(preset, self.presets, self.columns, self.decision)
    }

    /// The preset that fits best, and another kind of rows that fits just as well.
    fn best(&self) -> Option<(Mapping<'p>, Option<Entity>)> {
        let mut best: Option<((u8, usize), Mapping<'p>)> = None;
        let mut rival = None;
        for preset in &self.presets.list {
            let Some((weight, mapping)) = self.fit(preset) else { continue };
            let worth = (preset.rank, weight);
            let most = best.as_ref().map(|(most, _)| *most);
            if most == Some(worth) {
                rival = rival.or(preset.is_generic().then_some(preset.entity));
            } else if most.is_none_or(|most| worth > most) {
                rival = None;
                best = Some((worth, mapping));
            }
        }
        best.map(|(_, mapping)| (mapping, rival))
    }

    /// Contracts without an id of their own, each customer once: that is a list of customers that
    /// says when each one's contract ends. As such it makes the customers too.
    fn list_of_customers(&self, contracts: &Mapping<'_>) -> Option<Mapping<'p>> {
        let preset = contracts.preset;
        if preset.entity != Entity::Subscription || !preset.is_generic() {
            return None;
        }
        let customers = self.lay(self.presets.generic(Entity::Account)?);
        let name = customers.field("name")?;
        let ends = customers.field("end_date").or(customers.field("renewal_date")).is_some();
        let key = customers.slot(Slot::Key).unwrap_or(name);
        let once = !self.sight.repeats(key) && !self.sight.repeats(name);
        (contracts.slot(Slot::Key).is_none() && ends && once).then_some(customers)
    }

    /// Customers without an id, some of them twice, with the days of their contracts: those are
    /// contracts.
    fn list_of_contracts(&self, customers: &Mapping<'_>) -> Option<Mapping<'p>> {
        let preset = customers.preset;
        let bare = customers.slot(Slot::Key).is_none() && preset.is_generic();
        let twice = |name| self.sight.repeats(name);
        if preset.entity != Entity::Account || !bare || !twice(customers.field("name")?) {
            return None;
        }
        let (_, contracts) = self.fit(self.presets.generic(Entity::Subscription)?)?;
        contracts.field("end").is_some().then_some(contracts)
    }

    /// With the column of its currency, unless it lacks what makes its key.
    fn with_key(&self, mapping: Mapping<'p>) -> Result<Mapping<'p>, Refusal> {
        let missing = mapping.missing_key();
        if missing.is_empty() {
            return Ok(self.in_currency(mapping));
        }
        let entity = mapping.preset.entity;
        let message = Message::new("ingest-unmapped-key")
            .message("entity", entity.said())
            .message("missing", wanted(missing.iter().map(|group| either(entity, group))));
        Err(Refusal::unmapped(message))
    }

    /// The columns that it asks for are there, and none that rules it out.
    fn may_be(&self, preset: &Preset) -> bool {
        let has = |fold: &String| self.columns.iter().any(|column| column.is(fold));
        let all = preset.all.iter().all(|group| group.iter().any(has));
        all && !preset.none.iter().any(has)
    }

    /// The preset laid over the columns, and how likely it is; `None` = it is not of this table.
    fn fit(&self, preset: &'p Preset) -> Option<(usize, Mapping<'p>)> {
        let at = |fold: &String| self.columns.iter().position(|column| column.is(fold));
        let has = |fold: &String| at(fold).is_some();
        if !self.may_be(preset) {
            return None;
        }
        let says = |at, words: &[String]| self.sight.says(at, words);
        let told =
            |(fold, words): &(String, Vec<String>)| at(fold).is_some_and(|at| says(at, words));
        if !preset.only.iter().all(told) || !preset.has_its_metrics(self.columns) {
            return None;
        }
        let mapping = self.lay(preset);
        if preset.is_generic() {
            let told = preset.vague.is_empty() || mapping.tells(self.columns);
            let fits = told && mapping.missing().is_empty() && mapping.missing_key().is_empty();
            return fits.then(|| (mapping.weight(), mapping));
        }
        let marks = preset.all.len() + preset.only.len();
        let likely = preset.any.iter().filter(|fold| has(fold)).count();
        let marked = marks > 0 && (likely > 0 || preset.any.is_empty());
        marked.then_some((marks * 10 + likely, mapping))
    }
}

/// Nothing fits: the nearest kind of table with what it would still need, or what was seen.
fn unmapped(columns: &[Column], presets: &Presets) -> Refusal {
    let generic = presets.list.iter().filter(|preset| preset.is_generic());
    let near = generic
        .map(|preset| Mapping::new(preset, presets, columns, &Decision::default()))
        .filter(|mapping| mapping.weight() >= least_weight(columns))
        .filter(|mapping| (1..mapping.preset.need.len()).contains(&mapping.missing().len()))
        .max_by_key(|mapping| (mapping.weight(), std::cmp::Reverse(mapping.missing().len())));
    let Some(mapping) = near else { return unknown(columns) };
    let missing = mapping.missing();
    // A group that is short of what tells the rows apart is often asked for already.
    let keys = mapping.missing_key();
    let keys = keys.iter().filter(|key| {
        !missing.iter().any(|group| group.iter().any(|id| key.contains(&id.as_str())))
    });
    let entity = mapping.preset.entity;
    let groups = missing.iter().map(|group| either(entity, group));
    let message = Message::new("ingest-unmapped-near")
        .names("columns", shown(columns, FEW))
        .message("entity", entity.said())
        .message("missing", wanted(groups.chain(keys.map(|key| either(entity, key)))));
    Refusal::unmapped(message)
}

/// A table like none that is known, by its first columns.
pub fn unknown(columns: &[Column]) -> Refusal {
    Refusal::unmapped(Message::new("ingest-unmapped").names("columns", shown(columns, NAMES)))
}

/// The first columns of a table, as a sentence names them.
fn shown(columns: &[Column], most: usize) -> Vec<String> {
    let names = columns.iter().map(|c| c.name.as_str()).filter(|name| !name.is_empty());
    // Of a path into JSON the last step says most.
    let last = |name: &str| text::cut(name.rsplit('.').next().unwrap_or(name), NAME_CELLS);
    let mut names: Vec<_> = names.map(last).collect();
    names.dedup();
    let more = names.len() > most;
    names.truncate(most);
    names.extend(more.then(|| "…".to_owned()));
    names
}

/// The weight from which on a kind of table is worth naming, and how many columns there may be for
/// one of weight: a wide table that has an id and a date as well is near to nothing.
const NEAR: usize = 3;
const FOREIGN: usize = 5;

fn least_weight(columns: &[Column]) -> usize {
    NEAR.max(columns.len() / FOREIGN)
}

/// Columns that a refusal names, and the cells of each.
const NAMES: usize = 6;
const FEW: usize = 3;
const NAME_CELLS: usize = 24;

/// Missing columns that a refusal names.
const WANTED: usize = 3;

/// One of these columns would do: the two that say most.
fn either(entity: Entity, ids: &[impl AsRef<str>]) -> Message {
    let titles = ids.iter().take(2).map(|id| column_title(entity, id.as_ref()));
    Message::list("list-or", titles).unwrap_or(Message::new("column-key"))
}

/// The most important of what is missing.
fn wanted(columns: impl Iterator<Item = Message>) -> Message {
    let columns = columns.take(WANTED);
    Message::list("list-and", columns).unwrap_or(Message::new("column-key"))
}
