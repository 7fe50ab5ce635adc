//! The texts of a language: found by id at once, parsed one by one when they are first said. Of a
//! thousand messages a sitting says a few hundred, and the first frame some dozens.

use super::{LOCALES, Lang, format};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::Dir;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

/// What a language says.
pub struct Speech {
    /// The text of each message by its id.
    written: HashMap<&'static str, &'static str>,
    /// Those that have been said.
    said: RwLock<FluentBundle<FluentResource>>,
}

/// The texts of a language, looked through when it is first spoken.
pub fn of(lang: Lang) -> &'static Speech {
    static EN: LazyLock<Speech> = LazyLock::new(|| Speech::new(Lang::En));
    static JA: LazyLock<Speech> = LazyLock::new(|| Speech::new(Lang::Ja));
    if lang == Lang::En { &EN } else { &JA }
}

impl Speech {
    fn new(lang: Lang) -> Self {
        let id = lang.id().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(grouped));
        let files = LOCALES.get_dir(lang.id()).into_iter().flat_map(Dir::files);
        let texts = files.filter_map(include_dir::File::contents_utf8);
        Self { written: texts.flat_map(entries).collect(), said: RwLock::new(bundle) }
    }

    /// The sentence of a message; `None` where this language does not have it.
    pub fn say(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let text = self.written.get(id)?;
        if !self.said.read().unwrap_or_else(PoisonError::into_inner).has_message(id) {
            self.learn(text);
        }
        let bundle = self.said.read().unwrap_or_else(PoisonError::into_inner);
        let pattern = bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, args, &mut faults).into_owned();
        // A person reads it all the same; whoever wrote the caller hears of it in the tests.
        debug_assert!(args.is_none() || faults.is_empty(), "{id}: {faults:?}");
        Some(said)
    }

    /// Parses a message, and those it speaks of.
    fn learn(&self, text: &str) {
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
        let new = self
            .said
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .add_resource(resource)
            .is_ok();
        // One that is known already brought its own along.
        for other in references(text).filter(|_| new) {
            if let Some(text) = self.written.get(other) {
                self.learn(text);
            }
        }
    }
}

/// The messages of a file with their texts: each goes on until a line begins with a letter, the
/// dash of a term, or a comment.
fn entries(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let begins =
        |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic() || "-#".contains(c));
    let mut found: Vec<(&'static str, &'static str)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = 0;
        for (count, line) in rest.split_inclusive('\n').enumerate() {
            if count > 0 && begins(line) {
                break;
            }
            end += line.len();
        }
        let (entry, next) = rest.split_at(end);
        if let Some((id, _)) = entry.split_once('=').filter(|_| !entry.starts_with('#')) {
            found.push((id.trim(), entry));
        }
        rest = next;
    }
    found
}

/// Ids of messages and terms in placeables: `{ other-message }`, `{ -term }`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let braces = text.split('{').skip(1).map(str::trim_start);
    let ids = braces.map(|inner| {
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        inner.split_at(end.unwrap_or(inner.len())).0
    });
    ids.filter(|id| !id.is_empty())
}

/// Counts inside sentences get thousands separators like everywhere else.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format::count(number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# about\none = First\n\ntwo =\n    { one } and { -brand }\n# more\n-brand = Mamori\nnone = { $count ->\n    [one] it\n   *[other] { $count }\n}\n";

    fn speech() -> Speech {
        let bundle = FluentBundle::new_concurrent(vec![Lang::En.id().parse().unwrap()]);
        let written = entries(TEXT).into_iter().collect();
        let speech = Speech { written, said: RwLock::new(bundle) };
        speech.said.write().unwrap().set_use_isolating(false);
        speech
    }

    #[test]
    fn a_message_brings_those_it_speaks_of() {
        assert_eq!(speech().say("two", None).unwrap(), "First and Mamori");
        assert_eq!(speech().say("three", None), None);
    }

    #[test]
    fn a_message_is_parsed_when_it_is_first_said() {
        let speech = speech();
        assert!(!speech.said.read().unwrap().has_message("one"));
        let mut args = FluentArgs::new();
        args.set("count", 2);
        assert_eq!(speech.say("none", Some(&args)).unwrap(), "2");
        assert_eq!(speech.say("one", None).unwrap(), "First");
        assert!(speech.said.read().unwrap().has_message("one"));
    }

    #[test]
    fn every_message_of_the_program_is_found() {
        for lang in Lang::ALL {
            let (ids, _) = crate::locale::message_ids(lang);
            let lost: Vec<_> =
                ids.iter().filter(|id| !of(lang).written.contains_key(id.as_str())).collect();
            assert!(lost.is_empty(), "{lost:?}");
        }
    }
}
