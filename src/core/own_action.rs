//! A program of the person's own, run on the account or the task under the cursor: `[actions.NAME]` of
//! `mamori.toml`. It is a list of words that no shell reads. What stands in braces is filled in, each
//! value inside its own word, so that no name in an export can add a word or become an option.

mod shell;

use super::day::Day;
use super::field::{self, Column, FieldKind, FieldValue, nearest};
use super::message::Message;
use super::portfolio::Summary;
use super::task::{Task, task_name};
use super::text::Shown;
use std::fmt::Write as _;

/// As `mamori.toml` has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// Left out: the name of its table.
    pub title: Option<String>,
    pub keys: Vec<String>,
    /// The program and its words.
    pub run: Vec<String>,
    /// It is given the terminal until it ends.
    pub interactive: bool,
    /// The line of its table, where it is found.
    pub line: Option<usize>,
    /// What could not be read of it; then it is not run.
    pub fault: Option<Message>,
}

/// A program that can be run.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnAction {
    pub id: String,
    /// Raw.
    pub title: String,
    pub keys: Vec<String>,
    pub interactive: bool,
    words: Vec<Vec<Piece>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Slot(Slot),
}

/// What is filled in.
#[derive(Clone, Debug, PartialEq)]
struct Slot {
    /// As it was written, for what is said of it.
    name: String,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Column(&'static Column),
    Url,
    /// The account's id in a source.
    Reference(String),
    TaskId,
    TaskTitle,
    TaskDue,
    TaskTags,
}

const OF_TASKS: [(&str, What); 4] = [
    ("task.id", What::TaskId),
    ("task.title", What::TaskTitle),
    ("task.due", What::TaskDue),
    ("task.tags", What::TaskTags),
];

/// Columns of the list that are a word by themselves.
const OF_ACCOUNTS: [&str; 15] = [
    "id",
    "name",
    "owner",
    "segment",
    "tier",
    "stage",
    "parent",
    "tag",
    "band",
    "score",
    "renew",
    "optout",
    "touch",
    "next_touch",
    "tasks",
];

impl OwnAction {
    /// Checks a program. The error says what is wrong with it, and what to write.
    pub fn read(id: &str, program: &Program) -> Result<Self, Message> {
        if let Some(fault) = &program.fault {
            return Err(fault.clone());
        }
        let words: Vec<Vec<Piece>> =
            program.run.iter().map(|word| pieces(word)).collect::<Result<_, _>>()?;
        match words.first().map(Vec::as_slice) {
            Some([Piece::Text(name)]) if !name.trim().is_empty() => {}
            None | Some([Piece::Text(_)]) => return Err(Message::new("action-empty")),
            Some(_) => return Err(Message::new("action-program")),
        }
        if let Some((shell, slot)) = shell::slot_in_commands(&words) {
            let said = Message::new("action-in-script").text("shell", shell);
            return Err(said.text("slot", slot));
        }
        Ok(Self {
            id: id.to_owned(),
            title: program.title.clone().unwrap_or_else(|| id.to_owned()),
            keys: program.keys.clone(),
            interactive: program.interactive,
            words,
        })
    }

    /// What the screen calls it.
    pub fn shown(&self) -> String {
        Shown::new(&self.title).to_string()
    }

    /// It has something to fill in.
    pub fn has_slots(&self) -> bool {
        self.words.iter().flatten().any(|piece| matches!(piece, Piece::Slot(_)))
    }

    /// The program and its words, filled in. A value that is not known refuses it: a word that is not
    /// there would be another one's.
    pub fn fill(
        &self,
        row: Option<&Summary>,
        task: Option<&Task>,
        today: Day,
    ) -> Result<Vec<String>, Message> {
        let word = |pieces: &Vec<Piece>| {
            let web = is_address(pieces);
            let mut text = String::new();
            for (place, piece) in pieces.iter().enumerate() {
                match piece {
                    Piece::Text(literal) => text.push_str(literal),
                    Piece::Slot(slot) => {
                        let value = slot.value(row, task, today)?;
                        if text.is_empty() && value.starts_with('-') {
                            let said = Message::new("action-option").text("slot", &slot.name);
                            return Err(said.text("value", value));
                        }
                        let inside = web && place > 0;
                        text.push_str(&if inside { escaped(&value) } else { value });
                    }
                }
            }
            Ok(text)
        };
        self.words.iter().map(word).collect()
    }
}

/// The word is a web address, or begins with one.
fn is_address(pieces: &[Piece]) -> bool {
    match pieces.first() {
        Some(Piece::Text(text)) => is_web(&text.to_ascii_lowercase()),
        Some(Piece::Slot(slot)) => slot.what == What::Url,
        None => false,
    }
}

/// What a browser may be given: nothing that runs or opens a file.
pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// A value as it stands inside a web address: no letter of it parts the address.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

impl Slot {
    /// The slot that a name in braces means, or the one that was probably meant.
    fn read(name: &str) -> Result<Self, Message> {
        let what = OF_TASKS.iter().find(|(known, _)| *known == name).map(|(_, what)| what.clone());
        let what = what.or_else(|| {
            let rest = name.strip_prefix("account.")?;
            if rest == "url" {
                return Some(What::Url);
            }
            if let Some(source) = rest.strip_prefix("ref.") {
                return Some(What::Reference(source.to_owned()));
            }
            let own = OF_ACCOUNTS.contains(&rest) || rest.starts_with("x.");
            field::column(rest).filter(|_| own).map(What::Column)
        });
        let known = OF_ACCOUNTS.iter().map(|id| format!("account.{id}"));
        let known = known.chain(OF_TASKS.iter().map(|(name, _)| (*name).to_owned()));
        let known: Vec<String> = known.chain(["account.url".to_owned()]).collect();
        match what {
            Some(what) => Ok(Self { name: name.to_owned(), what }),
            None => Err(match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => {
                    Message::new("action-slot-near").text("slot", name).text("near", near)
                }
                None => Message::new("action-slot").text("slot", name),
            }),
        }
    }

