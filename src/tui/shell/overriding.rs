//! The person's own word on the health: a band or a number, then why and until when.

use super::{Purpose, Shell};
use crate::core::message::Message;
use crate::core::overriding::{Claim, Grounds};
use crate::tui::deed::{Deed, Targets};
use crate::tui::strip::{BY_NUMBER, END};

impl Shell {
    pub(super) fn choose_override(&mut self, key: char, targets: Targets) {
        if key == END {
            return self.perform(Deed::EndOverride, targets);
        }
        let band = Claim::BANDS.iter().find(|(known, _)| *known == key);
        let claim = band.map(|(_, band)| Claim::band(*band));
        if claim.is_some() || key == BY_NUMBER {
            self.open_line(Purpose::Override(targets, claim), "");
        }
    }

    /// Without a band the line begins with a number.
    pub(super) fn take_override(&mut self, targets: Targets, claim: Option<Claim>, text: &str) {
        match read(claim, text) {
            None => self.fail(Message::new("not-a-number").text("text", text.trim())),
            Some((claim, rest)) => {
                let grounds = Grounds::read(rest, self.world.today(), &self.world.calendar);
                self.perform(Deed::Override(claim, grounds), targets);
            }
        }
    }
}

/// What is claimed, and the rest of the line.
pub fn read(claim: Option<Claim>, text: &str) -> Option<(Claim, &str)> {
    if let Some(claim) = claim {
        return Some((claim, text));
    }
    let text = text.trim_start();
    let (number, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let claim = Claim::parse(number).filter(|claim| claim.score.is_some())?;
    Some((claim, rest))
}
