//! What `mamori account` takes.

use clap::{Args, Subcommand};

#[derive(Args)]
pub struct AccountArgs {
    #[command(subcommand)]
    pub verb: AccountVerb,
}

#[derive(Subcommand)]
pub enum AccountVerb {
    Suggestions,
    Merge {
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(value_name = "OTHER")]
        other: String,
    },
    Unmerge {
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(value_name = "OTHER")]
        other: Option<String>,
    },
    Apart {
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(value_name = "OTHER")]
        other: String,
    },
    Link {
        #[arg(value_name = "SOURCE")]
        source: String,
        #[arg(value_name = "REFERENCE")]
        reference: String,
        #[arg(value_name = "ACCOUNT")]
        account: String,
    },
    Confirm {
        #[arg(value_name = "SOURCE")]
        source: Option<String>,
    },
    Unlike {
        #[arg(value_name = "SOURCE")]
        source: String,
        #[arg(value_name = "REFERENCE")]
        reference: String,
        #[arg(value_name = "ACCOUNT")]
        account: String,
    },
}
