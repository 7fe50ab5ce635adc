//! The portfolio as it stands on the plan's day: every customer, the window, the dice.

use super::Plan;
use super::cast::cast;
use super::customer::Customer;
use super::dice::Dice;
use crate::core::day::Day;

pub struct World {
    pub dice: Dice,
    /// First day that the files cover.
    pub from: Day,
    pub today: Day,
    pub customers: Vec<Customer>,
}

impl World {
    pub fn new(plan: &Plan) -> Self {
        let dice = Dice(plan.seed);
        let from = plan.today - (plan.days.max(1) as i32 - 1);
        let parts = cast(plan.accounts).into_iter().enumerate();
        let customer = |(index, part)| Customer::new(dice, index, part, (from, plan.today));
        Self { dice, from, today: plan.today, customers: parts.map(customer).collect() }
    }

    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.today
    }

    /// The days of the window on which a customer is one, first and last.
    pub fn days_of(&self, customer: &Customer) -> Option<(Day, Day)> {
        self.days_since(customer, self.from)
    }

    fn days_since(&self, customer: &Customer, from: Day) -> Option<(Day, Day)> {
        let (from, to) = customer.launch.map_or((from, self.today), |launch| {
            (from.max(launch.start), self.today.min(launch.end))
        });
        (from <= to).then_some((from, to))
    }

    /// The events of a customer that recur about every `period` days: (day, number), in the
    /// window, each on a day that follows from the number alone.
    pub fn recurring(&self, customer: &Customer, period: i32, purpose: &str) -> Vec<(Day, i64)> {
        self.recurring_since(customer, self.from, period, purpose)
    }

    /// The same from an earlier day on: what began before the window may end in it.
    pub fn recurring_since(
        &self,
        customer: &Customer,
        since: Day,
        period: i32,
        purpose: &str,
    ) -> Vec<(Day, i64)> {
        let Some((from, to)) = self.days_since(customer, since) else { return Vec::new() };
        let offset = self.offset(customer, period, purpose);
        let number = |day: Day| i64::from((day.number() + offset).div_euclid(period));
        (number(from) - 1..=number(to))
            .map(|n| (self.occurrence(customer, period, purpose, n), n))
            .filter(|(day, _)| from <= *day && *day <= to)
            .collect()
    }

    /// The same from today on, for so many days; a customer who is leaving has nothing ahead.
    pub fn ahead(
        &self,
        customer: &Customer,
        period: i32,
        purpose: &str,
        days: i32,
    ) -> Vec<(Day, i64)> {
        if self.days_of(customer).is_none_or(|(_, last)| last < self.today) {
            return Vec::new();
        }
        let offset = self.offset(customer, period, purpose);
        let number = |day: Day| i64::from((day.number() + offset).div_euclid(period));
        let last = self.today + (days - 1);
        (number(self.today) - 1..=number(last))
            .map(|n| (self.occurrence(customer, period, purpose, n), n))
            .filter(|(day, _)| self.today <= *day && *day <= last)
            .collect()
    }

    /// The day of the event with this number.
    pub fn occurrence(&self, customer: &Customer, period: i32, purpose: &str, n: i64) -> Day {
        let jitter = self.dice.roll(customer.who, n, purpose).days(0, period / 4);
        let offset = self.offset(customer, period, purpose);
        let day = Day::from_number(n as i32 * period - offset + jitter);
        if day.is_weekend() { day + 2 } else { day }
    }

    fn offset(&self, customer: &Customer, period: i32, purpose: &str) -> i32 {
        self.dice.roll(customer.who, 0, purpose).days(0, period - 1)
    }
}
