//! A theme of the person's own, from `themes/NAME.toml`: which built-in one it is laid over, and its
//! tokens. What cannot be read is said with its line, and that token stays as it is below.

use super::{ColorDepth, Entry, TOKENS, Theme};
use crate::core::field::nearest;
use crate::core::message::Message;
use ratatui::style::Color;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Words of `mods`.
const MODIFIERS: [&str; 4] = ["bold", "dim", "underlined", "reversed"];

/// The sixteen colours, as xterm has them, for the nearest of a true one.
const SIXTEEN: [(&str, [u8; 3]); 16] = [
    ("black", [0, 0, 0]),
    ("red", [205, 0, 0]),
    ("green", [0, 205, 0]),
    ("yellow", [205, 205, 0]),
    ("blue", [0, 0, 238]),
    ("magenta", [205, 0, 205]),
    ("cyan", [0, 205, 205]),
    ("gray", [229, 229, 229]),
    ("darkgray", [127, 127, 127]),
    ("lightred", [255, 0, 0]),
    ("lightgreen", [0, 255, 0]),
    ("lightyellow", [255, 255, 0]),
    ("lightblue", [92, 92, 255]),
    ("lightmagenta", [255, 0, 255]),
    ("lightcyan", [0, 255, 255]),
    ("white", [255, 255, 255]),
];

/// What a file says of tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// It is laid over the light theme, else over the dark one.
    pub light: bool,
    entries: Vec<(usize, Entry)>,
}

/// Reads a theme; `file` is what faults call it.
pub fn read(text: &str, file: &str) -> (Own, Vec<Message>) {
    let mut reading = Reading { text, file, own: Own::default(), faults: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reading.table(table.get_ref()),
        Err(error) => {
            let at = error.span().unwrap_or_default();
            reading.fault(&at, Message::new("theme-broken").text("why", error.message()));
        }
    }
    (reading.own, reading.faults)
}

struct Reading<'t> {
    text: &'t str,
    file: &'t str,
    own: Own,
    faults: Vec<Message>,
}

impl Reading<'_> {
    fn fault(&mut self, at: &Range<usize>, what: Message) {
        let before = self.text.get(..at.start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let said = Message::new("theme-fault").text("file", self.file).count("line", line);
        self.faults.push(said.message("what", what));
    }

    /// What was typed, and the nearest of what can stand there.
    fn odd<'w>(&mut self, at: &Range<usize>, word: &str, known: impl Iterator<Item = &'w str>) {
        let what = match nearest(word, known) {
            Some(near) => Message::new("theme-odd-near").text("near", near),
            None => Message::new("theme-odd"),
        };
        self.fault(at, what.text("word", word));
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let (name, at) = (key.get_ref().as_ref(), key.span());
            match (name, value.get_ref()) {
                ("format", DeValue::Integer(_)) => {}
                ("base", DeValue::String(word)) => match word.as_ref() {
                    "light" => self.own.light = true,
                    "dark" => self.own.light = false,
                    other => self.odd(&value.span(), other, ["light", "dark"].into_iter()),
                },
                ("band" | "text" | "row", DeValue::Table(tokens)) => self.group(name, tokens),
                _ => self.odd(&at, name, ["format", "base", "band", "text", "row"].into_iter()),
            }
        }
    }

    fn group(&mut self, group: &str, tokens: &DeTable<'_>) {
        for (key, value) in tokens {
            let name = key.get_ref().as_ref();
            let index = TOKENS.iter().position(|(_, of, token)| *of == group && *token == name);
            match (index, value.get_ref()) {
                (Some(index), DeValue::Table(entry)) => {
                    let entry = self.entry(entry);
                    self.own.entries.push((index, entry));
                }
                (Some(index), DeValue::String(hex)) => {
                    let fg = self.color(hex, &value.span());
                    self.own.entries.push((index, Entry { fg, mods: Vec::new() }));
                }
                _ => {
                    let known = TOKENS.iter().filter(|(_, of, _)| *of == group);
                    self.odd(&key.span(), name, known.map(|(_, _, token)| *token));
                }
            }
        }
    }

    fn entry(&mut self, entry: &DeTable<'_>) -> Entry {
        let mut read = Entry::default();
        for (key, value) in entry {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("fg", DeValue::String(hex)) => read.fg = self.color(hex, &value.span()),
                ("fg", DeValue::Array(depths)) => {
                    let depths: Vec<_> = depths.iter().map(Spanned::get_ref).collect();
                    read.fg = depths_of(&depths);
                    if read.fg.is_none() {
                        self.fault(&value.span(), Message::new("theme-no-color"));
                    }
                }
                ("mods", DeValue::Array(words)) => {
                    for word in words {
                        let text = word.get_ref().as_str().unwrap_or_default();
                        if MODIFIERS.contains(&text) {
                            read.mods.push(text.to_owned());
                        } else {
                            self.odd(&word.span(), text, MODIFIERS.into_iter());
                        }
                    }
                }
                (other, _) => self.odd(&key.span(), other, ["fg", "mods"].into_iter()),
            }
        }
        read
    }

    /// One colour for every depth: the nearest of 256 and of 16 are found.
    fn color(&mut self, hex: &str, at: &Range<usize>) -> Option<(String, u8, String)> {
        let Ok(Color::Rgb(red, green, blue)) = hex.parse::<Color>() else {
            self.fault(at, Message::new("theme-no-color"));
            return None;
        };
        let wanted = [red, green, blue];
        let far = |color: &[u8; 3]| -> i32 {
            color.iter().zip(wanted).map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2)).sum()
        };
        let indexed = (16..=255).min_by_key(|index| far(&rgb(*index))).unwrap_or(7);
        let named =
            SIXTEEN.iter().min_by_key(|(_, color)| far(color)).map_or("white", |(name, _)| *name);
        Some((hex.to_owned(), indexed, named.to_owned()))
    }
}

