//! Which source has the last word on a field of an account, where several say it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// For each field the sources that go before all others, the first first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owns(pub BTreeMap<String, Vec<String>>);

/// What a system is there for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Duty {
    Customers,
    Billing,
    Other,
}

const CUSTOMERS: [&str; 4] = ["salesforce", "hubspot", "kintone", "sansan"];
const BILLING: [&str; 6] = ["stripe", "chargebee", "recurly", "zuora", "freee", "money_forward"];

/// Who the customer is and who looks after it.
const OF_CUSTOMERS: [&str; 13] = [
    "name",
    "name_kana",
    "short_name",
    "owner",
    "segment",
    "tier",
    "stage",
    "parent",
    "industry",
    "country",
    "domains",
    "corporate_number",
    "tags",
];
/// What is sold, and until when.
const OF_BILLING: [&str; 8] =
    ["arr", "mrr", "currency", "seats", "renewal_date", "end_date", "notice", "auto_renew"];

fn duty(source: &str) -> Duty {
    if CUSTOMERS.contains(&source) {
        Duty::Customers
    } else if BILLING.contains(&source) {
        Duty::Billing
    } else {
        Duty::Other
    }
}

/// More sources than anybody names.
const NAMED: usize = 1_000;

impl Owns {
    /// The lower, the sooner a source is heard on a field.
    pub fn rank(&self, field: &str, source: &str) -> usize {
        let named = self.0.get(field).and_then(|all| all.iter().position(|one| one == source));
        named.unwrap_or_else(|| NAMED + usual(field, source))
    }
}

/// Without a word of the person's: the system that is there for it, the others, and last the one
/// that is there for something else.
fn usual(field: &str, source: &str) -> usize {
    let (first, last) = if OF_CUSTOMERS.contains(&field) {
        (Duty::Customers, Duty::Billing)
    } else if OF_BILLING.contains(&field) {
        (Duty::Billing, Duty::Other)
    } else {
        return 0;
    };
    match duty(source) {
        duty if duty == first => 0,
        duty if duty == last => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(owns: &Owns, field: &str, sources: &[&'static str]) -> &'static str {
        sources.iter().min_by_key(|source| owns.rank(field, source)).copied().unwrap()
    }

    #[test]
    fn a_system_is_heard_first_on_what_it_is_there_for() {
        let all = ["stripe", "csv", "salesforce"];
        let check = |field, source| assert_eq!(first(&Owns::default(), field, &all), source);
        check("owner", "salesforce");
        check("arr", "stripe");
        check("renewal_date", "stripe");
        let usual = Owns::default();
        assert_eq!(first(&usual, "owner", &["stripe", "csv"]), "csv");
        assert_eq!(first(&usual, "arr", &["csv", "salesforce"]), "salesforce");
    }

    #[test]
    fn what_the_person_names_goes_before() {
        let named = [("arr".to_owned(), vec!["salesforce".to_owned(), "csv".to_owned()])];
        let owns = Owns(named.into_iter().collect());
        assert_eq!(first(&owns, "arr", &["stripe", "csv", "salesforce"]), "salesforce");
        assert_eq!(first(&owns, "arr", &["stripe", "csv"]), "csv");
        assert_eq!(first(&owns, "mrr", &["stripe", "csv"]), "stripe");
    }
}
