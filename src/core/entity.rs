//! The twelve entities that exports bring, and every field of each once: what it is called, how
//! it is read, what its absence locks. Ingest maps columns to these; the store has one table per
//! entity with one column per field (usage is kept as packed series instead).

use super::day::Day;
use super::message::Message;
use serde::{Deserialize, Serialize};

/// How a cell of a field is read and stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Day without time.
    Day,
    /// Whole number.
    Int,
    /// Decimal number.
    Number,
    /// Integer minor units; the currency is in the entity's `currency` field.
    Money,
    Bool,
    /// One of a few canonical words; ingest maps synonyms of both languages to them.
    Word(&'static [&'static str]),
    /// Several texts, joined by `;`.
    List,
}

/// A value as read. Unknown is `None` around it, never a zero or an empty text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Text(String),
    Day(Day),
    Int(i64),
    Number(f64),
    Bool(bool),
}

impl Value {
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
    pub fn as_day(&self) -> Option<Day> {
        if let Self::Day(day) = self { Some(*day) } else { None }
    }
    pub fn as_int(&self) -> Option<i64> {
        if let Self::Int(int) = self { Some(*int) } else { None }
    }
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(bool) = self { Some(*bool) } else { None }
    }
}

impl Value {
    /// The one text form of a value, as corrections and the journal keep it: days as
    /// `YYYY-MM-DD`, amounts in minor units, `true`/`false`.
    pub fn canonical(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Int(int) => int.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Bool(bool) => bool.to_string(),
        }
    }
}

impl Kind {
    /// Reads the text of [`Value::canonical`]; `None` when it is not of this kind.
    pub fn read(self, text: &str) -> Option<Value> {
        Some(match self {
            Self::Text | Self::List => Value::Text(text.to_owned()),
            Self::Word(words) => Value::Text((*words.iter().find(|word| **word == text)?).into()),
            Self::Day => Value::Day(Day::parse(text)?),
            Self::Int | Self::Money => Value::Int(text.parse().ok()?),
            Self::Number => Value::Number(text.parse().ok()?),
            Self::Bool => Value::Bool(text.parse().ok()?),
        })
    }
}

/// One field of an entity.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    pub id: &'static str,
    pub kind: Kind,
    /// Wanted, not required: its absence is said with what it locks.
    pub wanted: bool,
    /// A state: it has no day of its own; older values are kept as versions.
    pub state: bool,
}

const fn plain(id: &'static str, kind: Kind) -> FieldSpec {
    FieldSpec { id, kind, wanted: false, state: false }
}
const fn wanted(id: &'static str, kind: Kind) -> FieldSpec {
    FieldSpec { id, kind, wanted: true, state: false }
}
const fn state(id: &'static str, kind: Kind) -> FieldSpec {
    FieldSpec { id, kind, wanted: false, state: true }
}
const fn wanted_state(id: &'static str, kind: Kind) -> FieldSpec {
    FieldSpec { id, kind, wanted: true, state: true }
}

/// What one row of an export is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    Account,
    Subscription,
    Contact,
    Usage,
    Ticket,
    Response,
    Activity,
    Invoice,
    Opportunity,
    Training,
    Task,
    Outcome,
}

/// What screens and notes call a column, by what it is read into: a field, or a slot of a preset.
pub fn column_title(entity: Entity, id: &str) -> Message {
    let of = if (entity, id) == (Entity::Task, "title") { "task-" } else { "" };
    Message { id: format!("column-{of}{}", id.replace('_', "-")).into(), args: Vec::new() }
}

