//! Counts that cannot be kept in a temporary file or read back from it: an error, never a panic.

use std::error::Error;
use std::fmt::Write;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::{fs, iter};

use keyweight::tables::{
    Collocations, Documents, Groups, Keyness, Keywords, Matrix, Terms, Top, Value,
};
use keyweight::{
    Analysis, CollocationOptions, Comparisons, Counted, KeynessOptions, Permutations, PhraseChoice,
    Preset, Quiet, ReportOptions, Selection, Settings, WriteOptions, create_folder, on_threads,
    write_keywords, write_part, write_report, write_table,
};
use keyweight_count::{Counter, Counts, DocumentPart, Spill, SpillError};
use keyweight_report::Table;

use crate::support::{contents, counted_in_order, inputs};

/// How many counters share the documents. Each of them spills a block of its own.
const COUNTERS: usize = 5;

/// Takes all rows. One of the calls after it was armed fails, and what it gives then is wrong; later
/// calls give the right rows again, as a disk may.
#[derive(Debug, Default)]
struct FailingOnce {
    rows: Mutex<Vec<Vec<u32>>>,
    is_armed: AtomicBool,
    /// How many calls are still to succeed.
    left: AtomicUsize,
    has_failed: AtomicBool,
}

impl FailingOnce {
    fn fails(&self) -> bool {
        if !self.is_armed.load(Ordering::SeqCst) {
            return false;
        }
        let left = self.left.fetch_sub(1, Ordering::SeqCst);
        if left == 0 {
            self.is_armed.store(false, Ordering::SeqCst);
            self.has_failed.store(true, Ordering::SeqCst);
        }
        left == 0
    }
}

impl Spill for FailingOnce {
    fn put(&self, packed: &[u32]) -> Option<u64> {
        let fails = self.fails();
        let mut rows = self.rows.lock().unwrap();
        rows.push(packed.to_vec());
        (!fails).then_some(rows.len() as u64 - 1)
    }

    fn get(&self, position: u64, length: usize) -> Vec<u32> {
        if self.fails() {
            // Numbers and counts that no row has.
            return (0..u32::MAX).step_by(7919).take(length).collect();
        }
        self.rows.lock().unwrap()[usize::try_from(position).unwrap()].clone()
    }

    fn failure(&self) -> Option<SpillError> {
        let error = || Arc::new(io::Error::other("a failure on request")) as SpillError;
        self.has_failed.load(Ordering::SeqCst).then(error)
    }
}

/// A table of articles in which some words often follow each other.
fn articles(folder: &Path) {
    let words = [
        "chip",
        "tariff",
        "Taiwan",
        "the",
        "export",
        "export control",
        "supply chain",
        "talks",
    ];
    let mut csv = String::from("id,source,text\n");
    let mut state = 7_u32;
    for article in 0..20 {
        let text: Vec<&str> = iter::repeat_with(|| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            words[(state >> 16) as usize % words.len()]
        })
        .take(60)
        .collect();
        let source = ["left", "right", ""][article % 3];
        writeln!(csv, "{article},{source},{}", text.join(" ")).unwrap();
    }
    fs::write(folder.join("articles.csv"), csv).unwrap();
}

/// The same corpus with all its rows in `spill`.
fn spilled(counted: &Counted, spill: &Arc<FailingOnce>) -> Counted {
    let spill = || Arc::clone(spill) as Arc<dyn Spill>;
    let new = || Counter::with_spill(spill()).keep_order(Some(spill()));
    let mut counters: Vec<Counter> = iter::repeat_with(new).take(COUNTERS).collect();
    let surfaces = counted.counts.surfaces();
    let mut reader = counted.counts.sequences().unwrap().reader();
    for (document, ordinal) in counted.counts.ordinals().enumerate() {
        let mut text = String::new();
        let mut places = Vec::new();
        let sequence = reader.read(document);
        for (surface, _) in sequence {
            let start = text.len();
            text.push_str(surfaces.text(*surface));
            places.push((start..text.len(), surfaces.context(*surface)));
        }
        let apart = sequence.iter().map(|(_, apart)| *apart);
        let own = &mut counters[document % COUNTERS];
        own.count_part(DocumentPart::whole(ordinal), &text, places, apart);
    }
    let counts = counters.into_iter().map(Counter::finish);
    let mut counted = counted.clone();
    counted.counts = counts.reduce(Counts::merge).unwrap();
    counted
}

type Ended = Result<(), Box<dyn Error>>;

fn write(table: &dyn Table) -> Ended {
    write_table(table, io::sink(), &WriteOptions::default())?;
    Ok(())
}

