//! How often each rule was right, from the person's own verdicts, and how much further past its
//! threshold it should wait before it says something.

use super::Severity;
use crate::core::known::Known;
use crate::core::verdict::{Verdict, VerdictKind};
use std::collections::BTreeMap;

/// Judgements from which on a rule is said to be too loud.
const ENOUGH: usize = 3;
/// Rules with two lesser severities: how far past a threshold a value is jumps between them.
const STEPPED: &[&str] = &["seats_low", "invoice_overdue", "onboarding_overdue", "opt_out_near"];

/// What became of a rule's warnings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precision {
    pub rule: Known,
    /// Handled, waited for or accepted.
    pub right: usize,
    /// Dismissed.
    pub wrong: usize,
    /// Percent past its threshold from which on it should speak, where it is mostly wrong.
    pub proposal: Option<u16>,
}

impl Precision {
    /// Percent of what was judged that was right.
    pub fn percent(&self) -> f64 {
        100.0 * self.right as f64 / (self.right + self.wrong).max(1) as f64
    }
}

/// Percent that a value is past its threshold.
pub fn past(value: Option<f64>, threshold: Option<f64>) -> Option<f64> {
    let (value, threshold) = (value?, threshold?);
    (threshold.abs() > 1e-9).then(|| 100.0 * (value - threshold).abs() / threshold.abs())
}

/// Each rule that was judged, the least precise first.
pub fn of<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Vec<Precision> {
    let mut judged: BTreeMap<Known, Vec<&Verdict>> = BTreeMap::new();
    for verdict in verdicts.into_iter().filter(|verdict| verdict.kind != VerdictKind::Snoozed) {
        judged.entry(verdict.rule).or_default().push(verdict);
    }
    let mut all: Vec<Precision> =
        judged.into_iter().map(|(rule, verdicts)| judge(rule, &verdicts)).collect();
    all.sort_by(|a, b| a.percent().total_cmp(&b.percent()).then(a.rule.cmp(&b.rule)));
    all
}

fn judge(rule: Known, verdicts: &[&Verdict]) -> Precision {
    let wrong: Vec<&&Verdict> = verdicts.iter().filter(|v| v.kind == VerdictKind::Wrong).collect();
    let right = verdicts.len() - wrong.len();
    let loud = wrong.len() >= ENOUGH && wrong.len() > right && !STEPPED.contains(&rule.as_str());
    let proposal = if loud { propose(verdicts) } else { None };
    Precision { rule, right, wrong: wrong.len(), proposal }
}

/// Just past most of the false alarms, and never past a true one; `None` where that is no gain.
fn propose(verdicts: &[&Verdict]) -> Option<u16> {
    let distances = |wrong: bool| {
        let lesser = verdicts.iter().filter(|v| v.severity < Severity::P1);
        let asked = lesser.filter(move |v| (v.kind == VerdictKind::Wrong) == wrong);
        let mut known: Vec<f64> = asked.filter_map(|v| past(v.value, v.threshold)).collect();
        known.sort_by(f64::total_cmp);
        known
    };
    let (wrong, right) = (distances(true), distances(false));
    let most = *wrong.get((wrong.len() * 3).div_ceil(4).checked_sub(1)?)?;
    let above = most.floor() + 1.0;
    let margin = right.first().map_or(above, |first| above.min(first.floor()));
    let gained = wrong.iter().filter(|distance| **distance < margin).count();
    (2 * gained > wrong.len()).then_some(margin.clamp(1.0, 1000.0) as u16)
}
