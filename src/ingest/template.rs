//! A checklist kept as a table (a sheet of one's own, in English or Japanese) read as a template:
//! one step a row, with its offset or its day, its side, its evidence, and whether it is a
//! milestone.

use super::date::{self, Evidence, Found, Order};
use super::header::fold;
use super::place::Places;
use super::workbook::{self, Book};
use super::{Refusal, decode, delimited};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::playbook::offset::Offset;
use crate::core::playbook::{Draft, Kind, Playbook, Wording};
use crate::core::task::Side;

/// A template as a table says it, and what in the table could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedTemplate {
    pub playbook: Playbook,
    pub notes: Vec<Message>,
}

/// A field of a step: its headers, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Days,
    BusinessDays,
    Due,
    Side,
    Evidence,
    Milestone,
}

const HEADERS: &[(Field, &str)] = &[
    (
        Field::Title,
        "step|steps|task|title|item|項目|項目名|ステップ|手順|タスク|作業|作業内容|実施内容|内容",
    ),
    (Field::BusinessDays, "businessdays|offsetbusinessdays|bd|営業日|営業日数"),
    (
        Field::Days,
        "offset|offsetdays|days|day|日数|経過日数|開始からの日数|契約からの日数|オフセット",
    ),
    (Field::Due, "due|duedate|dueon|deadline|date|期日|期限|期限日|予定日|完了予定日|締切"),
    (
        Field::Side,
        "side|responsible|responsibleside|who|自社先方|自社他社|担当側|対応側|実施者|担当",
    ),
    (Field::Evidence, "evidence|proof|donewhen|証跡|エビデンス|完了条件|確認資料|成果物"),
    (Field::Milestone, "milestone|ismilestone|マイルストーン|節目|重要"),
];

const CUSTOMER: &[&str] =
    &["customer", "client", "them", "theirs", "c", "先方", "顧客", "お客様", "貴社", "客先"];
const US: &[&str] = &["us", "ours", "we", "u", "vendor", "自社", "当社", "弊社"];
const YES: &[&str] =
    &["yes", "y", "true", "1", "x", "milestone", "はい", "有", "あり", "済", "対象"];

fn field_of(header: &str) -> Option<Field> {
    let folded = fold(header);
    let holds = |names: &str| names.split('|').any(|name| name == folded);
    HEADERS.iter().find(|(_, names)| holds(names)).map(|(field, _)| *field)
}

/// Rows of cells, each with its line in the file.
type Grid = Vec<(u64, Vec<String>)>;

/// Reads a table as a template; `id` names it, `name` is the file for what is said.
pub fn read_template(name: &str, id: &str, bytes: &[u8]) -> Result<ImportedTemplate, Refusal> {
    if workbook::is_one(bytes) {
        return from_book(name, id, bytes);
    }
    let decoded = decode::decode(bytes, None)?;
    from_grid(name, id, &grid(&decoded.text, None, &Places::default())?)
}

/// The first sheet that is a checklist.
fn from_book(name: &str, id: &str, bytes: &[u8]) -> Result<ImportedTemplate, Refusal> {
    let mut book = Book::open(bytes)?;
    let mut refusal = None;
    for sheet in book.names() {
        let Some(sheet) = book.sheet(&sheet)? else { continue };
        let grid = grid(&sheet.text, Some(b','), &sheet.places);
        match grid.and_then(|grid| from_grid(name, id, &grid)) {
            Ok(found) => return Ok(found),
            Err(other) => refusal = refusal.or(Some(other)),
        }
    }
    Err(refusal.unwrap_or_else(|| Refusal::plain("ingest-refused-empty")))
}

fn grid(text: &str, delimiter: Option<u8>, places: &Places) -> Result<Grid, Refusal> {
    let known = |columns: &[super::header::Column]| {
        columns.iter().filter(|column| field_of(&column.name).is_some()).count()
    };
    let layout = delimited::layout(text, delimiter, None, &known);
    let table = delimited::read(text, &layout, &|_| 0, &mut |_| true)?;
    let rows = table.rows.iter().map(|row| {
        let cell = |column| table.cell(*row, column).unwrap_or_default().to_owned();
        (places.origin(row.line), (0..layout.header.len()).map(cell).collect())
    });
    let header = (places.origin(layout.header_line), layout.header.clone());
    Ok(std::iter::once(header).chain(rows).collect())
}

