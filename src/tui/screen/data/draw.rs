//! How Data is drawn: one line a row; what is known of it stands in the pane.

use super::Entry;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::gap::Gap;
use crate::core::identity::{Alike, Suggestion};
use crate::core::intake::{Conflict, Contradiction, Intake, Orphan, ProblemLine, RunLine, Source};
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};

pub fn row(world: &World, intake: &Intake, entry: Entry, width: usize) -> Line {
    let (room, line) = (width.saturating_sub(1), Line::new().put(" ", world.style(Token::Plain)));
    let drawn = match entry {
        Entry::Source(at) => intake.sources.get(at).map(|it| source(world, it, room, &line)),
        Entry::Refused(at) => intake.refused.get(at).map(|file| {
            let text = format!("! {}", file_name(&file.path));
            line.clone().cell(&text, room, world.style(Token::Late))
        }),
        Entry::Problem(at) => intake.problems.get(at).map(|it| problem(world, it, room, &line)),
        Entry::Conflict(at) => intake.conflicts.get(at).map(|it| conflict(world, it, room, &line)),
        Entry::Contradiction(at) => {
            intake.contradictions.get(at).map(|it| contradiction(world, it, room, &line))
        }
        Entry::Pair(at) => intake.pairs.get(at).map(|it| pair(world, it, room, &line)),
        Entry::Orphan(at) => intake.orphans.get(at).map(|it| orphan(world, it, room, &line)),
        Entry::Gap(at) => intake.gaps.get(at).map(|it| gap(world, it, room, &line)),
        Entry::Run(at) => intake.runs.get(at).map(|it| run(world, it, room, &line)),
    };
    drawn.unwrap_or(line)
}

pub fn file_name(path: &str) -> String {
    Shown::new(path.rsplit(['/', '\\']).next().unwrap_or(path)).to_string()
}

/// `! tickets  zendesk  tickets.csv   1,204   16d`.
fn source(world: &World, source: &Source, room: usize, line: &Line) -> Line {
    let late = source.is_late(world.today());
    let token = if late { Token::Late } else { Token::Plain };
    let kind = world.word(&format!("entity-{}", source.entity.id()));
    let age = source.age(world.today()).map(|age| format::ago(world.lang, age));
    let file = room.saturating_sub(48);
    line.clone()
        .put(if late { "! " } else { "  " }, world.style(token))
        .cell(&kind, 16, world.style(Token::Plain))
        .cell(&format!(" {}", Shown::new(&source.source)), 12, world.style(Token::Muted))
        .cell(&format!(" {}", file_name(&source.file.path)), file, world.style(Token::Plain))
        .cell_right(&format::count(source.rows as i64), 9, world.style(Token::Plain))
        .cell_right(&age.unwrap_or_else(|| "?".into()), 9, world.style(token))
}

/// `tickets.csv:3  opened  “not a day”  This is no date …`.
fn problem(world: &World, line: &ProblemLine, room: usize, begun: &Line) -> Line {
    let problem = &line.problem;
    let place = format!(" {}:{}", file_name(&line.path), problem.line);
    let column = problem.column.as_deref().unwrap_or_default();
    let value = problem.value.as_deref().map(|value| format!("“{}”", Shown::new(value)));
    let (wide, narrow) = if room >= 90 { (28, 18) } else { (22, 12) };
    begun
        .clone()
        .cell(&place, wide, world.style(Token::Plain))
        .cell(&format!(" {}", Shown::new(column)), narrow, world.style(Token::Muted))
        .cell(&format!(" {}", value.unwrap_or_default()), narrow, world.style(Token::Match))
        .cell(
            &format!(" {}", world.say(&problem.reason)),
            room.saturating_sub(wide + 2 * narrow),
            world.style(Token::Plain),
        )
}

/// `ticket T-12  Acme   closed 3 Nov, before opened 5 Nov`.
fn contradiction(world: &World, it: &Contradiction, room: usize, line: &Line) -> Line {
    let name = it.account.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
    let kind = world.word(&format!("entity-{}", it.entity.id()));
    let part = room.saturating_sub(4) / 4;
    line.clone()
        .cell(&format!(" {kind} {}", Shown::new(&it.key)), part, world.style(Token::Plain))
        .cell(&format!(" {}", name.unwrap_or_default()), part, world.style(Token::Plain))
        .cell(
            &format!(" {}", world.say(&it.said())),
            room.saturating_sub(2 * part),
            world.style(Token::Match),
        )
}

