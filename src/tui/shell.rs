//! The shell: events in, effects out, a picture on demand. It holds the screens and the mode one
//! is in; the parts that run commands, do verbs, take answers and draw stand beside it.

mod act;
mod answer;
mod brief;
mod checklist;
mod complete;
mod curtain;
mod draft;
mod edit;
mod first;
mod identity;
mod idle;
mod intake;
mod key;
mod look;
mod mouse;
mod offer;
mod overriding;
mod own_action;
mod panes;
mod plan;
mod question;
mod queued;
mod run;
pub(in crate::tui) mod start;
mod status;
mod sweep;
mod travel;
mod trial;
mod view;
mod views;

pub use super::glyph::Glyphs;
pub use super::theme::ColorDepth;

use super::area::TextArea;
use super::command::Action;
use super::composer::Composer;
use super::deed::{Deed, Targets};
use super::effect::Effect;
use super::event::{Clock, Event, ReservedIds};
use super::input::TextLine;
use super::key::Key;
use super::layout::Shape;
use super::overlay::pick::Begun;
use super::overlay::{Overlay, Page};
use super::screen::account::Account;
use super::screen::{Place, Screen, Screens};
use super::strip::Strip;
use super::sweep::{Answered, Kind, Sweep};
use super::theme::Theme;
use super::theme::own::Own;
use super::world::{Pool, World};
use crate::core::account::AccountId;
use crate::core::book::Keys;
use crate::core::calendar::Calendar;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::overriding::Claim;
use crate::core::portfolio::Portfolio;
use crate::core::task::WaitingOn;
use crate::locale::Lang;
use brief::Errand;
use complete::Offers;
use curtain::Curtain;
use draft::Drafts;
use edit::Editing;
use look::Look;
use start::Choosing;
use status::Status;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use trial::Tried;

/// What the shell is told at the start.
#[derive(Clone, Debug)]
pub struct Setup {
    pub lang: Lang,
    /// Columns and rows.
    pub size: (u16, u16),
    pub depth: ColorDepth,
    pub light: bool,
    pub glyphs: Glyphs,
    pub clock: Clock,
    pub calendar: Calendar,
    /// Keys as the settings ask for them.
    pub keys: Keys,
    /// Gestures that can be undone and redone.
    pub undo: usize,
    pub redo: usize,
    /// What [`Effect::Remember`] kept.
    pub remembered: BTreeMap<String, String>,
}

