//! Reads a corpus and counts it, on all threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use keyweight_corpus::Corpus;
use keyweight_count::Spill;
use keyweight_tokenize::Breaks;
use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::counting::batches::Batches;
use crate::counting::partial::PartialCounts;
use crate::counting::worker::Worker;
use crate::counting::{CountError, CountOptions, Counted, TextReader};
use crate::execution::TempFile;
use crate::settings::Settings;

/// About how many bytes of text a thread is given at a time.
const BATCH_BYTES: u64 = 1 << 20;

/// Counts all documents of `corpus` on the threads of the current rayon pool.
///
/// The counts depend only on the corpus and the settings: not on the number of threads, nor on
/// which of them is faster, nor on `options`.
///
/// # Errors
///
/// [`CountError::Cancelled`] if the progress of `options` asks for it, [`CountError::Spill`] if a
/// temporary file is needed and cannot be written, and [`CountError::OutOfMemory`] if there is no
/// memory for the distinct words.
///
/// # Examples
///
/// ```
/// use keyweight::{CountOptions, Preset, corpus};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "Chips for Taiwan, chips for Korea.")?;
///
/// let inputs = [corpus::Input::Path(folder.path().into())];
/// let corpus = corpus::open(&inputs, corpus::Options::default())?;
/// let settings = Preset::Article.settings();
/// let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
/// assert_eq!(counted.documents[0].tokens, 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn count(
    corpus: Corpus,
    settings: &Settings,
    options: &CountOptions<'_>,
) -> Result<Counted, CountError> {
    count_into(
        &TempFile::new(&options.resources),
        corpus,
        settings,
        options,
    )
}

/// As [`count`], with the counts beyond the memory limit in `spill`.
pub(crate) fn count_into(
    spill: &Arc<TempFile>,
    mut corpus: Corpus,
    settings: &Settings,
    options: &CountOptions<'_>,
) -> Result<Counted, CountError> {
    let progress = options.progress;
    let keeps_order = options.keeps_order(settings);
    let breaks = if keeps_order {
        Breaks::Mark
    } else {
        Breaks::Skip
    };
    let reader = TextReader::new(settings, breaks);
    let origin = corpus.arguments().to_vec();
    let is_full = AtomicBool::new(false);
    let is_stopped =
        || progress.is_cancelled() || spill.failure().is_some() || is_full.load(Ordering::Relaxed);
    let mut batches = Batches::new(&mut corpus, BATCH_BYTES, &is_stopped);
    let partial = batches
        .by_ref()
        .par_bridge()
        .fold(
            || Worker::new(spill, keeps_order),
            |mut worker, batch| {
                let (documents, bytes) = (batch.documents(), batch.bytes);
                for section in batch.sections {
                    worker.count(section, &reader);
                }
                worker.report_tables();
                if worker.is_out_of_memory() {
                    is_full.store(true, Ordering::Relaxed);
                }
                progress.advance(documents, bytes);
                worker
            },
        )
        .map(Worker::finish)
        .reduce(PartialCounts::default, PartialCounts::merge);
    let unread = batches.into_skipped();
    if progress.is_cancelled() {
        return Err(CountError::Cancelled);
    }
    if let Some(failure) = spill.failure() {
        return Err(CountError::Spill(failure));
    }
    if is_full.load(Ordering::Relaxed) {
        return Err(CountError::OutOfMemory);
    }
    Ok(partial.into_counted(unread, corpus.finish(), origin))
}
