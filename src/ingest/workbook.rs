//! Workbooks (XLSX, XLSB, XLS, ODS): a sheet becomes the text of a table, so that header, titles
//! and footers are found as in any other file; each line keeps the row it came from.

use super::Refusal;
use super::file::WHOLE_LIMIT;
use super::place::Places;
use super::refusal::Fault;
use crate::core::message::Message;
use calamine::{Data, DataRef, DataType, ExcelDateTime, Reader, Sheets};
use std::io::{Cursor, Read};

/// What the parts of a workbook may unpack to, all together.
const PARTS_LIMIT: u64 = 512 << 20;
/// Filled cells of one sheet.
const CELL_LIMIT: usize = 8_000_000;
/// Cells of the rectangle that holds them: one stray cell at the far right makes it huge.
const AREA_LIMIT: u64 = 64_000_000;

/// A workbook that was opened.
pub struct Book<'a> {
    sheets: Sheets<Cursor<&'a [u8]>>,
    /// `xlsx`, `xlsb`, `xls`, `ods`.
    pub format: &'static str,
}

/// A sheet as comma-separated text.
#[derive(Debug)]
pub struct Sheet {
    pub text: String,
    pub places: Places,
}

/// Is this a workbook, by its first bytes and, in an archive, by its parts?
pub fn is_one(bytes: &[u8]) -> bool {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => true,
        [b'P', b'K', 3, 4, ..] => {
            holds(b"xl/workbook") || holds(b"application/vnd.oasis.opendocument.spreadsheet")
        }
        _ => false,
    }
}

impl<'a> Book<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.starts_with(b"PK") {
            check_parts(bytes)?;
        } else if holds_wide(bytes, "EncryptedPackage") {
            return Err(Refusal::plain("ingest-refused-encrypted"));
        }
        let opened = calamine::open_workbook_auto_from_rs(Cursor::new(bytes));
        let sheets = opened.map_err(|_| Refusal::plain("ingest-refused-book"))?;
        let format = match &sheets {
            Sheets::Xls(_) => "xls",
            Sheets::Xlsx(_) => "xlsx",
            Sheets::Xlsb(_) => "xlsb",
            Sheets::Ods(_) => "ods",
        };
        Ok(Self { sheets, format })
    }

    pub fn names(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// A sheet, read cell by cell; `None` where nothing is in it.
    pub fn sheet(&mut self, name: &str) -> Result<Option<Sheet>, Refusal> {
        let mut cells = Cells::default();
        let broken = |_| Refusal::plain("ingest-refused-book");
        match &mut self.sheets {
            Sheets::Xlsx(book) => {
                let mut reader = book.worksheet_cells_reader(name).map_err(|_| not_a_table())?;
                while let Some(cell) = reader.next_cell().map_err(|_| not_a_table())? {
                    cells.put(cell.get_position(), &text_of_ref(cell.get_value()))?;
                }
            }
            Sheets::Xlsb(book) => {
                let mut reader = book.worksheet_cells_reader(name).map_err(|_| not_a_table())?;
                while let Some(cell) = reader.next_cell().map_err(|_| not_a_table())? {
                    cells.put(cell.get_position(), &text_of_ref(cell.get_value()))?;
                }
            }
            other => {
                let range = other.worksheet_range(name).map_err(broken)?;
                let (top, left) = range.start().unwrap_or_default();
                for (row, column, value) in range.used_cells() {
                    let at = (top + row as u32, left + column as u32);
                    cells.put(at, &text_of(value))?;
                }
            }
        }
        cells.into_sheet()
    }
}

/// A chart or a macro page; the next sheet may be a table.
fn not_a_table() -> Refusal {
    Refusal::plain("ingest-refused-book")
}

/// Unpacks every part once, into nothing: what they say of their own size is no proof.
fn check_parts(bytes: &[u8]) -> Result<(), Refusal> {
    let broken = |_| Refusal::plain("ingest-refused-book");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut room = PARTS_LIMIT;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let passed = std::io::copy(&mut part.take(room + 1), &mut std::io::sink());
        let passed = passed.map_err(|_| Refusal::plain("ingest-refused-book"))?;
        room = room.checked_sub(passed).ok_or_else(|| Refusal::of(&Fault::Bomb.error()))?;
    }
    Ok(())
}

fn holds_wide(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// The filled cells of a sheet, in the order of its rows.
#[derive(Default)]
struct Cells {
    /// Row, column, and where the text ends.
    at: Vec<(u32, u32, usize)>,
    text: String,
}

impl Cells {
    fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        self.text.push_str(text);
        self.at.push((row, column, self.text.len()));
        let over = self.at.len() > CELL_LIMIT || self.text.len() as u64 > WHOLE_LIMIT;
        if over { Err(too_large()) } else { Ok(()) }
    }

    fn into_sheet(self) -> Result<Option<Sheet>, Refusal> {
        let columns = self.at.iter().map(|(_, column, _)| *column);
        let Some((left, right)) = columns.clone().min().zip(columns.max()) else {
            return Ok(None);
        };
        let rows = self.at.chunk_by(|one, next| one.0 == next.0);
        let width = u64::from(right - left) + 1;
        if rows.clone().count() as u64 * width > AREA_LIMIT {
            return Err(too_large());
        }
        let mut sheet = Sheet { text: String::new(), places: Places::default() };
        let (mut from, mut line) = (0, 1);
        for row in rows {
            sheet.places.note(line, row.first().map_or(0, |cell| u64::from(cell.0) + 1));
            let mut column = left;
            for (_, at, end) in row {
                (column..*at).for_each(|_| sheet.text.push(','));
                let text = self.text.get(from..*end).unwrap_or_default();
                line += text.matches('\n').count() as u64;
                quote(&mut sheet.text, text);
                (from, column) = (*end, *at);
            }
            (column..right).for_each(|_| sheet.text.push(','));
            sheet.text.push('\n');
            line += 1;
        }
        Ok(Some(sheet))
    }
}

fn too_large() -> Refusal {
    let message = Message::new("ingest-refused-sheet").count("cells", CELL_LIMIT as i64);
    Refusal::new(message)
}

/// A cell as it stands in comma-separated text.
pub fn quote(to: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        to.push('"');
        to.push_str(&text.replace('"', "\"\""));
        to.push('"');
    } else {
        to.push_str(text);
    }
}

fn text_of_ref(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text_of(&Data::from(other.clone())),
    }
}

/// A value as a person would type it.
fn text_of(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(at) => moment(*at),
        Data::Error(_) => value.as_string().unwrap_or_else(|| "#N/A".to_owned()),
    }
}

/// With the fifteen digits that a spreadsheet keeps, and no `.0`.
fn number_text(number: f64) -> String {
    let kept = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

/// A day as `2026-03-31`, with its time where it has one; a time of day alone as `09:30:00`.
fn moment(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if at.is_duration() || at.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {time}") }
}
