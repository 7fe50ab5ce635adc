//! Who lives which story. The mix is kept at any size; from twelve accounts on every story has
//! somebody, and where it has several they take turns, so that one of them is always in the
//! middle of it.

/// What a customer lives through, and what a CSM should see of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Story {
    /// The champion leaves, nobody follows for months, usage falls: `champion_left`, at risk.
    ChampionLeft,
    /// Usage slides, replies stop, no tickets any more: `usage_drop`, `no_touch`.
    QuietQuitter,
    /// An onboarding that stops half-way: overdue milestones, low score, never live; in the end
    /// the customer leaves, and stays on file as a former one until the next begins.
    StalledOnboarding,
    /// Automatic renewal is switched off within the term: `auto_renew_off`, critical.
    AutoRenewOff,
    /// Every term needs a new order, as always: no `auto_renew_off`.
    RenewedByOrder,
    /// Grows a little every week, seats follow at each renewal: healthy, quiet.
    Growing,
    /// One single person answers: thin relationship, never healthy above its means.
    SingleThreaded,
    /// Many tickets, and a P1 open for weeks: `p1_open`, at risk.
    TicketStorm,
    /// Every invoice is paid months late: `invoice_overdue`.
    UnpaidInvoices,
    /// Works less in one season every year, and is fine: no `usage_drop`.
    Seasonal,
    /// Never meets, always chats: no `no_touch`.
    ChatOnly,
    /// Runs the product on its own premises: nothing is measured, unknown rather than fine.
    Unmeasured,
}

impl Story {
    /// The order in which a small portfolio is filled.
    pub const ALL: [Self; 12] = [
        Self::ChampionLeft,
        Self::AutoRenewOff,
        Self::RenewedByOrder,
        Self::Growing,
        Self::QuietQuitter,
        Self::Seasonal,
        Self::ChatOnly,
        Self::UnpaidInvoices,
        Self::TicketStorm,
        Self::SingleThreaded,
        Self::StalledOnboarding,
        Self::Unmeasured,
    ];

    /// How many of forty accounts.
    fn of_forty(self) -> f64 {
        match self {
            Self::AutoRenewOff => 4.0,
            Self::ChampionLeft
            | Self::QuietQuitter
            | Self::TicketStorm
            | Self::StalledOnboarding
            | Self::Growing => 3.0,
            Self::UnpaidInvoices => 1.0,
            Self::Unmeasured => 1.5,
            Self::RenewedByOrder | Self::SingleThreaded | Self::Seasonal | Self::ChatOnly => 2.0,
        }
    }
}

/// An account's part: its story, and its turn among those who share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub story: Option<Story>,
    pub turn: usize,
    /// How many share the story.
    pub of: usize,
}

/// The parts of a portfolio, by account index.
pub fn cast(accounts: usize) -> Vec<Part> {
    let mut parts = vec![Part { story: None, turn: 0, of: 1 }; accounts];
    let mut at = 0;
    let step = stride(accounts);
    for story in Story::ALL {
        let share = (story.of_forty() * accounts as f64 / 40.0).round() as usize;
        let of = if story == Story::Unmeasured { share } else { share.max(1) };
        for turn in 0..of {
            if at == accounts {
                return parts;
            }
            if let Some(part) = parts.get_mut(at * step % accounts) {
                *part = Part { story: Some(story), turn, of };
            }
            at += 1;
        }
    }
    parts
}

/// A step that visits every place once and spreads neighbours apart.
fn stride(count: usize) -> usize {
    let apart = |step: &usize| gcd(*step, count) == 1;
    let wanted = (count as f64 * 0.618) as usize;
    (wanted.max(1)..=wanted + count).find(apart).unwrap_or(1)
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(parts: &[Part], story: Option<Story>) -> usize {
        parts.iter().filter(|part| part.story == story).count()
    }

    #[test]
    fn a_dozen_accounts_already_tell_eleven_stories() {
        let parts = cast(12);
        for story in &Story::ALL[..11] {
            assert!(count(&parts, Some(*story)) > 0, "{story:?}");
        }
    }

    #[test]
    fn the_mix_is_kept_at_any_size() {
        for accounts in [40, 61, 100, 1000, 5000] {
            let parts = cast(accounts);
            assert_eq!(parts.len(), accounts);
            let plain = count(&parts, None) as f64 / accounts as f64;
            assert!((0.2..0.32).contains(&plain), "{accounts}: {plain}");
        }
    }

    #[test]
    fn any_number_of_accounts_can_be_cast() {
        for accounts in 0..50 {
            assert_eq!(cast(accounts).len(), accounts);
        }
    }
}
