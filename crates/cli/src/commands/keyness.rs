//! `keyweight keyness`.

use keyweight::WriteOptions;
use keyweight::corpus::Fingerprint;
use keyweight::tables::{Keyness, Top};
use keyweight::{
    Analysis, Comparisons, DirectionFilter, KeynessOptions, Measure, Permutations, ReferenceList,
    TotalBasis,
};

use super::{Context, Job, tell_ungrouped};
use crate::args::{GroupArgs, TableArgs, Trimmed, UnitArgs, choice, columns_help};
use crate::console::{Console, Exit, number_of};

/// List the terms that set documents apart from others, and how surely
///
/// One row per target and term. By default each document is compared with all others; --by compares
/// groups, --target and --reference name what is compared. log_ratio says how large a difference is,
/// log_likelihood and p_adjusted whether it is more than chance; dispersion and top_document_share
/// whether it is more than one article. forms shows the words as written with their counts in the whole
/// corpus. The significant terms come first, those whose log ratio is surely large in front.
///
/// A p-value takes each word as drawn by itself. Words of an article are not: what it is about it
/// repeats. So differences between groups of articles look surer than they are: between random
/// halves of one corpus G2 finds 19 of 100 terms at p <= 0.05. --permutations deals out whole articles
/// anew and counts how often chance does as well.
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Keyness::columns(&KeynessOptions::default())))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<UnitArgs>,
    #[command(flatten)]
    groups: GroupArgs,
    #[command(flatten)]
    keyness: KeynessArgs,
    /// Write the N first terms of each target, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(50), help_heading = "Output")]
    top: Top,
}

/// Options that decide how terms are compared.
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Keyness")]
struct KeynessArgs {
    /// Test only terms with so many occurrences in target and reference together
    #[arg(long, value_name = "N", default_value_t = KeynessOptions::default().min_count, value_parser = clap::value_parser!(u64).range(1..))]
    min_count: u64,
    /// Write only terms whose p_adjusted, and permutation_p if there is one, is at most A
    ///
    /// By default also others are written, behind those up to 0.05. Of the terms up to A about the
    /// share A is expected to differ by chance.
    #[arg(long, value_name = "A", value_parser = parse_alpha)]
    alpha: Option<f64>,
    /// Terms of which side are written
    #[arg(long, value_name = "SIDE", default_value = "both", value_parser = choice(&[
        ("both", "those that are more frequent in the target and those that are rarer", DirectionFilter::Both),
        ("over", "those that are more frequent in the target", DirectionFilter::Over),
        ("under", "those that are rarer in the target", DirectionFilter::Under),
    ]))]
    direction: DirectionFilter,
    /// Measures to write and to sort by, separated by commas; the first one sorts
    ///
    /// p_value is that of the first one that is a test (log-likelihood, log-likelihood-williams, chi2,
    /// chi2-yates, fisher), by default of log-likelihood.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', default_value = "conservative-log-ratio", value_parser = Trimmed(choice(&[
        ("conservative-log-ratio", "what the log ratio surely is: the bound of its interval nearer to 0", Measure::ConservativeLogRatio),
        ("log-ratio", "log2 of the ratio of the frequencies, ½ added to each count and total", Measure::LogRatio),
        ("log-likelihood", "G2 over four cells", Measure::LogLikelihood),
        ("log-likelihood-two-cells", "over the two cells of the term alone, as many programs do", Measure::LogLikelihoodTwoCells),
        ("log-likelihood-williams", "G2 with Williams' correction", Measure::LogLikelihoodWilliams),
        ("chi2", "Pearson's chi-squared", Measure::Chi2),
        ("chi2-yates", "with the correction of Yates", Measure::Chi2Yates),
        ("fisher", "Fisher's exact test, two-sided", Measure::Fisher),
        ("log-odds-z", "weighted log odds (Fightin' Words); the prior is both sides together, as large as the smaller one", Measure::LogOddsZ),
        ("pct-diff", "%DIFF: difference in percent of the frequency in the reference; ½ occurrence where the reference has none", Measure::PctDiff),
        ("odds-ratio", "odds ratio", Measure::OddsRatio),
        ("relative-risk", "ratio of the frequencies; ½ occurrence where the reference has none", Measure::RelativeRisk),
        ("simple-maths", "ratio of the frequencies per million, 1 added to each", Measure::SimpleMaths),
        ("pmi", "pointwise mutual information of term and target, natural logarithm (nats), as in quanteda", Measure::Pmi),
    ])))]
    measure: Vec<Measure>,
    /// Deal out the documents anew N times, and tell how often chance does as well (permutation_p)
    ///
    /// 1000 is a good number; the smallest permutation_p is 1 / (N + 1). It needs several documents on
    /// both sides: with one on one side there are only as many divisions as documents.
    #[arg(long, value_name = "N", conflicts_with = "reference_list", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    permutations: Option<u32>,
    /// The seed of the permutations; the same seed gives the same result
    #[arg(long, value_name = "N", default_value_t = 1, requires = "permutations")]
    seed: u64,
}

