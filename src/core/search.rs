//! Finding by name: how text is folded, what a row's needle holds, and how a typed query matches.

mod fold;
mod fuzzy;
mod legal_form;
mod person;
mod romaji;
mod trace;

pub use fold::fold;
pub use legal_form::strip_legal_form;
pub use person::{company_name, is_mine, person, same_person, without_honorific};
pub use romaji::romaji;

use std::ops::Range;

/// What `Summary::needle` holds, one variant a line. The parts in this order: registered name,
/// short name, reading, then whatever else a person may type (owner, segment, stage, tags). Empty
/// parts are skipped. The first line is the name as it is ordered, see [`sort_name`]; an empty line
/// stands between the names and the rest.
pub fn needle(parts: &[&str]) -> String {
    let mut lines = vec![fold::collate(&ordering(parts))];
    let (names, rest) = parts.split_at_checked(NAMES).unwrap_or((parts, &[]));
    for name in names {
        add_variants(&mut lines, &fold(name));
        add_variants(&mut lines, &fold(strip_legal_form(name)));
    }
    let names_end = lines.len();
    for part in rest {
        add_variants(&mut lines, &fold(part));
    }
    if lines.len() > names_end {
        lines.insert(names_end, String::new());
    }
    lines.join("\n")
}

/// Registered name, short name, reading.
const NAMES: usize = 3;

/// The reading where one is given, else the name without its legal form.
fn ordering(parts: &[&str]) -> String {
    let reading = parts.iter().skip(1).take(2).map(|part| fold(part));
    reading.into_iter().rfind(|part| is_reading(part)).unwrap_or_else(|| {
        parts.first().map(|name| fold(strip_legal_form(name))).unwrap_or_default()
    })
}

fn is_reading(folded: &str) -> bool {
    !folded.is_empty() && folded.chars().all(|c| c == ' ' || fold::is_katakana(c))
}

/// The text itself, and how its kana are typed in Latin letters. A reading is written without
/// spaces too, and its legal form goes.
fn add_variants(lines: &mut Vec<String>, folded: &str) {
    let mut add = |line: String| {
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    };
    add(folded.to_owned());
    if folded.contains(fold::is_katakana) {
        let joined = if is_reading(folded) { folded.replace(' ', "") } else { folded.to_owned() };
        for spelled in romaji::spellings(&joined) {
            add(spelled.text);
        }
        add(joined);
    }
}

/// The part of a needle that names are ordered by: kana by sound, long marks and small kana folded.
pub fn sort_name(needle: &str) -> &str {
    needle.split('\n').next().unwrap_or_default()
}

/// A typed query: every word of it must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    /// Its kana in Latin letters, for names that are written so.
    latin: Option<String>,
}

impl Word {
    fn new(text: &str) -> Self {
        let kana = text.contains(fold::is_katakana);
        let latin = kana.then(|| romaji(text).0).filter(|latin| !latin.is_empty());
        Self { latin, text: text.to_owned() }
    }

    fn within(&self, needle: &str) -> bool {
        needle.contains(self.text.as_str())
            || self.latin.as_ref().is_some_and(|latin| needle.contains(latin.as_str()))
    }
}

