//! Touches: what exports say happened with a customer, and what the person logged here.

use super::account::AccountId;
use super::day::Day;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchKind {
    Call,
    Meeting,
    Regular,
    Visit,
    Chat,
    Email,
    Webinar,
    Qbr,
    Note,
}

impl TouchKind {
    pub const ALL: [Self; 9] = [
        Self::Call,
        Self::Meeting,
        Self::Regular,
        Self::Visit,
        Self::Chat,
        Self::Email,
        Self::Webinar,
        Self::Qbr,
        Self::Note,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Regular => "regular",
            Self::Visit => "visit",
            Self::Chat => "chat",
            Self::Email => "email",
            Self::Webinar => "webinar",
            Self::Qbr => "qbr",
            Self::Note => "note",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == word)
    }

    /// It stands in calendars before it takes place.
    pub fn is_booked(self) -> bool {
        !matches!(self, Self::Chat | Self::Email | Self::Note)
    }

    /// As a person logs it: calls, meetings, visits and reviews are two-way, and so is a chat one
    /// says one had; an e-mail sent is out; a note is none.
    pub fn usual_direction(self) -> Option<Direction> {
        match self {
            Self::Email | Self::Webinar => Some(Direction::Out),
            Self::Note => None,
            _ => Some(Direction::TwoWay),
        }
    }

    /// As an export has it that says nothing of who wrote: a line of chat is one side's. A day on
    /// which the other side wrote too is two-way.
    pub fn exported_direction(self) -> Option<Direction> {
        match self {
            Self::Chat => Some(Direction::Out),
            other => other.usual_direction(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    In,
    Out,
    TwoWay,
}

impl Direction {
    pub fn id(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::TwoWay => "two_way",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::In, Self::Out, Self::TwoWay].into_iter().find(|direction| direction.id() == word)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum TouchStatus {
    Planned,
    #[default]
    Held,
    Cancelled,
    NoShow,
}

impl TouchStatus {
    pub fn id(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Planned, Self::Held, Self::Cancelled, Self::NoShow]
            .into_iter()
            .find(|s| s.id() == word)
    }
}

/// A touch as the person logged it (personal: no sync ever changes it).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Touch {
    pub id: u32,
    pub account: AccountId,
    pub kind: TouchKind,
    /// `None` for notes.
    pub direction: Option<Direction>,
    pub day: Day,
    /// Minutes after midnight, where a time was given.
    pub minute: Option<u16>,
    /// Names or addresses of the customer's people who took part.
    #[serde(default)]
    pub with: Vec<String>,
    pub text: String,
    #[serde(default)]
    pub status: TouchStatus,
    #[serde(default)]
    pub tags: Vec<String>,
    /// A planned touch that the person has prepared for.
    #[serde(default)]
    pub prepared: bool,
    /// `source/key` of the exported row that it stands for.
    #[serde(default)]
    pub of: Option<String>,
}

/// A touch from either side, as scoring and the timeline see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub key: String,
    /// The export's source, or `you` for a touch logged here.
    pub source: String,
    pub kind: TouchKind,
    pub direction: Option<Direction>,
    pub day: Day,
    pub minute: Option<u16>,
    pub attendees: Vec<String>,
    pub subject: String,
    pub body: Option<String>,
    pub status: TouchStatus,
    /// A calendar has it and says nothing of what became of it: through its own day it is planned,
    /// from the next on it is taken as held.
    pub unsaid: bool,
    pub tags: Vec<String>,
}

impl Activity {
    /// It has taken place by `day`.
    pub fn held_by(&self, day: Day) -> bool {
        self.status == TouchStatus::Held && !self.ahead_on(day)
    }

    /// Both sides took part, and it has happened by `day`.
    pub fn two_way_by(&self, day: Day) -> bool {
        self.direction == Some(Direction::TwoWay) && self.held_by(day)
    }

    /// It has not taken place by `day`: it is planned, or a calendar has it on a later day.
    pub fn ahead_on(&self, day: Day) -> bool {
        match self.status {
            TouchStatus::Planned => self.day >= day,
            TouchStatus::Held if self.unsaid => self.day >= day,
            TouchStatus::Held => self.day > day,
            TouchStatus::Cancelled | TouchStatus::NoShow => false,
        }
    }
}

impl From<&Touch> for Activity {
    fn from(touch: &Touch) -> Self {
        Self {
            key: format!("c{}", touch.id),
            source: "you".into(),
            kind: touch.kind,
            direction: touch.direction,
            day: touch.day,
            minute: touch.minute,
            attendees: touch.with.clone(),
            subject: touch.text.clone(),
            body: None,
            status: touch.status,
            unsaid: false,
            tags: touch.tags.clone(),
        }
    }
}
