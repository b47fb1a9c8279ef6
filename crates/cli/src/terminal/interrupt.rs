//! Signals that ask the program to end: it ends within a second and leaves nothing half-written.

use std::io;
use std::mem;
use std::process;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use keyweight::Progress;
use keyweight::corpus::Notice;
use keyweight_report::Discard;

/// How long the work may take to end by itself.
const PATIENCE: Duration = Duration::from_millis(500);

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
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;

        let ignored = ignored_signals();
        let asked = [SIGINT, SIGTERM, SIGHUP]
            .into_iter()
            .filter(|signal| (ignored >> (signal - 1)) & 1 == 0);
        let mut signals = Signals::new(asked)?;
        let interrupt = self.clone();
        thread::Builder::new().spawn(move || {
            for signal in signals.forever() {
                if interrupt.signal().is_some() {
                    interrupt.end(signal);
                }
                interrupt.0.signal.store(signal, Ordering::Relaxed);
                let interrupt = interrupt.clone();
                thread::spawn(move || {
                    thread::sleep(PATIENCE);
                    interrupt.end(signal);
                });
            }
        })?;
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
            interrupt.end(SIGINT);
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

    fn end(&self, signal: i32) -> ! {
        for unfinished in self.unfinished().iter() {
            unfinished.discard();
        }
        process::exit(128 + signal)
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
