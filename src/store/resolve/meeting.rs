//! References that name a person or a meeting instead of a company: by the address of somebody who
//! is known, then by the domain, then by the account's name in the title.

use super::Found;
use super::directory::Directory;
use crate::core::identity::{
    About, Meeting, PLACES, Ruling, is_free_mail, is_meeting, mail_domain,
};
use crate::core::search::{fold, strip_legal_form};
use crate::store::error::Result;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};

/// Accounts by the address of a person there.
pub struct People(HashMap<String, BTreeSet<u32>>);

impl People {
    pub fn load(conn: &Connection) -> Result<Self> {
        let sql = "SELECT c.email, l.account FROM contact c JOIN account_link l ON l.id = c.link \
                   WHERE c.email IS NOT NULL AND l.account IS NOT NULL AND c.gone_run IS NULL";
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut people: HashMap<String, BTreeSet<u32>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let mail: String = row.get(0)?;
            people.entry(mail.trim().to_lowercase()).or_default().insert(row.get(1)?);
        }
        Ok(Self(people))
    }

    fn of(&self, mail: &str) -> Option<u32> {
        let accounts = self.0.get(mail)?;
        accounts.first().copied().filter(|_| accounts.len() == 1)
    }
}

/// What the person's word on one meeting says of others: whose people its guests are, and whose
/// domain is theirs.
#[derive(Default)]
pub struct Heard {
    people: HashMap<String, BTreeSet<u32>>,
    domains: HashMap<String, BTreeSet<u32>>,
}

impl Heard {
    pub fn new(rulings: &[Ruling], root: impl Fn(u32) -> u32) -> Self {
        let mut heard = Self::default();
        for ruling in rulings {
            let (About::Named { reference, .. }, Some(account)) = (&ruling.about, ruling.account)
            else {
                continue;
            };
            let account = root(account.0);
            for guest in Meeting::parse(reference).map(|meeting| meeting.guests).unwrap_or_default()
            {
                let domain = mail_domain(&guest).filter(|domain| !is_free_mail(domain));
                if let Some(domain) = domain {
                    heard.domains.entry(domain).or_default().insert(account);
                }
                heard.people.entry(guest).or_default().insert(account);
            }
        }
        heard
    }

    fn person(&self, mail: &str) -> Option<u32> {
        only(self.people.get(mail)?.iter().copied())
    }

    fn domain(&self, mail: &str) -> Option<u32> {
        only(self.domains.get(&mail_domain(mail)?)?.iter().copied())
    }
}

/// What stands between the words of a title.
const BETWEEN: &str = "様/|｜／:：,、・()（）[]【】「」<>〈〉〔〕-–—~〜×&＆+＋_";

/// Is it decided once the people are known?
pub fn waits(reference: &str) -> bool {
    reference.starts_with("email:") || Meeting::parse(reference).is_some()
}

/// Does what was decided of one meeting hold for another?
pub fn alike(decided: &str, reference: &str) -> bool {
    let both = Meeting::parse(decided).zip(Meeting::parse(reference));
    both.is_some_and(|(decided, meeting)| decided.is_like(&meeting))
}

pub fn find(
    reference: &str,
    (people, heard): (&People, &Heard),
    directory: &Directory,
) -> Option<Found> {
    if let Some(mail) = reference.strip_prefix("email:") {
        return Some((people.of(mail).or_else(|| heard.person(mail))?, "email"));
    }
    let meeting = Meeting::parse(reference)?;
    let by_person = only(meeting.guests.iter().filter_map(|guest| people.of(guest)));
    let each = |of: &dyn Fn(&str) -> Option<u32>| only(meeting.guests.iter().filter_map(|g| of(g)));
    by_person
        .or_else(|| each(&|guest| heard.person(guest)))
        .map(|account| (account, "email"))
        .or_else(|| Some((each(&|guest| directory.by_mail(guest))?, "domain")))
        .or_else(|| Some((each(&|guest| heard.domain(guest))?, "domain")))
        .or_else(|| Some((by_title(reference, &meeting, directory)?, "title")))
}

/// The account that a title calls by its name; of a record with several places the first that does.
fn by_title(reference: &str, meeting: &Meeting, directory: &Directory) -> Option<u32> {
    if is_meeting(reference) {
        return directory.by_title(&meeting.title);
    }
    meeting.title.split(PLACES).find_map(|place| directory.by_title(place))
}

/// By the addresses of those who are named beside a reference that nobody knows.
pub fn by_clues(clues: &[String], (people, heard): (&People, &Heard)) -> Option<Found> {
    let mails = clues.iter().filter_map(|clue| clue.strip_prefix("email:"));
    let accounts = mails.filter_map(|mail| people.of(mail).or_else(|| heard.person(mail)));
    Some((only(accounts)?, "email"))
}

/// The one account that all mean.
pub fn only(accounts: impl Iterator<Item = u32>) -> Option<u32> {
    let meant: BTreeSet<u32> = accounts.collect();
    meant.first().copied().filter(|_| meant.len() == 1)
}

/// The words of a title, without honorifics and legal forms.
pub fn words(title: &str) -> Vec<String> {
    let title = title.replace("御中", " ");
    let between = |c: char| c.is_whitespace() || BETWEEN.contains(c);
    let bare = |word: &str| fold(strip_legal_form(word)).replace(' ', "");
    title.split(between).map(bare).filter(|word| !word.is_empty()).collect()
}
