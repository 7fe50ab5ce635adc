//! The immutable picture that screens read: one derived row per account, and the open tasks.
//! A verb is applied to it at once; the store catches up behind.

pub mod apart;
mod judged;

use super::account::{AccountId, Tier};
use super::activity::{Touch, TouchStatus};
use super::call::{Call, Stray};
use super::capacity::Capacity;
use super::checklist::{self, Checklist};
use super::contract;
use super::day::Day;
use super::few::Few;
use super::figure::Figure;
use super::forecast::Forecast;
use super::identity::{About, Meeting, Merged, Ruling};
use super::known::Known;
use super::message::Message;
use super::money::Money;
use super::operation::{Item, Operation};
use super::opportunity::Opportunity;
use super::overriding::Override;
use super::pairs::Pairs;
use super::playbook::Library;
use super::queue::carry::Carry;
use super::receipt::{Band, Score};
use super::retention::Kept;
use super::search::is_mine;
use super::signal::compound::Compound;
use super::signal::episode::{Outage, Quiet};
use super::signal::{Severity, Signal};
use super::sparkline::Sparkline;
use super::task::Task;
use super::verdict::{Verdict, VerdictKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a list shows of one account. Kept by the store at write time; a list never scans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    pub id: AccountId,
    /// Registered name, raw.
    pub name: Box<str>,
    /// What lists show: short name, or the name without its legal form; raw.
    pub short_name: Box<str>,
    /// Folded for finding: names, reading, romaji, owner, segment, stage, tags (see `search`).
    pub needle: Box<str>,
    pub external_ids: Pairs,
    pub owner: Option<Known>,
    pub segment: Option<Known>,
    pub tier: Tier,
    pub tier_assumed: bool,
    pub stage: Option<Known>,
    #[serde(default)]
    pub stated: Stated,
    /// The day from which on no list of customers has it any more.
    #[serde(default)]
    pub gone: Option<Day>,
    pub tags: Few<Known>,
    pub url: Option<Box<str>>,
    /// Unmapped columns, for `x.<column>`.
    pub extra: Pairs,
    pub start: Option<Day>,
    pub go_live: Option<Day>,
    pub country: Option<Known>,
    /// Sum of the terms in force, else the account's own; `None` = unknown.
    pub arr: Option<Money>,
    /// ARR in book-currency major units, or in medians of its currency, for `priority` and sums.
    pub arr_weight: f64,
    pub score: Option<Score>,
    /// The partial sum, also where the score is unknown.
    pub raw: Option<Score>,
    pub band: Band,
    /// 0–1.
    pub coverage: f64,
    pub delta7: Figure,
    pub delta30: Figure,
    pub delta90: Figure,
    /// 26 weekly closes, oldest first, the last is today; whole points.
    pub sparkline: Sparkline,
    /// First day of the next term.
    pub renewal: Option<Day>,
    /// Legal last day of notice.
    pub opt_out: Option<Day>,
    /// The deadline the clocks use: last business day for notice, or the order date.
    pub deadline: Option<Day>,
    /// True where the term needs an order: `deadline` is the order date, there is no opt-out.
    pub by_order: bool,
    pub auto_renew: Option<bool>,
    #[serde(default)]
    pub after: After,
    /// What became of it in twelve months; `None` = it was no customer then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Box<Kept>>,
    pub last_touch: Option<Day>,
    /// Days without a two-way touch that this tier allows; `None` = no limit.
    pub touch_limit: Option<u16>,
    /// Days within which this tier is met again; `None` = no rhythm.
    pub cadence: Option<u16>,
    /// The day by which it should be met again: the last two-way touch and the cadence.
    pub contact_due: Option<Day>,
    /// The next planned touch.
    pub booked: Option<Day>,
    pub open_tasks: u32,
    pub overdue_tasks: u32,
    /// Next unfinished task: title and due day. Lists leave it out; they hold the tasks themselves.
    pub next_task: Option<Box<(String, Option<Day>)>>,
    /// `None` where no feed of tickets has ever listed the account.
    pub open_tickets: Option<u32>,
    /// The last pulse: its word and day.
    pub pulse: Option<(super::pulse::PulseLevel, Day)>,
    /// The person's own word beside the score, while it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overridden: Option<Box<Override>>,
    /// The person's own forecast of the renewal ahead, beside what a source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Box<Forecast>>,
    /// Open signals, strongest first.
    pub signals: Vec<Signal>,
    /// What they mean together, the whole ones first.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub compounds: Few<Compound>,
    /// The last verdict per rule.
    pub verdicts: Few<Verdict>,
    /// ARR × loss × urgency (`work.md`); never shown as a probability.
    pub priority: f64,
    /// Must-do: a date outside our control passes this week.
    pub must_do: bool,
}

