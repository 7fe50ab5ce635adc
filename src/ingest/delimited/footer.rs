//! Lines that close a report: its sums, who made it and when, whose it is. They are no records.

use crate::ingest::date;
use crate::ingest::header::fold;

/// How such lines begin.
const CLOSING: [&str; 14] = [
    "grandtotal",
    "confidentialinformation",
    "copyright",
    "generatedat",
    "generatedby",
    "gesamtsumme",
    "totauxgénéraux",
    "totalgénéral",
    "totalesgenerales",
    "totalgeneral",
    "機密情報",
    "vertraulicheinformation",
    "informationsconfidentielles",
    "informaciónconfidencial",
];

/// Words of sums, each a cell by itself.
const SUMS: [&str; 20] = [
    "total",
    "totals",
    "grandtotal",
    "overalltotal",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "totale",
    "totaal",
    "totales",
    "totalgénéral",
    "totalgeneral",
    "合計",
    "総計",
    "小計",
    "総合計",
    "全体",
];
/// None of them is longer, in bytes.
const WORD: usize = 24;
/// Rows by which it is seen what every row says.
const LOOKED_AT: usize = 64;

/// Closing lines of reports, but for sums; `others` is how many more cells of the row are filled.
pub fn is_one(first: &str, others: usize, width: usize) -> bool {
    if others * 2 >= width.max(2) && width > 3 {
        return false;
    }
    let folded = fold(first);
    let counted = ["合計", "総計", "総合計"].iter().any(|word| folded.starts_with(word));
    let counted = counted && folded.ends_with(['ド', '件']);
    CLOSING.iter().any(|word| folded.starts_with(word)) || counted
}

/// A cell that says that the others are sums.
pub fn is_sum(cell: &str) -> bool {
    let may_be = cell.len() <= WORD
        && cell.bytes().next().is_some_and(|byte| {
            byte >= 0x80 || matches!(byte.to_ascii_lowercase(), b't' | b'g' | b's' | b'o')
        });
    may_be && SUMS.contains(&fold(cell).as_str())
}

/// Words that make a line of a name one that may sum up what stands above: «Total for Kim».
const SUMMING: [&str; 27] = [
    "total",
    "totals",
    "subtotal",
    "sub-total",
    "sous-total",
    "zwischensumme",
    "teilsumme",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "totale",
    "subtotale",
    "totaal",
    "subtotaal",
    "totales",
    "suma",
    "somme",
    "計",
    "小計",
    "合計",
    "総計",
    "総合計",
    "累計",
    "小计",
    "合计",
    "总计",
];
const AVERAGES: [&str; 9] = [
    "average",
    "avg",
    "mean",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "promedio",
    "平均",
    "平均值",
];
/// What stands between such a word and the name.
const BETWEEN: [&str; 7] = ["for", "of", "by", "für", "pour", "de", "von"];

/// What a cell says of the others of its row, and of whom.
#[derive(Debug, PartialEq, Eq)]
pub struct Summing {
    pub average: bool,
    pub of: String,
}

/// A cell whose first or last word says that the others may be sums, or averages.
pub fn summing(cell: &str) -> Option<Summing> {
    let cell = cell.trim();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').len();
    let cut = |word: &str| word.len() <= WORD && bare(word) > 0;
    let first = cell.split(char::is_whitespace).next().filter(|word| cut(word))?;
    let last = cell.rsplit(char::is_whitespace).next().filter(|word| cut(word));
    let (average, rest) = ending(first, cell, true)
        .or_else(|| ending(last?, cell, false))
        .or_else(|| unparted(cell))?;
    let words =
        rest.split_whitespace().filter(|word| !BETWEEN.contains(&word.to_lowercase().as_str()));
    let of = words.collect::<Vec<_>>().join(" ");
    let of = of.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    Some(Summing { average, of })
}

/// Whether a word is one of those, of averages, and what the cell says beside it.
fn ending<'c>(word: &str, cell: &'c str, in_front: bool) -> Option<(bool, &'c str)> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    let is = |one: &str| one.len() == bare.len() && one.eq_ignore_ascii_case(bare);
    let average = AVERAGES.iter().any(|one| is(one));
    if !average && !SUMMING.iter().any(|one| is(one)) {
        return None;
    }
    let rest = if in_front { cell.get(word.len()..) } else { cell.get(..cell.len() - word.len()) };
    Some((average, rest?))
}

/// Words that stand beside a name without a space, the longer before what they end in; whether they are
/// of averages.
const UNPARTED: [(&str, bool); 10] = [
    ("総合計", false),
    ("小計", false),
    ("合計", false),
    ("総計", false),
    ("累計", false),
    ("小计", false),
    ("合计", false),
    ("总计", false),
    ("平均值", true),
    ("平均", true),
];

/// Where words are not parted: 「山田小計」.
fn unparted(cell: &str) -> Option<(bool, &str)> {
    if cell.is_ascii() {
        return None;
    }
    let rest = |word: &str| cell.strip_suffix(word).or_else(|| cell.strip_prefix(word));
    UNPARTED.iter().find_map(|(word, average)| Some((*average, rest(word)?)))
}

