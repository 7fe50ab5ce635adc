//! Early warnings: the shape of a rule and of what it finds. One file per rule in `signal/`.

pub mod auto_renew_off;
pub mod champion_left;
pub mod competitor;
pub mod compound;
pub mod contraction;
pub mod csat_fall;
pub mod csm_churn;
pub mod dark_account;
pub mod episode;
pub mod expansion;
pub mod external_event;
pub mod invoice_overdue;
pub mod no_activity;
pub mod no_owner;
pub mod no_shows;
pub mod no_sponsor;
pub mod no_touch;
pub mod no_value_proof;
pub mod nps_detractor;
pub mod nps_fall;
pub mod objective_overdue;
pub mod onboarding_overdue;
pub mod opt_out_near;
pub mod p1_open;
pub mod precision;
pub mod promise_overdue;
pub mod pulse_stale;
pub mod qbr_missed;
pub mod red_too_long;
pub mod score_fall;
pub mod seats_low;
pub mod series;
pub mod single_threaded;
pub mod sla_breach;
pub mod spike_then_silence;
pub mod sponsor_silent;
pub mod ticket_spike;
pub mod ttv_overrun;
pub mod usage_drop;
pub mod usage_slide;

use super::book::Book;
use super::day::Day;
use super::entity::Entity;
use super::facts::Facts;
use super::few::Few;
use super::figure::Figure;
use super::known::Known;
use super::message::Message;
use super::receipt::{Band, Receipt, Score, Unit};
use super::scorecard::{self, Scorecard};
use super::scoring::dossier::Dossier;
use super::scoring::moment::Moment;
use super::written;
use compound::Compound;
use episode::Quiet;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// P1 today, P2 this week, P3 watch. Ordered: a greater severity is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Good news: nothing to worry about, and no reason to be in Now.
    Good,
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
            Self::Good => "+",
        }
    }

    /// The same for programs: what is no warning has none.
    pub fn code(self) -> Option<&'static str> {
        (self != Self::Good).then(|| self.id())
    }

    /// Message id of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::P1 => "severity-p1",
            Self::P2 => "severity-p2",
            Self::P3 => "severity-p3",
            Self::Good => "severity-good",
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
    pub value: Figure,
    pub threshold: Figure,
    /// The baseline it is compared with.
    pub reference: Figure,
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
    /// Why it is no reason to be in Now, though it stands.
    #[serde(skip)]
    pub quiet: Option<Quiet>,
    /// It had cleared only lately: the same one again, and no news.
    #[serde(skip)]
    pub resumed: bool,
    /// Less of it is worse.
    #[serde(default)]
    pub falls: bool,
    /// What it is about, by the keys of its tickets, invoices or people; empty where nothing is
    /// named. A verdict is about these and no others.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub causes: Few<String>,
    /// The day on which it was first known here, which may be long after it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Day>,
    /// The days on which the feeds behind a baseline were first read.
    #[serde(skip)]
    pub first_read: Few<Day>,
}

impl Signal {
    /// The evidence, where it is loaded; else the reason speaks for itself.
    pub fn said(&self) -> &Message {
        self.evidence.as_deref().unwrap_or(&self.reason)
    }

    /// It is news to somebody who was last here on that day.
    pub fn is_news(&self, visit: Option<Day>) -> bool {
        let known = self.opened.map_or(self.since, |opened| opened.max(self.since));
        !self.baseline && !self.resumed && visit.is_none_or(|visit| known >= visit)
    }
}

/// What a rule reads: the account on a day, its receipt of that day, its scores before it.
pub struct Case<'a> {
    pub at: &'a Moment<'a>,
    pub receipt: &'a Receipt,
    pub past: &'a dyn Fn(Day) -> Option<Score>,
    /// The same without what other weights, settings or practices, or another profile, made of them.
    pub steady: &'a dyn Fn(Day) -> Option<Score>,
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
    /// Less of it is worse.
    pub falls: bool,
    /// Keys of what it is about.
    pub causes: Vec<String>,
}

