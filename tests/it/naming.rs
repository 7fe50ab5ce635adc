//! Whose the rows of a file are, where no column that is known names the account: a question, asked
//! once for the source, and never a guess that nobody sees.

use crate::cli::Shell;
use serde_json::{Value, json};

/// What a file is taken for, and what of that is asked: kind, then the column of the account.
fn taken(name: &str, text: &str) -> (Shell, Value) {
    let shell = Shell::empty();
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    let preview = shell.json(&["preset", "check", path.to_str().unwrap()]);
    (shell, preview)
}

fn choice<'v>(preview: &'v Value, matter: &str) -> &'v Value {
    let choices = preview["choices"].as_array().unwrap();
    choices.iter().find(|choice| choice["matter"] == matter).unwrap_or(&Value::Null)
}

/// Held with the column suggested, nothing in the book; learned as suggested, taken in with names.
fn asks(text: &str, kind: &str, column: &str, names: &[&str]) {
    let (shell, preview) = taken("export.csv", text);
    assert_eq!(preview["entity"], kind, "{text}");
    let account = choice(&preview, "account");
    assert_eq!((&account["open"], &account["taken"]), (&json!(true), &json!(column)), "{text}");
    let report = shell.json(&["sync"]);
    assert_eq!(report["files"][0]["status"], "held", "{text}");
    assert!(shell.json(&["list"]).as_array().unwrap().is_empty());

    let path = shell.workspace().join("exports/export.csv");
    assert_eq!(shell.code(&["preset", "learn", path.to_str().unwrap()]), 0, "{text}");
    assert_eq!(shell.json(&["sync"])["files"][0]["status"], "applied", "{text}");
    let sql = "SELECT reference AS name FROM account_link UNION SELECT name FROM account_record";
    let found = shell.json(&["query", sql]);
    let found: Vec<&str> =
        found.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    let said = |name: &&str| found.iter().any(|found| found.contains(name));
    assert!(names.iter().all(said), "{text}: {found:?}");
    // The next file of that source is silent.
    std::fs::write(&path, format!("{text}\n")).unwrap();
    let again = shell.json(&["sync"]);
    assert_ne!(again["files"][0]["status"], "held", "{text}: {}", again["files"][0]["error"]);
}

#[test]
fn lists_of_customers_whose_name_has_an_unknown_header_ask_which_column_it_is() {
    let names = &["Acme", "Globex"];
    for header in ["Logo", "Client ref name", "Customer display", "Kundenbezeichnung"] {
        let text = format!(
            "Customer ID,{header},CSM,ARR,Renewal date,Seats\n\
             C1,Acme Ltd,Kim,$12000,2027-03-31,10\nC2,Globex,Lee,$9000,2027-05-31,4\n"
        );
        asks(&text, "account", header, names);
        let text = text.replace("Customer ID,", "").replace("C1,", "").replace("C2,", "");
        asks(&text, "account", header, names);
    }
    for header in ["施設", "ご契約者さま", "お取引様", "納品先の名"] {
        let text = format!(
            "取引先コード,{header},担当CSM,契約開始日,契約終了日,解約予告,自動更新,月額(税抜)\n\
             1001,桜商事,佐藤,2025/04/01,2027/03/31,3ヶ月,有,100000\n\
             1002,梅工業,田中,2025/10/01,2026/09/30,1ヶ月,無,80000\n"
        );
        asks(&text, "account", header, &["桜商事", "梅工業"]);
        assert_eq!(choice(&taken("a.csv", &text).1, "kind")["open"], true, "or contracts?");
    }
}

