//! Templates of dated steps: read from TOML, and dated from an anchor day by business days.
//!
//! The built-in ones are `assets/playbooks/*.toml`; a file of the same name in the workspace's
//! `playbooks/` goes before. A title is one text, or one per language.

pub mod anchor;
pub mod offer;
pub mod offset;
pub mod record;

use super::account::Tier;
use super::calendar::Calendar;
use super::day::Day;
use super::message::Message;
use super::task::Side;
use super::written;
use anchor::Anchor;
use include_dir::{Dir, include_dir};
use offset::Offset;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/playbooks");

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A checklist from contract start to value.
    Onboarding,
    /// Work that a signal or a date calls for.
    #[default]
    Play,
}

/// A text in one language, or in several by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Wording {
    One(String),
    Each(BTreeMap<String, String>),
}

impl Wording {
    /// In that language, else in English, else in any.
    pub fn in_language(&self, code: &str) -> &str {
        match self {
            Self::One(text) => text,
            Self::Each(texts) => {
                let found = texts.get(code).or_else(|| texts.get("en"));
                found.or_else(|| texts.values().next()).map_or("", String::as_str)
            }
        }
    }
}

/// One step as a template has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// From the anchor: `+5bd`, `-30d`, `+0`.
    pub at: Offset,
    pub title: Wording,
    #[serde(default)]
    pub side: Side,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub milestone: bool,
    /// What has to be on record before it can be ticked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Wording>,
    /// The step that ends the time to value.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub value: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    format: u32,
    title: Wording,
    #[serde(default)]
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
    /// Tiers whose accounts get it first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tiers: Vec<Tier>,
    steps: Vec<Draft>,
}

/// A template, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    /// Its file's name without the ending.
    pub id: String,
    pub title: Wording,
    pub kind: Kind,
    /// What its days count from, where it says so.
    pub anchored: Option<Anchor>,
    pub tiers: Vec<Tier>,
    pub steps: Vec<Draft>,
    /// Written or imported by the person.
    pub own: bool,
}

impl Playbook {
    /// Reads and checks a template; `file` is what an error calls it.
    pub fn parse(text: &str, id: &str, file: &str) -> Result<Self, Message> {
        let sheet: Sheet = written::read(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            Message::new("playbook-unreadable")
                .text("file", file)
                .count("line", line_at(text, start))
                .text("why", error.message())
        })?;
        let fault = |id: &'static str, word: &str| {
            let line = line_at(text, text.find(word).unwrap_or(0));
            Err(Message::new(id).text("file", file).count("line", line))
        };
        if sheet.format != 1 {
            return fault("playbook-format", "format");
        }
        if sheet.steps.is_empty() {
            return fault("playbook-no-steps", "steps");
        }
        let Sheet { title, kind, anchor, tiers, steps, .. } = sheet;
        Ok(Self { id: id.to_owned(), title, kind, anchored: anchor, tiers, steps, own: false })
    }

    /// The file that says the same.
    pub fn to_toml(&self) -> String {
        let sheet = Sheet {
            format: 1,
            title: self.title.clone(),
            kind: self.kind,
            anchor: self.anchored,
            tiers: self.tiers.clone(),
            steps: self.steps.clone(),
        };
        toml::to_string(&sheet).unwrap_or_default()
    }

    /// The day of each step, on business days, in the order of the file.
    pub fn days(&self, anchor: Day, calendar: &Calendar) -> Vec<Day> {
        self.steps.iter().map(|step| step.at.from(anchor, calendar)).collect()
    }
}

fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1
}

/// Every template there is: the person's own go before the built-in ones of the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    pub playbooks: Vec<Playbook>,
}

