//! The year of an account in charts: health and usage with what happened, what its people answered,
//! seats in use. Where pictures are read out, the sentence over each says what it shows.

use super::Subject;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::receipt::{Band, Score};
use crate::core::scoring::course::{Courses, MarkKind, Points};
use crate::core::signal::usage_drop::metric_name;
use crate::locale::{Lang, format};
use crate::tui::command::msg;
use crate::tui::glyph::Glyphs;
use crate::tui::theme::{ColorDepth, Theme, Token};
use crate::tui::widget::chart::{Chart, Pen, ticks};
use crate::tui::widget::line::{Line, wrap};
use unicode_width::UnicodeWidthStr;

/// Lines of a picture in a terminal so high.
fn rows(height: u16) -> usize {
    match height {
        0..30 => 4,
        30..50 => 6,
        _ => 8,
    }
}

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let world = subject.world;
    let pen = Pen { lang: world.lang, glyphs: world.glyphs, theme: &world.theme };
    all(pen, &detail.courses, subject.width, rows(world.size().1))
}

/// One chart under the other; under the first, what the letters mean.
pub fn all(pen: Pen<'_>, courses: &Courses, width: usize, rows: usize) -> Vec<Line> {
    let Some(span) = courses.span else { return Vec::new() };
    let mut sheet = Sheet { pen, courses, span, width, rows, label: 0 };
    let matters = [sheet.health(), sheet.usage(), sheet.nps(), sheet.seats()];
    sheet.label = matters.iter().filter_map(|(matter, _)| matter.label()).max().unwrap_or(0);
    let parts = matters.iter().map(|(matter, lane)| sheet.draw(matter, lane));
    let mut lines: Vec<Line> = Vec::new();
    for part in parts {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        let first = lines.is_empty();
        lines.extend(part);
        if first && !pen.glyphs.plain && !courses.marks.is_empty() {
            lines.extend(sheet.legend());
        }
    }
    lines
}

/// The same without colours, for paper and pipes.
pub fn text(
    lang: Lang,
    glyphs: Glyphs,
    courses: &Courses,
    (width, rows): (usize, usize),
) -> String {
    let theme = Theme::new(ColorDepth::None, false);
    let pen = Pen { lang, glyphs: glyphs.set(), theme: &theme };
    let lines = all(pen, courses, width, rows);
    let lines = lines.iter().map(|line| line.text().trim_end().to_owned());
    lines.chain([String::new()]).collect::<Vec<_>>().join("\n")
}

/// What all charts of an account have in common.
struct Sheet<'a> {
    pen: Pen<'a>,
    courses: &'a Courses,
    span: (Day, Day),
    width: usize,
    rows: usize,
    /// Cells of the longest name on any axis.
    label: usize,
}

/// What happened on a day, as its sign.
type Lane = Vec<(Day, &'static str, Token)>;

/// What one of them shows.
struct Matter<'a> {
    title: String,
    points: &'a Points,
    scale: (f64, f64),
    ticks: Vec<f64>,
    say: fn(f64) -> String,
    style: fn(f64) -> Token,
    /// What is said where nothing is known.
    nothing: &'static str,
    /// What the signs under it mean, where they are not those of the first chart.
    legend: Option<String>,
}

impl Matter<'_> {
    /// Cells of the longest name on its axis, where there is a picture.
    fn label(&self) -> Option<usize> {
        let known = self.points.iter().any(|(_, value)| value.is_some());
        let names = self.ticks.iter().map(|value| (self.say)(*value).width());
        names.max().filter(|_| known)
    }
}

fn whole(value: f64) -> String {
    format::number(value.floor(), 0)
}

fn accent(_: f64) -> Token {
    Token::Accent
}

fn band(value: f64) -> Token {
    Band::of(Score::new(value)).into()
}

/// Below zero more are against than for.
fn mood(value: f64) -> Token {
    if value < 0.0 { Token::AtRisk } else { Token::Healthy }
}

