//! Options of every command.

use clap::Args;
use keyweight::{Preset, Resources};

use super::choice::{Choice, one_of};
use super::preset::{PRESETS, presets_help};
use super::resources::ResourceArgs;
use crate::limits;
use crate::terminal::{Show, Verbosity};

/// The values of `--progress`.
const PROGRESS: &[Choice<Show>] = &[
    Choice("auto", "if standard error is a terminal", Show::Auto),
    Choice(
        "always",
        "even if standard error is not a terminal",
        Show::Always,
    ),
    Choice("never", "no progress bar", Show::Never),
];

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "General")]
pub(crate) struct GeneralArgs {
    /// Start from a named set of settings; other options override them
    #[arg(long, value_name = "NAME", default_value = "article", global = true, value_parser = one_of(PRESETS), long_help = presets_help())]
    pub(crate) preset: Preset,
    /// Use up to N threads instead of one per core; the result is the same
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), hide_short_help = true)]
    threads: Option<u16>,
    #[command(flatten)]
    resources: ResourceArgs,
    /// Show a progress bar on standard error
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = one_of(PROGRESS), hide_short_help = true)]
    progress: Show,
    /// Print only errors and skipped inputs
    #[arg(long, short, global = true)]
    quiet: bool,
}

impl GeneralArgs {
    pub(crate) fn threads(&self) -> usize {
        limits::threads(self.threads.map(usize::from))
    }

    pub(crate) fn resources(&self) -> Resources {
        self.resources.resources()
    }

    pub(crate) fn verbosity(&self) -> Verbosity {
        if self.quiet {
            Verbosity::Quiet
        } else {
            Verbosity::Normal
        }
    }

    pub(crate) fn progress(&self) -> Show {
        match (self.progress, self.quiet) {
            (Show::Auto, true) => Show::Never,
            (show, _) => show,
        }
    }
}
