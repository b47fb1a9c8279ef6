//! `keyweight keyness`.

use keyweight::corpus::Fingerprint;
use keyweight::tables::{Keyness, Top};
use keyweight::{
    Analysis, Comparisons, KeynessOptions, Permutations, ReferenceList, ReferenceListOptions,
    TotalBasis,
};

use super::Context;
use super::job::{Job, note_ungrouped};
use crate::help::{Example, Guide};
use crate::options::{ComparisonArgs, KeynessArgs, TableArgs, UnitArgs, top_parser};
use crate::terminal::{Console, Exit, UsageError, number_of};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Compare two articles",
        line: "keyweight keyness articles/ --target monday.txt --reference tuesday.txt",
    },
    Example {
        purpose: "Compare each newspaper in a spreadsheet with all others, and test with permutations",
        line: "keyweight keyness articles.csv --by source --permutations 1000 -o keyness.csv",
    },
    Example {
        purpose: "Compare two years",
        line: "keyweight keyness articles.csv --target 'date=2024-*' --reference 'date=2023-*'",
    },
    Example {
        purpose: "Compare articles with word frequencies, such as those that keyweight terms writes",
        line: "keyweight keyness articles/ --reference-list words.csv",
    },
];

/// List the terms that set documents apart from others, and how certain that is
///
/// One row per target and term. By default, each document is compared with all others; --by compares
/// groups, --target and --reference choose what is compared. log_ratio says how large a difference is;
/// log_likelihood and p_adjusted say whether it is more than chance; dispersion and top_document_share
/// say whether it comes from more than one article. direction is over (more frequent in the target),
/// under or, if the frequencies are the same, equal. forms lists the words as written with their counts
/// in the whole corpus. Significant terms come first, ordered by the first --measure.
///
/// A p-value assumes that words are independent, but an article repeats its topic's words, so
/// differences between groups of articles look more certain than they are: between random halves of one
/// corpus, 19 of 100 terms have p <= 0.05 for G2. --permutations shuffles whole articles between the
/// sides and reports how often chance does as well.
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<UnitArgs>,
    #[command(flatten)]
    comparison: ComparisonArgs,
    #[command(flatten)]
    keyness: KeynessArgs,
    /// Write the first N terms of each target, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(50), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Keyness::columns(&KeynessOptions::default()))
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let table_args = &args.table;
    let options = args.keyness.options();
    let columns = Keyness::columns(&options);
    table_args.output.check_columns("keyness", &columns)?;
    if args.comparison.reference_list.is_some() {
        table_args
            .analysis
            .refuse_units("a list of word frequencies")?;
    }
    let job = Job::new(&table_args.input, &table_args.analysis, context);
    job.on_threads(|| {
        let output = table_args.output.open(context.interrupt)?;
        let ComparisonArgs {
            reference_list,
            reference_total,
            reference_word,
            reference_count,
            ..
        } = &args.comparison;
        let mut list_options = ReferenceListOptions::default();
        list_options.total = *reference_total;
        list_options.word_column.clone_from(reference_word);
        list_options.count_column.clone_from(reference_count);
        let list = reference_list
            .as_ref()
            .map(|path| ReferenceList::read(path, &list_options))
            .transpose()?;
        let mut exclude = output.excluded();
        exclude.extend(reference_list.clone());
        let mut listed = None;
        let fold = |counted, settings: &_| match &list {
            None => Ok(Analysis::new(counted, settings)),
            Some(list) => {
                let (analysis, counts) = list.fold_with(counted, settings)?;
                listed = Some(counts);
                Ok(analysis)
            }
        };
        let (analysis, mut exit) = job.analyze_with(exclude, Fingerprint::Off, fold, console)?;
        let comparisons = Comparisons::new(&analysis, &args.comparison.selection(listed))?;
        if let Some(list) = &list {
            exit = exit.and(console.counting_losses(list.notices(), list.skipped()));
            note_total(list, console);
        }
        note_ungrouped(comparisons.ungrouped(), "compared", console);
        let table = Keyness::new(
            &analysis,
            &comparisons,
            &options,
            args.top,
            context.interrupt,
        );
        let columns = table_args.output.columns(&columns);
        let table = table.with_columns(&columns).map_err(UsageError::from)?;
        let rows = job.write_output(output, console, |out, options| {
            let rows = keyweight::write_table(&table, out, options)?;
            analysis.check()?;
            Ok(rows)
        })?;
        note_permutations(&comparisons, &options, console);
        if rows == 0 && !analysis.matrix().terms().is_empty() {
            console.note("no term is left; see --min-count, --alpha, --direction");
        }
        Ok(exit)
    })?
}

/// Prints a note if no term can become significant by permutations.
fn note_permutations(comparisons: &Comparisons, options: &KeynessOptions, console: &mut Console) {
    let Some(Permutations { number, .. }) = options.permutations else {
        return;
    };
    let alpha = options.alpha;
    let smallest = 1.0 / (f64::from(number) + 1.0);
    if smallest > alpha {
        console.note(&format!(
            "{} {} too few for --alpha {alpha}: no permutation_p is below 1 / {}",
            number_of(number.into(), "permutation"),
            if number == 1 { "is" } else { "are" },
            u64::from(number) + 1,
        ));
    }
    let divisions = comparisons.divisions();
    // A number this small is exact as a float.
    let is_few = |ways: &u64| u32::try_from(*ways).is_ok_and(|ways| f64::from(ways) * alpha < 1.0);
    let few: Vec<u64> = divisions.iter().copied().filter(is_few).collect();
    if let Some(fewest) = few.iter().min() {
        console.note(&format!(
            "too few documents for --alpha {alpha} in {} of {}: with {}, permutation_p is hardly below \
             1 / {fewest}",
            few.len(),
            number_of(divisions.len() as u64, "comparison"),
            number_of(*fewest, "possible division"),
        ));
    }
}

/// Prints the size of a list of word frequencies, unless it was given.
fn note_total(list: &ReferenceList, console: &mut Console) {
    let basis = match list.basis() {
        TotalBasis::Given => return,
        TotalBasis::Rates => "which follows from its column of rates",
        TotalBasis::Assumed => {
            "a size assumed for its rates; see --reference-total, on which p-values depend"
        }
        TotalBasis::Sum => "the sum of its counts; see --reference-total if it omits words",
    };
    console.note(&format!(
        "{}: {}, {}, {basis}",
        list.name(),
        number_of(list.words() as u64, "word"),
        number_of(list.total(), "token"),
    ));
}
