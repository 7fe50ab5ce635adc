//! Fiscal years: ours, from the month in `[calendar] fiscal_start`, and the month in which a
//! customer closes its own books.

use super::day::Day;
use super::phrase;

/// A quarter of a fiscal year, which is named by the year it begins in: 2026 Q1 is April to June
/// where the year begins in April.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    pub year: i32,
    /// 1–4.
    pub number: u32,
    /// First month of it, 1–12.
    pub first_month: u32,
}

impl Quarter {
    /// The quarter that holds a day; `start` is the first month of the year, 0 is January.
    pub fn of(day: Day, start: u32) -> Self {
        let start = start.clamp(1, 12);
        let (year, month, _) = day.ymd();
        let into = (month + 12 - start) % 12;
        Self {
            year: if month < start { year - 1 } else { year },
            number: into / 3 + 1,
            first_month: (start - 1 + into / 3 * 3) % 12 + 1,
        }
    }

    pub fn last_month(self) -> u32 {
        (self.first_month + 1) % 12 + 1
    }

    /// 1 or 2: 上期, 下期.
    pub fn half(self) -> u32 {
        self.number.div_ceil(2)
    }
}

/// A named part of fiscal years: `2026年度`, `26年度Q3`, `上期`, `FY2026 Q1`. Without a year it is
/// the one that is not over yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub year: Option<i32>,
    /// First and last quarter of it, 1–4.
    pub quarters: (u32, u32),
}

impl Period {
    /// Half-width lower case text.
    pub fn read(text: &str) -> Option<Self> {
        let (year, part) = Self::year(text.trim())?;
        let part = part.trim_start_matches(['の', ' ', '-']).trim();
        let quarters = match part {
            "" if year.is_some() => (1, 4),
            "上期" | "上半期" | "h1" | "1h" => (1, 2),
            "下期" | "下半期" | "h2" | "2h" => (3, 4),
            part => {
                let number = Self::quarter(part)?;
                (number, number)
            }
        };
        Some(Self { year, quarters })
    }

    /// `2026年度…`, `26年度…`, `令和8年度…`, `fy2026…`, `fy26…`; no year at all.
    fn year(text: &str) -> Option<(Option<i32>, &str)> {
        let spoken = text.split_once("年度");
        let western = text.strip_prefix("fy").map(|rest| {
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            rest.split_at(rest.len() - digits)
        });
        let Some((digits, rest)) = spoken.or(western) else { return Some((None, text)) };
        let (base, digits) = match digits.strip_prefix("令和").or(digits.strip_prefix('r')) {
            Some(digits) => (2018, digits),
            None => (0, digits),
        };
        let number: i32 = digits.parse().ok()?;
        match (base, number) {
            (0, 1000..=9999) => Some((Some(number), rest)),
            (0, 0..=99) => Some((Some(2000 + number), rest)),
            (0, _) => None,
            (base, number) => Some((Some(base + number), rest)),
        }
    }

    /// `q3`, `3q`, `第3四半期`.
    fn quarter(text: &str) -> Option<u32> {
        let number = text.strip_prefix('q').or_else(|| text.strip_suffix('q'));
        let spelled = || text.strip_suffix("四半期").map(|text| text.trim_start_matches('第'));
        let number = number.or_else(spelled)?.trim().parse().ok()?;
        (1..=4).contains(&number).then_some(number)
    }

    /// First and last day of it; `start` is the first month of the year.
    pub fn days(self, today: Day, start: u32) -> (Day, Day) {
        let of = |year: i32| {
            let first = Day::new(year, start.clamp(1, 12), 1).unwrap_or(today);
            let (from, to) = self.quarters;
            (first.plus_months(from * 3 - 3), first.plus_months(to * 3) - 1)
        };
        let this = Quarter::of(today, start).year;
        match self.year {
            Some(year) => of(year),
            None if of(this).1 < today => of(this + 1),
            None => of(this),
        }
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The month in which the books are closed, as exports write it: `3`, `3月`, `三月末`, `March`,
/// `03-31`, `2026-03-31`.
pub fn closing_month(text: &str) -> Option<u32> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let text = text.trim().trim_end_matches(['末', '期']).trim_end_matches("決算");
    let valid = |month: u32| (1..=12).contains(&month).then_some(month);
    if let Some(day) = Day::parse(text) {
        return Some(day.ymd().1);
    }
    let front = text.split(['月', '-', '/', '.']).next().unwrap_or_default().trim();
    if let Some(month) = phrase::small_number(front) {
        return valid(month);
    }
    let named = text.split([' ', ',']).find_map(|word| {
        let named = MONTHS.iter().position(|month| word.starts_with(month))?;
        word.chars().all(char::is_alphabetic).then_some(named as u32 + 1)
    });
    named.and_then(valid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_named_by_the_year_they_begin_in() {
        let check = |day: &str, start, expected: (i32, u32, u32, u32, u32)| {
            let quarter = Quarter::of(Day::parse(day).unwrap(), start);
            let found = (
                quarter.year,
                quarter.number,
                quarter.first_month,
                quarter.last_month(),
                quarter.half(),
            );
            assert_eq!(found, expected, "{day} from {start}");
        };
        check("2026-04-01", 4, (2026, 1, 4, 6, 1));
        check("2027-03-31", 4, (2026, 4, 1, 3, 2));
        check("2026-12-31", 4, (2026, 3, 10, 12, 2));
        check("2026-11-20", 0, (2026, 4, 10, 12, 2));
        check("2026-01-31", 2, (2025, 4, 11, 1, 2));
    }

    #[test]
    fn periods_are_named_by_year_half_and_quarter() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let today = Day::parse("2026-11-23").unwrap();
            let days = Period::read(text).map(|period| period.days(today, 4));
            let expected = expected.map(|(a, b)| (Day::parse(a).unwrap(), Day::parse(b).unwrap()));
            assert_eq!(days, expected, "{text}");
        };
        check("2026年度", Some(("2026-04-01", "2027-03-31")));
        check("26年度q3", Some(("2026-10-01", "2026-12-31")));
        check("令和8年度上期", Some(("2026-04-01", "2026-09-30")));
        check("fy2026 q4", Some(("2027-01-01", "2027-03-31")));
        check("fy26", Some(("2026-04-01", "2027-03-31")));
        check("上期", Some(("2027-04-01", "2027-09-30")));
        check("下期", Some(("2026-10-01", "2027-03-31")));
        check("3q", Some(("2026-10-01", "2026-12-31")));
        check("第2四半期", Some(("2027-07-01", "2027-09-30")));
        check("年度", None);
        check("q5", None);
        check("", None);
    }

    #[test]
    fn closing_months_are_read_as_exports_write_them() {
        let check = |text: &str, month| assert_eq!(closing_month(text), month, "{text}");
        check("3月", Some(3));
        check("３月末", Some(3));
        check("12月期", Some(12));
        check("六月", Some(6));
        check("十二月決算", Some(12));
        check("3月決算", Some(3));
        check("3", Some(3));
        check("March", Some(3));
        check("31 Dec", Some(12));
        check("03-31", Some(3));
        check("2026-09-30", Some(9));
        check("2026-13-30", None);
        check("不明", None);
        check("", None);
    }
}
