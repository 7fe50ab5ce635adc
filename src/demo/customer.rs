//! One customer: who it is, how large, on which terms, and what it is living through.

use super::arc::{self, Arc};
use super::cast::{Part, Story};
use super::dice::Dice;
use super::ids;
use super::launch::Launch;
use super::quarter::Quarter;
use super::region::Region;
use super::words::{forms, list, spoken};
use crate::core::day::Day;

/// How much attention an account gets, and how large accounts of that kind are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    Strategic,
    High,
    Mid,
    Low,
    Tech,
}

impl Touch {
    pub fn word(self) -> &'static str {
        match self {
            Self::Strategic => "Strategic",
            Self::High => "High",
            Self::Mid => "Mid",
            Self::Low => "Low",
            Self::Tech => "Tech",
        }
    }

    pub fn segment(self) -> &'static str {
        match self {
            Self::Strategic | Self::High => "Enterprise",
            Self::Mid => "Mid-Market",
            Self::Low | Self::Tech => "SMB",
        }
    }

    /// Yearly dollars, lowest and highest.
    fn arr(self) -> (f64, f64) {
        match self {
            Self::Strategic => (320_000.0, 880_000.0),
            Self::High => (90_000.0, 290_000.0),
            Self::Mid => (26_000.0, 85_000.0),
            Self::Low => (9_000.0, 23_000.0),
            Self::Tech => (4_000.0, 8_000.0),
        }
    }

    /// Days between meetings.
    pub fn rhythm(self) -> i32 {
        match self {
            Self::Strategic => 13,
            Self::High => 20,
            Self::Mid => 27,
            Self::Low => 36,
            Self::Tech => 60,
        }
    }

    /// People known at the customer.
    pub fn people(self) -> usize {
        match self {
            Self::Strategic => 8,
            Self::High => 7,
            Self::Mid => 5,
            Self::Low | Self::Tech => 3,
        }
    }
}

/// When the yearly terms begin.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    /// Quarter of the year, 0–3.
    quarter: i32,
    month: u32,
    day: i32,
}

impl Anchor {
    /// The day on which the term that belongs to a quarter begins.
    pub fn start_in(self, quarter: Quarter) -> Day {
        quarter.first_day().plus_months(self.month) + self.day
    }

    /// The quarter of the term that is in force on a day.
    pub fn term_on(self, day: Day) -> Quarter {
        let quarter = Quarter::of(day).at_phase(self.quarter, 4);
        if self.start_in(quarter) <= day { quarter } else { quarter.plus(-4) }
    }
}

#[derive(Clone, Debug)]
pub struct Customer {
    pub index: usize,
    /// What its dice are thrown by.
    pub who: u64,
    /// The Salesforce id that every system knows it by.
    pub id: String,
    pub part: Part,
    pub region: Region,
    pub name: String,
    pub kana: Option<String>,
    pub domain: String,
    pub industry: &'static str,
    pub owner: &'static str,
    pub touch: Touch,
    pub anchor: Anchor,
    /// Minor units for a seat and month.
    pub price: i64,
    pub seats: i64,
    /// The share of its seats that is used.
    pub uptake: f64,
    pub arcs: Vec<Arc>,
    pub launch: Option<Launch>,
    pub since: Day,
}

