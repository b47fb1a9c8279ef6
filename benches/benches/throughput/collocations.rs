//! Collocations: the whole job from a CSV on the disk, and what comes after counting.

use std::io;
use std::sync::LazyLock;

use divan::Bencher;
use keyweight::tables::{Collocations, Top};
use keyweight::{
    Analysis, AssociationMeasure, CollocationOptions, NgramSizes, Preset, Quiet, Resources,
    Settings, WriteError, WriteOptions, corpus, on_threads, write_table,
};

use crate::corpus::{CSV, bytes};

/// Analyzed, with the order of words.
static ANALYSIS: LazyLock<Analysis> = LazyLock::new(analysis);

/// From the texts to the first 1,000, on one thread and on two.
#[divan::bench(args = [1, 2], sample_count = 10)]
fn job(bencher: Bencher<'_, '_>, threads: usize) {
    bencher.counter(bytes()).bench(|| {
        on_threads(threads, || write(&analysis(), 2))
            .expect("there are threads")
            .expect("a sink takes all that is written")
    });
}

/// Sequences of so many words counted and put in order, on one thread.
#[divan::bench(args = [2, 3, 4], sample_count = 10)]
fn sequences(bencher: Bencher<'_, '_>, size: u8) {
    LazyLock::force(&ANALYSIS);
    bencher.counter(bytes()).bench(|| {
        on_threads(1, || write(&ANALYSIS, size))
            .expect("there is a thread")
            .expect("a sink takes all that is written")
    });
}

fn write(analysis: &Analysis, size: u8) -> Result<u64, WriteError> {
    let options = CollocationOptions {
        sizes: NgramSizes::new(size, size).expect("there are sequences of this size"),
        min_count: 2,
        measure: AssociationMeasure::LogLikelihood,
    };
    let table = Collocations::new(analysis, options, Top::first(1000));
    write_table(&table, io::sink(), &WriteOptions::default())
}

fn analysis() -> Analysis {
    let settings = Settings {
        keep_order: true,
        ..Preset::Article.settings()
    };
    let input = corpus::Input::Path(CSV.clone());
    let corpus =
        corpus::open(&[input], corpus::Options::default()).expect("the corpus was written");
    let counted = keyweight::count(corpus, &settings, &Resources::default(), &Quiet)
        .expect("there is no memory limit");
    Analysis::new(counted, &settings)
}
