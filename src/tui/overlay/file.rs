//! A file before it is taken in, or as it is read today: what can be decided of it, which column
//! is taken for what, what the whole comes to, and the row that was set aside. A key takes the
//! matter under the cursor another way, and everything is read again at once.

use super::draw::said;
use crate::core::batch::FileStatus;
use crate::core::entity::{Entity, column_title};
use crate::core::intake::{ProblemLine, mend};
use crate::core::manner::{Choice, ColumnUse, Decision, Matter, Trust, Way};
use crate::core::message::{Arg, Message};
use crate::core::preview::Preview;
use crate::core::text::Shown;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;

/// Cells of the name of a matter or a column, and of what it is taken for.
const NAME: usize = 26;
const FIELD: usize = 18;
const TRUST: usize = 15;

/// What a column may be read into beside the fields of its entity.
const fn slots(entity: Entity) -> &'static [&'static str] {
    match entity {
        Entity::Account => &["key"],
        Entity::Contact => {
            &["key", "account", "account_name", "account_domain", "first_name", "last_name"]
        }
        _ => &["key", "account", "account_name", "account_domain"],
    }
}

/// A file that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePage {
    pub path: String,
    /// The row that was set aside, where that is why one looks.
    pub problem: Option<Box<ProblemLine>>,
    /// What one has decided so far.
    pub decision: Decision,
    /// The matter or column under the cursor.
    pub cursor: usize,
    /// How it is read under that decision, or why it cannot be; `None` while it is read.
    pub found: Option<Result<Box<Preview>, Message>>,
}

/// One way in which a line of the page can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A matter, by the word of the way.
    Way(Matter, String),
    /// A column read into a field, or `None` = kept as it is.
    Column(String, Option<String>),
}

/// What the cursor is on, whatever lines come or go above it.
#[derive(PartialEq)]
enum Under {
    Matter(Matter, Option<String>),
    Column(String),
}

impl FilePage {
    pub fn new(path: String, problem: Option<Box<ProblemLine>>) -> Self {
        Self { path, problem, decision: Decision::default(), cursor: 0, found: None }
    }

    fn preview(&self) -> Option<&Preview> {
        self.found.as_ref()?.as_ref().ok().map(AsRef::as_ref)
    }

    /// Something is open, or has been decided here: Enter keeps it.
    pub fn has_decision(&self) -> bool {
        let decided = self.decision != Decision::default();
        let sound = self.preview().filter(|found| found.refused.is_none());
        sound.is_some_and(|found| decided || found.open() > 0)
    }

    /// Takes how the file is read now; the cursor stays on what it was on, wherever that went.
    pub fn receive(&mut self, found: Result<Box<Preview>, Message>) {
        let before = self.under(self.cursor);
        self.found = Some(found);
        let rows = self.rows();
        let same = |at: &usize| before.is_some() && self.under(*at) == before;
        let last = rows.saturating_sub(1);
        self.cursor = (0..rows).find(same).unwrap_or_else(|| self.cursor.min(last));
    }

    fn under(&self, at: usize) -> Option<Under> {
        let found = self.preview()?;
        if let Some(choice) = found.choices.get(at) {
            return Some(Under::Matter(choice.matter, choice.column.clone()));
        }
        let column = found.columns.get(at - found.choices.len())?;
        Some(Under::Column(column.header.clone()))
    }

    /// Matters and columns.
    fn rows(&self) -> usize {
        self.preview().map_or(0, |found| found.choices.len() + found.columns.len())
    }

    pub fn step(&mut self, forward: bool) {
        let next = if forward { self.cursor + 1 } else { self.cursor.saturating_sub(1) };
        self.cursor = next.min(self.rows().saturating_sub(1));
    }

    /// Takes the matter under the cursor another way; false where there is none.
    pub fn turn(&mut self, forward: bool) -> bool {
        let next = match (self.choice(), self.column()) {
            (Some(choice), _) => beside(&words(choice), &choice.taken, forward)
                .map(|word| Taken::Way(choice.matter, word)),
            (None, Some((found, column))) => {
                let next = beside(&free_fields(found, column), &column.field, forward);
                Some(Taken::Column(column.header.clone(), next.flatten()))
            }
            (None, None) => None,
        };
        next.is_some_and(|next| self.take(next))
    }

    /// Takes something that way; a field that another column was read into is taken from it.
    pub fn take(&mut self, taken: Taken) -> bool {
        let (header, field) = match taken {
            Taken::Way(matter, word) => return self.decision.set(matter, &word),
            Taken::Column(header, field) => (header, field),
        };
        let Some(found) = self.preview() else { return false };
        // Of a file that cannot be read the columns are those of the kind that is shown.
        let kind = found.refused.as_ref().map(|_| found.entity);
        let before = field.as_deref().and_then(|id| holder(found, &header, id));
        let before = before.map(|column| column.header.clone());
        self.decision.kind = self.decision.kind.or(kind);
        self.decision.columns.extend(before.map(|before| (before, None)));
        self.decision.columns.insert(header, field);
        true
    }

