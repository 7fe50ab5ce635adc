//! The list, ready to show: in order, as new as its facts.

use super::batch::{book, digest, records, staged, usage};
use super::{Shelf, day, shelf};
use mamori::core::account::{AccountId, Tier};
use mamori::core::book::{Book, Settings};
use mamori::core::entity::Entity;
use mamori::core::facts::Closes;
use mamori::core::few::Few;
use mamori::core::figure::Figure;
use mamori::core::message::Message;
use mamori::core::money::{Currency, Money};
use mamori::core::operation::{Gesture, Item, Operation};
use mamori::core::pairs::Pairs;
use mamori::core::portfolio::{Stated, Summary};
use mamori::core::receipt::{Band, Score};
use mamori::core::task::{Task, TaskStatus};
use mamori::store::{Dirty, Scored};
use proptest::prelude::*;

pub fn summary(id: u32, priority: f64, must_do: bool) -> Summary {
    Summary {
        id: AccountId(id),
        name: format!("Account {id}").into(),
        short_name: format!("Account {id}").into(),
        needle: format!("account {id}").into(),
        external_ids: [("crm", format!("X-{id}"))].into_iter().collect(),
        owner: Some("mika".into()),
        segment: None,
        tier: Tier::Mid,
        stated: Stated::default(),
        gone: None,
        tier_assumed: true,
        stage: None,
        tags: ["vip".into()].into_iter().collect(),
        url: None,
        extra: Pairs::default(),
        start: None,
        go_live: None,
        country: None,
        arr: Some(Money::new(1_200_000, Currency::EUR)),
        arr_weight: 12_000.0,
        score: Some(Score::from_tenths(746)),
        raw: Some(Score::from_tenths(746)),
        band: Band::Watch,
        coverage: 0.9,
        delta7: Figure::UNKNOWN,
        delta30: (-3.5).into(),
        delta90: Figure::UNKNOWN,
        sparkline: vec![Some(74); 26].into(),
        renewal: Some(day("2027-01-01")),
        opt_out: Some(day("2026-11-30")),
        deadline: Some(day("2026-11-30")),
        by_order: false,
        auto_renew: Some(true),
        after: mamori::core::portfolio::After::default(),
        kept: None,
        last_touch: None,
        touch_limit: Some(75),
        cadence: Some(75),
        contact_due: None,
        booked: None,
        open_tasks: 0,
        overdue_tasks: 0,
        next_task: None,
        open_tickets: Some(1),
        pulse: None,
        signals: Vec::new(),
        compounds: Few::new(),
        overridden: None,
        forecast: None,
        verdicts: Few::new(),
        priority,
        must_do,
    }
}

fn scored(summary: Summary) -> Scored {
    Scored { summary, closes: None }
}

const TODAY: &str = "2026-11-21";

/// Scores every account of the book.
fn score_all(shelf: &Shelf) {
    let rows = (1..=3).map(|id| scored(summary(id, f64::from(id), false))).collect();
    shelf.store.save_scores(day(TODAY), &digest("card"), rows).unwrap();
}

fn dirty(shelf: &Shelf) -> Dirty {
    shelf.store.dirty(day(TODAY), &digest("card")).unwrap()
}

pub fn with_book() -> Shelf {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    shelf
}

#[test]
fn an_empty_store_has_nothing_to_score() {
    assert_eq!(dirty(&shelf()), Dirty::None);
    let page = shelf().store.first_page(50).unwrap();
    assert!(page.rows.is_empty() && !page.complete);
}

#[test]
fn rows_are_old_after_a_sync_on_another_day_or_by_another_scorecard() {
    let shelf = with_book();
    assert_eq!(dirty(&shelf), Dirty::All);
    score_all(&shelf);
    assert_eq!(dirty(&shelf), Dirty::None);
    assert_eq!(shelf.store.dirty(day("2026-11-22"), &digest("card")).unwrap(), Dirty::All);
    assert_eq!(shelf.store.dirty(day(TODAY), &digest("other")).unwrap(), Dirty::All);
    let more = &[("t9", "GLOBEX-2", &[("opened", "2026-10-02")][..])][..];
    let file = records("desk", Entity::Ticket, "2026-11-04", more);
    shelf.sync(staged(&[file]));
    assert_eq!(dirty(&shelf), Dirty::Some(vec![AccountId(2)]));
}

