//! Where the outside world is: the clock, the home folder, the terminal, threads, files. It joins
//! ingest, store, scoring and the cockpit, which never see each other.

pub mod backup;
pub mod clock;
pub mod cockpit;
pub mod config;
pub mod display;
pub mod doctor;
pub mod documents;
pub mod editor;
pub mod failure;
mod guard;
pub mod intake;
pub mod interrupt;
pub mod jobs;
pub mod keys;
pub mod lookout;
pub mod notice;
pub mod paths;
pub mod playbooks;
pub mod preview;
pub mod probe;
pub mod program;
pub mod reader;
pub mod sample;
pub mod scorecards;
pub mod scores;
pub mod session;
pub mod sync;
pub mod table;
pub mod terminal;
pub mod themes;
pub mod tongue;
pub mod trial;
mod turn;
pub mod typed;
pub mod views;
pub mod workspace;
