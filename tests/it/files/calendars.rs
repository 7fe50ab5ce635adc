//! Calendars: meetings as touches, in the time of the house, each with whom it was.

use super::{notes, of_bytes, refused};
use crate::ingest::{records, shown};
use mamori::core::batch::{FileBatch, Reference};
use mamori::core::entity::Entity;
use mamori::core::identity::Meeting;

const SAMPLE: &[u8] = include_bytes!("../../../assets/presets/calendar-activity/sample.ics");

fn lines(batch: &FileBatch) -> Vec<String> {
    let value = |record: &mamori::core::batch::Record, id: &str| {
        let at = Entity::Activity.field(id).unwrap();
        record.values[at].as_ref().map(shown).unwrap_or_default()
    };
    let line = |record| {
        let fields = ["date", "time", "status", "subject"].map(|id| value(record, id));
        format!("{}: {}", record.line, fields.join(" "))
    };
    records(batch).iter().map(line).collect()
}

#[test]
fn meetings_are_read_in_the_zone_of_the_calendar_and_series_unfolded() {
    let batch = of_bytes("cal.ics", SAMPLE).unwrap();
    assert_eq!((batch.entity, batch.format.as_str()), (Entity::Activity, "ics"));
    assert_eq!(
        lines(&batch),
        [
            "4: 2026-11-04 10:00 held Business review, autumn",
            "20: 2026-11-02 10:00 held サクラ商事 定例",
            "20: 2026-11-23 10:00 planned サクラ商事 定例",
            "29: 2026-11-17 15:00 cancelled サクラ商事 定例 (移動)",
        ]
    );
    let keys: Vec<&str> = records(&batch).iter().map(|record| record.key.as_str()).collect();
    assert_eq!(keys[1], "weekly-1@example.com/20261102T1000");
}

#[test]
fn hazard_40_a_meeting_finds_its_account_by_its_guests_then_waits_by_its_title() {
    let batch = of_bytes("cal.ics", SAMPLE).unwrap();
    let references: Vec<_> =
        records(&batch).iter().map(|record| record.reference.clone()).collect();
    let meeting =
        |guests: &str, title: &str| Meeting::new(guests.split(';'), title).map(Reference::Meeting);
    assert_eq!(references[0], meeting("ann.kim@acme.com", "Business review, autumn"));
    assert_eq!(references[1], meeting("", "サクラ商事 定例"));
}

#[test]
fn a_page_of_google_calendar_is_read_alike() {
    let text = r#"{"items":[
        {"kind":"calendar#event","id":"e1","status":"confirmed","summary":"Kick-off",
         "start":{"dateTime":"2026-11-04T23:00:00Z","timeZone":"Asia/Tokyo"},
         "organizer":{"email":"sato@vendor.example.com"},
         "attendees":[{"email":"sato@vendor.example.com"},{"email":"Kim@Acme.com"}]},
        {"kind":"calendar#event","id":"e2","status":"cancelled","summary":"Day off",
         "start":{"date":"2026-12-24"},"organizer":{"email":"sato@vendor.example.com"}}]}"#;
    let batch = of_bytes("events.json", text.as_bytes()).unwrap();
    assert_eq!(
        lines(&batch),
        ["2: 2026-11-05 08:00 held Kick-off", "6: 2026-12-24  cancelled Day off"]
    );
    let kick_off = Meeting::new(["kim@acme.com"].into_iter(), "Kick-off");
    assert_eq!(records(&batch)[0].reference, kick_off.map(Reference::Meeting));
}

#[test]
fn a_series_beyond_unfolding_is_said_and_kept_once() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20261101T100000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Ping\nEND:VEVENT\nEND:VCALENDAR\n";
    let batch = of_bytes("cal.ics", text.as_bytes()).unwrap();
    assert_eq!(batch.read, 1);
    assert!(notes(&batch).contains(&"ingest-note-recurring"));
    let daily = text.replace("FREQ=SECONDLY", "FREQ=DAILY");
    let batch = of_bytes("cal.ics", daily.as_bytes()).unwrap();
    assert!((100..200).contains(&batch.read), "to the end of the window: {}", batch.read);
}

#[test]
fn a_calendar_without_events_is_refused() {
    let empty = b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n";
    assert_eq!(refused(of_bytes("cal.ics", empty)), "ingest-refused-no-events");
}
