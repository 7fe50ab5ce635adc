//! In which order an account is offered the templates.

use super::{Kind, Library, Playbook};
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::signal::Signal;

/// The play for an account in the red, whatever the reason.
const SAVE: &str = "at-risk-save";

/// The name by which plays and templates are compared: in signals and in files it differs in its
/// strokes.
pub fn plain_name(play: &str) -> String {
    play.replace('_', "-")
}

/// A signal that calls for its play: it has one, and is not held back.
pub fn asks(signal: &Signal) -> bool {
    signal.quiet.is_none() && !signal.play.is_empty()
}

impl Playbook {
    /// Does the signal call for it?
    pub fn answers(&self, signal: &Signal) -> bool {
        self.is_called(signal.play.as_str())
    }

    /// The signals of an account that call for it, the strongest first.
    pub fn calls<'r>(&self, row: &'r Summary) -> impl Iterator<Item = &'r Signal> {
        row.signals.iter().filter(|signal| asks(signal) && self.answers(signal))
    }

    /// Does anything on the account, a customer still, call for it?
    pub fn is_called_by(&self, row: &Summary) -> bool {
        row.band != Band::Excluded && self.calls(row).next().is_some()
    }

    fn is_called(&self, play: &str) -> bool {
        plain_name(play) == plain_name(&self.id)
    }
}

impl Library {
    /// The template of the play that a signal calls for.
    pub fn called(&self, play: &str) -> Option<&Playbook> {
        self.playbooks.iter().find(|playbook| playbook.is_called(play))
    }

    /// Every template. `first`: a checklist of onboarding is what is wanted, so those of the tier
    /// go before the plays. A play goes by the strongest signal that calls for it.
    pub fn offered(&self, row: &Summary, first: bool) -> Vec<&Playbook> {
        let called = |playbook: &Playbook| {
            let calls = |signal: &Signal| asks(signal) && playbook.answers(signal);
            let found = row.signals.iter().position(calls);
            found.unwrap_or(usize::MAX)
        };
        let saves = |playbook: &Playbook| row.band.is_red() && playbook.id == SAVE;
        let mut plays: Vec<&Playbook> =
            self.playbooks.iter().filter(|playbook| playbook.kind == Kind::Play).collect();
        plays.sort_by_key(|playbook| (called(playbook), !saves(playbook), !playbook.own));
        let checklists = self.onboarding(row.tier);
        if first { [checklists, plays].concat() } else { [plays, checklists].concat() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::day::Day;
    use crate::core::few::Few;
    use crate::core::figure::Figure;
    use crate::core::message::Message;
    use crate::core::portfolio::example::row;
    use crate::core::receipt::Unit;
    use crate::core::signal::Severity;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn signal(play: &'static str, since: &str) -> Signal {
        Signal {
            rule: "usage_drop".into(),
            severity: Severity::P1,
            since: day(since),
            value: Figure::UNKNOWN,
            threshold: Figure::UNKNOWN,
            reference: Figure::UNKNOWN,
            unit: Unit::Count,
            reason: Message::new("band-unknown"),
            evidence: None,
            play: play.into(),
            baseline: false,
            quiet: None,
            resumed: false,
            falls: false,
            causes: Few::new(),
            opened: None,
            first_read: Few::new(),
        }
    }

    #[test]
    fn the_play_of_the_strongest_signal_comes_first() {
        let check = |plays: &[&'static str], band, first, expected: &[&str]| {
            let mut row = row("Globex");
            row.band = band;
            row.signals = plays.iter().map(|play| signal(play, "2026-11-20")).collect();
            let offered = Library::builtin().offered(&row, first);
            assert_eq!(offered.len(), Library::builtin().playbooks.len());
            let ids: Vec<&str> = offered.iter().map(|playbook| playbook.id.as_str()).collect();
            assert_eq!(ids[..expected.len()], *expected, "{plays:?}");
        };
        check(&["champion_left", "renewal"], Band::Watch, false, &["champion-left", "renewal"]);
        check(&["cadence_call", "escalation"], Band::Watch, false, &["cadence-call", "escalation"]);
        check(&["cadence_call"], Band::Critical, false, &["cadence-call", "at-risk-save"]);
        check(&["renewal"], Band::Watch, true, &["onboarding-mid-touch", "onboarding-tech-touch"]);
        check(&["read_receipt"], Band::Watch, false, &["read-receipt"]);
    }

    #[test]
    fn days_count_from_what_a_template_says() {
        let today = day("2026-11-20");
        let mut known = row("Globex");
        known.start = Some(day("2025-01-01"));
        known.deadline = Some(day("2027-01-12"));
        known.booked = Some(day("2026-12-01"));
        known.signals = vec![signal("at_risk_save", "2026-11-18")];
        let check = |row: &crate::core::portfolio::Summary, id: &str, expected: Option<&str>| {
            let playbook = Library::builtin().get(id).unwrap();
            assert_eq!(playbook.anchor_of(row, today), expected.map(day), "{id}");
        };
        check(&known, "onboarding-mid-touch", Some("2025-01-01"));
        check(&known, "at-risk-save", Some("2026-11-18"));
        check(&known, "renewal", Some("2027-01-12"));
        check(&known, "business-review", Some("2026-12-01"));
        check(&known, "escalation", Some("2026-11-20"));
        let mut old = known.clone();
        old.signals = vec![signal("at_risk_save", "2026-09-01")];
        old.deadline = Some(day("2026-11-19"));
        check(&old, "at-risk-save", Some("2026-11-20"));
        check(&old, "renewal", None);
        check(&row("Nobody"), "business-review", None);
        check(&row("Nobody"), "onboarding-mid-touch", None);
    }
}
