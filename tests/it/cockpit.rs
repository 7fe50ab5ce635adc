//! The cockpit driven by keys: what each does to the screen, the portfolio and the outside.

mod bulk;
mod call;
pub mod driver;
mod every_place;
mod filter;
mod find;
mod ime;
pub mod intake;
mod japanese;
mod language;
mod mouse;
mod portfolio;
pub mod projects;
mod said;
mod screens;
mod sync;
mod task;
mod triage;
mod typing;
