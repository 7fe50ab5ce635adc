//! What holds a sync until a person says yes: accounts that go, revenue that jumps, scores that move
//! together. A feed that comes for the first time may move what it likes.

use super::failure::Failure;
use super::workspace::Workspace;
use crate::core::account::AccountId;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::money::{Currency, Money};
use crate::core::portfolio::Summary;
use crate::core::scoring;
use crate::store::{Guard, Staged};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Smaller books are not judged: one account would be a fifth of it.
const SMALL: usize = 5;
/// Points by which a score moves much.
const POINTS: f64 = 5.0;
/// Percent of the book that moves the same way.
const MOVED: usize = 15;
/// Percent by which the revenue of a currency is off.
const OFF: i64 = 20;
/// Percent of a list's accounts that go.
const GONE: u64 = 20;

pub fn of(workspace: &Workspace) -> Guard {
    let workspace = workspace.clone();
    // What cannot be judged is held: a person looks at it.
    Box::new(move |staged| {
        judge(&workspace, staged).unwrap_or_else(|failure| {
            Some(Message::new("held-unjudged").message("cause", failure.message))
        })
    })
}

/// A whole list without a row, or one that has lost a fifth of its accounts.
fn loses(staged: &Staged<'_>) -> Option<Message> {
    let lists = staged.run.absences.iter();
    lists.filter(|list| list.entity == Entity::Account || list.empty).find_map(|list| {
        if list.empty {
            let kind = list.entity.said();
            let said = Message::new("held-empty").text("source", list.source.clone());
            return Some(said.message("kind", kind).count("known", list.known));
        }
        let much = list.gone * 100 >= list.known * GONE;
        let small = list.known < SMALL as u64 && list.gone < 2;
        (list.gone > 0 && much && !small).then(|| {
            let said = Message::new("held-gone").text("source", list.source.clone());
            said.count("count", list.gone).count("known", list.known)
        })
    })
}

fn judge(workspace: &Workspace, staged: &Staged<'_>) -> Result<Option<Message>, Failure> {
    if let Some(reason) = loses(staged) {
        return Ok(Some(reason));
    }
    let before = workspace.store.portfolio()?.rows;
    if before.len() < SMALL
        || staged.run.accounts_changed.is_empty()
        || is_first(workspace, staged)?
    {
        return Ok(None);
    }
    let mut book = workspace.book(workspace.today())?;
    book.feeds = staged.feeds()?;
    let known: HashMap<AccountId, &Arc<Summary>> = before.iter().map(|row| (row.id, row)).collect();
    let mut motion = Motion::new(&before);
    staged.facts(&mut |facts| {
        let after = scoring::evaluate(&facts, &book, workspace.card()).summary;
        if let Some(row) = known.get(&after.id) {
            motion.take(row, &after);
        }
    })?;
    Ok(motion.reason(before.len()))
}

/// Does a feed come that nobody had before?
fn is_first(workspace: &Workspace, staged: &Staged<'_>) -> Result<bool, Failure> {
    let known = workspace.store.feeds()?;
    let is_known = |source: &str, entity| {
        known.iter().any(|feed| feed.source == source && feed.entity == entity)
    };
    Ok(staged.feeds()?.iter().any(|feed| !is_known(&feed.source, feed.entity)))
}

/// How the accounts that were there before move.
struct Motion {
    up: usize,
    down: usize,
    /// By currency: before and after, in minor units.
    arr: BTreeMap<String, (i64, i64)>,
}

impl Motion {
    fn new(before: &[Arc<Summary>]) -> Self {
        let mut motion = Self { up: 0, down: 0, arr: BTreeMap::new() };
        for arr in before.iter().filter_map(|row| row.arr) {
            motion.add(arr, arr.minor, arr.minor);
        }
        motion
    }

    fn add(&mut self, arr: Money, before: i64, after: i64) {
        let sums = self.arr.entry(arr.currency.code().to_owned()).or_default();
        *sums = (sums.0.saturating_add(before), sums.1.saturating_add(after));
    }

    fn take(&mut self, before: &Summary, after: &Summary) {
        if let (Some(old), Some(new)) = (before.score, after.score) {
            let moved = new.points() - old.points();
            self.up += usize::from(moved >= POINTS);
            self.down += usize::from(moved <= -POINTS);
        }
        if let Some(old) = before.arr {
            self.add(old, 0, old.minor.saturating_neg());
        }
        if let Some(new) = after.arr {
            self.add(new, 0, new.minor);
        }
    }

    fn reason(self, total: usize) -> Option<Message> {
        for (code, (before, after)) in &self.arr {
            let off = after.saturating_sub(*before).saturating_abs().saturating_mul(100);
            if *before > 0 && off >= before.saturating_mul(OFF) {
                let money =
                    |minor| Money::new(minor, Currency::parse(code).unwrap_or(Currency::USD));
                let said = Message::new("held-arr").money("from", money(*before));
                return Some(said.money("to", money(*after)));
            }
        }
        let count = self.up.max(self.down);
        let said = || {
            Message::new("held-scores")
                .count("count", count as i64)
                .count("total", total as i64)
                .count("up", i64::from(self.up >= self.down))
        };
        (count * 100 >= total * MOVED).then(said)
    }
}