impl Entity {
    /// In the order in which files of one run are applied.
    pub const ALL: [Self; 12] = [
        Self::Account,
        Self::Subscription,
        Self::Contact,
        Self::Usage,
        Self::Ticket,
        Self::Response,
        Self::Activity,
        Self::Invoice,
        Self::Opportunity,
        Self::Training,
        Self::Task,
        Self::Outcome,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Subscription => "subscription",
            Self::Contact => "contact",
            Self::Usage => "usage",
            Self::Ticket => "ticket",
            Self::Response => "response",
            Self::Activity => "activity",
            Self::Invoice => "invoice",
            Self::Opportunity => "opportunity",
            Self::Training => "training",
            Self::Task => "task",
            Self::Outcome => "outcome",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.id() == id)
    }

    /// Every field, in the order of `Record::values` and of the store's columns.
    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Account => ACCOUNT,
            Self::Subscription => SUBSCRIPTION,
            Self::Contact => CONTACT,
            Self::Usage => USAGE,
            Self::Ticket => TICKET,
            Self::Response => RESPONSE,
            Self::Activity => ACTIVITY,
            Self::Invoice => INVOICE,
            Self::Opportunity => OPPORTUNITY,
            Self::Training => TRAINING,
            Self::Task => TASK,
            Self::Outcome => OUTCOME,
        }
    }

    /// The position of a field in [`Entity::fields`].
    /// What the kind is called: `tickets`, `問い合わせ`.
    pub fn said(self) -> Message {
        Message { id: format!("entity-{}", self.id()).into(), args: Vec::new() }
    }

    pub fn field(self, id: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.id == id)
    }

    /// The field whose day says when the event was; `None` for states (account, contact).
    pub fn event_day(self) -> Option<&'static str> {
        match self {
            Self::Account | Self::Contact => None,
            Self::Subscription | Self::Task => Some("start"),
            Self::Usage | Self::Response | Self::Activity | Self::Training => Some("date"),
            Self::Ticket => Some("opened"),
            Self::Invoice => Some("issued"),
            Self::Opportunity => Some("close_date"),
            Self::Outcome => Some("decision_date"),
        }
    }
}

use Kind::{Bool, Day as DayKind, Int, List, Money, Number, Text, Word};

const ACCOUNT: &[FieldSpec] = &[
    wanted_state("name", Text),
    wanted_state("arr", Money),
    state("mrr", Money),
    state("currency", Text),
    wanted_state("owner", Text),
    wanted_state("segment", Text),
    wanted_state("tier", Text),
    state("stage", Text),
    wanted("start_date", DayKind),
    state("parent", Text),
    state("industry", Text),
    state("country", Text),
    state("domains", List),
    state("fiscal_year_end", Text),
    state("go_live_date", DayKind),
    state("seats", Int),
    state("renewal_date", DayKind),
    state("end_date", DayKind),
    state("notice", Text),
    state("auto_renew", Word(RENEWAL_MODES)),
    state("last_touch", DayKind),
    state("name_kana", Text),
    state("short_name", Text),
    state("corporate_number", Text),
    state("tags", List),
    state("internal", Bool),
    state("url", Text),
    state("alias", Text),
    state("merged_into", Text),
    state("merged_ids", List),
];

/// How a term goes on: by itself, by a new order each time, or not at all.
pub const RENEWAL_MODES: &[&str] = &["auto", "manual", "ended"];

const SUBSCRIPTION: &[FieldSpec] = &[
    wanted("start", DayKind),
    wanted("end", DayKind),
    plain("renewal", DayKind),
    wanted_state("notice", Text),
    wanted_state("auto_renew", Word(RENEWAL_MODES)),
    plain("auto_renew_changed", DayKind),
    state("product", Text),
    wanted_state("seats", Int),
    state("seats_provisioned", Int),
    state("mrr", Money),
    state("arr", Money),
    state("currency", Text),
    plain("cancelled", DayKind),
    state("status", Text),
    state("commitment", Int),
];

