//! Usage straight into packed series: one pass over a reused record, accounts and metrics
//! interned, no object per row.

mod apart;
mod events;
mod pack;
mod plain;

use super::column::styles;
use super::date::{self, Found};
use super::header::{Column, fold};
use super::mapping::{self, Mapping, Slot};
use super::number::{self, Decimal};
use super::preset::{Preset, Presets};
use super::table::Table;
use super::value::is_nothing;
use super::{Options, Refusal, delimited};
use crate::core::batch::{Grain, UsageBatch};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::manner::Choice;
use crate::core::message::Message;
use crate::core::problem::Problem;
use apart::Apart;
use events::Events;
use pack::{Mark, Packer, Put};
use plain::Lines;
use std::io::Read;

/// Reported to the progress every so many rows.
const STEP: u64 = 1 << 14;

/// Columns named in a note at most.
const NAMED: usize = 12;

/// What became of the rows of a usage file.
#[derive(Debug, Default)]
pub struct Made {
    pub batch: UsageBatch,
    pub problems: Vec<Problem>,
    pub read: u64,
    pub skipped: u64,
    pub notes: Vec<Message>,
    pub choices: Vec<Choice>,
    pub covered: Option<(Day, Day)>,
}

impl Made {
    /// No cell was unreadable in a way that a look at the whole file might mend.
    pub fn is_sound(&self) -> bool {
        let mended = ["ingest-problem-day", "ingest-problem-number", "ingest-problem-bytes"];
        !self.problems.iter().any(|problem| mended.contains(&problem.reason.id.as_ref()))
    }
}

/// Which columns are which, and how the values of the file are written.
struct Shape {
    account: (Slot, usize),
    date: usize,
    /// Long files: the metric's name and its value stand in columns.
    long: Option<(usize, usize)>,
    /// Wide files: a column per metric.
    wide: Vec<(usize, String)>,
    /// Every row is an event.
    events: bool,
    order: date::Order,
    decimal: Decimal,
    grain: Grain,
}

impl Shape {
    fn new(mapping: &Mapping<'_>, columns: &[Column], weekly: bool) -> Option<Self> {
        let account = [Slot::Account, Slot::AccountName, Slot::AccountDomain, Slot::Actor]
            .into_iter()
            .find_map(|slot| Some((slot, mapping.slot(slot)?)))?;
        let fields = Entity::Usage.fields().iter().zip(&mapping.fields);
        let wide = fields.filter(|(field, _)| !matches!(field.id, "date" | "metric" | "value"));
        let wide = wide.filter_map(|(field, at)| Some(((*at)?, field.id.to_owned())));
        let long = mapping.field("metric").zip(mapping.field("value"));
        let wide: Vec<_> = wide.chain(metrics(mapping, columns)).collect();
        let events = mapping.preset.events || is_log(mapping, &wide);
        let says = events || long.is_some() || !wide.is_empty();
        says.then_some(Self {
            account,
            date: mapping.field("date")?,
            long,
            wide,
            events,
            order: date::Order::default(),
            decimal: Decimal::default(),
            grain: if weekly { Grain::Week } else { Grain::Day },
        })
    }
}

/// Where a file has the columns by which its preset leaves rows out.
fn without<'p>(preset: &'p Preset, columns: &[Column]) -> Vec<(usize, &'p [String])> {
    let place = |fold: &String| columns.iter().position(|column| column.is(fold));
    let without = preset.without.iter();
    without.filter_map(|(fold, words)| Some((place(fold)?, words.as_slice()))).collect()
}

/// What happened is named and not counted, or only how often: each row is an event.
fn is_log(mapping: &Mapping<'_>, wide: &[(usize, String)]) -> bool {
    mapping.field("metric").is_some()
        && mapping.field("value").is_none()
        && wide.iter().all(|(_, id)| id == "events")
}