impl<'a> Sheet<'a> {
    fn health(&self) -> (Matter<'a>, Lane) {
        let matter = Matter {
            title: self.pen.lang.word(msg("chart-health")),
            points: &self.courses.health,
            scale: (0.0, 100.0),
            ticks: vec![100.0, 75.0, 50.0, 30.0, 0.0],
            say: whole,
            style: band,
            nothing: msg("chart-no-health"),
            legend: None,
        };
        (matter, self.happened())
    }

    fn usage(&self) -> (Matter<'a>, Lane) {
        let points = &self.courses.usage;
        let most = points.iter().filter_map(|(_, value)| *value).fold(0.0, f64::max);
        let steps = ticks(most);
        let metric =
            self.courses.metric.as_deref().map(|metric| self.pen.lang.say(&metric_name(metric)));
        let matter = Matter {
            title: match metric {
                Some(metric) => {
                    self.pen.lang.say(&Message::new("chart-usage-of").text("metric", metric))
                }
                None => self.pen.lang.word(msg("chart-usage")),
            },
            points,
            scale: (0.0, steps.first().copied().unwrap_or(1.0)),
            ticks: steps,
            say: |value| format::number(value, 0),
            style: accent,
            nothing: msg("chart-no-usage"),
            legend: None,
        };
        (matter, self.happened())
    }

    /// Under it each answer: for, in between, against.
    fn nps(&self) -> (Matter<'a>, Lane) {
        let said = Message::new("chart-nps").count("answers", self.courses.answers.len());
        let matter = Matter {
            title: self.pen.lang.say(&said),
            points: &self.courses.nps,
            scale: (-100.0, 100.0),
            ticks: vec![100.0, 0.0, -100.0],
            say: format::change,
            style: mood,
            nothing: msg("chart-no-nps"),
            legend: self.answers_legend(),
        };
        let sign = |score: f64| match score {
            9.0.. => (self.pen.glyphs.good, Token::Healthy),
            7.0.. => (self.pen.glyphs.same, Token::Muted),
            _ => (self.pen.glyphs.bad, Token::Late),
        };
        let answers = self.courses.answers.iter().map(|(day, score)| {
            let (sign, token) = sign(*score);
            (*day, sign, token)
        });
        (matter, answers.collect())
    }

    fn seats(&self) -> (Matter<'a>, Lane) {
        let points = &self.courses.seats;
        let most = points.iter().filter_map(|(_, value)| *value).fold(100.0, f64::max);
        let steps = ticks(most);
        let matter = Matter {
            title: self.pen.lang.word(msg("chart-seats")),
            points,
            scale: (0.0, steps.first().copied().unwrap_or(100.0)),
            ticks: steps,
            say: format::percent,
            style: accent,
            nothing: msg("chart-no-seats"),
            legend: None,
        };
        let terms = self.happened();
        let terms = terms.into_iter().filter(|(_, sign, _)| *sign == letter(MarkKind::Contract).0);
        (matter, terms.collect())
    }

    /// `✓ promoter  = passive  ✗ detractor`.
    fn answers_legend(&self) -> Option<String> {
        let (lang, glyphs) = (self.pen.lang, self.pen.glyphs);
        let signs = [
            (glyphs.good, msg("chart-promoter")),
            (glyphs.same, msg("chart-passive")),
            (glyphs.bad, msg("chart-detractor")),
        ];
        let said = signs.map(|(sign, id)| format!("{sign} {}", lang.word(id)));
        (!self.courses.answers.is_empty()).then(|| said.join("  "))
    }

    /// The letters of what happened, the weightier over the others.
    fn happened(&self) -> Lane {
        let mut marks: Vec<_> = self.courses.marks.iter().collect();
        marks.sort_by_key(|mark| mark.kind);
        let lettered = marks.into_iter().map(|mark| {
            let (sign, token) = letter(mark.kind);
            (mark.day, sign, token)
        });
        lettered.collect()
    }

