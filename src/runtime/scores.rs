//! Scores asked for without keeping any: receipts, one account with all that is known of it, the book
//! as of a past day, and why a score changed.

use super::failure::Failure;
use super::workspace::Workspace;
use crate::core::account::AccountId;
use crate::core::batch::Digest;
use crate::core::book::Book;
use crate::core::day::Day;
use crate::core::detail::Detail;
use crate::core::entity::Entity;
use crate::core::facts::Facts;
use crate::core::moves::{self, Move};
use crate::core::opportunity;
use crate::core::portfolio::apart::tell_apart;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::queue::{self, week::week};
use crate::core::receipt::Receipt;
use crate::core::report::brief::brief;
use crate::core::retention::Kept;
use crate::core::scorecard::{Scorecard, Wish};
use crate::core::scoring::change::{Change, Observed, change};
use crate::core::scoring::{self, course, recovery};
use crate::core::search::is_mine;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Days back to which a change is told beside a receipt.
const BACK: [i32; 2] = [30, 90];

impl Workspace {
    /// Every account that was there on a day, scored again as of it, in the order of triage, as lists
    /// hold them; nothing is kept.
    pub fn rows_on(&self, day: Day) -> Result<Vec<Arc<Summary>>, Failure> {
        self.each_on(day, Summary::slim, &mut |_| {})
    }

    /// The same with the evidence of their signals.
    pub fn whole_rows_on(&self, day: Day) -> Result<Vec<Arc<Summary>>, Failure> {
        self.each_on(day, |_| {}, &mut |_| {})
    }

    fn each_on(
        &self,
        day: Day,
        dress: fn(&mut Summary),
        see: &mut dyn FnMut(&Facts),
    ) -> Result<Vec<Arc<Summary>>, Failure> {
        let book = self.book(day)?;
        let mut rows = Vec::new();
        self.store.facts(None, &mut |facts| {
            see(&facts);
            let mut row = scoring::evaluate(&facts, &book, self.card()).summary;
            // What was decided since then is no part of that day.
            row.verdicts.edit(|verdicts| verdicts.retain(|verdict| verdict.day <= day));
            if row.start.is_none_or(|start| start <= day) {
                dress(&mut row);
                rows.push(Arc::new(row));
            }
        })?;
        queue::order(&mut rows, day);
        tell_apart(&mut rows);
        Ok(rows)
    }

    /// The rows of a day: as they are kept today, as they are scored again for another.
    pub fn rows_of(&self, day: Day) -> Result<Vec<Arc<Summary>>, Failure> {
        if day == self.today() { Ok(self.store.portfolio()?.rows) } else { self.rows_on(day) }
    }

    /// The whole book as it was known on a day; of tasks, those that were there and not done by then.
    pub fn portfolio_on(&self, day: Day) -> Result<Portfolio, Failure> {
        let tasks = self.store.tasks(None)?.into_iter();
        let open = tasks.filter(|task| task.created <= day && !task.done_on(day));
        let mut deals = BTreeMap::new();
        let rows = self.each_on(day, Summary::slim, &mut |facts| {
            let deal = opportunity::renewal_on(&facts.opportunities, day);
            deals.extend(facts.account.id.zip(deal));
        })?;
        let feeds = self.store.feeds()?.into_iter();
        let told = feeds.filter(|feed| feed.entity == Entity::Opportunity);
        Ok(Portfolio {
            today: Some(day),
            deals,
            deals_since: told.map(|feed| feed.first_import).min(),
            total: rows.len(),
            rows,
            tasks: open.map(|task| Arc::new(task.as_of(day))).collect(),
            complete: true,
            ..Portfolio::default()
        })
    }

    /// Keeps which work is not for this week, so that its weeks are counted.
    pub fn keep_week(&self, portfolio: &Portfolio) -> Result<(), Failure> {
        if self.read_only {
            return Ok(());
        }
        let (today, me) = (self.today(), &self.settings.me);
        let mine = |row: &Summary| is_mine(me, row.owner.as_deref());
        let week = week(portfolio, &self.settings.capacity, None, today, &mine);
        let carry = portfolio.carry.keep(&week, today);
        if carry != portfolio.carry {
            self.store.keep_carry(carry)?;
        }
        Ok(())
    }

    /// Who moved band between two days, who appeared and who left.
    pub fn moves(&self, since: Day, until: Day) -> Result<Vec<Move>, Failure> {
        Ok(moves::between(&self.rows_of(since)?, &self.rows_of(until)?))
    }

    /// What became, between two days, of every account that was a customer on the first: its name
    /// and owner, and what is left of it.
    pub fn kept(&self, (since, until): (Day, Day)) -> Result<Vec<Held>, Failure> {
        let book = self.book(until)?;
        let mut found = Vec::new();
        self.store.facts(None, &mut |facts| {
            let account = &facts.account;
            let kept = scoring::kept(&facts, &book, self.card(), since);
            found.extend(account.id.zip(kept).map(|(id, kept)| Held {
                id,
                name: account.name.clone(),
                owner: account.owner.clone(),
                kept,
            }));
        })?;
        Ok(found)
    }

