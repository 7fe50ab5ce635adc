//! The line above the hints: the last result, an error that sticks until a key, progress, what an
//! IME typed where no text was wanted.

use super::{Mode, Shell};
use crate::core::message::Message;
use crate::core::pace::Pace;
use crate::core::text::cut;
use crate::locale::format;
use crate::tui::overlay::Page;
use crate::tui::theme::Token;
use crate::tui::widget::line::wrap;
use crate::tui::world::World;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

/// How long a result stays, in milliseconds.
pub const FADE: i64 = 4_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Error,
    Plain,
}

#[derive(Clone, Debug)]
pub struct Toast {
    pub message: Message,
    pub tone: Tone,
    /// «u undo» stands behind it.
    pub undoable: bool,
    /// What else went wrong.
    pub more: Vec<Message>,
    /// Unix milliseconds; `None` = until a key.
    until: Option<i64>,
}

/// A name is cut to so many cells before a result takes a second line, and to so many before its
/// end is lost.
const LEAST: (usize, usize) = (16, 6);

impl Toast {
    pub fn style(&self, world: &World) -> Style {
        world.style(match self.tone {
            Tone::Good => Token::Good,
            Tone::Error => Token::Error,
            Tone::Plain => Token::Plain,
        })
    }

    /// How all of it is read.
    fn rest(&self, world: &World) -> String {
        let said = Message::new("toast-more").count("count", self.more.len());
        format!(" - {}", world.say(&said))
    }

    /// What it says in at most so many lines. A result is one line while its names can be cut for
    /// it; a reason is said in the words it has, on two. However long it is, the way back stands
    /// behind it.
    pub fn lines(&self, world: &World, most: usize) -> Vec<String> {
        let room = usize::from(world.size().0).saturating_sub(2);
        let sign = match self.tone {
            Tone::Good => format!("{} ", world.glyphs.good),
            Tone::Error => "! ".to_owned(),
            Tone::Plain => String::new(),
        };
        let back = match self.undoable {
            true => format!(" - {}", world.word("toast-undo")),
            false if self.more.is_empty() => String::new(),
            false => self.rest(world),
        };
        let said = |cells: usize, least| {
            let cells = cells.saturating_sub(sign.width() + back.width());
            let said = world.lang.say_within(&self.message, cells, least)?;
            Some(wrap(&format!("{sign}{said}{back}"), room))
        };
        let named = said(room, LEAST.0).filter(|_| self.tone != Tone::Error);
        if let Some(one) = said(room, usize::MAX).or(named) {
            return one;
        }
        let pages = |lines: usize| (0..room).step_by(3).map(move |lost| room * lines - lost);
        let fits = |lines: &Vec<String>| lines.len() <= most;
        let whole = pages(most).find_map(|cells| said(cells, LEAST.1).filter(fits));
        whole.unwrap_or_else(|| {
            let back = if self.tone == Tone::Error { self.rest(world) } else { back };
            let room = (room * most).saturating_sub(back.width() + 2 * most);
            let said = cut(&format!("{sign}{}", world.say(&self.message)), room);
            wrap(&format!("{said}{back}"), usize::from(world.size().0).saturating_sub(2))
        })
    }
}

#[derive(Clone, Debug, Default)]
pub struct Status {
    pub toast: Option<Toast>,
    /// Text typed with the IME on, which Enter would search for.
    pub ime: Option<String>,
    /// Pasted text, which `c` would log.
    pub pasted: Option<String>,
    /// Paths in what was pasted, which `R` would read.
    pub dropped: Option<Vec<String>>,
    /// Files are being read, or are to be.
    pub sync: Option<Underway>,
    /// Files that ask after the one that is looked at.
    pub asking: Vec<String>,
    /// Files that arrived and are not read yet.
    pub arrived: usize,
}

/// How far a reading is.
#[derive(Clone, Debug, Default)]
pub enum Underway {
    #[default]
    Beginning,
    /// Another process reads.
    Behind,
    Reading {
        done: u64,
        total: u64,
        path: String,
        pace: Option<Pace>,
    },
    /// All is read, and is brought together with what is known.
    Applying,
    /// What was read is in, and is scored.
    Scoring,
}

