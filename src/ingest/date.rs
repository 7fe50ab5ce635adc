//! Days as exports write them. What one value leaves open (is 3/1/2025 in March or January?) is
//! decided for the whole column.

use super::header::invisible;
use crate::core::day::Day;
use unicode_normalization::UnicodeNormalization;

pub use crate::core::manner::DayOrder as Order;

/// What one value says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Day(Day),
    /// A month; its first day.
    Month(Day),
    /// A week; its Monday.
    Week(Day),
    Open(Open),
}

/// Three numbers whose order the value itself does not settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    parts: [u32; 3],
    long_year: bool,
    pub separator: char,
}

impl Open {
    pub fn read(self, order: Order) -> Option<Day> {
        let [a, b, c] = self.parts;
        let (year, month, day) = match order {
            Order::DayMonth => (c, b, a),
            Order::MonthDay => (c, a, b),
            Order::YearMonth if self.long_year => return None,
            Order::YearMonth => (a, b, c),
        };
        Day::new(full_year(year), month, day)
    }

    /// The order of a column that no value and no neighbour settles.
    pub fn usual(self, japan: bool, american: bool) -> Order {
        match self.separator {
            '/' if japan && !self.long_year => Order::YearMonth,
            '/' if american || japan => Order::MonthDay,
            _ => Order::DayMonth,
        }
    }
}

/// Two-digit years up to 69 are of this century.
fn full_year(year: u32) -> i32 {
    match year {
        0..=69 => year as i32 + 2000,
        70..=99 => year as i32 + 1900,
        _ => year as i32,
    }
}

