//! The last lines of the screen: which keys there are, and what a typed line is understood as.

use super::whom::{about, which, whom, whose};
use crate::core::compose::is_far;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::overriding::{Claim, Grounds, USUAL_DAYS};
use crate::core::phrase::{self, Resolved};
use crate::core::playbook::Playbook;
use crate::core::playbook::anchor::Anchor;
use crate::core::quick_add::{self, QuickTask};
use crate::core::text::{Shown, cut};
use crate::locale::format;
use crate::tui::command::{self, Action, CommandSpec, Hinted, Scope, msg};
use crate::tui::deed::Targets;
use crate::tui::key::Key;
use crate::tui::overlay::pick::{Begun, Kind, play};
use crate::tui::overlay::{Overlay, Page};
use crate::tui::shell::act::read_day;
use crate::tui::shell::{Purpose, overriding, plan, start};
use crate::tui::spot::Spot;
use crate::tui::strip::{MORE, START_DAY, Strip};
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use unicode_width::UnicodeWidthStr;

/// `d done  s snooze …  ? keys`: the most wanted first, as many as fit; the way to all of them
/// is always there.
pub fn footer(world: &World, scope: Scope, width: u16, hinted: &dyn Fn(Action) -> Hinted) -> Line {
    let hint = |world, line, command: &CommandSpec, roomy| {
        hint(world, line, command, hinted(command.action), roomy)
    };
    let (help, mut commands): (Vec<&CommandSpec>, Vec<&CommandSpec>) = command::in_scope(scope)
        .filter(|command| command.hint > 0 && hinted(command.action) != Hinted::Idle)
        .partition(|command| matches!(command.id, "help" | "first-help"));
    commands.sort_by_key(|command| command.hint);
    let roomy = width >= 120;
    let help =
        help.into_iter().fold(Line::new(), |line, command| hint(world, line, command, roomy));
    let room = usize::from(width).saturating_sub(help.width());
    let mut line = Line::new();
    for command in commands {
        let next = hint(world, line.clone(), command, roomy);
        if next.width() > room {
            break;
        }
        line = next;
    }
    let from = line.width();
    let line =
        help.into_pieces().into_iter().fold(line, |line, (text, style)| line.put(text, style));
    line.link(from, Spot::Run(Action::Help))
}

/// What may follow the keys of a sequence that was begun.
pub fn begun(world: &World, scope: Scope, pressed: &[Key]) -> Line {
    let said: Vec<String> = pressed.iter().map(ToString::to_string).collect();
    let said = format!(" {}", said.join(" "));
    let line = Line::new().put(said, world.style(Token::Strong));
    let follows = |keys: &str| {
        let mut wanted = keys.split(' ');
        let begins = pressed.iter().all(|key| wanted.next().and_then(Key::parse) == Some(*key));
        let rest: Vec<&str> = wanted.collect();
        (begins && !rest.is_empty()).then(|| rest.join(" "))
    };
    let next = |line: Line, rest: &str, title: String, spot: Spot| {
        let from = line.width();
        line.put(format!("  {rest}"), world.style(Token::Key))
            .put(format!(" {title}"), world.style(Token::Plain))
            .link(from, spot)
    };
    let line = command::in_scope(scope).fold(line, |line, command| {
        let Some(rest) = world.keymap.keys(command).find_map(follows) else { return line };
        next(line, &rest, short(world, command), Spot::Run(command.action))
    });
    let own = world.keymap.actions.iter().enumerate().filter(|_| scope.is_remapped());
    own.fold(line, |line, (place, action)| {
        let Some(rest) = action.keys.iter().find_map(|keys| follows(keys)) else { return line };
        next(line, &rest, action.shown(), Spot::Own(place))
    })
}

/// The keys of what lies over the screen.
pub fn over(world: &World, overlay: &Overlay) -> Line {
    let id = match overlay {
        Overlay::Pick(picker) if picker.kind == Kind::Owners => msg("over-owners"),
        Overlay::Pick(picker) if picker.kind.starts() => msg("over-start"),
        Overlay::Pick(picker) if picker.kind == Kind::Columns => msg("over-columns"),
        Overlay::Pick(_) => msg("over-pick"),
        Overlay::Page { page, .. } => match page {
            Page::Brief(_) => msg("over-brief"),
            Page::Waiting(_) | Page::Import { .. } => msg("over-enter"),
            Page::History(_) => msg("over-history"),
            Page::File(_) => msg("over-file"),
            _ => msg("over-page"),
        },
    };
    Line::new().put(format!(" {}", world.word(id)), world.style(Token::Muted))
}