impl Underway {
    /// It leaves everything as it was when it is called off.
    pub fn can_stop(&self) -> bool {
        !matches!(self, Self::Scoring)
    }

    /// Why nothing else is read meanwhile.
    pub fn hinders(&self) -> Message {
        Message::new(if self.can_stop() { "import-busy" } else { "import-scoring" })
    }

    pub fn said(&self) -> Message {
        match self {
            Self::Beginning => Message::new("status-sync-begins"),
            Self::Behind => Message::new("sync-behind"),
            Self::Applying => Message::new("status-applying"),
            Self::Scoring => Message::new("status-scoring"),
            Self::Reading { done, total, path, pace } => {
                let percent = done.saturating_mul(100) / (*total).max(1);
                let id = if pace.is_some() { "status-sync-pace" } else { "status-sync" };
                let said = Message::new(id).count("percent", percent.min(100));
                let said = said.text("path", path.as_str());
                match pace {
                    None => said,
                    Some(pace) => said
                        .text("rate", format::bytes(pace.rate))
                        .message("rest", pace.rest_said()),
                }
            }
        }
    }
}

/// Message id of a key that the open strip does not offer.
pub const NOT_OFFERED: &str = "strip-not-offered";
/// What is to be taken back on a walk on which nothing was said.
pub const NOTHING_SAID: &str = "sweep-nothing-said";

impl Status {
    /// Something is being read that can be called off.
    pub fn can_stop(&self) -> bool {
        self.sync.as_ref().is_some_and(Underway::can_stop)
    }

    /// Why the open strip has just refused a key.
    pub fn refuses(&self) -> Option<&Message> {
        let said = self.toast.as_ref().map(|toast| &toast.message);
        said.filter(|message| [NOT_OFFERED, NOTHING_SAID].contains(&message.id.as_ref()))
    }

    /// Is this what it says just now?
    pub fn says(&self, message: &Message) -> bool {
        self.toast.as_ref().is_some_and(|toast| toast.message == *message)
    }

    /// It says why something was not done.
    pub fn failed(&self) -> bool {
        self.toast.as_ref().is_some_and(|toast| toast.tone == Tone::Error)
    }

    /// What stands on the line before everything else: a plain word waits while something is read.
    pub fn said(&self) -> Option<&Toast> {
        let said = |toast: &&Toast| self.sync.is_none() || toast.tone != Tone::Plain;
        self.toast.as_ref().filter(said)
    }

    pub fn fades_at(&self) -> Option<i64> {
        self.toast.as_ref()?.until
    }
}

impl Shell {
    /// A verb's result, with the way back.
    pub(super) fn done(&mut self, message: Message) {
        self.toast(message, Tone::Good, true);
    }

    pub(super) fn tell(&mut self, message: Message) {
        self.toast(message, Tone::Plain, false);
    }

    /// Stays until a key.
    pub(super) fn fail(&mut self, message: Message) {
        self.fail_all(vec![message]);
    }

    /// The first is said, the others are read with Enter.
    pub(super) fn fail_all(&mut self, messages: Vec<Message>) {
        let mut messages = messages.into_iter();
        let Some(message) = messages.next() else { return };
        let more = messages.collect();
        let tone = Tone::Error;
        self.status.toast = Some(Toast { message, tone, undoable: false, more, until: None });
        self.dirty = true;
    }

    /// Everything that the error on the status line says, on a page; false where there is none.
    pub(super) fn read_error(&mut self) -> bool {
        let failed = matches!(self.mode, Mode::Normal) && self.pressed.is_empty();
        let toast = self.status.toast.take_if(|toast| failed && toast.tone == Tone::Error);
        let Some(toast) = toast else { return false };
        let faults = std::iter::once(toast.message).chain(toast.more).collect();
        self.open_page(Page::Faults(faults));
        self.dirty = true;
        true
    }

    fn toast(&mut self, message: Message, tone: Tone, undoable: bool) {
        let until = Some(self.world.clock.unix_ms + FADE);
        self.status.toast = Some(Toast { message, tone, undoable, more: Vec::new(), until });
        self.dirty = true;
    }

