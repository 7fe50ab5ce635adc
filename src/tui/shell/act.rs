//! The verbs: what they ask, what becomes of the answers, and the way back.

use super::{Mode, Purpose, Shell};
use crate::core::activity::Direction;
use crate::core::compose;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::phrase::{self, Resolved};
use crate::core::pulse::{PULSE_REASONS, PulseLevel};
use crate::core::task::WaitingOn;
use crate::core::verb::{RhythmEnds, Turn};
use crate::core::verdict::{DISMISSALS, VerdictKind};
use crate::tui::command::Verb;
use crate::tui::composer::Composer;
use crate::tui::deed::{self, Deed, Targets, When, field_of};
use crate::tui::effect::Effect;
use crate::tui::overlay::pick::Begun;
use crate::tui::screen::Place;
use crate::tui::strip::{FIELDS, Strip};
use crate::tui::world::World;

/// Rows that a verb changes without asking.
const UNASKED: usize = 20;

/// Ids that are kept in reserve.
const RESERVE: u32 = 16;

impl Shell {
    pub(super) fn begin(&mut self, verb: Verb) {
        if verb == Verb::Start {
            return self.begin_start();
        }
        if verb == Verb::Edit && self.fill_gap() {
            return;
        }
        let targets = self.targets();
        if targets.is_empty() && verb != Verb::Add {
            return self.fail(Message::new("verb-nothing-chosen"));
        }
        if self.begin_on_steps(verb, &targets) {
            return;
        }
        if matches!(verb, Verb::Delete | Verb::Due) && self.off_tasks(&targets) {
            return self.fail(Message::new("account-no-task-here"));
        }
        match verb {
            Verb::Start => {}
            Verb::Done if self.place == Place::Renewals && self.may_take(&targets) => {
                self.perform(Deed::TakeTerm, targets);
            }
            Verb::Done => self.perform(Deed::Done, targets),
            Verb::Delete => self.perform(Deed::Delete, targets),
            Verb::Close if self.place == Place::Playbooks => self.open_strip(Strip::Stop),
            Verb::Close => match targets {
                Targets::Tasks(_) => self.open_strip(Strip::Drop),
                Targets::Accounts(_) => self.open_strip(Strip::Close),
                Targets::Calls(_) => self.perform(Deed::Cancel, targets),
            },
            Verb::Snooze => self.open_strip(Strip::Snooze),
            Verb::Due => self.open_strip(Strip::Due),
            Verb::Wait => self.open_strip(Strip::Wait),
            Verb::Pulse => self.open_strip(Strip::Pulse),
            Verb::Override => self.open_strip(Strip::Override),
            Verb::Raise => self.perform(Deed::Forecast(Turn::Raise), targets),
            Verb::Plan => self.begin_plan(&targets),
            Verb::Lower => self.perform(Deed::Forecast(Turn::Lower), targets),
            Verb::Log => self.compose(&targets),
            Verb::Add => {
                let draft = std::mem::take(&mut self.drafts.line);
                self.open_line(Purpose::Add(targets), &draft);
            }
            Verb::Edit => self.edit(&targets),
            Verb::Notes => self.edit_notes(&targets),
        }
    }

    /// Every one of them renewed by itself, and waits to be confirmed.
    fn may_take(&self, targets: &Targets) -> bool {
        let rows = targets.accounts(&self.world);
        rows.iter().all(|id| self.world.row(*id).is_some_and(|row| row.after.next.is_some()))
    }

    /// In an account, where no task is under the cursor, none is changed that is out of sight.
    fn off_tasks(&self, targets: &Targets) -> bool {
        self.place == Place::Account && matches!(targets, Targets::Accounts(_))
    }

