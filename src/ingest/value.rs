//! One cell to one value. Unknown is `None`; what does not fit is a reason, never a guess.

use super::column::Style;
use super::date::{self, Found};
use super::header::{fold, plain};
use super::identity;
use super::number::{self, Exact, Named};
use crate::core::day::Day;
use crate::core::entity::{FieldSpec, Kind, Value};
use crate::core::message::Message;
use crate::core::search::{company_name, without_honorific};
use std::collections::HashMap;

/// Words for "nothing" outside text columns.
const NOTHING: [&str; 20] = [
    "n/a",
    "na",
    "-",
    "--",
    "---",
    "null",
    "#n/a",
    "none",
    "n.a.",
    "nan",
    "nil",
    "ー",
    "―",
    "—",
    "–",
    "(blank)",
    "未定",
    "なし",
    "無し",
    "該当なし",
];

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    Nothing,
    Value(Value),
    /// An amount, before its currency is known, and whether it says that tax is in it.
    Amount(Exact, Option<Named>, Option<bool>),
    /// A word that no list has.
    UnknownWord,
}

/// The lists of words of one field: those of the preset before those of everybody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'p> {
    pub own: Option<&'p HashMap<String, String>>,
    pub shared: Option<&'p HashMap<String, String>>,
}

impl<'p> Words<'p> {
    /// The canonical word; whole as the signs stand, folded, then part by part (`P1 - Urgent`).
    pub fn find(self, text: &str) -> Option<&'p str> {
        self.find_whole(text).or_else(|| {
            let whole = plain(text);
            let parts = whole.split([' ', ':', '/', '(', ')', '・', '_']).map(str::trim);
            parts.filter(|part| !part.is_empty()).find_map(|part| self.one(part))
        })
    }

    /// The canonical word of the whole text.
    pub fn find_whole(self, text: &str) -> Option<&'p str> {
        self.one(&plain(text)).or_else(|| self.one(&fold(text)))
    }

    fn one(self, word: &str) -> Option<&'p str> {
        let mut lists = [self.own, self.shared].into_iter().flatten();
        lists.find_map(|list| list.get(word)).map(String::as_str)
    }

    /// The first part of a text that is one of the words but not `except`: a name says «Renewal».
    pub fn find_part(self, text: &str, except: &[&str]) -> Option<&'p str> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts
            .filter_map(|part| self.find(part))
            .find(|word| !except.contains(word) && !word.is_empty())
    }

    pub fn is_empty(self) -> bool {
        self.own.is_none() && self.shared.is_none()
    }
}

/// Is this a word for nothing in a column that is no text?
pub fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    let number = text.starts_with(|c: char| c.is_ascii_digit());
    text.is_empty() || (!number && text.len() <= 12 && NOTHING.contains(&plain(text).as_str()))
}

/// Reads a cell as the field wants it.
pub fn read(
    field: &FieldSpec,
    style: Style,
    words: Words<'_>,
    text: &str,
) -> Result<Read, Message> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed == "#N/A" {
        return Ok(Read::Nothing);
    }
    match field.kind {
        Kind::Text if field.id == "notice" => notice_of(trimmed),
        Kind::Text if field.id == "next_step" => Ok(next_step(trimmed, style)),
        Kind::Text => Ok(text_of(field, words, trimmed)),
        Kind::List => Ok(list_of(field, trimmed)),
        kind if is_nothing(trimmed) && !says(kind, trimmed, words) => Ok(Read::Nothing),
        Kind::Day if field.id == "departed" => departed(trimmed, style, words),
        Kind::Bool if field.id == "bounced" => Ok(bounced(trimmed, words)),
        Kind::Day => day(trimmed, style),
        Kind::Bool if times(field, trimmed).is_some() => Ok(Read::Value(Value::Bool(true))),
        Kind::Bool => boolean(trimmed, words),
        Kind::Word(_) if is_several(field, trimmed) => Ok(strongest(field, trimmed, words)),
        Kind::Word(_) => Ok(match words.find(trimmed) {
            Some("") => Read::Nothing,
            Some(word) => Read::Value(Value::Text(word.to_owned())),
            None => Read::UnknownWord,
        }),
        Kind::Int | Kind::Number | Kind::Money => numeric(field, style, words, trimmed),
    }
}

/// Somebody may have several roles.
pub fn is_several(field: &FieldSpec, text: &str) -> bool {
    field.id == "role" && text.contains(ROLES_BETWEEN)
}

const ROLES_BETWEEN: [char; 6] = [';', ',', '、', '|', '\n', '；'];

