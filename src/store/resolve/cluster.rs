//! Account rows of several systems that are one customer, by the best of what they say: an id, an
//! alias or a merge first, then the corporate number, then a domain of its own. A weaker sign never
//! makes one what a list keeps as two.

use super::Card;
use crate::core::account::AccountId;
use crate::core::identity::{Ruling, ordered, written_name};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Rows that are one customer.
pub struct Cluster {
    /// Indexes of the rows, ascending.
    pub cards: Vec<usize>,
    /// Accounts that its rows brought into being, ascending.
    pub homes: Vec<u32>,
    /// On a list of customers.
    pub creates: bool,
    pub account: Option<u32>,
    how: HashMap<usize, &'static str>,
}

impl Cluster {
    /// By what a row was recognised.
    pub fn how(&self, card: usize) -> &'static str {
        self.how.get(&card).copied().unwrap_or("reference")
    }
}

/// What is known of a group while groups grow together.
#[derive(Clone, Default)]
struct Group {
    cards: Vec<usize>,
    homes: BTreeSet<u32>,
    /// Lists of customers that it is on.
    lists: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

struct Groups<'k> {
    cards: &'k [Card],
    /// The group of each row.
    of: Vec<usize>,
    pool: Vec<Group>,
    apart: HashSet<(AccountId, AccountId)>,
    how: HashMap<usize, &'static str>,
}

/// The rows as customers.
pub fn clusters(cards: &[Card], rulings: &[Ruling]) -> Vec<Cluster> {
    let mut groups = Groups::new(cards, rulings);
    groups.join_merged();
    groups.join_ids();
    // What was recognised lends its own id to the rows that only know that one.
    groups.recognise();
    groups.recognise();
    groups.join_by("corporate_number", |card| card.number.iter().cloned().collect());
    groups.join_by("domain", |card| card.domains.clone());
    groups.recognise_by_domain();
    groups.recognise_by_name();
    groups.finish()
}

