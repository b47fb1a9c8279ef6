//! Folding surfaces into terms, and reading the document-term matrix, on one thread.

use divan::Bencher;
use keyweight::{Analysis, CountOptions, Preset, corpus};
use keyweight_count::Lexicon;

use crate::corpus::{ARTICLES, CSV, bytes, counted};

#[divan::bench(args = ["article", "sklearn", "unicode"], sample_count = 10)]
fn fold_and_weigh(bencher: Bencher<'_, '_>, preset: &str) {
    let settings = match preset {
        "sklearn" => Preset::Sklearn.settings(),
        "unicode" => Preset::Unicode.settings(),
        _ => Preset::Article.settings(),
    };
    let input = corpus::Input::Path(CSV.clone());
    let corpus =
        corpus::open(&[input], corpus::Options::default()).expect("the corpus was just written");
    let counted = keyweight::count(corpus, &settings, &CountOptions::default())
        .expect("there is no memory limit");
    bencher
        .counter(bytes())
        .with_inputs(|| counted.clone())
        .bench_values(|counted| on_one_thread(|| Analysis::new(counted, &settings)));
}

/// Reads the rows of all documents, with each surface as its own term: every table does this once
/// or twice.
#[divan::bench(sample_count = 10)]
fn document_term_matrix(bencher: Bencher<'_, '_>) {
    let counts = counted(0..ARTICLES.len());
    let surfaces = counts.surfaces();
    let lexicon = Lexicon::new(surfaces.ids().map(|id| Some(surfaces.text(id))));
    let matrix = counts.document_term_matrix(lexicon);
    bencher.counter(bytes()).bench(|| {
        let mut reader = matrix.reader();
        let lengths = (0..matrix.documents()).map(|document| reader.row(document).len());
        lengths.sum::<usize>()
    });
}

fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    keyweight::on_threads(1, work).expect("there is a thread")
}
