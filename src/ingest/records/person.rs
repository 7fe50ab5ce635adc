//! What a row says of a person at the customer: the name without what one calls them, the part they
//! play where columns tick it, and the zero that a spreadsheet took from the front of a number.

use super::Maker;
use crate::core::entity::Value;
use crate::core::search;
use crate::ingest::mapping::Slot;
use crate::ingest::table::Row;
use crate::ingest::value;

/// Columns that are ticked for people of a role.
const TICKED: [(Slot, &str); 2] = [(Slot::Decides, "buyer"), (Slot::Window, "contact")];

impl Maker<'_, '_> {
    pub(super) fn person(&mut self, row: Row, values: &mut [Option<Value>]) {
        self.name_without_title(values);
        self.role_by_ticks(row, values);
        self.zero_in_front(values);
    }

    /// `川邊課長` beside 役職 課長 is 川邊.
    fn name_without_title(&self, values: &mut [Option<Value>]) {
        let text = |id| self.value(values, id).and_then(Value::as_text).map(str::trim);
        let (Some(name), Some(title)) = (text("name"), text("title")) else { return };
        let bare = name.strip_suffix(title).filter(|_| !title.is_empty()).map(str::trim_end);
        let bare = bare.map(search::without_honorific).filter(|bare| !bare.is_empty());
        if let Some(bare) = bare.map(str::to_owned) {
            self.put(values, "name", Value::Text(bare));
        }
    }

    fn role_by_ticks(&self, row: Row, values: &mut [Option<Value>]) {
        if self.value(values, "role").is_some() {
            return;
        }
        // A column that names a part people play is ticked for them: ○, yes, 1.
        let ticked = |slot| self.slot(row, slot).and_then(value::yes) == Some(true);
        if let Some((_, role)) = TICKED.into_iter().find(|(slot, _)| ticked(*slot)) {
            self.put(values, "role", Value::Text(role.to_owned()));
        }
    }

    /// Numbers of Japan begin with 0; a spreadsheet that takes them for amounts leaves nine or ten
    /// digits.
    fn zero_in_front(&mut self, values: &mut [Option<Value>]) {
        let column = self.mapping.field("phone").and_then(|at| self.table.columns.get(at));
        let japanese = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
        if !column.is_some_and(|column| column.name.contains(japanese)) {
            return;
        }
        let text = self.value(values, "phone").and_then(Value::as_text).unwrap_or_default();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if digits && matches!(text.len(), 9 | 10) && !text.starts_with('0') {
            let whole = format!("0{text}");
            self.tally.phones += 1;
            self.put(values, "phone", Value::Text(whole));
        }
    }
}
