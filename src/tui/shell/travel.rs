//! Time travel: the whole book as it was known on a day. A sign in the head says so; what would write
//! is off and says why; `:as-of today` comes back. And who moved between two days.

use super::{Purpose, Shell};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::phrase;
use crate::tui::command::Action;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::overlay::{Page, news};
use crate::tui::world::StandIn;
use std::sync::Arc;

/// Under which the day is remembered on which the news were told.
pub(super) const NEWS: &str = "news-told";

impl Shell {
    /// A typed day, no later than today: `2026-03-01`, `30d`, `last fri`.
    fn go_to_day(&mut self, action: Action, text: &str) {
        let today = self.world.clock.today;
        let Some(day) = past_day(text, today, &self.world.calendar) else {
            return self.fail(Message::new("travel-no-day").text("text", text));
        };
        if day > today {
            return self.fail(Message::new("travel-ahead").day("day", day));
        }
        if action == Action::Since {
            let until = self.world.today();
            self.open_page(Page::Moves { since: day, until, moves: None });
            return self.ask(Effect::FindMoves { since: day, until });
        }
        if self.is_trying() {
            return self.say_held_back();
        }
        self.travel((day < today).then_some(day));
    }

    pub(super) fn ask_words(&mut self, action: Action) {
        let text = if action == Action::WhatIf { self.tried_text() } else { String::new() };
        self.open_line(Purpose::Worded(action), &text);
    }

    /// What was typed behind a command.
    pub(super) fn take_worded(&mut self, action: Action, text: &str) {
        match action {
            Action::WhatIf => self.try_numbers(text),
            Action::Theme => self.set_theme(text),
            Action::Queue => self.open_queue(text),
            _ => self.go_to_day(action, text),
        }
    }

    /// What is new since the last visit, or in the last week on the first.
    pub(super) fn open_news(&mut self) {
        let until = self.world.today();
        let since = self.world.portfolio.last_visit.unwrap_or(until - 7).min(until - 1);
        self.open_page(Page::News { since, moves: None });
        self.ask(Effect::FindMoves { since, until });
    }

    /// At the first start of a day, in one line: what came since the last visit.
    pub(super) fn tell_news_of_the_day(&mut self) {
        let today = self.world.today();
        let Some(since) = self.world.portfolio.last_visit.filter(|day| *day < today) else {
            return;
        };
        let told = Some(today.to_string());
        if self.news_told == told || self.status.toast.is_some() || self.world.stand_in.is_some() {
            return;
        }
        self.news_told = told;
        self.ask(Effect::Remember { key: NEWS.into(), value: today.to_string() });
        let (signals, promises) = news::counts(&self.world, since);
        let counted = [("news-line-signals", signals), ("news-line-promises", promises)];
        let counted = counted.into_iter().filter(|(_, count)| *count > 0);
        let parts = counted.map(|(id, count)| Message::new(id).count("count", count));
        if let Some(what) = Message::list("list-and", parts) {
            self.tell(Message::new("news-line").day("since", since).message("what", what));
        }
    }

    fn travel(&mut self, day: Option<Day>) {
        if day.is_none() && self.world.stand_in.is_none() {
            return self.tell(Message::new("travel-here"));
        }
        match day {
            Some(day) => self.tell(Message::new("travel-going").day("day", day)),
            None => self.come_back(),
        }
        self.ask(Effect::Travel(day));
    }

    /// The book as it is again; it comes as if it came for the first time.
    fn come_back(&mut self) {
        self.world.stand_in = None;
        self.world.detail = None;
        self.loaded = false;
        self.tell(Message::new("travel-back"));
    }

    /// The book of a day has come.
    pub(super) fn arrive(&mut self, event: Event) {
        match event {
            Event::Past(portfolio) => {
                self.world.stand_in = portfolio.today.map(StandIn::Past);
                self.world.detail = None;
                self.loaded = true;
                self.screens.triage.receive(&mut self.world, Arc::clone(&portfolio), true);
                self.rebuild_list();
                self.look_again();
                if let Some(day) = portfolio.today {
                    self.tell(Message::new("travel-there").day("day", day));
                }
            }
            Event::Moves { since, until, moves } => match self.page_mut() {
                Some(page @ &mut Page::Moves { .. }) => {
                    *page = Page::Moves { since, until, moves: Some(moves) };
                }
                Some(page @ &mut Page::News { .. }) => {
                    *page = Page::News { since, moves: Some(moves) };
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Nothing is written while another book stands in: says so, and why.
    pub(super) fn is_held_back(&mut self, action: Action) -> bool {
        if self.world.stand_in.is_none() || !writes(action) {
            return false;
        }
        self.say_held_back();
        true
    }

    pub(super) fn say_held_back(&mut self) {
        match self.world.stand_in {
            Some(StandIn::Past(day)) => {
                self.fail(Message::new("travel-read-only").day("day", day));
            }
            Some(StandIn::Trial(..)) => self.fail(Message::new("trial-read-only")),
            None => {}
        }
    }
}

/// The day that is typed; how many days ago is enough.
fn past_day(text: &str, today: Day, calendar: &crate::core::calendar::Calendar) -> Option<Day> {
    let text = text.trim();
    if let Some(days) = text.strip_suffix(['d', 'D']).and_then(|days| days.trim().parse().ok()) {
        let days: i32 = days;
        return Some(today - days.abs());
    }
    Day::parse(text).or_else(|| Some(phrase::when(text, today, calendar)?.0))
}

/// What changes something that is kept.
pub(super) fn writes(action: Action) -> bool {
    matches!(
        action,
        Action::Do(_)
            | Action::Undo
            | Action::Redo
            | Action::Repeat
            | Action::Sweep(_)
            | Action::Sync
            | Action::Import
            | Action::Demo
            | Action::Me
            | Action::NotCollected
            | Action::Refuse
            | Action::Merge
            | Action::Unmerge
            | Action::Retry
            | Action::TakeIn
            | Action::UndoRun
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::calendar::Calendar;

    #[test]
    fn a_day_is_typed_or_counted_back() {
        let today = Day::parse("2026-06-28").unwrap();
        let check = |text: &str, expected: Option<&str>| {
            let found = past_day(text, today, &Calendar::default());
            assert_eq!(found.map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("2026-03-01", Some("2026-03-01"));
        check("30d", Some("2026-05-29"));
        check("today", Some("2026-06-28"));
        check("2027-01-01", Some("2027-01-01"));
        check("soonish", None);
    }
}
