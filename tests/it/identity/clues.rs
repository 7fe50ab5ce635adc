//! Whose rows are, where nobody knows the id they carry: what else they say is heard.

use super::{ACCOUNTS, id, put, suggested};
use crate::cli::Shell;
use serde_json::Value;

/// The accounts, and one more file.
fn book(name: &str, text: &str) -> Shell {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(&shell, name, text);
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    shell
}

/// How a reference is linked: to which account, and by what.
fn linked(shell: &Shell, reference: &str) -> (Value, Value) {
    let sql = format!(
        "SELECT a.name, l.by FROM account_link l LEFT JOIN v_account a ON a.number = l.account \
         WHERE l.reference = '{reference}'"
    );
    let row = shell.json(&["query", &sql])[0].clone();
    (row["name"].clone(), row["by"].clone())
}

const TICKETS: &str = "Ticket ID,Account ID,Account Name,Requester Email,Subject,Created,Priority\n\
    T-1,Z-9,Globex,kim@globex.example,Login,2026-11-01,P3\n\
    T-2,Z-9,Globex,kim@gmail.com,Login,2026-11-02,P3\n\
    T-3,Z-8,GLOBEX,,Login,2026-11-02,P3\n";

#[test]
fn an_id_nobody_knows_gives_way_to_the_domain_beside_it() {
    let shell = book("tickets.csv", TICKETS);
    assert_eq!(linked(&shell, "Z-9"), ("Globex GmbH".into(), "domain".into()));
    assert_eq!(linked(&shell, "Z-8"), (Value::Null, Value::Null));
    // The list of customers has the last word, whenever it comes.
    put(&shell, "later.csv", "Account ID,Account Name,ARR,Currency\nZ-9,Zeta,10,EUR\n");
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    assert_eq!(linked(&shell, "Z-9"), ("Zeta".into(), "record".into()));
}

#[test]
fn a_name_beside_an_id_is_suggested_and_one_yes_links_all_its_rows() {
    let shell = book("tickets.csv", TICKETS);
    let all = suggested(&shell);
    assert!(all.contains(&("reference".into(), "GLOBEX".into())), "{all:?}");
    assert_eq!(shell.code(&["account", "link", "csv", "Z-8", &id(&shell, "Globex GmbH")]), 0);
    assert_eq!(linked(&shell, "Z-8"), ("Globex GmbH".into(), "person".into()));
    assert!(!suggested(&shell).iter().any(|(kind, _)| kind == "reference"));
}

#[test]
fn every_name_that_is_alike_is_confirmed_at_once_and_undone_at_once() {
    let text = format!("{TICKETS}T-4,Z-7,サクラ商事,,Login,2026-11-02,P3\n");
    let shell = book("tickets.csv", &text.replace("サクラ商事,,", "globex gmbh,,"));
    let waiting = |shell: &Shell| {
        suggested(shell).into_iter().filter(|(kind, _)| kind == "reference").count()
    };
    assert_eq!(waiting(&shell), 2);
    assert_eq!(shell.code(&["account", "confirm", "zendesk"]), 1, "another source");
    assert_eq!(shell.code(&["account", "confirm", "csv"]), 0);
    for reference in ["Z-7", "Z-8"] {
        assert_eq!(linked(&shell, reference), ("Globex GmbH".into(), "person".into()));
    }
    assert_eq!(waiting(&shell), 0);
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(waiting(&shell), 2);
}

#[test]
fn a_sync_says_how_many_customers_it_could_not_place() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(&shell, "tickets.csv", TICKETS);
    let text = String::from_utf8(shell.run(&["sync", "--yes"]).stdout).unwrap();
    assert!(text.contains("One customer named here belongs to no account yet"), "{text}");
    put(&shell, "tickets.csv", &TICKETS.replace("Login", "Logout"));
    let text = String::from_utf8(shell.run(&["sync", "--yes"]).stdout).unwrap();
    assert!(!text.contains("no account yet"), "it is said once: {text}");
}

