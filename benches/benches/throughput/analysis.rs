//! Folding surfaces into terms and making the document-term matrix, on one thread.

use divan::Bencher;
use keyweight::{Analysis, Counted, Preset, Quiet, corpus};
use keyweight_count::Lexicon;

use crate::corpus::{ARTICLES, CSV, bytes, counted};

#[divan::bench(args = ["article", "sklearn"], sample_count = 10)]
fn fold_and_weigh(bencher: Bencher<'_, '_>, preset: &str) {
    let settings = match preset {
        "article" => Preset::Article.settings(),
        _ => Preset::Sklearn.settings(),
    };
    let input = corpus::Input::Path(CSV.clone());
    let corpus =
        corpus::open(&[input], corpus::Options::default()).expect("the corpus was just written");
    let counted = keyweight::count(corpus, &settings, &Quiet);
    bencher
        .counter(bytes())
        .with_inputs(|| Counted {
            counts: counted.counts.clone(),
            documents: counted.documents.clone(),
            ..Counted::default()
        })
        .bench_values(|counted| on_one_thread(|| Analysis::new(counted, &settings)));
}

/// The matrix alone, every surface its own term.
#[divan::bench(sample_count = 10)]
fn document_term_matrix(bencher: Bencher<'_, '_>) {
    let counts = counted(0..ARTICLES.len());
    let length = u32::try_from(counts.surfaces().len()).expect("surfaces are numbered by u32");
    let lexicon = Lexicon::new((0..length).map(|id| Some(counts.surfaces().text(id))));
    bencher
        .counter(bytes())
        .bench(|| counts.document_term_matrix(&lexicon));
}

fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    keyweight::on_threads(1, work).expect("there is a thread")
}