#[test]
fn a_feed_that_covers_more_days_makes_every_row_old() {
    let shelf = with_book();
    score_all(&shelf);
    let file = usage("product", "2026-11-20", &[("ACME-1", "events", "2026-11-19", &[Some(1)])]);
    let run = shelf.sync(staged(&[file]));
    assert_eq!(run.accounts_changed, [AccountId(1)]);
    assert_eq!(dirty(&shelf), Dirty::All, "silence of the others is a fact now");
}

#[test]
fn a_gesture_makes_its_account_old_and_late_scores_do_not_hide_it() {
    let shelf = with_book();
    score_all(&shelf);
    let read_at = shelf.store.last_change().unwrap();
    let task = Task::new(1, Some(AccountId(2)), "Call", day(TODAY));
    let operations = vec![Operation::create(Item::Task(task))];
    let gesture = Gesture { title: Message::new("x"), operations };
    shelf.store.write(&gesture, "mika", 1).unwrap();
    assert_eq!(dirty(&shelf), Dirty::Some(vec![AccountId(2)]));
    let late = vec![scored(summary(2, 99.0, true))];
    shelf.store.save_scores_read_at(read_at, day(TODAY), &digest("card"), late.clone()).unwrap();
    assert_eq!(dirty(&shelf), Dirty::Some(vec![AccountId(2)]));
    let now = shelf.store.last_change().unwrap();
    shelf.store.save_scores_read_at(now, day(TODAY), &digest("card"), late).unwrap();
    assert_eq!(dirty(&shelf), Dirty::None);
    assert!(shelf.store.summaries(&[AccountId(2)]).unwrap()[0].must_do);
}

#[test]
fn observed_scores_stand_once_their_day_is_over() {
    let shelf = with_book();
    score_all(&shelf);
    let mut better = summary(1, 1.0, false);
    better.score = Some(Score::from_tenths(800));
    shelf.store.save_scores(day(TODAY), &digest("card"), vec![scored(better.clone())]).unwrap();
    better.score = None;
    shelf.store.save_scores(day("2026-11-22"), &digest("card"), vec![scored(better)]).unwrap();
    let observed = shelf.fact(1).observed;
    let tenths: Vec<_> = observed.iter().map(|(at, s)| (*at, s.map(Score::tenths))).collect();
    assert_eq!(tenths, [(day(TODAY), Some(800)), (day("2026-11-22"), None)]);
}

#[test]
fn the_book_tells_from_when_on_other_weights_held() {
    let shelf = with_book();
    score_all(&shelf);
    let check = |at: &str, card: &str, expected: &[&str]| {
        let rows = (1..=3).map(|id| scored(summary(id, 1.0, false))).collect();
        shelf.store.save_scores(day(at), &digest(card), rows).unwrap();
        let told = shelf.store.portfolio().unwrap().rescored;
        assert_eq!(told, expected.iter().map(|at| day(at)).collect::<Vec<_>>(), "{at} {card}");
    };
    check("2026-11-22", "card", &[]);
    check("2026-11-23", "other", &["2026-11-23"]);
    check("2026-11-24", "other", &["2026-11-23"]);
    check("2026-11-25", "card", &["2026-11-23", "2026-11-25"]);
}

