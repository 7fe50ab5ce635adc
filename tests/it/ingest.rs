//! Export files as bytes, through the public face, to records, points and problems.

use mamori::core::batch::{Batch, FileBatch, NO_POINT, Record, Reference};
use mamori::core::day::Day;
use mamori::core::entity::{Entity, Value};
use mamori::core::message::Arg;
use mamori::ingest::{Options, Presets, Refusal, read_bytes};
use mamori::locale::Lang;
use std::fmt::Write;

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn options() -> Options {
    Options::on(day("2026-11-21"))
}

pub fn read(name: &str, bytes: &[u8]) -> Result<FileBatch, Refusal> {
    let batch = read_bytes(name, bytes, day("2026-11-20"), Presets::builtin(), &options());
    if let Ok(batch) = &batch {
        check_counts(batch);
    }
    batch
}

/// `read = batch + rows set aside + skipped`, always.
pub fn check_counts(batch: &FileBatch) {
    if let Batch::Records(records) = &batch.batch {
        let kept = records.len() as u64;
        assert_eq!(batch.read, kept + batch.counts().quarantined + batch.skipped, "{}", batch.path);
    }
    assert!(batch.read >= batch.counts().quarantined + batch.skipped, "{}", batch.path);
}

fn csv(text: &str) -> FileBatch {
    read("export.csv", text.as_bytes()).unwrap_or_else(|refusal| panic!("{:?}", refusal.message))
}

pub fn records(batch: &FileBatch) -> &[Record] {
    match &batch.batch {
        Batch::Records(records) => records,
        Batch::Usage(_) | Batch::Parcel(_) => panic!("no records in memory"),
    }
}

pub fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Day(day) => day.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(bool) => bool.to_string(),
    }
}

/// `field=value` of everything a record says.
pub fn said(entity: Entity, record: &Record) -> String {
    let fields = entity.fields().iter().zip(&record.values);
    let said = fields
        .filter_map(|(field, value)| Some(format!("{}={}", field.id, shown(value.as_ref()?))));
    said.collect::<Vec<_>>().join(" ")
}

fn first(batch: &FileBatch) -> String {
    let record = &records(batch)[0];
    let reference = record.reference.as_ref().map(Reference::key).unwrap_or_default();
    format!("{} @{reference}: {}", record.key, said(batch.entity, record))
}

fn notes(batch: &FileBatch) -> Vec<&str> {
    batch.notes.iter().map(|note| note.id.as_ref()).collect()
}

#[test]
fn a_hand_made_account_list_is_read() {
    let batch = csv(
        "Account ID,Account Name,ARR (EUR),CSM,Tier,Start date,Website,Region\n0012,Müller GmbH,\"1.200,50\",Kim,High,31.12.2024,https://www.mueller.de/x,South\n",
    );
    assert_eq!(
        (batch.entity, batch.source.as_str(), batch.creates_accounts),
        (Entity::Account, "csv", true)
    );
    assert_eq!(
        first(&batch),
        "0012 @0012: name=Müller GmbH arr=120050 currency=EUR owner=Kim tier=High start_date=2024-12-31 domains=mueller.de"
    );
    assert_eq!(batch.as_of, day("2026-11-20"));
}

#[test]
fn a_japanese_contract_list_in_cp932_is_read() {
    let text = "契約ID,顧客名,プラン,契約開始日,満了日,自動更新,解約予告,月額,契約数\r\nK-1,株式会社サクラ商事,標準,2025年4月1日,令和8年3月31日,○,3ヶ月前,34万円,50\r\nK-2,桜商事,標準,2025/4/1,2026/3/31,都度更新,,\"￥120,000\",１０\r\n";
    let bytes = encoding_rs::SHIFT_JIS.encode(text).0;
    let batch = read("keiyaku.csv", &bytes).unwrap();
    assert_eq!((batch.entity, batch.encoding.as_str()), (Entity::Subscription, "CP932"));
    assert_eq!(
        first(&batch),
        "K-1 @name:株式会社サクラ商事: start=2025-04-01 end=2026-03-31 notice=3m auto_renew=auto product=標準 seats=50 mrr=340000 currency=JPY"
    );
    assert_eq!(
        said(batch.entity, &records(&batch)[1]),
        "start=2025-04-01 end=2026-03-31 auto_renew=manual product=標準 seats=10 mrr=120000 currency=JPY"
    );
}

