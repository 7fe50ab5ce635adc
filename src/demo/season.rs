//! How busy a day is: weekends, the usual free days, and the yearly rhythm of a seasonal customer.

use super::region::Region;
use crate::core::day::Day;
use chrono::Weekday;
use std::f64::consts::TAU;

/// The share of its people that a customer sees at work on a day.
pub fn presence(day: Day, region: Region) -> f64 {
    match day.weekday() {
        Weekday::Sat => 0.1,
        Weekday::Sun => 0.06,
        _ if is_free(day, region) => 0.45,
        Weekday::Fri => 0.93,
        _ => 1.0,
    }
}

/// Free days that fall on a fixed date, and the long breaks around them.
fn is_free(day: Day, region: Region) -> bool {
    let (_, month, dom) = day.ymd();
    let spans: &[(u32, u32, u32)] = match region {
        Region::Japan => &[(1, 1, 3), (5, 3, 5), (8, 13, 15), (11, 3, 3), (12, 30, 31)],
        Region::Us => &[(1, 1, 1), (7, 4, 4), (11, 26, 27), (12, 24, 26)],
        Region::Uk => &[(1, 1, 1), (5, 1, 1), (12, 24, 28)],
        _ => &[(1, 1, 1), (1, 6, 6), (5, 1, 1), (8, 15, 15), (12, 24, 26)],
    };
    spans.iter().any(|(m, from, to)| *m == month && (*from..=*to).contains(&dom))
}

/// The yearly wave of a seasonal customer's work, highest on day `peak` of the year: 1 ± 0.3.
pub fn wave(day: Day, peak: i32) -> f64 {
    let (year, _, _) = day.ymd();
    let into = Day::new(year, 1, 1).map_or(0, |first| day - first);
    1.0 + 0.3 * (TAU * f64::from(into - peak) / 365.25).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_free_days_are_quiet() {
        let at = |text: &str, region| presence(Day::parse(text).unwrap(), region);
        assert!(at("2026-11-21", Region::Us) < 0.2);
        assert!(at("2026-05-04", Region::Japan) < at("2026-05-04", Region::Us));
        assert!(at("2026-11-18", Region::Dach) > 0.9);
    }

    #[test]
    fn the_season_comes_back_every_year() {
        let at = |text: &str| wave(Day::parse(text).unwrap(), 15);
        assert!(at("2026-01-16") > 1.29 && at("2026-07-17") < 0.71);
        assert!((at("2025-03-01") - at("2026-03-01")).abs() < 0.01);
    }
}
