//! The command line: every verb of the screen has a twin here, one file per subcommand. Names,
//! keys and exit codes are a contract (`docs/cli.md`).

mod account;
mod arguments;
mod backup;
mod brief;
mod chart;
mod config;
mod context;
mod demo;
mod doctor;
mod export;
mod forecast;
mod health;
mod history;
mod keys;
mod list;
mod log;
mod manual;
mod moves;
mod onboarding;
mod open;
mod overriding;
mod plan;
mod play;
mod preset;
mod print;
mod problems;
mod pulse;
mod query;
mod queue;
mod retention;
mod show;
mod signals;
mod sync;
mod task;
mod undo;
mod view;
mod what_if;

use crate::runtime::failure::{Exit, Failure};
use arguments::Action;
use context::Context;
use std::process::ExitCode;

/// Parses the process's arguments, runs what they name, and says what went wrong.
pub fn run() -> ExitCode {
    let arguments = match arguments::parse() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let context = Context::new(&arguments.common);
    let outcome =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| act(&context, arguments.action)));
    match outcome {
        Ok(Ok(code)) => ExitCode::from(code),
        Ok(Err(failure)) => context.explain(&failure),
        Err(_) => ExitCode::from(Exit::Bug as u8),
    }
}

fn act(context: &Context, action: Option<Action>) -> Result<u8, Failure> {
    match action {
        None => open::run(context),
        Some(Action::Demo(args)) => demo::run(context, &args),
        Some(Action::Sync(args)) => sync::run(context, &args),
        Some(Action::List(args)) => list::run(context, &args),
        Some(Action::Show(args)) => show::run(context, &args),
        Some(Action::Account(args)) => account::run(context, &args),
        Some(Action::Health(args)) => health::run(context, &args),
        Some(Action::Queue(args)) => queue::run(context, &args),
        Some(Action::Chart(args)) => chart::run(context, &args),
        Some(Action::WhatIf(args)) => what_if::run(context, &args),
        Some(Action::Signals(args)) => signals::run(context, &args),
        Some(Action::Task(args)) => task::run(context, &args),
        Some(Action::Onboarding(args)) => onboarding::run(context, &args),
        Some(Action::Play(args)) => play::run(context, &args),
        Some(Action::Log(args)) => log::run(context, &args),
        Some(Action::Pulse(args)) => pulse::run(context, &args),
        Some(Action::Forecast(args)) => forecast::run(context, &args),
        Some(Action::Retention(args)) => retention::run(context, &args),
        Some(Action::Override(args)) => overriding::run(context, &args),
        Some(Action::Plan(args)) => plan::run(context, &args),
        Some(Action::Proof(args)) => plan::prove(context, &args),
        Some(Action::Brief(args)) => brief::run(context, &args),
        Some(Action::Undo(args)) => undo::undo(context, &args),
        Some(Action::Redo) => undo::redo(context),
        Some(Action::History(args)) => history::run(context, &args),
        Some(Action::Export(args)) => export::run(context, &args),
        Some(Action::Query(args)) => query::run(context, &args),
        Some(Action::Config(args)) => config::run(context, &args),
        Some(Action::Preset(args)) => preset::run(context, &args),
        Some(Action::View(args)) => view::run(context, &args),
        Some(Action::Keys) => keys::run(context),
        Some(Action::Completions(args)) => manual::completions(&args),
        Some(Action::Man(args)) => manual::page(context, &args),
        Some(Action::Doctor) => doctor::run(context),
        Some(Action::Backup(args)) => backup::make(context, &args),
        Some(Action::Restore(args)) => backup::restore(context, &args),
    }
}