#[test]
fn week_ends_are_kept_until_an_earlier_fact_comes() {
    let shelf = with_book();
    let last = day("2026-11-15");
    let scores = (0..53).map(|n| (n > 3).then(|| Score::from_tenths(n * 10))).collect();
    let closes = Closes { last, scores };
    let row = Scored { summary: summary(1, 1.0, false), closes: Some(closes.clone()) };
    shelf.store.save_scores(day(TODAY), &digest("card"), vec![row]).unwrap();
    assert_eq!(shelf.fact(1).closes, Some(closes.clone()));
    let points = |first| usage("product", first, &[("ACME-1", "events", first, &[Some(5)])]);
    shelf.sync(staged(&[points("2026-11-16")]));
    assert_eq!(shelf.fact(1).closes, Some(closes), "later than the last week-end");
    shelf.sync(staged(&[points("2026-11-14")]));
    assert_eq!(shelf.fact(1).closes, None);
}

#[test]
fn the_portfolio_has_the_work_of_the_day() {
    let shelf = with_book();
    score_all(&shelf);
    let task = |id, status, finished: Option<&str>| {
        let plain = Task::new(id, Some(AccountId(1)), "x", day(TODAY));
        Operation::create(Item::Task(Task { status, finished: finished.map(day), ..plain }))
    };
    let operations = vec![
        task(1, TaskStatus::Open, None),
        task(2, TaskStatus::Done, Some(TODAY)),
        task(3, TaskStatus::Done, Some("2026-11-20")),
        task(4, TaskStatus::Waiting, None),
    ];
    let gesture = Gesture { title: Message::new("x"), operations };
    shelf.store.write(&gesture, "mika", 1).unwrap();
    let portfolio = shelf.store.portfolio().unwrap();
    assert_eq!(portfolio.tasks.iter().map(|task| task.id).collect::<Vec<_>>(), [1, 2, 4]);
    assert!(portfolio.complete);
    assert_eq!((portfolio.today, portfolio.total), (Some(day(TODAY)), 3));
    assert_eq!(portfolio.synced_at, Some(1_795_000_000));
}

#[test]
fn the_last_visit_is_the_one_before_this() {
    let shelf = with_book();
    score_all(&shelf);
    let last = || shelf.store.portfolio().unwrap().last_visit;
    assert_eq!(last(), None);
    shelf.store.mark_visit(day("2026-11-19")).unwrap();
    assert_eq!(last(), Some(day("2026-11-19")), "not marked yet today");
    shelf.store.mark_visit(day(TODAY)).unwrap();
    shelf.store.mark_visit(day(TODAY)).unwrap();
    assert_eq!(last(), Some(day("2026-11-19")));
    shelf.store.remember("tab", "silent").unwrap();
    assert_eq!(shelf.store.recall("tab").unwrap().as_deref(), Some("silent"));
}

#[test]
fn medians_of_arr_are_per_currency() {
    let shelf = with_book();
    let practice = shelf.store.practice(day(TODAY)).unwrap();
    let mut book = Book::new(day(TODAY), Settings::default());
    book.measure_arr(practice.known_arr);
    let expected = [(Currency::EUR, 1_200_000), (Currency::JPY, 900_000)];
    assert_eq!(book.median_arr.into_iter().collect::<Vec<_>>(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn the_first_page_is_the_beginning_of_the_whole(
        marks in prop::collection::vec((0u8..4, any::<bool>()), 3),
        rows in 0usize..4,
    ) {
        let shelf = with_book();
        let all = marks.iter().zip(1u32..);
        let all = all.map(|((p, m), id)| scored(summary(id, f64::from(*p), *m))).collect();
        shelf.store.save_scores(day(TODAY), &digest("card"), all).unwrap();
        let whole = shelf.store.portfolio().unwrap();
        let page = shelf.store.first_page(rows).unwrap();
        prop_assert_eq!(&page.rows[..], &whole.rows[..rows.min(3)]);
        prop_assert_eq!(page.total, 3);
        let mut sorted = whole.rows.clone();
        sorted.sort_by(|a, b| {
            b.must_do.cmp(&a.must_do).then(b.priority.total_cmp(&a.priority)).then(a.id.cmp(&b.id))
        });
        prop_assert_eq!(whole.rows, sorted);
    }
}