/// Of several roles the one by which somebody counts most.
fn strongest(field: &FieldSpec, text: &str, words: Words<'_>) -> Read {
    const RANKS: [&str; 8] =
        ["champion", "sponsor", "buyer", "blocker", "admin", "power_user", "user", "contact"];
    debug_assert!(matches!(field.kind, Kind::Word(known) if known.len() == RANKS.len()));
    let said: Vec<&str> = text.split(ROLES_BETWEEN).filter_map(|part| words.find(part)).collect();
    match RANKS.iter().find(|role| said.contains(role)) {
        Some(role) => Read::Value(Value::Text((*role).to_owned())),
        None if said.is_empty() => Read::UnknownWord,
        None => Read::Nothing,
    }
}

/// The day somebody left, or only that they did: then since the day of the file at the latest.
fn departed(text: &str, style: Style, words: Words<'_>) -> Result<Read, Message> {
    match day(text, style) {
        Ok(read @ Read::Value(_)) => Ok(read),
        other => match boolean(text, words) {
            Ok(flag) => Ok(flag),
            Err(_) => other,
        },
    }
}

/// When or why mails came back says that they do.
fn bounced(text: &str, words: Words<'_>) -> Read {
    boolean(text, words).unwrap_or(Read::Value(Value::Bool(true)))
}

/// Yes or no, where a text is one of their words.
pub fn yes(text: &str) -> Option<bool> {
    match boolean(text, Words::default()) {
        Ok(Read::Value(Value::Bool(yes))) => Some(yes),
        _ => None,
    }
}

/// How often a ticket was opened again says that it was, and more than that.
pub fn times(field: &FieldSpec, text: &str) -> Option<i64> {
    let counted = || number::scan(text)?.read(number::Decimal::Point)?.as_int();
    (field.id == "reopened").then(counted).flatten().filter(|count| *count > 1)
}

/// Where yes or no is asked for, or one of a few words, 「なし」 is an answer.
fn says(kind: Kind, text: &str, words: Words<'_>) -> bool {
    match kind {
        Kind::Bool => boolean(text, words).is_ok(),
        Kind::Word(_) => words.find(text).is_some_and(|word| !word.is_empty()),
        _ => false,
    }
}

fn text_of(field: &FieldSpec, words: Words<'_>, text: &str) -> Read {
    if matches!(field.id, "alias" | "parent" | "merged_into") {
        return Read::Value(Value::Text(identity::id_of(text, false)));
    }
    // Of all that has a name, only that of a company is a state.
    let bare = match field.id {
        "name" if field.state => Some(company_name(text)),
        "name" | "owner" | "author" => Some(without_honorific(text)),
        _ => None,
    };
    if let Some(bare) = bare {
        return Read::Value(Value::Text(bare.to_owned()));
    }
    let known = if words.is_empty() { None } else { words.find(text) };
    Read::Value(Value::Text(known.unwrap_or(text).to_owned()))
}

/// A period of notice. Business days are none of the calendar's: what cannot be counted is said.
fn notice_of(text: &str) -> Result<Read, Message> {
    if is_nothing(text) {
        return Ok(Read::Nothing);
    }
    let read = identity::notice(text).map(|notice| Read::Value(Value::Text(notice)));
    read.ok_or_else(|| Message::new("ingest-problem-period"))
}

/// Parts joined by `;`, whatever parted them.
fn list_of(field: &FieldSpec, text: &str) -> Read {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let parts = inner.split([';', ',', '、', '\n', '|']).map(|part| part.trim().trim_matches('"'));
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(|part| match field.id {
            "domains" => identity::domain(part).unwrap_or_else(|| part.to_lowercase()),
            "attendees" => without_honorific(part).to_owned(),
            _ => part.to_owned(),
        })
        .collect();
    if parts.is_empty() { Read::Nothing } else { Read::Value(Value::Text(parts.join(";"))) }
}

/// What is agreed next stays as it was written; where it is a day, it is written as one.
fn next_step(text: &str, style: Style) -> Read {
    let Ok(Read::Value(Value::Day(day))) = day(text, style) else {
        return Read::Value(Value::Text(text.to_owned()));
    };
    let time = date::time_of(text).filter(|time| time != "00:00");
    let time = time.map(|time| format!(" {time}")).unwrap_or_default();
    Read::Value(Value::Text(format!("{day}{time}")))
}

fn day(text: &str, style: Style) -> Result<Read, Message> {
    let day = match date::find(text) {
        Some(Found::Day(day) | Found::Week(day)) => Some(day),
        Some(Found::Open(open)) => open.read(style.order),
        // Some systems write FALSE where there is no date.
        None if plain(text) == "false" => return Ok(Read::Nothing),
        // A whole month is no day; a field that wants a day does not get a made-up one.
        Some(Found::Month(_)) | None => None,
    };
    let plausible = |day: &Day| (1900..=2200).contains(&day.ymd().0);
    // Two zones for one moment: nobody knows which day it was there.
    let two_zones = ["Z-", "Z+"].iter().any(|zones| text.contains(zones));
    let day = day
        .filter(|day| plausible(day) && !two_zones)
        .ok_or_else(|| Message::new("ingest-problem-day"))?;
    Ok(Read::Value(Value::Day(day)))
}