/// Every system counts from 1: a small number is no proof.
fn is_small_number(text: &str) -> bool {
    text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl<'k> Groups<'k> {
    fn new(cards: &'k [Card], rulings: &[Ruling]) -> Self {
        let group = |(at, card): (usize, &Card)| Group {
            cards: vec![at],
            homes: card.home.into_iter().collect(),
            lists: card.creates.then(|| card.source.clone()).into_iter().collect(),
            numbers: card.number.iter().cloned().collect(),
        };
        Self {
            cards,
            of: (0..cards.len()).collect(),
            pool: cards.iter().enumerate().map(group).collect(),
            apart: rulings.iter().filter_map(Ruling::apart).collect(),
            how: HashMap::new(),
        }
    }

    fn group(&self, card: usize) -> usize {
        self.of.get(card).copied().unwrap_or_default()
    }

    fn known(&self, group: usize) -> Group {
        self.pool.get(group).cloned().unwrap_or_default()
    }

    /// Makes two groups one, unless a person keeps them apart.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (into, from) = (one.min(other), one.max(other));
        if into == from {
            return true;
        }
        let gone = self.known(from);
        let stays = self.known(into);
        let mut pairs = stays.homes.iter().flat_map(|a| gone.homes.iter().map(move |b| (*a, *b)));
        if pairs.any(|(a, b)| self.apart.contains(&ordered(AccountId(a), AccountId(b)))) {
            return false;
        }
        for card in &gone.cards {
            if let Some(slot) = self.of.get_mut(*card) {
                *slot = into;
            }
        }
        if let Some(group) = self.pool.get_mut(into) {
            group.cards.extend(gone.cards);
            group.homes.extend(gone.homes);
            group.lists.extend(gone.lists);
            group.numbers.extend(gone.numbers);
        }
        if let Some(group) = self.pool.get_mut(from) {
            *group = Group::default();
        }
        true
    }

    /// A source says itself that it has made one of two.
    fn join_merged(&mut self) {
        let cards = self.cards;
        let places: HashMap<(&str, &str), usize> = cards
            .iter()
            .enumerate()
            .map(|(at, card)| ((card.source.as_str(), card.reference.as_str()), at))
            .collect();
        for (at, card) in cards.iter().enumerate() {
            for id in &card.merged {
                if let Some(other) = places.get(&(card.source.as_str(), id.as_str())) {
                    self.join(self.group(at), self.group(*other));
                }
            }
        }
    }

    /// Groups by a text of their rows, per source: a source that has it on two says nothing.
    fn by_text(
        &self,
        texts: impl Fn(&Card) -> Vec<String>,
        wanted: impl Fn(&Card) -> bool,
    ) -> BTreeMap<String, BTreeMap<&'k str, BTreeSet<usize>>> {
        let mut found: BTreeMap<String, BTreeMap<&str, BTreeSet<usize>>> = BTreeMap::new();
        let cards: &'k [Card] = self.cards;
        for (at, card) in cards.iter().enumerate().filter(|(_, card)| wanted(card)) {
            for text in texts(card) {
                let of_text = found.entry(text).or_default();
                of_text.entry(card.source.as_str()).or_default().insert(at);
            }
        }
        // What is no longer listed says nothing against what is.
        let in_force = |at: &usize| cards.get(*at).is_some_and(|card| !card.gone);
        for rows in found.values_mut().flat_map(BTreeMap::values_mut) {
            if rows.iter().any(in_force) {
                rows.retain(in_force);
            }
        }
        found
    }

    /// Lists of customers that share an id or an alias.
    fn join_ids(&mut self) {
        let texts = |card: &Card| ids(card).map(str::to_owned).collect();
        for (text, sources) in self.by_text(texts, |card| card.creates) {
            let single = sources.into_values().filter(|cards| {
                let groups: BTreeSet<usize> = cards.iter().map(|at| self.group(*at)).collect();
                groups.len() == 1
            });
            let cards: Vec<usize> = single.filter_map(|cards| cards.first().copied()).collect();
            if is_small_number(&text) && !self.is_called_alike(&cards) {
                continue;
            }
            self.join_all(&cards);
        }
    }

    fn is_called_alike(&self, cards: &[usize]) -> bool {
        let name = |at: &usize| self.cards.get(*at).and_then(|card| card.name.as_deref());
        let names: HashSet<String> =
            cards.iter().map(|at| written_name(name(at).unwrap_or_default())).collect();
        names.len() == 1
    }

    fn join_all(&mut self, cards: &[usize]) {
        if let Some((first, rest)) = cards.split_first() {
            for other in rest {
                self.join(self.group(*first), self.group(*other));
            }
        }
    }

    /// Rows that only describe customers, by the id they know; else by their own.
    fn recognise(&mut self) {
        let mut known: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        let cards = self.cards;
        for (at, card) in cards.iter().enumerate().filter(|(at, _)| self.is_listed(*at)) {
            for id in ids(card) {
                known.entry(id).or_default().insert(self.group(at));
            }
        }
        let only = |id: &str| known.get(id).filter(|groups| groups.len() == 1)?.first().copied();
        for (at, card) in cards.iter().enumerate() {
            if card.creates || self.is_listed(at) {
                continue;
            }
            let by_alias =
                card.aliases.iter().find_map(|id| only(id)).map(|group| (group, "alias"));
            let own = Some(card.reference.as_str()).filter(|id| !is_small_number(id));
            let found = by_alias.or_else(|| Some((only(own?)?, "reference")));
            self.take(at, found);
        }
    }

    /// Is it one with a row of a list of customers?
    fn is_listed(&self, card: usize) -> bool {
        self.pool.get(self.group(card)).is_some_and(|group| !group.lists.is_empty())
    }

    fn take(&mut self, card: usize, found: Option<(usize, &'static str)>) {
        if let Some((group, how)) = found
            && self.join(self.group(card), group)
        {
            self.how.insert(card, how);
        }
    }

    /// Groups that share a sign, where no source has it on two of them and no list keeps them as
    /// two.
    fn join_by(&mut self, how: &'static str, texts: impl Fn(&Card) -> Vec<String>) {
        for (_, sources) in self.by_text(texts, |_| true) {
            let twice = |cards: &BTreeSet<usize>| {
                let groups: BTreeSet<usize> = cards.iter().map(|at| self.group(*at)).collect();
                groups.len() > 1
            };
            if sources.values().any(twice) {
                continue;
            }
            let cards: Vec<usize> =
                sources.values().filter_map(|cards| cards.first().copied()).collect();
            for (at, one) in cards.iter().enumerate() {
                for other in cards.iter().skip(at + 1) {
                    self.join_weakly(*one, *other, how);
                }
            }
        }
    }

    fn join_weakly(&mut self, one: usize, other: usize, how: &'static str) {
        let (a, b) = (self.known(self.group(one)), self.known(self.group(other)));
        let same_list = a.lists.intersection(&b.lists).next().is_some();
        let other_number =
            !a.numbers.is_empty() && !b.numbers.is_empty() && a.numbers.is_disjoint(&b.numbers);
        if same_list || other_number || (a.lists.is_empty() && b.lists.is_empty()) {
            return;
        }
        let fresh: Vec<usize> = [(one, &a), (other, &b)]
            .into_iter()
            .filter(|(_, g)| g.lists.is_empty())
            .map(|(at, _)| at)
            .collect();
        if self.join(self.group(one), self.group(other)) {
            self.how.extend(fresh.into_iter().map(|at| (at, how)));
        }
    }

    /// Several rows of a source may describe one customer: each by the one that its domains mean.
    fn recognise_by_domain(&mut self) {
        let mut known: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        let cards = self.cards;
        for (at, card) in cards.iter().enumerate().filter(|(_, card)| card.creates) {
            for domain in &card.domains {
                known.entry(domain).or_default().insert(self.group(at));
            }
        }
        for (at, card) in cards.iter().enumerate() {
            if card.creates || self.is_listed(at) {
                continue;
            }
            let meant = card.domains.iter().filter_map(|domain| known.get(domain.as_str()));
            let groups: BTreeSet<usize> = meant.flatten().copied().collect();
            let one = groups.first().copied().filter(|_| groups.len() == 1);
            self.take(at, one.map(|group| (group, "domain")));
        }
    }

    /// By the very name, letter for letter; what is only alike is for a person to decide.
    fn recognise_by_name(&mut self) {
        let mut known: HashMap<String, BTreeSet<usize>> = HashMap::new();
        let cards = self.cards;
        for (at, card) in cards.iter().enumerate().filter(|(_, card)| card.creates) {
            for name in card.name.iter().chain(&card.short_name) {
                known.entry(written_name(name)).or_default().insert(self.group(at));
            }
        }
        for (at, card) in cards.iter().enumerate() {
            if card.creates || self.is_listed(at) {
                continue;
            }
            let name = card.name.as_deref().map(written_name);
            let groups = name.and_then(|name| known.get(&name));
            let one = groups.filter(|groups| groups.len() == 1).and_then(|one| one.first());
            self.take(at, one.map(|group| (*group, "name")));
        }
    }

    fn finish(self) -> Vec<Cluster> {
        let filled = self.pool.into_iter().filter(|group| !group.cards.is_empty());
        let cluster = |mut group: Group| {
            group.cards.sort_unstable();
            let how = group.cards.iter().filter_map(|at| Some((*at, *self.how.get(at)?))).collect();
            Cluster {
                creates: !group.lists.is_empty(),
                homes: group.homes.into_iter().collect(),
                cards: group.cards,
                account: None,
                how,
            }
        };
        filled.map(cluster).collect()
    }
}

/// The ids under which a row may be known elsewhere.
fn ids(card: &Card) -> impl Iterator<Item = &str> {
    std::iter::once(card.reference.as_str()).chain(card.aliases.iter().map(String::as_str))
}
