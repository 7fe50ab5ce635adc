//! Numbers and amounts as exports write them, exact: a mantissa and a power of ten. Whether a
//! comma is a decimal sign is decided for the whole column.

use super::header::invisible;
use crate::core::money::Currency;
use unicode_normalization::UnicodeNormalization;

pub use crate::core::manner::Decimal;

/// A currency, and whether it was named outright (`USD`, `円`) or by a sign that several share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub currency: Currency,
    pub outright: bool,
}

impl Named {
    /// `kr`: a crown, but nobody has said of which country.
    pub fn is_krona(self) -> bool {
        !self.outright && is_crown(self.currency)
    }
}

/// The money of a country that calls it `kr`.
pub fn is_crown(currency: Currency) -> bool {
    ["SEK", "NOK", "DKK", "ISK"].contains(&currency.code())
}

/// One number, its separators not yet decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    digits: String,
    negative: bool,
    power: i32,
    pub named: Option<Named>,
    /// The value says whether consumption tax is in it: `110,000円（税込）`.
    pub taxed: Option<bool>,
}

/// An exact value: `mantissa × 10^power`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    pub mantissa: i128,
    pub power: i32,
}

impl Exact {
    /// Rounded half away from zero to units of `10^-decimals`; `None` when it does not fit.
    pub fn scaled(self, decimals: i32) -> Option<i64> {
        let shift = self.power + decimals;
        let value = if shift >= 0 {
            self.mantissa.checked_mul(10_i128.checked_pow(shift as u32)?)?
        } else {
            let unit = 10_i128.checked_pow(shift.unsigned_abs())?;
            let half = if self.mantissa < 0 { -unit / 2 } else { unit / 2 };
            (self.mantissa + half) / unit
        };
        i64::try_from(value).ok()
    }

    pub fn as_f64(self) -> f64 {
        // By way of text, so that 0.1 is the nearest float to 0.1.
        format!("{}e{}", self.mantissa, self.power).parse().unwrap_or(f64::NAN)
    }

    pub fn as_int(self) -> Option<i64> {
        let int = self.scaled(0)?;
        (self.scaled(6)? == int.checked_mul(1_000_000)?).then_some(int)
    }

    /// With six more digits, so that a share loses nothing that matters.
    fn share(self, times: i128, of: i128) -> Self {
        let mantissa = self.mantissa.saturating_mul(1_000_000).saturating_mul(times) / of;
        Self { mantissa, power: self.power - 6 }
    }

    /// An amount for so many months per month.
    #[must_use]
    pub fn over(self, months: i64) -> Self {
        self.share(1, i128::from(months.max(1)))
    }

    /// An amount with ten percent of consumption tax in it, without that.
    #[must_use]
    pub fn less_tax(self) -> Self {
        self.share(10, 11)
    }

    #[must_use]
    pub fn times(self, factor: i64) -> Self {
        Self { mantissa: self.mantissa.saturating_mul(i128::from(factor)), power: self.power }
    }
}

const SIGNS: [(&str, &str, bool); 19] = [
    ("us$", "USD", true),
    ("a$", "AUD", true),
    ("c$", "CAD", true),
    ("r$", "BRL", true),
    ("$", "USD", false),
    ("€", "EUR", true),
    ("£", "GBP", false),
    ("¥", "JPY", false),
    // In CP932 the byte of the backslash is the yen sign.
    ("\\", "JPY", false),
    ("円", "JPY", true),
    ("元", "CNY", true),
    ("₩", "KRW", true),
    ("₹", "INR", true),
    ("zł", "PLN", true),
    ("kč", "CZK", true),
    // Of several countries; see `Named::is_krona`.
    ("kr.", "SEK", false),
    ("kr", "SEK", false),
    ("₺", "TRY", true),
    ("฿", "THB", true),
];

const POWERS: [(&str, i32); 8] =
    [("百万", 6), ("億", 8), ("万", 4), ("千", 3), ("bn", 9), ("k", 3), ("m", 6), ("b", 9)];

/// Reads one number; `None` when it is none.
pub fn scan(text: &str) -> Option<Scan> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if !text.is_empty() && text.len() < 19 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Scan {
            digits: text.to_owned(),
            negative: false,
            power: 0,
            named: None,
            taxed: None,
        });
    }
    if let Some(scan) = bare(text) {
        return Some(scan);
    }
    let folded: String = text.nfkc().filter(|c| !invisible(*c)).collect();
    let folded = folded.to_lowercase();
    let mut rest = closed(folded.trim());
    let mut scan =
        Scan { digits: String::new(), negative: false, power: 0, named: None, taxed: None };
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (rest, scan.negative) = (inner, true);
    }
    while let Some(shorter) = strip(rest, &mut scan) {
        rest = shorter.trim();
    }
    scan.digits = rest.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    by_myriads(&mut scan)?;
    exponent(&mut scan)?;
    let plausible = scan.digits.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
    let digits = scan.digits.bytes().filter(u8::is_ascii_digit).count();
    (plausible && (1..=30).contains(&digits)).then_some(scan)
}

