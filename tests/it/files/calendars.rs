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
            "4: 2026-11-04 10:00  Business review, autumn",
            "20: 2026-11-02 10:00  サクラ商事 定例",
            "20: 2026-11-23 10:00  サクラ商事 定例",
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
        ["2: 2026-11-05 08:00  Kick-off", "6: 2026-12-24  cancelled Day off"]
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

fn guests(batch: &FileBatch) -> Vec<String> {
    let guests = |reference: &Option<Reference>| match reference {
        Some(Reference::Meeting(meeting)) => meeting.guests.join(";"),
        _ => String::new(),
    };
    records(batch).iter().map(|record| guests(&record.reference)).collect()
}

const UNINVITED: &str = "BEGIN:VCALENDAR\r\n\
    BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Sync\r\nDTSTART:20261111T200000Z\r\n\
    ATTENDEE:mailto:ann@acme.com\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Canceled: Talk\r\nDTSTART:20261112T200000Z\r\n\
    ATTENDEE:mailto:ann@acme.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn guests_of_meetings_that_nobody_hosts_are_not_taken_for_the_own_house() {
    let batch = of_bytes("cal.ics", UNINVITED.as_bytes()).unwrap();
    assert_eq!(guests(&batch), ["ann@acme.com", "ann@acme.com"]);
}

#[test]
fn a_meeting_that_was_called_off_in_its_title_was_not_held() {
    let batch = of_bytes("cal.ics", UNINVITED.as_bytes()).unwrap();
    assert_eq!(
        lines(&batch),
        ["2: 2026-11-11 20:00  Sync", "8: 2026-11-12 20:00 cancelled Canceled: Talk"]
    );
    let text = "Subject,Start Date,Start Time,Meeting Organizer,Required Attendees\n\
        キャンセル済み: 定例,2026/11/10,10:00,佐藤,\n";
    let batch = of_bytes("outlook.csv", text.as_bytes()).unwrap();
    assert!(lines(&batch)[0].contains("cancelled"), "{:?}", lines(&batch));
}

#[test]
fn the_calendar_of_google_says_whose_it_is_and_that_there_is_more() {
    let event = r#"{"id":"e1","summary":"Sync","start":{"dateTime":"2026-11-10T10:00:00Z"},
        "end":{"dateTime":"2026-11-10T11:00:00Z"},"organizer":{"email":"ann@acme.com"},
        "attendees":[{"email":"ann@acme.com"},{"email":"sato@vendor.example.com","self":true}]}"#;
    let page = format!(r#"{{"kind":"calendar#events","items":[{event}],"nextPageToken":"x"}}"#);
    let page = page.replace(r#""id":"e1""#, r#""kind":"calendar#event","id":"e1""#);
    let batch = of_bytes("page.json", page.as_bytes()).unwrap();
    assert_eq!(guests(&batch), ["ann@acme.com"]);
    assert!(notes(&batch).contains(&"ingest-note-page"), "{:?}", notes(&batch));
    let bare = of_bytes("list.json", format!("[{event}]").as_bytes()).unwrap();
    assert_eq!(guests(&bare), ["ann@acme.com"]);
    assert_eq!(notes(&bare), [] as [&str; 0], "the direction of a meeting is known");
}