impl Query {
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        Self { words: folded.split(' ').filter(|word| !word.is_empty()).map(Word::new).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// True when every word is in the needle, or nearly (a letter or two left out from four
    /// letters on); an empty query matches everything.
    pub fn matches(&self, needle: &str) -> bool {
        self.matches_or(needle, |_| false)
    }

    /// As [`Query::matches`], where a word may also be `known` otherwise.
    pub fn matches_or(&self, needle: &str, known: impl Fn(&str) -> bool) -> bool {
        self.words.iter().all(|word| {
            word.within(needle) || known(&word.text) || fuzzy::nearly(&word.text, needle)
        })
    }

    /// As [`Query::matches`], where `all` is the needle with more behind it that is known.
    pub fn matches_in(&self, needle: &str, all: &str) -> bool {
        self.words.iter().all(|word| word.within(all) || fuzzy::nearly(&word.text, needle))
    }

    /// As [`Query::matches`] without the nearly: what a condition on a field needs.
    pub fn matches_exactly(&self, needle: &str) -> bool {
        self.words.iter().all(|word| word.within(needle))
    }

    /// How well it fits, for ranking: higher is better; `None` when it does not fit. Names go
    /// before owner and tags. Wider than `matches`: letters may be scattered over the name (`nwt`
    /// finds Northwind Traders).
    pub fn score(&self, needle: &str) -> Option<i32> {
        self.words.iter().try_fold(0, |sum, word| {
            let latin = word.latin.as_deref().and_then(|latin| fuzzy::rank(latin, needle));
            Some(sum + fuzzy::rank(&word.text, needle).max(latin)?)
        })
    }

    /// How well it names the row: by its names alone, and as they are written or sound. Fits that
    /// differ by less than [`Query::STEP`] are equally good.
    pub fn names(&self, needle: &str) -> Option<i32> {
        let names = needle.split_once("\n\n").map_or(needle, |(names, _)| names);
        self.words.iter().try_fold(0, |sum, word| {
            let latin = word.latin.as_deref().and_then(|latin| fuzzy::written(latin, names));
            Some(sum + fuzzy::written(&word.text, names).max(latin)?)
        })
    }

    /// See [`Query::names`].
    pub const STEP: i32 = 100;

    /// Byte ranges of `shown` to highlight, in order and not overlapping.
    pub fn spans(&self, shown: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let folded = fold::fold_traced(shown);
        let mut spans: Vec<_> =
            self.words.iter().flat_map(|word| spans_of(word, &folded)).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.into_iter().fold(Vec::new(), join)
    }
}

/// Where one word is: as written, by its kana in Latin letters, or letter by letter.
fn spans_of(word: &Word, folded: &trace::Traced) -> Vec<Range<usize>> {
    let texts = [Some(word.text.as_str()), word.latin.as_deref()];
    for text in texts.into_iter().flatten() {
        let found: Vec<_> = folded
            .text
            .match_indices(text)
            .filter_map(|(at, found)| folded.source(&(at..at + found.len())))
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    in_romaji(&word.text, folded)
        .map(|span| vec![span])
        .or_else(|| in_letters(&word.text, folded))
        .unwrap_or_default()
}

fn in_romaji(text: &str, folded: &trace::Traced) -> Option<Range<usize>> {
    romaji::spellings(&folded.text).iter().find_map(|spelled| {
        let at = spelled.text.find(text)?;
        folded.source(&spelled.source(&(at..at + text.len()))?)
    })
}

fn in_letters(text: &str, folded: &trace::Traced) -> Option<Vec<Range<usize>>> {
    let letters = fuzzy::scattered(text, &folded.text)?;
    Some(letters.iter().filter_map(|letter| folded.source(letter)).collect())
}

/// Adds a span, joining it with the one before where they touch.
fn join(mut spans: Vec<Range<usize>>, span: Range<usize>) -> Vec<Range<usize>> {
    match spans.last_mut() {
        Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
        _ => spans.push(span),
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sakura() -> String {
        needle(&["桜商事株式会社", "", "サクラショウジ", "田中 太郎"])
    }

    #[test]
    fn japanese_names_are_found_however_they_are_typed() {
        let check = |query: &str, needle: &str, found: bool| {
            assert_eq!(Query::new(query).matches(needle), found, "{query} in {needle}");
        };
        let plain = needle(&["株式会社サクラ商事"]);
        for query in ["sakura", "サクラ", "さくら", "ｻｸﾗ", "商事", "商", "SAKURA", "ｓａｋｕｒａ"]
        {
            check(query, &plain, true);
        }
        for query in
            ["sakura", "shouji", "syouzi", "shoji", "桜", "さくらしょうじ", "sakurashoji", "田中"]
        {
            check(query, &sakura(), true);
        }
        check("shouji", &plain, false);
        check("さくら", &needle(&["Sakura Foods Ltd."]), true);
        check("高橋", &needle(&["㈱髙橋"]), true);
        check("tokyo", &needle(&["東京ガス", "", "トウキョウガス"]), true);
    }

    #[test]
    fn every_word_must_be_found() {
        let row = needle(&["Northwind Traders, Inc.", "Northwind", "", "Mei Tanaka"]);
        let check = |query: &str, found: bool| assert_eq!(Query::new(query).matches(&row), found);
        check("north", true);
        check("north mei", true);
        check("north kim", false);
        check("nrthwind", true);
        check("nwd", false);
        check("no", true);
        check("nx", false);
        check("", true);
        check("  ", true);
    }

    #[test]
    fn better_fits_rank_higher() {
        let rank = |query: &str, name: &str| Query::new(query).score(&needle(&[name]));
        let order = ["ACM", "Acme Corp", "The Acme Works", "Placmex", "Arctic Cloud Makers"];
        let scores: Vec<_> = order.iter().map(|name| rank("acm", name).unwrap()).collect();
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
        assert_eq!(rank("acm", "Zebra"), None);
        assert!(rank("nwt", "Northwind Traders").is_some());
    }

    #[test]
    fn what_matched_is_highlighted() {
        let check = |query: &str, shown: &str, parts: &[&str]| {
            let spans = Query::new(query).spans(shown);
            let found: Vec<_> = spans.into_iter().map(|span| &shown[span]).collect();
            assert_eq!(found, parts, "{query} in {shown}");
        };
        check("acme", "ＡＣＭＥ株式会社", &["ＡＣＭＥ"]);
        check("さくら", "㈱サクラ商事", &["サクラ"]);
        check("sakura", "㈱サクラ商事", &["サクラ"]);
        check("shoji", "サクラショウジ", &["ショウジ"]);
        check("mu", "Müller", &["Mü"]);
        check("north tra", "Northwind Traders", &["North", "Tra"]);
        check("nwt", "Northwind Traders", &["N", "w", "T"]);
        check("an", "Banana", &["anan"]);
        check("x", "Banana", &[]);
        check("", "Banana", &[]);
        check("ー", "Banana", &[]);
    }

    #[test]
    fn names_are_ordered_by_reading() {
        let key = |parts: &[&str]| sort_name(&needle(parts)).to_owned();
        assert_eq!(key(&["桜商事株式会社", "桜", "サクラショウジ"]), "サクラシヨウジ");
        assert_eq!(key(&["株式会社アスカ"]), "アスカ");
        assert_eq!(key(&["ACME, Inc.", "", "", "タナカ"]), "acme");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn spans_are_ordered_and_on_boundaries(query in "\\PC{0,6}", shown in "\\PC{0,16}") {
            let mut end = 0;
            for span in Query::new(&query).spans(&shown) {
                prop_assert!(span.start >= end && shown.get(span.clone()).is_some());
                end = span.end;
            }
        }

        #[test]
        fn a_name_is_found_by_itself(name in "[a-zA-Zぁ-んァ-ヶ一-十 ]{1,12}") {
            prop_assert!(Query::new(&name).matches(&needle(&[&name])));
        }
    }
}
