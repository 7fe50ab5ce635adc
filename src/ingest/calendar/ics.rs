//! ICS text to events: folded lines, properties with parameters, times with their zones. What
//! stands in an alarm or a zone is passed over.

use super::Event;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use std::str::FromStr;

/// One content line: `NAME;PARAM=X:value`.
struct Property<'a> {
    name: String,
    parameters: Vec<(String, String)>,
    value: &'a str,
}

/// Every event of a calendar.
pub fn events(text: &str) -> Vec<Event> {
    let mut found = Vec::new();
    let mut current: Option<Event> = None;
    let mut inner = 0_usize;
    let mut home = None;
    for (line, content) in unfold(text) {
        let Some(property) = Property::parse(&content) else { continue };
        let component = property.value.trim().to_ascii_uppercase();
        match (property.name.as_str(), &mut current) {
            ("BEGIN", None) if component == "VEVENT" => {
                current = Some(Event { line, ..Event::default() });
            }
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if inner > 0 => inner -= 1,
            ("END", Some(_)) => found.extend(current.take().filter(|event| event.start.is_some())),
            ("X-WR-TIMEZONE", None) => home = Tz::from_str(property.value.trim()).ok(),
            (_, Some(event)) if inner == 0 => property.put(event, home),
            _ => {}
        }
    }
    found
}

/// Content lines, put together from those they were folded into, each with its first line.
fn unfold(text: &str) -> Vec<(u64, String)> {
    let mut lines: Vec<(u64, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let continued = line.strip_prefix([' ', '\t']);
        match (continued, lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((at as u64 + 1, line.to_owned())),
        }
    }
    lines
}

impl<'a> Property<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == ':' && !quoted
        });
        let (head, value) = line.split_at_checked(colon?.0)?;
        let mut parts = head.split(';');
        let name = parts.next()?.trim().to_ascii_uppercase();
        let parameter = |part: &str| {
            let (key, value) = part.split_once('=')?;
            Some((key.to_ascii_uppercase(), value.trim_matches('"').to_owned()))
        };
        Some(Self {
            name,
            parameters: parts.filter_map(parameter).collect(),
            value: value.get(1..)?,
        })
    }

    fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    fn put(&self, event: &mut Event, home: Option<Tz>) {
        match self.name.as_str() {
            "UID" => self.value.trim().clone_into(&mut event.uid),
            "DTSTART" => {
                event.start = self.moment(self.value, home);
                event.all_day = !self.value.contains('T');
            }
            "DTEND" => event.end = self.moment(self.value, home),
            "SUMMARY" => event.title = unescaped(self.value),
            "DESCRIPTION" => event.body = unescaped(self.value),
            "LOCATION" => event.place = unescaped(self.value),
            "STATUS" => event.cancelled = self.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "ORGANIZER" => event.organizer = self.mail().unwrap_or_default(),
            "ATTENDEE" => {
                let part = self.parameter("PARTSTAT").unwrap_or_default();
                let declined = part.eq_ignore_ascii_case("DECLINED");
                event.declined.extend(self.mail().filter(|_| declined));
                event.attendees.extend(self.mail());
            }
            "RRULE" => event.rules.push(format!("RRULE:{}", self.value.trim())),
            "EXDATE" => {
                let times = self.value.split(',').filter_map(|time| self.moment(time, home));
                event.without.extend(times);
            }
            "RECURRENCE-ID" => event.instance_of = self.moment(self.value, home),
            "LAST-MODIFIED" => self.value.trim().clone_into(&mut event.changed),
            _ => {}
        }
    }

    /// `mailto:kim@acme.com`, or the address that a parameter gives.
    fn mail(&self) -> Option<String> {
        let bare = self.value.trim();
        let address = if bare.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("mailto:")) {
            bare.get(7..)?
        } else {
            self.parameter("EMAIL").unwrap_or(bare)
        };
        let room =
            self.parameter("CUTYPE").is_some_and(|kind| kind == "RESOURCE" || kind == "ROOM");
        (address.contains('@') && !room).then(|| address.trim().to_lowercase())
    }

    /// The time on the wall of the calendar's own zone; of the event's zone where none is named.
    fn moment(&self, text: &str, home: Option<Tz>) -> Option<NaiveDateTime> {
        let text = text.trim();
        let (date, time) = text.split_once('T').unwrap_or((text, ""));
        let day = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
        if time.is_empty() {
            return Some(day.and_time(NaiveTime::MIN));
        }
        let clock = NaiveTime::parse_from_str(time.trim_end_matches('Z'), "%H%M%S").ok()?;
        let local = day.and_time(clock);
        let zone = self.parameter("TZID").and_then(|name| Tz::from_str(name).ok());
        let zone = if time.ends_with('Z') { Some(Tz::UTC) } else { zone };
        match (zone, home) {
            (Some(zone), Some(home)) => {
                let at = zone.from_local_datetime(&local).earliest()?;
                Some(at.with_timezone(&home).naive_local())
            }
            _ => Some(local),
        }
    }
}

/// `\n`, `\,` and `\;` as what they stand for.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
            (c, false) => plain.push(c),
        }
    }
    plain.trim().to_owned()
}
