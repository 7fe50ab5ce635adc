//! What is wrong with a scorecard, said with file and line: sums that are not 100, names that do
//! not exist, thresholds that cross.

use super::{PILLARS, PROFILES, Sheet, Weights};
use crate::core::formula::Formula;
use crate::core::measure;
use crate::core::message::Message;
use crate::core::signal::RULES;

/// What is wrong, and a text of the file that stands on the line to blame.
pub(crate) struct Fault {
    message: Message,
    /// Each is looked for after the one before.
    path: Vec<String>,
}

impl Fault {
    fn new(message: Message, path: &[&str]) -> Self {
        Self { message, path: path.iter().map(|part| (*part).to_owned()).collect() }
    }

    pub(crate) fn message(self, text: &str, file: &str) -> Message {
        let mut at = 0;
        for part in &self.path {
            at += text.get(at..).and_then(|rest| rest.find(part.as_str())).unwrap_or(0);
        }
        self.message.text("file", file).count("line", line_at(text, at) as i64)
    }
}

/// 1-based line of a byte.
pub(super) fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1
}

/// The message for a file that is no scorecard at all.
pub(crate) fn unreadable(error: &toml::de::Error, text: &str, file: &str) -> Message {
    let line = error.span().map_or(1, |span| line_at(text, span.start));
    Message::new("scorecard-unreadable")
        .text("file", file)
        .count("line", line as i64)
        .text("detail", error.message())
}

pub(crate) fn check(sheet: &Sheet) -> Result<(), Fault> {
    if sheet.format != 1 {
        let message = Message::new("scorecard-format").count("format", i64::from(sheet.format));
        return Err(Fault::new(message, &["format"]));
    }
    own_measures(sheet)?;
    let ids: Vec<&str> =
        measure::IDS.iter().copied().chain(sheet.custom.keys().map(String::as_str)).collect();
    for (id, weights) in &sheet.pillars {
        known(id, PILLARS, &["[pillars]", &format!("\n{id}")])?;
        pillar(id, weights, &ids, &["[pillars]", &format!("\n{id} "), id])?;
    }
    for row in &sheet.profiles {
        profile(row, &ids)?;
    }
    match sheet.profiles.last() {
        Some(last) if last.is_for_all() => thresholds(sheet),
        _ => Err(Fault::new(Message::new("scorecard-no-default"), &["[[profiles]]"])),
    }
}

/// Measures of one's own have ids of their own and formulas that can be read.
fn own_measures(sheet: &Sheet) -> Result<(), Fault> {
    for (id, own) in &sheet.custom {
        let heading = format!("[custom.{id}]");
        if measure::IDS.contains(&id.as_str()) || PILLARS.contains(&id.as_str()) {
            let message = Message::new("scorecard-taken").text("name", id.as_str());
            return Err(Fault::new(message, &[&heading]));
        }
        Formula::parse(&own.value).map_err(|why| {
            let message = Message::new("scorecard-formula").text("name", id.as_str());
            Fault::new(message.message("why", why), &[&heading, "\nvalue", "value"])
        })?;
        if !own.points.sound() || own.stale < 0 {
            let message = Message::new("scorecard-crossed").text("name", id.as_str());
            return Err(Fault::new(message, &[&heading, "points"]));
        }
    }
    Ok(())
}

/// The message for a scorecard without profiles.
pub(crate) fn no_default(file: &str) -> Message {
    Message::new("scorecard-no-default").text("file", file).count("line", 1)
}

/// A profile of one's own has a title; another is one of the program's.
fn profile(row: &super::ProfileSheet, ids: &[&str]) -> Result<(), Fault> {
    let heading = format!("id = \"{}\"", row.id);
    if row.title.is_none() {
        known(&row.id, PROFILES, &[&heading])?;
    }
    row.pillars.keys().try_for_each(|id| known(id, PILLARS, &[&heading, "pillars", id]))?;
    sum_is_100(&row.id, &row.pillars, &[&heading, "pillars"])?;
    for (id, weights) in &row.measures {
        known(id, PILLARS, &[&heading, "measures", id])?;
        pillar(id, weights, ids, &[&heading, "measures", id])?;
    }
    let early = row.early.iter().flat_map(|early| &early.measures);
    early.clone().try_for_each(|id| known(id, ids, &[&heading, "early", id]))
}

/// The measures of a pillar exist and sum to 100.
fn pillar(id: &str, weights: &Weights, ids: &[&str], path: &[&str]) -> Result<(), Fault> {
    weights.keys().try_for_each(|name| {
        let path: Vec<&str> = path.iter().copied().chain([name.as_str()]).collect();
        known(name, ids, &path)
    })?;
    sum_is_100(id, weights, path)
}

fn known(id: &str, list: &[&str], path: &[&str]) -> Result<(), Fault> {
    if list.contains(&id) {
        return Ok(());
    }
    let message =
        Message::new("scorecard-unknown").text("name", id).names("known", list.iter().copied());
    Err(Fault::new(message, path))
}

fn sum_is_100(id: &str, weights: &Weights, path: &[&str]) -> Result<(), Fault> {
    let sum: f64 = weights.values().sum();
    if (sum - 100.0).abs() < 1e-6 && weights.values().all(|weight| *weight >= 0.0) {
        return Ok(());
    }
    Err(Fault::new(Message::new("scorecard-sum").text("name", id).number("sum", sum, 1), path))
}

fn thresholds(sheet: &Sheet) -> Result<(), Fault> {
    let measures = measure::IDS.iter().zip(sheet.measures.all());
    let crossed = measures.filter(|(_, measure)| !measure.sound()).map(|(id, _)| ("measures", id));
    let rules = RULES.iter().zip(sheet.rules.all()).filter(|(_, rule)| !rule.sound());
    match crossed.chain(rules.map(|(id, _)| ("rules", id))).next() {
        None => Ok(()),
        Some((topic, id)) => {
            let message = Message::new("scorecard-crossed").text("name", *id);
            Err(Fault::new(message, &[&format!("[{topic}.{id}]")]))
        }
    }
}
