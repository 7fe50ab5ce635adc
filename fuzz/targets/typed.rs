//! Whatever is typed: days, quick-add lines, composer text, filters. A filter prints what it read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mamori::core::activity::TouchKind;
use mamori::core::calendar::Calendar;
use mamori::core::day::Day;
use mamori::core::{compose, filter, phrase, quick_add};

fuzz_target!(|text: &str| {
    let (today, calendar) = (Day::from_number(20_000), Calendar::default());
    let _ = phrase::day(text, today, &calendar);
    let _ = quick_add::parse(text, today, &calendar);
    let _ = compose::compose(text, TouchKind::Call, today, &calendar);
    if let Ok(read) = filter::parse(text) {
        let printed = read.to_string();
        assert_eq!(filter::parse(&printed).map(|again| again.to_string()).ok(), Some(printed));
    }
});
