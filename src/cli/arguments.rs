//! What can be typed. Help texts come from the locales, by the ids of commands and arguments.

mod account;
mod health;
mod help;
mod play;
mod view;

pub use account::{AccountArgs, AccountVerb};
pub use health::{
    ChartArgs, ForecastArgs, HealthArgs, ListArgs, OverrideArgs, PlanArgs, ProofArgs, QueueArgs,
    RetentionArgs, ShowArgs, WhatIfArgs,
};
pub use help::{parse, whole};
pub use play::{PlayArgs, PlayVerb};
pub use view::{LookArgs, ViewArgs, ViewVerb};

use crate::core::day::Day;
use crate::core::typed;
use crate::locale::Lang;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "mamori", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub action: Option<Action>,
}

/// What every command takes, and the cockpit without one.
#[derive(Args)]
pub struct Common {
    #[arg(long, global = true, env = "MAMORI_WORKSPACE", hide_env = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Day>,
    #[arg(long, global = true, value_name = "en|ja", value_parser = lang)]
    pub lang: Option<Lang>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true)]
    pub read_only: bool,
    #[arg(long, global = true)]
    pub no_color: bool,
    #[arg(long, global = true)]
    pub plain: bool,
    #[arg(long, global = true)]
    pub quiet: bool,
    #[arg(short, global = true)]
    pub verbose: bool,
}

#[derive(Subcommand)]
pub enum Action {
    Demo(DemoArgs),
    Sync(SyncArgs),
    List(ListArgs),
    Show(ShowArgs),
    Account(AccountArgs),
    Health(HealthArgs),
    Chart(ChartArgs),
    WhatIf(WhatIfArgs),
    Queue(QueueArgs),
    Signals(SignalsArgs),
    Task(TaskArgs),
    Onboarding(OnboardingArgs),
    Play(PlayArgs),
    Log(LogArgs),
    Pulse(PulseArgs),
    Override(OverrideArgs),
    Forecast(ForecastArgs),
    Retention(RetentionArgs),
    Plan(PlanArgs),
    Proof(ProofArgs),
    Brief(BriefArgs),
    Undo(UndoArgs),
    Redo,
    History(HistoryArgs),
    Export(ExportArgs),
    Query(QueryArgs),
    Config(ConfigArgs),
    Preset(PresetArgs),
    View(ViewArgs),
    Keys,
    Completions(CompletionsArgs),
    Man(ManArgs),
    Doctor,
    Backup(BackupArgs),
    Restore(RestoreArgs),
}

#[derive(Args)]
pub struct DemoArgs {
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=50_000), value_name = "N")]
    pub accounts: u32,
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(30..=4_000), value_name = "N")]
    pub days: u32,
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    #[arg(long)]
    pub export_only: bool,
    #[arg(long)]
    pub fresh: bool,
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct SyncArgs {
    #[command(subcommand)]
    pub view: Option<SyncView>,
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    /// Every changed value with its place, before and after.
    #[arg(long)]
    pub details: bool,
    #[arg(long, value_name = "NAME")]
    pub preset: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub strict: bool,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub no_score: bool,
    /// Stays, and reads what arrives.
    #[arg(long)]
    pub watch: bool,
}

#[derive(Subcommand)]
pub enum SyncView {
    Log,
    Problems {
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
        #[command(subcommand)]
        verb: Option<ProblemVerb>,
    },
    Retry,
    Undo {
        /// `r12` or `12`.
        #[arg(value_name = "RUN", value_parser = run)]
        run: u32,
    },
    /// A held run is taken in.
    Accept {
        #[arg(value_name = "RUN", value_parser = run)]
        run: u32,
    },
    /// A held run is forgotten.
    Drop {
        #[arg(value_name = "RUN", value_parser = run)]
        run: u32,
    },
}

/// What is decided of rows by their numbers, and of files that wait by their names.
#[derive(Subcommand)]
pub enum ProblemVerb {
    Accept {
        #[arg(value_name = "NUMBER|FILE", required = true)]
        problem: Vec<String>,
    },
    Drop {
        #[arg(value_name = "NUMBER|FILE", required = true)]
        problem: Vec<String>,
    },
}

#[derive(Args)]
pub struct PresetArgs {
    #[command(subcommand)]
    pub verb: PresetVerb,
}

