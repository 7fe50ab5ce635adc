//! One piece of code for the tables of eleven entities: their SQL follows from the field table,
//! and values go in and come out by kind.

use crate::core::day::Day;
use crate::core::entity::{Entity, FieldSpec, Kind, Value};
use crate::core::seek::to_escape;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use std::fmt::Write;

/// The table that keeps an entity's rows; usage is kept as series instead.
pub fn table(entity: Entity) -> &'static str {
    match entity {
        Entity::Account => "account_record",
        Entity::Task => "export_task",
        other => other.id(),
    }
}

/// Columns that only one entity has, before the fields.
pub fn own_column(entity: Entity) -> Option<&'static str> {
    match entity {
        Entity::Account => Some("creates"),
        Entity::Task => Some("task_id"),
        _ => None,
    }
}

/// `"start", "end", …` with an optional alias in front.
pub fn columns(entity: Entity, alias: &str) -> String {
    let mut list = String::new();
    for field in entity.fields() {
        let comma = if list.is_empty() { "" } else { ", " };
        let _ = write!(list, "{comma}{alias}\"{}\"", field.id);
    }
    list
}

/// A value on its way into a column; no copy is made.
pub struct Put<'a>(pub Option<&'a Value>);

impl ToSql for Put<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            None => ValueRef::Null,
            Some(Value::Text(text)) => ValueRef::Text(text.as_bytes()),
            Some(Value::Day(day)) => ValueRef::Integer(i64::from(day.number())),
            Some(Value::Int(int)) => ValueRef::Integer(*int),
            Some(Value::Number(number)) => ValueRef::Real(*number),
            Some(Value::Bool(bool)) => ValueRef::Integer(i64::from(*bool)),
        }))
    }
}

/// A column's value as its field's kind says.
pub fn get(kind: Kind, stored: ValueRef<'_>) -> Option<Value> {
    Some(match (kind, stored) {
        (_, ValueRef::Null | ValueRef::Blob(_)) => return None,
        (Kind::Day, ValueRef::Integer(number)) => {
            Value::Day(Day::from_number(i32::try_from(number).ok()?))
        }
        (Kind::Bool, ValueRef::Integer(number)) => Value::Bool(number != 0),
        (Kind::Number, ValueRef::Integer(number)) => Value::Number(number as f64),
        (_, ValueRef::Integer(number)) => Value::Int(number),
        (_, ValueRef::Real(number)) => Value::Number(number),
        (_, ValueRef::Text(text)) => Value::Text(String::from_utf8_lossy(text).into_owned()),
    })
}

/// The value in the form that the field's column gives back.
pub fn settled(kind: Kind, value: &Value) -> Value {
    match (kind, value) {
        (Kind::Number, Value::Int(int)) => Value::Number(*int as f64),
        (_, value) => value.clone(),
    }
}

/// The bits of the fields whose every statement is kept.
pub fn state_bits(fields: &[FieldSpec]) -> u32 {
    fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.state)
        .fold(0, |bits, (at, _)| bits | super::stated::bit(at))
}

/// Unmapped columns as a JSON object, by name; `None` when there are none.
pub fn pack_extra(extra: &[(String, String)]) -> Option<String> {
    let mut sorted: Vec<&(String, String)> = extra.iter().collect();
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    let size = extra.iter().map(|(name, text)| name.len() + text.len() + 8).sum();
    let mut packed = String::with_capacity(size);
    for (at, (name, text)) in sorted.iter().enumerate() {
        // Of two columns of one name the last one.
        if sorted.get(at + 1).is_some_and(|next| next.0 == *name) {
            continue;
        }
        packed.push(if packed.is_empty() { '{' } else { ',' });
        put_quoted(&mut packed, name);
        packed.push(':');
        put_quoted(&mut packed, text);
    }
    packed.push('}');
    (!extra.is_empty()).then_some(packed)
}

/// Puts a text as JSON.
fn put_quoted(into: &mut String, text: &str) {
    into.push('"');
    let mut rest = text;
    while let Some(at) = to_escape(rest.as_bytes()) {
        let (before, from) = rest.split_at_checked(at).unwrap_or_default();
        into.push_str(before);
        put_escaped(into, from.bytes().next().unwrap_or_default());
        rest = from.get(1..).unwrap_or_default();
    }
    into.push_str(rest);
    into.push('"');
}

fn put_escaped(into: &mut String, sign: u8) {
    match sign {
        b'\n' => into.push_str("\\n"),
        b'\r' => into.push_str("\\r"),
        b'\t' => into.push_str("\\t"),
        b'"' => into.push_str("\\\""),
        b'\\' => into.push_str("\\\\"),
        _ => {
            // Writing into memory does not fail.
            let _ = write!(into, "\\u{sign:04x}");
        }
    }
}

pub fn unpack_extra(packed: Option<&str>) -> Vec<(String, String)> {
    let Some(Ok(serde_json::Value::Object(map))) = packed.map(serde_json::from_str) else {
        return Vec::new();
    };
    let text = |(key, value): (String, serde_json::Value)| match value {
        serde_json::Value::String(text) => Some((key, text)),
        _ => None,
    };
    map.into_iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unmapped_columns_are_one_object_by_name() {
        let check = |extra: &[(&str, &str)], packed: Option<&str>| {
            let extra: Vec<_> =
                extra.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            assert_eq!(pack_extra(&extra).as_deref(), packed);
        };
        check(&[], None);
        check(&[("b", "1"), ("a", "x\"\n\u{1}é")], Some(r#"{"a":"x\"\n\u0001é","b":"1"}"#));
        check(&[("a", "1"), ("a", "2")], Some(r#"{"a":"2"}"#));
    }

    proptest::proptest! {
        #[test]
        fn an_unmapped_column_comes_back_as_it_was(text in "[\\x00-\\x7fé桜🌸]{0,40}") {
            let extra = vec![("x \"\\ y".to_owned(), text)];
            let packed = pack_extra(&extra);
            proptest::prop_assert_eq!(unpack_extra(packed.as_deref()), extra);
        }
    }
}
