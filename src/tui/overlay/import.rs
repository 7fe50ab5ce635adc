//! What reading files would do, file by file, before anything is written.

use super::changes;
use super::draw::{entity_word, said};
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::event::RunReport;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;

/// Changes that are named one by one.
const NAMED: usize = 200;

pub fn lines(
    world: &World,
    paths: &[String],
    report: Option<&RunReport>,
    width: usize,
) -> Vec<Line> {
    let strong = world.style(Token::Strong);
    let names = paths.iter().map(|path| Line::new().put(Shown::new(path).to_string(), strong));
    let mut lines: Vec<Line> = names.chain([Line::new()]).collect();
    let Some(report) = report else {
        lines.extend(said(world, "import-looking"));
        return lines;
    };
    for file in &report.files {
        lines.extend(outcome(world, file, Told::Ahead, width));
    }
    for change in report.meaning.said() {
        let parts = wrap(&world.say(&change), width);
        lines.extend(parts.into_iter().map(|part| Line::new().put(part, strong)));
    }
    if !report.meaning.shifts.is_empty() {
        let mut shifts = report.meaning.shifts.clone();
        shifts.sort_by_key(|shift| (shift.account.is_none(), shift.account));
        lines.push(Line::new());
        lines.extend(changes::lines(world, &shifts, width, NAMED));
    }
    let total = Message::new("import-total")
        .count("new", report.totals.new)
        .count("changed", report.totals.changed)
        .message("aside", report.totals.aside_said())
        .count("accounts", report.accounts_changed);
    lines.extend([Line::new(), Line::new().put(world.say(&total), strong)]);
    lines.push(Line::new().put(world.word("import-keys"), world.style(Token::Key)));
    lines
}

/// Is a file told of before it is read in, or after?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Ahead,
    Done,
}

impl Told {
    /// Message ids of rows and of values that are set aside.
    fn aside(self) -> [&'static str; 2] {
        match self {
            Self::Ahead => [msg("import-aside"), msg("import-values-aside")],
            Self::Done => [msg("import-was-aside"), msg("import-values-were-aside")],
        }
    }
}

/// Name and kind; how it is read; what its rows do or would do, or why nothing of it is read.
pub fn outcome(world: &World, file: &FileOutcome, told: Told, width: usize) -> Vec<Line> {
    let muted = world.style(Token::Muted);
    let name = file.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let kind = file.entity.map(|entity| entity_word(world, entity.id())).unwrap_or_default();
    let first = Line::new()
        .put(Shown::new(name).to_string(), world.style(Token::Plain))
        .at_right(kind, world.style(Token::Plain));
    let mut lines = vec![first];
    if let Some(error) = &file.error {
        let parts = wrap(&world.say(&here(world, file, error)), width.saturating_sub(4));
        let style = world.style(Token::Late);
        lines.extend(parts.into_iter().map(|part| Line::new().put(format!("    {part}"), style)));
        return lines;
    }
    let counts = &file.counts;
    let said = Message::new("import-counts")
        .count("read", counts.read)
        .count("new", counts.new)
        .count("changed", counts.changed)
        .count("unchanged", counts.unchanged);
    lines.push(Line::new().put(format!("    {}", world.say(&said)), muted));
    lines.push(Line::new().put(format!("    {}", manner(world, file)), muted));
    let asides = told.aside().into_iter().zip([counts.quarantined, counts.values_aside]);
    for (id, count) in asides.filter(|(_, count)| *count > 0) {
        let aside = Message { id: id.into(), args: Vec::new() }.count("aside", count);
        let style = world.style(Token::Late);
        lines.push(Line::new().put(format!("    {}", world.say(&aside)), style));
    }
    lines
}

/// What a file asks is answered on the screen, not on the command line; without an account there is
/// no screen 7 yet, and the page opens by itself.
fn here(world: &World, file: &FileOutcome, error: &Message) -> Message {
    let first = world.portfolio.complete && world.portfolio.total == 0;
    let place = match (file.status, first) {
        (FileStatus::Held | FileStatus::Unmapped, true) => "first",
        (FileStatus::Held, false) if error.id.starts_with("sync-asks") => "here",
        _ => return error.clone(),
    };
    let id = format!("{}-{place}", error.id.as_str());
    if world.word(&id) == id {
        return error.clone();
    }
    Message { id: id.into(), ..error.clone() }
}

/// Preset, form, encoding and the day it speaks of.
pub fn manner(world: &World, file: &FileOutcome) -> String {
    let as_of = file.as_of.map(|day| {
        let day = format::day(world.lang, day);
        world.say(&Message::new("file-as-of").text("day", day))
    });
    let form = [file.preset.as_deref(), file.format.as_deref(), file.encoding.as_deref()];
    let parts = form.into_iter().flatten().map(|text| Shown::new(text).to_string());
    parts.chain(as_of).collect::<Vec<_>>().join(&format!(" {} ", world.glyphs.dot))
}