#[derive(Subcommand)]
pub enum PresetVerb {
    List,
    Show {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Check(ReadingArgs),
    Learn {
        #[command(flatten)]
        reading: ReadingArgs,
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
}

#[derive(Args)]
pub struct ReadingArgs {
    #[arg(value_name = "FILE")]
    pub export: PathBuf,
    #[arg(long, value_name = "MATTER=WORD")]
    pub set: Vec<String>,
    #[arg(long, value_name = "HEADER=FIELD")]
    pub column: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub preset: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

#[derive(Args)]
pub struct ConfigArgs {
    #[command(subcommand)]
    pub view: ConfigView,
}

#[derive(Subcommand)]
pub enum ConfigView {
    Path,
    Check,
    Schema,
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct SignalsArgs {
    #[command(subcommand)]
    pub verdict: Option<SignalVerdict>,
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

#[derive(Subcommand)]
pub enum SignalVerdict {
    Ack {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    Snooze {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "WHEN")]
        until: String,
    },
    Wait {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "WHO")]
        on: String,
    },
    Accept {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    Dismiss {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// How often each rule was right.
    Precision,
    /// How far past its threshold a rule speaks.
    Tune {
        #[arg(value_name = "RULE")]
        rule: String,
        #[arg(long, value_name = "PERCENT")]
        past: Option<u16>,
    },
}

#[derive(Args)]
pub struct TaskArgs {
    #[command(subcommand)]
    pub verb: TaskVerb,
}

#[derive(Subcommand)]
pub enum TaskVerb {
    Add {
        #[arg(value_name = "TEXT", required = true)]
        text: Vec<String>,
    },
    List {
        #[arg(value_name = "ACCOUNT")]
        account: Option<String>,
        #[arg(long)]
        all: bool,
    },
    Done {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    Snooze {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "WHEN")]
        until: String,
    },
    Wait {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "WHO")]
        on: String,
    },
    Due {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "WHEN")]
        to: String,
    },
    Edit {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "TEXT", required_unless_present = "notes")]
        text: Vec<String>,
        #[arg(long, value_name = "TEXT", conflicts_with = "text")]
        notes: Option<String>,
    },
    Assign {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long, value_name = "OWNER")]
        to: String,
    },
    Drop {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        #[arg(long)]
        end: bool,
    },
    Delete {
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
}

#[derive(Args)]
pub struct OnboardingArgs {
    #[command(subcommand)]
    pub verb: OnboardingVerb,
}

#[derive(Subcommand)]
pub enum OnboardingVerb {
    List {
        #[arg(value_name = "ACCOUNT")]
        account: Option<String>,
        #[arg(long)]
        all: bool,
    },
    Show {
        #[arg(value_name = "CHECKLIST")]
        checklist: String,
    },
    Start {
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(long, value_name = "NAME")]
        template: Option<String>,
        #[arg(long, value_name = "NAME")]
        unit: Option<String>,
        #[arg(long, value_name = "WHEN")]
        from: Option<String>,
    },
    Tick {
        #[arg(value_name = "STEP", required = true)]
        steps: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    Untick {
        #[arg(value_name = "STEP", required = true)]
        steps: Vec<String>,
    },
    Block {
        #[arg(value_name = "STEP", required = true)]
        steps: Vec<String>,
        #[arg(long, default_value = "customer", value_name = "WHO")]
        on: String,
        #[arg(long, value_name = "TEXT")]
        because: String,
    },
    NotNeeded {
        #[arg(value_name = "STEP", required = true)]
        steps: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        because: Option<String>,
    },
    Add {
        #[arg(value_name = "CHECKLIST")]
        checklist: String,
        #[arg(value_name = "TEXT", required = true)]
        text: Vec<String>,
    },
    Note {
        #[arg(value_name = "STEP")]
        step: String,
        #[arg(value_name = "TEXT", required = true)]
        text: Vec<String>,
    },
    Template {
        #[command(subcommand)]
        verb: TemplateVerb,
    },
}

#[derive(Subcommand)]
pub enum TemplateVerb {
    List,
    Import {
        #[arg(value_name = "FILE")]
        table: PathBuf,
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Args)]
pub struct LogArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
    #[arg(long, default_value = "call", value_name = "KIND")]
    pub kind: String,
    #[arg(long = "with", value_name = "CONTACT")]
    pub with: Vec<String>,
    #[arg(long, value_name = "in|out|two-way")]
    pub direction: Option<String>,
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub owe: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub owed: Vec<String>,
    #[arg(long, value_name = "WHEN")]
    pub next: Option<String>,
}

#[derive(Args)]
pub struct PulseArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    #[arg(value_name = "green|yellow|red", value_parser = pulse)]
    pub level: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Args)]
pub struct BriefArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    #[arg(long)]
    pub external: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    #[arg(long = "format", value_name = "md|html|json", value_parser = ["md", "html", "json"])]
    pub page_format: Option<String>,
}

#[derive(Args)]
pub struct UndoArgs {
    #[arg(value_name = "N", default_value_t = 1)]
    pub count: usize,
}

#[derive(Args)]
pub struct HistoryArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub limit: usize,
}

#[derive(Args)]
pub struct ExportArgs {
    #[command(subcommand)]
    pub what: ExportWhat,
}

#[derive(Subcommand)]
pub enum ExportWhat {
    /// What was put right by hand.
    Changes {
        #[arg(long, value_name = "RUN", value_parser = run)]
        since: Option<u32>,
        #[arg(long, value_name = "NAME")]
        source: Option<String>,
    },
}

#[derive(Args)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Args)]
pub struct ManArgs {
    /// The whole program without it.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

#[derive(Args)]
pub struct QueryArgs {
    #[arg(value_name = "SQL")]
    pub sql: String,
    #[arg(long)]
    pub csv: bool,
}

#[derive(Args)]
pub struct BackupArgs {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

#[derive(Args)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE")]
    pub backup: PathBuf,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| said("cli-not-a-day"))
}

fn run(text: &str) -> Result<u32, String> {
    text.strip_prefix('r').unwrap_or(text).parse().map_err(|_| said("cli-not-a-run"))
}

/// The word as typed; what it means is the same in both languages.
fn pulse(text: &str) -> Result<String, String> {
    match typed::pulse(text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(said("cli-not-a-pulse")),
    }
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| said("cli-not-a-language"))
}

fn said(id: &str) -> String {
    help::lang().word(id)
}
