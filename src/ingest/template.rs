//! A checklist kept as a table (a sheet of one's own, in English or Japanese) read as a template:
//! one step a row, with its offset or its day, its side, its evidence, and whether it is a
//! milestone.

use super::date::{self, Evidence, Found, Order};
use super::header::fold;
use super::place::Places;
use super::workbook::{self, Book};
use super::{Refusal, decode, delimited};
use crate::core::day::Day;
use crate::core::message::{Arg, Message};
use crate::core::playbook::offset::Offset;
use crate::core::playbook::{Draft, Kind, Playbook, Wording};
use crate::core::task::Side;

/// A template as a table says it, and what in the table could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedTemplate {
    pub playbook: Playbook,
    pub notes: Vec<Message>,
}

/// A field of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Days,
    BusinessDays,
    Due,
    Start,
    Side,
    /// A person, seldom a side.
    Owner,
    Evidence,
    Milestone,
}

/// The headers of each field, folded. Where several columns are one field, the one that is named
/// first here is taken: 小項目 before 項目, who is responsible before who does it.
const HEADERS: &[(Field, &str)] = &[
    (
        Field::Title,
        "小項目|中項目|step|steps|stepname|task|tasks|taskname|todo|action|actionitem|activity\
         |ステップ|ステップ名|手順|タスク|タスク名|作業|作業名|作業項目|作業内容|実施項目|実施内容\
         |やること|アクション|対応事項|確認事項|項目|項目名|title|item|description|件名|内容",
    ),
    (
        Field::BusinessDays,
        "businessdays|businessday|businessdaysfromstart|offsetbusinessdays|workingdays|workdays|bd\
         |営業日|営業日数|営業日目|稼働日|稼働日数",
    ),
    (
        Field::Days,
        "offset|offsetdays|dayoffset|days|day|daysfromstart|daysafterstart|daysfromkickoff\
         |daysafterkickoff|dayfromstart|relativeday|日数|経過日数|開始からの日数|開始後日数\
         |契約からの日数|キックオフからの日数|起点からの日数|オフセット|日目",
    ),
    (
        Field::Due,
        "due|duedate|dueon|dueby|deadline|finish|finishdate|end|enddate|target|targetdate\
         |completion|completiondate|plannedend|plannedfinish|date|when|期日|期限|期限日|締切\
         |締切日|締め切り|納期|完了日|完了予定|完了予定日|完了期限|終了日|終了予定日|目標日\
         |予定日|実施日|実施予定日|日程|日付",
    ),
    (
        Field::Start,
        "start|startdate|starton|startday|startoffset|begin|begindate|plannedstart|from|開始\
         |開始日|開始予定|開始予定日|着手日|着手予定日",
    ),
    (
        Field::Side,
        "side|responsibleside|party|自社先方|自社他社|自社顧客|当社先方|弊社貴社|弊社御社\
         |担当側|対応側|担当区分|実施主体|主体|役割分担|responsibleparty",
    ),
    (
        Field::Owner,
        "主担当|responsible|accountable|owner|taskowner|who|lead|assignee|assignedto|実施者|対応者\
         |作業者|責任者|担当|担当者",
    ),
    (
        Field::Evidence,
        "evidence|proof|donewhen|definitionofdone|donecriteria|acceptancecriteria\
         |completioncriteria|exitcriteria|deliverable|deliverables|output|証跡|エビデンス\
         |完了条件|完了基準|完了の定義|受入基準|確認資料|確認方法|成果物|アウトプット",
    ),
    (
        Field::Milestone,
        "milestone|ismilestone|keymilestone|milestones|gate|マイルストーン|マイルストン|ゲート\
         |節目|重要",
    ),
];

