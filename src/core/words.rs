//! The words of both languages for the few canonical ones: one table, by which exports are read and
//! what people type.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// `["entity.field"]`, canonical = its words.
pub const TEXT: &str = include_str!("../../assets/presets/words.toml");

pub type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

/// All of them.
pub fn table() -> &'static Table {
    &TABLE
}

/// The canonical word of a field (`subscription.auto_renew`) for what is written.
pub fn canonical(field: &str, written: &str) -> Option<String> {
    let written = plain(written);
    let means = |(to, words): &(&String, &Vec<String>)| {
        **to == written || words.iter().any(|word| plain(word) == written)
    };
    table().get(field)?.iter().find(means).map(|(to, _)| to.clone())
}

fn plain(word: &str) -> String {
    word.trim().nfkc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_read_by_the_words_of_exports() {
        let check = |written: &str, to: Option<&str>| {
            assert_eq!(canonical("subscription.auto_renew", written).as_deref(), to, "{written}");
        };
        check("auto", Some("auto"));
        check(" Evergreen ", Some("auto"));
        check("自動更新", Some("auto"));
        check("都度", Some("manual"));
        check("ORDER", Some("manual"));
        check("更新しない", Some("ended"));
        check("ends", Some("ended"));
        check("perhaps", None);
        assert_eq!(canonical("no.such", "auto"), None);
    }
}
