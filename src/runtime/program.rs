//! Programs of the person's own: `[actions]` of `mamori.toml`. Words go to the program as they are,
//! past every shell; of what it prints one line comes back, and never to the terminal.

use super::failure::Failure;
use super::paths;
use crate::core::message::Message;
use crate::core::text::Shown;
use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::NamedTempFile;

/// So much of what a program prints is read; the rest is let pass.
const MOST: u64 = 64 * 1024;

/// What runs now, by its title: one does not run twice at a time.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<BTreeSet<String>>>);

/// A program that runs for as long as this is held.
pub struct Run {
    running: Running,
    title: String,
}

impl Running {
    /// None while it still runs.
    pub fn begin(&self, title: &str) -> Option<Run> {
        let mut titles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = titles.insert(title.to_owned());
        new.then(|| Run { running: self.clone(), title: title.to_owned() })
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let mut titles = self.running.0.lock().unwrap_or_else(PoisonError::into_inner);
        titles.remove(&self.title);
    }
}

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
        let (status, mut printed, mut complained) =
            hear(&mut command).map_err(|error| self.not_started(&error))?;
        if !status.success() {
            let complained = complained.end();
            let why = complained.lines().rev().find(|line| !line.trim().is_empty());
            return Err(self.ended(status, why));
        }
        let printed = printed.begin();
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

/// How it ended, what it printed, and what it complained of. Waits for the program and not for what
/// it leaves behind, which goes on, and can go on printing, after the cockpit has ended.
fn hear(command: &mut Command) -> io::Result<(ExitStatus, Output, Output)> {
    let (printed, complained) = (Output::open()?, Output::open()?);
    command.stdin(Stdio::null()).stdout(printed.entry()?).stderr(complained.entry()?);
    let status = command.status()?;
    Ok((status, printed, complained))
}

/// What a program prints. A file, since a pipe ends only when the last one that has it ends, and
/// ends whoever prints into it when nobody reads it any more.
struct Output(NamedTempFile);

impl Output {
    fn open() -> io::Result<Self> {
        NamedTempFile::new().map(Self)
    }

    /// Where the program writes. It has a place in the file of its own.
    fn entry(&self) -> io::Result<Stdio> {
        self.0.reopen().map(Stdio::from)
    }

    fn begin(&mut self) -> String {
        self.from(SeekFrom::Start(0))
    }

    fn end(&mut self) -> String {
        let length = self.0.as_file().metadata().map_or(0, |data| data.len());
        self.from(SeekFrom::Start(length.saturating_sub(MOST)))
    }

    fn from(&mut self, place: SeekFrom) -> String {
        let mut text = Vec::new();
        let file = self.0.as_file_mut();
        // What cannot be read is not said; the program's status still is.
        let _ = file.seek(place).and_then(|_| file.take(MOST).read_to_end(&mut text));
        String::from_utf8_lossy(&text).into_owned()
    }
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
        let late = "head -c 3000000 /dev/zero >&2; echo; echo >&2; echo 'no way' >&2; exit 1";
        let failure = errand(&["sh", "-c", late]).run(folder.path()).unwrap_err();
        assert!(crate::locale::Lang::En.say(&failure.message).ends_with("no way"));
    }

    #[test]
    fn what_a_program_leaves_behind_is_not_waited_for_and_can_go_on_printing() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["gate", "word"] {
            assert!(Command::new("mkfifo").arg(path(name)).status().unwrap().success());
        }
        let (told, heard) = std::sync::mpsc::channel();
        let leaves = "(read x < \"$1/gate\"; echo more; echo more >&2; echo alive > \"$1/word\") & \
                      echo hi";
        let known = folder.path().display().to_string();
        let errand = errand(&["sh", "-c", leaves, "sh", &known]);
        let place = folder.path().to_owned();
        std::thread::spawn(move || told.send(errand.run(&place)));
        let said = heard.recv_timeout(std::time::Duration::from_secs(20)).unwrap().unwrap();
        assert!(crate::locale::Lang::En.say(&said).ends_with("hi"), "{said:?}");
        std::fs::write(path("gate"), "go\n").unwrap();
        assert_eq!(std::fs::read_to_string(path("word")).unwrap(), "alive\n");
    }

    #[test]
    fn one_program_runs_once_at_a_time() {
        let running = Running::default();
        let run = running.begin("Mine");
        assert!(run.is_some() && running.begin("Mine").is_none());
        assert!(running.begin("Other").is_some());
        drop(run);
        assert!(running.begin("Mine").is_some());
    }
}
