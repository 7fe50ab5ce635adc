//! A program of the person's own, run on the account or the task under the cursor: `[actions.NAME]` of
//! `mamori.toml`. It is a list of words that no shell reads. What stands in braces is filled in, each
//! value inside its own word, so that no name in an export can add a word or become an option.

use super::day::Day;
use super::field::{self, Column, FieldKind, FieldValue, nearest};
use super::message::Message;
use super::portfolio::Summary;
use super::task::{Task, task_name};
use super::text::Shown;

/// As `mamori.toml` has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
        let words: Vec<Vec<Piece>> =
            program.run.iter().map(|word| pieces(word)).collect::<Result<_, _>>()?;
        match words.first().map(Vec::as_slice) {
            Some([Piece::Text(name)]) if !name.trim().is_empty() => {}
            None | Some([Piece::Text(_)]) => return Err(Message::new("action-empty")),
            Some(_) => return Err(Message::new("action-program")),
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
            let mut text = String::new();
            for piece in pieces {
                match piece {
                    Piece::Text(literal) => text.push_str(literal),
                    Piece::Slot(slot) => {
                        let value = slot.value(row, task, today)?;
                        if text.is_empty() && value.starts_with('-') {
                            let said = Message::new("action-option").text("slot", &slot.name);
                            return Err(said.text("value", value));
                        }
                        text.push_str(&value);
                    }
                }
            }
            Ok(text)
        };
        self.words.iter().map(word).collect()
    }
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
        found.filter(|value| !value.is_empty()).ok_or_else(|| nothing("action-unknown"))
    }

    fn of_account(&self, row: &Summary, today: Day) -> Option<String> {
        match &self.what {
            What::Column(column) if column.id == "name" => Some(row.name.clone()),
            What::Column(column) => plain(column, column.of(row, today)),
            What::Url => row.url.clone(),
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
    fn other_braces_are_braces() {
        let json = "{\"id\": \"{account.id}\", \"n\": {}}";
        check(&["x", json], "Acme", Ok(&["x", "{\"id\": \"a1\", \"n\": {}}"]));
        check(&["x", "{", "a{b}c", "1{.5}"], "Acme", Ok(&["x", "{", "a{b}c", "1{.5}"]));
    }
}
