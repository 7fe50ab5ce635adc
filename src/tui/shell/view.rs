//! The picture: header, the screen one is on, status and hints, and what lies over them.

mod compose;
mod hint;
mod say;
mod whom;

use super::first;
use super::status::Tone;
use super::{Mode, Purpose, Shell};
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::core::verb::field_said;
use crate::locale::format;
use crate::tui::board;
use crate::tui::command::Action;
use crate::tui::glyph::GlyphSet;
use crate::tui::input::TextLine;
use crate::tui::layout::{Frame, Shape};
use crate::tui::overlay;
use crate::tui::print::Part;
use crate::tui::screen::triage::pane;
use crate::tui::screen::{Place, account};
use crate::tui::spot::Spot;
use crate::tui::strip::Strip;
use crate::tui::theme::Token;
use crate::tui::widget::frame::{clear, join, rule};
use crate::tui::widget::line::{Line, join_fitting};
use crate::tui::widget::prompt;
use crate::tui::world::{StandIn, World};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

impl Shell {
    /// Draws what is in view. Returns where the hardware cursor is to be seen: at the caret, or
    /// parked.
    pub fn view(&self, buffer: &mut Buffer) -> Option<Position> {
        let area = buffer.area;
        if area.is_empty() {
            return None;
        }
        // The terminal may have changed its size since the last event told so.
        self.world.set_size((area.width, area.height));
        let frame = self.world.frame();
        self.world.prints.spots.forget();
        if let Some(curtain) = &self.curtain {
            self.draw_curtain(curtain, buffer);
            self.swap_signs(buffer);
            return self.world.glyphs.plain.then(|| frame.body.as_position());
        }
        self.draw_rules(&frame, buffer);
        self.draw_screen(buffer);
        self.draw_header(&frame, buffer);
        self.join_rules(&frame, buffer);
        if !matches!(self.mode, Mode::Normal) {
            // What lies over the screen takes the mouse.
            self.world.prints.spots.forget();
        }
        let caret = self.draw_bottom(&frame, buffer).or_else(|| self.draw_over(&frame, buffer));
        self.part_rules(&frame, buffer);
        self.swap_signs(buffer);
        caret.or_else(|| self.parked(&frame))
    }

