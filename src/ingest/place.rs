//! Where the lines of a text that was made from something else (a sheet, a calendar) really stand.

use super::table::Table;

/// Lines of the made text, ascending, each with the row or line it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<(u64, u64)>);

impl Places {
    pub fn note(&mut self, line: u64, origin: u64) {
        self.0.push((line, origin));
    }

    /// The origin of a line, or of the line that a record began on.
    pub fn origin(&self, line: u64) -> u64 {
        let after = self.0.partition_point(|(made, _)| *made <= line);
        let place = after.checked_sub(1).and_then(|at| self.0.get(at));
        place.map_or(line, |(_, origin)| *origin)
    }

    /// Says of every row, problem and line left out of a table where it really stands.
    pub fn settle(&self, table: &mut Table<'_>) {
        for row in &mut table.rows {
            row.line = self.origin(row.line);
        }
        for problem in &mut table.problems {
            problem.line = self.origin(problem.line);
        }
        for (line, _) in &mut table.left_out {
            *line = self.origin(*line);
        }
    }
}
