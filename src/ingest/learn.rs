//! What was decided of a file, as a preset of one's own: the next file of that source is then read
//! without a question.

use super::header::fold;
use super::preset::Presets;
use crate::core::batch::FileBatch;
use crate::core::manner::{Decision, Manner, Trust};
use serde::Serialize;
use std::collections::BTreeMap;

/// As `preset.toml` has it.
#[derive(Serialize)]
struct Learned {
    format: u32,
    base: String,
    fingerprint: Fingerprint,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keep: Vec<String>,
    #[serde(skip_serializing_if = "is_silent")]
    reading: Manner,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    columns: BTreeMap<String, Vec<String>>,
}

#[derive(Serialize)]
struct Fingerprint {
    all: Vec<String>,
}

fn is_silent(manner: &Manner) -> bool {
    *manner == Manner::default()
}

/// A preset that was made: the name of its folder, and the text of its `preset.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnedPreset {
    pub name: String,
    pub text: String,
}

/// Makes a preset of how a file was read. What was open is settled the way it was taken; files with
/// the same columns are known by it. A preset of one's own that the file was read with is replaced.
pub fn learn(batch: &FileBatch, decision: &Decision, presets: &Presets) -> LearnedPreset {
    let own = presets.own(&batch.preset);
    let base = own.and_then(|preset| preset.base.clone()).unwrap_or_else(|| batch.preset.clone());
    let mut manner = own.map(|preset| decision.manner.or(&preset.manner));
    let manner = manner.get_or_insert_with(|| decision.manner.clone());
    for choice in batch.choices.iter().filter(|choice| choice.open) {
        manner.set(choice.matter, &choice.taken);
    }
    let headers = |wanted: &dyn Fn(Option<&str>) -> bool| {
        let columns = batch.columns.iter().filter(|column| !fold(&column.header).is_empty());
        let found = columns.filter(|column| wanted(column.field.as_deref()));
        found.map(|column| column.header.clone()).collect::<Vec<_>>()
    };
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in &batch.columns {
        let decided = decision.columns.get(&column.header).is_some_and(Option::is_some)
            || column.trust == Trust::Guessed
            || decision.account.as_ref() == Some(&column.header);
        let known = own.is_some_and(|preset| preset.names(column));
        if let Some(field) = column.field.clone().filter(|_| decided || known) {
            columns.entry(field).or_default().push(column.header.clone());
        }
    }
    let kept = |header: &String| matches!(decision.columns.get(header), Some(None));
    let kept_before =
        |header: &String| own.is_some_and(|preset| preset.put_by.contains(&fold(header)));
    let learned = Learned {
        format: 1,
        fingerprint: Fingerprint { all: headers(&|field| field.is_some()) },
        keep: headers(&|field| field.is_none())
            .into_iter()
            .filter(|header| kept(header) || kept_before(header))
            .collect(),
        reading: manner.clone(),
        columns,
        base: base.clone(),
    };
    let name = if own.is_some() { batch.preset.clone() } else { presets.free_name(&base) };
    LearnedPreset { name, text: toml::to_string(&learned).unwrap_or_default() }
}
