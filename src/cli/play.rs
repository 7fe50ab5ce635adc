//! `mamori play`: the library of templates, what runs from it, and starting and stopping it.

use super::arguments::{OnboardingArgs, OnboardingVerb, PlayArgs, PlayVerb};
use super::context::{Context, line, print_json, raw};
use super::onboarding::list::{in_json, percent};
use super::onboarding::{self, Book};
use super::print::Table;
use crate::core::checklist::{Checklist, checklist_name, parse_checklist_name};
use crate::core::message::Message;
use crate::core::playbook::{Library, Playbook};
use crate::core::search::is_mine;
use crate::core::verb::{self, Desk};
use crate::runtime::failure::Failure;
use crate::runtime::playbooks;
use serde_json::{Value, json};

pub fn run(context: &Context, args: &PlayArgs) -> Result<u8, Failure> {
    if let PlayVerb::Start { play, account, unit, from } = &args.verb {
        let verb = OnboardingVerb::Start {
            account: account.clone(),
            template: Some(play.clone()),
            unit: unit.clone(),
            from: from.clone(),
        };
        return onboarding::run(context, &OnboardingArgs { verb });
    }
    let shelf = Shelf::open(context)?;
    match &args.verb {
        PlayVerb::List { running: true } => shelf.running(context),
        PlayVerb::Show { play } => shelf.show(context, play),
        PlayVerb::Stop { runs } => shelf.stop(context, runs),
        _ => shelf.list(context),
    }
}

/// The library, and what was ever started from it.
struct Shelf {
    book: Book,
    library: Library,
}

impl Shelf {
    fn open(context: &Context) -> Result<Self, Failure> {
        let book = Book::open(context)?;
        let (library, faults) = playbooks::library(&book.workspace);
        for fault in &faults {
            context.warn(fault);
        }
        Ok(Self { book, library })
    }

    /// What can be stopped.
    fn unfinished(&self) -> impl Iterator<Item = &Checklist> {
        self.book.checklists.iter().filter(|list| !list.done())
    }

    /// Accounts that call for a template.
    fn called(&self, playbook: &Playbook) -> usize {
        let rows = self.book.portfolio.rows.iter();
        let mine =
            rows.filter(|row| is_mine(&self.book.workspace.settings.me, row.owner.as_deref()));
        mine.filter(|row| playbook.is_called_by(row)).count()
    }

    fn list(&self, context: &Context) -> Result<u8, Failure> {
        if context.json {
            let values = self.library.playbooks.iter().map(|one| self.in_json(context, one));
            print_json(&values.collect())?;
            return Ok(0);
        }
        let titles = [
            "play-name",
            "play-title",
            "play-steps",
            "play-running",
            "play-finished",
            "play-called",
        ];
        let mut table = Table::new(titles.map(|id| context.word(id)).into());
        for one in &self.library.playbooks {
            let record = one.record(&self.book.portfolio, &self.book.checklists);
            table.rows.push(vec![
                one.id.clone(),
                one.title.in_language(context.lang.id()).to_owned(),
                one.steps.len().to_string(),
                record.running.to_string(),
                record.finished.to_string(),
                self.called(one).to_string(),
            ]);
        }
        raw(&table.text())?;
        Ok(0)
    }

    fn in_json(&self, context: &Context, one: &Playbook) -> Value {
        let record = one.record(&self.book.portfolio, &self.book.checklists);
        json!({
            "id": one.id,
            "title": one.title.in_language(context.lang.id()),
            "kind": one.kind,
            "own": one.own,
            "step_count": one.steps.len(),
            "running": record.running,
            "finished": record.finished,
            "stopped": record.stopped,
            "median_days": record.days,
            "quiet_since": record.quiet,
            "called": self.called(one),
        })
    }

