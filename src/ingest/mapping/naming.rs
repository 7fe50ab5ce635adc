//! Whose the rows of a table are, where no column that is known says it: the columns that may name
//! the account, and the question that a person answers once for a source.

use super::{Codes, Mapping, Seen, Sight, Slot, least_weight};
use crate::core::entity::Entity;
use crate::core::manner::{Choice, Matter, NO_COLUMN, Way};
use crate::core::message::Arg;
use crate::ingest::header::{Column, fold};

/// What the values of a column look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Most are words as names are: no numbers, days, addresses or long texts.
    pub names: bool,
    /// Each, or nearly each, stands there once.
    pub distinct: bool,
    /// They are few words that come back, as states do.
    pub states: bool,
    pub mails: bool,
    /// The first of them.
    pub example: Option<String>,
}

/// Only the columns are known.
pub struct Blind;

impl Sight for Blind {
    fn says(&self, _: usize, _: &[String]) -> bool {
        false
    }

    fn repeats(&self, _: usize) -> bool {
        false
    }

    /// Nothing speaks against any of it.
    fn look(&self, _: usize) -> Look {
        Look { names: true, distinct: true, mails: true, ..Look::default() }
    }

    fn codes(&self, _: usize) -> Codes {
        Codes::default()
    }
}

/// In the header of a column that names a customer.
const CUSTOMER: [&str; 35] = [
    "customer",
    "client",
    "company",
    "account",
    "organi",
    "tenant",
    "kunde",
    "firma",
    "unternehmen",
    "société",
    "societe",
    "entreprise",
    "compte",
    "cliente",
    "empresa",
    "cuenta",
    "顧客",
    "取引先",
    "会社",
    "企業",
    "得意先",
    "お客",
    "客先",
    "契約先",
    "契約者",
    "貴社",
    "社名",
    "法人名",
    "施主",
    "加盟店",
    "導入先",
    "納品先",
    "請求先",
    "利用企業",
    "お取引",
];

/// In the header of a column that names anything.
const NAME: [&str; 6] = ["name", "label", "nom", "nombre", "名", "先"];

/// In the header of a column that says something about a customer or a person, and names no
/// customer.
const OTHER: [&str; 70] = [
    "status",
    "state",
    "type",
    "owner",
    "manager",
    "csm",
    "note",
    "comment",
    "remark",
    "plan",
    "product",
    "region",
    "country",
    "industry",
    "segment",
    "mail",
    "phone",
    "url",
    "date",
    "descr",
    "reason",
    "since",
    "tier",
    "size",
    "health",
    "score",
    "stage",
    "rep",
    "contact",
    "person",
    "user",
    "author",
    "agent",
    "assignee",
    "requester",
    "subject",
    "title",
    "priority",
    "category",
    "tag",
    "currency",
    "city",
    "address",
    "source",
    "next",
    "step",
    "file",
    "event",
    "metric",
    "feature",
    "担当",
    "備考",
    "メモ",
    "区分",
    "種別",
    "状態",
    "状況",
    "部署",
    "業種",
    "地域",
    "住所",
    "氏名",
    "件名",
    "内容",
    "製品",
    "商品",
    "プラン",
    "理由",
    "ランク",
    "カナ",
];

/// Columns that are offered.
const OFFERED: usize = 6;

/// How likely a header is that of a column that names the account; `None` = it names something else.
fn worth(column: &Column) -> Option<u8> {
    let header = fold(&column.name);
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    if column.is_blank() || header.is_empty() || has(&OTHER) {
        return None;
    }
    Some(if has(&CUSTOMER) { 3 } else { u8::from(has(&NAME)) + 1 })
}

impl Mapping<'_> {
    /// Reads the name of the account from a column.
    fn name_by(&mut self, column: usize) {
        let place = if self.preset.entity == Entity::Account {
            self.preset.entity.field("name").and_then(|at| self.fields.get_mut(at))
        } else {
            self.slots.get_mut(Slot::AccountName as usize)
        };
        if let Some(place) = place {
            *place = Some(column);
        }
    }

    /// The column that names the account was found by a question.
    pub fn is_named_by_guess(&self) -> bool {
        self.naming.as_ref().is_some_and(|naming| naming.taken != NO_COLUMN)
    }

    /// Something of it is to be said by a person first.
    pub fn is_open(&self) -> bool {
        let asked = [&self.naming, &self.in_currency];
        self.kind_open || asked.into_iter().flatten().any(|choice| choice.open)
    }
}

