//! What was typed, and what it means.

mod analysis;
mod choice;
mod columns;
mod groups;
mod input;
mod output;
mod resources;
mod table;

use clap::{Args, Parser, Subcommand};

pub(crate) use analysis::{AnalysisArgs, Choices, SegmentArgs, SequenceArgs, UnitArgs, WordArgs};
pub(crate) use choice::{Trimmed, choice};
pub(crate) use columns::columns_help;
pub(crate) use groups::{ByArgs, GroupArgs};
pub(crate) use input::{InputArgs, Opened, is_part};
pub(crate) use output::{Output, OutputArgs, StyleArgs, matrix_value};
pub(crate) use table::TableArgs;

use keyweight::{Preset, Resources};

use crate::commands::{
    collocations, completions, count, documents, keyness, keywords, kwic, lexicon, man, matrix,
    report, terms, tokens,
};
use crate::console::Verbosity;
use crate::progress::Show;

/// Find the words that carry each article
///
/// keyweight reads articles and writes tables for a spreadsheet: which words carry each article, how
/// much weight each has in one article against another, and whether the difference is more than
/// chance. The same input and settings give the same bytes on any machine and any number of threads.
///
///   keyweight report articles/ --out reports/
///
/// INPUT is any number of files and folders: .txt, .text and .md are one document each; .csv, .tsv,
/// .jsonl and .ndjson hold one document per row; all of them may be compressed as .gz or .zst. A .kwc
/// file holds what keyweight count has counted.
#[derive(Debug, Parser)]
#[command(
    name = "keyweight",
    version,
    max_term_width = 100,
    verbatim_doc_comment,
    after_help = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some documents were left out, 130 interrupted."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Report(report::Args),
    Documents(documents::Args),
    Terms(terms::Args),
    Keywords(keywords::Args),
    Keyness(keyness::Args),
    Collocations(collocations::Args),
    Matrix(matrix::Args),
    Lexicon(lexicon::Args),
    Tokens(tokens::Args),
    Kwic(kwic::Args),
    Count(count::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "General")]
pub(crate) struct GlobalArgs {
    /// Use N threads; the result is the same with any number
    ///
    /// The default is one for each core.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Start from a named set of all choices; other options change one each
    ///
    /// article is --words article --case auto --possessives cut --hyphens keep --numbers drop --stem
    /// plural --normalization nfkc --stop-words auto --addresses drop --min-length 2 --max-length 100; sklearn is --words sklearn --case
    /// keep --possessives keep --hyphens split --numbers keep --stem none --normalization none
    /// --stop-words none --addresses keep --min-length 1 --language none. Both are --tf count --idf smooth --norm l2 --log-base e.
    /// unicode is as sklearn, but --words unicode --case lower --idf plain --norm none.
    #[arg(long, value_name = "NAME", default_value = "article", global = true, value_parser = choice(&[
        ("article", "made for articles: acronyms, possessives, compounds, plurals, stop words", Preset::Article),
        ("sklearn", "as scikit-learn's TfidfVectorizer does by default, its tokenizer included", Preset::Sklearn),
        ("unicode", "plain UAX #29 words in lower case, count times ln(N/df): what most programs can do", Preset::Unicode),
    ]))]
    pub(crate) preset: Preset,
    /// Tell only errors and what was left out
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Show a progress bar on standard error
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = choice(&[
        ("auto", "if standard error is a terminal", Show::Auto),
        ("always", "in any case", Show::Always),
        ("never", "in no case", Show::Never),
    ]))]
    progress: Show,
    #[command(flatten)]
    resources: resources::ResourceArgs,
}

impl GlobalArgs {
    pub(crate) fn threads(&self) -> usize {
        // Zero lets rayon take one for each core.
        self.threads.map_or(0, usize::from)
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        super::Arguments::command().debug_assert();
    }
}
