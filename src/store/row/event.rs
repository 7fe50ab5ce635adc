//! Events: rows that carry their own day.

use super::{Cells, FactRow, amount};
use crate::core::activity::{Activity, Direction, Touch, TouchKind, TouchStatus};
use crate::core::day::Day;
use crate::core::invoice::Invoice;
use crate::core::outcome::Outcome;
use crate::core::response::{Response, SurveyKind};
use crate::core::ticket::Ticket;
use crate::core::training::Training;
use crate::core::usage::Series;
use crate::store::series::{Packed, Stretch};
use crate::store::usage::parse_grain;
use rusqlite::Result;

/// A noun that says an amount, perhaps without its currency.
pub struct Priced<T> {
    pub bare: bool,
    pub noun: T,
}

/// A row that may not be enough for its noun.
pub struct Partial<T>(pub Option<T>);

impl FactRow for Ticket {
    const SQL: &'static str = "SELECT l.account, e.source, e.key, e.opened, e.closed, e.priority, e.status, \
        e.subject, e.sla_breached, e.satisfaction, e.url \
        FROM account_link l CROSS JOIN ticket e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        Ok(Self {
            source: cells.text()?,
            key: cells.text()?,
            opened: cells.day()?,
            closed: cells.day()?,
            priority: cells.raw()?.as_str_or_null()?.and_then(priority),
            status: cells.maybe_text()?,
            subject: cells.maybe_text()?,
            sla_breached: cells.flag()?,
            satisfaction: cells.number()?,
            url: cells.maybe_text()?,
        })
    }
}

/// `p1` … `p4`.
fn priority(word: &str) -> Option<u8> {
    word.strip_prefix('p')?.parse().ok()
}

impl FactRow for Partial<Response> {
    const SQL: &'static str = "SELECT l.account, e.source, e.key, e.kind, e.score, e.date, e.contact, e.verbatim, \
        e.survey FROM account_link l CROSS JOIN response e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (source, key) = (cells.text()?, cells.text()?);
        let kind = cells.raw()?.as_str_or_null()?.and_then(survey);
        let (score, date) = (cells.number()?, cells.day()?);
        let (contact, verbatim, survey) =
            (cells.maybe_text()?, cells.maybe_text()?, cells.maybe_text()?);
        let known = kind.zip(score).zip(date);
        Ok(Self(known.map(|((kind, score), date)| Response {
            key,
            source,
            kind,
            score,
            date,
            contact,
            verbatim,
            survey,
        })))
    }
}

fn survey(word: &str) -> Option<SurveyKind> {
    match word {
        "nps" => Some(SurveyKind::Nps),
        "csat" => Some(SurveyKind::Csat),
        "ces" => Some(SurveyKind::Ces),
        _ => None,
    }
}

/// What stands in calendars before it takes place, for SQL: see [`TouchKind::is_booked`].
macro_rules! booked {
    () => {
        "('call', 'meeting', 'regular', 'visit', 'qbr', 'webinar')"
    };
}
pub(in crate::store) use booked;

/// The day that a logged touch of an export names for the next one (次回予定日), as a touch that is
/// planned, under what is to be done then. A later row of the same reference has the later word, and
/// what took place or is booked with the account on that day or after stands for it.
macro_rules! next_touch {
    () => {
        concat!(
            "(SELECT id, link, source, key || '#next' AS key, \
         CASE WHEN kind IN ('meeting', 'regular', 'visit', 'qbr') THEN kind ELSE 'call' END AS kind, \
         'two_way' AS direction, \
         CAST(round(julianday(substr(next_step, 1, 10)) - 2440587.5) AS INTEGER) AS date, \
         nullif(substr(next_step, 12, 5), '') AS time, attendees, \
         coalesce(next_action, subject) AS subject, NULL AS body, \
         'planned' AS status, tags FROM activity a \
         WHERE next_step IS NOT NULL AND gone_run IS NULL AND coalesce(status, 'held') = 'held' \
         AND next_step GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*' \
         AND julianday(substr(next_step, 1, 10)) - 2440587.5 > date \
         AND NOT EXISTS (SELECT 1 FROM activity f WHERE f.link = a.link AND f.gone_run IS NULL \
         AND f.date > a.date AND coalesce(f.status, 'held') = 'held') \
         AND NOT EXISTS (SELECT 1 FROM account_link k JOIN account_link m ON m.account = k.account \
         JOIN activity f ON f.link = m.id WHERE k.id = a.link AND f.gone_run IS NULL \
         AND f.date >= julianday(substr(a.next_step, 1, 10)) - 2440587.5 \
         AND f.kind IN ",
            $crate::store::row::event::booked!(),
            " \
         AND coalesce(f.status, 'held') IN ('held', 'planned')) \
         AND NOT EXISTS (SELECT 1 FROM account_link k JOIN touch t ON t.account = k.account \
         WHERE k.id = a.link AND t.status = 'held' \
         AND t.kind IN ",
            $crate::store::row::event::booked!(),
            " \
         AND t.day >= julianday(substr(a.next_step, 1, 10)) - 2440587.5))"
        )
    };
}
pub(in crate::store) use next_touch;