    fn draw(&self, matter: &Matter<'_>, lane: &[(Day, &str, Token)]) -> Vec<Line> {
        let pen = self.pen;
        let (strong, muted) = (pen.theme.style(Token::Title), pen.theme.style(Token::Muted));
        let head = Line::new().put(" ", muted).put(matter.title.clone(), strong);
        let Some(range) = self.range(matter) else {
            let said = wrap(&pen.lang.word(matter.nothing), self.width.saturating_sub(2));
            let said = said.into_iter().map(|part| Line::new().put(format!(" {part}"), muted));
            return [head].into_iter().chain(said).collect();
        };
        let together = head.clone().put(format!("  {range}"), muted);
        let mut lines = if together.width() <= self.width {
            vec![together]
        } else {
            let parts = wrap(&range, self.width.saturating_sub(2)).into_iter();
            let parts = parts.map(|part| Line::new().put(format!(" {part}"), muted));
            [head].into_iter().chain(parts).collect()
        };
        if pen.glyphs.plain {
            return lines;
        }
        let chart = Chart {
            points: matter.points,
            span: self.span,
            scale: matter.scale,
            ticks: matter.ticks.iter().map(|value| (*value, (matter.say)(*value))).collect(),
            label: self.label,
            rows: self.rows,
            width: self.width,
            style: matter.style,
        };
        let picture = chart.lines(pen);
        let months = picture.len().saturating_sub(1);
        lines.extend(picture.iter().take(months).cloned());
        if !lane.is_empty() {
            lines.push(chart.lane(pen, lane));
        }
        lines.extend(picture.into_iter().skip(months));
        let legend = matter.legend.as_ref().map(|text| Line::new().put(format!(" {text}"), muted));
        lines.extend(legend);
        lines
    }

    /// Now, the lowest and the highest with their days; `None` where nothing is known.
    fn range(&self, matter: &Matter<'_>) -> Option<String> {
        let known = || matter.points.iter().filter_map(|(day, value)| Some((*day, (*value)?)));
        let low = known().min_by(|a, b| a.1.total_cmp(&b.1))?;
        let high = known().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let (_, now) = matter.points.last()?;
        let day = |day| format::short_day(self.pen.lang, day, self.span.1);
        let now = now.map_or_else(|| "?".into(), matter.say);
        let said = Message::new("chart-range")
            .text("now", now)
            .text("low", (matter.say)(low.1))
            .text("low-day", day(low.0))
            .text("high", (matter.say)(high.1))
            .text("high-day", day(high.0));
        Some(self.pen.lang.say(&said))
    }

    /// `c call  t ticket  T urgent ticket  k contract  s settings`: those that are there, in as many
    /// lines as they need.
    fn legend(&self) -> Vec<Line> {
        let pen = self.pen;
        let muted = pen.theme.style(Token::Muted);
        let there = |kind: &MarkKind| self.courses.marks.iter().any(|mark| mark.kind == *kind);
        let mut lines = vec![Line::new().put(" ", muted)];
        for kind in MarkKind::ALL.into_iter().filter(there) {
            let (sign, token) = letter(kind);
            let word = format!(" {}  ", pen.lang.word(word(kind)));
            let last = lines.pop().unwrap_or_default();
            let longer = last.clone().put(sign, pen.theme.style(token)).put(word.clone(), muted);
            if longer.width() <= self.width + 2 {
                lines.push(longer);
            } else {
                let next = Line::new().put(" ", muted).put(sign, pen.theme.style(token));
                lines.extend([last, next.put(word, muted)]);
            }
        }
        lines.into_iter().map(Line::trimmed).collect()
    }
}

/// The letter of what happened, and how it is coloured.
fn letter(kind: MarkKind) -> (&'static str, Token) {
    match kind {
        MarkKind::Call => ("c", Token::Good),
        MarkKind::Ticket => ("t", Token::Muted),
        MarkKind::Urgent => ("T", Token::Late),
        MarkKind::Contract => ("k", Token::Key),
        MarkKind::Settings => ("s", Token::Strong),
    }
}

/// Message id of what happened.
pub fn word(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Call => msg("chart-mark-call"),
        MarkKind::Ticket => msg("chart-mark-ticket"),
        MarkKind::Urgent => msg("chart-mark-urgent"),
        MarkKind::Contract => msg("chart-mark-contract"),
        MarkKind::Settings => msg("chart-mark-settings"),
    }
}
