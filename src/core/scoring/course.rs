//! The last year of an account week by week, for charts: its score, its usage, what its people
//! answered, its seats, and what happened in that time. What is not known is a gap.

use super::Evaluation;
use super::closes::{Past, WEEKS};
use super::dossier::Dossier;
use super::moment::Moment;
use super::usage::Counted;
use crate::core::batch::Grain;
use crate::core::book::Book;
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::receipt::Score;
use crate::core::response::{Response, SurveyKind};
use crate::core::scorecard::Scorecard;

/// Days up to which an answer counts for the NPS of a day.
pub const NPS_DAYS: i32 = 180;

/// Days after the last day of a usage file on which its users still stand for today's.
const USERS_DAYS: i32 = 60;

/// One value a week (a month, where usage is only known by month), oldest first.
pub type Points = Vec<(Day, Option<f64>)>;

/// What a year looked like. Every list is in the order of its days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Courses {
    /// The first and the last day shown.
    pub span: Option<(Day, Day)>,
    pub health: Points,
    pub usage: Points,
    /// Which metric is counted, as scoring has it.
    pub metric: Option<String>,
    /// Promoters less detractors of the answers in [`NPS_DAYS`], -100 to 100.
    pub nps: Points,
    /// Each answer, 0 to 10.
    pub answers: Vec<(Day, f64)>,
    /// Active users in percent of contracted seats.
    pub seats: Points,
    pub marks: Vec<Mark>,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub day: Day,
    pub kind: MarkKind,
    /// As its source has it, raw; empty where there is nothing to say but the kind.
    pub text: String,
}

/// In the order in which one hides the other where both fall together, the last being seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Both sides spoke.
    Call,
    Ticket,
    /// A ticket of the two highest priorities.
    Urgent,
    /// A term began, ended, was cancelled or stopped to renew itself.
    Contract,
    /// From here on it was scored by another scorecard or other settings.
    Settings,
}

impl MarkKind {
    pub const ALL: [Self; 5] =
        [Self::Call, Self::Ticket, Self::Urgent, Self::Contract, Self::Settings];

    pub fn id(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Ticket => "ticket",
            Self::Urgent => "urgent",
            Self::Contract => "contract",
            Self::Settings => "settings",
        }
    }
}

/// The year up to the book's day. `rescored`: days from which on other weights held.
pub fn courses(
    facts: &Facts,
    book: &Book,
    card: &Scorecard,
    evaluation: &Evaluation,
    rescored: &[Day],
) -> Courses {
    let dossier = Dossier::new(facts, book, card);
    let today = book.today;
    let last = (today - 1).sunday_on_or_before();
    let sundays: Vec<Day> = (0..WEEKS - 1).rev().map(|back| last - 7 * back).collect();
    let first = sundays.first().copied().unwrap_or(today);
    let past = Past { observed: &facts.observed, closes: &evaluation.closes };
    let known = |day: &Day| dossier.start.is_none_or(|start| start <= *day);
    let close = |day: &Day| past.on(*day).filter(|_| known(day)).map(Score::points);
    let days: Vec<Day> = sundays.iter().copied().chain([today]).collect();
    let now = (today, evaluation.summary.score.map(Score::points));
    let health = sundays.iter().map(|day| (*day, close(day))).chain([now]).collect();
    let actions = dossier.usage.actions.as_ref();
    let mut marks = marks(facts, today, rescored);
    marks.retain(|mark| first <= mark.day && mark.day <= today);
    let answers = || facts.responses.iter().filter(|answer| answer.kind == SurveyKind::Nps);
    let mut given: Vec<(Day, f64)> = answers().map(|one| (one.date, one.score)).collect();
    given.retain(|(day, _)| first <= *day && *day <= today);
    given.sort_by_key(|(day, _)| *day);
    Courses {
        span: Some((first, today)),
        health,
        usage: actions.map(|counted| used(counted, &sundays)).unwrap_or_default(),
        metric: actions.map(|counted| counted.metric.to_owned()),
        nps: days.iter().map(|day| (*day, nps(answers(), *day))).collect(),
        answers: given,
        seats: days.iter().map(|day| (*day, seats(&dossier, *day))).collect(),
        marks,
    }
}