/// The fast and by far most frequent form: `YYYY-MM-DD`, alone or before a time.
pub fn iso(text: &[u8]) -> Option<Day> {
    let (date, rest) = text.split_at_checked(10)?;
    if !matches!(rest.first(), None | Some(b'T' | b' ' | b'Z' | b'+')) {
        return None;
    }
    let number = |part: std::ops::Range<usize>| {
        date.get(part)?.iter().try_fold(0_i32, |sum, digit| {
            digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0'))
        })
    };
    let dashed = date.get(4) == Some(&b'-') && date.get(7) == Some(&b'-');
    if dashed { civil(number(0..4)?, number(5..7)?, number(8..10)?) } else { None }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, without a table.
fn civil(year: i32, month: i32, day: i32) -> Option<Day> {
    const LENGTHS: [i32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = *LENGTHS.get(usize::try_from(month - 1).ok()?)?;
    if day < 1 || day > length || (month == 2 && day == 29 && !leap) || year < 1 {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let of_cycle = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(Day::from_number(year.div_euclid(400) * 146_097 + of_cycle - 719_468))
}

/// Reads one value; `None` when it is no date in any listed style.
pub fn find(text: &str) -> Option<Found> {
    let text = text.trim();
    if let Some(day) = iso(text.as_bytes()) {
        return Some(Found::Day(day));
    }
    let folded: String = text.nfkc().filter(|c| !invisible(*c)).collect();
    let folded =
        folded.to_lowercase().replace(['年', '月'], "/").replace('日', " ").replace('元', "1");
    if let Some(month) = folded.trim().strip_suffix('末')
        && let Some(Found::Month(first)) = find(month.trim_end_matches('/'))
    {
        return Some(Found::Day(first.plus_months(1) - 1));
    }
    if let Some(found) = counted(folded.trim()) {
        return Some(found);
    }
    by_tokens(&tokens(&folded)?)
}

/// Whole numbers that stand for a day: `20150928`, Unix time, a spreadsheet's serial, `202503`.
fn counted(text: &str) -> Option<Found> {
    let exponent = text.contains("e+");
    if !exponent && !text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    let whole = number.trunc() as i64;
    match whole {
        20_000..=80_000 => Some(Found::Day(Day::from_number(whole as i32 - 25_569))),
        190_001..=210_012 if text.len() == 6 => {
            Day::new((whole / 100) as i32, (whole % 100) as u32, 1).map(Found::Month)
        }
        19_000_101..=21_001_231 if text.len() == 8 => {
            civil((whole / 10_000) as i32, (whole / 100 % 100) as i32, (whole % 100) as i32)
                .map(Found::Day)
        }
        300_000_000..=4_200_000_000 => Some(Found::Day(Day::of_unix(whole))),
        300_000_000_000..=4_200_000_000_000 => Some(Found::Day(Day::of_unix(whole / 1_000))),
        300_000_000_000_000..=4_200_000_000_000_000 => {
            Some(Found::Day(Day::of_unix(whole / 1_000_000)))
        }
        _ => None,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// Value, digits, and the sign that stood before it.
    Number(u32, usize, char),
    Word(String),
}

/// At most three parts of a date; what follows them (a time, a zone, a weekday) is left alone.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut separator = ' ';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        if first.is_ascii_digit() {
            let (digits, after) = rest.split_at(run(|c| c.is_ascii_digit()));
            found.push(Token::Number(digits.parse().ok()?, digits.len(), separator));
            rest = after;
        } else if first.is_alphabetic() {
            let (word, after) = rest.split_at(run(char::is_alphabetic));
            if !is_filler(word) {
                found.push(Token::Word(word.to_owned()));
            }
            rest = after;
        } else {
            separator = first;
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
        let wanted = if found.first().is_some_and(is_era) { 4 } else { 3 };
        if found.len() == wanted {
            return ends_well(rest).then_some(found);
        }
    }
    Some(found)
}

/// After the date comes nothing, a blank, a time or a weekday; never more digits or signs.
fn ends_well(rest: &str) -> bool {
    rest.trim_start_matches('/')
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || "t,(".contains(c))
}

fn is_filler(word: &str) -> bool {
    const WEEKDAYS: [&str; 14] = [
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    matches!(word, "de" | "of" | "st" | "nd" | "rd" | "th" | "den" | "le")
        || WEEKDAYS.contains(&word)
}

fn is_era(token: &Token) -> bool {
    matches!(token, Token::Word(word) if era_start(word).is_some())
}

/// The year before the first of an era.
fn era_start(word: &str) -> Option<u32> {
    match word {
        "令和" | "r" => Some(2018),
        "平成" | "h" => Some(1988),
        "昭和" | "s" => Some(1925),
        "大正" => Some(1911),
        _ => None,
    }
}

fn by_tokens(tokens: &[Token]) -> Option<Found> {
    use Token::{Number, Word};
    match tokens {
        [Word(era), Number(y, _, _), Number(m, _, _), Number(d, _, _)] => {
            Day::new((era_start(era)? + y) as i32, *m, *d).map(Found::Day)
        }
        [Word(era), Number(y, _, _), Number(m, _, _)] if era_start(era).is_some() => {
            Day::new((era_start(era)? + y) as i32, *m, 1).map(Found::Month)
        }
        [Number(y, 4, _), Number(m, 1 | 2, _), Number(d, 1 | 2, _)] => {
            civil(*y as i32, *m as i32, *d as i32).map(Found::Day)
        }
        [Number(y, 4, _), Number(m, 1 | 2, _)] => Day::new(*y as i32, *m, 1).map(Found::Month),
        [Number(y, 4, _), Word(w), Number(week, 1 | 2, _)] if w == "w" => monday(*y, *week),
        [Number(d, 1 | 2, _), Word(m), Number(y, 2 | 4, _)]
        | [Word(m), Number(d, 1 | 2, _), Number(y, 2 | 4, _)]
        | [Number(y, 4, _), Word(m), Number(d, 1 | 2, _)] => {
            Day::new(full_year(*y), month(m)?, *d).map(Found::Day)
        }
        [Word(m), Number(y, 4, _)] | [Number(y, 4, _), Word(m)] => {
            Day::new(*y as i32, month(m)?, 1).map(Found::Month)
        }
        [Number(a, 1 | 2, _), Number(b, 1 | 2, _), Number(c, digits @ (1 | 2 | 4), separator)] => {
            let separator = if separator.is_whitespace() { '/' } else { *separator };
            Some(Found::Open(Open { parts: [*a, *b, *c], long_year: *digits == 4, separator }))
        }
        _ => None,
    }
}

fn monday(year: u32, week: u32) -> Option<Found> {
    let date = chrono::NaiveDate::from_isoywd_opt(year as i32, week, chrono::Weekday::Mon)?;
    Some(Found::Week(date.into()))
}

/// Month names, abbreviated or full, in the languages that exports come in.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "ene", "gen", "januar", "janv"],
        &["feb", "fev", "fév"],
        &["mar", "mär", "mrz", "maart", "mrt"],
        &["apr", "abr", "avr"],
        &["may", "mai", "mayo", "mag", "mei"],
        &["jun", "giu", "juin"],
        &["jul", "lug", "juil"],
        &["aug", "ago", "aoû", "aou"],
        &["sep", "set"],
        &["oct", "okt", "ott", "out"],
        &["nov"],
        &["dec", "dez", "dic", "déc"],
    ];
    let fits = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    MONTHS.iter().position(fits).map(|at| at as u32 + 1)
}

