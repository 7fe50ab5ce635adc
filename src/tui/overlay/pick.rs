//! Choosing from a list by typing: commands, keys, accounts and tasks.

mod command;
mod facet;
pub mod play;
mod way;
mod who;

use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::field::Column;
use crate::core::known::Known;
use crate::core::message::Message;
use crate::core::quick_add;
use crate::core::search::{Query, fold, same_person};
use crate::core::task::task_name;
use crate::core::text::Shown;
use crate::core::verb::{Naming, Party};
use crate::locale::Lang;
use crate::tui::command::{Action, CommandSpec, Scope, msg};
use crate::tui::deed::Targets;
use crate::tui::input::TextLine;
use crate::tui::list::Step;
use crate::tui::overlay::file::{FilePage, Taken};
use crate::tui::world::{World, name_of};

/// A template that is about to be started, with what was asked on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub playbook: String,
    pub unit: Option<String>,
    /// The day its steps count from, where one was chosen.
    pub from: Option<Day>,
    /// That day for the accounts of which the book does not know it.
    pub anchor: Option<Day>,
    pub targets: Targets,
}

impl Begun {
    pub fn new(playbook: String, from: Option<Day>, targets: Targets) -> Self {
        Self { playbook, unit: None, from, anchor: None, targets }
    }
}

/// What one chooses from.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// The keys of a scope.
    Keys(Scope),
    Palette(Scope),
    GoTo,
    /// Owners, to say which of them one is.
    Owners,
    /// Whose references are, with the account that is called alike.
    Whose(Vec<Naming>, Option<AccountId>),
    /// Which account goes into this one.
    MergeInto(AccountId),
    /// Which of those that went into this one comes out again.
    PartFrom(AccountId),
    /// Columns whose values make a list shorter, or its groups.
    Facets {
        narrow: bool,
    },
    /// The values of a column.
    Values(&'static Column),
    /// Columns, to show or to hide them.
    Columns,
    /// Templates for these rows, those of onboarding first.
    Templates {
        targets: Targets,
        onboarding: bool,
        from: Option<Day>,
    },
    /// Accounts on which this template is started; where a rule calls for it, those first on which
    /// it stands.
    StartOn {
        playbook: String,
        rule: Option<Known>,
        from: Option<Day>,
    },
    /// The ways of the line under the cursor of a file, which is looked at again afterwards.
    Ways(Box<FilePage>),
}

impl Kind {
    /// Something is started from here, on a day that can be another.
    pub fn starts(&self) -> bool {
        matches!(self, Self::Templates { .. } | Self::StartOn { .. })
    }

    /// The same, started from this day.
    #[must_use]
    pub fn counted_from(self, from: Option<Day>) -> Self {
        match self {
            Self::Templates { targets, onboarding, .. } => {
                Self::Templates { targets, onboarding, from }
            }
            Self::StartOn { playbook, rule, .. } => Self::StartOn { playbook, rule, from },
            other => other,
        }
    }
}

