//! Small pieces that screens are drawn from.

mod breaks;
pub mod chart;
pub mod frame;
pub mod line;
pub mod prompt;
pub mod tabs;
