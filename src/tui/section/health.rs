//! Health: the pillars with their course and their moves, and the head line of an account.

use super::{Subject, muted};
use crate::core::account::Tier;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::receipt::{Band, PillarLine, Score};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::screen::triage::row::{change, spark};
use crate::tui::sentence;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;

/// `✗ 23/100 ▾18`, with a chip for the worst band.
pub fn head(world: &World, row: &Summary) -> Line {
    let style = match row.band {
        Band::Critical => world.style(Token::Critical).patch(world.style(Token::Chip)),
        band => world.style(band.into()),
    };
    let said = match row.score {
        Some(_) => format!("{} {}/100", world.glyphs.band(row.band), points(row)),
        None => unknown(world, row),
    };
    let line = Line::new().put(said, style);
    let line = match row.delta30.known() {
        None => line,
        Some(delta) => {
            let moved = change(world, delta).replace(' ', "");
            line.put(format!(" {moved}"), world.style(Token::Plain))
        }
    };
    match by_hand(world, row) {
        None => line,
        Some(said) => line
            .put(format!(" {} ", world.glyphs.dot), world.style(Token::Plain))
            .put(said, world.style(Token::Accent)),
    }
}

/// `by hand 62 watch until 20 Dec`: the person's own word, beside what is computed.
pub fn by_hand(world: &World, row: &Summary) -> Option<String> {
    let given = row.overridden.as_deref()?;
    let until = format::short_day(world.lang, given.until, world.today());
    let said = Message::new("override-head").message("claim", given.claim.said());
    Some(world.say(&said.text("until", until)))
}

/// Cells of a score in a list.
const POINTS: usize = 5;

/// `23>62`, or `23>~` where a band was named: the computed score, then the person's own word.
pub fn beside(world: &World, row: &Summary) -> Option<String> {
    let claim = row.overridden.as_deref()?.claim;
    let own = row.score.map_or_else(|| "?".to_owned(), |score| score.floor().to_string());
    let band = world.glyphs.band(claim.band).to_owned();
    let said = claim.score.map_or_else(|| band.clone(), |score| score.floor().to_string());
    let both = format!("{own}>{said}");
    Some(if both.len() > POINTS && claim.score.is_some() { format!("{own}>{band}") } else { both })
}

/// `? unknown (64)? ∙ coverage 55%`: in words, so that what is added up so far is not taken for a score.
fn unknown(world: &World, row: &Summary) -> String {
    let sign = world.glyphs.band(row.band);
    let band = world.word(row.band.title());
    match row.raw {
        Some(_) => format!(
            "{sign} {band} {} {} {} {}",
            points(row),
            world.glyphs.dot,
            world.word("label-coverage"),
            format::percent(100.0 * row.coverage)
        ),
        None => format!("{sign} {band}"),
    }
}

/// The whole points; in brackets and with a question where too little is known for a score, `?`
/// where nothing is.
pub fn points(row: &Summary) -> String {
    match (row.score, row.raw) {
        (Some(score), _) => score.floor().to_string(),
        (None, Some(raw)) => format!("({})?", raw.floor()),
        (None, None) => "?".into(),
    }
}

/// Segment, ARR and renewal in one line.
pub fn facts(world: &World, row: &Summary) -> Line {
    let dot = format!(" {} ", world.glyphs.dot);
    let segment = row.segment.as_deref().map(|segment| Shown::new(segment).to_string());
    let arr = row.arr.map(|arr| format::money(world.lang, arr));
    let renewal = row.renewal.map(|day| {
        let today = world.today();
        let short = format::short_day(world.lang, day, today);
        format!(
            "{} {short} ({})",
            world.word("label-renews"),
            format::left(world.lang, day - today)
        )
    });
    let over = row.open_lapse().map(|end| ended(world, end));
    let parts: Vec<String> = [segment, arr, renewal.or(over)].into_iter().flatten().collect();
    Line::new().put(parts.join(&dot), world.style(Token::Muted))
}

/// `term ended 12 Oct (39d ago)`, where nothing is known to follow.
pub fn ended(world: &World, end: Day) -> String {
    let today = world.today();
    let day = format::short_day(world.lang, end, today);
    let said = Message::new("renewal-over").text("day", day);
    world.say(&said.text("ago", format::ago(world.lang, today - end)))
}

/// Who looks after it, how it is served, where it stands.
pub fn keeper(world: &World, row: &Summary) -> Line {
    let dot = format!(" {} ", world.glyphs.dot);
    let stage =
        row.stage.as_deref().map(|stage| Shown::new(&world.lang.known("stage", stage)).to_string());
    let tier = (!row.tier_assumed).then(|| world.word(tier_word(row.tier)));
    let rest: Vec<String> = [tier, stage].into_iter().flatten().collect();
    let rest = if rest.is_empty() { String::new() } else { format!("{dot}{}", rest.join(&dot)) };
    let (owner, token) = match &row.owner {
        Some(owner) => {
            (format!("{} {}", world.word("label-owner"), Shown::new(owner)), Token::Muted)
        }
        None => (world.word("label-no-owner"), Token::AtRisk),
    };
    Line::new().put(owner, world.style(token)).put(rest, world.style(Token::Muted))
}

