//! Collocations: the whole job from a CSV on the disk, and the part after counting.

use std::io;
use std::sync::LazyLock;

use divan::Bencher;
use keyweight::tables::{Collocations, Top};
use keyweight::{
    Analysis, CollocationOptions, CountOptions, NgramSizes, Preset, WordOrder, WriteError,
    WriteOptions, corpus, on_threads, write_table,
};

use crate::corpus::{CSV, bytes};

/// The analysis of a corpus whose token order was kept.
static ANALYSIS: LazyLock<Analysis> = LazyLock::new(analysis);

/// From the texts to the first 1,000 collocations, on one thread and on two.
#[divan::bench(args = [1, 2], sample_count = 10)]
fn job(bencher: Bencher<'_, '_>, threads: usize) {
    bencher.counter(bytes()).bench(|| {
        on_threads(threads, || write(&analysis(), 2))
            .expect("there are threads")
            .expect("a sink takes all that is written")
    });
}

/// Counting and ranking sequences of this many words, on one thread.
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
    let options = CollocationOptions::default()
        .sizes(NgramSizes::new(size, size).expect("there are sequences of this size"));
    let table = Collocations::new(analysis, options, Top::first(1000));
    write_table(&table, io::sink(), &WriteOptions::default())
}

fn analysis() -> Analysis {
    let settings = Preset::Article.settings();
    let options = CountOptions::default().word_order(WordOrder::Keep);
    let input = corpus::Input::Path(CSV.clone());
    let corpus =
        corpus::open(&[input], corpus::Options::default()).expect("the corpus was written");
    let counted = keyweight::count(corpus, &settings, &options).expect("there is no memory limit");
    Analysis::new(counted, &settings)
}
