//! Exports whose numbers could be read, and were read wrong without a word: who has left, sums among
//! the rows, currencies under headers of their own.

use crate::cli::Shell;
use crate::files::large::in_windows;
use crate::hazards::{keys, values};
use crate::meanings::{read, text};
use mamori::core::batch::{Batch, FileBatch};
use mamori::core::day::Day;
use mamori::core::manner::Matter;
use mamori::ingest::{Options, Presets, read_bytes};

fn has_note(batch: &FileBatch, id: &str) -> bool {
    batch.notes.iter().any(|note| note.id == id)
}

#[test]
fn who_has_left_is_told_by_the_words_of_any_list_and_the_rest_is_noted() {
    let check = |word: &str, left: bool, noted: bool| {
        let batch = text(&format!(
            "Account ID,Account Name,CSM,ARR,Currency,Status\nA1,Acme,Kim,50,USD,{word}\n"
        ));
        let stage = values(&batch, "stage").concat();
        assert_eq!(stage == "churned", left, "{word}: {stage}");
        assert_eq!(has_note(&batch, "ingest-note-states"), noted, "{word}: {:?}", batch.notes);
    };
    for word in [
        "Cancelled",
        "Canceled",
        "Lost",
        "Terminated",
        "Inactive",
        "Former",
        "Closed",
        "Expired",
        "Deactivated",
        "Past customer",
        "Résilié",
        "終了",
        "休止",
        "流失",
        "Churned - price",
        "解約済（2026年3月）",
        "Ex-Customer",
        "gekündigt",
    ] {
        check(word, true, false);
    }
    for word in
        ["Active", "Closed Won", "Customer - Direct", "契約中", "解約予定", "No", "", "Live (Core)"]
    {
        check(word, false, false);
    }
    check("Frobnicated", false, true);
}

#[test]
fn a_column_of_codes_is_the_currency_whatever_its_header() {
    let check = |header: &str, cells: [&str; 2], expected: [&str; 2]| {
        let batch = text(&format!(
            "Account ID,Account Name,CSM,ARR,{header},Renewal Date\nA1,Acme,Kim,120,{},2027-03-31\nA2,Globex,Kim,50,{},2027-03-31\n",
            cells[0], cells[1]
        ));
        assert_eq!(values(&batch, "currency"), expected, "{header}");
        let silent = expected[0] == "usd";
        assert_eq!(has_note(&batch, "ingest-note-currency"), silent, "{header}");
    };
    for header in ["Contract Currency", "Vertragswährung", "ISO", "x_cur", "契約通貨", "Money"]
    {
        check(header, ["EUR", "JPY"], ["EUR", "JPY"]);
    }
    check("Billing currency", ["€", "USD"], ["EUR", "USD"]);
    check("Owner initials", ["BOB", "RON"], ["usd", "usd"]);
    check("Region", ["EUR", "APAC"], ["usd", "usd"]);
    let blank = text(
        "Account ID,Account Name,CSM,ARR,Contract Currency\nA1,Acme,Kim,120,EUR\nA2,Globex,Kim,50,\n",
    );
    assert_eq!(values(&blank, "currency"), ["EUR", "usd"]);
    assert!(
        !has_note(&blank, "ingest-note-currency") && has_note(&blank, "ingest-note-currency-blank")
    );
}

