//! One integration binary: the rules of the house, and every job end to end.

mod house;
mod ingest;
mod messages;
mod star;
#[cfg(test)]
mod store;
mod style;