fn hint(world: &World, line: Line, command: &CommandSpec, hinted: Hinted, roomy: bool) -> Line {
    let dots = if command.opens && roomy { ".." } else { "" };
    let title = match hinted {
        Hinted::As(id) => world.word(id),
        _ => short(world, command),
    };
    let title = format!(" {title}{dots} ");
    let from = line.width();
    line.put(format!(" {}", world.keymap.key(command)), world.style(Token::Key))
        .put(title, world.style(Token::Plain))
        .link(from, Spot::Run(command.action))
}

/// The short title in the footer: the message `hint-<id>` where there is one.
fn short(world: &World, command: &CommandSpec) -> String {
    let id = format!("hint-{}", command.id);
    let text = world.word(&id);
    if text == id { world.word(command.title) } else { text }
}

/// The question, and the keys that answer it: as many as fit behind it, the others below.
pub fn strip(world: &World, strip: Strip, targets: &Targets, progress: Option<&str>) -> [Line; 2] {
    let progress = progress.map(|progress| format!("{progress} ")).unwrap_or_default();
    let room = usize::from(world.size().0);
    let mut choices = choices(world, strip, targets);
    match strip {
        Strip::Template { .. } => fit_templates(world, &mut choices, room),
        Strip::Plan => {
            let width = |one: &(char, String)| choice(world, Line::new(), one).width();
            plan::fit(&mut choices, room, width);
        }
        _ => {}
    }
    let all: usize = choices.iter().map(|one| choice(world, Line::new(), one).width()).sum();
    let below = all <= room;
    let whom = match strip {
        _ if targets.is_empty() => String::new(),
        Strip::Snooze | Strip::Due | Strip::Wait | Strip::Drop => whom(world, targets),
        _ => whose(world, targets),
    };
    let asked = match strip {
        Strip::Template { onboarding, from } => counted(world, targets, onboarding, from),
        _ => world.word(strip.title()),
    };
    let asked = format!(" {progress}{asked} ");
    let lines = |whom: &str| {
        let title = Line::new().put(format!("{asked}{whom} "), world.style(Token::Strong));
        shared(world, title, &choices, below)
    };
    // A long name gives way to the choices.
    let shorter = (0..=whom.width()).rev().map(|cells| cut(&whom, cells));
    let named = shorter.filter(|whom| whom.is_empty() || whom.width() >= SHORTEST);
    let mut fitting = named.map(|whom| lines(&whom));
    let fits = |lines: &[Line; 2]| lines.iter().all(|line| line.width() <= room);
    fitting.find(fits).unwrap_or_else(|| lines(""))
}

/// Cells below which a name says nothing.
const SHORTEST: usize = 8;

/// As many choices beside the question as fit, the others below; all of them there, where they fit.
fn shared(world: &World, title: Line, choices: &[(char, String)], below: bool) -> [Line; 2] {
    let room = usize::from(world.size().0);
    let mut lines = [title, Line::new()];
    let mut row = usize::from(below);
    for one in choices {
        let Some(line) = lines.get_mut(row) else { break };
        let next = choice(world, line.clone(), one);
        if row == 0 && next.width() > room {
            row = 1;
            let [_, below] = &mut lines;
            *below = choice(world, Line::new(), one);
        } else {
            *line = next;
        }
    }
    lines
}

/// Why the last key did nothing, in place of the question.
pub fn refused(world: &World, said: &Message) -> Line {
    Line::new().put(format!(" {}", world.say(said)), world.style(Token::AtRisk))
}

/// As many templates as the row below has room for; the key to all of them is always there.
fn fit_templates(world: &World, choices: &mut Vec<(char, String)>, room: usize) {
    let always = [(START_DAY, "template-day"), (MORE, "template-more")];
    let always = always.map(|(key, title)| (key, world.word(title)));
    let width = |one: &(char, String)| choice(world, Line::new(), one).width();
    let mut left = room.saturating_sub(always.iter().map(width).sum());
    choices.retain(|one| {
        let fits = left >= width(one);
        left = if fits { left - width(one) } else { 0 };
        fits
    });
    choices.extend(always);
}

