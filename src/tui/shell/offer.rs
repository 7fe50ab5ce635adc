//! What the status line offers while it has nothing else to say: to say who one is, and what the
//! book does not collect. An offer takes no key; Esc puts it away for good.

use super::Shell;
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::tui::command::msg;
use crate::tui::effect::Effect;
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthStr;

const ME: &str = "me";
const NOT_COLLECTED: &str = "not-collected";

/// Under this the shell remembers that an offer was put away.
fn key(offer: &str) -> String {
    format!("offer.{offer}")
}

pub fn put_away(remembered: &BTreeMap<String, String>) -> BTreeSet<String> {
    let offers = [ME, NOT_COLLECTED].into_iter();
    offers.filter(|offer| remembered.contains_key(&key(offer))).map(str::to_owned).collect()
}

impl Shell {
    /// The offer of the moment: first who one is, then what is not collected. It names as much as
    /// fits into so many cells.
    pub(super) fn offer(&self, room: usize) -> Option<String> {
        let offer = self.offered()?;
        let names: Vec<String> = if offer == ME {
            let owners = self.world.owners().iter().take(2);
            owners.map(|(owner, _)| Shown::new(owner).to_string()).collect()
        } else {
            let lacking = self.world.portfolio.lacking.iter().take(3);
            lacking.map(|entity| self.world.word(&format!("entity-{}", entity.id()))).collect()
        };
        let said = |count: usize| {
            let names = self.world.lang.list(names.get(..count).unwrap_or_default());
            let id = match (offer == ME, count) {
                (true, 0) => msg("offer-me-short"),
                (true, _) => msg("offer-me"),
                (false, 0) => msg("offer-not-collected-short"),
                (false, _) => msg("offer-not-collected"),
            };
            let owners = self.world.owners().len();
            let more = owners.saturating_sub(count);
            let said = Message::new(id).count("count", owners).count("more", more);
            self.world.say(&said.text("names", names))
        };
        let fitting = (0..=names.len()).rev().map(said).find(|text| text.width() <= room);
        Some(fitting.unwrap_or_else(|| said(0)))
    }

    fn offered(&self) -> Option<&'static str> {
        let portfolio = &self.world.portfolio;
        let open = |offer: &str| !self.put_away.contains(offer);
        if !portfolio.complete || portfolio.total == 0 {
            return None;
        }
        if portfolio.me.is_empty() && open(ME) && self.world.owners().len() > 1 {
            return Some(ME);
        }
        let undeclared = portfolio.not_collected.is_empty() && !portfolio.lacking.is_empty();
        (undeclared && open(NOT_COLLECTED)).then_some(NOT_COLLECTED)
    }

    /// Esc, where it has nothing nearer to do; false when nothing is offered.
    pub(super) fn put_offer_away(&mut self) -> bool {
        let near = self.account.is_some()
            || !self.screen().filter_text().is_empty()
            || self.screen().panes().focus > 0
            || self.screen().panes().zoomed
            || self.screen().rows().marked() > 0;
        let Some(offer) = self.offered().filter(|_| !near) else { return false };
        self.put_away.insert(offer.to_owned());
        self.ask(Effect::Remember { key: key(offer), value: "away".into() });
        true
    }
}
