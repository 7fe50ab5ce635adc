//! HTML in notes and mails as plain text: what a person would read of it, and nothing that runs.

use std::borrow::Cow;

/// The text without its markup; a text that has none is left as it is.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !is_markup(text) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        kept.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let Some((name, after)) = tag(rest) else {
            kept.push('<');
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        rest = past(&name, after);
        if breaks(&name) && !kept.is_empty() && !kept.ends_with(char::is_whitespace) {
            kept.push('\n');
        }
    }
    kept.push_str(rest);
    Cow::Owned(resolved(&kept).trim().to_owned())
}

/// An element opens, and one closes or stands alone.
fn is_markup(text: &str) -> bool {
    let closes = text.contains("</") || text.contains("/>") || text.contains("<br");
    closes
        && text.match_indices('<').any(|(at, _)| tag(text.get(at..).unwrap_or_default()).is_some())
}

/// The name of the tag that a text begins with, and what follows the tag.
fn tag(text: &str) -> Option<(String, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some((String::new(), comment.split_once("-->").map_or("", |(_, after)| after)));
    }
    let inner = text.strip_prefix('<')?;
    let bare = inner.strip_prefix(['/', '!']).unwrap_or(inner);
    let end = bare.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(bare.len());
    let name =
        bare.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let (_, after) = inner.split_once('>')?;
    let closing = if inner.starts_with('/') { "/" } else { "" };
    Some((format!("{closing}{}", name.to_ascii_lowercase()), after))
}

/// What stands behind a script or style is none of the text.
fn past<'t>(name: &str, after: &'t str) -> &'t str {
    if !matches!(name, "script" | "style") {
        return after;
    }
    let end = format!("</{name}");
    let lower = after.to_ascii_lowercase();
    let from = lower.find(&end).unwrap_or(after.len());
    after.get(from..).unwrap_or_default()
}

fn breaks(name: &str) -> bool {
    let bare = name.trim_start_matches('/');
    let blocks = ["br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "blockquote"];
    blocks.contains(&bare)
}

/// Entities as the characters they stand for.
fn resolved(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        kept.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let entity = rest.split_once(';').filter(|(name, _)| name.len() <= 8);
        match entity.and_then(|(name, after)| Some((named(name)?, after))) {
            Some((character, after)) => {
                kept.push(character);
                rest = after;
            }
            None => kept.push('&'),
        }
    }
    kept.push_str(rest);
    kept
}

fn named(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            };
            code.and_then(char::from_u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_what_it_said_stays() {
        let check = |html: &str, text: &str| assert_eq!(plain(html), text, "{html}");
        check("<p>Hello <b>Kim</b><br>we said &amp; did</p>", "Hello Kim\nwe said & did");
        check("<div>a</div><div>b&nbsp;&#233;&#x4e00;</div>", "a\nb é一");
        check("x<img src=\"data:image/png;base64,AAAA\"/>y", "xy");
        check("<style>p{}</style>a<script>alert('<b>')</script>b", "ab");
        check("<!-- no -->a</p>", "a");
        check("a < b and b > c", "a < b and b > c");
        check("5 <6 </x", "5 <6 </x");
        check("R&D and Q&A", "R&D and Q&A");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[<>/a-z&;#0-9 é\"!-]{0,60}") {
            let _ = plain(&text);
        }
    }
}