/// What its sources and the person say of an account, where lists show something else of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// The parent's name, else how its source names it.
    pub parent: Option<Known>,
    pub parent_id: Option<AccountId>,
    /// Field and word: the tier, and what is said of the renewal beside the terms.
    pub words: Pairs,
}

/// What is known of the time after a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Last day of a term that is over, where no new one and no outcome is on file.
    pub lapsed: Option<Day>,
    /// The term that follows by itself, until a person takes it.
    pub next: Option<NextTerm>,
}

/// The term after one that renews by itself and was not stopped in time, and what the account's own
/// file says of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTerm {
    /// Its last day.
    pub end: Day,
    pub stated_end: Option<Day>,
    pub stated_renewal: Option<Day>,
}

/// The verdict on a term that is over is kept under this name.
pub const LAPSED: &str = "term_lapsed";

/// Where an account stands in triage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'a> {
    /// Its strongest reason that nobody has judged yet, or that came back.
    Now {
        reason: &'a Signal,
        back: bool,
    },
    Waiting(&'a Verdict),
    Snoozed(&'a Verdict),
    Quiet,
}

impl Summary {
    /// The row as lists hold it by the thousand: signals without their evidence, and no room that
    /// was taken in advance while it was read.
    pub fn slim(&mut self) {
        for signal in &mut self.signals {
            signal.reason.args.shrink_to_fit();
            signal.evidence = None;
        }
        self.signals.shrink_to_fit();
        self.next_task = None;
    }

    /// Judges open signals against verdicts, as of a day.
    pub fn standing(&self, today: Day) -> Standing<'_> {
        let mut held: Option<&Verdict> = None;
        for signal in self.signals.iter().filter(|signal| speaks(signal)) {
            let Some(verdict) = self.holding(signal, today) else {
                return Standing::Now { reason: signal, back: self.verdict_on(signal).is_some() };
            };
            held = held.or(Some(verdict));
        }
        match held {
            Some(verdict) if verdict.kind == VerdictKind::Waiting => Standing::Waiting(verdict),
            Some(verdict) if verdict.kind == VerdictKind::Snoozed => Standing::Snoozed(verdict),
            _ => Standing::Quiet,
        }
    }

    /// Every open signal that no verdict holds: what a verb of triage judges.
    pub fn standing_signals(&self, today: Day) -> Vec<&Signal> {
        let open = self.signals.iter().filter(|signal| signal.quiet.is_none());
        open.filter(|signal| self.holding(signal, today).is_none()).collect()
    }

    /// The last verdict on a warning, whether or not it still holds.
    pub fn verdict_on(&self, signal: &Signal) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.rule == signal.rule)
    }

    /// The verdict that still holds a warning back.
    pub fn holding(&self, signal: &Signal, today: Day) -> Option<&Verdict> {
        self.verdict_on(signal)
            .filter(|verdict| judged::quiets(verdict, signal, self.last_touch, today))
    }

    /// The last day of a term that is over, until a new term, an outcome or a verdict closes it.
    pub fn open_lapse(&self) -> Option<Day> {
        let judged = |end: &Day| {
            let value = Some(f64::from(end.number()));
            self.verdicts.iter().any(|it| it.rule.as_ref() == LAPSED && it.value == value)
        };
        self.after.lapsed.filter(|end| !judged(end))
    }

    /// The day by which one has to act: notice or order, else the last day of the term; of a term
    /// that is over its last day.
    pub fn act_by(&self) -> Option<Day> {
        self.deadline.or(self.renewal.map(|renewal| renewal - 1)).or_else(|| self.open_lapse())
    }

    /// The renewal is still to come, whether or not its notice day has passed, or its term is over
    /// and nothing has closed it.
    pub fn renewal_is_open(&self, today: Day) -> bool {
        let days = [self.deadline, self.renewal];
        days.into_iter().flatten().any(|day| day >= today) || self.open_lapse().is_some()
    }

    /// What recurs in a month: a twelfth of the ARR.
    pub fn mrr(&self) -> Option<Money> {
        let arr = self.arr?;
        let minor = (arr.minor as f64 / 12.0).round() as i64;
        Some(Money::new(minor, arr.currency))
    }

    /// The deadline in words; see [`contract::said`].
    pub fn deadline_said(&self) -> Option<Message> {
        Some(contract::said(self.opt_out, self.deadline?))
    }

    /// Days from `today` to the deadline; negative once it has passed.
    pub fn days_to_deadline(&self, today: Day) -> Option<i32> {
        self.deadline.map(|deadline| deadline - today)
    }

    /// The booked meeting, else the day by which it should be met.
    pub fn next_touch(&self, today: Day) -> Option<Day> {
        self.booked.filter(|day| *day >= today).or(self.contact_due)
    }

    /// To be contacted: due within the week or overdue, and nothing booked.
    pub fn due_for_contact(&self, today: Day) -> bool {
        self.booked.is_none_or(|day| day < today)
            && self.contact_due.is_some_and(|day| day <= today + 7)
    }

    /// A touch has been logged or planned.
    fn take_touch(&mut self, touch: &Touch, today: Day) {
        if super::activity::Activity::from(touch).two_way_by(today) {
            self.last_touch = self.last_touch.max(Some(touch.day));
            let due = self.cadence.map(|days| touch.day + i32::from(days));
            self.contact_due = self.contact_due.max(due);
        }
        if touch.status == TouchStatus::Planned && touch.day >= today {
            let booked = self.booked.filter(|day| *day >= today);
            self.booked = Some(booked.map_or(touch.day, |day| day.min(touch.day)));
        }
    }

    /// Silent: no two-way touch for longer than the tier allows, or none since one would have been
    /// seen. Where nothing on file could show a touch, nobody knows: unknown is not never.
    pub fn silent(&self, today: Day) -> bool {
        let Some(limit) = self.touch_limit else { return false };
        let seen = || Some(self.contact_due? - i32::from(self.cadence?));
        self.last_touch.or_else(seen).is_some_and(|since| today - since > i32::from(limit))
    }
}