/// The columns that are metrics by their own names.
fn metrics(mapping: &Mapping<'_>, columns: &[Column]) -> Vec<(usize, String)> {
    let Some(sign) = &mapping.preset.metrics else { return Vec::new() };
    let is_one = |(at, column): &(usize, &Column)| {
        let kept = mapping.preset.keeps(column);
        let part = sign == "*" && apart::is_part(column);
        let named = !part && (sign == "*" || column.name.contains(sign.as_str()));
        named && !kept && !mapping.uses(*at) && !column.is_blank()
    };
    let metrics = columns.iter().enumerate().filter(is_one);
    metrics.map(|(at, column)| (at, column.name.clone())).collect()
}

/// The rows while they are packed.
struct Packing<'p> {
    shape: Shape,
    packer: Packer,
    /// Where every row is an event.
    events: Option<Events>,
    /// Where every row is a part of a day.
    apart: Option<Apart>,
    /// Columns whose words say that a row is no use.
    without: Vec<(usize, &'p [String])>,
    presets: &'p Presets,
    salesforce: bool,
    made: Made,
    seen: Option<(Day, Day)>,
    /// The day that was read last, by its text.
    last: Option<(Mark, Day)>,
    /// Values of the row in hand that are set aside, the rest of which is good.
    aside: Vec<Fault>,
    overwritten: u64,
    repeated: u64,
    monthly: u64,
    other_rows: u64,
}

type Fault = (Option<usize>, Message);

impl<'p> Packing<'p> {
    fn new(
        mapping: &Mapping<'p>,
        presets: &'p Presets,
        columns: &[Column],
    ) -> Result<Self, Refusal> {
        let dated = mapping.field("date").and_then(|at| columns.get(at));
        let weekly = dated.is_some_and(|column| {
            column.name.to_lowercase().contains("week") || column.name.contains('週')
        });
        let shape =
            Shape::new(mapping, columns, weekly).ok_or_else(|| mapping::unknown(columns))?;
        Ok(Self {
            made: Made {
                notes: unused(mapping, columns, &shape).into_iter().collect(),
                ..Made::default()
            },
            events: shape.events.then(|| Events::new(mapping)),
            apart: Apart::new(mapping, columns, shape.account.1).filter(|_| !shape.events),
            shape,
            packer: Packer::default(),
            without: without(mapping.preset, columns),
            presets,
            salesforce: mapping.preset.salesforce_ids,
            seen: None,
            last: None,
            aside: Vec::new(),
            overwritten: 0,
            repeated: 0,
            monthly: 0,
            other_rows: 0,
        })
    }

    /// What is wrong with the row in hand, and whether the rest of it is good; mostly nothing.
    fn faults(&mut self, taken: Result<(), Fault>) -> Option<(Vec<Fault>, bool)> {
        match taken {
            Ok(()) if self.aside.is_empty() => None,
            Ok(()) => Some((std::mem::take(&mut self.aside), true)),
            Err(fault) => Some((vec![fault], false)),
        }
    }