/// What a typed line is for.
#[derive(Clone, Debug, PartialEq)]
enum Purpose {
    Filter,
    /// The text to go back to on Esc is in the filter's own place.
    Add(Targets),
    Retitle(Targets),
    SnoozeDay(Targets),
    DueDay(Targets),
    Field(Targets, &'static str),
    /// Why, and until when, the health is what one says; the number in front where no band was chosen.
    Override(Targets, Option<Claim>),
    /// Files and folders to read.
    Import,
    /// What a step wants on record before it is done.
    Evidence(Targets),
    /// What stands behind a command: a day to go to, numbers to try.
    Worded(Action),
    /// Why steps cannot go on.
    Blocked(Targets, WaitingOn),
    AddStep(Targets),
    /// What is to be reached, with its day at the end; what came of it.
    Objective(Targets),
    Proof(Targets),
    /// What a view is called.
    View,
    /// For which part of the account a further checklist is.
    Unit(Begun),
    /// The day that the steps of a template count from.
    Anchor(Begun),
    /// Another day than what the template would count from.
    StartDay(Choosing),
    /// Why steps are not needed.
    NotNeeded(Targets),
}

/// Normal, or what takes the next key instead.
enum Mode {
    Normal,
    Strip {
        strip: Strip,
        targets: Targets,
    },
    Line {
        purpose: Purpose,
        line: TextLine,
        before: String,
    },
    Compose(Composer),
    /// The notes of a task, where the person has no editor of their own.
    Notes {
        area: TextArea,
        task: u32,
    },
    /// `y` and nothing else does it.
    Confirm {
        deed: Deed,
        targets: Targets,
    },
    /// The same of a gesture that is made already, with what it would do.
    Sure {
        said: Message,
        gesture: Gesture,
    },
    Overlay(Overlay),
}

pub struct Shell {
    world: World,
    screens: Screens,
    /// The account that is open, over the list it was opened from.
    account: Option<Account>,
    place: Place,
    mode: Mode,
    /// Keys of a sequence so far.
    pressed: Vec<Key>,
    /// How often the next movement is made, where digits count.
    times: usize,
    status: Status,
    look: Look,
    last_deed: Option<Deed>,
    /// A walk through the book that is under way, and where earlier ones stopped.
    sweep: Option<Sweep>,
    swept: BTreeMap<&'static str, AccountId>,
    /// Who has been asked about on each walk.
    answered: BTreeMap<&'static str, Answered>,
    /// The book as it was read, and as it was before other numbers were tried.
    tried: Tried,
    /// What the person's own editor has been given.
    editing: Option<Editing>,
    /// A deed that waits for more ids.
    waiting_deed: Option<(Deed, Targets)>,
    drafts: Drafts,
    /// What Tab would put in.
    offers: Offers,
    /// Unix milliseconds at which one was asked whether to quit.
    leaving: Option<i64>,
    /// The view to turn to once it is kept; what is wrong with the file of views, once it was said.
    wanted_view: Option<String>,
    view_fault: Option<crate::core::message::Message>,
    /// Something to copy as soon as its account is loaded.
    errand: Option<Errand>,
    curtain: Option<Curtain>,
    loaded: bool,
    /// How panes were left, by screen and breakpoint; the breakpoint they stand as at now.
    kept_panes: BTreeMap<String, String>,
    placed: Option<Shape>,
    /// The mouse holds a divider.
    dragging: bool,
    /// Offers that were put away.
    put_away: BTreeSet<String>,
    /// The day on which the news were told last.
    news_told: Option<String>,
    effects: Vec<Effect>,
    dirty: bool,
    depth: ColorDepth,
    /// Light ground, and the set of signs; a theme of the person's own.
    face: (bool, Glyphs),
    own: Option<Arc<Own>>,
    /// The event moved a cursor or a mark and changed nothing else.
    only_moved: bool,
}

impl Shell {
    /// The shell with the first page of the book, ready to be drawn.
    pub fn new(setup: Setup, portfolio: Arc<Portfolio>, ids: ReservedIds) -> Self {
        let theme = Theme::new(setup.depth, setup.light);
        let mut world = World::new(setup.lang, setup.glyphs.set(), theme, setup.size, setup.clock);
        world.calendar = setup.calendar;
        (world.undo, world.redo) = (setup.undo, setup.redo);
        world.ids = Pool(ids);
        let mut shell = Self {
            world,
            screens: Screens::default(),
            account: None,
            place: Place::Triage,
            mode: Mode::Normal,
            pressed: Vec::new(),
            times: 0,
            status: Status::default(),
            look: Look::default(),
            last_deed: None,
            sweep: None,
            swept: BTreeMap::new(),
            answered: BTreeMap::new(),
            tried: Tried::default(),
            editing: None,
            waiting_deed: None,
            drafts: Drafts::recall(&setup.remembered),
            offers: Offers::default(),
            leaving: None,
            wanted_view: None,
            view_fault: None,
            errand: None,
            curtain: None,
            loaded: false,
            kept_panes: BTreeMap::new(),
            placed: None,
            dragging: false,
            put_away: BTreeSet::new(),
            news_told: None,
            effects: Vec::new(),
            dirty: true,
            depth: setup.depth,
            face: (setup.light, setup.glyphs),
            own: None,
            only_moved: false,
        };
        shell.take_keys(&setup.keys);
        shell.recall(&setup.remembered);
        shell.receive_portfolio(portfolio);
        // The first frame is drawn before any event: with its rows, and the account under the cursor.
        shell.fit();
        shell.look_where_the_cursor_is();
        shell
    }

