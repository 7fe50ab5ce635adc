//! The screens, and the keys that mean the same on all of them.

pub mod account;
pub mod calls;
pub mod data;
pub mod onboarding;
pub mod playbooks;
pub mod renewals;
pub mod tasks;
pub mod triage;

mod registry;

pub use registry::{GO_COMMANDS, Place, Screens};

use super::board::Listing;
use super::command::{Action, CommandSpec, Hinted, Scope, Verb, msg};
use super::deed::Targets;
use super::layout::{Frame, Shape};
use super::list::{Rows, Step};
use super::panes::Panes;
use super::sentence;
use super::sweep::Kind;
use super::widget::line::Line;
use super::world::{World, name_of};
use crate::core::account::AccountId;
use crate::core::operation::Operation;
use crate::locale::format;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// Where a pane stands and what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Pane {
    /// The account that the panes show.
    pub shown: Option<AccountId>,
    /// 1 is the first beside or under the list, of so many parts with it.
    pub index: usize,
    pub of: usize,
    pub width: usize,
    /// Lines wanted, from the top.
    pub until: usize,
    pub shape: Shape,
}

/// What a screen shows: its rows, their columns, what stands in the panes. All else that screens
/// have in common is in its [`Board`](super::board::Board) and done through this.
pub trait Screen {
    fn board(&self) -> &dyn Listing;
    fn board_mut(&mut self) -> &mut dyn Listing;

    /// The account of the selected row.
    fn account(&self, world: &World) -> Option<AccountId>;

    /// Its rows stand for accounts, or beside one: they can be asked about what accounts are asked.
    fn of_accounts(&self) -> bool {
        true
    }

    /// Its rows can be put in another order.
    fn can_sort(&self) -> bool {
        false
    }

    /// What a verb acts on: the marks, else the selected row.
    fn targets(&self) -> Targets;

    /// One comes to it, or facts, day, language, tab or filter have changed: the list is built
    /// anew, the cursor stays on its row.
    fn rebuild(&mut self, world: &World);

    /// Puts the cursor on the row that an operation is about; false where it has none.
    fn select_changed(&mut self, operation: &Operation) -> bool;

    /// The row as it is wherever the cursor stands, in so many cells.
    fn row(&self, world: &World, index: usize, width: usize) -> Line;

    /// The row in a sentence, each part with what it is, for those who have it read out.
    fn sentence(&self, world: &World, index: usize) -> String {
        sentence::cells(world, &self.row(world, index, 200))
    }

    /// What the footer calls an action on this tab.
    fn hinted(&self, _world: &World, _action: Action) -> Hinted {
        Hinted::Usual
    }

    /// What stands in a pane.
    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line>;

    /// Under this key the tab is kept for next time; none where a day begins anew.
    fn remembered(&self) -> Option<&'static str> {
        None
    }

    /// There is a line with the heads of the columns.
    fn headed(&self) -> bool {
        false
    }

    fn draw_head(&self, _world: &World, _buffer: &mut Buffer, _area: Rect) {}

    fn draw_row(&self, world: &World, index: usize, buffer: &mut Buffer, area: Rect) {
        self.row(world, index, usize::from(area.width)).draw(buffer, area);
    }

    /// How many cells of a row the cursor lights.
    fn lit(&self, _world: &World, width: u16) -> u16 {
        width
    }

    /// Message id of what a break says that cuts the list instead of beginning a group.
    fn cut_title(&self) -> Option<&'static str> {
        None
    }

    /// What the rows are made of is not here yet.
    fn loading(&self, world: &World) -> bool {
        !world.portfolio.complete
    }

    /// What is said beside an empty tab, each in its own lines.
    fn finish(&self, _world: &World) -> Vec<String> {
        Vec::new()
    }

    /// Lines that [`Screen::below`] has.
    fn below_height(&self) -> u16 {
        0
    }

    /// What stands at the foot of the list, where it leaves room on a large screen.
    fn below(&self, _world: &World) -> Vec<Line> {
        Vec::new()
    }

    fn tab_titles(&self, world: &World) -> Vec<String> {
        let tabs = self.board().tabs().into_iter();
        tabs.map(|(_, title, count)| {
            format!("{} {}", world.word(title), format::count(count as i64))
        })
        .collect()
    }

    /// What stands over a pane that lies under the list.
    fn pane_title(&self, world: &World, shown: Option<AccountId>) -> String {
        let row = shown.and_then(|id| world.row(id));
        row.map(|row| name_of(row).to_string()).unwrap_or_default()
    }

    fn rows(&self) -> &dyn Rows {
        self.board().rows()
    }

    fn rows_mut(&mut self) -> &mut dyn Rows {
        self.board_mut().rows_mut()
    }

    fn panes(&self) -> &Panes {
        self.board().panes()
    }

    fn panes_mut(&mut self) -> &mut Panes {
        self.board_mut().panes_mut()
    }

    fn filter_text(&self) -> &str {
        self.board().filter()
    }

    /// Lines above the first row: tabs and heads.
    fn lines_above(&self, frame: &Frame) -> u16 {
        let headed = self.headed() && !frame.plain;
        if frame.shape == Shape::Tiny { 0 } else { 1 + u16::from(headed) }
    }

    /// The list and its panes: under it they have what it leaves.
    fn parts(&self, frame: &Frame) -> Vec<Rect> {
        let rows = match self.board().rows().lines_in_all() {
            // What an empty list says is all there is to read.
            0 => 999,
            rows => rows.max(3),
        };
        let needed = usize::from(self.lines_above(frame)) + rows;
        self.board().panes().parts(frame, needed.min(999) as u16)
    }

    /// Narrows the list while one types.
    fn set_filter(&mut self, world: &World, text: &str) {
        self.board_mut().set_filter(text);
        self.rebuild(world);
        self.rows_mut().reset();
    }

    /// Turns to the tab before or after; what to remember of it: key and value.
    fn turn_tab(
        &mut self,
        world: &mut World,
        forward: bool,
    ) -> Option<(&'static str, &'static str)> {
        let places = if forward { 1 } else { self.board().tab_count() - 1 };
        let id = self.board_mut().turn(places);
        self.rebuild(world);
        self.rows_mut().reset();
        self.remembered().map(|key| (key, id))
    }

    /// What was remembered of it when the cockpit was last open.
    fn recall(&mut self, remembered: &BTreeMap<String, String>) {
        let tab = self.remembered().and_then(|key| remembered.get(key));
        if let Some(id) = tab {
            self.board_mut().turn_to_id(id);
        }
    }
}

