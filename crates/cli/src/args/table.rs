//! What every command that writes one table is told.

use clap::Args;

use super::{AnalysisArgs, InputArgs, OutputArgs};

/// Options of every command that writes one table: what is read, what comes out (as much of it as
/// the command can choose), and where to.
#[derive(Debug, Args)]
pub(crate) struct TableArgs<A: Args = AnalysisArgs> {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) analysis: A,
}
