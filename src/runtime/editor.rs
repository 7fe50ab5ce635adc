//! Programs of the person's own: the editor on a private file with the text, and what turns the
//! input method off.

use super::failure::Failure;
use crate::core::message::Message;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// No note is longer; what an editor leaves beyond it is refused, not cut.
const LONGEST: u64 = 1 << 20;

/// What `$VISUAL` or `$EDITOR` names; `None` where neither does.
pub fn command() -> Option<String> {
    let named = |name: &str| std::env::var(name).ok();
    ["VISUAL", "EDITOR"].into_iter().filter_map(named).find(|value| !value.trim().is_empty())
}

/// Runs an editor on the text and returns what it left. The file lies in the workspace, which is
/// the owner's alone, under a name that nothing typed or imported is part of.
pub fn edit(command: &str, text: &str, folder: &Path) -> Result<String, Failure> {
    let fault = |error: &std::io::Error| Failure::io("file-cannot-write", folder, error);
    let mut file = tempfile::Builder::new()
        .prefix("mamori-")
        .suffix(".md")
        .tempfile_in(folder)
        .map_err(|error| fault(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| fault(&error))?;
    file.flush().map_err(|error| fault(&error))?;
    let failed = || Failure::new(Message::new("editor-failed").text("command", command));
    let status = on(command, file.path()).status();
    if !status.is_ok_and(|status| status.success()) {
        return Err(failed());
    }
    // Many editors put a new file in place of the old one: what counts is what the name means now.
    let length = fs::metadata(file.path()).map_err(|_| failed())?.len();
    if length > LONGEST {
        return Err(Failure::new(Message::new("editor-too-long")));
    }
    let left = fs::read(file.path()).map_err(|_| failed())?;
    Ok(String::from_utf8_lossy(&left).replace("\r\n", "\n").trim_end().to_owned())
}

/// Runs a command of the person's that neither reads nor writes the terminal.
pub fn run_apart(command: &str) {
    let mut words = command.split_whitespace();
    let Some(program) = words.next() else { return };
    let mut started = Command::new(program);
    started.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Ok(mut child) = started.spawn() {
        std::thread::spawn(move || child.wait());
    }
}

/// The editor on a file. `$EDITOR` may hold options, so a shell reads it; the file's name is never
/// read by the shell.
#[cfg(unix)]
fn on(command: &str, file: &Path) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{command} \"$1\"")).arg("mamori").arg(file);
    shell
}

#[cfg(not(unix))]
fn on(command: &str, file: &Path) -> Command {
    let mut words = command.split_whitespace();
    let mut editor = Command::new(words.next().unwrap_or(command));
    editor.args(words).arg(file);
    editor
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_the_editor_leaves_comes_back_and_nothing_stays_behind() {
        let folder = tempfile::tempdir().unwrap();
        let hostile = folder.path().join("a $(touch evil) 'b");
        fs::create_dir(&hostile).unwrap();
        let left = edit("printf 'second line\\n' >>", "first\n", &hostile).unwrap();
        assert_eq!(left, "first\nsecond line");
        assert_eq!(fs::read_dir(&hostile).unwrap().count(), 0);
        assert!(!folder.path().join("evil").exists() && !Path::new("evil").exists());
    }

    #[test]
    fn an_editor_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let check = |command: &str, id: &str| {
            let failure = edit(command, "kept", folder.path()).unwrap_err();
            assert_eq!(failure.message.id, id, "{command}");
        };
        check("false", "editor-failed");
        check("no-such-editor-here", "editor-failed");
        check("rm", "editor-failed");
        check("head -c 2000000 /dev/zero >", "editor-too-long");
    }
}
