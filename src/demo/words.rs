//! The word lists of `assets/demo`: invented names, what people wrote, header rows.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const LISTS: [&str; 3] = [
    include_str!("../../assets/demo/names.toml"),
    include_str!("../../assets/demo/texts.toml"),
    include_str!("../../assets/demo/headers.toml"),
];

/// A list by name; an unknown one is empty.
pub fn list(name: &str) -> &'static [String] {
    static WORDS: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let read = |text| toml::from_str::<BTreeMap<String, Vec<String>>>(text).unwrap_or_default();
        LISTS.iter().copied().flat_map(read).collect()
    });
    words.get(name).map_or(&[], Vec::as_slice)
}

/// The list in the customer's language: `name_japan` where the customer is Japanese.
pub fn spoken(name: &str, japanese: bool) -> &'static [String] {
    if japanese { list(&format!("{name}_japan")) } else { list(name) }
}

/// Writing, reading and roman letters of a Japanese entry; all three the same for another.
pub fn forms(entry: &str) -> (&str, &str, &str) {
    let mut parts = entry.split(' ');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(writing), Some(reading), Some(roman)) => (writing, reading, roman),
        _ => (entry, entry, entry),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read_and_none_is_named_twice() {
        let names: usize = LISTS
            .iter()
            .map(|text| toml::from_str::<BTreeMap<String, Vec<String>>>(text).unwrap().len())
            .sum();
        assert!(names > 60);
        assert!(!list("stems").is_empty() && !list("usage").is_empty());
        assert_eq!(spoken("chat", true).len(), list("chat_japan").len());
    }

    #[test]
    fn japanese_entries_have_three_forms() {
        for name in ["stems_japan", "kinds_japan", "first_japan", "last_japan"] {
            for entry in list(name) {
                let (writing, reading, roman) = forms(entry);
                assert!(roman.is_ascii() && !reading.is_ascii() && !writing.is_ascii(), "{entry}");
            }
        }
    }
}
