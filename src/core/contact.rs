//! A person at the customer: role, last sign of life, whether they have left.

use super::day::Day;
use super::history::History;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Champion,
    Sponsor,
    Buyer,
    Admin,
    PowerUser,
    User,
    Blocker,
    Contact,
}

impl Role {
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "champion" => Self::Champion,
            "sponsor" => Self::Sponsor,
            "buyer" => Self::Buyer,
            "admin" => Self::Admin,
            "power_user" => Self::PowerUser,
            "user" => Self::User,
            "blocker" => Self::Blocker,
            "contact" => Self::Contact,
            _ => return None,
        })
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Champion => "champion",
            Self::Sponsor => "sponsor",
            Self::Buyer => "buyer",
            Self::Admin => "admin",
            Self::PowerUser => "power_user",
            Self::User => "user",
            Self::Blocker => "blocker",
            Self::Contact => "contact",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    pub key: String,
    pub source: String,
    pub name: String,
    pub email: Option<String>,
    pub title: Option<String>,
    pub role: Option<Role>,
    pub department: Option<String>,
    pub phone: Option<String>,
    pub name_kana: Option<String>,
    pub sentiment: Option<String>,
    pub last_seen: Option<Day>,
    pub bounced: bool,
    pub departed: Option<Day>,
    pub history: History,
}
