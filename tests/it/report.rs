//! What the brief says of an account, and that nothing of the house is in what leaves it.

use crate::scoring::fixture::{self, book, day, healthy, today};
use mamori::core::activity::{Activity, Direction, TouchKind, TouchStatus};
use mamori::core::contact::Role;
use mamori::core::facts::Facts;
use mamori::core::message::Message;
use mamori::core::money::{Currency, Money};
use mamori::core::pulse::PulseLevel;
use mamori::core::report::letter::Letter;
use mamori::core::report::outside::Outside;
use mamori::core::report::{Page, brief::brief, html, json, markdown};
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::evaluate;
use mamori::core::task::{Side, Task, TaskKind, TaskStatus};
use mamori::locale::{Lang, format};
use proptest::prelude::*;

fn page(facts: &Facts) -> Page {
    let book = book();
    let evaluation = evaluate(facts, &book, Scorecard::builtin());
    brief(facts, &book, Scorecard::builtin(), &evaluation)
}

/// The ids of what a section says.
fn codes(page: &Page, section: &str) -> Vec<String> {
    let section = page.section(section).unwrap_or_else(|| panic!("no section {section}"));
    section.items.iter().map(|item| item.text.id.to_string()).collect()
}

fn says(page: &Page, section: &str, code: &str) {
    let codes = codes(page, section);
    assert!(codes.iter().any(|said| said == code), "{code} is not in {codes:?}");
}

fn promise(id: u32, side: Side, title: &str, due: &str) -> Task {
    Task {
        kind: TaskKind::Promise,
        side,
        due: Some(day(due)),
        ..Task::new(id, None, title, today() - 20)
    }
}

fn note(text: &str, days_ago: i32) -> Activity {
    Activity {
        key: format!("n{days_ago}"),
        source: "you".into(),
        kind: TouchKind::Note,
        direction: None,
        day: today() - days_ago,
        minute: None,
        attendees: Vec::new(),
        subject: text.into(),
        body: None,
        status: TouchStatus::Held,
        tags: Vec::new(),
    }
}

#[test]
fn promises_of_both_sides_are_told_late_ones_first() {
    let mut facts = healthy();
    facts.tasks = vec![
        promise(1, Side::Us, "send the plan", "2026-07-10"),
        promise(2, Side::Customer, "name an admin", "2026-06-20"),
        promise(3, Side::Us, "fix the export", "2026-06-25"),
        Task { status: TaskStatus::Done, ..promise(4, Side::Us, "done long ago", "2026-06-01") },
    ];
    let expected =
        ["brief-promise-ours-late", "brief-promise-theirs-late", "brief-promise-ours-due"];
    let page = page(&facts);
    assert_eq!(codes(&page, "promises"), expected);
    says(&page, "questions", "ask-promise-late");
    says(&page, "questions", "ask-promised-late");
}

#[test]
fn notes_are_among_the_last_three_entries() {
    let mut facts = healthy();
    facts.activities.push(note("they sound tired", 0));
    let page = page(&facts);
    let entries = &page.section("timeline").unwrap().items;
    assert_eq!(entries.len(), 3);
    assert!(Lang::En.say(&entries[0].text).contains("they sound tired"), "{entries:?}");
}

#[test]
fn changes_are_those_since_the_last_two_way_touch() {
    let mut facts = healthy();
    facts.activities = vec![fixture::meeting(today() - 10, "ann@acme.example")];
    let before = page(&facts);
    facts.tickets =
        vec![fixture::ticket(today() - 12, None, 2), fixture::ticket(today() - 3, None, 2)];
    facts.contacts[0].departed = Some(today() - 4);
    let after = page(&facts);
    assert!(!codes(&before, "changes").contains(&"brief-change-tickets".to_owned()));
    says(&after, "changes", "brief-change-tickets");
    says(&after, "changes", "brief-change-left");
    let told = after.section("changes").unwrap();
    let tickets = told.items.iter().find(|item| item.text.id == "brief-change-tickets").unwrap();
    assert!(Lang::En.say(&tickets.text).contains("1 opened"), "the older one is no news");
}