/// A warning that is a reason to be in Now.
pub fn speaks(signal: &Signal) -> bool {
    signal.severity != Severity::Good && signal.quiet.is_none()
}

/// The whole book as the screens see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    pub today: Option<Day>,
    /// In triage order (must-dos, then priority).
    pub rows: Vec<Arc<Summary>>,
    /// Every unfinished task, and those finished today.
    pub tasks: Vec<Arc<Task>>,
    /// Steps of checklists that were finished or dropped before today.
    pub past_steps: Vec<Arc<Task>>,
    /// Touches that are planned, and those that passed without being logged.
    pub calls: Vec<Arc<Call>>,
    /// Meetings whose account nobody knows.
    pub strays: Vec<Arc<Stray>>,
    /// What the person has decided about who is who, oldest first.
    pub rulings: Vec<Ruling>,
    /// Accounts that went into others.
    pub merged: Vec<Merged>,
    /// The open renewal of an account as the CRM has it, the one that closes first.
    pub deals: BTreeMap<AccountId, Opportunity>,
    /// Of a past book: the day from which on it is known what deals were called.
    pub deals_since: Option<Day>,
    /// Templates that a checklist can be started from.
    pub library: Arc<Library>,
    /// False while only the first page is here.
    pub complete: bool,
    /// Accounts in the book, also while only the first page is here.
    pub total: usize,
    /// When the last run was applied: Unix seconds.
    pub synced_at: Option<i64>,
    /// The start of the previous visit: what is new is newer than this.
    pub last_visit: Option<Day>,
    /// Totals are in this currency where rates allow.
    pub book_currency: Option<super::money::Currency>,
    /// The person's own names as an owner; empty = everyone's.
    pub me: Vec<String>,
    /// The person's own company, as letters name it.
    pub company: Option<String>,
    /// Rows that Now shows above the cut line.
    pub daily_budget: usize,
    /// What a week has room for.
    pub capacity: Capacity,
    /// How often work was put off.
    pub carry: Carry,
    pub problems: usize,
    /// Runs that wait for a person's yes.
    pub held: usize,
    /// Warnings that much of the book got at once.
    pub outages: Vec<Outage>,
    /// Days from which on the book was scored by other weights or settings than before, ascending.
    pub rescored: Vec<Day>,
    /// Kinds of export that never came and are not declared away either.
    pub lacking: Vec<super::entity::Entity>,
    /// What the book declares not to collect, in force.
    pub not_collected: Vec<String>,
}

