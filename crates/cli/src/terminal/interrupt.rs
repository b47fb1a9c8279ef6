//! Signals that ask the program to end: it ends within a second and leaves nothing half-written. So it
//! does when memory runs out.

use std::io;
#[cfg(unix)]
use std::io::Write;
use std::mem;
use std::process;
#[cfg(unix)]
use std::sync::atomic::AtomicBool;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use keyweight::Progress;
use keyweight::corpus::Notice;
use keyweight_report::Discard;

#[cfg(unix)]
use super::abort;
#[cfg(unix)]
use crate::limits;

/// How long the work may take to end by itself.
const PATIENCE: Duration = Duration::from_millis(500);
/// How many bytes are spare for the end of a program that runs out of memory.
#[cfg(unix)]
const SPARE: usize = 2 << 20;
/// How long other threads have to run out of memory, too, so that they do not take what is spare.
#[cfg(unix)]
const SETTLING: Duration = Duration::from_millis(50);
/// The stack of a thread that only removes files.
#[cfg(unix)]
const SMALL_STACK: usize = 128 << 10;

/// Knows whether a signal has asked the program to end.
#[derive(Clone, Default)]
pub(crate) struct Interrupt(Arc<State>);

#[derive(Default)]
struct State {
    /// Zero until a signal arrives.
    signal: AtomicI32,
    /// What is being written.
    unfinished: Mutex<Vec<Discard>>,
    /// Remarks on what was written.
    notices: Mutex<Vec<Notice>>,
    /// Memory that is given back when there is no other, so that removing can allocate a little.
    #[cfg(unix)]
    spare: Mutex<Vec<u8>>,
    /// Whether an abort ends the program at once.
    #[cfg(unix)]
    ends_at_once: Arc<AtomicBool>,
}

impl Interrupt {
    /// Starts to listen for signals. Where that is impossible, the system's defaults apply.
    ///
    /// The first signal is a request, which the work checks for. If the work does not end soon (it
    /// waits for a pipe, or computes), or if a second signal arrives, the unfinished output is removed
    /// and the program ends.
    pub(crate) fn listen() -> Interrupt {
        let interrupt = Interrupt::default();
        // Without a listener, a signal ends the program at once, and the next run removes the leftovers.
        let _ = interrupt.start();
        interrupt
    }

    #[cfg(unix)]
    fn start(&self) -> io::Result<()> {
        use signal_hook::consts::{SIGABRT, SIGHUP, SIGINT, SIGTERM, SIGXCPU};
        use signal_hook::iterator::Signals;

        let ignored = ignored_signals();
        let asked = [SIGINT, SIGTERM, SIGHUP, SIGXCPU]
            .into_iter()
            .filter(|signal| (ignored >> (signal - 1)) & 1 == 0);
        let mut signals = Signals::new(asked)?;
        let handle = signals.handle();
        let aborted = limits::abort_message();
        let interrupt = self.clone();
        thread::Builder::new().spawn(move || {
            for signal in signals.forever() {
                if signal == SIGABRT {
                    thread::sleep(SETTLING);
                    interrupt.fail(&aborted);
                }
                if interrupt.signal().is_some() {
                    interrupt.end(128 + signal);
                }
                if signal == SIGXCPU {
                    write_error("the limit on processor time (ulimit -t) is reached");
                }
                interrupt.0.signal.store(signal, Ordering::Relaxed);
                let patient = interrupt.clone();
                let end = move || {
                    thread::sleep(PATIENCE);
                    patient.end(128 + signal);
                };
                // Without a thread that waits, only a second signal ends work that does not look.
                let _ = thread::Builder::new().spawn(end);
            }
        })?;
        *self.spare() = Vec::with_capacity(SPARE);
        let ends_at_once = Arc::clone(&self.0.ends_at_once);
        abort::hold(ends_at_once, |signal| handle.add_signal(signal))?;
        let interrupt = self.clone();
        limits::watch(move || interrupt.fail(&format!("out of memory: {}", limits::remedy())));
        Ok(())
    }

    /// Here the second signal always ends the program.
    #[cfg(not(unix))]
    fn start(&self) -> io::Result<()> {
        use signal_hook::consts::SIGINT;
        use std::sync::atomic::AtomicBool;

        let asked = Arc::new(AtomicBool::new(false));
        signal_hook::flag::register_conditional_shutdown(SIGINT, 128 + SIGINT, Arc::clone(&asked))?;
        signal_hook::flag::register(SIGINT, Arc::clone(&asked))?;
        let interrupt = self.clone();
        thread::Builder::new().spawn(move || {
            while !asked.load(Ordering::Relaxed) {
                thread::sleep(PATIENCE / 10);
            }
            interrupt.0.signal.store(SIGINT, Ordering::Relaxed);
            thread::sleep(PATIENCE);
            interrupt.end(128 + SIGINT);
        })?;
        Ok(())
    }

    /// The signal that has asked the program to end.
    pub(crate) fn signal(&self) -> Option<i32> {
        match self.0.signal.load(Ordering::Relaxed) {
            0 => None,
            signal => Some(signal),
        }
    }

    /// Registers an unfinished output, to be removed if the program has to end.
    pub(crate) fn discards(&self, unfinished: Option<Discard>) {
        self.unfinished().extend(unfinished);
    }

    /// Remarks on what was written.
    pub(crate) fn take_notices(&self) -> Vec<Notice> {
        let notices = self.0.notices.lock();
        mem::take(&mut *notices.unwrap_or_else(PoisonError::into_inner))
    }

    /// Removes what is unfinished, and ends the program.
    fn end(&self, code: i32) -> ! {
        for unfinished in self.unfinished().iter() {
            unfinished.discard();
        }
        process::exit(code)
    }

    /// Removes what is unfinished, and ends the program with an error.
    #[cfg(unix)]
    fn fail(&self, message: &str) -> ! {
        *self.spare() = Vec::new();
        write_error(message);
        // Not on this thread: one that aborted may hold the lock of an output, and removing may abort.
        let interrupt = self.clone();
        let end = move || interrupt.end(1);
        // If this thread aborts here, no other would end the program.
        self.0.ends_at_once.store(true, Ordering::SeqCst);
        let started = thread::Builder::new().stack_size(SMALL_STACK).spawn(end);
        self.0.ends_at_once.store(false, Ordering::SeqCst);
        if started.is_ok() {
            thread::sleep(PATIENCE);
        }
        process::exit(1)
    }

    #[cfg(unix)]
    fn spare(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unfinished(&self) -> MutexGuard<'_, Vec<Discard>> {
        let unfinished = self.0.unfinished.lock();
        unfinished.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Interrupt {
    fn advance(&self, _documents: u64, _bytes: u64) {}

    fn is_cancelled(&self) -> bool {
        self.signal().is_some()
    }

    fn exceeds(&self, notice: &Notice) {
        let notices = self.0.notices.lock();
        let mut notices = notices.unwrap_or_else(PoisonError::into_inner);
        notices.push(notice.clone());
    }
}

/// Prints an error from a thread of its own. Nothing is allocated.
#[cfg(unix)]
fn write_error(message: &str) {
    let mut stderr = io::stderr();
    let _ = [b"error: ", message.as_bytes(), b"\n"]
        .iter()
        .try_for_each(|part| stderr.write_all(part));
}

/// The signals that the program was started to ignore, one bit each; the lowest bit is signal 1. They
/// stay ignored: `nohup` and shells that start background jobs rely on it.
#[cfg(unix)]
fn ignored_signals() -> u64 {
    // Only Linux reports them without unsafe code.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok())
        .unwrap_or(0)
}
