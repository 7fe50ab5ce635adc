//! What `mamori doctor` looks at: the store, the settings, the exports folder, feeds, rows nobody
//! owns, holidays, safety copies. Looking changes nothing, and makes nothing.

use super::backup;
use super::clock;
use super::config::{self, Home};
use super::display::{Display, Environment, Sight};
use super::failure::Failure;
use super::scorecards;
use super::terminal;
use super::workspace::{self, Options, Workspace};
use crate::core::book::Settings;
use crate::core::calendar::holiday::Region;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::store::{self, Checkup};
use crate::tui::command::msg;
use std::path::{Path, PathBuf};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Fine,
    /// Worth knowing; everything works.
    Warning,
    /// Something does not work until it is mended.
    Fault,
}

impl Verdict {
    pub fn id(self) -> &'static str {
        match self {
            Self::Fine => "ok",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }

    /// Message id of the word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fine => msg("doctor-ok"),
            Self::Warning => msg("doctor-warning"),
            Self::Fault => msg("doctor-fault"),
        }
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Store,
    Settings,
    Exports,
    Feeds,
    Rows,
    Holidays,
    Backups,
    Terminal,
}

impl Topic {
    pub fn id(self) -> &'static str {
        match self {
            Self::Store => "store",
            Self::Settings => "settings",
            Self::Exports => "exports",
            Self::Feeds => "feeds",
            Self::Rows => "rows",
            Self::Holidays => "holidays",
            Self::Backups => "backups",
            Self::Terminal => "terminal",
        }
    }

    /// Message id of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Store => msg("doctor-topic-store"),
            Self::Settings => msg("doctor-topic-settings"),
            Self::Exports => msg("doctor-topic-exports"),
            Self::Feeds => msg("doctor-topic-feeds"),
            Self::Rows => msg("doctor-topic-rows"),
            Self::Holidays => msg("doctor-topic-holidays"),
            Self::Backups => msg("doctor-topic-backups"),
            Self::Terminal => msg("doctor-topic-terminal"),
        }
    }
}

/// One thing looked at, and what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub topic: Topic,
    pub verdict: Verdict,
    pub said: Message,
}

fn fine(topic: Topic, said: Message) -> Finding {
    Finding { topic, verdict: Verdict::Fine, said }
}

fn warning(topic: Topic, said: Message) -> Finding {
    Finding { topic, verdict: Verdict::Warning, said }
}

fn fault(topic: Topic, said: Message) -> Finding {
    Finding { topic, verdict: Verdict::Fault, said }
}

/// Days after which a feed is called old: usage goes on every day, the rest is exported now and
/// then.
const OLD_USAGE: i32 = 14;
const OLD_LIST: i32 = 45;

/// Days after which the newest safety copy is called old.
const OLD_BACKUP: i64 = 7;

/// Feeds that are named one by one.
const NAMED: usize = 8;

/// Looks at a workspace; the terminal is looked at where there is one.
pub fn examine(options: &Options) -> Result<Vec<Finding>, Failure> {
    let home = workspace::folder(options)?;
    let path = workspace::store_file(&home);
    let unopened = Home { house: None, tongue: options.tongue };
    let (mut settings, odd) = config::read(&home.join("mamori.toml"), unopened);
    let odd = odd.or_else(|| scorecards::read(&home).1);
    let mut found = vec![of_store(&path), of_settings(odd)];
    let exports = home.join("exports");
    found.push(of_exports(&exports));
    if path.exists() && found.first().is_some_and(|store| store.verdict == Verdict::Fine) {
        let reading = Options { read_only: true, ..options.clone() };
        match Workspace::open(&reading) {
            Ok(workspace) => {
                found.extend(of_data(&workspace)?);
                settings = workspace.settings;
            }
            Err(failure) => found.push(fault(Topic::Store, failure.message)),
        }
    }
    if path.exists() {
        found.push(of_backups(&home, options.watch().now()));
    }
    found.extend(of_holidays(&settings, options.watch().today()));
    found.push(of_terminal(config::display(&home.join("mamori.toml"))));
    Ok(found)
}

fn of_store(path: &Path) -> Finding {
    if !path.exists() {
        let said = Message::new("doctor-store-none").text("path", path.display().to_string());
        return warning(Topic::Store, said);
    }
    match store::check(path) {
        Err(error) => fault(Topic::Store, error.message),
        Ok(Checkup { faults, .. }) if !faults.is_empty() => {
            let said = Message::new("doctor-store-damaged")
                .text("path", path.display().to_string())
                .text("detail", faults.join("; "));
            fault(Topic::Store, said)
        }
        Ok(old) if old.version < old.known => {
            warning(Topic::Store, Message::new("doctor-store-old"))
        }
        Ok(whole) => {
            let said = Message::new("doctor-store-whole")
                .text("path", path.display().to_string())
                .count("accounts", whole.accounts as i64)
                .number("size", whole.size as f64 / 1e6, 1)
                .count("version", whole.version)
                .count("known", whole.known);
            fine(Topic::Store, said)
        }
    }
}

fn of_settings(odd: Option<Message>) -> Finding {
    match odd {
        Some(odd) => fault(Topic::Settings, odd),
        None => fine(Topic::Settings, Message::new("doctor-settings-fine")),
    }
}

