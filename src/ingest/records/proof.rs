//! What the rows of a file show together, by which each of them is then read: the styles of its
//! columns, what has become of its ids, what its words are measured by.

use super::derive;
use crate::core::entity::Entity;
use crate::core::manner::Choice;
use crate::core::message::Message;
use crate::ingest::column::{Gathering, Style, Styles};
use crate::ingest::header::Column;
use crate::ingest::identity::Ids;
use crate::ingest::mapping::{Mapping, Slot};
use crate::ingest::table::Table;
use crate::ingest::value::Words;
use crate::ingest::{Options, Refusal, number};
use std::collections::BTreeSet;

/// By what every row is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// By position of the entity's fields.
    pub styles: Vec<Style>,
    pub choices: Vec<Choice>,
    pub case_lost: bool,
    /// Ids stand as `1001.0` in this file.
    pub decimal_ids: bool,
    /// There is a column of ids, and no row has one.
    pub no_keys: bool,
    /// Tickets know a priority above 高.
    pub has_worse_than_high: bool,
    pub response_kind: Option<&'static str>,
    /// The header of the score says the kind of all.
    pub is_headed: bool,
}

impl Verdict {
    /// Does it read every row alike? What can be decided of it may have other examples.
    pub fn reads_like(&self, other: &Self) -> bool {
        let bare = |verdict: &Self| Self { choices: Vec::new(), ..verdict.clone() };
        bare(self) == bare(other)
    }
}

/// Collects what a verdict needs, part by part.
pub struct Proof<'m> {
    mapping: &'m Mapping<'m>,
    options: &'m Options,
    name: &'m str,
    words: Vec<Words<'m>>,
    gathering: Gathering,
    /// Of the rows, and of the accounts they name.
    ids: [Ids; 2],
    worse: bool,
    survey: Option<String>,
    /// Kinds that the names of the surveys speak of.
    kinds: BTreeSet<&'static str>,
    most: Option<i64>,
}

const ID_SLOTS: [Slot; 2] = [Slot::Key, Slot::Account];

impl<'m> Proof<'m> {
    /// `words` are those of every field of the entity.
    pub fn new(
        mapping: &'m Mapping<'m>,
        options: &'m Options,
        name: &'m str,
        words: Vec<Words<'m>>,
    ) -> Self {
        Self {
            mapping,
            options,
            name,
            words,
            gathering: Gathering::default(),
            ids: Default::default(),
            worse: false,
            survey: None,
            kinds: BTreeSet::new(),
            most: None,
        }
    }

    /// Takes in the rows of a table, or of a part of one.
    pub fn take(&mut self, table: &Table<'_>) {
        self.gathering.take(table, self.mapping, self.options);
        for (slot, ids) in ID_SLOTS.into_iter().zip(&mut self.ids) {
            if let Some(column) = self.mapping.slot(slot) {
                table.values(column).for_each(|id| ids.take(id));
            }
        }
        match self.mapping.preset.entity {
            Entity::Ticket => self.take_priorities(table),
            Entity::Response => self.take_answers(table),
            _ => {}
        }
    }

    fn take_priorities(&mut self, table: &Table<'_>) {
        let Some(column) = self.mapping.field("priority").filter(|_| !self.worse) else { return };
        let field = Entity::Ticket.field("priority");
        let words = field.and_then(|at| self.words.get(at)).copied().unwrap_or_default();
        let mut last = "";
        for text in table.values(column).filter(|text| text.trim() != "高") {
            if text != last && words.find(text) == Some("p1") {
                self.worse = true;
                return;
            }
            last = text;
        }
    }

    fn take_answers(&mut self, table: &Table<'_>) {
        let Some(score) = self.mapping.field("score") else { return };
        if let Some(survey) = self.mapping.field("survey") {
            let mut last = "";
            for name in table.values(survey) {
                if name != last {
                    self.kinds.extend(derive::kind_in(name));
                    last = name;
                }
            }
            if self.survey.is_none() {
                self.survey = table.values(survey).next().map(str::to_owned);
            }
        }
        let scores = table.values(score).filter_map(number::scan);
        let scores = scores.filter_map(|scan| scan.read(number::Decimal::Point)?.as_int());
        self.most = self.most.max(scores.max());
    }

    /// Refuses a file whose ids a spreadsheet has damaged; a few such rows are set aside later.
    pub fn verdict(&self, columns: &[Column]) -> Result<Verdict, Refusal> {
        let Styles { of: styles, choices } =
            self.gathering.styles(columns, self.mapping, self.options);
        for (slot, ids) in ID_SLOTS.into_iter().zip(&self.ids) {
            let column = self.mapping.slot(slot).filter(|_| ids.are_damaged());
            if let Some(column) = column.and_then(|at| columns.get(at)) {
                let refused = Message::new("ingest-refused-excel").text("column", &column.name);
                return Err(Refusal::new(refused));
            }
        }
        let salesforce = self.mapping.preset.salesforce_ids;
        Ok(Verdict {
            styles,
            choices,
            case_lost: salesforce && self.ids.iter().any(Ids::have_lost_case),
            decimal_ids: self.ids.iter().any(Ids::are_decimals),
            no_keys: self.ids.first().is_some_and(Ids::is_empty),
            has_worse_than_high: self.worse,
            response_kind: self.response_kind(columns),
            is_headed: self.is_headed(columns),
        })
    }

    fn response_kind(&self, columns: &[Column]) -> Option<&'static str> {
        let preset = self.mapping.preset;
        if preset.entity != Entity::Response || preset.fixed.contains_key("kind") {
            return None;
        }
        let header = columns.get(self.mapping.field("score")?)?;
        // Of answers to several surveys the rest are of nobody knows which.
        if self.kinds.len() > 1 {
            return derive::kind_in(&header.name);
        }
        derive::told_kind(&header.name, self.survey.as_deref(), self.name)
            .or_else(|| derive::kind_by_scale(self.most?))
    }

    fn is_headed(&self, columns: &[Column]) -> bool {
        let header = self.mapping.field("score").and_then(|at| columns.get(at));
        header.is_some_and(|header| derive::kind_in(&header.name).is_some())
    }
}