/// `["#rrggbb", 204, "lightred"]`.
fn depths_of(depths: &[&DeValue<'_>]) -> Option<(String, u8, String)> {
    let [hex, indexed, named] = depths else { return None };
    let (hex, named) = (hex.as_str()?, named.as_str()?);
    let indexed = indexed.as_integer()?.as_str().parse().ok()?;
    let known = SIXTEEN.iter().any(|(name, _)| *name == named);
    let true_color = matches!(hex.parse(), Ok(Color::Rgb(..)));
    (known && true_color).then(|| (hex.to_owned(), indexed, named.to_owned()))
}

/// A colour of the 256, of its cube or of its greys.
pub(super) fn rgb(index: u8) -> [u8; 3] {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |at: u8| STEPS.get(usize::from(at % 6)).copied().unwrap_or(0);
    match index {
        16..232 => {
            let cube = index - 16;
            [step(cube / 36), step(cube / 6), step(cube)]
        }
        232.. => [8 + 10 * (index - 232); 3],
        _ => SIXTEEN.get(usize::from(index)).map_or([0; 3], |(_, color)| *color),
    }
}

impl Theme {
    /// One's own, laid over the built-in one it names. Without colours that one has only modifiers.
    pub fn own(own: &Own, depth: ColorDepth) -> Self {
        let mut theme = Self::new(depth, own.light);
        if depth == ColorDepth::None {
            return theme;
        }
        for (index, entry) in &own.entries {
            if let Some(style) = theme.styles.get_mut(*index) {
                *style = entry.style(depth);
            }
        }
        theme
    }
}

#[cfg(test)]
mod tests {
    use super::super::Token;
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn a_theme_of_ones_own_is_laid_over_a_built_in_one() {
        let text = "base = \"light\"\n[band]\ncritical = \"#ff0000\"\n[text]\n\
                    accent = { fg = [\"#123456\", 18, \"blue\"], mods = [\"bold\"] }\n";
        let (own, faults) = read(text, "sepia.toml");
        assert_eq!(faults, []);
        let theme = Theme::own(&own, ColorDepth::True);
        assert_eq!(theme.style(Token::Critical).fg, Some(Color::Rgb(255, 0, 0)));
        assert_eq!(theme.style(Token::Accent).fg, Some(Color::Rgb(0x12, 0x34, 0x56)));
        let below = Theme::new(ColorDepth::True, true);
        assert_eq!(theme.style(Token::Healthy), below.style(Token::Healthy));
        let at = |depth| Theme::own(&own, depth).style(Token::Critical).fg;
        assert_eq!(at(ColorDepth::C256), Some(Color::Indexed(196)));
        assert_eq!(at(ColorDepth::C16), Some(Color::LightRed));
        assert_eq!(at(ColorDepth::None), None);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_line_and_what_was_meant() {
        let check = |text: &str, expected: &[&str]| {
            let (_, faults) = read(text, "sepia.toml");
            let said: Vec<String> = faults.iter().map(|fault| Lang::En.say(fault)).collect();
            assert_eq!(said, expected, "{text}");
        };
        check(
            "[band]\n\ncritcal = \"#ff0000\"\n",
            &["sepia.toml, line 3: “critcal” means nothing here. Did you mean critical?"],
        );
        check(
            "[text]\nkey = { mods = [\"bald\"] }\n",
            &["sepia.toml, line 2: “bald” means nothing here. Did you mean bold?"],
        );
        check(
            "bass = \"dark\"\n",
            &["sepia.toml, line 1: “bass” means nothing here. Did you mean base?"],
        );
        check(
            "[text]\nkey = \"blau\"\n",
            &[
                "sepia.toml, line 2: this is no colour. Write \"#F0476D\" or [\"#F0476D\", 204, \"red\"].",
            ],
        );
        assert_eq!(read("[band\n", "x").1.len(), 1);
    }
}
