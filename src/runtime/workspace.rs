//! A workspace opened: its store, settings and scorecard, and what the screen and the command line
//! both do with them.

use super::clock::Watch;
use super::config::{self, Home};
use super::display::Display;
use super::documents;
use super::failure::Failure;
use super::house::House;
use super::paths;
use super::scorecards;
use super::tongue::Tongue;
use crate::core::account::AccountId;
use crate::core::batch::Digest;
use crate::core::book::{Book, Setting, Settings};
use crate::core::calendar::holiday::Region;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Document, Gesture, IdSource, Item, Operation};
use crate::core::portfolio::Summary;
use crate::core::quick_add;
use crate::core::scorecard::Scorecard;
use crate::core::scoring;
use crate::locale::Lang;
use crate::store::{Access, Depth, Dirty, Practice, Scored, Store, StoreError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many accounts are scored before their rows are written.
const SCORING_BATCH: usize = 250;

/// Where exports are put in a workspace.
const EXPORTS: &str = "exports";

/// The file of settings in a workspace.
const SETTINGS: &str = "mamori.toml";

/// Under which the store keeps whose calendar it is.
const HOUSE: &str = "house";

/// What every subcommand says about the workspace.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub folder: Option<PathBuf>,
    pub today: Option<Day>,
    pub read_only: bool,
    /// A clock that stands still; see [`Watch::still`].
    pub still: Option<i64>,
    pub tongue: Tongue,
}

impl Options {
    pub fn watch(&self) -> Watch {
        Watch { fixed: self.today, still: self.still }
    }
}

/// What undo or redo did, where there was something to do.
type Undone = Option<(Gesture, Depth)>;
type Stepped = Result<Undone, StoreError>;

/// An open workspace. Clones share the store.
#[derive(Clone)]
pub struct Workspace {
    pub folder: PathBuf,
    pub store: Store,
    pub settings: Settings,
    pub display: Display,
    /// What is wrong in `mamori.toml`, where something is.
    pub settings_fault: Option<Message>,
    /// The scorecard with what is wrong in one's own, read when it is first asked for: the first
    /// frame does without.
    card: Arc<OnceLock<(Arc<Scorecard>, Option<Message>)>>,
    pub watch: Watch,
    pub read_only: bool,
    pub tongue: Tongue,
    /// Who acts, for the journal.
    pub by: String,
    /// What this program last made of the file of settings, also from another thread of it.
    written: Arc<Mutex<Option<String>>>,
}

impl Workspace {
    /// Opens, and on first use makes, a workspace.
    pub fn open(options: &Options) -> Result<Self, Failure> {
        let folder = folder(options)?;
        paths::make_private(&folder)?;
        let first = !options.read_only && !exists(&folder);
        let access = if options.read_only { Access::ReadOnly } else { Access::ReadWrite };
        let store = Store::open(&store_file(&folder), access)?;
        let home = Home { house: settled(&store)?, tongue: options.tongue };
        let (settings, settings_fault) = config::read(&folder.join(SETTINGS), home);
        if !options.read_only {
            store.heed(&settings.owns)?;
        }
        if first {
            // The first card says to put files there. A workspace without the folder works as well.
            let _ = std::fs::create_dir(folder.join(EXPORTS));
        }
        let watch = options.watch();
        let by = settings.me.first().cloned().unwrap_or_else(paths::user);
        let display = config::display(&folder.join(SETTINGS));
        Ok(Self {
            folder,
            store,
            settings,
            display,
            settings_fault,
            card: Arc::default(),
            watch,
            read_only: options.read_only,
            tongue: options.tongue,
            by,
            written: Arc::default(),
        })
    }

    pub fn exports(&self) -> PathBuf {
        self.folder.join(EXPORTS)
    }

    /// Templates of one's own.
    pub fn playbooks(&self) -> PathBuf {
        self.folder.join("playbooks")
    }

    pub fn today(&self) -> Day {
        self.watch.today()
    }

    pub fn card(&self) -> &Scorecard {
        &self.judged().0
    }

    /// What is wrong in a scorecard of one's own, which is then not used.
    pub fn card_fault(&self) -> Option<&Message> {
        self.judged().1.as_ref()
    }

    fn judged(&self) -> &(Arc<Scorecard>, Option<Message>) {
        self.card.get_or_init(|| scorecards::read(&self.folder))
    }

