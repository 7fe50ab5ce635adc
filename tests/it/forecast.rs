//! A person's own forecast of a renewal: one key a step, beside what the CRM says, with the new
//! total of the quarter in view; undone, and the same on the command line.

use crate::cli::Shell;
use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use serde_json::{Value, json};

const ACCOUNTS: &str = "\
account_id,name,arr,currency,owner,start_date
A1,Acme,120000,USD,Aya,2023-11-01
A2,Globex,90000,USD,Aya,2023-11-01
A3,Initech,60000,USD,Aya,2023-12-01
A4,Hooli,50000,USD,Aya,2023-11-01
A5,Stark,40000,USD,Aya,2024-02-01
";

/// To be acted on by 1, 4, 8 and 11 December; of Stark's notice nothing is known.
const CONTRACTS: &str = "\
subscription_id,account_id,start,end,notice_period,auto_renew,mrr,currency
S1,A1,2026-01-01,2026-12-31,30 days,yes,10000,USD
S2,A2,2026-01-04,2027-01-03,30 days,yes,7500,USD
S3,A3,2026-01-08,2027-01-07,30 days,yes,5000,USD
S4,A4,2026-01-11,2027-01-10,30 days,yes,4166.67,USD
S5,A5,2026-01-01,2026-12-30,,yes,3333.33,USD
";

const DEALS: &str = "\
opportunity_id,account_id,name,type,amount,currency,close_date,forecast_category,stage
D1,A4,Hooli renewal,renewal,50000,USD,2027-01-10,Commit,Negotiation
";

const FILES: [(&str, &str); 2] = [("accounts.csv", ACCOUNTS), ("contracts.csv", CONTRACTS)];

fn sitting(folder: &tempfile::TempDir, size: (u16, u16), lang: Lang) -> Sitting {
    let files = [FILES.as_slice(), &[("opportunities.csv", DEALS)]].concat();
    Sitting::open(&workspace(folder.path(), &files), size, lang)
}

const GIVEN: &str = "SELECT account, term, category, ended FROM v_forecast ORDER BY account";

/// Line 11 of the keystroke budget.
#[test]
fn the_fourth_renewal_is_lowered_with_five_keys_and_the_new_total_is_in_view() {
    let words = [
        (Lang::En, ["Commit $50k", "Most likely $50k", ">Likely", "Hooli: forecast Most"]),
        (Lang::Ja, ["内諾 $50k", "更新見込み $50k", ">見込み", "Hooli: 予測「更新見込み」"]),
    ];
    for (lang, [before, after, row, told]) in words {
        let folder = tempfile::tempdir().unwrap();
        let mut sitting = sitting(&folder, (80, 24), lang);
        sitting.press("4 j j j");
        assert!(sitting.selected().contains("Hooli"), "{}", sitting.screen());
        sitting.shows(before);
        sitting.press("-");
        assert_eq!(sitting.keys, 5);
        assert_eq!(sitting.query(GIVEN), [["a4", "2027-01-11", "most_likely", ""]]);
        sitting.shows(told);
        sitting.shows(after);
        assert!(!sitting.screen().contains(before), "{}", sitting.screen());
        assert!(sitting.selected().contains(row), "{}", sitting.screen());
        assert_eq!(
            sitting.query("SELECT category FROM v_opportunity"),
            [["Commit"]],
            "what the CRM says stays"
        );
        sitting.press("u");
        assert!(sitting.query(GIVEN).is_empty());
        sitting.shows(before);
        sitting.press("U");
        assert!(sitting.selected().contains(row), "{}", sitting.screen());
        sitting.close();
    }
}

#[test]
fn several_are_turned_at_once_and_the_account_and_the_brief_say_whose_word_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder, (120, 40), Lang::En);
    sitting.press("4 V -");
    sitting.shows("5 forecasts lowered");
    let given = sitting.query("SELECT count(*), count(DISTINCT category) FROM v_forecast");
    assert_eq!(given, [["5", "2"]], "four from the middle, one from the CRM's Commit");
    sitting.press("u");
    assert!(sitting.query(GIVEN).is_empty(), "one undo point");
    sitting.press("@");
    sitting.type_text("hooli");
    sitting.press("Enter");
    sitting.shows("the CRM: Commit");
    sitting.press("- -");
    sitting.shows("Best case (yours, 20 Nov) ∙ the CRM: Commit");
    sitting.press("+");
    sitting.shows("Most likely (yours, 20 Nov)");
    sitting.press("y b");
    assert!(sitting.copied().contains("Your forecast of"), "{}", sitting.copied());
    sitting.press("y B");
    let outside = sitting.copied();
    assert!(!outside.contains("orecast") && !outside.contains("likely"), "{outside}");
    sitting.close();
}

#[test]
fn without_a_notice_on_file_nothing_becomes_a_commit() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder, (120, 40), Lang::En);
    sitting.press("@");
    sitting.type_text("stark");
    sitting.press("Enter + +");
    sitting.shows("it cannot be Commit");
    assert_eq!(sitting.query(GIVEN), [["a5", "2026-12-31", "most_likely", ""]]);
    sitting.press("- - - -");
    sitting.shows("omitted already");
    sitting.close();
}

