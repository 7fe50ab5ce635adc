//! The one-line task grammar: `Send QBR deck @acme fri p1 #qbr every 2w`.

pub(super) mod line;

use super::account::AccountId;
use super::calendar::Calendar;
use super::day::Day;
use super::message::Message;
use super::phrase::Doubt;
use super::portfolio::{Portfolio, Summary};
use super::search::Query;
use super::task::Side;
use line::{Line, Rhythm};
use std::ops::Range;

/// What a recognised part of the line is, for the live echo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Account,
    Due,
    Priority,
    Tag,
    Repeat,
    Side,
}

/// A recognised part: byte range of the typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub at: Range<usize>,
    pub kind: PartKind,
}

/// A task as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuickTask {
    /// What was typed, less the recognised parts.
    pub title: String,
    /// As typed after `@`.
    pub account: Option<String>,
    pub due: Option<Day>,
    /// The time behind the due day, in minutes after midnight.
    pub minute: Option<u16>,
    /// True when a weekday word landed on the next business day.
    pub due_moved: bool,
    /// 1–4.
    pub priority: Option<u8>,
    pub tags: Vec<String>,
    /// `2w`, `1w mon`, `1m end`, `2w!`: see [`super::phrase::Repeat`].
    pub repeat: Option<String>,
    /// The line says that it repeats no more.
    pub repeat_ends: bool,
    /// `Some` makes it a promise: a leading `>` is ours, `<` the customer's.
    pub side: Option<Side>,
    /// What looks like a day in the title of a line that gave none.
    pub doubt: Option<Doubt>,
    pub parts: Vec<Part>,
}

/// Reads one line. The last day phrase at the end of the line is the due day; elsewhere only an
/// unmistakable one is, so that «Send 2w report» stays whole.
pub fn parse(text: &str, today: Day, calendar: &Calendar) -> QuickTask {
    let mut line = Line::new(text);
    let mut task = QuickTask { side: line.take_side(), ..QuickTask::default() };
    for at in 0..line.words.len() {
        take_mark(&mut line, at, &mut task);
    }
    take_days(&mut line, &mut task, today, calendar);
    task.title = line.title();
    task.parts = line.parts();
    task
}

/// The rhythm, the day and its time.
fn take_days(line: &mut Line<'_>, task: &mut QuickTask, today: Day, calendar: &Calendar) {
    match line.take_repeat(today, calendar) {
        Some(Rhythm::Is(repeat, first, minute)) => {
            task.repeat = Some(repeat.to_string());
            task.due = first.map(|first| first.day);
            task.due_moved = first.is_some_and(|first| first.moved);
            task.minute = minute;
        }
        Some(Rhythm::Ends) => task.repeat_ends = true,
        None => {}
    }
    if let Some((due, minute)) = line.take_due(today, calendar) {
        task.due = Some(due.day);
        task.due_moved = due.moved;
        task.minute = minute.or(task.minute);
    }
    if task.due.is_none() && task.repeat.is_none() {
        task.doubt = Doubt::of(&line.title(), today, calendar);
    }
    // A time would be today's, where the line speaks of another day.
    if task.minute.is_none() && task.doubt.is_none() {
        task.minute = line.take_time();
        task.due = task.due.or(task.minute.map(|_| today));
    }
    if task.minute.is_some() {
        task.due = task.due.or(Some(today));
    }
    if task.repeat.is_some() && task.due.is_none() {
        // A rhythm without a day begins at once: on the next day on which people work.
        let day = calendar.on_or_after(today);
        (task.due, task.due_moved) = (Some(day), day != today);
    }
}

/// `@account`, `#tag`, `p1`.
fn take_mark(line: &mut Line<'_>, at: usize, task: &mut QuickTask) {
    let Some(word) = line.words.get_mut(at).filter(|word| word.kind.is_none()) else { return };
    if let Some(name) = marked(word.text, ['@', '＠']).filter(|_| task.account.is_none()) {
        task.account = Some(unquoted(name).to_owned());
        word.kind = Some(PartKind::Account);
    } else if let Some(tag) = tag(word.text) {
        task.tags.push(tag.to_owned());
        word.kind = Some(PartKind::Tag);
    } else if let Some(priority) = priority(&word.normal) {
        task.priority = Some(priority);
        word.kind = Some(PartKind::Priority);
    }
}