fn boolean(text: &str, words: Words<'_>) -> Result<Read, Message> {
    const YES: [&str; 15] = [
        "yes", "true", "1", "1.0", "y", "t", "on", "○", "〇", "◯", "有", "はい", "✓", "済", "有り",
    ];
    const NO: [&str; 15] = [
        "no",
        "false",
        "0",
        "0.0",
        "n",
        "f",
        "off",
        "×",
        "✕",
        "無",
        "いいえ",
        "未",
        "無し",
        "なし",
        "x",
    ];
    let plain = plain(text);
    let word = words.find(text).unwrap_or(&plain);
    if YES.contains(&word) {
        Ok(Read::Value(Value::Bool(true)))
    } else if NO.contains(&word) {
        Ok(Read::Value(Value::Bool(false)))
    } else {
        Err(Message::new("ingest-problem-yes-no"))
    }
}

fn numeric(field: &FieldSpec, style: Style, words: Words<'_>, text: &str) -> Result<Read, Message> {
    let text = match words.find(text) {
        Some("") => return Ok(Read::Nothing),
        Some(number) => number,
        None => text,
    };
    let fault = || Message::new("ingest-problem-number");
    // «9 - very likely» is a 9.
    let leading =
        text.split_once([' ', ':']).filter(|_| field.id == "score").map(|(first, _)| first);
    let scan = number::scan(text).or_else(|| leading.and_then(number::scan)).ok_or_else(fault)?;
    let mut exact = scan.read(style.decimal).ok_or_else(fault)?;
    exact.power += style.power;
    match field.kind {
        Kind::Money => {
            // The head of the column may say which crowns they are.
            let own = scan.named.filter(|own| !own.is_krona() || style.named.is_none());
            Ok(Read::Amount(exact, own.or(style.named), scan.taxed))
        }
        Kind::Int => exact.as_int().map(|int| Read::Value(Value::Int(int))).ok_or_else(fault),
        _ => Ok(Read::Value(Value::Number(exact.as_f64()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::entity::Entity;

    fn read_as(entity: Entity, id: &str, text: &str) -> Result<Read, String> {
        let field = entity.fields()[entity.field(id).unwrap()];
        let presets = super::super::Presets::builtin();
        let shared = presets.words.get(&format!("{}.{id}", entity.id()));
        read(&field, Style::default(), Words { own: None, shared }, text)
            .map_err(|m| m.id.to_string())
    }

    #[test]
    fn words_of_both_languages_become_one() {
        let check = |entity, id, text: &str, word: &str| {
            assert_eq!(
                read_as(entity, id, text),
                Ok(Read::Value(Value::Text(word.into()))),
                "{text}"
            );
        };
        check(Entity::Ticket, "priority", "Urgent", "p1");
        check(Entity::Ticket, "priority", "高", "p1");
        check(Entity::Ticket, "priority", "P1 - Critical", "p1");
        check(Entity::Contact, "role", "決裁者", "buyer");
        check(Entity::Contact, "role", "推進者", "champion");
        check(Entity::Activity, "kind", "訪問", "visit");
        check(Entity::Activity, "kind", "メール", "email");
        check(Entity::Activity, "kind", "定例", "regular");
        check(Entity::Subscription, "auto_renew", "○", "auto");
        check(Entity::Subscription, "auto_renew", "無", "manual");
        check(Entity::Subscription, "auto_renew", "なし", "manual");
        check(Entity::Subscription, "auto_renew", "自動更新なし", "manual");
        check(Entity::Account, "auto_renew", "自動更新あり", "auto");
        check(Entity::Subscription, "auto_renew", "TRUE", "auto");
        assert_eq!(read_as(Entity::Ticket, "priority", "sideways"), Ok(Read::UnknownWord));
    }

    #[test]
    fn nothing_is_not_a_name() {
        assert_eq!(
            read_as(Entity::Account, "name", "NA"),
            Ok(Read::Value(Value::Text("NA".into())))
        );
        assert_eq!(read_as(Entity::Account, "name", "#N/A"), Ok(Read::Nothing));
        assert_eq!(read_as(Entity::Account, "seats", "NA"), Ok(Read::Nothing));
        assert_eq!(read_as(Entity::Account, "start_date", "未定"), Ok(Read::Nothing));
        assert_eq!(read_as(Entity::Account, "seats", "many"), Err("ingest-problem-number".into()));
        assert_eq!(
            read_as(Entity::Account, "start_date", "soon"),
            Err("ingest-problem-day".into())
        );
        assert_eq!(
            read_as(Entity::Account, "internal", "maybe"),
            Err("ingest-problem-yes-no".into())
        );
    }
}