/// What the values of a column say about their order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    day_first: u32,
    month_first: u32,
    year_first: u32,
    /// A value that leaves it open.
    pub example: Option<Open>,
    /// Least and most of the first and the last part, of values whose year has two digits.
    first: Option<(u32, u32)>,
    last: Option<(u32, u32)>,
}

/// Years of a file are few, its days of the month many.
const FEW_YEARS: u32 = 2;
const MANY_DAYS: u32 = 10;

impl Evidence {
    pub fn take(&mut self, text: &str, japan: bool) {
        let Some(Found::Open(open)) = find(text) else { return };
        if !open.long_year {
            let [first, _, last] = open.parts;
            let widen = |range: Option<(u32, u32)>, part: u32| {
                let (low, high) = range.unwrap_or((part, part));
                Some((low.min(part), high.max(part)))
            };
            (self.first, self.last) = (widen(self.first, first), widen(self.last, last));
        }
        let year_first = (japan || open.parts.first().is_some_and(|a| *a > 31))
            && open.read(Order::YearMonth).is_some();
        let fits = [
            open.read(Order::DayMonth).is_some(),
            open.read(Order::MonthDay).is_some(),
            year_first,
        ];
        // Between dots the day goes first, wherever dates are written so.
        let dotted = open.separator == '.' && open.long_year;
        match fits {
            [true, ..] if dotted => self.day_first += 1,
            [true, false, false] => self.day_first += 1,
            [false, true, false] => self.month_first += 1,
            [false, false, true] => self.year_first += 1,
            _ => self.example = self.example.or(Some(open)),
        }
    }

    /// The order that the values settle; `None` when all are open.
    pub fn settled(self) -> Option<Order> {
        if self.begins_with_years() {
            return Some(Order::YearMonth);
        }
        let most = self.day_first.max(self.month_first).max(self.year_first);
        match most {
            0 => None,
            most if most == self.day_first => Some(Order::DayMonth),
            most if most == self.month_first => Some(Order::MonthDay),
            _ => Some(Order::YearMonth),
        }
    }
}

impl Evidence {
    /// `26/11/22`, `26/11/03`, `25/12/30`: what stands first hardly changes, what stands last does,
    /// and is a day of the month.
    fn begins_with_years(self) -> bool {
        let spread = |(least, most): (u32, u32)| most - least;
        let days = |(least, most): (u32, u32)| least >= 1 && most <= 31;
        self.month_first == 0
            && self.first.is_some_and(|first| first.0 > 12 && spread(first) <= FEW_YEARS)
            && self.last.is_some_and(|last| days(last) && spread(last) >= MANY_DAYS)
    }
}