/// A side by its word; one in Japanese also where more follows: `先方(情シス)`. A letter alone is a
/// side only where nothing else stands: `C. Sato` is somebody.
const CUSTOMER: &[&str] = &[
    "customer",
    "client",
    "them",
    "theirs",
    "c",
    "先方",
    "顧客",
    "お客様",
    "お客さま",
    "貴社",
    "御社",
    "客先",
];
const US: &[&str] = &[
    "us",
    "ours",
    "we",
    "u",
    "vendor",
    "supplier",
    "both",
    "csm",
    "cs",
    "自社",
    "当社",
    "弊社",
    "双方",
    "両社",
    "カスタマーサクセス",
];
/// Ours, although they begin with the other side.
const SUCCESS: &[&str] = &["customersuccess", "clientsuccess", "clientservice"];
const YES: &[&str] =
    &["yes", "y", "true", "1", "x", "milestone", "はい", "有", "あり", "済", "対象"];

/// The field a header names, and how early among the names of that field it stands.
fn named(header: &str) -> Option<(Field, usize)> {
    let folded = fold(header);
    HEADERS.iter().find_map(|(field, names)| {
        let place = names.split('|').position(|name| name == folded)?;
        Some((*field, place))
    })
}

fn field_of(header: &str) -> Option<Field> {
    named(header).map(|(field, _)| field)
}