/// What choosing a line does.
#[derive(Clone, Debug)]
pub enum Pick {
    Run(&'static CommandSpec),
    /// A command of another screen, which is gone to first.
    Elsewhere(&'static CommandSpec),
    /// A command that has nothing to act on: the message id of why.
    Idle(&'static str),
    /// A program of the person's own, by its place among them.
    Own(usize),
    Account(AccountId),
    Task(u32),
    /// 1-based.
    Row(usize),
    Language(Lang),
    /// A command with the text that was typed behind it.
    Worded(Action, String),
    /// One of one's own names as an owner; `None` = nobody in particular.
    Owner(Option<String>),
    /// These are this account's; `None` = nobody's.
    Assign(Vec<Naming>, Option<AccountId>),
    Merge {
        stays: AccountId,
        goes: AccountId,
    },
    Part {
        from: AccountId,
        goes: Party,
    },
    Field {
        column: &'static Column,
        narrow: bool,
    },
    /// A condition of the filter.
    Value(String),
    Column(&'static Column),
    /// All of one's own names.
    Owners(Vec<String>),
    Start(Begun),
    /// A line of a file that way.
    Take(Taken),
}

#[derive(Clone, Debug)]
pub struct Hit {
    pub left: String,
    pub right: String,
    pub pick: Pick,
}

/// Lines offered at most.
const MOST: usize = 200;

#[derive(Clone, Debug)]
pub struct Picker {
    pub kind: Kind,
    pub line: TextLine,
    pub hits: Vec<Hit>,
    pub cursor: usize,
    /// Columns that are shown.
    pub shown: Vec<&'static Column>,
    /// Commands that have nothing to act on now, each with the message id of why.
    pub idle: Vec<(&'static str, &'static str)>,
    /// Names that are ticked, once one was; until then the person's own are.
    pub ticked: Option<Vec<String>>,
}

impl Picker {
    pub fn new(kind: Kind, world: &World) -> Self {
        Self::typed(kind, world, "", Vec::new())
    }

    /// One that has been typed into.
    pub fn typed(kind: Kind, world: &World, text: &str, shown: Vec<&'static Column>) -> Self {
        let line = TextLine::new(text);
        let mut picker =
            Self { kind, line, hits: Vec::new(), cursor: 0, shown, idle: Vec::new(), ticked: None };
        picker.find(world);
        picker
    }

    pub fn title(&self) -> &'static str {
        match &self.kind {
            Kind::Keys(_) => msg("pick-keys"),
            Kind::Palette(_) => msg("pick-palette"),
            Kind::GoTo => msg("pick-go-to"),
            Kind::Owners => msg("pick-owners"),
            Kind::Whose(..) => msg("pick-whose"),
            Kind::MergeInto(_) => msg("pick-merge"),
            Kind::PartFrom(_) => msg("pick-part"),
            Kind::Facets { narrow: true } => msg("pick-facets"),
            Kind::Facets { narrow: false } => msg("pick-groups"),
            Kind::Values(_) => msg("pick-values"),
            Kind::Columns => msg("pick-columns"),
            Kind::Templates { .. } => msg("pick-templates"),
            Kind::StartOn { .. } => msg("pick-start-on"),
            Kind::Ways(_) => msg("pick-ways"),
        }
    }

    /// What stands in its frame: the title, and from which day it is started.
    pub fn heading(&self, world: &World) -> String {
        let title = world.word(self.title());
        let counted = match self.hits.get(self.cursor).map(|hit| &hit.pick) {
            Some(Pick::Start(begun)) => play::counted(world, begun),
            _ => None,
        };
        let more = match &self.kind {
            Kind::Ways(page) => Some(way::question(world, page)),
            _ => counted,
        };
        match more {
            Some(more) => format!("{title} {} {more}", world.glyphs.dot),
            None => title,
        }
    }

    /// Looks again for what is typed.
    pub fn find(&mut self, world: &World) {
        let text = self.line.text().to_owned();
        self.cursor = 0;
        self.hits = match &self.kind {
            Kind::Keys(scope) | Kind::Palette(scope) => {
                command::found(world, *scope, &text, &self.idle)
            }
            Kind::GoTo => places(world, &text),
            Kind::Owners => {
                owners(world, self.ticked.as_ref().unwrap_or(&world.portfolio.me), &text)
            }
            Kind::Templates { targets, onboarding, from } => {
                play::templates(world, targets, (*onboarding, *from), &text)
            }
            Kind::StartOn { playbook, rule, from } => {
                play::accounts(world, (playbook, *rule), *from, &text)
            }
            Kind::Whose(namings, alike) => who::whose(world, namings, *alike, &text),
            Kind::MergeInto(stays) => who::merging(world, *stays, &text),
            Kind::PartFrom(from) => who::merged(world, *from, &text),
            Kind::Facets { narrow } => facet::fields(world, *narrow, &text),
            Kind::Values(column) => facet::values(world, column, &text),
            Kind::Columns => facet::columns(world, &self.shown, &text),
            Kind::Ways(page) => way::ways(world, page, &text),
        };
        if let Kind::Ways(page) = &self.kind
            && text.is_empty()
        {
            self.cursor = way::in_force(page, &self.hits);
        }
    }

    /// Ticks the name under the cursor, or takes its tick away; nobody in particular takes all away.
    pub fn tick(&mut self, world: &World) {
        let Some(Pick::Owner(owner)) = self.chosen() else { return };
        let mut names = self.ticked.take().unwrap_or_else(|| world.portfolio.me.clone());
        match owner {
            None => names.clear(),
            Some(owner) => {
                let before = names.len();
                names.retain(|name| !same_person(name, &owner));
                if names.len() == before {
                    names.push(owner);
                }
            }
        }
        self.ticked = Some(names);
        let cursor = self.cursor;
        self.find(world);
        self.cursor = cursor;
    }

    /// What Enter takes: the ticked names where one was ticked, else what is under the cursor.
    pub fn taken(&self) -> Option<Pick> {
        match &self.ticked {
            Some(names) => Some(Pick::Owners(names.clone())),
            None => self.chosen(),
        }
    }

    pub fn chosen(&self) -> Option<Pick> {
        self.hits.get(self.cursor).map(|hit| hit.pick.clone())
    }

    pub fn step(&mut self, step: Step, page: usize) {
        let last = self.hits.len().saturating_sub(1);
        self.cursor = match step {
            Step::Up => self.cursor.checked_sub(1).unwrap_or(last),
            Step::Down if self.cursor >= last => 0,
            Step::Down => self.cursor + 1,
            Step::PageUp | Step::HalfUp => self.cursor.saturating_sub(page),
            Step::PageDown | Step::HalfDown => (self.cursor + page).min(last),
            Step::First => 0,
            Step::Last => last,
        };
    }
}

/// Owners of accounts, the most accounts first, with a tick on those that are the person; then
/// nobody in particular.
fn owners(world: &World, me: &[String], text: &str) -> Vec<Hit> {
    let query = Query::new(text);
    let mine = |owner: &str| me.iter().any(|name| same_person(name, owner));
    let mut hits = Vec::new();
    for (owner, accounts) in world.owners() {
        if query.is_empty() || query.matches(&fold(owner)) {
            let tick = if mine(owner) { world.glyphs.ticked } else { world.glyphs.open };
            let count = Message::new("pick-accounts").count("count", *accounts);
            hits.push(Hit {
                left: format!("{tick} {}", Shown::new(owner)),
                right: world.say(&count),
                pick: Pick::Owner(Some(owner.clone())),
            });
        }
    }
    if query.is_empty() {
        let left = world.word("pick-everybody");
        hits.push(Hit { left, right: String::new(), pick: Pick::Owner(None) });
    }
    hits.truncate(MOST);
    hits
}

/// Accounts that fit, each with how well; `a12` is one exactly.
fn accounts(world: &World, text: &str) -> Vec<(i32, Hit)> {
    let query = Query::new(text);
    let mut found: Vec<(i32, Hit)> = Vec::new();
    let by_id = || quick_add::by_id(text.trim(), &world.portfolio);
    let exact = (!query.is_empty()).then(by_id).flatten();
    for row in &world.portfolio.rows {
        let score = if exact == Some(row.id) { Some(i32::MAX) } else { query.score(&row.needle) };
        if let Some(score) = score {
            let left = format!("{} {}", world.glyphs.band(row.band), name_of(row));
            let right = row.segment.as_deref().map(|s| Shown::new(s).to_string());
            let hit = Hit { left, right: right.unwrap_or_default(), pick: Pick::Account(row.id) };
            found.push((score, hit));
        }
        if query.is_empty() && found.len() >= MOST {
            break;
        }
    }
    found
}

/// Accounts and open tasks, the best first; `a12` and `t142` go straight there.
fn places(world: &World, text: &str) -> Vec<Hit> {
    let query = Query::new(text);
    let mut found = accounts(world, text);
    if !query.is_empty() {
        found.extend(tasks(world, &query, text.trim()));
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}

fn tasks(world: &World, query: &Query, typed: &str) -> Vec<(i32, Hit)> {
    let open = world.portfolio.tasks.iter().filter(|task| task.unfinished());
    let hit = |task: &std::sync::Arc<crate::core::task::Task>| {
        let exact = task_name(task.id).eq_ignore_ascii_case(typed);
        let score = if exact { Some(i32::MAX) } else { query.score(&fold(&task.title)) }?;
        let left = format!("{} {}", world.glyphs.open, Shown::new(&task.title));
        let account = task.account.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
        let right = format!("{} {}", account.unwrap_or_default(), task_name(task.id));
        Some((score, Hit { left, right, pick: Pick::Task(task.id) }))
    };
    open.filter_map(hit).collect()
}