/// What follows one of these marks; `None` where nothing does.
pub(super) fn marked(word: &str, marks: [char; 2]) -> Option<&str> {
    word.strip_prefix(marks).filter(|rest| !rest.is_empty())
}

/// The tag of `#tag`; `#8812` is a number that somebody refers to.
pub(super) fn tag(word: &str) -> Option<&str> {
    marked(word, ['#', '＃']).filter(|tag| tag.chars().any(|c| !c.is_numeric()))
}

fn priority(normal: &str) -> Option<u8> {
    let digit = normal.strip_prefix('p')?.parse().ok()?;
    (normal.len() == 2 && (1..=4).contains(&digit)).then_some(digit)
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['"', '「', '」', '“', '”'])
}

/// The accounts that a typed name may mean, best first: an id (`a12`), an external id, or words
/// found in the needle.
pub fn resolve_account(text: &str, portfolio: &Portfolio) -> Vec<AccountId> {
    let text = text.trim();
    if let Some(id) = by_id(text, portfolio) {
        return vec![id];
    }
    let query = Query::new(text);
    if query.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> =
        portfolio.rows.iter().filter_map(|row| Some((query.score(&row.needle)?, row.id))).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, id)| id).collect()
}

/// An account by its own id as it is shown, by that of a source to the letter, or by its own in
/// another case.
pub fn by_id(text: &str, portfolio: &Portfolio) -> Option<AccountId> {
    let named = AccountId::parse(text).filter(|id| portfolio.row(*id).is_some());
    let exact = portfolio.rows.iter().find(|row| row.external_ids.iter().any(|(_, id)| id == text));
    let exact = exact.map(|row| row.id).filter(|_| !named.is_some_and(|id| id.is_written(text)));
    exact.or(named)
}

/// The one account that a typed name means. Where several fit as well, it is not guessed.
pub fn name_account(text: &str, portfolio: &Portfolio) -> Result<AccountId, Message> {
    let none = || Message::new("input-no-account").text("text", text.trim());
    if let Some(id) = by_id(text.trim(), portfolio) {
        return Ok(id);
    }
    let query = Query::new(text);
    let rows = portfolio.rows.iter().filter(|_| !query.is_empty());
    let fits: Vec<_> = rows.filter_map(|row| Some((query.names(&row.needle)?, row))).collect();
    let best = fits.iter().map(|(fit, _)| *fit).max().ok_or_else(none)?;
    let near = fits.iter().filter(|(fit, _)| *fit > best - Query::STEP);
    let near: Vec<&Summary> = near.map(|(_, row)| row.as_ref()).collect();
    match near.as_slice() {
        [row] => Ok(row.id),
        rows => Err(several(text.trim(), rows)),
    }
}

/// Which ones, with what tells them apart.
fn several(text: &str, rows: &[&Summary]) -> Message {
    let names = rows.iter().take(NAMED).map(|row| format!("{} {}", row.id, row.name));
    Message::new("account-several").text("text", text).names("names", names)
}