#[test]
fn of_several_columns_of_codes_that_of_the_amount_is_taken_and_else_it_is_asked() {
    let two = "Account ID,Account Name,CSM,ARR,Contract Currency,Reporting Currency\nA1,Acme,Kim,120,EUR,USD\nA2,Globex,Kim,50,JPY,USD\n";
    let batch = text(two);
    let asked = batch.choices.iter().find(|choice| choice.matter == Matter::Currency).unwrap();
    assert!(asked.open && asked.ways.len() == 2, "{asked:?}");
    assert_eq!(values(&batch, "currency"), ["EUR", "JPY"]);
    let day = Day::parse("2026-11-20").unwrap();
    let mut options = Options::on(day);
    options.decision.set(Matter::Currency, "Reporting Currency");
    let batch = read_bytes("a.csv", two.as_bytes(), day, Presets::builtin(), &options).unwrap();
    assert_eq!(values(&batch, "currency"), ["USD", "USD"]);
    assert!(!batch.asks());
    let own = text(
        "Invoice Number,Account ID,Invoice Date,Amount (converted) Currency,Amount,Amount Currency,Status\nI1,A1,2026-10-01,USD,1000,EUR,open\nI2,A2,2026-10-01,USD,1200,JPY,open\n",
    );
    assert_eq!((values(&own, "currency"), own.asks()), (vec!["EUR".into(), "JPY".into()], false));
    assert_eq!(keys(&own), ["I1", "I2"]);
}

/// The key of every row that is read, of a list in groups.
fn names(text_of: &str) -> Vec<String> {
    let batch = text(text_of);
    let field = if batch.entity.id() == "invoice" { "number" } else { "name" };
    values(&batch, field)
}

#[test]
fn sums_with_a_name_beside_them_are_no_accounts() {
    let head = "Account Name,CSM,ARR,Currency,Renewal Date\n";
    let check = |rows: &str, expected: &[&str]| {
        assert_eq!(names(&format!("{head}{rows}")), expected, "{rows}");
    };
    let (acme, globex) =
        ("Acme,Kim,\"120,000\",USD,2027-03-31\n", "Globex,Lee,\"60,000\",USD,2027-03-31\n");
    let both = ["Acme", "Globex"];
    check(
        &format!(
            "{acme}Total for Kim,,\"120,000\",,\n{globex}Total for Lee,,\"60,000\",,\nGrand Total,,\"180,000\",,\n"
        ),
        &both,
    );
    check(&format!("{acme}{globex}Kim Total,,\"120,000\",,\nTotal (2),,\"180,000\",,\n"), &both);
    check(&format!("{acme}{globex}Total,2,\"180,000\",USD,\n"), &both);
    check(&format!("{acme}Sum,,\"120,000\",,\nAverage,,\"120,000\",,\n"), &["Acme"]);
    check(&format!("{acme}{globex}Average,,\"90,000\",,\n"), &both);
    let nested = format!(
        "{acme}Kim total,,\"120,000\",,\n{globex}Lee total,,\"60,000\",,\nEMEA total,,\"180,000\",,\n"
    );
    check(&nested, &both);
    let ja = "顧客名,担当CSM,年額,通貨,契約終了日\nサクラ商事,山田,\"1,200,000\",JPY,2027/3/31\n山田 小計,,\"1,200,000\",,\nみどり食品,鈴木,\"600,000\",JPY,2027/3/31\n鈴木小計,,\"600,000\",,\n合計,,\"1,800,000\",,\n総計 2社,,\"1,800,000\",,\n";
    assert_eq!(names(ja), ["サクラ商事", "みどり食品"]);
    let books = "Customer,Invoice Date,No.,Due Date,Amount,Open Balance,Status\nAcme,10/13/2026,1001,10/31/2026,\"1,000.00\",\"1,000.00\",Overdue\nTotal for Acme,,,,\"1,000.00\",\"1,000.00\",\nGlobex,10/15/2026,1002,11/14/2026,500.00,0.00,Paid\nTotal for Globex,,,,500.00,0.00,\nTOTAL,,,,\"1,500.00\",\"1,000.00\",\n";
    assert_eq!(names(books).len(), 2, "{:?}", names(books));
}

