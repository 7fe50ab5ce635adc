//! How Renewals is drawn: the head of a quarter with its sums, a row, and what is known of the
//! contract.

use crate::core::day::Day;
use crate::core::fiscal::Quarter;
use crate::core::forecast::{self, Called, Share};
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::retention::balance;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::section::{self, Section, Subject, health};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use unicode_width::UnicodeWidthStr;

/// `Deadline in FY2026 Q3 (Oct-Dec)  4 renewals  $412k + ¥41.2M`, and how many have no amount.
pub fn title(world: &World, quarter: Option<Quarter>, rows: &[&Summary]) -> String {
    let when = match quarter {
        Some(quarter) => {
            let quarter = format::quarter(world.lang, quarter);
            world.say(&Message::new("renewals-quarter").text("quarter", quarter))
        }
        None => world.word("renewals-undated"),
    };
    let count = world.say(&Message::new("renewals-count").count("count", rows.len()));
    let parts = [when, count, format::share(world.lang, &Share::new((), rows))];
    parts.join("  ")
}

/// Cells of each column; 0 leaves it out.
struct Columns {
    name: usize,
    renews: usize,
    alone: usize,
    category: usize,
}

/// ARR, score, day to act by and days to it.
const FIGURES: [usize; 4] = [9, 6, 7, 9];

impl Columns {
    fn of(width: usize) -> Self {
        let (name, renews, alone) = match width {
            0..=49 => (width.saturating_sub(34).max(12), 0, 0),
            50..=71 => (18, 0, 0),
            _ => (20, 8, 8),
        };
        let taken = 3 + name + FIGURES.iter().sum::<usize>() + renews + alone;
        let category = width.saturating_sub(taken + 2);
        if category >= 24 {
            return Self { name: name + 6, renews, alone, category: category - 6 };
        }
        Self { name, renews, alone, category: if category < 6 { 0 } else { category } }
    }
}

/// The heads of the columns; `yen` = amounts stand in units of ten thousand.
pub fn head(world: &World, width: usize, yen: bool) -> Line {
    let (columns, style) = (Columns::of(width), world.style(Token::Muted));
    let [arr, score, by, days] = FIGURES;
    let click = |line: Line, from: usize, id: &'static str| line.link(from, Spot::Head(id));
    let line = Line::new().put("   ", style);
    let line = click(line.cell(&world.word("head-project"), columns.name, style), 3, "name");
    let from = line.width();
    let title = world.word(if yen { "field-arr-yen" } else { "field-arr-short" });
    let line = click(line.cell_right(&title, arr, style), from, "arr");
    let from = line.width();
    let line =
        click(line.cell_right(&world.word("field-score-short"), score, style), from, "score");
    let from = line.width();
    let line = line.cell_right(&world.word("head-act-by"), by, style);
    let mut line = click(line.cell_right("", days, style), from, "optout");
    if columns.renews > 0 {
        let from = line.width();
        line = line.cell_right(&world.word("head-renews"), columns.renews, style);
        line = click(line, from, "renew");
        line = line.put("  ", style).cell(&world.word("head-alone"), columns.alone - 2, style);
    }
    if columns.category > 0 {
        line = line.put("  ", style).cell(&world.word("head-category"), columns.category, style);
    }
    line
}

