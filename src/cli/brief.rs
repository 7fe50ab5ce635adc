//! `mamori brief`: the page before a call, for the house, or by an allow-list for the customer.

use super::arguments::BriefArgs;
use super::context::{Context, past, print_json, raw};
use crate::core::detail::Detail;
use crate::core::message::Message;
use crate::core::report::outside::Outside;
use crate::core::report::{Page, Say, html, json, markdown};
use crate::locale::Lang;
use crate::runtime::failure::Failure;
use serde_json::json;

pub fn run(context: &Context, args: &BriefArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let detail = workspace
        .detail(id, past(&workspace, args.as_of)?)?
        .ok_or_else(|| Message::new("account-none").text("text", args.account.as_str()))?;
    if args.external {
        let outside = Outside::of(&detail.facts, detail.summary.renewal, detail.as_of)
            .of_house(workspace.settings.company.as_ref());
        let lang = reader(context, &outside);
        let say = |message: &Message| lang.say_outside(message);
        print(context, args, &detail, (&outside.page(), lang, &say))?;
    } else {
        let say = |message: &Message| context.lang.say(message);
        print(context, args, &detail, (&detail.brief, context.lang, &say))?;
    }
    Ok(0)
}

/// The customer's language, unless another was asked for.
fn reader(context: &Context, outside: &Outside) -> Lang {
    match (context.lang_typed, outside.japanese) {
        (true, _) => context.lang,
        (false, true) => Lang::Ja,
        (false, false) => Lang::En,
    }
}

fn print(
    context: &Context,
    args: &BriefArgs,
    detail: &Detail,
    (page, lang, say): (&Page, Lang, Say<'_>),
) -> Result<(), Failure> {
    let format = args.page_format.as_deref().unwrap_or(if context.json { "json" } else { "md" });
    match format {
        "html" => raw(&html::write(page, lang.id(), say)),
        "json" => {
            let mut value = json!({
                "account": detail.id.to_string(), "name": detail.facts.account.name,
                "as_of": detail.as_of, "external": args.external, "lang": lang.id(),
            });
            let written = json::write(page, say);
            if let (Some(into), serde_json::Value::Object(from)) = (value.as_object_mut(), written)
            {
                into.extend(from);
            }
            print_json(&value)
        }
        _ => raw(&markdown::write(page, say)),
    }
}
