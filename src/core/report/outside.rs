//! What may leave the house, by allow-list: [`Outside`] has no place for a score, an amount, a
//! judgement or a note, so none can get onto a page, into a message or under the curtain.

use super::{Item, Page, Section, named};
use crate::core::account::Account;
use crate::core::activity::{Activity, Direction, TouchKind};
use crate::core::contact::{Contact, Role};
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::message::Message;
use crate::core::scoring::touches::is_person;
use crate::core::search::{company_name, without_honorific};
use crate::core::task::{Side, Task, TaskKind};

/// Promises kept this long ago are still told.
const KEPT_DAYS: i32 = 30;
/// Lines of a section.
const NAMED: usize = 8;

/// A promise as both sides know it. What is noted beside it stays in the house.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    pub text: String,
    pub due: Option<Day>,
    pub kept: bool,
    pub late: bool,
}

/// A question of the customer's to support, in the customer's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its number and what it is about, in one.
    pub subject: String,
    pub opened: Day,
}

/// When something takes or took place.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    pub day: Day,
    pub minute: Option<u16>,
    pub kind: TouchKind,
}

/// A person to write to. Names have no honorific; the page gives one.
#[derive(Clone, Debug, PartialEq)]
pub struct Addressee {
    pub department: Option<String>,
    pub title: Option<String>,
    pub name: String,
}

/// Everything of an account that its own people may see.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// The registered name, without the 御中 that an export may have left on it.
    pub company: String,
    /// The main contact; `None` where nobody on file is known to have spoken with us.
    pub to: Option<Addressee>,
    /// Who took part last time, the main contact among them.
    pub met: Option<Addressee>,
    /// Who writes: the account's owner.
    pub from: Option<String>,
    /// Our own company, as the settings call it.
    pub house: Option<String>,
    pub as_of: Day,
    pub ours: Vec<Given>,
    pub theirs: Vec<Given>,
    pub last: Option<Date>,
    pub next: Option<Date>,
    pub requests: Vec<Request>,
    /// Last day of the term.
    pub end: Option<Day>,
    /// Written in Japanese, where nobody says otherwise.
    pub japanese: bool,
}

impl Outside {
    /// `renewal` is the first day of the next term.
    pub fn of(facts: &Facts, renewal: Option<Day>, today: Day) -> Self {
        let last = last(facts, today);
        Self {
            company: company_name(&facts.account.name).to_owned(),
            to: main_contact(facts, today),
            met: last.and_then(|touch| met_in(facts, touch, today)),
            from: owner(&facts.account),
            house: None,
            as_of: today,
            ours: given(facts, Side::Us, today),
            theirs: given(facts, Side::Customer, today),
            last: last.map(date),
            next: next(facts, today).map(date),
            requests: requests(facts, today),
            end: renewal.map(|renewal| renewal - 1),
            japanese: is_japanese(&facts.account),
        }
    }

    /// The same, written in the name of our company.
    #[must_use]
    pub fn of_house(self, house: Option<&String>) -> Self {
        let house = house.filter(|house| !house.trim().is_empty()).cloned();
        Self { house, ..self }
    }

    /// Whom it is for: the company, or one person in it. Never an honorific on both.
    pub fn address(&self) -> Vec<Message> {
        let company = |id: &'static str| Message::new(id).text("company", &self.company);
        let Some(to) = &self.to else { return vec![company("outside-company")] };
        let typed = |text: &String| Message::new("as-typed").text("text", text);
        let mut lines = vec![company("outside-company-of")];
        lines.extend(to.department.iter().map(typed));
        lines.push(match &to.title {
            Some(title) => {
                Message::new("outside-person-title").text("title", title).text("name", &to.name)
            }
            None => Message::new("outside-person").text("name", &to.name),
        });
        lines
    }

