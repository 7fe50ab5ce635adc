//! Screen 5 through the real runtime: what a calendar has today, and what one does with a call.

use crate::session::{Sitting, options, workspace};
use mamori::core::day::Day;
use mamori::locale::Lang;
use mamori::runtime::workspace::{Options, Workspace};

const ACCOUNTS: &str = "Account ID,Account Name,Owner,Tier,Start Date,ARR,Currency,Domain\n\
                        1,Old Oak Foods,Kim,mid,2023-01-01,1000,USD,oldoak.example\n\
                        2,Kranich Werke,Kim,mid,2023-01-01,1000,USD,kranich.example\n";

/// Old Oak today, Kranich on the second of December.
const OUTLOOK: &str = "\"Subject\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\
    \"All day event\",\"Meeting Organizer\",\"Required Attendees\",\"Optional Attendees\",\
    \"Description\",\"Location\",\"Private\"\n\
    \"Review Old Oak\",\"11/20/2026\",\"3:00:00 PM\",\"11/20/2026\",\"4:00:00 PM\",\"False\",\
    \"Kim\",\"jan@oldoak.example\",\"\",\"\",\"\",\"False\"\n\
    \"Later Kranich\",\"12/2/2026\",\"10:00:00 AM\",\"12/2/2026\",\"11:00:00 AM\",\"False\",\
    \"Kim\",\"x@kranich.example\",\"\",\"\",\"\",\"False\"\n";

const ICS: &str = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Kim\n\
    BEGIN:VEVENT\nUID:1@x\nDTSTART:20261120T150000\nDTEND:20261120T160000\n\
    SUMMARY:Review Old Oak\nORGANIZER:mailto:kim@own.example\n\
    ATTENDEE:mailto:jan@oldoak.example\nEND:VEVENT\n\
    BEGIN:VEVENT\nUID:2@x\nDTSTART:20261202T100000\nDTEND:20261202T110000\n\
    SUMMARY:Later Kranich\nORGANIZER:mailto:kim@own.example\n\
    ATTENDEE:mailto:x@kranich.example\nEND:VEVENT\nEND:VCALENDAR\n";

const SALESFORCE: &str = "\"Event ID\",\"Subject\",\"StartDateTime\",\"EndDateTime\",\
    \"Account ID\",\"Assigned To\",\"Contact\"\n\
    \"00U1\",\"Review Old Oak\",\"2026-11-20T15:00:00.000Z\",\"2026-11-20T16:00:00.000Z\",\"1\",\
    \"Kim\",\"Jan\"\n\
    \"00U2\",\"Later Kranich\",\"2026-12-02T10:00:00.000Z\",\"2026-12-02T11:00:00.000Z\",\"2\",\
    \"Kim\",\"X\"\n";

/// Without a column that says what took place.
const ACTIVITIES: &str = "ID,Account ID,Type,Date,Subject,Attendees\n\
                          1,1,meeting,2026-11-20 15:00,Review Old Oak,Jan\n\
                          2,2,meeting,2026-12-02 10:00,Later Kranich,X\n\
                          3,2,email,2026-11-20 09:00,Sent it,X\n";

const STATUS: &str = "SELECT subject, status FROM v_activity WHERE source <> 'you' ORDER BY date";

fn with_calls(calendar: (&str, &str), job: impl FnOnce(&mut Sitting)) {
    let folder = tempfile::tempdir().unwrap();
    let files = [("accounts.csv", ACCOUNTS), calendar];
    let workspace = workspace(folder.path(), &files);
    let mut sitting = Sitting::open(&workspace, (100, 30), Lang::En);
    job(&mut sitting);
    sitting.close();
}

fn status(sitting: &Sitting, subject: &str) -> String {
    let rows = sitting.query(STATUS);
    let row = rows.iter().find(|row| row[0] == subject).unwrap_or_else(|| panic!("{rows:?}"));
    row[1].clone()
}

fn own(sitting: &Sitting) -> Vec<Vec<String>> {
    sitting.query("SELECT subject, date, status FROM v_activity WHERE source = 'you' ORDER BY date")
}

