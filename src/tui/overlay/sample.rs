//! A file as it is read: which column is taken for what, its first rows, and the row that was set
//! aside.

use super::draw::{entity_word, said};
use crate::core::entity::column_title;
use crate::core::intake::{FileSample, ProblemLine, mend};
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;

/// Cells of a column's name.
const NAME: usize = 26;

pub fn lines(
    world: &World,
    path: &str,
    problem: Option<&ProblemLine>,
    sample: Option<&FileSample>,
    width: usize,
) -> Vec<Line> {
    let strong = world.style(Token::Strong);
    let mut lines = vec![Line::new().put(Shown::new(path).to_string(), strong), Line::new()];
    if let Some(problem) = problem {
        lines.extend(row(world, problem, width));
        lines.push(Line::new());
    }
    match sample {
        Some(sample) => lines.extend(mapping(world, sample, problem)),
        None => lines.extend(said(world, "section-loading")),
    }
    lines
}

/// Place, value and reason of a row that was set aside, the row as it stands, and what to do.
pub fn row(world: &World, line: &ProblemLine, width: usize) -> Vec<Line> {
    let problem = &line.problem;
    let place = Message::new("problem-place")
        .count("line", problem.line)
        .count("record", problem.record)
        .text("column", problem.column.clone().unwrap_or_default());
    let mut lines = vec![Line::new().put(world.say(&place), world.style(Token::Plain))];
    let mut put = |text: String, token: Token| {
        let style = world.style(token);
        lines.extend(wrap(&text, width).into_iter().map(|part| Line::new().put(part, style)));
    };
    if let Some(value) = &problem.value {
        put(format!("“{}”", Shown::new(value)), Token::Match);
    }
    put(world.say(&problem.reason), Token::Late);
    put(world.word(mend(&problem.reason)), Token::Accent);
    put(Shown::new(&problem.raw).to_string(), Token::Muted);
    lines
}

/// One line a column: its name, what it is read into, what the first rows hold.
fn mapping(world: &World, sample: &FileSample, problem: Option<&ProblemLine>) -> Vec<Line> {
    let muted = world.style(Token::Muted);
    let kind = entity_word(world, sample.entity.id());
    let dot = world.glyphs.dot;
    let how = format!("{kind} {dot} {} {dot} {}", Shown::new(&sample.preset), sample.encoding);
    let mut lines = vec![Line::new().put(how, muted)];
    let title = Line::new()
        .cell(&world.word("sample-column"), NAME, world.style(Token::Title))
        .cell(&world.word("sample-field"), 18, world.style(Token::Title));
    lines.push(title.put(world.word("sample-values"), world.style(Token::Title)));
    let at_fault = problem.and_then(|line| line.problem.column.as_deref());
    for (index, (name, field)) in sample.columns.iter().enumerate() {
        let token = if at_fault == Some(name) { Token::Late } else { Token::Plain };
        let values: Vec<String> = sample
            .rows
            .iter()
            .filter_map(|row| row.get(index).filter(|cell| !cell.is_empty()))
            .map(|cell| Shown::new(cell).to_string())
            .collect();
        let target = field.as_deref().map(|id| world.say(&column_title(sample.entity, id)));
        lines.push(
            Line::new()
                .cell(&Shown::new(name).to_string(), NAME - 1, world.style(token))
                .put(" ", muted)
                .cell(&target.unwrap_or_else(|| world.word("sample-kept")), 17, world.style(token))
                .put(format!(" {}", values.join("  ")), muted),
        );
    }
    lines
}
