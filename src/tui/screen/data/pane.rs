//! What is known of the row under the cursor.

use super::Entry;
use super::draw::{file_name, why};
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::gap::Gap;
use crate::core::identity::{Alike, Suggestion};
use crate::core::intake::{Conflict, Contradiction, Intake, Orphan, RunLine, Source};
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::overlay::file;
use crate::tui::overlay::import::{self, Told};
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::World;

pub fn lines(world: &World, intake: &Intake, entry: Entry, width: usize) -> Vec<Line> {
    // Every line begins one cell in.
    let page = Page { world, width: width.saturating_sub(2) };
    let lines = match entry {
        Entry::Source(at) => intake.sources.get(at).map(|it| page.source(it)),
        Entry::Refused(at) => intake.refused.get(at).map(|it| page.refused(it)),
        Entry::Problem(at) => intake.problems.get(at).map(|it| {
            let mut lines = file::row(world, it, page.width);
            lines.push(page.line("data-open", Token::Muted));
            if it.problem.can_go_without_its_cell() {
                lines.extend(page.wrapped(&world.word("data-accept"), Token::Muted));
            }
            lines
        }),
        Entry::Conflict(at) => intake.conflicts.get(at).map(|it| page.conflict(it)),
        Entry::Contradiction(at) => intake.contradictions.get(at).map(|it| page.contradiction(it)),
        Entry::Pair(at) => intake.pairs.get(at).map(|it| page.pair(it)),
        Entry::Orphan(at) => intake.orphans.get(at).map(|it| page.orphan(it)),
        Entry::Gap(at) => intake.gaps.get(at).map(|it| page.gap(it)),
        Entry::Run(at) => intake.runs.get(at).map(|it| page.run(it)),
    };
    lines.unwrap_or_default()
}

/// The world and the room there is.
struct Page<'w> {
    world: &'w World,
    width: usize,
}

