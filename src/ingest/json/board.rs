//! A board of Trello: its cards name their list, members, labels and own fields by ids, and what
//! those are called stands elsewhere in the same file.

use super::is_board;
use super::scan::{self, Scanner};
use crate::ingest::table::Table;
use serde_json::Value;
use std::collections::HashMap;

/// What is called how, by its id.
type Names = HashMap<String, String>;

/// Members of a card that are said in words instead.
pub const EXPLAINED: [&str; 2] = ["labels", "customFieldItems"];

#[derive(Debug, Default)]
pub struct Board {
    name: String,
    lists: Names,
    members: Names,
    labels: Names,
    fields: Names,
    /// The steps of the checklists of each card.
    checklists: Names,
    /// What can be chosen in a field.
    options: Names,
}

impl Board {
    pub fn of(whole: &str) -> Option<Self> {
        let top = Scanner::new(whole).value().ok().filter(|top| top.text.starts_with('{'))?;
        let members = scan::members(top).ok()?;
        if !is_board(&members) {
            return None;
        }
        let value = |wanted: &str| {
            let span = members.iter().find(|(name, _)| name == wanted).map(|(_, span)| span.text);
            span.and_then(|text| serde_json::from_str::<Value>(text).ok()).unwrap_or_default()
        };
        let fields = value("customFields");
        let options = elements(&fields).filter_map(|field| field.get("options")).flat_map(elements);
        let options = options
            .filter_map(|option| Some((text(option, "id")?, text(option.get("value")?, "text")?)));
        Some(Self {
            name: value("name").as_str().unwrap_or_default().to_owned(),
            lists: names(&value("lists"), "name"),
            members: names(&value("members"), "fullName"),
            labels: names(&value("labels"), "name"),
            checklists: checklists(&value("checklists")),
            options: options.collect(),
            fields: names(&fields, "name"),
        })
    }

    /// Adds what the ids of a card stand for to the row that is being made of it.
    pub fn explain(&self, table: &mut Table<'_>, card: &str) {
        let Ok(card) = serde_json::from_str::<Value>(card) else { return };
        let mut put = |name: &str, text: &str| {
            let column = table.column(name);
            table.put(column, text);
        };
        let list = text(&card, "idList").and_then(|id| self.lists.get(&id));
        put("List Name", list.map(String::as_str).unwrap_or_default());
        put("Board Name", &self.name);
        put("Members", &called(member(&card, "idMembers"), &self.members));
        let steps = text(&card, "id").and_then(|id| self.checklists.get(&id));
        put("Checklists", steps.map(String::as_str).unwrap_or_default());
        let labels = elements(member(&card, "labels")).filter_map(|label| text(label, "name"));
        let labels: Vec<String> = labels.filter(|name| !name.is_empty()).collect();
        if labels.is_empty() {
            put("Labels", &called(member(&card, "idLabels"), &self.labels));
        } else {
            put("Labels", &labels.join(";"));
        }
        for item in elements(member(&card, "customFieldItems")) {
            let name = text(item, "idCustomField").and_then(|id| self.fields.get(&id));
            if let (Some(name), Some(value)) = (name, self.value(item)) {
                // A field may be called as something that every card has.
                let own = card.get(name).is_some();
                put(&if own { format!("Custom Field: {name}") } else { name.clone() }, &value);
            }
        }
    }

    /// What stands in a field: `{"text":…}`, `{"number":…}`, or the id of what was chosen.
    fn value(&self, item: &Value) -> Option<String> {
        let chosen = text(item, "idValue").and_then(|id| self.options.get(&id).cloned());
        let written = member(item, "value").as_object().and_then(|value| value.values().next());
        chosen.or_else(|| written?.as_str().map(str::to_owned))
    }
}

/// The steps of each card, as they are written down: `[x] Contract; [ ] Kick-off`.
fn checklists(lists: &Value) -> Names {
    let mut of_cards = Names::new();
    for list in elements(lists) {
        let Some(card) = text(list, "idCard") else { continue };
        for step in elements(member(list, "checkItems")) {
            let Some(name) = text(step, "name") else { continue };
            let done = text(step, "state").as_deref() == Some("complete");
            let steps = of_cards.entry(card.clone()).or_default();
            let between = if steps.is_empty() { "" } else { "; " };
            steps.push_str(between);
            steps.push_str(if done { "[x] " } else { "[ ] " });
            steps.push_str(&name);
        }
    }
    of_cards
}

fn member<'v>(object: &'v Value, name: &str) -> &'v Value {
    object.get(name).unwrap_or(&Value::Null)
}

fn elements(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(object: &Value, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

fn names(list: &Value, called: &str) -> Names {
    elements(list).filter_map(|one| Some((text(one, "id")?, text(one, called)?))).collect()
}

fn called(ids: &Value, names: &Names) -> String {
    let found = elements(ids).filter_map(|id| names.get(id.as_str()?)).map(String::as_str);
    found.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(";")
}
