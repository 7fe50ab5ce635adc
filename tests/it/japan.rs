//! What a Japanese team meets in a day: names that sound alike, dates from two systems, holidays,
//! letters that leave the house.

use crate::cli::Shell;
use crate::session::{Sitting, options};
use mamori::locale::Lang;
use mamori::runtime::workspace::{Options, Workspace};

/// Two companies that are called alike, and one that is found by its reading.
const ACCOUNTS: &str = "顧客コード,会社名,フリガナ,通称,担当CSM,ランク,業種\n\
    C1,株式会社サクラ商事,サクラショウジ,サクラ,田中 花子,A,卸売\n\
    C2,有限会社さくら,サクラ,,田中 花子,C,小売\n\
    C3,㈱髙橋製作所,タカハシセイサクショ,,田中 花子,A,製造\n\
    C4,株式会社アシスト,アシスト,,山本 一郎,B,情報\n\
    C5,アシスト株式会社,アシスト,,山本 一郎,C,人材\n";

fn shell(files: &[(&str, &str)]) -> Shell {
    let shell = Shell::empty();
    let exports = shell.workspace().join("exports");
    std::fs::create_dir_all(&exports).unwrap();
    for (name, text) in files {
        std::fs::write(exports.join(name), text).unwrap();
    }
    assert_eq!(shell.run(&["sync", "--quiet", "--lang", "ja"]).status.code(), Some(0));
    shell
}

