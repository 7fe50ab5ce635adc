//! One integration binary: the rules of the house, and every job end to end.

mod book;
mod cockpit;
mod corpus;
mod golden;
mod house;
mod ingest;
#[cfg(test)]
mod keymap;
mod messages;
mod picture;
mod presets;
mod pty;
mod scoring;
mod session;
mod star;
mod store;
mod stories;
mod style;