impl FactRow for Partial<Activity> {
    const SQL: &'static str = concat!(
        "SELECT l.account, e.source, e.key, e.kind, e.direction, e.date, e.time, \
         e.attendees, e.subject, concat_ws(char(10) || '→ ', e.body, e.next_action), e.status, e.tags \
         FROM account_link l CROSS JOIN activity e ON e.link = l.id \
         WHERE {accounts} AND e.gone_run IS NULL UNION ALL \
         SELECT l.account, e.source, e.key, e.kind, e.direction, e.date, e.time, \
         e.attendees, e.subject, e.body, e.status, e.tags \
         FROM account_link l CROSS JOIN ",
        next_touch!(),
        " e ON e.link = l.id WHERE {accounts} ORDER BY 1"
    );

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (source, key) = (cells.text()?, cells.text()?);
        // A touch of an unknown kind is kept as a note: it counts for nothing.
        let kind = cells.raw()?.as_str_or_null()?.and_then(TouchKind::parse);
        let kind = kind.unwrap_or(TouchKind::Note);
        let said = cells.raw()?.as_str_or_null()?.and_then(Direction::parse);
        let day = cells.day()?;
        let minute = cells.raw()?.as_str_or_null()?.and_then(minute);
        let (attendees, subject) = (cells.list()?, cells.maybe_text()?.unwrap_or_default());
        let body = cells.maybe_text()?;
        let status = cells.raw()?.as_str_or_null()?.and_then(TouchStatus::parse);
        let activity = Activity {
            key,
            source,
            kind,
            direction: said.or_else(|| kind.exported_direction()),
            day: day.unwrap_or(Day::from_number(0)),
            minute,
            attendees,
            subject,
            body,
            status: status.unwrap_or_default(),
            unsaid: status.is_none() && kind.is_booked(),
            tags: cells.list()?,
        };
        Ok(Self(day.map(|_| activity)))
    }
}

/// `09:30` as minutes after midnight.
pub fn minute(time: &str) -> Option<u16> {
    let (hour, rest) = time.split_once(':')?;
    let minute: u16 = rest.get(..2)?.parse().ok()?;
    let hour: u16 = hour.trim().parse().ok()?;
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// A touch that the person logged, from its body.
impl FactRow for Touch {
    const SQL: &'static str = concat!(
        "SELECT l.account, ",
        super::work::written!(),
        " FROM touch l WHERE {accounts} ORDER BY l.account"
    );

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        super::work::body(cells)
    }
}

impl FactRow for Priced<Invoice> {
    const SQL: &'static str = "SELECT l.account, e.source, e.key, e.number, e.issued, e.due, e.paid, e.status, \
        e.amount, e.open_amount, e.currency, e.disputed, e.disputed_since \
        FROM account_link l CROSS JOIN invoice e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let mut noun = Invoice {
            source: cells.text()?,
            key: cells.text()?,
            number: cells.maybe_text()?,
            issued: cells.day()?,
            due: cells.day()?,
            paid: cells.day()?,
            status: cells.maybe_text()?,
            ..Invoice::default()
        };
        let (whole, open) = (cells.int()?, cells.int()?);
        let (currency, bare) = cells.currency()?;
        noun.amount = amount(whole, currency);
        noun.open_amount = amount(open, currency);
        noun.disputed = cells.flag()?.unwrap_or(false);
        noun.disputed_since = cells.day()?;
        Ok(Self { bare, noun })
    }
}

impl FactRow for Training {
    const SQL: &'static str = "SELECT l.account, e.source, e.key, e.contact, e.course, e.status, e.date, e.expiry \
        FROM account_link l CROSS JOIN training e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        Ok(Self {
            source: cells.text()?,
            key: cells.text()?,
            contact: cells.maybe_text()?,
            course: cells.maybe_text()?,
            status: cells.maybe_text()?,
            date: cells.day()?,
            expiry: cells.day()?,
        })
    }
}

impl FactRow for Priced<Outcome> {
    const SQL: &'static str = "SELECT l.account, e.source, e.key, e.kind, e.decision_date, e.effective_date, \
        e.arr, e.currency, e.reason \
        FROM account_link l CROSS JOIN outcome e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (source, key) = (cells.text()?, cells.text()?);
        let kind = cells.maybe_text()?.unwrap_or_default();
        let (decision_date, effective_date) = (cells.day()?, cells.day()?);
        let minor = cells.int()?;
        let (currency, bare) = cells.currency()?;
        let (arr, reason) = (amount(minor, currency), cells.maybe_text()?);
        let noun = Outcome { key, source, kind, decision_date, effective_date, arr, reason };
        Ok(Self { bare, noun })
    }
}

impl FactRow for Series {
    const SQL: &'static str = "SELECT l.account, l.source, e.metric, e.grain, e.first_day, e.digits, e.scale, \
        e.low, e.points \
        FROM account_link l CROSS JOIN series e ON e.link = l.id \
        WHERE {accounts} ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (source, metric) = (cells.text()?, cells.text()?);
        let grain = parse_grain(cells.raw()?.as_str()?);
        let Stretch { first, scale, points } = cells.stretch()?;
        Ok(Self { source, metric, grain, first, scale, points })
    }
}

impl Cells<'_, '_> {
    fn stretch(&mut self) -> Result<Stretch> {
        let at = self.next;
        self.next += 5;
        Ok(Packed::from_row(self.row, at)?.stretch())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_of_sql_are_those_of_calendars() {
        for kind in TouchKind::ALL {
            assert_eq!(
                booked!().contains(&format!("'{}'", kind.id())),
                kind.is_booked(),
                "{kind:?}"
            );
        }
    }
}
