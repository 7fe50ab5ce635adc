//! One integration binary: the rules of the house, and every job end to end.

mod house;
mod messages;
mod star;
mod style;
