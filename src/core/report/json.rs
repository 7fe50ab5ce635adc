//! A page as JSON: every sentence beside its code and typed arguments.

use super::{Item, Page, Say};
use crate::core::message::Message;
use serde_json::{Value, json};

/// The sections of a page, and whom it is for.
pub fn write(page: &Page, say: Say<'_>) -> Value {
    let sections = page.sections.iter().map(|section| {
        let items: Vec<Value> = section.items.iter().map(|item| item_json(item, say)).collect();
        json!({ "id": section.id, "title": say(&section.title), "items": items })
    });
    json!({
        "title": say(&page.title),
        "address": page.address.iter().map(say).collect::<Vec<_>>(),
        "sections": sections.collect::<Vec<_>>(),
    })
}

fn item_json(item: &Item, say: Say<'_>) -> Value {
    let fact = item.fact.as_ref().map(|fact| said(fact, say));
    let mut value = said(&item.text, say);
    if let Some(value) = value.as_object_mut() {
        value.insert("tone".into(), item.tone.id().into());
        value.insert("fact".into(), fact.into());
    }
    value
}

fn said(message: &Message, say: Say<'_>) -> Value {
    json!({ "text": say(message), "code": message.id, "args": message.args })
}
