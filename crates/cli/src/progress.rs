//! The progress bar.

use std::io::IsTerminal;
use std::time::Duration;

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use keyweight::Progress;

/// When the progress bar is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    #[default]
    Auto,
    Always,
    Never,
}

/// A bar on standard error for reading and counting.
pub(crate) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar for `total` bytes, or for an unknown number of them.
    pub(crate) fn new(total: Option<u64>, show: Show) -> Bar {
        let shown = match show {
            Show::Auto => std::io::stderr().is_terminal(),
            Show::Always => true,
            Show::Never => false,
        };
        if !shown {
            return Bar {
                bar: ProgressBar::hidden(),
            };
        }
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::new(total),
                "reading {wide_bar} {bytes}/{total_bytes}, {binary_bytes_per_sec}, {eta} left",
            ),
            None => (
                ProgressBar::new_spinner(),
                "reading {spinner} {bytes}, {binary_bytes_per_sec}",
            ),
        };
        bar.set_draw_target(match show {
            // indicatif draws on terminals only, unless it is handed something that acts as one.
            Show::Always => ProgressDrawTarget::term_like(Box::new(Term::stderr())),
            Show::Auto | Show::Never => ProgressDrawTarget::stderr(),
        });
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.enable_steady_tick(Duration::from_millis(200));
        Bar { bar }
    }

    /// Removes the bar from the terminal.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn advance(&self, _documents: u64, bytes: u64) {
        self.bar.inc(bytes);
    }
}
