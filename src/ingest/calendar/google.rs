//! Events as Google Calendar's interface gives them.

use super::Event;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use serde::Deserialize;
use std::str::FromStr;

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Page {
    items: Vec<Item>,
    next_page_token: String,
}

/// The events of a page, and whether there are more of them.
pub struct Events {
    pub events: Vec<Event>,
    pub more: bool,
}

/// As much of a list says whether it is one of events.
const HEAD: usize = 4096;

/// Events as they come from the interface, or their bare list: they begin and end at moments.
pub fn is_one(text: &str) -> bool {
    if text.contains("\"calendar#event\"") {
        return true;
    }
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
    let head: String = text.get(..end).unwrap_or_default().split_whitespace().collect();
    let moment = |name: &str| {
        ["dateTime", "date"].iter().any(|of| head.contains(&format!("\"{name}\":{{\"{of}\":")))
    };
    head.starts_with("[{") && moment("start") && moment("end")
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Item {
    id: String,
    status: String,
    summary: String,
    description: String,
    location: String,
    updated: String,
    start: Moment,
    end: Moment,
    creator: Person,
    organizer: Person,
    attendees: Vec<Person>,
    recurrence: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Moment {
    date: Option<String>,
    date_time: Option<String>,
    time_zone: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Person {
    email: String,
    resource: bool,
    /// The one whose calendar it is.
    #[serde(rename = "self")]
    own: bool,
    #[serde(rename = "responseStatus")]
    response_status: String,
}

/// Every event of a page; `None` where the text is no such page.
pub fn events(text: &str) -> Option<Events> {
    let page: Page = if text.trim_start().starts_with('[') {
        Page { items: serde_json::from_str(text).ok()?, ..Page::default() }
    } else {
        serde_json::from_str(text).ok()?
    };
    let more = !page.next_page_token.is_empty();
    let (mut line, mut rest) = (1, text);
    let mut found = Vec::new();
    for item in page.items {
        // Where its id stands: the events come in the order of the text.
        if let Some((before, after)) = rest.split_once(item.id.as_str()) {
            line += before.matches('\n').count() as u64;
            rest = after;
        }
        found.extend(item.into_event(line));
    }
    Some(Events { events: found, more })
}

impl Item {
    fn into_event(self, line: u64) -> Option<Event> {
        let people = self.attendees.iter().chain([&self.organizer, &self.creator]);
        let own =
            people.filter(|person| person.own).map(|person| person.email.to_lowercase()).next();
        let declined = self.attendees.iter().filter(|person| person.response_status == "declined");
        let declined = declined.map(|person| person.email.to_lowercase()).collect();
        let guests = self.attendees.into_iter().filter(|person| !person.resource);
        Some(Event {
            start: Some(self.start.read()?),
            end: self.end.read(),
            all_day: self.start.date.is_some(),
            cancelled: self.status == "cancelled",
            uid: self.id,
            title: self.summary,
            body: self.description,
            place: self.location,
            organizer: self.organizer.email.to_lowercase(),
            attendees: guests.map(|person| person.email.to_lowercase()).collect(),
            declined,
            own,
            rules: self.recurrence.into_iter().filter(|rule| rule.starts_with("RRULE:")).collect(),
            changed: self.updated,
            line,
            ..Event::default()
        })
    }
}

impl Moment {
    /// The time on the wall of the event's own zone.
    fn read(&self) -> Option<NaiveDateTime> {
        if let Some(date) = &self.date {
            let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
            return Some(day.and_time(NaiveTime::MIN));
        }
        let at = DateTime::parse_from_rfc3339(self.date_time.as_deref()?).ok()?;
        let zone = self.time_zone.as_deref().and_then(|name| Tz::from_str(name).ok());
        Some(zone.map_or_else(|| at.naive_local(), |zone| at.with_timezone(&zone).naive_local()))
    }
}
