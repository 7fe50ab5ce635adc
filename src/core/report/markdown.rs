//! A page as Markdown. What people wrote cannot become markup: every sentence is escaped.

use super::{Item, Page, Say, Section, Tone};
use std::fmt::Write;

pub fn write(page: &Page, say: Say<'_>) -> String {
    let mut text = String::new();
    for line in &page.address {
        text += &[&escape(&say(line)), "  \n"].concat();
    }
    if !page.address.is_empty() {
        text.push('\n');
    }
    text += &["# ", &escape(&say(&page.title)), "\n"].concat();
    for section in &page.sections {
        section_text(&mut text, section, say);
    }
    text
}

fn section_text(text: &mut String, section: &Section, say: Say<'_>) {
    // Writing to a string cannot fail.
    let _ = write!(text, "\n## {}\n\n", escape(&say(&section.title)));
    for item in &section.items {
        let _ = writeln!(text, "- {}", item_text(item, say));
        if let Some(fact) = &item.fact {
            let _ = writeln!(text, "  - {}", escape(&say(fact)));
        }
    }
}

fn item_text(item: &Item, say: Say<'_>) -> String {
    let sentence = escape(&say(&item.text));
    match item.tone {
        Tone::Alarm => format!("**{sentence}**"),
        Tone::Plain | Tone::Quiet => sentence,
    }
}

/// A sentence with nothing in it that Markdown would read as markup, on one line.
pub fn escape(sentence: &str) -> String {
    let sentence = sentence.trim();
    let mut escaped = String::with_capacity(sentence.len() + 8);
    let mut numbered = sentence.trim_start_matches(|c: char| c.is_ascii_digit());
    if numbered.len() == sentence.len() || !numbered.starts_with(['.', ')']) {
        numbered = "";
    }
    let dot = sentence.len() - numbered.len();
    for (at, c) in sentence.char_indices() {
        let leads = at == 0 && matches!(c, '#' | '-' | '+' | '=' | '~');
        let lists = at == dot && !numbered.is_empty();
        if leads || lists || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&')
        {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
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
        check("plain, 3 of 4 (75%)", "plain, 3 of 4 (75%)");
        check("**bold** _it_", "\\*\\*bold\\*\\* \\_it\\_");
        check("<script>x</script>", "\\<script\\>x\\</script\\>");
        check("[a](http://b)", "\\[a\\](http://b)");
        check("# not a title", "\\# not a title");
        check("1. not a list", "1\\. not a list");
        check("2026. The year", "2026\\. The year");
        check("- a\n# b", "\\- a # b");
        check("a &lt; b", "a \\&lt; b");
    }

    proptest! {
        #[test]
        fn a_sentence_stays_one_line_and_every_mark_is_escaped(text in "[a-z*_<>\\[\\]`#\\-\n ]{0,40}") {
            let item = Item::new(Message::new("as-typed").text("text", text));
            let page = Page {
                title: Message::new("x"),
                address: Vec::new(),
                sections: vec![Section { id: "a", title: Message::new("b"), items: vec![item] }],
            };
            let say = |message: &Message| match message.args.first() {
                Some((_, crate::core::message::Arg::Text(text))) => text.clone(),
                _ => message.id.to_string(),
            };
            let written = write(&page, &say);
            let items: Vec<_> = written.lines().skip(4).collect();
            prop_assert_eq!(items.len(), 1);
            for mark in ['*', '<', '[', '`'] {
                let bare = items[0].replace(&format!("\\{mark}"), "");
                prop_assert!(!bare.contains(mark), "{}", items[0]);
            }
        }
    }
}