impl Page<'_> {
    fn wrapped(&self, text: &str, token: Token) -> Vec<Line> {
        let style = self.world.style(token);
        wrap(text, self.width).into_iter().map(|part| Line::new().put(part, style)).collect()
    }

    fn line(&self, id: &str, token: Token) -> Line {
        Line::new().put(self.world.word(id), self.world.style(token))
    }

    fn source(&self, source: &Source) -> Vec<Line> {
        let world = self.world;
        let file = &source.file;
        let mut lines = self.wrapped(&Shown::new(&file.path).to_string(), Token::Strong);
        lines.extend(self.wrapped(&self.rhythm(source), self.age_token(source)));
        let spans: Vec<String> = source
            .covered
            .iter()
            .rev()
            .take(4)
            .map(|(from, to)| {
                let [from, to] = [from, to].map(|day| format::day(world.lang, *day));
                if from == to { from } else { format!("{from} – {to}") }
            })
            .collect();
        let covered = Message::new("source-covered").names("days", spans);
        lines.extend(self.wrapped(&world.say(&covered), Token::Plain));
        lines.extend(self.wrapped(&import::manner(world, file), Token::Muted));
        lines.extend(self.wrapped(&self.counts(file), Token::Plain));
        if source.full {
            lines.extend(self.wrapped(&world.word("source-full"), Token::Muted));
        }
        if source.gone > 0 {
            let gone = Message::new("source-gone").count("count", source.gone);
            let gone = gone.names("names", source.gone_names.iter().map(String::as_str));
            lines.extend(self.wrapped(&world.say(&gone), Token::Plain));
        }
        for note in &file.notes {
            lines.extend(self.wrapped(&world.say(note), Token::Muted));
        }
        lines.push(self.line("data-open-file", Token::Muted));
        lines
    }

    fn age_token(&self, source: &Source) -> Token {
        if source.is_late(self.world.today()) { Token::Late } else { Token::Plain }
    }

    /// «16 days old; a file comes every 7 days».
    fn rhythm(&self, source: &Source) -> String {
        let age = source.age(self.world.today()).unwrap_or_default();
        self.world.say(&match source.cadence() {
            Some(cadence) => Message::new("source-age").count("age", age).count("cadence", cadence),
            None => Message::new("source-age-first").count("age", age),
        })
    }

    fn counts(&self, file: &FileOutcome) -> String {
        let counts = &file.counts;
        let said = Message::new("file-counts")
            .count("read", counts.read)
            .count("new", counts.new)
            .count("changed", counts.changed)
            .count("unchanged", counts.unchanged)
            .message("aside", counts.aside_said())
            .count("skipped", counts.skipped);
        self.world.say(&said)
    }

    fn refused(&self, file: &FileOutcome) -> Vec<Line> {
        let mut lines = self.wrapped(&Shown::new(&file.path).to_string(), Token::Strong);
        if let Some(error) = &file.error {
            lines.extend(self.wrapped(&self.world.say(error), Token::Late));
        }
        let keys = match (file.status, &file.error) {
            (FileStatus::Held, Some(error)) if error.id == "sync-asks" => "data-asks",
            (FileStatus::Held, _) => "data-held-file",
            _ => "data-retry",
        };
        lines.extend(self.wrapped(&self.world.word(keys), Token::Muted));
        lines
    }

    fn orphan(&self, orphan: &Orphan) -> Vec<Line> {
        let world = self.world;
        let spelling = orphan.spelling();
        let title = format!("{} {}", Shown::new(&orphan.source), Shown::new(&spelling));
        let mut lines = self.wrapped(&title, Token::Strong);
        if orphan.name.is_some() && orphan.reference != spelling {
            lines.extend(self.wrapped(Shown::new(&orphan.reference).as_str(), Token::Muted));
        }
        let rows = Message::new("orphan-why").count("count", orphan.rows);
        lines.extend(self.wrapped(&world.say(&rows), Token::Plain));
        if orphan.reference.is_empty() {
            lines.extend(self.wrapped(&world.word("orphan-nameless-why"), Token::Muted));
            return lines;
        }
        if let Some((id, name)) = &orphan.alike {
            let alike = Message::new("orphan-alike").text("account", format!("{name} ({id})"));
            lines.extend(self.wrapped(&world.say(&alike), Token::Plain));
        }
        let keys = if orphan.alike.is_some() { "orphan-alike-keys" } else { "orphan-keys" };
        lines.extend(self.wrapped(&world.word(keys), Token::Muted));
        lines
    }

    fn conflict(&self, conflict: &Conflict) -> Vec<Line> {
        let mut lines = self.wrapped(Shown::new(&conflict.name).as_str(), Token::Strong);
        lines.extend(self.wrapped(&self.world.say(&conflict.said()), Token::Plain));
        lines.extend(self.wrapped(&self.world.word("conflict-keys"), Token::Muted));
        lines
    }

    fn contradiction(&self, it: &Contradiction) -> Vec<Line> {
        let kind = self.world.word(&format!("entity-{}", it.entity.id()));
        let title = format!("{kind} {} ({})", Shown::new(&it.key), Shown::new(&it.source));
        let mut lines = self.wrapped(&title, Token::Strong);
        lines.extend(self.wrapped(&self.world.say(&it.said()), Token::Plain));
        lines.extend(self.wrapped(&self.world.word("contradiction-keys"), Token::Muted));
        lines
    }

    /// Both accounts with what tells them apart.
    fn pair(&self, pair: &Suggestion) -> Vec<Line> {
        let world = self.world;
        let mut lines = self.wrapped(&why(world, pair), Token::Strong);
        let Alike::Accounts(one, other) = pair.what else { return lines };
        for (id, name) in [(one, &pair.names.0), (other, &pair.names.1)] {
            let text = format!("{} {id}", Shown::new(name));
            lines.extend(self.wrapped(&text, Token::Plain));
            if let Some(row) = world.row(id) {
                lines.extend(self.wrapped(&format!("  {}", known(world, row)), Token::Muted));
            }
        }
        lines.extend(self.wrapped(&world.word("pair-keys"), Token::Muted));
        lines
    }

    fn gap(&self, gap: &Gap) -> Vec<Line> {
        let world = self.world;
        let (need, lock) = (world.say(&gap.said()), world.say(&gap.locks()));
        let mut lines = self.wrapped(&need, Token::Strong);
        let sums: Vec<String> =
            gap.arr.iter().map(|money| format::short_money(world.lang, *money)).collect();
        let said = Message::new("gap-said")
            .count("accounts", gap.accounts)
            .count("total", gap.total)
            .text("arr", if sums.is_empty() { "?".into() } else { world.lang.list(&sums) })
            .text("lock", lock);
        lines.extend(self.wrapped(&world.say(&said), Token::Plain));
        if gap.unpriced > 0 && gap.unpriced < gap.accounts {
            let unpriced = Message::new("gap-unpriced").count("count", gap.unpriced);
            lines.extend(self.wrapped(&world.say(&unpriced), Token::Muted));
        }
        let hint = match (gap.switch().is_some(), gap.declared) {
            (true, true) => "gap-declared",
            (true, false) => "gap-switch",
            (false, _) if gap.field().is_some() => "gap-fill",
            (false, _) if gap.is_feed() => "gap-feed",
            (false, _) if gap.filter().is_some() => "gap-list",
            (false, _) => "gap-column",
        };
        lines.extend(self.wrapped(&world.word(hint), Token::Muted));
        lines
    }

    fn run(&self, run: &RunLine) -> Vec<Line> {
        let world = self.world;
        let mut lines = Vec::new();
        if run.undone_at.is_some() {
            lines.push(self.line("run-undone", Token::Late));
        }
        if let Some(why) = &run.held {
            let said = Message::new("run-held").message("why", why.clone());
            lines.extend(self.wrapped(&world.say(&said), Token::Late));
        }
        for change in &run.changes {
            lines.extend(self.wrapped(&world.say(change), Token::Strong));
        }
        let told = if run.held.is_some() { Told::Ahead } else { Told::Done };
        for file in &run.files {
            if file.status == FileStatus::Unchanged {
                let said = Message::new("run-unchanged").text("path", file_name(&file.path));
                lines.extend(self.wrapped(&world.say(&said), Token::Muted));
            } else {
                lines.extend(import::outcome(world, file, told, self.width));
            }
        }
        if run.held.is_some() {
            lines.extend(self.wrapped(&world.word("data-held-run"), Token::Muted));
        } else if run.undone_at.is_none() {
            lines.extend(self.wrapped(&world.word("data-open-run"), Token::Muted));
            lines.extend(self.wrapped(&world.word("data-undo-run"), Token::Muted));
        }
        lines
    }
}

/// Owner, ARR and the ids under which sources know the account.
fn known(world: &World, row: &Summary) -> String {
    let owner = row.owner.as_deref().map(|owner| Shown::new(owner).to_string());
    let arr = row.arr.map(|money| format::short_money(world.lang, money));
    let ids = row.external_ids.iter().map(|(source, id)| format!("{source} {id}"));
    let ids: Vec<String> = ids.map(|id| Shown::new(&id).to_string()).collect();
    let parts = owner.into_iter().chain(arr).chain(ids);
    parts.collect::<Vec<_>>().join(&format!(" {} ", world.glyphs.dot))
}