impl Portfolio {
    pub fn row(&self, id: AccountId) -> Option<&Arc<Summary>> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// In yen alone: lists then count in units of ten thousand.
    pub fn is_in_yen(&self) -> bool {
        apart::in_yen(self.book_currency, self.rows.iter().map(AsRef::as_ref))
    }

    pub fn task(&self, id: u32) -> Option<&Arc<Task>> {
        self.tasks.iter().chain(&self.past_steps).find(|task| task.id == id)
    }

    /// The checklists of the book, or of one account.
    pub fn checklists(&self, account: Option<AccountId>) -> Vec<Checklist> {
        let tasks = self.tasks.iter().chain(&self.past_steps);
        checklist::gather(tasks.filter(|task| account.is_none() || task.account == account))
    }

    /// New warnings of the person's own accounts that wait for a day with room for them.
    pub fn held_back(&self) -> usize {
        let mine = self.rows.iter().filter(|row| is_mine(&self.me, row.owner.as_deref()));
        let held = |signal: &&Signal| signal.quiet == Some(Quiet::Held);
        mine.map(|row| row.signals.iter().filter(held).count()).sum()
    }

    /// Applies a person's operations to the rows at once. Scores follow when the store answers.
    pub fn apply(&mut self, operations: &[Operation]) {
        for operation in operations {
            self.apply_one(operation);
        }
    }

    fn apply_one(&mut self, operation: &Operation) {
        let Some(item) = operation.after.as_ref().or(operation.before.as_ref()) else { return };
        let removed = operation.after.is_none();
        match item {
            Item::Task(task) => self.put_task(task, removed),
            Item::Verdict(verdict) => self.put_verdict(verdict, removed),
            Item::Touch(touch) => {
                super::call::put(&mut self.calls, touch, removed);
                let today = self.today.unwrap_or(touch.day);
                if !removed {
                    self.edit(touch.account, |row| row.take_touch(touch, today));
                }
            }
            Item::Pulse(pulse) if !removed => {
                self.edit(pulse.account, |row| row.pulse = Some((pulse.level, pulse.day)));
            }
            Item::Override(given) => {
                let account = given.account;
                let holds = !removed && given.holds(self.today.unwrap_or(given.day));
                let given = holds.then(|| Box::new(given.clone()));
                self.edit(account, |row| row.overridden = given);
            }
            Item::Forecast(given) => {
                let today = self.today.unwrap_or(given.day);
                self.edit(given.account, |row| {
                    let holds = !removed && given.holds(today, row.renewal);
                    row.forecast = holds.then(|| Box::new(given.clone()));
                });
            }
            Item::Ruling(ruling) => self.put_ruling(ruling, removed),
            Item::Pulse(_)
            | Item::Correction(_)
            | Item::Document(_)
            | Item::Waiver(_)
            | Item::Plan(_)
            | Item::Proof(_) => {}
        }
    }

    /// Which accounts there are follows when the store answers.
    fn put_ruling(&mut self, ruling: &Ruling, removed: bool) {
        self.rulings.retain(|other| other.id != ruling.id);
        if removed {
            return;
        }
        self.rulings.push(ruling.clone());
        if let About::Named { source, reference } = &ruling.about {
            let meant = |stray: &Stray| {
                let both = Meeting::parse(reference).zip(Meeting::parse(&stray.reference));
                stray.source == *source && both.is_some_and(|(one, other)| one.is_like(&other))
            };
            self.strays.retain(|stray| !meant(stray));
        }
    }