#[test]
fn customers_with_the_word_of_a_sum_in_their_names_stay() {
    let head = "Account Name,CSM,ARR,Currency,Renewal Date\nAcme,Kim,\"120,000\",USD,2027-03-31\n";
    let check = |rows: &str, expected: &[&str]| {
        assert_eq!(names(&format!("{head}{rows}")), expected, "{rows}");
    };
    check("Total Energy Nordic,Kim,\"120,000\",USD,2027-03-31\n", &["Acme", "Total Energy Nordic"]);
    check("Total Wine,,\"99,000\",USD,2027-03-31\n", &["Acme", "Total Wine"]);
    check("Media Sum Inc,Kim,\"120,000\",USD,2027-03-31\n", &["Acme", "Media Sum Inc"]);
    check(
        "Globex,Lee,\"5,000\",USD,2027-01-31\nTotal Wine,,\"99,000\",,\nTotal,,\"224,000\",,\n",
        &["Acme", "Globex", "Total Wine"],
    );
}

#[test]
fn the_amount_of_a_whole_contract_is_a_years_part_of_it_or_no_arr() {
    let check = |text_of: &str, arr: &str, noted: bool| {
        let batch = text(text_of);
        assert_eq!(values(&batch, "arr"), [arr], "{text_of}");
        assert_eq!(has_note(&batch, "ingest-note-totals"), noted, "{text_of}");
    };
    let contract = "Contract ID,Account Name,Start Date,End Date,Contract Value,Currency\n";
    check(&format!("{contract}S1,Acme,2026-01-01,2028-12-31,360000,USD\n"), "12000000", false);
    check(&format!("{contract}S1,Acme,2026-01-01,2026-12-31,360000,USD\n"), "36000000", false);
    check(&format!("{contract}S1,Acme,2026-01-01,,360000,USD\n"), "-", true);
    check(
        "Account ID,Account Name,CSM,Total Contract Amount,Currency,Contract Start Date,Contract End Date\nA1,Acme,Kim,360000,USD,2026-01-01,2028-12-31\n",
        "12000000",
        false,
    );
    check(
        "Account ID,Account Name,CSM,Total Contract Amount,Currency,Customer Since,Contract End Date\nA1,Acme,Kim,360000,USD,2020-01-01,2028-12-31\n",
        "-",
        true,
    );
    check(
        "Account ID,Account Name,CSM,TCV,Currency,Contract Term (months)\nA1,Acme,Kim,360000,USD,24\n",
        "18000000",
        false,
    );
    check("顧客名,担当CSM,契約総額,契約年数\nサクラ商事,山田,3600000,3年\n", "1200000", false);
    check("Account ID,Account Name,CSM,ARR,TCV,Currency\nA1,Acme,Kim,5,360000,USD\n", "500", false);
}

