//! Scoring: facts of an account in, receipt, closes and the derived row out. A pure function of
//! the facts up to a day, so that any past day can be scored again.

pub mod appraisal;
pub mod basis;
pub mod caps;
pub mod change;
pub mod closes;
pub mod consumption;
pub mod course;
pub mod dossier;
pub mod feeds;
pub mod moment;
pub mod people;
pub mod recovery;
pub mod retention;
pub mod states;
pub mod succession;
pub mod sum;
pub mod summary;
pub mod terms;
pub mod tickets;
pub mod touches;
pub mod usage;

use super::book::Book;
use super::day::Day;
use super::facts::{Closes, Facts};
use super::measure;
use super::message::Message;
use super::portfolio::Summary;
use super::receipt::{CapLine, MeasureLine, MeasureState, PillarLine, Receipt};
use super::retention::Kept;
use super::scorecard::Scorecard;
use super::signal::{self, Case};
use super::sparkline;
use appraisal::{Appraisal, appraise};
use closes::Past;
use dossier::Dossier;
use moment::Moment;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The receipt of an account as of a day.
pub fn receipt(facts: &Facts, book: &Book, card: &Scorecard, as_of: Day) -> Receipt {
    let dossier = Dossier::new(facts, book, card);
    let at = Moment::new(&dossier, as_of, true);
    write(&at, appraise(&at))
}

/// Everything derived of an account on the book's day.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub summary: Summary,
    pub receipt: Receipt,
    pub closes: Closes,
}

/// Scores an account as of the book's day, with its week-ends, signals and derived row.
pub fn evaluate(facts: &Facts, book: &Book, card: &Scorecard) -> Evaluation {
    let dossier = Dossier::new(facts, book, card);
    let at = Moment::new(&dossier, book.today, true);
    let appraisal = appraise(&at);
    let profile = appraisal.profile;
    let receipt = write(&at, appraisal);
    let closes = closes::closes(&dossier);
    let past = Past { observed: &facts.observed, closes: &closes };
    // The rule of a fall asks for the same days again and again, and each is a scoring.
    let known = RefCell::new(BTreeMap::new());
    let steady = |day| {
        let found = known.borrow().get(&day).copied();
        found.unwrap_or_else(|| {
            let score = past.steadily(&dossier, profile, day);
            known.borrow_mut().insert(day, score);
            score
        })
    };
    let case = Case { at: &at, receipt: &receipt, past: &|day| past.on(day), steady: &steady };
    let warnings = signal::find_open(&case);
    let summary = summary::summarise(&case, &past, warnings);
    Evaluation { summary, receipt, closes }
}

/// What became of an account, up to the book's day, that was a customer on an earlier one.
pub fn kept(facts: &Facts, book: &Book, card: &Scorecard, since: Day) -> Option<Kept> {
    let dossier = Dossier::new(facts, book, card);
    retention::kept(&Moment::new(&dossier, book.today, false), since)
}

/// The score of each pillar at 26 weekly closes, oldest first; the last is today. Pillars that do
/// not apply to the account today are left out.
pub fn pillar_history(
    facts: &Facts,
    book: &Book,
    card: &Scorecard,
) -> Vec<(&'static str, Vec<Option<u8>>)> {
    let dossier = Dossier::new(facts, book, card);
    let days = closes::sundays_before(book.today).chain([book.today]);
    let known = days.filter(|day| dossier.start.is_none_or(|start| start <= *day));
    let appraisals: Vec<_> =
        known.map(|day| appraise(&Moment::new(&dossier, day, false))).collect();
    let Some(today) = appraisals.last() else { return Vec::new() };
    let rows = today.profile.pillars.iter().zip(&today.parts).filter(|(_, part)| part.applies());
    let rows = rows.map(|(pillar, _)| {
        let mut row = vec![None; sparkline::WEEKS - appraisals.len()];
        row.extend(appraisals.iter().map(|then| then.pillar(pillar.id)));
        (pillar.id, row)
    });
    rows.collect()
}