    fn edit(&mut self, id: AccountId, change: impl FnOnce(&mut Summary)) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
            change(Arc::make_mut(row));
        }
    }

    fn put_task(&mut self, task: &Task, removed: bool) {
        self.past_steps.retain(|other| other.id != task.id);
        let at = self.tasks.iter().position(|other| other.id == task.id);
        match at.and_then(|at| self.tasks.get_mut(at)) {
            // In its place, so that no row moves.
            Some(old) if !removed => *old = Arc::new(task.clone()),
            None if !removed => self.tasks.push(Arc::new(task.clone())),
            _ => self.tasks.retain(|other| other.id != task.id),
        }
        if let Some(account) = task.account {
            self.recount(account);
        }
    }

    /// Task counts of one account.
    fn recount(&mut self, account: AccountId) {
        let Some(today) = self.today else { return };
        let mine: Vec<_> = self
            .tasks
            .iter()
            .filter(|task| task.account == Some(account) && task.unfinished())
            .cloned()
            .collect();
        self.edit(account, |row| {
            row.open_tasks = mine.len() as u32;
            row.overdue_tasks = mine.iter().filter(|task| task.overdue(today)).count() as u32;
        });
    }

    fn put_verdict(&mut self, verdict: &Verdict, removed: bool) {
        self.edit(verdict.account, |row| {
            row.verdicts.edit(|verdicts| {
                match verdicts.iter_mut().find(|other| other.rule == verdict.rule) {
                    Some(_) if removed => verdicts.retain(|other| other.rule != verdict.rule),
                    Some(other) => *other = verdict.clone(),
                    None if removed => {}
                    None => verdicts.push(verdict.clone()),
                }
            });
        });
    }
}

/// A row that was scored again, in the place of the one before it: with its name among the others, and
/// with what was said of its warnings as a whole book and over time.
pub fn renewed(now: Arc<Summary>, before: &Summary) -> Arc<Summary> {
    marked(apart::called_as_before(now, before), before)
}

/// What did not stand in the row before came to be known just now.
fn marked(mut now: Arc<Summary>, before: &Summary) -> Arc<Summary> {
    let of = |signal: &Signal| before.signals.iter().find(|old| old.rule == signal.rule);
    let differs = |signal: &Signal| match of(signal) {
        Some(old) => {
            old.quiet.is_some()
                || old.resumed
                || (signal.baseline, signal.opened) != (old.baseline, old.opened)
        }
        None => signal.baseline,
    };
    if !now.signals.iter().any(differs) {
        return now;
    }
    for signal in &mut Arc::make_mut(&mut now).signals {
        let Some(old) = of(signal) else {
            signal.baseline = false;
            continue;
        };
        (signal.quiet, signal.resumed) = (signal.quiet.or(old.quiet), old.resumed);
        (signal.baseline, signal.opened) = (old.baseline, old.opened);
    }
    now
}

/// A row for tests of `core`: an account of which only the name is known.
#[cfg(test)]
pub(crate) mod example {
    use super::{AccountId, Band, Few, Figure, Pairs, Sparkline, Stated, Summary, Tier};
    use crate::core::search;

    pub(crate) fn row(name: &str) -> Summary {
        Summary {
            id: AccountId(1),
            name: name.into(),
            short_name: search::strip_legal_form(name).into(),
            needle: search::needle(&[name]).into(),
            external_ids: Pairs::default(),
            owner: None,
            segment: None,
            tier: Tier::Mid,
            tier_assumed: true,
            stage: None,
            stated: Stated::default(),
            gone: None,
            tags: Few::new(),
            url: None,
            extra: Pairs::default(),
            start: None,
            go_live: None,
            country: None,
            arr: None,
            arr_weight: 1.0,
            score: None,
            raw: None,
            band: Band::Unknown,
            coverage: 0.0,
            delta7: Figure::UNKNOWN,
            delta30: Figure::UNKNOWN,
            delta90: Figure::UNKNOWN,
            sparkline: Sparkline::default(),
            renewal: None,
            opt_out: None,
            deadline: None,
            by_order: false,
            auto_renew: None,
            after: super::After::default(),
            kept: None,
            last_touch: None,
            touch_limit: None,
            cadence: None,
            contact_due: None,
            booked: None,
            open_tasks: 0,
            overdue_tasks: 0,
            next_task: None,
            open_tickets: None,
            pulse: None,
            overridden: None,
            forecast: None,
            signals: Vec::new(),
            compounds: Few::new(),
            verdicts: Few::new(),
            priority: 0.0,
            must_do: false,
        }
    }
}
