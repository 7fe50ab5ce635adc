//! `mamori completions` and `mamori man`: from the same command line that is parsed, and the same
//! table of keys as the screen has.

use super::arguments::{CompletionsArgs, ManArgs, whole};
use super::context::{Context, raw};
use crate::core::message::Message;
use crate::locale::Lang;
use crate::runtime::failure::Failure;
use crate::tui::command::{self, Scope};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// Shells show what a word does in English: not all of them can show anything else.
pub fn completions(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut whole(Lang::En), "mamori", &mut text);
    raw(&String::from_utf8_lossy(&text))?;
    Ok(0)
}

pub fn page(context: &Context, args: &ManArgs) -> Result<u8, Failure> {
    let mut all = whole(context.lang);
    all.build();
    let chosen = match &args.command {
        None => all,
        Some(name) => {
            let found = all.find_subcommand(name).cloned();
            let none = || Failure::usage(Message::new("man-none").text("text", name));
            found.ok_or_else(none)?
        }
    };
    let mut text = Vec::new();
    // It is written to memory.
    let rendered = Man::new(chosen).render(&mut text);
    let mut page = String::from_utf8_lossy(&text).into_owned();
    if args.command.is_none() && rendered.is_ok() {
        page.push_str(&keys(context));
    }
    raw(&page)?;
    Ok(0)
}

/// Every key with what it does, place by place.
fn keys(context: &Context) -> String {
    let mut roff = Roff::new();
    let title = context.word("man-keys");
    roff.control("SH", [title.as_str()]);
    for scope in Scope::all() {
        let place = context.word(scope.title());
        roff.control("SS", [place.as_str()]);
        for command in command::all().filter(|command| command.scope == scope) {
            roff.control("TP", []);
            let keys = command.keys.join("  ");
            let keys = if keys.is_empty() { format!(":{}", command.id) } else { keys };
            roff.text([bold(keys)]);
            roff.text([roman(context.word(command.title))]);
        }
    }
    roff.render()
}
