//! What happens when the program aborts, which it does when an allocation fails.
//!
//! Rust prints which allocation failed and aborts. In between, the system calls the handlers of the
//! signal SIGABRT. Those here keep the thread that aborts waiting, so that another thread can remove
//! what is unfinished and end the program with a message. Where that cannot be set up, the program
//! aborts at once, and the next run removes the leftovers.

use std::io::{self, PipeWriter, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::process::{Resource, getrlimit};
use signal_hook::consts::SIGABRT;
use signal_hook::{flag, low_level};

/// With fewer descriptors than this, files need them more.
const MIN_DESCRIPTORS: u64 = 64;

/// Makes every thread that aborts wait, after `listen` has had the signal reported to the thread that
/// ends the program. While `ends_at_once` is set, an abort ends it at once.
pub(super) fn hold(
    ends_at_once: Arc<AtomicBool>,
    listen: impl FnOnce(i32) -> io::Result<()>,
) -> io::Result<()> {
    let descriptors = getrlimit(Resource::Nofile).current;
    if descriptors.is_some_and(|number| number < MIN_DESCRIPTORS) {
        return Ok(());
    }
    let (reader, writer) = io::pipe()?;
    // Handlers run in the order in which they are registered.
    flag::register_conditional_shutdown(SIGABRT, 1, ends_at_once)?;
    listen(SIGABRT)?;
    let stuck = OwnedFd::from(writer.try_clone()?);
    low_level::pipe::register(SIGABRT, stuck)?;
    // Only now, because registering makes it fail instead of wait.
    fill(writer)?;
    // The pipe waits only as long as someone could read from it.
    std::mem::forget(reader);
    Ok(())
}

/// Fills the pipe, so that any further write waits forever.
fn fill(mut pipe: PipeWriter) -> io::Result<()> {
    let flags = fcntl_getfl(pipe.as_fd())?;
    fcntl_setfl(pipe.as_fd(), flags | OFlags::NONBLOCK)?;
    for size in [1 << 12, 1] {
        let full = loop {
            if let Err(error) = pipe.write(&[0; 1 << 12][..size]) {
                break error;
            }
        };
        if full.kind() != io::ErrorKind::WouldBlock {
            return Err(full);
        }
    }
    Ok(fcntl_setfl(pipe.as_fd(), flags - OFlags::NONBLOCK)?)
}
