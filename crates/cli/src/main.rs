//! The `keyweight` command: arguments in, exit code out.

mod args;
mod commands;
mod console;
mod interrupt;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Arguments;
use crate::commands::Context;
use crate::console::{Console, Exit};
use crate::interrupt::Interrupt;

fn main() -> ExitCode {
    ignore_file_size_signal();
    let arguments = Arguments::parse();
    let interrupt = Interrupt::listen();
    let context = Context {
        global: &arguments.global,
        interrupt: &interrupt,
    };
    let mut console = Console::new(arguments.global.verbosity());
    let result = commands::run(&arguments.command, context, &mut console);
    let exit = match (result, interrupt.signal()) {
        (Ok(exit), _) => exit,
        (Err(_), Some(signal)) => Exit::Interrupted(signal),
        (Err(error), None) if console::is_closed_pipe(&error) => Exit::Done,
        (Err(error), None) => console.failed(&error),
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
