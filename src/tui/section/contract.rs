//! The contract clock, the terms in force, and invoices.

use super::Subject;
use crate::core::contract::{Notice, RenewalMode, Subscription};
use crate::core::day::Day;
use crate::core::fiscal::{Quarter, closing_month};
use crate::core::forecast;
use crate::core::invoice::Invoice;
use crate::core::message::Message;
use crate::core::roll_up::roll_up;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use unicode_width::UnicodeWidthStr;

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let (world, row) = (subject.world, subject.row);
    let mut lines: Vec<Line> = Vec::new();
    let arr = row.arr.map(|arr| format::money(world.lang, arr));
    lines.extend(arr.map(|arr| labelled(world, "label-arr", &arr)));
    lines.extend(row.open_lapse().map(|end| over(world, end)));
    lines.extend(
        row.renewal.map(|day| labelled(world, "label-end", &format::day(world.lang, day - 1))),
    );
    lines.extend(row.renewal.map(|day| labelled(world, "label-renews", &renewal(world, day))));
    if let Some(line) = clock(subject) {
        lines.push(line);
    }
    lines.extend(called(subject));
    lines.extend(row.after.next.map(|next| {
        let said = Message::new("renewal-confirm").day("day", next.end);
        labelled(world, "label-renewed", &world.say(&said))
    }));
    if let Some(auto) = row.auto_renew {
        let state = if auto { msg("renews-alone") } else { msg("renews-not-alone") };
        lines.push(labelled(world, "label-auto-renew", &world.word(state)));
    }
    lines.extend(closing(subject));
    lines.extend(family(subject));
    let today = world.today();
    let terms = subject.detail.iter().flat_map(|detail| &detail.facts.subscriptions);
    lines.extend(
        terms.filter(|term| term.in_force(today)).flat_map(|term| term_lines(subject, term)),
    );
    lines
}

/// The account it belongs to, and those that belong to it.
fn family(subject: &Subject<'_>) -> Vec<Line> {
    let (world, row) = (subject.world, subject.row);
    let parent = row.stated.parent.as_deref().map(|name| match row.stated.parent_id {
        Some(id) => format!("{} ({id})", Shown::new(name)),
        None => Shown::new(name).to_string(),
    });
    let children = world.portfolio.rows.iter().filter(|one| one.stated.parent_id == Some(row.id));
    let together = roll_up(row, children.clone().map(AsRef::as_ref));
    let children: Vec<String> =
        children.map(|one| format!("{} ({})", name_of(one), one.id)).collect();
    let parent = parent.map(|text| labelled(world, "label-parent", &text));
    let children = (!children.is_empty()).then(|| {
        let said = Message::new("children-said").count("count", children.len());
        labelled(world, "label-children", &world.say(&said.names("names", children)))
    });
    let together =
        together.map(|family| labelled(world, "label-roll-up", &world.say(&family.said())));
    parent.into_iter().chain(children).chain(together).collect()
}

/// A term that is over, and nothing is on file after it.
fn over(world: &World, end: Day) -> Line {
    let said = format!(
        "{} {} {} {}",
        format::day(world.lang, end),
        away(world, end),
        world.glyphs.dot,
        world.word("renewal-no-new-term")
    );
    label_of(world, "label-end").put(said, world.style(Token::AtRisk))
}

/// The deadline: last day for notice (with the business day that counts), or the order date.
fn clock(subject: &Subject<'_>) -> Option<Line> {
    let (world, row) = (subject.world, subject.row);
    let deadline = row.deadline?;
    let label = if row.by_order { msg("label-order-by") } else { msg("label-opt-out") };
    let text = format!("{} {}", world.say(&row.deadline_said()?), away(world, deadline));
    let near = (0..=30).contains(&(deadline - world.today()));
    let style = world.style(if near { Token::AtRisk } else { Token::Plain });
    Some(label_of(world, label).put(text, style))
}

/// The own forecast of the renewal ahead with its day, and what the CRM says, each by its name.
fn called(subject: &Subject<'_>) -> Option<Line> {
    let (world, row) = (subject.world, subject.row);
    let own = row.forecast.as_deref().map(|given| {
        let category = Message::new(given.category.title());
        let said = Message::new("forecast-own").message("category", category);
        let day = format::short_day(world.lang, given.day, world.today());
        world.say(&said.text("day", day))
    });
    let deal = world.portfolio.deals.get(&row.id);
    let deal = deal.and_then(|deal| deal.category.as_deref()).map(|category| {
        let said = Message::new("forecast-of-source");
        world.say(&said.text("category", world.lang.known("category", category)))
    });
    let parts: Vec<String> = own.into_iter().chain(deal).collect();
    let called = forecast::standing(&world.portfolio, row);
    let none = || (row.renewal.is_some()).then(|| world.word(called.title()));
    let said = Some(parts.join(&format!(" {} ", world.glyphs.dot)));
    let said = said.filter(|said| !said.is_empty()).or_else(none)?;
    Some(labelled(world, "label-forecast", &said))
}

/// `(90d)`: how far away a day is.
fn away(world: &World, day: Day) -> String {
    format!("({})", format::left(world.lang, day - world.today()))
}

/// The day, how far away it is, and the quarter of our own year it falls into.
fn renewal(world: &World, day: Day) -> String {
    let quarter = Quarter::of(day, world.calendar.fiscal_start);
    let (said, dot) = (format::day(world.lang, day), world.glyphs.dot);
    let quarter = format::quarter_name(world.lang, quarter).replace(' ', "\u{a0}");
    format!("{said} {} {dot} {quarter}", away(world, day))
}

