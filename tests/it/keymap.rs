//! `docs/keys.md` says what the command table says. Written anew with `UPDATE_GOLDEN=1`.

use mamori::locale::Lang;
use mamori::tui::command::{Scope, all, strip_keys};
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
