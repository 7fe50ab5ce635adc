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
    ];
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap();
        for (word, settled) in unsettled {
            let found = text.lines().find(|line| line.contains(word));
            assert_eq!(found, None, "{:?}: say {settled}", file.path());
        }
    }
}