/// Standard output, then standard error.
fn said(shell: &Shell, args: &[&str]) -> String {
    let output = shell.run(&[args, &["--lang", "ja"]].concat());
    [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat()
}

#[test]
fn a_name_that_two_customers_have_is_never_guessed() {
    let shell = shell(&[("顧客一覧.csv", ACCOUNTS)]);
    for (name, rivals) in [
        ("さくら", ["株式会社サクラ商事", "有限会社さくら"]),
        ("アシスト", ["株式会社アシスト", "アシスト株式会社"]),
    ] {
        let text = said(&shell, &["task", "add", &format!("お礼メール @{name} 明日")]);
        assert!(rivals.iter().all(|rival| text.contains(rival)), "{text}");
        assert!(!text.contains("追加しました"), "{text}");
    }
    assert!(shell.json(&["task", "list"]).as_array().unwrap().is_empty());
    for (name, whose) in [("有限会社さくら", "a2"), ("アシスト株式会社", "a5"), ("takahashi", "a3")]
    {
        let text = said(&shell, &["task", "add", &format!("お礼メール @{name} 土曜")]);
        // What was understood is said: whose it is, and the day, with its move.
        assert!(text.contains(whose) && text.contains("営業日に変更"), "{name}: {text}");
        assert!(text.contains("2026/11/24(火)"), "{text}");
    }
    let text = said(&shell, &["task", "add", "報告書 @takahashi 2026/11/23"]);
    assert!(text.contains("2026/11/23(月)(祝)"), "{text}");
    assert!(said(&shell, &["task", "list"]).contains("2026/11/23(月)(祝)"));
    assert_eq!(
        shell.json(&["show", "takahashi"])["id"],
        "a3",
        "names are found as lists find them"
    );
    assert!(said(&shell, &["show", "さくら"]).contains("複数の顧客"));
}

/// 次回予定日 of one system, the meeting itself in another.
#[test]
fn a_next_date_that_was_kept_is_told_to_nobody_as_the_next_one() {
    let touches = "対応日,会社名,対応種別,件名,参加者,次回予定日,ネクストアクション\n\
        2026/11/05,株式会社サクラ商事,訪問,11月定例会,佐々木　健,2026/11/20,見積送付\n\
        2026/11/02,㈱髙橋製作所,電話,請求の件,,2026/11/27,注文書の確認\n";
    let calendar = "\"開始日付\",\"開始時刻\",\"終了日付\",\"終了時刻\",\"予定\",\"予定詳細\",\"会社名\",\"参加者\"\n\
        2026/11/20,14:00:00,2026/11/20,15:00:00,往訪,定例会,株式会社サクラ商事,田中 花子\n\
        2026/12/04,10:00:00,2026/12/04,11:00:00,WEB会議,更新の相談,株式会社サクラ商事,田中 花子\n";
    let files = [("顧客一覧.csv", ACCOUNTS), ("対応履歴.csv", touches)];
    let shell = shell(&files);
    let external = || said(&shell, &["brief", "a1", "--external"]);
    assert!(external().contains("2026年11月20日"), "{}", external());
    // What is to be done then is the name of the plan, not what the last meeting was called.
    let brief = said(&shell, &["brief", "a3"]);
    assert!(brief.contains("注文書の確認"), "{brief}");
    std::fs::write(shell.workspace().join("exports/garoon_予定.csv"), calendar).unwrap();
    assert_eq!(shell.run(&["sync", "--quiet"]).status.code(), Some(0));
    // What a calendar has today is still to come, until it is logged.
    assert!(external().contains("2026年11月20日(金) 14:00"), "{}", external());
    assert_eq!(shell.code(&["log", "a1", "定例会を実施", "--kind", "visit"]), 0);
    let next = external();
    let next = next.lines().find(|line| line.contains("次回")).unwrap();
    assert!(next.contains("2026年12月4日"), "{next}");
    let status = "SELECT date, status FROM v_activity WHERE source = 'garoon' ORDER BY date";
    let rows = shell.json(&["query", status]);
    assert_eq!(rows[0]["status"], "planned", "a calendar does not say that it took place");
    assert_eq!(rows[1]["status"], "planned", "a meeting ahead has not taken place");
}

#[test]
fn a_letter_is_in_the_name_of_our_company_and_a_visit_of_ours_is_none_of_theirs() {
    let touches =
        "対応日,会社名,対応種別,件名,参加者\n2026/11/18,株式会社サクラ商事,往訪,定例会,佐々木 健\n";
    let shell = shell(&[("顧客一覧.csv", ACCOUNTS), ("対応履歴.csv", touches)]);
    let settings = shell.workspace().join("mamori.toml");
    std::fs::write(&settings, "company = \"株式会社まもり\"\n").unwrap();
    let workspace = Workspace::open(&Options {
        folder: Some(shell.workspace()),
        ..options(&shell.workspace())
    });
    let mut sitting = Sitting::open(&workspace.unwrap(), (120, 40), Lang::Ja);
    sitting.press("/");
    sitting.type_text("サクラ商事");
    sitting.press("Enter y m m");
    let letter = sitting.copied();
    assert!(letter.contains("株式会社まもりの田中 花子です。"), "{letter}");
    assert!(letter.contains("2026年11月18日(水)のご面談では"), "{letter}");
    assert!(!letter.contains("ご訪問"), "{letter}");
}

#[test]
fn amounts_in_myriads_and_ends_of_months_are_read() {
    let accounts = "顧客コード,会社名,担当CSM,年額(税抜),契約開始日,契約満了日,自動更新\n\
        B1,ベータ株式会社,田中,\"1億2,000万円\",2026/4/1,2027年3月末,自動更新なし\n\
        B2,ガンマ株式会社,田中,12万5千円,2026/4/1,令和9年9月末日,自動更新あり\n";
    let shell = shell(&[("顧客一覧.csv", accounts)]);
    let sql = "SELECT name, arr_minor, renewal_date FROM v_account ORDER BY name";
    let rows = shell.json(&["query", sql]);
    assert_eq!(rows[0]["arr_minor"], 125_000, "{rows}");
    assert_eq!(rows[1]["arr_minor"], 120_000_000, "{rows}");
    assert_eq!(rows[0]["renewal_date"], "2027-10-01", "{rows}");
    assert_eq!(rows[1]["renewal_date"], "2027-04-01", "{rows}");
}

/// What a Japanese sheet of contacts says of people.
#[test]
fn people_are_kept_by_their_bare_names_with_their_parts_and_whole_phone_numbers() {
    let contacts = "会社名,氏名,役職,メールアドレス,電話番号,役割,決裁者,窓口\n\
        株式会社サクラ商事,佐藤様,主任,a@sakura.jp,312345678,情シス,,\n\
        株式会社サクラ商事,田村さん,,b@sakura.jp,9012345678,購買担当,,\n\
        株式会社サクラ商事,林　次郎,,c@sakura.jp,03-1234-5678,現場責任者,,\n\
        株式会社サクラ商事 御中,中村 先生,,d@sakura.jp,0312345678,,○,\n\
        株式会社サクラ商事,川邊課長,課長,e@sakura.jp,12345,,,○\n";
    let shell = shell(&[("顧客一覧.csv", ACCOUNTS), ("担当者.csv", contacts)]);
    let sql = "SELECT name || ' ' || coalesce(role, '-') || ' ' || phone FROM v_contact \
               WHERE account = 'a1' ORDER BY email";
    let rows = shell.json(&["query", sql]);
    let found: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row.as_object().unwrap().values())
        .map(|v| v.as_str().unwrap())
        .collect();
    let expected = [
        "佐藤 admin 0312345678",
        "田村 contact 09012345678",
        "林　次郎 power_user 03-1234-5678",
        "中村 buyer 0312345678",
        "川邊 contact 12345",
    ];
    assert_eq!(found, expected);
    let noted = said(&shell, &["preset", "check", &path(&shell, "担当者.csv")]);
    assert!(noted.contains("先頭の0が欠けた電話番号2件"), "{noted}");
}

