//! Where the account stands: the score with its reasons, use, dates, tickets, onboarding, and the
//! last entries of the timeline.

use super::question::unmeasured;
use super::{View, item, people};
use crate::core::activity::Activity;
use crate::core::checklist::{group, unit_of_step};
use crate::core::day::Day;
use crate::core::fiscal::closing_month;
use crate::core::invoice::Invoice;
use crate::core::message::Message;
use crate::core::receipt::{MeasureLine, MeasureState, Unit};
use crate::core::report::outside::{date, when};
use crate::core::report::{Item, named};
use crate::core::scoring::{reason_name, succession, summary};
use crate::core::signal::Severity;
use crate::core::task::Task;
use crate::core::text;
use crate::core::ticket::Ticket;
use std::collections::BTreeMap;

/// Reasons and invoices that are named.
const NAMED: usize = 3;
/// Entries of the timeline.
const ENTRIES: usize = 3;
/// Cells of an entry's text; the whole of it is in the timeline.
const ENTRY_CELLS: usize = 240;
/// Measures of use that the brief tells, in this order.
const USE: [&str; 3] = ["usage_trend", "seat_utilisation", "activity_recency"];

pub fn glance(view: &View<'_>) -> Vec<Item> {
    let mut items = vec![score(view)];
    // Beside what is computed, never instead of it.
    items.extend(view.at.overridden().map(|given| Item::new(given.said())));
    items.push(contract(view));
    items.extend(pulse(view));
    items.extend(
        view.signals
            .iter()
            .take(NAMED)
            .map(|signal| item(signal.said().clone(), signal.severity == Severity::P1)),
    );
    items
}

fn score(view: &View<'_>) -> Item {
    let band = named("band", view.receipt.band.id());
    let Some(score) = view.receipt.score else {
        return Item::quiet(Message::new("brief-score-none").message("band", band));
    };
    let text = Message::new("brief-score").count("score", score.floor()).message("band", band);
    let change = match view.delta30.map(|change| change.round() as i64) {
        Some(points) if points > 0 => Message::new("brief-score-up").count("points", points),
        Some(points) if points < 0 => Message::new("brief-score-down").count("points", -points),
        Some(_) => Message::new("brief-score-same"),
        None => Message::new("brief-score-no-history"),
    };
    item(text.message("change", change), view.receipt.band.is_red())
}

fn contract(view: &View<'_>) -> Item {
    let unknown = || Message::new("unknown-value");
    let typed = |text: &Option<String>| {
        text.as_deref().map_or_else(unknown, |text| Message::new("as-typed").text("text", text))
    };
    let arr = summary::arr(view.at)
        .map_or_else(unknown, |arr| Message::new("brief-amount").money("amount", arr));
    let text = Message::new("brief-contract").message("arr", arr);
    let account = &view.facts.account;
    let text = text.message("owner", typed(&account.owner));
    Item::new(match &account.stage {
        Some(stage) => text.text("stage", stage.as_str()),
        None => text.message("stage", unknown()),
    })
}

fn pulse(view: &View<'_>) -> Option<Item> {
    let pulse = view.at.pulse()?;
    let level = named("pulse", pulse.level.id());
    let text = Message::new("brief-pulse").message("level", level).day("day", pulse.day);
    Some(Item::new(match &pulse.reason {
        Some(reason) => Message::new("brief-pulse-reason")
            .message("pulse", text)
            .message("reason", reason_name(reason)),
        None => text,
    }))
}

/// The measures of use with what was compared; missing is said as missing.
pub fn usage(view: &View<'_>) -> Vec<Item> {
    let lines = USE.into_iter().filter_map(|id| view.measure(id));
    let lines = lines.filter(|line| line.state != MeasureState::NotApplicable);
    let items: Vec<Item> = lines.map(measured).collect();
    if !items.is_empty() {
        return items;
    }
    // What warns of use speaks of it also where no measure does.
    let warned = ["usage_drop", "usage_slide"].into_iter().filter_map(|rule| view.signal(rule));
    let items: Vec<Item> = warned.map(|signal| Item::alarm(signal.said().clone())).collect();
    if items.is_empty() && unmeasured(view) {
        return vec![Item::quiet(Message::new("brief-use-unknown"))];
    }
    items
}

fn measured(line: &MeasureLine) -> Item {
    let name = line.name();
    let note = line.note.clone().unwrap_or_else(|| Message::new("brief-no-note"));
    let Some(value) = line.value else {
        let text = Message::new("brief-measure-missing").message("measure", name);
        return Item::quiet(text.message("note", note));
    };
    let value = match line.unit {
        Unit::Percent => Message::new("brief-percent").percent("value", value),
        unit => {
            Message { id: format!("unit-{}", unit.id().replace('_', "-")).into(), args: Vec::new() }
                .number("value", value, 0)
        }
    };
    let text = Message::new("brief-measure").message("measure", name).message("value", value);
    item(text.message("note", note), line.score.is_some_and(|score| score < 30.0))
}

