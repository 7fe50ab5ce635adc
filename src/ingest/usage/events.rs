//! Event logs: one row per event, counted per account and day, with the people who acted. A row
//! that comes twice counts once, where it has an id.

use super::{Fault, Packing, pack};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::ingest::mapping::{Mapping, Slot};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The days over which people are counted as active.
const WINDOW: i32 = 30;

/// What is known of the events so far.
#[derive(Default)]
pub struct Events {
    /// What may tell the account of a row, the best first.
    accounts: Vec<(Slot, usize)>,
    actor: Option<usize>,
    name: Option<usize>,
    id: Option<usize>,
    /// How many events a row stands for, where it says that.
    count: Option<usize>,
    seen: HashSet<[u8; 16]>,
    names: HashMap<Box<[u8]>, u32>,
    days: BTreeMap<(u32, Day), Tally>,
    pub repeated: u64,
    /// Events that name no account.
    pub unlinked: u64,
}

/// One account on one day.
#[derive(Default)]
struct Tally {
    events: i64,
    actors: HashSet<u32>,
    names: HashSet<u32>,
}

impl Events {
    pub fn new(mapping: &Mapping<'_>) -> Self {
        let slots = [Slot::Account, Slot::Related, Slot::AccountName, Slot::AccountDomain];
        let accounts = slots.into_iter().filter_map(|slot| Some((slot, mapping.slot(slot)?)));
        let actor = mapping.slot(Slot::Actor);
        // The address of who acted tells the company as well.
        let by_mail = actor.map(|at| (Slot::AccountDomain, at));
        Self {
            accounts: accounts.chain(by_mail).collect(),
            actor,
            name: mapping.field("metric"),
            id: mapping.slot(Slot::Key),
            count: mapping.field("events").filter(|_| mapping.field("value").is_none()),
            ..Self::default()
        }
    }

    fn is_repeated(&mut self, id: &[u8]) -> bool {
        let mut mark = [0; 16];
        let hash = blake3::hash(id);
        mark.copy_from_slice(hash.as_bytes().split_at(16).0);
        !id.is_empty() && !self.seen.insert(mark)
    }

    fn number(&mut self, name: &[u8]) -> Option<u32> {
        let next = self.names.len() as u32;
        let name = name.trim_ascii();
        (!name.is_empty()).then(|| *self.names.entry(name.into()).or_insert(next))
    }

    /// Events without an account, which are skipped.
    pub fn note(&self) -> Option<Message> {
        let note = Message::new("ingest-note-unlinked").count("count", self.unlinked as i64);
        (self.unlinked > 0).then_some(note)
    }

    /// Hands the sums on as points.
    pub fn put(self, packer: &mut pack::Packer, seen: (Day, Day)) {
        for ((reference, day), tally) in &self.days {
            point(packer, *reference, "events", *day, tally.events as usize);
            if self.actor.is_some() {
                point(packer, *reference, "active_users", *day, tally.actors.len());
            }
            if self.name.is_some() {
                point(packer, *reference, "features", *day, tally.names.len());
            }
        }
        if self.actor.is_some() {
            let days = self.days.into_iter().map(|(at, tally)| (at, tally.actors)).collect();
            put_windows(packer, &days, seen);
        }
    }
}

fn point(packer: &mut pack::Packer, reference: u32, id: &str, day: Day, value: usize) {
    if let Some(metric) = packer.metric(id.as_bytes(), str::to_owned) {
        packer.put(reference, metric, day, value as i64, 0);
    }
}

/// Who acted, by account and day.
type Users = BTreeMap<(u32, Day), HashSet<u32>>;

/// Hands on how many people acted each day, and over thirty where the days are days.
pub fn put_users(packer: &mut pack::Packer, users: &Users, seen: (Day, Day), daily: bool) {
    for ((reference, day), users) in users {
        point(packer, *reference, "active_users", *day, users.len());
    }
    if daily {
        put_windows(packer, users, seen);
    }
}

/// People over thirty days are counted once the file covers as many: before, they would be too few.
fn put_windows(packer: &mut pack::Packer, users: &Users, (first, last): (Day, Day)) {
    let whole = first + (WINDOW - 1);
    if last < whole {
        return;
    }
    let mut ends: Vec<(u32, Day)> =
        users.keys().filter(|(_, day)| *day >= whole).copied().collect();
    ends.extend(users.keys().map(|(reference, _)| (*reference, last)));
    ends.sort_unstable();
    ends.dedup();
    for (reference, day) in ends {
        let window = users.range((reference, day - (WINDOW - 1))..=(reference, day));
        let active: HashSet<u32> = window.flat_map(|(_, users)| users).copied().collect();
        point(packer, reference, "active_users_30d", day, active.len());
    }
}

impl Packing<'_> {
    /// Counts one event.
    pub(super) fn event<'r>(
        &mut self,
        events: &mut Events,
        cell: &impl Fn(usize) -> &'r [u8],
    ) -> Result<(), Fault> {
        let day = self.day(cell(self.shape.date))?;
        let count = events.count.map(|at| self.number(cell(at), at)).transpose()?.flatten();
        let count = count.map_or(1, |(digits, scale)| digits / 10_i64.pow(scale.into()));
        let salesforce = self.salesforce;
        let packer = &mut self.packer;
        let reference = events.accounts.iter().find_map(|(slot, at)| {
            let text = cell(*at).trim_ascii();
            let make = |text: &str| pack::reference(text, *slot, salesforce);
            if text.is_empty() { None } else { packer.reference(text, make).ok() }
        });
        self.saw(day);
        let Some(reference) = reference else {
            events.unlinked += 1;
            return Ok(());
        };
        if events.id.is_some_and(|at| events.is_repeated(cell(at).trim_ascii())) {
            events.repeated += 1;
            return Ok(());
        }
        let actor = events.actor.and_then(|at| events.number(cell(at)));
        let name = events.name.and_then(|at| events.number(cell(at)));
        let tally = events.days.entry((reference, day)).or_default();
        tally.events = tally.events.saturating_add(count);
        tally.actors.extend(actor);
        tally.names.extend(name);
        Ok(())
    }
}
