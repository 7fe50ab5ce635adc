//! One integration binary: the rules of the house, and every job end to end.

mod book;
#[cfg(test)]
mod cockpit;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod golden;
mod house;
#[cfg(test)]
mod ingest;
#[cfg(test)]
mod keymap;
mod messages;
#[cfg(test)]
mod presets;
mod pty;
#[cfg(test)]
mod scoring;
mod session;
mod star;
#[cfg(test)]
mod store;
mod stories;
mod style;