    /// One row; `cell` gives a column as it stands in the file.
    fn take<'r>(&mut self, cell: impl Fn(usize) -> &'r [u8]) -> Result<(), Fault> {
        self.aside.clear();
        if self.is_other(&cell) {
            self.other_rows += 1;
            return Ok(());
        }
        if let Some(mut events) = self.events.take() {
            let taken = self.event(&mut events, &cell);
            self.events = Some(events);
            return taken;
        }
        if let Some(mut apart) = self.apart.take() {
            let taken = self.part(&mut apart, &cell);
            self.apart = Some(apart);
            return taken;
        }
        let account = cell(self.shape.account.1).trim_ascii();
        if account.is_empty() {
            return Err((Some(self.shape.account.1), Message::new("ingest-problem-key")));
        }
        let day = self.day(cell(self.shape.date))?;
        let put = match self.shape.long {
            Some((metric, value)) => {
                self.point(account, cell(metric), (value, cell(value)), day)?
            }
            None => self.points(account, day, &cell)?,
        };
        self.note(put, day);
        Ok(())
    }

    /// What became of the values of a row.
    fn note(&mut self, put: Put, day: Day) {
        match put {
            Put::New => {}
            Put::Same => self.repeated += 1,
            Put::Over => self.overwritten += 1,
        }
        self.saw(day);
    }

    /// A row that is no use of anything: who somebody is, among what people did.
    fn is_other<'r>(&self, cell: &impl Fn(usize) -> &'r [u8]) -> bool {
        self.without.iter().any(|(at, words)| {
            let word = std::str::from_utf8(cell(*at)).map(fold);
            word.is_ok_and(|word| words.contains(&word))
        })
    }

    fn saw(&mut self, day: Day) {
        let (first, last) = self.seen.unwrap_or((day, day));
        self.seen = Some((first.min(day), last.max(day)));
    }

    fn day(&mut self, text: &[u8]) -> Result<Day, Fault> {
        let mark = Mark::new(text);
        if let Some((_, day)) = self.last.filter(|(last, _)| mark == Some(*last)) {
            return Ok(day);
        }
        let fault = || (Some(self.shape.date), Message::new("ingest-problem-day"));
        let found = date::iso(text).map(Found::Day);
        let found = found.or_else(|| date::find(std::str::from_utf8(text).ok()?));
        let day = match found.ok_or_else(fault)? {
            Found::Day(day) => day,
            Found::Open(open) => open.read(self.shape.order).ok_or_else(fault)?,
            Found::Month(day) => {
                self.monthly += 1;
                self.shape.grain = Grain::Month;
                day
            }
            Found::Week(day) => {
                self.shape.grain = Grain::Week;
                day
            }
        };
        if !(1990..=2100).contains(&day.ymd().0) {
            return Err(fault());
        }
        self.last = mark.map(|mark| (mark, day));
        Ok(day)
    }

    fn point(
        &mut self,
        account: &[u8],
        metric: &[u8],
        (at, value): (usize, &[u8]),
        day: Day,
    ) -> Result<Put, Fault> {
        let value = self.number(value, at)?;
        let name = metric.trim_ascii();
        if let Some((value, scale)) = value
            && let Some(series) = self.packer.follow(account, name)
        {
            return Ok(self.packer.add(series, day, value, scale));
        }
        let reference = self.reference(account)?;
        let presets = self.presets;
        let metric = self.packer.metric(name, |text| canonical(text, presets));
        let metric = metric.ok_or_else(|| (None, Message::new("ingest-problem-bytes")))?;
        let Some((value, scale)) = value else { return Ok(Put::New) };
        let put = self.packer.put(reference, metric, day, value, scale);
        self.packer.note((reference, metric), account, name);
        Ok(put)
    }

    /// The row of a wide file is as new as its newest point.
    fn points<'r>(
        &mut self,
        account: &[u8],
        day: Day,
        cell: &impl Fn(usize) -> &'r [u8],
    ) -> Result<Put, Fault> {
        let wide = std::mem::take(&mut self.shape.wide);
        let mut numbers = Vec::with_capacity(wide.len());
        for (at, name) in &wide {
            match self.number(cell(*at), *at) {
                Ok(Some(value)) => numbers.push((name, value)),
                Ok(None) => {}
                Err(fault) => self.aside.push(fault),
            }
        }
        // A row of which no value is good is set aside as a row.
        if numbers.is_empty() && !self.aside.is_empty() {
            self.shape.wide = wide;
            return Err(self.aside.swap_remove(0));
        }
        let mut put = if numbers.is_empty() { Put::New } else { Put::Same };
        let reference = self.reference(account);
        for (name, (value, scale)) in numbers {
            let metric = self.packer.metric(name.as_bytes(), str::to_owned);
            if let (Ok(reference), Some(metric)) = (&reference, metric) {
                put = put.max(self.packer.put(*reference, metric, day, value, scale));
            }
        }
        self.shape.wide = wide;
        reference.map(|_| put)
    }

    fn reference(&mut self, account: &[u8]) -> Result<u32, Fault> {
        let (slot, column) = self.shape.account;
        let salesforce = self.salesforce;
        let make = |text: &str| pack::reference(text, slot, salesforce);
        self.packer.reference(account, make).map_err(|id| (Some(column), Message::new(id)))
    }

    /// Digits and a scale; `None` for a word that means nothing.
    fn number(&self, text: &[u8], column: usize) -> Result<Option<(i64, u8)>, Fault> {
        if let Some(whole) = pack::whole(text) {
            return Ok(Some((whole, 0)));
        }
        let fault = || (Some(column), Message::new("ingest-problem-number"));
        let text = std::str::from_utf8(text).map_err(|_| fault())?;
        if is_nothing(text) {
            return Ok(None);
        }
        let exact =
            number::scan(text).and_then(|scan| scan.read(self.shape.decimal)).ok_or_else(fault)?;
        let scale = (-exact.power).clamp(0, 6);
        let value =
            exact.scaled(scale).filter(|value| *value > i64::MIN / 1_000_000).ok_or_else(fault)?;
        Ok(Some((value, scale as u8)))
    }

    fn finish(mut self, options: &Options) -> Made {
        let mut made = self.made;
        if let (Some(events), Some(seen)) = (self.events.take(), self.seen) {
            self.repeated += events.repeated;
            made.skipped += events.unlinked;
            made.notes.extend(events.note());
            events.put(&mut self.packer, seen);
        }
        if let Some(apart) = self.apart.take() {
            made.notes.extend(apart.note());
            apart.put(&mut self.packer, self.seen, self.shape.grain == Grain::Day);
        }
        made.skipped += self.overwritten + self.repeated + self.other_rows;
        let counts = [
            ("ingest-note-overwritten", self.overwritten),
            ("ingest-note-repeated", self.repeated),
            ("ingest-note-monthly", self.monthly),
            ("ingest-note-other-rows", self.other_rows),
        ];
        for (id, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            made.notes.push(Message::new(id).count("count", count as i64));
        }
        made.covered = self.seen.map(|(first, last)| {
            let end = match self.shape.grain {
                Grain::Day => last,
                Grain::Week => last + 6,
                Grain::Month => last.plus_months(1) - 1,
            };
            (first, end.min(options.today).max(first))
        });
        made.batch = self.packer.finish(self.shape.grain, self.shape.long.is_some());
        made
    }
}

