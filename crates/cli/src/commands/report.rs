//! `keyweight report`.

use std::path::PathBuf;

use keyweight::corpus::Fingerprint;
use keyweight::tables::{Top, Value};
use keyweight::{KEYNESS_DOCUMENTS, KeynessTable, ReportOptions, create_folder, write_report};
use keyweight_report::Delimiter;

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{
    AnalysisArgs, ByArgs, Choice, InputArgs, MATRIX_VALUES, StyleArgs, one_of, top_parser,
};
use crate::terminal::{Bar, Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Read a folder of articles; then open reports/keywords.csv",
        line: "keyweight report articles/ --out reports",
    },
    Example {
        purpose: "Read a spreadsheet, saved as CSV, with one article per row",
        line: "keyweight report articles.csv --out reports --text-column body --title-column headline",
    },
    Example {
        purpose: "Compare newspapers, named in the column source",
        line: "keyweight report articles.csv --out newspapers --by source",
    },
];

/// The values of `--keyness`.
const KEYNESS: &[Choice<KeynessTable>] = &[
    Choice(
        "auto",
        "for up to 1000 documents or groups; for more documents, see --by",
        KeynessTable::Auto,
    ),
    Choice(
        "always",
        "for any number of documents",
        KeynessTable::Always,
    ),
    Choice("never", "no keyness.csv", KeynessTable::Never),
];

/// Write all tables and a manifest to a folder
///
/// The folder gets keywords.csv, keyness.csv, matrix.csv, terms.csv, documents.csv and manifest.json.
/// The manifest records the version, every setting, the formulas, the meaning of every column, the
/// inputs with their hashes, and what was skipped. Each table is also a command; its help says what the
/// columns mean.
///
/// The folder appears whole or not at all: an existing report is replaced only by a complete new one.
/// Files that were added to a report stay in it. A folder that has files but no manifest.json is not a
/// report, and nothing is written there.
/// With --by, all tables except documents.csv are about groups, groups.csv is added, and keyness.csv
/// compares each group with all others.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write to the folder DIR
    #[arg(long, short, value_name = "DIR", value_hint = clap::ValueHint::DirPath, help_heading = "Output")]
    out: PathBuf,
    /// Write the first N terms of each document to keywords.csv, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
    /// Compare each document or group with all others in keyness.csv
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output", value_parser = one_of(KEYNESS), hide_short_help = true)]
    keyness: KeynessTable,
    /// Write the first N significant terms of each document to keyness.csv, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output", hide_short_help = true)]
    keyness_top: Top,
    /// Write the first N terms to matrix.csv, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(200), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output", hide_short_help = true)]
    matrix_top: Top,
    /// Choose what the cells of matrix.csv hold
    #[arg(long, value_name = "VALUE", default_value = "weight", help_heading = "Output", value_parser = one_of(MATRIX_VALUES), hide_short_help = true)]
    value: Value,
    #[command(flatten)]
    style: StyleArgs,
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    groups: ByArgs,
}

pub(crate) fn guide() -> Guide {
    Guide::new(EXAMPLES)
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.input, &args.analysis, context).by(&args.groups);
    let options = ReportOptions::default()
        .style(args.style.csv(Delimiter::COMMA))
        .ignore_files(args.input.ignore_files())
        .hidden_files(args.input.hidden_files())
        .keyness(args.keyness)
        .keyness_top(args.keyness_top)
        .keywords_top(args.top)
        .matrix_top(args.matrix_top)
        .matrix_value(args.value);
    job.on_threads(|| {
        let folder = create_folder(&args.out)?;
        context.interrupt.discards(Some(folder.discard_handle()));
        for note in folder.notes() {
            console.note(&note.to_string());
        }
        let exclude = vec![args.out.clone()];
        let (analysis, exit) = job.analyze(exclude, Fingerprint::Sha256, console)?;
        let groups = job.grouped(&analysis, console)?;
        let (weighed, unit) = match &groups {
            None => (&analysis, "document"),
            Some(groups) => (&groups.analysis, "group"),
        };
        if args.keyness == KeynessTable::Auto && !args.keyness.is_written(weighed.rows().len()) {
            console.note(&format!(
                "no keyness.csv for more than {KEYNESS_DOCUMENTS} {unit}s; see --keyness always, \
                 and --by for groups of documents"
            ));
        }
        let bar = Bar::for_writing(context.general.progress(), context.interrupt);
        let options = options.groups(groups.as_ref()).progress(&bar);
        let written = write_report(&analysis, folder, &options);
        bar.finish();
        let written = written?;
        for note in &written.notes {
            console.note(&note.to_string());
        }
        let out = args.out.display().to_string();
        console.summary(weighed, unit, &written, &out);
        Ok(exit)
    })?
}
