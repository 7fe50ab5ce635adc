//! Programs of the person's own: `[actions]` of `mamori.toml`. Words go to the program as they are,
//! past every shell; of what it prints one line comes back, and never to the terminal.

use super::failure::Failure;
use super::paths;
use crate::core::message::Message;
use crate::core::text::Shown;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

/// So much of what a program prints is read; the rest is let pass.
const MOST: u64 = 64 * 1024;

/// A program with its words, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    pub title: String,
    pub words: Vec<String>,
}

impl Errand {
    /// Runs apart from the terminal, and waits. What it says is the first line that it prints; where
    /// it fails, the last line of what it complains of.
    pub fn run(&self, folder: &Path) -> Result<Message, Failure> {
        let mut command = self.command(folder)?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| self.not_started(&error))?;
        let (printed, complained) = hear(&mut child);
        let status = child.wait().map_err(|error| self.not_started(&error))?;
        if !status.success() {
            let why = complained.lines().rev().find(|line| !line.trim().is_empty());
            return Err(self.ended(status, why));
        }
        let said = printed.lines().map(str::trim).find(|line| !line.is_empty());
        Ok(match said {
            Some(said) => {
                let said = Shown::new(said).to_string();
                Message::new("action-said").text("action", &*self.title).text("said", said)
            }
            None => Message::new("action-done").text("action", &*self.title),
        })
    }

    /// Runs with the terminal, which is the program's until it ends.
    pub fn run_at_terminal(&self, folder: &Path) -> Result<Message, Failure> {
        let status = self.command(folder)?.status().map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(Message::new("action-done").text("action", &*self.title));
        }
        Err(self.ended(status, None))
    }

    /// It knows the workspace: `mamori` run by it speaks of the same book.
    fn command(&self, folder: &Path) -> Result<Command, Failure> {
        let (program, words) =
            self.words.split_first().ok_or_else(|| Failure::new(Message::new("action-empty")))?;
        let mut command = Command::new(paths::expand(program));
        command.args(words).env("MAMORI_WORKSPACE", folder);
        Ok(command)
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        let program = self.words.first().map(String::as_str).unwrap_or_default();
        let said = Message::new("action-not-started").text("action", &*self.title);
        Failure::new(said.text("program", program).text("why", error.to_string()))
    }

    fn ended(&self, status: ExitStatus, why: Option<&str>) -> Failure {
        let status = status.code().map_or_else(|| "?".to_owned(), |code| code.to_string());
        let said = Message::new(if why.is_some() { "action-complained" } else { "action-failed" });
        let said = said.text("action", &*self.title).text("status", status);
        Failure::new(said.text("why", Shown::new(why.unwrap_or_default()).to_string()))
    }
}

/// What it prints and what it complains of, both at once, so that neither holds the other up.
fn hear(child: &mut Child) -> (String, String) {
    let complaints = child.stderr.take();
    let beside = std::thread::spawn(move || complaints.map(begin_of).unwrap_or_default());
    let printed = child.stdout.take().map(begin_of).unwrap_or_default();
    (printed, beside.join().unwrap_or_default())
}

fn begin_of(mut from: impl Read) -> String {
    let mut text = Vec::new();
    // What cannot be read is not said; the program's status still is.
    let _ = from.by_ref().take(MOST).read_to_end(&mut text);
    let _ = io::copy(&mut from, &mut io::sink());
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::core::message::Arg;

    fn errand(words: &[&str]) -> Errand {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        Errand { title: "Mine".into(), words }
    }

    #[test]
    fn one_line_comes_back_and_nothing_that_moves_a_cursor() {
        let folder = tempfile::tempdir().unwrap();
        // The id of what is said, and the text that the program gave.
        let check = |words: &[&str], id: &str, name: &str, given: &str| {
            let said = errand(words).run(folder.path());
            let said = said.unwrap_or_else(|failure| failure.message);
            let text = said.args.iter().find(|(known, _)| known == name);
            let text = text.map(|(_, arg)| arg.clone());
            let given = (!name.is_empty()).then(|| Arg::Text(given.to_owned()));
            assert_eq!((said.id.as_ref(), text), (id, given), "{words:?}");
        };
        check(&["true"], "action-done", "", "");
        let moves = "\\n \\033[2J\\033[Hsent\\nmore";
        check(&["printf", moves], "action-said", "said", "[2J[Hsent");
        let fails = "echo a >&2; echo 'no\tway' >&2; exit 3";
        check(&["sh", "-c", fails], "action-complained", "why", "no way");
        check(&["sh", "-c", fails], "action-complained", "status", "3");
        check(&["false"], "action-failed", "status", "1");
        let known = folder.path().display().to_string();
        check(&["sh", "-c", "echo $MAMORI_WORKSPACE"], "action-said", "said", &known);
        check(&["no-such-program"], "action-not-started", "program", "no-such-program");
    }

    #[test]
    fn words_reach_the_program_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let evil = "a'; touch evil; $(touch evil) `touch evil` *";
        let said = errand(&["printf", "%s", evil]).run(folder.path()).unwrap();
        assert!(crate::locale::Lang::En.say(&said).ends_with(evil));
        assert!(!Path::new("evil").exists());
    }

    #[test]
    fn a_program_that_prints_without_end_of_line_or_measure_is_let_pass() {
        let folder = tempfile::tempdir().unwrap();
        let loud =
            errand(&["sh", "-c", "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"]);
        assert!(loud.run(folder.path()).is_ok());
    }
}
