//! Who is who, by the person's word: two accounts made one, parted or kept apart; a source's way of
//! naming given to an account.

use super::{Desk, Outcome, gesture};
use crate::core::account::AccountId;
use crate::core::identity::{About, Ruling, ordered, spelling};
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};

/// An account, by its id and as lists call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub id: AccountId,
    pub name: String,
}

fn about_two(id: &'static str, one: &Party, other: &Party) -> Message {
    Message::new(id).text("account", one.name.as_str()).text("other", other.name.as_str())
}

fn is_about(ruling: &Ruling, one: AccountId, other: AccountId) -> bool {
    [ruling.apart(), ruling.joined()].contains(&Some(ordered(one, other)))
}

fn take_back(ruling: &Ruling) -> Operation {
    Operation::delete(Item::Ruling(ruling.clone()))
}

fn rule(desk: &mut Desk<'_>, account: Option<AccountId>, about: About) -> Operation {
    Operation::create(Item::Ruling(Ruling { id: desk.ids.next_id(), account, about }))
}

/// The second goes into the first, whose id stays; what was said against it before no longer holds.
pub fn merge(stays: &Party, goes: &Party, rulings: &[Ruling], desk: &mut Desk<'_>) -> Outcome {
    if stays.id == goes.id {
        return Err(about_two("identity-same-already", stays, goes));
    }
    let against = rulings.iter().filter(|ruling| is_about(ruling, stays.id, goes.id));
    let mut operations: Vec<Operation> = against.map(take_back).collect();
    operations.push(rule(desk, Some(goes.id), About::Merged { into: stays.id }));
    gesture(about_two("done-merged", stays, goes), operations, "verb-nothing-changed")
}

/// What went into an account is one of its own again. Where sources made them one, they are kept
/// apart from now on.
pub fn part(from: &Party, goes: &Party, rulings: &[Ruling], desk: &mut Desk<'_>) -> Outcome {
    let said = rulings.iter().filter(|ruling| {
        ruling.account == Some(goes.id) && matches!(ruling.about, About::Merged { .. })
    });
    let mut operations: Vec<Operation> = said.map(take_back).collect();
    if operations.is_empty() {
        operations.push(rule(desk, Some(goes.id), About::Apart { from: from.id }));
    }
    gesture(about_two("done-parted", from, goes), operations, "verb-nothing-changed")
}

/// Not the same, however alike: never suggested again.
pub fn keep_apart(one: &Party, other: &Party, rulings: &[Ruling], desk: &mut Desk<'_>) -> Outcome {
    if one.id == other.id {
        return Err(about_two("identity-same-already", one, other));
    }
    let known = rulings.iter().any(|ruling| ruling.apart() == Some(ordered(one.id, other.id)));
    let new = (!known).then(|| rule(desk, Some(one.id), About::Apart { from: other.id }));
    let title = about_two("done-kept-apart", one, other);
    gesture(title, new.into_iter().collect(), "verb-nothing-changed")
}

/// A way in which a source names somebody: the source, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    pub source: String,
    pub reference: String,
}

impl Naming {
    fn is_meant(&self, ruling: &Ruling) -> bool {
        match &ruling.about {
            About::Named { source, reference } | About::NotNamed { source, reference } => {
                *source == self.source && *reference == self.reference
            }
            About::Merged { .. } | About::Apart { .. } => false,
        }
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        format!("{}: {}", self.source, spelling(&self.reference))
    }
}

/// That is how this source names the account; `None`: it is nobody's.
pub fn assign(
    naming: &Naming,
    account: Option<&Party>,
    rulings: &[Ruling],
    desk: &mut Desk<'_>,
) -> Outcome {
    let before = rulings.iter().filter(|ruling| naming.is_meant(ruling));
    let mut operations: Vec<Operation> = before.map(take_back).collect();
    let Naming { source, reference } = naming.clone();
    let about = About::Named { source, reference };
    operations.push(rule(desk, account.map(|account| account.id), about));
    let title = match account {
        Some(account) => Message::new("done-assigned-reference")
            .text("reference", naming.shown())
            .text("account", account.name.as_str()),
        None => Message::new("done-nobodys").text("reference", naming.shown()),
    };
    gesture(title, operations, "verb-nothing-changed")
}

/// Each is the account that it is called like.
pub fn confirm(alike: &[(Naming, Party)], rulings: &[Ruling], desk: &mut Desk<'_>) -> Outcome {
    let mut operations = Vec::new();
    for (naming, account) in alike {
        operations.extend(assign(naming, Some(account), rulings, desk)?.operations);
    }
    let title = Message::new("done-confirmed").count("count", alike.len() as i64);
    gesture(title, operations, "suggestions-none")
}

/// That is not how this source names the account, however alike: never suggested again.
pub fn refuse(naming: &Naming, account: &Party, desk: &mut Desk<'_>) -> Outcome {
    let Naming { source, reference } = naming.clone();
    let new = rule(desk, Some(account.id), About::NotNamed { source, reference });
    let title = Message::new("done-not-named")
        .text("reference", naming.shown())
        .text("account", account.name.as_str());
    gesture(title, vec![new], "verb-nothing-changed")
}