impl KeynessArgs {
    fn options(&self) -> KeynessOptions {
        let mut options = KeynessOptions::default()
            .min_count(self.min_count)
            .direction(self.direction)
            .measures(self.measure.iter().copied());
        if let Some(alpha) = self.alpha {
            options = options.alpha(alpha).only_significant();
        }
        if let Some(number) = self.permutations {
            let seed = self.seed;
            options = options.permutations(Permutations { number, seed });
        }
        options
    }
}

fn parse_alpha(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(alpha) if (0.0..=1.0).contains(&alpha) => Ok(alpha),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let table_args = &args.table;
    if args.groups.reference_list.is_some() {
        table_args
            .analysis
            .refuse_units("a list of word frequencies")?;
    }
    let job = Job::new(&table_args.input, &table_args.analysis, context);
    job.on_threads(|| {
        let output = table_args.output.create(context.interrupt)?;
        let GroupArgs {
            reference_list,
            reference_total,
            ..
        } = &args.groups;
        let list = reference_list
            .as_ref()
            .map(|path| ReferenceList::read(path, *reference_total))
            .transpose()?;
        let mut exclude = table_args.output.excluded();
        exclude.extend(reference_list.clone());
        let mut listed = None;
        let fold = |counted, settings: &_| match &list {
            None => Analysis::new(counted, settings),
            Some(list) => {
                let (analysis, counts) = list.fold_with(counted, settings);
                listed = Some(counts);
                analysis
            }
        };
        let (analysis, exit) = job.analyze_with(exclude, Fingerprint::Off, fold, console)?;
        let comparisons = Comparisons::new(&analysis, &args.groups.selection(listed))?;
        if let Some(list) = &list {
            tell(list, console);
        }
        tell_ungrouped(comparisons.ungrouped(), "compared", console);
        let options = args.keyness.options();
        let table = Keyness::new(
            &analysis,
            &comparisons,
            &options,
            args.top,
            context.interrupt,
        );
        let rows = output.write(|style, out| {
            let options = WriteOptions::default().style(*style);
            let options = options.progress(context.interrupt);
            let rows = keyweight::write_table(&table, out, &options)?;
            analysis.check()?;
            Ok(rows)
        })?;
        tell_permutations(&comparisons, &options, console);
        if rows == 0 && !analysis.matrix().terms().is_empty() {
            console.note("no term is left; see --min-count, --alpha, --direction");
        }
        Ok(exit)
    })?
}

/// Tells of permutations that can make nothing significant.
fn tell_permutations(comparisons: &Comparisons, options: &KeynessOptions, console: &mut Console) {
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
    // So few can be written as a float without loss.
    let is_few = |ways: &u64| u32::try_from(*ways).is_ok_and(|ways| f64::from(ways) * alpha < 1.0);
    let few: Vec<u64> = divisions.iter().copied().filter(is_few).collect();
    if let Some(fewest) = few.iter().min() {
        console.note(&format!(
            "too few documents for --alpha {alpha} in {} of {}: with {} of them, permutation_p is \
             hardly below 1 / {fewest}",
            few.len(),
            number_of(divisions.len() as u64, "comparison"),
            number_of(*fewest, "possible division"),
        ));
    }
}

/// Tells what a list of word frequencies is taken for.
fn tell(list: &ReferenceList, console: &mut Console) {
    let basis = match list.basis() {
        TotalBasis::Given => return,
        TotalBasis::Rates => "by its column per_thousand",
        TotalBasis::Sum => "the sum of its counts; see --reference-total if it leaves out words",
    };
    console.note(&format!(
        "{}: {}, {}, {basis}",
        list.name(),
        number_of(list.words() as u64, "word"),
        number_of(list.total(), "token"),
    ));
}