/// A dash behind a yen amount closes it, so that nobody adds a digit: it is no minus.
fn closed(text: &str) -> &str {
    let yen = text.starts_with(['¥', '￥']) || text.starts_with("金");
    let text = text.strip_prefix("金").unwrap_or(text).trim();
    let text = text.strip_suffix('也').unwrap_or(text).trim_end();
    if yen {
        text.trim_end_matches(['-', '−', '–', '—', '―', 'ー', '‐']).trim_end()
    } else {
        text
    }
}

/// Digits with separators and perhaps a minus: nothing to take off.
fn bare(text: &str) -> Option<Scan> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let starts = digits.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    (starts && plain && digits.len() < 24).then(|| Scan {
        digits: digits.to_owned(),
        negative: digits.len() < text.len(),
        power: 0,
        named: None,
        taxed: None,
    })
}

/// Words beside an amount that say whether consumption tax is in it.
const TAX: [(&str, bool); 10] = [
    ("(税込)", true),
    ("(内税)", true),
    ("(税抜)", false),
    ("(税別)", false),
    ("(外税)", false),
    ("税込", true),
    ("内税", true),
    ("税抜", false),
    ("税別", false),
    ("+税", false),
];

/// Takes one sign, currency, power or word of tax off either end.
fn strip<'t>(text: &'t str, scan: &mut Scan) -> Option<&'t str> {
    for (word, taxed) in TAX {
        if let Some(rest) = text.strip_suffix(word).or_else(|| text.strip_prefix(word)) {
            scan.taxed = Some(taxed);
            return Some(rest);
        }
    }
    // Whole crowns are closed as yen are: `1 234:-`.
    if let Some(rest) = text.strip_suffix(",-").or_else(|| text.strip_suffix(":-")) {
        return Some(rest);
    }
    for sign in ["-", "−", "–", "▲", "△", "‐"] {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return (!std::mem::replace(&mut scan.negative, true)).then_some(rest);
        }
    }
    if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_suffix('%')) {
        return Some(rest);
    }
    for (sign, code, outright) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            let currency = Currency::parse(code)?;
            scan.named = scan.named.or(Some(Named { currency, outright }));
            return Some(rest);
        }
    }
    for (word, power) in POWERS {
        if let Some(rest) = text
            .strip_suffix(word)
            .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit() || c == ' '))
        {
            scan.power += power;
            return Some(rest);
        }
    }
    let head = text.get(..3).and_then(Currency::parse).map(|found| (found, text.get(3..)));
    let cut = text.len().saturating_sub(3);
    let tail = text.get(cut..).and_then(Currency::parse).map(|found| (found, text.get(..cut)));
    let (currency, rest) = head.or(tail)?;
    scan.named = Some(Named { currency, outright: true });
    rest
}

/// `1億2,000万`, `12万5,000`: what stands before each power, added up.
fn by_myriads(scan: &mut Scan) -> Option<()> {
    if !scan.digits.contains(['億', '万']) {
        return Some(());
    }
    let plain = |text: &str| text.replace(',', "").parse::<i128>().ok().filter(|part| *part >= 0);
    let (mut rest, mut sum) = (scan.digits.as_str(), 0_i128);
    for (sign, power) in [('億', 8_u32), ('万', 4)] {
        if let Some((before, behind)) = rest.split_once(sign) {
            sum += plain(before)?.checked_mul(10_i128.pow(power))?;
            rest = behind;
        }
    }
    // What was taken off the end counts for the last part alone.
    let last = plain(rest)?.checked_mul(10_i128.checked_pow(u32::try_from(scan.power).ok()?)?)?;
    scan.digits = (sum + last).to_string();
    scan.power = 0;
    Some(())
}

/// `1.53e4`
fn exponent(scan: &mut Scan) -> Option<()> {
    if let Some((digits, power)) = scan.digits.split_once('e') {
        scan.power += power.parse::<i32>().ok().filter(|power| power.abs() < 30)?;
        scan.digits = digits.to_owned();
    }
    Some(())
}

impl Scan {
    /// What the value itself says about the decimal sign.
    pub fn hint(&self) -> Option<Decimal> {
        let last = |sign| self.digits.rfind(sign);
        let by = |sign, decimal, other| {
            let count = self.digits.matches(sign).count();
            let after = self.digits.len() - 1 - last(sign)?;
            let leads_zero = self.digits.starts_with('0') && self.digits.find(sign) == Some(1);
            match count {
                1 if after == 3 && !leads_zero => None,
                1 => Some(decimal),
                _ => Some(other),
            }
        };
        match (last('.'), last(',')) {
            (Some(point), Some(comma)) if point > comma => Some(Decimal::Point),
            (Some(_), Some(_)) => Some(Decimal::Comma),
            (Some(_), None) => by('.', Decimal::Point, Decimal::Comma),
            (None, Some(_)) => by(',', Decimal::Comma, Decimal::Point),
            (None, None) => None,
        }
    }