/// The time of day that stands beside a date, as `HH:MM`.
pub fn time_of(text: &str) -> Option<String> {
    let text: String = text.nfkc().collect::<String>().replace('時', ":");
    let colon = text.find(':')?;
    let digits = |part: &str| part.parse::<u32>().ok();
    let before = text.get(..colon)?;
    let from = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let mut hour = digits(before.get(from..)?)?;
    let after = text.get(colon + 1..)?;
    let minute = after.split(|c: char| !c.is_ascii_digit()).next().and_then(digits).unwrap_or(0);
    let lower = after.to_lowercase();
    if lower.contains("pm") && hour < 12 {
        hour += 12;
    } else if lower.contains("am") && hour == 12 {
        hour = 0;
    }
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_styles_are_read() {
        let check = |text: &str, day: &str| {
            assert_eq!(find(text), Day::parse(day).map(Found::Day), "{text}");
        };
        check("2026-03-31", "2026-03-31");
        check("2006-04-15T03:23:15.000Z", "2006-04-15");
        check("2016-04-28T11:19:34 -10:00", "2016-04-28");
        check("2020-12-30 3:15:52", "2020-12-30");
        check("2025/3/1", "2025-03-01");
        check("２０２５／３／１", "2025-03-01");
        check("2025/3/1(土) 10:00", "2025-03-01");
        check("22/Sep/25 9:26 AM", "2025-09-22");
        check("18/jul/26", "2026-07-18");
        check("23-Sep-11", "2011-09-23");
        check(" 24 October 2011", "2011-10-24");
        check("Dec 8, 2022", "2022-12-08");
        check("Mon, 3 Mar 2025 10:00:00 +0000", "2025-03-03");
        check("20150928", "2015-09-28");
        check("2025年3月1日", "2025-03-01");
        check("2025年3月1日 14時30分", "2025-03-01");
        check("令和7年3月1日", "2025-03-01");
        check("令和元年5月1日", "2019-05-01");
        check("R7.3.1", "2025-03-01");
        check("1602611311", "2020-10-13");
        check("1602611311000", "2020-10-13");
        check("1.6026E+12", "2020-10-13");
        check("45717", "2025-03-01");
        check("45717.5", "2025-03-01");
        check("2024-02-29", "2024-02-29");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "soon", "2026-02-30", "31.4", "123", "1/2", "1.2.3.4", "2026-13-01", "12 monkeys"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn months_and_weeks_keep_their_grain() {
        let first = |day| Day::parse(day).unwrap();
        for text in ["2025-03", "2025年3月", "202503", "2025/3", "Mar 2025"] {
            assert_eq!(find(text), Some(Found::Month(first("2025-03-01"))), "{text}");
        }
        assert_eq!(find("2025-W10"), Some(Found::Week(first("2025-03-03"))));
    }

    #[test]
    fn the_column_settles_the_order() {
        let check = |values: &[&str], order| {
            let mut evidence = Evidence::default();
            for value in values {
                evidence.take(value, false);
            }
            assert_eq!(evidence.settled(), order, "{values:?}");
        };
        check(&["3/1/2025", "13/2/2025"], Some(Order::DayMonth));
        check(&["3/1/2025", "2/13/2025"], Some(Order::MonthDay));
        check(&["01.02.24", "05.06.24"], None);
        check(&["10.11.2026 09:26"], Some(Order::DayMonth));
        check(&["99/02/24"], Some(Order::YearMonth));
        let Some(Found::Open(open)) = find("3/1/2025") else { panic!() };
        assert_eq!(open.read(Order::DayMonth), Day::parse("2025-01-03"));
        assert_eq!(open.usual(false, true), Order::MonthDay);
    }

    #[test]
    fn times_beside_dates_are_kept() {
        let check = |text: &str, time: Option<&str>| assert_eq!(time_of(text).as_deref(), time);
        check("2025/3/1 9:05", Some("09:05"));
        check("22/Sep/25 9:26 PM", Some("21:26"));
        check("2025年3月1日 14時30分", Some("14:30"));
        check("2025-03-01", None);
    }
}
