//! What calls for plays today: the warnings that stand in the book, by the play that each suggests.

use crate::core::account::AccountId;
use crate::core::known::Known;
use crate::core::message::Message;
use crate::core::playbook::Playbook;
use crate::core::playbook::offer::asks;
use crate::core::receipt::Band;
use crate::core::signal::Severity;
use crate::core::signal::episode::rule_name;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::section::health;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use std::collections::BTreeMap;

/// A rule whose warning stands, and the play it suggests.
pub struct Trigger {
    pub rule: Known,
    pub play: Known,
    /// The worst that stands.
    pub severity: Severity,
    /// Where it stands, in the order of triage; and on how many of them the play runs.
    pub accounts: Vec<AccountId>,
    pub running: usize,
}

impl Trigger {
    /// The worst first, then by how many accounts call. `runs`: does the play run on the account?
    pub fn find(world: &World, runs: impl Fn(AccountId, &Known) -> bool) -> Vec<Self> {
        let mut found: BTreeMap<(Known, Known), Self> = BTreeMap::new();
        let rows = world
            .portfolio
            .rows
            .iter()
            .filter(|row| row.band != Band::Excluded && world.is_mine(row.owner.as_deref()));
        for row in rows {
            for signal in row.signals.iter().filter(|signal| asks(signal)) {
                let trigger = found.entry((signal.rule, signal.play)).or_insert_with(|| Self {
                    rule: signal.rule,
                    play: signal.play,
                    severity: signal.severity,
                    accounts: Vec::new(),
                    running: 0,
                });
                trigger.severity = trigger.severity.max(signal.severity);
                trigger.accounts.push(row.id);
                trigger.running += usize::from(runs(row.id, &signal.play));
            }
        }
        let mut found: Vec<Self> = found.into_values().collect();
        found.sort_by_key(|it| std::cmp::Reverse((it.severity, it.accounts.len())));
        found
    }

    pub fn playbook<'w>(&self, world: &'w World) -> Option<&'w Playbook> {
        world.portfolio.library.called(&self.play)
    }

    /// `usage drop` in the words of the language.
    pub fn name(&self, world: &World) -> String {
        world.say(&rule_name(self.rule.as_str()))
    }

    fn play_name(&self, world: &World) -> String {
        let found = self.playbook(world).map(|playbook| super::draw::name(world, playbook));
        found.unwrap_or_else(|| Shown::new(self.play.as_str()).to_string())
    }

    /// Severity, rule, play, how many accounts call for it, on how many it runs.
    pub fn row(&self, world: &World, width: usize) -> Line {
        let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
        let calls = Message::new("trigger-accounts").count("count", self.accounts.len());
        let running = match self.running {
            0 => String::new(),
            running => world.say(&Message::new("trigger-running").count("count", running)),
        };
        let severe = world.style(match self.severity {
            Severity::P1 => Token::Late,
            Severity::P2 => Token::AtRisk,
            _ => Token::Plain,
        });
        let rest = width.saturating_sub(4 + 26 + 14 + 12);
        Line::new()
            .put(" ", plain)
            .cell(&world.word(self.severity.title()), 3, severe)
            .cell(&self.name(world), 26, plain)
            .cell(&self.play_name(world), rest, muted)
            .cell_right(&world.say(&calls), 14, plain)
            .cell_right(&running, 12, muted)
    }

    /// Who calls, the largest worry first; then the steps of the play.
    pub fn lines(&self, world: &World, pane: &Pane) -> Vec<Line> {
        let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
        let mut lines = Vec::new();
        if pane.shape > Shape::Stacked {
            lines.push(Line::new().put(self.name(world), world.style(Token::Title)));
        }
        let said = Message::new("trigger-play").text("play", self.play_name(world));
        lines.push(Line::new().put(world.say(&said), muted));
        lines.push(Line::new());
        let today = world.today();
        for row in self.accounts.iter().filter_map(|id| world.row(*id)) {
            let signal = row.signals.iter().find(|signal| signal.rule == self.rule);
            let since = signal.map(|signal| format::short_day(world.lang, signal.since, today));
            let arr = row.arr.map(|arr| format::short_money(world.lang, arr));
            // Where it is narrow, who it is goes before since when.
            let when = if pane.width < 48 { 0 } else { 9 };
            let name = pane.width.saturating_sub(3 + 9 + 7 + when);
            let band = world.style(row.band.into());
            lines.push(
                Line::new()
                    .put(format!("{} ", world.glyphs.band(row.band)), band)
                    .cell(name_of(row).as_str(), name, plain)
                    .cell_right(&arr.unwrap_or_else(|| "?".to_owned()), 9, plain)
                    .cell_right(&health::points(row), 7, band)
                    .cell_right(&since.unwrap_or_default(), when, muted),
            );
        }
        lines
    }
}