#[test]
fn other_rows_whose_account_has_an_unknown_header_ask_too() {
    let both = &["Acme", "Globex"];
    asks(
        "Contract ID,Logo,Start date,End date,Seats,MRR\nK1,Acme,2026-01-01,2026-12-31,10,$100\n\
         K2,Acme,2026-02-01,2027-01-31,10,$100\nK3,Globex,2026-02-01,2027-01-31,10,$100\n",
        "subscription",
        "Logo",
        both,
    );
    asks(
        "Ticket ID,Logo,Subject,Priority,Status,Opened\n1,Acme,Login fails,High,Open,2026-10-01\n\
         2,Globex,Slow,Low,Solved,2026-10-02\n3,Acme,Bug,Low,Solved,2026-10-03\n",
        "ticket",
        "Logo",
        both,
    );
    asks(
        "受付番号,ご契約者さま,件名,優先度,状態,受付日\n1,桜商事,ログイン不可,高,対応中,2026/10/01\n\
         2,梅工業,遅い,低,完了,2026/10/02\n",
        "ticket",
        "ご契約者さま",
        &["桜商事", "梅工業"],
    );
    asks(
        "Logo,Full name,Job title,Phone\nAcme,Jo Doe,CTO,555-1234\nGlobex,Al Poe,CFO,555-9876\n",
        "contact",
        "Logo",
        both,
    );
    asks(
        "Logo,Date,Active users\nAcme,2026-10-01,10\nGlobex,2026-10-01,5\nAcme,2026-10-02,11\n",
        "usage",
        "Logo",
        both,
    );
    asks(
        "対応日,お取引様,対応種別,対応内容\n2026/10/01,桜商事,電話,更新の件\n2026/10/02,梅工業,訪問,定例\n",
        "activity",
        "お取引様",
        &["桜商事", "梅工業"],
    );
    asks(
        "Invoice No,Logo,Amount,Due date,Status\nI1,Acme,$100,2026-11-30,open\nI2,Globex,$200,2026-10-31,paid\n",
        "invoice",
        "Logo",
        both,
    );
    asks(
        "Logo,Outcome,Decision date,Reason,ARR\nAcme,churned,2026-10-01,price,$100\nGlobex,renewed,2026-10-02,,$200\n",
        "outcome",
        "Logo",
        both,
    );
}

#[test]
fn a_list_that_names_nobody_is_not_taken_in_without_a_question() {
    let text = "Ticket ID,Subject,Priority,Status,Opened\n1,Login fails,High,Open,2026-10-01\n";
    let (shell, preview) = taken("tickets.csv", text);
    let account = choice(&preview, "account");
    assert_eq!((&account["open"], &account["taken"]), (&json!(true), &json!("-")));
    assert_eq!(shell.json(&["sync"])["files"][0]["status"], "held");
    assert_eq!(shell.json(&["sync", "--yes"])["files"][0]["status"], "applied");
}

#[test]
fn another_column_can_be_said_to_name_the_account() {
    let text = "Logo,Label,CSM,ARR\nA-1,Acme,Kim,$100\nG-1,Globex,Lee,$200\n";
    let (shell, preview) = taken("a.csv", text);
    assert_eq!(choice(&preview, "account")["taken"], "Label");
    let path = shell.workspace().join("exports/a.csv");
    let path = path.to_str().unwrap();
    let other = shell.json(&["preset", "check", path, "--set", "account=Logo"]);
    assert_eq!(choice(&other, "account")["open"], false);
    assert_eq!(other["rows"][0]["name"], "A-1");
    assert_eq!(shell.code(&["preset", "learn", path, "--set", "account=Logo"]), 0);
    shell.json(&["sync"]);
    assert_eq!(shell.json(&["list"])[0]["name"], "G-1");
}