fn of_exports(folder: &Path) -> Finding {
    let path = folder.display().to_string();
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            let said = Message::new("doctor-exports-there").text("path", path);
            fine(Topic::Exports, said.count("count", entries.flatten().count()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            fine(Topic::Exports, Message::new("doctor-exports-none").text("path", path))
        }
        Err(error) => {
            let said = Message::new("doctor-exports-closed").text("path", path);
            fault(Topic::Exports, said.text("detail", error.to_string()))
        }
    }
}

/// Feeds, and rows that wait for somebody.
fn of_data(workspace: &Workspace) -> Result<Vec<Finding>, Failure> {
    let mut found = of_feeds(workspace)?;
    let orphans = workspace.store.orphans()?;
    let rows: u64 = orphans.iter().map(|orphan| orphan.rows).sum();
    if rows > 0 {
        let said = Message::new("doctor-rows-orphans").count("rows", rows as i64);
        found.push(warning(Topic::Rows, said.count("references", orphans.len())));
    }
    let aside = workspace.store.problems()?.len();
    if aside > 0 {
        found.push(warning(Topic::Rows, Message::new("doctor-rows-aside").count("rows", aside)));
    }
    if rows == 0 && aside == 0 {
        found.push(fine(Topic::Rows, Message::new("doctor-rows-fine")));
    }
    Ok(found)
}

fn of_feeds(workspace: &Workspace) -> Result<Vec<Finding>, Failure> {
    let today = workspace.today();
    let feeds = workspace.store.feeds()?;
    let mut old: Vec<(i32, Finding)> = feeds
        .iter()
        .filter_map(|feed| {
            let usage = feed.entity == Entity::Usage;
            let covered = feed.last_covered(today);
            let newest = if usage { covered } else { covered.max(Some(feed.last_import)) };
            let days = today - newest?;
            let limit = if usage { OLD_USAGE } else { OLD_LIST };
            let said = Message::new("doctor-feed-old")
                .text("source", feed.source.as_str())
                .message("entity", feed.entity.said())
                .count("days", days);
            (days > limit).then(|| (days, warning(Topic::Feeds, said)))
        })
        .collect();
    old.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    if old.is_empty() {
        let said = Message::new("doctor-feeds-fine").count("count", feeds.len());
        return Ok(vec![fine(Topic::Feeds, said)]);
    }
    Ok(old.into_iter().take(NAMED).map(|(_, finding)| finding).collect())
}

/// Holidays beyond today are what dates are counted with; a list that has run out counts wrong.
fn of_holidays(settings: &Settings, today: Day) -> Vec<Finding> {
    let calendar = &settings.calendar;
    if let Some(region) = calendar.region {
        return vec![of_calendar(region, today)];
    }
    // Accounts follow their own countries even so.
    let ending = Region::ALL.into_iter().map(|region| of_calendar(region, today));
    let mut found: Vec<_> = ending.filter(|found| found.verdict != Verdict::Fine).collect();
    found.push(match calendar.holidays.last() {
        None => warning(Topic::Holidays, Message::new("doctor-holidays-none")),
        Some(last) if *last < today => {
            warning(Topic::Holidays, Message::new("doctor-holidays-over").day("day", *last))
        }
        Some(last) => fine(Topic::Holidays, Message::new("doctor-holidays-fine").day("day", *last)),
    });
    found
}

/// A built-in calendar ends; deadlines of the coming year are counted a year ahead.
fn of_calendar(region: Region, today: Day) -> Finding {
    let (last, (year, ..)) = (region.last_year(), today.ymd());
    let said = |message: Message| {
        let name = Message { id: format!("region-{}", region.id()).into(), args: Vec::new() };
        // A year is a name, not a number to group.
        message.message("region", name).text("year", last.to_string())
    };
    if year + 1 > last {
        let said = said(Message::new("doctor-calendar-ends"));
        return warning(Topic::Holidays, said.text("next", (last + 1).to_string()));
    }
    fine(Topic::Holidays, said(Message::new("doctor-calendar-fine")))
}

/// The terminal as the cockpit would use it; asked itself where there is one.
fn of_terminal(display: Display) -> Finding {
    if !terminal::is_interactive() {
        return fine(Topic::Terminal, Message::new("doctor-terminal-none"));
    }
    let environment = Environment::read(false, false);
    let ground = environment.knows_its_ground();
    let asked = environment.can_be_asked().then(|| terminal::interview(ground));
    let traits = asked.and_then(Result::ok).unwrap_or_default().traits;
    let sight = Sight { display, environment, traits, own: None };
    let (columns, rows) = terminal::size();
    let said = Message::new("doctor-terminal-there")
        .text("size", format!("{columns}x{rows}"))
        .text("colours", format!("{:?}", sight.depth()).to_lowercase())
        .text("ground", if sight.light() { "light" } else { "dark" })
        .text("glyphs", format!("{:?}", sight.glyphs()).to_lowercase())
        .text("said", traits.text());
    fine(Topic::Terminal, said)
}

fn of_backups(home: &Path, now: i64) -> Finding {
    let folder: PathBuf = backup::folder(home);
    match backup::standing(home) {
        (count, Some(newest)) => {
            let said = |message: Message| {
                message
                    .text("path", folder.display().to_string())
                    .count("count", count)
                    .message("at", clock::moment(newest))
            };
            if now - newest > OLD_BACKUP * 86_400 {
                return warning(Topic::Backups, said(Message::new("doctor-backups-old")));
            }
            fine(Topic::Backups, said(Message::new("doctor-backups-there")))
        }
        _ => warning(Topic::Backups, Message::new("doctor-backups-none")),
    }
}
