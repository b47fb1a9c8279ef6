//! Tests of the `keyweight` command, in one binary.
#![cfg(test)]

#[cfg(unix)]
#[path = "command/bad_input.rs"]
mod bad_input;
#[path = "command/cases.rs"]
mod cases;
#[path = "command/determinism.rs"]
mod determinism;
#[cfg(unix)]
#[path = "command/interrupt.rs"]
mod interrupt;
#[cfg(unix)]
#[path = "command/outputs.rs"]
mod outputs;
#[path = "command/spreadsheet.rs"]
mod spreadsheet;
#[path = "command/support.rs"]
mod support;
