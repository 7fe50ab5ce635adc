//! ICS: any lines within a calendar and within an event of it.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260105T093000Z\r\nSUMMARY:x\r\n";
    let file = format!("BEGIN:VCALENDAR\r\n{event}{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    shared::read("fuzz.ics", file.as_bytes(), &shared::options());
    shared::read("fuzz.ics", format!("BEGIN:VCALENDAR\r\n{text}").as_bytes(), &shared::options());
});
