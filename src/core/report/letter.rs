//! A follow-up message to the customer, from a template. It is made of [`Outside`] alone, copied
//! and never sent.

use super::Say;
use super::outside::{Outside, promises, when};
use crate::core::message::Message;

/// What the message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Letter {
    Minutes,
    Schedule,
    Renewal,
    NoReply,
    Handover,
}

impl Letter {
    /// With the key that names each in the strip.
    pub const ALL: [(char, Self); 5] = [
        ('m', Self::Minutes),
        ('s', Self::Schedule),
        ('r', Self::Renewal),
        ('n', Self::NoReply),
        ('h', Self::Handover),
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Schedule => "schedule",
            Self::Renewal => "renewal",
            Self::NoReply => "no-reply",
            Self::Handover => "handover",
        }
    }

    /// Subject, address, greeting, body, promises, close: plain text.
    pub fn write(self, outside: &Outside, say: Say<'_>) -> String {
        let part = |name: &str| say(&self.part(name, outside));
        let mut blocks = vec![part("subject"), trimmed(&say(&addressee(outside)))];
        blocks.push([say(&greeting(outside)), part("body")].join("\n").trim().to_owned());
        if matches!(self, Self::Minutes | Self::Handover) {
            for (title, given) in
                [("letter-ours", &outside.ours), ("letter-theirs", &outside.theirs)]
            {
                let open: Vec<_> = given.iter().filter(|promise| !promise.kept).cloned().collect();
                let items: Vec<_> = promises(&open).into_iter().map(|item| item.text).collect();
                if !items.is_empty() {
                    let title = Message { id: title.into(), args: Vec::new() };
                    blocks.push(format!("{}\n{}", say(&title), listed(&items, say)));
                }
            }
        }
        let next = outside.next.as_ref().filter(|_| self != Self::Schedule);
        blocks
            .extend(next.map(|next| say(&Message::new("letter-next").message("when", when(next)))));
        blocks.push(say(&close(outside)));
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n") + "\n"
    }

    fn part(self, name: &str, outside: &Outside) -> Message {
        let dated = match self {
            Self::Renewal => outside.end.is_some(),
            Self::Minutes => outside.last.is_some(),
            _ => false,
        };
        let plain =
            if dated || !matches!(self, Self::Renewal | Self::Minutes) { "" } else { "-plain" };
        let id = format!("letter-{}-{name}{plain}", self.id());
        let text = Message { id: id.into(), args: Vec::new() };
        match (self, &outside.last, outside.end) {
            (Self::Renewal, _, Some(end)) => text.day("day", end),
            (Self::Minutes, Some(last), _) => text.day("day", last.day),
            _ => text,
        }
    }
}

/// Whom it is for: the company, or one person in it. Never an honorific on both.
fn addressee(outside: &Outside) -> Message {
    let Some(to) = &outside.to else {
        return Message::new("letter-to-company").text("company", &outside.company);
    };
    let place: Vec<&str> =
        [&to.department, &to.title].into_iter().flatten().map(String::as_str).collect();
    let text = Message::new("letter-to-person").text("company", &outside.company);
    text.text("place", place.join(" ")).text("name", &to.name)
}

fn greeting(outside: &Outside) -> Message {
    match &outside.from {
        Some(from) => Message::new("letter-greeting-from").text("from", from),
        None => Message::new("letter-greeting"),
    }
}

fn close(outside: &Outside) -> Message {
    match &outside.from {
        Some(from) => Message::new("letter-close-from").text("from", from),
        None => Message::new("letter-close"),
    }
}

/// Lines without the blanks that a part left out leaves behind.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn listed(messages: &[Message], say: Say<'_>) -> String {
    let line =
        |message: &Message| say(&Message::new("letter-item").message("text", message.clone()));
    messages.iter().map(line).collect::<Vec<_>>().join("\n")
}