    /// The composer, with what was left in it or pasted before.
    pub(super) fn compose(&mut self, targets: &Targets) {
        let accounts = targets.accounts(&self.world);
        if accounts.is_empty() {
            return self.fail(Message::new("verb-no-account"));
        }
        let pasted = self.status.pasted.take();
        let call = match targets {
            Targets::Calls(ids) => {
                let only = ids.first().filter(|_| ids.len() == 1);
                let call = only.and_then(|id| self.world.call(*id));
                // What is said before the day of a call is no account of it.
                call.filter(|call| call.touch.day <= self.world.today())
            }
            _ => None,
        };
        let id = call.as_ref().map(|call| call.id);
        let draft = self.drafts.take(&accounts, id);
        let begun = |text: &str| {
            let composer = Composer::new(accounts.clone(), text);
            call.as_ref().map_or_else(|| composer.clone(), |call| composer.clone().about(call))
        };
        let mut composer = draft.unwrap_or_else(|| begun(""));
        composer.add(&pasted.unwrap_or_default());
        self.mode = Mode::Compose(composer);
        self.learn_people();
    }

    fn edit(&mut self, targets: &Targets) {
        let first = match targets {
            Targets::Accounts(_) | Targets::Calls(_) => return self.open_strip(Strip::Field),
            Targets::Tasks(ids) => ids.first().and_then(|id| self.world.task(*id)).cloned(),
        };
        let Some(task) = first else { return };
        let text = deed::line_of(&task);
        self.open_line(Purpose::Retitle(Targets::Tasks(vec![task.id])), &text);
    }

    /// A strip's second key. One that the strip does not offer leaves it open.
    pub(super) fn choose(&mut self, key: char) {
        let Mode::Strip { strip, targets } = &self.mode else { return };
        let (strip, targets) = (*strip, targets.clone());
        if !strip.offers(key) {
            return;
        }
        self.mode = Mode::Normal;
        self.dirty = true;
        match strip {
            Strip::Snooze if key == 'd' => self.open_line(Purpose::SnoozeDay(targets), ""),
            Strip::Due if key == 'd' => self.open_line(Purpose::DueDay(targets), ""),
            Strip::Snooze => self.perform(Deed::Snooze(When::Key(key)), targets),
            Strip::Due => self.perform(Deed::Due(When::Key(key)), targets),
            Strip::Wait => {
                let on = WaitingOn::ALL.iter().find(|(known, _)| *known == key);
                if let Some((_, on)) = on {
                    self.choose_wait(*on, targets);
                }
            }
            Strip::Pulse => self.choose_pulse(key, targets),
            Strip::Override => self.choose_override(key, targets),
            Strip::Plan => self.choose_plan(key, targets),
            Strip::Reason(level) => {
                let reason = PULSE_REASONS.iter().find(|(known, _)| *known == key);
                let reason = reason.map(|(_, reason)| *reason);
                self.perform(Deed::Pulse(level, reason), targets);
            }
            Strip::Template { onboarding, from } => {
                self.choose_template(key, (onboarding, from), targets);
            }
            Strip::Field => self.choose_field(key, targets),
            Strip::Copy => self.choose_copy(key, targets),
            Strip::Sweep(kind) => self.choose_in_sweep(kind, key, targets),
            Strip::Stop if key == 's' => self.perform(Deed::Stop, targets),
            Strip::Stop => self.open_line(Purpose::NotNeeded(targets), ""),
            Strip::Drop if key == 'e' => self.perform(Deed::Drop(RhythmEnds::Yes), targets),
            Strip::Drop => self.perform(Deed::Drop(RhythmEnds::No), targets),
            Strip::Facet => self.choose_facet(key),
            Strip::Order => self.choose_order(key),
            Strip::Group => self.choose_group(key),
            Strip::Close => {
                let wrong = DISMISSALS.iter().find(|(known, _)| *known == key);
                let deed = wrong.map_or(Deed::Close(VerdictKind::Accepted, None), |(_, reason)| {
                    Deed::Close(VerdictKind::Wrong, Some(reason))
                });
                self.perform(deed, targets);
            }
            Strip::Letter { japanese } => self.choose_letter(key, japanese, targets),
            Strip::After => self.mode = Mode::Strip { strip: Strip::AfterPulse, targets },
            Strip::AfterPulse => self.choose_after(key, targets),
            Strip::AfterReason(level) => {
                let reason = PULSE_REASONS.iter().find(|(known, _)| *known == key);
                self.add_pulse(level, reason.map(|(_, reason)| *reason), &targets);
            }
        }
    }

