//! Which calendar a workspace keeps where `mamori.toml` names none. It is settled once, by the
//! language in which its first accounts were scored: whoever reads on in another language, or reads
//! the same book on another machine, sees the same last days for notice and the same quarters.

use crate::core::calendar::Calendar;
use crate::core::calendar::holiday::Region;
use crate::locale::Lang;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum House {
    /// Weekdays alone, and years that begin in January.
    Plain,
    /// Japan's holidays, and years that begin in April.
    Japan,
}

impl House {
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::Plain,
            Lang::Ja => Self::Japan,
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Japan => "jp",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Plain, Self::Japan].into_iter().find(|house| house.id() == word)
    }

    /// What the settings name goes before it.
    pub fn settle(self, calendar: &mut Calendar, region: Option<Region>, start: Option<u32>) {
        let japan = self == Self::Japan;
        calendar.region = region.or(japan.then_some(Region::Japan));
        let start = start.filter(|month| (1..=12).contains(month));
        calendar.fiscal_start = start.unwrap_or(if japan { 4 } else { 1 });
    }
}