    /// The value by the style of its column; `None` when it does not fit.
    pub fn read(&self, decimal: Decimal) -> Option<Exact> {
        if self.hint().is_some_and(|hint| hint != decimal) {
            return None;
        }
        let (point, group) = if decimal == Decimal::Point { ('.', ',') } else { (',', '.') };
        let (whole, fraction) = self.digits.split_once(point).unwrap_or((&self.digits, ""));
        if fraction.contains(['.', ',']) || !grouped(whole, group) {
            return None;
        }
        let digits: String =
            whole.chars().filter(|c| *c != group).chain(fraction.chars()).collect();
        let mantissa: i128 = digits.parse().ok()?;
        let power = self.power - fraction.len() as i32;
        Some(Exact { mantissa: if self.negative { -mantissa } else { mantissa }, power })
    }
}

/// Groups of three, or of two before the last (India) or of four (Japan).
fn grouped(whole: &str, sign: char) -> bool {
    let mut groups = whole.split(sign);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    rest.is_empty()
        || ((1..=4).contains(&first.len())
            && rest.iter().all(|group| (2..=4).contains(&group.len()))
            && rest.last().is_some_and(|last| last.len() >= 3))
}

/// The style of a column and whether something in it leaves it open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    point: u32,
    comma: u32,
    /// One group of three behind a point, and behind a comma: `1.500` and `120,000`.
    open_point: u32,
    open_comma: u32,
    pub open: bool,
}

impl Evidence {
    /// Weighs a value; says whether it has one group of three behind one sign: a thousand, or three
    /// decimals.
    pub fn take(&mut self, text: &str) -> bool {
        let Some(scan) = scan(text) else { return false };
        match scan.hint() {
            Some(Decimal::Point) => self.point += 1,
            Some(Decimal::Comma) => self.comma += 1,
            None => {
                let (point, comma) = (scan.digits.contains('.'), scan.digits.contains(','));
                self.open |= point;
                self.open_point += u32::from(point);
                self.open_comma += u32::from(comma);
                return point || comma;
            }
        }
        false
    }

    /// Amounts of both styles: by either, a value that groups its thousands would be a thousandth.
    pub fn is_mixed(self) -> bool {
        (self.comma > 0 && self.open_comma > 0) || (self.point > 0 && self.open_point > 0)
    }

    pub fn settled(self) -> Option<Decimal> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Equal if self.point == 0 => None,
            std::cmp::Ordering::Less => Some(Decimal::Comma),
            _ => Some(Decimal::Point),
        }
    }
}

/// What a unit in a header says: `千円` is JPY and 3, `USD` is USD and 0.
pub fn unit(text: &str) -> (Option<Named>, i32) {
    let mut found = (None, 0);
    for word in text.split(|c: char| !c.is_alphanumeric() && !"$€£¥".contains(c)) {
        if let Some((named, power)) = one(word) {
            found = (found.0.or(named), found.1 + power);
        }
    }
    found
}

