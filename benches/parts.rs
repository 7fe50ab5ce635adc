//! Benches of parts: run with `cargo bench`.

fn main() {}
