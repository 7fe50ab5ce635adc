//! Views: a filter with its order, columns and groups under a name, as a person keeps them in
//! `views.toml`. The file holds ids only, so that it means the same in every language and can be
//! handed on.

use super::day::Day;
use super::field::{self, Column, FieldKind, FieldValue, SortKey};
use super::filter::{self, Filter};
use super::message::Message;
use super::portfolio::Summary;
use super::search;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use toml::Spanned;

const FORMAT: u32 = 1;

/// How a list of accounts is laid out; the default is as its tab has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The strongest key first.
    pub sort: Vec<SortKey>,
    pub columns: Vec<&'static Column>,
    /// Rows of one value stand together.
    pub group: Option<&'static Column>,
}

impl Look {
    /// Reads the three as they are written; an empty text is the usual.
    pub fn read(sort: &str, columns: &str, group: &str) -> Result<Self, Message> {
        let group = match group.trim() {
            "" => None,
            name => Some(field::column(name).ok_or_else(|| field::unknown(name))?),
        };
        if let Some(column) = group.filter(|column| !groups(column)) {
            return Err(Message::new("view-no-group").text("field", column.id));
        }
        Ok(Self { sort: field::parse_sort(sort)?, columns: field::parse_columns(columns)?, group })
    }

    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// By group, then by the keys; what is equal stays as it stood.
    pub fn compare(&self, a: &Summary, b: &Summary, today: Day) -> Ordering {
        let group = self.group.map(|column| SortKey { column, descending: false });
        let keys = group.iter().chain(&self.sort);
        let orders = keys.map(|key| field::compare(*key, a, b, today));
        orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// Sorts by this column from now on, or, where that is done, the other way round. `more`: after
    /// the keys there are.
    pub fn sort_by(&mut self, column: &'static Column, more: bool) {
        if let Some(key) = self.sort.iter_mut().find(|key| key.column == column) {
            key.descending = !key.descending;
            return;
        }
        if !more {
            self.sort.clear();
        }
        self.sort.push(SortKey { column, descending: column.kind.greatest_first() });
    }

    /// The value by which a row is grouped.
    pub fn group_of<'a>(&self, row: &'a Summary, today: Day) -> Option<FieldValue<'a>> {
        self.group.map(|column| column.of(row, today))
    }
}

/// Can rows stand together by it? Values that hardly any two rows share make no groups.
pub fn groups(column: &Column) -> bool {
    matches!(column.kind, FieldKind::Text | FieldKind::List | FieldKind::Tier | FieldKind::Band)
        && !matches!(column.id, "name" | "reason" | "id")
}

/// A list of accounts under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub name: String,
    pub filter: Filter,
    pub look: Look,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    format: Spanned<u32>,
    #[serde(default)]
    views: Vec<Spanned<Entry>>,
}

/// The file as it is written.
#[derive(Serialize)]
struct Written {
    format: u32,
    views: Vec<Entry>,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    filter: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    columns: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    group: String,
}

impl View {
    /// Reads a view as it is typed. The error is of the filter, the order, the columns or the group.
    pub fn read(name: &str, filter: &str, look: Look) -> Result<Self, Message> {
        let name = name.trim();
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(Message::new("view-needs-name"));
        }
        let filter = filter::parse(filter).map_err(|error| error.message)?;
        Ok(Self { name: name.to_owned(), filter, look })
    }

    pub fn is_named(&self, name: &str) -> bool {
        search::fold(&self.name) == search::fold(name.trim())
    }

    fn entry(&self) -> Entry {
        Entry {
            name: self.name.clone(),
            filter: self.filter.to_string(),
            sort: field::print_sort(&self.look.sort),
            columns: field::print_columns(&self.look.columns),
            group: self.look.group.map(|column| column.id.to_owned()).unwrap_or_default(),
        }
    }
}

impl TryFrom<Entry> for View {
    type Error = Message;

    fn try_from(entry: Entry) -> Result<Self, Message> {
        let look = Look::read(&entry.sort, &entry.columns, &entry.group)?;
        Self::read(&entry.name, &entry.filter, look)
    }
}

/// Reads the file of views; `file` is what an error calls it. One view that cannot be read refuses
/// the file: writing it anew would lose that view.
pub fn parse(text: &str, file: &str) -> Result<Vec<View>, Message> {
    let fault = |at: usize, why: Message| {
        let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        Message::new("views-unreadable").text("file", file).count("line", line).message("why", why)
    };
    let sheet: Sheet = toml::from_str(text).map_err(|error| {
        let why = Message::new("views-toml").text("why", error.message());
        fault(error.span().map_or(0, |span| span.start), why)
    })?;
    if *sheet.format.get_ref() != FORMAT {
        return Err(fault(sheet.format.span().start, Message::new("views-format")));
    }
    let mut views: Vec<View> = Vec::new();
    for entry in sheet.views {
        let at = entry.span().start;
        let view = View::try_from(entry.into_inner()).map_err(|why| fault(at, why))?;
        if views.iter().any(|other| other.is_named(&view.name)) {
            return Err(fault(at, Message::new("view-twice").text("name", view.name)));
        }
        views.push(view);
    }
    Ok(views)
}