#[test]
fn headers_of_every_entity_are_recognised_in_both_languages() {
    let check = |header: &str, entity: Entity| {
        let batch = read("x.csv", format!("{header}\n").as_bytes());
        let batch = batch.unwrap_or_else(|refusal| panic!("{header}: {:?}", refusal.message));
        assert_eq!(batch.entity, entity, "{header} → {}", batch.preset);
    };
    check(
        "会社名,担当CSM,ランク,業種,契約開始日,契約終了日,自動更新,解約予告,月額,最終接触日",
        Entity::Account,
    );
    check("顧客名,フリガナ,法人番号,フェーズ,セグメント,従業員数,決算月,販売店", Entity::Account);
    check("id,name,arr,owner,segment,start_date,renewal_date", Entity::Account);
    check("external_id,name,mrr,owner", Entity::Account);
    check("id,account_id,start,end,notice_period,auto_renew", Entity::Subscription);
    check("subscription_id,account_id,start_date,renewal_date,mrr,seats", Entity::Subscription);
    check("契約番号,取引先名,契約開始日,契約終了日,次回更新日,年額", Entity::Subscription);
    check("account_id,name,email,title,role", Entity::Contact);
    check("会社名,氏名,部署,役職,メールアドレス,電話番号,役割", Entity::Contact);
    check("account_id,date,metric,value", Entity::Usage);
    check("account_id,date,active_users,core_actions", Entity::Usage);
    check("会社名,年月,アクティブユーザー数,ログイン数", Entity::Usage);
    check("ticket_id,account_id,opened,closed,priority,status", Entity::Ticket);
    check("会社名,受付日,完了日,優先度,状態,種別,件名", Entity::Ticket);
    check("account_id,kind,score,date,verbatim", Entity::Response);
    check("タイムスタンプ,会社名,推奨度,ご意見", Entity::Response);
    check("account_id,type,date,direction,attendees,subject", Entity::Activity);
    check("顧客名,対応日,対応種別,件名,対応内容,対応者,参加者,次回予定日", Entity::Activity);
    check("invoice_id,account_id,issued,due,paid,amount,currency", Entity::Invoice);
    check("請求書番号,取引先名,請求日,支払期限,入金日,請求金額", Entity::Invoice);
    check("opportunity_id,account_id,type,amount,close_date,category", Entity::Opportunity);
    check("account_id,contact,course,status,completed_at", Entity::Training);
    check("task_id,account_id,title,due,done", Entity::Task);
    check("account_id,kind,decision_date,effective_date,arr,reason", Entity::Outcome);
}

#[test]
fn broken_rows_go_aside_and_the_rest_is_read() {
    let batch = csv(
        "ticket_id,account_id,opened,priority,status\n1,a,2026-01-02,Urgent,Open\n2,a,soon,high,open\n,a,2026-01-02,high,open\n4,a,2026-01-02\n5,a,2026-02-03,sideways,Closed\n5,a,2026-02-03,sideways,Closed\n",
    );
    let reasons: Vec<_> = batch.problems.iter().map(|p| (p.line, p.reason.id.as_ref())).collect();
    assert_eq!(
        reasons,
        [(3, "ingest-problem-day"), (4, "ingest-problem-key"), (5, "ingest-problem-few-cells")]
    );
    assert_eq!(batch.problems[0].column.as_deref(), Some("opened"));
    assert_eq!(batch.problems[0].value.as_deref(), Some("soon"));
    assert_eq!(batch.problems[0].raw, "2,a,soon,high,open");
    assert_eq!((batch.read, batch.skipped, records(&batch).len()), (6, 1, 2));
    assert!(notes(&batch).contains(&"ingest-note-words"));
    assert_eq!(batch.covered, Some((day("2026-01-02"), day("2026-02-03"))));
    assert_eq!(batch.as_of, day("2026-02-03"));
}

