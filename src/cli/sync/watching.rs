//! `mamori sync --watch`: takes in what is there, stays, and takes in what arrives.

use super::{Asked, options, read, tell_report};
use crate::cli::arguments::SyncArgs;
use crate::cli::context::Context;
use crate::core::message::Message;
use crate::runtime::failure::Failure;
use crate::runtime::interrupt::Interrupt;
use crate::runtime::lookout::{Lookout, News, Post, Stir};
use crate::runtime::workspace::Workspace;

pub fn watch(context: &Context, args: &SyncArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let roots = if args.paths.is_empty() { vec![workspace.exports()] } else { args.paths.clone() };
    let shown: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
    let post = Post::new(roots);
    let stirs = post.stirs.clone();
    let interrupt = Interrupt::listen(move || {
        // Only ends what may have ended already.
        let _ = stirs.send(Stir::End);
    });
    let lookout = Lookout::knowing(post.scan().unwrap_or_default());
    let desk = Desk { context, args, workspace: &workspace, interrupt: &interrupt };
    desk.take_in();
    context.warn(&Message::new("watch-begins").names("path", shown.clone()));
    if interrupt.status().is_none() {
        post.keep(lookout, &mut |news| match news {
            News::Arrived(_) => desk.take_in(),
            News::Gone => context.warn(&Message::new("watch-gone").names("path", shown.clone())),
            News::Back => context.warn(&Message::new("watch-back").names("path", shown.clone())),
        });
    }
    Ok(interrupt.status().unwrap_or(0))
}

struct Desk<'a> {
    context: &'a Context,
    args: &'a SyncArgs,
    workspace: &'a Workspace,
    interrupt: &'a Interrupt,
}

impl Desk<'_> {
    /// A run that fails is told, and the next one is waited for.
    /// All of the folder is read: a full list may be of several files.
    fn take_in(&self) {
        let wanted = options(self.args, self.args.paths.clone());
        let done = read(self.context, self.interrupt, |cancel, tell| {
            Asked::Read.read(self.workspace, wanted, cancel, tell)
        });
        let told = done.and_then(|report| tell_report(self.context, self.args, &report));
        if let Err(failure) = told {
            self.context.explain(&failure);
        }
    }
}