impl Library {
    /// Those that come with the program.
    pub fn builtin() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            let read = |file: &include_dir::File<'_>| {
                let id = file.path().file_stem()?.to_str()?;
                let text = file.contents_utf8()?;
                let name = format!("assets/playbooks/{id}.toml");
                let parsed = Playbook::parse(text, id, &name);
                Some(parsed.unwrap_or_else(|fault| unreachable!("a built-in template: {fault:?}")))
            };
            let mut playbooks: Vec<Playbook> = BUILTIN.files().filter_map(read).collect();
            playbooks.sort_by(|a, b| a.id.cmp(&b.id));
            Self { playbooks }
        })
    }

    /// The built-in ones with the person's own in front.
    #[must_use]
    pub fn with_own(own: Vec<Playbook>) -> Self {
        let builtin = Self::builtin().playbooks.iter();
        let rest: Vec<Playbook> =
            builtin.filter(|other| own.iter().all(|mine| mine.id != other.id)).cloned().collect();
        let own = own.into_iter().map(|playbook| Playbook { own: true, ..playbook });
        Self { playbooks: own.chain(rest).collect() }
    }

    pub fn get(&self, id: &str) -> Option<&Playbook> {
        self.playbooks.iter().find(|playbook| playbook.id == id)
    }

    /// Onboarding templates in the order in which an account of a tier is offered them: the
    /// person's own for the tier, the built-in ones for it, then the others.
    pub fn onboarding(&self, tier: Tier) -> Vec<&Playbook> {
        let mut found: Vec<&Playbook> =
            self.playbooks.iter().filter(|playbook| playbook.kind == Kind::Onboarding).collect();
        found.sort_by_key(|playbook| (!playbook.tiers.contains(&tier), !playbook.own));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::calendar::holiday::Region;
    use crate::core::message::Arg;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn every_builtin_template_is_whole_in_both_languages() {
        let library = Library::builtin();
        assert_eq!(library.playbooks.len(), 37);
        for playbook in &library.playbooks {
            for code in ["en", "ja"] {
                let texts = playbook.steps.iter().map(|step| &step.title);
                for text in texts.chain([&playbook.title]) {
                    let Wording::Each(texts) = text else { panic!("{}: {text:?}", playbook.id) };
                    assert!(texts.contains_key(code), "{}: {text:?}", playbook.id);
                }
            }
        }
    }

    #[test]
    fn the_tier_decides_which_template_comes_first() {
        let first = |tier| Library::builtin().onboarding(tier)[0].id.clone();
        assert_eq!(first(Tier::Mid), "onboarding-mid-touch");
        assert_eq!(first(Tier::Strategic), "onboarding-mid-touch");
        assert_eq!(first(Tier::Tech), "onboarding-tech-touch");
    }

    #[test]
    fn steps_fall_on_business_days_of_the_account() {
        let playbook = Library::builtin().get("onboarding-mid-touch").unwrap();
        let japan = Calendar { region: Some(Region::Japan), ..Calendar::default() };
        let days = playbook.days(day("2026-11-20"), &japan);
        assert_eq!(days[0], day("2026-11-20"));
        assert_eq!(days[1], day("2026-11-25"), "a weekend and 11-23 lie between");
        let plain = playbook.days(day("2026-11-20"), &Calendar::default());
        assert_eq!(plain[1], day("2026-11-24"));
    }

    #[test]
    fn ones_own_goes_before_the_builtin_of_the_same_name() {
        let text = "format = 1\ntitle = \"Ours\"\nkind = \"onboarding\"\ntiers = [\"tech\"]\n\
                    [[steps]]\nat = \"+1bd\"\ntitle = \"Hello\"\nside = \"customer\"\n";
        let own = Playbook::parse(text, "onboarding-tech-touch", "mine.toml").unwrap();
        assert_eq!(Playbook::parse(&own.to_toml(), &own.id, "again").unwrap(), own);
        let library = Library::with_own(vec![own]);
        assert_eq!(library.playbooks.len(), 37);
        let first = library.onboarding(Tier::Tech)[0];
        assert_eq!((first.title.in_language("ja"), first.own), ("Ours", true));
    }

    #[test]
    fn a_faulty_template_is_said_with_its_line() {
        let check = |text: &str, id: &str, line: i64| {
            let fault = Playbook::parse(text, "x", "x.toml").unwrap_err();
            assert_eq!(fault.id, id);
            assert!(fault.args.contains(&("line".into(), Arg::Count(line))), "{fault:?}");
        };
        let step = "[[steps]]\nat = \"+1bd\"\ntitle = \"Hello\"\n";
        check(&format!("title = \"x\"\nformat = 2\n{step}"), "playbook-format", 2);
        check("format = 1\ntitle = \"x\"\nsteps = []\n", "playbook-no-steps", 3);
        check("format = 1\ntitle = \"x\"\n[[steps]]\nat = \"soon\"\n", "playbook-unreadable", 4);
        check(&format!("format = 1\ntittle = \"x\"\n{step}"), "playbook-unreadable", 2);
    }
}
