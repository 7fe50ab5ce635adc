//! Sentences from messages, and the one formatter of days, numbers and money. English and
//! Japanese texts are compiled in; Japanese falls back to English message by message.

mod fit;
pub mod format;
mod speech;

use crate::core::message::{Arg, Message};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/locales");

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    En,
    Ja,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::En, Self::Ja];

    pub fn id(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// Reads `ja`, `ja_JP.UTF-8`, `en-GB`; anything else is `None`.
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.id() == language)
    }

    /// The sentence of a message. An id that no bundle has is shown as itself.
    pub fn say(self, message: &Message) -> String {
        self.find(message).unwrap_or_else(|| message.id.to_string())
    }

    /// The sentence on a page that leaves the house: days are written out.
    pub fn say_outside(self, message: &Message) -> String {
        self.say(&self.written_out(message))
    }

    fn written_out(self, message: &Message) -> Message {
        let arg = |arg: &Arg| match arg {
            Arg::Day(day) => Arg::Text(format::long_day(self, *day)),
            Arg::Message(inner) => Arg::Message(Box::new(self.written_out(inner))),
            other => other.clone(),
        };
        let args = message.args.iter().map(|(name, value)| (*name, arg(value)));
        Message { id: message.id, args: args.collect() }
    }

    /// The sentence of a message without arguments. Each is made once: screens ask for the same
    /// words at every draw.
    pub fn word(self, id: &str) -> String {
        let words = words(self);
        if let Some(word) = words.read().unwrap_or_else(PoisonError::into_inner).get(id) {
            return word.clone();
        }
        let found = self.lookup(id, None).or_else(|| Self::En.lookup(id, None));
        let word = found.unwrap_or_else(|| id.to_owned());
        words.write().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), word.clone());
        word
    }

    /// A word of the trade that an export has in English, such as a stage or a forecast category,
    /// in this language; anything else as it is. `topic` is where its message ids begin.
    pub fn known(self, topic: &str, text: &str) -> String {
        let letters =
            |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let id = format!("{topic}-{}", text.trim().chars().map(letters).collect::<String>());
        match self {
            Self::Ja if text.is_ascii() => {
                self.lookup(&id, None).unwrap_or_else(|| text.to_owned())
            }
            _ => text.to_owned(),
        }
    }

    fn stage(self, text: &str) -> String {
        crate::core::text::Shown::new(&self.known("stage", text)).to_string()
    }

    fn find(self, message: &Message) -> Option<String> {
        let args = self.arguments(message);
        self.lookup(&message.id, Some(&args)).or_else(|| Self::En.lookup(&message.id, Some(&args)))
    }

    fn lookup(self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        speech::of(self).say(id, args)
    }

    fn arguments(self, message: &Message) -> FluentArgs<'_> {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            match arg {
                // A count carries its number beside its text, so that plurals can follow it.
                Arg::Count(count) => {
                    args.set(name.as_ref(), FluentValue::from(*count));
                }
                // A number that reads as one is one, also in its plural.
                Arg::Number(number, decimals) if format::number(*number, *decimals) == "1" => {
                    args.set(name.as_ref(), FluentValue::from(1));
                }
                // What an export calls a stage is one of our terms where it is one.
                Arg::Text(stage) if name == "stage" => {
                    args.set(name.as_ref(), FluentValue::from(self.stage(stage)));
                }
                arg => args.set(name.as_ref(), FluentValue::from(self.argument(arg))),
            }
        }
        args
    }

    /// One argument as text.
    pub fn argument(self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => crate::core::text::Shown::new(text).to_string(),
            Arg::Count(count) => format::count(*count),
            Arg::Number(number, decimals) => format::number(*number, *decimals),
            Arg::Percent(percent) => format::percent(*percent),
            Arg::Day(day) => format::day(self, *day),
            Arg::Money(money) => format::money(self, *money),
            Arg::Message(message) => self.say(message),
            Arg::Names(names) => {
                let names =
                    names.iter().map(|name| crate::core::text::Shown::new(name).to_string());
                self.list(&names.collect::<Vec<_>>())
            }
        }
    }

    /// Texts as one list: `a, b`, `a、b`. What stands between them is what `list-and` puts there.
    pub fn list(self, texts: &[String]) -> String {
        let joint = Message::new("list-and").text("first", "").text("rest", "");
        texts.join(&self.say(&joint))
    }
}

type Words = RwLock<HashMap<String, String>>;

/// The words of a language that were asked for already.
fn words(lang: Lang) -> &'static Words {
    static EN: LazyLock<Words> = LazyLock::new(Words::default);
    static JA: LazyLock<Words> = LazyLock::new(Words::default);
    if lang == Lang::En { &EN } else { &JA }
}

/// Ids of every message of a language, for the test that compares them, with each file's problems.
pub fn message_ids(lang: Lang) -> (Vec<String>, Vec<String>) {
    let mut ids = Vec::new();
    let mut faults = Vec::new();
    for file in LOCALES.get_dir(lang.id()).into_iter().flat_map(Dir::files) {
        let text = file.contents_utf8().unwrap_or_default();
        if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
            faults.push(format!("{}: {errors:?}", file.path().display()));
        }
        let named = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        ids.extend(named.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())));
    }
    ids.sort();
    (ids, faults)
}
