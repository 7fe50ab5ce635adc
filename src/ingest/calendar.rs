//! Calendars: the events of an ICS file or of Google's JSON as the text of a table, one line a
//! meeting. What recurs is unfolded over the months that matter; a line says where it stood.

mod google;
mod ics;
mod recur;

use super::Refusal;
use super::identity;
use super::place::Places;
use super::workbook::quote;
use crate::core::day::Day;
use crate::core::message::Message;
use chrono::NaiveDateTime;
use std::collections::{HashMap, HashSet};

/// Days before and after today over which recurring meetings are unfolded.
pub const WINDOW: (i32, i32) = (400, 92);
/// No calendar of one person holds more meetings.
const EVENT_LIMIT: usize = 200_000;

/// A meeting as a calendar has it.
#[derive(Clone, Debug, Default)]
struct Event {
    uid: String,
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
    all_day: bool,
    cancelled: bool,
    title: String,
    body: String,
    place: String,
    organizer: String,
    attendees: Vec<String>,
    /// Those of them who said that they will not come.
    declined: HashSet<String>,
    /// Whose calendar it is, where the event says so.
    own: Option<String>,
    rules: Vec<String>,
    without: HashSet<NaiveDateTime>,
    /// The instance of a series that this one replaces.
    instance_of: Option<NaiveDateTime>,
    changed: String,
    line: u64,
}

impl Event {
    /// A calendar says what is called off; of the rest it says nothing. Where every customer has
    /// declined, no meeting with one takes place.
    fn status(&self, customers: &[&str]) -> &'static str {
        let alone =
            !customers.is_empty() && customers.iter().all(|mail| self.declined.contains(*mail));
        if self.cancelled || alone { "cancelled" } else { "" }
    }
}

/// A calendar as comma-separated text.
#[derive(Debug)]
pub struct Calendar {
    pub text: String,
    pub places: Places,
    pub notes: Vec<Message>,
}

/// Is this text an ICS file?
pub fn is_one(text: &str) -> bool {
    let begin = text.trim_start().get(..15);
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// Reads an ICS file; `today` is the middle of the window.
pub fn read(text: &str, today: Day) -> Result<Calendar, Refusal> {
    let events = ics::events(text);
    if events.is_empty() {
        return Err(Refusal::plain("ingest-refused-no-events"));
    }
    Ok(table(unfolded(events, today)))
}

/// Reads a page of Google Calendar; `None` where the text is something else.
pub fn read_google(text: &str, today: Day) -> Option<Calendar> {
    let events = google::is_one(text).then(|| google::events(text)).flatten()?;
    let google::Events { events, more } = events;
    let here = events.len();
    let mut calendar = (here > 0).then(|| table(unfolded(events, today)))?;
    let note = Message::new("ingest-note-page").count("count", here as i64);
    calendar.notes.extend(more.then_some(note));
    Some(calendar)
}

/// The events, those that recur once for each time, and what could not be unfolded.
fn unfolded(events: Vec<Event>, today: Day) -> (Vec<Event>, u64) {
    let mut moved: HashMap<String, HashSet<NaiveDateTime>> = HashMap::new();
    for event in &events {
        if let Some(instance) = event.instance_of {
            moved.entry(event.uid.clone()).or_default().insert(instance);
        }
    }
    let (mut found, mut failed) = (Vec::new(), 0);
    for mut event in events {
        if let Some(own) = moved.get(&event.uid).filter(|_| event.instance_of.is_none()) {
            event.without.extend(own);
        }
        if let Some(times) = recur::times(&event, today) {
            let length = event.end.zip(event.start).map(|(end, start)| end - start);
            found.extend(times.into_iter().map(|time| Event {
                start: Some(time),
                end: length.and_then(|length| time.checked_add_signed(length)),
                ..event.clone()
            }));
        } else {
            failed += u64::from(!event.rules.is_empty());
            found.push(event);
        }
        if found.len() > EVENT_LIMIT {
            break;
        }
    }
    found.truncate(EVENT_LIMIT);
    (found, failed)
}

const HEADER: &str = "calendar uid,start,end,calendar status,summary,description,location,organizer,\
                      attendees,customer,last modified\n";

fn table((events, failed): (Vec<Event>, u64)) -> Calendar {
    let own = own_domain(&events);
    let mut calendar =
        Calendar { text: HEADER.to_owned(), places: Places::default(), notes: Vec::new() };
    calendar.places.note(1, 1);
    let mut line = 2;
    let series: HashSet<&str> =
        events.iter().filter(|event| is_of_series(event)).map(|event| event.uid.as_str()).collect();
    for event in &events {
        calendar.places.note(line, event.line);
        let cells = cells(event, own.as_deref(), series.contains(event.uid.as_str()));
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                calendar.text.push(',');
            }
            quote(&mut calendar.text, cell);
            line += cell.matches('\n').count() as u64;
        }
        calendar.text.push('\n');
        line += 1;
    }
    if failed > 0 {
        calendar.notes.push(Message::new("ingest-note-recurring").count("count", failed as i64));
    }
    calendar
}

