//! Keys and references of records: from id columns where there are any, composed where not, and
//! what happens when two rows share one.

use super::{Aside, Maker, Outcome, Tally};
use crate::core::batch::{Record, Reference};
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::identity::{Meeting, PLACES};
use crate::core::message::Message;
use crate::core::search::company_name;
use crate::core::text::Shown;
use crate::core::ticket::MADE_KEY;
use crate::ingest::mapping::Slot;
use crate::ingest::table::Row;
use crate::ingest::{date, identity};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// When a version of a row was written: the day, then the text for the time within it.
pub type Version<'t> = Option<(Option<Day>, &'t str)>;

/// The version that a text speaks of.
pub fn version_of(text: &str) -> (Option<Day>, &str) {
    let day = match date::find(text) {
        Some(date::Found::Day(day)) => Some(day),
        _ => None,
    };
    (day, text)
}

impl<'t> Maker<'t, '_> {
    /// An id column as it is kept.
    fn id(&mut self, row: Row, slot: Slot) -> Outcome<Option<String>> {
        let Some(column) = self.mapping.slot(slot) else { return Ok(None) };
        let Some(text) = self.slot(row, slot).filter(|text| *text != "#N/A") else {
            return Ok(None);
        };
        // Several ids in one cell: the first is the primary one.
        let first =
            if slot == Slot::Account { text.split(';').next().unwrap_or(text) } else { text };
        let first = first.trim();
        let whole = identity::whole_of(first).filter(|_| self.verdict.decimal_ids);
        self.tally.decimal_ids += u64::from(whole.is_some());
        let first = whole.unwrap_or(first);
        if identity::is_scientific(first) {
            return Err(Aside::Problem(Some(column), Message::new("ingest-problem-excel-id")));
        }
        if self.verdict.case_lost && first.len() == 15 {
            return Err(Aside::Problem(Some(column), Message::new("ingest-problem-id-case")));
        }
        let salesforce = self.mapping.preset.salesforce_ids;
        if salesforce && first.len() == 18 && !identity::is_salesforce_18(first) {
            self.tally.checksum += 1;
        }
        Ok(Some(identity::id_of(first, salesforce)).filter(|id| !id.is_empty()))
    }

    /// The account a row names, by the best of what it says; the rest is noted beside it.
    pub(super) fn reference(
        &mut self,
        row: Row,
        values: &[Option<Value>],
    ) -> Outcome<Option<Reference>> {
        let reference = self.best_reference(row, values)?;
        if let Some(of @ (Reference::Id(_) | Reference::Name(_))) = &reference
            && self.entity() != Entity::Account
        {
            self.note_clues(row, values, of);
        }
        Ok(reference)
    }

    fn note_clues(&mut self, row: Row, values: &[Option<Value>], of: &Reference) {
        let alias = self.slot(row, Slot::AccountAlias);
        let name = self.slot(row, Slot::AccountName);
        let domain = self.slot(row, Slot::AccountDomain);
        self.clues.ids(of, alias);
        self.clues.names(of, name);
        self.clues.domains(of, domain);
        for mail in self.mails(values) {
            self.clues.mails(of, mail, self.entity() != Entity::Contact);
        }
    }

    /// Addresses that a row has of somebody at the account.
    fn mails<'v>(
        &self,
        values: &'v [Option<Value>],
    ) -> impl Iterator<Item = &'v str> + use<'v, 't> {
        let found = ["email", "requester", "contact"].map(|id| self.value(values, id));
        found.into_iter().flatten().filter_map(Value::as_text).filter(|text| text.contains('@'))
    }

    fn best_reference(&mut self, row: Row, values: &[Option<Value>]) -> Outcome<Option<Reference>> {
        if let Some(id) = self.id(row, Slot::Account)? {
            return Ok(Some(Reference::Id(id)));
        }
        if let Some(id) = self.id(row, Slot::AccountAlias)? {
            return Ok(Some(Reference::Id(id)));
        }
        let related = self.id(row, Slot::Related)?;
        if let Some(id) = related.filter(|id| identity::is_account_of_salesforce(id)) {
            return Ok(Some(Reference::Id(id)));
        }
        // A dash is no name.
        let is_name = |name: &&str| name.contains(char::is_alphanumeric);
        if let Some(name) = self.slot(row, Slot::AccountName).filter(is_name) {
            let id = name.contains("001").then(|| identity::id_of(name, true));
            let of_salesforce = |id: &String| {
                identity::is_account_of_salesforce(id) && identity::is_salesforce_18(id)
            };
            if let Some(id) = id.filter(of_salesforce) {
                return Ok(Some(Reference::Id(id)));
            }
            return Ok(Some(Reference::Name(company_name(name).to_owned())));
        }
        if self.mapping.slot(Slot::Guests).is_some() {
            let guests = self.slot(row, Slot::Guests).unwrap_or_default();
            let title = self.value(values, "subject").and_then(Value::as_text);
            let meeting = Meeting::new(guests.split([';', ',']), title.unwrap_or_default());
            return Ok(meeting.map(Reference::Meeting));
        }
        if !self.mapping.preset.named_in.is_empty() {
            return Ok(self.mention(row, values));
        }
        let stated = self.slot(row, Slot::AccountDomain);
        let mail = self.mails(values).next();
        let domain = stated.into_iter().chain(mail).find_map(identity::by_domain);
        // A private mailbox names a person; whose customer that is, the contacts may tell. One does
        // not tell of itself.
        let person = mail.filter(|_| self.entity() != Entity::Contact);
        let person = || person.map(|mail| Reference::Mail(mail.trim().to_lowercase()));
        Ok(domain.or_else(person))
    }

    /// Whom the words and addresses of a row that names nobody may mean.
    fn mention(&self, row: Row, values: &[Option<Value>]) -> Option<Reference> {
        let columns = &self.table.columns;
        let named_in = &self.mapping.preset.named_in;
        let at = named_in.iter().filter_map(|fold| columns.iter().position(|c| c.is(fold)));
        let places: Vec<&str> = at.filter_map(|at| self.table.cell(row, at)).collect();
        let notes = self.value(values, "notes").and_then(Value::as_text);
        let between = |c: char| c.is_whitespace() || ";,<>()[]\"'|".contains(c);
        let words = places.iter().copied().chain(notes).flat_map(|text| text.split(between));
        let mails = words.map(|word| word.trim_matches(['.', ':']));
        let mails = mails.filter(|word| identity::domain(word).is_some());
        let meeting = Meeting::new(mails, &places.join(PLACES));
        meeting.map(Reference::Mention)
    }

    /// The key of the row, and for accounts the reference that equals it.
    pub(super) fn key(
        &mut self,
        row: Row,
        values: &mut [Option<Value>],
        reference: Option<Reference>,
    ) -> Outcome<(String, Option<Reference>)> {
        let id = self.id(row, Slot::Key)?;
        if self.entity() == Entity::Account {
            return self.account_key(values, id);
        }
        if let Some(id) = id {
            // Of the rows of one record each is one by itself.
            let id = if row.part > 0 { format!("{id}-{}", row.part + 1) } else { id };
            return Ok((id, reference));
        }
        if let Some(column) = self.mapping.slot(Slot::Key) {
            return Err(Aside::Problem(Some(column), Message::new("ingest-problem-key")));
        }
        let key = self.composed(values, reference.as_ref());
        key.map(|key| (key, reference))
            .ok_or_else(|| Aside::Problem(None, Message::new("ingest-problem-key")))
    }

    fn account_key(
        &self,
        values: &mut [Option<Value>],
        id: Option<String>,
    ) -> Outcome<(String, Option<Reference>)> {
        // A system that knows its customers by their id alone.
        if let (Some(id), None) = (&id, self.mapping.field("name"))
            && !self.mapping.preset.is_generic()
            && self.mapping.preset.creates_accounts
        {
            self.put(values, "name", Value::Text(id.clone()));
        }
        // Of a name that nobody can see the id is left to call the account by.
        let name = self.value(values, "name").and_then(Value::as_text);
        let unseen = name.is_some_and(|name| Shown::new(name).as_str().trim().is_empty());
        if let Some(id) = id.as_ref().filter(|_| unseen) {
            self.put(values, "name", Value::Text(id.clone()));
        }
        let name = self.value(values, "name").and_then(Value::as_text);
        let name = name.filter(|_| !unseen || id.is_some());
        // A list that only describes accounts may leave the name out; one that makes them may not.
        if name.is_none() && (self.mapping.preset.creates_accounts || id.is_none()) {
            let column = self.mapping.field("name");
            return Err(Aside::Problem(column, Message::new("ingest-problem-name")));
        }
        if let Some(id) = id {
            return Ok((id.clone(), Some(Reference::Id(id))));
        }
        if let Some(column) = self.mapping.slot(Slot::Key).filter(|_| !self.key_is_optional()) {
            return Err(Aside::Problem(Some(column), Message::new("ingest-problem-key")));
        }
        let name = name.unwrap_or_default().to_owned();
        Ok((name.clone(), Some(Reference::Name(name))))
    }

    /// A key column of which no row has a value is no key column.
    fn key_is_optional(&self) -> bool {
        self.mapping.slot(Slot::Key).is_some() && self.verdict.no_keys
    }

    /// A stable key from what makes the row what it is.
    fn composed(&self, values: &[Option<Value>], reference: Option<&Reference>) -> Option<String> {
        if matches!(self.entity(), Entity::Account | Entity::Usage) {
            return None;
        }
        if self.entity() == Entity::Contact
            && let Some(mail) = self.value(values, "email").and_then(Value::as_text)
        {
            return Some(mail.to_lowercase());
        }
        let mut text = reference.map(Reference::key).unwrap_or_default();
        let mut known = reference.is_some();
        for id in parts(self.entity()) {
            let value = self.value(values, id);
            known |= value.is_some();
            text.push('\u{1f}');
            text.push_str(&value.map(text_of).unwrap_or_default());
        }
        known
            .then(|| blake3::hash(text.as_bytes()).to_hex().get(..MADE_KEY).map(str::to_owned))
            .flatten()
    }

    /// When this version of the row was written.
    pub(super) fn version(&self, row: Row) -> Version<'t> {
        self.slot(row, Slot::Updated).map(version_of)
    }

    /// Keys that were put together may be shared by rows that are not the same.
    pub(super) fn composes_keys(&self) -> bool {
        self.mapping.slot(Slot::Key).is_none()
            && !matches!(self.entity(), Entity::Account | Entity::Contact)
    }
}