/// First words of lines that say of a file that it ends, or how it was made; those of the second list
/// only beside a number: a company may be called Page One.
const SAYS: [&str; 8] =
    ["generated", "exported", "copyright", "confidential", "downloaded", "printed", "©", "(c)"];
const SAYS_OF: [&str; 7] = ["total", "totals", "created", "report", "page", "as", "export"];
/// The same in Japanese, where words are not parted.
const SAYS_JA: [&str; 6] = ["出力", "作成", "抽出", "以上", "機密", "社外秘"];

/// Does a line say that it closes a file: how it was made, when, and whose it is?
pub fn closes(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let mut words = line
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '©'));
    let first = words.next().unwrap_or_default();
    let numbered = line.bytes().any(|byte| byte.is_ascii_digit());
    let dated = || line.split_whitespace().any(is_time) || line.contains('年');
    let says = |word: &str| SAYS.contains(&word) || SAYS_OF.contains(&word);
    SAYS.contains(&first)
        || line.starts_with("(c)")
        || line.starts_with("end of ")
        || SAYS_OF.contains(&first) && numbered
        || (words.any(says) || SAYS_JA.iter().any(|word| line.starts_with(word))) && dated()
}

/// A day or an hour, as one word.
fn is_time(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let hour = || {
        let (hours, rest) = word.split_once(':')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        Some(digits(hours) && rest.split(':').all(digits))
    };
    matches!(date::find(word), Some(date::Found::Day(_))) || hour().unwrap_or_default()
}

/// A line in words, where records have cells.
pub fn is_sentence(first: &str, others: usize, width: usize) -> bool {
    let words = first.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    others == 0 && width > 2 && (words.count() > 2 || closes(first))
}

/// The columns that every row so far has filled.
#[derive(Debug, Default)]
pub struct Filled {
    columns: Vec<bool>,
    rows: usize,
}

impl Filled {
    pub fn take<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        if self.rows == LOOKED_AT {
            return;
        }
        for (at, cell) in cells.enumerate() {
            let filled = !cell.trim().is_empty();
            match self.columns.get_mut(at) {
                Some(always) => *always &= filled,
                None => self.columns.push(filled && self.rows == 0),
            }
        }
        self.rows += 1;
    }

    /// Is something left blank that every row says?
    pub fn is_missing<'c>(&self, cells: impl Iterator<Item = &'c str>) -> bool {
        let cells = cells.chain(std::iter::repeat(""));
        self.columns.iter().zip(cells).any(|(always, cell)| *always && cell.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_closing_lines_are_told_from_records() {
        let check = |first: &str, others, expected| {
            assert_eq!(is_one(first, others, 5), expected, "{first}");
        };
        check("Grand Totals (2 records)", 0, true);
        check("Gesamtsummen (2 Datensätze)", 0, true);
        check("合計 (1 件)", 0, true);
        check("合計 12 レコード", 0, true);
        check("TotalEnergies", 1, false);
        check("合計商事", 0, false);
        check("総合計画研究所", 0, false);
    }

    #[test]
    fn a_row_of_sums_leaves_blank_what_every_row_says() {
        let mut filled = Filled::default();
        filled.take(["2026-11-01", "A1", "5", ""].into_iter());
        filled.take(["2026-11-02", "A2", "6", "x"].into_iter());
        assert!(filled.is_missing(["Total", "", "11", ""].into_iter()));
        assert!(filled.is_missing(["", "", "11"].into_iter()));
        assert!(!filled.is_missing(["Total", "T1", "11", ""].into_iter()));
    }

    #[test]
    fn a_line_that_closes_a_file_says_so() {
        let check = |line: &str, expected| assert_eq!(closes(line), expected, "{line}");
        check("End of export. Generated by Totango 2026-11-20", true);
        check("Exported by kim@example.com", true);
        check("Totango report of 2026-11-20", true);
        check("Total records: 12", true);
        check("出力日時 2026/11/20 10:15", true);
        check("作成堂", false);
        check("Page One Media Ltd", false);
        check("Total Energy Nordic Ltd", false);
        check("Lonely Only Name Ltd", false);
        check("and call back on 2026-11-20", false);
    }

    #[test]
    fn a_name_may_stand_beside_the_word_of_a_sum() {
        let check = |cell: &str, expected: Option<(&str, bool)>| {
            let found = summing(cell);
            let found = found.as_ref().map(|one| (one.of.as_str(), one.average));
            assert_eq!(found, expected, "{cell}");
        };
        check("Total for Kim", Some(("Kim", false)));
        check("Kim Lee Total", Some(("Kim Lee", false)));
        check("Total (2)", Some(("2", false)));
        check("山田 小計", Some(("山田", false)));
        check("山田小計", Some(("山田", false)));
        check("総計 2社", Some(("2社", false)));
        check("Average", Some(("", true)));
        check("Acme Inc", None);
        check("TotalEnergies", None);
        check("東京設計", None);
    }

    #[test]
    fn a_line_in_words_is_no_record() {
        assert!(is_sentence("End of export. Generated 2026", 0, 5));
        assert!(!is_sentence("Acme Inc", 0, 5));
        assert!(!is_sentence("a b c d", 1, 5));
    }
}
