//! Shells among the words of a program: what one of them reads as commands is no place for data, since
//! a name could be a command there.

use super::Piece;

/// They read the word after `-c` as commands, and those behind it as they are.
const SHELLS: [&str; 9] = ["sh", "bash", "dash", "ash", "ksh", "zsh", "fish", "csh", "tcsh"];
/// Options of theirs that have the next word with them.
const WITH_WORD: [&str; 6] = ["-o", "+o", "-O", "+O", "--rcfile", "--init-file"];

type Word = Vec<Piece>;

/// The first shell that would read a slot as part of its commands, and the slot.
pub(super) fn slot_in_commands(words: &[Word]) -> Option<(String, &str)> {
    (0..words.len()).find_map(|at| {
        let (shell, rest) = words.get(at..)?.split_first()?;
        let shell = program(shell)?;
        let slot = commands(&shell, rest).iter().find_map(slot)?;
        Some((shell, slot))
    })
}

/// The words that a shell reads as commands, with the options before them.
fn commands<'w>(shell: &str, words: &'w [Word]) -> &'w [Word] {
    match shell {
        // They join everything that follows.
        "cmd" => {
            let runs =
                |word: &Word| ["/c", "/k", "/r"].iter().any(|it| begin(word).starts_with(it));
            behind(words, words.iter().position(runs))
        }
        "pwsh" | "powershell" => {
            // Which of the two comes first has the rest: `-Force` behind a command is the command's.
            let takes = |word: &Word, option: &str| {
                let begin = begin(word);
                begin.len() > 1 && option.starts_with(&begin)
            };
            let first = words.iter().find(|word| takes(word, "-file") || takes(word, "-command"));
            if first.is_some_and(|word| takes(word, "-file")) { &[] } else { words }
        }
        known if SHELLS.contains(&known) => script(words),
        _ => &[],
    }
}

fn behind(words: &[Word], from: Option<usize>) -> &[Word] {
    from.and_then(|from| words.get(from..)).unwrap_or_default()
}

/// From the option that announces commands to the word that has them.
fn script(words: &[Word]) -> &[Word] {
    let is_option = |word: &Word| begin(word).starts_with(['-', '+']);
    let announces = |word: &Word| {
        let begin = begin(word);
        let long = ["--command", "--init-command"].iter().any(|it| begin.starts_with(it));
        long || (begin.starts_with('-') && !begin.starts_with("--") && begin.contains('c'))
    };
    let mut with_word = false;
    for (at, word) in words.iter().enumerate() {
        if announces(word) {
            let rest = behind(words, Some(at + 1));
            let end =
                rest.iter().position(|word| !is_option(word)).map_or(words.len(), |n| at + n + 2);
            return words.get(at..end).unwrap_or_default();
        }
        if !is_option(word) && !with_word {
            return &[];
        }
        with_word =
            matches!(word.as_slice(), [Piece::Text(text)] if WITH_WORD.contains(&text.as_str()));
    }
    &[]
}

/// The name of a program, without its folder.
fn program(word: &Word) -> Option<String> {
    let [Piece::Text(path)] = word.as_slice() else { return None };
    let name = path.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
    Some(name.strip_suffix(".exe").unwrap_or(&name).to_owned())
}

/// What a word begins with, before anything is filled in.
fn begin(word: &Word) -> String {
    match word.first() {
        Some(Piece::Text(text)) => text.to_ascii_lowercase(),
        _ => String::new(),
    }
}

fn slot(word: &Word) -> Option<&str> {
    word.iter().find_map(|piece| match piece {
        Piece::Slot(slot) => Some(slot.name.as_str()),
        Piece::Text(_) => None,
    })
}
