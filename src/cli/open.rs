//! `mamori` alone: opens the cockpit.

use super::context::Context;
use crate::locale::Lang;
use crate::runtime::cockpit::{self, End, Opening};
use crate::runtime::failure::Failure;
use crate::runtime::session;
use crate::runtime::workspace::Workspace;

pub fn run(context: &Context) -> Result<u8, Failure> {
    enter(context, &Workspace::open(&context.options)?)
}

/// Opens the cockpit on a workspace; the exit status follows a signal where one ended it.
pub fn enter(context: &Context, workspace: &Workspace) -> Result<u8, Failure> {
    let opening = Opening {
        lang: lang(context, workspace),
        no_color: context.no_color,
        plain: context.plain,
    };
    match cockpit::run(workspace, opening)? {
        End::Quit => Ok(0),
        End::Signal(number) => Ok(128 + number),
    }
}

/// What was typed goes before what the cockpit was last switched to, and that before the system.
fn lang(context: &Context, workspace: &Workspace) -> Lang {
    let kept = || session::remembered(workspace).ok()?.get("lang").and_then(|id| Lang::parse(id));
    if context.lang_typed { context.lang } else { kept().unwrap_or(context.lang) }
}