    /// As `onboarding list` has them, with the plays.
    fn running(&self, context: &Context) -> Result<u8, Failure> {
        let lists = self.book.checklists.iter().map(|list| (list, self.book.progress(list)));
        let running: Vec<_> =
            lists.filter(|(list, progress)| self.book.runs(list, progress)).collect();
        if context.json {
            let values = running.iter().map(|(list, progress)| in_json(&self.book, list, progress));
            print_json(&values.collect())?;
            return Ok(0);
        }
        let titles = ["play-run", "play-account", "play-title", "play-done", "play-next"];
        let mut table = Table::new(titles.map(|id| context.word(id)).into());
        for (list, progress) in &running {
            let unit = self.book.unit(list).map(|unit| format!(" {unit}")).unwrap_or_default();
            table.rows.push(vec![
                checklist_name(list.id),
                self.book.name(list),
                format!("{}{unit}", list.name),
                percent(progress.percent),
                list.next().map(|step| step.title.clone()).unwrap_or_default(),
            ]);
        }
        if table.rows.is_empty() {
            line(&context.word("play-none-runs"))?;
        } else {
            raw(&table.text())?;
        }
        Ok(0)
    }

    fn template(&self, context: &Context, name: &str) -> Result<&Playbook, Failure> {
        let titled =
            |one: &&Playbook| one.id == name || one.title.in_language(context.lang.id()) == name;
        let found = self.library.playbooks.iter().find(titled);
        let names = || self.library.playbooks.iter().map(|one| one.id.as_str());
        Ok(found.ok_or_else(|| {
            Message::new("template-none").text("text", name).names("names", names())
        })?)
    }

    fn show(&self, context: &Context, name: &str) -> Result<u8, Failure> {
        let one = self.template(context, name)?;
        let language = context.lang.id();
        if context.json {
            let mut value = self.in_json(context, one);
            let steps = one.steps.iter().map(|step| {
                json!({
                    "at": step.at,
                    "title": step.title.in_language(language),
                    "side": step.side,
                    "milestone": step.milestone,
                    "evidence": step.evidence.as_ref().map(|it| it.in_language(language)),
                })
            });
            let steps: Vec<Value> = steps.collect();
            if let Some(map) = value.as_object_mut() {
                map.insert("steps".into(), steps.into());
            }
            print_json(&value)?;
            return Ok(0);
        }
        line(one.title.in_language(language))?;
        let titles = ["play-at", "play-step", "play-evidence"];
        let mut table = Table::new(titles.map(|id| context.word(id)).into());
        for step in &one.steps {
            let evidence = step.evidence.as_ref().map(|it| it.in_language(language).to_owned());
            table.rows.push(vec![
                context.lang.say(&step.at.message()),
                step.title.in_language(language).to_owned(),
                evidence.unwrap_or_default(),
            ]);
        }
        raw(&table.text())?;
        Ok(0)
    }

    /// By its id (`c140`), or the only one that runs for an account.
    fn find(&self, text: &str) -> Result<&Checklist, Failure> {
        let none = || Failure::new(Message::new("run-none").text("text", text));
        if let Some(id) = parse_checklist_name(text) {
            return self.unfinished().find(|list| list.id == id).ok_or_else(none);
        }
        let account = self.book.workspace.account(text)?;
        let mine: Vec<&Checklist> =
            self.unfinished().filter(|list| list.account == account).collect();
        match mine.as_slice() {
            [only] => Ok(only),
            [] => Err(none()),
            many => {
                let names =
                    many.iter().map(|list| format!("{} {}", checklist_name(list.id), list.name));
                let said = Message::new("checklist-several").text("text", text);
                Err(said.names("names", names).into())
            }
        }
    }

    fn stop(&self, context: &Context, runs: &[String]) -> Result<u8, Failure> {
        let lists = runs.iter().map(|text| self.find(text)).collect::<Result<Vec<_>, _>>()?;
        let account = lists.first().map(|list| self.book.name(list)).unwrap_or_default();
        let calendar = self.book.workspace.settings.calendar.clone();
        let mut ids = self.book.workspace.ids(1, 1)?;
        let desk = Desk { today: self.book.workspace.today(), calendar: &calendar, ids: &mut ids };
        let gesture = verb::stop_checklists(&lists, &account, &desk)?;
        let (depth, _) = self.book.workspace.act(&gesture)?;
        let ids: Vec<String> = lists.iter().map(|list| checklist_name(list.id)).collect();
        context.done(&gesture.title, json!({ "ids": ids, "undo": depth.undo }))?;
        Ok(0)
    }
}