fn is_of_series(event: &Event) -> bool {
    !event.rules.is_empty() || event.instance_of.is_some()
}

fn cells(event: &Event, own: Option<&str>, series: bool) -> [String; 11] {
    let moment = |at: Option<NaiveDateTime>| {
        let pattern = if event.all_day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
        at.map(|at| at.format(pattern).to_string()).unwrap_or_default()
    };
    let instance = event.instance_of.or(event.start).filter(|_| series);
    let stamp = instance.map(|at| at.format("/%Y%m%dT%H%M").to_string()).unwrap_or_default();
    let guests = event.attendees.iter().chain([&event.organizer]);
    let customers: Vec<&str> =
        guests.into_iter().filter(|mail| is_customer(mail, own)).map(String::as_str).collect();
    // Who declined was not there; where all have, they still say whose the meeting was.
    let comes = |mail: &str| !event.declined.contains(mail);
    let some = customers.iter().any(|mail| comes(mail));
    let there = |mail: &&str| comes(mail) || !some;
    [
        format!("{}{stamp}", event.uid),
        moment(event.start),
        moment(event.end),
        event.status(&customers).to_owned(),
        event.title.clone(),
        event.body.clone(),
        event.place.clone(),
        event.organizer.clone(),
        event.attendees.iter().map(String::as_str).filter(there).collect::<Vec<_>>().join(";"),
        customers.iter().copied().filter(there).collect::<Vec<_>>().join(";"),
        event.changed.clone(),
    ]
}

/// Somebody who is not of the own house.
fn is_customer(mail: &str, own: Option<&str>) -> bool {
    let domain = identity::domain(mail);
    let resource = mail.ends_with("calendar.google.com");
    domain.is_some_and(|domain| Some(domain.as_str()) != own) && !resource
}

/// The domain of the one whose calendar it is, where an event says so; else the one that is in the
/// most meetings: everybody's own calendar is full of oneself. Where nobody invites, the guests may
/// all be of one customer.
fn own_domain(events: &[Event]) -> Option<String> {
    if let Some(own) = events.iter().find_map(|event| event.own.as_deref()) {
        return identity::domain(own);
    }
    let mut meetings: HashMap<String, (usize, usize)> = HashMap::new();
    for event in events {
        let guests = event.attendees.iter().filter_map(|mail| identity::domain(mail));
        let host = identity::domain(&event.organizer);
        let present: HashSet<String> = guests.chain(host.clone()).collect();
        for domain in present {
            let hosting = usize::from(host.as_ref() == Some(&domain));
            let count = meetings.entry(domain).or_default();
            *count = (count.0 + 1, count.1 + hosting);
        }
    }
    let hosts = meetings.into_iter().filter(|(_, (_, hosting))| *hosting > 0);
    let most = hosts.max_by(|one, other| (one.1, &other.0).cmp(&(other.1, &one.0)));
    most.map(|(domain, _)| domain)
}
