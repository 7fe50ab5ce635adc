//! The command line: every verb of the screen has a twin here, one file per subcommand.

use std::process::ExitCode;

/// Parses the process's arguments and runs what they name.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
