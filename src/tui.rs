//! The cockpit: events in, effects out, a picture on demand. It sees `core` and `locale`, never
//! the terminal, the clock or the database; `runtime` carries keys in and effects out.

pub mod effect;
pub mod event;
pub mod key;
