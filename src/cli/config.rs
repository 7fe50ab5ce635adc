//! `mamori config`: where the settings lie, whether they can be read, and how they are written.

use super::arguments::{ConfigArgs, ConfigView};
use super::context::{Context, line, print_json, raw};
use crate::core::message::Message;
use crate::runtime::config;
use crate::runtime::failure::{Exit, Failure};
use crate::runtime::themes;
use crate::runtime::workspace::Workspace;
use crate::tui::keymap::Keymap;
use serde_json::json;

/// What is wrong in a theme, or that there is none of the name that is set.
fn theme_fault(workspace: &Workspace) -> Option<Message> {
    let set = themes::read(&workspace.folder, workspace.display.theme).1;
    set.into_iter().chain(themes::faults(&workspace.folder)).next()
}

pub fn run(context: &Context, args: &ConfigArgs) -> Result<u8, Failure> {
    let workspace = Workspace::open(&context.options)?;
    let path = workspace.settings_path();
    let shown = path.display().to_string();
    match args.view {
        ConfigView::Path if context.json => print_json(&json!({ "path": shown }))?,
        ConfigView::Path => line(&shown)?,
        ConfigView::Schema => raw(config::SCHEMA)?,
        ConfigView::Check => {
            if let Some(fault) = workspace.written_settings().1 {
                return Err(Failure { exit: Exit::BadData, ..Failure::new(fault) });
            }
            if let Some(fault) = workspace.card_fault() {
                return Err(Failure { exit: Exit::BadData, ..Failure::new(fault.clone()) });
            }
            let mut faults = Keymap::read(&workspace.settings.keys).1.into_iter().rev();
            if let Some(first) = faults.next_back() {
                faults.rev().for_each(|fault| context.warn(&fault));
                return Err(Failure { exit: Exit::BadData, ..Failure::new(first) });
            }
            if let Some(fault) = theme_fault(&workspace) {
                return Err(Failure { exit: Exit::BadData, ..Failure::new(fault) });
            }
            let id = if path.exists() { "config-fine" } else { "config-none" };
            let said = Message { id: id.into(), args: Vec::new() };
            context.done(&said.text("path", shown.as_str()), json!({ "path": shown }))?;
        }
    }
    Ok(0)
}