pub fn row(world: &World, row: &Summary, width: usize, yen: bool) -> Line {
    let (columns, today) = (Columns::of(width), world.today());
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let band = world.style(row.band.into());
    let day = row.act_by();
    let [money, score, by, days] = FIGURES;
    let arr = row.arr.map(|arr| format::listed_money(world.lang, arr, yen, money - 1));
    let left = day.map(|day| format::left_in(world.lang, day - today, days - 1));
    let short = |day| format::short_day(world.lang, day, today);
    let near = day.is_some_and(|day| (0..=30).contains(&(day - today)));
    let when = world.style(if near { Token::AtRisk } else { Token::Plain });
    let unknown = || "?".to_owned();
    let mut line = Line::new()
        .put(format!(" {} ", world.glyphs.band(row.band)), band)
        .cell(name_of(row).as_str(), columns.name, plain)
        .cell_right(&arr.unwrap_or_else(unknown), money, plain)
        .cell_right(&health::points(row), score, band)
        .cell_right(&day.map_or_else(unknown, short), by, when)
        .cell_right(&left.unwrap_or_default(), days, when);
    if columns.renews > 0 {
        line = line.cell_right(&renews(row).map_or_else(unknown, short), columns.renews, muted);
        line = line.put("  ", muted).cell(&world.word(alone(row)), columns.alone - 2, muted);
    }
    if columns.category > 0 {
        let (said, own) = category(world, row, columns.category);
        line = line.put("  ", muted).cell(&said, columns.category, if own { plain } else { muted });
    }
    line
}

/// The first day of the next term, also of one that nobody has seen yet.
fn renews(row: &Summary) -> Option<Day> {
    row.renewal.or_else(|| row.open_lapse().map(|end| end + 1))
}

/// Message id: it renews by itself, by an order, or nobody knows.
fn alone(row: &Summary) -> &'static str {
    match row.auto_renew {
        Some(true) => msg("renews-auto"),
        Some(false) => msg("renews-order"),
        None => msg("renews-unknown"),
    }
}

/// What became of a term that passed; else the own forecast behind `>`, beside what the CRM has of
/// the open renewal where both fit. Is it something that counts or happened, not the CRM's word?
fn category(world: &World, row: &Summary, cells: usize) -> (String, bool) {
    let own = row.forecast.as_deref().map(|given| given.category);
    if let (Some(own), false) = (own, row.after.next.is_some()) {
        let deal = deal_category(world, row).unwrap_or_default();
        let both = format!("{deal} > {}", world.word(own.title()));
        let alone = format!(">{}", world.word(own.short()));
        let both_fit = !deal.is_empty() && both.width() <= cells;
        return (if both_fit { both } else { alone }, true);
    }
    if row.after.next.is_some() {
        return (world.word("renewal-to-confirm"), true);
    }
    if row.open_lapse().is_some() {
        return (world.word("renewal-ended"), true);
    }
    if forecast::standing(&world.portfolio, row) == Called::Unknown {
        return ("?".to_owned(), false);
    }
    let deal = deal_category(world, row).unwrap_or_default();
    if deal.width() <= cells {
        return (deal, false);
    }
    let known = forecast::of_deal(world.portfolio.deals.get(&row.id));
    (known.map_or(deal, |known| world.word(known.short())), false)
}

/// What the CRM calls the open renewal.
fn deal_category(world: &World, row: &Summary) -> Option<String> {
    let deal = world.portfolio.deals.get(&row.id)?;
    let category = deal.category.as_deref().or(deal.stage.as_deref())?;
    Some(Shown::new(&world.lang.known("category", category)).to_string())
}

/// The renewals of the quarter in which one has to act for this one.
fn alike<'w>(world: &'w World, row: &Summary) -> Option<(Quarter, Vec<&'w Summary>)> {
    let (today, day) = (world.today(), row.act_by()?);
    let quarter = super::quarter(world, day);
    let alike =
        |other: Day| super::quarter(world, other) == quarter && (other >= today) == (day >= today);
    let rows = world.portfolio.rows.iter().map(AsRef::as_ref);
    let within = |row: &&Summary| super::counts(world, row) && row.act_by().is_some_and(alike);
    Some((quarter, rows.filter(within).collect()))
}

