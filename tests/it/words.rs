//! One thing is said in one way, wherever and in whichever language it is read.

use crate::cli::Shell;

fn shell(files: &[(&str, &str)]) -> Shell {
    let shell = Shell::empty();
    for (name, text) in files {
        let path = shell.workspace().join("exports").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    assert_eq!(shell.run(&["sync", "--quiet"]).status.code(), Some(0));
    shell
}

fn said(shell: &Shell, args: &[&str]) -> String {
    String::from_utf8(shell.run(args).stdout).unwrap()
}

/// One term whose notice ends on a Saturday, and one that needs an order.
fn terms() -> Shell {
    shell(&[
        ("accounts.csv", "account_id,name,tier\nA1,Acme,mid\nA2,Globex,mid\n"),
        (
            "contracts.csv",
            "subscription_id,account_id,start,end,notice_period,auto_renew,renewal_type\n\
             S1,A1,2026-01-20,2027-01-19,1 month,yes,auto\nS2,A2,2026-02-18,2027-02-17,,no,manual\n",
        ),
    ])
}

#[test]
fn the_day_for_notice_is_the_same_on_every_page() {
    let shell = terms();
    let check = |args: &[&str], expected: &str| {
        let text = said(&shell, args);
        assert!(text.contains(expected), "{args:?}: {expected:?} is not in\n{text}");
    };
    let moved = "Fri 18 Dec 2026 (notice ends Sat 19 Dec 2026)";
    check(&["show", "a1"], &format!("Opt-out by: {moved}"));
    check(&["signals"], &format!("opt-out by {moved}"));
    check(&["brief", "a1"], &format!("Opt-out by {moved}"));
    let moved = "2026/12/19(土) 実質 2026/12/18(金)";
    check(&["--lang", "ja", "show", "a1"], &format!("解約申出期限: {moved}"));
    check(&["--lang", "ja", "signals"], &format!("解約申出期限は{moved}"));
    check(&["--lang", "ja", "brief", "a1"], &format!("解約申出期限 {moved}"));
}

#[test]
fn a_term_renewed_by_hand_has_an_order_to_wait_for_and_no_notice() {
    let shell = terms();
    let order = said(&shell, &["show", "a2"]);
    assert!(order.contains("Order by: Fri 18 Dec 2026\n"), "{order}");
    assert!(!order.contains("Opt-out"), "{order}");
    for (lang, acme, globex) in [("en", " 28d", "order 28d"), ("ja", " 28日", "発注 28日")] {
        let list = said(&shell, &["--lang", lang, "list", "--columns", "name,optout"]);
        let row = |name| list.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        assert!(row("Acme").ends_with(acme) && !row("Acme").contains(globex), "{list}");
        assert!(row("Globex").ends_with(globex), "{list}");
    }
}

#[test]
fn how_long_ago_is_said_as_ago_in_japanese() {
    let shell = Shell::with_book();
    for args in [vec!["signals"], vec!["list", "--columns", "name,touch"]] {
        let japanese = said(&shell, &[&["--lang", "ja"], &args[..]].concat());
        assert!(japanese.contains("日前") && !japanese.contains(" -"), "{japanese}");
    }
    let keys = said(&shell, &["--lang", "ja", "keys"]);
    assert!(keys.contains("全画面") && !keys.contains("everywhere"), "{keys}");
}

/// A word that is never said, what is said for it, why, and the longer words that it may stand in.
type Never = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// One word per idea, as the trade calls it.
#[rustfmt::skip]
const NEVER: &[Never] = &[
    ("アカウント", "顧客", "an account is a customer, no login", &["アカウント発行"]),
    ("取引先", "顧客", "one word for the customer", &[]),
    ("自社", "当社", "we", &[]),
    ("御社", "貴社", "spoken, not written", &[]),
    ("問合せ", "問い合わせ", "spelled in full", &[]),
    ("チケット", "問い合わせ", "a ticket is what the customer asked", &[]),
    ("打合せ", "打ち合わせ", "spelled in full", &[]),
    ("ブリーフ", "打ち合わせメモ", "the page before a call", &[]),
    ("比重", "重み", "the weight of a measure", &[]),
    ("柱", "観点", "a pillar of the score", &[]),
    ("カバー率", "データ充足率", "coverage", &[]),
    ("チャンピオン", "推進者", "the champion", &[]),
    ("推進役", "推進者", "the champion", &[]),
    ("役員スポンサー", "エグゼクティブスポンサー", "the executive sponsor", &[]),
    ("担当者一覧", "先方担当者一覧", "ours have no list", &["先方担当者一覧"]),
    ("通知期限", "申出期限", "the last day for notice", &[]),
    ("解約予告", "申出期間, 解約申出期限", "notice", &[]),
    ("予告期間", "申出期間", "the notice period", &[]),
    ("席数", "ライセンス数", "seats", &[]),
    ("離任", "退職", "who has left", &[]),
    ("延滞", "支払い遅れ", "what is not paid in time", &[]),
    ("未払い", "未入金", "we wait for it, they owe it", &[]),
    ("争い", "係争", "an invoice that is disputed", &[]),
    ("パルス", "所感", "the pulse", &[]),
    ("連携元", "データ元", "where data come from", &[]),
    ("ソース", "データ元", "where data come from", &[]),
    ("注文", "発注", "the order that a term waits for", &["注文書の送付"]),
    ("シグナル", "予兆", "a signal", &[]),
    ("兆候", "予兆", "a signal", &[]),
    ("警告", "予兆", "a signal", &[]),
    ("アラート", "予兆", "a signal, in lists too", &[]),
    ("もしも", "試算", "what-if", &[]),
    ("対応策", "プレイ", "a play", &[]),
    ("手順", "チェックリスト, ステップ", "what onboarding is made of", &[]),
    ("導入", "オンボーディング", "onboarding, where there is room", &[
        "導入事例", "導入目的", "導入が{ $days }営業日遅れ", "導入ペース",
    ]),
    ("稼働", "運用開始", "go-live", &[]),
    ("約束", "宿題", "a promise; 対応事項 where the customer reads it", &[]),
    ("却下", "対応不要", "dismissed", &[]),
    ("誤検知", "対応不要", "dismissed", &[]),
    ("対応済み", "確認済み", "acknowledged", &[]),
    ("成果の実績", "価値の実証", "a proof of value", &[]),
    ("取り消", "元に戻す, 解除, 中止", "undo, lift and cancel are three", &[]),
    ("取消", "元に戻す, 解除, 中止", "undo, lift and cancel are three", &[]),
    ("ティア", "タッチモデル", "the touch tier", &[]),
    ("カーテン", "外部表示", "the curtain", &[]),
    ("ペイン", "枠", "a pane", &[]),
    ("ターミナル", "端末", "a terminal", &[]),
    ("草案", "下書き", "a draft", &[]),
    ("ひな形", "テンプレート", "a template", &[]),
    ("要因", "理由", "why something is so", &["季節要因"]),
    ("見込みを", "予測を", "one's own forecast", &[]),
    ("不通", "接触なし", "it is not the line that is dead", &[]),
    ("～", "〜", "one sign for a span", &[]),
    ("（", "(", "half as wide, as everywhere", &[]),
    ("）", ")", "half as wide, as everywhere", &[]),
    ("：", ": ", "half as wide, as everywhere", &[]),
    ("％", "%", "half as wide, as everywhere", &[]),
    ("[one]", "[1]", "Japanese has no singular", &[]),
];

/// What people read in Japanese, each line with its file: messages, titles of the templates, the guide.
fn japanese_texts() -> Vec<(String, String)> {
    let titles = lines_of("assets/playbooks").into_iter();
    let titles =
        titles.filter_map(|(file, line)| Some((file, line.split_once("ja = ")?.1.to_owned())));
    let guide = std::fs::read_to_string(crate::house::root().join("docs/guide.ja.md")).unwrap();
    let guide = guide.lines().map(|line| ("guide.ja.md".to_owned(), line.to_owned()));
    japanese_messages().into_iter().chain(titles).chain(guide).collect()
}

fn japanese_messages() -> Vec<(String, String)> {
    let lines = lines_of("assets/locales/ja").into_iter();
    lines.filter(|(_, line)| !line.starts_with('#')).collect()
}

fn lines_of(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(crate::house::root().join(folder)).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).unwrap();
        found.extend(text.lines().map(|line| (name.clone(), line.to_owned())));
    }
    found
}

