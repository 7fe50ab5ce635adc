//! Panes zoomed and moved: per screen and per breakpoint, and found so again tomorrow.

use crate::session::{Sitting, options, sitting};
use mamori::locale::Lang;
use mamori::runtime::workspace::Workspace;

/// Where the divider stands, in a line of the body.
fn divider(sitting: &mut Sitting) -> Option<usize> {
    let screen = sitting.screen();
    screen.lines().nth(10).and_then(|line| line.chars().position(|c| c == '│'))
}

/// The line of the rule over the preview, where that lies under the list.
fn rule(sitting: &mut Sitting) -> Option<usize> {
    let screen = sitting.screen();
    let rule = screen.lines().enumerate().skip(2).find(|(_, line)| line.starts_with('─'));
    rule.map(|(at, _)| at)
}

fn tomorrow(sitting: Sitting, size: (u16, u16)) -> Sitting {
    let folder = sitting.workspace.folder.clone();
    sitting.close();
    let workspace = Workspace::open(&options(&folder)).unwrap();
    Sitting::open(&workspace, size, Lang::En)
}

#[test]
fn a_divider_stays_where_it_was_put_on_every_screen_and_tomorrow() {
    let folder = tempfile::tempdir().unwrap();
    let mut today = sitting(folder.path());
    today.resize((160, 40));
    for place in ["1", "2", "3", "4", "5", "6", "7"] {
        today.press(place);
        let before = divider(&mut today).unwrap();
        today.press("> >");
        assert_eq!(divider(&mut today), Some(before + 8), "screen {place}");
        today.press("<");
        assert_eq!(divider(&mut today), Some(before + 4), "screen {place}");
    }
    today.press("1 Enter");
    let before = divider(&mut today);
    today.press(">");
    let wider = divider(&mut today);
    assert_ne!(before, wider, "the account");
    let mut later = tomorrow(today, (160, 40));
    let other = divider(&mut later).unwrap();
    later.press("2");
    assert_eq!(divider(&mut later), Some(other));
    later.press("1 Enter");
    assert_eq!(divider(&mut later), wider);
    later.close();
}

#[test]
fn each_breakpoint_has_its_own_division() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    let under = rule(&mut sitting).unwrap();
    sitting.press("< <");
    assert_eq!(rule(&mut sitting), Some(under - 2));
    sitting.resize((160, 40));
    let beside = divider(&mut sitting).unwrap();
    sitting.press("> > >");
    sitting.resize((80, 24));
    assert_eq!(rule(&mut sitting), Some(under - 2));
    sitting.resize((160, 40));
    assert_eq!(divider(&mut sitting), Some(beside + 12));
    sitting.close();
}

#[test]
fn zoom_gives_one_pane_the_screen_until_it_is_taken_back_also_tomorrow() {
    let folder = tempfile::tempdir().unwrap();
    let mut today = sitting(folder.path());
    today.resize((120, 40));
    today.press("z");
    assert_eq!(divider(&mut today), None);
    let mut later = tomorrow(today, (120, 40));
    assert_eq!(divider(&mut later), None, "still the list alone");
    later.press("Tab");
    later.press("Esc");
    assert!(divider(&mut later).is_some());
    later.press("Tab z");
    assert!(!later.screen().contains("[Now"), "the pane alone");
    let mut last = tomorrow(later, (120, 40));
    assert!(!last.screen().contains("[Now"));
    last.press("z");
    last.shows("[Now");
    last.close();
}

#[test]
fn where_there_is_one_pane_or_no_room_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("Enter z");
    sitting.shows("Only one pane is shown here.");
    sitting.press("Esc Esc");
    sitting.resize((120, 40));
    sitting.press("z >");
    sitting.shows("Only one pane is shown here.");
    sitting.press("z");
    for _ in 0..40 {
        sitting.press("<");
    }
    sitting.shows("The divider can go no farther.");
    let narrow = divider(&mut sitting).unwrap();
    sitting.press(">");
    assert!(divider(&mut sitting).unwrap() > narrow, "the next key moves it back at once");
    sitting.close();
}

#[test]
fn help_says_why_a_command_has_nothing_to_act_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    let mut check = |typed: &str, why: &str| {
        sitting.press("?");
        sitting.type_text(typed);
        sitting.shows(why);
        sitting.press("Enter");
        sitting.shows(why);
        sitting.press("Esc");
    };
    check("redo", "nothing to redo");
    check("open-link", "no link on file");
    check("view-3", "no such view yet");
    sitting.press("d ?");
    sitting.type_text("undo");
    assert!(!sitting.screen().contains("nothing to undo"));
    sitting.close();
}
