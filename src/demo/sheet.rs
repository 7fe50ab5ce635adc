//! CSV as different systems write it, and text in CP932.

use encoding_rs::SHIFT_JIS;

/// A CSV file being written.
pub struct Sheet {
    text: String,
    quote_all: bool,
    end: &'static str,
}

impl Sheet {
    /// Quotes where needed, LF.
    pub fn plain(header: &[String]) -> Self {
        Self::start(header, false, "\n")
    }

    /// Every value quoted, LF: Salesforce.
    pub fn quoted(header: &[String]) -> Self {
        Self::start(header, true, "\n")
    }

    /// Quotes where needed, CRLF: offices, kintone.
    pub fn windows(header: &[String]) -> Self {
        Self::start(header, false, "\r\n")
    }

    fn start(header: &[String], quote_all: bool, end: &'static str) -> Self {
        let mut sheet = Self { text: String::new(), quote_all, end };
        sheet.row(&header.iter().map(String::as_str).collect::<Vec<_>>());
        sheet
    }

    pub fn row(&mut self, cells: &[&str]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.cell(cell);
        }
        self.text.push_str(self.end);
    }

    fn cell(&mut self, cell: &str) {
        if self.quote_all || cell.contains(['"', ',', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }

    pub fn text(self) -> String {
        self.text
    }

    pub fn bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// Text in CP932, as Japanese systems and offices still write it.
pub fn cp932(text: &str) -> Vec<u8> {
    SHIFT_JIS.encode(text).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_need_it_are_quoted() {
        let mut sheet = Sheet::plain(&["a".into(), "b".into()]);
        sheet.row(&["x,y", "say \"hi\""]);
        assert_eq!(sheet.text(), "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n");
        let mut sheet = Sheet::quoted(&["a".into()]);
        sheet.row(&[""]);
        assert_eq!(sheet.text(), "\"a\"\n\"\"\n");
    }
}