    /// The clock has moved: results fade.
    pub(super) fn fade(&mut self) {
        let now = self.world.clock.unix_ms;
        if self.status.fades_at().is_some_and(|until| now >= until) {
            self.status.toast = None;
            self.dirty = true;
        }
    }

    /// A key takes an error away.
    pub(super) fn clear_error(&mut self) {
        if self.status.toast.as_ref().is_some_and(|toast| toast.until.is_none()) {
            self.status.toast = None;
            self.dirty = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::day::Day;
    use crate::core::known::Id;
    use crate::locale::{Lang, message_ids};
    use crate::tui::event::Clock;
    use crate::tui::glyph::Glyphs;
    use crate::tui::theme::{ColorDepth, Theme};

    const NAME: &str = "Vereinigte Medizintechnik und Krankenhausbedarf Süddeutschland Holding";
    const FIRM: &str = "東日本医療機器販売ホールディングス株式会社大阪支店第二営業部";

    fn world(lang: Lang) -> World {
        let clock = Clock { today: Day::from_number(20_000), unix_ms: 0, minute: 0 };
        let theme = Theme::new(ColorDepth::None, false);
        World::new(lang, Glyphs::Unicode.set(), theme, (80, 24), clock)
    }

    /// A result as its verb words it, of somebody with this name.
    fn result(id: &str, name: &str) -> Message {
        let day = Day::from_number(20_785);
        let done = Message { id: Id::read(id), args: Vec::new() };
        let named = ["account", "task", "template", "call", "step", "other", "reference", "owner"];
        named
            .into_iter()
            .fold(done, |done, arg| done.text(arg, name))
            .count("count", 1_234)
            .count("steps", 12)
            .count("priority", 2)
            .day("day", day)
            .day("until", day)
            .message("from", Message::new("checklist-from").day("day", day))
            .message("on", Message::new("waiting-on-accounting"))
            .message("level", Message::new("pulse-yellow"))
            .message("field", Message::new("field-next-touch"))
            .message("category", Message::new("category-most-likely"))
            .message("claim", Message::new("band-at-risk"))
            .message("what", Message::new("done-handled").text("account", name))
    }

    fn toast(message: Message, tone: Tone, undoable: bool) -> Toast {
        Toast { message, tone, undoable, more: Vec::new(), until: None }
    }

    #[test]
    fn every_result_is_said_to_its_end_in_eighty_cells_whoever_it_is_about() {
        for (lang, name) in [(Lang::En, NAME), (Lang::En, FIRM), (Lang::Ja, NAME), (Lang::Ja, FIRM)]
        {
            let world = world(lang);
            let results = message_ids(lang).0.into_iter().filter(|id| id.starts_with("done-"));
            for id in results {
                let lines = toast(result(&id, name), Tone::Good, true).lines(&world, 1);
                let [line] = lines.as_slice() else { panic!("{lang:?} {id}: {lines:?}") };
                assert!(line.width() <= 78, "{lang:?} {id}: {line}");
                let spoken = world.say(&result(&id, "\u{2588}"));
                for part in spoken.split('\u{2588}') {
                    assert!(line.contains(part), "{lang:?} {id}: {line}");
                }
                assert!(line.ends_with(&world.word("toast-undo")), "{lang:?} {id}: {line}");
            }
        }
    }

    #[test]
    fn a_reason_goes_on_in_a_second_line_before_a_name_in_it_is_cut() {
        for lang in Lang::ALL {
            let world = world(lang);
            let why = Message::new("start-no-account");
            let lines = toast(why.clone(), Tone::Error, false).lines(&world, 2);
            assert_eq!(
                lines.concat().replace(' ', ""),
                format!("!{}", world.say(&why)).replace(' ', "")
            );
            assert!(lines.iter().all(|line| line.width() <= 78), "{lines:?}");
            let lines = toast(why, Tone::Error, false).lines(&world, 1);
            assert_eq!(lines.len(), 1, "{lines:?}");
        }
    }
}