    /// (id, name, receipt) of every account as of a day.
    pub fn receipts(&self, day: Day) -> Result<Vec<(AccountId, String, Receipt)>, Failure> {
        let book = self.book(day)?;
        let mut found = Vec::new();
        self.store.facts(None, &mut |facts| {
            let id = facts.account.id.unwrap_or(AccountId(0));
            let receipt = scoring::receipt(&facts, &book, self.card(), day);
            found.push((id, facts.account.name.clone(), receipt));
        })?;
        Ok(found)
    }

    /// Everything known of one account, as of a day.
    pub fn detail(&self, id: AccountId, as_of: Option<Day>) -> Result<Option<Detail>, Failure> {
        self.detail_by(id, as_of, self.card())
    }

    /// The same by the scorecard with some numbers changed, which is marked.
    pub fn tried_detail(&self, id: AccountId, wishes: &[Wish]) -> Result<Option<Detail>, Failure> {
        let card = self.tried_card(wishes, None)?;
        let detail = self.detail_by(id, None, &card)?;
        Ok(detail.map(|detail| Detail { tried: true, ..detail }))
    }

    fn detail_by(
        &self,
        id: AccountId,
        as_of: Option<Day>,
        card: &Scorecard,
    ) -> Result<Option<Detail>, Failure> {
        let today = as_of.unwrap_or_else(|| self.today());
        let (mut book, digest) = self.book_and_digest(today)?;
        if !std::ptr::eq(card, self.card()) {
            // By numbers on trial nothing was ever kept.
            book.regime = None;
        }
        let earlier: Vec<Earlier> = BACK
            .iter()
            .map(|back| Earlier::of(self, Some(&[id]), (today - *back, today), &digest))
            .collect::<Result<_, _>>()?;
        let mut cleared = self.store.cleared(id)?;
        cleared.retain(|episode| episode.cleared <= today);
        let rescored = self.store.rescored(id)?;
        let mut detail = None;
        self.store.facts(Some(&[id]), &mut |facts| {
            let evaluation = scoring::evaluate(&facts, &book, card);
            let pillar_history = scoring::pillar_history(&facts, &book, card);
            let courses = course::courses(&facts, &book, card, &evaluation, &rescored);
            let prospect = recovery::prospect(&facts, &book, card, today);
            let brief = brief(&facts, &book, card, &evaluation, &prospect);
            let changes = earlier.iter().map(|days| days.change(&facts, &book, card));
            detail = Some(Detail {
                id,
                as_of: book.today,
                tried: false,
                prospect,
                changes: changes.collect(),
                facts: if today < self.today() { facts.as_of(today) } else { facts },
                receipt: evaluation.receipt,
                summary: evaluation.summary,
                pillar_history,
                courses,
                cleared: std::mem::take(&mut cleared),
                brief,
            });
        })?;
        Ok(detail)
    }

    /// Why scores changed between two days, of these accounts or of all.
    pub fn changes(
        &self,
        ids: Option<&[AccountId]>,
        days: (Day, Day),
    ) -> Result<Vec<(AccountId, Change)>, Failure> {
        let (book, digest) = self.book_and_digest(days.1)?;
        let earlier = Earlier::of(self, ids, days, &digest)?;
        let mut found = Vec::new();
        self.store.facts(ids, &mut |facts| {
            let change = earlier.change(&facts, &book, self.card());
            found.extend(facts.account.id.map(|id| (id, change)));
        })?;
        Ok(found)
    }
}

/// What became of an account that was a customer.
pub struct Held {
    pub id: AccountId,
    pub name: String,
    pub owner: Option<String>,
    pub kept: Kept,
}

/// Two days, and whose score of the first was made by another scorecard or other settings.
struct Earlier {
    days: (Day, Day),
    otherwise: BTreeSet<AccountId>,
}

impl Earlier {
    fn of(
        workspace: &Workspace,
        ids: Option<&[AccountId]>,
        days: (Day, Day),
        digest: &Digest,
    ) -> Result<Self, Failure> {
        let otherwise = workspace.store.scored_otherwise(days.0, digest, ids)?;
        Ok(Self { days, otherwise })
    }

    fn change(&self, facts: &Facts, book: &Book, card: &Scorecard) -> Change {
        let seen = facts.observed.iter().find(|(day, _)| *day == self.days.0);
        let id = facts.account.id.unwrap_or(AccountId(0));
        let observed = seen
            .map(|(_, score)| Observed { score: *score, otherwise: self.otherwise.contains(&id) });
        change(facts, book, card, self.days, observed)
    }
}
