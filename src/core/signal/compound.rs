//! Compounds: three warnings that mean one thing together. Two of three are a compound in the
//! making.

use super::Case;
use super::competitor::is_tagged;
use crate::core::known::Known;
use crate::core::message::Message;
use crate::core::scoring::terms::Adverse;
use serde::{Deserialize, Serialize};

/// Days in which a tag on a touch speaks.
const FRESH: i32 = 90;
/// Days from which on a product that is not live has stayed on the shelf.
const SHELVED: i32 = 90;
/// The longest term, in days, that is a short one: half a year.
const SHORT: i32 = 184;

/// What a compound is made of.
enum Part {
    Rule(&'static str),
    /// Something on file that is no warning by itself, by its message.
    Fact(&'static str, fn(&Case<'_>) -> bool),
    /// A warning or something on file.
    Either(&'static str, &'static str, fn(&Case<'_>) -> bool),
}

struct Plan {
    id: &'static str,
    parts: [Part; 3],
}

const PLANS: &[Plan] = &[
    Plan {
        id: "decapitation",
        parts: [
            Part::Rule("champion_left"),
            Part::Rule("single_threaded"),
            Part::Rule("no_sponsor"),
        ],
    },
    Plan {
        id: "quiet_quit",
        parts: [Part::Rule("spike_then_silence"), Part::Rule("usage_drop"), Part::Rule("no_touch")],
    },
    Plan {
        id: "exit_preparation",
        parts: [
            Part::Rule("auto_renew_off"),
            Part::Fact("part-data-export", wants_data),
            Part::Either("competitor", "part-termination", asks_terms),
        ],
    },
    Plan {
        id: "shelfware",
        parts: [
            Part::Rule("seats_low"),
            Part::Rule("no_activity"),
            Part::Fact("part-never-live", is_shelved),
        ],
    },
    Plan {
        id: "failed_launch",
        parts: [
            Part::Rule("ttv_overrun"),
            Part::Rule("onboarding_overdue"),
            Part::Rule("dark_account"),
        ],
    },
    Plan {
        id: "value_vacuum",
        parts: [
            Part::Rule("no_value_proof"),
            Part::Rule("qbr_missed"),
            Part::Rule("sponsor_silent"),
        ],
    },
    Plan {
        id: "contraction_spiral",
        parts: [
            Part::Rule("contraction"),
            Part::Rule("seats_low"),
            Part::Fact("part-short-term", has_short_term),
        ],
    },
];

/// A compound of which at least two parts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compound {
    pub id: Known,
    /// One bit for each part that holds, in the order of the table.
    parts: u8,
}

impl Compound {
    /// All three hold.
    pub fn is_full(&self) -> bool {
        self.parts == 0b111
    }

    fn plan(self) -> Option<&'static Plan> {
        PLANS.iter().find(|plan| self.id == plan.id)
    }

    fn holding(self) -> impl Iterator<Item = &'static Part> + use<> {
        let held = self.parts;
        let parts = self.plan().into_iter().flat_map(|plan| plan.parts.iter().enumerate());
        parts.filter(move |(at, _)| held & (1 << at) != 0).map(|(_, part)| part)
    }

    /// Is a warning one of the parts that hold?
    pub fn has(&self, rule: &str) -> bool {
        self.holding().any(|part| match part {
            Part::Rule(name) | Part::Either(name, ..) => *name == rule,
            Part::Fact(..) => false,
        })
    }

    /// `Decapitation: champion left, single-threaded and no sponsor`, or `2 of 3`.
    pub fn said(&self) -> Message {
        let parts = Message::list("list-and", self.holding().map(name)).unwrap_or(self.name());
        if self.is_full() {
            return Message::new("compound-full")
                .message("name", self.name())
                .message("parts", parts);
        }
        let said = Message::new("compound-partial").message("name", self.name());
        said.count("count", self.parts.count_ones()).message("parts", parts)
    }

    pub fn name(&self) -> Message {
        Message { id: format!("compound-{}", self.id.replace('_', "-")).into(), args: Vec::new() }
    }
}

fn name(part: &Part) -> Message {
    match part {
        Part::Rule(rule) => {
            Message { id: format!("rule-{}", rule.replace('_', "-")).into(), args: Vec::new() }
        }
        Part::Fact(id, _) | Part::Either(_, id, _) => Message::new(id),
    }
}

/// The compounds of an account, given the rules that found something.
pub fn find(case: &Case<'_>, rules: &[Known]) -> Vec<Compound> {
    let on = |rule: &str| rules.iter().any(|found| found == rule);
    let holds = |part: &Part| match part {
        Part::Rule(rule) => on(rule),
        Part::Fact(_, fact) => fact(case),
        Part::Either(rule, _, fact) => on(rule) || fact(case),
    };
    let made = PLANS.iter().filter_map(|plan| {
        // Facts are read only where a warning stands.
        let begun = plan.parts.iter().any(|part| matches!(part, Part::Rule(rule) if on(rule)));
        let bits = || plan.parts.iter().enumerate().filter(|(_, part)| holds(part));
        let parts = if begun { bits().map(|(at, _)| 1 << at).sum::<u8>() } else { 0 };
        (parts.count_ones() >= 2).then(|| Compound { id: plan.id.into(), parts })
    });
    let mut made: Vec<Compound> = made.collect();
    made.sort_by_key(|compound| !compound.is_full());
    made
}

fn is_told(case: &Case<'_>, tags: &[&str]) -> bool {
    let day = case.at.day;
    let touches = case.at.dossier.facts.activities.iter();
    let mut recent = touches.filter(|touch| day - FRESH < touch.day && touch.day <= day);
    recent.any(|touch| is_tagged(&touch.tags, tags))
}

fn wants_data(case: &Case<'_>) -> bool {
    is_told(
        case,
        &["export", "data-export", "portability", "データ移行", "データ返却", "データ出力"],
    )
}

fn asks_terms(case: &Case<'_>) -> bool {
    is_told(case, &["termination", "offboarding", "解約条件", "解約手続", "解約条項"])
}

/// An onboarding that never came to an end, long after the start.
fn is_shelved(case: &Case<'_>) -> bool {
    case.at.onboarding() && case.at.tenure().is_some_and(|tenure| tenure > SHELVED)
}

/// A term in force is short, or shorter than the one before.
fn has_short_term(case: &Case<'_>) -> bool {
    let day = case.at.day;
    let terms = &case.at.dossier.terms;
    let shortened = |what: &Adverse<'_>| matches!(what, Adverse::Shortened { .. });
    let length = |row: &crate::core::contract::Subscription| Some(row.end? - row.start? + 1);
    terms.against(day).any(|fact| shortened(&fact.what))
        || terms.in_force(day).any(|term| length(term.row).is_some_and(|days| days <= SHORT))
}
