//! The derived row of an account: everything a list shows, so that a list never scans.

use super::closes::{self, Past};
use super::moment::Moment;
use super::retention;
use super::succession;
use super::terms::Clock;
use crate::core::account::{Account, AccountId};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::known::Known;
use crate::core::money::Money;
use crate::core::portfolio::{Stated, Summary};
use crate::core::queue;
use crate::core::receipt::{Receipt, Score};
use crate::core::retention::MONTHS;
use crate::core::search;
use crate::core::signal::{Case, Severity, Signal, Warnings};
use crate::core::task::Task;

/// Builds the row of the moment's day.
pub fn summarise(case: &Case<'_>, past: &Past<'_>, warnings: Warnings) -> Summary {
    let (at, receipt, Warnings { signals, compounds }) = (case.at, case.receipt, warnings);
    let (account, tasks) = (at.dossier.facts.account.at(at.day), count_tasks(at));
    let (clock, short_name, (arr, arr_weight)) = (at.clock(), short_name(&account), weighed(at));
    let delta = |back: i32| Some(moved(receipt.score?, past.on(at.day - back)?));
    Summary {
        id: account.id.unwrap_or(AccountId(0)),
        needle: needle(&account.name, &short_name, &account).into(),
        short_name: short_name.into(),
        name: account.name.as_str().into(),
        external_ids: account.external_ids.iter().collect(),
        owner: account.owner.as_deref().map(Known::read),
        segment: account.segment.as_deref().map(Known::read),
        tier: at.tier(),
        tier_assumed: at.state.tier_assumed,
        stage: account.stage.as_deref().map(Known::read),
        stated: stated(&account),
        gone: account.gone.filter(|day| *day <= at.day),
        tags: account.tags.iter().map(|tag| Known::read(tag)).collect(),
        url: account.url.as_deref().map(Into::into),
        extra: account.extra.iter().collect(),
        start: at.dossier.start,
        go_live: account.go_live_date,
        country: account.country.as_deref().map(Known::read),
        arr,
        arr_weight,
        raw: receipt.raw.map(Score::new),
        band: receipt.band,
        coverage: receipt.coverage,
        delta7: delta(7).into(),
        delta30: delta(30).into(),
        delta90: delta(90).into(),
        score: receipt.score,
        sparkline: closes::sparkline(past, at.day, receipt.score),
        renewal: clock.renewal,
        opt_out: clock.opt_out,
        deadline: clock.deadline,
        by_order: clock.by_order(),
        auto_renew: renews_itself(at, &clock),
        after: succession::after(at),
        kept: retention::kept(at, at.day.minus_months(MONTHS)).map(Box::new),
        last_touch: last_touch(at),
        touch_limit: touch_limit(at),
        cadence: cadence(at),
        contact_due: contact_due(at),
        booked: booked(at),
        open_tasks: tasks.0,
        overdue_tasks: tasks.1,
        next_task: next_task(at).map(Box::new),
        open_tickets: open_tickets(at),
        pulse: at.pulse().map(|pulse| (pulse.level, pulse.day)),
        overridden: at.overridden().map(|given| Box::new(given.clone())),
        forecast: at.forecast().map(|given| Box::new(given.clone())),
        must_do: must_do(&signals, receipt),
        signals,
        compounds: compounds.into(),
        verdicts: at.dossier.facts.verdicts.clone().into(),
        priority: priority(at, receipt, arr_weight, &clock),
    }
}

/// The parent by its name, else as its source names it; the words of sources for what lists show
/// otherwise.
fn stated(account: &Account) -> Stated {
    let parent = account.parent_account.as_ref();
    let named = parent.map(|(_, name)| name.as_str()).filter(|name| !name.is_empty());
    let tier = account.tier.clone().map(|word| ("tier", word));
    let renewal = account.renewal_date.map(|day| ("renewal_date", day.to_string()));
    let notice = account.notice.clone().map(|word| ("notice", word));
    let renews = account.auto_renew.clone().map(|word| ("auto_renew", word));
    Stated {
        parent: named.or(account.parent.as_deref()).map(Known::read),
        parent_id: parent.map(|(id, _)| *id),
        words: tier.into_iter().chain(renewal).chain(notice).chain(renews).collect(),
    }
}

/// There, and not finished by that day.
fn open_then(task: &Task, day: Day) -> bool {
    task.created <= day && (task.unfinished() || task.finished > Some(day))
}

/// Unfinished tasks, and those of them that are overdue.
fn count_tasks(at: &Moment<'_>) -> (u32, u32) {
    let unfinished = || at.dossier.facts.tasks.iter().filter(|task| open_then(task, at.day));
    let overdue = unfinished().filter(|task| task.overdue(at.day));
    (unfinished().count() as u32, overdue.count() as u32)
}

