//! How days, numbers and amounts look, everywhere. No other code formats one for people.

use super::Lang;
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::fiscal::Quarter;
use crate::core::forecast::Share;
use crate::core::message::Message;
use crate::core::money::{Currency, Money};
use crate::core::phrase::Resolved;
use chrono::{Datelike, Weekday};
use unicode_width::UnicodeWidthStr;

/// `1,234`; negatives with `-`.
pub fn count(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if count < 0 {
        grouped.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with decimals and thousands separators.
pub fn number(number: f64, decimals: u8) -> String {
    let text = format!("{:.*}", usize::from(decimals), number.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let sign =
        if number < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) { "-" } else { "" };
    let whole = count(whole.parse().unwrap_or(0));
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Percent points as they are said: `-61%`.
pub fn percent(percent: f64) -> String {
    format!("{}%", number(percent, 0))
}

/// The day in full: `Tue 31 Mar 2026`, `2026/03/31(火)`.
pub fn day(lang: Lang, day: Day) -> String {
    let (year, month, dom) = day.ymd();
    match lang {
        Lang::En => format!("{} {dom} {} {year}", weekday(lang, day), month_name(month)),
        Lang::Ja => format!("{year}/{month:02}/{dom:02}({})", weekday(lang, day)),
    }
}

/// The day as letters have it: `Tuesday, 31 March 2026`, `2026年3月31日(火)`.
pub fn long_day(lang: Lang, day: Day) -> String {
    let (year, month, dom) = day.ymd();
    match lang {
        Lang::En => day.date().format("%A, %-d %B %Y").to_string(),
        Lang::Ja => format!("{year}年{month}月{dom}日({})", weekday(lang, day)),
    }
}

/// An amount in a list; `yen` = in units of ten thousand, as its head says.
pub fn listed_money(lang: Lang, money: Money, yen: bool, cells: usize) -> String {
    if yen && money.currency == Currency::JPY {
        ten_thousands(money)
    } else {
        money_in(lang, money, cells)
    }
}

/// The day as lists show it, at most 6 cells: `31 Mar`, `3/31`; with the year when it is not
/// this year's: `Mar'27`, `'27/3`. The mark keeps it from being read as a day of March.
pub fn short_day(lang: Lang, day: Day, today: Day) -> String {
    let ((year, month, dom), this_year) = (day.ymd(), today.ymd().0);
    match (lang, year == this_year || (day - today).abs() < 180) {
        (Lang::En, true) => format!("{dom} {}", month_name(month)),
        (Lang::En, false) => format!("{}'{:02}", month_name(month), year.rem_euclid(100)),
        (Lang::Ja, true) => format!("{month}/{dom}"),
        (Lang::Ja, false) => format!("'{:02}/{month}", year.rem_euclid(100)),
    }
}

/// What a column has room for that says all of it.
const LONGEST_LEFT: &str = "1,000日超過";

/// A distance in days as lists show it: `41d`, `41日`.
pub fn days(lang: Lang, days: i32) -> String {
    match lang {
        Lang::En => format!("{}d", count(days.into())),
        Lang::Ja => format!("{}日", count(days.into())),
    }
}

/// How long ago a day was, as lists show it: `41d`, `41日前`. What is ahead is a distance.
pub fn ago(lang: Lang, count: i32) -> String {
    match lang {
        Lang::Ja if count > 0 => format!("{}前", days(lang, count)),
        Lang::Ja if count == 0 => lang.word("day-today"),
        _ => days(lang, count),
    }
}

/// A distance to a day, in a sentence or behind the day itself: `41d`, `41日`; behind it `-3d`,
/// `3日超過`.
pub fn left(lang: Lang, count: i32) -> String {
    match lang {
        Lang::En if count != 0 => days(lang, count),
        _ => left_in(lang, count, usize::MAX),
    }
}

/// The same in a column of so many cells: `3d late`, `3日超過`; in a narrow one `-3d`, `3日超`. The
/// column decides, not the number: one column has one word.
pub fn left_in(lang: Lang, count: i32, cells: usize) -> String {
    if count == 0 {
        let today = lang.word("day-today");
        return if today.width() <= cells { today } else { days(lang, count) };
    }
    if count >= 0 {
        return days(lang, count);
    }
    let late = days(lang, -count);
    let said = match (lang, cells >= LONGEST_LEFT.width()) {
        (_, true) => lang.say(&Message::new("deadline-late").text("days", late)),
        (Lang::En, false) => days(lang, count),
        (Lang::Ja, false) => format!("{late}超"),
    };
    if said.width() <= cells { said } else { days(lang, count) }
}

/// A distance to the day by which an order is due: `order 41d`, `発注 41日`; behind it `order 3d late`,
/// `発注 3日超過`.
pub fn order_days(lang: Lang, count: i32) -> String {
    order_days_in(lang, count, usize::MAX)
}

/// The same in a column of so many cells: where there is no room it is a distance like the others.
pub fn order_days_in(lang: Lang, count: i32, cells: usize) -> String {
    let left = left_in(lang, count, cells);
    let said = lang.say(&Message::new("deadline-order").text("days", left.as_str()));
    if said.width() <= cells { said } else { left }
}

/// A time of day from minutes after midnight: `14:05`.
pub fn time(minute: u16) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// A size in bytes: `71.5 MB`.
pub fn bytes(bytes: u64) -> String {
    let of = |unit: u64| number(bytes as f64 / unit as f64, u8::from(bytes < 100 * unit));
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", of(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", of(1_000_000)),
        _ => format!("{} GB", of(1_000_000_000)),
    }
}

/// `Mon` … `Sun`, `月` … `日`.
pub fn weekday(lang: Lang, day: Day) -> &'static str {
    let index = day.date().weekday().num_days_from_monday() as usize;
    let names = match lang {
        Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Lang::Ja => ["月", "火", "水", "木", "金", "土", "日"],
    };
    names.get(index).copied().unwrap_or_default()
}

