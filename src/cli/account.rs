//! `mamori account`: who is who. What may be the same, two accounts made one or parted, and a
//! source's way of naming given to an account.

use super::arguments::{AccountArgs, AccountVerb};
use super::context::{Context, decide, line, print_json, raw};
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::identity::{Alike, Merged, Suggestion};
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::search::fold;
use crate::core::text::Shown;
use crate::core::verb::{self, Desk, Naming, Party};
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};

pub fn run(context: &Context, args: &AccountArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    if matches!(args.verb, AccountVerb::Suggestions) {
        return list(context, &workspace);
    }
    let alike = match &args.verb {
        AccountVerb::Confirm { source } => alike(&workspace, source.as_deref())?,
        _ => Vec::new(),
    };
    let (gesture, depth, _) = decide(&workspace, alike.len().max(1), |desk| {
        gesture_of(&workspace, &args.verb, &alike, desk)
    })?;
    context.done(&gesture.title, json!({ "undo": depth.undo }))?;
    Ok(0)
}

fn gesture_of(
    workspace: &Workspace,
    verb: &AccountVerb,
    alike: &[(Naming, Party)],
    desk: &mut Desk<'_>,
) -> Result<Gesture, Failure> {
    let rulings = workspace.store.rulings()?;
    let known = |text: &str| party(workspace, text);
    let naming = |source: &str, reference: &str| naming(workspace, source, reference);
    Ok(match verb {
        AccountVerb::Suggestions => return Err(Message::new("verb-nothing-changed").into()),
        AccountVerb::Merge { account, other } => {
            verb::merge(&known(account)?, &known(other)?, &rulings, desk)?
        }
        AccountVerb::Unmerge { account, other } => {
            let from = known(account)?;
            let goes = merged(workspace, &from, other.as_deref())?;
            verb::part(&from, &goes, &rulings, desk)?
        }
        AccountVerb::Apart { account, other } => {
            verb::keep_apart(&known(account)?, &known(other)?, &rulings, desk)?
        }
        AccountVerb::Link { source, reference, account } => {
            let account = if account == "-" { None } else { Some(known(account)?) };
            verb::assign(&naming(source, reference)?, account.as_ref(), &rulings, desk)?
        }
        AccountVerb::Confirm { .. } => verb::confirm(alike, &rulings, desk)?,
        AccountVerb::Unlike { source, reference, account } => {
            verb::refuse(&naming(source, reference)?, &known(account)?, desk)?
        }
    })
}

/// References with the account each is called like, of one source or of all.
fn alike(workspace: &Workspace, wanted: Option<&str>) -> Result<Vec<(Naming, Party)>, Failure> {
    let all = workspace.store.suggestions()?.into_iter().filter_map(|one| match one.what {
        Alike::Name { source, reference, account } => {
            let party = Party { id: account, name: one.names.0 };
            Some((Naming { source, reference }, party))
        }
        Alike::Accounts(..) => None,
    });
    Ok(all.filter(|(naming, _)| wanted.is_none_or(|source| naming.source == source)).collect())
}

fn party(workspace: &Workspace, text: &str) -> Result<Party, Failure> {
    let id = workspace.account(text)?;
    let name =
        workspace.store.summaries(&[id])?.pop().map(|row| row.name.into()).unwrap_or_default();
    Ok(Party { id, name })
}

/// The account that went into this one and is meant; the only one, where none is named.
fn merged(workspace: &Workspace, from: &Party, text: Option<&str>) -> Result<Party, Failure> {
    let all = workspace.store.merged()?;
    let fits = |one: &&Merged| match text {
        None => true,
        Some(text) => {
            AccountId::parse(text) == Some(one.id) || fold(&one.name).contains(&fold(text))
        }
    };
    let found: Vec<_> = all.iter().filter(|one| one.into == from.id).filter(fits).collect();
    match found.as_slice() {
        [one] => Ok(Party { id: one.id, name: one.name.clone() }),
        [] => Err(Message::new("identity-not-merged").text("account", from.name.as_str()).into()),
        many => {
            let names = many.iter().map(|one| format!("{} {}", one.id, one.name));
            Err(Message::new("identity-which-merged")
                .text("account", from.name.as_str())
                .names("names", names)
                .into())
        }
    }
}

/// A reference that was seen, with or without the mark of what it is.
fn naming(workspace: &Workspace, source: &str, typed: &str) -> Result<Naming, Failure> {
    for mark in ["", "name:", "domain:", "email:"] {
        let reference = format!("{mark}{typed}");
        if workspace.store.knows_reference(source, &reference)? {
            return Ok(Naming { source: source.to_owned(), reference });
        }
    }
    let message = Message::new("identity-no-reference").text("source", source);
    Err(message.text("reference", typed).into())
}

fn list(context: &Context, workspace: &Workspace) -> Result<u8, Failure> {
    let found = workspace.store.suggestions()?;
    if context.json {
        print_json(&found.iter().map(value).collect())?;
        return Ok(0);
    }
    if found.is_empty() {
        line(&context.word("suggestions-none"))?;
        return Ok(0);
    }
    let titles = ["suggestion-one", "suggestion-other", "suggestion-why", "suggestion-confirm"];
    let mut table = Table::new(titles.map(|id| context.word(id)).to_vec());
    for one in &found {
        let why = context.word(&format!("alike-{}", one.why.id().replace('_', "-")));
        let (left, right, confirm) = cells(one);
        table.rows.push(vec![left, right, why, confirm]);
    }
    raw(&table.text())?;
    Ok(0)
}

fn cells(one: &Suggestion) -> (String, String, String) {
    let (name, other) = (Shown::new(&one.names.0), Shown::new(&one.names.1));
    match &one.what {
        Alike::Accounts(a, b) => {
            (format!("{a} {name}"), format!("{b} {other}"), format!("account merge {a} {b}"))
        }
        Alike::Name { source, reference, account } => (
            format!("{account} {name}"),
            format!("{source}: {other}"),
            format!("account link {source} '{reference}' {account}"),
        ),
    }
}

fn value(one: &Suggestion) -> Value {
    let (name, other) = &one.names;
    let why = one.why.id();
    match &one.what {
        Alike::Accounts(a, b) => json!({
            "kind": "accounts", "account": a.to_string(), "name": name,
            "other": b.to_string(), "other_name": other, "why": why,
            "source": null, "reference": null,
        }),
        Alike::Name { source, reference, account } => json!({
            "kind": "reference", "account": account.to_string(), "name": name,
            "other": null, "other_name": other, "why": why,
            "source": source, "reference": reference,
        }),
    }
}
