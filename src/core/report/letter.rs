//! A follow-up message to the customer, from a template. It is made of [`Outside`] alone, copied
//! and never sent.

use super::outside::{Addressee, Date, Outside, promises, when};
use super::{Say, named};
use crate::core::activity::TouchKind;
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

    /// Subject, address, greeting, body, promises, next date, close: plain text. Nothing is
    /// announced that does not follow.
    pub fn write(self, outside: &Outside, say: Say<'_>) -> String {
        let part = |name: &str| say(&self.part(name, outside));
        let mut blocks = vec![part("subject"), trimmed(&say(&addressee(self.to(outside))))];
        blocks.push([say(&greeting(outside)), part("body")].join("\n").trim().to_owned());
        blocks.extend(self.promised(outside).into_iter().map(|(title, items)| {
            let title = Message { id: title.into(), args: Vec::new() };
            format!("{}\n{}", say(&title), listed(&items, say))
        }));
        if !matches!(self, Self::Schedule | Self::NoReply) {
            let next = outside.next.as_ref();
            let next = next.map(|next| Message::new("letter-next").message("when", when(next)));
            blocks.extend(next.map(|next| say(&next)));
        }
        blocks.push(say(&close(outside)));
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n") + "\n"
    }

    /// Minutes go to who took part.
    fn to(self, outside: &Outside) -> Whom<'_> {
        let met = outside.met.as_ref().filter(|_| self == Self::Minutes);
        (&outside.company, met.or(outside.to.as_ref()))
    }

    /// Open promises of both sides under their titles, where the message tells them.
    fn promised(self, outside: &Outside) -> Vec<(&'static str, Vec<Message>)> {
        let tells = matches!(self, Self::Minutes | Self::Handover);
        let sides = [("letter-ours", &outside.ours), ("letter-theirs", &outside.theirs)];
        let open = sides.into_iter().filter(|_| tells).map(|(title, given)| {
            let open: Vec<_> = given.iter().filter(|promise| !promise.kept).cloned().collect();
            (title, promises(&open).into_iter().map(|item| item.text).collect::<Vec<_>>())
        });
        open.filter(|(_, items)| !items.is_empty()).collect()
    }

    /// The wording that fits what is on file: `letter-<what>-<part>[-<with>]`.
    fn part(self, name: &str, outside: &Outside) -> Message {
        let with = self.wording(outside);
        // The subject says the same whether promises follow or not.
        let with = if name == "subject" { with.trim_end_matches("-open") } else { with };
        let text =
            Message { id: format!("letter-{}-{name}{with}", self.id()).into(), args: Vec::new() };
        match self {
            Self::Renewal => outside.end.map_or(text.clone(), |end| text.day("day", end)),
            Self::Minutes => fresh(outside).map_or(text.clone(), |last| {
                let kind = named("outside-touch", last.kind.id());
                text.day("day", last.day).message("kind", kind)
            }),
            Self::Schedule => {
                outside.next.as_ref().map_or(text.clone(), |next| text.message("when", when(next)))
            }
            _ => text,
        }
    }

    fn wording(self, outside: &Outside) -> &'static str {
        let open = !self.promised(outside).is_empty();
        match self {
            Self::Minutes => match (fresh(outside).map(spoken), open) {
                (Some(true), true) => "-met-open",
                (Some(true), false) => "-met",
                (Some(false), true) => "-wrote-open",
                (Some(false), false) => "-wrote",
                (None, true) => "-open",
                (None, false) => "",
            },
            Self::Handover if open => "-open",
            Self::Renewal if outside.end.is_some_and(|end| end >= outside.as_of) => "-dated",
            Self::Schedule if outside.next.is_some() => "-booked",
            _ => "",
        }
    }
}

/// The last touch, while one still thanks for it.
fn fresh(outside: &Outside) -> Option<&Date> {
    outside.last.as_ref().filter(|last| outside.as_of - last.day <= THANKS_DAYS)
}

/// A company, and who there is written to.
type Whom<'a> = (&'a str, Option<&'a Addressee>);

/// One thanks for a talk for so many days.
const THANKS_DAYS: i32 = 14;

/// Spoken, not written.
fn spoken(date: &Date) -> bool {
    !matches!(date.kind, TouchKind::Email | TouchKind::Chat)
}

/// Whom it is for: one person, else whoever it concerns. Never an honorific on both.
fn addressee((company, to): Whom<'_>) -> Message {
    let Some(to) = to else {
        return Message::new("letter-to-company").text("company", company);
    };
    let place: Vec<&str> =
        [&to.department, &to.title].into_iter().flatten().map(String::as_str).collect();
    let text = Message::new("letter-to-person").text("company", company);
    text.text("place", place.join(" ")).text("name", &to.name)
}

fn greeting(outside: &Outside) -> Message {
    match (&outside.from, &outside.house) {
        (Some(from), Some(house)) => {
            Message::new("letter-greeting-of").text("from", from).text("company", house)
        }
        (Some(from), None) => Message::new("letter-greeting-from").text("from", from),
        (None, _) => Message::new("letter-greeting"),
    }
}

fn close(outside: &Outside) -> Message {
    match (&outside.from, &outside.house) {
        (Some(from), Some(house)) => {
            Message::new("letter-close-of").text("from", from).text("company", house)
        }
        (Some(from), None) => Message::new("letter-close-from").text("from", from),
        (None, Some(house)) => Message::new("letter-close-from").text("from", house),
        (None, None) => Message::new("letter-close"),
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