/// The weekday names a reader can type, Monday first.
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get(month as usize - 1).copied().unwrap_or_default()
}

/// The exact amount as pages have it: `$412,000`, `¥41,200,000`, `EUR 1,234.50`. In Japanese a
/// negative one has `▲`; lists and files keep the `-`.
pub fn money(lang: Lang, money: Money) -> String {
    let exponent = money.currency.exponent();
    let whole = money.minor % 10i64.pow(exponent) == 0;
    let amount = number(money.major(), if whole { 0 } else { exponent as u8 });
    let (sign, amount) =
        amount.strip_prefix('-').map_or(("", amount.as_str()), |rest| (minus(lang), rest));
    format!("{sign}{}{amount}", mark(money.currency))
}

fn minus(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "-",
        Lang::Ja => "▲",
    }
}

/// The amount in so many cells, rounded further rather than cut: `EUR 3,900`, `EUR 3.9k`.
pub fn money_in(lang: Lang, money: Money, cells: usize) -> String {
    let (said, major) = (short_money(lang, money), money.major());
    if said.width() <= cells || lang == Lang::Ja && money.currency == Currency::JPY {
        return said;
    }
    let (scaled, suffix) = scaled(major, 0.0);
    let rounded =
        |decimals| format!("{}{}{suffix}", mark(money.currency), number(scaled, decimals));
    let fine = rounded(u8::from(scaled.abs() < 9.95));
    if fine.width() <= cells { fine } else { rounded(0) }
}

/// A day as it was said, with `(祝)` behind one on which the country rests; `id` is how.
pub fn marked(lang: Lang, calendar: &Calendar, said: String, day: Day, id: &'static str) -> String {
    if calendar.is_holiday(day) {
        return lang.say(&Message::new(id).text("day", said));
    }
    said
}

/// Message id: a day of words lands on a business day, a written one stays where it is; either is said.
pub fn landing(calendar: &Calendar, resolved: Resolved) -> Option<&'static str> {
    if resolved.moved { Some("echo-moved") } else { rests(calendar, resolved.day) }
}

/// Message id: why nobody works on a day that is no weekend.
pub fn rests(calendar: &Calendar, day: Day) -> Option<&'static str> {
    if calendar.is_holiday(day) {
        return Some("echo-holiday");
    }
    (!calendar.is_business_day(day) && !day.is_weekend()).then_some("echo-closed")
}

/// In billions, millions, or thousands from so much on.
fn scaled(major: f64, thousands_from: f64) -> (f64, &'static str) {
    match major.abs() {
        m if m >= 999_500_000.0 => (major / 1e9, "B"),
        m if m >= 999_500.0 => (major / 1e6, "M"),
        m if m >= thousands_from => (major / 1e3, "k"),
        _ => (major, ""),
    }
}

