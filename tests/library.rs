//! Tests of the crates together, in one binary.
