//! Who is who: by what a customer is recognised in several systems, and what a person has decided
//! about it. Names that are alike are never taken for the same by themselves.

use super::account::AccountId;
use super::search::{fold, strip_legal_form};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Mail domains that say nothing about a company, one a line.
const FREE_MAIL: &str = include_str!("../../assets/free-mail.txt");

/// A name without what kind of company it is, width, case, spaces and punctuation: equal for
/// `㈱サクラ商事`, `サクラ商事（株）` and `ｻｸﾗ商事 株式会社`.
pub fn plain_name(name: &str) -> String {
    let wide: String = name.nfkc().collect();
    fold(strip_legal_form(&wide)).replace(' ', "")
}

/// A name as it was written, but for the blanks.
pub fn written_name(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The 13 digits of a Japanese corporate number (法人番号), also as an invoice number with its `T`,
/// where the check digit in front is right.
pub fn corporate_number(text: &str) -> Option<String> {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let digits = plain.strip_prefix(['T', 't']).unwrap_or(&plain);
    if digits.len() != 13 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (check, base) = digits.split_at_checked(1)?;
    let weighed = base.bytes().rev().zip([1, 2].into_iter().cycle());
    let sum: u32 = weighed.map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    (check.parse() == Ok(9 - sum % 9)).then(|| digits.to_owned())
}

/// What a system calls one of its users by: no name, and nothing that a person calls anybody by.
pub fn is_user_id(text: &str) -> bool {
    let plain = |from: &dyn Fn(&u8) -> bool| text.as_bytes().iter().all(from);
    let salesforce = text.starts_with("005") && matches!(text.len(), 15 | 18);
    salesforce && plain(&u8::is_ascii_alphanumeric)
        || text.len() >= 5 && plain(&u8::is_ascii_digit)
        || text.len() == 24 && plain(&u8::is_ascii_hexdigit)
        || text.len() == 36
            && text.bytes().filter(|byte| *byte == b'-').count() == 4
            && plain(&|byte| byte.is_ascii_hexdigit() || *byte == b'-')
}

/// A mailbox provider's domain: it says nothing about the company.
pub fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL.lines().any(|known| known == domain)
}

/// The domain after the `@`, lower case.
pub fn mail_domain(mail: &str) -> Option<String> {
    let (_, domain) = mail.rsplit_once('@')?;
    Some(domain.trim().to_lowercase()).filter(|domain| domain.contains('.'))
}

/// What a person has decided about who is who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    pub id: u32,
    /// `None`: what is named belongs to nobody.
    pub account: Option<AccountId>,
    #[serde(flatten)]
    pub about: About,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum About {
    /// The account went into this one; its id stays as another name of it.
    Merged { into: AccountId },
    /// Not the same as this one, however alike.
    Apart { from: AccountId },
    /// This is how a source names the account.
    Named { source: String, reference: String },
    /// This is not how a source names the account, however alike.
    NotNamed { source: String, reference: String },
}

impl Ruling {
    /// The second account, where it is about two.
    pub fn other(&self) -> Option<AccountId> {
        match &self.about {
            About::Merged { into } => Some(*into),
            About::Apart { from } => Some(*from),
            About::Named { .. } | About::NotNamed { .. } => None,
        }
    }

    /// The two accounts that it keeps apart, the lower first.
    pub fn apart(&self) -> Option<(AccountId, AccountId)> {
        match (&self.about, self.account) {
            (About::Apart { from }, Some(account)) => Some(ordered(account, *from)),
            _ => None,
        }
    }

    /// The two accounts that it joins, the lower first.
    pub fn joined(&self) -> Option<(AccountId, AccountId)> {
        match (&self.about, self.account) {
            (About::Merged { into }, Some(account)) => Some(ordered(account, *into)),
            _ => None,
        }
    }
}

/// Two accounts, the lower first.
pub fn ordered(one: AccountId, other: AccountId) -> (AccountId, AccountId) {
    (one.min(other), one.max(other))
}

/// How a calendar names a customer: whom it was with, and what it was called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meeting {
    /// Addresses, lower case, sorted.
    pub guests: Vec<String>,
    /// The title without numbers, so that the meetings of a series are called alike.
    pub title: String,
}