/// The field of each column; of two columns of one field the other is left out.
fn fields_of(header: &[String]) -> Vec<Option<Field>> {
    let found: Vec<Option<(Field, usize)>> = header.iter().map(|cell| named(cell)).collect();
    let better = |(field, place): (Field, usize)| {
        found.iter().flatten().any(|(other, before)| *other == field && *before < place)
    };
    found.iter().map(|one| one.filter(|one| !better(*one)).map(|(field, _)| field)).collect()
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
            evidence.take(self.cell(row, Field::Start), false);
        }
        evidence.settled().unwrap_or(Order::MonthDay)
    }

    fn day(&self, row: &[String], field: Field) -> Option<Day> {
        match date::find(self.cell(row, field))? {
            Found::Day(day) => Some(day),
            Found::Open(open) => open.read(self.order),
            Found::Month(_) | Found::Week(_) => None,
        }
    }

    fn steps(&mut self) -> Vec<Draft> {
        let days = self
            .rows
            .iter()
            .flat_map(|(_, row)| [self.day(row, Field::Start), self.day(row, Field::Due)]);
        let first = days.flatten().min();
        let mut steps = Vec::new();
        for (line, row) in self.rows {
            let title = self.cell(row, Field::Title);
            if title.is_empty() {
                self.set_aside(*line, row);
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
        let on = |field| Some(Offset::Days(self.day(row, field)? - first?));
        business
            .or_else(|| number(Field::Days))
            .or_else(|| on(Field::Due))
            .or_else(|| on(Field::Start))
            .or_else(|| number(Field::Due))
            .or_else(|| number(Field::Start))
    }

    /// A row that says something, but no step: a heading, a total, a remark.
    fn set_aside(&mut self, line: u64, row: &[String]) {
        let said = row.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
        if let Some(said) = said {
            self.note("template-no-name", line, said);
        }
    }

    /// From the column of sides; without one, from who does it.
    fn side(&mut self, line: u64, row: &[String]) -> Side {
        let owned = !self.fields.contains(&Some(Field::Side));
        let text = self.cell(row, if owned { Field::Owner } else { Field::Side });
        let names = |sides: &[&str]| {
            if owned { is_one_of(text, sides) } else { says_one_of(text, sides) }
        };
        let folded = fold(text);
        // Both sides: ours, since somebody here has to see to it.
        let ours = SUCCESS.iter().any(|team| folded.contains(team));
        if folded.is_empty() || ours || names(US) {
            return Side::Us;
        }
        if names(CUSTOMER) {
            return Side::Customer;
        }
        self.note_once("template-side-unknown", line, text);
        Side::Us
    }

    /// Once for each text, where it stands first.
    fn note_once(&mut self, id: &'static str, line: u64, text: &str) {
        let value = Arg::Text(text.to_owned());
        let said = |note: &Message| note.id == id && note.args.iter().any(|(_, arg)| *arg == value);
        if !self.notes.iter().any(said) {
            self.note(id, line, text);
        }
    }

    fn note(&mut self, id: &'static str, line: u64, text: &str) {
        let note = Message::new(id).text("file", self.name).count("line", line as i64);
        self.notes.push(note.text("text", text));
    }
}

/// One of its words is a side.
fn says_one_of(text: &str, sides: &[&str]) -> bool {
    let folded = fold(text);
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(fold).collect();
    sides.iter().any(|side| {
        let letter = side.len() == 1;
        folded == **side
            || (!letter && words.iter().any(|word| word == side))
            || (!side.is_ascii() && folded.contains(side))
    })
}

/// A part of it, between signs, is a side and nothing more: `先方(情シス)`, but no name in which the
/// word occurs.
fn is_one_of(text: &str, sides: &[&str]) -> bool {
    let signs =
        |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '.' | '\'' | '’');
    text.split(signs).map(fold).any(|part| {
        let part = part.strip_suffix('側').unwrap_or(&part);
        sides.contains(&part)
    })
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
    fn the_headers_of_kick_off_sheets_are_known() {
        let found = check(
            "No,大項目,小項目,主担当,開始日,完了予定日,成果物,ゲート\n\
             1,準備,キックオフ,自社,2026/04/01,2026/04/02,議事録,○\n\
             2,,アカウント発行,先方(情シス),2026/04/06,,-,\n",
        );
        let expected = ["+1d キックオフ Us true 議事録", "+5d アカウント発行 Customer false "];
        assert_eq!(lines(&found), expected);
        let found = check(
            "Phase,Task name,Owner,Responsible side,Start offset,Exit criteria\n\
             Plan,Kick-off,Wendy,Us,0,Minutes sent\nPlan,Access,Tom,Customer,5bd,\n",
        );
        let expected = ["+0 Kick-off Us false Minutes sent", "+5bd Access Customer false "];
        assert_eq!((lines(&found), found.notes), (expected.map(str::to_owned).to_vec(), vec![]));
    }

    #[test]
    fn a_side_is_told_by_its_words_and_not_by_letters_of_a_name() {
        let check = |side: &str, expected: Side, notes: usize| {
            let found = check(&format!("step,days,owner\nA,1,{side}\nB,2,{side}\n"));
            assert_eq!(found.playbook.steps[1].side, expected, "{side}");
            assert_eq!(found.notes.len(), notes, "{side}: one note for a text");
        };
        check("Customer success", Side::Us, 0);
        check("CSM", Side::Us, 0);
        check("customer / us", Side::Us, 0);
        check("自社・先方", Side::Us, 0);
        check("Customer (IT)", Side::Customer, 0);
        check("お客様側", Side::Customer, 0);
        check("田中(先方)", Side::Customer, 0);
        check("C", Side::Customer, 0);
        check("Wendy", Side::Us, 1);
        check("田中", Side::Us, 1);
        check("C. Sato", Side::Us, 1);
        check("U. Client", Side::Us, 1);
        check("顧客サポート部", Side::Us, 1);
        check("Client Services", Side::Us, 0);
        check("Senior Customer Success Manager", Side::Us, 0);
    }

    #[test]
    fn a_column_of_sides_says_them_among_other_words() {
        let check = |side: &str, expected: Side| {
            let found = check(&format!("step,days,side,owner\nA,1,{side},Customer\n"));
            assert_eq!(found.playbook.steps[0].side, expected, "{side}");
        };
        check("Customer team", Side::Customer);
        check("顧客サポート部", Side::Customer);
        check("C", Side::Customer);
        check("C. Sato", Side::Us);
        check("Our Customer Success", Side::Us);
    }

    #[test]
    fn a_row_that_names_no_step_is_set_aside_with_its_line() {
        let found = check("No,項目,営業日数\n,,\n1,キックオフ,0\n2,,5\n第2フェーズ,,\n3,検収,9\n");
        assert_eq!(found.playbook.steps.len(), 2);
        let said: Vec<_> =
            found.notes.iter().map(|note| (note.id.as_ref(), note.args[1].1.clone())).collect();
        let expected = [4, 5].map(|line| ("template-no-name", Arg::Count(line)));
        assert_eq!(said, expected, "an empty row says nothing");
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
