//! Business days: weekdays less national holidays less the closed days of one's own company.

pub mod holiday;

use super::day::Day;
use holiday::Region;
use std::collections::BTreeSet;

/// A yearly span of closed days, month and day inclusive; it may run over the year's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedSpan {
    pub from: (u32, u32),
    pub to: (u32, u32),
}

impl ClosedSpan {
    pub fn holds(self, day: Day) -> bool {
        let (_, month, dom) = day.ymd();
        let at = (month, dom);
        if self.from <= self.to {
            self.from <= at && at <= self.to
        } else {
            at >= self.from || at <= self.to
        }
    }
}

/// Which days people work on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Whose national holidays are free; `None` = nobody's.
    pub region: Option<Region>,
    /// Free days beside those, as `mamori.toml` lists them.
    pub holidays: BTreeSet<Day>,
    pub closed: Vec<ClosedSpan>,
    /// First month of our fiscal year, 1–12; 0 is read as January.
    pub fiscal_start: u32,
}

impl Calendar {
    pub fn is_business_day(&self, day: Day) -> bool {
        !day.is_weekend() && !self.is_holiday(day) && !self.closed.iter().any(|s| s.holds(day))
    }

    /// A national holiday, or a free day of the list.
    pub fn is_holiday(&self, day: Day) -> bool {
        self.region.is_some_and(|region| region.holds(day)) || self.holidays.contains(&day)
    }

    /// The calendar of an account: the holidays of its country where they are known, and our own
    /// closed days.
    #[must_use]
    pub fn of_country(&self, country: Option<&str>) -> Self {
        let region = country.and_then(Region::of_country).or(self.region);
        Self { region, ..self.clone() }
    }

    /// This day, or the first business day after it.
    #[must_use]
    pub fn on_or_after(&self, day: Day) -> Day {
        (0..60).map(|n| day + n).find(|d| self.is_business_day(*d)).unwrap_or(day)
    }

    /// This day, or the last business day before it: the day a notice can really be given.
    #[must_use]
    pub fn on_or_before(&self, day: Day) -> Day {
        (0..60).map(|n| day - n).find(|d| self.is_business_day(*d)).unwrap_or(day)
    }

    /// `count` business days after `day`; 0 is `on_or_after(day)`.
    #[must_use]
    pub fn plus(&self, day: Day, count: u32) -> Day {
        (0..count).fold(self.on_or_after(day), |at, _| self.on_or_after(at + 1))
    }

    /// `count` business days before `day`; 0 is `on_or_before(day)`.
    #[must_use]
    pub fn minus(&self, day: Day, count: u32) -> Day {
        (0..count).fold(self.on_or_before(day), |at, _| self.on_or_before(at - 1))
    }

    /// Business days after `from` up to `to`; 0 where `to` is not later.
    pub fn business_days(&self, from: Day, to: Day) -> i32 {
        let days = (1..=(to - from).max(0)).filter(|n| self.is_business_day(from + *n));
        i32::try_from(days.count()).unwrap_or(i32::MAX)
    }

    /// The last day of the fiscal quarter that holds `day`.
    pub fn quarter_end(&self, day: Day) -> Day {
        let (year, month, _) = day.ymd();
        let start = self.fiscal_start.max(1) - 1;
        let into = (month + 12 - 1 - start) % 3;
        Day::new(year, month, 1).map_or(day, |first| first.plus_months(3 - into) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_spans_run_over_the_year() {
        let calendar = Calendar {
            closed: vec![ClosedSpan { from: (12, 29), to: (1, 3) }],
            ..Calendar::default()
        };
        let day = Day::parse("2025-12-31").unwrap();
        assert_eq!(calendar.on_or_before(day).to_string(), "2025-12-26");
        assert_eq!(calendar.on_or_after(day).to_string(), "2026-01-05");
    }

    #[test]
    fn a_country_with_holidays_on_file_goes_before_the_house() {
        let day = |text| Day::parse(text).unwrap();
        let house = Calendar { region: Some(Region::UnitedStates), ..Calendar::default() };
        let check = |country: Option<&str>, text, works| {
            assert_eq!(house.of_country(country).is_business_day(day(text)), works, "{country:?}");
        };
        check(Some("Japan"), "2026-11-23", false);
        check(Some("Japan"), "2026-11-26", true);
        check(Some("Atlantis"), "2026-11-26", false);
        check(None, "2026-11-26", false);
        check(None, "2026-11-23", true);
    }

    #[test]
    fn business_days_are_counted_both_ways_over_holidays() {
        let day = |text| Day::parse(text).unwrap();
        let japan = Calendar { region: Some(Region::Japan), ..Calendar::default() };
        // Friday, then a weekend and Labour Thanksgiving Day.
        assert_eq!(japan.plus(day("2026-11-20"), 1).to_string(), "2026-11-24");
        assert_eq!(japan.minus(day("2026-11-24"), 1).to_string(), "2026-11-20");
        assert_eq!(japan.business_days(day("2026-11-20"), day("2026-11-24")), 1);
        assert_eq!(japan.business_days(day("2026-11-24"), day("2026-11-20")), 0);
        assert_eq!(japan.minus(day("2026-11-23"), 0).to_string(), "2026-11-20");
    }

    #[test]
    fn quarters_follow_the_fiscal_year() {
        let day = Day::parse("2026-11-21").unwrap();
        assert_eq!(Calendar::default().quarter_end(day).to_string(), "2026-12-31");
        let shifted = Calendar { fiscal_start: 2, ..Calendar::default() };
        assert_eq!(shifted.quarter_end(day).to_string(), "2027-01-31");
    }
}
