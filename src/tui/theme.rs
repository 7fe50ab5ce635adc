//! Colours by meaning: tokens from `assets/themes/*.toml` at the depth the terminal has. Code
//! names tokens, never colours, and never paints a background.

pub mod own;

use crate::core::receipt::Band;
use crate::core::written;
use include_dir::{Dir, include_dir};
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use std::collections::BTreeMap;

static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/themes");

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ColorDepth {
    #[default]
    True,
    C256,
    C16,
    None,
}

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Critical,
    AtRisk,
    Watch,
    Healthy,
    Unknown,
    Plain,
    Strong,
    Muted,
    Title,
    Border,
    Accent,
    Match,
    Late,
    Good,
    Error,
    Key,
    Cursor,
    Chip,
    Tab,
}

const TOKENS: [(Token, &str, &str); 19] = [
    (Token::Critical, "band", "critical"),
    (Token::AtRisk, "band", "at_risk"),
    (Token::Watch, "band", "watch"),
    (Token::Healthy, "band", "healthy"),
    (Token::Unknown, "band", "unknown"),
    (Token::Plain, "text", "plain"),
    (Token::Strong, "text", "strong"),
    (Token::Muted, "text", "muted"),
    (Token::Title, "text", "title"),
    (Token::Border, "text", "border"),
    (Token::Accent, "text", "accent"),
    (Token::Match, "text", "match"),
    (Token::Late, "text", "late"),
    (Token::Good, "text", "good"),
    (Token::Error, "text", "error"),
    (Token::Key, "text", "key"),
    (Token::Cursor, "row", "cursor"),
    (Token::Chip, "row", "chip"),
    (Token::Tab, "row", "tab"),
];

impl From<Band> for Token {
    fn from(band: Band) -> Self {
        match band {
            Band::Critical => Self::Critical,
            Band::AtRisk => Self::AtRisk,
            Band::Watch => Self::Watch,
            Band::Healthy => Self::Healthy,
            Band::Unknown | Band::Excluded => Self::Unknown,
        }
    }
}

#[derive(Deserialize)]
struct File {
    #[serde(flatten)]
    groups: BTreeMap<String, Group>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Group {
    Format(#[expect(dead_code, reason = "read by the format check of user themes")] u32),
    Tokens(BTreeMap<String, Entry>),
}

#[derive(Clone, Debug, Deserialize, Default, PartialEq)]
struct Entry {
    /// True colour, 256, 16.
    fg: Option<(String, u8, String)>,
    #[serde(default)]
    mods: Vec<String>,
}

impl Entry {
    fn style(&self, depth: ColorDepth) -> Style {
        let mut style = Style::new();
        if let Some((hex, indexed, named)) = &self.fg {
            let color = match depth {
                ColorDepth::True => hex.parse().ok(),
                ColorDepth::C256 => Some(Color::Indexed(*indexed)),
                ColorDepth::C16 => named.parse().ok(),
                ColorDepth::None => None,
            };
            style.fg = color;
        }
        self.mods.iter().fold(style, |style, word| style.add_modifier(modifier(word)))
    }
}

fn modifier(word: &str) -> Modifier {
    match word {
        "bold" => Modifier::BOLD,
        "dim" => Modifier::DIM,
        "underlined" => Modifier::UNDERLINED,
        "reversed" => Modifier::REVERSED,
        _ => Modifier::empty(),
    }
}

/// The styles of every token, worked out once.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: [Style; TOKENS.len()],
}

impl Theme {
    /// The built-in theme for a terminal: without colours the one that has only modifiers.
    pub fn new(depth: ColorDepth, light: bool) -> Self {
        let name = match (depth, light) {
            (ColorDepth::None, _) => "mono.toml",
            (_, true) => "light.toml",
            (_, false) => "dark.toml",
        };
        let text = THEMES.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default();
        Self::read(text, depth)
    }

    fn read(text: &str, depth: ColorDepth) -> Self {
        let file: Option<File> = written::read(text).ok();
        let entry = |group: &str, name: &str| match file.as_ref()?.groups.get(group)? {
            Group::Tokens(tokens) => Some(tokens.get(name)?.style(depth)),
            Group::Format(_) => None,
        };
        Self { styles: TOKENS.map(|(_, group, name)| entry(group, name).unwrap_or_default()) }
    }

