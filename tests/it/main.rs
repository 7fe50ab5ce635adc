//! One integration binary: the rules of the house, and every job end to end.

mod book;
#[cfg(test)]
mod cockpit;
#[cfg(test)]
mod golden;
mod house;
mod ingest;
mod messages;
mod pty;
#[cfg(test)]
mod scoring;
mod session;
mod star;
#[cfg(test)]
mod store;
mod style;
