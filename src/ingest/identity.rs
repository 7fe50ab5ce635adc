//! Ids: exact text from end to end, Salesforce's 15 characters as 18, and what a spreadsheet
//! has damaged.

use super::date;
use crate::core::batch::Reference;
use crate::core::contract::Notice;
use crate::core::identity::is_free_mail;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A 15-character Salesforce id with its checksum; anything else as it is.
pub fn salesforce_18(id: &str) -> Option<String> {
    // Every key prefix has a digit among its first two characters: 001, 00T, 500, a0B.
    let prefixed = id.bytes().take(2).any(|byte| byte.is_ascii_digit());
    if id.len() != 15 || !prefixed || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut long = id.to_owned();
    for five in id.as_bytes().chunks(5) {
        let bits = five.iter().enumerate();
        let at =
            bits.fold(0, |sum, (bit, byte)| sum | (usize::from(byte.is_ascii_uppercase()) << bit));
        long.push(char::from(*b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".get(at)?));
    }
    Some(long)
}

/// Does an 18-character id end in the checksum of its first 15?
pub fn is_salesforce_18(id: &str) -> bool {
    id.len() == 18 && id.get(..15).and_then(salesforce_18).is_some_and(|long| long == id)
}

/// An account id of Salesforce in a file of another system is told by its key prefix.
pub fn looks_like_account(id: &str) -> bool {
    id.len() == 15 && id.starts_with("001") && id.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A whole Salesforce id of an account, as a column may hold it that links to records of any kind.
pub fn is_account_of_salesforce(id: &str) -> bool {
    id.len() == 18 && id.starts_with("001")
}

/// The id as it is kept; `salesforce` = every id of this source is one of Salesforce.
pub fn id_of(text: &str, salesforce: bool) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || super::header::invisible(c));
    // An sfdx data tree points at a record of the same tree.
    let text = text.strip_prefix('@').filter(|_| salesforce).unwrap_or(text);
    let long = (salesforce || looks_like_account(text)).then(|| salesforce_18(text)).flatten();
    long.unwrap_or_else(|| text.to_owned())
}

/// `1.23E+15`: the digits are gone.
pub fn is_scientific(id: &str) -> bool {
    let Some((mantissa, exponent)) = id.trim().split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    exponent.strip_prefix('+').is_some_and(digits)
        && mantissa.contains(['.', ','])
        && digits(&mantissa.replace(['.', ','], ""))
}

/// What the ids of a column show together of what a spreadsheet has done to them.
#[derive(Debug, Default)]
pub struct Ids {
    all: usize,
    scientific: usize,
    decimals: usize,
    /// Long numbers by their hashes, and how many of them end in zeros.
    long: HashSet<u64>,
    rounded: usize,
    /// Letters of 15-character ids.
    upper: usize,
    lower: usize,
}

impl Ids {
    pub fn take(&mut self, id: &str) {
        self.all += 1;
        self.scientific += usize::from(is_scientific(id));
        self.decimals += usize::from(whole_of(id).is_some());
        self.take_long(id.trim());
        if id.len() == 15 {
            self.upper += id.bytes().filter(u8::is_ascii_uppercase).count();
            self.lower += id.bytes().filter(u8::is_ascii_lowercase).count();
        }
    }

    /// One customer may stand in every row; rounding is seen by many different numbers.
    fn take_long(&mut self, id: &str) {
        if id.len() < 12 || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if self.long.insert(hasher.finish()) {
            let beyond =
                id.get(15..).is_some_and(|rest| !rest.is_empty() && !rest.contains(|c| c != '0'));
            self.rounded += usize::from(beyond || id.ends_with("000"));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.all == 0
    }

    /// `1.2E+14`, or long numbers of which most end in zeros: a spreadsheet keeps fifteen digits of a
    /// number, and fewer of one that it has shown as the former.
    pub fn are_damaged(&self) -> bool {
        let scientific = self.scientific > 0 && self.scientific * 2 >= self.all;
        let long = self.long.len();
        scientific || (long >= 3 && self.rounded * 5 >= long * 4)
    }

    /// Most have become decimals: `1001.0`.
    pub fn are_decimals(&self) -> bool {
        self.decimals > 0 && self.decimals * 2 > self.all
    }

    /// 15-character ids of which all letters have the same case were folded by a spreadsheet.
    pub fn have_lost_case(&self) -> bool {
        self.upper + self.lower >= 12 && (self.upper == 0 || self.lower == 0)
    }
}

/// `1001.0` without what a spreadsheet or a script has put behind it.
pub fn whole_of(id: &str) -> Option<&str> {
    let whole = id.trim().strip_suffix(".0")?;
    (!whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit())).then_some(whole)
}

/// The domain of an e-mail address, a URL or a domain.
pub fn domain(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let host = text.rsplit_once('@').map_or(text.as_str(), |(_, host)| host);
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', '?', ':', '>', ' ']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.starts_with('.') && !host.ends_with('.')).then(|| host.to_owned())
}

/// The account by a mail domain; a mailbox provider says nothing about the company.
pub fn by_domain(text: &str) -> Option<Reference> {
    let domain = domain(text)?;
    (!is_free_mail(&domain)).then_some(Reference::Domain(domain))
}

/// What stands before the last day for notice, where that is given instead of a period.
pub const NOTICE_BY: &str = "by ";

/// Notice periods as `30d` or `3m`: `30`, `30 days`, `1 month`, `3ヶ月前`, `P30D`. A day, as in
/// `令和8年10月3日`, is no period of eight years: it is `by 2026-10-03`.
pub fn notice(text: &str) -> Option<String> {
    if let Some(date::Found::Day(day)) = date::find(text) {
        return Some(format!("{NOTICE_BY}{day}"));
    }
    Notice::of_words(text).map(|notice| notice.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_becomes_eighteen() {
        assert_eq!(salesforce_18("001x0000002xLCV").as_deref(), Some("001x0000002xLCVAA2"));
        assert_eq!(salesforce_18("006x0000001YtCr").as_deref(), Some("006x0000001YtCrAAK"));
        assert_eq!(salesforce_18("12"), None);
        assert_eq!(salesforce_18("OpportunityRef1"), None);
        assert!(is_salesforce_18("001x0000002xLCVAA2"));
        assert!(!is_salesforce_18("001x0000002xLCVAA3"));
        assert_eq!(id_of(" 00012 ", false), "00012");
        assert_eq!(id_of("500x0000002xLCV", false), "500x0000002xLCV");
    }

    #[test]
    fn damage_by_spreadsheets_is_seen() {
        assert!(is_scientific("1.23E+15"));
        assert!(is_scientific("1,56643E+14"));
        assert!(!is_scientific("12E34"));
        assert!(!is_scientific("A-2e4581"));
        let lost = |ids: &[&str]| {
            let mut seen = Ids::default();
            for id in ids {
                seen.take(id);
            }
            seen.have_lost_case()
        };
        assert!(lost(&["001x0000002xlcv", "001x0000002xlcw", "001x0000002xabc"]));
        assert!(!lost(&["001x0000002xLCV", "001x0000002xLCW"]));
    }

    #[test]
    fn domains_come_from_mail_and_urls() {
        let check = |text: &str, found: Option<&str>| assert_eq!(domain(text).as_deref(), found);
        check("Kim@Acme.CO.jp", Some("acme.co.jp"));
        check("https://www.supernova.org/x", Some("supernova.org"));
        check("nova", None);
        assert_eq!(by_domain("kim@gmail.com"), None);
    }

    #[test]
    fn notice_periods_have_one_form() {
        let check = |text: &str, form: Option<&str>| assert_eq!(notice(text).as_deref(), form);
        check("30", Some("30d"));
        check("30 days", Some("30d"));
        check("1 month", Some("1m"));
        check("3ヶ月前", Some("3m"));
        check("満了日の３か月前まで", Some("3m"));
        check("P30D", Some("30d"));
        check("P1M", Some("1m"));
        check("2 weeks", Some("14d"));
        check("60 jours", Some("60d"));
        check("60 calendar days prior", Some("60d"));
        check("1 quarter", Some("3m"));
        check("2四半期前", Some("6m"));
        check("10 business days", None);
        check("15営業日前", None);
        check("3 mois", Some("3m"));
        check("30 días", Some("30d"));
        check("1 Jahr", Some("12m"));
        check("60.0", Some("60d"));
        check("none", None);
        check("令和8年10月3日", Some("by 2026-10-03"));
        check("R9.1.1", Some("by 2027-01-01"));
        check("2026/10/18", Some("by 2026-10-18"));
    }
}