impl Customer {
    pub fn new(dice: Dice, index: usize, part: Part, (from, today): (Day, Day)) -> Self {
        let launch = Launch::of(dice, index as u64, part, today);
        let who = index as u64 + launch.map_or(0, |launch| (launch.era as u64) << 32);
        let region = region(index, part);
        let touch = size(dice, index, part);
        let (name, kana, domain) = names(dice, who, index, region);
        let mut roll = dice.roll(who, 0, "size");
        let step = region.price_step();
        let price = (roll.between(28.0, 62.0) * region.minor_per_dollar() / step).round() * step;
        let (low, high) = touch.arr();
        let yearly = low * (high / low).powf(roll.unit()) * region.minor_per_dollar();
        let owner = owner(&mut roll);
        Self {
            index,
            who,
            id: ids::salesforce("0015g00000", ids::scatter(who % (1 << 32) + (who >> 32) * 5003)),
            part,
            region,
            name,
            kana,
            domain,
            industry: roll.pick(spoken("industries", region.is_japan())),
            owner,
            touch,
            anchor: launch
                .map_or_else(|| anchor(dice, index, part, region), |l| anchor_at(l.start)),
            price: price as i64,
            seats: ((yearly / 12.0 / price).round() as i64).max(5),
            uptake: uptake(dice, who, part),
            arcs: arc::arcs(dice, who, part, from, today),
            since: launch.map_or_else(|| since(dice, who, today), |launch| launch.start),
            launch,
        }
    }

    /// Without a story of its own, and without much heart.
    pub fn lukewarm(&self) -> bool {
        lukewarm(self.who, self.part)
    }

    /// Fine, and no enthusiast: talks less, answers soberly.
    pub fn calm(&self) -> bool {
        self.index % 3 == 1
    }

    pub fn is(&self, story: Story) -> bool {
        self.part.story == Some(story)
    }

    /// Has it left by that day?
    pub fn gone(&self, day: Day) -> bool {
        self.launch.is_some_and(|launch| launch.end < day)
    }

    /// The telling of its story that a day is in the middle of.
    pub fn arc(&self, day: Day) -> Option<&Arc> {
        arc::current(&self.arcs, day)
    }

    pub fn japanese(&self) -> bool {
        self.region.is_japan()
    }
}

/// About a fifth is Japanese; those who only chat always are.
fn region(index: usize, part: Part) -> Region {
    let japanese = match part.story {
        Some(Story::ChatOnly) => true,
        Some(Story::RenewedByOrder) => part.turn.is_multiple_of(2),
        Some(story) => (part.turn + story as usize) % 8 == 2,
        None => index % 5 == 1,
    };
    let west = Region::WEST.get(index % Region::WEST.len()).copied();
    if japanese { Region::Japan } else { west.unwrap_or(Region::Us) }
}

/// Spread evenly over the sizes; a story that needs many people is not told by a small account.
fn size(dice: Dice, index: usize, part: Part) -> Touch {
    let offset = dice.roll(0, 0, "sizes").unit();
    let place = (index as f64 * 0.618_034 + offset).fract();
    let place = match part.story {
        Some(Story::Unmeasured) => 0.67 + place * 0.16,
        Some(Story::SingleThreaded | Story::ChatOnly | Story::StalledOnboarding) => {
            0.3 + place * 0.35
        }
        Some(_) => place * 0.78,
        None if lukewarm(index as u64, part) => 0.15 + place * 0.68,
        None if index % 5 == 4 => 1.0,
        None => 0.15 + place * 0.69,
    };
    match place {
        p if p < 0.06 => Touch::Strategic,
        p if p < 0.28 => Touch::High,
        p if p < 0.66 => Touch::Mid,
        p if p < 0.84 => Touch::Low,
        _ => Touch::Tech,
    }
}

/// Terms begin all over the year; Japanese ones on the first of a month.
fn anchor(dice: Dice, index: usize, part: Part, region: Region) -> Anchor {
    let place = (index as f64 * 0.618_034 + dice.roll(0, 0, "terms").unit()).fract() * 4.0;
    let mut roll = dice.roll(index as u64, 0, "term");
    let (month, day) = (roll.below(3) as u32, roll.days(0, 27));
    if part.story == Some(Story::AutoRenewOff) {
        let quarter = super::contracts::switch_phase(part).rem_euclid(4);
        return Anchor { quarter, month: 0, day: if region.is_japan() { 0 } else { day % 20 } };
    }
    Anchor { quarter: place as i32, month, day: if region.is_japan() { 0 } else { day } }
}

