//! `mamori` alone: opens the cockpit.

use super::context::Context;
use crate::runtime::cockpit::{self, End, Opening};
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;

pub fn run(context: &Context) -> Result<u8, Failure> {
    enter(context, &Workspace::open(&context.options)?)
}

/// Opens the cockpit on a workspace; the exit status follows a signal where one ended it.
pub fn enter(context: &Context, workspace: &Workspace) -> Result<u8, Failure> {
    let opening =
        Opening { lang: workspace.lang(), no_color: context.no_color, plain: context.plain };
    match cockpit::run(workspace, opening)? {
        End::Quit => Ok(0),
        End::Signal(number) => Ok(128 + number),
    }
}