const CONTACT: &[FieldSpec] = &[
    wanted("name", Text),
    plain("email", Text),
    wanted_state("title", Text),
    wanted_state(
        "role",
        Word(&[
            "champion",
            "sponsor",
            "buyer",
            "admin",
            "power_user",
            "user",
            "blocker",
            "contact",
        ]),
    ),
    state("influence", Text),
    state("sentiment", Text),
    state("last_seen", DayKind),
    state("bounced", Bool),
    plain("departed", DayKind),
    state("name_kana", Text),
    state("department", Text),
    state("phone", Text),
    state("chat", Text),
];

const USAGE: &[FieldSpec] = &[
    wanted("date", DayKind),
    plain("metric", Text),
    plain("value", Number),
    wanted("active_users", Number),
    wanted("core_actions", Number),
    plain("sessions", Number),
    plain("events", Number),
    plain("features", Number),
    plain("api_calls", Number),
    plain("logins", Number),
    plain("active_users_30d", Number),
    plain("consumed", Number),
];

const TICKET: &[FieldSpec] = &[
    wanted("opened", DayKind),
    wanted("closed", DayKind),
    wanted("priority", Word(&["p1", "p2", "p3", "p4"])),
    wanted("status", Word(&["open", "pending", "solved", "deleted"])),
    plain("subject", Text),
    plain("kind", Text),
    plain("sla_breached", Bool),
    plain("reopened", Bool),
    plain("satisfaction", Number),
    plain("requester", Text),
    plain("url", Text),
];

const RESPONSE: &[FieldSpec] = &[
    wanted("kind", Word(&["nps", "csat", "ces"])),
    wanted("score", Number),
    wanted("date", DayKind),
    plain("contact", Text),
    plain("verbatim", Text),
    plain("survey", Text),
];

const ACTIVITY: &[FieldSpec] = &[
    wanted(
        "kind",
        Word(&["call", "meeting", "regular", "visit", "chat", "email", "webinar", "qbr", "note"]),
    ),
    wanted("date", DayKind),
    plain("time", Text),
    wanted("direction", Word(&["in", "out", "two_way"])),
    plain("attendees", List),
    plain("subject", Text),
    plain("body", Text),
    plain("next_step", Text),
    plain("status", Word(&["planned", "held", "cancelled", "no_show"])),
    plain("author", Text),
    plain("tags", List),
    plain("next_action", Text),
];

const INVOICE: &[FieldSpec] = &[
    plain("issued", DayKind),
    wanted("due", DayKind),
    wanted("paid", DayKind),
    plain("status", Word(&["open", "paid", "void", "draft"])),
    wanted("amount", Money),
    plain("open_amount", Money),
    plain("currency", Text),
    plain("disputed", Bool),
    plain("disputed_since", DayKind),
    plain("number", Text),
];

const OPPORTUNITY: &[FieldSpec] = &[
    plain("name", Text),
    wanted("kind", Word(&["renewal", "expansion", "new"])),
    wanted_state("amount", Money),
    plain("currency", Text),
    wanted("close_date", DayKind),
    wanted_state("category", Text),
    state("stage", Text),
    plain("competitor", Text),
    plain("status", Word(&["open", "won", "lost"])),
    plain("created", DayKind),
];

const TRAINING: &[FieldSpec] = &[
    plain("contact", Text),
    plain("course", Text),
    wanted("status", Text),
    wanted("date", DayKind),
    plain("expiry", DayKind),
];

const TASK: &[FieldSpec] = &[
    wanted("title", Text),
    plain("start", DayKind),
    wanted("due", DayKind),
    wanted("done", DayKind),
    plain("milestone", Bool),
    plain("side", Word(&["us", "customer"])),
    plain("template", Text),
    plain("project", Text),
    plain("owner", Text),
    plain("status", Text),
    plain("notes", Text),
];

const OUTCOME: &[FieldSpec] = &[
    wanted("kind", Word(&["renewed", "churned", "downsell", "upsell"])),
    wanted("decision_date", DayKind),
    plain("effective_date", DayKind),
    wanted("arr", Money),
    plain("currency", Text),
    plain("reason", Text),
];
