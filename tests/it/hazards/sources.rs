//! Hazards 30 to 40: JSON, text that does something, files cut off, and who is who.

use super::*;
use mamori::core::batch::Batch;
use mamori::core::entity::{Entity, Value};
use mamori::core::text::{Shown, plain};

fn json(text: &str) -> FileBatch {
    let read = of_bytes("export.json", text.as_bytes());
    read.unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.message))
}

const TICKET: &str = r#"{"id":1,"organization_id":5,"status":"open","priority":"high","created_at":"2026-01-01T00:00:00Z","subject":"x","custom_fields":[{"id":3600,"value":"EMEA"},{"id":3601,"value":null}],"via":{"channel":"web"}}"#;

#[test]
fn hazard_30_every_wrapper_is_taken_off_and_a_page_is_said() {
    let wrappers =
        ["[@]", "{\"data\":[@]}", "{\"tickets\":[@],\"next_page\":null}", "{\"list\":[@]}"];
    for wrapper in wrappers {
        assert_eq!(keys(&json(&wrapper.replace('@', TICKET))), ["1"], "{wrapper}");
    }
    let page = json(&format!("{{\"tickets\":[{TICKET}],\"count\":250}}"));
    assert!(notes(&page).contains(&"ingest-note-page-of"));
}

#[test]
fn hazard_31_lines_of_json_are_read_whatever_the_file_is_called() {
    let lines = format!("{TICKET}\n{}\n", TICKET.replace("\"id\":1,", "\"id\":2,"));
    assert_eq!((json(&lines).format, keys(&json(&lines)).len()), ("ndjson".into(), 2));
    assert_eq!(keys(&csv(&lines)).len(), 2);
}

#[test]
fn hazard_32_what_is_nested_becomes_columns_and_broken_json_stays_text() {
    let batch = json(&format!("[{TICKET}]"));
    let extra = &records(&batch)[0].extra;
    assert!(extra.contains(&("custom_fields.3600".into(), "EMEA".into())), "{extra:?}");
    assert!(extra.contains(&("via.channel".into(), "web".into())), "{extra:?}");
    let cell = csv("account_id,name,arr,owner,address\n1,Acme,5,Kim,\"{\"\"city\"\": oops\"\n");
    assert_eq!(records(&cell)[0].extra, [("address".into(), "{\"city\": oops".into())]);
}

#[test]
fn hazard_33_html_is_kept_raw_and_shown_plain() {
    let html = "<p>Hello <b>Kim</b><br>R&amp;D</p><img src=\"data:image/png;base64,AAAA\">";
    let batch = csv(&format!(
        "account_id,date,kind,subject,body\na,2026-01-01,call,Hi,\"{}\"\n",
        html.replace('"', "\"\"")
    ));
    assert_eq!(values(&batch, "body"), [html]);
    assert_eq!(plain(html), "Hello Kim\nR&D");
}

#[test]
fn hazard_34_formulas_are_inert_in_our_files_and_come_back_unchanged() {
    let shell = Shell::empty();
    let names = ["=HYPERLINK(1)", "+cmd", "@x", "-a", "'=kept", "O'Hara", "+8190"];
    let row = |(at, name): (usize, &&str)| format!("{at},N{at},5,\"'{name}\"\n");
    let rows: Vec<String> = names.iter().enumerate().map(row).collect();
    let text = accounts(&rows.concat()).replace("'O'Hara", "O'Hara");
    assert_eq!(synced(&shell, "a.csv", &text, &["--yes"]).0, "applied");
    let owners = |shell: &Shell| {
        let list = shell.json(&["list", "--sort", "name"]);
        let owner = |row: &serde_json::Value| row["owner"].as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(owner).collect::<Vec<_>>()
    };
    assert_eq!(owners(&shell), names);
    let out = shell.run(&["list", "--csv", "--columns", "id,name,owner,arr", "--sort", "name"]);
    let out = String::from_utf8(out.stdout).unwrap();
    assert!(out.contains("'=HYPERLINK(1)") && out.contains("''=kept"), "{out}");
    let again = Shell::empty();
    assert_eq!(synced(&again, "a.csv", &out, &["--yes"]).0, "applied", "{out}");
    assert_eq!(owners(&again), names);
}

#[test]
fn hazard_35_control_characters_are_kept_and_never_drawn() {
    let batch = csv(&accounts("1,\"Ac\u{1b}[31mme\",\"\u{200f}1\u{200b}200\",\u{202e}Kim\n"));
    assert_eq!(values(&batch, "arr"), ["120000"]);
    assert_eq!(values(&batch, "name"), ["Ac\u{1b}[31mme"], "stored as it is");
    let shown = Shown::new(&values(&batch, "name")[0]).to_string();
    assert!(!shown.contains('\u{1b}'));
    assert!(!Shown::new(&values(&batch, "owner")[0]).as_str().contains('\u{202e}'));
}

