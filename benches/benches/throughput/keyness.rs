//! Comparing documents on one thread, in terms (or terms times permutations) per second.

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use keyweight::tables::{Keyness, Top};
use keyweight::{
    Analysis, Comparisons, CountOptions, KeynessOptions, Permutations, Preset, Quiet, Selection,
    corpus,
};
use keyweight_report::CsvStyle;

use crate::corpus::CSV;

static ANALYSIS: LazyLock<Analysis> = LazyLock::new(|| {
    let settings = Preset::Article.settings();
    let input = corpus::Input::Path(CSV.clone());
    let corpus =
        corpus::open(&[input], corpus::Options::default()).expect("the corpus was just written");
    let counted = keyweight::count(corpus, &settings, &CountOptions::default())
        .expect("there is no memory limit");
    Analysis::new(counted, &settings)
});

/// Compares each of the first documents with all others.
#[divan::bench(sample_count = 10)]
fn documents_against_the_rest(bencher: Bencher<'_, '_>) {
    const DOCUMENTS: usize = 50;
    let documents = ANALYSIS.documents().iter().take(DOCUMENTS);
    let ids = documents.map(|document| document.id.clone());
    let selection = ids.fold(Selection::default(), Selection::target);
    compare(bencher, &selection, &KeynessOptions::default(), DOCUMENTS);
}

/// Compares the first documents with all others, with a hundred permutations of the documents.
#[divan::bench(sample_count = 10)]
fn permutations(bencher: Bencher<'_, '_>) {
    const NUMBER: u32 = 100;
    let first = ANALYSIS.documents().first().expect("there are documents");
    let prefix: String = first
        .id
        .chars()
        .take(first.id.chars().count() - 1)
        .collect();
    let selection = Selection::default().target(format!("{prefix}*"));
    let options = KeynessOptions::default().permutations(Permutations {
        number: NUMBER,
        seed: 1,
    });
    compare(bencher, &selection, &options, NUMBER as usize);
}

fn compare(
    bencher: Bencher<'_, '_>,
    selection: &Selection,
    options: &KeynessOptions,
    times: usize,
) {
    let comparisons =
        Comparisons::new(&ANALYSIS, selection).expect("the documents are there to be compared");
    let counts = &ANALYSIS.tally().counts;
    let tested = counts.iter().filter(|count| **count >= options.min_count);
    bencher
        .counter(ItemsCount::new(tested.count() * times))
        .bench(|| {
            let work = || {
                let table = Keyness::new(&ANALYSIS, &comparisons, options, Top::first(50), &Quiet);
                let mut csv = Vec::new();
                CsvStyle::default()
                    .write_table(&table, &mut csv)
                    .expect("memory takes everything");
                csv.len()
            };
            keyweight::on_threads(1, work).expect("there is a thread")
        });
}
