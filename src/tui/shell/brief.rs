//! The brief on the screen and on the clipboard, and messages to the customer: copied, never sent.
//! What is asked for before the account is loaded is done as soon as it is.

use super::{Mode, Shell};
use crate::core::account::AccountId;
use crate::core::detail::Detail;
use crate::core::message::Message;
use crate::core::report::letter::Letter;
use crate::core::report::markdown;
use crate::core::report::outside::Outside;
use crate::locale::Lang;
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;
use crate::tui::overlay::Page;
use crate::tui::strip::{OTHER_LANGUAGE, Strip};

/// Something to copy of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    account: AccountId,
    what: Copied,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Brief,
    Letter(Letter, Lang),
}

/// What of an account may be seen outside.
pub fn outside(detail: &Detail) -> Outside {
    Outside::of(&detail.facts, detail.summary.renewal, detail.as_of)
}

impl Shell {
    pub(super) fn open_brief(&mut self) {
        let Some(id) = self.selected_account() else {
            return self.fail(Message::new("verb-nothing-chosen"));
        };
        self.look.shown = Some(id);
        self.open_page(Page::Brief(id));
    }

    pub(super) fn copy_brief(&mut self, targets: &Targets) {
        self.send(targets, Copied::Brief);
    }

    /// The customer's language is offered first.
    pub(super) fn open_letters(&mut self, targets: Targets) {
        let account = targets.accounts(&self.world).first().copied();
        let detail = account.and_then(|id| self.world.detail_of(id));
        let japanese =
            detail.map_or(self.world.lang == Lang::Ja, |detail| outside(detail).japanese);
        self.mode = Mode::Strip { strip: Strip::Letter { japanese }, targets };
    }

    pub(super) fn choose_letter(&mut self, key: char, japanese: bool, targets: Targets) {
        if key == OTHER_LANGUAGE {
            let strip = Strip::Letter { japanese: !japanese };
            self.mode = Mode::Strip { strip, targets };
            return;
        }
        let lang = if japanese { Lang::Ja } else { Lang::En };
        if let Some((_, letter)) = Letter::ALL.iter().find(|(known, _)| *known == key) {
            self.send(&targets, Copied::Letter(*letter, lang));
        }
    }

    fn send(&mut self, targets: &Targets, what: Copied) {
        let Some(account) = targets.accounts(&self.world).first().copied() else {
            return self.fail(Message::new("verb-nothing-chosen"));
        };
        self.errand = Some(Errand { account, what });
        if self.world.detail_of(account).is_none() {
            return self.ask(Effect::LoadDetail(account));
        }
        self.run_errand();
    }

    /// Done once the account is loaded.
    pub(super) fn run_errand(&mut self) {
        let Some(errand) = self.errand else { return };
        let Some(detail) = self.world.detail_of(errand.account) else { return };
        let text = match errand.what {
            Copied::Brief => markdown::write(&detail.brief, &|said| self.world.say(said)),
            Copied::Letter(letter, lang) => {
                letter.write(&outside(detail), &|said| lang.say_outside(said))
            }
        };
        self.errand = None;
        self.ask(Effect::Copy(text));
    }
}
