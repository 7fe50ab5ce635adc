//! National holidays, read from `assets/calendars`: which days, up to which year they are known,
//! and which countries follow them.

use crate::core::day::Day;
use crate::core::written;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Whose holidays are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Japan,
    UnitedStates,
    /// The euro area and its neighbours: the closing days of its payment system.
    Euro,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    format: u32,
    id: String,
    last_year: i32,
    countries: BTreeSet<String>,
    holidays: Vec<Day>,
    /// The same, a place a day from the first of them on: asked for millions of times.
    #[serde(skip)]
    kept: Vec<bool>,
}

impl Sheet {
    /// Where a day stands among those of the sheet.
    fn place(&self, day: Day) -> Option<usize> {
        usize::try_from(day - *self.holidays.first()?).ok()
    }

    fn laid_out(mut self) -> Self {
        let places: Vec<usize> = self.holidays.iter().filter_map(|day| self.place(*day)).collect();
        self.kept = vec![false; places.iter().max().map_or(0, |last| last + 1)];
        for place in places {
            if let Some(kept) = self.kept.get_mut(place) {
                *kept = true;
            }
        }
        self
    }
}

impl Region {
    pub const ALL: [Self; 3] = [Self::Japan, Self::UnitedStates, Self::Euro];

    /// As `[calendar] region` names it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Japan => "jp",
            Self::UnitedStates => "us",
            Self::Euro => "eu",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.id() == id)
    }

    /// The region whose days a country keeps, however a file calls the country.
    pub fn of_country(country: &str) -> Option<Self> {
        let country = country.trim().to_lowercase();
        Self::ALL.into_iter().find(|region| region.sheet().countries.contains(&country))
    }

    /// The last year whose holidays are known; every later weekday counts as a working day.
    pub fn last_year(self) -> i32 {
        self.sheet().last_year
    }

    pub fn holds(self, day: Day) -> bool {
        let sheet = self.sheet();
        sheet.place(day).is_some_and(|place| sheet.kept.get(place) == Some(&true))
    }

    fn sheet(self) -> &'static Sheet {
        static JAPAN: OnceLock<Sheet> = OnceLock::new();
        static STATES: OnceLock<Sheet> = OnceLock::new();
        static EURO: OnceLock<Sheet> = OnceLock::new();
        let (place, text) = match self {
            Self::Japan => (&JAPAN, include_str!("../../../assets/calendars/jp.toml")),
            Self::UnitedStates => (&STATES, include_str!("../../../assets/calendars/us.toml")),
            Self::Euro => (&EURO, include_str!("../../../assets/calendars/eu.toml")),
        };
        place.get_or_init(|| {
            let sheet: Sheet = written::read(text)
                .unwrap_or_else(|error| unreachable!("the calendar {}: {error}", self.id()));
            assert!(sheet.format == 1 && sheet.id == self.id(), "the calendar {}", self.id());
            sheet.laid_out()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn each_region_keeps_its_own_days() {
        let check = |text: &str, japan, states, euro| {
            let held = Region::ALL.map(|region| region.holds(day(text)));
            assert_eq!(held, [japan, states, euro], "{text}");
        };
        check("2026-01-01", true, true, true);
        check("2026-09-22", true, false, false); // between two holidays
        check("2025-11-24", true, false, false); // substitute of Sunday 11-23
        check("2026-05-06", true, false, false); // substitute pushed past Children's Day
        check("2027-03-22", true, false, false); // substitute of the equinox on a Sunday
        check("2026-07-03", false, true, false); // July 4 is a Saturday
        check("2026-11-26", false, true, false); // Thanksgiving
        check("2026-04-03", false, false, true); // Good Friday
        check("2026-04-06", false, false, true); // Easter Monday
        check("2026-11-24", false, false, false);
    }

    #[test]
    fn every_calendar_is_in_order_and_reaches_its_last_year() {
        for region in Region::ALL {
            let days = &region.sheet().holidays;
            assert!(days.is_sorted(), "{region:?}");
            assert_eq!(days.last().unwrap().ymd().0, region.last_year(), "{region:?}");
        }
    }

    #[test]
    fn countries_are_known_by_code_and_name_in_both_languages() {
        let check = |country: &str, region| assert_eq!(Region::of_country(country), region);
        check("Japan", Some(Region::Japan));
        check("日本", Some(Region::Japan));
        check(" us ", Some(Region::UnitedStates));
        check("Germany", Some(Region::Euro));
        check("United Kingdom", None);
        check("", None);
    }
}
