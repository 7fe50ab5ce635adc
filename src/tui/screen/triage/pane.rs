//! How Triage is drawn: its tabs, and the panes about the selected account.

use super::Triage;
use super::tab::Tab;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::money::Money;
use crate::core::portfolio::{Standing, Summary};
use crate::core::receipt::Band;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::board::Tab as _;
use crate::tui::layout::Shape;
use crate::tui::screen::{Pane, tasks};
use crate::tui::section::{self, Section, Subject, health, rank, signal, task};
use crate::tui::shell::start;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, join_fitting};
use crate::tui::world::{World, name_of};

/// What stands beside the list: a preview under it, a summary beside it, what happened in a third.
pub fn lines(world: &World, pane: &Pane) -> Vec<Line> {
    let Some(row) = pane.shown.and_then(|id| world.row(id)) else { return Vec::new() };
    let subject = Subject::of(world, row, pane);
    match (pane.shape, pane.index) {
        (Shape::Tiny | Shape::Stacked, _) => preview(&subject),
        (_, 1) => summary_lines(&subject, pane.shape),
        _ => third(&subject),
    }
}

/// `Now 25+17  Renewals 17 …`: what is being counted is a number only once all is here.
pub fn tab_titles(triage: &Triage, world: &World) -> Vec<String> {
    let title = |tab: &Tab| {
        let title = format!("{} {}", world.word(tab.title()), count(triage, world, *tab));
        title.trim_end().to_owned()
    };
    let own = world.views.iter().zip(triage.own_counts());
    let own = own.map(|(view, count)| {
        format!("{} {}", Shown::new(&view.name), format::count(*count as i64))
    });
    Tab::ALL.iter().map(title).chain(own).collect()
}

fn count(triage: &Triage, world: &World, tab: Tab) -> String {
    let count = triage.count(tab);
    if !world.portfolio.complete {
        return if tab == Tab::All {
            format::count(world.portfolio.total as i64)
        } else {
            String::new()
        };
    }
    let held = if tab == Tab::New { triage.held_back } else { 0 };
    if held > 0 {
        return format!("{count}+{held}");
    }
    let above = triage.above_the_cut().filter(|above| tab == Tab::Now && *above < count);
    if let Some(above) = above {
        return format!("{above}+{}", count - above);
    }
    format::count(count as i64)
}

/// Beside an empty Now: which account wakes next, what is left for today, and what no warning can
/// speak of because it never came.
pub fn finish(triage: &Triage, world: &World) -> Vec<String> {
    let mut said = vec![left(triage, world)];
    let mine = || {
        let rows = world.portfolio.rows.iter();
        rows.filter(|row| row.band != Band::Excluded && world.is_mine(row.owner.as_deref()))
    };
    let undated = mine().filter(|row| row.renewal.is_none() && row.after.lapsed.is_none()).count();
    if undated > 0 {
        let said_of = Message::new("finish-undated").count("count", undated);
        said.push(world.say(&said_of.count("all", mine().count())));
    }
    let lacking = world.portfolio.lacking.iter();
    let names: Vec<String> =
        lacking.map(|entity| world.word(&format!("entity-{}", entity.id()))).collect();
    if !names.is_empty() {
        let names = names.join(&world.word("plain-comma"));
        said.push(world.say(&Message::new("finish-lacking").text("names", names)));
    }
    said
}

fn left(triage: &Triage, world: &World) -> String {
    let today = world.today();
    let wakes = world.portfolio.rows.iter().filter_map(|row| match row.standing(today) {
        Standing::Snoozed(verdict) | Standing::Waiting(verdict) => Some((verdict.until?, row)),
        _ => None,
    });
    let due = world
        .portfolio
        .tasks
        .iter()
        .filter(|task| task.live(today) && task.due.is_some_and(|due| due <= today))
        .filter(|task| tasks::mine(world, task));
    let rest = Message::new("finish-rest")
        .count("tasks", due.count())
        .count("renewals", triage.count(Tab::Renewals));
    let rest = world.say(&rest);
    match wakes.min_by_key(|(until, _)| *until) {
        None => rest,
        Some((until, row)) => {
            let wake = Message::new("finish-wake")
                .text("account", name_of(row).as_str())
                .day("day", until);
            format!("{} {rest}", world.say(&wake))
        }
    }
}

