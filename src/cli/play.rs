//! `mamori play`: the library of templates, what runs from it, and starting and stopping it.

use super::arguments::{OnboardingArgs, OnboardingVerb, PlayArgs, PlayVerb};
use super::context::{Context, line, print_json, raw};
use super::onboarding;
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::checklist::progress::Progress;
use crate::core::checklist::{Checklist, checklist_name, parse_checklist_name};
use crate::core::message::Message;
use crate::core::playbook::{Library, Playbook};
use crate::core::portfolio::Portfolio;
use crate::core::verb::{self, Desk};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::playbooks;
use crate::runtime::workspace::Workspace;
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
    workspace: Workspace,
    portfolio: Portfolio,
    library: Library,
    lists: Vec<Checklist>,
}

impl Shelf {
    fn open(context: &Context) -> Result<Self, Failure> {
        let workspace = context.fresh_workspace()?;
        let portfolio = workspace.store.portfolio()?;
        let (library, faults) = playbooks::library(&workspace);
        for fault in &faults {
            context.warn(fault);
        }
        let lists = portfolio.checklists(None);
        Ok(Self { workspace, portfolio, library, lists })
    }

    /// What is not over.
    fn open_runs(&self) -> impl Iterator<Item = &Checklist> {
        self.lists.iter().filter(|list| list.steps.iter().any(|step| step.unfinished()))
    }

    /// Accounts that call for a template.
    fn called(&self, playbook: &Playbook) -> usize {
        let rows = self.portfolio.rows.iter();
        rows.filter(|row| row.signals.iter().any(|signal| playbook.answers(signal))).count()
    }

    fn name(&self, account: AccountId) -> String {
        self.portfolio.row(account).map_or(String::new(), |row| row.short_name.clone())
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
            let record = one.record(&self.portfolio, &self.lists);
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
        let record = one.record(&self.portfolio, &self.lists);
        json!({
            "id": one.id,
            "title": one.title.in_language(context.lang.id()),
            "kind": one.kind,
            "own": one.own,
            "steps": one.steps.len(),
            "running": record.running,
            "finished": record.finished,
            "stopped": record.stopped,
            "median_days": record.days,
            "quiet_since": record.quiet,
            "called": self.called(one),
        })
    }

    fn running(&self, context: &Context) -> Result<u8, Failure> {
        let share = |list: &Checklist| {
            let calendar = &self.workspace.settings.calendar;
            Progress::of(list, self.workspace.today(), calendar).percent
        };
        if context.json {
            let values = self.open_runs().map(|list| {
                json!({
                    "id": checklist_name(list.id),
                    "account": list.account.to_string(),
                    "template": list.name,
                    "unit": list.unit,
                    "percent": (share(list) * 100.0).round(),
                    "next_step": list.next().map(|step| step.title.clone()),
                })
            });
            print_json(&values.collect())?;
            return Ok(0);
        }
        let titles = ["play-run", "play-account", "play-title", "play-done", "play-next"];
        let mut table = Table::new(titles.map(|id| context.word(id)).into());
        for list in self.open_runs() {
            let unit = list.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
            table.rows.push(vec![
                checklist_name(list.id),
                self.name(list.account),
                format!("{}{unit}", list.name),
                format::percent(share(list) * 100.0),
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
        let names = || self.library.playbooks.iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
        Ok(found.ok_or_else(|| {
            Message::new("template-none").text("text", name).text("names", names().join(", "))
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
            return self.open_runs().find(|list| list.id == id).ok_or_else(none);
        }
        let account = self.workspace.account(text)?;
        let mine: Vec<&Checklist> =
            self.open_runs().filter(|list| list.account == account).collect();
        match mine.as_slice() {
            [only] => Ok(only),
            [] => Err(none()),
            many => {
                let names =
                    many.iter().map(|list| format!("{} {}", checklist_name(list.id), list.name));
                let names = names.collect::<Vec<_>>().join(", ");
                let said = Message::new("checklist-several").text("text", text);
                Err(said.text("names", names).into())
            }
        }
    }

    fn stop(&self, context: &Context, runs: &[String]) -> Result<u8, Failure> {
        let lists = runs.iter().map(|text| self.find(text)).collect::<Result<Vec<_>, _>>()?;
        let account = lists.first().map(|list| self.name(list.account)).unwrap_or_default();
        let calendar = self.workspace.settings.calendar.clone();
        let mut ids = self.workspace.ids(1, 1)?;
        let desk = Desk { today: self.workspace.today(), calendar: &calendar, ids: &mut ids };
        let gesture = verb::stop_checklists(&lists, &account, &desk)?;
        let (depth, _) = self.workspace.act(&gesture)?;
        let ids: Vec<String> = lists.iter().map(|list| checklist_name(list.id)).collect();
        context.done(&gesture.title, json!({ "ids": ids, "undo": depth.undo }))?;
        Ok(0)
    }
}