    /// The matter under the cursor.
    pub fn choice(&self) -> Option<&Choice> {
        self.preview()?.choices.get(self.cursor)
    }

    /// The column under the cursor, in its file.
    pub fn column(&self) -> Option<(&Preview, &ColumnUse)> {
        let found = self.preview()?;
        let at = self.cursor.checked_sub(found.choices.len())?;
        Some((found, found.columns.get(at)?))
    }
}

/// Everything a column of such a file may be read into, by the names that presets use.
pub fn targets(entity: Entity) -> impl Iterator<Item = &'static str> {
    slots(entity).iter().copied().chain(entity.fields().iter().map(|field| field.id))
}

/// The other column that is read into a field.
pub fn holder<'p>(found: &'p Preview, header: &str, id: &str) -> Option<&'p ColumnUse> {
    let mut others = found.columns.iter().filter(|other| other.header != header);
    others.find(|other| other.field.as_deref() == Some(id))
}

fn words(choice: &Choice) -> Vec<String> {
    choice.ways.iter().map(|way| way.word.clone()).collect()
}

/// Not read, then every field that no other column is read into.
fn free_fields(found: &Preview, column: &ColumnUse) -> Vec<Option<String>> {
    let free = |id: &&str| holder(found, &column.header, id).is_none();
    let ids = targets(found.entity).filter(free).map(str::to_owned);
    std::iter::once(None).chain(ids.map(Some)).collect()
}

/// The one beside another, round.
fn beside<T: PartialEq + Clone>(all: &[T], now: &T, forward: bool) -> Option<T> {
    let at = all.iter().position(|one| one == now).unwrap_or(0);
    let step = if forward { 1 } else { all.len().saturating_sub(1) };
    all.get((at + step) % all.len().max(1)).cloned()
}

pub fn lines(world: &World, page: &FilePage, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(problem) = &page.problem {
        lines.extend(row(world, problem, width));
        lines.push(Line::new());
    }
    match &page.found {
        None => lines.extend(said(world, "section-loading")),
        Some(Err(refusal)) => lines.extend(sentence(world, refusal, Token::Late, width)),
        Some(Ok(found)) => {
            match &found.refused {
                Some(refused) => lines.extend(refusal(world, found, refused, width)),
                None => lines.extend(totals(world, found, width)),
            }
            let at_fault = page.problem.as_ref().and_then(|line| line.problem.column.as_deref());
            let asks = waits(world, &page.path).filter(|_| !page.has_decision());
            lines.extend(asks.into_iter().flat_map(|why| sentence(world, why, Token::Late, width)));
            let keys = match asks {
                Some(_) => "file-keys-held",
                None if page.has_decision() => "file-keys-keep",
                None => "file-keys",
            };
            lines.extend(sentence(world, &Message::new(keys), Token::Key, width));
            lines.push(Line::new());
            lines.extend(table(world, found, page.cursor, at_fault));
        }
    }
    lines
}

/// Why the file waits for a yes, where it does and nothing of it is to be decided.
pub fn waits<'w>(world: &'w World, path: &str) -> Option<&'w Message> {
    let mut files = world.intake.as_ref()?.refused.iter();
    let file = files.find(|file| file.path == path && file.status == FileStatus::Held)?;
    file.error.as_ref().filter(|error| error.id != "sync-asks")
}

/// The line of the row under the cursor, so that it stays in view.
pub fn cursor_line(world: &World, page: &FilePage, width: usize) -> usize {
    let Some(found) = page.preview() else { return 0 };
    let table = table(world, found, page.cursor, None);
    let above = lines(world, page, width).len().saturating_sub(table.len());
    let at = table.iter().position(|line| line.text().starts_with("> "));
    above + at.unwrap_or_default()
}

fn sentence(world: &World, message: &Message, token: Token, width: usize) -> Vec<Line> {
    let style = world.style(token);
    let parts = wrap(&world.say(message), width);
    parts.into_iter().map(|part| Line::new().put(part, style)).collect()
}

/// Why it cannot be read so.
fn refusal(world: &World, found: &Preview, refused: &Message, width: usize) -> Vec<Line> {
    let path = Line::new().put(Shown::new(&found.path).to_string(), world.style(Token::Strong));
    let mut lines = vec![path];
    lines.extend(sentence(world, refused, Token::Late, width));
    lines.push(Line::new());
    lines
}

/// What the whole file comes to, and what was noticed.
fn totals(world: &World, found: &Preview, width: usize) -> Vec<Line> {
    let mut lines = sentence(world, &found.said(), Token::Muted, width);
    let said: Vec<String> = found.totals.said().iter().map(|message| world.say(message)).collect();
    let said = said.join(&format!(" {} ", world.glyphs.dot));
    let plain = world.style(Token::Plain);
    lines.extend(wrap(&said, width).into_iter().map(|part| Line::new().put(part, plain)));
    for note in &found.notes {
        lines.extend(sentence(world, note, Token::Muted, width));
    }
    lines.push(Line::new());
    lines
}

