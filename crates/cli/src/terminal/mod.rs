//! What a run shows on standard error, its exit code, and the signals that end it.

#[cfg(unix)]
mod abort;
pub(crate) mod console;
pub(crate) mod interrupt;
pub(crate) mod printable;
pub(crate) mod progress;

pub(crate) use console::{Console, Exit, UsageError, Verbosity, number_of};
pub(crate) use interrupt::Interrupt;
pub(crate) use printable::Screen;
pub(crate) use progress::{Bar, Show};