/// The title of the preview: name, score, segment, renewal, ARR.
pub fn title(world: &World, row: &Summary) -> String {
    let dash = format!(" {} ", world.glyphs.horizontal);
    let mut parts = vec![name_of(row).cut(30).to_string(), health::head(world, row).text()];
    parts.extend(row.segment.as_deref().map(|segment| Shown::new(segment).cut(16).to_string()));
    parts.extend(row.renewal.map(|day| {
        let day = format::short_day(world.lang, day, world.today());
        format!("{} {day}", world.word("label-renews"))
    }));
    parts.extend(row.open_lapse().map(|end| health::ended(world, end)));
    parts.extend(row.arr.map(|arr| format::short_money(world.lang, arr)));
    join_fitting(&parts, &dash, usize::from(world.size().0).saturating_sub(4))
}

fn preview(subject: &Subject<'_>) -> Vec<Line> {
    let mut lines = vec![health::brief(subject)];
    lines.extend(support(subject));
    lines.extend([task::brief(subject), signal::brief(subject)]);
    lines.extend(more_signals(subject));
    lines.extend(signal::compounds(subject));
    lines.extend(plays(subject));
    if subject.until > 7 {
        lines.push(Line::new());
        for section in [Section::Tasks, Section::Signals, Section::Timeline] {
            lines.push(section_title(subject.world, section));
            lines.extend(section::lines(section, subject).0);
        }
    }
    lines
}

fn section_title(world: &World, section: Section) -> Line {
    Line::new().put(format!(" {}", world.word(section.title())), world.style(Token::Title))
}

/// Open tickets, the last touch, who owns it.
fn support(subject: &Subject<'_>) -> Vec<Line> {
    let (world, row) = (subject.world, subject.row);
    let (label, plain) = (world.style(Token::Muted), world.style(Token::Plain));
    let line = Line::new().put(" ", label).cell(&world.word("label-contact"), 9, label);
    let touch = row.last_touch.map(|day| format::ago(world.lang, world.today() - day));
    // Where no export brings touches, none on file is unknown, not never.
    let unknown = world.portfolio.lacking.contains(&Entity::Activity);
    let none = || if unknown { "?".to_owned() } else { world.word("label-never") };
    let touch = touch.unwrap_or_else(none);
    let tickets = match row.open_tickets {
        Some(count) => world.say(&Message::new("label-tickets").count("count", count)),
        None => world.word("label-tickets-unknown"),
    };
    let owner = row.owner.as_deref().map(|owner| Shown::new(owner).cut(18).to_string());
    let line = line.put(format!("{} {touch}", world.word("label-last-touch")), plain);
    if subject.width < 70 && subject.until > 7 {
        // Beside the list each has a line of its own, the owner above.
        let below = Line::new().cell("", 10, plain).put(tickets, plain);
        return vec![line, below];
    }
    let line = line.put(format!("   {tickets}"), plain);
    if subject.width < 70 {
        return vec![line];
    }
    vec![match owner {
        Some(owner) => line.put(format!("   {} {owner}", world.word("label-owner")), plain),
        None => {
            line.put(format!("   {}", world.word("label-no-owner")), world.style(Token::AtRisk))
        }
    }]
}

/// The other open signals in one line.
fn more_signals(subject: &Subject<'_>) -> Option<Line> {
    let world = subject.world;
    let others: Vec<_> = subject.row.signals.iter().skip(1).map(|s| world.say(&s.reason)).collect();
    let label = world.style(Token::Muted);
    (!others.is_empty()).then(|| {
        let line = Line::new().put(" ", label).cell(&world.word("label-also"), 9, label);
        line.put(others.join("; "), label)
    })
}

