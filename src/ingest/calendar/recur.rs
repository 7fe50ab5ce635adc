//! When a series takes place, within the months that matter.

use super::{Event, WINDOW};
use crate::core::day::Day;
use chrono::{Days, NaiveDateTime, TimeZone};
use rrule::{RRuleSet, Tz};

/// No series is unfolded further.
const TIMES: u16 = 1_000;

/// The times of a series in the window; `None` where it is none, or is beyond unfolding.
pub fn times(event: &Event, today: Day) -> Option<Vec<NaiveDateTime>> {
    if event.rules.is_empty() || event.instance_of.is_some() {
        return None;
    }
    let start = event.start?;
    let daily = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    let usual = |rule: &String| daily.iter().any(|every| rule.contains(&format!("FREQ={every}")));
    let fine =
        |rule: &String| ["BYHOUR", "BYMINUTE", "BYSECOND"].iter().any(|by| rule.contains(by));
    let years = 1990..=2100;
    let sane = event.rules.iter().all(|rule| usual(rule) && !fine(rule));
    if !sane || !years.contains(&chrono::Datelike::year(&start)) {
        return None;
    }
    let rules = event.rules.iter().map(|rule| until_in_utc(rule)).collect::<Vec<_>>().join("\n");
    let text = format!("DTSTART:{}Z\n{rules}", start.format("%Y%m%dT%H%M%S"));
    let set: RRuleSet = text.parse().ok()?;
    let from = today.date() - Days::new(WINDOW.0 as u64);
    let to = today.date() + Days::new(WINDOW.1 as u64);
    let at = |day: chrono::NaiveDate| Some(Tz::UTC.from_utc_datetime(&day.and_hms_opt(0, 0, 0)?));
    let found = set.after(at(from)?).before(at(to)?).all(TIMES);
    let times = found.dates.into_iter().map(|time| time.naive_utc());
    Some(times.filter(|time| !event.without.contains(time)).collect())
}

/// The wall's time is reckoned as if it were UTC, and so is the end of the rule.
fn until_in_utc(rule: &str) -> String {
    let parts = rule.split(';').map(|part| match part.strip_prefix("UNTIL=") {
        Some(day) if !day.contains('T') => format!("UNTIL={day}T235959Z"),
        Some(moment) if !moment.ends_with('Z') => format!("UNTIL={moment}Z"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}
