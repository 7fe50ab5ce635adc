//! Every preset folder holds a sample and what is read from it. A new folder is tested by being
//! there; `MAMORI_BLESS=1` writes what is read now, to be looked at before it is kept.

use crate::house::root;
use crate::ingest::{read, shown};
use mamori::core::batch::{Batch, FileBatch, NO_POINT, Record, Reference, SeriesPart, UsageBatch};
use mamori::ingest::{Options, Presets, read_bytes};
use serde_json::{Map, Value as Json, json};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("assets/presets")).unwrap().flatten();
    let mut folders: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Every `sample…` of a folder with the `expected….json` that belongs to it.
fn samples(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let named = entries.filter_map(|path| {
        let stem = path.file_stem()?.to_string_lossy().into_owned();
        let expected = format!("expected{}.json", stem.strip_prefix("sample")?);
        Some((path, folder.join(expected)))
    });
    let mut samples: Vec<_> = named.collect();
    samples.sort();
    assert!(!samples.is_empty(), "{} has no sample", folder.display());
    samples
}

fn essentials(batch: &FileBatch) -> Json {
    let rows = match &batch.batch {
        Batch::Records(records) => {
            records.iter().take(3).map(|record| of_record(batch, record)).collect::<Vec<_>>()
        }
        Batch::Usage(usage) => {
            usage.series.iter().take(4).map(|part| of_series(usage, part)).collect()
        }
        Batch::Parcel(_) => panic!("a sample is small"),
    };
    let notes: Vec<&str> = batch.notes.iter().map(|note| note.id.as_ref()).collect();
    json!({
        "entity": batch.entity.id(),
        "source": batch.source,
        "creates_accounts": batch.creates_accounts,
        "as_of": batch.as_of.to_string(),
        "covered": batch.covered.map(|(from, to)| [from.to_string(), to.to_string()]),
        "read": batch.read,
        "skipped": batch.skipped,
        "problems": batch.problems.iter().map(|p| format!("{}: {}", p.line, p.reason.id)).collect::<Vec<_>>(),
        "notes": notes,
        "first": rows,
    })
}

fn of_record(batch: &FileBatch, record: &Record) -> Json {
    let fields = batch.entity.fields().iter().zip(&record.values);
    let values = fields.filter_map(|(field, value)| {
        Some((field.id.to_owned(), Json::from(shown(value.as_ref()?))))
    });
    let extra = record.extra.iter().map(|(name, text)| (name.clone(), Json::from(text.as_str())));
    json!({
        "key": record.key,
        "reference": record.reference.as_ref().map(Reference::key),
        "line": record.line,
        "values": values.collect::<Map<_, _>>(),
        "extra": extra.collect::<Map<_, _>>(),
    })
}

fn of_series(usage: &UsageBatch, part: &SeriesPart) -> Json {
    let point = |point: &i64| (*point != NO_POINT).then_some(*point);
    json!({
        "reference": usage.references[part.reference as usize].key(),
        "metric": usage.metrics[part.metric as usize],
        "first": part.first.to_string(),
        "scale": part.scale,
        "values": part.values.iter().map(point).collect::<Vec<_>>(),
    })
}

/// What is wrong with how one sample is read; nothing where it is as expected.
fn check(name: &str, path: &Path, expected: &Path) -> Option<String> {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let batch = match read(&file, &fs::read(path).unwrap()) {
        Ok(batch) => batch,
        Err(refusal) => return Some(format!("{name}/{file}: {:?}", refusal.message)),
    };
    if batch.preset != name {
        return Some(format!("{name}/{file}: recognised as {}", batch.preset));
    }
    let found = essentials(&batch);
    if std::env::var_os("MAMORI_BLESS").is_some() {
        fs::write(expected, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let expected = fs::read_to_string(expected).unwrap_or_default();
    let same = serde_json::from_str::<Json>(&expected).ok() == Some(found.clone());
    (!same).then(|| format!("{name}/{file}: {found:#}"))
}

#[test]
fn every_preset_reads_its_samples_as_expected() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let samples = samples(&folder).into_iter();
        wrong.extend(samples.filter_map(|(path, expected)| check(&name, &path, &expected)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_preset_folder_is_compiled_in() {
    let names: Vec<&str> = Presets::builtin().iter().map(|preset| preset.name.as_str()).collect();
    assert_eq!(names.len(), folders().len());
}

#[test]
fn a_preset_of_the_workspace_goes_before_those_that_are_compiled_in() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("our-crm");
    fs::create_dir(&own).unwrap();
    let text = "format = 1\nsource = \"our_crm\"\nentity = \"account\"\ncreates_accounts = true\n[fingerprint]\nall = [\"Kd-Nr\"]\n[columns]\nkey = [\"Kd-Nr\"]\nname = [\"Kunde\"]\narr = [\"Umsatz p.a.\"]\n";
    fs::write(own.join("preset.toml"), text).unwrap();
    let presets = Presets::with_folder(folder.path()).unwrap();
    let options = Options::on(crate::ingest::day("2026-11-21"));
    let bytes = "Kd-Nr;Kunde;Umsatz p.a.\n007;Müller;1.200,50 €\n8;Maier;99,00 €\n".as_bytes();
    let batch = read_bytes("kunden.csv", bytes, options.today, &presets, &options).unwrap();
    assert_eq!((batch.source.as_str(), batch.preset.as_str()), ("our_crm", "our-crm"));
    assert_ne!(presets.digest(&options), Presets::builtin().digest(&options));
    fs::write(own.join("preset.toml"), "format = 2\n").unwrap();
    assert!(Presets::with_folder(folder.path()).is_err());
}

/// The page of what is read: a row per folder, in the words of its first line.
fn page() -> String {
    let mut page = "# What is read\n\nWritten by a test from the folders in `assets/presets`, each of which holds samples and what is\nread of them. `csv` is any list made by hand, in English or Japanese.\n\n| Preset | Read as | What it is |\n|---|---|---|\n".to_owned();
    let presets = Presets::builtin();
    for folder in folders() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join("preset.toml")).unwrap();
        let what = text.lines().next().unwrap().trim_start_matches("# ").replace('|', "/");
        let what = what.split(". ").next().unwrap().trim_end_matches('.');
        let entity = presets.iter().find(|preset| preset.name == name).unwrap().entity.id();
        writeln!(page, "| `{name}` | {entity} | {what} |").unwrap();
    }
    page
}

#[test]
fn the_page_of_what_is_read_names_every_preset() {
    let path = root().join("docs/sources.md");
    if std::env::var_os("MAMORI_BLESS").is_some() {
        fs::write(&path, page()).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), page());
}
