//! The composer's text: a touch, with promises of either side and the next touch.

use super::activity::{Direction, TouchKind};
use super::calendar::Calendar;
use super::day::Day;

/// A touch as typed. A line beginning `> ` is ours, `< ` theirs, `= ` the next touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    pub kind: TouchKind,
    pub direction: Option<Direction>,
    /// What was typed, less the promise and next-touch lines.
    pub text: String,
    pub day: Day,
    pub minute: Option<u16>,
    /// Names after `@`.
    pub with: Vec<String>,
    pub tags: Vec<String>,
    pub ours: Vec<(String, Option<Day>)>,
    pub theirs: Vec<(String, Option<Day>)>,
    pub next: Option<NextTouch>,
}

/// The planned next touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTouch {
    pub day: Day,
    pub minute: Option<u16>,
    pub text: String,
}

impl Composed {
    /// Nothing that could be kept was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.ours.is_empty()
            && self.theirs.is_empty()
            && self.next.is_none()
    }
}

/// Reads the composer's text. The direction is the kind's usual one; the caller may change it.
pub fn compose(text: &str, kind: TouchKind, today: Day, _calendar: &Calendar) -> Composed {
    Composed {
        kind,
        direction: kind.usual_direction(),
        text: text.trim().to_owned(),
        day: today,
        minute: None,
        with: Vec::new(),
        tags: Vec::new(),
        ours: Vec::new(),
        theirs: Vec::new(),
        next: None,
    }
}
