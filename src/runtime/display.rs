//! How the picture suits the terminal: what the settings say, else what the terminal said of itself
//! (now, or when it was last asked), else what the environment says.

use super::session::Face;
use crate::core::known::Known;
use crate::locale::Lang;
use crate::tui::shell::{ColorDepth, Glyphs};
use crate::tui::theme::own::Own;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Ground {
    #[default]
    Auto,
    Dark,
    Light,
    /// As a theme of one's own says.
    Own(Known),
}

impl From<String> for Ground {
    fn from(id: String) -> Self {
        Self::named(&id)
    }
}

impl Ground {
    /// As it is typed and kept in the settings.
    pub fn named(id: &str) -> Self {
        match id {
            "auto" => Self::Auto,
            "dark" => Self::Dark,
            "light" => Self::Light,
            own => Self::Own(Known::read(own)),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Signs {
    #[default]
    Auto,
    Unicode,
    Safe,
    Ascii,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Colors {
    #[default]
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "truecolor")]
    True,
    #[serde(rename = "256")]
    C256,
    #[serde(rename = "16")]
    C16,
    #[serde(rename = "none")]
    None,
}

/// What `mamori.toml` says about the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    pub theme: Ground,
    pub glyphs: Signs,
    pub color: Colors,
    /// The mouse is taken unless this says no.
    pub mouse: Option<bool>,
}

/// What a terminal says of itself when it is asked; `None` where it did not answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    pub light: Option<bool>,
    /// It shows ambiguous signs, such as the lines of boxes, two cells wide.
    pub wide: Option<bool>,
    /// It can tell keys apart that send the same bytes elsewhere.
    pub keyboard: bool,
}

const WORDS: [(&str, Traits); 5] = [
    ("light", Traits { light: Some(true), wide: None, keyboard: false }),
    ("dark", Traits { light: Some(false), wide: None, keyboard: false }),
    ("wide", Traits { light: None, wide: Some(true), keyboard: false }),
    ("narrow", Traits { light: None, wide: Some(false), keyboard: false }),
    ("keyboard", Traits { light: None, wide: None, keyboard: true }),
];

impl Traits {
    /// As it is remembered for the next start: `dark narrow keyboard`.
    pub fn text(self) -> String {
        let says = |said: Traits| {
            (said.light.is_some() && said.light == self.light)
                || (said.wide.is_some() && said.wide == self.wide)
                || (said.keyboard && self.keyboard)
        };
        let words: Vec<&str> =
            WORDS.iter().filter(|(_, said)| says(*said)).map(|(word, _)| *word).collect();
        words.join(" ")
    }

    pub fn parse(text: &str) -> Self {
        let known = |word: &str| WORDS.iter().find(|(known, _)| *known == word);
        text.split(' ').filter_map(known).fold(Self::default(), |traits, (_, said)| said.or(traits))
    }

    /// What is said here, else what was said before.
    #[must_use]
    pub fn or(self, before: Self) -> Self {
        Self {
            light: self.light.or(before.light),
            wide: self.wide.or(before.wide),
            keyboard: self.keyboard || before.keyboard,
        }
    }
}

/// What the environment and the command line say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    pub term: String,
    pub colorterm: String,
    /// `TERM_PROGRAM`, or another name of the program that shows us.
    pub program: String,
    /// `COLORFGBG=0;15` and the like.
    pub ground: String,
    /// `--no-color`, or `NO_COLOR` with anything in it.
    pub no_color: bool,
    /// `--plain`, or `MAMORI_ACCESSIBLE` with anything in it.
    pub plain: bool,
    /// The language is one whose terminals may show ambiguous signs two cells wide.
    pub wide_language: bool,
    /// A terminal that never does.
    pub always_narrow: bool,
}

impl Environment {
    pub fn read(no_color: bool, plain: bool) -> Self {
        let var = |name: &str| std::env::var(name).unwrap_or_default();
        let language = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .map(var)
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        let windows = !var("WT_SESSION").is_empty();
        let program = [var("TERM_PROGRAM"), var("TERMINAL_EMULATOR"), var("LC_TERMINAL")];
        Self {
            term: var("TERM"),
            colorterm: var("COLORTERM"),
            program: program.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            ground: var("COLORFGBG"),
            no_color: no_color || !var("NO_COLOR").is_empty(),
            plain: plain || !var("MAMORI_ACCESSIBLE").is_empty(),
            wide_language: ["ja", "ko", "zh"].iter().any(|start| language.starts_with(start)),
            always_narrow: windows,
        }
    }

    fn is_dumb(&self) -> bool {
        self.term == "dumb"
    }

    /// The normal screen, no lines, the cursor on the selected row.
    pub fn is_plain(&self) -> bool {
        self.plain || self.is_dumb()
    }

    /// Under which name the answers of this terminal are remembered.
    pub fn key(&self) -> String {
        format!("terminal.{}.{}", self.term, self.program)
    }

    /// Is there anybody who could answer?
    pub fn can_be_asked(&self) -> bool {
        !self.is_plain() && !self.term.is_empty()
    }

    /// The Linux console takes the question for its background as another command.
    pub fn knows_its_ground(&self) -> bool {
        self.term != "linux"
    }

    fn depth(&self) -> ColorDepth {
        if self.no_color || self.is_dumb() {
            ColorDepth::None
        } else if ["truecolor", "24bit"].contains(&self.colorterm.as_str())
            || self.term.ends_with("-direct")
        {
            ColorDepth::True
        } else if self.term.contains("256color") {
            ColorDepth::C256
        } else {
            ColorDepth::C16
        }
    }

    fn is_light(&self) -> bool {
        let back = self.ground.rsplit(';').next().and_then(|back| back.parse::<u8>().ok());
        back.is_some_and(|back| back == 7 || back == 15)
    }
}