    /// The page for a meeting that the customer may read along.
    pub fn page(&self) -> Page {
        let part = |id, title, items, nothing| Section::or(id, Message::new(title), items, nothing);
        let mut sections = vec![
            part("ours", "outside-ours", promises(&self.ours), "outside-no-promise"),
            part("theirs", "outside-theirs", promises(&self.theirs), "outside-no-promise"),
            part("dates", "outside-dates", self.dates(), "outside-no-date"),
        ];
        if !self.requests.is_empty() {
            let items = self.requests.iter().map(request).collect();
            sections.push(part("requests", "outside-requests", items, "outside-no-promise"));
        }
        Page {
            title: Message::new("outside-title").day("day", self.as_of),
            address: self.address(),
            sections,
        }
    }

    fn dates(&self) -> Vec<Item> {
        let met = self.last.as_ref().map(|date| ("outside-last", date));
        let next = self.next.as_ref().map(|date| ("outside-next", date));
        let mut items: Vec<Item> = [met, next].into_iter().flatten().map(meeting).collect();
        let end = self.end.filter(|end| *end >= self.as_of);
        items.extend(end.map(|end| Item::new(Message::new("outside-end").day("day", end))));
        items
    }
}

fn meeting((id, date): (&'static str, &Date)) -> Item {
    let text = Message { id: id.into(), args: Vec::new() };
    let kind = named("outside-touch", date.kind.id());
    Item::new(text.message("when", when(date)).message("kind", kind))
}

/// The day, with the time where one is known.
pub fn when(date: &Date) -> Message {
    match date.minute {
        Some(minute) => {
            let time = format!("{}:{:02}", minute / 60, minute % 60);
            Message::new("outside-at").day("day", date.day).text("time", time)
        }
        None => Message::new("outside-on").day("day", date.day),
    }
}

/// Our own people have no honorific, whatever an export puts behind their names.
fn owner(account: &Account) -> Option<String> {
    let owner = account.owner.as_deref().map(without_honorific)?;
    (!owner.is_empty()).then(|| owner.to_owned())
}

/// One line each; also for messages.
pub fn promises(given: &[Given]) -> Vec<Item> {
    let told = |promise: &Given| {
        let id = match (promise.kept, promise.late, promise.due) {
            (true, ..) => "outside-promise-kept",
            (_, _, None) => "outside-promise",
            (_, true, _) => "outside-promise-late",
            (_, false, _) => "outside-promise-due",
        };
        let text = Message { id: id.into(), args: Vec::new() }.text("text", &promise.text);
        Item::new(match promise.due.filter(|_| !promise.kept) {
            Some(due) => text.day("due", due),
            None => text,
        })
    };
    given.iter().take(NAMED).map(told).collect()
}

fn request(request: &Request) -> Item {
    let text = Message::new("outside-request").text("subject", &request.subject);
    Item::new(text.day("day", request.opened))
}

fn given(facts: &Facts, side: Side, today: Day) -> Vec<Given> {
    let recent = |task: &Task| {
        let kept = task.done_on(today);
        task.unfinished() || (kept && task.finished.is_some_and(|day| today - day <= KEPT_DAYS))
    };
    let mine = |task: &&Task| task.kind == TaskKind::Promise && task.side == side && recent(task);
    let mut tasks: Vec<&Task> = facts.tasks.iter().filter(mine).collect();
    tasks.sort_by_key(|task| (!task.unfinished(), task.due.is_none(), task.due, task.id));
    let given = tasks.into_iter().map(|task| Given {
        text: task.title.clone(),
        due: task.due,
        kept: !task.unfinished(),
        late: task.unfinished() && task.due.is_some_and(|due| due < today),
    });
    given.collect()
}

/// The last touch in which both sides took part.
fn last(facts: &Facts, today: Day) -> Option<&Activity> {
    let held = facts.activities.iter().filter(|touch| touch.two_way_by(today));
    held.max_by_key(|touch| (touch.day, touch.minute))
}

/// The next touch to come; what was planned for today is behind us once both sides have met today.
fn next(facts: &Facts, today: Day) -> Option<&Activity> {
    let met = facts.activities.iter().any(|touch| touch.day == today && touch.two_way_by(today));
    let ahead = facts.activities.iter().filter(|touch| {
        let to_come = touch.day > today || !met;
        touch.ahead_on(today) && to_come && touch.kind != TouchKind::Note
    });
    ahead.min_by_key(|touch| (touch.day, touch.minute))
}

pub(super) fn date(touch: &Activity) -> Date {
    Date { day: touch.day, minute: touch.minute, kind: touch.kind }
}

fn requests(facts: &Facts, today: Day) -> Vec<Request> {
    let mut open: Vec<Request> = facts
        .tickets
        .iter()
        .filter(|ticket| ticket.open_on(today))
        .filter_map(|ticket| Some(Request { subject: ticket.title(), opened: ticket.opened? }))
        .collect();
    open.sort_by_key(|request| request.opened);
    open.truncate(NAMED);
    open
}

/// Who was met so long ago no longer speaks for the customer before those met since.
const MET_DAYS: i32 = 180;

/// The order in which people of these roles are written to.
const WRITTEN_TO: [Role; 7] = [
    Role::Champion,
    Role::Contact,
    Role::Admin,
    Role::PowerUser,
    Role::Sponsor,
    Role::Buyer,
    Role::User,
];

/// Still there, to be reached, and not against us.
fn reachable(contact: &Contact, today: Day) -> bool {
    contact.departed.is_none_or(|day| day > today)
        && !contact.bounced
        && contact.role != Some(Role::Blocker)
        && !contact.name.trim().is_empty()
}

fn standing(contact: &Contact) -> usize {
    let place = WRITTEN_TO.iter().position(|role| contact.role == Some(*role));
    place.unwrap_or(WRITTEN_TO.len())
}

/// By role, of those who spoke with us lately; where touches name nobody, whom the list names as
/// champion or contact. Nobody who has left, whose mail came back, or who was never met.
fn main_contact(facts: &Facts, today: Day) -> Option<Addressee> {
    let here = facts.contacts.iter().filter(|contact| reachable(contact, today));
    if facts.activities.iter().all(|touch| touch.attendees.is_empty()) {
        let named = |role| here.clone().find(|contact| contact.role == Some(role));
        return named(Role::Champion).or_else(|| named(Role::Contact)).map(written);
    }
    let met = here.filter_map(|contact| Some((last_met(facts, contact, today)?, contact)));
    let (_, contact) = met.min_by_key(|(day, contact)| {
        let stale = today - *day > MET_DAYS;
        (stale, if stale { 0 } else { standing(contact) }, std::cmp::Reverse(*day))
    })?;
    Some(written(contact))
}

/// The last day on which they spoke with us, or wrote to us.
fn last_met(facts: &Facts, contact: &Contact, today: Day) -> Option<Day> {
    let heard = facts.activities.iter().filter(|touch| {
        let wrote = touch.direction == Some(Direction::In) && touch.held_by(today);
        (touch.two_way_by(today) || wrote)
            && touch.attendees.iter().any(|who| is_person(contact, who))
    });
    heard.map(|touch| touch.day).max()
}

/// Who of the people on file took part, by role.
fn met_in(facts: &Facts, touch: &Activity, today: Day) -> Option<Addressee> {
    let took_part = |contact: &&Contact| touch.attendees.iter().any(|who| is_person(contact, who));
    let here = facts.contacts.iter().filter(|contact| reachable(contact, today));
    here.filter(took_part).min_by_key(|contact| standing(contact)).map(written)
}

fn written(contact: &Contact) -> Addressee {
    let text = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Addressee {
        department: text(&contact.department),
        title: text(&contact.title),
        name: without_honorific(&contact.name).to_owned(),
    }
}

/// By the country, else by the letters of the name.
fn is_japanese(account: &Account) -> bool {
    let country = account.country.as_deref().unwrap_or_default().trim().to_lowercase();
    if !country.is_empty() {
        return ["jp", "jpn", "japan", "日本", "日本国"].contains(&country.as_str());
    }
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
    let legal =
        ["株式会社", "有限会社", "合同会社", "㈱", "(株)", "（株）", "社団法人", "財団法人"];
    account.name_kana.is_some()
        || account.name.chars().any(kana)
        || legal.iter().any(|form| account.name.contains(form))
}