impl Meeting {
    /// `None` where neither says anything.
    pub fn new<'g>(guests: impl Iterator<Item = &'g str>, title: &str) -> Option<Self> {
        let mail = |guest: &str| guest.contains('@').then(|| guest.trim().to_lowercase());
        let mut guests: Vec<String> = guests.filter_map(mail).collect();
        guests.sort();
        guests.dedup();
        let letters: String = title.chars().map(|c| if c.is_numeric() { ' ' } else { c }).collect();
        let title = written_name(&letters);
        (!guests.is_empty() || !title.is_empty()).then_some(Self { guests, title })
    }

    /// The text under which the store keys it.
    pub fn key(&self) -> String {
        format!("{MEETING}{}|{}", self.guests.join(";"), self.title)
    }

    /// The same for a record that is no meeting.
    pub fn mention_key(&self) -> String {
        format!("{MENTION}{}|{}", self.guests.join(";"), self.title)
    }

    pub fn parse(key: &str) -> Option<Self> {
        let bare = key.strip_prefix(MEETING).or_else(|| key.strip_prefix(MENTION))?;
        let (guests, title) = bare.split_once('|')?;
        let guests = guests.split(';').filter(|guest| !guest.is_empty());
        Some(Self { guests: guests.map(str::to_owned).collect(), title: title.to_owned() })
    }

    /// The same for all that are like it: what [`Meeting::is_like`] compares.
    #[must_use]
    pub fn alike(mut self) -> Self {
        if !self.guests.is_empty() {
            self.title.clear();
        }
        self
    }

    /// What is decided of one holds for the other: with the same guests; without any, of the same
    /// title.
    pub fn is_like(&self, other: &Self) -> bool {
        self.guests == other.guests && (!self.guests.is_empty() || self.title == other.title)
    }
}

const MEETING: &str = "meeting:";
const MENTION: &str = "mention:";

/// Is it a meeting by which the source means somebody?
pub fn is_meeting(reference: &str) -> bool {
    reference.starts_with(MEETING)
}

/// What parts the places of a record in which somebody may be named.
pub const PLACES: &str = " / ";

/// How a source spells whom it means: without the mark of what it is.
pub fn spelling(reference: &str) -> String {
    if let Some(meeting) = Meeting::parse(reference) {
        let parts = [meeting.title, meeting.guests.join(", ")];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        return parts.join(" / ");
    }
    let bare = ["name:", "domain:", "email:"].iter().find_map(|mark| reference.strip_prefix(mark));
    bare.unwrap_or(reference).to_owned()
}

/// An account that went into another one, as its own list calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub into: AccountId,
    pub id: AccountId,
    pub name: String,
}

/// What may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alike {
    /// Two accounts, the lower first.
    Accounts(AccountId, AccountId),
    /// A name that a source uses, and the account that is called so.
    Name { source: String, reference: String, account: AccountId },
}

/// Two that may be the same, for a person to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub what: Alike,
    /// The names that are alike: of the first, of the second.
    pub names: (String, String),
    pub why: Why,
}

/// Why two may be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Name,
    CorporateNumber,
}

impl Why {
    /// `name`, `corporate_number`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::CorporateNumber => "corporate_number",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_however_it_is_written() {
        let check = |one: &str, other: &str| assert_eq!(plain_name(one), plain_name(other));
        check("株式会社サクラ商事", "㈱サクラ商事");
        check("サクラ商事（株）", "ｻｸﾗ商事 株式会社");
        check("ACME, Inc.", "ａｃｍｅ");
        check("Initech GmbH", "INITECH");
        check("Globex Co., Ltd.", "Globex Ltd");
        check("山田　商店", "山田商店");
        assert_ne!(plain_name("Acme North"), plain_name("Acme"));
    }

    #[test]
    fn a_corporate_number_has_its_check_digit() {
        let check = |text: &str, found: Option<&str>| {
            assert_eq!(corporate_number(text).as_deref(), found, "{text}");
        };
        check("7000012050002", Some("7000012050002"));
        check("T7000012050002", Some("7000012050002"));
        check("７０００－０１２０５０００２", Some("7000012050002"));
        check("7000012050003", None);
        check("8700110005901", Some("8700110005901"));
        check("700001205000", None);
        check("abc", None);
    }

    #[test]
    fn mailbox_providers_say_nothing() {
        let check = |domain: &str, free: bool| assert_eq!(is_free_mail(domain), free, "{domain}");
        check("gmail.com", true);
        check("yahoo.co.jp", true);
        check("outlook.com", true);
        check("acme.com", false);
        check("", false);
    }

    #[test]
    fn a_reference_is_spelt_without_its_mark() {
        let check = |reference: &str, seen: &str| assert_eq!(spelling(reference), seen);
        check("name:Globex", "Globex");
        check("domain:globex.example", "globex.example");
        check("meeting:kim@acme.com|Weekly", "Weekly / kim@acme.com");
        check("meeting:|Weekly", "Weekly");
        check("mention:kim@acme.com|Acme / Send it", "Acme / Send it / kim@acme.com");
        check("C-1", "C-1");
    }

    #[test]
    fn a_meeting_is_known_by_its_guests_else_by_its_title() {
        let meeting = |guests: &str, title: &str| Meeting::new(guests.split(';'), title).unwrap();
        let weekly = meeting("Kim@Acme.com;bo@acme.com", "Weekly #12");
        assert_eq!(Meeting::parse(&weekly.key()), Some(weekly.clone()));
        assert!(weekly.is_like(&meeting("bo@acme.com;kim@acme.com", "Another")));
        assert!(!weekly.is_like(&meeting("kim@acme.com", "Weekly #12")));
        assert!(meeting("", "Weekly #12").is_like(&meeting("", "Weekly #13")));
        assert!(!meeting("", "Weekly").is_like(&meeting("", "Monthly")));
        assert_eq!(Meeting::new([""].into_iter(), " 12 "), None);
    }
}
