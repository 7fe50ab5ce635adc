//! Stretches of days that follow the calendar: `2026年度`, `26年度Q3`, `上期`, `今月`, `next quarter`.

use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::fiscal::{Period, Quarter};
use crate::core::phrase;

/// What is said is a day on any day, or never.
const ANY_DAY: Day = Day::from_number(20_000);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Fiscal(Period),
    /// Calendar months ahead of this one.
    Month(u32),
    /// Quarters ahead of this one.
    Quarter(u32),
    /// A day as it is said, `fri` or `eoq`; a weekday may lie behind.
    Said {
        text: String,
        behind: bool,
    },
}

impl Span {
    /// Half-width lower case text.
    pub fn read(text: &str, behind: bool) -> Option<Self> {
        let fiscal = || Period::read(text).map(Self::Fiscal);
        let said = Self::Said { text: text.to_owned(), behind };
        Some(match text {
            "今月" | "当月" => Self::Month(0),
            "来月" | "翌月" => Self::Month(1),
            "再来月" => Self::Month(2),
            "今期" | "当期" | "今四半期" => Self::Quarter(0),
            "来期" | "翌期" | "来四半期" | "翌四半期" => Self::Quarter(1),
            _ => fiscal().or_else(|| said.day(ANY_DAY, &Calendar::default()).map(|_| said))?,
        })
    }

    /// First and last day of it.
    pub fn days(&self, today: Day, calendar: &Calendar) -> (Day, Day) {
        let of_month = |day: Day, months: u32| {
            let (year, month, _) = day.ymd();
            Day::new(year, month, 1).unwrap_or(day).plus_months(months)
        };
        match self {
            Self::Fiscal(period) => period.days(today, calendar.fiscal_start),
            Self::Month(ahead) => (of_month(today, *ahead), of_month(today, ahead + 1) - 1),
            Self::Quarter(ahead) => {
                let quarter = Quarter::of(today, calendar.fiscal_start);
                let into = (today.ymd().1 + 12 - quarter.first_month) % 12;
                let first = of_month(today.minus_months(into), ahead * 3);
                (first, first.plus_months(3) - 1)
            }
            Self::Said { .. } => {
                let day = self.day(today, calendar).unwrap_or(today);
                (day, day)
            }
        }
    }

    /// The day that is said.
    fn day(&self, today: Day, calendar: &Calendar) -> Option<Day> {
        match self {
            Self::Said { text, behind: true } => phrase::when(text, today, calendar)
                .filter(|(_, time)| time.is_none())
                .map(|it| it.0),
            Self::Said { text, .. } => phrase::day(text, today, calendar),
            _ => None,
        }
    }
}
