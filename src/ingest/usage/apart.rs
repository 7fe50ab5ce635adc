//! Rows of usage that are parts of a day: one per user, product or plan. Their values are added up,
//! and the users counted. The same part twice is the later one, as everywhere.

use super::{Fault, Packing, canonical, events, pack};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::ingest::header::{Column, fold};
use crate::ingest::mapping::{Mapping, Slot};
use pack::Put;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

/// What usage is parted by, beside users.
const PARTS: [&str; 62] = [
    "product",
    "plan",
    "feature",
    "module",
    "edition",
    "package",
    "sku",
    "app",
    "application",
    "environment",
    "env",
    "workspace",
    "site",
    "location",
    "region",
    "country",
    "office",
    "department",
    "team",
    "group",
    "project",
    "platform",
    "device",
    "os",
    "browser",
    "channel",
    "version",
    "role",
    "license",
    "licence",
    "licensetype",
    "usertype",
    "category",
    "page",
    "service",
    "tool",
    "tenant",
    "instance",
    "subscription",
    "produkt",
    "produit",
    "producto",
    "製品",
    "商品",
    "プラン",
    "機能",
    "モジュール",
    "環境",
    "拠点",
    "部署",
    "部門",
    "チーム",
    "グループ",
    "端末",
    "サービス",
    "アプリ",
    "アプリケーション",
    "ワークスペース",
    "種別",
    "区分",
    "エディション",
    "サブスクリプション",
];

/// Is it a column by which usage is parted?
pub fn is_part(column: &Column) -> bool {
    let fold = fold(&column.name);
    let bare = ["name", "id", "名"].iter().find_map(|end| fold.strip_suffix(end));
    PARTS.iter().any(|part| fold == *part || bare == Some(part))
}

/// A value of one part of a day.
type Value = (i64, u8);

/// What is known of the parts so far.
pub struct Apart {
    /// The columns that tell the parts of a day from each other.
    columns: Vec<usize>,
    names: Vec<String>,
    /// The column of who acted, where nothing else counts those.
    actor: Option<usize>,
    hashing: RandomState,
    seen: HashMap<(u64, u32), Value>,
    sums: HashMap<(u32, u32, Day), Value>,
    users: HashMap<Box<[u8]>, u32>,
    days: BTreeMap<(u32, Day), HashSet<u32>>,
    added: u64,
}

impl Apart {
    /// `None` where a row is all of a day.
    pub fn new(mapping: &Mapping<'_>, columns: &[Column], account: usize) -> Option<Self> {
        let actor = mapping.slot(Slot::Actor).filter(|at| *at != account);
        let unused = |at: &usize| !mapping.uses(*at);
        let parts = columns.iter().enumerate().filter(|(_, column)| is_part(column));
        let parts = parts.map(|(at, _)| at).filter(unused);
        let parts: Vec<usize> = actor.into_iter().chain(parts).collect();
        let name = |at: &usize| columns.get(*at).map(|column| column.name.clone());
        let counted = ["active_users", "active_users_30d"];
        let counts = counted.iter().any(|id| mapping.field(id).is_some());
        (!parts.is_empty()).then(|| Self {
            names: parts.iter().filter_map(name).collect(),
            columns: parts,
            actor: actor.filter(|_| !counts),
            hashing: RandomState::new(),
            seen: HashMap::new(),
            sums: HashMap::new(),
            users: HashMap::new(),
            days: BTreeMap::new(),
            added: 0,
        })
    }

    /// Adds the value of a part; what the day then amounts to, and what became of the part.
    fn add(&mut self, part: u64, at: (u32, u32, Day), value: Value) -> (Value, Put) {
        let before = self.seen.insert((part, at.1), value);
        let sum = self.sums.entry(at);
        let fresh = matches!(sum, std::collections::hash_map::Entry::Vacant(_));
        let sum = sum.or_insert((0, 0));
        let put = match before {
            Some(before) if before == value => return (*sum, Put::Same),
            Some((digits, scale)) => {
                *sum = plus(*sum, (-digits, scale));
                Put::Over
            }
            None => Put::New,
        };
        self.added += u64::from(!fresh && put == Put::New);
        *sum = plus(*sum, value);
        (*sum, put)
    }