/// As many are named.
const NAMED: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> QuickTask {
        let today = Day::parse("2026-11-23").unwrap();
        let holidays = [Day::parse("2026-11-26").unwrap()].into();
        parse(text, today, &Calendar { holidays, ..Calendar::default() })
    }

    #[test]
    fn the_line_is_read_in_both_languages() {
        let task = read("Send QBR deck @acme fri p1 #qbr every 2w");
        assert_eq!(task.title, "Send QBR deck");
        assert_eq!(task.account.as_deref(), Some("acme"));
        assert_eq!(task.due, Day::parse("2026-11-27"));
        assert_eq!(task.priority, Some(1));
        assert_eq!(task.tags, ["qbr"]);
        assert_eq!(task.repeat.as_deref(), Some("2w"));

        let task = read("見積送付　＠サクラ　金曜　p1　＃更新");
        assert_eq!(task.title, "見積送付");
        assert_eq!(task.account.as_deref(), Some("サクラ"));
        assert_eq!(task.due, Day::parse("2026-11-27"));
        assert_eq!(task.priority, Some(1));
        assert_eq!(task.tags, ["更新"]);
    }

    #[test]
    fn the_due_day_is_taken_where_it_is_meant() {
        let check = |text: &str, title: &str, due: Option<&str>| {
            let task = read(text);
            let due = due.map(|due| Day::parse(due).unwrap());
            assert_eq!((task.title.as_str(), task.due), (title, due), "{text}");
        };
        check("Send deck fri", "Send deck", Some("2026-11-27"));
        check("Send deck by fri", "Send deck", Some("2026-11-27"));
        check("Send deck 28 oct", "Send deck", Some("2027-10-28"));
        check("Send deck in 3 days p2", "Send deck", Some("2026-11-26"));
        check("Send deck 3d", "Send deck", Some("2026-11-26"));
        check("fri send deck", "send deck", Some("2026-11-27"));
        check("Send 2w report", "Send 2w report", None);
        check("Discuss 24/7 support", "Discuss 24/7 support", None);
        check("Call tomorrow about fri demo", "Call tomorrow about demo", Some("2026-11-27"));
        check("Plan 2 weeks trial", "Plan 2 weeks trial", None);
        check("On 28 dec send deck", "send deck", Some("2026-12-28"));
        check("friend request", "friend request", None);
        check("Sunny day", "Sunny day", None);
        check("見積送付 金曜まで", "見積送付", Some("2026-11-27"));
        check("見積送付 ５営業日後", "見積送付", Some("2026-12-01"));
        check("資料送付 10月28日", "資料送付", Some("2027-10-28"));
        check("Weekly sync every mon", "Weekly sync", Some("2026-11-30"));
        check("定例の準備 毎週月曜", "定例の準備", Some("2026-11-30"));
        check("請求確認　毎月末", "請求確認", Some("2026-11-30"));
        check("見積送付 今日中", "見積送付", Some("2026-11-23"));
        check("見積送付　今月中に", "見積送付", Some("2026-11-30"));
        check("見積送付 来月10日まで", "見積送付", Some("2026-12-10"));
        check("見積送付 三営業日後", "見積送付", Some("2026-11-27"));
        check("見積送付 R8.12.1", "見積送付", Some("2026-12-01"));
        check("令和8年12月1日 見積送付", "見積送付", Some("2026-12-01"));
        check("2週間後 見積送付", "見積送付", Some("2026-12-07"));
        check("勉強会の準備 第2火曜", "勉強会の準備", Some("2026-12-08"));
        check("勉強会 毎月第2火曜", "勉強会", Some("2026-12-08"));
        check("Close books by the end of the month", "Close books", Some("2026-11-30"));
        check("Review next month", "Review", Some("2026-12-23"));
        check("Review in 2 weeks", "Review", Some("2026-12-07"));
    }

    #[test]
    fn a_time_at_the_end_is_the_time_of_the_day() {
        let check = |text: &str, title: &str, due: &str, minute| {
            let task = read(text);
            let found = (task.title.as_str(), task.due, task.minute);
            assert_eq!(found, (title, Day::parse(due), minute), "{text}");
        };
        check("Call Meyer fri 14:00", "Call Meyer", "2026-11-27", Some(840));
        check("Call Meyer fri at 2pm p1", "Call Meyer", "2026-11-27", Some(840));
        check("Call Meyer 9:30", "Call Meyer", "2026-11-23", Some(570));
        check("電話 金曜 14時半", "電話", "2026-11-27", Some(870));
        check("電話 明日15時", "電話", "2026-11-24", Some(900));
        check("電話 明日 １５：３０", "電話", "2026-11-24", Some(930));
        check("電話 明日午後3時", "電話", "2026-11-24", Some(900));
        check("電話 明日15:30に", "電話", "2026-11-24", Some(930));
        check("明日15時 電話", "電話", "2026-11-24", Some(900));
        check("15:30 電話", "電話", "2026-11-23", Some(930));
        check("定例 毎週月曜10時", "定例", "2026-11-30", Some(600));
        check("定例 毎週月曜 10時", "定例", "2026-11-30", Some(600));
        check("Call Meyer tomorrow 3pm", "Call Meyer", "2026-11-24", Some(900));
        check("Call Meyer next monday at 3 pm", "Call Meyer", "2026-11-30", Some(900));
        assert_eq!(read("Discuss 24/7 support").minute, None);
    }

    #[test]
    fn what_looks_like_a_day_and_is_none_is_said_and_no_time_makes_it_today() {
        let check = |text: &str, doubt: Option<&str>| {
            let task = read(text);
            let found = task.doubt.map(|doubt| doubt.message().id.to_string());
            assert_eq!(found.as_deref(), doubt, "{text}");
            assert!(doubt.is_none() || task.due.is_none(), "{text}");
        };
        check("見積送付 11月中旬", Some("day-vague"));
        check("見積送付 11月中旬 10時", Some("day-vague"));
        check("明日15時に佐藤様へ電話", Some("day-inside"));
        check("日報 毎営業日", Some("day-vague"));
        check("見積送付 金曜", None);
        check("今日の議事録 金曜", None);
        check("見積送付", None);
    }

    #[test]
    fn a_rhythm_is_taken_and_can_be_ended() {
        let check = |text: &str, title: &str, repeat: Option<&str>, ends: bool| {
            let task = read(text);
            let found = (task.title.as_str(), task.repeat.as_deref(), task.repeat_ends);
            assert_eq!(found, (title, repeat, ends), "{text}");
        };
        check("Check in every 2 weeks after done fri", "Check in", Some("2w!"), false);
        check("Check in every! 2w", "Check in", Some("2w!"), false);
        check("Close the books every month end p1", "Close the books", Some("1m end"), false);
        check("Bill every 1m 25", "Bill", Some("1m 25"), false);
        check("フォロー 完了後２週間", "フォロー", Some("2w!"), false);
        check("Check in every never", "Check in", None, true);
        check("フォロー 繰り返しなし", "フォロー", None, true);
        check("Ask every customer", "Ask every customer", None, false);
        check("毎月曜の件", "毎月曜の件", None, false);
    }

    #[test]
    fn a_rhythm_without_a_day_begins_on_the_first_business_day() {
        let check = |text: &str, today: &str, due: &str| {
            let task = parse(text, Day::parse(today).unwrap(), &Calendar::default());
            assert_eq!(task.due, Day::parse(due), "{text}");
        };
        check("Check in every month", "2026-11-23", "2026-11-23");
        check("Check in every 2w", "2026-11-21", "2026-11-23");
        check("フォロー 毎月", "2026-11-23", "2026-11-23");
        check("Check in every! 2w", "2026-11-23", "2026-11-23");
        check("Check in every month 12/1", "2026-11-23", "2026-12-01");
        check("Check in every month 10:00", "2026-11-23", "2026-11-23");
    }

    #[test]
    fn marks_are_read_at_word_boundaries() {
        let task = read("Mail bob@acme.com re #8812 p5 @\"Acme Corp\" #a #b");
        assert_eq!(task.title, "Mail bob@acme.com re #8812 p5");
        assert_eq!(task.account.as_deref(), Some("Acme Corp"));
        assert_eq!(task.tags, ["a", "b"]);
        assert_eq!(task.priority, None);
        assert_eq!(read("見積送付＠サクラ 明日").account.as_deref(), Some("サクラ"));
        assert_eq!(read("@ # p").title, "@ # p");
        assert_eq!(read("Meet　Bob  today").title, "Meet　Bob");
    }

    #[test]
    fn a_day_that_moved_says_so() {
        assert!(read("Send deck thu").due_moved);
        assert!(!read("Send deck 26 nov").due_moved);
    }

    #[test]
    fn a_leading_mark_makes_a_promise() {
        let check = |text: &str, side| {
            let task = read(text);
            assert_eq!((task.title.as_str(), task.side), ("Send log", side), "{text}");
        };
        check("> Send log fri", Some(Side::Us));
        check("< Send log fri", Some(Side::Customer));
        check("＞ Send log", Some(Side::Us));
        check("Send log", None);
    }

    #[test]
    fn the_recognised_parts_are_where_they_were_typed() {
        let text = "見積 ＠サクラ by fri p1 every 2 weeks";
        let parts: Vec<_> =
            read(text).parts.into_iter().map(|part| (&text[part.at], part.kind)).collect();
        let expected = [
            ("＠サクラ", PartKind::Account),
            ("by fri", PartKind::Due),
            ("p1", PartKind::Priority),
            ("every 2 weeks", PartKind::Repeat),
        ];
        assert_eq!(parts, expected);
    }

    proptest! {
        #[test]
        fn any_line_is_read_and_its_parts_are_inside(text in "[a-z@#<>0-9 　＠見金曜\"]{0,24}") {
            let task = read(&text);
            for part in &task.parts {
                prop_assert!(text.get(part.at.clone()).is_some());
            }
            prop_assert!(task.title.len() <= text.len());
        }
    }
}