impl<'p> Seen<'_, 'p> {
    /// The same, with the question which column names the account, where no known one does.
    pub(super) fn named(&self, mut mapping: Mapping<'p>) -> Mapping<'p> {
        let decided = self.decision.account.as_deref();
        if !self.lacks_name(&mapping) || (mapping.preset.is_own() && decided.is_none()) {
            return mapping;
        }
        let mut offered = self.candidates(&mapping);
        let by_header = |wanted: &str| self.columns.iter().position(|one| one.name == wanted);
        if let Some(at) = decided.and_then(by_header).filter(|at| !offered.contains(at)) {
            offered.push(at);
        }
        let needed = mapping.preset.entity == Entity::Account;
        // The exports of systems often name nobody; a list of one's own should.
        if offered.is_empty() && (needed || !mapping.preset.is_generic()) {
            return mapping;
        }
        let taken = match decided {
            Some(NO_COLUMN) => None,
            Some(header) => by_header(header),
            None => offered.first().copied(),
        };
        if let Some(column) = taken {
            mapping.name_by(column);
        }
        mapping.naming = Some(self.question(&offered, taken, decided.is_none(), needed));
        mapping
    }

    fn question(
        &self,
        offered: &[usize],
        taken: Option<usize>,
        open: bool,
        needed: bool,
    ) -> Choice {
        let header = |at: &usize| self.columns.get(*at).map(|column| column.name.clone());
        let way = |at: &usize| {
            let example = self.sight.look(*at).example.map(Arg::Text);
            Some(Way { word: header(at)?, example })
        };
        let none = (!needed).then(|| Way { word: NO_COLUMN.to_owned(), example: None });
        let taken = taken.as_ref().and_then(header);
        Choice {
            matter: Matter::Account,
            column: None,
            taken: taken.unwrap_or_else(|| NO_COLUMN.to_owned()),
            ways: offered.iter().filter_map(way).chain(none).collect(),
            open,
        }
    }

    /// No column says whose the rows are.
    fn lacks_name(&self, mapping: &Mapping<'_>) -> bool {
        let preset = mapping.preset;
        if preset.entity == Entity::Account {
            let names = preset.is_generic() || preset.columns.contains_key("name");
            return names && preset.creates_accounts && mapping.field("name").is_none();
        }
        let mails = ["email", "requester", "contact"];
        let mut mails = mails.iter().filter_map(|id| mapping.field(id));
        !mapping.names_account()
            && mapping.slot(Slot::Actor).is_none()
            && (preset.is_generic() || preset.inherit)
            && !mails.any(|at| self.sight.look(at).mails)
    }

    /// Columns that nothing else is read from and that may name the account, the likeliest first.
    fn candidates(&self, mapping: &Mapping<'_>) -> Vec<usize> {
        let preset = mapping.preset;
        let least = if preset.is_generic() { 1 } else { 3 };
        let free = |at: usize, column: &Column| !mapping.uses(at) && !preset.keeps(column);
        let mut found: Vec<(u8, usize)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate().filter(|(at, one)| free(*at, one)) {
            let Some(worth) = worth(column).filter(|worth| *worth >= least) else { continue };
            let look = self.sight.look(at);
            let account = preset.entity == Entity::Account;
            let once = !account || look.distinct || worth > 1;
            if look.names && once && !(look.states && (account || worth == 1)) {
                found.push((worth, at));
            }
        }
        found.sort_by_key(|(worth, at)| (std::cmp::Reverse(*worth), *at));
        found.into_iter().take(OFFERED).map(|(_, at)| at).collect()
    }

    /// Rows that may be customers by a name that no known column has, each customer once: as such
    /// they explain at least as much of the table.
    pub(super) fn unnamed_customers(&self, other: &Mapping<'_>) -> Option<Mapping<'p>> {
        let contracts = other.preset.entity == Entity::Subscription;
        if !other.preset.is_generic() || other.slot(Slot::Key).is_some() {
            return None;
        }
        let customers = self.lay(self.presets.generic(Entity::Account)?);
        if customers.field("name").is_some() {
            return None;
        }
        // All but the name is looked at first: the values are not to be had in passing.
        let ends = customers.field("end_date").or(customers.field("renewal_date")).is_some();
        let weight = customers.weight() + customers.strength("name");
        let explains = weight >= other.weight() || (contracts && ends);
        let missing = customers.missing();
        if !explains || !missing.iter().all(|group| group.iter().any(|id| id == "name")) {
            return None;
        }
        let customers = self.named(customers);
        let key = customers.slot(Slot::Key).or(customers.field("name"))?;
        (customers.is_named_by_guess() && !self.sight.repeats(key)).then_some(customers)
    }

    /// The table as it would be with a column that names the account, where nothing else is missing.
    pub(super) fn nearly(&self) -> Option<Mapping<'p>> {
        let generic = self.presets.list.iter().filter(|preset| preset.is_generic());
        let named =
            generic.filter(|preset| self.may_be(preset)).map(|one| self.named(self.lay(one)));
        let least = least_weight(self.columns);
        let mut best: Option<Mapping<'p>> = None;
        for mapping in named.filter(Mapping::is_named_by_guess) {
            let whole = mapping.missing().is_empty() && mapping.missing_key().is_empty();
            let more = best.as_ref().is_none_or(|best| mapping.weight() > best.weight());
            if whole && more && mapping.weight() >= least {
                best = Some(mapping);
            }
        }
        best
    }
}
