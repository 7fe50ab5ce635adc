//! The success plan of an account and proofs of its value: what the strip offers, and what becomes of
//! the answers.

use super::{Mode, Purpose, Shell};
use crate::core::compose;
use crate::core::message::Message;
use crate::core::plan::{self, Plan};
use crate::core::text::{Shown, cut};
use crate::core::verb::PlanStep;
use crate::tui::deed::{Deed, Targets};
use crate::tui::strip::{AGREE, CLOSE_PLAN, Choice, OBJECTIVE, PROOF, REVIEW, Strip};
use crate::tui::world::World;

impl Shell {
    /// Of one account at a time, once its plan is known.
    pub(super) fn begin_plan(&mut self, targets: &Targets) {
        let accounts = targets.accounts(&self.world);
        match accounts.first() {
            None => self.fail(Message::new("verb-no-account")),
            Some(id) if self.world.detail_of(*id).is_none() => {
                self.fail(Message::new("section-loading"));
            }
            Some(id) => {
                let targets = Targets::Accounts(vec![*id]);
                self.mode = Mode::Strip { strip: Strip::Plan, targets };
                self.dirty = true;
            }
        }
    }

    pub(super) fn choose_plan(&mut self, key: char, targets: Targets) {
        let step = match key {
            OBJECTIVE => return self.open_line(Purpose::Objective(targets), ""),
            PROOF => return self.open_line(Purpose::Proof(targets), ""),
            AGREE => PlanStep::Agree,
            REVIEW => PlanStep::Review,
            CLOSE_PLAN => PlanStep::Close,
            key => PlanStep::Met(key.to_digit(10).unwrap_or_default() as usize),
        };
        self.perform(Deed::Plan(step), targets);
    }

    /// A day at the end is the one by which it is to be reached.
    pub(super) fn take_objective(&mut self, targets: Targets, text: &str) {
        let (title, due) = compose::dated(text, self.world.today(), &self.world.calendar);
        if title.trim().is_empty() {
            return self.fail(Message::new("verb-nothing-typed"));
        }
        self.perform(Deed::Plan(PlanStep::Aim { title, due }), targets);
    }

    /// What came of it today; a day that has passed at the end is its day.
    pub(super) fn take_proof(&mut self, targets: Targets, text: &str) {
        let (text, day) = compose::happened(text, self.world.today(), &self.world.calendar);
        self.perform(Deed::Proof(text, day), targets);
    }
}

fn open_plan<'w>(world: &'w World, targets: &Targets) -> Option<&'w Plan> {
    let id = *targets.accounts(world).first()?;
    plan::open(&world.detail_of(id)?.facts.plans, world.today())
}

/// Only what can be done now: before there is a plan it is begun, and only objectives that are open
/// can be met.
pub(super) fn choices(world: &World, targets: &Targets, all: &[Choice]) -> Vec<(char, String)> {
    let plan = open_plan(world, targets);
    let offered = |choice: &Choice| -> Option<(char, String)> {
        let offer = Some((choice.key, world.word(choice.title)));
        match (choice.key, plan) {
            (OBJECTIVE | PROOF, _) | (REVIEW | CLOSE_PLAN, Some(_)) => offer,
            (AGREE, Some(plan)) => offer.filter(|_| plan.agreed.is_none()),
            (key, Some(plan)) => {
                let at = key.to_digit(10)?.checked_sub(1)? as usize;
                let objective = plan.objectives.get(at).filter(|one| one.met.is_none())?;
                let title = Shown::new(&objective.title).to_string();
                let said = Message::new("plan-met-short").text("title", title);
                Some((key, world.say(&said)))
            }
            (_, None) => None,
        }
    };
    all.iter().filter_map(offered).collect()
}

/// The titles of objectives are cut until all choices have room.
pub(super) fn fit(
    choices: &mut [(char, String)],
    room: usize,
    width: impl Fn(&(char, String)) -> usize,
) {
    for cells in [24, 16, 10, 6] {
        if choices.iter().map(&width).sum::<usize>() <= room {
            return;
        }
        for (_, title) in choices.iter_mut().filter(|(key, _)| key.is_ascii_digit()) {
            *title = cut(title, cells);
        }
    }
}

/// What the objective is, and by when.
pub(super) fn objective_echo(world: &World, text: &str, whom: &str) -> String {
    if text.trim().is_empty() {
        return world.word("echo-objective");
    }
    let (title, due) = compose::dated(text, world.today(), &world.calendar);
    let due = due.map(|day| world.say(&Message::new("plan-due").day("day", day)));
    let parts = [Some(whom.to_owned()), Some(Shown::new(&title).to_string()), due];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(&format!(" {} ", world.glyphs.dot))
}

/// What is proven, and since when.
pub(super) fn proof_echo(world: &World, text: &str, whom: &str) -> String {
    if text.trim().is_empty() {
        return world.word("echo-proof");
    }
    let (text, day) = compose::happened(text, world.today(), &world.calendar);
    let day = crate::locale::format::day(world.lang, day);
    let parts = [whom.to_owned(), Shown::new(&text).to_string(), day];
    parts.join(&format!(" {} ", world.glyphs.dot))
}
