//! The curtain: while it is down the whole screen shows one account as the account's own people may
//! see it, and nothing else. It is drawn from [`Outside`] alone, so that no screen, no message and
//! no event behind it can show anything more.

use super::{Mode, Shell};
use crate::core::account::AccountId;
use crate::core::message::Message;
use crate::core::report::outside::Outside;
use crate::tui::command::{Action, Lookup, Scope};
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;
use crate::tui::event::{Event, MouseKind};
use crate::tui::ime::{Folded, fold};
use crate::tui::key::Key;
use crate::tui::list::Step;
use crate::tui::section::brief;
use crate::tui::theme::Token;
use crate::tui::widget::frame::clear;
use crate::tui::widget::line::{Line, draw_all};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What hangs before the screen.
pub struct Curtain {
    account: Option<AccountId>,
    /// Loaded with the account; nothing is shown before.
    outside: Option<Box<Outside>>,
    scroll: usize,
    /// `y` was pressed: what is copied?
    copies: bool,
    /// The keys are shown.
    help: bool,
    /// What was copied, said where the hint stands.
    said: bool,
}

impl Shell {
    /// Down over the account under the cursor.
    pub(super) fn drop_curtain(&mut self) {
        self.mode = Mode::Normal;
        let account = self.selected_account();
        self.curtain = Some(Curtain {
            account,
            outside: None,
            scroll: 0,
            copies: false,
            help: false,
            said: false,
        });
        self.fill_curtain();
        if let Some(id) = account.filter(|id| self.world.detail_of(*id).is_none()) {
            self.ask_for_detail(id);
        }
    }

    /// Facts of the account have come.
    pub(super) fn fill_curtain(&mut self) {
        let Some(curtain) = &mut self.curtain else { return };
        let detail = curtain.account.and_then(|id| self.world.detail_of(id));
        if let Some(detail) = detail {
            curtain.outside = Some(Box::new(super::brief::outside(&self.world, detail)));
        }
    }

    /// While it is down only reading, leaving and lifting it are possible; true when the event has
    /// been dealt with.
    pub(super) fn behind_curtain(&mut self, event: &Event) -> bool {
        if self.curtain.is_none() {
            return false;
        }
        match event {
            Event::Key(key) => self.curtain_key(*key),
            Event::Mouse(MouseKind::WheelDown, ..) => self.scroll_curtain(Step::Down),
            Event::Mouse(MouseKind::WheelUp, ..) => self.scroll_curtain(Step::Up),
            Event::Mouse(..) | Event::Text(_) | Event::Paste(_) => {}
            _ => return false,
        }
        true
    }

    fn curtain_key(&mut self, key: Key) {
        let Folded::Key(key) = fold(key) else { return };
        if self.copies_outside(key) {
            return;
        }
        let Lookup::Found(command) = self.world.keymap.look_up(Scope::Everywhere, &[key]) else {
            return;
        };
        match command.action {
            Action::Cancel if self.close_curtain_help() => {}
            Action::Curtain | Action::Back => {
                self.curtain = None;
                self.dirty = true;
            }
            Action::Help => self.turn_curtain_help(),
            Action::Move(step) => self.scroll_curtain(step),
            Action::Quit => self.ask(Effect::Quit),
            Action::Suspend => self.ask(Effect::Suspend),
            Action::Redraw => self.ask(Effect::Redraw),
            _ => {}
        }
    }

    /// `y b`: the page that is seen goes to the clipboard; true when the key was about that.
    fn copies_outside(&mut self, key: Key) -> bool {
        let Some(curtain) = &mut self.curtain else { return false };
        self.dirty = true;
        curtain.said = false;
        if !std::mem::take(&mut curtain.copies) {
            curtain.copies = key == Key::char('y');
            return curtain.copies;
        }
        let account = curtain.account.filter(|_| key == Key::char('b') || key == Key::char('B'));
        if let Some(account) = account {
            curtain.said = true;
            self.copy_outside(&Targets::Accounts(vec![account]));
        }
        true
    }

    fn turn_curtain_help(&mut self) {
        if let Some(curtain) = &mut self.curtain {
            curtain.help = !curtain.help;
            self.dirty = true;
        }
    }

    fn close_curtain_help(&mut self) -> bool {
        let Some(curtain) = &mut self.curtain else { return false };
        self.dirty = true;
        std::mem::take(&mut curtain.help)
    }

    fn scroll_curtain(&mut self, step: Step) {
        let page = usize::from(self.world.size().1 / 2).max(1);
        let Some(curtain) = &mut self.curtain else { return };
        curtain.scroll = match step {
            Step::Down => curtain.scroll + 1,
            Step::Up => curtain.scroll.saturating_sub(1),
            Step::First => 0,
            Step::Last => 999,
            Step::HalfDown | Step::PageDown => curtain.scroll + page,
            Step::HalfUp | Step::PageUp => curtain.scroll.saturating_sub(page),
        }
        .min(999);
        self.dirty = true;
    }

    /// The whole screen: header, the page, how to lift it.
    pub(super) fn draw_curtain(&self, curtain: &Curtain, buffer: &mut Buffer) {
        let world = &self.world;
        let frame = world.frame();
        clear(buffer, buffer.area);
        let wide = Rect { height: 1, ..buffer.area };
        let title = format!(" {} ", world.word("curtain-title"));
        let header = Line::new().put(title, world.style(Token::Strong));
        let inside = Rect { x: 1, width: frame.body.width.saturating_sub(2), ..frame.body };
        let lines = self.curtain_lines(curtain, usize::from(inside.width));
        let skip = curtain.scroll.min(lines.len().saturating_sub(1));
        draw_all(lines.get(skip..).unwrap_or_default(), buffer, inside);
        if let Some(y) = frame.header {
            header.draw(buffer, Rect { y, ..wide });
        }
        let hint = match curtain {
            Curtain { copies: true, .. } => "curtain-copy",
            Curtain { said: true, .. } => "curtain-copied",
            _ => "curtain-hint",
        };
        let hint = format!(" {}", world.word(hint));
        let y = frame.hints.unwrap_or(frame.status);
        Line::new().put(hint, world.style(Token::Muted)).draw(buffer, Rect { y, ..wide });
    }

    fn curtain_lines(&self, curtain: &Curtain, width: usize) -> Vec<Line> {
        let world = &self.world;
        if curtain.help {
            let keys = world.word("curtain-keys");
            let line = |text: &str| Line::new().put(text.to_owned(), world.style(Token::Plain));
            return keys.lines().map(line).collect();
        }
        let say = |message: &Message| world.lang.say_outside(message);
        let Some(outside) = &curtain.outside else {
            let id = if curtain.account.is_some() { "section-loading" } else { "curtain-nobody" };
            return vec![Line::new().put(world.word(id), world.style(Token::Muted))];
        };
        let page = outside.page();
        let strong = world.style(Token::Strong);
        let mut lines: Vec<Line> =
            page.address.iter().map(|line| Line::new().put(say(line), strong)).collect();
        let title = Line::new().put(say(&page.title), world.style(Token::Title));
        lines.extend([Line::new(), title, Line::new()]);
        lines.extend(brief::sections(world, &page.sections, width, &say));
        lines
    }
}
