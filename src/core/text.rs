//! Foreign text made safe to show, once. The screen accepts only [`Shown`] for it.

mod markup;

pub use markup::plain;

use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Text without control, bidi or invisible characters, one line, in cells that all agree on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shown(String);

impl Shown {
    /// Makes raw text safe: controls, bidi marks and zero-width characters go, line breaks and
    /// tabs become spaces, joined emoji keep their first part, the rest is composed (NFC).
    pub fn new(raw: &str) -> Self {
        if raw.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            return Self(raw.to_owned());
        }
        let composed: String = raw.nfc().collect();
        Self(composed.graphemes(true).filter_map(safe_cluster).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Cells it takes.
    pub fn width(&self) -> usize {
        self.0.width()
    }

    /// Cut to at most `cells`, on a cluster boundary, ending in `»` where something was cut.
    #[must_use]
    pub fn cut(&self, cells: usize) -> Self {
        Self(cut(&self.0, cells))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Cuts safe text to at most `cells`, on a cluster boundary, marking the cut with `»`.
pub fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let width = cluster.width();
        if used + width + 1 > cells {
            break;
        }
        used += width;
        kept.push_str(cluster);
    }
    if cells > 0 {
        kept.push('»');
    }
    kept
}

/// One cluster as it may reach the terminal; `None` when nothing of it may.
fn safe_cluster(cluster: &str) -> Option<String> {
    if cluster == "\r\n"
        || cluster.chars().all(|c| matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}'))
    {
        return Some(" ".into());
    }
    let first_part = cluster.split('\u{200d}').next().unwrap_or(cluster);
    let kept: String = first_part.chars().filter(|c| !is_unsafe(*c)).collect();
    (!kept.is_empty() && kept.width() > 0).then_some(kept)
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_harmless() {
        let check = |raw: &str, shown: &str| assert_eq!(Shown::new(raw).as_str(), shown);
        check("plain", "plain");
        check("\u{1b}[31mred\u{7}", "[31mred");
        check("a\nb\tc", "a b c");
        check("abc\u{202e}def", "abcdef");
        check("👩\u{200d}🔬 Labs", "👩 Labs");
        check("⚠\u{fe0f}", "⚠");
        check("Zoe\u{308}", "Zoë");
        check("\u{200b}\u{9b}x", "x");
    }

    #[test]
    fn cutting_respects_cells_and_clusters() {
        let check =
            |raw: &str, cells, cut: &str| assert_eq!(Shown::new(raw).cut(cells).as_str(), cut);
        check("ACME株式会社", 12, "ACME株式会社");
        check("ACME株式会社", 11, "ACME株式会»");
        check("ACME株式会社", 6, "ACME»");
        check("x", 0, "");
    }
}