/// The file that says the same.
pub fn print(views: &[View]) -> String {
    let views = views.iter().map(View::entry).collect();
    toml::to_string(&Written { format: FORMAT, views }).unwrap_or_default()
}

/// Keeps a view where one of its name stands, else behind the others.
pub fn put(views: &mut Vec<View>, view: View) {
    match views.iter_mut().find(|other| other.is_named(&view.name)) {
        Some(other) => *other = view,
        None => views.push(view),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;
    use crate::core::receipt::Score;

    const FILE: &str = "format = 1\n\n[[views]]\nname = \"West\"\nfilter = \"segment:West score<50\"\n\
        sort = \"-arr,name\"\ncolumns = \"name,arr,x.Plan\"\ngroup = \"owner\"\n\n[[views]]\nname = \"All\"\n";

    #[test]
    fn what_is_kept_is_read_again() {
        let views = parse(FILE, "views.toml").unwrap();
        assert_eq!(print(&views), FILE);
        assert_eq!(views[0].look.columns[2].id, "x.Plan");
        assert!(views[1].look.is_usual() && views[1].filter.is_empty());
    }

    #[test]
    fn a_view_that_cannot_be_read_is_named_with_its_line() {
        let check = |text: &str, id: &str, line: i64| {
            let fault = parse(text, "views.toml").unwrap_err();
            let arg =
                |name: &str| fault.args.iter().find(|(n, _)| n == name).map(|(_, a)| a.clone());
            assert_eq!(arg("line"), Some(crate::core::message::Arg::Count(line)), "{text}");
            let Some(crate::core::message::Arg::Message(why)) = arg("why") else {
                panic!("{text}")
            };
            assert_eq!(why.id, id, "{text}");
        };
        check("format = 2\n", "views-format", 1);
        check("format = 1\nviews = 3\n", "views-toml", 2);
        check("format = 1\n[[views]]\nname = \"\"\n", "view-needs-name", 2);
        check("format = 1\n[[views]]\nname = \"A\"\nsort = \"scroe\"\n", "field-unknown-near", 2);
        check("format = 1\n[[views]]\nname = \"A\"\ngroup = \"arr\"\n", "view-no-group", 2);
        let twice = "format = 1\n[[views]]\nname = \"A\"\n\n[[views]]\nname = \"ａ\"\n";
        check(twice, "view-twice", 5);
    }

    #[test]
    fn one_name_is_one_view() {
        let mut views = parse(FILE, "views.toml").unwrap();
        put(&mut views, View::read(" west ", "band:risk", Look::default()).unwrap());
        put(&mut views, View::read("New", "", Look::default()).unwrap());
        let names: Vec<_> = views.iter().map(|view| view.name.as_str()).collect();
        assert_eq!(names, ["west", "All", "New"]);
        assert!(View::read(" ", "", Look::default()).is_err());
        assert!(View::read("A", "score<", Look::default()).is_err());
    }

    #[test]
    fn groups_stand_together_and_unknown_stands_last() {
        let today = Day::parse("2026-11-23").unwrap();
        let made = |name: &str, owner: Option<&str>, points: u16| {
            let mut row = row(name);
            row.owner = owner.map(|owner| owner.to_owned().into());
            row.score = Some(Score::from_tenths(points * 10));
            row
        };
        let mut rows = [
            made("A", None, 90),
            made("B", Some("Sato"), 10),
            made("C", Some("Mei"), 20),
            made("D", Some("Mei"), 60),
        ];
        let mut look = Look::read("", "", "owner").unwrap();
        look.sort_by(field::column("score").unwrap(), false);
        rows.sort_by(|a, b| look.compare(a, b, today));
        let names = |rows: &[Summary]| rows.iter().map(|row| row.name.clone()).collect::<String>();
        assert_eq!(names(&rows), "CDBA", "scores begin with the least");
        look.sort_by(field::column("score").unwrap(), false);
        rows.sort_by(|a, b| look.compare(a, b, today));
        assert_eq!(names(&rows), "DCBA", "the same key again turns it round");
        look.sort_by(field::column("arr").unwrap(), true);
        assert_eq!(field::print_sort(&look.sort), "-score,-arr");
    }
}
