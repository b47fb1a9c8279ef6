//! The command line: the commands, and the options that all of them share.

use std::error::Error as _;
use std::io::{self, Write};
use std::{env, process};

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::{
    Context, collocations, completions, count, documents, keyness, keywords, kwic, lexicon, man,
    matrix, report, terms, tokens,
};
use crate::help::{Example, Guide, Reference};
use crate::options::GeneralArgs;
use crate::terminal::{Console, Exit, Interrupt, printable};

/// Find the keywords of each article, and the words that set articles apart
///
/// keyweight reads articles and writes tables for a spreadsheet: which words and phrases characterize
/// each article, how much weight each of them has in one article compared with another, and whether a
/// difference is more than chance. The same input and settings give the same bytes on every machine
/// and with any number of threads.
///
/// INPUT is any number of files and folders. A .txt, .text or .md file is one document; .csv, .tsv,
/// .jsonl, .ndjson and .json files hold one document per row. All of them may be compressed (.gz, .zst). A
/// .kwc file holds counts that keyweight count wrote.
#[derive(Debug, Parser)]
#[command(name = "keyweight", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    pub(crate) general: GeneralArgs,
}

/// The commands; those that write a table have its name.
#[derive(Debug, Subcommand)]
enum Command {
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

impl Arguments {
    /// Parses the arguments of this process; ends it after a help text or an error.
    pub(crate) fn parse() -> Arguments {
        let mut command = reference().command();
        let parsed = command.try_get_matches_from_mut(env::args_os());
        parsed
            .and_then(|matches| Arguments::from_arg_matches(&matches))
            .unwrap_or_else(|error| exit(error.format(&mut command)))
    }

    /// Runs the command.
    pub(crate) fn run(&self, interrupt: &Interrupt, console: &mut Console) -> anyhow::Result<Exit> {
        let context = Context {
            general: &self.general,
            interrupt,
        };
        match &self.command {
            Command::Report(args) => report::run(args, context, console),
            Command::Documents(args) => documents::run(args, context, console),
            Command::Terms(args) => terms::run(args, context, console),
            Command::Keywords(args) => keywords::run(args, context, console),
            Command::Keyness(args) => keyness::run(args, context, console),
            Command::Matrix(args) => matrix::run(args, context, console),
            Command::Collocations(args) => collocations::run(args, context, console),
            Command::Lexicon(args) => lexicon::run(args, context, console),
            Command::Tokens(args) => tokens::run(args, context, console),
            Command::Kwic(args) => kwic::run(args, context, console),
            Command::Count(args) => count::run(args, context, console),
            Command::Completions(args) => completions::run(args, reference().command()),
            Command::Man(args) => man::run(args, &reference()),
        }
    }
}

/// Prints a help text or an error, and ends the process. An argument that the error quotes cannot act
/// on the terminal.
fn exit(mut error: clap::Error) -> ! {
    let quoted = env::args_os().skip(1);
    let mut quoted = quoted.map(|argument| argument.to_string_lossy().into_owned());
    if !error.use_stderr() || quoted.all(|argument| printable::line(&argument) == argument) {
        print_and_exit(&error);
    }
    let context: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| {
            let shown = match value {
                ContextValue::String(text) => ContextValue::String(printable::line(text)),
                ContextValue::Strings(texts) => {
                    let texts = texts.iter().map(|text| printable::line(text));
                    ContextValue::Strings(texts.collect())
                }
                // Advice that quotes the argument once more.
                ContextValue::StyledStrs(_) => ContextValue::None,
                _ => return None,
            };
            Some((kind, shown))
        })
        .collect();
    for (kind, shown) in context {
        error.insert(kind, shown);
    }
    // As clap shows it: without escape sequences.
    let cause = error.source().map(ToString::to_string);
    let cause = cause.map(|cause| StyledStr::from(cause).to_string());
    let message = printable::lines(&error.render().to_string(), cause.as_deref());
    // A message that cannot be written does not change the outcome.
    let _ = io::stderr().write_all(message.as_bytes());
    process::exit(error.exit_code())
}

/// Prints a help text or what is wrong with the arguments, and ends the program.
fn print_and_exit(message: &clap::Error) -> ! {
    let printed = message.print().and_then(|()| io::stdout().flush());
    match printed {
        Err(error) if message.exit_code() == 0 && error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: {error}");
            process::exit(1)
        }
        _ => process::exit(message.exit_code()),
    }
}

/// The examples in the help of `keyweight` itself.
const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Write all tables for a folder of articles",
        line: "keyweight report articles/ --out reports",
    },
    Example {
        purpose: "Write one table; the articles are rows of a spreadsheet, saved as CSV",
        line: "keyweight keywords articles.csv --text-column body -o keywords.csv",
    },
    Example {
        purpose: "Compare two articles",
        line: "keyweight keyness articles/ --target monday.txt --reference tuesday.txt",
    },
];

/// All commands with their help texts.
fn reference() -> Reference {
    Reference {
        command: Arguments::command(),
        guide: Guide::new(EXAMPLES),
        start: "keyweight report articles/ --out reports",
        subcommands: vec![
            ("report", report::guide()),
            ("documents", documents::guide()),
            ("terms", terms::guide()),
            ("keywords", keywords::guide()),
            ("keyness", keyness::guide()),
            ("collocations", collocations::guide()),
            ("matrix", matrix::guide()),
            ("lexicon", lexicon::guide()),
            ("tokens", tokens::guide()),
            ("kwic", kwic::guide()),
            ("count", count::guide()),
            ("completions", completions::guide()),
            ("man", man::guide()),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        reference().command().debug_assert();
    }

    #[test]
    fn every_command_has_its_own_examples() {
        let reference = reference();
        let commands = reference.command.get_subcommands();
        let commands: Vec<&str> = commands.map(clap::Command::get_name).collect();
        let guides: Vec<&str> = reference
            .subcommands
            .iter()
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(commands, guides);
        for (name, guide) in &reference.subcommands {
            let start = format!("keyweight {name} ");
            let mut examples = guide.examples.iter();
            assert!(
                examples.any(|example| example.line.starts_with(&start)),
                "{name}"
            );
        }
    }
}
