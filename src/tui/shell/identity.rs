//! Who is who, by the person's word: references given to accounts, two accounts made one, parted or
//! kept apart.

use super::{Mode, Shell};
use crate::core::account::AccountId;
use crate::core::batch::FileOutcome;
use crate::core::identity::Alike;
use crate::core::intake::{Orphan, ProblemLine};
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::verb::{self, Naming, Outcome, Party};
use crate::locale::format;
use crate::tui::effect::Effect;
use crate::tui::overlay::pick::Kind;
use crate::tui::screen::Place;

fn naming(orphan: &Orphan) -> Naming {
    Naming { source: orphan.source.clone(), reference: orphan.reference.clone() }
}

impl Shell {
    /// Enter on a row that asks who it is; false where it does not.
    pub(super) fn ask_whose(&mut self) -> bool {
        let pair = self.screens.data.pair(&self.world).filter(|_| self.place == Place::Data);
        if let Some(Alike::Accounts(one, other)) = pair.map(|pair| pair.what.clone()) {
            self.ask_to_merge(one, other);
            return true;
        }
        let (namings, alike) = match self.place {
            Place::Data => self.orphans(),
            Place::Calls => (self.screens.calls.stray(&self.world).into_iter().collect(), None),
            _ => return false,
        };
        let some = !namings.is_empty();
        if some {
            self.open_picker(Kind::Whose(namings, alike));
        }
        some
    }

    /// Enter on a field that a source says otherwise since: it is put right once more, after a yes.
    pub(super) fn insist(&mut self) -> bool {
        let Some(conflict) = self.screens.data.conflict(&self.world).cloned() else { return false };
        match verb::insist(&conflict, &mut self.world.desk()) {
            Ok(gesture) => {
                let said = Message::new("conflict-insist")
                    .text("account", conflict.name.as_str())
                    .text("mine", conflict.mine().unwrap_or("-"))
                    .text("theirs", conflict.theirs.as_deref().unwrap_or("-"));
                self.mode = Mode::Sure { said, gesture };
                self.dirty = true;
            }
            Err(message) => self.fail(message),
        }
        true
    }

    /// The references chosen on Data, and the account that the first is called like. Rows that name
    /// nobody at all cannot be given to anybody.
    fn orphans(&self) -> (Vec<Naming>, Option<AccountId>) {
        let orphans = self.screens.data.orphans(&self.world);
        let named: Vec<_> = orphans.iter().filter(|one| !one.reference.is_empty()).collect();
        let alike = named.iter().find_map(|orphan| orphan.alike.as_ref().map(|(id, _)| *id));
        (named.into_iter().map(|orphan| naming(orphan)).collect(), alike)
    }

    /// The account as lists call it.
    fn party(&self, id: AccountId) -> Party {
        let name = self.world.row(id).map(|row| row.name.to_string());
        Party { id, name: name.unwrap_or_default() }
    }

    /// Keeps what was decided of who is who; the lists follow as soon as it is in the store.
    pub(super) fn decide(&mut self, gesture: Gesture) {
        if let Some(intake) = &mut self.world.intake {
            intake.hear(&gesture.operations);
        }
        self.show(&gesture, false);
        self.count_problems();
        self.world.undo += 1;
        self.world.redo = 0;
        self.follow_identity(&gesture);
        self.ask(Effect::Write(gesture));
        self.keep_reserve();
    }

    /// The header counts what is left.
    fn count_problems(&mut self) {
        let left = self.world.intake.as_ref().map(|intake| intake.problems.len());
        if let Some(left) = left.filter(|left| *left < self.world.portfolio.problems) {
            std::sync::Arc::make_mut(&mut self.world.portfolio).problems = left;
        }
    }

    /// Which accounts there are changes: the next whole book is shown at once.
    pub(super) fn follow_identity(&mut self, gesture: &Gesture) {
        self.look.intake_again();
        if gesture.decides_identity() {
            self.loaded = false;
        }
    }

    pub(super) fn decide_or_say(&mut self, outcome: Outcome) {
        match outcome {
            Ok(gesture) => self.decide(gesture),
            Err(message) => self.fail(message),
        }
    }

    /// These are this account's, or nobody's.
    pub(super) fn assign(&mut self, namings: &[Naming], account: Option<AccountId>) {
        let party = account.map(|id| self.party(id));
        let rulings = self.world.portfolio.rulings.clone();
        let mut each = Vec::new();
        for naming in namings {
            each.push(verb::assign(naming, party.as_ref(), &rulings, &mut self.world.desk()));
        }
        let title = match party {
            Some(party) => Message::new("done-assigned-references").text("account", party.name),
            None => Message::new("done-nobodys-references"),
        };
        self.decide_or_say(together(each, title));
    }

    /// `:merge`: two marked accounts, or the one under the cursor with one to choose.
    pub(super) fn merge_chosen(&mut self) {
        if self.place == Place::Data && self.ask_whose() {
            return;
        }
        let chosen = self.targets().accounts(&self.world);
        match chosen.as_slice() {
            [] => self.fail(Message::new("verb-nothing-chosen")),
            [stays] => self.open_picker(Kind::MergeInto(*stays)),
            [stays, goes] => self.ask_to_merge(*stays, *goes),
            _ => self.fail(Message::new("merge-two")),
        }
    }

