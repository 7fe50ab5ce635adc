//! A support ticket. Open on a day = opened by then, not closed by then, not deleted.

use super::day::Day;

/// Digits of a key that is made of what a row says, where it has no id.
pub const MADE_KEY: usize = 16;

/// Was this key made by us? Rows that are alike but for other columns are numbered.
fn is_made(key: &str) -> bool {
    let (digits, number) = key.split_once('-').unwrap_or((key, "2"));
    digits.len() == MADE_KEY
        && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticket {
    pub key: String,
    pub source: String,
    pub opened: Option<Day>,
    pub closed: Option<Day>,
    /// 1 (worst) to 4; `None` = not said.
    pub priority: Option<u8>,
    /// `open`, `pending`, `solved`, `deleted`.
    pub status: Option<String>,
    pub subject: Option<String>,
    pub sla_breached: Option<bool>,
    pub satisfaction: Option<f64>,
    pub url: Option<String>,
}

impl Ticket {
    /// The number by which its system knows it; `None` where the row had none and its key was made
    /// of what it says.
    pub fn number(&self) -> Option<&str> {
        (!is_made(&self.key)).then_some(self.key.as_str())
    }

    /// Its number, else what it is about.
    pub fn named(&self) -> &str {
        self.number().or(self.subject.as_deref()).unwrap_or_default()
    }

    /// Its number and what it is about, as far as there are such.
    pub fn title(&self) -> String {
        let parts = [self.number(), self.subject.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub fn open_on(&self, day: Day) -> bool {
        let solved_undated = self.closed.is_none() && self.status.as_deref() == Some("solved");
        self.status.as_deref() != Some("deleted")
            && !solved_undated
            && self.opened.is_some_and(|opened| opened <= day)
            && self.closed.is_none_or(|closed| day < closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_was_made_up_is_no_number() {
        let check = |key: &str, title: &str| {
            let subject = Some("Login".to_owned());
            let ticket = Ticket { key: key.into(), subject, ..Ticket::default() };
            assert_eq!(ticket.title(), title, "{key}");
        };
        check("T-1", "T-1 Login");
        check("38322791b66d0b64", "Login");
        check("38322791b66d0b64-2", "Login");
        check("1234567890", "1234567890 Login");
    }
}
