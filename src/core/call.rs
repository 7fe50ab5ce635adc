//! Planned touches of the whole book: what the person promised as the next one, and meetings that
//! an export has with a day still to come. One that has passed and was not logged stays until it is.

use super::activity::{Direction, Touch, TouchKind, TouchStatus};
use super::day::Day;
use super::task::Task;
use serde::{Deserialize, Serialize};

/// Days after a meeting within which a touch is taken as what came of it.
pub const LOGGED_WITHIN: i32 = 3;
/// Unlogged meetings are shown this long.
pub const UNLOGGED_DAYS: i32 = 30;
/// Meetings whose account nobody knows are shown this long.
pub const STRAY_DAYS: i32 = 90;

/// Which row a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallId {
    /// A planned touch of the person's own.
    Own(u32),
    /// A row of an export, by its place in the store.
    Export(i64),
    /// A task that is a call.
    Task(u32),
}

/// Meetings of a calendar that no account is known for: those that one word is enough for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The next of them; the last, where all have passed.
    pub id: CallId,
    pub source: String,
    pub reference: String,
    pub day: Day,
    pub minute: Option<u16>,
    /// Raw.
    pub subject: String,
    /// Addresses of those who are not of the own house.
    pub guests: Vec<String>,
    /// How many there are.
    pub times: usize,
}

impl Stray {
    /// Another one, later, that the same word is enough for.
    pub fn join(&mut self, later: &Self, today: Day) {
        let times = self.times + 1;
        if self.day < today {
            *self = later.clone();
        }
        self.times = times;
    }
}

/// One planned touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub id: CallId,
    /// The person's touch; for an export's row, the touch that would stand for it.
    pub touch: Touch,
    /// Something was logged with the account since.
    pub logged: bool,
    /// The person's own touch stands for this row of an export.
    pub replaced: bool,
    /// Names of those who are expected, where they are known; in the order of the touch.
    pub people: Vec<String>,
}

impl Call {
    /// To be prepared: today or later.
    pub fn ahead(&self, today: Day) -> bool {
        self.touch.day >= today
    }

    /// It has passed, and nothing was logged.
    pub fn unlogged(&self, today: Day) -> bool {
        self.touch.day < today && today - self.touch.day <= UNLOGGED_DAYS && !self.logged
    }

    /// Would this touch be what came of the call?
    pub fn answered_by(&self, touch: &Touch) -> bool {
        touch.account == self.touch.account
            && touch.status == TouchStatus::Held
            && touch.kind != TouchKind::Note
            && (0..=LOGGED_WITHIN).contains(&(touch.day - self.touch.day))
    }

    /// A task that is tagged as a call or a meeting, on its day.
    pub fn of_task(task: &Task) -> Option<Self> {
        let kind = task.tags.iter().find_map(|tag| kind_of_tag(tag))?;
        let touch = Touch {
            id: 0,
            account: task.account?,
            kind,
            direction: Some(Direction::TwoWay),
            day: task.due.filter(|_| task.unfinished())?,
            minute: None,
            with: Vec::new(),
            text: task.title.clone(),
            status: TouchStatus::Planned,
            tags: Vec::new(),
            prepared: false,
            of: None,
        };
        Some(Self {
            id: CallId::Task(task.id),
            touch,
            logged: false,
            replaced: false,
            people: Vec::new(),
        })
    }
}

/// `#call`, `#meeting`, `#定例` …
fn kind_of_tag(tag: &str) -> Option<TouchKind> {
    Some(match tag.to_lowercase().as_str() {
        "call" | "電話" => TouchKind::Call,
        "meeting" | "打ち合わせ" | "打合せ" | "会議" => TouchKind::Meeting,
        "regular" | "定例" | "定例会" => TouchKind::Regular,
        "visit" | "訪問" => TouchKind::Visit,
        "qbr" => TouchKind::Qbr,
        _ => return None,
    })
}

/// The person's change to a touch, in the list of calls.
pub fn put(calls: &mut Vec<std::sync::Arc<Call>>, touch: &Touch, removed: bool) {
    let own = CallId::Own(touch.id);
    let planned = !removed && touch.status == TouchStatus::Planned;
    let place = calls.iter().position(|call| call.id == own);
    match (place, planned) {
        (Some(at), true) => {
            if let Some(call) = calls.get_mut(at) {
                std::sync::Arc::make_mut(call).touch = touch.clone();
            }
        }
        (Some(_), false) => calls.retain(|call| call.id != own),
        (None, true) => {
            let call = Call {
                id: own,
                touch: touch.clone(),
                logged: false,
                replaced: false,
                people: Vec::new(),
            };
            calls.push(std::sync::Arc::new(call));
        }
        (None, false) => {}
    }
    for call in calls.iter_mut().filter(|call| call.id != own) {
        let stands_for = touch.of.is_some() && call.touch.of == touch.of;
        if stands_for || call.answered_by(touch) {
            let call = std::sync::Arc::make_mut(call);
            if stands_for {
                call.replaced = !removed;
            } else {
                call.logged = !removed;
            }
        }
    }
}
