//! The cockpit: events in, effects out, a picture on demand. It sees `core` and `locale`, never
//! the terminal, the clock or the database; `runtime` carries keys in and effects out.

mod area;
mod board;
pub mod canvas;
pub mod command;
mod composer;
mod deed;
mod dropped;
mod earlier;
pub mod effect;
pub mod event;
pub mod glyph;
mod ime;
mod input;
pub mod key;
pub mod keymap;
mod layout;
mod list;
mod overlay;
mod panes;
mod print;
mod screen;
mod section;
mod sentence;
pub mod shell;
mod sieve;
mod spot;
mod still;
mod strip;
pub mod sweep;
pub mod theme;
mod widget;
mod world;

pub use section::chart::text as chart_text;