/// Writes an appraisal down, with contributions that add up.
fn write(at: &Moment<'_>, appraisal: Appraisal<'_>) -> Receipt {
    let card = at.dossier.card;
    let contributions = contributions(&appraisal);
    let mut lines = appraisal.readings.into_iter().zip(contributions);
    let pillars = appraisal.profile.pillars.iter().zip(&appraisal.parts);
    let pillars = pillars.map(|(plan, part)| {
        let measures = plan.measures.iter().zip(lines.by_ref());
        let measures: Vec<MeasureLine> = measures
            .map(|((index, weight), (reading, contribution))| MeasureLine {
                id: card.measure_id(*index),
                title: card.measure_title(*index).map(str::to_owned),
                weight: *weight,
                value: reading.value,
                unit: card.measure_unit(*index),
                score: reading.score,
                contribution,
                state: reading.state,
                as_of: reading.as_of,
                source: reading.source.map(str::to_owned),
                note: assumed(at, *index, reading.state, reading.note),
            })
            .collect();
        let contribution = measures.iter().map(|line| line.contribution).sum::<f64>();
        // What stands in for another has a line only where it does.
        let idle = |line: &MeasureLine| {
            measure::instead_of(line.id).is_some() && line.state == MeasureState::NotApplicable
        };
        let measures: Vec<MeasureLine> = measures.into_iter().filter(|line| !idle(line)).collect();
        PillarLine {
            id: plan.id,
            weight: plan.weight,
            score: part.score(),
            fill: part.fill(),
            contribution: (contribution * 100.0).round() / 100.0,
            measures,
        }
    });
    let caps = appraisal.caps.into_iter().map(|cap| CapLine {
        id: cap.id,
        limit: cap.limit,
        evidence: cap.evidence.unwrap_or_else(|| cap_name(cap.id)),
    });
    Receipt {
        as_of: at.day,
        profile: appraisal.profile.id,
        profile_title: appraisal.profile.title.clone(),
        pillars: pillars.collect(),
        coverage: appraisal.sum.coverage,
        raw: appraisal.sum.raw,
        caps: caps.collect(),
        score: appraisal.score,
        band: appraisal.band,
        overridden: at.overridden().cloned(),
    }
}

/// The note of a reading, with a word where it rests on states of a later file.
fn assumed(
    at: &Moment<'_>,
    index: usize,
    state: MeasureState,
    note: Option<Message>,
) -> Option<Message> {
    let first = at.dossier.card.measures.carried(index).and_then(|entity| at.first_import(entity));
    let carried = first.is_some_and(|first| at.day < first) && state == MeasureState::Measured;
    note.map(|note| if carried { Message::new("note-assumed").message("note", note) } else { note })
}

/// What each reading adds to the raw score, in hundredths: those of the pillars sum to it, those of
/// the measures to their pillar.
fn contributions(appraisal: &Appraisal<'_>) -> Vec<f64> {
    let Appraisal { profile, readings, parts, sum, .. } = appraisal;
    let whole = |part: &sum::Part, weight: f64| {
        part.score().map_or(0.0, |score| score * weight / sum.weight.max(1e-9))
    };
    let pillars = profile.pillars.iter().zip(parts);
    let shares: Vec<f64> = pillars.map(|(plan, part)| whole(part, plan.weight)).collect();
    let totals = sum::hundredths(&shares, sum.raw.unwrap_or(0.0));
    let mut all = Vec::with_capacity(readings.len());
    for ((plan, part), total) in profile.pillars.iter().zip(parts).zip(totals) {
        let mut inside = Vec::with_capacity(plan.measures.len());
        for (_, weight) in &plan.measures {
            let reading = readings.get(all.len() + inside.len());
            let measured = reading.filter(|r| r.state == MeasureState::Measured);
            let points = measured.and_then(|reading| reading.score).unwrap_or(0.0);
            let share = if part.measured > 0.0 { weight / part.measured } else { 0.0 };
            inside.push(points * share * plan.weight / sum.weight.max(1e-9));
        }
        all.extend(sum::hundredths(&inside, total));
    }
    all
}

/// The name of a measure as a message.
pub fn measure_name(id: &str) -> Message {
    named("measure", id)
}

/// The name of a measure, of one's own or not.
pub fn name_of(id: &str, title: Option<&str>) -> Message {
    title.map_or_else(|| measure_name(id), |title| Message::new("as-typed").text("text", title))
}

/// The name of a profile, of one's own or not.
pub fn profile_name(id: &str, title: Option<&str>) -> Message {
    let own = |title| Message::new("as-typed").text("text", title);
    title.map_or_else(|| named("profile", id), own)
}

/// The name of a cap as a message.
pub fn cap_name(id: &str) -> Message {
    named("cap", id)
}

/// A reason for a pulse: one of the offered words by name, anything else as typed.
pub fn reason_name(reason: &str) -> Message {
    let offered = super::pulse::PULSE_REASONS.iter().any(|(_, word)| *word == reason);
    if offered {
        named("pulse-reason", reason)
    } else {
        Message::new("as-typed").text("text", reason)
    }
}

/// `measure-usage-trend` for `usage_trend`.
fn named(topic: &str, id: &str) -> Message {
    Message { id: format!("{topic}-{}", id.replace('_', "-")).into(), args: Vec::new() }
}
