//! `docs/keys.md` says what the command table says. Written anew with `UPDATE_GOLDEN=1`.

use crate::cli::Shell;
use crate::cockpit::driver::Driver;
use mamori::core::book::Keys;
use mamori::locale::Lang;
use mamori::tui::command::{CommandSpec, Place, Scope, all, strip_keys};
use mamori::tui::keymap::Keymap;
use std::fmt::Write;

/// The page, one table per scope, and the strips.
fn page() -> String {
    let word = |id: &str| Lang::En.word(id);
    let mut page = String::from(
        "# Keys\n\nMade from the command table; a test compares it. `mamori keys` prints the same.\n",
    );
    for scope in Scope::all() {
        write!(
            page,
            "\n## {}\n\n| Keys | Command | Does | Command line |\n|---|---|---|---|\n",
            word(scope.title())
        )
        .unwrap();
        for command in all().filter(|command| command.scope == scope) {
            let keys: Vec<_> = command.keys.iter().map(|key| format!("`{key}`")).collect();
            let twin = command.cli.map(|twin| format!("`mamori {twin}`")).unwrap_or_default();
            let keys = keys.join(", ");
            writeln!(page, "| {keys} | {} | {} | {twin} |", command.id, word(command.title))
                .unwrap();
        }
    }
    let mut question = "";
    page.push_str("\n## Second keys\n");
    for (title, key, choice) in strip_keys() {
        if title != question {
            question = title;
            write!(page, "\n**{}**", word(title)).unwrap();
        }
        write!(page, " `{key}` {}", word(choice)).unwrap();
        page.push_str(" ·");
    }
    let page: Vec<_> = page.lines().map(|line| line.trim_end_matches(" ·")).collect();
    format!("{}\n", page.join("\n"))
}

#[test]
fn the_page_of_keys_is_true() {
    let path = crate::house::root().join("docs/keys.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, page()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page());
}

/// Why a command of the screen has no twin on the command line. Everything in inputs, over lists and
/// on the first card is about keys alone.
const WITHOUT_TWIN: &[(&str, &str)] = &[
    (
        "cancel back quit suspend redraw zoom narrower wider columns-left columns-right",
        "about the screen itself",
    ),
    (
        "down up first last half-down half-up page-down page-up next-tab previous-tab next-pane \
         previous-pane next-match previous-match scroll-down scroll-up next-account \
         previous-account agenda-weeks palette",
        "moves in what is shown",
    ),
    ("mark range mark-all repeat", "several ids are typed instead"),
    ("sweep-pulse sweep-renewals sweep-silent", "asks the same verbs row by row"),
    ("open-link", "the address is in `show --json`"),
    ("me not-collected language theme", "a line of mamori.toml"),
    ("news", "`list --since` and `signals` say it of any day"),
    ("keep drop", "what-if writes nothing; the scorecard is a file"),
    ("refuse", "answers what the screen asks; each answer has its own subcommand"),
];

#[test]
fn every_command_has_a_twin_or_a_stated_reason_for_none() {
    let shell = Shell::empty();
    let known: Vec<&str> =
        WITHOUT_TWIN.iter().flat_map(|(ids, _)| ids.split_whitespace()).collect();
    let remapped = |command: &&CommandSpec| command.scope.is_remapped();
    for command in all().filter(remapped) {
        let stated = known.contains(&command.id);
        assert!(command.cli.is_some() != stated, "{}: a twin, or a reason for none", command.id);
    }
    for id in known {
        assert!(all().any(|command| command.id == id), "{id} is no command any more");
    }
    let help = String::from_utf8(shell.run(&["--help"]).stdout).unwrap();
    for twin in all().filter_map(|command| command.cli) {
        let name = twin.split(' ').next().unwrap_or_default();
        assert!(help.contains(&format!("  {name} ")), "{twin} is no subcommand");
    }
}

/// One registry: what can be done stands in `keys --json`, in the manual and in both languages.
#[test]
fn every_command_is_wherever_commands_are() {
    let shell = Shell::empty();
    let listed = shell.json(&["keys"]);
    let listed = listed.as_array().unwrap();
    let manual = String::from_utf8(shell.run(&["man"]).stdout).unwrap();
    let manual = manual.replace("\\-", "-").replace("\\*(Aq", "'");
    for command in all() {
        let row = listed.iter().find(|row| row["command"] == command.id);
        let row = row.unwrap_or_else(|| panic!("{} is not in keys --json", command.id));
        assert_eq!(row["title"], Lang::En.word(command.title));
        assert_ne!(Lang::Ja.word(command.title), command.title, "{}", command.id);
        assert!(manual.contains(&Lang::En.word(command.title)), "{}: the manual", command.id);
    }
}

/// `?` and the palette of a place list whatever can be done there; `mamori.toml` can give each of it
/// another key.
#[test]
fn every_command_is_in_help_and_palette_and_can_have_another_key() {
    let places = Place::SCREENS.iter().map(|place| (Scope::On(*place), place.digit()));
    let account = (Scope::On(Place::Account), "Enter");
    let wide = [(Scope::Everywhere, "1"), (Scope::Lists, "1"), account];
    for (scope, way) in wide.into_iter().chain(places) {
        let mut driver = Driver::new((120, 40));
        driver.keys(way);
        for command in all().filter(|command| command.scope == scope) {
            for opened in ["?", ":"] {
                driver.keys(&format!("{opened} «{}»", command.id));
                let title = Lang::En.word(command.title);
                let title: String = title.chars().take(40).collect();
                assert!(driver.screen_at((120, 40)).contains(&title), "{opened} {}", command.id);
                driver.keys("Esc");
            }
            let own = [(command.id.to_owned(), vec!["Alt-F9".to_owned()])];
            let keys = Keys { own: own.into(), ..Keys::default() };
            assert_eq!(Keymap::read(&keys).1, [], "{}", command.id);
        }
    }
}

#[test]
fn completions_and_the_manual_are_made_for_every_shell_and_command() {
    let shell = Shell::empty();
    for name in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = String::from_utf8(shell.run(&["completions", name]).stdout).unwrap();
        assert!(text.contains("mamori") && text.contains("what-if"), "{name}");
    }
    let page = String::from_utf8(shell.run(&["man", "sync"]).stdout).unwrap();
    assert!(page.contains("dry") && page.starts_with(".ie"), "{page}");
    assert_eq!(shell.code(&["man", "nothing"]), 2);
    let japanese = String::from_utf8(shell.run(&["--lang", "ja", "man"]).stdout).unwrap();
    assert!(japanese.contains("キー") && japanese.contains("ヘルス区分の分布"), "{japanese}");
}

/// The subcommands that twins name exist in the page of the command line.
#[test]
fn every_verb_has_a_twin_or_is_about_the_screen() {
    let without: Vec<_> = all()
        .filter(|command| matches!(command.action, mamori::tui::command::Action::Do(_)))
        .filter(|command| command.cli.is_none())
        .map(|command| command.id)
        .collect();
    assert!(without.is_empty(), "{without:?}");
}
