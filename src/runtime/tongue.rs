//! Which language is spoken: the one that was typed, else the one `mamori.toml` names, else the
//! system's.

use crate::core::book::Settings;
use crate::locale::Lang;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tongue {
    /// `--lang`.
    pub typed: Option<Lang>,
    pub system: Lang,
}

impl Tongue {
    pub fn lang(self, settings: &Settings) -> Lang {
        let set = settings.language.as_deref().and_then(Lang::parse);
        self.typed.or(set).unwrap_or(self.system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_goes_before_the_settings_and_they_before_the_system() {
        let check = |typed, set: Option<&str>, system, expected| {
            let settings = Settings { language: set.map(str::to_owned), ..Settings::default() };
            assert_eq!(Tongue { typed, system }.lang(&settings), expected);
        };
        check(None, None, Lang::Ja, Lang::Ja);
        check(None, Some("en"), Lang::Ja, Lang::En);
        check(Some(Lang::Ja), Some("en"), Lang::En, Lang::Ja);
    }
}