#[test]
fn japanese_uses_the_settled_words() {
    let texts = japanese_texts();
    assert!(texts.iter().any(|(file, text)| file == "renewal.toml" && text.contains("更新")));
    let found = unsettled(texts, NEVER);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Where one of the words stands, with what to say.
fn unsettled(texts: impl IntoIterator<Item = (String, String)>, never: &[Never]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in texts {
        for (word, say, why, kept) in never {
            let bare = kept.iter().fold(text.clone(), |text, kept| text.replace(kept, ""));
            if bare.contains(word) {
                found.push(format!("{file}: {word} is {say} ({why}): {text}"));
            }
        }
    }
    found
}

/// The same in English.
#[rustfmt::skip]
const NEVER_IN_ENGLISH: &[Never] = &[
    ("licence", "seat", "what a contract counts", &[]),
    ("warning", "signal", "a churn signal", &["doctor-warning = warning"]),
    ("alse alarm", "dismissed", "the verdict on a signal", &["Dismiss: a false alarm"]),
    ("aken back", "undone", "undo; what is no longer so is removed", &[]),
    ("ake back", "undo", "undo", &[]),
    ("auto-renew ", "auto-renewal", "as its column is called", &["-auto-renew ="]),
    ("utomatic renewal", "auto-renewal", "as its column is called", &[]),
    ("otice possible", "opt-out by", "the opt-out deadline", &[]),
    ("last day for notice", "opt-out deadline", "the opt-out deadline", &[]),
    ("subscription", "contract", "what is bought for a term", &["subscription = "]),
    (" deal ", "opportunity", "what a CRM calls it", &[]),
    ("portfolio", "book", "the accounts of a person", &[]),
    ("\"{ $", "“…”", "round quotes around what is named", &[]),
];

#[test]
fn english_uses_the_settled_words() {
    let lines =
        lines_of("assets/locales/en").into_iter().filter(|(_, line)| !line.starts_with('#'));
    let found = unsettled(lines, NEVER_IN_ENGLISH);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a number counts stands next to it: `3社`.
#[test]
fn no_blank_parts_a_number_from_what_it_counts() {
    const COUNTED: &str =
        "社 件 行 日 名 人 個 回 点 分 週 年 秒 時間 営業日 ステップ ファイル 文字 か月";
    let mut found = Vec::new();
    for (file, text) in &japanese_messages() {
        for counted in COUNTED.split(' ') {
            let apart = [format!("}} {counted}"), format!("1 {counted}"), format!("0 {counted}")];
            if apart.iter().any(|apart| text.contains(apart.as_str())) {
                found.push(format!("{file}: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Where nothing or one day is left, it is said as people say it.
#[test]
fn the_last_day_is_today_and_not_zero_days() {
    use mamori::core::message::{Arg, Message};
    use mamori::locale::Lang;
    for lang in Lang::ALL {
        let folder = crate::house::root().join("assets/locales").join(lang.id());
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap();
            for (id, args) in crate::messages::arguments(&text) {
                let args = args.into_iter().map(|arg| (arg.into(), Arg::Count(0))).collect();
                let said = lang.say(&Message { id: id.clone().into(), args });
                let zero = [
                    ", in 0 d",
                    "due in 0 d",
                    "out in 0 d",
                    "ends in 0 d",
                    "0 days left",
                    "あと0日",
                    "限まで0日",
                ];
                assert!(!zero.iter().any(|zero| said.contains(zero)), "{id}: {said}");
            }
        }
    }
    let check = |lang: Lang, id: &'static str, days: i64, expected: &str| {
        assert_eq!(lang.say(&Message::new(id).count("days", days)), expected);
    };
    check(Lang::En, "signal-opt-out-near", 0, "opt-out today");
    check(Lang::En, "signal-opt-out-near", 2, "opt-out in 2 d");
    check(Lang::Ja, "signal-opt-out-near", 0, "申出期限は本日");
    check(Lang::Ja, "signal-opt-out-near", 2, "申出期限まで2日");
}

/// Names in a row stand as the language parts them, also where a sentence holds them.
#[test]
fn names_in_a_row_are_parted_as_the_language_parts_them() {
    use mamori::core::message::Message;
    use mamori::locale::Lang;
    let said = Message::new("children-said").count("count", 2).names("names", ["Ota", "Sakura"]);
    assert!(Lang::En.say(&said).ends_with("Ota, Sakura"), "{}", Lang::En.say(&said));
    assert!(Lang::Ja.say(&said).ends_with("Ota、Sakura"), "{}", Lang::Ja.say(&said));
}

/// A page for the customer speaks of what is to be done, not of homework.
#[test]
fn pages_that_leave_the_house_speak_of_matters_to_attend_to() {
    let texts = japanese();
    for (id, text) in &texts {
        let outside = id.starts_with("outside-") || id.starts_with("letter-");
        assert!(!outside || !text.contains("宿題") && !text.contains("当社"), "{id}: {text}");
    }
    assert!(texts.iter().any(|(id, _)| id == "outside-theirs"));
}

/// Each message with its text, without what is put into it and what is quoted to be typed.
fn japanese() -> Vec<(String, String)> {
    let folder = crate::house::root().join("assets/locales/ja");
    let mut found: Vec<(String, String)> = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        for line in std::fs::read_to_string(file.path()).unwrap().lines() {
            if let Some((id, text)) = line.split_once(" =").filter(|_| named(line)) {
                found.push((id.to_owned(), text.to_owned()));
            } else if let Some((_, text)) = found.last_mut().filter(|_| !line.starts_with('#')) {
                text.push_str(line);
            }
        }
    }
    for (_, text) in &mut found {
        *text = spoken(text);
    }
    found
}

fn named(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_lowercase())
}

fn spoken(text: &str) -> String {
    let (mut kept, mut depth, mut quoted) = (String::new(), 0, false);
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '`' => quoted = !quoted,
            _ if depth == 0 && !quoted => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// What stays as it is in Japanese: keys, formats, products, and what is typed on the command line
/// or in a file.
const KEPT: &str = "Enter Ctrl Markdown Salesforce Excel mamori JSON XLSX CSAT YYYY SELECT WITH \
    MAMORI WORKSPACE ACCESSIBLE EDITOR MATTER WORD FIELD HEADER toml docs configuration views \
    accounting amount always account backup backups band calendar call chat check column critical customer \
    decimal delimiter demo details email encoding excluded exports external format green header \
    healthy help high holidays html import json kind learn legal line list meeting month name note \
    only order owner plan preset problems product read region regular renew restore risk sales score \
    source step steps strategic support sync tech today unit unknown view visit watch \
    webinar weight when workspace yellow seats value dark light auto digits count screens superhuman season \
    interactive true false http https";

/// Without the commands that are to be typed: `mamori view save`.
fn uncommanded(text: &str) -> String {
    let mut kept = String::new();
    for (at, part) in text.split("mamori ").enumerate() {
        let typed = |c: char| c.is_ascii_alphabetic() || " -".contains(c);
        kept.push_str(if at == 0 { part } else { part.trim_start_matches(typed) });
    }
    kept
}

#[test]
fn no_english_word_is_left_in_japanese() {
    let kept: Vec<&str> = KEPT.split_whitespace().collect();
    for (id, text) in japanese() {
        // Examples and the arguments of commands are what is typed.
        if id.ends_with("-example") || id.starts_with("arg-") {
            continue;
        }
        let text = uncommanded(&text);
        let marks = |c: char| "_.=:/<>-".contains(c);
        for word in text.split(|c: char| !c.is_ascii_alphanumeric() && !marks(c)) {
            // `--from`, `:keep`, `x.seats=60` and `JSON` are typed or names.
            let typed = word.contains(marks) || !word.contains(|c: char| c.is_ascii_lowercase());
            let field = mamori::core::field::column(word).is_some();
            let known = word.len() < 4 || typed || field || kept.contains(&word);
            assert!(known, "{id}: {word} in {text}");
        }
    }
}

#[test]
fn help_and_wrong_usage_are_in_the_language_that_was_typed() {
    let shell = Shell::empty();
    let check = |args: &[&str], expected: &[&str]| {
        let output = shell.run(args);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        for expected in expected {
            assert!(text.contains(expected), "{args:?}: {expected} is not in\n{text}");
        }
        for english in ["Usage", "Options", "OPTIONS", "Print", "error", "For more", "default"] {
            assert!(!text.contains(english), "{args:?}: {english} in\n{text}");
        }
    };
    check(&["--lang", "ja", "--help"], &["使い方:", "コマンド:", "オプション:", "ヘルプを表示"]);
    check(&["task", "add", "--help", "--lang=ja"], &["使い方: mamori task add", "引数:", "例:"]);
    check(&["demo", "--lang", "ja", "--help"], &["[既定値: 40]"]);
    check(&["--lang", "ja", "tasc"], &["「tasc」というコマンドはありません。", "「task」のこと"]);
    check(&["--lang", "ja", "list", "--sortt", "x"], &["「--sortt」", "「--sort」"]);
    check(&["--lang", "ja", "pulse"], &["必要な引数がありません: <ACCOUNT>"]);
    check(&["--lang", "ja", "sync", "--as-of", "13"], &["日付として読めません"]);
    assert_eq!(shell.code(&["--lang", "ja", "tasc"]), 2);
}

/// What a terminal may show two cells wide, or not at all, has a stand-in among the safe signs.
#[test]
fn every_sign_of_a_message_has_a_stand_in_where_the_terminal_has_not() {
    use mamori::tui::shell::Glyphs;
    use unicode_width::UnicodeWidthChar;
    for lang in ["en", "ja"] {
        let folder = crate::house::root().join("assets/locales").join(lang);
        for file in std::fs::read_dir(folder).unwrap().flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap();
            for c in text.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars) {
                let narrow = !c.is_ascii() && c.width() == Some(1);
                let wide = narrow && c.width_cjk() == Some(2);
                let swapped =
                    |glyphs: Glyphs| glyphs.set().swaps().any(|(from, _)| from.starts_with(c));
                assert!(!wide || swapped(Glyphs::Safe), "{c} in {:?}", file.path());
                assert!(!narrow || swapped(Glyphs::Ascii), "{c} in {:?}", file.path());
            }
        }
    }
}