#[test]
fn what_an_undone_run_said_is_not_heard_any_more() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    let bare = TICKETS.replace("kim@globex.example", "");
    put(&shell, "tickets.csv", &bare);
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    assert_eq!(linked(&shell, "Z-9"), (Value::Null, Value::Null));
    put(&shell, "tickets.csv", TICKETS);
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    assert_eq!(linked(&shell, "Z-9"), ("Globex GmbH".into(), "domain".into()));
    assert_eq!(shell.code(&["sync", "undo", "r2"]), 0);
    assert_eq!(linked(&shell, "Z-9"), (Value::Null, Value::Null));
}

#[test]
fn somebody_who_writes_for_several_customers_says_nothing() {
    let text = "Ticket ID,Account ID,Requester Email,Subject,Created,Priority\n\
        T-1,P-1,kim@globex.example,Login,2026-11-01,P3\n\
        T-2,P-1,sato@sakura.example,Login,2026-11-02,P3\n\
        T-3,P-2,kim@globex.example,Login,2026-11-01,P3\n\
        T-4,P-2,a@one.example,Login,2026-11-02,P3\n\
        T-5,P-2,b@two.example,Login,2026-11-02,P3\n";
    let shell = book("tickets.csv", text);
    assert_eq!(linked(&shell, "P-1"), (Value::Null, Value::Null));
    assert_eq!(linked(&shell, "P-2"), (Value::Null, Value::Null));
}

#[test]
fn an_id_of_another_system_in_the_metadata_says_whose_a_subscription_is() {
    let text = "id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,\
        Created (UTC),Current Period Start (UTC),Current Period End (UTC),account_id (metadata)\n\
        sub_1,cus_1,kim@gmail.com,Pro,1,eur,year,900.00,active,2026-01-01 00:00,\
        2026-01-01 00:00,2027-01-01 00:00,C-2\n\
        sub_2,cus_2,ap@globex.example,Pro,1,eur,year,900.00,active,2026-01-01 00:00,\
        2026-01-01 00:00,2027-01-01 00:00,\n";
    let shell = book("subscriptions.csv", text);
    assert_eq!(linked(&shell, "cus_1"), ("Globex GmbH".into(), "reference".into()));
    assert_eq!(linked(&shell, "cus_2"), ("Globex GmbH".into(), "domain".into()));
}

#[test]
fn a_company_name_nobody_knows_gives_way_to_the_domain_of_its_people() {
    let text = "氏名,会社名,メールアドレス,役職,部署\n\
        佐藤 花,サクラ商事ホールディングス,sato@sakura.example,部長,情報システム部\n";
    let shell = book("contacts.csv", text);
    let found = linked(&shell, "name:サクラ商事ホールディングス");
    assert_eq!(found, ("株式会社サクラ商事".into(), "domain".into()));
}

#[test]
fn a_private_mailbox_beside_an_id_is_that_of_a_known_person() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(&shell, "contacts.csv", "Name,Email,Title,Account ID\nBo Li,bo@gmail.com,CTO,C-2\n");
    let text = "Ticket ID,Account ID,Requester Email,Subject,Created,Priority\n\
        T-1,Q-1,Bo@gmail.com,Login,2026-11-01,P3\n";
    put(&shell, "tickets.csv", text);
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    assert_eq!(linked(&shell, "Q-1"), ("Globex GmbH".into(), "email".into()));
}

#[test]
fn an_account_is_known_by_each_id_that_its_list_gives_it() {
    let text = "Id,Name,External Id,Source Id,Phase,ARR,Currency,Owner\n\
        pl1,Globex,C-2,S-2,Adoption,90000,EUR,Kim\n";
    let shell = book("planhat.csv", text);
    assert_eq!(linked(&shell, "pl1"), ("Globex GmbH".into(), "record".into()));
    let globex = id(&shell, "Globex GmbH");
    for known in ["C-2", "S-2", "pl1"] {
        assert_eq!(shell.json(&["show", known])["id"], globex.as_str(), "{known}");
    }
}

#[test]
fn a_deal_names_its_company_with_the_id_behind_it() {
    let text = "Record ID,Deal Name,Deal Stage,Close Date,Amount,Currency,Pipeline,\
        Associated Company,Associated Company IDs\n\
        1,Globex 2027,Contract Sent,2027-03-31,1000,EUR,Renewals,Globex GmbH (8001),8001\n";
    let shell = book("deals.csv", text);
    let all = suggested(&shell);
    assert!(all.contains(&("reference".into(), "Globex GmbH".into())), "{all:?}");
}