pub fn dates(view: &View<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = renewal(view).into_iter().chain(notice(view)).collect();
    let called = view.at.forecast().map(|given| {
        let category = Message::new(given.category.title());
        Message::new("brief-date-forecast").message("category", category).day("day", given.day)
    });
    items.extend(called.map(Item::new));
    let next = succession::next_term(view.at);
    items.extend(
        next.map(|next| Item::new(Message::new("brief-date-goes-on").day("day", next.end))),
    );
    let off = view.at.renewal_off();
    items.extend(off.map(|off| Item::alarm(Message::new("brief-date-off").day("day", off.from))));
    let mut invoices: Vec<&Invoice> =
        view.facts.invoices.iter().filter(|invoice| invoice.open_on(view.today)).collect();
    invoices.sort_by_key(|invoice| (invoice.due.is_none(), invoice.due));
    items.extend(invoices.into_iter().take(NAMED).map(|invoice| open_invoice(invoice, view.today)));
    items.extend(planned(view));
    let year_end = view.facts.account.fiscal_year_end.as_deref();
    items.extend(year_end.map(fiscal_end));
    items
}

/// The month in which the customer closes its books, as it was written where it cannot be read.
fn fiscal_end(stated: &str) -> Item {
    let text = Message::new("brief-date-fiscal");
    Item::new(match closing_month(stated) {
        Some(month) => text.message("end", Message::new("month-name").count("month", month)),
        None => text.text("end", stated),
    })
}

fn renewal(view: &View<'_>) -> Option<Item> {
    if let Some(end) = succession::lapsed(view.at) {
        let over = Message::new("brief-date-over").day("day", end);
        return Some(Item::alarm(over.count("days", view.today - end)));
    }
    let (end, renewal) = (view.clock.end?, view.clock.renewal?);
    Some(Item::new(if view.clock.by_order() {
        Message::new("brief-date-end").day("end", end).count("days", end - view.today)
    } else {
        Message::new("brief-date-renewal").day("day", renewal).count("days", renewal - view.today)
    }))
}

/// The day by which one can say no, or by which the order is due.
fn notice(view: &View<'_>) -> Option<Item> {
    let deadline = view.clock.deadline?;
    let days = deadline - view.today;
    let id = match (view.clock.by_order(), days < 0) {
        (true, false) => "brief-date-order",
        (true, true) => "brief-date-order-late",
        (false, false) if view.clock.opt_out != Some(deadline) => "brief-date-notice-moved",
        (false, false) => "brief-date-notice",
        (false, true) => "brief-date-notice-over",
    };
    let legal = view.clock.opt_out.unwrap_or(deadline);
    let text = Message { id: id.into(), args: Vec::new() }.day("day", deadline).day("legal", legal);
    let near = if days < 0 { view.clock.by_order() } else { days <= 30 };
    Some(item(text.count("days", days.abs()), near))
}

fn open_invoice(invoice: &Invoice, today: Day) -> Item {
    let number = invoice.number.as_deref().unwrap_or(&invoice.key);
    let amount = invoice.open_amount.or(invoice.amount);
    let amount = amount.map_or_else(
        || Message::new("unknown-value"),
        |amount| Message::new("brief-amount").money("amount", amount),
    );
    let with = |id| Message::new(id).text("number", number).message("amount", amount);
    match (invoice.due, invoice.days_overdue(today)) {
        (Some(due), Some(days)) => {
            Item::alarm(with("brief-invoice-late").day("due", due).count("days", days))
        }
        (Some(due), None) => Item::new(with("brief-invoice-due").day("due", due)),
        (None, _) => Item::new(with("brief-invoice-open")),
    }
}

/// The next touch that is planned.
fn planned(view: &View<'_>) -> Option<Item> {
    let ahead = view.facts.activities.iter().filter(|touch| touch.ahead_on(view.today));
    let touch = ahead.min_by_key(|touch| (touch.day, touch.minute))?;
    let subject = touch.subject.trim();
    let bare = subject.is_empty();
    let text = Message::new(if bare { "brief-date-touch-bare" } else { "brief-date-touch" });
    let text =
        text.message("kind", named("touch", touch.kind.id())).message("day", when(&date(touch)));
    Some(Item::new(text.text("subject", subject)))
}

