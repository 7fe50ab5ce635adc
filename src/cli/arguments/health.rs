//! What can be typed about scores: the list, one account, its receipt.

use super::{LookArgs, day};
use crate::core::day::Day;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct ListArgs {
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    #[command(flatten)]
    pub look: LookArgs,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// What moved from this day on instead of the list.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Day>,
    #[arg(long)]
    pub csv: bool,
}

#[derive(Args)]
pub struct ShowArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

#[derive(Args)]
pub struct HealthArgs {
    #[arg(value_name = "ACCOUNT", required_unless_present = "all")]
    pub account: Option<String>,
    #[arg(long, conflicts_with = "account")]
    pub all: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// What changed from this day on, and why.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Day>,
    #[arg(long)]
    pub recompute: bool,
}

#[derive(Args)]
pub struct ChartArgs {
    /// The whole book by band without it.
    #[arg(value_name = "ACCOUNT")]
    pub account: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

#[derive(Args)]
pub struct WhatIfArgs {
    #[arg(long = "set", value_name = "MEASURE.KEY=N")]
    pub wish: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub scorecard: Option<PathBuf>,
}

#[derive(Args)]
pub struct QueueArgs {
    /// What there is for the queue this week.
    #[arg(long, value_name = "N")]
    pub hours: Option<f64>,
}

#[derive(Args)]
pub struct OverrideArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    /// A band, a score, or `off`.
    #[arg(value_name = "BAND|SCORE|off")]
    pub claim: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[arg(long, value_name = "WHEN")]
    pub until: Option<String>,
}

#[derive(Args)]
pub struct ForecastArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: Option<String>,
    /// A category, a step, or `off`.
    #[arg(value_name = "CATEGORY|raise|lower|off", allow_hyphen_values = true)]
    pub call: Option<String>,
}

#[derive(Args)]
pub struct RetentionArgs {
    #[arg(id = "first-day", long = "from", value_name = "DATE", value_parser = day)]
    pub from: Option<Day>,
    #[arg(id = "last-day", long = "to", value_name = "DATE", value_parser = day)]
    pub to: Option<Day>,
}

#[derive(Args)]
pub struct PlanArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    /// What is to be reached, with a day at its end.
    #[arg(long, value_name = "TEXT")]
    pub objective: Vec<String>,
    #[arg(long, value_name = "N")]
    pub met: Vec<usize>,
    #[arg(long)]
    pub agree: bool,
    #[arg(long)]
    pub review: bool,
    #[arg(long)]
    pub close: bool,
}

#[derive(Args)]
pub struct ProofArgs {
    #[arg(value_name = "ACCOUNT")]
    pub account: String,
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
    #[arg(long, value_name = "WHEN")]
    pub day: Option<String>,
}