/// What the quarter of a row comes to, by forecast and by how the accounts are: `Commit $412k ∙ At
/// risk $96k ∙ not called 2`.
fn bridge(world: &World, row: &Summary) -> Vec<Line> {
    let Some((quarter, rows)) = alike(world, row) else { return Vec::new() };
    let book = &world.portfolio;
    let part = |title, worth: String| {
        format!("{}\u{a0}{}", world.word(title), worth.replace(' ', "\u{a0}"))
    };
    let called = forecast::shares(book, &rows);
    let called =
        called.iter().map(|share| part(share.of.title(), format::share(world.lang, share)));
    let bands = forecast::shares_by_band(&rows);
    let bands = bands.iter().map(|share| part(share.of.title(), format::share(world.lang, share)));
    let label = format::quarter_name(world.lang, quarter);
    let blank = " ".repeat(label.width());
    vec![
        sums(world, &label, &called.collect::<Vec<_>>()),
        sums(world, &blank, &bands.collect::<Vec<_>>()),
    ]
}

/// A label, and behind it what belongs to it.
fn sums(world: &World, label: &str, said: &[String]) -> Line {
    let said = said.join(&format!(" {} ", world.glyphs.dot));
    let line = Line::new().put(format!(" {label}  "), world.style(Token::Muted)).hang_here();
    line.put(said, world.style(Token::Plain))
}

/// What is left of the book of twelve months ago: `12 months  GRR 87.0%, NRR 99.0% of $1,200,000`,
/// each currency on a line of its own.
fn retention(world: &World) -> Vec<Line> {
    let rows = world.portfolio.rows.iter();
    let mine = rows.filter(|row| world.is_mine(row.owner.as_deref()));
    let said = balance(mine.filter_map(|row| row.kept.as_deref().copied())).said();
    let label = world.word("retention-label");
    let blank = " ".repeat(label.width());
    let labels = std::iter::once(&label).chain(std::iter::repeat(&blank));
    labels.zip(&said).map(|(label, said)| sums(world, label, &[world.say(said)])).collect()
}

/// The contract, the deal and the reasons; what was done in a third pane.
pub fn pane(world: &World, pane: &Pane) -> Vec<Line> {
    let Some(row) = pane.shown.and_then(|id| world.row(id)) else { return Vec::new() };
    let subject = Subject::of(world, row, pane);
    let mut lines = Vec::new();
    let beside = pane.shape > Shape::Stacked;
    let sections: &[Section] = if pane.index > 1 {
        &[Section::Timeline, Section::Contacts]
    } else {
        if beside {
            lines.push(Line::new().put(name_of(row).to_string(), world.style(Token::Title)));
        }
        lines.push(health::head(world, row));
        // Under the list there is room for little: the contract goes before more sums.
        let mut sums = bridge(world, row);
        let first = if beside { sums.len() } else { sums.len().min(1) };
        lines.extend(sums.drain(..first));
        lines.extend(section::lines(Section::Contract, &subject).0);
        lines.extend(deal(world, row));
        lines.extend(sums);
        lines.extend(retention(world));
        lines.push(Line::new());
        &[Section::Signals, Section::Tasks]
    };
    for section in sections {
        let title = format!(" {}", world.word(section.title()));
        lines.push(Line::new().put(title, world.style(Token::Title)));
        lines.extend(section::lines(*section, &subject).0);
        lines.push(Line::new());
    }
    lines
}

/// `deal  Renewal 2027 ∙ commit ∙ $420,000 ∙ closes 12 Dec`.
fn deal(world: &World, row: &Summary) -> Option<Line> {
    let deal = world.portfolio.deals.get(&row.id)?;
    let shown = |text: &Option<String>| text.as_deref().map(|text| Shown::new(text).to_string());
    let amount = deal.amount.map(|amount| format::money(world.lang, amount));
    let closes = deal.close_date.map(|day| format::short_day(world.lang, day, world.today()));
    let category = deal.category.as_deref().map(|text| world.lang.known("category", text));
    let parts = [shown(&deal.name), shown(&category), shown(&deal.stage), amount, closes];
    let text: Vec<String> = parts.into_iter().flatten().collect();
    let muted = world.style(Token::Muted);
    let line =
        Line::new().put(" ", muted).cell(&world.word("label-deal"), 14, muted).put(" ", muted);
    let text = text.join(&format!(" {} ", world.glyphs.dot));
    Some(line.put(text, world.style(Token::Plain)))
}