/// The table below its header row.
struct Sheet<'a> {
    name: &'a str,
    fields: Vec<Option<Field>>,
    rows: &'a [(u64, Vec<String>)],
    order: Order,
    notes: Vec<Message>,
}

fn from_grid(name: &str, id: &str, grid: &Grid) -> Result<ImportedTemplate, Refusal> {
    let fields_of = |row: &[String]| row.iter().map(|cell| field_of(cell)).collect::<Vec<_>>();
    let is_header = |(_, row): &(u64, Vec<String>)| fields_of(row).contains(&Some(Field::Title));
    let Some(at) = grid.iter().position(is_header) else {
        return Err(Refusal::new(Message::new("template-no-step-column").text("file", name)));
    };
    let (head, rows) = grid.split_at(at + 1);
    let fields = head.last().map(|(_, row)| fields_of(row)).unwrap_or_default();
    let mut sheet = Sheet { name, fields, rows, order: Order::MonthDay, notes: Vec::new() };
    sheet.order = sheet.date_order();
    let steps = sheet.steps();
    if steps.is_empty() {
        return Err(Refusal::new(Message::new("template-no-steps").text("file", name)));
    }
    let title = Wording::One(id.replace(['-', '_'], " "));
    let (kind, tiers) = (Kind::Onboarding, Vec::new());
    let playbook =
        Playbook { id: id.to_owned(), title, kind, anchored: None, tiers, steps, own: true };
    Ok(ImportedTemplate { playbook, notes: sheet.notes })
}

impl Sheet<'_> {
    fn cell<'r>(&self, row: &'r [String], field: Field) -> &'r str {
        let at = self.fields.iter().position(|own| *own == Some(field));
        at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }

    /// What the days of the sheet say about their order; open ones are read as month and day.
    fn date_order(&self) -> Order {
        let mut evidence = Evidence::default();
        for (_, row) in self.rows {
            evidence.take(self.cell(row, Field::Due), false);
        }
        evidence.settled().unwrap_or(Order::MonthDay)
    }

    fn day(&self, row: &[String]) -> Option<Day> {
        match date::find(self.cell(row, Field::Due))? {
            Found::Day(day) => Some(day),
            Found::Open(open) => open.read(self.order),
            Found::Month(_) | Found::Week(_) => None,
        }
    }

    fn steps(&mut self) -> Vec<Draft> {
        let first = self.rows.iter().filter_map(|(_, row)| self.day(row)).min();
        let mut steps = Vec::new();
        for (line, row) in self.rows {
            let title = self.cell(row, Field::Title);
            if title.is_empty() {
                continue;
            }
            let at = self.offset(row, first);
            if at.is_none() && steps.is_empty() && first.is_none() {
                self.note("template-no-day", *line, title);
            } else if at.is_none() {
                self.note("template-day-of-last", *line, title);
            }
            let last = steps.last().map_or(Offset::Days(0), |step: &Draft| step.at);
            steps.push(self.draft(*line, row, at.unwrap_or(last)));
        }
        if let Some(first) = first {
            self.notes.push(Message::new("template-counted-from").day("day", first));
        }
        steps
    }

    fn draft(&mut self, line: u64, row: &[String], at: Offset) -> Draft {
        let evidence = self.cell(row, Field::Evidence);
        let evidence =
            (!super::value::is_nothing(evidence)).then(|| Wording::One(evidence.to_owned()));
        let milestone = self.cell(row, Field::Milestone);
        Draft {
            at,
            title: Wording::One(self.cell(row, Field::Title).to_owned()),
            side: self.side(line, row),
            milestone: is_yes(milestone),
            evidence,
            value: false,
        }
    }

    /// From a count of days, else from a day, counted from the first day of the sheet.
    fn offset(&self, row: &[String], first: Option<Day>) -> Option<Offset> {
        let number = |field| Offset::parse(&plain(self.cell(row, field)));
        let business = match number(Field::BusinessDays) {
            Some(Offset::Days(count)) => Some(Offset::BusinessDays(count)),
            other => other,
        };
        let dated = || Some(Offset::Days(self.day(row)? - first?));
        business.or_else(|| number(Field::Days)).or_else(dated)
    }

    fn side(&mut self, line: u64, row: &[String]) -> Side {
        let text = self.cell(row, Field::Side);
        let folded = fold(text);
        let is = |words: &[&str]| words.iter().any(|word| *word == folded);
        // Both sides: ours, since somebody here has to see to it.
        let ours = folded.is_empty() || is(US) || US.iter().any(|word| folded.starts_with(word));
        if is(CUSTOMER) {
            return Side::Customer;
        }
        if !ours {
            self.note("template-side-unknown", line, text);
        }
        Side::Us
    }

    fn note(&mut self, id: &'static str, line: u64, text: &str) {
        let note = Message::new(id).text("file", self.name).count("line", line as i64);
        self.notes.push(note.text("text", text));
    }
}

