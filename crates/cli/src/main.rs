//! The `keyweight` command: arguments in, exit code out.

mod command_line;
mod commands;
mod help;
mod limits;
mod options;
mod terminal;

use std::process::ExitCode;

use crate::command_line::Arguments;
use crate::terminal::{Console, Exit, Interrupt, console};

fn main() -> ExitCode {
    ignore_file_size_signal();
    let arguments = Arguments::parse();
    let interrupt = Interrupt::listen();
    let mut console = Console::new(arguments.general.verbosity());
    let result = arguments.run(&interrupt, &mut console);
    let exit = match (result, interrupt.signal()) {
        (Ok(exit), _) => exit,
        (Err(_), Some(signal)) => Exit::Interrupted(signal),
        (Err(error), None) if console::is_closed_pipe(&error) => Exit::Done,
        (Err(error), None) => console.failed(&error),
    };
    exit.into()
}

/// Makes a write beyond the user's limit on file sizes fail like a write to a full disk, with a
/// message and without leftovers. By default the system would end the program.
#[cfg(unix)]
fn ignore_file_size_signal() {
    // If the signal cannot be caught, the system's default applies.
    let _ = signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false)),
    );
}

#[cfg(not(unix))]
fn ignore_file_size_signal() {}
