//! What a week has room for: hours, less what is taken already, less a reserve, times how much of a
//! plan comes true. All numbers are the person's own to change.

use super::account::Tier;
use serde::Deserialize;

/// Read from `[capacity]` of `mamori.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Capacity {
    /// Hours of a week.
    pub hours: f64,
    /// Of these, hours that are not for customers.
    pub internal: f64,
    /// Share kept for what comes up; a tenth at the least.
    pub reserve: f64,
    /// Share of a plan that comes true.
    pub realisation: f64,
    /// Minutes that an account of a tier takes when it is worked on.
    pub minutes: Minutes,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Minutes {
    pub strategic: u32,
    pub high: u32,
    pub mid: u32,
    pub low: u32,
    pub tech: u32,
}

impl Default for Minutes {
    fn default() -> Self {
        Self { strategic: 90, high: 60, mid: 45, low: 30, tech: 15 }
    }
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            hours: 40.0,
            internal: 13.3,
            reserve: 0.10,
            realisation: 0.85,
            minutes: Minutes::default(),
        }
    }
}

/// The least share that is kept for what comes up.
const LEAST_RESERVE: f64 = 0.10;

impl Capacity {
    /// Minutes of a week for the queue, beside so many minutes of booked meetings.
    pub fn budget(&self, booked: u32) -> u32 {
        let deployable = (self.hours - self.internal).max(0.0) * 60.0;
        let reserve = deployable * self.reserve.clamp(LEAST_RESERVE, 1.0);
        let free = (deployable - f64::from(booked) - reserve).max(0.0);
        (free * self.realisation.clamp(0.0, 1.0)).floor() as u32
    }

    /// Minutes that an account of a tier takes.
    pub fn minutes(&self, tier: Tier) -> u32 {
        match tier {
            Tier::Strategic => self.minutes.strategic,
            Tier::High => self.minutes.high,
            Tier::Mid => self.minutes.mid,
            Tier::Low => self.minutes.low,
            Tier::Tech => self.minutes.tech,
        }
    }

    /// The numbers are hours and shares that can be.
    pub fn sound(&self) -> bool {
        let share = |share: f64| (0.0..=1.0).contains(&share);
        (0.0..=168.0).contains(&self.hours)
            && (0.0..=self.hours).contains(&self.internal)
            && share(self.reserve)
            && share(self.realisation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_has_room_for_what_is_left_of_it() {
        let check = |change: fn(&mut Capacity), booked, expected| {
            let mut capacity = Capacity::default();
            change(&mut capacity);
            assert_eq!(capacity.budget(booked), expected);
        };
        check(|_| {}, 0, 1_225);
        check(|_| {}, 600, 715);
        check(|_| {}, 2_000, 0);
        check(|own| own.reserve = 0.0, 0, 1_225);
        check(|own| own.reserve = 0.5, 0, 680);
        check(|own| own.internal = 50.0, 0, 0);
    }
}
