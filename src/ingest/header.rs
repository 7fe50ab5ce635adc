//! Column names as they are compared: after NFKC, without case, spaces and punctuation, and
//! without the decoration that systems put round them.

use unicode_normalization::UnicodeNormalization;

/// One column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// As it stands in the file.
    pub name: String,
    /// What it may be matched by, the most faithful first.
    pub folds: Vec<String>,
    /// What stands in parentheses: a currency, a unit, a tax word.
    pub unit: Option<String>,
}

impl Column {
    pub fn new(name: &str) -> Self {
        let name = name.trim_matches(invisible_or_space).to_owned();
        let composed: String = name.nfkc().filter(|c| !invisible(*c)).collect();
        let lower = composed.to_lowercase();
        let (outside, inside) = parenthesised(&lower);
        // A header that is all signs (`#`) is what it is.
        let first = squeeze(&lower);
        let mut folds = vec![if first.is_empty() { lower.trim().to_owned() } else { first }];
        for other in [inside.filter(|_| is_wrapper(outside)), Some(outside), undecorated(&lower)] {
            let folded = other.map(squeeze).unwrap_or_default();
            if !folded.is_empty() && !folds.contains(&folded) && !is_wrapper(&folded) {
                folds.push(folded);
            }
        }
        let unit = inside.filter(|_| !is_wrapper(outside)).map(|unit| unit.trim().to_owned());
        Self { name, folds, unit }
    }

    pub fn is_blank(&self) -> bool {
        self.name.is_empty() || self.name.starts_with("Unnamed: ")
    }

    pub fn is(&self, alias: &str) -> bool {
        self.is_within(alias, usize::MAX)
    }

    /// Is it known by one of its first `depth` names?
    pub fn is_within(&self, alias: &str, depth: usize) -> bool {
        let mut own = self.folds.iter().take(depth);
        match alias.strip_prefix('*').filter(|part| !part.is_empty()) {
            Some(part) => own.any(|own| own.contains(part)),
            None => own.any(|own| own == alias),
        }
    }
}

/// A header or word as it is compared: letters and digits only, lower case, NFKC.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = String::with_capacity(text.len());
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            folded.push(char::from(byte.to_ascii_lowercase()));
        }
        return folded;
    }
    let composed: String = text.nfkc().collect();
    squeeze(&composed.to_lowercase())
}

/// An alias of a column as it is compared; `*word*` is any header that has the word in it, as the
/// questions of surveys do.
pub fn alias(text: &str) -> String {
    let folded = fold(text);
    let within = text.len() > 1 && text.starts_with('*') && text.ends_with('*');
    match folded.as_str() {
        "" => text.trim().to_owned(),
        _ if within => format!("*{folded}"),
        _ => folded,
    }
}

/// Text as it is compared where signs carry the meaning (○, ×, −): NFKC, lower case, trimmed.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    let composed: String = text.nfkc().filter(|c| !invisible(*c)).collect();
    composed.trim().to_lowercase()
}

/// Characters that take no room and carry no meaning inside a number, a date or a header.
pub fn invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{00AD}')
}

fn invisible_or_space(c: char) -> bool {
    c.is_whitespace() || invisible(c)
}

fn squeeze(lower: &str) -> String {
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_wrapper(outside: &str) -> bool {
    squeeze(outside) == "customfield"
}

/// `ARR (USD)` is `ARR` and `USD`.
fn parenthesised(lower: &str) -> (&str, Option<&str>) {
    let Some((outside, rest)) = lower.split_once('(') else { return (lower, None) };
    (outside, rest.rsplit_once(')').map(|(inside, _)| inside).or(Some(rest)))
}

/// What systems put before the names of columns that are the customer's own.
const WRAPPERS: [&str; 8] = [
    "properties.",
    "property_",
    "fields.",
    "record.data.",
    "custom_attributes.",
    "custom_fields.",
    "customfields.",
    "gp:",
];

/// Without the wrapper of the system: `properties.domain`, `property_domain`, `fields.summary`,
/// `arr__c`.
fn undecorated(lower: &str) -> Option<&str> {
    let inner = WRAPPERS.iter().find_map(|prefix| lower.strip_prefix(prefix));
    // A field of one's own may be an object, whose id is nobody else's.
    let is_part = |inner: &str| lower.starts_with("custom") && inner.contains('.');
    let bare = inner.filter(|inner| !is_part(inner)).unwrap_or(lower);
    let bare = bare.strip_suffix("__c").unwrap_or(bare);
    (bare.len() < lower.len()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoration_does_not_hide_a_header() {
        let check = |name: &str, fold: &str| {
            let column = Column::new(name);
            assert!(column.is(fold), "{name}: {:?}", column.folds);
        };
        check("\u{FEFF}Account\u{A0}Name ", "accountname");
        check("ACCOUNT_NAME", "accountname");
        check("Custom field (Story Points)", "storypoints");
        check("properties.hs_object_id", "hsobjectid");
        check("ARR__c", "arr");
        check("\tgp:company", "company");
        check("custom_fields.Customer", "customer");
        check("月額（税抜）", "月額");
        check("ＡＲＲ", "arr");
        check("Created (UTC)", "createdutc");
        check("Created (UTC)", "created");
        check("Q7 (How likely are you to recommend us?)", &alias("*to recommend*"));
        assert_eq!(Column::new("ARR (USD)").unit.as_deref(), Some("usd"));
    }
}
