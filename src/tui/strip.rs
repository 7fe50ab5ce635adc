//! Strips: a verb's second key, shown on the bottom two rows without a timeout.

use super::command::{Action, CommandSpec, Scope, msg};
use super::sweep::Kind;
use crate::core::day::Day;
use crate::core::overriding::Claim;
use crate::core::pulse::{PULSE_REASONS, PulseLevel};
use crate::core::task::WaitingOn;

pub const COMMANDS: &[CommandSpec] = &[CommandSpec::new(
    "strip-cancel",
    &["Esc", "Ctrl-c"],
    Scope::Strip,
    Action::Dismiss,
    msg("cmd-strip-cancel"),
)];

/// Which strip is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strip {
    Snooze,
    Due,
    Wait,
    Pulse,
    Reason(PulseLevel),
    /// What one says the health is, whatever is computed.
    Override,
    Field,
    /// Which template a checklist is started from; those of onboarding first.
    Template {
        onboarding: bool,
        /// The day its steps count from, where one was chosen.
        from: Option<Day>,
    },
    Copy,
    /// How a task is closed without being done.
    Drop,
    /// How what runs is ended: all of it, or its next step.
    Stop,
    /// What the list is narrowed by, and what it is sorted by.
    Facet,
    Order,
    Group,
    /// How a reason is closed without being handled.
    Close,
    /// What is asked of each account on a walk through the book.
    Sweep(Kind),
    /// What a follow-up message is about, in Japanese or English.
    Letter {
        japanese: bool,
    },
    /// After a call: would one say how it was? Any key but this one's leaves it out.
    After,
    AfterPulse,
    AfterReason(PulseLevel),
    /// What happens to the success plan; a digit names an objective that is met.
    Plan,
}

/// One choice: its key and the message id of its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub key: char,
    pub title: &'static str,
}

const fn choice(key: char, title: &'static str) -> Choice {
    Choice { key, title }
}

const WHEN: &[Choice] = &[
    choice('t', msg("when-tomorrow")),
    choice('m', msg("when-monday")),
    choice('w', msg("when-week")),
    choice('f', msg("when-fortnight")),
    choice('n', msg("when-month")),
    choice('r', msg("when-renewal")),
    choice('x', msg("when-change")),
    choice('d', msg("when-typed")),
];

/// The key that looks through every template, and the one that says from which day.
pub const MORE: char = '/';
pub const START_DAY: char = 'd';

const DUE: &[Choice] = &[
    choice('t', msg("when-tomorrow")),
    choice('m', msg("when-monday")),
    choice('w', msg("when-week")),
    choice('f', msg("when-fortnight")),
    choice('n', msg("when-month")),
    choice('r', msg("when-renewal")),
    choice('x', msg("when-none")),
    choice('d', msg("when-typed")),
];

const COPY: &[Choice] = &[
    choice('n', msg("copy-name")),
    choice('l', msg("copy-link")),
    choice('e', msg("copy-emails")),
    choice('b', msg("copy-brief")),
    choice('B', msg("copy-brief-outside")),
    choice('m', msg("copy-letter")),
    choice('j', msg("copy-json")),
];

/// The key that turns a message to the other language.
pub const OTHER_LANGUAGE: char = 'l';

const LETTERS: &[Choice] = &[
    choice('m', msg("letter-choice-minutes")),
    choice('s', msg("letter-choice-schedule")),
    choice('r', msg("letter-choice-renewal")),
    choice('n', msg("letter-choice-no-reply")),
    choice('h', msg("letter-choice-handover")),
    choice(OTHER_LANGUAGE, msg("letter-choice-language")),
];

const STOP: &[Choice] = &[choice('s', msg("stop-run")), choice('d', msg("stop-step"))];

const DROP: &[Choice] = &[choice('d', msg("drop-dropped")), choice('e', msg("drop-ends"))];

/// Keys of an override that are no band: a number, and taking it back.
pub const BY_NUMBER: char = 'n';
pub const END: char = 'x';

/// Keys of a plan that are no objective.
pub const OBJECTIVE: char = 'o';
pub const PROOF: char = 'v';
pub const AGREE: char = 'a';
pub const REVIEW: char = 'r';
pub const CLOSE_PLAN: char = 'x';

/// Accepted, or wrong and why, as in [`crate::core::verdict::DISMISSALS`].
const CLOSE: &[Choice] = &[
    choice('a', msg("close-accepted")),
    choice('s', msg("close-season")),
    choice('d', msg("close-data")),
    choice('t', msg("close-threshold")),
    choice('w', msg("close-wrong")),
];

