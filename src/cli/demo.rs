//! `mamori demo`: a made-up portfolio, read from export files like anybody's.

use super::arguments::DemoArgs;
use super::context::Context;
use super::open;
use crate::core::message::Message;
use crate::runtime::failure::Failure;
use crate::runtime::sample::{self, DemoOptions};
use serde_json::json;

pub fn run(context: &Context, args: &DemoArgs) -> Result<u8, Failure> {
    let options = DemoOptions {
        workspace: context.options.clone(),
        accounts: args.accounts as usize,
        days: args.days,
        seed: args.seed,
        dir: args.dir.clone(),
        fresh: args.fresh,
    };
    if args.export_only {
        let (folder, files) = sample::export_only(&options)?;
        let path = folder.display().to_string();
        let said =
            Message::new("demo-written").count("files", files as i64).text("path", path.as_str());
        context.done(&said, json!({ "path": path, "files": files }))?;
        return Ok(0);
    }
    if !crate::runtime::terminal::is_interactive() {
        let workspace = sample::open(&options)?;
        let path = workspace.folder.display().to_string();
        context.done(
            &Message::new("demo-ready").text("path", path.as_str()),
            json!({ "path": path }),
        )?;
        return Ok(0);
    }
    open::enter(context, &sample::open(&options)?)
}