/// Columns that nothing is read from, by name: usage keeps no cells beside its metrics.
fn unused(mapping: &Mapping<'_>, columns: &[Column], shape: &Shape) -> Option<Message> {
    let is_metric = |at: usize| shape.wide.iter().any(|(metric, _)| *metric == at);
    let left = columns.iter().enumerate();
    let left = left.filter(|(at, _)| !mapping.uses(*at) && !is_metric(*at));
    let names: Vec<&str> = left
        .filter(|(_, column)| !column.is_blank())
        .map(|(_, column)| column.name.as_str())
        .take(NAMED)
        .collect();
    let note = || Message::new("ingest-note-unused").names("columns", names.iter().copied());
    (!names.is_empty()).then(note)
}

/// The metric's own id where the name is an alias of one of the wide columns.
fn canonical(name: &str, presets: &Presets) -> String {
    let folded = fold(name);
    let known = presets.generic(Entity::Usage).and_then(|preset| {
        let fits = |(id, aliases): &(&String, &Vec<String>)| {
            !matches!(id.as_str(), "date" | "metric" | "value" | "account" | "account_name")
                && aliases.contains(&folded)
        };
        preset.columns.iter().find(fits).map(|(id, _)| id.clone())
    });
    known.unwrap_or_else(|| name.to_owned())
}

/// The metric that a title or the name of a file speaks of: `Active users by month`.
pub fn metric_in(text: &str, presets: &Presets) -> Option<String> {
    let folded = fold(text);
    let preset = presets.generic(Entity::Usage)?;
    let metrics = Entity::Usage.fields().iter().map(|field| field.id);
    let mut metrics = metrics.filter(|id| !matches!(*id, "date" | "metric" | "value"));
    let speaks = |id: &&str| {
        let mut aliases = preset.columns.get(*id).into_iter().flatten();
        aliases.any(|alias| alias.chars().count() > 3 && folded.contains(alias.as_str()))
    };
    metrics.find(speaks).map(str::to_owned)
}

