//! What runtime answers: rows, details, what was undone, how a sync goes.

use super::status::Underway;
use super::{Mode, Shell};
use crate::core::batch::FileStatus;
use crate::core::message::Message;
use crate::core::portfolio::Portfolio;
use crate::tui::event::{Event, RunReport};
use crate::tui::overlay::{Overlay, Page};
use crate::tui::screen::Place;
use std::sync::Arc;

impl Shell {
    pub(super) fn take_answer(&mut self, event: Event) {
        match event {
            Event::Clock(clock) => {
                let new_day = clock.today != self.world.clock.today;
                self.world.clock = clock;
                self.fade();
                self.dirty |= new_day;
                return;
            }
            Event::Face { light, glyphs, depth, own } => {
                self.face = (light, glyphs);
                (self.depth, self.own) = (depth, own);
                self.paint();
                self.world.glyphs = glyphs.set();
            }
            // Another book stands in: what is new is asked for again when it goes.
            Event::Portfolio(_) | Event::Rows(_) if self.world.stand_in.is_some() => {}
            event @ (Event::Past(_) | Event::Moves { .. }) => self.arrive(event),
            event @ (Event::Bench(_) | Event::Weighed { .. }) => self.take_trial(event),
            Event::Portfolio(portfolio) => self.receive_portfolio(portfolio),
            Event::Rows(rows) => {
                let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
                // The details that are shown were read before the gesture was in the store.
                if self.look.shown.is_some_and(|shown| ids.contains(&shown)) {
                    self.look_again();
                }
                self.world.put_rows(rows);
                self.screens.triage.update(&self.world, &ids);
                if self.place == Place::Renewals {
                    self.rebuild_list();
                }
            }
            Event::Ids(ids) => {
                self.world.ids.refill(ids);
                if let Some((deed, targets)) = self.waiting_deed.take() {
                    self.commit(deed, &targets);
                }
            }
            // Of another day than the one that is shown by now.
            Event::Detail(detail) if detail.as_of != self.world.today() => {}
            // By other numbers than those in force by now.
            Event::Detail(detail) if detail.tried != self.is_trying() => {}
            Event::Detail(detail) => {
                self.world.set_detail(detail);
                self.learn_people();
                self.run_errand();
                self.fill_curtain();
            }
            Event::Views(views) => self.take_views(views),
            Event::Written { undo, redo } => {
                (self.world.undo, self.world.redo) = (undo, redo);
                self.look.intake_again();
            }
            other => self.take_result(other),
        }
        self.dirty = true;
    }

    fn take_result(&mut self, event: Event) {
        match event {
            Event::Undone { gesture, undo, redo } => {
                (self.world.undo, self.world.redo) = (undo, redo);
                self.replay(&gesture, true);
                self.follow_identity(&gesture);
                self.tell(Message::new("toast-undone").message("title", gesture.title));
            }
            Event::Redone { gesture, undo, redo } => {
                (self.world.undo, self.world.redo) = (undo, redo);
                self.replay(&gesture, false);
                self.follow_identity(&gesture);
                self.done(Message::new("toast-redone").message("title", gesture.title));
            }
            Event::NothingToUndo => self.tell(Message::new("undo-nothing")),
            Event::NothingToRedo => self.tell(Message::new("redo-nothing")),
            Event::Failed(message) => {
                self.status.sync = None;
                self.leave_failed_try_out();
                self.fail(message);
            }
            Event::Faults(faults) => self.fail_all(faults),
            Event::Copied(what) => self.tell(Message::new("copied-through").message("what", what)),
            Event::Told(message) => self.tell(message),
            Event::Edited(edited) => self.take_edited(edited),
            other => self.take_sync(other),
        }
    }

    fn take_sync(&mut self, event: Event) {
        match event {
            Event::SyncProgress { done, total, path, pace } => {
                self.status.sync = Some(Underway::Reading { done, total, path, pace });
            }
            Event::SyncBehind => self.status.sync = Some(Underway::Behind),
            Event::SyncApplying => self.status.sync = Some(Underway::Applying),
            Event::SyncScoring => self.status.sync = Some(Underway::Scoring),
            Event::SyncDone(report) => {
                self.status.sync = None;
                self.look.intake_again();
                self.report(&report);
            }
            Event::SyncCancelled => {
                self.status.sync = None;
                self.tell(Message::new("toast-sync-cancelled"));
            }
            Event::Arrived(count) => {
                // Neither what is just being read nor an error makes way for it: it stands there after.
                let free = self.status.sync.is_none() && !self.status.failed();
                if count > self.status.arrived && free {
                    self.tell(Message::new("status-arrived").count("count", count));
                }
                self.status.arrived = count;
            }
            Event::Waiting(files) => {
                self.receive_waiting(files);
            }
            Event::History(lines) => {
                if let Mode::Overlay(Overlay::Page { page: Page::History(page), .. }) =
                    &mut self.mode
                {
                    page.receive(lines, &self.world);
                }
            }
            other => self.take_intake(other),
        }
    }

    /// Nothing else is being done that a page would come in the way of.
    fn can_be_asked(&self) -> bool {
        matches!(self.mode, Mode::Normal) && self.sweep.is_none()
    }

    /// What a finished sync did, or what it could not read.
    fn report(&mut self, report: &RunReport) {
        if let Some(held) = &report.held {
            return self.fail(Message::new("toast-held").message("why", held.why.clone()));
        }
        // Without an account there is nothing else to do than to say what a file is.
        let first = self.is_first_run();
        let asks = |status| status == FileStatus::Held || (first && status == FileStatus::Unmapped);
        let mut asking: Vec<String> = std::mem::take(&mut self.status.asking);
        asking.retain(|path| report.files.iter().all(|file| file.path != *path));
        let now = report.files.iter().filter(|file| asks(file.status));
        asking.splice(0..0, now.map(|file| file.path.clone()));
        if !asking.is_empty() && self.can_be_asked() {
            let first = asking.remove(0);
            // The others come one after the other.
            self.status.asking = asking;
            return self.look_into(first, None);
        }
        let refused =
            report.files.iter().find_map(|file| file.error.as_ref().map(|error| (file, error)));
        if let Some((file, error)) = refused {
            let message = Message::new("toast-sync-refused").text("path", file.path.as_str());
            return self.fail(message.message("reason", error.clone()));
        }
        let done = Message::new(if report.totals.quarantined > 0 {
            "toast-sync-aside"
        } else {
            "toast-sync-done"
        });
        let done = done
            .count("files", report.files.len())
            .count("new", report.totals.new)
            .count("changed", report.totals.changed)
            .count("accounts", report.accounts_changed)
            .message("aside", report.totals.aside_said());
        self.tell(done);
    }

    /// The first whole book fills the list; a later one waits until it is merged.
    pub(super) fn receive_portfolio(&mut self, portfolio: Arc<Portfolio>) {
        let first = !self.loaded || self.world.portfolio.total == 0;
        self.look.intake_again();
        self.loaded = portfolio.complete;
        let found = portfolio.complete;
        self.screens.triage.receive(&mut self.world, portfolio, first);
        self.rebuild_list();
        self.look_again();
        if found {
            self.tell_found_draft();
            self.tell_news_of_the_day();
        }
        self.dirty = true;
    }
}
