//! Reports in groups: what stands once above the rows of a group holds for each of them, down to its
//! subtotal.

use crate::ingest::header::fold;

/// The leading columns by which the rows are grouped, and what they said last.
#[derive(Debug, Default)]
pub struct Groups(Vec<String>);

const SUBTOTAL: [&str; 6] =
    ["subtotal", "zwischensumme", "soustotal", "subtotales", "subtotaal", "小計"];
/// How the word begins in any of them, as it stands in a file.
const BEGINS: [&str; 5] = ["ubtotal", "wischensumme", "ous-total", "ubtotaal", "小計"];

impl Groups {
    /// Subtotals stand in the columns of the groups.
    pub fn find(text: &str, delimiter: u8) -> Self {
        if !BEGINS
            .iter()
            .any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
        {
            return Self::default();
        }
        let deepest = text.lines().filter_map(|line| level(line, delimiter)).max();
        Self(vec![String::new(); deepest.map_or(0, |deepest| deepest + 1)])
    }

    /// Is it the word of a subtotal?
    pub fn is_end(cell: &str) -> bool {
        SUBTOTAL.contains(&fold(cell).as_str())
    }

    /// The rows stand by themselves.
    pub fn are_absent(&self) -> bool {
        self.0.is_empty()
    }

    /// What a cell says: where it is blank, what the group says.
    pub fn hold<'c>(&'c mut self, column: usize, cell: &'c str) -> &'c str {
        if cell.trim().is_empty() {
            return self.0.get(column).map_or(cell, String::as_str);
        }
        if let Some((own, deeper)) = self.0.get_mut(column..).and_then(<[_]>::split_first_mut) {
            cell.clone_into(own);
            deeper.iter_mut().for_each(String::clear);
        }
        cell
    }
}

/// The column of a line's first filled cell, where that is a subtotal.
fn level(line: &str, delimiter: u8) -> Option<usize> {
    let mut cells = line.split(char::from(delimiter)).enumerate();
    let (at, first) = cells.find(|(_, cell)| !cell.trim_matches(['"', ' ']).is_empty())?;
    Groups::is_end(first).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_holds_until_the_next() {
        let text = "Owner,Tier,Name\nKim,High,Acme\n,,Globex\n,Low,Initech\n,Subtotal,1\n\"Subtotal\",,3\nLee,,Hooli\n";
        let mut groups = Groups::find(text, b',');
        let mut held = |cells: [&str; 3]| {
            let cells = cells.iter().enumerate();
            cells.map(|(at, cell)| groups.hold(at, cell).to_owned()).collect::<Vec<_>>().join("/")
        };
        assert_eq!(held(["Kim", "High", "Acme"]), "Kim/High/Acme");
        assert_eq!(held(["", "", "Globex"]), "Kim/High/Globex");
        assert_eq!(held(["", "Low", ""]), "Kim/Low/");
        assert_eq!(held(["Lee", "", "Hooli"]), "Lee//Hooli", "nothing of another group");
    }

    #[test]
    fn without_subtotals_a_blank_is_a_blank() {
        let mut groups = Groups::find("Owner,Name,小計\nKim,Acme,1\n,Globex,2\n", b',');
        assert_eq!(groups.hold(0, "Kim"), "Kim");
        assert_eq!(groups.hold(0, ""), "");
    }
}