    /// What the scores of a day depend on besides the facts of each account: the scorecard, the
    /// settings, and what this workspace makes a practice of.
    pub fn settings_digest(&self, day: Day) -> Result<Digest, Failure> {
        Ok(self.digest_of(&self.store.in_use(day)?))
    }

    fn digest_of(&self, practice: &Practice) -> Digest {
        let settings = format!("{:?}", self.settings.for_scores());
        let practice = format!("{practice:?}");
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.card().digest());
        hasher.update(settings.as_bytes());
        hasher.update(practice.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// The whole book as scoring needs it on a day.
    pub fn book(&self, today: Day) -> Result<Book, Failure> {
        Ok(self.book_and_digest(today)?.0)
    }

    /// The same, and what [`Self::settings_digest`] says of that day.
    pub fn book_and_digest(&self, today: Day) -> Result<(Book, Digest), Failure> {
        let mut practice = self.store.practice(today)?;
        // Amounts are no part of what the digest is about.
        let known_arr = std::mem::take(&mut practice.known_arr);
        let mut book = Book::new(today, self.settings.clone());
        book.feeds = self.store.feeds()?;
        book.plans_in_use = practice.plans_in_use;
        book.proofs_in_use = practice.proofs_in_use;
        let digest = self.digest_of(&practice);
        book.regime = self.store.regime(&digest)?;
        book.habits = practice.habits;
        book.measure_arr(known_arr);
        Ok((book, digest))
    }

    /// Settings and feeds alone: what is collected, and what is declared not to be.
    pub fn feeds_book(&self) -> Result<Book, Failure> {
        let mut book = Book::new(self.today(), self.settings.clone());
        book.feeds = self.store.feeds()?;
        Ok(book)
    }

    /// The file of settings.
    pub fn settings_path(&self) -> PathBuf {
        self.folder.join(SETTINGS)
    }

    /// Writes a setting as one undo point and takes it over; what is wrong in the file is left as it
    /// is and said.
    pub fn set(&mut self, setting: &Setting) -> Result<Depth, Failure> {
        if self.read_only {
            return Err(Message::new("store-read-only").into());
        }
        if let Some(fault) = self.written_settings().1 {
            return Err(fault.into());
        }
        let path = self.settings_path();
        let before = documents::read(&path)?;
        let after = config::changed(&path, before.as_deref(), setting)?;
        let depth = self.write_document(SETTINGS, after, setting.title())?;
        self.read_settings();
        Ok(depth)
    }

    /// Writes a file of the workspace for the person, as an operation that can be undone.
    pub fn write_document(
        &self,
        name: &str,
        text: String,
        title: Message,
    ) -> Result<Depth, Failure> {
        let before = documents::read(&self.folder.join(name))?;
        if before.as_ref() == Some(&text) {
            return Ok(self.store.depth()?);
        }
        let document = |text| Item::Document(Document { name: name.to_owned(), text });
        if name == SETTINGS {
            self.note_written(Some(text.clone()));
        }
        let operation = Operation { before: before.map(document), after: Some(document(text)) };
        let gesture = Gesture { title, operations: vec![operation] };
        documents::write(&self.folder, &gesture)?;
        let depth = self.store.write(&gesture, &self.by, self.watch.now()).inspect_err(|_| {
            // It was not written down, so it must not hold either.
            let _ = documents::write(&self.folder, &gesture.inverse());
        })?;
        Ok(depth)
    }

    /// What is found in the file from now on is the program's own writing.
    fn note_written(&self, text: Option<String>) {
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }

    /// Does the file of settings stand as this program wrote it?
    pub fn wrote_settings(&self) -> bool {
        let found = documents::read(&self.settings_path()).unwrap_or_default();
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        found.is_some() && found == *written
    }

    /// What the file of settings says now, and what is wrong in it. A store that cannot be asked
    /// whose it is says so elsewhere.
    pub fn written_settings(&self) -> (Settings, Option<Message>) {
        let house = settled(&self.store).unwrap_or_default();
        let read = |tongue| config::read(&self.settings_path(), Home { house, tongue });
        let found = read(self.tongue);
        if found.0.language == self.settings.language {
            return found;
        }
        // Chosen since: what was typed at the start no longer holds, and a calendar that is not
        // settled yet follows the language.
        read(Tongue { typed: None, ..self.tongue })
    }

    /// The calendar that the first scores are made by stays, in whatever language one reads on.
    fn settle_house(&self) -> Result<(), Failure> {
        if settled(&self.store)?.is_none() && self.store.scored_day()?.is_some() {
            self.store.remember(HOUSE, House::of(self.lang()).id())?;
        }
        Ok(())
    }

    /// Takes over what the file of settings says now.
    pub fn read_settings(&mut self) {
        let (settings, fault) = self.written_settings();
        self.take_settings(settings);
        self.settings_fault = fault;
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.tongue.lang(&self.settings)
    }

    /// Is it at home in Japan? By its calendar, in whatever language it is read.
    pub fn is_japanese(&self) -> bool {
        self.settings.calendar.region == Some(Region::Japan)
    }

    /// Takes settings over that were written meanwhile.
    pub fn take_settings(&mut self, settings: Settings) {
        if settings.language != self.settings.language {
            // Chosen since: what was typed at the start no longer holds.
            self.tongue.typed = None;
        }
        self.by = settings.me.first().cloned().unwrap_or_else(paths::user);
        self.settings = settings;
        self.settings_fault = None;
        self.card = Arc::default();
    }

    /// Brings derived rows up to date; says how many accounts were scored.
    pub fn refresh(&self) -> Result<usize, Failure> {
        self.refresh_until(&AtomicBool::new(false))
    }

    /// As far as it comes until it shall stop: what is left is scored when it is next needed.
    pub fn refresh_until(&self, cancel: &AtomicBool) -> Result<usize, Failure> {
        let today = self.today();
        if self.read_only {
            return Ok(0);
        }
        self.store.heed(&self.settings.owns)?;
        match self.store.dirty(today, &self.settings_digest(today)?)? {
            Dirty::None => self.settle_house().map(|()| 0),
            Dirty::Some(ids) => self.score_each(Some(&ids), cancel, &mut |_| {}),
            Dirty::All => self.score_each(None, cancel, &mut |_| {}),
        }
    }

    /// Scores accounts, keeps their derived rows and returns them.
    pub fn score(&self, ids: Option<&[AccountId]>) -> Result<Vec<Summary>, Failure> {
        let mut rows = Vec::new();
        let on = AtomicBool::new(false);
        self.score_each(ids, &on, &mut |row| rows.push(row.clone()))?;
        Ok(rows)
    }

    /// Scores accounts and keeps their derived rows; a whole book is never in memory. Says how many
    /// they were.
    fn score_each(
        &self,
        ids: Option<&[AccountId]>,
        cancel: &AtomicBool,
        visit: &mut dyn FnMut(&Summary),
    ) -> Result<usize, Failure> {
        // Facts that change while we score stay dirty and are scored again.
        let read_at = self.store.last_change()?;
        let (book, digest) = self.book_and_digest(self.today())?;
        let mut batch: Vec<Scored> = Vec::new();
        let mut count = 0;
        let mut fault = None;
        let mut keep = |batch: &mut Vec<Scored>| {
            if let Err(error) =
                self.store.save_scores_read_at(read_at, book.today, &digest, std::mem::take(batch))
            {
                fault = Some(error);
            }
        };
        self.store.facts(ids, &mut |facts| {
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            let evaluation = scoring::evaluate(&facts, &book, self.card());
            visit(&evaluation.summary);
            count += 1;
            batch.push(Scored { summary: evaluation.summary, closes: Some(evaluation.closes) });
            if batch.len() >= SCORING_BATCH {
                keep(&mut batch);
            }
        })?;
        keep(&mut batch);
        if let Some(error) = fault {
            return Err(error.into());
        }
        self.store.surface(book.today, &self.settings.news_budget())?;
        self.settle_house()?;
        Ok(count)
    }

    /// Keeps a gesture and scores the accounts it touched.
    pub fn act(&self, gesture: &Gesture) -> Result<(Depth, Vec<Summary>), Failure> {
        let depth = self.store.write(gesture, &self.by, self.watch.now())?;
        Ok((depth, self.score_after(gesture)?))
    }

    /// Scores what a gesture touched. Who is who decides on more accounts than it names.
    fn score_after(&self, gesture: &Gesture) -> Result<Vec<Summary>, Failure> {
        let rows = self.score(Some(&gesture.accounts()))?;
        if gesture.decides_identity() {
            self.refresh()?;
        }
        Ok(rows)
    }

    /// Adds a gesture to the undo point it belongs to, and scores the accounts it touched.
    pub fn act_further(&self, gesture: &Gesture) -> Result<(Depth, Vec<Summary>), Failure> {
        let depth = self.store.extend(gesture, &self.by, self.watch.now())?;
        Ok((depth, self.score(Some(&gesture.accounts()))?))
    }

    /// Takes the last gesture back, unless a file it wrote is another by now.
    pub fn undo(&self) -> Result<Undone, Failure> {
        if let Some(next) = self.store.next_undo()? {
            documents::check(&self.folder, &next)?;
        }
        let done = self.store.undo(self.watch.now())?;
        self.after(done, Store::redo)
    }

    pub fn redo(&self) -> Result<Undone, Failure> {
        if let Some(next) = self.store.next_redo()? {
            documents::check(&self.folder, &next)?;
        }
        let done = self.store.redo(self.watch.now())?;
        self.after(done, Store::undo)
    }

    /// Puts files as the store now has it; where that fails, the store goes back too.
    fn after(
        &self,
        done: Undone,
        back: impl Fn(&Store, i64) -> Stepped,
    ) -> Result<Undone, Failure> {
        if let Some((gesture, _)) = &done {
            documents::write(&self.folder, gesture).inspect_err(|_| {
                // The first failure is the one to tell.
                let _ = back(&self.store, self.watch.now());
            })?;
            if documents::concerns(gesture) {
                self.note_written(documents::read(&self.settings_path()).unwrap_or_default());
            }
            self.score_after(gesture)?;
        }
        Ok(done)
    }

    /// The one account that a typed text means; else the candidates are named.
    pub fn account(&self, text: &str) -> Result<AccountId, Failure> {
        let found = self.store.find_account(text)?;
        match found.as_slice() {
            // Names are found as lists find them: by their reading too, and in Latin letters.
            [] => quick_add::name_account(text, &self.store.portfolio()?).map_err(|reason| {
                let none = Message::new("account-none").text("text", text);
                let several = reason.id == "account-several";
                if several { reason.into() } else { none.into() }
            }),
            [(id, _)] => Ok(*id),
            many => {
                let names: Vec<String> =
                    many.iter().take(8).map(|(id, name)| format!("{id} {name}")).collect();
                Err(Message::new("account-several").text("text", text).names("names", names).into())
            }
        }
    }

    /// An id source for one command, drawing on the store.
    pub fn ids(&self, tasks: u32, others: u32) -> Result<Ids, Failure> {
        let (tasks, others) = self.store.reserve_ids(tasks, others)?;
        Ok(Ids { tasks, others })
    }
}

/// Reserved ids, handed out in order.
#[derive(Clone, Debug)]
pub struct Ids {
    pub tasks: std::ops::Range<u32>,
    pub others: std::ops::Range<u32>,
}

impl IdSource for Ids {
    fn next_task(&mut self) -> u32 {
        self.tasks.next().unwrap_or(u32::MAX)
    }

    fn next_id(&mut self) -> u32 {
        self.others.next().unwrap_or(u32::MAX)
    }
}

/// The folder that the options name, whether there is anything in it or not.
pub fn folder(options: &Options) -> Result<PathBuf, Failure> {
    options.folder.clone().map_or_else(paths::default_workspace, Ok)
}

/// Whose calendar a store was found to keep.
fn settled(store: &Store) -> Result<Option<House>, StoreError> {
    Ok(store.recall(HOUSE)?.as_deref().and_then(House::parse))
}

/// The language that is spoken in a workspace, whether there is anything in it or not.
pub fn lang(options: &Options) -> Lang {
    let home = Home { house: None, tongue: options.tongue };
    let settings = folder(options).map(|folder| config::read(&folder.join(SETTINGS), home).0);
    options.tongue.lang(&settings.unwrap_or_default())
}

/// The store's file in a workspace.
pub fn store_file(folder: &Path) -> PathBuf {
    folder.join("mamori.db")
}

/// True when a folder already holds a workspace.
pub fn exists(folder: &Path) -> bool {
    store_file(folder).exists()
}
