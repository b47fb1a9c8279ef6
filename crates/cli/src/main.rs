//! The `keyweight` command: arguments in, exit code out.

mod args;
mod commands;
mod console;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Arguments;
use crate::console::{Console, Exit};

fn main() -> ExitCode {
    ignore_file_size_signal();
    let arguments = Arguments::parse();
    let mut console = Console::new(arguments.global.verbosity());
    let exit = match commands::run(&arguments, &mut console) {
        Ok(exit) => exit,
        Err(error) if console::is_closed_pipe(&error) => Exit::Done,
        Err(error) => console.failed(&error),
    };
    exit.into()
}

/// Lets a write beyond the user's limit on file sizes fail like one to a full disk, with a message
/// and nothing left behind, where the system would end the program.
#[cfg(unix)]
fn ignore_file_size_signal() {
    // If the signal cannot be taken, the system's default holds.
    let _ = signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false)),
    );
}

#[cfg(not(unix))]
fn ignore_file_size_signal() {}