/// `Start from 20 Nov`: the day of what is offered first, which `d` changes.
fn counted(world: &World, targets: &Targets, onboarding: bool, from: Option<Day>) -> String {
    let offered = start::offered(world, targets, onboarding);
    // Plays count from days of their own.
    let first = offered.first().filter(|_| onboarding || from.is_some());
    let ground = start::Ground::of(world, targets);
    match first.and_then(|first| ground.counted(first, from, world.today())) {
        Some(counted) => {
            world.say(&Message::new("strip-template-counted").message("counted", counted))
        }
        None => world.word(Strip::Template { onboarding, from }.title()),
    }
}

/// Each key with what it stands for: templates by their own titles, all others by the locale.
fn choices(world: &World, strip: Strip, targets: &Targets) -> Vec<(char, String)> {
    let all = strip.choices();
    if strip == Strip::Plan {
        return plan::choices(world, targets, &all);
    }
    let Strip::Template { onboarding, .. } = strip else {
        return all.iter().map(|choice| (choice.key, world.word(choice.title))).collect();
    };
    let offered = start::offered(world, targets, onboarding).into_iter();
    let title =
        |playbook: &Playbook| Shown::new(playbook.title.in_language(world.lang.id())).to_string();
    let digits = all.iter().filter(|choice| choice.key.is_ascii_digit());
    digits.zip(offered).map(|(choice, playbook)| (choice.key, title(playbook))).collect()
}

/// The question after a call, on one line below what was done.
pub fn after(world: &World) -> Line {
    let title = format!(" {} ", world.word(Strip::After.title()));
    let line = Line::new().put(title, world.style(Token::Strong));
    let line = Strip::After
        .choices()
        .into_iter()
        .fold(line, |line, one| choice(world, line, &(one.key, world.word(one.title))));
    line.put(format!(" {}", world.word("strip-after-keys")), world.style(Token::Muted))
}

fn choice(world: &World, line: Line, (key, title): &(char, String)) -> Line {
    let from = line.width();
    line.put(format!(" {key}"), world.style(Token::Key))
        .put(format!(" {title} "), world.style(Token::Plain))
        .link(from, Spot::Choice(*key))
}

/// A day of which the year was guessed and lies far ahead is said aloud.
fn far(world: &World, day: Option<Day>) -> bool {
    day.is_some_and(|day| is_far(day, world.today()))
}

/// The day that a line of this purpose would set.
fn day_of(world: &World, purpose: &Purpose, text: &str) -> Option<Day> {
    let (today, calendar) = (world.today(), &world.calendar);
    match purpose {
        Purpose::Add(_) | Purpose::Retitle(_) | Purpose::AddStep(_) => {
            quick_add::parse(text, today, calendar).due
        }
        Purpose::SnoozeDay(_) | Purpose::DueDay(_) | Purpose::Anchor(_) | Purpose::StartDay(_) => {
            read_day(world, purpose, text).map(|read| read.day)
        }
        _ => None,
    }
}

fn field_echo(world: &World, id: &'static str, targets: &Targets) -> String {
    let asked = Message::new(id).text("whom", whose(world, targets));
    let room = usize::from(world.size().0).saturating_sub(2);
    world.lang.say_within(&asked, room, 8).unwrap_or_else(|| world.say(&asked))
}

