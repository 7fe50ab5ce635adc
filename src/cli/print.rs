//! Tables for people and CSV for spreadsheets.

pub use crate::runtime::table::Table;