#[test]
fn an_open_day_order_is_said_and_a_settled_one_is_not() {
    let open = csv("ticket_id,account_id,opened,priority\n1,a,3/1/2025,high\n");
    assert!(notes(&open).contains(&"ingest-note-day-order"));
    assert_eq!(said(open.entity, &records(&open)[0]), "opened=2025-03-01 priority=p2");
    let settled = csv(
        "ticket_id,account_id,opened,priority\n1,a,3/1/2025,high\n2,a,13/1/2025,high\n3,a,1/13/2025,low\n4,a,25/12/2025,low\n",
    );
    assert!(!notes(&settled).contains(&"ingest-note-day-order"));
    assert_eq!(said(settled.entity, &records(&settled)[0]), "opened=2025-01-03 priority=p2");
    assert_eq!(settled.problems.len(), 1);
}

#[test]
fn usage_is_packed_from_long_and_wide_files() {
    let usage = |text: &str| match csv(text) {
        FileBatch { batch: Batch::Usage(usage), read, skipped, problems, .. } => {
            (usage, read, skipped, problems)
        }
        other => panic!("{:?}", other.entity),
    };
    let (long, read, skipped, problems) = usage(
        "account_id,date,metric,value\na,2026-01-01,Active Users,4\nb,2026-01-01,active_users,5\na,2026-01-03,active_users,6.5\na,2026-01-03,active_users,6.5\na,soon,active_users,1\nc,2026-01-01,active_users,\n",
    );
    assert_eq!((read, skipped, problems.len()), (6, 1, 1));
    assert_eq!(problems[0].line, 6);
    assert_eq!(long.metrics, ["active_users"]);
    assert_eq!(long.references.len(), 3);
    assert_eq!(
        (long.series[0].scale, long.series[0].values.as_slice()),
        (1, &[40, NO_POINT, 65][..])
    );
    let (wide, ..) = usage(
        "会社名,年月,アクティブユーザー数,ログイン数\n桜,2025年3月,12,\"1,200\"\n桜,2025年4月,13,900\n",
    );
    assert_eq!(wide.references, [Reference::Name("桜".into())]);
    assert_eq!((wide.metrics.len(), wide.grain), (2, mamori::core::batch::Grain::Month));
    assert_eq!(
        wide.series[1].values.iter().filter(|point| **point != NO_POINT).collect::<Vec<_>>(),
        [&1200, &900]
    );
}

#[test]
fn versions_of_a_row_count_once_and_the_newest_wins() {
    let batch = csv(
        "ticket id,account id,status,priority,created,updated at\n1,a,open,high,2026-01-01,2026-01-05 10:00:00\n1,a,closed,high,2026-01-01,2026-01-09 10:00:00\n1,a,pending,high,2026-01-01,2026-01-07 10:00:00\n",
    );
    assert_eq!((batch.read, batch.skipped), (3, 2));
    assert_eq!(
        said(batch.entity, &records(&batch)[0]),
        "opened=2026-01-01 closed=2026-01-09 priority=p2 status=solved"
    );
}

#[test]
fn one_id_that_says_two_things_is_set_aside_where_nothing_says_which_is_newer() {
    let batch =
        csv("account_id,name,arr\n1,Acme,5\n2,Beta Inc,45000\n2,Beta duplicate,100\n1,Acme,5\n");
    let reasons: Vec<_> = batch.problems.iter().map(|p| (p.line, p.reason.id.as_ref())).collect();
    assert_eq!(reasons, [(4, "ingest-problem-same-id")]);
    assert_eq!((records(&batch).len(), batch.skipped), (2, 1));
    assert_eq!(records(&batch)[1].line, 3, "the first stays");
}

#[test]
fn salesforce_ids_join_whatever_their_length() {
    let batch = csv(
        "ticket_id,crm_account_id,opened,priority\n1,001x0000002xLCV,2026-01-01,low\n2,001x0000002xLCVAA2,2026-01-01,low\n",
    );
    assert_eq!(records(&batch)[0].reference, records(&batch)[1].reference);
    let refused =
        read("x.csv", b"account_id,name,arr\n1.23E+15,Acme,5\n1.24E+15,Bolt,6\n").unwrap_err();
    assert_eq!(refused.message.id, "ingest-refused-excel");
}

