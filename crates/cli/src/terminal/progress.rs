//! The progress bar.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use keyweight::Progress;
use keyweight::corpus::Notice;

use super::Interrupt;

/// How often the bar is drawn.
const INTERVAL: Duration = Duration::from_millis(250);

/// When the progress bar is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Show {
    /// If standard error is a terminal.
    Auto,
    Always,
    Never,
}

/// A bar on standard error that shows how much has been read and counted.
///
/// Advancing it only adds to two numbers; a thread of its own reads them and draws.
pub(crate) struct Bar<'a> {
    done: Arc<Done>,
    drawing: Option<Drawing>,
    interrupt: &'a Interrupt,
}

/// How far the work has come.
#[derive(Default)]
struct Done {
    documents: AtomicU64,
    bytes: AtomicU64,
}

/// A thread that draws until its other end is dropped.
struct Drawing {
    running: Sender<()>,
    thread: JoinHandle<()>,
}

impl<'a> Bar<'a> {
    /// A bar for `total` bytes, or for an unknown number of them.
    pub(crate) fn new(total: Option<u64>, show: Show, interrupt: &'a Interrupt) -> Bar<'a> {
        let done = Arc::<Done>::default();
        let shown = match show {
            Show::Auto => std::io::stderr().is_terminal(),
            Show::Always => true,
            Show::Never => false,
        };
        let drawing = shown.then(|| {
            let (running, until) = mpsc::channel();
            let done = Arc::clone(&done);
            let thread = thread::spawn(move || draw(&bar(total, show), &done, &until));
            Drawing { running, thread }
        });
        Bar {
            done,
            drawing,
            interrupt,
        }
    }

    /// Removes the bar from the terminal.
    pub(crate) fn finish(self) {
        if let Some(drawing) = self.drawing {
            drop(drawing.running);
            // If the thread has panicked, the bar stays on the screen.
            let _ = drawing.thread.join();
        }
    }
}

impl Progress for Bar<'_> {
    fn advance(&self, documents: u64, bytes: u64) {
        self.done.documents.fetch_add(documents, Ordering::Relaxed);
        self.done.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.interrupt.is_cancelled()
    }

    fn exceeds(&self, notice: &Notice) {
        self.interrupt.exceeds(notice);
    }
}

fn bar(total: Option<u64>, show: Show) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (
            ProgressBar::new(total),
            "reading {wide_bar} {decimal_bytes}/{decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left",
        ),
        None => (
            ProgressBar::new_spinner(),
            "reading {spinner} {msg}, {decimal_bytes}, {decimal_bytes_per_sec}",
        ),
    };
    bar.set_draw_target(match show {
        // indicatif draws only on terminals, unless it gets something that acts as one.
        Show::Always => ProgressDrawTarget::term_like(Box::new(Term::stderr())),
        Show::Auto | Show::Never => ProgressDrawTarget::stderr(),
    });
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style)
}

fn draw(bar: &ProgressBar, done: &Done, until: &Receiver<()>) {
    while until.recv_timeout(INTERVAL) == Err(RecvTimeoutError::Timeout) {
        let documents = done.documents.load(Ordering::Relaxed);
        bar.set_message(format!("{documents} documents"));
        bar.set_position(done.bytes.load(Ordering::Relaxed));
        bar.tick();
    }
    bar.finish_and_clear();
}
