//! The composer's text: a touch, with promises of either side and the next touch.

use super::activity::{Direction, TouchKind};
use super::calendar::Calendar;
use super::day::Day;
use super::message::Message;
use super::phrase::{self, Doubt};
use super::quick_add::{self, line::Line};

/// A touch as typed. A line beginning `> ` is ours, `< ` theirs, `= ` the next touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    pub kind: TouchKind,
    pub direction: Option<Direction>,
    /// What was typed, less the promise and next-touch lines.
    pub text: String,
    pub day: Day,
    pub minute: Option<u16>,
    /// Names after `@`.
    pub with: Vec<String>,
    pub tags: Vec<String>,
    pub ours: Vec<Owed>,
    pub theirs: Vec<Owed>,
    pub next: Option<NextTouch>,
}

/// Why a text cannot be kept as it is, and in which of its lines that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub line: usize,
    pub reason: Message,
}

/// What one side owes the other, and by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub text: String,
    pub due: Option<Day>,
    pub minute: Option<u16>,
}

/// The planned next touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTouch {
    pub day: Day,
    pub minute: Option<u16>,
    pub text: String,
}

impl Composed {
    /// Nothing that could be kept was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.ours.is_empty()
            && self.theirs.is_empty()
            && self.next.is_none()
    }
}

/// Reads the composer's text. The direction is the kind's usual one; the caller may change it.
pub fn compose(text: &str, kind: TouchKind, today: Day, calendar: &Calendar) -> Composed {
    let mut composed = Composed {
        kind,
        direction: kind.usual_direction(),
        text: String::new(),
        day: today,
        minute: None,
        with: Vec::new(),
        tags: Vec::new(),
        ours: Vec::new(),
        theirs: Vec::new(),
        next: None,
    };
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        match marked(line) {
            Some((Mark::Ours, rest)) => composed.ours.extend(promise(rest, today, calendar)),
            Some((Mark::Theirs, rest)) => composed.theirs.extend(promise(rest, today, calendar)),
            // What has no day cannot be planned; it stays in the text.
            Some((Mark::Next, rest)) if composed.next.is_none() => {
                composed.next = next_touch(rest, today, calendar);
                kept.extend(composed.next.is_none().then_some(line));
            }
            _ => kept.push(line),
        }
    }
    let kept = kept.join("\n");
    let text = take_when(kept.trim(), &mut composed, today, calendar).to_owned();
    composed.text = text;
    take_names(&mut composed);
    composed
}

/// From so many days ahead a day is as likely one that is over, of which the year was guessed.
const FAR_DAYS: i32 = 300;

/// So far ahead that its year deserves a second look.
pub fn is_far(day: Day, today: Day) -> bool {
    day - today > FAR_DAYS
}

fn names_year(typed: &str, day: Day) -> bool {
    typed.contains(&day.ymd().0.to_string()) || typed.contains('年')
}

/// A next touch needs a day that can be read, is not over, and is not far away by a guess. The first such line is the one that
/// plans.
pub fn refusal(text: &str, today: Day, calendar: &Calendar) -> Option<Refusal> {
    let planned = text.lines().enumerate().find_map(|(line, text)| match marked(text) {
        Some((Mark::Next, rest)) => Some((line, rest)),
        _ => None,
    });
    let (line, typed) = planned?;
    let reason = match next_touch(typed, today, calendar) {
        None => Message::new("next-not-a-day").text("text", typed),
        Some(next) if next.day < today => Message::new("next-is-past").day("day", next.day),
        Some(next) if is_far(next.day, today) && !names_year(typed, next.day) => {
            Message::new("next-is-far").text("text", typed).day("day", next.day)
        }
        Some(_) => return None,
    };
    Some(Refusal { line, reason })
}

/// What looks like the day of a promise and is none, in the first such promise.
pub fn doubt(composed: &Composed, today: Day, calendar: &Calendar) -> Option<Doubt> {
    let promises = composed.ours.iter().chain(&composed.theirs);
    let undated = promises.filter(|owed| owed.due.is_none());
    undated.into_iter().find_map(|owed| Doubt::of(&owed.text, today, calendar))
}

#[derive(Clone, Copy)]
enum Mark {
    Ours,
    Theirs,
    Next,
}

/// A line that begins with a mark, and what follows it. A half-width mark needs its space.
fn marked(line: &str) -> Option<(Mark, &str)> {
    let line = line.trim_start();
    let (mark, rest) = line.split_at_checked(line.chars().next()?.len_utf8())?;
    let mark = match mark {
        "＞" => return Some((Mark::Ours, rest.trim())),
        "＜" => return Some((Mark::Theirs, rest.trim())),
        "＝" => return Some((Mark::Next, rest.trim())),
        ">" => Mark::Ours,
        "<" => Mark::Theirs,
        "=" => Mark::Next,
        _ => return None,
    };
    rest.starts_with(char::is_whitespace).then(|| (mark, rest.trim()))
}