/// One of the words of a unit, by itself (`千円`, `k`) or beside a currency: `$K`, `TEUR`, `M€`.
fn one(word: &str) -> Option<(Option<Named>, i32)> {
    const POWERS_BY_WORD: [(&[&str], i32); 3] = [
        (&["thousand", "thousands", "tsd", "tausend", "000s", "000"], 3),
        (&["million", "millions", "mio", "mn", "mln"], 6),
        (&["billion", "billions", "mrd", "bn"], 9),
    ];
    const LETTERS: [(char, i32); 3] = [('k', 3), ('t', 3), ('m', 6)];
    let by_word = POWERS_BY_WORD.iter().find(|(words, _)| words.contains(&word));
    if let Some((_, power)) = by_word {
        return Some((None, *power));
    }
    let bare = |word: &str| scan(&format!("1 {word}")).filter(|scan| scan.digits == "1");
    if let Some(scan) = bare(word) {
        return Some((scan.named, scan.power));
    }
    LETTERS.iter().find_map(|(letter, power)| {
        let rest = word.strip_suffix(*letter).or_else(|| word.strip_prefix(*letter))?;
        let named = bare(rest)?.named?;
        Some((Some(named), *power))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_two_styles_settle_nothing() {
        let check = |values: &[&str], mixed: bool| {
            let mut evidence = Evidence::default();
            for value in values {
                evidence.take(value);
            }
            assert_eq!(evidence.is_mixed(), mixed, "{values:?}");
        };
        check(&["120,000", "9.500,50"], true);
        check(&["1.500", "85,000.50"], true);
        check(&["120,000", "85,000.50"], false);
        check(&["1.500", "2,5"], false);
        check(&["1.500", "120,000"], false);
    }

    #[test]
    fn amounts_are_exact() {
        let check = |text: &str, decimal, cents: i64, code: Option<&str>| {
            let scan = scan(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(scan.read(decimal).and_then(|exact| exact.scaled(2)), Some(cents), "{text}");
            assert_eq!(
                scan.named.map(|named| named.currency),
                code.and_then(Currency::parse),
                "{text}"
            );
        };
        check("$1,234.50", Decimal::Point, 123_450, Some("USD"));
        check("1.234,56 €", Decimal::Comma, 123_456, Some("EUR"));
        check("¥1,200,000", Decimal::Point, 120_000_000, Some("JPY"));
        check("￥1,200", Decimal::Point, 120_000, Some("JPY"));
        check("\\1,200", Decimal::Point, 120_000, Some("JPY"));
        check("120万円", Decimal::Point, 120_000_000, Some("JPY"));
        check("1.2億円", Decimal::Point, 12_000_000_000, Some("JPY"));
        check("(1,200)", Decimal::Point, -120_000, None);
        check("▲1,200", Decimal::Point, -120_000, None);
        check("1200-", Decimal::Point, -120_000, None);
        check("USD 12", Decimal::Point, 1_200, Some("USD"));
        check("12 eur", Decimal::Point, 1_200, Some("EUR"));
        check("１２，０００", Decimal::Point, 1_200_000, None);
        check(" 27,275.25 ", Decimal::Point, 2_727_525, None);
        check("1 234,5", Decimal::Comma, 123_450, None);
        check("500000.0", Decimal::Point, 50_000_000, None);
        check("+1.53e4", Decimal::Point, 1_530_000, None);
        check("0.005", Decimal::Point, 1, None);
        check("23.824", Decimal::Comma, 2_382_400, None);
        check("£1.5m", Decimal::Point, 150_000_000, Some("GBP"));
        check("1 234,50 kr", Decimal::Comma, 123_450, Some("SEK"));
        check("kr 1.234", Decimal::Comma, 123_400, Some("SEK"));
        check("Kr. 1 234,-", Decimal::Comma, 123_400, Some("SEK"));
        check("1\u{a0}234:- SEK", Decimal::Comma, 123_400, Some("SEK"));
        assert!(scan("-12 kr").unwrap().named.unwrap().is_krona());
        assert!(!scan("12 SEK").unwrap().named.unwrap().is_krona());
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "abc", "1-2-3", "in restauro", "--", "1/2", "12abc34"] {
            assert_eq!(scan(text), None, "{text}");
        }
        assert_eq!(scan("110,000円（税込）").unwrap().taxed, Some(true));
        assert_eq!(scan("税抜 ￥100,000").unwrap().taxed, Some(false));
        assert_eq!(scan("1,234.5").unwrap().read(Decimal::Comma), None);
        assert_eq!(scan("12,34,5.6").unwrap().read(Decimal::Point), None);
    }

    #[test]
    fn the_column_settles_the_decimal_sign() {
        let check = |values: &[&str], settled| {
            let mut evidence = Evidence::default();
            for value in values {
                evidence.take(value);
            }
            assert_eq!(evidence.settled(), settled, "{values:?}");
        };
        check(&["1,234", "1.5"], Some(Decimal::Point));
        check(&["1.234", "1,5"], Some(Decimal::Comma));
        check(&["1.234.567"], Some(Decimal::Comma));
        check(&["23.824"], None);
        check(&["0.125"], Some(Decimal::Point));
    }

    #[test]
    fn units_in_headers_are_understood() {
        assert_eq!(unit("千円"), (Some(Named { currency: Currency::JPY, outright: true }), 3));
        assert_eq!(unit("usd"), (Some(Named { currency: Currency::USD, outright: true }), 0));
        assert_eq!(unit("税抜"), (None, 0));
        assert_eq!(unit("税抜・千円").1, 3);
        let check = |text: &str, code: &str, power| {
            let (named, found) = unit(text);
            assert_eq!(
                (named.map(|named| named.currency), found),
                (Currency::parse(code), power),
                "{text}"
            );
        };
        check("$k", "USD", 3);
        check("k€", "EUR", 3);
        check("teur", "EUR", 3);
        check("m$", "USD", 6);
        check("in thousands of usd", "USD", 3);
        check("usd, 000s", "USD", 3);
        check("mio. €", "EUR", 6);
        check("k", "", 3);
        check("mrr", "", 0);
    }
}