#[test]
fn flags_say_whether_a_deal_was_won_before_its_stage_does() {
    let sf = text(
        "Opportunity Name,Account Name,Amount,Close Date,Stage,Closed,Won,Opportunity Owner,Opportunity ID\nAcme renewal,Acme,\"$120,000\",2026-03-31,Signed,1,1,Kim,006xx000001AbCd\nGlobex,Globex,\"$5,000\",2026-03-31,Dead,1,0,Kim,006xx000001AbCe\nIni,Ini,\"$5,000\",2026-12-31,Quote,0,0,Kim,006xx000001AbCf\n",
    );
    assert_eq!(values(&sf, "status"), ["won", "lost", "open"]);
    let hs = read("deals.json", br#"{"results":[{"id":"1","properties":{"dealname":"Acme renewal","amount":"120000","deal_currency_code":"EUR","closedate":"2026-03-31T00:00:00Z","dealstage":"139487612","hs_is_closed":"true","hs_is_closed_won":"true"},"archived":false},{"id":"2","properties":{"dealname":"Globex","amount":"5","deal_currency_code":"EUR","closedate":"2026-03-31T00:00:00Z","dealstage":"139487613","hs_is_closed":"true","hs_is_closed_won":"false"},"archived":false}]}"#);
    assert_eq!(values(&hs, "status"), ["won", "lost"]);
}

/// A Stripe subscription of items, each (quantity, amount, more of its price).
fn stripe(items: &[(&str, &str, &str)], more: &str) -> FileBatch {
    let item = |(quantity, amount, price): &(&str, &str, &str)| {
        format!(
            r#"{{"id":"si","quantity":{quantity},"current_period_start":1767225600,"current_period_end":1798761600,"price":{{"id":"pr","currency":"usd","unit_amount":{amount},{price}}}}}"#
        )
    };
    let items: Vec<String> = items.iter().map(item).collect();
    let json = format!(
        r#"{{"object":"list","data":[{{"id":"sub_1","object":"subscription","customer":"cus_1","currency":"usd","cancel_at_period_end":false,"created":1767225600,"start_date":1767225600,{more}"items":{{"object":"list","data":[{}]}}}}]}}"#,
        items.join(",")
    );
    read("subs.json", json.as_bytes())
}

#[test]
fn what_stripe_bills_again_and_again_is_what_recurs() {
    let active = r#""status":"active","#;
    let monthly = r#""recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"}"#;
    let metered = r#""recurring":{"interval":"month","interval_count":1,"usage_type":"metered"}"#;
    let check = |batch: &FileBatch, mrr: &str, seats: &str, note: Option<&str>| {
        let found = (values(batch, "mrr").concat(), values(batch, "seats").concat());
        assert_eq!((found.0.as_str(), found.1.as_str()), (mrr, seats), "{:?}", batch.notes);
        assert!(note.is_none_or(|id| has_note(batch, id)), "{note:?}: {:?}", batch.notes);
    };
    let by_use = Some("ingest-note-by-use");
    check(
        &stripe(&[("4", "10000", monthly), ("null", "50000", metered)], active),
        "40000",
        "4",
        by_use,
    );
    check(
        &stripe(&[("null", "50000", metered), ("4", "10000", monthly)], active),
        "40000",
        "4",
        by_use,
    );
    check(&stripe(&[("null", "50000", metered)], active), "-", "-", by_use);
    let resting = Some("ingest-note-resting");
    for status in ["paused", "incomplete_expired"] {
        let status = format!(r#""status":"{status}","#);
        check(&stripe(&[("1", "50000", monthly)], &status), "0", "1", resting);
    }
    let coupon = r#""status":"active","discount":{"id":"di","coupon":{"percent_off":50.0,"duration":"DURATION"}},"#;
    let seats = [("4", "10000", monthly)];
    check(&stripe(&seats, &coupon.replace("DURATION", "forever")), "20000", "4", None);
    check(&stripe(&seats, &coupon.replace("DURATION", "once")), "40000", "4", None);
    let parts = format!(r#""unit_amount_decimal":"1250.5",{monthly}"#);
    check(&stripe(&[("4", "null", &parts)], active), "5002", "4", None);
    check(&stripe(&[("25", "1000", monthly), ("1", "9900", monthly)], active), "34900", "25", None);
    check(&stripe(&[("10", "1000", monthly), ("5", "500", monthly)], active), "12500", "15", None);
}

#[test]
fn old_stripe_files_name_the_currency_with_the_plan_and_may_have_several() {
    let json = br#"{"object":"list","data":[{"id":"sub_1","object":"subscription","customer":"cus_1","status":"active","cancel_at_period_end":false,"created":1767225600,"current_period_start":1767225600,"current_period_end":1798761600,"quantity":5,"plan":{"id":"p","amount":10000,"currency":"eur","interval":"month","interval_count":1},"items":{"object":"list","data":[{"id":"si","quantity":5,"plan":{"id":"p","amount":10000,"currency":"eur","interval":"month","interval_count":1}}]}},{"id":"sub_2","object":"subscription","customer":"cus_2","status":"active","cancel_at_period_end":false,"created":1767225600,"current_period_start":1767225600,"current_period_end":1798761600,"quantity":null,"plan":null,"items":{"object":"list","data":[{"id":"si","quantity":2,"plan":{"amount":30000,"currency":"jpy","interval":"month","interval_count":1}},{"id":"si","quantity":1,"plan":{"amount":120000,"currency":"jpy","interval":"year","interval_count":1}}]}}]}"#;
    let batch = read("subs.json", json);
    assert_eq!(values(&batch, "currency"), ["EUR", "JPY"]);
    assert_eq!(values(&batch, "mrr"), ["50000", "70000"]);
    assert_eq!(values(&batch, "seats"), ["5", "2"]);
}

#[test]
fn each_answer_is_of_its_own_kind_and_on_its_scale() {
    let rows = text(
        "Account Name,Email,Survey,Score,Date\nAcme,ann@acme.com,CSAT,4,2026-11-01\nAcme,bob@acme.com,NPS,9,2026-11-01\nGlobex,cy@globex.com,CSAT,85%,2026-11-01\nGlobex,dy@globex.com,CES,6,2026-11-01\nGlobex,e@globex.com,Autumn,6,2026-11-01\n",
    );
    assert_eq!(values(&rows, "kind"), ["csat", "nps", "csat", "ces", "-"]);
    assert_eq!(values(&rows, "score"), ["4", "9", "-", "6", "6"]);
    let ten = text(
        "Account Name,Email,CSAT (1-10),Date\nAcme,ann@acme.com,10,2026-11-01\nGlobex,bob@globex.com,1,2026-11-01\nGlobex,c@globex.com,11,2026-11-01\n",
    );
    assert_eq!(values(&ten, "score"), ["5", "1", "-"]);
    let kinds = ["nps", "csat", "csat3", "ces7", "5star", "thumbs", "smileys", "pmf"];
    let answer = |(at, kind): (usize, &&str)| {
        let score = if *kind == "thumbs" { 1 } else { 3 };
        format!(
            r#"{{"id":"{at}","person":{{"id":"1","email":"ann@acme.com"}},"survey_type":"{kind}","score":{score},"comment":"","created_at":1793836800,"person_properties":{{"account_id":"A1"}}}}"#
        )
    };
    let answers: Vec<String> = kinds.iter().enumerate().map(answer).collect();
    let batch = read("delighted.json", format!("[{}]", answers.join(",")).as_bytes());
    assert_eq!(values(&batch, "kind"), ["nps", "csat", "csat", "ces", "csat", "csat", "csat", "-"]);
    assert_eq!(values(&batch, "score"), ["3", "3", "5", "3", "3", "5", "3", "3"]);
}

#[test]
fn a_meeting_that_every_customer_declined_was_none() {
    let event = |id: &str, ann: &str, bob: &str| {
        format!(
            r#"{{"id":"{id}","status":"confirmed","summary":"Sync","start":{{"dateTime":"2026-11-05T10:00:00+09:00"}},"end":{{"dateTime":"2026-11-05T11:00:00+09:00"}},"organizer":{{"email":"kim@us.com","self":true}},"attendees":[{{"email":"kim@us.com","self":true,"responseStatus":"accepted"}},{{"email":"ann@acme.com","responseStatus":"{ann}"}},{{"email":"bob@acme.com","responseStatus":"{bob}"}}],"kind":"calendar#event"}}"#
        )
    };
    let json = format!(
        r#"{{"kind":"calendar#events","items":[{},{},{}]}}"#,
        event("e1", "accepted", "accepted"),
        event("e2", "accepted", "declined"),
        event("e3", "declined", "declined")
    );
    let batch = read("calendar.json", json.as_bytes());
    assert_eq!(values(&batch, "status"), ["-", "-", "cancelled"]);
    assert_eq!(values(&batch, "attendees")[1], "kim@us.com;ann@acme.com");
    let ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u1\nDTSTART:20261105T100000\nDTEND:20261105T110000\nSUMMARY:Acme sync\nATTENDEE;PARTSTAT=DECLINED:mailto:ann@acme.com\nATTENDEE:mailto:kim@us.com\nORGANIZER:mailto:kim@us.com\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(values(&read("a.ics", ics.as_bytes()), "status"), ["cancelled"]);
}

#[test]
fn who_has_left_a_company_is_told_by_flags_too() {
    let check = |header: &str, cells: [&str; 3]| {
        let [left, here, blank] = cells;
        let batch = text(&format!(
            "Account Name,Name,Email,Title,Role,{header}\nAcme,Ann,a@acme.com,VP,Champion,{left}\nAcme,Bob,b@acme.com,CFO,Sponsor,{here}\nAcme,Cy,c@acme.com,Dev,User,{blank}\n"
        ));
        assert_eq!(
            values(&batch, "departed"),
            ["true", "-", "-"],
            "{header}: {:?}",
            batch.problems
        );
        assert!(batch.problems.is_empty(), "{header}: {:?}", batch.problems);
    };
    check("Left company", ["Yes", "No", ""]);
    check("No Longer at Company", ["TRUE", "FALSE", ""]);
    check("退職", ["○", "×", ""]);
    check("退職フラグ", ["1", "0", ""]);
    check("在籍状況", ["退職", "在籍", ""]);
    check("在籍", ["×", "○", ""]);
    let dated = text("Account Name,Name,Email,Title,退職日\nAcme,Ann,a@acme.com,VP,2026-05-01\n");
    assert_eq!(values(&dated, "departed"), ["2026-05-01"]);
    let bounced = text(
        "Account Name,Name,Email,Title,EmailBouncedDate\nAcme,Ann,a@acme.com,VP,2026-05-01T10:00:00Z\nAcme,Bob,b@acme.com,VP,\n",
    );
    assert_eq!(values(&bounced, "bounced"), ["true", "-"]);
}

#[test]
fn since_when_somebody_has_left_is_the_day_of_the_first_file_that_says_so() {
    let (head, ann) = (
        "Account ID,Account Name,Contact ID,Name,Email,Title,Left company\n",
        "A1,Acme,C1,Ann,a@acme.com,VP",
    );
    let shell = Shell::empty();
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    for (day, left) in [("2026-11-02", "No"), ("2026-11-05", "Yes"), ("2026-11-09", "Yes")] {
        std::fs::write(folder.join("contacts.csv"), format!("{head}{ann} {day},{left}\n")).unwrap();
        shell.json(&["sync", "--yes", "--as-of", day]);
    }
    let rows = shell.json(&["query", "SELECT departed FROM v_contact"]);
    assert!(rows.to_string().contains("2026-11-05"), "{rows}");
}

#[test]
fn of_several_roles_the_strongest_counts() {
    let batch = text(
        "Account Name,Name,Email,Role\nAcme,Ann,a@acme.com,Champion;Decision Maker\nAcme,Bob,b@acme.com,\"User, Budget owner\"\nAcme,Cy,c@acme.com,Legal;Chess\n",
    );
    assert_eq!(values(&batch, "role"), ["champion", "buyer", "-"]);
    assert!(has_note(&batch, "ingest-note-words"));
}

/// `reference metric=values` of each series of a usage file, without those of thirty days.
fn usage(text_of: &str) -> Vec<String> {
    let Batch::Usage(usage) = text(text_of).batch else { panic!("{text_of}") };
    let series = usage.series.iter().map(|one| {
        let values: Vec<String> = one.values.iter().map(i64::to_string).collect();
        let metric = &usage.metrics[one.metric as usize];
        format!("{} {metric}={}", usage.references[one.reference as usize].key(), values.join("/"))
    });
    let mut series: Vec<String> = series.collect();
    series.sort();
    series
}

#[test]
fn usage_of_users_and_products_is_added_up_and_the_users_are_counted() {
    assert_eq!(
        usage(
            "Account ID,Date,User,Logins\nA1,2026-11-01,ann,3\nA1,2026-11-01,bob,2\nA1,2026-11-01,cy,0\nA1,2026-11-02,ann,1\n"
        ),
        ["A1 active_users=2/1", "A1 logins=5/1"]
    );
    assert_eq!(
        usage(
            "顧客名,日付,ユーザーID,ログイン回数,操作数\nサクラ,2026/11/01,sato,3,10\nサクラ,2026/11/01,suzuki,2,5\n"
        ),
        ["name:サクラ active_users=2", "name:サクラ events=15", "name:サクラ logins=5"]
    );
    assert_eq!(
        usage(
            "Account ID,Date,Product,Sessions\nA1,2026-11-01,Core,10\nA1,2026-11-01,Add-on,3.5\n"
        ),
        ["A1 sessions=135"]
    );
    let again = "Account ID,Date,User,Logins\nA1,2026-11-01,ann,3\nA1,2026-11-01,ann,3\nA1,2026-11-01,ann,4\nA1,2026-11-01,bob,1\n";
    assert_eq!(usage(again), ["A1 active_users=2", "A1 logins=5"], "the later row of a user wins");
    assert!(has_note(&text(again), "ingest-note-apart"));
    let plain = "Account ID,Date,Owner of it,Logins\nA1,2026-11-01,Kim,3\nA1,2026-11-01,Lee,2\n";
    assert_eq!(usage(plain), ["A1 logins=2"], "nothing that parts usage tells the rows apart");
}

#[test]
fn months_of_several_products_are_added_up() {
    let months = "Account ID,Account Name,Product,Jan 2026,Feb 2026,Mar 2026\nA1,Acme,Core,10,12,14\nA1,Acme,Add-on,3,4,5\nA2,Globex,Core,1,2,3\n";
    let found = usage(months);
    let values: Vec<&str> =
        found.iter().filter_map(|one| one.split_once('=')).map(|(_, v)| v).collect();
    let points = |text: &str| -> Vec<i64> {
        text.split('/').filter_map(|n| n.parse().ok()).filter(|n| *n > i64::MIN).collect()
    };
    let first: Vec<i64> = points(values[0]).into_iter().filter(|n| *n > 0).collect();
    assert_eq!(first, [13, 16, 19], "{found:?}");
}

#[test]
fn the_id_of_an_owner_never_goes_before_a_name() {
    let named = "Account ID,Account Name,CSM,Domain\n001xx000003DGb1AAG,Acme,Kim Lee,acme.com\n";
    let bare = "Account ID,Account Name,OwnerId,Website\n001xx000003DGb1AAG,Acme,0051G000005Mun4QAC,acme.com\n";
    let shell = Shell::empty();
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    for (at, file) in [named, bare].into_iter().enumerate() {
        std::fs::write(folder.join(format!("{at}.csv")), file).unwrap();
        shell.json(&["sync", "--yes"]);
    }
    assert_eq!(shell.json(&["show", "Acme"])["owner"], "Kim Lee");
    let noted = text("Account ID,Account Name,CSM,ARR,Currency\nA1,Acme,44553311,5,USD\n");
    assert!(has_note(&noted, "ingest-note-owner-ids"), "{:?}", noted.notes);
}

#[test]
fn a_payment_that_failed_is_settled_by_another_of_its_invoice() {
    let head = "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Status,Customer ID,Invoice Number\n";
    let batch = text(&format!(
        "{head}ch_1,2026-10-03 10:00:00,50.00,0,usd,false,Failed,cus_3,A3\nch_2,2026-10-04 10:00:00,50.00,20.00,usd,true,Partial Refund,cus_3,A3\nch_3,2026-10-03 10:00:00,50.00,0,usd,false,Failed,cus_4,A4\n"
    ));
    assert_eq!(values(&batch, "status"), ["void", "paid", "open"]);
}

#[test]
fn a_file_of_jira_says_what_its_numbered_fields_are() {
    let json = br#"{"expand":"names,schema","startAt":0,"maxResults":50,"total":2,"names":{"customfield_10002":"Organizations","customfield_10050":"Customer account"},"issues":[{"id":"1","self":"https://x/1","key":"SUP-1","fields":{"summary":"Login","issuetype":{"name":"Incident"},"status":{"name":"Open"},"created":"2026-11-05T09:15:00.000-0700","reporter":{"displayName":"Ann","emailAddress":"ann@other.com"},"customfield_10002":[{"id":"7","name":"Acme","_links":{"self":"x"}}],"customfield_10050":"001xx000003DGb1AAG"}},{"id":"2","self":"https://x/2","key":"SUP-2","fields":{"summary":"Help","issuetype":{"name":"Incident"},"status":{"name":"Open"},"created":"2026-11-05T09:15:00.000-0700","reporter":{"displayName":"Bob","emailAddress":"bob@other.com"},"customfield_10002":[{"id":"8","name":"Globex"}],"customfield_10050":"Globex"}}]}"#;
    let batch = read("jsm.json", json);
    let said = crate::ingest::records(&batch);
    let of: Vec<String> = said.iter().map(|one| one.reference.as_ref().unwrap().key()).collect();
    assert_eq!(of.len(), 2);
    assert_eq!(of[1], "name:Globex", "{of:?}");
    assert!(!of[0].contains("other.com"), "{of:?}");
}

#[test]
fn names_of_numbered_fields_are_found_behind_the_records_of_a_large_file_too() {
    let issue = |at: usize| {
        format!(
            r#"{{"id":"{at}","self":"https://x/{at}","key":"SUP-{at}","fields":{{"summary":"Login","issuetype":{{"name":"Incident"}},"status":{{"name":"Open"}},"created":"2026-11-05T09:15:00.000-0700","reporter":{{"displayName":"Ann","emailAddress":"ann@other.com"}},"customfield_10050":"Globex"}}}}"#
        )
    };
    let issues: Vec<String> = (1..400).map(issue).collect();
    let file = format!(
        r#"{{"expand":"names,schema","issues":[{}],"names":{{"customfield_10050":"Customer account"}}}}"#,
        issues.join(",")
    );
    assert!(in_windows("jsm.json", file.as_bytes(), 4_000, 8_000).is_none(), "read as a whole");
    let batch = read("jsm.json", file.as_bytes());
    let said = crate::ingest::records(&batch);
    assert!(said.iter().all(|one| one.reference.as_ref().unwrap().key() == "name:Globex"));
    assert_eq!(said.len(), 399);
}

#[test]
fn the_length_of_a_contract_is_read_as_it_is_written() {
    let check = |header: &str, length: &str, arr: Option<i64>| {
        let batch = text(&format!(
            "Account ID,Account Name,CSM,Contract Value,Currency,{header}\nA1,Acme,Kim,36000,USD,\"{length}\"\n"
        ));
        let records = crate::ingest::records(&batch);
        let record = &records[0];
        let at = mamori::core::entity::Entity::Account.field("arr").unwrap();
        let found = record.values[at].as_ref().and_then(mamori::core::entity::Value::as_int);
        assert_eq!(found, arr, "{header}: {length}");
    };
    check("Term (months)", "36", Some(1_200_000));
    check("Term (months)", "36.0", Some(1_200_000));
    check("Contract Term", "3 years", Some(1_200_000));
    check("Contract Term", "3 years, billed monthly", Some(1_200_000));
    check("契約期間(月)", "36ヶ月", Some(1_200_000));
    for unsure in ["36", "1 year (12 months)", "1年6ヶ月", "90 days"] {
        check("Contract Term", unsure, None);
    }
}

#[test]
fn amounts_without_a_currency_are_in_that_of_the_house_and_not_of_the_language() {
    let silent = "Account ID,Account Name,CSM,ARR,Renewal Date\nA1,Acme,Kim,120000,2027-03-31\n";
    let shell = Shell::empty();
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(shell.workspace().join("mamori.toml"), "[calendar]\nregion = \"jp\"\n").unwrap();
    std::fs::write(folder.join("a.csv"), silent).unwrap();
    shell.json(&["sync", "--yes"]);
    let acme = shell.json(&["show", "Acme"]);
    assert_eq!(
        (acme["currency"].as_str(), acme["arr_minor"].as_i64()),
        (Some("JPY"), Some(120_000))
    );
}