/// Open tickets, where anything could show one.
fn open_tickets(at: &Moment<'_>) -> Option<u32> {
    let count = at.dossier.tickets.open_on(at.day).count() as u32;
    (count > 0 || at.listed(Entity::Ticket)).then_some(count)
}

/// What the account weighs in triage.
fn priority(at: &Moment<'_>, receipt: &Receipt, arr_weight: f64, clock: &Clock) -> f64 {
    let days = clock.deadline.map(|deadline| deadline - at.day);
    queue::priority(arr_weight, receipt.band, receipt.score, days, clock.by_order())
}

/// What lists call the account.
fn short_name(account: &Account) -> String {
    let stated = account.short_name.clone().filter(|name| !name.trim().is_empty());
    stated.unwrap_or_else(|| search::strip_legal_form(&account.name).to_owned())
}

/// Points up or down, in steps of 0.1.
fn moved(now: Score, then: Score) -> f64 {
    (f64::from(now.tenths()) - f64::from(then.tenths())) / 10.0
}

/// The ARR, and what it weighs.
fn weighed(at: &Moment<'_>) -> (Option<Money>, f64) {
    let arr = arr(at);
    (arr, queue::arr_weight(at.dossier.book, arr))
}

/// Sum of the terms in force, else what the account states.
pub fn arr(at: &Moment<'_>) -> Option<Money> {
    let terms = &at.dossier.terms;
    // A term that was taken on costs what the one before did.
    let went_on = || terms.last(at.day).filter(|_| at.clock().end.is_some())?.on(at.day).arr;
    terms.arr(at.day).or(at.state.arr).or_else(went_on)
}

fn needle(name: &str, short_name: &str, account: &crate::core::account::Account) -> String {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let mut parts = vec![name.to_owned(), short_name.to_owned(), text(&account.name_kana)];
    parts.extend([&account.owner, &account.segment, &account.stage].map(text));
    parts.extend(account.tags.iter().cloned());
    search::needle(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn renews_itself(at: &Moment<'_>, clock: &Clock) -> Option<bool> {
    // What was agreed for a term that is over.
    let last = || at.dossier.terms.last(at.day).filter(|_| clock.end.is_none())?.on(at.day).mode;
    clock.mode.or_else(last).map(|mode| mode == crate::core::contract::RenewalMode::Auto)
}

fn last_touch(at: &Moment<'_>) -> Option<Day> {
    at.silence().filter(|silence| !silence.never).map(|silence| silence.since)
}

/// Days without a two-way touch that the tier allows, as the rule for silence has them.
fn touch_limit(at: &Moment<'_>) -> Option<u16> {
    at.dossier.card.rules.no_touch.limit(at.tier()).and_then(|days| u16::try_from(days).ok())
}

/// Days within which the person meets this tier again.
fn cadence(at: &Moment<'_>) -> Option<u16> {
    let own = at.dossier.book.settings.touch_days.get(&at.tier()).copied();
    own.or_else(|| touch_limit(at)).filter(|days| *days > 0 && !at.excluded())
}

/// Counted from the last two-way touch, or since one would have been seen.
fn contact_due(at: &Moment<'_>) -> Option<Day> {
    Some(at.silence()?.since + i32::from(cadence(at)?))
}

fn booked(at: &Moment<'_>) -> Option<Day> {
    let ahead = at.dossier.facts.activities.iter().filter(|touch| touch.ahead_on(at.day));
    ahead.map(|touch| touch.day).min()
}

fn next_task(at: &Moment<'_>) -> Option<(String, Option<Day>)> {
    let tasks = at.dossier.facts.tasks.iter().filter(|task| open_then(task, at.day));
    let live = tasks.filter(|task| task.live(at.day) || task.finished > Some(at.day));
    let order = |task: &&Task| (task.due.is_none(), task.due, task.priority.unwrap_or(u8::MAX));
    live.min_by_key(order).map(|task| (task.title.clone(), task.due))
}

/// A date outside our control passes this week, or something burns.
fn must_do(signals: &[Signal], receipt: &Receipt) -> bool {
    let urgent = |signal: &Signal| {
        let always = matches!(signal.rule.as_ref(), "auto_renew_off" | "promise_overdue");
        let now = matches!(signal.rule.as_ref(), "opt_out_near" | "p1_open");
        always || (now && signal.severity == Severity::P1)
    };
    let dark = receipt.caps.iter().any(|cap| cap.id == "dark_account");
    receipt.band != crate::core::receipt::Band::Excluded && (dark || signals.iter().any(urgent))
}