/// The month in which the customer closes its books, as far as it can be read.
fn closing(subject: &Subject<'_>) -> Option<Line> {
    let world = subject.world;
    let stated = subject.detail?.facts.account.fiscal_year_end.as_deref()?;
    let month = closing_month(stated).map(|month| format::month(world.lang, month));
    let text = month.unwrap_or_else(|| Shown::new(stated).to_string());
    Some(labelled(world, "label-closing", &text))
}

fn label_of(world: &World, id: &str) -> Line {
    let style = world.style(Token::Muted);
    Line::new().put(" ", style).cell(&world.word(id), 14, style).put(" ", style)
}

fn labelled(world: &World, id: &str, text: &str) -> Line {
    label_of(world, id).put(text, world.style(Token::Plain))
}

/// Carried over where its column is narrow: the notice stands at its end.
fn term_lines(subject: &Subject<'_>, term: &Subscription) -> Vec<Line> {
    let world = subject.world;
    let product = Shown::new(term.product.as_deref().unwrap_or(&term.key)).to_string();
    let seats =
        term.seats.map(|seats| format!("{} {}", format::count(seats), world.word("label-seats")));
    let by_hand = mode_by_hand(subject);
    let mode = by_hand.or(term.mode).map(|mode| world.word(mode_word(mode)));
    let mode = mode.map(|mode| marked(world, mode, by_hand.is_some()));
    let end = term.end.map(|end| format::short_day(world.lang, end, world.today()));
    let parts = [Some(product), seats, mode, notice(subject, term)];
    let text = parts.into_iter().flatten().collect::<Vec<_>>();
    let text = text.join(&format!(" {} ", world.glyphs.dot));
    let line = Line::new().put(" ", world.style(Token::Plain)).hang_here();
    let line = line.put(text, world.style(Token::Plain));
    line.at_right(end.unwrap_or_default(), world.style(Token::Muted)).wrapped(subject.width)
}

/// The notice that holds: what a person has put right, unless the source has said another since.
fn notice(subject: &Subject<'_>, term: &Subscription) -> Option<String> {
    let (world, clock) = (subject.world, subject.row.opt_out);
    let account = subject.detail.map(|detail| &detail.facts.account);
    let by_hand = account.and_then(|account| account.notice_by_hand.as_ref());
    let by_hand = by_hand.and_then(|by_hand| Notice::parse(&by_hand.word)).filter(|notice| {
        let last_day = term.end.map(|end| notice.before(end));
        clock.is_none() || last_day == clock
    });
    let notice = match by_hand.or(term.notice)? {
        Notice::Days(days) => format::days(world.lang, days as i32),
        Notice::Months(months) => world.say(&Message::new("notice-months").count("count", months)),
    };
    let said = format!("{} {notice}", world.word("label-notice"));
    Some(marked(world, said, by_hand.is_some()))
}

/// How it renews as a person has put it right, where that holds.
fn mode_by_hand(subject: &Subject<'_>) -> Option<RenewalMode> {
    let account = subject.detail.map(|detail| &detail.facts.account)?;
    let mode = RenewalMode::parse(&account.renew_by_hand.as_ref()?.word)?;
    (subject.row.auto_renew == Some(mode == RenewalMode::Auto)).then_some(mode)
}

fn marked(world: &World, said: String, by_hand: bool) -> String {
    if by_hand { format!("{said} ({})", world.word("label-by-hand")) } else { said }
}

fn mode_word(mode: RenewalMode) -> &'static str {
    match mode {
        RenewalMode::Auto => msg("term-auto"),
        RenewalMode::Manual => msg("term-manual"),
        RenewalMode::Ended => msg("term-ended"),
    }
}

/// Open invoices first, the most overdue on top.
pub fn invoices(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let (world, today) = (subject.world, subject.world.today());
    let mut invoices: Vec<_> = detail.facts.invoices.iter().collect();
    invoices.sort_by_key(|invoice| {
        (
            !invoice.open_on(today),
            std::cmp::Reverse(invoice.days_overdue(today)),
            std::cmp::Reverse(invoice.issued),
        )
    });
    invoices
        .into_iter()
        .take(subject.until.max(1))
        .map(|invoice| invoice_line(world, invoice))
        .collect()
}

/// Cells of an amount.
const AMOUNT: usize = 14;

fn invoice_line(world: &World, invoice: &Invoice) -> Line {
    let today = world.today();
    let number = Shown::new(invoice.number.as_deref().unwrap_or(&invoice.key)).to_string();
    let open = invoice.open_amount.filter(|_| invoice.open_on(today));
    let amount = open.or(invoice.amount);
    let amount = amount.map(|amount| match format::money(world.lang, amount) {
        whole if whole.width() <= AMOUNT => whole,
        _ => format::money_in(world.lang, amount, AMOUNT),
    });
    let amount = amount.unwrap_or_default();
    let plain = world.style(Token::Plain);
    let line = Line::new()
        .put(" ", plain)
        .cell(&number, 16, plain)
        .put(" ", plain)
        .cell_right(&amount, AMOUNT, plain);
    let muted = world.style(Token::Muted);
    match (invoice.days_overdue(today), invoice.open_on(today)) {
        (Some(late), _) => {
            let text =
                format!("  {} {}", world.word("invoice-late"), format::days(world.lang, late));
            line.put(text, world.style(Token::Late))
        }
        (None, true) => line.put(format!("  {}", world.word("invoice-open")), muted),
        (None, false) => line.put(format!("  {}", world.word("invoice-closed")), muted),
    }
}