impl Finding {
    /// What stands open, in words; see the other verbs for its numbers.
    pub fn new(severity: Severity, since: Day, (reason, evidence): (Message, Message)) -> Self {
        Self {
            severity,
            since,
            value: None,
            threshold: None,
            reference: None,
            unit: Unit::State,
            reason,
            evidence,
            play: "",
            entity: None,
            falls: false,
            causes: Vec::new(),
        }
    }

    #[must_use]
    pub fn measured(self, value: impl Into<f64>, threshold: impl Into<f64>, unit: Unit) -> Self {
        Self { value: Some(value.into()), threshold: Some(threshold.into()), unit, ..self }
    }

    /// The baseline it is compared with.
    #[must_use]
    pub fn against(self, reference: impl Into<f64>) -> Self {
        Self { reference: Some(reference.into()), ..self }
    }

    #[must_use]
    pub fn play(self, play: &'static str) -> Self {
        Self { play, ..self }
    }

    /// Less of it is worse.
    #[must_use]
    pub fn falling(self) -> Self {
        Self { falls: true, ..self }
    }

    /// What it is about: a verdict on it says nothing of others.
    #[must_use]
    pub fn about(self, causes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { causes: causes.into_iter().map(Into::into).collect(), ..self }
    }

    /// Where the evidence comes from.
    #[must_use]
    pub fn of(self, entity: Entity) -> Self {
        Self { entity: Some(entity), ..self }
    }
}

/// An early-warning rule: its thresholds, read from the scorecard, and its condition.
pub trait Rule: Sync {
    fn find(&self, case: &Case<'_>) -> Option<Finding>;

    /// It tells of use that fades: quiet in the first 90 days and in a season of the account.
    fn decays(&self) -> bool {
        false
    }

    /// True when the thresholds do not cross.
    fn sound(&self) -> bool;
}

macro_rules! registry {
    ($($id:ident $Type:ident),* $(,)?) => {
        /// Every rule with its thresholds.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(try_from = "RuleSheet")]
        pub struct Rules {
            $(pub $id: $id::$Type,)*
        }

        /// The rules as a scorecard has them: those it does not name are as they come.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct RuleSheet {
            $($id: Option<$id::$Type>,)*
        }

        impl TryFrom<RuleSheet> for Rules {
            type Error = &'static str;

            fn try_from(sheet: RuleSheet) -> Result<Self, Self::Error> {
                Ok(Self {
                    $($id: sheet.$id.or_else(|| usual_rule(stringify!($id)))
                        .ok_or(stringify!($id))?,)*
                })
            }
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
    red_too_long RedTooLong,
    dark_account DarkAccount,
    ttv_overrun TtvOverrun,
    spike_then_silence SpikeThenSilence,
    usage_drop UsageDrop,
    nps_detractor NpsDetractor,
    contraction Contraction,
    onboarding_overdue OnboardingOverdue,
    invoice_overdue InvoiceOverdue,
    score_fall ScoreFall,
    no_touch NoTouch,
    no_activity NoActivity,
    sponsor_silent SponsorSilent,
    single_threaded SingleThreaded,
    no_shows NoShows,
    sla_breach SlaBreach,
    nps_fall NpsFall,
    competitor Competitor,
    external_event ExternalEvent,
    no_owner NoOwner,
    seats_low SeatsLow,
    usage_slide UsageSlide,
    ticket_spike TicketSpike,
    csat_fall CsatFall,
    objective_overdue ObjectiveOverdue,
    no_value_proof NoValueProof,
    qbr_missed QbrMissed,
    no_sponsor NoSponsor,
    pulse_stale PulseStale,
    csm_churn CsmChurn,
    expansion Expansion,
}

fn usual_rule<T: DeserializeOwned>(name: &str) -> Option<T> {
    written::take(scorecard::usual().get("rules")?.get(name)?.as_table()?).ok()
}

/// One cause is said once: the first of each pair is quiet while the second stands.
const SAID_BY: &[(&str, &str)] = &[
    ("usage_slide", "usage_drop"),
    ("no_activity", "dark_account"),
    ("seats_low", "dark_account"),
    ("nps_fall", "nps_detractor"),
    ("expansion", "contraction"),
];

/// Days in which decay rules are quiet, and days after a season until use is back.
const SETTLING: i32 = 90;
const AFTER_SEASON: i32 = 14;

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
    find_open(&Case { at: &at, receipt, past, steady: past }).signals
}

/// What stands open of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Warnings {
    /// Strongest first.
    pub signals: Vec<Signal>,
    pub compounds: Vec<Compound>,
}

