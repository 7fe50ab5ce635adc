//! What Tab puts in while one types: fields, operators and values of a filter, accounts behind `@`,
//! tags behind `#`. Pressed again it goes on to the next that was offered.

use super::{Mode, Purpose, Shell};
use crate::core::filter;
use crate::core::quick_add::resolve_account;
use crate::core::search::fold;
use crate::core::text::Shown;
use crate::tui::effect::Effect;
use crate::tui::screen::Place;
use crate::tui::world::{World, name_of};
use std::collections::HashMap;

/// So many are offered.
const MOST: usize = 8;

/// Something that can be put in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// As it is shown.
    pub shown: String,
    put: String,
}

/// What is offered for the place where the caret stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Offers {
    pub all: Vec<Offer>,
    /// Which of them has been put in.
    pub chosen: Option<usize>,
    /// What stands before what is replaced, and behind the caret.
    before: String,
    after: String,
}

impl Shell {
    /// What is typed after `/` is the filter language here, not only words.
    pub(super) fn speaks_filters(&self) -> bool {
        self.place != Place::Account && self.screen().of_accounts()
    }

    /// An error before what Tab would complete, which the offers must not hide.
    pub(super) fn wrong_before_offers(&self, text: &str) -> bool {
        let error = filter::parse(text).err().filter(|_| self.speaks_filters());
        error.is_some_and(|error| error.at.end < self.offers.before.len())
    }

    /// What the line offers now: after every key that changed it.
    pub(super) fn look_for_offers(&mut self) {
        let Mode::Line { purpose, line, .. } = &self.mode else { return };
        let text = line.text();
        let caret = text.char_indices().nth(line.caret()).map_or(text.len(), |(at, _)| at);
        let (before, after) = text.split_at(caret);
        let found = match purpose {
            Purpose::Filter if self.speaks_filters() => of_filter(&self.world, before),
            Purpose::Add(_) | Purpose::Retitle(_) | Purpose::AddStep(_) => {
                of_task(&self.world, before)
            }
            _ => None,
        };
        let after = after.to_owned();
        self.offers = found
            .map(|(start, all)| Offers {
                all,
                chosen: None,
                before: before.get(..start).unwrap_or_default().to_owned(),
                after,
            })
            .unwrap_or_default();
    }

    /// Tab: a path, else what is offered, one after the other.
    pub(super) fn complete_line(&mut self) {
        let Mode::Line { purpose, line, .. } = &mut self.mode else { return };
        if *purpose == Purpose::Import {
            let text = line.text().to_owned();
            return self.ask(Effect::CompletePath(text));
        }
        let offers = &mut self.offers;
        let next = offers.chosen.map_or(0, |chosen| chosen + 1) % offers.all.len().max(1);
        let Some(offer) = offers.all.get(next) else { return };
        let caret = offers.before.chars().count() + offer.put.chars().count();
        let text = format!("{}{}{}", offers.before, offer.put, offers.after);
        offers.chosen = Some(next);
        line.replace(&text, caret);
        let (filters, only) = (*purpose == Purpose::Filter, offers.all.len() == 1);
        if filters {
            self.find(&text);
        }
        // Nothing else could be meant: what follows is offered at once.
        if only {
            self.look_for_offers();
        }
    }
}

type Found = Option<(usize, Vec<Offer>)>;

fn of_filter(world: &World, before: &str) -> Found {
    let found = filter::suggest(before, &world.portfolio.rows, world.today())?;
    let offer = |put: String| Offer { shown: Shown::new(&put).to_string(), put };
    Some((found.at.start, found.options.into_iter().map(offer).collect()))
}

/// The account or the tag that the last word begins.
fn of_task(world: &World, before: &str) -> Found {
    let last = before.rsplit(char::is_whitespace).next()?;
    let start = before.len() - last.len();
    let (mark, typed) = (last.chars().next()?, last.get(last.chars().next()?.len_utf8()..)?);
    let offers: Vec<Offer> = match mark {
        '@' | '＠' => {
            let found = resolve_account(typed, &world.portfolio).into_iter().take(MOST);
            let rows = found.filter_map(|id| world.row(id));
            rows.map(|row| Offer {
                shown: format!("@{}", name_of(row)),
                put: format!("@{} ", row.id),
            })
            .collect()
        }
        '#' | '＃' => {
            let offer = |tag: String| Offer {
                shown: format!("#{}", Shown::new(&tag)),
                put: format!("#{tag} "),
            };
            tags(world, typed).into_iter().map(offer).collect()
        }
        _ => return None,
    };
    (!offers.is_empty()).then_some((start, offers))
}

/// Tags that begin so, the most frequent first.
fn tags(world: &World, typed: &str) -> Vec<String> {
    let typed = fold(typed);
    let begins = |tag: &String| fold(tag).starts_with(&typed) && fold(tag) != typed;
    every_tag(world).into_iter().filter(begins).take(MOST).collect()
}

/// Every tag of accounts and tasks that can be typed, the most frequent first.
pub(super) fn every_tag(world: &World) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let of_tasks =
        world.portfolio.tasks.iter().flat_map(|task| task.tags.iter().map(String::as_str));
    let of_rows = world.portfolio.rows.iter().flat_map(|row| row.tags.iter().map(AsRef::as_ref));
    for tag in of_tasks.chain(of_rows) {
        *counts.entry(tag).or_default() += 1;
    }
    let whole = |tag: &str| !tag.is_empty() && !tag.contains(char::is_whitespace);
    let mut found: Vec<(&str, usize)> = counts.into_iter().filter(|(tag, _)| whole(tag)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    found.into_iter().map(|(tag, _)| tag.to_owned()).collect()
}
