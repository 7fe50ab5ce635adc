//! The cockpit driven by keys: what each does to the screen, the portfolio and the outside.

mod bulk;
pub mod driver;
mod find;
mod ime;
mod portfolio;
mod sync;
mod task;
mod triage;
