//! The progress bar.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
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

/// A bar on standard error that shows how much has been read and counted, or written.
///
/// Advancing it only changes a few numbers; a thread of its own reads them and draws.
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
    table: Mutex<TableDone>,
}

/// How far the table that is being written has come.
#[derive(Default)]
struct TableDone {
    name: String,
    written: u64,
    blocks: u64,
}

/// What a bar shows.
#[derive(Clone, Copy)]
enum Shown {
    /// Reading this number of bytes, if it is known.
    Reading(Option<u64>),
    Writing,
}

/// A thread that draws until its other end is dropped.
struct Drawing {
    running: Sender<()>,
    thread: JoinHandle<()>,
}

impl<'a> Bar<'a> {
    /// A bar for reading `total` bytes, or an unknown number of them.
    pub(crate) fn new(total: Option<u64>, show: Show, interrupt: &'a Interrupt) -> Bar<'a> {
        Bar::start(Shown::Reading(total), show, interrupt)
    }

    /// A bar for writing tables.
    pub(crate) fn for_writing(show: Show, interrupt: &'a Interrupt) -> Bar<'a> {
        Bar::start(Shown::Writing, show, interrupt)
    }

    fn start(work: Shown, show: Show, interrupt: &'a Interrupt) -> Bar<'a> {
        let done = Arc::<Done>::default();
        let shown = match show {
            Show::Auto => std::io::stderr().is_terminal(),
            Show::Always => true,
            Show::Never => false,
        };
        let start = || {
            let (running, until) = mpsc::channel();
            let done = Arc::clone(&done);
            let draw = move || draw(&bar(work, show), work, &done, &until);
            // Where no thread can be started for it, there is no bar.
            let thread = thread::Builder::new().spawn(draw).ok()?;
            Some(Drawing { running, thread })
        };
        let drawing = shown.then(start).flatten();
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

    fn writing(&self, table: &str, written: u64, blocks: u64) {
        if self.drawing.is_none() {
            return;
        }
        let mut done = self
            .done
            .table
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if done.name != table {
            table.clone_into(&mut done.name);
        }
        (done.written, done.blocks) = (written, blocks);
    }

    fn is_cancelled(&self) -> bool {
        self.interrupt.is_cancelled()
    }

    fn exceeds(&self, notice: &Notice) {
        self.interrupt.exceeds(notice);
    }
}

fn bar(work: Shown, show: Show) -> ProgressBar {
    let (bar, template) = match work {
        Shown::Reading(Some(total)) => (
            ProgressBar::new(total),
            "reading {wide_bar} {decimal_bytes}/{decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left",
        ),
        Shown::Reading(None) => (
            ProgressBar::new_spinner(),
            "reading {spinner} {msg}, {decimal_bytes}, {decimal_bytes_per_sec}",
        ),
        Shown::Writing => (ProgressBar::new(1), "writing {msg} {wide_bar} {percent}%"),
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

fn draw(bar: &ProgressBar, work: Shown, done: &Done, until: &Receiver<()>) {
    while until.recv_timeout(INTERVAL) == Err(RecvTimeoutError::Timeout) {
        match work {
            Shown::Reading(_) => {
                let documents = done.documents.load(Ordering::Relaxed);
                bar.set_message(format!("{documents} documents"));
                bar.set_position(done.bytes.load(Ordering::Relaxed));
            }
            Shown::Writing => {
                let table = done.table.lock().unwrap_or_else(PoisonError::into_inner);
                bar.set_message(table.name.clone());
                bar.set_length(table.blocks.max(1));
                bar.set_position(table.written);
            }
        }
        bar.tick();
    }
    bar.finish_and_clear();
}