#[test]
fn what_fits_nothing_is_unmapped_with_the_columns_seen() {
    let refused = read("x.csv", b"colour,shape\nred,round\n").unwrap_err();
    assert!(refused.unmapped);
    assert!(Lang::En.say(&refused.message).contains("colour, shape"));
    let near = read("x.csv", b"metric,value\nlogins,4\n").unwrap_err();
    assert!(near.unmapped);
    assert!(format!("{:?}", near.message).contains("date"), "{:?}", near.message);
}

/// What is missing is said by the titles of columns in the reader's language, never by ids.
#[test]
fn a_refusal_names_the_nearest_kind_and_the_columns_that_matter() {
    let check = |text: &str, english: &str, japanese: &str| {
        let message = read("x.csv", text.as_bytes()).unwrap_err().message;
        for (lang, expected) in [(Lang::En, english), (Lang::Ja, japanese)] {
            let said = lang.say(&message);
            assert!(said.starts_with(expected), "{said}");
            assert!(said.chars().count() < 160 && !said.contains('_'), "{said}");
        }
    };
    check(
        "id,name\n1,Acme\n",
        "By id, name closest to an export of accounts, but without owner (CSM) or ARR.",
        "id、name の列は顧客のエクスポートに最も近いですが、担当CSMまたはARRの列がありません。",
    );
    check(
        "id,date,due\n1,2026-01-02,2026-02-02\n",
        "By id, date, due closest to an export of invoices, but without account ID or account name, amount",
        "id、date、due の列は請求書のエクスポートに最も近いですが、顧客IDまたは顧客名、金額または未収金額の列",
    );
    let many = "a rather long name of a column,".repeat(40);
    check(&format!("{many}z\n1\n"), "No kind of export", "この列の組み合わせ");
}

#[test]
fn a_missing_column_is_said_by_its_title_with_what_it_locks() {
    let batch = csv("id,name,owner,start_date\n1,Acme,Aya,2026-01-01\n");
    let note = batch.notes.iter().find(|note| note.id == "ingest-note-missing").unwrap();
    assert_eq!(
        Lang::En.say(note),
        "No column for ARR, segment, tier. Unless another export has it: ranked by the median ARR, taken for mid tier."
    );
    assert!(Lang::Ja.say(note).starts_with("ARR、セグメント、タッチモデルの列がありません"));
}

#[test]
fn the_account_is_named_by_id_by_name_or_by_mail() {
    let reference = |text: &str| records(&csv(text))[0].reference.clone();
    let check = |text: &str, expected| assert_eq!(reference(text), expected, "{text}");
    check(
        "ticket_id,account_id,opened,status\n1,A-7,2026-01-01,open\n",
        Some(Reference::Id("A-7".into())),
    );
    check(
        "ticket_id,company,opened,status\n1,Acme,2026-01-01,open\n",
        Some(Reference::Name("Acme".into())),
    );
    check(
        "ticket_id,requester,opened,status\n1,kim@Acme.com,2026-01-01,open\n",
        Some(Reference::Domain("acme.com".into())),
    );
    check(
        "ticket_id,requester,opened,status\n1,kim@gmail.com,2026-01-01,open\n",
        Some(Reference::Mail("kim@gmail.com".into())),
    );
    check(
        "会社名,担当CSM,月額\n桜商事,佐藤,\"120,000円\"\n",
        Some(Reference::Name("桜商事".into())),
    );
}

#[test]
fn days_ahead_and_terms_follow_from_each_other() {
    let batch = csv("contract_id,account_id,start,renewal,plan\n1,a,2025-04-01,2026-04-01,Pro\n");
    assert_eq!(
        said(batch.entity, &records(&batch)[0]),
        "start=2025-04-01 end=2026-03-31 renewal=2026-04-01 product=Pro"
    );
    let batch = csv(
        "account_id,kind,date,subject\na,Call,2026-01-05 14:30,Hello\na,メール,2026-01-06,Mail\na,メモ,2026-01-06,Note\n",
    );
    let all: Vec<_> = records(&batch).iter().map(|record| said(batch.entity, record)).collect();
    assert_eq!(
        all,
        [
            "kind=call date=2026-01-05 time=14:30 direction=two_way subject=Hello",
            "kind=email date=2026-01-06 direction=out subject=Mail",
            "kind=note date=2026-01-06 subject=Note"
        ]
    );
}