/// Streams a delimited body. `placed` = the line on which it begins.
pub fn stream<R: Read>(
    source: R,
    layout: &delimited::Layout,
    mapping: &Mapping<'_>,
    presets: &Presets,
    options: &Options,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Made, Refusal> {
    let columns: Vec<_> = layout.header.iter().map(|name| Column::new(name)).collect();
    let mut packing = Packing::new(mapping, presets, &columns)?;
    let mut lines = Lines::new(source, layout.delimiter);
    let width = layout.header.len();
    while lines.advance().map_err(|error| Refusal::of(&error))? {
        packing.made.read += 1;
        let outcome = if lines.width() == width {
            packing.take(|at| lines.cell(at))
        } else {
            ragged(&lines, width)
                .map_or(Ok(()), Err)
                .and_then(|()| packing.take(|at| lines.cell(at)))
        };
        if let Some((faults, value_only)) = packing.faults(outcome) {
            for fault in faults {
                set_aside(&mut packing.made, &lines, layout, fault, value_only);
            }
        }
        if packing.made.read % STEP == 0 && !progress(lines.offset()) {
            return Err(Refusal::cancelled());
        }
    }
    Ok(packing.finish(options))
}

/// Surplus cells that are blank do no harm; a missing or a shifted one does.
fn ragged<R: Read>(lines: &Lines<R>, width: usize) -> Option<Fault> {
    let few = lines.width() < width;
    if !few && (width..lines.width()).all(|at| lines.cell(at).trim_ascii().is_empty()) {
        return None;
    }
    let id = if few { "ingest-problem-few-cells" } else { "ingest-problem-many-cells" };
    let message = Message::new(id).count("cells", lines.width() as i64);
    Some((None, message.count("wanted", width as i64)))
}

fn set_aside<R: Read>(
    made: &mut Made,
    lines: &Lines<R>,
    layout: &delimited::Layout,
    (column, reason): Fault,
    value_only: bool,
) {
    let text = |at: usize| String::from_utf8_lossy(lines.cell(at)).into_owned();
    let cells: Vec<String> = (0..lines.width()).map(text).collect();
    made.problems.push(Problem {
        line: layout.body_line + lines.line() - 1,
        record: made.read,
        column: column.and_then(|at| layout.header.get(at)).cloned(),
        value: column.and_then(|at| cells.get(at)).cloned(),
        reason,
        raw: cells.join(&char::from(layout.delimiter).to_string()),
        value_only,
    });
}

/// Packs the rows of a table in memory: what is not plain UTF-8 CSV with ISO days.
pub fn from_table(
    table: &Table<'_>,
    mapping: &Mapping<'_>,
    presets: &Presets,
    options: &Options,
) -> Result<Made, Refusal> {
    let styles = styles(table, mapping, options);
    let mut packing = Packing::new(mapping, presets, &table.columns)?;
    let style_of = |id: &str| Entity::Usage.field(id).and_then(|at| styles.of.get(at)).copied();
    packing.shape.order = style_of("date").unwrap_or_default().order;
    let values = packing.shape.wide.iter().map(|(_, id)| id.as_str()).chain(["value"]);
    packing.shape.decimal = values
        .filter_map(style_of)
        .map(|style| style.decimal)
        .find(|decimal| *decimal != Decimal::default())
        .unwrap_or_default();
    packing.made.choices.extend(styles.choices);
    for row in &table.rows {
        packing.made.read += 1;
        let taken = packing.take(|at| table.cell(*row, at).unwrap_or_default().as_bytes());
        let Some((faults, value_only)) = packing.faults(taken) else { continue };
        for (column, reason) in faults {
            let problem = table.problem(*row, column, reason);
            packing.made.problems.push(Problem { value_only, ..problem });
        }
    }
    Ok(packing.finish(options))
}