/// Open tickets, the worst first.
pub fn tickets(view: &View<'_>) -> Vec<Item> {
    let mut open: Vec<_> = view.at.dossier.tickets.open_on(view.today).collect();
    open.sort_by_key(|(opened, ticket)| (ticket.priority.unwrap_or(u8::MAX), *opened));
    let count = open.len();
    let told = |(opened, ticket): (Day, &Ticket)| {
        let priority = ticket.priority.map_or_else(
            || Message::new("brief-ticket-unrated"),
            |priority| Message::new("brief-ticket-priority").count("priority", priority),
        );
        let text =
            Message::new("brief-ticket").message("priority", priority).text("name", ticket.title());
        item(text.count("days", view.today - opened), ticket.priority == Some(1))
    };
    let mut items: Vec<Item> = open.into_iter().take(2 * NAMED).map(told).collect();
    if let Some(more) = count.checked_sub(2 * NAMED).filter(|more| *more > 0) {
        items.push(Item::quiet(Message::new("brief-more-tickets").count("count", more)));
    }
    items
}

/// The checklists that run, each with its next step: one, or one per department or site.
pub fn onboarding(view: &View<'_>) -> Vec<Item> {
    let lists = running(view);
    let several = lists.len() > 1;
    lists.iter().flat_map(|steps| checklist(view, steps, several)).collect()
}

/// The steps of each checklist that is not finished.
fn running<'a>(view: &View<'a>) -> Vec<Vec<&'a Task>> {
    let mut groups: BTreeMap<_, Vec<&Task>> = BTreeMap::new();
    for step in view.at.checklist().filter(|_| view.at.checklist_runs()) {
        groups.entry(group(step)).or_default().push(step);
    }
    let open = |steps: &Vec<&Task>| steps.iter().any(|step| step.open_on(view.today));
    groups.into_values().filter(open).collect()
}

fn checklist(view: &View<'_>, steps: &[&Task], several: bool) -> Vec<Item> {
    let done = steps.iter().filter(|step| step.done_on(view.today)).count();
    let first = steps.iter().min_by_key(|step| step.id).filter(|_| several);
    let unit = first.and_then(|step| {
        unit_of_step(step, view.row).or_else(|| step.template.as_deref().map(str::to_owned))
    });
    let text = match unit {
        Some(unit) => Message::new("brief-steps-unit").text("unit", unit),
        None => Message::new("brief-steps"),
    };
    let mut items = vec![Item::new(text.count("done", done).count("total", steps.len()))];
    items.extend(first_open(view, steps).map(|step| match step.due {
        Some(due) if due < view.today => {
            let text = Message::new("brief-step-late").text("step", &step.title);
            Item::alarm(text.day("due", due).count("days", view.today - due))
        }
        Some(due) => {
            Item::new(Message::new("brief-step-due").text("step", &step.title).day("due", due))
        }
        None => Item::new(Message::new("brief-step").text("step", &step.title)),
    }));
    items
}

/// The first step that is not done.
pub fn next_step<'a>(view: &View<'a>) -> Option<&'a Task> {
    let open = running(view).into_iter().filter_map(|steps| first_open(view, &steps));
    open.min_by_key(|step| (step.due.is_none(), step.due, step.id))
}

fn first_open<'a>(view: &View<'_>, steps: &[&'a Task]) -> Option<&'a Task> {
    let open = steps.iter().copied().filter(|step| step.open_on(view.today));
    open.min_by_key(|step| (step.due.is_none(), step.due, step.id))
}

/// The last entries of the timeline, notes too.
pub fn entries(view: &View<'_>) -> Vec<Item> {
    let mut held: Vec<&Activity> = view
        .facts
        .activities
        .iter()
        .filter(|touch| touch.held_by(view.today))
        // Of one moment, what was written last comes first.
        .rev()
        .collect();
    held.sort_by_key(|touch| std::cmp::Reverse((touch.day, touch.minute)));
    held.into_iter().take(ENTRIES).map(|touch| entry(view, touch)).collect()
}

fn entry(view: &View<'_>, touch: &Activity) -> Item {
    let body = touch.body.as_deref().map(text::plain).filter(|body| !body.trim().is_empty());
    let said = match body {
        Some(body) if !body.starts_with(&touch.subject) => format!("{}: {body}", touch.subject),
        Some(body) => body.into_owned(),
        None => touch.subject.clone(),
    };
    let text = Message::new("brief-entry")
        .day("day", touch.day)
        .message("kind", named("touch", touch.kind.id()));
    let text = text.text("said", text::cut(&said, ENTRY_CELLS));
    if touch.attendees.is_empty() {
        return Item::new(text);
    }
    let names = touch.attendees.iter().map(|who| people::name(view, who));
    let text = Message::new("brief-entry-with").message("entry", text);
    Item::new(text.names("who", names))
}
