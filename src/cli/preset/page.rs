//! The preview of a file in the terminal, and as JSON.

use super::super::context::Context;
use super::super::print::Table;
use crate::core::entity::column_title;
use crate::core::manner::{Choice, ColumnUse, Matter, Trust, Way};
use crate::core::message::{Arg, Message};
use crate::core::preview::{KeptRow, Preview};
use serde_json::{Value, json};

/// Fields of a kept row that fit on a line.
const FIELDS: usize = 7;

pub fn text(context: &Context, found: &Preview) -> String {
    let said = found.totals.said().into_iter().map(|message| context.say(&message));
    let noted = found.notes.iter().map(|note| format!("- {}", context.say(note)));
    let mut blocks = vec![
        context.say(&found.said()),
        columns(context, found).text(),
        titled(context, "preview-rows", &rows(context, found)),
        said.chain(noted).collect::<Vec<_>>().join("\n"),
    ];
    if !found.choices.is_empty() {
        blocks.push(titled(context, "preview-choices", &choices(context, found)));
    }
    if let Some(refused) = &found.refused {
        blocks.insert(1, context.say(refused));
    } else if found.open() > 0 {
        let asks = Message::new("preview-asks").count("count", found.open());
        blocks.push(context.say(&asks.text("path", &found.path)));
    }
    let blocks: Vec<&str> = blocks.iter().map(|block| block.trim_end()).collect();
    blocks.join("\n\n") + "\n"
}

fn titled(context: &Context, title: &str, table: &Table) -> String {
    format!("{}\n{}", context.word(title), table.text())
}

fn columns(context: &Context, found: &Preview) -> Table {
    let titles = ["preview-column", "preview-field", "preview-trust", "sample-values"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    let row = |column: &ColumnUse| {
        let field = match &column.field {
            Some(id) => context.say(&column_title(found.entity, id)),
            None => context.word("preview-kept"),
        };
        let trust = match (&column.field, column.trust) {
            (None, _) => String::new(),
            (_, Trust::Guessed) => context.word("preview-guessed"),
            (_, Trust::Alike) => context.word("preview-alike"),
            (_, Trust::Named) => context.word("preview-named"),
            (_, Trust::Decided) => context.word("preview-decided"),
        };
        let values = found.first_values.get(&column.header);
        let values = values.map(|values| values.join(" · ")).unwrap_or_default();
        vec![column.header.clone(), field, trust, values]
    };
    table.rows = found.columns.iter().map(row).collect();
    table
}

/// Rows as they will be kept: the fields that any of them has.
fn rows(context: &Context, found: &Preview) -> Table {
    let mut fields: Vec<&str> = Vec::new();
    for (id, _) in found.rows.iter().flatten() {
        if !fields.contains(id) && fields.len() < FIELDS {
            fields.push(id);
        }
    }
    let title = |id: &&str| context.say(&column_title(found.entity, id));
    let mut table = Table::new(fields.iter().map(title).collect());
    let cell = |row: &KeptRow, id: &str| {
        let found = row.iter().find(|(own, _)| *own == id);
        found.map(|(_, arg)| context.lang.argument(arg)).unwrap_or_default()
    };
    table.rows =
        found.rows.iter().map(|row| fields.iter().map(|id| cell(row, id)).collect()).collect();
    table
}

fn choices(context: &Context, found: &Preview) -> Table {
    let titles = ["preview-matter", "preview-column", "preview-taken", "preview-ways"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    let row = |choice: &Choice| {
        let asked = if choice.open { "? " } else { "" };
        let matter = context.say(&choice.matter.said());
        let others = choice.ways.iter().filter(|way| way.word != choice.taken);
        // Of a dozen kinds and many lines the word to type is enough.
        let many = matches!(choice.matter, Matter::Kind | Matter::HeaderLine);
        let others: Vec<String> = others
            .map(|way| if many { way.word.clone() } else { in_words(context, choice, way) })
            .collect();
        let taken = choice.ways.iter().find(|way| way.word == choice.taken);
        vec![
            format!("{asked}{matter}"),
            choice.column.clone().unwrap_or_default(),
            taken.map_or_else(|| choice.taken.clone(), |way| in_words(context, choice, way)),
            others.join(" · "),
        ]
    };
    table.rows = found.choices.iter().map(row).collect();
    table
}

/// What it means, what an example becomes, and what to type for it: `not in it = ¥1,100,000
/// [tax=without]`.
fn in_words(context: &Context, choice: &Choice, way: &Way) -> String {
    let said = way.said(choice.matter).map(|said| context.say(&said));
    let example = way.example.as_ref().map(|arg| format!(" = {}", context.lang.argument(arg)));
    let head = format!("{}{}", said.as_ref().unwrap_or(&way.word), example.unwrap_or_default());
    format!("{head} [{}={}]", choice.matter.id(), way.word)
}

pub fn in_json(context: &Context, found: &Preview) -> Value {
    let said = |message: &Message| json!({ "code": message.id, "text": context.say(message), "args": message.args });
    let way = |choice: &Choice| -> Value {
        let ways =
            choice.ways.iter().map(|way| json!({ "word": way.word, "example": way.example }));
        json!({
            "matter": choice.matter.id(), "column": choice.column, "taken": choice.taken,
            "open": choice.open, "ways": ways.collect::<Vec<_>>(),
        })
    };
    let column = |column: &ColumnUse| {
        let trust = match column.trust {
            Trust::Guessed => "guessed",
            Trust::Alike => "alike",
            Trust::Named => "named",
            Trust::Decided => "decided",
        };
        json!({
            "header": column.header, "field": column.field, "trust": trust,
            "first_values": found.first_values.get(&column.header),
        })
    };
    let row = |row: &KeptRow| -> Value {
        let cell = |(id, arg): &(&str, Arg)| ((*id).to_owned(), json!(context.lang.argument(arg)));
        Value::Object(row.iter().map(cell).collect())
    };
    let totals = &found.totals;
    json!({
        "path": found.path, "entity": found.entity, "source": found.source, "preset": found.preset,
        "format": found.format, "encoding": found.encoding, "delimiter": found.delimiter,
        "header_line": found.header_line, "as_of": found.as_of,
        "choices": found.choices.iter().map(way).collect::<Vec<_>>(),
        "columns": found.columns.iter().map(column).collect::<Vec<_>>(),
        "rows": found.rows.iter().map(row).collect::<Vec<_>>(),
        "totals": {
            "read": totals.read, "quarantined": totals.aside, "skipped": totals.skipped,
            "accounts": totals.accounts, "accounts_known": totals.known,
            "sums": totals.sums.as_ref().map(|(field, sums)| json!({ "field": field, "amounts": sums })),
            "covered": totals.covered,
        },
        "refused": found.refused.as_ref().map(said),
        "notes": found.notes.iter().map(said).collect::<Vec<_>>(),
    })
}