    fn value(
        &self,
        row: Option<&Summary>,
        task: Option<&Task>,
        today: Day,
    ) -> Result<String, Message> {
        let nothing = |id: &'static str| Message::new(id).text("slot", &self.name);
        let found = match &self.what {
            What::TaskId | What::TaskTitle | What::TaskDue | What::TaskTags => {
                self.of_task(task.ok_or_else(|| nothing("action-no-task"))?)
            }
            _ => self.of_account(row.ok_or_else(|| nothing("action-no-account"))?, today),
        };
        let found = found.map(|value| Shown::new(value.trim()).to_string());
        let found = found.filter(|value| !value.is_empty());
        let found = found.ok_or_else(|| nothing("action-unknown"))?;
        if self.what == What::Url && !is_web(&found) {
            return Err(nothing("action-no-web-address").text("value", found));
        }
        Ok(found)
    }

    fn of_account(&self, row: &Summary, today: Day) -> Option<String> {
        match &self.what {
            What::Column(column) if column.id == "name" => Some(row.name.to_string()),
            What::Column(column) => plain(column, column.of(row, today)),
            What::Url => row.url.as_deref().map(str::to_owned),
            What::Reference(source) => {
                let mut ids = row.external_ids.iter();
                ids.find(|(known, _)| known == source).map(|(_, id)| id.to_owned())
            }
            _ => None,
        }
    }

    fn of_task(&self, task: &Task) -> Option<String> {
        match self.what {
            What::TaskId => Some(task_name(task.id)),
            What::TaskTitle => Some(task.title.clone()),
            What::TaskDue => task.due.map(|due| due.to_string()),
            What::TaskTags => Some(task.tags.join(",")),
            _ => None,
        }
    }
}

/// The value in no language.
fn plain(column: &Column, value: FieldValue<'_>) -> Option<String> {
    Some(match value {
        FieldValue::Text(text) => text.to_owned(),
        FieldValue::List(words) => {
            let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
            words.join(",")
        }
        FieldValue::Tier(tier) => tier.id().to_owned(),
        FieldValue::Band(band) => band.id().to_owned(),
        FieldValue::Day(day) => day.to_string(),
        FieldValue::Id(id) => id.to_string(),
        FieldValue::Count(count) => count.to_string(),
        FieldValue::Score(score) if column.kind == FieldKind::Number => score.points().to_string(),
        _ => return None,
    })
}

/// A word in parts. Braces around anything but a name with a dot are only braces.
fn pieces(word: &str) -> Result<Vec<Piece>, Message> {
    let (mut pieces, mut text, mut rest) = (Vec::new(), String::new(), word);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let name = after.split_once('}').filter(|(name, _)| is_name(name));
        let Some((name, behind)) = name else {
            text.push('{');
            rest = after;
            continue;
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Slot(Slot::read(name)?));
        rest = behind;
    }
    text.push_str(rest);
    if !text.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Ok(pieces)
}