/// What a list is narrowed by: the key and the column whose values are offered.
pub const FACETS: [(char, &str, &str); 6] = [
    ('b', "band", msg("field-band")),
    ('o', "owner", msg("field-owner")),
    ('s', "segment", msg("field-segment")),
    ('t', "tier", msg("field-tier")),
    ('g', "tag", msg("field-tag")),
    ('p', "stage", msg("field-stage")),
];

/// What a list is sorted by.
pub const ORDERS: [(char, &str, &str); 7] = [
    ('n', "name", msg("field-name")),
    ('a', "arr", msg("field-arr")),
    ('h', "score", msg("field-score")),
    ('m', "delta30", msg("order-change")),
    ('o', "optout", msg("order-deadline")),
    ('r', "renew", msg("field-renew")),
    ('t', "touch", msg("order-touch")),
];

fn fields(fields: &'static [(char, &str, &'static str)]) -> Vec<Choice> {
    fields.iter().map(|(key, _, title)| choice(*key, title)).collect()
}

/// Fields of an account that can be put right by hand: key, field id, title.
pub const FIELDS: [(char, &str, &str); 7] = [
    ('o', "owner", msg("field-of-owner")),
    ('s', "segment", msg("field-of-segment")),
    ('t', "tier", msg("field-of-tier")),
    ('g', "stage", msg("field-of-stage")),
    ('r', "renewal_date", msg("field-of-renewal")),
    ('n', "notice", msg("field-of-notice")),
    ('a', "auto_renew", msg("field-of-auto-renew")),
];

impl Strip {
    /// For the docs and the clash test.
    pub const ALL: [Self; 22] = [
        Self::Facet,
        Self::Order,
        Self::Group,
        Self::Snooze,
        Self::Due,
        Self::Wait,
        Self::Pulse,
        Self::Reason(PulseLevel::Red),
        Self::Override,
        Self::Field,
        Self::Template { onboarding: false, from: None },
        Self::Copy,
        Self::Drop,
        Self::Stop,
        Self::Close,
        Self::Sweep(Kind::Pulse),
        Self::Sweep(Kind::Renewals),
        Self::Sweep(Kind::Silent),
        Self::Letter { japanese: false },
        Self::After,
        Self::AfterPulse,
        Self::Plan,
    ];

    /// Message id of the question.
    pub fn title(self) -> &'static str {
        match self {
            Self::Snooze => msg("strip-snooze"),
            Self::Due => msg("strip-due"),
            Self::Wait => msg("strip-wait"),
            Self::Pulse | Self::AfterPulse => msg("strip-pulse"),
            Self::Reason(_) | Self::AfterReason(_) => msg("strip-reason"),
            Self::Letter { japanese: true } => msg("strip-letter-ja"),
            Self::Letter { japanese: false } => msg("strip-letter-en"),
            Self::After => msg("strip-after"),
            Self::Override => msg("strip-override"),
            Self::Plan => msg("strip-plan"),
            Self::Field => msg("strip-field"),
            Self::Template { .. } => msg("strip-template"),
            Self::Copy => msg("strip-copy"),
            Self::Drop => msg("strip-drop"),
            Self::Stop => msg("strip-stop"),
            Self::Close => msg("strip-close"),
            Self::Facet => msg("strip-facet"),
            Self::Order => msg("strip-order"),
            Self::Group => msg("strip-group"),
            Self::Sweep(kind) => kind.question(),
        }
    }

    /// Is the key one of its choices? A capital sorts further instead of anew.
    pub fn offers(self, key: char) -> bool {
        let key = if self == Self::Order { key.to_ascii_lowercase() } else { key };
        self.choices().iter().any(|choice| choice.key == key)
    }

    pub fn choices(self) -> Vec<Choice> {
        match self {
            Self::Snooze => WHEN.to_vec(),
            Self::Due => DUE.to_vec(),
            Self::Template { .. } => ('1'..='9')
                .map(|key| choice(key, msg("template-of-digit")))
                .chain([choice(START_DAY, msg("template-day")), choice(MORE, msg("template-more"))])
                .collect(),
            Self::Copy => COPY.to_vec(),
            Self::Drop => DROP.to_vec(),
            Self::Stop => STOP.to_vec(),
            Self::Close => CLOSE.to_vec(),
            Self::Facet => [
                fields(&FACETS),
                vec![choice('f', msg("facet-other")), choice('x', msg("facet-none"))],
            ]
            .concat(),
            Self::Order => {
                let more = [('u', msg("order-usual")), ('g', msg("order-group"))];
                [fields(&ORDERS), more.map(|(key, title)| choice(key, title)).to_vec()].concat()
            }
            Self::Group => [
                fields(&FACETS),
                vec![choice('f', msg("facet-other")), choice('x', msg("group-none"))],
            ]
            .concat(),
            Self::Sweep(kind) => sweep(kind),
            Self::Letter { .. } => LETTERS.to_vec(),
            Self::Wait => {
                WaitingOn::ALL.iter().map(|(key, on)| choice(*key, waiting(*on))).collect()
            }
            Self::After => vec![choice('r', msg("after-pulse"))],
            Self::Pulse | Self::AfterPulse => {
                PulseLevel::ALL.iter().map(|(key, level)| choice(*key, pulse(*level))).collect()
            }
            Self::Reason(_) | Self::AfterReason(_) => {
                PULSE_REASONS.iter().map(|(key, word)| choice(*key, reason(word))).collect()
            }
            Self::Override => overrides(),
            Self::Plan => plan(),
            Self::Field => FIELDS.iter().map(|(key, _, title)| choice(*key, title)).collect(),
        }
    }
}

