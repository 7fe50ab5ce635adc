//! The brief before a call, on one page: where the account stands, three questions that follow
//! from the data, what changed since both sides last spoke, promises, people and gaps, use against
//! the account's own baseline, dates, tickets, and the last entries of the timeline. For the house
//! only; what may leave it is made in [`super::outside`].

mod people;
mod promise;
mod question;
mod since;
mod state;

use super::{Item, Page, Section, outlook};
use crate::core::activity::Activity;
use crate::core::book::Book;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::facts::Facts;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::receipt::{MeasureLine, Receipt};
use crate::core::scorecard::Scorecard;
use crate::core::scoring::Evaluation;
use crate::core::scoring::closes::Past;
use crate::core::scoring::dossier::Dossier;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::recovery::Prospect;
use crate::core::scoring::terms::Clock;
use crate::core::signal::Signal;

/// Without a touch on file, changes are told of so many days.
const UNTOUCHED_DAYS: i32 = 90;

/// The brief of an account on the book's day; `prospect`: what would make it healthy then.
pub fn brief(
    facts: &Facts,
    book: &Book,
    card: &Scorecard,
    evaluation: &Evaluation,
    prospect: &Prospect,
) -> Page {
    let dossier = Dossier::new(facts, book, card);
    let at = Moment::new(&dossier, book.today, true);
    let past = Past { observed: &facts.observed, closes: &evaluation.closes };
    let view = View::new(&at, evaluation, &past);
    let mut sections = view.sections();
    if let Some(way) = outlook::way(prospect) {
        // Behind what the talk itself needs.
        let place = sections.len().saturating_sub(2);
        let (id, title) = ("outlook", Message::new("brief-outlook"));
        sections.insert(place, Section { id, title, items: vec![Item::new(way)] });
    }
    Page {
        title: Message::new("brief-title")
            .text("account", &facts.account.name)
            .day("day", book.today),
        address: Vec::new(),
        sections,
    }
}

/// Everything the parts of the brief read.
struct View<'a> {
    at: &'a Moment<'a>,
    facts: &'a Facts,
    receipt: &'a Receipt,
    row: &'a Summary,
    signals: &'a [Signal],
    past: &'a Past<'a>,
    delta30: Option<f64>,
    clock: Clock,
    today: Day,
    /// The last two-way touch: its day, and what it was where it was logged.
    touch: Option<(Day, Option<&'a Activity>)>,
    /// What is newer than this is told as a change.
    since: Day,
}

impl<'a> View<'a> {
    fn new(at: &'a Moment<'a>, evaluation: &'a Evaluation, past: &'a Past<'a>) -> Self {
        let today = at.day;
        let logged = at.dossier.touches.last(today).map(|(day, touch)| (day, Some(touch)));
        let stated = at.dossier.states.last_touch(today).map(|day| (day, None));
        let touch = [stated, logged].into_iter().flatten().max_by_key(|(day, _)| *day);
        Self {
            at,
            facts: at.dossier.facts,
            receipt: &evaluation.receipt,
            row: &evaluation.summary,
            signals: &evaluation.summary.signals,
            past,
            delta30: evaluation.summary.delta30.known(),
            clock: at.clock(),
            today,
            touch,
            since: touch.map_or(today - UNTOUCHED_DAYS, |(day, _)| day),
        }
    }

    fn sections(&self) -> Vec<Section> {
        let part = |id, title, items, nothing| Section::or(id, Message::new(title), items, nothing);
        let mut sections = vec![
            part("state", "brief-state", state::glance(self), "brief-nothing"),
            Section {
                id: "questions",
                title: Message::new("brief-questions"),
                items: question::three(self),
            },
            Section::or("changes", since::title(self), since::changes(self), "brief-no-change"),
            part("promises", "brief-promises", promise::both(self), "brief-no-promise"),
            part("people", "brief-people", people::everyone(self), "brief-no-people"),
            part("usage", "brief-usage", state::usage(self), "brief-no-usage"),
            part("dates", "brief-dates", state::dates(self), "brief-no-date"),
            part("tickets", "brief-tickets", state::tickets(self), self.no_ticket()),
            part("timeline", "brief-timeline", state::entries(self), "brief-no-entry"),
        ];
        let steps = state::onboarding(self);
        if !steps.is_empty() {
            sections.insert(3, part("onboarding", "brief-onboarding", steps, "brief-nothing"));
        }
        sections
    }

    /// What is said where no ticket is open: nothing is known without a feed that lists the account.
    fn no_ticket(&self) -> &'static str {
        if self.at.listed(Entity::Ticket) { "brief-no-ticket" } else { "brief-tickets-unknown" }
    }

    /// A line of the receipt.
    fn measure(&self, id: &str) -> Option<&'a MeasureLine> {
        self.receipt.pillars.iter().flat_map(|pillar| &pillar.measures).find(|line| line.id == id)
    }

    /// An open signal.
    fn signal(&self, rule: &str) -> Option<&'a Signal> {
        self.signals.iter().find(|signal| signal.rule == rule)
    }

    /// True for what happened after the last two-way touch, today included.
    fn is_news(&self, day: Day) -> bool {
        self.since < day && day <= self.today
    }
}

/// What an item says, late or not.
fn item(text: Message, late: bool) -> Item {
    if late { Item::alarm(text) } else { Item::new(text) }
}