#[test]
fn what_a_calendar_has_today_is_ahead_until_it_is_logged() {
    let calendars = [
        ("outlook.csv", OUTLOOK),
        ("kim.ics", ICS),
        ("events.csv", SALESFORCE),
        ("activities.csv", ACTIVITIES),
    ];
    for calendar in calendars {
        with_calls(calendar, |sitting| {
            assert_eq!(status(sitting, "Review Old Oak"), "planned", "{}", calendar.0);
            sitting.press("5");
            sitting.shows("[Today 1]");
            // A moment in UTC says no time of day at home.
            assert_eq!(sitting.screen().contains("15:00"), calendar.1 != SALESFORCE);
            sitting.press("c");
            sitting.type_text("all agreed");
            sitting.press("Enter Esc 5");
            let screen = sitting.screen();
            assert!(!screen.contains("Today 1"), "{}: {screen}", calendar.0);
            assert_eq!(own(sitting), [["all agreed", "2026-11-20", "held"]]);
        });
    }
    with_calls(("activities.csv", ACTIVITIES), |sitting| {
        assert_eq!(status(sitting, "Sent it"), "held", "a mail of today was sent");
    });
}

#[test]
fn a_meeting_that_was_on_file_before_its_day_waits_to_be_logged_after_it() {
    for calendar in [("outlook.csv", OUTLOOK), ("kim.ics", ICS), ("activities.csv", ACTIVITIES)] {
        let folder = tempfile::tempdir().unwrap();
        drop(workspace(folder.path(), &[("accounts.csv", ACCOUNTS), calendar]));
        let today = Day::parse("2026-12-03");
        let workspace = Workspace::open(&Options { today, ..options(folder.path()) })
            .unwrap_or_else(|why| panic!("{why:?}"));
        let mut sitting = Sitting::open(&workspace, (100, 30), Lang::En);
        sitting.press("5");
        sitting.shows("Unlogged 2");
        sitting.shows("Later Kranich");
        assert_eq!(status(&sitting, "Later Kranich"), "held", "scores take it as held");
        sitting.close();
    }
}

#[test]
fn what_is_over_when_a_calendar_first_comes_is_history() {
    let past = OUTLOOK.replace("11/20/2026", "11/18/2026");
    with_calls(("outlook.csv", &past), |sitting| {
        assert_eq!(status(sitting, "Review Old Oak"), "held");
        sitting.press("5");
        sitting.shows("Unlogged 0");
    });
}

#[test]
fn a_call_is_moved_cancelled_and_deleted_and_no_task_of_its_account_is_touched() {
    with_calls(("outlook.csv", OUTLOOK), |sitting| {
        sitting.press("a");
        sitting.type_text("Send deck @1 fri");
        sitting.press("Enter 5");
        let task = |sitting: &Sitting| sitting.query("SELECT title, status, due FROM v_task");
        let before = task(sitting);
        sitting.press("D");
        sitting.shows("comes from outlook");
        sitting.press("t d");
        sitting.type_text("2026-11-25");
        sitting.press("Enter");
        assert_eq!(own(sitting), [["Review Old Oak", "2026-11-25", "planned"]]);
        sitting.shows("Review Old Oak: on Wed 25 Nov 2026 now");
        sitting.shows("Today 0");
        sitting.shows("[Week 1]");
        sitting.press("x");
        assert_eq!(own(sitting), [["Review Old Oak", "2026-11-25", "cancelled"]]);
        sitting.shows("Week 0");
        sitting.press("u D");
        assert!(own(sitting).is_empty());
        sitting.shows("Review Old Oak: deleted");
        sitting.shows("Week 1");
        assert_eq!(task(sitting), before);
    });
}

#[test]
fn what_is_said_before_a_call_leaves_it_ahead() {
    with_calls(("outlook.csv", OUTLOOK), |sitting| {
        sitting.press("5 ] ] ]");
        sitting.shows("[Later 1]");
        sitting.press("c");
        sitting.type_text("asked for the agenda");
        sitting.press("Enter");
        let said = sitting.query("SELECT subject, kind, date FROM v_activity WHERE source = 'you'");
        assert_eq!(said, [["asked for the agenda", "call", "2026-11-20"]]);
        sitting.press("Esc");
        sitting.shows("[Later 1]");
        assert_eq!(status(sitting, "Later Kranich"), "planned");
    });
}

#[test]
fn on_the_timeline_of_an_account_no_task_out_of_sight_is_changed() {
    with_calls(("outlook.csv", OUTLOOK), |sitting| {
        sitting.press("a");
        sitting.type_text("Send deck @1 fri");
        sitting.press("Enter ] ] ] ] ] ] ] Enter D");
        sitting.shows("No task is under the cursor");
        sitting.press("t");
        sitting.shows("No task is under the cursor");
        assert_eq!(sitting.query("SELECT count(*) FROM v_task"), [["1"]]);
    });
}