/// What was counted in each week, or in each whole month.
fn used(counted: &Counted<'_>, sundays: &[Day]) -> Points {
    if counted.grain != Grain::Month {
        return sundays.iter().map(|sunday| (*sunday, counted.week(*sunday))).collect();
    }
    let Some(last) = sundays.last().and_then(|day| counted.last_month(*day)) else {
        return Vec::new();
    };
    // The day after a month's end is the first of a month, from which one can count back.
    let end = |back: u32| (last + 1).minus_months(back) - 1;
    (0..12).rev().map(|back| (end(back), counted.month(end(back)))).collect()
}

/// Promoters less detractors in percent of all; `None` where nobody answered.
pub fn nps<'a>(answers: impl Iterator<Item = &'a Response>, day: Day) -> Option<f64> {
    let given = answers.filter(|one| day - NPS_DAYS < one.date && one.date <= day);
    let (mut count, mut sum) = (0, 0);
    for answer in given {
        count += 1;
        sum += i32::from(answer.score >= 9.0) - i32::from(answer.score < 7.0);
    }
    (count > 0).then(|| 100.0 * f64::from(sum) / f64::from(count))
}

fn seats(dossier: &Dossier<'_>, day: Day) -> Option<f64> {
    let seats = Moment::new(dossier, day, false).seats()?;
    let active = dossier.usage.active_users(day)?;
    (day - active.as_of <= USERS_DAYS).then(|| 100.0 * active.users / seats as f64)
}

fn marks(facts: &Facts, today: Day, rescored: &[Day]) -> Vec<Mark> {
    let mark = |day: Day, kind: MarkKind, text: &str| Mark { day, kind, text: text.to_owned() };
    let spoke = facts.activities.iter().filter(|touch| touch.two_way_by(today));
    let mut marks: Vec<Mark> =
        spoke.map(|touch| mark(touch.day, MarkKind::Call, &touch.subject)).collect();
    let tickets = facts.tickets.iter().filter(|ticket| ticket.status.as_deref() != Some("deleted"));
    marks.extend(tickets.filter_map(|ticket| {
        let urgent = ticket.priority.is_some_and(|priority| priority <= 2);
        let kind = if urgent { MarkKind::Urgent } else { MarkKind::Ticket };
        Some(mark(ticket.opened?, kind, ticket.subject.as_deref().unwrap_or(&ticket.key)))
    }));
    for term in &facts.subscriptions {
        let name = term.product.as_deref().unwrap_or(&term.key);
        let ended = term.end.map(|end| end + 1);
        let days = [term.start, ended, term.cancelled, term.mode_changed];
        marks.extend(days.into_iter().flatten().map(|day| mark(day, MarkKind::Contract, name)));
    }
    marks.extend(rescored.iter().map(|day| mark(*day, MarkKind::Settings, "")));
    // The end of one term is the beginning of the next.
    marks.sort_by(|a, b| (a.day, a.kind, &a.text).cmp(&(b.day, b.kind, &b.text)));
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(date: Day, score: f64) -> Response {
        Response {
            key: String::new(),
            source: String::new(),
            kind: SurveyKind::Nps,
            score,
            date,
            contact: None,
            verbatim: None,
            survey: None,
        }
    }

    #[test]
    fn nps_is_promoters_less_detractors_of_half_a_year() {
        let today = Day::parse("2026-11-20").unwrap();
        let check = |scores: &[(i32, f64)], expected: Option<f64>| {
            let answers: Vec<_> =
                scores.iter().map(|(ago, score)| answer(today - *ago, *score)).collect();
            assert_eq!(nps(answers.iter(), today), expected, "{scores:?}");
        };
        check(&[], None);
        check(&[(0, 9.0), (179, 6.0)], Some(0.0));
        check(&[(0, 9.0), (180, 6.0)], Some(100.0));
        check(&[(1, 10.0), (2, 8.0), (3, 0.0), (4, 5.0)], Some(-25.0));
        check(&[(-1, 10.0)], None);
    }
}