#[test]
fn hazard_36_what_is_no_table_is_named() {
    let check = |bytes: &[u8], id: &str| assert_eq!(refused(of_bytes("a.csv", bytes)), id);
    check(b"%PDF-1.7 x", "ingest-refused-pdf");
    check(b"<!DOCTYPE html><html><body>Sign in</body></html>", "ingest-refused-html");
    check(b"account_id,name\n1,Ac\0me\n", "ingest-refused-nul");
}

#[test]
fn hazard_37_a_huge_cell_sets_its_row_aside() {
    let batch = csv(&accounts(&format!("1,{},5,Kim\n2,Beta,6,Kim\n", "x".repeat(1_100_000))));
    assert_eq!((keys(&batch), aside(&batch)[0].2), (vec!["2"], "ingest-problem-long"));
    assert!(batch.problems[0].raw.len() < 100_000, "no more of it is kept than is of use");
    let many = (0..1_000).map(|at| format!(",c{at}")).collect::<Vec<_>>().concat();
    let wide =
        csv(&format!("account_id,name,arr,owner{many}\n1,Acme,5,Kim{}\n", ",v".repeat(1_000)));
    assert_eq!(records(&wide)[0].extra.len(), 1_000);
}

#[test]
fn hazard_38_a_file_cut_off_is_refused_and_one_without_rows_asked_about() {
    assert_eq!(refusal(""), "ingest-refused-empty");
    assert_eq!(refusal(&accounts("1,Acme,5,Kim\n2,Beta,6,Kim\n3,Gam")), "ingest-refused-cut-off");
    let shell = Shell::empty();
    assert_eq!(synced(&shell, "a.csv", &accounts("1,Acme,500,Kim\n"), &[]).0, "applied");
    // Rows that are not there are gone only where a list is declared to be whole; there, none asks.
    let settings = shell.workspace().join("mamori.toml");
    std::fs::write(settings, "[sources.csv]\nfull = [\"accounts\"]\n").unwrap();
    let file = shell.workspace().join("exports/a.csv");
    std::fs::write(file, accounts("")).unwrap();
    assert_eq!(shell.json(&["sync"])["held"], true);
    assert_eq!(shell.json(&["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn hazard_39_an_older_file_after_a_newer_one_is_asked_about_and_equal_data_changes_nothing() {
    let shell = Shell::empty();
    let titled = |day: &str, amount: u32| {
        format!("As of {day}\n{}", accounts(&format!("1,Acme,{amount},Kim\n")))
    };
    assert_eq!(synced(&shell, "a.csv", &titled("x", 500), &["--as-of", "2026-03-01"]).0, "applied");
    let folder = shell.workspace().join("exports/a.csv");
    let older = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
    std::fs::write(&folder, titled("x", 400)).unwrap();
    std::fs::File::options().write(true).open(&folder).unwrap().set_modified(older).unwrap();
    let report = shell.json(&["sync"]);
    assert_eq!(report["files"][0]["error"]["code"], "sync-asks-older", "{report}");
    let same = titled("x", 500).replace('\n', "\r\n");
    std::fs::write(&folder, same).unwrap();
    let report = shell.json(&["sync", "--as-of", "2026-03-02"]);
    assert_eq!(
        (&report["totals"]["changed"], &report["totals"]["unchanged"]),
        (&0.into(), &1.into())
    );
}

#[test]
fn hazard_40_the_key_makes_the_row_and_a_file_without_one_is_refused() {
    let same = csv(&accounts("1,Acme,5,Kim\n1,Acme,5,Kim\n2,Beta,6,Kim\n2,Beta,7,Kim\n"));
    assert_eq!((keys(&same), same.skipped), (vec!["1", "2"], 1));
    assert_eq!(aside(&same), [(5, Some("account_id"), "ingest-problem-same-id")]);
    let versions = csv(
        "ticket id,account id,status,priority,created,updated at\n1,a,open,high,2026-01-01,2026-01-05\n1,a,closed,high,2026-01-01,2026-01-09\n",
    );
    assert_eq!((values(&versions, "status"), versions.skipped), (vec!["solved".into()], 1));
    let unmapped = of_bytes("x.csv", b"metric,value\nlogins,4\n").unwrap_err();
    assert!(unmapped.unmapped);
    assert!(format!("{:?}", unmapped.message).contains("date"));
}

#[test]
fn hazard_40_months_as_columns_are_laid_out_long() {
    let points = |text: &str| {
        let batch = of_bytes("Active users.csv", text.as_bytes()).unwrap();
        assert!(notes(&batch).contains(&"ingest-note-wide"), "{text}");
        let mamori::core::batch::Batch::Usage(usage) = batch.batch else { panic!("{text}") };
        (usage.metrics, batch.read, batch.covered.map(|(from, to)| format!("{from} {to}")))
    };
    let covered = Some("2026-01-01 2026-03-31".to_owned());
    let users = vec!["active_users".to_owned()];
    let expected = (users, 3, covered);
    assert_eq!(points("account_id,2026-01,2026-02,2026-03\na,5,6,7\n"), expected);
    assert_eq!(points("会社名,2026年1月,2026年2月,2026年3月\n桜,5,6,7\n"), expected);
    assert_eq!(
        points("account_id,metric,Jan 2026,Feb 2026,Mar 2026\na,active users,5,6,7\n"),
        expected
    );
}

#[test]
fn what_no_field_takes_is_kept_and_can_be_asked_for() {
    let shell = Shell::empty();
    let text = "account_id,name,arr,owner,region_code\n1,Acme,500,Kim,EMEA\n2,Beta,500,Kim,APAC\n";
    assert_eq!(synced(&shell, "a.csv", text, &[]).0, "applied");
    let found = shell.json(&["list", "x.region_code:EMEA"]);
    assert_eq!((found.as_array().unwrap().len(), &found[0]["name"]), (1, &"Acme".into()));
}

#[test]
fn hazard_31_what_people_are_is_no_use_among_what_they_did() {
    let call = |kind: &str, id: &str, rest: &str| {
        format!(
            r#"{{"type":"{kind}","messageId":"{id}","userId":"u-1","timestamp":"2026-11-03T10:30:00.000Z","context":{{"groupId":"001"}},"receivedAt":"2026-11-03T10:30:01.000Z"{rest}}}"#
        )
    };
    let text = [
        call("identify", "i1", r#","traits":{"email":"ann@gravel.example"}"#),
        call("group", "g1", r#","groupId":"001""#),
        call("track", "t1", r#","event":"Signed In""#),
        call("page", "p1", r#","name":"Home""#),
    ];
    let batch = json(&text.join("\n"));
    let Batch::Usage(usage) = &batch.batch else { panic!("no usage") };
    let events = usage.metrics.iter().position(|metric| metric == "events").unwrap();
    let part = usage.series.iter().find(|part| part.metric as usize == events).unwrap();
    assert_eq!((part.values.as_slice(), batch.skipped), ([2].as_slice(), 2));
}

#[test]
fn people_with_an_address_and_a_status_are_no_tickets() {
    let check = |header: &str, row: &str, entity: Option<Entity>| {
        let text = format!("{header}\n{row}\n");
        let found = of_bytes("x.csv", text.as_bytes()).ok().map(|batch| batch.entity);
        match entity {
            Some(entity) => assert_eq!(found, Some(entity), "{header}"),
            None => assert_ne!(found, Some(Entity::Ticket), "{header}"),
        }
    };
    check("id,name,created,email,status", "1,Ann,2026-01-05,ann@gravel.example,active", None);
    check("id,title,created,email,status", "1,CTO,2026-01-05,ann@gravel.example,active", None);
    let ticket = Some(Entity::Ticket);
    check("id,subject,created,email,status", "1,Log in,2026-01-05,a@gravel.example,open", ticket);
    check("ticket id,created,email,status", "1,2026-01-05,a@gravel.example,open", ticket);
    check("id,created,priority,customer id", "1,2026-01-05,high,c1", ticket);
}

#[test]
fn a_quantity_is_one_of_seats_only_where_its_unit_says_so() {
    let head = "Account: Account Number,Subscription: Name,Subscription: Status,Subscription: Term End Date,\
                Rate Plan Charge: Quantity,Rate Plan Charge: UOM";
    let check = |unit: &str, seats: Option<i64>| {
        let text = format!("{head}\nA1,S1,Active,2027-02-01,25,{unit}\n");
        let batch = csv(&text);
        let at = Entity::Subscription.field("seats").unwrap();
        let found = records(&batch)[0].values[at].as_ref().and_then(Value::as_int);
        assert_eq!(found, seats, "{unit}");
    };
    check("Users", Some(25));
    check("Seat", Some(25));
    check("API Calls", None);
    check("", None);
}
