//! Tests of the `keyweight` command, in one binary.

#[path = "command/cases.rs"]
mod cases;
