//! Stretches of days that follow the calendar: `2026年度`, `26年度Q3`, `上期`, `今月`, `next quarter`.

use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::fiscal::{Period, Quarter};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Fiscal(Period),
    /// Calendar months ahead of this one.
    Month(u32),
    /// Quarters ahead of this one.
    Quarter(u32),
}

impl Span {
    /// Half-width lower case text.
    pub fn read(text: &str) -> Option<Self> {
        Some(match text {
            "今月" | "当月" => Self::Month(0),
            "来月" | "翌月" => Self::Month(1),
            "再来月" => Self::Month(2),
            "今期" | "当期" | "今四半期" => Self::Quarter(0),
            "来期" | "翌期" | "来四半期" | "翌四半期" => Self::Quarter(1),
            text => Self::Fiscal(Period::read(text)?),
        })
    }

    /// First and last day of it.
    pub fn days(self, today: Day, calendar: &Calendar) -> (Day, Day) {
        let of_month = |day: Day, months: u32| {
            let (year, month, _) = day.ymd();
            Day::new(year, month, 1).unwrap_or(day).plus_months(months)
        };
        match self {
            Self::Fiscal(period) => period.days(today, calendar.fiscal_start),
            Self::Month(ahead) => (of_month(today, ahead), of_month(today, ahead + 1) - 1),
            Self::Quarter(ahead) => {
                let quarter = Quarter::of(today, calendar.fiscal_start);
                let into = (today.ymd().1 + 12 - quarter.first_month) % 12;
                let first = of_month(today.minus_months(into), ahead * 3);
                (first, first.plus_months(3) - 1)
            }
        }
    }
}