/// `Acme   owner   you: Ben   salesforce: Dan`.
fn conflict(world: &World, conflict: &Conflict, room: usize, line: &Line) -> Line {
    let name = room.saturating_sub(10) / 3;
    let said = world.say(&conflict.said());
    line.clone()
        .cell(&format!(" {}", Shown::new(&conflict.name)), name, world.style(Token::Plain))
        .cell(&format!(" {said}"), room.saturating_sub(name), world.style(Token::Match))
}

/// `株式会社サクラ商事 a1  =  サクラ商事（株） a3    called alike`.
fn pair(world: &World, pair: &Suggestion, room: usize, line: &Line) -> Line {
    let Alike::Accounts(one, other) = pair.what else { return line.clone() };
    let half = room.saturating_sub(25) / 2;
    let name = |name: &str, id: AccountId| format!(" {} {id}", Shown::new(name));
    line.clone()
        .cell(&name(&pair.names.0, one), half, world.style(Token::Plain))
        .put(" = ", world.style(Token::Muted))
        .cell(&name(&pair.names.1, other), half, world.style(Token::Plain))
        .cell_right(&why(world, pair), 22, world.style(Token::Muted))
}

/// Why two may be the same, in words.
pub fn why(world: &World, pair: &Suggestion) -> String {
    world.word(&format!("alike-{}", pair.why.id().replace('_', "-")))
}

/// `zendesk  GLOBEX  = Globex GmbH?   12 rows wait`.
fn orphan(world: &World, orphan: &Orphan, room: usize, line: &Line) -> Line {
    let reference = match orphan.reference.as_str() {
        "" => world.word("orphan-nameless"),
        _ => Shown::new(&orphan.spelling()).to_string(),
    };
    let alike = orphan.alike.as_ref().map(|(_, name)| format!(" = {}?", Shown::new(name)));
    let rows = Message::new("orphan-waiting").count("count", orphan.rows);
    let half = room.saturating_sub(32) / 2;
    line.clone()
        .cell(&format!(" {}", Shown::new(&orphan.source)), 14, world.style(Token::Muted))
        .cell(&format!(" {reference}"), half, world.style(Token::Plain))
        .cell(&alike.unwrap_or_default(), room.saturating_sub(32 + half), world.style(Token::Match))
        .cell_right(&world.say(&rows), 18, world.style(Token::Plain))
}

/// `no notice period   412  $3.1M   no opt-out clock`.
fn gap(world: &World, gap: &Gap, room: usize, line: &Line) -> Line {
    let token = if gap.declared { Token::Muted } else { Token::Plain };
    let (need, lock) = (world.say(&gap.said()), world.say(&gap.locks()));
    let arr = gap.arr.first().map(|money| format::short_money(world.lang, *money));
    let more = if gap.arr.len() > 1 { "+" } else { "" };
    let switch = match (gap.switch().is_some(), gap.declared) {
        (true, true) => world.glyphs.ticked,
        (true, false) => world.glyphs.open,
        (false, _) => " ",
    };
    line.clone()
        .cell(&format!(" {switch} {need}"), 28, world.style(token))
        .cell_right(&format::count(gap.accounts as i64), 7, world.style(token))
        .cell_right(&format!("{}{more}", arr.unwrap_or_else(|| "?".into())), 10, world.style(token))
        .cell(&format!("  {lock}"), room.saturating_sub(45), world.style(Token::Muted))
}

/// `r12  18 Nov  3 files  12 new  4 changed  1 set aside  9 accounts`.
fn run(world: &World, run: &RunLine, room: usize, line: &Line) -> Line {
    let token = match (&run.held, run.undone_at) {
        (Some(_), _) => Token::Late,
        (None, Some(_)) => Token::Muted,
        (None, None) => Token::Plain,
    };
    let day = format::short_day(world.lang, Day::of_unix(run.at), world.today());
    let counts = Message::new("run-counts")
        .count("files", run.files.len())
        .count("new", run.totals.new)
        .count("changed", run.totals.changed)
        .message("aside", run.totals.aside_said())
        .count("accounts", run.accounts_changed);
    let mark = if run.held.is_some() { "!" } else { " " };
    let counts = match (&run.held, run.undone_at) {
        (Some(why), _) => Message::new("run-held").message("why", why.clone()),
        (None, Some(_)) => Message::new("run-undone-counts").message("counts", counts),
        (None, None) => counts,
    };
    line.clone()
        .cell(&format!("{mark}r{}", run.run), 6, world.style(Token::Muted))
        .cell(&day, 10, world.style(token))
        .cell(&world.say(&counts), room.saturating_sub(16), world.style(token))
}
