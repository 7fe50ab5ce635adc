//! The signs the cockpit draws with, in three sets: for terminals that agree on widths, for those
//! that show ambiguous signs two cells wide, and plain ASCII.

use crate::core::receipt::Band;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Glyphs {
    #[default]
    Unicode,
    Safe,
    Ascii,
    /// For people who have the screen read to them: ASCII, and nothing that is only drawn.
    Plain,
}

/// What charts are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Columns of blocks in eighths of a cell; lines of dots where there is a below.
    Blocks,
    /// Lines of dots, eight to a cell.
    Dots,
    /// One sign a column.
    Stars,
}

/// One set of signs; each takes one cell.
#[derive(Debug, PartialEq, Eq)]
pub struct GlyphSet {
    /// In the order of [`Band::ALL`].
    bands: [&'static str; 6],
    pub up: &'static str,
    pub down: &'static str,
    pub same: &'static str,
    pub horizontal: &'static str,
    pub vertical: &'static str,
    pub tee_down: &'static str,
    pub tee_up: &'static str,
    pub cross: &'static str,
    pub tee_right: &'static str,
    pub tee_left: &'static str,
    /// Corners of a box: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Ten heights, lowest first.
    spark: [&'static str; 10],
    pub no_point: &'static str,
    pub ink: Ink,
    /// What bars are made of.
    pub bar: &'static str,
    pub open: &'static str,
    pub ticked: &'static str,
    pub dot: &'static str,
    pub good: &'static str,
    pub bad: &'static str,
    pub flag: &'static str,
    /// Nothing is only drawn; the cursor stands on the selected row and what it says is said.
    pub plain: bool,
    /// Signs that come from elsewhere (a cut, a message) and what stands for each.
    swaps: &'static [Swaps],
}

type Swaps = &'static [(&'static str, &'static str)];

impl GlyphSet {
    /// Every sign that has no place in the set, with what stands for it.
    pub fn swaps(&self) -> impl Iterator<Item = &'static (&'static str, &'static str)> + use<> {
        self.swaps.iter().copied().flatten()
    }
}

const UNICODE: GlyphSet = GlyphSet {
    bands: ["✗", "!", "~", "✓", "?", "-"],
    up: "▴",
    down: "▾",
    same: "=",
    horizontal: "─",
    vertical: "│",
    tee_down: "┬",
    tee_up: "┴",
    cross: "┼",
    tee_right: "├",
    tee_left: "┤",
    corners: ["┌", "┐", "└", "┘"],
    spark: ["▁", "▁", "▂", "▃", "▃", "▄", "▅", "▆", "▇", "▇"],
    no_point: " ",
    ink: Ink::Blocks,
    bar: "█",
    open: "☐",
    ticked: "☑",
    dot: "∙",
    good: "✓",
    bad: "✗",
    flag: "⚑",
    plain: false,
    swaps: &[],
};

const SAFE: GlyphSet = GlyphSet {
    horizontal: "-",
    vertical: "|",
    tee_down: "+",
    tee_up: "+",
    cross: "+",
    tee_right: "+",
    tee_left: "+",
    corners: ["+", "+", "+", "+"],
    ink: Ink::Dots,
    bar: "⣿",
    spark: ["⣀", "⣀", "⣀", "⣤", "⣤", "⣤", "⣶", "⣶", "⣿", "⣿"],
    swaps: &[&[("…", "»"), ("·", "∙")], ALIKE],
    ..UNICODE
};

/// What no set but the whole one has: punctuation, and what Japanese texts are full of.
const ALIKE: Swaps = &[
    ("→", ">"),
    ("–", "-"),
    ("—", "-"),
    ("×", "x"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("▲", "-"),
    ("○", "o"),
    ("●", "*"),
    ("◎", "@"),
    ("◇", "o"),
    ("◆", "*"),
    ("□", "#"),
    ("■", "#"),
    ("☆", "*"),
    ("★", "*"),
    ("△", "^"),
    ("▼", "v"),
    ("※", "*"),
    ("±", "~"),
    ("①", "1"),
    ("②", "2"),
    ("③", "3"),
    ("④", "4"),
    ("⑤", "5"),
    ("⑥", "6"),
    ("⑦", "7"),
    ("⑧", "8"),
    ("⑨", "9"),
];

const ASCII: GlyphSet = GlyphSet {
    bands: ["X", "!", "~", "+", "?", "-"],
    up: "^",
    down: "v",
    spark: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    no_point: " ",
    ink: Ink::Stars,
    bar: "#",
    open: "o",
    ticked: "x",
    dot: "-",
    good: "+",
    bad: "X",
    flag: "!",
    swaps: &[&[("»", ">"), ("«", "<"), ("…", "."), ("−", "-"), ("·", "-"), ("∙", "-")], ALIKE],
    ..SAFE
};

const PLAIN: GlyphSet = GlyphSet {
    horizontal: " ",
    vertical: " ",
    tee_down: " ",
    tee_up: " ",
    cross: " ",
    tee_right: " ",
    tee_left: " ",
    corners: [" ", " ", " ", " "],
    plain: true,
    ..ASCII
};

impl Glyphs {
    pub fn set(self) -> &'static GlyphSet {
        match self {
            Self::Unicode => &UNICODE,
            Self::Safe => &SAFE,
            Self::Ascii => &ASCII,
            Self::Plain => &PLAIN,
        }
    }
}

impl GlyphSet {
    pub fn band(&self, band: Band) -> &'static str {
        self.bands.get(band as usize).copied().unwrap_or("?")
    }

    /// `▴`, `▾` or `=` for a change in points.
    pub fn trend(&self, change: f64) -> &'static str {
        match change.round() {
            c if c > 0.0 => self.up,
            c if c < 0.0 => self.down,
            _ => self.same,
        }
    }

    /// A value of 0–100 as a height.
    pub fn height(&self, value: u8) -> &'static str {
        self.spark.get(usize::from(value.min(99) / 10)).copied().unwrap_or(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn all(set: &GlyphSet) -> Vec<&'static str> {
        let mut signs = vec![
            set.up,
            set.down,
            set.same,
            set.horizontal,
            set.vertical,
            set.tee_down,
            set.tee_up,
            set.cross,
            set.tee_right,
            set.tee_left,
            set.open,
            set.ticked,
            set.dot,
            set.good,
            set.bad,
            set.flag,
            set.no_point,
            set.bar,
        ];
        signs.extend(set.bands);
        signs.extend(set.spark);
        signs.extend(set.corners);
        signs
    }

    #[test]
    fn every_sign_takes_one_cell() {
        for glyphs in [Glyphs::Unicode, Glyphs::Safe, Glyphs::Ascii, Glyphs::Plain] {
            for sign in all(glyphs.set()) {
                assert_eq!(sign.width(), 1, "{sign} in {glyphs:?}");
            }
        }
    }

    #[test]
    fn the_safe_set_is_one_cell_in_wide_terminals_too() {
        for sign in all(Glyphs::Safe.set()) {
            assert_eq!(sign.width_cjk(), 1, "{sign}");
        }
        assert!(all(Glyphs::Ascii.set()).iter().all(|sign| sign.is_ascii()));
        for glyphs in [Glyphs::Safe, Glyphs::Ascii] {
            for (_, sign) in glyphs.set().swaps() {
                assert_eq!(sign.width_cjk(), 1, "{sign} in {glyphs:?}");
            }
        }
    }
}
