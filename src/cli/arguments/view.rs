//! Arguments of `mamori view`, and how a list is laid out.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct ViewArgs {
    #[command(subcommand)]
    pub verb: ViewVerb,
}

#[derive(Subcommand)]
pub enum ViewVerb {
    List,
    Show {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Save {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "FILTER")]
        filter: Vec<String>,
        #[command(flatten)]
        look: LookArgs,
    },
    Remove {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Import {
        #[arg(value_name = "FILE")]
        views: PathBuf,
    },
}

/// How a list of accounts is laid out.
#[derive(Args)]
pub struct LookArgs {
    #[arg(long, value_name = "FIELDS", allow_hyphen_values = true)]
    pub sort: Option<String>,
    #[arg(long, value_name = "FIELDS")]
    pub columns: Option<String>,
    #[arg(long, value_name = "FIELD")]
    pub group: Option<String>,
}