/// The fields that make a row what it is, where it has no id.
pub(super) fn parts(entity: Entity) -> &'static [&'static str] {
    match entity {
        Entity::Contact => &["name"],
        Entity::Activity => &["date", "time", "kind", "subject"],
        Entity::Response => &["date", "kind", "contact"],
        Entity::Invoice => &["number", "issued", "due", "amount"],
        Entity::Subscription => &["start", "product"],
        Entity::Opportunity => &["name", "kind", "close_date"],
        Entity::Outcome => &["kind", "decision_date"],
        Entity::Training => &["contact", "course"],
        Entity::Task => &["title", "project"],
        Entity::Ticket => &["opened", "subject", "requester"],
        Entity::Account | Entity::Usage => &[],
    }
}

pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Day(day) => day.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(bool) => bool.to_string(),
    }
}

/// Records by key, in the order of their first row.
#[derive(Default)]
pub struct Keyed<'t> {
    pub records: Vec<Record>,
    versions: Vec<Version<'t>>,
    by_key: HashMap<String, usize>,
    /// Composed keys: a different row of the same key is another record.
    apart: bool,
}

impl<'t> Keyed<'t> {
    pub fn new(apart: bool) -> Self {
        Self { apart, ..Self::default() }
    }

    /// Takes a record in. The line of the row that it contradicts, where both have one id, say
    /// different things, and nothing says which is newer: then it is not taken.
    pub fn take(
        &mut self,
        mut record: Record,
        version: Version<'t>,
        tally: &mut Tally,
    ) -> Option<u64> {
        let mut ordinal = 1;
        let base = record.key.clone();
        loop {
            match self.by_key.entry(record.key.clone()) {
                Entry::Vacant(place) => {
                    place.insert(self.records.len());
                    self.records.push(record);
                    self.versions.push(version);
                    return None;
                }
                Entry::Occupied(place) => {
                    let at = *place.get();
                    let same = self.records.get(at).is_some_and(|before| same(before, &record));
                    if same {
                        tally.repeated += 1;
                        return None;
                    }
                    if !self.apart {
                        return self.newer(at, record, version, tally);
                    }
                    ordinal += 1;
                    record.key = format!("{base}-{ordinal}");
                }
            }
        }
    }

    /// Keeps the newer of two versions, where a column says which that is.
    fn newer(
        &mut self,
        at: usize,
        record: Record,
        version: Version<'t>,
        tally: &mut Tally,
    ) -> Option<u64> {
        let (before, old) = (self.records.get_mut(at)?, self.versions.get_mut(at)?);
        if version == *old {
            return Some(before.line);
        }
        tally.versions += 1;
        if version > *old {
            *before = record;
            *old = version;
        }
        None
    }
}

pub fn same(one: &Record, other: &Record) -> bool {
    one.values == other.values && one.reference == other.reference && one.extra == other.extra
}