const fn row(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::Everywhere, action, title)
}

/// Closing otherwise, where a row can be closed; elsewhere the key is another's.
const fn close_on(id: &'static str, place: Place) -> CommandSpec {
    let action = Action::Do(Verb::Close);
    CommandSpec::new(id, &["x"], Scope::On(place), action, msg("cmd-close"))
        .hint(18)
        .opens()
        .cli("task drop")
}

/// The own forecast, where a renewal stands.
const fn forecast_on(id: &'static str, place: Place, verb: Verb) -> CommandSpec {
    let (key, title): (&'static [&'static str], _) = match verb {
        Verb::Raise => (&["+"], msg("cmd-forecast-raise")),
        _ => (&["-"], msg("cmd-forecast-lower")),
    };
    // In the account the keys of every day go before it.
    let hint = if matches!(place, Place::Renewals) { 4 } else { 12 };
    CommandSpec::new(id, key, Scope::On(place), Action::Do(verb), title).hint(hint).cli("forecast")
}

const fn list_row(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::Lists, action, title)
}

pub const COMMANDS: &[CommandSpec] = &[
    row("done", &["d"], Action::Do(Verb::Done), msg("cmd-done")).hint(1).cli("task done"),
    row("snooze", &["s"], Action::Do(Verb::Snooze), msg("cmd-snooze"))
        .hint(2)
        .opens()
        .cli("task snooze"),
    row("log", &["c"], Action::Do(Verb::Log), msg("cmd-log")).hint(3).opens().cli("log"),
    row("add", &["a"], Action::Do(Verb::Add), msg("cmd-add")).hint(4).opens().cli("task add"),
    row("wait", &["w"], Action::Do(Verb::Wait), msg("cmd-wait")).hint(12).opens().cli("task wait"),
    row("due", &["t"], Action::Do(Verb::Due), msg("cmd-due")).hint(13).opens().cli("task due"),
    row("start-checklist", &["p"], Action::Do(Verb::Start), msg("cmd-start-checklist"))
        .hint(5)
        .opens()
        .cli("onboarding start"),
    row("pulse", &["r"], Action::Do(Verb::Pulse), msg("cmd-pulse")).hint(11).opens().cli("pulse"),
    row("override", &["O"], Action::Do(Verb::Override), msg("cmd-override"))
        .opens()
        .cli("override"),
    row("edit", &["e"], Action::Do(Verb::Edit), msg("cmd-edit")).hint(14).opens().cli("task edit"),
    row("delete", &["D"], Action::Do(Verb::Delete), msg("cmd-delete")).hint(18).cli("task delete"),
    close_on("close", Place::Triage),
    close_on("task-close", Place::Tasks),
    CommandSpec::new(
        "step-close",
        &["x"],
        Scope::On(Place::Onboarding),
        Action::Do(Verb::Close),
        msg("cmd-step-close"),
    )
    .hint(18)
    .cli("onboarding not-needed"),
    close_on("renewal-close", Place::Renewals),
    CommandSpec::new(
        "run-close",
        &["x"],
        Scope::On(Place::Playbooks),
        Action::Do(Verb::Close),
        msg("cmd-stop-run"),
    )
    .hint(2)
    .opens()
    .cli("play stop"),
    CommandSpec::new(
        "call-cancel",
        &["x"],
        Scope::On(Place::Calls),
        Action::Do(Verb::Close),
        msg("cmd-call-cancel"),
    )
    .hint(5)
    .cli("task drop"),
    close_on("account-close", Place::Account),
    forecast_on("renewal-lower", Place::Renewals, Verb::Lower),
    forecast_on("renewal-raise", Place::Renewals, Verb::Raise),
    forecast_on("account-lower", Place::Account, Verb::Lower),
    forecast_on("account-raise", Place::Account, Verb::Raise),
    row("notes", &["E"], Action::Do(Verb::Notes), msg("cmd-notes"))
        .hint(22)
        .opens()
        .cli("task edit"),
    row("why", &["i"], Action::Why, msg("cmd-why")).hint(6).cli("health"),
    row("brief", &["b"], Action::Brief, msg("cmd-brief")).hint(15).cli("brief"),
    row("curtain", &["X"], Action::Curtain, msg("cmd-curtain")).hint(22).cli("brief"),
    row("copy", &["y"], Action::Copy, msg("cmd-copy")).hint(16).opens().cli("show"),
    row("open-link", &["o"], Action::OpenLink, msg("cmd-open-link")).hint(17),
    row("undo", &["u"], Action::Undo, msg("cmd-undo")).hint(8).cli("undo"),
    row("redo", &["U", "Ctrl-r"], Action::Redo, msg("cmd-redo")).hint(19).cli("redo"),
    row("repeat", &["."], Action::Repeat, msg("cmd-repeat")).hint(20),
    row("open", &["Enter"], Action::Open, msg("cmd-open")).hint(11).cli("show"),
    row("cancel", &["Esc"], Action::Cancel, msg("cmd-cancel")),
    row("back", &["q"], Action::Back, msg("cmd-back")).hint(21),
    row("quit", &["Ctrl-c"], Action::Quit, msg("cmd-quit")),
    row("suspend", &["Ctrl-z"], Action::Suspend, msg("cmd-suspend")),
    row("down", &["j", "Down"], Action::Move(Step::Down), msg("cmd-down")),
    row("up", &["k", "Up"], Action::Move(Step::Up), msg("cmd-up")),
    row("first", &["g g", "Home"], Action::Move(Step::First), msg("cmd-first")),
    row("last", &["G", "End"], Action::Move(Step::Last), msg("cmd-last")),
    row("half-down", &["Ctrl-d"], Action::Move(Step::HalfDown), msg("cmd-half-down")),
    row("half-up", &["Ctrl-u"], Action::Move(Step::HalfUp), msg("cmd-half-up")),
    row("page-down", &["PgDn"], Action::Move(Step::PageDown), msg("cmd-page-down")),
    row("page-up", &["PgUp"], Action::Move(Step::PageUp), msg("cmd-page-up")),
    row("next-tab", &["]"], Action::NextTab, msg("cmd-next-tab")).hint(15),
    row("previous-tab", &["["], Action::PreviousTab, msg("cmd-previous-tab")),
    row("next-pane", &["Tab", "l", "Right"], Action::NextPane, msg("cmd-next-pane")),
    row("previous-pane", &["S-Tab", "h", "Left"], Action::PreviousPane, msg("cmd-previous-pane")),
    row("find", &["/"], Action::Find, msg("cmd-find")).hint(7).opens().cli("list"),
    row("next-match", &["n"], Action::NextMatch, msg("cmd-next-match")),
    row("previous-match", &["N"], Action::PreviousMatch, msg("cmd-previous-match")),
    row("go-to", &["@", "Ctrl-p"], Action::GoTo, msg("cmd-go-to")).opens().cli("show"),
    row("palette", &[":"], Action::Palette, msg("cmd-palette")).hint(10).opens(),
    row("help", &["?", "F1"], Action::Help, msg("cmd-help")).hint(9).cli("keys"),
    row("sync", &["R"], Action::Sync, msg("cmd-sync")).cli("sync"),
    row("view-1", &["8"], Action::View(0), msg("cmd-view-1")).cli("list --view"),
    row("view-2", &["9"], Action::View(1), msg("cmd-view-2")).cli("list --view"),
    row("view-3", &["0"], Action::View(2), msg("cmd-view-3")).cli("list --view"),
    row("charts", &["g c"], Action::Charts, msg("cmd-charts")).cli("chart"),
    row("book", &["g b"], Action::Book, msg("cmd-book")).cli("chart"),
    row("history", &[], Action::History, msg("cmd-history")).cli("history"),
    row("sweep-pulse", &[], Action::Sweep(Kind::Pulse), msg("cmd-sweep-pulse")),
    row("sweep-renewals", &[], Action::Sweep(Kind::Renewals), msg("cmd-sweep-renewals")),
    row("sweep-silent", &[], Action::Sweep(Kind::Silent), msg("cmd-sweep-silent")),
    row("merge", &[], Action::Merge, msg("cmd-merge")).opens().cli("account merge"),
    row("unmerge", &[], Action::Unmerge, msg("cmd-unmerge")).opens().cli("account unmerge"),
    row("import", &[], Action::Import, msg("cmd-import")).opens().cli("sync"),
    row("me", &[], Action::Me, msg("cmd-me")).opens(),
    row("not-collected", &[], Action::NotCollected, msg("cmd-not-collected")),
    row("queue", &[], Action::Queue, msg("cmd-queue")).cli("queue"),
    row("news", &[], Action::News, msg("cmd-news")),
    row("as-of", &[], Action::AsOf, msg("cmd-as-of")).opens().cli("list"),
    row("since", &[], Action::Since, msg("cmd-since")).opens().cli("list"),
    row("what-if", &[], Action::WhatIf, msg("cmd-what-if")).opens().cli("what-if"),
    row("keep", &[], Action::KeepTrial, msg("cmd-keep-trial")),
    row("drop", &[], Action::DropTrial, msg("cmd-drop-trial")),
    row("language", &[], Action::SwitchLanguage, msg("cmd-language")),
    row("theme", &[], Action::Theme, msg("cmd-theme")),
    row("zoom", &["z"], Action::Zoom, msg("cmd-zoom")),
    row("narrower", &["<"], Action::Narrower, msg("cmd-narrower")),
    row("wider", &[">"], Action::Wider, msg("cmd-wider")),
    row("redraw", &["Ctrl-l"], Action::Redraw, msg("cmd-redraw")),
];

