//! Events as Google Calendar's interface gives them.

use super::Event;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use serde::Deserialize;
use std::str::FromStr;

#[derive(Deserialize)]
struct Page {
    items: Vec<Item>,
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
}

/// Every event of a page; `None` where the text is no such page.
pub fn events(text: &str) -> Option<Vec<Event>> {
    let page: Page = serde_json::from_str(text).ok()?;
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
    Some(found)
}

impl Item {
    fn into_event(self, line: u64) -> Option<Event> {
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
