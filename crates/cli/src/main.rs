//! The keyweight command.

fn main() {}
