//! Changing one key of `mamori.toml`: everything else, comments and order included, stays as the
//! person wrote it. A file that cannot be read is left alone.

use crate::core::book::{Setting, declares};
use crate::core::message::Message;
use crate::runtime::failure::Failure;
use std::path::Path;
use toml_edit::{Array, DocumentMut, Item, TableLike, Value};

/// The text of the file with a setting in it; `text` is what there is, if anything.
pub fn changed(path: &Path, text: Option<&str>, setting: &Setting) -> Result<String, Failure> {
    change(text.unwrap_or("format = 1\n"), setting).map_err(|why| {
        let message = Message::new("config-cannot-change");
        message.text("path", path.display().to_string()).text("why", why).into()
    })
}

/// The text with the setting in it, or what stands in the way.
fn change(text: &str, setting: &Setting) -> Result<String, String> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    match setting {
        Setting::Me(names) => set_list(list(document.as_table_mut(), "me")?, names),
        Setting::NotCollected(name) => {
            let words = declared(&mut document)?;
            if !words.iter().any(|word| word.as_str() == Some(name)) {
                words.push(name.as_str());
            }
        }
        Setting::Collected(name) => {
            let words = declared(&mut document)?;
            remove(words, |word| word.as_str().is_some_and(|word| declares(word, name)));
        }
        Setting::Theme(id) => {
            document.insert("theme", toml_edit::value(id.as_str()));
        }
        Setting::Margin(rule, percent) => {
            let table = document.entry("warnings").or_insert(toml_edit::table());
            let table = table.as_table_like_mut().ok_or("[warnings] is no table")?;
            if *percent == 0 {
                table.remove(rule);
            } else {
                table.insert(rule, toml_edit::value(i64::from(*percent)));
            }
        }
        Setting::Language(id) => {
            document.insert("language", toml_edit::value(id.as_str()));
        }
    }
    Ok(document.to_string())
}

/// `[health] not_collected`, made where there is none.
fn declared(document: &mut DocumentMut) -> Result<&mut Array, String> {
    let health = document.entry("health").or_insert(toml_edit::table());
    list(health.as_table_like_mut().ok_or("[health] is no table")?, "not_collected")
}

fn list<'t>(table: &'t mut dyn TableLike, key: &str) -> Result<&'t mut Array, String> {
    let item = table.entry(key).or_insert(Item::Value(Value::Array(Array::new())));
    item.as_array_mut().ok_or_else(|| format!("{key} is no list"))
}

/// Takes out of a list what is gone and adds what is new; the rest keeps its place and comments.
fn set_list(list: &mut Array, wanted: &[String]) {
    remove(list, |value| {
        !value.as_str().is_some_and(|text| wanted.iter().any(|wanted| wanted == text))
    });
    for text in wanted {
        if !list.iter().any(|value| value.as_str() == Some(text)) {
            list.push(text.as_str());
        }
    }
}

/// Takes values out with the comment that stands behind each. `toml_edit` keeps what follows a comma
/// before the value after it, or at the end of the list: a value goes without the first line in
/// front of it, which speaks of the one before, and with the first line in front of the next.
fn remove(list: &mut Array, gone: impl Fn(&Value) -> bool) {
    let mut index = 0;
    while let Some(value) = list.get(index) {
        if !gone(value) {
            index += 1;
            continue;
        }
        let value = list.remove(index);
        let before = value.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default();
        let kept = before.split_once('\n').map_or("", |(first, _)| first);
        if let Some(next) = list.get_mut(index) {
            let text = next.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default();
            let text = follow(kept, text);
            next.decor_mut().set_prefix(text);
        } else {
            let text = follow(kept, list.trailing().as_str().unwrap_or_default());
            list.set_trailing(text);
        }
    }
}

/// What stands between two values, with another first line.
fn follow(first: &str, between: &str) -> String {
    match between.split_once('\n') {
        Some((_, rest)) => format!("{first}\n{rest}"),
        None if first.is_empty() => between.to_owned(),
        None => format!("{first}\n{between}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn not_collected(word: &str) -> Setting {
        Setting::NotCollected(word.into())
    }

    fn check(before: &str, setting: &Setting, after: &str) {
        assert_eq!(change(before, setting).unwrap(), after);
    }

    #[test]
    fn what_the_person_wrote_stays() {
        check(
            "# mine\nme = [\"Aya\"] # it is me\n\n[health]\n# no surveys here\nnot_collected = [\"nps\"] # yet\n\n[triage]\ndaily_budget = 9\n",
            &not_collected("usage"),
            "# mine\nme = [\"Aya\"] # it is me\n\n[health]\n# no surveys here\nnot_collected = [\"nps\", \"usage\"] # yet\n\n[triage]\ndaily_budget = 9\n",
        );
        check(
            "[health]\nnot_collected = [\n  \"nps\", # one\n  \"csat\", # two\n]\n",
            &Setting::Collected("nps".into()),
            "[health]\nnot_collected = [\n  \"csat\", # two\n]\n",
        );
        check(
            "[health]\nnot_collected = [\n  \"nps\", # one\n  \"csat\", # two\n]\n",
            &Setting::Collected("csat".into()),
            "[health]\nnot_collected = [\n  \"nps\", # one\n]\n",
        );
    }

    #[test]
    fn a_key_that_was_not_there_is_added_in_its_place() {
        check(
            "format = 1\n",
            &not_collected("usage"),
            "format = 1\n\n[health]\nnot_collected = [\"usage\"]\n",
        );
        check(
            "format = 1\n\n[triage]\ndaily_budget = 9\n",
            &Setting::Me(vec!["佐藤 花子".into()]),
            "format = 1\nme = [\"佐藤 花子\"]\n\n[triage]\ndaily_budget = 9\n",
        );
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        assert!(change("me = [", &not_collected("usage")).is_err());
        assert!(change("health = 3", &not_collected("usage")).is_err());
    }
}