fn path(shell: &Shell, name: &str) -> String {
    shell.workspace().join("exports").join(name).display().to_string()
}

#[test]
fn accounts_are_called_so_that_nobody_takes_one_for_the_other() {
    let accounts = "顧客ID,会社名,担当者(自社),営業担当,満了日,自動更新,年額(税抜)\n\
        A0,医療法人社団かえで会,田中 様,山田,2027-03-31,有,▲120000\n\
        A1,株式会社ヤマト御中,田中,山田,2027-03-31,有,1200000\n\
        A2,株式会社アシスト,田中,山田,2027-03-31,有,1200000\n\
        A3,アシスト株式会社,田中,山田,2026-03-31,有,1200000\n";
    let shell = shell(&[("顧客一覧.csv", accounts)]);
    let list = said(&shell, &["list", "--columns", "id,name,owner,arr,mrr", "--sort", "id"]);
    let lines: Vec<Vec<&str>> =
        list.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines[0], ["ID", "顧客", "担当", "ARR(万円)", "MRR(万円)"], "{list}");
    assert_eq!(lines[1], ["a1", "かえで会", "田中", "-12", "-1"], "{list}");
    assert_eq!(lines[2], ["a2", "ヤマト", "田中", "120", "10"], "{list}");
    assert_eq!(lines[3][1], "株式会社アシスト", "{list}");
    assert_eq!(lines[4][1], "アシスト株式会社", "{list}");
    // What a source calls A2 is another one than our a2.
    assert_eq!(shell.json(&["show", "A2"])["id"], "a3");
    assert_eq!(shell.json(&["show", "a2"])["id"], "a2");
    assert_eq!(shell.json(&["show", "A4"])["id"], "a4", "nobody else is called so");
    assert!(said(&shell, &["show", "a1"]).contains("▲¥120,000"));
    let external = said(&shell, &["brief", "a2", "--external"]);
    assert!(
        external.contains("株式会社ヤマト 御中") && !external.contains("御中 御中"),
        "{external}"
    );
    // A term that is over is on file: nobody has to ask for it.
    let over = said(&shell, &["show", "a4"]);
    assert!(over.contains("満了日: 2026/03/31(火) 終了"), "{over}");
    assert!(!said(&shell, &["brief", "a4"]).contains("未登録: 契約の満了日"));
    let cheap = shell.json(&["list", "mrr<5万"]);
    assert_eq!(cheap.as_array().unwrap().len(), 1);
}

