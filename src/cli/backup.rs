//! `mamori backup` and `restore`: a safety copy of the store, and the way back to one.

use super::arguments::{BackupArgs, RestoreArgs};
use super::context::Context;
use crate::core::message::Message;
use crate::runtime::backup;
use crate::runtime::failure::Failure;
use serde_json::json;

pub fn make(context: &Context, args: &BackupArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    if workspace.read_only && args.file.is_none() {
        return Err(Message::new("store-read-only").into());
    }
    let path = backup::make(&workspace, args.file.as_deref())?.display().to_string();
    let said = Message::new("backup-made").text("path", path.as_str());
    context.done(&said, json!({ "path": path }))?;
    Ok(0)
}

pub fn restore(context: &Context, args: &RestoreArgs) -> Result<u8, Failure> {
    let done = backup::restore(&context.options, &args.backup)?;
    let from = args.backup.display().to_string();
    let aside = done.aside.map(|path| path.display().to_string());
    let said = match &aside {
        Some(aside) => Message::new("backup-restored").text("aside", aside.as_str()),
        None => Message::new("backup-restored-new"),
    };
    let said = said.text("path", from.as_str()).count("accounts", done.found.accounts as i64);
    context.done(
        &said,
        json!({ "path": from, "aside": aside, "accounts": done.found.accounts, "schema": done.found.version }),
    )?;
    Ok(0)
}
