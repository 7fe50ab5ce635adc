//! What is said, before it is a sentence: a message id with typed arguments. Problems, evidence,
//! reasons and history keep these; `locale` makes the sentence in the reader's language.

use super::day::Day;
use super::known::Id;
use super::money::Money;
use serde::{Deserialize, Serialize};

/// One typed argument. The formatter in `locale` decides how each looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// Foreign or typed text, raw; made safe when it is shown.
    Text(String),
    /// A whole number; plurals follow it.
    Count(i64),
    /// A number with this many decimals.
    Number(f64, u8),
    /// A share in percent points, signed: -61.0 is «−61 %».
    Percent(f64),
    Day(Day),
    Money(Money),
    /// Foreign or typed names, raw, as one list in the way of the language.
    Names(Vec<String>),
    /// A nested message, such as the name of a rule inside a sentence.
    Message(Box<Message>),
}

/// A message id of `assets/locales/*/*.ftl` with its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub id: Id,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Id, Arg)>,
}

impl Message {
    /// The same with every text and name in it made another.
    #[must_use]
    pub fn with_texts(&self, to: &dyn Fn(&str) -> String) -> Self {
        let arg = |arg: &Arg| match arg {
            Arg::Text(text) => Arg::Text(to(text)),
            Arg::Names(names) => Arg::Names(names.iter().map(|name| to(name)).collect()),
            Arg::Message(inner) => Arg::Message(Box::new(inner.with_texts(to))),
            other => other.clone(),
        };
        Self { id: self.id, args: self.args.iter().map(|(name, one)| (*name, arg(one))).collect() }
    }

    pub const fn new(id: &'static str) -> Self {
        Self { id: Id::new(id), args: Vec::new() }
    }

    /// Several messages as one list, joined by `list-and` or `list-or`; `None` for nothing.
    pub fn list(joint: &'static str, parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut parts: Vec<Self> = parts.into_iter().collect();
        let last = parts.pop()?;
        let join = |rest: Self, first: Self| {
            Self::new(joint).message("first", first).message("rest", rest)
        };
        Some(parts.into_iter().rfold(last, join))
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((Id::new(name), arg));
        self
    }

    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Arg::Text(text.into()))
    }

    #[must_use]
    pub fn names(
        self,
        name: &'static str,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.with(name, Arg::Names(names.into_iter().map(Into::into).collect()))
    }

    #[must_use]
    pub fn count(self, name: &'static str, count: impl TryInto<i64>) -> Self {
        self.with(name, Arg::Count(count.try_into().unwrap_or(i64::MAX)))
    }

    #[must_use]
    pub fn number(self, name: &'static str, number: f64, decimals: u8) -> Self {
        self.with(name, Arg::Number(number, decimals))
    }

    #[must_use]
    pub fn percent(self, name: &'static str, percent: f64) -> Self {
        self.with(name, Arg::Percent(percent))
    }

    #[must_use]
    pub fn day(self, name: &'static str, day: Day) -> Self {
        self.with(name, Arg::Day(day))
    }

    #[must_use]
    pub fn money(self, name: &'static str, money: Money) -> Self {
        self.with(name, Arg::Money(money))
    }

    #[must_use]
    pub fn message(self, name: &'static str, message: Message) -> Self {
        self.with(name, Arg::Message(Box::new(message)))
    }
}