/// The amount in at most 6 cells: `$412k`, `$6.4M`, `4,120万`, `1.2億`.
pub fn short_money(lang: Lang, money: Money) -> String {
    let major = money.major();
    if lang == Lang::Ja && money.currency == Currency::JPY {
        return short_yen(major);
    }
    let (scaled, suffix) = scaled(major, 10_000.0);
    let decimals = u8::from(!suffix.is_empty() && suffix != "k" && scaled.abs() < 99.95);
    format!("{}{}{suffix}", mark(money.currency), number(scaled, decimals))
}

/// What a share of the renewals is worth, and how many of it say no amount: `$412k + ¥41.2M + 2 without
/// ARR`.
pub fn share<T>(lang: Lang, share: &Share<T>) -> String {
    let sums = share.worth.iter().map(|sum| short_money(lang, *sum));
    let unpriced = Message::new("renewals-unpriced").count("count", share.unpriced);
    let unpriced = (share.unpriced > 0).then(|| lang.say(&unpriced));
    sums.chain(unpriced).collect::<Vec<_>>().join(" + ")
}

/// Yen in units of ten thousand without the unit, under a head that names it: `4,120`.
pub fn ten_thousands(money: Money) -> String {
    let scaled = money.major() / 1e4;
    let small = scaled.abs() < 9.95 && (scaled - scaled.round()).abs() > 0.05;
    number(scaled, u8::from(small))
}

/// A quarter of the fiscal year: `FY2026 Q1 (Apr-Jun)`, `2026年度 1Q(4–6月)`.
pub fn quarter(lang: Lang, quarter: Quarter) -> String {
    let (first, last) = (quarter.first_month, quarter.last_month());
    let name = quarter_name(lang, quarter);
    match lang {
        Lang::En => format!("{name} ({}-{})", month_name(first), month_name(last)),
        Lang::Ja => format!("{name}({first}–{last}月)"),
    }
}

/// The same without its months, for narrow places: `FY2026 Q1`, `2026年度 1Q`.
pub fn quarter_name(lang: Lang, quarter: Quarter) -> String {
    let Quarter { year, number, .. } = quarter;
    match lang {
        Lang::En => format!("FY{year} Q{number}"),
        Lang::Ja => format!("{year}年度 {number}Q"),
    }
}

/// The half of the fiscal year: `FY2026 H1`, `2026年度上期`.
pub fn half(lang: Lang, quarter: Quarter) -> String {
    let (year, half) = (quarter.year, quarter.half());
    match (lang, half) {
        (Lang::En, _) => format!("FY{year} H{half}"),
        (Lang::Ja, 1) => format!("{year}年度上期"),
        (Lang::Ja, _) => format!("{year}年度下期"),
    }
}

/// A month alone: `Mar`, `3月`.
pub fn month(lang: Lang, month: u32) -> String {
    match lang {
        Lang::En => month_name(month).to_owned(),
        Lang::Ja => format!("{month}月"),
    }
}

fn short_yen(major: f64) -> String {
    if major.abs() >= 99_995_000.0 {
        format!("{}億", number(major / 1e8, 1))
    } else if major.abs() >= 10_000.0 {
        format!("{}万", number(major / 1e4, 0))
    } else {
        format!("{}円", number(major, 0))
    }
}

/// What stands before an amount. Only marks that take one cell everywhere; else the code.
fn mark(currency: Currency) -> String {
    match currency.code() {
        "USD" => "$".into(),
        "JPY" => "¥".into(),
        code => format!("{code} "),
    }
}

/// A signed change in whole points: `+4`, `-18`, `0`.
pub fn change(points: f64) -> String {
    let rounded = points.round();
    if rounded > 0.0 { format!("+{}", number(rounded, 0)) } else { number(rounded, 0) }
}

