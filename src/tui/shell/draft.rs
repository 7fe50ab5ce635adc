//! What was typed and not kept: drafts of the composer by account, and the line of a task. They
//! outlive Esc, another account and the end of the program, however it came.

use super::{Mode, Purpose, Shell};
use crate::core::account::AccountId;
use crate::core::activity::{Direction, TouchKind};
use crate::core::call::CallId;
use crate::core::message::Message;
use crate::tui::composer::Composer;
use crate::tui::effect::Effect;
use crate::tui::world::name_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is being typed is kept after so many milliseconds.
const PAUSE: i64 = 1_000;

/// So many drafts are kept; the oldest goes first.
const MOST: usize = 20;

const REMEMBERED: &str = "drafts";

#[derive(Default)]
pub(super) struct Drafts {
    composers: Vec<Composer>,
    /// Of a task being added.
    pub line: String,
    /// As they were last kept.
    kept: String,
    /// Unix milliseconds at which they are kept again.
    pub due: Option<i64>,
    /// Found at the start, and not yet said.
    found: Option<AccountId>,
}

/// A draft as it is remembered.
#[derive(Serialize, Deserialize)]
struct Draft {
    accounts: Vec<String>,
    call: Option<CallId>,
    kind: String,
    direction: Option<String>,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    drafts: Vec<Draft>,
    line: String,
}

impl Drafts {
    pub fn recall(remembered: &BTreeMap<String, String>) -> Self {
        let kept = remembered.get(REMEMBERED).cloned().unwrap_or_default();
        let Ok(read) = serde_json::from_str::<Kept>(&kept) else { return Self::default() };
        let composers: Vec<_> = read.drafts.into_iter().filter_map(Draft::composer).collect();
        let found = composers.last().and_then(|draft| draft.accounts.first().copied());
        Self { composers, line: read.line, kept, due: None, found }
    }

    /// The draft for these accounts, about this call.
    pub fn take(&mut self, accounts: &[AccountId], call: Option<CallId>) -> Option<Composer> {
        let same = |draft: &Composer| draft.accounts == accounts && draft.call == call;
        let at = self.composers.iter().position(same)?;
        Some(self.composers.remove(at))
    }

    pub fn put(&mut self, draft: Composer) {
        drop(self.take(&draft.accounts, draft.call));
        if !draft.text().trim().is_empty() {
            self.composers.push(draft);
        }
        let over = self.composers.len().saturating_sub(MOST);
        self.composers.drain(..over);
    }

    /// It has been kept as a touch.
    pub fn forget(&mut self, text: &str) {
        self.composers.retain(|draft| draft.text() != text);
    }

    fn is_empty(&self) -> bool {
        self.composers.is_empty() && self.line.is_empty()
    }
}

impl Draft {
    fn new(composer: &Composer) -> Self {
        Self {
            accounts: composer.accounts.iter().map(ToString::to_string).collect(),
            call: composer.call,
            kind: composer.kind.id().to_owned(),
            direction: composer.direction.map(|direction| direction.id().to_owned()),
            text: composer.text(),
        }
    }

    fn composer(self) -> Option<Composer> {
        let ids = self.accounts.iter().filter_map(|id| AccountId::parse(id)).collect();
        let mut composer = Composer::new(ids, &self.text);
        composer.call = self.call;
        composer.kind = TouchKind::parse(&self.kind)?;
        composer.direction = self.direction.as_deref().and_then(Direction::parse);
        Some(composer)
    }
}

impl Shell {
    /// Keeps what is typed at every pause, and what was left at once.
    pub(super) fn keep_drafts(&mut self) {
        if self.drafts.is_empty() && self.drafts.kept.is_empty() && !self.drafting() {
            return;
        }
        let text = self.drafts_text();
        if text == self.drafts.kept {
            self.drafts.due = None;
            return;
        }
        let now = self.world.clock.unix_ms;
        let due = if self.drafting() { *self.drafts.due.get_or_insert(now + PAUSE) } else { now };
        if now >= due {
            self.drafts.due = None;
            self.drafts.kept.clone_from(&text);
            self.ask(Effect::Remember { key: REMEMBERED.to_owned(), value: text });
        }
    }

    /// At the end, whatever ended it: what was typed since the last pause.
    pub fn unkept_drafts(&mut self) -> Option<(String, String)> {
        let text = self.drafts_text();
        (text != self.drafts.kept).then(|| (REMEMBERED.to_owned(), text))
    }

    fn drafting(&self) -> bool {
        matches!(&self.mode, Mode::Compose(_) | Mode::Line { purpose: Purpose::Add(_), .. })
    }

    /// Nothing where there is none.
    fn drafts_text(&self) -> String {
        let mut drafts: Vec<Draft> = self.drafts.composers.iter().map(Draft::new).collect();
        let mut line = self.drafts.line.clone();
        match &self.mode {
            Mode::Compose(composer) => drafts.push(Draft::new(composer)),
            Mode::Line { purpose: Purpose::Add(_), line: typed, .. } => {
                typed.text().clone_into(&mut line);
            }
            _ => {}
        }
        drafts.retain(|draft| !draft.text.trim().is_empty());
        if drafts.is_empty() && line.trim().is_empty() {
            return String::new();
        }
        serde_json::to_string(&Kept { drafts, line }).unwrap_or_default()
    }

    /// Esc leaves the composer; what was typed waits for the next `c`.
    pub(super) fn leave_composer(&mut self) {
        let Mode::Compose(composer) = std::mem::replace(&mut self.mode, Mode::Normal) else {
            return;
        };
        let account = composer.accounts.first().copied();
        if !composer.text().trim().is_empty() {
            self.tell_draft("draft-kept", account);
        }
        self.drafts.put(composer);
    }

    /// Once the whole book is here: a draft of an earlier sitting is named.
    pub(super) fn tell_found_draft(&mut self) {
        let account = self.drafts.found.take();
        self.tell_draft("draft-found", account);
    }

    fn tell_draft(&mut self, id: &'static str, account: Option<AccountId>) {
        let row = account.and_then(|id| self.world.row(id));
        if let Some(name) = row.map(|row| name_of(row).to_string()) {
            self.tell(Message { id: id.into(), args: Vec::new() }.text("account", name));
        }
    }
}