#[test]
fn headers_that_are_known_ask_nothing() {
    let check = |text: &str, kind: &str| {
        let (shell, preview) = taken("a.csv", text);
        assert_eq!(preview["entity"], kind, "{text}");
        assert_eq!(shell.json(&["sync"])["files"][0]["status"], "applied", "{text}");
    };
    for header in ["取引先名称", "顧客名称", "お客様", "契約企業名"] {
        check(
            &format!(
                "取引先コード,{header},担当CSM,契約開始日,契約終了日,解約予告,自動更新,月額(税抜)\n\
                 1001,桜商事,佐藤,2025/04/01,2027/03/31,3ヶ月,有,100000\n"
            ),
            "account",
        );
    }
    check("Customer label,CSM,ARR,Renewal date\nAcme,Kim,$12000,2027-03-31\n", "account");
    check("Account,Date,Type,Notes\nAcme,2026-10-01,Call,hello\n", "activity");
    check(
        "Ticket ID,Requester,Subject,Priority,Opened\n1,jo@acme.com,Slow,High,2026-10-01\n",
        "ticket",
    );
}

/// Cards of a board, which has no column for a customer.
const BOARD: &str = r#"{"id":"b1","name":"Customer Success","lists":[{"id":"l1","name":"To do"},{"id":"l2","name":"Bright Bakery"}],
"labels":[{"id":"g1","name":"Gravel & Sons"}],"members":[{"id":"m1","fullName":"Kim Doe"}],
"customFields":[{"id":"f1","name":"Customer","type":"list","options":[{"id":"o1","value":{"text":"Gravel & Sons Ltd"}}]}],
"cards":[
{"id":"c1","idBoard":"b1","idList":"l1","shortLink":"a","name":"Import","desc":"","due":null,"dueComplete":false,"idMembers":["m1"],"labels":[],"idLabels":["g1"]},
{"id":"c2","idBoard":"b1","idList":"l2","shortLink":"b","name":"Kick-off","desc":"","due":null,"dueComplete":false,"idMembers":[],"labels":[]},
{"id":"c3","idBoard":"b1","idList":"l1","shortLink":"c","name":"Bright Bakery: deck","desc":"","due":null,"dueComplete":false,"idMembers":[],"labels":[{"id":"x","name":"urgent"},{"id":"y","name":"deck"}]},
{"id":"c4","idBoard":"b1","idList":"l1","shortLink":"d","name":"Call","desc":"Write to ann@gravel.example.","due":null,"dueComplete":false,"idMembers":[],"labels":[]},
{"id":"c5","idBoard":"b1","idList":"l1","shortLink":"e","name":"Contract","desc":"","due":null,"dueComplete":false,"idMembers":[],"labels":[],"customFieldItems":[{"id":"i","idCustomField":"f1","idValue":"o1","value":null}]},
{"id":"c6","idBoard":"b1","idList":"l1","shortLink":"f","name":"Order lunch","desc":"","due":null,"dueComplete":false,"idMembers":[],"labels":[]}]}"#;

#[test]
fn a_card_finds_its_customer_by_field_address_label_list_or_title_and_waits_else() {
    let shell = Shell::empty();
    let put = |name: &str, text: &str| {
        let folder = shell.workspace().join("exports");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    };
    let accounts = "Account ID,Account Name,ARR,Owner,Website\n1,Gravel & Sons Ltd,$9,Kim,gravel.example\n\
                    2,Bright Bakery,$8,Kim,bakery.example\n";
    put("accounts.csv", accounts);
    put("board.json", BOARD);
    shell.code(&["sync", "--yes"]);
    let tasks = shell.json(&["task", "list"]);
    let account = |title: &str| {
        let mut tasks = tasks.as_array().unwrap().iter();
        let task = tasks.find(|task| task["title"] == title).unwrap();
        task["account"].as_str().map(str::to_owned)
    };
    let [gravel, bakery] = [Some("a1".to_owned()), Some("a2".to_owned())];
    let found = ["Import", "Kick-off", "Bright Bakery: deck", "Call", "Contract", "Order lunch"];
    let expected = [&gravel, &bakery, &bakery, &gravel, &gravel, &None];
    for (title, expected) in found.into_iter().zip(expected) {
        assert_eq!(account(title), *expected, "{title}");
    }
    let waits = "SELECT reference FROM account_link WHERE account IS NULL";
    let waits = shell.json(&["query", waits]).to_string();
    assert!(waits.contains("Order lunch"), "{waits}");
}