/// Everything the picture depends on, and the rules that weigh it.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    pub display: Display,
    pub environment: Environment,
    pub traits: Traits,
    /// The theme that the settings name, where it is one of one's own.
    pub own: Option<Arc<Own>>,
}

impl Sight {
    pub fn face(&self, lang: Lang, size: (u16, u16)) -> Face {
        Face {
            lang,
            size,
            depth: self.depth(),
            light: self.light(),
            glyphs: self.glyphs(),
            own: self.own.clone(),
        }
    }

    /// `NO_COLOR` and a terminal that knows no styles go before the settings.
    pub fn depth(&self) -> ColorDepth {
        let found = self.environment.depth();
        match self.display.color {
            _ if found == ColorDepth::None => ColorDepth::None,
            Colors::Auto => found,
            Colors::True => ColorDepth::True,
            Colors::C256 => ColorDepth::C256,
            Colors::C16 => ColorDepth::C16,
            Colors::None => ColorDepth::None,
        }
    }

    pub fn light(&self) -> bool {
        match self.display.theme {
            Ground::Own(_) if self.own.is_some() => self.own.as_ref().is_some_and(|own| own.light),
            Ground::Auto | Ground::Own(_) => {
                self.traits.light.unwrap_or_else(|| self.environment.is_light())
            }
            Ground::Dark => false,
            Ground::Light => true,
        }
    }

    pub fn glyphs(&self) -> Glyphs {
        match (self.display.glyphs, self.traits.wide) {
            _ if self.environment.is_plain() => Glyphs::Plain,
            (Signs::Safe, _) | (Signs::Auto, Some(true)) => Glyphs::Safe,
            (Signs::Ascii, _) => Glyphs::Ascii,
            // Its font has hardly more than letters.
            (Signs::Auto, _) if self.environment.term == "linux" => Glyphs::Ascii,
            (Signs::Unicode, _) | (Signs::Auto, Some(false)) => Glyphs::Unicode,
            (Signs::Auto, None) => {
                let narrow = self.environment.always_narrow || !self.environment.wide_language;
                if narrow { Glyphs::Unicode } else { Glyphs::Safe }
            }
        }
    }

    /// The mouse is left alone where somebody listens to the screen.
    pub fn mouse(&self) -> bool {
        self.display.mouse.unwrap_or(true) && !self.environment.is_plain()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(term: &str) -> Sight {
        let environment = Environment { term: term.into(), ..Environment::default() };
        Sight { environment, ..Sight::default() }
    }

    #[test]
    fn colours_are_as_many_as_the_terminal_has() {
        let check = |term: &str, colorterm: &str, expected| {
            let mut sight = sight(term);
            sight.environment.colorterm = colorterm.into();
            assert_eq!(sight.depth(), expected, "{term} {colorterm}");
        };
        check("xterm-256color", "truecolor", ColorDepth::True);
        check("xterm-direct", "", ColorDepth::True);
        check("tmux-256color", "", ColorDepth::C256);
        check("xterm", "", ColorDepth::C16);
        check("dumb", "truecolor", ColorDepth::None);
    }

    #[test]
    fn no_color_goes_before_the_settings_and_those_before_the_terminal() {
        let mut sight = sight("xterm");
        sight.display.color = Colors::True;
        assert_eq!(sight.depth(), ColorDepth::True);
        sight.environment.no_color = true;
        assert_eq!(sight.depth(), ColorDepth::None);
    }

    #[test]
    fn the_ground_is_what_was_set_else_answered_else_in_the_environment() {
        let mut sight = sight("xterm");
        assert!(!sight.light());
        sight.environment.ground = "0;15".into();
        assert!(sight.light());
        sight.traits.light = Some(false);
        assert!(!sight.light());
        sight.display.theme = Ground::Light;
        assert!(sight.light());
    }

    #[test]
    fn signs_follow_the_probe_then_the_language() {
        let check = |language: bool, wide: Option<bool>, expected| {
            let mut sight = sight("xterm-256color");
            sight.environment.wide_language = language;
            sight.traits.wide = wide;
            assert_eq!(sight.glyphs(), expected, "{language} {wide:?}");
        };
        check(false, None, Glyphs::Unicode);
        check(true, None, Glyphs::Safe);
        check(true, Some(false), Glyphs::Unicode);
        check(false, Some(true), Glyphs::Safe);
        let mut windows = sight("xterm-256color");
        windows.environment.wide_language = true;
        windows.environment.always_narrow = true;
        assert_eq!(windows.glyphs(), Glyphs::Unicode);
        windows.display.glyphs = Signs::Ascii;
        assert_eq!(windows.glyphs(), Glyphs::Ascii);
    }

    #[test]
    fn a_dumb_terminal_is_plain_and_is_asked_nothing() {
        let dumb = sight("dumb");
        assert_eq!(dumb.glyphs(), Glyphs::Plain);
        assert!(!dumb.mouse() && !dumb.environment.can_be_asked());
        let mut other = sight("xterm");
        assert!(other.mouse() && other.environment.can_be_asked());
        other.display.mouse = Some(false);
        assert!(!other.mouse());
    }

    #[test]
    fn traits_are_remembered_as_words() {
        let traits = Traits { light: Some(true), wide: Some(false), keyboard: true };
        assert_eq!(traits.text(), "light narrow keyboard");
        assert_eq!(Traits::parse("light narrow keyboard"), traits);
        assert_eq!(Traits::parse(""), Traits::default());
        let later = Traits { light: Some(false), ..Traits::default() };
        assert_eq!(later.or(traits).text(), "dark narrow keyboard");
    }
}
