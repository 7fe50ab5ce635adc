//! mamori: a full-screen terminal cockpit for Customer Success Managers.
//!
//! The house is a star. [`core`] is pure: facts, scoring, work and grammars over plain data.
//! [`store`], [`ingest`], [`tui`], [`demo`] and [`locale`] see only `core` (`tui` also `locale`).
//! [`runtime`] joins them and is the only place with a clock, a terminal, threads and a home
//! folder. [`cli`] sits on top, one file per subcommand.
//!
//! Export files become a [`core::batch::FileBatch`] in `ingest`, one transaction in `store`, a
//! [`core::receipt::Receipt`] and a [`core::portfolio::Summary`] in `core`, and rows in `tui`.
//! A person's key becomes a [`core::operation::Gesture`], which knows its inverse.

pub mod cli;
pub mod core;
pub mod demo;
pub mod ingest;
pub mod locale;
pub mod runtime;
pub mod store;
pub mod tui;