    fn choose_copy(&mut self, key: char, targets: Targets) {
        match key {
            'b' => self.copy_brief(&targets),
            'B' => self.copy_outside(&targets),
            'e' => self.copy_emails(&targets),
            'm' => self.open_letters(targets),
            _ => self.copy(key, &targets),
        }
    }

    /// Green needs no reason.
    pub(super) fn choose_pulse(&mut self, key: char, targets: Targets) {
        let Some((_, level)) = PulseLevel::ALL.iter().find(|(known, _)| *known == key) else {
            return;
        };
        if *level == PulseLevel::Green {
            return self.perform(Deed::Pulse(*level, None), targets);
        }
        self.mode = Mode::Strip { strip: Strip::Reason(*level), targets };
    }

    /// The pulse after a call belongs to it: one undo takes back both.
    fn choose_after(&mut self, key: char, targets: Targets) {
        let Some((_, level)) = PulseLevel::ALL.iter().find(|(known, _)| *known == key) else {
            return;
        };
        if *level == PulseLevel::Green {
            return self.add_pulse(*level, None, &targets);
        }
        self.mode = Mode::Strip { strip: Strip::AfterReason(*level), targets };
    }

    fn add_pulse(&mut self, level: PulseLevel, reason: Option<&'static str>, targets: &Targets) {
        match deed::gesture(&mut self.world, &Deed::Pulse(level, reason), targets) {
            Err(message) => self.fail(message),
            Ok(gesture) => {
                self.show(&gesture, false);
                self.ask(Effect::Extend(gesture));
            }
        }
    }

    /// After both sides have spoken: how does it feel? Asked once a day, of one account.
    fn ask_for_pulse(&mut self, deed: &Deed, gesture: &Gesture) {
        let today = self.world.today();
        let spoken = matches!(deed, Deed::Log { direction: Some(Direction::TwoWay), .. });
        if let ([account], true) = (gesture.accounts().as_slice(), spoken) {
            let row = self.world.row(*account);
            let known = row.is_some_and(|row| row.pulse.is_some_and(|(_, day)| day == today));
            if !known && matches!(self.mode, Mode::Normal) {
                let targets = Targets::Accounts(vec![*account]);
                self.mode = Mode::Strip { strip: Strip::After, targets };
            }
        }
    }

    fn choose_field(&mut self, key: char, targets: Targets) {
        let Some((_, field, _)) = FIELDS.iter().find(|(known, ..)| *known == key) else { return };
        let first = targets.accounts(&self.world).first().and_then(|id| self.world.row(*id));
        let text = first.and_then(|row| field_of(row, field)).unwrap_or_default();
        self.open_line(Purpose::Field(targets, field), &text);
    }

    pub(super) fn accept_line(&mut self) {
        let Mode::Line { purpose, line, before } = &self.mode else { return };
        let (purpose, text) = (purpose.clone(), line.text().to_owned());
        let open =
            Mode::Line { purpose: purpose.clone(), line: line.clone(), before: before.clone() };
        let day = read_day(&self.world, &purpose, &text);
        let dated = match purpose {
            Purpose::SnoozeDay(_) | Purpose::DueDay(_) | Purpose::Anchor(_) => true,
            // Nothing typed is the day it would have been.
            Purpose::StartDay(_) => !text.trim().is_empty(),
            _ => false,
        };
        if dated && day.is_none() {
            return self.fail(Message::new("input-no-day").text("text", text));
        }
        self.mode = Mode::Normal;
        let filters = purpose == Purpose::Filter;
        self.take_line(purpose, text, day);
        // What was refused stays to be mended, with the reason under it.
        if self.status.failed() && !filters && matches!(self.mode, Mode::Normal) {
            self.mode = open;
        }
    }