/// The text, and the day at its end, with the time that may stand beside it.
fn promise(text: &str, today: Day, calendar: &Calendar) -> Option<Owed> {
    let at_end = |tail: &str| phrase::timed(tail, today, calendar);
    let (text, due, minute) = match cut_end(text, at_end) {
        Some((text, (due, minute))) => (text, Some(due.day), minute),
        None => (text, None, None),
    };
    (!text.is_empty()).then(|| Owed { text: text.to_owned(), due, minute })
}

/// A text and the day at its end, where there is one.
pub fn dated(text: &str, today: Day, calendar: &Calendar) -> (String, Option<Day>) {
    let text = text.trim();
    promise(text, today, calendar).map_or_else(Default::default, |owed| (owed.text, owed.due))
}

/// What came about, and the day at its end on which it did: the last such day, else today.
pub fn happened(text: &str, today: Day, calendar: &Calendar) -> (String, Day) {
    let day = |text: &str| {
        let found = phrase::when(text, today, calendar).filter(|_| phrase::time(text).is_none());
        found.map(|(day, _)| day)
    };
    let text = text.trim();
    let (text, day) = cut_end(text, day).unwrap_or((text, today));
    (text.trim_end_matches([',', '、', '，', ';']).trim().to_owned(), day)
}

/// A time in front, a day (with or without the time) at the end, or the day in front.
fn next_touch(text: &str, today: Day, calendar: &Calendar) -> Option<NextTouch> {
    let (rest, front) =
        cut_start(text, phrase::time).map_or((text, None), |(rest, time)| (rest, Some(time)));
    let day = |text: &str| {
        let only_time = phrase::time(text).is_some();
        phrase::planned(text, today, calendar).filter(|_| !only_time)
    };
    let found = day(rest)
        .map(|when| ("", when))
        .or_else(|| cut_end(rest, day))
        .or_else(|| cut_start(rest, day));
    let (text, (day, minute)) = match found {
        Some(found) => found,
        None => (rest, (front.map(|_| today)?, None)),
    };
    Some(NextTouch { day, minute: front.or(minute), text: text.to_owned() })
}

/// Words of a phrase, at most.
const LONGEST: usize = 5;

/// Cuts the longest readable phrase off the end; something must be left before it.
fn cut_end<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(&str, T)> {
    let mut starts: Vec<usize> = breaks(text).map(|(_, start)| start).collect();
    let first = starts.len().saturating_sub(LONGEST);
    starts.drain(..first).for_each(drop);
    starts.into_iter().find_map(|at| {
        let (front, tail) = text.split_at_checked(at)?;
        Some((front.trim_end(), read(tail)?))
    })
}

/// Cuts the longest readable phrase off the front.
fn cut_start<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(&str, T)> {
    let ends: Vec<usize> = breaks(text).map(|(end, _)| end).take(LONGEST).collect();
    ends.into_iter().rev().find_map(|at| {
        let (front, rest) = text.split_at_checked(at)?;
        Some((rest.trim_start(), read(front)?))
    })
}

/// Where words end and the next ones begin.
fn breaks(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let spaces = text.char_indices().filter(|(_, c)| c.is_whitespace());
    spaces.map(|(at, c)| (at, at + c.len_utf8()))
}

/// `14:00 …`, `yesterday …`, `fri 10:00: …` in front say when it was.
fn take_when<'a>(
    text: &'a str,
    composed: &mut Composed,
    today: Day,
    calendar: &Calendar,
) -> &'a str {
    if let Some((rest, minute)) = cut_start(text, phrase::time) {
        composed.minute = Some(minute);
        return rest;
    }
    let said = |text: &str| {
        let closed = text.strip_suffix([':', '：']);
        let passed = ["yesterday", "昨日", "一昨日", "おととい"].iter();
        let open = passed.clone().any(|word| text.to_lowercase().starts_with(word));
        let text = closed.or(open.then_some(text))?;
        phrase::when(text, today, calendar)
    };
    if let Some((rest, (day, minute))) = cut_start(text, said) {
        (composed.day, composed.minute) = (day, minute);
        return rest;
    }
    text
}