fn shell() -> Shell {
    let shell = Shell::empty();
    let exports = shell.workspace().join("exports");
    std::fs::create_dir_all(&exports).unwrap();
    for (name, text) in [FILES.as_slice(), &[("opportunities.csv", DEALS)]].concat() {
        std::fs::write(exports.join(name), text).unwrap();
    }
    assert_eq!(shell.code(&["sync", "--quiet"]), 0);
    shell
}

#[test]
fn the_command_line_says_both_words_and_keeps_them_apart() {
    let shell = shell();
    let of = |name: &str| shell.json(&["forecast", name])[0].clone();
    let hooli = of("Hooli");
    assert_eq!((&hooli["category"], &hooli["own"]), (&json!("commit"), &Value::Null));
    assert_eq!(shell.code(&["forecast", "Hooli", "lower"]), 0);
    let hooli = of("Hooli");
    assert_eq!((&hooli["category"], &hooli["source"]), (&json!("most_likely"), &json!("Commit")));
    let own = json!({ "category": "most_likely", "since": "2026-11-20", "term": "2027-01-11" });
    assert_eq!(hooli["own"], own);
    assert_eq!(shell.json(&["list", "hooli"])[0]["forecast"], own);
    assert_eq!(shell.code(&["forecast", "Acme", "解約リスク"]), 0);
    assert_eq!(of("Acme")["category"], json!("at_risk"));
    let output = shell.run(&["forecast"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("FY2026 Q4: Most likely $50k, At risk $120k, not called yet $190k"),
        "{text}"
    );
    assert_eq!(shell.code(&["forecast", "Hooli", "off"]), 0);
    assert_eq!(of("Hooli")["own"], Value::Null);
    assert_eq!(shell.code(&["undo", "2"]), 0);
    assert_eq!(of("Acme")["own"], Value::Null);
    assert_eq!(of("Hooli")["category"], json!("most_likely"));
}

#[test]
fn a_renewal_stays_until_it_is_due_though_its_notice_day_has_passed() {
    let shell = shell();
    let names = |today: &str| -> Vec<String> {
        let text = shell.run_on(today, &["forecast", "--json"]).stdout;
        let rows: Value = serde_json::from_slice(&text).unwrap();
        let name = |row: &Value| row["name"].as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(name).collect()
    };
    let all = ["Acme", "Globex", "Initech", "Hooli", "Stark"];
    assert_eq!(names("2026-11-20"), all);
    assert_eq!(names("2026-12-06"), all, "two of them can no longer be left");
}

#[test]
fn what_is_no_category_or_has_no_notice_on_file_is_refused() {
    let shell = shell();
    assert_ne!(shell.code(&["forecast", "Acme", "sure"]), 0);
    assert_ne!(shell.code(&["forecast", "Stark", "commit"]), 0, "no notice is on file");
    assert_ne!(shell.code(&["forecast", "Stark", "off"]), 0, "nothing was said");
}

#[test]
fn a_call_above_at_risk_is_renewal_talk_and_a_new_term_ends_it() {
    let shell = shell();
    let rules = |account: &str| -> Vec<String> {
        let found = shell.json(&["signals", account]);
        found.as_array().unwrap().iter().map(|s| s["rule"].as_str().unwrap().to_owned()).collect()
    };
    let near = "opt_out_near".to_owned();
    assert!(rules("Acme").contains(&near));
    assert_eq!(shell.code(&["forecast", "Acme", "at_risk"]), 0);
    assert!(rules("Acme").contains(&near));
    assert_eq!(shell.code(&["forecast", "Acme", "most_likely"]), 0);
    assert!(!rules("Acme").contains(&near));
    let later = shell.run_on("2026-11-19", &["forecast", "Acme", "--json"]).stdout;
    let later: Value = serde_json::from_slice(&later).unwrap();
    assert_eq!(later[0]["own"], Value::Null, "on the day before it was not given yet");
    let more = format!("{CONTRACTS}S6,A1,2027-01-01,2027-12-31,30 days,yes,10000,USD\n");
    std::fs::write(shell.workspace().join("exports").join("contracts.csv"), more).unwrap();
    assert_eq!(shell.code(&["sync", "--quiet"]), 0);
    let next = shell.run_on("2027-01-05", &["forecast", "Acme", "--json"]).stdout;
    let next: Value = serde_json::from_slice(&next).unwrap();
    assert_eq!((&next[0]["renewal_date"], &next[0]["own"]), (&json!("2028-01-01"), &Value::Null));
}

#[test]
fn the_queue_says_what_the_whole_red_list_takes() {
    let shell = Shell::with_book();
    let red = shell.json(&["list", "band:risk"]).as_array().unwrap().len();
    let output = shell.run(&["queue"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let accounts = if red == 1 { "1 account".to_owned() } else { format!("{red} accounts") };
    assert!(red > 0 && text.contains(&format!("The red list ({accounts}) takes ")), "{text}");
}
