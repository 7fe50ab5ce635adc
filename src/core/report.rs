//! Pages made of data: a page is gathered as sections of messages with typed arguments, and then
//! written as Markdown, HTML or JSON. The call brief stays in the house; what may leave it is made
//! from an allow-list ([`outside`]).

pub mod brief;
pub mod html;
pub mod json;
pub mod letter;
pub mod markdown;
pub mod outlook;
pub mod outside;

use super::message::Message;

/// Makes the sentence of a message, in the reader's language.
pub type Say<'a> = &'a dyn Fn(&Message) -> String;

/// A page, whatever it is written as.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub title: Message,
    /// Whom it is for, above everything else; only pages that leave the house have it.
    pub address: Vec<Message>,
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Stable, for JSON and for finding it.
    pub id: &'static str,
    pub title: Message,
    pub items: Vec<Item>,
}

/// How much an item weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    /// Late, gone or burning.
    Alarm,
    /// Nothing is there, or it is only said for completeness.
    Quiet,
}

impl Tone {
    pub fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Alarm => "alarm",
            Self::Quiet => "quiet",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub text: Message,
    pub tone: Tone,
    /// The fact it follows from, where it follows from one.
    pub fact: Option<Message>,
}

impl Item {
    pub fn new(text: Message) -> Self {
        Self { text, tone: Tone::Plain, fact: None }
    }

    pub fn alarm(text: Message) -> Self {
        Self { tone: Tone::Alarm, ..Self::new(text) }
    }

    pub fn quiet(text: Message) -> Self {
        Self { tone: Tone::Quiet, ..Self::new(text) }
    }
}

impl Section {
    /// A section that says so when it has nothing to say.
    pub fn or(
        id: &'static str,
        title: Message,
        mut items: Vec<Item>,
        nothing: &'static str,
    ) -> Self {
        if items.is_empty() {
            items.push(Item::quiet(Message::new(nothing)));
        }
        Self { id, title, items }
    }
}

impl Page {
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// The message `topic-some-id` of `some_id`.
fn named(topic: &str, id: &str) -> Message {
    Message { id: format!("{topic}-{}", id.replace('_', "-")).into(), args: Vec::new() }
}
