//! The whole job, from a CSV on the disk to a table or a report.

use std::io;

use divan::Bencher;
use keyweight::tables::{Keywords, Top};
use keyweight::{
    Analysis, CountOptions, Preset, Quiet, ReportOptions, Settings, corpus, create_folder,
    on_threads, write_report, write_table,
};
use keyweight_report::Style;

use crate::corpus::{CSV, bytes};

/// Each preset on one thread and on two.
const CASES: [(&str, usize); 4] = [
    ("article", 1),
    ("article", 2),
    ("sklearn", 1),
    ("sklearn", 2),
];

/// `keywords`: the 25 best terms of each document, written to a sink.
#[divan::bench(args = CASES, sample_count = 10)]
fn keywords(bencher: Bencher<'_, '_>, (preset, threads): (&str, usize)) {
    let settings = settings(preset);
    bencher.counter(bytes()).bench(|| {
        on_threads(threads, || {
            let analysis = analysis(&settings);
            let keywords = Keywords::new(&analysis, Top::first(25));
            write_table(&keywords, &Style::default(), &mut io::sink(), &Quiet)
        })
        .expect("there are threads")
        .expect("a sink takes all that is written")
    });
}

/// `report`: all tables, written into a folder.
#[divan::bench(args = CASES, sample_count = 10)]
fn report(bencher: Bencher<'_, '_>, (preset, threads): (&str, usize)) {
    let settings = settings(preset);
    bencher
        .counter(bytes())
        .with_inputs(|| tempfile::tempdir().expect("the temporary folder can be written to"))
        .bench_refs(|folder| {
            on_threads(threads, || {
                let analysis = analysis(&settings);
                let reports = create_folder(folder.path().join("reports"))?;
                write_report(&analysis, None, &ReportOptions::default(), reports, &Quiet)
            })
            .expect("there are threads")
            .expect("the temporary folder can be written to")
        });
}

fn settings(preset: &str) -> Settings {
    match preset {
        "sklearn" => Preset::Sklearn.settings(),
        _ => Preset::Article.settings(),
    }
}

fn analysis(settings: &Settings) -> Analysis {
    let input = corpus::Input::Path(CSV.clone());
    let corpus =
        corpus::open(&[input], corpus::Options::default()).expect("the corpus was written");
    let counted = keyweight::count(corpus, settings, &CountOptions::default())
        .expect("there is no memory limit");
    Analysis::new(counted, settings)
}
