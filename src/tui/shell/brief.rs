//! The brief on the screen and on the clipboard, and messages to the customer: copied, never sent.
//! What is asked for before the account is loaded is done as soon as it is.

use super::{Mode, Shell};
use crate::core::account::AccountId;
use crate::core::contact::{Contact, Role};
use crate::core::detail::Detail;
use crate::core::message::Message;
use crate::core::report::letter::Letter;
use crate::core::report::markdown;
use crate::core::report::outside::Outside;
use crate::core::search;
use crate::locale::Lang;
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;
use crate::tui::overlay::Page;
use crate::tui::strip::{OTHER_LANGUAGE, Strip};
use crate::tui::world::{World, name_of};

/// Something to copy of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    account: AccountId,
    what: Copied,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Brief,
    /// The page that may be seen outside, in the language of its readers.
    Outside,
    /// Of everybody who is still there.
    Emails,
    Letter(Letter, Lang),
}

impl Copied {
    /// What was copied, or that there is nothing.
    fn said(self, detail: &Detail, text: &str) -> Message {
        let lines = text.lines().count();
        let name = name_of(&detail.summary).to_string();
        match self {
            Self::Brief => Message::new("copied-brief").text("account", name).count("lines", lines),
            Self::Outside => {
                Message::new("copied-brief-outside").text("account", name).count("lines", lines)
            }
            Self::Emails if text.is_empty() => Message::new("emails-none").text("account", name),
            Self::Emails => Message::new("copied-emails")
                .text("account", name)
                .text("text", text)
                .count("count", emails(detail).len()),
            Self::Letter(letter, lang) => Message::new("copied-letter")
                .text("account", name)
                .message("letter", named("letter-choice", letter.id()))
                .message("language", named("language", lang.id()))
                .count("lines", lines),
        }
    }
}

fn named(topic: &str, id: &str) -> Message {
    Message { id: format!("{topic}-{id}").into(), args: Vec::new() }
}

/// Who is still there, the main people first.
fn present(detail: &Detail) -> Vec<&Contact> {
    let here = detail.facts.contacts.iter();
    let here = here.filter(|contact| contact.departed.is_none_or(|day| day > detail.as_of));
    let mut here: Vec<_> = here.collect();
    here.sort_by_key(|contact| contact.role.unwrap_or(Role::Contact));
    here
}

/// Names as they are typed after `@`, with what finds them.
fn people(detail: &Detail) -> Vec<(String, String)> {
    let found = present(detail).into_iter().map(|contact| {
        let kana = contact.name_kana.as_deref().unwrap_or_default();
        let mail = contact.email.as_deref().unwrap_or_default();
        (contact.name.clone(), search::needle(&[&contact.name, "", kana, mail]))
    });
    found.collect()
}

/// Addresses that take mail.
fn emails(detail: &Detail) -> Vec<&str> {
    let reached = present(detail).into_iter().filter(|contact| !contact.bounced);
    reached.filter_map(|contact| contact.email.as_deref()).collect()
}

/// What of an account may be seen outside.
pub fn outside(world: &World, detail: &Detail) -> Outside {
    Outside::of(&detail.facts, detail.summary.renewal, detail.as_of)
        .of_house(world.portfolio.company.as_ref())
}

impl Shell {
    pub(super) fn open_brief(&mut self) {
        let Some(id) = self.selected_account() else {
            return self.fail(Message::new("verb-nothing-chosen"));
        };
        self.look.shown = Some(id);
        self.open_page(Page::Brief(id));
    }

    /// The composer completes the names of the one account it is about.
    pub(super) fn learn_people(&mut self) {
        let Mode::Compose(composer) = &mut self.mode else { return };
        if composer.tags.is_empty() {
            composer.tags = super::complete::every_tag(&self.world);
        }
        let [account] = composer.accounts.as_slice() else { return };
        let account = *account;
        match self.world.detail_of(account) {
            Some(detail) => composer.people = people(detail),
            None => self.ask_for_detail(account),
        }
    }

    pub(super) fn copy_brief(&mut self, targets: &Targets) {
        self.send(targets, Copied::Brief);
    }

    pub(super) fn copy_outside(&mut self, targets: &Targets) {
        self.send(targets, Copied::Outside);
    }

    pub(super) fn copy_emails(&mut self, targets: &Targets) {
        self.send(targets, Copied::Emails);
    }

    /// The customer's language is offered first.
    pub(super) fn open_letters(&mut self, targets: Targets) {
        let account = targets.accounts(&self.world).first().copied();
        let detail = account.and_then(|id| self.world.detail_of(id));
        let japanese = detail
            .map_or(self.world.lang == Lang::Ja, |detail| outside(&self.world, detail).japanese);
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
            return self.ask_for_detail(account);
        }
        self.run_errand();
    }

    /// Done once the account is loaded.
    pub(super) fn run_errand(&mut self) {
        let Some(errand) = self.errand else { return };
        let Some(detail) = self.world.detail_of(errand.account) else { return };
        let text = match errand.what {
            Copied::Brief => markdown::write(&detail.brief, &|said| self.world.say(said)),
            Copied::Outside => {
                let outside = outside(&self.world, detail);
                let lang = if outside.japanese { Lang::Ja } else { Lang::En };
                markdown::write(&outside.page(), &|said| lang.say_outside(said))
            }
            Copied::Emails => emails(detail).join(", "),
            Copied::Letter(letter, lang) => {
                letter.write(&outside(&self.world, detail), &|said| lang.say_outside(said))
            }
        };
        let said = errand.what.said(detail, &text);
        self.errand = None;
        if text.is_empty() {
            return self.fail(said);
        }
        self.ask(Effect::Copy { text, said });
    }
}