    /// Signs that are not in the set in use.
    fn swap_signs(&self, buffer: &mut Buffer) {
        let swaps: Vec<_> = self.world.glyphs.swaps().collect();
        if swaps.is_empty() {
            return;
        }
        for cell in buffer.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
            if let Some((_, sign)) = swaps.iter().find(|(from, _)| *from == cell.symbol()) {
                cell.set_symbol(sign);
            }
        }
    }

    /// Where the hidden hardware cursor waits while no text is typed: a terminal draws a stray
    /// composition where its cursor is, and the status line is the place that it may cover. A
    /// cursor that is seen stays where it is.
    pub fn parking(&self) -> Option<Position> {
        let status = self.world.frame().status;
        let seen = self.is_typing() || self.status.ime.is_some() || self.world.glyphs.plain;
        (!seen).then(|| Position::new(0, status))
    }

    /// A composition that strays into Normal mode is drawn by the terminal on the status line. Who
    /// has the screen read finds the cursor on the selected row.
    fn parked(&self, frame: &Frame) -> Option<Position> {
        if !self.world.glyphs.plain {
            return self.status.ime.is_some().then(|| Position::new(0, frame.status));
        }
        if let Mode::Overlay(overlay) = &self.mode {
            return Some(overlay::speech::stands(overlay, &self.world));
        }
        let row = self.selected_area().unwrap_or(Rect::new(0, frame.status, 1, 1));
        Some(row.as_position())
    }

    /// Where the selected row was drawn.
    fn selected_area(&self) -> Option<Rect> {
        let row = Spot::Row(self.screen().rows().cursor());
        self.world.prints.spots.area(row).filter(|_| self.place != Place::Account)
    }

    /// Where the cursor stands, in a sentence.
    fn said_row(&self) -> String {
        let world = &self.world;
        if let Mode::Overlay(overlay) = &self.mode {
            return overlay::speech::said(overlay, world);
        }
        let rows = self.screen().rows();
        let place = say::place(rows.cursor() + 1, rows.len());
        let account = self.selected_account().and_then(|id| world.row(id));
        match (&self.account, account, self.place) {
            (Some(open), Some(row), Place::Account) => {
                say::account(world, row, Message::new(open.section.title()))
            }
            (_, Some(row), Place::Triage) => say::account(world, row, place),
            _ if rows.len() == 0 => String::new(),
            _ => {
                let said = self.screen().sentence(world, rows.cursor());
                say::placed(world, &said, &place)
            }
        }
    }

    fn draw_rules(&self, frame: &Frame, buffer: &mut Buffer) {
        let styles = (self.world.style(Token::Border), self.world.style(Token::Border));
        for y in [frame.top_rule, frame.bottom_rule].into_iter().flatten() {
            let area = Rect::new(0, y, self.world.size().0, 1);
            rule(buffer, area, "", self.world.glyphs, styles);
        }
    }

    /// Dividers meet the rules above and below.
    fn join_rules(&self, frame: &Frame, buffer: &mut Buffer) {
        let GlyphSet { vertical, tee_down, tee_up, .. } = self.world.glyphs;
        let meets = |buffer: &Buffer, x, y| {
            buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == *vertical)
        };
        for x in 0..self.world.size().0 {
            if let Some(y) = frame.top_rule
                && meets(buffer, x, y + 1)
            {
                join(buffer, x, y, tee_down);
            }
            if let Some(y) = frame.bottom_rule
                && meets(buffer, x, y.saturating_sub(1))
            {
                join(buffer, x, y, tee_up);
            }
        }
    }

    /// A divider that something lies over no longer meets them.
    fn part_rules(&self, frame: &Frame, buffer: &mut Buffer) {
        let GlyphSet { vertical, horizontal, tee_down, tee_up, .. } = self.world.glyphs;
        let is = |buffer: &Buffer, x, y, sign: &str| {
            buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == sign)
        };
        let below = frame.top_rule.map(|y| (y, y + 1, tee_down));
        let above = frame.bottom_rule.map(|y| (y, y.saturating_sub(1), tee_up));
        for (y, beside, tee) in below.into_iter().chain(above) {
            for x in 0..self.world.size().0 {
                if is(buffer, x, y, tee) && !is(buffer, x, beside, vertical) {
                    join(buffer, x, y, horizontal);
                }
            }
        }
    }

    fn draw_screen(&self, buffer: &mut Buffer) {
        if self.is_first_run() {
            return first::draw(&self.world, buffer);
        }
        if let (Some(account), Place::Account) = (&self.account, self.place) {
            return account::draw::draw(account, &self.world, buffer);
        }
        let parts = self.screen().parts(&self.world.frame());
        for (index, part) in parts.into_iter().enumerate() {
            self.world.prints.spots.put(part, Spot::Pane(index));
        }
        board::draw::draw(self.screen(), &self.world, self.look.shown, buffer);
    }

    fn draw_header(&self, frame: &Frame, buffer: &mut Buffer) {
        let Some(y) = frame.header else { return };
        let area = Rect::new(0, y, self.world.size().0, 1);
        if self.place == Place::Account {
            // It says which of the list is open.
            let spots = &self.world.prints.spots;
            return self.header(frame.shape).draw_linked(spots, buffer, area);
        }
        let minute = self.world.clock.unix_ms / 60_000;
        self.world.prints.draw(Part::Header(minute), area, buffer, |own, all| {
            self.header(frame.shape).draw_linked(&self.world.prints.spots, own, all);
        });
    }

    /// Where it is narrow the blanks go first, then what of the rows set aside is words, then the
    /// names of the other screens.
    fn header(&self, shape: Shape) -> Line {
        let muted = self.world.style(Token::Muted);
        let banner = self.world.style(Token::AtRisk).patch(self.world.style(Token::Chip));
        let right = if self.world.stand_in.is_some() { banner } else { muted };
        let middle = self.header_middle(shape);
        let line = |gap: &str, named: bool| {
            let line = self.places(gap, named);
            if middle.is_empty() { line } else { line.put(gap, muted).put(middle.as_str(), muted) }
        };
        let room = usize::from(self.world.size().0);
        let tries = [("  ", true, true), (" ", true, true), (" ", true, false)];
        let whole = tries.into_iter().find_map(|(gap, named, worded)| {
            let (line, age) = (line(gap, named), self.age(worded));
            (line.width() + age.width() < room).then(|| line.at_right(age, right))
        });
        whole.unwrap_or_else(|| line(" ", false).at_right(self.age(true), right))
    }

    /// The digits and names of the screens; without names, only that of the one in view.
    fn places(&self, gap: &str, named: bool) -> Line {
        let world = &self.world;
        let mut line = Line::new().put(" ", world.style(Token::Plain));
        for place in Place::SCREENS.iter().copied() {
            let here = place == self.place
                || self.account.as_ref().is_some_and(|account| account.from == place);
            let style = world.style(if here { Token::Strong } else { Token::Muted });
            let from = line.width();
            line = line.put(place.digit(), world.style(Token::Key));
            if here || named {
                line = line.put(format!(" {}", world.word(place.title())), style);
            }
            line = line.link(from, Spot::Run(Action::Go(place))).put(gap, style);
        }
        line
    }

    /// Where one stands in the list one came from; sums over the book where there is room.
    fn header_middle(&self, shape: Shape) -> String {
        let world = &self.world;
        if self.place == Place::Account {
            let rows = self.screen().rows();
            if let Some(progress) = self.sweep_progress() {
                return progress;
            }
            let (at, of) = (rows.cursor(), rows.len());
            return format!(
                "{}/{}  K < > J",
                format::count(at as i64 + 1),
                format::count(of as i64)
            );
        }
        match shape {
            Shape::Three => pane::summary(&self.screens.triage, world),
            _ => String::new(),
        }
    }

    /// How old the data is, and how many rows are set aside; as a sign only where it is narrow.
    fn age(&self, worded: bool) -> String {
        let world = &self.world;
        if let Some(stand_in) = &world.stand_in {
            let said = match stand_in {
                StandIn::Past(day) => Message::new("header-as-of").text("day", day.to_string()),
                StandIn::Trial(..) => Message::new("header-what-if"),
            };
            return format!(" {} {} ", world.glyphs.flag, world.say(&said));
        }
        let Some(synced) = world.portfolio.synced_at else { return String::new() };
        let minutes = (world.clock.unix_ms / 1000 - synced).max(0) / 60;
        let age = match minutes {
            0..60 => Message::new("age-minutes").count("count", minutes),
            60..2_880 => Message::new("age-hours").count("count", minutes / 60),
            _ => Message::new("age-days").count("count", minutes / 1_440),
        };
        let marked = !worded && world.portfolio.problems + world.portfolio.held > 0;
        let old = if minutes > 7 * 1_440 && !marked { "! " } else { "" };
        let aside = match world.portfolio.problems {
            0 => String::new(),
            _ if !worded => "! ".to_owned(),
            count => {
                format!("{}  ", world.say(&Message::new("header-problems").count("count", count)))
            }
        };
        let held = match world.portfolio.held {
            0 => String::new(),
            _ if !worded => if aside.is_empty() { "! " } else { "" }.to_owned(),
            count => format!("{}  ", world.say(&Message::new("header-held").count("count", count))),
        };
        format!("{held}{aside}{old}{} ", world.say(&age))
    }

    /// Status and hints; a strip, a question or a typed line takes their place.
    fn draw_bottom(&self, frame: &Frame, buffer: &mut Buffer) -> Option<Position> {
        let width = self.world.size().0;
        let status = Rect::new(0, frame.status, width, 1);
        let hints = frame.hints.map(|y| Rect::new(0, y, width, 1));
        match &self.mode {
            Mode::Strip { strip: Strip::After, .. } => {
                self.status_line().draw(buffer, status);
                let line = hint::after(&self.world);
                line.draw_linked(&self.world.prints.spots, buffer, hints.unwrap_or(status));
                None
            }
            Mode::Strip { strip, targets } => {
                let progress = self.sweep_progress();
                let mut lines = hint::strip(&self.world, *strip, targets, progress.as_deref());
                if let ([first, _], Some(refused)) = (&mut lines, self.status.refuses()) {
                    *first = hint::refused(&self.world, refused);
                }
                draw_two(&self.world, &lines, status, hints, buffer);
                None
            }
            Mode::Confirm { deed, targets } => {
                let question = self.question(deed, targets);
                draw_question(&self.world, &question, status, hints, buffer);
                None
            }
            Mode::Sure { said, .. } => {
                draw_question(&self.world, said, status, hints, buffer);
                None
            }
            Mode::Line { purpose, line, .. } => {
                let styles = (self.world.style(Token::Accent), self.world.style(Token::Plain));
                let prompt = self.prompt(purpose);
                let caret = prompt::draw(&prompt, line, styles, buffer, status);
                if let Some(hints) = hints {
                    self.draw_echo(purpose, line, &prompt, buffer, hints);
                }
                Some(caret)
            }
            _ => {
                self.status_line().draw(buffer, status);
                if let Some(hints) = hints {
                    match self.said_on() {
                        Some(line) => line.draw(buffer, hints),
                        None => self.draw_hints(hints, buffer),
                    }
                }
                None
            }
        }
    }

    /// The keys of what one is in: the composer has its own beside its text.
    fn draw_hints(&self, area: Rect, buffer: &mut Buffer) {
        let (world, spots) = (&self.world, &self.world.prints.spots);
        match &self.mode {
            Mode::Overlay(overlay) => hint::over(world, overlay).draw(buffer, area),
            Mode::Compose(_) | Mode::Notes { .. } => {}
            _ if !self.pressed.is_empty() => {
                hint::begun(world, self.scope(), &self.pressed).draw_linked(spots, buffer, area);
            }
            _ => world.prints.draw(Part::Footer, area, buffer, |own, all| {
                let hinted = |action| self.screen().hinted(&self.world, action);
                let own_scope = self.scope();
                let line = hint::footer(world, own_scope, all.width, &hinted);
                line.draw_linked(spots, own, all);
            }),
        }
    }

    /// Under a typed line: why it was refused, what Tab puts in, else what is understood of it.
    fn draw_echo(
        &self,
        purpose: &Purpose,
        line: &TextLine,
        prompt: &str,
        buffer: &mut Buffer,
        area: Rect,
    ) {
        let offers = &self.offers;
        let wrong = *purpose == Purpose::Filter && self.wrong_before_offers(line.text());
        let offered = || {
            let shown = offers.all.iter().map(|offer| offer.shown.as_str());
            let line = (!offers.all.is_empty() && !wrong)
                .then(|| hint::offered(&self.world, shown, offers.chosen))?;
            let counted = (*purpose == Purpose::Filter).then(|| self.count());
            Some(match counted {
                Some(rows) => hint::beside_rows(&self.world, line, rows),
                None => line,
            })
        };
        let before = UnicodeWidthStr::width(prompt);
        let room = usize::from(area.width).saturating_sub(before);
        let of = |byte| before + line.column(byte, room);
        let echo = || {
            let column = hint::Column { of: &of, width: usize::from(area.width) };
            let under = hint::Under { rows: self.count(), speaks: self.speaks_filters(), column };
            hint::echo(&self.world, purpose, line.text(), under)
        };
        self.refused().or_else(offered).unwrap_or_else(echo).draw(buffer, area);
    }

    /// Why the typed line was not taken: under it, until the next key.
    fn refused(&self) -> Option<Line> {
        let toast = self.status.toast.as_ref().filter(|toast| toast.tone == Tone::Error)?;
        let said = format!(" {}", self.world.say(&toast.message));
        Some(Line::new().put(said, self.world.style(Token::Error)))
    }

    fn prompt(&self, purpose: &Purpose) -> String {
        let id = match purpose {
            Purpose::Filter => return "/".into(),
            Purpose::Add(_) => "prompt-add",
            Purpose::Retitle(_) => "prompt-edit",
            Purpose::SnoozeDay(_) => "prompt-snooze",
            Purpose::DueDay(_) => "prompt-due",
            Purpose::Import => "prompt-import",
            Purpose::Worded(Action::Since) => "prompt-since",
            Purpose::Worded(Action::WhatIf) => "prompt-what-if",
            Purpose::Worded(_) => "prompt-as-of",
            Purpose::Evidence(_) => "prompt-evidence",
            Purpose::Blocked(..) => "prompt-blocked",
            Purpose::AddStep(_) => "prompt-step",
            Purpose::Override(_, None) => "prompt-override-number",
            Purpose::Override(..) => "prompt-override",
            Purpose::Objective(_) => "prompt-objective",
            Purpose::Proof(_) => "prompt-proof",
            Purpose::View => "prompt-view",
            Purpose::Unit(_) => "prompt-unit",
            Purpose::Anchor(_) | Purpose::StartDay(_) => "prompt-anchor",
            Purpose::NotNeeded(_) => "prompt-not-needed",
            Purpose::Field(_, field) => {
                return format!(" {}: ", self.world.say(&field_said(field)));
            }
        };
        format!(" {}: ", self.world.word(id))
    }

    /// Rows in the list on the screen.
    fn count(&self) -> usize {
        self.screen().rows().len()
    }

    fn status_line(&self) -> Line {
        let world = &self.world;
        let (text, style) = self.status_left();
        if text.is_empty() && world.glyphs.plain {
            let text = self.said_row();
            let room = usize::from(world.size().0).saturating_sub(text.width() + 3);
            let right = format!("{} ", self.status_right(room));
            let line = Line::new().put(format!(" {text}"), style);
            return line.beside(right, world.style(Token::Muted));
        }
        let room = usize::from(world.size().0).saturating_sub(text.width() + 3);
        let line = Line::new().put(format!(" {text}"), style);
        line.beside(format!("{} ", self.status_right(room)), world.style(Token::Muted))
    }

    /// Nothing but hints stands in the last line.
    fn has_free_line(&self) -> bool {
        let over = matches!(self.mode, Mode::Normal | Mode::Overlay(_)) && self.pressed.is_empty();
        over && self.world.frame().hints.is_some()
    }

    /// What did not go on the status line goes on in place of the hints, for as long as it stays.
    fn said_on(&self) -> Option<Line> {
        let toast = self.status.said().filter(|_| self.has_free_line())?;
        let further = toast.lines(&self.world, 2).into_iter().nth(1)?;
        Some(Line::new().put(format!(" {further}"), toast.style(&self.world)))
    }

    fn status_left(&self) -> (String, ratatui::style::Style) {
        let world = &self.world;
        if let Some(text) = &self.status.ime {
            let message = Message::new("ime-on").text("text", text.as_str());
            return (world.say(&message), world.style(Token::AtRisk));
        }
        if let Some(toast) = self.status.said() {
            let lines = if self.has_free_line() { 2 } else { 1 };
            let said = toast.lines(world, lines).into_iter().next().unwrap_or_default();
            return (said, toast.style(world));
        }
        if let Some(StandIn::Trial(_, said)) = &world.stand_in {
            return (world.say(said), world.style(Token::Accent));
        }
        match &self.status.sync {
            Some(underway) => (world.say(&underway.said()), world.style(Token::Accent)),
            None if self.status.arrived > 0 && !world.glyphs.plain => {
                let said = Message::new("status-arrived").count("count", self.status.arrived);
                (world.say(&said), world.style(Token::Accent))
            }
            // Who listens hears of the row; an offer would take that sentence's place for good.
            None => match self.offer_here() {
                Some(offer) => (offer, world.style(Token::Accent)),
                None => (String::new(), world.style(Token::Plain)),
            },
        }
    }

    /// What is offered, with room beside it for the position.
    fn offer_here(&self) -> Option<String> {
        let world = &self.world;
        let room = usize::from(world.size().0).saturating_sub(self.position().width() + 3);
        self.offer(room).filter(|_| !(world.glyphs.plain && self.count() > 0))
    }

    /// `3/42`: where the cursor stands in the list.
    fn position(&self) -> String {
        let rows = self.screen().rows();
        let (at, of) = (rows.cursor() as i64 + 1, rows.len() as i64);
        if self.place == Place::Account || of == 0 {
            return String::new();
        }
        format!("{}/{}", format::count(at), format::count(of))
    }

    /// Position, marks, what waits to be merged, undo depth: as many as fit, the most wanted first.
    fn status_right(&self, room: usize) -> String {
        let world = &self.world;
        let marks = self.screen().rows().marked();
        let (fresh, gone) = (self.screens.triage.fresh, self.screens.triage.gone);
        let mut parts = vec![self.position()];
        if marks > 0 {
            parts.push(world.say(&Message::new("status-marked").count("count", marks)));
        }
        if fresh > 0 {
            parts.push(world.say(&Message::new("status-fresh").count("count", fresh)));
        } else if gone > 0 {
            parts.push(world.say(&Message::new("status-gone").count("count", gone)));
        }
        if self.status.arrived > 0 && world.glyphs.plain {
            let said = Message::new("status-arrived").count("count", self.status.arrived);
            parts.push(world.say(&said));
        }
        if let Some(account) = self.account.as_ref().filter(|account| !account.search.is_empty()) {
            parts.push(format!("/{}", Shown::new(&account.search)));
        }
        parts.extend(self.order_said());
        parts.extend(self.view_said());
        let declared = world.portfolio.not_collected.len();
        if declared > 0 {
            parts.push(world.say(&Message::new("status-not-collected").count("count", declared)));
        }
        if world.undo > 0 {
            parts.push(world.say(&Message::new("status-undo").count("count", world.undo)));
        }
        parts.retain(|part| !part.is_empty());
        join_fitting(&parts, &format!(" {} ", world.glyphs.dot), room)
    }

    /// Overlays and the composer.
    fn draw_over(&self, frame: &Frame, buffer: &mut Buffer) -> Option<Position> {
        match &self.mode {
            Mode::Overlay(overlay) => overlay::draw::draw(overlay, &self.world, buffer),
            Mode::Compose(composer) => {
                let height =
                    (composer.area().lines().len() as u16 + 6).clamp(7, frame.body.height.max(7));
                let y = frame.status.saturating_sub(height);
                let area = Rect::new(0, y, self.world.size().0, height.min(frame.status));
                clear(buffer, area);
                compose::draw(composer, &self.world, buffer, area)
            }
            Mode::Notes { area, task } => {
                let rect = Rect { height: frame.status.saturating_sub(frame.body.y), ..frame.body };
                clear(buffer, rect);
                compose::draw_notes(area, *task, &self.world, buffer, rect)
            }
            _ => None,
        }
    }
}

/// What `y` would say yes to.
fn draw_question(
    world: &World,
    question: &Message,
    status: Rect,
    hints: Option<Rect>,
    buffer: &mut Buffer,
) {
    let line = |text: String, token| Line::new().put(format!(" {text}"), world.style(token));
    let keys = line(world.word("confirm-keys"), Token::Key);
    draw_two(world, &[line(world.say(question), Token::Strong), keys], status, hints, buffer);
}

/// The question and its keys, on the last two lines.
fn draw_two(
    world: &World,
    lines: &[Line; 2],
    status: Rect,
    hints: Option<Rect>,
    buffer: &mut Buffer,
) {
    let ([first, second], spots) = (lines, &world.prints.spots);
    if let Some(hints) = hints {
        first.draw_linked(spots, buffer, status);
        return second.draw_linked(spots, buffer, hints);
    }
    // What stands there waits until the strip is closed.
    let above = Rect { y: status.y.saturating_sub(1), ..status };
    if above.y < status.y {
        clear(buffer, above);
        first.draw_linked(spots, buffer, above);
    }
    second.draw_linked(spots, buffer, status);
}
