//! Times of day, alone or beside a day: `14:00`, `2:30pm`, `14時30分`, `午後2時`, `15時〜16時`.

use super::Resolved;

/// A day, alone or with a time in either order, with or without a space between.
pub(super) fn split(
    text: &str,
    day: impl Fn(&str) -> Option<Resolved>,
) -> Option<(Resolved, Option<u16>)> {
    if let Some(found) = day(text) {
        return Some((found, None));
    }
    text.char_indices().skip(1).find_map(|(at, _)| {
        let (front, back) = text.split_at_checked(at)?;
        let pair = |days: &str, times: &str| {
            let minute = time(trim(times))?;
            Some((day(trim(days))?, Some(minute)))
        };
        pair(front, back).or_else(|| pair(back, front))
    })
}

/// Without what stands between a day and its time: `at`, `の`, the `T` of a timestamp.
fn trim(text: &str) -> &str {
    let text = text.trim();
    let stamp = text.strip_suffix('t').filter(|day| day.ends_with(|c: char| c.is_ascii_digit()));
    let text = stamp.unwrap_or(text).trim_end_matches(" at").trim_end_matches('の');
    text.trim_start_matches("at ").trim()
}

/// Minutes after midnight; of a span (`15時〜16時`) its beginning.
pub(super) fn time(text: &str) -> Option<u16> {
    let text = super::bare(text);
    let span = ["から", "〜", "~", "–"].iter().find_map(|to| text.split_once(to));
    match span {
        Some((from, to)) if to.is_empty() || point(to.trim()).is_some() => point(from.trim()),
        Some(_) => None,
        None => point(text),
    }
}

fn point(text: &str) -> Option<u16> {
    if ["正午", "noon"].contains(&text) {
        return Some(12 * 60);
    }
    let (text, half) = half(text);
    let (hour, minute) = match text.split_once([':', '時']) {
        Some((hour, rest)) => (hour, minutes(rest, text.contains('時'))?),
        None if half.is_some() => (text, 0),
        None => return None,
    };
    let hour: u16 = two_digits(hour.trim())?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The text without `am`, `pm`, `午前`, `午後`, and the hour that half of the day begins at.
fn half(text: &str) -> (&str, Option<u16>) {
    let halves = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)];
    let ends = halves.iter().find_map(|(word, half)| Some((text.strip_suffix(word)?, *half)));
    let starts = [("午前", 0), ("午後", 12), ("am", 0), ("pm", 12)];
    let found = ends
        .or_else(|| starts.iter().find_map(|(word, half)| Some((text.strip_prefix(word)?, *half))));
    found.map_or((text, None), |(rest, half)| (rest.trim(), Some(half)))
}

fn minutes(text: &str, kanji: bool) -> Option<u16> {
    match text {
        "" if kanji => Some(0),
        "半" if kanji => Some(30),
        text if kanji => two_digits(text.trim_end_matches('分')),
        text => (text.len() == 2).then(|| two_digits(text))?,
    }
}

fn two_digits(text: &str) -> Option<u16> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}
