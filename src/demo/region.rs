//! Where a customer is: which names it has, what it pays in.

/// A part of the world with its own names, legal forms and money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Us,
    Uk,
    Dach,
    France,
    Iberia,
    Nordic,
    Japan,
}

impl Region {
    /// The western ones, as often as each comes up.
    pub const WEST: [Self; 10] = [
        Self::Us,
        Self::Dach,
        Self::Uk,
        Self::Us,
        Self::France,
        Self::Us,
        Self::Nordic,
        Self::Dach,
        Self::Iberia,
        Self::Us,
    ];

    /// Ends the names of its word lists, and stands in its addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Uk => "uk",
            Self::Dach => "dach",
            Self::France => "france",
            Self::Iberia => "iberia",
            Self::Nordic => "nordic",
            Self::Japan => "japan",
        }
    }

    pub fn country(self) -> &'static str {
        match self {
            Self::Us => "United States",
            Self::Uk => "United Kingdom",
            Self::Dach => "Germany",
            Self::France => "France",
            Self::Iberia => "Spain",
            Self::Nordic => "Sweden",
            Self::Japan => "Japan",
        }
    }

    pub fn currency(self) -> &'static str {
        match self {
            Self::Us => "USD",
            Self::Uk => "GBP",
            Self::Japan => "JPY",
            _ => "EUR",
        }
    }

    /// Minor units for one US dollar of price, before rounding to a round price.
    pub fn minor_per_dollar(self) -> f64 {
        match self {
            Self::Us => 100.0,
            Self::Uk => 80.0,
            Self::Japan => 150.0,
            _ => 92.0,
        }
    }

    /// The steps in which a price per seat is set, in minor units.
    pub fn price_step(self) -> f64 {
        if self == Self::Japan { 100.0 } else { 50.0 }
    }

    pub fn is_japan(self) -> bool {
        self == Self::Japan
    }
}