/// All tables that read rows, for documents or groups.
fn tables(analysis: &Analysis) -> Ended {
    write_keywords(
        &Keywords::new(analysis, Top::All),
        io::sink(),
        &WriteOptions::default(),
    )?;
    for value in [Value::Weight, Value::Count, Value::PerThousand] {
        write(&Matrix::new(analysis, Top::All, value))?;
    }
    write(&Terms::new(analysis, Top::All))?;
    write(&Documents::new(analysis))?;
    write(&Groups::new(analysis))?;
    Ok(analysis.check()?)
}

fn keyness(analysis: &Analysis, comparisons: &Comparisons) -> Ended {
    let mut options = KeynessOptions::default();
    options.permutations = Some(Permutations { number: 9, seed: 1 });
    write(&Keyness::new(
        analysis,
        comparisons,
        &options,
        Top::All,
        &Quiet,
    ))?;
    Ok(analysis.check()?)
}

/// Runs `work` again and again: its first call of the spill fails, then the second, until none is left
/// that could fail. `work` must end in an error each time.
fn fails_at_each_call(name: &str, work: impl Fn(Counted) -> Ended + Sync) {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    let path = folder.path().join("articles.csv");
    let counted = counted_in_order(&inputs([path]), &Preset::Article.settings());
    for threads in [1, 3] {
        let mut failures = 0;
        for left in 0.. {
            let spill = Arc::new(FailingOnce::default());
            let counted = spilled(&counted, &spill);
            spill.left.store(left, Ordering::SeqCst);
            spill.is_armed.store(true, Ordering::SeqCst);
            let ended = on_threads(threads, || work(counted).map_err(|error| error.to_string()));
            let has_failed = spill.failure().is_some();
            let what = format!("{name}, {threads} threads, call {left}");
            assert_eq!(ended.unwrap().is_err(), has_failed, "{what}");
            if !has_failed {
                break;
            }
            failures += 1;
        }
        assert!(failures >= COUNTERS, "{name}: only {failures} calls");
    }
}

fn article() -> Settings {
    Preset::Article.settings()
}

#[test]
fn tables_of_documents() {
    fails_at_each_call("documents", |counted| {
        tables(&Analysis::new(counted, &article()))
    });
}

#[test]
fn tables_of_groups() {
    fails_at_each_call("groups", |counted| {
        let documents = Analysis::new(counted, &article());
        let groups = documents.by("source")?.analysis;
        tables(&groups)?;
        Ok(documents.check()?)
    });
}

#[test]
fn comparisons() {
    fails_at_each_call("keyness", |counted| {
        let analysis = Analysis::new(counted, &article());
        keyness(&analysis, &Comparisons::of_documents(&analysis))?;
        let groups = analysis.groups("source")?;
        keyness(&analysis, &Comparisons::of_groups(groups))?;
        let selection = Selection::default().by("source").target("left");
        keyness(&analysis, &Comparisons::new(&analysis, &selection)?)
    });
}

#[test]
fn ngrams() {
    fails_at_each_call("n-grams", |counted| {
        let mut settings = article();
        settings.ngrams = "1..3".parse()?;
        tables(&Analysis::new(counted, &settings))
    });
}

#[test]
fn phrases() {
    fails_at_each_call("phrases", |counted| {
        let mut settings = article();
        settings.phrases = PhraseChoice::Auto;
        let analysis = Analysis::new(counted, &settings);
        tables(&analysis)
    });
}

#[test]
fn collocations() {
    fails_at_each_call("collocations", |counted| {
        let analysis = Analysis::new(counted, &article());
        let options = CollocationOptions::default();
        write(&Collocations::new(&analysis, options, Top::All))?;
        Ok(analysis.check()?)
    });
}

#[test]
fn a_report_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("reports");
    let options = ReportOptions::default();
    articles(folder.path());
    let path = folder.path().join("articles.csv");
    let old = Analysis::new(counted_in_order(&inputs([path]), &article()), &article());
    write_report(&old, create_folder(&out).unwrap(), &options).unwrap();
    let before = contents(&out);
    fails_at_each_call("report", |counted| {
        let ended = create_folder(&out).map_err(Into::into).and_then(|folder| {
            let analysis = Analysis::new(counted, &article());
            let groups = analysis.by("source")?;
            write_report(&analysis, folder, &options.groups(Some(&groups)))?;
            Ok(())
        });
        if ended.is_err() {
            assert!(contents(&out) == before, "the old report is whole");
        } else {
            // Put the old one back for the next number of threads.
            write_report(&old, create_folder(&out)?, &options)?;
        }
        ended
    });
}

#[test]
fn a_file_of_counts() {
    fails_at_each_call("counts", |counted| {
        Ok(write_part(&counted, &article(), io::sink())?)
    });
}