#[test]
fn columns_that_usage_does_not_use_are_named() {
    let note = |text: &str| {
        let notes = csv(text).notes.into_iter();
        notes.filter(|note| note.id == "ingest-note-unused").map(|note| note.args).next()
    };
    let plain = "account_id,date,active_users,logins\na1,2026-06-01,4,9\n";
    assert_eq!(note(plain), None);
    let more = "account_id,date,active_users,Region,logins,Tenant URL\na1,2026-06-01,4,west,9,x\n";
    let args = note(more).unwrap();
    let names = ["Region", "Tenant URL"].map(str::to_owned).into();
    assert_eq!(args, [("columns".into(), Arg::Names(names))]);
}

/// Long enough that its end is not in the head.
fn long_usage(line_end: &str, last: &str) -> Vec<u8> {
    let mut text = format!("account_id,date,metric,value{line_end}");
    for at in 0..4_000 {
        let (account, date) = (at % 50, day("2026-01-01") + at / 50);
        write!(text, "acc_{account:04},{date},active_users,{}{line_end}", at % 17).unwrap();
    }
    let mut bytes = text.into_bytes();
    bytes.extend(encoding_rs::SHIFT_JIS.encode(last).0.iter());
    bytes.extend(line_end.bytes());
    bytes
}

#[test]
fn a_large_file_read_in_passing_is_read_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let file =
            mamori::ingest::read(&path, Presets::builtin(), &options(), &mut |_| true).unwrap();
        let whole =
            read_bytes(&path.to_string_lossy(), bytes, file.as_of, Presets::builtin(), &options());
        assert_eq!(file, whole.unwrap(), "{name}");
        assert_eq!(file.digest, *blake3::hash(bytes).as_bytes());
        assert_eq!(
            file.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(),
            vec![4_002; file.problems.len()]
        );
        (file.read, file.problems.len(), file.encoding)
    };
    let utf8 = "UTF-8".to_owned();
    assert_eq!(
        check("plain.csv", &long_usage("\n", "acc_0001,2026-06-01,sessions,4")),
        (4_001, 0, utf8.clone())
    );
    assert_eq!(
        check("short.csv", &long_usage("\r\n", "acc_0001,2026-06-01")),
        (4_001, 1, utf8.clone())
    );
    assert_eq!(
        check("quoted.csv", &long_usage("\n", "\"acc_0001\",2026-06-01,sessions,4")),
        (4_001, 0, utf8.clone())
    );
    assert_eq!(
        check("dates.csv", &long_usage("\r\n", "acc_0001,soon,sessions,4")),
        (4_001, 1, utf8)
    );
    assert_eq!(
        check("cp932.csv", &long_usage("\n", "株式会社サクラ商事,2026-06-01,sessions,4")),
        (4_001, 0, "CP932".to_owned())
    );
}

#[test]
fn reading_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usage.csv");
    let bytes = long_usage("\n", "x,2026-06-01,sessions,4").repeat(5);
    std::fs::write(&path, bytes).unwrap();
    let cancelled = mamori::ingest::read(&path, Presets::builtin(), &options(), &mut |_| false);
    assert_eq!(cancelled.unwrap_err().message.id, "ingest-cancelled");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _ = read("x.csv", &bytes);
    }

    #[test]
    fn counts_add_up_in_any_table(
        rows in proptest::collection::vec("[a-c]{0,2},[0-9/-]{0,10},(high|low|x|),[\"0-9,;.\n円]{0,6}", 0..12),
        header in "(ticket_id,opened,priority,account_id|account_id,date,metric,value|account_id,name,arr,owner)",
    ) {
        let _ = read("x.csv", format!("{header}\n{}\n", rows.join("\n")).as_bytes());
    }

    #[test]
    fn counts_add_up_in_any_json(text in "(\\[|\\{|\"id\"|:|,|1|\\]|\\}|\"a\"|null|\n|\"data\"){0,40}") {
        let _ = read("x.json", text.as_bytes());
    }
}