/// What is understood of a line while it is typed.
pub fn echo(world: &World, purpose: &Purpose, text: &str, under: Under<'_>) -> Line {
    let day = day_of(world, purpose, text);
    let loud = far(world, day);
    let style = world.style(if loud { Token::AtRisk } else { Token::Muted });
    let said = match purpose {
        Purpose::Filter => return filter_echo(world, text, under),
        Purpose::Add(targets) => {
            let whose = whose(world, targets);
            task_echo(world, text, &whose, targets.accounts(world).is_empty())
        }
        Purpose::Retitle(targets) | Purpose::AddStep(targets) => {
            let nobody = targets.accounts(world).is_empty();
            task_echo(world, text, &whose(world, targets), nobody)
        }
        Purpose::StartDay(_) if text.trim().is_empty() => world.word("echo-start-day"),
        Purpose::SnoozeDay(_) | Purpose::DueDay(_) | Purpose::StartDay(_) => {
            day_echo(world, read_day(world, purpose, text), text)
        }
        Purpose::Field(targets, "notice") => field_echo(world, "echo-field-notice", targets),
        Purpose::Field(targets, "auto_renew") => {
            field_echo(world, "echo-field-auto-renew", targets)
        }
        Purpose::Field(..) => world.word("echo-field"),
        Purpose::Override(targets, claim) => override_echo(world, targets, *claim, text),
        Purpose::Import => world.word("echo-import"),
        Purpose::Objective(targets) => plan::objective_echo(world, text, &whose(world, targets)),
        Purpose::Proof(targets) => plan::proof_echo(world, text, &whose(world, targets)),
        Purpose::View => world.word("echo-view"),
        Purpose::Worded(Action::WhatIf) => world.word("echo-what-if"),
        Purpose::Worded(_) => world.word("echo-past-day"),
        Purpose::Evidence(targets) => evidence_echo(world, targets),
        Purpose::Blocked(targets, _) => whom(world, targets),
        Purpose::NotNeeded(targets) => {
            about(world, &whom(world, targets), &world.word("echo-not-needed"))
        }
        Purpose::Unit(begun) => unit_echo(world, begun),
        Purpose::Anchor(begun) => anchor_echo(world, begun, text),
    };
    let year = day.filter(|_| loud).map(|day| year(world, day)).unwrap_or_default();
    Line::new().put(format!(" {year}{said}"), style)
}

/// `! 2027: `, in front of what is understood.
pub fn year(world: &World, day: Day) -> String {
    let year = day.ymd().0.to_string();
    format!("! {}  ", world.say(&Message::new("echo-far").text("year", year)))
}

/// What would stand beside the score, and until when.
fn override_echo(world: &World, targets: &Targets, claim: Option<Claim>, text: &str) -> String {
    if text.trim().is_empty() {
        return world.word(if claim.is_some() { "echo-override" } else { "echo-override-number" });
    }
    let Some((claim, rest)) = overriding::read(claim, text) else {
        return world.say(&Message::new("not-a-number").text("text", text.trim()));
    };
    let grounds = Grounds::read(rest, world.today(), &world.calendar);
    let until = grounds.until.unwrap_or(world.today() + USUAL_DAYS);
    let said = Message::new("override-head").message("claim", claim.said()).day("until", until);
    about(world, &whose(world, targets), &world.say(&said))
}

/// What the step wants on record.
fn evidence_echo(world: &World, targets: &Targets) -> String {
    let Targets::Tasks(ids) = targets else { return String::new() };
    let step = ids.first().and_then(|id| world.task(*id));
    let wanted = step.and_then(|step| step.wanted_evidence()).unwrap_or_default();
    about(world, &whom(world, targets), Shown::new(wanted).as_str())
}

/// What a typed filter narrows, whether it is the language or only words, and where it stands.
pub struct Under<'a> {
    pub rows: usize,
    pub speaks: bool,
    pub column: Column<'a>,
}

/// Under the typed line, which cell each byte of it stands in.
pub struct Column<'a> {
    pub of: &'a dyn Fn(usize) -> usize,
    pub width: usize,
}

/// An error with its place, which is shown whatever is cut; Enter reads it all.
fn filter_echo(world: &World, text: &str, under: Under<'_>) -> Line {
    let Under { rows, speaks, column } = under;
    let count = world.say(&Message::new("echo-rows").count("count", rows));
    if !speaks {
        return Line::new().put(format!(" {count}"), world.style(Token::Plain));
    }
    let Err(error) = crate::core::filter::parse(text) else {
        let line = Line::new().put(format!(" {count}  "), world.style(Token::Plain));
        return line.put(world.word("echo-filter"), world.style(Token::Muted));
    };
    let said = world.say(&error.message);
    let (from, to) = ((column.of)(error.at.start), (column.of)(error.at.end));
    let carets = "^".repeat(to.saturating_sub(from).max(1));
    let style = world.style(Token::AtRisk);
    let behind = column.width.saturating_sub(from + carets.len() + 1);
    let before = from.saturating_sub(1);
    if said.width() <= behind || behind >= before {
        Line::new().put(format!("{}{carets} {}", " ".repeat(from), cut(&said, behind)), style)
    } else {
        Line::new().cell_right(&cut(&said, before), before, style).put(format!(" {carets}"), style)
    }
}

