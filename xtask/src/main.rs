//! The command line of docwright.
fn main() {}