/// Weekly closes as blocks, oldest first; a space where nothing is known.
pub fn spark(points: impl Iterator<Item = Option<u8>>) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let block =
        |point: u8| BLOCKS.get(usize::from(point.min(99)) * 8 / 100).copied().unwrap_or(' ');
    points.map(|point| point.map_or(' ', block)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them() {
        let check = |lang, minor, currency, text: &str| {
            assert_eq!(short_money(lang, Money::new(minor, currency)), text);
        };
        check(Lang::En, 41_200_000, Currency::USD, "$412k");
        check(Lang::En, 641_000_000, Currency::USD, "$6.4M");
        check(Lang::En, 990_000, Currency::USD, "$9,900");
        check(Lang::Ja, 41_200_000, Currency::JPY, "4,120万");
        check(Lang::Ja, 120_000_000, Currency::JPY, "1.2億");
        check(Lang::En, 41_200_000, Currency::JPY, "¥41.2M");
        assert_eq!(money(Lang::En, Money::new(123_450, Currency::EUR)), "EUR 1,234.50");
        assert_eq!(money(Lang::En, Money::new(-41_200_000, Currency::JPY)), "-¥41,200,000");
    }

    #[test]
    fn an_amount_is_rounded_before_it_is_cut() {
        let check = |minor, currency, cells, text: &str| {
            assert_eq!(money_in(Lang::En, Money::new(minor, currency), cells), text);
        };
        check(390_000, Currency::EUR, 9, "EUR 3,900");
        check(390_000, Currency::EUR, 8, "EUR 3.9k");
        check(999_900, Currency::EUR, 8, "EUR 10k");
        check(1_240_000_000, Currency::EUR, 8, "EUR 12M");
        check(99_990_000, Currency::EUR, 8, "EUR 1.0M");
        check(990_000, Currency::USD, 8, "$9,900");
    }

    #[test]
    fn what_is_over_is_said_to_be() {
        let check = |lang, count, passed: &str, due: &str| {
            assert_eq!((ago(lang, count), left(lang, -count)), (passed.into(), due.into()));
        };
        check(Lang::Ja, 12, "12日前", "12日超過");
        check(Lang::En, 12, "12d", "-12d");
        let narrow = [8, 7, 6, 5].map(|cells| left_in(Lang::Ja, -12, cells));
        assert_eq!(narrow, ["12日超", "12日超", "12日超", "-12日"]);
        let column = [-3, -10, -100].map(|count| left_in(Lang::Ja, count, 7));
        assert_eq!(column, ["3日超", "10日超", "100日超"]);
        let column = [-3, -1_000].map(|count| left_in(Lang::Ja, count, 11));
        assert_eq!(column, ["3日超過", "1,000日超過"]);
        let order = |lang, cells| [41, -10].map(|count| order_days_in(lang, count, cells));
        assert_eq!(order(Lang::Ja, 99), ["発注 41日", "発注 10日超過"]);
        assert_eq!(order(Lang::En, 99), ["order 41d", "order 10d late"]);
        assert_eq!(order(Lang::Ja, 9), ["発注 41日", "10日超"]);
        assert_eq!(order(Lang::En, 10), ["order 41d", "order -10d"]);
        assert_eq!((ago(Lang::Ja, 0).as_str(), left(Lang::Ja, 24).as_str()), ("今日", "24日"));
    }

    #[test]
    fn yen_and_fiscal_years_read_as_in_japan() {
        let yen = |minor| Money::new(minor, Currency::JPY);
        assert_eq!(ten_thousands(yen(41_200_000)), "4,120");
        assert_eq!(ten_thousands(yen(-5_000)), "-0.5");
        assert_eq!(ten_thousands(yen(90_000)), "9");
        assert_eq!(money(Lang::Ja, yen(-41_200_000)), "▲¥41,200,000");
        assert_eq!(money(Lang::En, yen(-41_200_000)), "-¥41,200,000");
        let last = Quarter::of(Day::parse("2027-02-01").unwrap(), 4);
        assert_eq!(quarter(Lang::Ja, last), "2026年度 4Q(1–3月)");
        assert_eq!(quarter(Lang::En, last), "FY2026 Q4 (Jan-Mar)");
        assert_eq!(
            (half(Lang::Ja, last), half(Lang::En, last)),
            ("2026年度下期".into(), "FY2026 H2".into())
        );
        assert_eq!((month(Lang::Ja, 3), month(Lang::En, 3)), ("3月".into(), "Mar".into()));
    }

    #[test]
    fn days_read_in_both_languages() {
        let at = Day::parse("2026-03-31").unwrap();
        assert_eq!(day(Lang::En, at), "Tue 31 Mar 2026");
        assert_eq!(day(Lang::Ja, at), "2026/03/31(火)");
        assert_eq!(long_day(Lang::En, at), "Tuesday, 31 March 2026");
        assert_eq!(long_day(Lang::Ja, at), "2026年3月31日(火)");
        assert_eq!(short_day(Lang::En, at, at), "31 Mar");
        assert_eq!(short_day(Lang::Ja, at, Day::parse("2024-01-01").unwrap()), "'26/3");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(count(-1_234_567), "-1,234,567");
        assert_eq!(number(-0.04, 1), "0.0");
        assert_eq!(percent(-61.4), "-61%");
    }
}