/// One line a matter, then one a column: what it is taken for, by what, and its first values.
fn table(world: &World, found: &Preview, cursor: usize, at_fault: Option<&str>) -> Vec<Line> {
    let title = world.style(Token::Title);
    let begin = |at: usize| {
        let sign = if at == cursor { "> " } else { "  " };
        Line::new().put(sign, world.style(Token::Accent))
    };
    let choices = found.choices.iter().enumerate();
    let mut lines: Vec<Line> =
        choices.flat_map(|(at, choice)| matter(world, choice, begin(at))).collect();
    let heads = Line::new()
        .put("  ", title)
        .cell(&world.word("sample-column"), NAME, title)
        .cell(&world.word("sample-field"), FIELD, title)
        .cell(&world.word("preview-trust"), TRUST, title);
    lines.extend([Line::new(), heads.put(world.word("sample-values"), title)]);
    for (at, one) in found.columns.iter().enumerate() {
        let faulty = at_fault == Some(one.header.as_str());
        lines.push(column(world, found, one, faulty, begin(found.choices.len() + at)));
    }
    lines
}

/// What is open says its other ways on a line of their own.
fn matter(world: &World, choice: &Choice, begun: Line) -> Vec<Line> {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let name = world.say(&choice.matter.said());
    let (name, colour) =
        if choice.open { (format!("? {name}"), world.style(Token::AtRisk)) } else { (name, plain) };
    let now = choice.ways.iter().find(|way| way.word == choice.taken);
    let now = now.map(|way| way_title(world, choice.matter, way));
    let mut line = begun
        .cell(&name, NAME - 1, colour)
        .put(" ", plain)
        .put(now.unwrap_or_else(|| choice.taken.clone()), world.style(Token::Strong));
    if let Some(column) = &choice.column {
        line = line.put(format!("  “{}”", Shown::new(column)), muted);
    }
    let others = choice.ways.iter().filter(|way| way.word != choice.taken);
    let others: Vec<String> = others.map(|way| way_title(world, choice.matter, way)).collect();
    // Of lines there are as many ways as one likes, and of kinds a dozen.
    let many = matches!(choice.matter, Matter::HeaderLine | Matter::Kind);
    if many || others.is_empty() {
        return vec![line];
    }
    let others = others.join(" / ");
    if choice.open {
        let below = Line::new().put(" ".repeat(NAME + 2), plain);
        return vec![line, below.put(others, muted)];
    }
    vec![line.put(format!("  ({others})"), muted)]
}

/// The way in words, and what an example then becomes.
pub fn way_title(world: &World, matter: Matter, way: &Way) -> String {
    let title = match way.said(matter) {
        Some(said) => world.say(&said),
        None if matches!(matter, Matter::Account | Matter::Currency) => {
            format!("“{}”", Shown::new(&way.word))
        }
        None => Shown::new(&way.word).to_string(),
    };
    match &way.example {
        Some(example) => format!("{title} = {}", shown(world, example)),
        None => title,
    }
}

fn shown(world: &World, arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => Shown::new(text).to_string(),
        other => world.lang.argument(other),
    }
}

fn column(world: &World, found: &Preview, column: &ColumnUse, faulty: bool, begun: Line) -> Line {
    let (token, muted) =
        (if faulty { Token::Late } else { Token::Plain }, world.style(Token::Muted));
    let field = column.field.as_deref();
    let target = field.map(|id| world.say(&column_title(found.entity, id)));
    let trust = match (field, column.trust) {
        (None, _) => String::new(),
        (_, Trust::Guessed) => world.word("preview-guessed"),
        (_, Trust::Alike) => world.word("preview-alike"),
        (_, Trust::Named) => world.word("preview-named"),
        (_, Trust::Decided) => world.word("preview-decided"),
    };
    let kept_values = field.map(|id| values(world, found, id)).unwrap_or_default();
    let values = if kept_values.is_empty() { raw(found, column) } else { kept_values };
    let kept = target.is_none();
    begun
        .cell(&Shown::new(&column.header).to_string(), NAME - 1, world.style(token))
        .put(" ", muted)
        .cell(
            &target.unwrap_or_else(|| world.word("sample-kept")),
            FIELD - 1,
            if kept { muted } else { world.style(token) },
        )
        .put(" ", muted)
        .cell(&trust, TRUST, muted)
        .put(values.join("  "), muted)
}

/// The first values of a field, as they will be kept.
fn values(world: &World, found: &Preview, id: &str) -> Vec<String> {
    let id = if id == "account_name" { "account" } else { id };
    let id = match (found.entity, id) {
        (Entity::Account, "key") => "key",
        (_, other) => other,
    };
    let rows = found.rows.iter();
    rows.filter_map(|row| row.iter().find(|(own, _)| *own == id))
        .map(|(_, arg)| shown(world, arg))
        .collect()
}

/// The first values of a column as they stand in the file: all that is known of one that is read
/// into nothing, and of every one until the file can be read.
fn raw(found: &Preview, column: &ColumnUse) -> Vec<String> {
    let values = found.first_values.get(&column.header).into_iter().flatten();
    values.map(|value| Shown::new(value).to_string()).collect()
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
