//! The two languages say the same things, and the code names only messages that exist.

use crate::house::sources;
use mamori::core::entity::{Entity, column_title};
use mamori::core::message::{Arg, Message};
use mamori::locale::{Lang, message_ids};
use std::collections::BTreeSet;

#[test]
fn both_languages_have_the_same_messages() {
    let (english, faults) = message_ids(Lang::En);
    assert!(faults.is_empty(), "{faults:?}");
    let (japanese, faults) = message_ids(Lang::Ja);
    assert!(faults.is_empty(), "{faults:?}");
    let (en, ja): (BTreeSet<_>, BTreeSet<_>) =
        (english.iter().collect(), japanese.iter().collect());
    let missing: Vec<_> = en.symmetric_difference(&ja).collect();
    assert!(missing.is_empty(), "only in one language: {missing:?}");
    assert_eq!(en.len(), english.len(), "a message stands twice in English");
    assert_eq!(ja.len(), japanese.len(), "a message stands twice in Japanese");
}

#[test]
fn every_message_named_in_the_code_exists() {
    let ids: BTreeSet<String> = message_ids(Lang::En).0.into_iter().collect();
    let mut missing = Vec::new();
    for source in sources("src") {
        for opening in ["Message::new(\"", ".word(\"", "msg(\""] {
            for part in source.code().split(opening).skip(1) {
                let id = part.split('"').next().unwrap_or("");
                if !id.is_empty() && !ids.contains(id) {
                    missing.push(format!("{}: {id}", source.path));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Arguments of a message are the same names in both languages.
#[test]
fn both_languages_use_the_same_arguments() {
    let read = |lang: &str| {
        let folder = crate::house::root().join("assets/locales").join(lang);
        let mut text = String::new();
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            text.push_str(&std::fs::read_to_string(file.path()).unwrap());
            text.push('\n');
        }
        arguments(&text)
    };
    let (en, ja) = (read("en"), read("ja"));
    let differing: Vec<_> = en
        .iter()
        .filter(|(id, args)| ja.get(*id).is_some_and(|other| other != *args))
        .map(|(id, _)| id)
        .collect();
    assert!(differing.is_empty(), "arguments differ: {differing:?}");
}

pub fn arguments(text: &str) -> std::collections::BTreeMap<String, BTreeSet<String>> {
    let mut found: std::collections::BTreeMap<String, BTreeSet<String>> =
        std::collections::BTreeMap::default();
    let mut current = String::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            line.split('=').next().unwrap_or("").trim().clone_into(&mut current);
        }
        for part in line.split('$').skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-')
                .collect();
            found.entry(current.clone()).or_default().insert(name);
        }
    }
    found
}

/// What messages count, of several.
const COUNTED: &str = "days licences seats accounts owners tickets answers meetings milestones \
    times references columns contacts touches points values breaches steps weeks months tasks rows \
    files people signals warnings hours records cells promises renewals calls minutes forecasts \
    terms views runs users checklists dates";

/// May stand between a number and what it counts.
const BETWEEN: [&str; 8] = ["business", "SLA", "CSAT", "more", "new", "other", "open", "core"];

/// Where a text counts one wrongly: `1 accounts`, `All 1 account`.
fn miscounted(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().find_map(|(at, number)| {
        let number = number.trim_start_matches(['(', '“', '\u{2068}']);
        let next = *words.get(at + 1).filter(|_| number == "1")?;
        let noun = if BETWEEN.contains(&next) { words.get(at + 2)? } else { next };
        let noun = noun.trim_end_matches(|c: char| !c.is_alphanumeric());
        let mut several = COUNTED.split_whitespace();
        let all = at.checked_sub(1).and_then(|at| words.get(at)) == Some(&"All");
        (all || several.any(|several| several == noun)).then(|| format!("{number} {noun}"))
    })
}

#[test]
fn one_is_counted_as_one() {
    assert_eq!(miscounted("with 1 accounts here"), Some("1 accounts".into()));
    assert_eq!(miscounted("All 1 account gone"), Some("1 account".into()));
    assert_eq!(miscounted("(1 business days late)"), Some("1 days".into()));
    assert_eq!(miscounted("1 account, 2 accounts, P1 days, 12 days"), None);
    let folder = crate::house::root().join("assets/locales/en");
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        for (id, args) in arguments(&std::fs::read_to_string(file.path()).unwrap()) {
            let given = args.iter().map(|arg| (arg.clone().into(), Arg::Count(1)));
            let said = Lang::En.say(&Message { id: id.clone().into(), args: given.collect() });
            wrong.extend(miscounted(&said).map(|found| format!("{id}: {found} in {said}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let points = Message::new("unit-points").number("value", 1.0, 0);
    assert_eq!(Lang::En.say(&points), "1 point");
}

/// Whatever an export can be read into has a title in both languages.
#[test]
fn every_column_has_a_title() {
    let ids: BTreeSet<String> = message_ids(Lang::En).0.into_iter().collect();
    let fields = Entity::ALL
        .into_iter()
        .flat_map(|entity| entity.fields().iter().map(move |f| column_title(entity, f.id)));
    let slots = ["key", "account", "account_name", "account_domain", "first_name", "last_name"];
    let more = ["updated", "deleted", "times", "interval"];
    let slots = slots.into_iter().chain(more).map(|slot| column_title(Entity::Account, slot));
    for title in fields.chain(slots) {
        assert!(ids.contains(title.id.as_str()), "{}", title.id.as_str());
    }
}
