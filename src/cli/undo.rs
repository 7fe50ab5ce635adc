//! `mamori undo` and `redo`: the journal, backwards and forwards.

use super::arguments::UndoArgs;
use super::context::Context;
use crate::core::message::Message;
use crate::runtime::failure::Failure;
use serde_json::json;

pub fn undo(context: &Context, args: &UndoArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    for done in 0..args.count {
        let Some((gesture, depth)) = workspace.undo()? else {
            return if done == 0 { Err(Message::new("nothing-to-undo").into()) } else { Ok(0) };
        };
        let said = Message::new("taken-back").message("what", gesture.title);
        context.done(&said, json!({ "undo": depth.undo, "redo": depth.redo }))?;
    }
    Ok(0)
}

pub fn redo(context: &Context) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let (gesture, depth) = workspace.redo()?.ok_or_else(|| Message::new("nothing-to-redo"))?;
    let said = Message::new("done-again").message("what", gesture.title);
    context.done(&said, json!({ "undo": depth.undo, "redo": depth.redo }))?;
    Ok(0)
}