    /// What a typed line was for is done.
    fn take_line(&mut self, purpose: Purpose, text: String, day: Option<Resolved>) {
        match (purpose, day) {
            (Purpose::Filter, _) => self.keep_filter(),
            (Purpose::Import, _) => self.import(&text),
            (Purpose::Worded(action), _) => self.take_worded(action, &text),
            (Purpose::Add(targets), _) => {
                // Kept until it is written, so that a refused line can be mended.
                self.drafts.line.clone_from(&text);
                self.perform(Deed::Add(text), targets);
            }
            (Purpose::Retitle(targets), _) => self.perform(Deed::Retitle(text), targets),
            (Purpose::Field(targets, field), _) => {
                self.perform(Deed::Correct { field, value: text }, targets);
            }
            (Purpose::Override(targets, claim), _) => self.take_override(targets, claim, &text),
            (Purpose::Objective(targets), _) => self.take_objective(targets, &text),
            (Purpose::Proof(targets), _) => self.take_proof(targets, &text),
            (Purpose::SnoozeDay(targets), Some(day)) => {
                self.perform(Deed::Snooze(When::Day(day)), targets);
            }
            (Purpose::DueDay(targets), Some(day)) => {
                self.perform(Deed::Due(When::Day(day)), targets);
            }
            (Purpose::Anchor(begun), Some(resolved)) => self.anchor(begun, resolved.day),
            (Purpose::SnoozeDay(_) | Purpose::DueDay(_) | Purpose::Anchor(_), None) => {}
            (Purpose::StartDay(choosing), day) => {
                self.choose_on(choosing, day.map(|resolved| resolved.day));
            }
            (Purpose::NotNeeded(targets), _) => self.perform(Deed::NotNeeded(text), targets),
            (Purpose::Evidence(targets), _) => self.perform(Deed::Prove(text), targets),
            (Purpose::Blocked(targets, on), _) => self.perform(Deed::Block(on, text), targets),
            (Purpose::AddStep(targets), _) => self.perform(Deed::AddStep(text), targets),
            (Purpose::View, _) => self.keep_view(&text),
            (Purpose::Unit(begun), _) => self.start(Begun { unit: Some(text), ..begun }),
        }
    }

    /// Esc: a filter goes back to what it was, a task line is kept as a draft.
    pub(super) fn dismiss_line(&mut self) {
        let Mode::Line { purpose, line, before } = std::mem::replace(&mut self.mode, Mode::Normal)
        else {
            return;
        };
        match purpose {
            Purpose::Filter if self.place != Place::Account => self.find(&before),
            Purpose::Filter => self.find(""),
            Purpose::Add(_) => {
                line.text().clone_into(&mut self.drafts.line);
                if !line.text().trim().is_empty() {
                    self.tell(Message::new("draft-line-kept"));
                }
            }
            Purpose::StartDay(choosing) => self.choose_on(choosing, None),
            _ => {}
        }
    }

    /// What cannot be kept is said where it stands, and the text stays.
    pub(super) fn accept_composer(&mut self) {
        if let Mode::Compose(composer) = &mut self.mode
            && let Some(refusal) =
                compose::refusal(&composer.text(), self.world.today(), &self.world.calendar)
        {
            composer.go_to(refusal.line);
            return self.fail(refusal.reason);
        }
        let Mode::Compose(composer) = std::mem::replace(&mut self.mode, Mode::Normal) else {
            return;
        };
        let deed =
            Deed::Log { text: composer.text(), kind: composer.kind, direction: composer.direction };
        let targets = match composer.call {
            Some(call) => Targets::Calls(vec![call]),
            None => Targets::Accounts(composer.accounts.clone()),
        };
        // Until it is written.
        self.drafts.put(composer);
        self.perform(deed, targets);
    }

    /// Many rows at once, or several deletions, are asked about first.
    pub(super) fn perform(&mut self, deed: Deed, targets: Targets) {
        if self.world.stand_in.is_some() {
            return self.say_held_back();
        }
        let many = targets.len();
        let creates = matches!(deed, Deed::Add(_)) && many == 0;
        if targets.is_empty() && !creates {
            return self.fail(Message::new("verb-nothing-chosen"));
        }
        if many > UNASKED || (many > 1 && deed == Deed::Delete) {
            self.mode = Mode::Confirm { deed, targets };
            return;
        }
        self.commit(deed, &targets);
    }