/// `account.id`, `account.x.Plan Level`.
fn is_name(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whose, what)| {
        let begins = |part: &str| part.starts_with(|c: char| c.is_alphabetic());
        begins(whose) && begins(what) && !whose.contains(|c: char| !c.is_alphanumeric() && c != '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;

    fn action(run: &[&str]) -> Result<OwnAction, Message> {
        let run = run.iter().map(|&word| word.to_owned()).collect();
        OwnAction::read("mine", &Program { run, ..Program::default() })
    }

    fn named(name: &str) -> Summary {
        let mut row = row(name);
        row.url = Some("https://crm.example/12".into());
        row.external_ids = [("salesforce", "001x")].into_iter().collect();
        row
    }

    fn check(run: &[&str], name: &str, expected: Result<&[&str], &str>) {
        let filled = action(run)
            .and_then(|action| action.fill(Some(&named(name)), None, Day::from_number(20_000)));
        let expected = expected.map(|words| words.iter().map(|&w| w.to_owned()).collect());
        assert_eq!(filled.map_err(|fault| fault.id.to_string()), expected.map_err(str::to_owned));
    }

    #[test]
    fn every_value_stays_inside_its_own_word() {
        check(&["open", "{account.url}"], "Acme", Ok(&["open", "https://crm.example/12"]));
        check(&["x", "--id={account.id}"], "Acme", Ok(&["x", "--id=a1"]));
        check(&["x", "{account.ref.salesforce}"], "Acme", Ok(&["x", "001x"]));
        let evil = "A; rm -rf ~ $(id) \"quoted\"";
        check(&["x", "{account.name}!"], evil, Ok(&["x", "A; rm -rf ~ $(id) \"quoted\"!"]));
        check(&["x", "{account.name}"], "A\u{1b}[2J\nB", Ok(&["x", "A[2J B"]));
    }

    #[test]
    fn no_value_becomes_an_option() {
        check(&["x", "{account.name}"], "--exec=evil", Err("action-option"));
        check(&["x", "name={account.name}"], "--exec", Ok(&["x", "name=--exec"]));
        check(&["x", "{account.id}{account.name}"], "-e", Ok(&["x", "a1-e"]));
    }

    #[test]
    fn what_is_not_known_refuses_the_whole() {
        check(&["x", "{account.ref.hubspot}"], "Acme", Err("action-unknown"));
        check(&["x", "{account.x.Plan}"], "Acme", Err("action-unknown"));
        check(&["x", "{account.name}"], "  ", Err("action-unknown"));
        check(&["x", "{task.id}"], "Acme", Err("action-no-task"));
        let nobody = action(&["x", "{account.id}"]).unwrap();
        let filled = nobody.fill(None, None, Day::from_number(20_000));
        assert_eq!(filled.unwrap_err().id, "action-no-account");
    }

    #[test]
    fn faults_are_said_before_anything_is_run() {
        check(&[], "Acme", Err("action-empty"));
        check(&["  "], "Acme", Err("action-empty"));
        check(&["{account.name}"], "Acme", Err("action-program"));
        check(&["x", "{acount.id}"], "Acme", Err("action-slot-near"));
        check(&["x", "{account.price}"], "Acme", Err("action-slot"));
        check(&["x", "{planet.mars}"], "Acme", Err("action-slot"));
    }

    #[test]
    fn no_value_stands_where_a_shell_reads_commands() {
        let refused = |run: &[&str]| check(run, "Acme", Err("action-in-script"));
        let filled = |run: &[&str]| assert!(action(run).is_ok(), "{run:?}");
        refused(&["sh", "-c", "echo {account.name}"]);
        refused(&["/bin/bash", "-lc", "echo \"{account.name}\""]);
        refused(&["bash", "-o", "pipefail", "-c", "{account.name}"]);
        refused(&["env", "A=b", "zsh", "-ec", "-x", "{account.name}"]);
        refused(&["fish", "--command=echo {account.name}"]);
        refused(&["dash", "-c", "{task.title}"]);
        refused(&["C:\\Windows\\cmd.exe", "/S", "/C", "echo", "{account.name}"]);
        refused(&["pwsh", "-NoProfile", "-Command", "Say", "{account.name}"]);
        refused(&["pwsh", "-Command", "Remove-Item", "-Force", "{account.name}"]);
        filled(&["sh", "-c", "say \"$1\"", "sh", "{account.name}"]);
        filled(&["sh", "tell.sh", "-c", "{account.name}"]);
        filled(&["pwsh", "-File", "tell.ps1", "{account.name}"]);
        filled(&["grep", "-c", "{account.name}"]);
        filled(&["sh", "-c", "echo {}"]);
    }

    #[test]
    fn a_value_inside_a_web_address_does_not_change_it() {
        let check = |word: &str, name: &str, expected: &str| {
            check(&["open", word], name, Ok(&["open", expected]));
        };
        check(
            "https://x.example/?q={account.name}&n=1",
            "A&b=c #/é",
            "https://x.example/?q=A%26b%3Dc%20%23%2F%C3%A9&n=1",
        );
        check("HTTP://x.example/{account.id}", "Acme", "HTTP://x.example/a1");
        check("{account.url}?q={account.name}", "A B", "https://crm.example/12?q=A%20B");
        check("see https://x.example {account.name}", "A B", "see https://x.example A B");
    }

    #[test]
    fn an_address_from_the_data_is_one_of_the_web() {
        let open = action(&["open", "{account.url}"]).unwrap();
        for odd in ["file:///etc/passwd", "javascript:alert(1)", "calc.exe"] {
            let mut row = named("Acme");
            row.url = Some(odd.into());
            let fault = open.fill(Some(&row), None, Day::from_number(20_000)).unwrap_err();
            assert_eq!(fault.id, "action-no-web-address", "{odd}");
        }
    }

    #[test]
    fn other_braces_are_braces() {
        let json = "{\"id\": \"{account.id}\", \"n\": {}}";
        check(&["x", json], "Acme", Ok(&["x", "{\"id\": \"a1\", \"n\": {}}"]));
        check(&["x", "{", "a{b}c", "1{.5}"], "Acme", Ok(&["x", "{", "a{b}c", "1{.5}"]));
    }
}
