//! Tests of the `keyweight` command, in one binary.
#![cfg(test)]

#[cfg(unix)]
#[path = "command/bad_input.rs"]
mod bad_input;
#[path = "command/cases.rs"]
mod cases;
#[path = "command/determinism.rs"]
mod determinism;
#[path = "command/docs.rs"]
mod docs;
#[path = "command/folders.rs"]
mod folders;
#[path = "command/groups.rs"]
mod groups;
#[path = "command/help.rs"]
mod help;
#[cfg(unix)]
#[path = "command/interrupt.rs"]
mod interrupt;
#[cfg(unix)]
#[path = "command/limits.rs"]
mod limits;
#[path = "command/long.rs"]
mod long;
#[cfg(unix)]
#[path = "command/messages.rs"]
mod messages;
#[cfg(unix)]
#[path = "command/outputs.rs"]
mod outputs;
#[path = "command/parts.rs"]
mod parts;
#[path = "command/reference_list.rs"]
mod reference_list;
#[path = "command/seeing.rs"]
mod seeing;
#[path = "command/spreadsheet.rs"]
mod spreadsheet;
#[cfg(target_os = "linux")]
#[path = "command/streams.rs"]
mod streams;
#[path = "command/support.rs"]
mod support;