pub fn tier_word(tier: Tier) -> &'static str {
    match tier {
        Tier::Strategic => msg("touch-tier-strategic"),
        Tier::High => msg("touch-tier-high"),
        Tier::Mid => msg("touch-tier-mid"),
        Tier::Low => msg("touch-tier-low"),
        Tier::Tech => msg("touch-tier-tech"),
    }
}

/// Cells of the pillars' names, and of their course.
const NAME: usize = 14;
const COURSE: u16 = 12;

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let world = subject.world;
    let shape = Table::of(subject.width);
    // A course in digits is noise to who listens.
    let shape = Table { course: shape.course && !world.glyphs.plain, ..shape };
    let mut lines = vec![titles(world, shape)];
    for pillar in &detail.receipt.pillars {
        let closes = detail.pillar_history.iter().find(|(id, _)| *id == pillar.id);
        lines.push(pillar_line(world, pillar, closes.map(|(_, closes)| closes.as_slice()), shape));
    }
    let coverage = format::percent(detail.receipt.coverage * 100.0);
    let profile = world.say(&detail.receipt.profile_name());
    lines.push(muted(world, &format!("{} {coverage}   {profile}", world.word("label-coverage"))));
    for cap in &detail.receipt.caps {
        let limit = format::number(cap.limit, 0);
        let sign = format!(" {} {limit} ", world.glyphs.flag);
        let style = world.style(Token::AtRisk);
        let text = world.say(&cap.evidence);
        let line = Line::new().put(sign, style).hang_here().put(text, style);
        lines.extend(line.wrapped(subject.width.saturating_sub(1)));
    }
    lines
}

/// Which columns have room.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Table {
    course: bool,
    quarter: bool,
}

impl Table {
    fn of(width: usize) -> Self {
        Self { course: width >= 57, quarter: width >= 43 }
    }
}

fn titles(world: &World, shape: Table) -> Line {
    let style = world.style(Token::Muted);
    let mut line = Line::new().put(" ".repeat(NAME + 2), style);
    if shape.course {
        line = line.put(" ".repeat(usize::from(COURSE) + 1), style);
    }
    line = line.cell_right(&world.word("label-share"), 5, style);
    line = line.cell_right(&world.word("label-now"), 6, style);
    line = line.cell_right(&format::days(world.lang, 30), 6, style);
    if shape.quarter { line.cell_right(&format::days(world.lang, 90), 6, style) } else { line }
}

fn pillar_line(
    world: &World,
    pillar: &PillarLine,
    closes: Option<&[Option<u8>]>,
    shape: Table,
) -> Line {
    let plain = world.style(Token::Plain);
    let name = world.word(&format!("pillar-{}", pillar.id.replace('_', "-")));
    let mut line = Line::new().put(" ", plain).cell(&name, NAME, plain).put(" ", plain);
    if shape.course {
        let course =
            closes.map(|closes| spark(world, closes.iter().copied(), COURSE)).unwrap_or_default();
        line = line.cell(&course, usize::from(COURSE), world.style(Token::Accent)).put(" ", plain);
    }
    let band = pillar.score.map_or(Band::Unknown, |score| Band::of(Score::new(score)));
    let now = now(pillar);
    line = line.cell_right(&format::percent(pillar.weight), 5, world.style(Token::Muted));
    line = line.cell_right(&now, 6, world.style(band.into()));
    let spans: &[usize] = if shape.quarter { &[4, 13] } else { &[4] };
    for weeks in spans {
        let moved = closes.and_then(|closes| moved(closes, *weeks));
        let text = moved.map(|points| change(world, points)).unwrap_or_default();
        line = line.cell_right(&text, 6, plain);
    }
    if pillar.is_not_applicable() {
        return line;
    }
    line.put(format!("  {}", world.glyphs.band(band)), world.style(band.into()))
}

/// The whole points; `?` where data are missing, `-` where the pillar does not apply.
fn now(pillar: &PillarLine) -> String {
    match pillar.score {
        Some(score) => format::number(score.floor(), 0),
        None if pillar.is_not_applicable() => "-".into(),
        None => "?".into(),
    }
}

/// The change over so many weekly closes.
fn moved(closes: &[Option<u8>], weeks: usize) -> Option<f64> {
    let now = (*closes.last()?)?;
    let then = (*closes.get(closes.len().checked_sub(weeks + 1)?)?)?;
    Some(f64::from(now) - f64::from(then))
}

/// The pillars in one line, for the preview: `usage 10 ▾19  support 35`.
pub fn brief(subject: &Subject<'_>) -> Line {
    let world = subject.world;
    let label = world.style(Token::Muted);
    let mut line = Line::new().put(" ", label).cell(&world.word(msg("section-health")), 9, label);
    let Some(detail) = subject.detail else {
        if world.glyphs.plain {
            return line.put(sentence::course(world, &subject.row.sparkline), label);
        }
        let course = spark(world, subject.row.sparkline.iter(), 26);
        return line.put(course, world.style(Token::Accent));
    };
    for pillar in &detail.receipt.pillars {
        let band = pillar.score.map_or(Band::Unknown, |score| Band::of(Score::new(score)));
        let now = now(pillar);
        let name = world.word(&format!("pillar-{}", pillar.id.replace('_', "-")));
        let longer = line.clone().put(format!("{name} "), label);
        let longer = longer.put(format!("{now}  "), world.style(band.into()));
        // They stand by weight: what has no room is what counts least.
        if longer.width() > subject.width + 2 {
            break;
        }
        line = longer;
    }
    line.trimmed()
}