/// `plays  p 1 At-risk save  2 Renewal`: the templates that the reasons call for, by their keys.
fn plays(subject: &Subject<'_>) -> Option<Line> {
    let (world, row) = (subject.world, subject.row);
    let label = world.style(Token::Muted);
    let offered = world.portfolio.library.offered(row, start::waits(world, row));
    let count = offered.iter().take_while(|playbook| playbook.is_called_by(row)).count();
    let line = Line::new().put(" ", label).cell(&world.word("label-plays"), 9, label);
    let mut line = line.put("p", world.style(Token::Key));
    for (number, playbook) in (1..=3).zip(offered.iter().take(count)) {
        let title = Shown::new(playbook.title.in_language(world.lang.id())).to_string();
        let next = line
            .clone()
            .put(format!(" {number}"), world.style(Token::Key))
            .put(format!(" {title} "), world.style(Token::Plain));
        if next.width() > subject.width {
            break;
        }
        line = next;
    }
    (count > 0).then_some(line)
}

fn summary_lines(subject: &Subject<'_>, shape: Shape) -> Vec<Line> {
    let (world, row) = (subject.world, subject.row);
    let name = Line::new().put(name_of(row).to_string(), world.style(Token::Title));
    let [facts, keeper] = [health::facts(world, row), health::keeper(world, row)];
    let mut lines = vec![name, health::head(world, row), facts, keeper];
    lines.extend(support(subject));
    let rank = rank::said(world, row).map(|said| format!(" {} {said}", world.word("label-rank")));
    lines.extend(rank.map(|rank| Line::new().put(rank, world.style(Token::Muted))));
    let mut sections = vec![Section::Signals, Section::Tasks, Section::Health];
    if shape == Shape::Two {
        sections.push(Section::Timeline);
    }
    for section in sections {
        lines.push(Line::new());
        lines.push(section_title(world, section));
        lines.extend(section::lines(section, subject).0);
        lines.extend(plays(subject).filter(|_| section == Section::Signals));
    }
    lines
}

fn third(subject: &Subject<'_>) -> Vec<Line> {
    let (mut timeline, _) = section::lines(Section::Timeline, subject);
    timeline.truncate((subject.until / 2).max(4));
    let mut lines = vec![section_title(subject.world, Section::Timeline)];
    lines.extend(timeline);
    for section in [Section::Contacts, Section::Contract] {
        lines.push(Line::new());
        lines.push(section_title(subject.world, section));
        lines.extend(section::lines(section, subject).0);
    }
    lines
}

/// What rows weigh together, in the currency of the book; none where it has no one currency.
pub fn in_book(world: &World, weight: f64) -> Option<String> {
    let currency = world.portfolio.book_currency?;
    let minor = weight * 10f64.powi(currency.exponent() as i32);
    Some(format::short_money(world.lang, Money::new(minor as i64, currency)))
}

/// `book $6.4M ∙ at risk $1.9M (30%) ∙ 42 to triage`, where there is room in the header.
pub fn summary(triage: &Triage, world: &World) -> String {
    let outages = world.portfolio.outages.iter();
    let mut parts: Vec<String> = outages.map(|outage| world.say(&outage.said())).collect();
    let totals = triage.totals;
    if let Some((book, at_risk)) = in_book(world, totals.book).zip(in_book(world, totals.at_risk)) {
        let share = format::percent(totals.at_risk / totals.book.max(1.0) * 100.0);
        parts.push(format!("{} {book}", world.word("label-book")));
        parts.push(format!("{} {at_risk} ({share})", world.word("label-at-risk")));
    }
    parts.push(world.say(&Message::new("label-to-triage").count("count", triage.count(Tab::Now))));
    parts.join(&format!(" {} ", world.glyphs.dot))
}