    pub(super) fn commit(&mut self, deed: Deed, targets: &Targets) {
        if !self.enough_ids(&deed, targets) {
            return;
        }
        match deed::gesture(&mut self.world, &deed, targets) {
            Err(message) => self.fail(message),
            Ok(gesture) => self.write(deed, gesture),
        }
    }

    /// The screen after a gesture, before it is kept.
    pub(super) fn show(&mut self, gesture: &Gesture, resolves: bool) {
        self.world.apply(&gesture.operations);
        let accounts = gesture.accounts();
        self.screens.triage.follow(&self.world, &accounts, resolves);
        for screen in self.screens.all_mut() {
            screen.rows_mut().clear_marks();
        }
        if self.place != Place::Account {
            self.rebuild_list();
        }
        self.done(gesture.title.clone());
        self.look_again();
    }

    fn write(&mut self, deed: Deed, gesture: Gesture) {
        self.show(&gesture, deed.resolves());
        // What was started is looked at next.
        if let (Deed::Start { .. }, Some(first)) = (&deed, gesture.operations.first()) {
            self.screen_mut().select_changed(first);
        }
        self.world.undo += 1;
        self.world.redo = 0;
        match &deed {
            Deed::Add(_) => self.drafts.line.clear(),
            Deed::Log { text, .. } => self.drafts.forget(text),
            _ => {}
        }
        self.ask_for_pulse(&deed, &gesture);
        self.last_deed = Some(deed);
        self.ask(Effect::Write(gesture));
        self.keep_reserve();
        self.answer_sweep(true);
    }

    pub(super) fn repeat(&mut self) {
        match self.last_deed.clone() {
            Some(deed) => self.perform(deed, self.targets()),
            None => self.fail(Message::new("repeat-nothing")),
        }
    }

    /// The store has taken a gesture back, or done it again: so does the screen, with the cursor.
    pub(super) fn replay(&mut self, gesture: &Gesture, undone: bool) {
        self.world.apply(&gesture.operations);
        let accounts = gesture.accounts();
        self.screens.triage.follow(&self.world, &accounts, true);
        self.rebuild_list();
        // An inverse begins with what was done last: the cursor goes to what the verb began with.
        let mut operations: Vec<_> = gesture.operations.iter().collect();
        if undone {
            operations.reverse();
        }
        for screen in self.screens.all_mut() {
            let _ = operations.iter().any(|operation| screen.select_changed(operation));
        }
        self.look_again();
    }

    /// Every new row takes an id; where there are too few the deed waits for more.
    fn enough_ids(&mut self, deed: &Deed, targets: &Targets) -> bool {
        let each = match deed {
            Deed::Add(_) | Deed::AddStep(_) | Deed::Done | Deed::Drop(_) => 1,
            Deed::Log { text, .. } => text.lines().count(),
            Deed::Start { playbook, .. } => {
                let found = self.world.portfolio.library.get(playbook);
                found.map_or(0, |playbook| playbook.steps.len())
            }
            _ => 0,
        };
        let needed = (each * targets.len().max(1)) as u32;
        let tasks = &self.world.ids.0.tasks;
        if tasks.end.saturating_sub(tasks.start) >= needed {
            return true;
        }
        self.waiting_deed = Some((deed.clone(), targets.clone()));
        self.ask(Effect::ReserveIds { tasks: needed + RESERVE });
        false
    }

    pub(super) fn keep_reserve(&mut self) {
        let tasks = &self.world.ids.0.tasks;
        if tasks.end.saturating_sub(tasks.start) < RESERVE {
            self.ask(Effect::ReserveIds { tasks: 4 * RESERVE });
        }
    }
}

/// The day that a typed one is: the next, or the nearest where it is one on which something began.
pub(super) fn read_day(world: &World, purpose: &Purpose, text: &str) -> Option<Resolved> {
    let began = matches!(purpose, Purpose::StartDay(_));
    let read = if began { phrase::begun } else { phrase::resolve };
    read(text, world.today(), &world.calendar)
}
