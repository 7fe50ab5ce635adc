//! Rows in sentences, each part with what it is: what people hear who have the screen read to them.

use super::screen::calls::draw as calls;
use super::screen::data::draw as data;
use super::screen::onboarding::{Project, draw as onboarding};
use super::section::{health, task as tasks, timeline};
use super::widget::line::Line;
use super::world::{World, name_of};
use crate::core::call::Call;
use crate::core::checklist::unit_of_step;
use crate::core::day::Day;
use crate::core::intake::Source;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::sparkline::Sparkline;
use crate::core::task::Task;
use crate::core::text::Shown;
use crate::locale::format;

/// `Acme, at risk 42, ARR $412k, renewal 3 Mar, reason usage -62%, falling 9 in 30 days`: what is
/// short first, because the end may be cut.
pub fn account(world: &World, row: &Summary) -> String {
    let mut parts = standing(world, row);
    let arr = row.arr.map(|arr| format::short_money(world.lang, arr));
    parts.extend(arr.map(|arr| labelled(world, "plain-arr", &arr)));
    parts.extend(row.renewal.map(|day| labelled(world, "plain-renewal", &short(world, day))));
    let reason = crate::core::field::reason(row, world.today());
    parts.extend(reason.map(|one| labelled(world, "plain-reason", &world.say(&one.reason))));
    parts.push(moved(world, row.delta30.known()));
    parts.extend(row.open_lapse().map(|end| health::ended(world, end)));
    parts.join(&world.word("plain-comma"))
}

/// Name, band and score.
fn standing(world: &World, row: &Summary) -> Vec<String> {
    let band = world.word(row.band.title());
    let mut parts = vec![name_of(row).to_string(), format!("{band} {}", health::points(row))];
    parts.extend(health::by_hand(world, row));
    parts
}

/// `Acme, at risk 42, ARR $412k, act by 17 Dec, renewal 17 Jan`.
pub fn renewal(world: &World, row: &Summary, day: Option<Day>) -> String {
    let mut parts = standing(world, row);
    let arr = row.arr.map_or_else(|| "?".into(), |arr| format::short_money(world.lang, arr));
    parts.push(labelled(world, "plain-arr", &arr));
    parts.extend(day.map(|day| labelled(world, "plain-act-by", &short(world, day))));
    parts.extend(row.renewal.map(|day| labelled(world, "plain-renewal", &short(world, day))));
    parts.extend(row.open_lapse().map(|end| health::ended(world, end)));
    parts.join(&world.word("plain-comma"))
}

/// `Send the deck, Acme, due Fri, priority 1`.
pub fn task(world: &World, task: &Task) -> String {
    let title = format!("{}{}", tasks::side(world, task), Shown::new(&task.title));
    let mut parts = vec![title];
    if let Some(row) = task.account.and_then(|id| world.row(id)) {
        parts.push(name_of(row).to_string());
        parts.extend(unit_of_step(task, row));
    }
    parts.extend(task.due.map(|day| labelled(world, "plain-due", &short(world, day))));
    let priority = task.priority.map(|priority| priority.to_string());
    parts.extend(priority.map(|priority| labelled(world, "plain-priority", &priority)));
    parts.extend(tasks::state(world, task));
    parts.join(&world.word("plain-comma"))
}

/// `Acme, behind, 50% done, 75% expected, target 3 Dec, next Admins trained`.
pub fn project(world: &World, project: &Project) -> String {
    let progress = &project.progress;
    let said = Message::new("checklist-progress")
        .text("percent", format::percent(100.0 * progress.percent))
        .text("expected", format::percent(100.0 * progress.expected));
    let target = Message::new("checklist-target-on").text("day", short(world, progress.target));
    let mut parts = vec![
        onboarding::name(world, project),
        world.word(onboarding::word(progress.status)),
        world.say(&said),
        world.say(&target),
    ];
    let next = project.list.next().map(|step| Shown::new(&step.title).to_string());
    parts.extend(next.map(|next| labelled(world, "plain-next", &next)));
    parts.join(&world.word("plain-comma"))
}

/// `Acme, 15:00, meeting, Monthly check-in, with G. Lüders, prepared`.
pub fn call(world: &World, call: &Call) -> String {
    let touch = &call.touch;
    let name = world.row(touch.account).map(|row| name_of(row).to_string());
    let mut parts: Vec<String> = name.into_iter().collect();
    parts.extend(touch.minute.map(format::time));
    parts.push(world.word(timeline::kind(touch.kind)));
    parts.push(Shown::new(&touch.text).to_string());
    let people = calls::people(call, 60);
    parts.extend((!people.is_empty()).then(|| labelled(world, "plain-with", &people)));
    parts.extend(touch.prepared.then(|| world.word("plain-prepared")));
    parts.retain(|part| !part.is_empty());
    parts.join(&world.word("plain-comma"))
}

/// `tickets from zendesk, tickets.csv, 1,204 rows, 16 days old, late`.
pub fn source(world: &World, source: &Source) -> String {
    let kind = Message { id: format!("entity-{}", source.entity.id()).into(), args: Vec::new() };
    let of = Message::new("plain-source").message("kind", kind);
    let mut parts = vec![
        world.say(&of.text("source", source.source.as_str())),
        data::file_name(&source.file.path),
        world.say(&Message::new("plain-rows").count("count", source.rows)),
    ];
    let age = source.age(world.today());
    parts.extend(age.map(|age| world.say(&Message::new("plain-age").count("count", age))));
    parts.extend(source.is_late(world.today()).then(|| world.word("plain-late")));
    parts.join(&world.word("plain-comma"))
}

/// A row as it is drawn: its cells, with a comma between each two.
pub fn cells(world: &World, row: &Line) -> String {
    let cells = row.cells();
    let parts = cells.iter().flat_map(|cell| cell.split("  ")).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(&world.word("plain-comma"))
}

/// `falling for 6 weeks`: which way the last weekly closes go, and for how long.
pub fn course(world: &World, closes: &Sparkline) -> String {
    let known: Vec<u8> = closes.iter().flatten().collect();
    let run = |falls: bool| {
        let pairs = known.windows(2).rev();
        let holds =
            |pair: &&[u8]| matches!(pair, [one, other] if one != other && (other < one) == falls);
        pairs.take_while(holds).count()
    };
    let said = match (run(true), run(false)) {
        (0, 0) => Message::new("plain-course-same"),
        (0, weeks) => Message::new("plain-course-up").count("weeks", weeks),
        (weeks, _) => Message::new("plain-course-down").count("weeks", weeks),
    };
    world.say(&said)
}

fn short(world: &World, day: Day) -> String {
    format::short_day(world.lang, day, world.today())
}

fn labelled(world: &World, id: &'static str, text: &str) -> String {
    world.say(&Message::new(id).text("text", text))
}

fn moved(world: &World, change: Option<f64>) -> String {
    world.say(&match change.map(|change| change.round() as i64) {
        None => Message::new("plain-move-unknown"),
        Some(0) => Message::new("plain-same"),
        Some(points) if points < 0 => Message::new("plain-falling").count("points", -points),
        Some(points) => Message::new("plain-rising").count("points", points),
    })
}