/// With how many rows are left.
pub fn beside_rows(world: &World, line: Line, rows: usize) -> Line {
    let count = world.say(&Message::new("echo-rows").count("count", rows));
    line.beside(format!("{count} "), world.style(Token::Muted))
}

/// What Tab puts in, one after the other; what it has put in stands out.
pub fn offered<'o>(
    world: &World,
    offers: impl Iterator<Item = &'o str>,
    chosen: Option<usize>,
) -> Line {
    let mut line = Line::new().put(" Tab ", world.style(Token::Key));
    for (at, offer) in offers.enumerate() {
        let token = if chosen == Some(at) { Token::Cursor } else { Token::Plain };
        line = line.put(" ", world.style(Token::Plain)).put(offer, world.style(token));
    }
    line
}

/// That one runs, and from which day the next would count.
fn unit_echo(world: &World, begun: &Begun) -> String {
    let parts = [play::counted(world, begun), Some(world.word("echo-unit"))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let said = parts.join(&format!(" {} ", world.glyphs.dot));
    about(world, &whose(world, &begun.targets), &said)
}

/// What the day is for that a play counts from, then how it is understood.
fn anchor_echo(world: &World, begun: &Begun, text: &str) -> String {
    if !text.trim().is_empty() {
        return day_echo(world, phrase::resolve(text, world.today(), &world.calendar), text);
    }
    let playbook = world.portfolio.library.get(&begun.playbook);
    let asked = playbook.map_or("", |playbook| match playbook.anchor() {
        Anchor::Start => msg("echo-anchor-start"),
        Anchor::OptOut => msg("echo-anchor-deadline"),
        _ => msg("echo-anchor-meeting"),
    });
    about(world, &whose(world, &begun.targets), &world.word(asked))
}

fn day_echo(world: &World, read: Option<Resolved>, text: &str) -> String {
    match read {
        Some(resolved) => {
            let said = format::day(world.lang, resolved.day);
            format!("{said} {}", landing(world, resolved)).trim_end().to_owned()
        }
        None if text.trim().is_empty() => world.word("echo-day"),
        None => world.say(&Message::new("echo-no-day").text("text", text.trim())),
    }
}

fn landing(world: &World, resolved: Resolved) -> String {
    let id = format::landing(&world.calendar, resolved);
    id.map(|id| world.word(id)).unwrap_or_default()
}

/// `ACME ∙ due Fri 27 Nov 2026 ∙ p1 ∙ #qbr`.
fn task_echo(world: &World, text: &str, whose: &str, nobody: bool) -> String {
    let quick = quick_add::parse(text, world.today(), &world.calendar);
    if text.trim().is_empty() {
        return world.word("echo-add");
    }
    let account = match &quick.account {
        Some(name) => {
            let named = quick_add::name_account(name, &world.portfolio);
            named.map_or_else(
                |reason| which(world, &reason),
                |id| world.row(id).map(|row| name_of(row).to_string()).unwrap_or_default(),
            )
        }
        None if nobody => world.word("group-no-account"),
        None => whose.to_owned(),
    };
    let parts = understood(world, &quick);
    if parts.is_empty() {
        return account;
    }
    about(world, &account, &parts.join(&format!(" {} ", world.glyphs.dot)))
}

fn understood(world: &World, quick: &QuickTask) -> Vec<String> {
    let due = quick.due.map(|day| {
        let moved = landing(world, Resolved { day, moved: quick.due_moved });
        let time = quick.minute.map(|minute| format!(" {}", format::time(minute)));
        let day = format!("{}{}", format::day(world.lang, day), time.unwrap_or_default());
        format!("{} {day} {moved}", world.word("echo-due")).trim_end().to_owned()
    });
    let priority = quick.priority.map(|priority| format!("p{priority}"));
    let tags = quick.tags.iter().map(|tag| format!("#{}", Shown::new(tag)));
    let repeat = quick.repeat.as_deref().and_then(phrase::Repeat::parse);
    let ends = quick.repeat_ends.then(|| world.word("repeat-ends"));
    let repeat = repeat.map(|repeat| world.say(&repeat.message())).or(ends);
    let doubt = quick.doubt.as_ref().map(|doubt| world.say(&doubt.message()));
    due.into_iter().chain(priority).chain(tags).chain(repeat).chain(doubt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::tui::event::Clock;
    use crate::tui::glyph::Glyphs;
    use crate::tui::spot::Spots;
    use crate::tui::theme::{ColorDepth, Theme};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn world(lang: Lang) -> World {
        let clock = Clock { today: Day::from_number(20_000), unix_ms: 0, minute: 0 };
        let theme = Theme::new(ColorDepth::None, false);
        World::new(lang, Glyphs::Unicode.set(), theme, (80, 24), clock)
    }

    /// Every choice of a strip is there about an account with a long name.
    fn whole(world: &World, one: Strip) -> bool {
        let row =
            crate::core::portfolio::example::row("Vereinigte Medizintechnik und Bedarf Holding");
        let id = row.id;
        let portfolio =
            crate::core::portfolio::Portfolio { rows: vec![row.into()], ..Default::default() };
        let mut own = World::new(
            world.lang,
            Glyphs::Unicode.set(),
            Theme::new(ColorDepth::None, false),
            (80, 24),
            Clock { today: world.today(), unix_ms: 0, minute: 0 },
        );
        own.portfolio = portfolio.into();
        let targets = Targets::Accounts(vec![id]);
        let lines = strip(&own, one, &targets, None);
        let said: String = lines.iter().map(Line::text).collect();
        let choices = choices(&own, one, &targets);
        let all = choices.iter().all(|(key, title)| said.contains(&format!(" {key} {title}")));
        let most = matches!(one, Strip::Template { .. } | Strip::Plan);
        lines.iter().all(|line| line.width() <= 80) && (all || most)
    }

    #[test]
    fn hint_rows_take_at_most_eighty_cells_in_both_languages() {
        let many = Targets::Tasks((0..1_234).collect());
        for lang in Lang::ALL {
            let world = world(lang);
            for scope in Scope::all() {
                let line = footer(&world, scope, 80, &|_| Hinted::Usual);
                assert!(line.width() <= 80, "{lang:?} {scope:?}: {}", line.text());
                let (help, scope_has_help) =
                    (world.word("hint-help"), scope.wider().contains(&Scope::Everywhere));
                assert!(!scope_has_help || line.text().contains(&help), "{}", line.text());
            }
            for scope in Scope::all() {
                let (spots, area) = (Spots::default(), Rect::new(0, 0, 400, 1));
                let line = footer(&world, scope, 400, &|_| Hinted::Usual);
                line.draw_linked(&spots, &mut Buffer::empty(area), area);
                for command in command::in_scope(scope).filter(|command| command.hint > 0) {
                    assert!(spots.area(Spot::Run(command.action)).is_some(), "{}", command.id);
                }
            }
            let line = begun(&world, Scope::Everywhere, &[Key::char('g')]);
            assert!(line.width() <= 80 && line.text().contains(" b "), "{}", line.text());
            for one in Strip::ALL {
                assert!(whole(&world, one), "{lang:?} {one:?}");
                let progress = matches!(one, Strip::Sweep(_)).then_some("1,234/1,234");
                for line in strip(&world, one, &many, progress) {
                    assert!(line.width() <= 80, "{lang:?} {one:?}: {}", line.text());
                }
            }
        }
    }

    #[test]
    fn lines_that_say_how_to_type_take_at_most_eighty_cells() {
        for lang in Lang::ALL {
            let world = world(lang);
            for id in [
                "compose-keys",
                "compose-grammar",
                "notes-keys",
                "confirm-keys",
                "echo-filter",
                "echo-add",
                "echo-day",
                "echo-override",
                "echo-override-number",
                "echo-view",
                "echo-import",
                "echo-what-if",
                "echo-past-day",
                "echo-not-needed",
                "echo-unit",
                "echo-field",
                "echo-anchor-start",
                "echo-anchor-deadline",
                "echo-anchor-meeting",
                "over-pick",
                "over-owners",
                "over-columns",
                "echo-view",
                "over-start",
                "echo-start-day",
                "over-page",
                "over-brief",
                "over-enter",
                "over-history",
                "over-file",
                "curtain-hint",
                "curtain-copy",
                "curtain-copied",
            ] {
                let text = world.word(id);
                let cells = unicode_width::UnicodeWidthStr::width(text.as_str());
                assert!(cells <= 78, "{lang:?} {id}: {cells} cells");
            }
        }
    }
}