    /// Triage itself always opens on Now.
    fn recall(&mut self, remembered: &BTreeMap<String, String>) {
        for kind in Kind::ALL {
            let last = remembered.get(kind.key()).and_then(|id| AccountId::parse(id));
            self.swept.extend(last.map(|last| (kind.key(), last)));
            let answered = remembered.get(kind.answered_key()).map(|text| Answered::parse(text));
            self.answered.extend(answered.map(|answered| (kind.key(), answered)));
        }
        self.put_away = offer::put_away(remembered);
        self.news_told = remembered.get(travel::NEWS).cloned();
        let kept = remembered.iter().filter(|(key, _)| key.contains(".pane."));
        self.kept_panes = kept.map(|(key, text)| (key.clone(), text.clone())).collect();
        for screen in self.screens.all_mut() {
            screen.recall(remembered);
        }
        self.place_panes();
    }

    /// Takes an event and says what to do about it.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.only_moved =
            matches!(event, Event::Clock(clock) if clock.today == self.world.clock.today);
        let typing = self.is_typing();
        self.take(event);
        self.place_panes();
        if typing && !self.is_typing() {
            self.ask(Effect::TurnImeOff);
        }
        if !self.only_moved {
            self.world.prints.forget();
        }
        self.fit();
        self.keep_drafts();
        self.look_where_the_cursor_is();
        std::mem::take(&mut self.effects)
    }

    /// Ids for tasks that were reserved and not used.
    pub fn free_tasks(&self) -> Range<u32> {
        self.world.ids.0.tasks.clone()
    }

    /// Text goes somewhere: an input method is wanted.
    pub(crate) fn is_typing(&self) -> bool {
        if let Mode::Overlay(Overlay::Page { page: Page::History(history), .. }) = &self.mode {
            return history.typing;
        }
        matches!(
            self.mode,
            Mode::Line { .. }
                | Mode::Compose(_)
                | Mode::Notes { .. }
                | Mode::Overlay(Overlay::Pick(_))
        )
    }

    /// Is there anything to draw since the last view? Asking takes the answer.
    pub fn dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Is the picture drawn for such a terminal?
    pub fn suits(
        &self,
        (light, glyphs, depth): (bool, Glyphs, ColorDepth),
        own: Option<&Arc<Own>>,
    ) -> bool {
        self.face == (light, glyphs) && self.depth == depth && self.own.as_ref() == own
    }

    /// The colours as they are to be now.
    fn paint(&mut self) {
        self.world.theme = match &self.own {
            Some(own) => Theme::own(own, self.depth),
            None => Theme::new(self.depth, self.face.0),
        };
    }

    /// The sign of the rules, as it is drawn.
    pub fn rule_sign(&self) -> &'static str {
        self.world.glyphs.horizontal
    }

    fn ask(&mut self, effect: Effect) {
        // Whatever way it was asked for.
        if self.world.stand_in.is_some() && effect.writes() {
            return self.say_held_back();
        }
        self.effects.push(effect);
    }

    /// The list one is on, or came to the account from.
    fn list_place(&self) -> Place {
        self.account.as_ref().map_or(self.place, |account| account.from)
    }

    fn screen(&self) -> &dyn Screen {
        self.screens.at(self.list_place())
    }

    fn screen_mut(&mut self) -> &mut dyn Screen {
        self.screens.at_mut(self.list_place())
    }

    /// The account under the cursor.
    fn selected_account(&self) -> Option<AccountId> {
        match (&self.account, self.place) {
            (Some(account), Place::Account) => Some(account.id),
            _ => self.screen().account(&self.world),
        }
    }

    /// What a verb acts on: the marks, else what is under the cursor.
    fn targets(&self) -> Targets {
        match (&self.account, self.place) {
            (Some(account), Place::Account) => match account.selected_task(&self.world) {
                Some(task) => Targets::Tasks(vec![task]),
                None => Targets::Accounts(vec![account.id]),
            },
            _ => self.screen().targets(),
        }
    }
}
