//! What the brief says of an account, and that nothing of the house is in what leaves it.

use crate::scoring::fixture::{self, book, day, healthy, today};
use mamori::core::activity::{Activity, Direction, TouchKind, TouchStatus};
use mamori::core::contact::Role;
use mamori::core::facts::Facts;
use mamori::core::message::Message;
use mamori::core::money::{Currency, Money};
use mamori::core::opportunity::Opportunity;
use mamori::core::plan::Objective;
use mamori::core::pulse::PulseLevel;
use mamori::core::report::letter::Letter;
use mamori::core::report::outside::Outside;
use mamori::core::report::{Page, brief::brief, html, json, markdown};
use mamori::core::response::SurveyKind;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::evaluate;
use mamori::core::scoring::recovery::prospect;
use mamori::core::task::{Side, Task, TaskKind, TaskStatus};
use mamori::locale::{Lang, format};
use proptest::prelude::*;

fn page(facts: &Facts) -> Page {
    let book = book();
    let evaluation = evaluate(facts, &book, Scorecard::builtin());
    let way = prospect(facts, &book, Scorecard::builtin(), book.today);
    brief(facts, &book, Scorecard::builtin(), &evaluation, &way)
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
        unsaid: false,
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
fn what_is_missing_is_asked_for_by_name() {
    let check = |facts: &Facts, expected: [&str; 3]| {
        let page = page(facts);
        let items = &page.section("questions").unwrap().items;
        let facts: Vec<_> = items.iter().map(|item| &item.fact.as_ref().unwrap().id).collect();
        assert_eq!(facts, expected);
    };
    check(&Facts::default(), ["fact-unmeasured", "fact-no-people", "fact-no-term"]);
    let mut facts = Facts {
        usage: vec![fixture::daily("core_actions", 300, |_| 20)],
        contacts: fixture::contacts(),
        ..Facts::default()
    };
    facts.contacts.truncate(1);
    check(&facts, ["fact-vacant", "fact-no-term", "fact-no-objective"]);
}

#[test]
fn each_question_follows_from_its_fact() {
    let check = |code: &str, change: &dyn Fn(&mut Facts)| {
        let mut facts = healthy();
        assert!(!codes(&page(&facts), "questions").iter().any(|asked| asked == code), "{code}");
        change(&mut facts);
        says(&page(&facts), "questions", code);
    };
    let objective = |due: i32| Objective {
        title: "halve the errors".into(),
        due: Some(today() + due),
        met: None,
    };
    check("ask-objective-late", &|facts| facts.plans[0].objectives = vec![objective(-3)]);
    check("ask-module", &|facts| {
        facts.usage.push(fixture::daily("reports", 300, |back| i64::from(back > 40)));
    });
    check("ask-deal", &|facts| {
        facts.opportunities.push(Opportunity {
            name: Some("Second site".into()),
            kind: Some("expansion".into()),
            close_date: Some(today() + 30),
            ..Opportunity::default()
        });
    });
    check("ask-live", &|facts| facts.account.go_live_date = Some(today() - 30));
    check("ask-answer", &|facts| {
        facts.responses = vec![fixture::answer(SurveyKind::Csat, 1.0, 5, None)];
    });
    check("ask-promise-near", &|facts| {
        facts.tasks = vec![promise(1, Side::Us, "send the plan", "2026-07-10")];
    });
    check("ask-met-long", &|facts| {
        facts.activities.retain(|touch| touch.attendees[0] != "a@acme.com");
        facts.activities.push(fixture::meeting(today() - 70, "a@acme.com"));
    });
}

#[test]
fn a_module_in_use_or_never_used_raises_no_question() {
    let check = |value: fn(i32) -> i64| {
        let mut facts = healthy();
        facts.usage.push(fixture::daily("reports", 300, value));
        assert!(!codes(&page(&facts), "questions").iter().any(|asked| asked == "ask-module"));
    };
    check(|_| 0);
    check(|back| i64::from(back > 20));
}

/// What is left of the healthy account when some of its files were never imported.
fn partly(missing: &[bool]) -> Facts {
    let mut facts = healthy();
    facts.tasks = vec![promise(1, Side::Us, "x", "2026-06-20")];
    let clear: [fn(&mut Facts); 9] = [
        |facts| facts.usage.clear(),
        |facts| facts.contacts.clear(),
        |facts| facts.subscriptions.clear(),
        |facts| facts.tickets.clear(),
        |facts| facts.responses.clear(),
        |facts| facts.activities.clear(),
        |facts| facts.plans.clear(),
        |facts| facts.proofs.clear(),
        |facts| facts.tasks.clear(),
    ];
    for (clear, _) in clear.iter().zip(missing).filter(|(_, missing)| **missing) {
        clear(&mut facts);
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn there_are_three_questions_whatever_is_missing(
        missing in proptest::collection::vec(any::<bool>(), 9),
    ) {
        let page = page(&partly(&missing));
        let questions = &page.section("questions").unwrap().items;
        let asked: std::collections::BTreeSet<_> =
            questions.iter().map(|question| question.text.id.to_string()).collect();
        prop_assert_eq!(asked.len(), 3, "{:?}", asked);
        prop_assert!(questions.iter().all(|question| question.fact.is_some()));
    }
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
            assert_eq!(text.matches('様').count(), 1, "{text}");
            assert!(!text.contains("御中"), "{text}");
            assert_eq!(text.contains("\n株式会社サクラ商事\nご担当者様\n"), company, "{text}");
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
fn one_writes_to_whom_one_speaks_with() {
    let check = |what: &str, change: &dyn Fn(&mut Facts), expected: Option<&str>| {
        let mut facts = healthy();
        for (contact, name) in facts.contacts.iter_mut().zip(["Ann", "Bob", "Cem"]) {
            contact.name = name.into();
        }
        change(&mut facts);
        let to = Outside::of(&facts, None, today()).to.map(|to| to.name);
        assert_eq!(to.as_deref(), expected, "{what}");
    };
    let without = |facts: &mut Facts, who: &str| {
        facts.activities.retain(|touch| !touch.attendees.iter().any(|name| name == who));
    };
    check("the champion", &|_| {}, Some("Ann"));
    check("who has left", &|facts| facts.contacts[0].departed = Some(today() - 1), Some("Cem"));
    check("whose mail came back", &|facts| facts.contacts[0].bounced = true, Some("Cem"));
    check("who was never met", &|facts| without(facts, "a@acme.com"), Some("Cem"));
    check(
        "who was met long ago",
        &|facts| {
            without(facts, "a@acme.com");
            facts.activities.push(fixture::meeting(today() - 300, "a@acme.com"));
        },
        Some("Cem"),
    );
    check(
        "who was only written to",
        &|facts| {
            facts.activities.clear();
            let mut mail = fixture::meeting(today() - 3, "a@acme.com");
            mail.direction = Some(Direction::Out);
            facts.activities.push(mail);
        },
        None,
    );
    check("where nothing tells", &|facts| facts.activities.clear(), Some("Ann"));
    check("nobody on file", &|facts| facts.contacts.clear(), None);
}

#[test]
fn minutes_go_to_who_was_there() {
    let mut facts = healthy();
    facts.contacts[1].name = "Bob".into();
    facts.activities.push(fixture::meeting(today(), "b@acme.com"));
    facts.activities.retain(|touch| touch.day < today() || touch.attendees[0] == "b@acme.com");
    let outside = Outside::of(&facts, None, today());
    let write = |letter: Letter| letter.write(&outside, &|message| Lang::En.say_outside(message));
    assert!(write(Letter::Minutes).contains("Dear Bob,"));
    assert!(write(Letter::Renewal).contains("Dear a@acme.com,"));
}

/// A sentence that announces something is followed by it.
#[test]
fn nothing_is_announced_that_does_not_follow() {
    let mut facts = healthy();
    facts.contacts[0].name = "Ann".into();
    let check = |facts: &Facts, told: bool| {
        let outside = Outside::of(facts, Some(today() + 60), today());
        for lang in Lang::ALL {
            let say = |message: &Message| lang.say_outside(message);
            for (_, letter) in Letter::ALL {
                let text = letter.write(&outside, &say);
                let items = text.lines().any(|line| line.starts_with(['・', '-']));
                let announced =
                    ["以下", "each of us took away", "these open points", "側:", "side:"]
                        .iter()
                        .any(|words| text.contains(words));
                assert_eq!(announced, items, "{text}");
                assert!(told || !items, "{text}");
                assert!(!text.contains("(1)"), "nothing is left to fill in: {text}");
                assert!(text.lines().all(|line| line.chars().count() < 250), "{text}");
            }
        }
    };
    check(&facts, false);
    facts.tasks = vec![promise(1, Side::Us, "send the plan", "2026-07-10")];
    check(&facts, true);
    let kept = Task { status: TaskStatus::Done, finished: Some(today()), ..facts.tasks[0].clone() };
    facts.tasks = vec![kept];
    check(&facts, false);
}

#[test]
fn a_message_is_of_what_the_last_and_the_next_touch_were() {
    let check = |change: &dyn Fn(&mut Facts), letter: Letter, expected: &str| {
        let mut facts = healthy();
        change(&mut facts);
        let outside = Outside::of(&facts, None, today());
        let text = letter.write(&outside, &|message| Lang::En.say_outside(message));
        assert!(text.contains(expected), "{expected:?}: {text}");
    };
    let last = |facts: &mut Facts, kind, ago: i32| {
        facts.activities = vec![fixture::meeting(today() - ago, "a@acme.com")];
        facts.activities[0].kind = kind;
    };
    check(
        &|f| last(f, TouchKind::Call, 3),
        Letter::Minutes,
        "your time in our call on Thursday, 25",
    );
    check(&|f| last(f, TouchKind::Email, 3), Letter::Minutes, "Thank you for our e-mail");
    check(&|f| last(f, TouchKind::Call, 40), Letter::Minutes, "Subject: Where we stand");
    check(&|f| last(f, TouchKind::Call, 3), Letter::Schedule, "Half an hour is enough");
    let booked = |facts: &mut Facts| {
        let mut next = fixture::meeting(today() + 3, "a@acme.com");
        next.status = TouchStatus::Planned;
        facts.activities.push(next);
    };
    check(&booked, Letter::Schedule, "We are to talk on Wednesday, 1 July 2026. Does that");
    check(&booked, Letter::Renewal, "We talk next on Wednesday, 1 July 2026.");
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
    given.notes = word().into();
    given.tags = vec![word()].into();
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