/// The same on a prepared dossier, with what the warnings mean together.
pub fn find_open(case: &Case<'_>) -> Warnings {
    if case.receipt.band == Band::Excluded {
        return Warnings::default();
    }
    let fading = is_settling(case) || is_off_season(case);
    let rules = RULES.iter().zip(case.at.dossier.card.rules.all());
    let rules = rules.filter(|(_, rule)| !(fading && rule.decays()));
    let found = rules.filter_map(|(name, rule)| Some(open(case, name, rule.find(case)?)));
    let found = found.filter(|signal| is_past_margin(case, signal));
    let mut signals: Vec<Signal> = found.collect();
    let names: Vec<Known> = signals.iter().map(|signal| signal.rule).collect();
    signals.retain(|signal| {
        let said =
            |(rule, by): &(&str, &str)| signal.rule == *rule && names.iter().any(|n| n == by);
        !SAID_BY.iter().any(said)
    });
    signals.sort_by_key(|signal| std::cmp::Reverse(signal.severity));
    Warnings { signals, compounds: compound::find(case, &names) }
}

/// Past the threshold by as much as the person wants of this rule. What is urgent always speaks.
fn is_past_margin(case: &Case<'_>, signal: &Signal) -> bool {
    let margins = &case.at.dossier.book.settings.margins;
    let margin = margins.get(signal.rule.as_str()).filter(|_| signal.severity < Severity::P1);
    let past = precision::past(signal.value.known(), signal.threshold.known());
    margin.zip(past).is_none_or(|(margin, past)| past >= f64::from(*margin))
}

fn is_settling(case: &Case<'_>) -> bool {
    case.at.younger_than(SETTLING)
}

/// In a season of the account in which less use is usual, or just after it.
fn is_off_season(case: &Case<'_>) -> bool {
    let seasons = &case.at.dossier.seasons;
    let day = case.at.day;
    seasons.iter().any(|season| season.holds(day) || season.holds(day - AFTER_SEASON))
}

fn open(case: &Case<'_>, rule: &'static str, finding: Finding) -> Signal {
    let first_read = finding.entity.map_or_else(Vec::new, |entity| first_read(case, entity));
    let first_read: Few<Day> =
        first_read.into_iter().filter(|first| finding.since <= *first).collect();
    Signal {
        rule: rule.into(),
        severity: finding.severity,
        since: finding.since,
        value: finding.value.map(tidy).into(),
        threshold: finding.threshold.map(tidy).into(),
        reference: finding.reference.map(tidy).into(),
        unit: finding.unit,
        reason: finding.reason,
        evidence: Some(Box::new(finding.evidence)),
        play: finding.play.into(),
        baseline: !first_read.is_empty(),
        quiet: None,
        resumed: false,
        falls: finding.falls,
        causes: finding.causes.into(),
        opened: None,
        first_read,
    }
}

/// To the millionth: what floating point adds beyond is no number of anybody's.
fn tidy(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// The days on which the feeds behind the evidence were first read. What held then and was known
/// then is the baseline; when it came to be known, the store can tell.
fn first_read(case: &Case<'_>, entity: Entity) -> Vec<Day> {
    let own = case.at.first_seen(entity);
    if own.is_empty() { case.at.first_seen(Entity::Account) } else { own }
}