fn plain(text: &str) -> String {
    super::header::plain(text)
}

/// `yes`, `はい`, and the signs that tick a cell.
fn is_yes(text: &str) -> bool {
    let signs = ['○', '◯', '〇', '●', '◎', '✓', '✔', '★', '☑', '■'];
    text.starts_with(signs) || YES.contains(&plain(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> ImportedTemplate {
        read_template("plan.csv", "plan", text.as_bytes()).unwrap()
    }

    fn lines(found: &ImportedTemplate) -> Vec<String> {
        let line = |step: &Draft| {
            let evidence = step.evidence.as_ref().map_or("", |text| text.in_language("en"));
            let title = step.title.in_language("en");
            format!("{} {title} {:?} {} {evidence}", step.at, step.side, step.milestone)
        };
        found.playbook.steps.iter().map(line).collect()
    }

    #[test]
    fn an_english_sheet_is_read() {
        let found = check(
            "Step,Offset,Side,Evidence,Milestone\nKick-off,+5bd,us,,yes\nAccess,10,Customer,,\n\
             Sign-off,+30d,customer,Mail of approval,x\n",
        );
        let expected = [
            "+5bd Kick-off Us true ",
            "+10d Access Customer false ",
            "+30d Sign-off Customer true Mail of approval",
        ];
        assert_eq!((lines(&found), found.notes), (expected.map(str::to_owned).to_vec(), vec![]));
    }

    #[test]
    fn a_japanese_sheet_is_read_below_its_title_line() {
        let found = check(
            "導入計画\n項目,営業日数,自社・先方,証跡,マイルストーン\nキックオフ,５,自社,,○\n\
             アカウント発行,10営業日,先方,-,\n検収,20,先方,検収書,◎\n",
        );
        let expected = [
            "+5bd キックオフ Us true ",
            "+10bd アカウント発行 Customer false ",
            "+20bd 検収 Customer true 検収書",
        ];
        assert_eq!(lines(&found), expected);
    }

    #[test]
    fn days_are_counted_from_the_first_of_the_sheet() {
        let found = check("項目,期日\n開始,2026/04/01\n設定,2026/04/15\n完了,\n");
        assert_eq!(lines(&found).len(), 3);
        assert_eq!(found.playbook.steps[1].at, Offset::Days(14));
        assert_eq!(found.playbook.steps[2].at, Offset::Days(14), "as the step before");
        let ids: Vec<_> = found.notes.iter().map(|note| note.id.to_string()).collect();
        assert_eq!(ids, ["template-day-of-last", "template-counted-from"]);
    }

    #[test]
    fn an_unknown_side_is_ours_and_said() {
        let found = check("step,days,side\nA,1,partner\nB,2,us / customer\n");
        assert_eq!(found.playbook.steps[0].side, Side::Us);
        assert_eq!(found.notes.len(), 1);
        assert_eq!(found.notes[0].id, "template-side-unknown");
    }

    #[test]
    fn a_table_without_steps_is_refused() {
        let refused = |text: &str| {
            read_template("x.csv", "x", text.as_bytes()).unwrap_err().message.id.to_string()
        };
        assert_eq!(refused("account,arr\nA,1\n"), "template-no-step-column");
        assert_eq!(refused("step,days\n,1\n"), "template-no-steps");
    }
}
