//! Arguments of `mamori play`.

use clap::{Args, Subcommand};

#[derive(Args)]
pub struct PlayArgs {
    #[command(subcommand)]
    pub verb: PlayVerb,
}

#[derive(Subcommand)]
pub enum PlayVerb {
    List {
        #[arg(long)]
        running: bool,
    },
    Show {
        #[arg(value_name = "PLAY")]
        play: String,
    },
    Start {
        #[arg(value_name = "PLAY")]
        play: String,
        #[arg(value_name = "ACCOUNT")]
        account: String,
        #[arg(long, value_name = "NAME")]
        unit: Option<String>,
        #[arg(long, value_name = "WHEN")]
        from: Option<String>,
    },
    Stop {
        #[arg(value_name = "RUN", required = true)]
        runs: Vec<String>,
    },
}