    /// What was added up, and by what it was apart.
    pub fn note(&self) -> Option<Message> {
        let note = Message::new("ingest-note-apart").count("count", self.added as i64);
        (self.added > 0).then(|| note.names("columns", self.names.iter().map(String::as_str)))
    }

    /// Hands the users on as points.
    pub fn put(self, packer: &mut pack::Packer, seen: Option<(Day, Day)>, daily: bool) {
        if let Some(seen) = seen.filter(|_| self.actor.is_some()) {
            events::put_users(packer, &self.days, seen, daily);
        }
    }
}

/// The sum of two values, at the finer scale.
fn plus((one, scale): Value, (other, own): Value) -> Value {
    let fine = scale.max(own);
    let fit = |digits: i64, from: u8| digits.saturating_mul(10_i64.pow((fine - from).into()));
    (fit(one, scale).saturating_add(fit(other, own)), fine)
}

impl Packing<'_> {
    /// Takes a row that is a part of its day.
    pub(super) fn part<'r>(
        &mut self,
        apart: &mut Apart,
        cell: &impl Fn(usize) -> &'r [u8],
    ) -> Result<(), Fault> {
        let account = cell(self.shape.account.1).trim_ascii();
        if account.is_empty() {
            return Err((Some(self.shape.account.1), Message::new("ingest-problem-key")));
        }
        let day = self.day(cell(self.shape.date))?;
        let numbers = self.numbers(cell)?;
        let reference = self.reference(account)?;
        let parts: Vec<&[u8]> = apart.columns.iter().map(|at| cell(*at).trim_ascii()).collect();
        let part = apart.hashing.hash_one((reference, day, parts));
        let mut put = if numbers.is_empty() { Put::New } else { Put::Same };
        let acted = numbers.iter().any(|(_, (digits, _))| *digits > 0);
        for (metric, value) in numbers {
            let (sum, fate) = apart.add(part, (reference, metric, day), value);
            self.packer.put(reference, metric, day, sum.0, sum.1);
            put = put.max(fate);
        }
        let user = apart.actor.map(|at| cell(at).trim_ascii()).filter(|user| !user.is_empty());
        if let Some(user) = user {
            let next = apart.users.len() as u32;
            let user = *apart.users.entry(user.into()).or_insert(next);
            let users = apart.days.entry((reference, day)).or_default();
            users.extend(acted.then_some(user));
        }
        self.note(put, day);
        Ok(())
    }

    /// The metrics of a row with their values.
    fn numbers<'r>(
        &mut self,
        cell: &impl Fn(usize) -> &'r [u8],
    ) -> Result<Vec<(u32, Value)>, Fault> {
        let mut numbers = Vec::new();
        if let Some((name, at)) = self.shape.long {
            let value = self.number(cell(at), at)?;
            let presets = self.presets;
            let name = cell(name).trim_ascii();
            let metric = self.packer.metric(name, |text| canonical(text, presets));
            let metric = metric.ok_or_else(|| (None, Message::new("ingest-problem-bytes")))?;
            numbers.extend(value.map(|value| (metric, value)));
            return Ok(numbers);
        }
        let wide = std::mem::take(&mut self.shape.wide);
        for (at, name) in &wide {
            match self.number(cell(*at), *at) {
                Ok(value) => {
                    let metric = self.packer.metric(name.as_bytes(), str::to_owned);
                    numbers.extend(metric.zip(value));
                }
                Err(fault) => self.aside.push(fault),
            }
        }
        self.shape.wide = wide;
        // A row of which no value is good is set aside as a row.
        if numbers.is_empty() && !self.aside.is_empty() {
            return Err(self.aside.swap_remove(0));
        }
        Ok(numbers)
    }
}
