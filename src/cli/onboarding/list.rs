//! Checklists as a table and as JSON.

use super::Book;
use crate::cli::context::{Context, line, print_json, raw};
use crate::cli::print::Table;
use crate::core::checklist::progress::{Progress, Status, spread};
use crate::core::checklist::{Checklist, checklist_name, to_start};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::receipt::Band;
use crate::locale::format;
use crate::runtime::failure::Failure;
use serde_json::{Value, json};

/// `c140 Sales`.
pub fn label(list: &Checklist) -> String {
    let unit = list.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{}{unit}", checklist_name(list.id))
}

impl Book {
    /// By the business days of the account's country.
    pub(in crate::cli) fn progress(&self, list: &Checklist) -> Progress {
        let country = self.portfolio.row(list.account).and_then(|row| row.country);
        let calendar = self.workspace.settings.calendar.of_country(country.as_deref());
        Progress::of(list, self.workspace.today(), &calendar)
    }

    /// Not done, and of an account that is still a customer.
    pub(in crate::cli) fn runs(&self, list: &Checklist, progress: &Progress) -> bool {
        let row = self.portfolio.row(list.account);
        !progress.status.is_over() && row.is_some_and(|row| row.band != Band::Excluded)
    }

    /// The day from which its time to value counts.
    pub(super) fn value_clock(&self, list: &Checklist, progress: &Progress) -> Day {
        let row = self.portfolio.row(list.account).map(AsRef::as_ref);
        list.value_clock(row, &self.checklists, progress.begun)
    }

    pub(in crate::cli) fn unit(&self, list: &Checklist) -> Option<String> {
        list.unit_of(self.portfolio.row(list.account)?)
    }

    pub(in crate::cli) fn name(&self, list: &Checklist) -> String {
        self.portfolio.row(list.account).map_or(String::new(), |row| row.short_name.to_string())
    }
}

pub fn list(
    context: &Context,
    book: &Book,
    account: Option<&str>,
    all: bool,
) -> Result<u8, Failure> {
    let id = account.map(|text| book.workspace.account(text)).transpose()?;
    let mine = book.checklists.iter().filter(|list| list.onboarding);
    let mine = mine.filter(|list| id.is_none_or(|id| id == list.account));
    let mut found: Vec<(&Checklist, Progress)> =
        mine.map(|list| (list, book.progress(list))).collect();
    found.sort_by_key(|(list, progress)| {
        (progress.status.is_over(), -progress.slip, progress.target, list.id)
    });
    if context.json {
        print_json(&found.iter().map(|(list, progress)| in_json(book, list, progress)).collect())?;
        return Ok(0);
    }
    if id.is_none() {
        say_to_start(context, book)?;
    }
    let shown: Vec<_> =
        found.iter().filter(|(list, p)| all || id.is_some() || book.runs(list, p)).collect();
    let mut table = Table::new(TITLES.map(|id| context.word(id)).into());
    table.rows = shown.iter().map(|(list, progress)| row(context, book, list, progress)).collect();
    if table.rows.is_empty() {
        line(&context.word("checklist-list-empty"))?;
    } else {
        raw(&table.text())?;
    }
    say_time_to_value(context, book, &found)?;
    Ok(0)
}

const TITLES: [&str; 9] = [
    "checklist-id",
    "checklist-account",
    "checklist-unit",
    "checklist-percent",
    "checklist-expected",
    "checklist-slip",
    "checklist-target",
    "checklist-status",
    "checklist-next",
];

fn row(context: &Context, book: &Book, list: &Checklist, progress: &Progress) -> Vec<String> {
    let today = book.workspace.today();
    let next = list.next().map(|step| step.title.clone());
    vec![
        checklist_name(list.id),
        book.name(list),
        book.unit(list).unwrap_or_default(),
        percent(progress.percent),
        percent(progress.expected),
        progress.slip.to_string(),
        format::short_day(context.lang, progress.target, today),
        context.word(status_word(progress.status)),
        next.unwrap_or_default(),
    ]
}

pub(in crate::cli) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "checklist-on-track",
        Status::Behind => "checklist-behind",
        Status::Stuck => "checklist-stuck",
        Status::Done => "checklist-done",
        Status::Stopped => "checklist-stopped",
    }
}

fn say_to_start(context: &Context, book: &Book) -> Result<(), Failure> {
    let today = book.workspace.today();
    let has = |id| book.checklists.iter().any(|list| list.account == id && list.onboarding);
    let waiting = book.portfolio.rows.iter().filter(|row| to_start(row, today) && !has(row.id));
    let names: Vec<String> = waiting.map(|row| format!("{} {}", row.id, row.short_name)).collect();
    if names.is_empty() {
        return Ok(());
    }
    let message = Message::new("checklist-to-start").count("count", names.len());
    line(&context.say(&message.names("names", names)))
}

/// Median and ninetieth percentile over the checklists that reached their value step.
fn say_time_to_value(
    context: &Context,
    book: &Book,
    found: &[(&Checklist, Progress)],
) -> Result<(), Failure> {
    let today = book.workspace.today();
    let reached = found.iter().filter_map(|(list, progress)| {
        let (days, reached) = progress.time_to_value(book.value_clock(list, progress), today);
        reached.then_some(days)
    });
    let Some((median, late)) = spread(&reached.collect::<Vec<_>>()) else { return Ok(()) };
    let message = Message::new("checklist-time-to-value");
    line(&context.say(&message.count("median", median).count("late", late)))
}

/// By the contract of `onboarding list --json`.
pub(in crate::cli) fn in_json(book: &Book, list: &Checklist, progress: &Progress) -> Value {
    let clock = book.value_clock(list, progress);
    let today = book.workspace.today();
    let (days, _) = progress.time_to_value(clock, today);
    let counts = progress.value.is_some() || progress.stopped.is_none();
    let days = (progress.begun <= today && counts).then_some(days);
    json!({
        "id": checklist_name(list.id), "account": list.account.to_string(),
        "template": list.playbook.as_ref().unwrap_or(&list.name), "unit": list.unit,
        "started": progress.begun, "target": progress.target,
        "percent": whole(progress.percent), "expected_percent": whole(progress.expected),
        "slip_days": progress.slip, "status": progress.status.id(),
        "next_step": list.next().map(|step| step.title.clone()),
        "projected_end": progress.projected, "blocked": list.blocked().count(),
        "time_to_value_days": days, "value_reached": progress.value,
    })
}

/// Percent with one decimal.
fn whole(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}
