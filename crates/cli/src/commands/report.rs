//! `keyweight report`.

use std::path::PathBuf;

use keyweight::corpus::Fingerprint;
use keyweight::tables::{Top, Value};
use keyweight::{KEYNESS_DOCUMENTS, KeynessTable, ReportOptions, create_folder, write_report};
use keyweight_report::Delimiter;

use super::{Context, Job};
use crate::args::{AnalysisArgs, ByArgs, InputArgs, StyleArgs, choice, matrix_value};
use crate::console::{Console, Exit};

/// Write all tables and a manifest into a folder
///
/// The folder gets documents.csv, keyness.csv, keywords.csv, matrix.csv, terms.csv and manifest.json, which
/// records the version, every setting, the formulas, the inputs with their hashes and whatever was
/// left out. It appears whole or not at all: a report that is there already is replaced only by a
/// whole new one. With --by all tables but documents.csv are about groups, there is a groups.csv, too,
/// and keyness.csv compares each group with all others.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write into this folder
    #[arg(long, short, value_name = "DIR", help_heading = "Output")]
    out: PathBuf,
    /// Write the N terms of largest weight of each document or group into keywords.csv, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), help_heading = "Output")]
    top: Top,
    /// Compare each document or group with all others in keyness.csv
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output", value_parser = choice(&[
        ("auto", "up to 1000 documents or groups; for more documents see --by", KeynessTable::Auto),
        ("always", "however many documents there are", KeynessTable::Always),
        ("never", "no keyness.csv", KeynessTable::Never),
    ]))]
    keyness: KeynessTable,
    /// Write the N first significant terms of each document or group into keyness.csv, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), help_heading = "Output")]
    keyness_top: Top,
    /// Write the N terms of largest weight into matrix.csv, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(200), help_heading = "Output")]
    matrix_top: Top,
    /// What stands in the cells of matrix.csv
    #[arg(long, value_name = "VALUE", default_value = "weight", help_heading = "Output", value_parser = matrix_value())]
    value: Value,
    #[command(flatten)]
    groups: ByArgs,
    #[command(flatten)]
    style: StyleArgs,
    #[command(flatten)]
    analysis: AnalysisArgs,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.input, &args.analysis, context).by(&args.groups);
    let options = ReportOptions::default()
        .style(args.style.csv(Delimiter::COMMA))
        .keyness(args.keyness)
        .keyness_top(args.keyness_top)
        .keywords_top(args.top)
        .matrix_top(args.matrix_top)
        .matrix_value(args.value)
        .progress(context.interrupt);
    job.on_threads(|| {
        let folder = create_folder(&args.out)?;
        context.interrupt.discards(Some(folder.discard_handle()));
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
        let written = write_report(&analysis, folder, &options.groups(groups.as_ref()))?;
        let out = args.out.display().to_string();
        console.summary(weighed, unit, &written, &out);
        Ok(exit)
    })?
}
