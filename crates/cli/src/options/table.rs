//! The options that all commands with one table share.

use clap::Args;

use super::analysis::AnalysisArgs;
use super::input::InputArgs;
use super::output::OutputArgs;

/// Options of a command that writes one table: what it reads, where it writes, and the settings that
/// matter to it.
#[derive(Debug, Args)]
pub(crate) struct TableArgs<A: Args = AnalysisArgs> {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) analysis: A,
}
