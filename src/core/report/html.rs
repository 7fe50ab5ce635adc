//! A page as one HTML file that needs nothing else: no script, no picture, no link.

use super::{Item, Page, Say, Section};
use std::fmt::Write;

const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 \
system-ui,sans-serif;color:#1c1c1c;background:#fff}h1{font-size:1.4rem}h2{font-size:1.05rem;\
margin:1.4rem 0 .3rem;border-bottom:1px solid #ccc}ul{margin:.3rem 0;padding-left:1.2rem}\
.alarm{font-weight:700}.quiet,.fact{color:#666}address{font-style:normal;white-space:pre-line}";

/// `lang` is the language tag of the page.
pub fn write(page: &Page, lang: &str, say: Say<'_>) -> String {
    let title = escape(&say(&page.title));
    let mut text = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n"
    );
    if !page.address.is_empty() {
        let lines: Vec<_> = page.address.iter().map(|line| escape(&say(line))).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "<address>{}</address>", lines.join("\n"));
    }
    let _ = writeln!(text, "<h1>{title}</h1>");
    for section in &page.sections {
        section_text(&mut text, section, say);
    }
    text + "</body>\n</html>\n"
}

fn section_text(text: &mut String, section: &Section, say: Say<'_>) {
    let _ = writeln!(text, "<h2>{}</h2>\n<ul>", escape(&say(&section.title)));
    for item in &section.items {
        let _ = writeln!(text, "{}", item_text(item, say));
    }
    text.push_str("</ul>\n");
}

fn item_text(item: &Item, say: Say<'_>) -> String {
    let fact = item.fact.as_ref().map(|fact| {
        let fact = escape(&say(fact));
        format!("<br><span class=\"fact\">{fact}</span>")
    });
    let sentence = escape(&say(&item.text));
    format!("<li class=\"{}\">{sentence}{}</li>", item.tone.id(), fact.unwrap_or_default())
}

/// Text with nothing in it that HTML would read as markup.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::message::Message;
    use proptest::prelude::*;

    #[test]
    fn what_people_wrote_is_no_markup() {
        let check = |raw: &str, escaped: &str| assert_eq!(escape(raw), escaped);
        check("a & b", "a &amp; b");
        check("<b onclick='x'>", "&lt;b onclick=&#39;x&#39;&gt;");
        check("\"株式会社\"", "&quot;株式会社&quot;");
    }

    proptest! {
        #[test]
        fn only_our_own_elements_are_on_the_page(text in "[a-z<>&\"'/ ]{0,30}") {
            let item = Item { fact: Some(Message::new("typed")), ..Item::new(Message::new("typed")) };
            let page = Page {
                title: Message::new("typed"),
                address: vec![Message::new("typed")],
                sections: vec![Section { id: "a", title: Message::new("typed"), items: vec![item] }],
            };
            let elements = |say: &dyn Fn(&Message) -> String| write(&page, "en", say).matches('<').count();
            prop_assert_eq!(elements(&|_| text.clone()), elements(&|_| "x".into()));
        }
    }
}