/// `@name` took part, `#tag` marks it; both stay in the text.
fn take_names(composed: &mut Composed) {
    for word in &Line::new(&composed.text).words {
        if let Some(name) = quick_add::marked(word.text, ['@', '＠']) {
            let name = name.trim_matches(['"', '「', '」']);
            composed.with.push(name.trim_end_matches([',', '.', '、', '。', ':']).to_owned());
        } else if let Some(tag) = quick_add::tag(word.text) {
            composed.tags.push(tag.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Composed {
        let today = Day::parse("2026-11-23").unwrap();
        compose(text, TouchKind::Call, today, &Calendar::default())
    }

    fn day(text: &str) -> Option<Day> {
        Day::parse(text)
    }

    fn owed(text: &str, due: &str, minute: Option<u16>) -> Owed {
        Owed { text: text.into(), due: day(due), minute }
    }

    #[test]
    fn one_text_holds_the_touch_its_promises_and_the_next_touch() {
        let composed = read(
            "Talked with @Meyer about SSO #sso\n> Send the log fri\n< Name an admin by 28 nov\n= 14:00 QBR 5 dec",
        );
        assert_eq!(composed.text, "Talked with @Meyer about SSO #sso");
        assert_eq!(composed.direction, Some(Direction::TwoWay));
        assert_eq!(composed.with, ["Meyer"]);
        assert_eq!(composed.tags, ["sso"]);
        assert_eq!(composed.ours, [owed("Send the log", "2026-11-27", None)]);
        assert_eq!(composed.theirs, [owed("Name an admin", "2026-11-28", None)]);
        let next = composed.next.unwrap();
        assert_eq!(
            (Some(next.day), next.minute, next.text.as_str()),
            (day("2026-12-05"), Some(840), "QBR")
        );
    }

    #[test]
    fn full_width_marks_do_the_same() {
        let composed = read(
            "＠田中様 と定例　＃定例\n＞議事録送付　明日１５時\n＜ 管理者の登録 金曜まで\n＝14時 次回定例 来週月曜",
        );
        assert_eq!(composed.with, ["田中様"]);
        assert_eq!(composed.tags, ["定例"]);
        assert_eq!(composed.ours, [owed("議事録送付", "2026-11-24", Some(900))]);
        assert_eq!(composed.theirs, [owed("管理者の登録", "2026-11-27", None)]);
        let next = composed.next.unwrap();
        assert_eq!(
            (Some(next.day), next.minute, next.text.as_str()),
            (day("2026-11-30"), Some(840), "次回定例")
        );
    }

    #[test]
    fn the_next_touch_needs_a_day() {
        let check = |line: &str, expected: Option<(&str, Option<u16>, &str)>| {
            let next = read(line).next.map(|next| (next.day, next.minute, next.text));
            let expected =
                expected.map(|(on, minute, text)| (day(on).unwrap(), minute, text.to_owned()));
            assert_eq!(next, expected, "{line}");
        };
        check("= fri", Some(("2026-11-27", None, "")));
        check("= 2 dec 10:00", Some(("2026-12-02", Some(600), "")));
        check("= QBR fri 14:00", Some(("2026-11-27", Some(840), "QBR")));
        check("= fri 14:00 QBR", Some(("2026-11-27", Some(840), "QBR")));
        check("= 15:00 call back", Some(("2026-11-23", Some(900), "call back")));
        check("= some day", None);
        assert_eq!(read("= some day").text, "= some day");
    }

    #[test]
    fn a_promise_whose_day_is_none_is_doubted() {
        let check = |text: &str, expected: Option<&str>| {
            let composed = read(text);
            let doubt = doubt(&composed, day("2026-11-23").unwrap(), &Calendar::default());
            let found = doubt.map(|doubt| doubt.message().id.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("＞ 見積送付 11月中旬", Some("day-vague"));
        check("＜ 来週中に管理者を登録", Some("day-inside"));
        check("＞ 見積送付 来週中に", None);
        check("> Send deck mid november", Some("day-vague"));
        check("11月中旬に訪問", None);
    }

    #[test]
    fn a_next_touch_is_refused_in_its_line_where_its_day_is_over_or_none() {
        let today = Day::parse("2026-11-23").unwrap();
        let check = |text: &str, expected: Option<(usize, &str)>| {
            let refusal = refusal(text, today, &Calendar::default());
            let found = refusal.as_ref().map(|found| (found.line, found.reason.id.as_ref()));
            assert_eq!(found, expected, "{text}");
        };
        check("talked\n> send it fri\n= 2026-11-20 review", Some((2, "next-is-past")));
        check("talked\n＝14時 昨日", Some((1, "next-is-past")));
        check("= 2026-02-30 review", Some((0, "next-not-a-day")));
        check("= some day", Some((0, "next-not-a-day")));
        check("=", None);
        check("= today 17:00", None);
        check("= fri", None);
        check("= 令和9年11月20日 定例", None);
        check("no next touch, x = y", None);
    }

    #[test]
    fn a_time_in_front_says_when_it_was() {
        let check = |text: &str, on: &str, minute, kept: &str| {
            let composed = read(text);
            assert_eq!(
                (Some(composed.day), composed.minute, composed.text.as_str()),
                (day(on), minute, kept),
                "{text}"
            );
        };
        check("10:30 kickoff held", "2026-11-23", Some(630), "kickoff held");
        check("yesterday kickoff held", "2026-11-22", None, "kickoff held");
        check("fri 10:00: kickoff held", "2026-11-20", Some(600), "kickoff held");
        check("昨日 電話した", "2026-11-22", None, "電話した");
        check("Monday went well", "2026-11-23", None, "Monday went well");
    }

    #[test]
    fn ordinary_text_stays_whole() {
        let check = |text: &str| {
            let composed = read(text);
            assert_eq!(composed.text, text);
            assert!(
                composed.ours.is_empty() && composed.theirs.is_empty() && composed.next.is_none()
            );
        };
        check("usage >50% and <b>bold</b>\n>= 3 admins\n=sum(a)");
        check("");
        assert!(read("").is_empty());
        assert!(!read("> x").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[a-z><= ＞：@#0-9:\n金曜　]{0,40}") {
            prop_assert!(read(&text).text.len() <= text.len());
        }
    }
}