#[test]
fn every_file_of_the_demo_is_read_whole() {
    let plan = mamori::demo::Plan::usual(day("2026-11-21"));
    for file in mamori::demo::export_files(&plan) {
        let batch = read(&file.name, &file.bytes)
            .unwrap_or_else(|refusal| panic!("{}: {:?}", file.name, refusal.message));
        assert!(batch.problems.is_empty(), "{}: {:?}", file.name, batch.problems[0]);
        let system = file.name.split('/').next().filter(|_| file.name.contains('/'));
        if let Some(system) =
            system.filter(|system| !["billing", "product", "surveys"].contains(system))
        {
            assert_eq!(batch.source, system, "{} by {}", file.name, batch.preset);
        }
        if let Batch::Records(records) = &batch.batch {
            let nameless = records.iter().filter(|record| record.reference.is_none()).count();
            assert_eq!(nameless, 0, "{}", file.name);
        }
    }
}

#[test]
fn recurring_revenue_is_net_of_tax() {
    let mrr = |header: &str, cells: &str| {
        let batch = csv(&format!(
            "契約ID,顧客名,契約開始日,満了日,{header}\nK,桜,2026/4/1,2027/3/31,{cells}\n"
        ));
        let at = Entity::Subscription.field("mrr").unwrap();
        records(&batch)[0].values[at].clone()
    };
    assert_eq!(mrr("月額(税込)", "110000"), Some(Value::Int(100_000)));
    assert_eq!(mrr("月額（税抜）", "110000"), Some(Value::Int(110_000)));
    assert_eq!(mrr("月額(税込),月額(税抜)", "110000,100000"), Some(Value::Int(100_000)));
    assert_eq!(mrr("月額(千円)", "110"), Some(Value::Int(110_000)));
}

#[test]
fn high_is_the_worst_only_where_nothing_is_worse() {
    let priorities = |rows: &str| {
        let batch = csv(&format!("会社名,受付日,件名,優先度,状態\n{rows}"));
        let at = Entity::Ticket.field("priority").unwrap();
        records(&batch)
            .iter()
            .map(|record| shown(record.values[at].as_ref().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(priorities("桜,2026/1/5,a,高,対応中\n桜,2026/1/5,b,低,完了\n"), ["p1", "p4"]);
    assert_eq!(priorities("桜,2026/1/5,a,高,対応中\n桜,2026/1/5,b,緊急,完了\n"), ["p2", "p1"]);
}

#[test]
fn years_that_stand_first_are_told_by_how_little_they_change() {
    let rows: Vec<String> = (1..=20).map(|day| format!("{day},a,26/11/{day:02},high\n")).collect();
    let rows = rows.concat();
    let read = csv(&format!("ticket_id,account_id,opened,priority\n{rows}"));
    assert_eq!(said(read.entity, &records(&read)[2]), "opened=2026-11-03 priority=p2");
}

#[test]
fn a_last_day_for_notice_is_a_period_before_the_end() {
    let read = csv(
        "顧客名,年間契約額（税抜）,契約終了日,解約通知期限\n桜商事,¥1200,2026/12/31,令和8年12月1日\n\
        青葉,¥900,2026/3/31,2026年10月18日\n",
    );
    assert_eq!(
        said(read.entity, &records(&read)[0]).split(' ').find(|v| v.starts_with("notice")),
        Some("notice=30d")
    );
    assert_eq!(read.problems.len(), 1, "a day after the end is no notice: {:?}", read.problems);
    assert!(read.problems[0].value_only && read.problems[0].reason.id == "ingest-problem-notice");
}

#[test]
fn a_dash_that_closes_a_yen_amount_is_no_minus() {
    let read = csv(
        "顧客名,年間契約額（税抜）\n桜商事,\"￥12,900,000－\"\n青葉,\"¥1,200-\"\n銀杏,\"▲¥500\"\n楓,\"金五〇〇円也\"\n",
    );
    let arr = |at: usize| said(read.entity, &records(&read)[at]);
    assert!(
        arr(0).contains("arr=12900000") && arr(1).contains("arr=1200"),
        "{} {}",
        arr(0),
        arr(1)
    );
    assert!(arr(2).contains("arr=-500"), "{}", arr(2));
}
