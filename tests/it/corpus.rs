//! Every file of a folder of real exports is read, or refused with a reason, without a panic.
//! The folder is named by `MAMORI_CORPUS`; without it there is nothing to check.

use crate::files::{large, of_bytes};
use crate::ingest::{check_counts, day, options, records};
use mamori::core::batch::{Batch, FileBatch};
use mamori::core::entity::Entity;
use mamori::ingest::{Presets, Refusal, digest, read, read_bytes, recognise};
use mamori::locale::Lang;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("MAMORI_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: MAMORI_CORPUS names no folder");
    }
    folder
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

fn open(path: &Path) -> Result<FileBatch, Refusal> {
    read(path, Presets::builtin(), &options(), &mut |_| true)
}

fn line(path: &Path, outcome: &Result<FileBatch, Refusal>) -> String {
    let name = path.file_name().unwrap().to_string_lossy();
    match outcome {
        Ok(batch) => {
            let (problems, skipped) = (batch.problems.len(), batch.skipped);
            let notes: Vec<String> = batch.notes.iter().map(|note| Lang::En.say(note)).collect();
            format!(
                "{name}: {} by {} {} read {} aside {problems} skipped {skipped} as of {} | {}",
                batch.entity.id(),
                batch.preset,
                batch.encoding,
                batch.read,
                batch.as_of,
                notes.join(" ")
            )
        }
        Err(refusal) => format!("{name}: refused: {}", Lang::En.say(&refusal.message)),
    }
}

#[test]
fn every_real_export_is_the_same_in_windows() {
    let Some(folder) = corpus() else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let mut seen = 0;
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        if bytes.starts_with(b"PK") || bytes.len() > 1 << 21 {
            continue;
        }
        let Some(read) = large::in_windows(&name, &bytes, 1 << 16, 3_000) else { continue };
        large::same(&read, &of_bytes(&name, &bytes).unwrap());
        seen += 1;
    }
    assert!(seen >= 20, "{seen}");
}

#[test]
fn every_real_export_is_read_or_refused_with_a_reason() {
    let Some(folder) = corpus() else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    assert!(!paths.is_empty());
    for path in paths {
        let outcome = open(&path);
        eprintln!("{}", line(&path, &outcome));
        match &outcome {
            Ok(batch) => {
                check_counts(batch);
                assert_eq!((batch.digest, batch.size), digest(&path).unwrap());
                let head = recognise(&path, Presets::builtin(), &options()).unwrap();
                assert_eq!(head.0, batch.entity, "{}", path.display());
            }
            Err(refusal) => {
                let sentence = Lang::En.say(&refusal.message);
                assert!(
                    sentence.ends_with(['.', '}']) && !sentence.starts_with("ingest-"),
                    "{sentence}"
                );
            }
        }
    }
}

fn known(name: &str) -> Option<Result<FileBatch, Refusal>> {
    let path = corpus()?.join(name);
    path.exists().then(|| open(&path))
}

#[test]
fn the_data_loader_sample_is_western_and_its_ids_are_exact() {
    let Some(batch) = known("salesforce/dataloader_accountData.csv") else { return };
    let batch = batch.unwrap();
    assert_eq!(
        (batch.entity, batch.encoding.as_str(), batch.read),
        (Entity::Account, "CP1252", 423)
    );
    let keys: HashSet<&str> = records(&batch).iter().map(|record| record.key.as_str()).collect();
    assert_eq!((keys.len(), records(&batch).len()), (423, 423));
    assert!(keys.iter().all(|key| key.len() == 18));
    let arr = Entity::Account.field("arr").unwrap();
    assert!(records(&batch).iter().all(|record| record.values[arr].is_none()));
    let name = Entity::Account.field("name").unwrap();
    let named = |text: &str| {
        records(&batch).iter().any(|record| {
            record.values[name].as_ref().and_then(|v| v.as_text()).is_some_and(|n| n.contains(text))
                || record.extra.iter().any(|(_, value)| value.contains(text))
        })
    };
    assert!(named("Crédito"));
    let deals = known("salesforce/dataloader_opportunityData.csv").unwrap().unwrap();
    let accounts = records(&deals).iter().filter_map(|record| record.reference.as_ref());
    assert!(
        accounts.map(mamori::core::batch::Reference::key).any(|key| keys.contains(key.as_str()))
    );
}

#[test]
fn known_files_are_what_they_are() {
    let check = |name: &str, entity: Entity, read: u64| {
        let Some(batch) = known(name) else { return };
        let batch = batch.unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.message));
        assert_eq!((batch.entity, batch.read), (entity, read), "{name}");
        assert!(batch.problems.is_empty(), "{name}: {:?}", batch.problems);
    };
    check("salesforce/sfdx_tree_Accounts.json", Entity::Account, 10);
    check("salesforce/sfdx_tree_Opportunities.json", Entity::Opportunity, 20);
    check("saas-datasets/ibm_telco_customer_churn.csv", Entity::Account, 7_043);
    check("saas-datasets/ravenstack_accounts.csv", Entity::Account, 500);
    check("saas-datasets/ravenstack_subscriptions.csv", Entity::Subscription, 5_000);
    check("saas-datasets/ravenstack_supports_ticket.csv", Entity::Ticket, 2_000);
    check("saas-datasets/ravenstack_churn_events.csv", Entity::Outcome, 600);
    check("freshdesk/all_tickets.json", Entity::Ticket, 1);
    check("freshdesk/companies.json", Entity::Account, 2);
}

#[test]
fn holidays_are_japanese_and_no_customers() {
    let Some(outcome) = known("japan/cabinet_office_syukujitsu_2026.csv") else { return };
    let refusal = outcome.unwrap_err();
    assert!(refusal.unmapped);
    assert!(Lang::Ja.say(&refusal.message).contains("国民の祝日"));
}

#[test]
fn cut_and_damaged_files_never_panic() {
    let Some(folder) = corpus() else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let bytes = &bytes[..bytes.len().min(6_000)];
        for part in [2, 5, 7] {
            let cut = &bytes[..bytes.len() * part / 8];
            let mut damaged = cut.to_vec();
            for at in (part * 7..damaged.len()).step_by(211) {
                damaged[at] = damaged[at].wrapping_add((part * 37) as u8);
            }
            for bytes in [cut, &damaged] {
                if let Ok(batch) =
                    read_bytes("x", bytes, day("2026-11-20"), Presets::builtin(), &options())
                {
                    check_counts(&batch);
                    assert!(matches!(batch.batch, Batch::Records(_) | Batch::Usage(_)));
                }
            }
        }
    }
}