const fn first_row(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::FirstRun, action, title)
}

/// While there are no accounts the verbs have nothing to act on, so their keys are free.
pub const FIRST_RUN_COMMANDS: &[CommandSpec] = &[
    first_row("first-demo", &["d"], Action::Demo, msg("cmd-demo")).hint(1).cli("demo"),
    first_row("first-import", &["i"], Action::Import, msg("cmd-import"))
        .hint(2)
        .opens()
        .cli("sync"),
    first_row("first-sync", &["R"], Action::Sync, msg("cmd-sync")).hint(3).cli("sync"),
    first_row("first-decide", &["Enter"], Action::Open, msg("cmd-first-decide")).opens(),
    first_row("first-palette", &[":"], Action::Palette, msg("cmd-palette")).hint(5).opens(),
    first_row("first-help", &["?", "F1"], Action::Help, msg("cmd-help")).hint(6).cli("keys"),
    first_row("first-cancel", &["Esc"], Action::Cancel, msg("cmd-cancel")),
    first_row("first-redraw", &["Ctrl-l"], Action::Redraw, msg("cmd-redraw")),
    first_row("first-suspend", &["Ctrl-z"], Action::Suspend, msg("cmd-suspend")),
    first_row("first-back", &["q"], Action::Back, msg("cmd-back")).hint(4),
    first_row("first-quit", &["Ctrl-c"], Action::Quit, msg("cmd-quit")),
];

pub const LIST_COMMANDS: &[CommandSpec] = &[
    list_row("order", &[","], Action::Order, msg("cmd-order")).hint(24).opens().cli("list"),
    list_row("columns", &["C"], Action::Columns, msg("cmd-columns")).opens().cli("list"),
    list_row("save-view", &["F"], Action::SaveView, msg("cmd-save-view")).opens().cli("view save"),
    list_row("facets", &["f"], Action::Facets, msg("cmd-facets")).hint(23).opens().cli("list"),
    list_row("mark", &["Space"], Action::Mark, msg("cmd-mark")),
    list_row("range", &["v"], Action::Range, msg("cmd-range")),
    list_row("mark-all", &["V"], Action::MarkAll, msg("cmd-mark-all")),
    list_row("scroll-down", &["J"], Action::ScrollDown, msg("cmd-scroll-down")),
    list_row("scroll-up", &["K"], Action::ScrollUp, msg("cmd-scroll-up")),
];