/// The bands by their names, a number, and the way back.
fn overrides() -> Vec<Choice> {
    let bands = Claim::BANDS.map(|(key, band)| choice(key, band.title()));
    let more = [(BY_NUMBER, msg("override-number")), (END, msg("override-end"))];
    bands.into_iter().chain(more.map(|(key, title)| choice(key, title))).collect()
}

/// Steps of a plan and of its proof, before the objectives.
const PLAN: &[Choice] = &[
    choice(OBJECTIVE, msg("plan-choice-objective")),
    choice(PROOF, msg("plan-choice-proof")),
    choice(AGREE, msg("plan-choice-agree")),
    choice(REVIEW, msg("plan-choice-review")),
    choice(CLOSE_PLAN, msg("plan-choice-close")),
];

fn plan() -> Vec<Choice> {
    let met = ('1'..='9').map(|key| choice(key, msg("plan-choice-met")));
    PLAN.iter().copied().chain(met).collect()
}

/// The choices of a walk: what it is about, then how one walks.
fn sweep(kind: Kind) -> Vec<Choice> {
    let mut choices = match kind {
        Kind::Pulse => Strip::Pulse.choices(),
        Kind::Renewals => RENEWALS.to_vec(),
        Kind::Silent => SILENT.to_vec(),
    };
    choices.extend(WALK);
    choices
}

const RENEWALS: &[Choice] = &[choice('k', msg("sweep-keeps")), choice('l', msg("sweep-later"))];

const SILENT: &[Choice] = &[
    choice('c', msg("sweep-log")),
    choice('s', msg("sweep-snooze")),
    choice('t', msg("sweep-task")),
];

/// No key of a question on the way: `u` is a reason for a pulse, one key further.
pub const TAKE_BACK: char = 'z';

const WALK: &[Choice] = &[
    choice('n', msg("sweep-next")),
    choice('b', msg("sweep-back")),
    choice(TAKE_BACK, msg("sweep-undo")),
];

/// Message id of whom one waits on.
pub fn waiting(on: WaitingOn) -> &'static str {
    match on {
        WaitingOn::Customer => msg("waiting-on-customer"),
        WaitingOn::Product => msg("waiting-on-product"),
        WaitingOn::Sales => msg("waiting-on-sales"),
        WaitingOn::Support => msg("waiting-on-support"),
        WaitingOn::Accounting => msg("waiting-on-accounting"),
        WaitingOn::Legal => msg("waiting-on-legal"),
    }
}

pub fn pulse(level: PulseLevel) -> &'static str {
    match level {
        PulseLevel::Red => msg("pulse-red"),
        PulseLevel::Yellow => msg("pulse-yellow"),
        PulseLevel::Green => msg("pulse-green"),
    }
}

/// Message id of a pulse's reason; `None` for one that was typed.
pub fn reason(word: &str) -> &'static str {
    match word {
        "champion" => msg("pulse-reason-champion"),
        "usage" => msg("pulse-reason-usage"),
        "support" => msg("pulse-reason-support"),
        "price" => msg("pulse-reason-price"),
        "competitor" => msg("pulse-reason-competitor"),
        _ => msg("pulse-reason-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_strip_has_each_key_once_and_every_title_exists() {
        let (ids, _) = crate::locale::message_ids(crate::locale::Lang::En);
        for strip in Strip::ALL {
            let choices = strip.choices();
            let keys: BTreeSet<char> = choices.iter().map(|choice| choice.key).collect();
            assert_eq!(keys.len(), choices.len(), "{strip:?}");
            for choice in choices {
                assert!(ids.iter().any(|id| id == choice.title), "{}", choice.title);
            }
        }
    }
}
