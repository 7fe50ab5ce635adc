//! Early warnings: the shape of a rule and of what it finds. One file per rule in `signal/`.

pub mod auto_renew_off;
pub mod champion_left;
pub mod invoice_overdue;
pub mod no_touch;
pub mod opt_out_near;
pub mod p1_open;
pub mod promise_overdue;
pub mod score_fall;
pub mod usage_drop;

use super::book::Book;
use super::day::Day;
use super::entity::Entity;
use super::facts::Facts;
use super::known::Known;
use super::message::Message;
use super::receipt::{Band, Receipt, Score, Unit};
use super::scorecard::Scorecard;
use super::scoring::dossier::Dossier;
use super::scoring::moment::Moment;
use serde::{Deserialize, Serialize};

/// P1 today, P2 this week, P3 watch. Ordered: a greater severity is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    P3,
    P2,
    P1,
}

impl Severity {
    pub fn id(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
        }
    }

    /// Message id of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::P1 => "severity-p1",
            Self::P2 => "severity-p2",
            Self::P3 => "severity-p3",
        }
    }
}

/// An open early warning of one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// Rule name: `usage_drop`.
    pub rule: Known,
    pub severity: Severity,
    /// The day on which the facts show that it began.
    pub since: Day,
    pub value: Option<f64>,
    pub threshold: Option<f64>,
    /// The baseline it is compared with.
    pub reference: Option<f64>,
    pub unit: Unit,
    /// The why-now text: ≤ 24 cells in Japanese.
    pub reason: Message,
    /// The full sentence with value, threshold and baseline. Lists leave it out; it comes with the
    /// details of an account.
    #[serde(default)]
    pub evidence: Option<Box<Message>>,
    /// The suggested play's id.
    pub play: Known,
    /// It already held when the feed was first imported: shown, but not new.
    pub baseline: bool,
}

impl Signal {
    /// The evidence, where it is loaded; else the reason speaks for itself.
    pub fn said(&self) -> &Message {
        self.evidence.as_deref().unwrap_or(&self.reason)
    }
}

/// What a rule reads: the account on a day, its receipt of that day, its scores before it.
pub struct Case<'a> {
    pub at: &'a Moment<'a>,
    pub receipt: &'a Receipt,
    pub past: &'a dyn Fn(Day) -> Option<Score>,
}

/// What a rule found.
pub struct Finding {
    pub severity: Severity,
    pub since: Day,
    pub value: Option<f64>,
    pub threshold: Option<f64>,
    pub reference: Option<f64>,
    pub unit: Unit,
    pub reason: Message,
    pub evidence: Message,
    pub play: &'static str,
    /// Where the evidence comes from; what held before its first import is the baseline. `None`
    /// for what the person wrote here.
    pub entity: Option<Entity>,
}

/// An early-warning rule: its thresholds, read from the scorecard, and its condition.
pub trait Rule: Sync {
    fn find(&self, case: &Case<'_>) -> Option<Finding>;

    /// True when the thresholds do not cross.
    fn sound(&self) -> bool;
}

macro_rules! registry {
    ($($id:ident $Type:ident),* $(,)?) => {
        /// Every rule with its thresholds.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Rules {
            $(pub $id: $id::$Type,)*
        }

        /// Rule names; among equally severe reasons the earlier one is stronger.
        pub const RULES: &[&str] = &[$(stringify!($id)),*];

        impl Rules {
            /// All of them, in the order of [`RULES`].
            pub fn all(&self) -> Vec<&dyn Rule> {
                vec![$(&self.$id),*]
            }
        }
    };
}

registry! {
    auto_renew_off AutoRenewOff,
    opt_out_near OptOutNear,
    champion_left ChampionLeft,
    p1_open P1Open,
    promise_overdue PromiseOverdue,
    usage_drop UsageDrop,
    invoice_overdue InvoiceOverdue,
    score_fall ScoreFall,
    no_touch NoTouch,
}

/// The open early warnings of an account as of a day, strongest first. `past` says what the score
/// was on an earlier day.
pub fn open_signals(
    facts: &Facts,
    book: &Book,
    card: &Scorecard,
    receipt: &Receipt,
    as_of: Day,
    past: &dyn Fn(Day) -> Option<Score>,
) -> Vec<Signal> {
    let dossier = Dossier::new(facts, book, card);
    let at = Moment::new(&dossier, as_of, true);
    find_open(&Case { at: &at, receipt, past })
}

/// The same on a prepared dossier.
pub fn find_open(case: &Case<'_>) -> Vec<Signal> {
    if case.receipt.band == Band::Excluded {
        return Vec::new();
    }
    let rules = RULES.iter().zip(case.at.dossier.card.rules.all());
    let found = rules.filter_map(|(name, rule)| Some(open(case, name, rule.find(case)?)));
    let mut signals: Vec<Signal> = found.collect();
    signals.sort_by_key(|signal| std::cmp::Reverse(signal.severity));
    signals
}

fn open(case: &Case<'_>, rule: &'static str, finding: Finding) -> Signal {
    let baseline = finding.entity.is_some_and(|entity| is_baseline(case, entity, finding.since));
    Signal {
        rule: rule.into(),
        severity: finding.severity,
        since: finding.since,
        value: finding.value,
        threshold: finding.threshold,
        reference: finding.reference,
        unit: finding.unit,
        reason: finding.reason,
        evidence: Some(Box::new(finding.evidence)),
        play: finding.play.into(),
        baseline,
    }
}

/// It held already when the feed behind the evidence was first read.
fn is_baseline(case: &Case<'_>, entity: Entity, since: Day) -> bool {
    let own = case.at.first_seen(entity);
    let first = own.or_else(|| case.at.first_seen(Entity::Account));
    first.is_some_and(|first| since <= first)
}