    /// Says what making one of two would do, and waits for a yes.
    pub(super) fn ask_to_merge(&mut self, stays: AccountId, goes: AccountId) {
        let parties = (self.party(stays), self.party(goes));
        let rulings = self.world.portfolio.rulings.clone();
        let outcome = verb::merge(&parties.0, &parties.1, &rulings, &mut self.world.desk());
        match outcome {
            Ok(gesture) => {
                let said = self.what_merging_does(&parties);
                self.mode = Mode::Sure { said, gesture };
                self.dirty = true;
            }
            Err(message) => self.fail(message),
        }
    }

    fn what_merging_does(&self, (stays, goes): &(Party, Party)) -> Message {
        let row = self.world.row(goes.id);
        let arr = row.and_then(|row| row.arr).map(|arr| format::short_money(self.world.lang, arr));
        Message::new("merge-sure")
            .text("account", stays.name.as_str())
            .text("other", goes.name.as_str())
            .count("tasks", row.map_or(0, |row| row.open_tasks))
            .count("tickets", row.and_then(|row| row.open_tickets).unwrap_or(0))
            .text("arr", arr.unwrap_or_else(|| "?".into()))
    }

    /// `:unmerge`: what went into the account under the cursor.
    pub(super) fn part_chosen(&mut self) {
        let chosen = self.targets().accounts(&self.world);
        let Some(from) = chosen.first().copied() else {
            return self.fail(Message::new("verb-nothing-chosen"));
        };
        if self.world.portfolio.merged.iter().any(|one| one.into == from) {
            return self.open_picker(Kind::PartFrom(from));
        }
        let party = self.party(from);
        self.fail(Message::new("identity-none-merged").text("account", party.name));
    }

    pub(super) fn part(&mut self, from: AccountId, goes: &Party) {
        let from = self.party(from);
        let rulings = self.world.portfolio.rulings.clone();
        let outcome = verb::part(&from, goes, &rulings, &mut self.world.desk());
        self.decide_or_say(outcome);
    }

    /// `x` on Data: no to what the row asks or says.
    pub(super) fn refuse(&mut self) {
        let pair = self.screens.data.pair(&self.world).map(|pair| pair.what.clone());
        if let Some(Alike::Accounts(one, other)) = pair {
            let (one, other) = (self.party(one), self.party(other));
            let rulings = self.world.portfolio.rulings.clone();
            let outcome = verb::keep_apart(&one, &other, &rulings, &mut self.world.desk());
            return self.decide_or_say(outcome);
        }
        if let Some(conflict) = self.screens.data.conflict(&self.world).cloned() {
            return self.decide_or_say(verb::give_in(&conflict));
        }
        let files = self.screens.data.held_files(&self.world);
        let files: Vec<FileOutcome> = files.into_iter().cloned().collect();
        if !files.is_empty() {
            let files: Vec<&FileOutcome> = files.iter().collect();
            let outcome = verb::leave_out(&files, &mut self.world.desk());
            return self.decide_or_say(outcome);
        }
        let problems: Vec<ProblemLine> =
            self.screens.data.problems(&self.world).into_iter().cloned().collect();
        if !problems.is_empty() {
            let lines: Vec<&ProblemLine> = problems.iter().collect();
            let outcome = verb::waive(&lines, &mut self.world.desk());
            return self.decide_or_say(outcome);
        }
        let orphans: Vec<Orphan> =
            self.screens.data.orphans(&self.world).into_iter().cloned().collect();
        let named = orphans.into_iter().filter(|orphan| !orphan.reference.is_empty());
        let named: Vec<Orphan> = named.collect();
        if named.is_empty() {
            return self.declare();
        }
        self.refuse_orphans(&named);
    }

    /// Not the account that each is called like; one that is called like none is nobody's.
    fn refuse_orphans(&mut self, orphans: &[Orphan]) {
        let rulings = self.world.portfolio.rulings.clone();
        let mut each = Vec::new();
        for orphan in orphans {
            let naming = naming(orphan);
            let desk = &mut self.world.desk();
            each.push(match &orphan.alike {
                Some((id, name)) => {
                    let party = Party { id: *id, name: name.clone() };
                    verb::refuse(&naming, &party, desk)
                }
                None => verb::assign(&naming, None, &rulings, desk),
            });
        }
        self.decide_or_say(together(each, Message::new("done-refused-many")));
    }
}

/// Several decisions as one undo point; one keeps its own title.
fn together(each: Vec<Outcome>, title: Message) -> Outcome {
    let mut gestures = each.into_iter().collect::<Result<Vec<_>, _>>()?;
    if gestures.len() == 1
        && let Some(only) = gestures.pop()
    {
        return Ok(only);
    }
    let title = title.count("count", gestures.len());
    let operations: Vec<_> = gestures.into_iter().flat_map(|one| one.operations).collect();
    if operations.is_empty() {
        return Err(Message::new("verb-nothing-changed"));
    }
    Ok(Gesture { title, operations })
}