/// A line of ours in a chat is no conversation; one that somebody logs by hand is.
#[test]
fn a_line_of_chat_is_one_sides_until_the_other_writes() {
    let chats = "会社名,対応日,対応種別,方向,件名,参加者\n\
        株式会社サクラ商事,2026/11/13,Slack,,質問,佐藤\n\
        有限会社さくら,2026/11/13,チャット,,質問,\n\
        有限会社さくら,2026/11/13,チャット,受信,質問,\n";
    let shell = shell(&[("顧客一覧.csv", ACCOUNTS), ("対応履歴.csv", chats)]);
    let touched = |id| shell.json(&["show", id])["last_two_way_touch"].clone();
    assert!(touched("a1").is_null());
    assert_eq!(touched("a2"), "2026-11-13");
    assert!(
        said(&shell, &["log", "a1", "--kind", "チャット", "操作の質問に回答"]).contains("記録")
    );
    assert_eq!(touched("a1"), crate::session::TODAY);
}

#[test]
fn a_number_that_was_made_up_is_shown_to_nobody() {
    let tickets = "会社名,件名,受付日,完了日,優先度,状態\n\
        株式会社サクラ商事,ログイン不可,2026/11/01,,高,対応中\n";
    let numbered = "会社名,課題ID,件名,受付日,完了日,優先度,状態\n\
        有限会社さくら,T-1,帳票崩れ,2026/11/01,,高,対応中\n";
    let files =
        [("顧客一覧.csv", ACCOUNTS), ("tickets.csv", tickets), ("問い合わせ.csv", numbered)];
    let shell = shell(&files);
    let brief = said(&shell, &["brief", "a1", "--external"]);
    assert!(brief.contains("- ログイン不可"), "{brief}");
    let inside = said(&shell, &["brief", "a1"]);
    assert!(
        !inside
            .split_whitespace()
            .any(|word| word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit())),
        "{inside}"
    );
    let brief = said(&shell, &["brief", "a2", "--external"]);
    assert!(brief.contains("T-1 帳票崩れ"), "{brief}");
}

#[test]
fn days_are_whole_where_there_is_room_and_say_why_nobody_works_then() {
    let accounts = "会社名,担当CSM,決算月\n株式会社サクラ商事,田中,六月\n";
    let shell = shell(&[("顧客一覧.csv", accounts)]);
    std::fs::write(
        shell.workspace().join("mamori.toml"),
        "[calendar]\nclosed = [\"12-29..01-03\"]\n",
    )
    .unwrap();
    let added = said(&shell, &["task", "add", "見積 12/29"]);
    assert!(added.contains("2026/12/29(火) (休業日)"), "{added}");
    let moved = said(&shell, &["task", "due", "t1", "--to", "月曜"]);
    assert!(moved.contains("2026/11/24(火)(営業日に変更)"), "{moved}");
    said(&shell, &["task", "add", "契約更新 2027/10/28"]);
    assert!(said(&shell, &["task", "list"]).contains("2027/10/28(木)"));
    let history = said(&shell, &["history"]);
    assert!(history.contains("/11/2") && !history.contains("2026-11-"), "{history}");
    assert!(said(&shell, &["brief", "a1"]).contains("先方の決算月: 6月"));
    let english = shell.run(&["brief", "a1", "--lang", "en"]);
    assert!(String::from_utf8(english.stdout).unwrap().contains("fiscal year ends: June"));
    let twice = said(&shell, &["list", "--lang", "ja"]);
    assert!(twice.contains("--lang") && twice.contains("2回指定されています"), "{twice}");
}
