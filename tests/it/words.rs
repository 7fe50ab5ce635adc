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
    check(&["brief", "a1"], &format!("Notice possible until {moved}"));
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

/// One word per idea: what the terms of the trade call otherwise is not said here.
#[test]
fn japanese_messages_use_the_settled_words() {
    let folder = crate::house::root().join("assets/locales/ja");
    let unsettled = [
        ("アカウント", "顧客"),
        ("取引先", "顧客"),
        ("自社", "当社"),
        ("問合せ", "問い合わせ"),
        ("打合せ", "打ち合わせ"),
        ("比重", "重み"),
        ("チャンピオン", "推進者"),
        ("通知期限", "申出期限"),
        ("席数", "ライセンス数"),
        ("離任", "退職"),
        ("延滞", "支払い遅れ"),
        ("御社", "貴社"),
        ("パルス", "所感"),
        ("連携元", "データ元"),
        ("ソース", "データ元"),
        ("注文", "発注"),
        ("[one]", "[1]"),
    ];
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap();
        for (word, settled) in unsettled {
            let found = text.lines().find(|line| line.contains(word));
            assert_eq!(found, None, "{:?}: say {settled}", file.path());
        }
    }
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