#[test]
fn a_missing_role_is_a_gap_and_a_vacant_account_says_so() {
    let mut facts = healthy();
    facts.contacts.retain(|contact| contact.role != Some(Role::Sponsor));
    says(&page(&facts), "people", "brief-gap-sponsor");
    facts.contacts.clear();
    assert_eq!(codes(&page(&facts), "people"), ["brief-no-people"]);
}

#[test]
fn every_question_has_its_fact_and_nothing_is_asked_without_one() {
    let check = |facts: &Facts| {
        let page = page(facts);
        let questions = &page.section("questions").unwrap().items;
        assert!(questions.len() <= 3);
        for question in questions {
            let none = question.text.id == "brief-no-question";
            assert!(none != question.fact.is_some(), "{question:?}");
        }
    };
    check(&healthy());
    check(&Facts::default());
    let nothing = page(&Facts {
        usage: vec![fixture::daily("core_actions", 300, |_| 20)],
        ..Facts::default()
    });
    assert_eq!(codes(&nothing, "questions"), ["brief-no-question"]);
}

#[test]
fn a_brief_is_made_of_messages_that_exist_in_both_languages() {
    let mut facts = healthy();
    facts.tasks = vec![
        promise(1, Side::Us, "x", "2026-06-20"),
        promise(2, Side::Customer, "y", "2026-06-20"),
    ];
    facts.tickets = vec![fixture::ticket(today() - 12, None, 1)];
    facts.invoices = vec![fixture::open_invoice(today() - 40)];
    facts.pulses = vec![fixture::pulse(PulseLevel::Red, 3)];
    for facts in [facts, healthy(), Facts::default()] {
        let outside = Outside::of(&facts, Some(today() + 60), today());
        for page in [page(&facts), outside.page()] {
            for lang in Lang::ALL {
                let text = markdown::write(&page, &|message: &Message| lang.say(message));
                for prefix in ["brief-", "outside-", "ask-", "fact-", "role-", "touch-", "{ $"] {
                    assert!(!text.contains(prefix), "{prefix}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_page_for_outside_has_one_honorific() {
    let check = |facts: &Facts, company: bool| {
        let outside = Outside::of(facts, None, today());
        let lines: Vec<_> =
            outside.address().iter().map(|line| Lang::Ja.say_outside(line)).collect();
        let address = lines.join("\n");
        assert_eq!(
            (address.contains("御中"), address.contains('様')),
            (company, !company),
            "{address}"
        );
        for (_, letter) in Letter::ALL {
            let text = letter.write(&outside, &|message| Lang::Ja.say_outside(message));
            assert!(!(text.contains("御中") && text.contains('様')), "{text}");
            assert!(!text.contains("様様"), "{text}");
        }
    };
    let mut facts = healthy();
    facts.account.name = "株式会社サクラ商事".into();
    facts.contacts[0].name = "田中 太郎様".into();
    check(&facts, false);
    facts.contacts.clear();
    check(&facts, true);
}

#[test]
fn letters_are_in_both_languages_and_hold_the_promises() {
    let mut facts = healthy();
    facts.tasks = vec![promise(1, Side::Us, "send the plan", "2026-07-10")];
    let outside = Outside::of(&facts, Some(day("2026-10-01")), today());
    for lang in Lang::ALL {
        for (_, letter) in Letter::ALL {
            let text = letter.write(&outside, &|message| lang.say_outside(message));
            assert!(!text.contains("letter-") && !text.contains('$'), "{text}");
            let told = matches!(letter, Letter::Minutes | Letter::Handover);
            assert_eq!(text.contains("send the plan"), told, "{text}");
        }
    }
    let english = Letter::Renewal.write(&outside, &|message| Lang::En.say_outside(message));
    assert!(english.contains("Wednesday, 30 September 2026"), "{english}");
}

/// Text that can be found again on a page.
fn marked() -> impl Strategy<Value = String> {
    "[qxz]{3}[a-z]{6}"
}

/// An account whose every internal string and number can be recognised.
#[derive(Clone, Debug)]
struct Secrets {
    words: Vec<String>,
    amounts: Vec<i64>,
}

fn secrets() -> impl Strategy<Value = Secrets> {
    let words = proptest::collection::vec(marked(), 16);
    let amounts = proptest::collection::vec(123_456_700..987_654_300_i64, 4);
    (words, amounts).prop_map(|(words, amounts)| Secrets { words, amounts })
}

fn keep(facts: &mut Facts, secrets: &Secrets) {
    let mut words = secrets.words.iter().cloned();
    let mut word = || words.next().unwrap();
    let [arr, term, invoice, rest]: [i64; 4] = secrets.amounts.clone().try_into().unwrap();
    let money = |minor| Money::new(minor, Currency::USD);
    facts.account.arr = Some(money(arr));
    facts.account.segment = Some(word());
    facts.account.tier = Some(word());
    facts.account.stage = Some(word());
    facts.account.industry = Some(word());
    facts.account.tags = vec![word()];
    facts.account.extra = vec![("column".into(), word())];
    facts.subscriptions[0].arr = Some(money(term));
    facts.invoices = vec![fixture::open_invoice(today() - 40)];
    facts.invoices[0].amount = Some(money(invoice));
    facts.invoices[0].open_amount = Some(money(rest));
    facts.activities.push(note(&word(), 1));
    let mut call = fixture::meeting(today() - 2, "ann@acme.example");
    (call.subject, call.body) = (word(), Some(word()));
    let mut next = call.clone();
    (next.day, next.status, next.subject) = (today() + 3, TouchStatus::Planned, word());
    facts.activities.extend([call, next]);
    facts.pulses = vec![fixture::pulse(PulseLevel::Red, 2)];
    facts.pulses[0].reason = Some(word());
    facts.contacts[0].sentiment = Some(word());
    facts.responses[0].verbatim = Some(word());
    let mut given = promise(1, Side::Us, "send the plan", "2026-07-10");
    given.notes = word();
    given.tags = vec![word()];
    facts.tasks = vec![given, Task::new(2, None, word(), today())];
    facts.tasks[1].due = Some(today());
}

/// Every way in which an account is written for outside.
fn written(facts: &Facts) -> String {
    let outside = Outside::of(facts, Some(today() + 90), today());
    let page = outside.page();
    let mut all = String::new();
    for lang in Lang::ALL {
        let say = |message: &Message| lang.say_outside(message);
        all += &markdown::write(&page, &say);
        // The style sheet is ours; its numbers are no secret.
        let html = html::write(&page, lang.id(), &say);
        all += html.split_once("</style>").unwrap().1;
        all += &json::write(&page, &say).to_string();
        for (_, letter) in Letter::ALL {
            all += &letter.write(&outside, &say);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_note_no_judgement_and_no_amount_leaves_the_house(secrets in secrets()) {
        let mut facts = healthy();
        keep(&mut facts, &secrets);
        let inside = markdown::write(&page(&facts), &|message| Lang::En.say(message));
        prop_assert!(inside.contains(&secrets.words[6]), "the note is in the brief: {inside}");
        let outside = written(&facts);
        for word in &secrets.words {
            prop_assert!(!outside.contains(word.as_str()), "{word} got out: {outside}");
        }
        for minor in &secrets.amounts {
            let money = Money::new(*minor, Currency::USD);
            for text in [
                format::money(Lang::En, money),
                format::short_money(Lang::En, money),
                minor.to_string(),
                (minor / 100).to_string(),
            ] {
                prop_assert!(!outside.contains(&text), "{text} got out: {outside}");
            }
        }
    }

    #[test]
    fn a_score_changes_no_page_that_leaves_the_house(level in 0..3_usize, days in 0..60_i32) {
        let plain = written(&healthy());
        let mut facts = healthy();
        let level = [PulseLevel::Red, PulseLevel::Yellow, PulseLevel::Green][level];
        facts.pulses = vec![fixture::pulse(level, days)];
        facts.usage = vec![fixture::daily("core_actions", 300, |back| i64::from(back) * 7)];
        facts.responses.clear();
        facts.account.arr = None;
        facts.account.tier = None;
        prop_assert_eq!(plain, written(&facts));
    }
}

#[test]
fn direction_and_status_decide_what_is_a_date() {
    let mut facts = healthy();
    let mut cancelled = fixture::meeting(today() + 1, "ann@acme.example");
    cancelled.status = TouchStatus::Cancelled;
    let mut mail = fixture::meeting(today(), "ann@acme.example");
    mail.direction = Some(Direction::Out);
    facts.activities = vec![cancelled, mail];
    let outside = Outside::of(&facts, None, today());
    assert_eq!((outside.last, outside.next), (None, None));
}