    pub fn style(&self, token: Token) -> Style {
        self.styles.get(token as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stand_at_their_own_number() {
        for (index, (token, _, _)) in TOKENS.iter().enumerate() {
            assert_eq!(*token as usize, index);
        }
    }

    #[test]
    fn every_built_in_theme_names_every_token() {
        for name in ["dark.toml", "light.toml", "mono.toml"] {
            let text = THEMES.get_file(name).unwrap().contents_utf8().unwrap();
            let file: File = toml::from_str(text).unwrap();
            for (_, group, token) in TOKENS {
                let Some(Group::Tokens(tokens)) = file.groups.get(group) else {
                    panic!("{name} has no {group}")
                };
                assert!(tokens.contains_key(token), "{name}: {group}.{token}");
            }
        }
    }

    #[test]
    fn without_colours_the_selection_still_shows() {
        let theme = Theme::new(ColorDepth::None, false);
        for (token, _, _) in TOKENS {
            assert_eq!((theme.style(token).fg, theme.style(token).bg), (None, None));
        }
        assert!(theme.style(Token::Cursor).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn each_depth_has_its_own_colour() {
        let red = |depth| Theme::new(depth, false).style(Token::Critical).fg;
        assert_eq!(red(ColorDepth::True), Some(Color::Rgb(0xf0, 0x47, 0x6d)));
        assert_eq!(red(ColorDepth::C256), Some(Color::Indexed(204)));
        assert_eq!(red(ColorDepth::C16), Some(Color::LightRed));
    }

    /// WCAG relative luminance.
    fn luminance(color: Color) -> f64 {
        let Color::Rgb(r, g, b) = color else { panic!("{color:?} is not true colour") };
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    #[test]
    fn critical_is_red_on_both_grounds() {
        for light in [false, true] {
            let fg = Theme::new(ColorDepth::True, light).style(Token::Critical).fg;
            let Some(Color::Rgb(r, g, b)) = fg else { panic!("{fg:?}") };
            assert!(r >= 0xa0 && r - g >= 0x80 && r - b >= 0x60, "{r} {g} {b}");
        }
    }

    /// How a colour looks without one kind of cones (Machado 2009, whole), as CIE Lab.
    fn seen(color: Color, eye: &[[f64; 3]; 3]) -> [f64; 3] {
        let Color::Rgb(red, green, blue) = color else { panic!("{color:?} is not true colour") };
        let linear = [red, green, blue].map(|part| {
            let c = f64::from(part) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        let mix = |row: &[f64; 3]| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>();
        let [red, green, blue] = [0, 1, 2].map(|row| mix(&eye[row]).clamp(0.0, 1.0));
        let cube = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = cube((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
        let y = cube(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        let z = cube((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    ];

    #[test]
    fn bands_are_told_apart_by_every_eye() {
        for light in [false, true] {
            let theme = Theme::new(ColorDepth::True, light);
            let bands = [Token::Critical, Token::AtRisk, Token::Watch, Token::Healthy];
            let bands = bands.map(|token| theme.style(token).fg.unwrap());
            for (eye, at) in EYES.iter().zip(0..) {
                for (first, one) in bands.iter().enumerate() {
                    for other in &bands[first + 1..] {
                        let (a, b) = (seen(*one, eye), seen(*other, eye));
                        let square: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
                        assert!(square.sqrt() >= 29.0, "{one:?} {other:?} eye {at}: {square}");
                    }
                }
            }
        }
    }

    /// The sixteen are the terminal's to choose: as xterm has them, whose ground is black, and as VGA
    /// has them, whose yellow is dark, on white. The 256 are xterm's.
    fn true_color(color: Color, light: bool) -> Color {
        let vga = |index: usize| {
            let (low, high) = (if index >= 8 { 85 } else { 0 }, if index >= 8 { 255 } else { 170 });
            let part = |bit: usize| if index >> bit & 1 == 1 { high } else { low };
            let green = if index == 3 { 85 } else { part(1) };
            Color::Rgb(part(0), green, part(2))
        };
        let order = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        match color {
            Color::Rgb(..) => color,
            Color::Indexed(index) => {
                let [r, g, b] = own::rgb(index);
                Color::Rgb(r, g, b)
            }
            named => {
                let at = order.iter().position(|other| *other == named).unwrap();
                let [r, g, b] = own::rgb(at as u8);
                if light { vga(at) } else { Color::Rgb(r, g, b) }
            }
        }
    }

    #[test]
    fn text_can_be_read_at_every_depth() {
        let depths = [ColorDepth::True, ColorDepth::C256, ColorDepth::C16, ColorDepth::None];
        let grounds = [(false, Color::Rgb(0, 0, 0)), (true, Color::Rgb(255, 255, 255))];
        let mut poor = Vec::new();
        for (depth, (light, ground)) in depths.into_iter().flat_map(|d| grounds.map(|g| (d, g))) {
            let theme = Theme::new(depth, light);
            for (token, _, name) in TOKENS.into_iter().filter(|(token, ..)| *token != Token::Border)
            {
                let Some(fg) = theme.style(token).fg else { continue };
                let (a, b) = (luminance(true_color(fg, light)), luminance(ground));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                if contrast < 4.5 {
                    poor.push(format!("{depth:?} light {light} {name}: {contrast:.1}"));
                }
            }
        }
        assert!(poor.is_empty(), "{poor:?}");
    }

    #[test]
    fn text_can_be_read_on_common_backgrounds() {
        let check = |light: bool, grounds: [(u8, u8, u8); 2]| {
            let theme = Theme::new(ColorDepth::True, light);
            for (token, _, name) in TOKENS.into_iter().filter(|(token, ..)| *token != Token::Border)
            {
                let Some(fg) = theme.style(token).fg else { continue };
                for (r, g, b) in grounds {
                    let (a, b) = (luminance(fg), luminance(Color::Rgb(r, g, b)));
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= 4.5, "{name}: {contrast:.1}");
                }
            }
        };
        check(false, [(0, 0, 0), (0x1e, 0x1e, 0x2e)]);
        check(true, [(0xff, 0xff, 0xff), (0xfd, 0xf6, 0xe3)]);
    }
}