fn anchor_at(start: Day) -> Anchor {
    let quarter = Quarter::of(start);
    Anchor { quarter: quarter.0.rem_euclid(4), month: 0, day: start - quarter.first_day() }
}

/// Most customers use what they bought; some of those without a story do so half-heartedly.
fn uptake(dice: Dice, who: u64, part: Part) -> f64 {
    let mut roll = dice.roll(who, 0, "uptake");
    match part.story {
        Some(Story::SingleThreaded) => roll.between(0.44, 0.48),
        None if lukewarm(who, part) => roll.between(0.505, 0.545),
        _ => roll.between(0.82, 0.99),
    }
}

/// Some of those without a story use half of what they bought, meet seldom and answer coolly.
fn lukewarm(who: u64, part: Part) -> bool {
    part.story.is_none() && who % 5 < 2
}

/// A customer for three to six years: a state, moved on every four years.
fn since(dice: Dice, who: u64, today: Day) -> Day {
    let mut roll = dice.roll(who, 0, "since");
    let residue = roll.below(4) as i32;
    let (year, _, _) = today.ymd();
    let year = year - 3 - (year - 3 - residue).rem_euclid(4);
    Day::new(year, 1 + roll.below(12) as u32, 13 + roll.below(14) as u32).unwrap_or(today - 1400)
}

/// About half of the accounts belong to the first owner.
fn owner(roll: &mut super::dice::Roll) -> &'static str {
    let owners = list("owners");
    let first = roll.chance(0.35);
    if first { owners.first().map_or("", String::as_str) } else { roll.pick(owners) }
}

/// Name as registered, reading, and e-mail domain.
fn names(dice: Dice, who: u64, index: usize, region: Region) -> (String, Option<String>, String) {
    let word = region.word();
    let british = if region == Region::Uk { "us" } else { word };
    let stems = list(if matches!(word, "us" | "uk") { "stems" } else { "" });
    let own = list(&format!("stems_{word}"));
    let stems = if stems.is_empty() { own } else { stems };
    let kinds = list(&format!("kinds_{british}"));
    let all = (stems.len() * kinds.len()).max(1);
    let place = (index + dice.roll(0, 0, "names").below(1000)) % all;
    let pick = |list: &'static [String], at: usize| {
        list.get(at % list.len().max(1)).map_or("", String::as_str)
    };
    let (stem, kind) = (pick(stems, place), pick(kinds, place / stems.len().max(1) + place));
    let mut roll = dice.roll(who, 0, "form");
    let ((stem, stem_kana, stem_ascii), (kind, kind_kana, kind_ascii)) = (forms(stem), forms(kind));
    // Those who take a place one after the other have names of their own.
    let branches = spoken("branches", region.is_japan());
    let era = (who >> 32) as usize;
    let (branch, branch_kana, branch_ascii) = forms(if era > 0 { pick(branches, era) } else { "" });
    let number = if index < all { String::new() } else { (index / all + 1).to_string() };
    let domain =
        format!("{}-{}{}{number}.example", slug(stem_ascii), slug(kind_ascii), slug(branch_ascii));
    if region.is_japan() {
        let name = format!("{stem}{kind}{branch}{number}");
        let kana = format!("{stem_kana}{kind_kana}{branch_kana}{number}");
        let front = roll.chance(0.6);
        let name =
            if front { format!("株式会社{name}") } else { format!("{name}株式会社") };
        return (name, Some(kana), domain);
    }
    let form = roll.pick(list(&format!("forms_{word}")));
    let parts = [stem, kind, branch, &number, form];
    let name: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (name.join(" "), None, domain)
}

/// Letters and digits of an address, without accents.
pub fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = text.to_lowercase().replace('ß', "ss").replace(['ø', 'Ø'], "o").replace('æ', "ae");
    plain.nfd().filter(char::is_ascii_alphanumeric).collect()
}
