//! Reads a corpus and counts it, on all threads.

use std::collections::BTreeMap;
use std::sync::Arc;

use keyweight_corpus::{Corpus, InputFile, Notice, Pending, Skipped};
use keyweight_count::{Counter, Counts, DocumentPart, Spill, SpillError};
use keyweight_tokenize::{Break, Breaks, Language, Segmenter, Token};
use rayon::iter::{ParallelBridge, ParallelIterator};
use thiserror::Error;

use crate::counting::{Counted, CountedDocument};
use crate::counting::{Languages, context};
use crate::execution::Progress;
use crate::execution::Resources;
use crate::execution::TempFile;
use crate::settings::Settings;

/// About how many bytes of text a thread is given at a time.
const BATCH_BYTES: u64 = 1 << 20;
/// How many documents a thread is given at a time, at most.
const BATCH_DOCUMENTS: usize = 512;

/// A corpus could not be counted. What concerns one document of several is a [`Skipped`] instead.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CountError {
    /// The work was given up, as [`Progress::is_cancelled`] asked for.
    #[error("the work was given up")]
    Cancelled,
    /// Counts beyond the memory limit could not be put on the disk or read back.
    #[error(transparent)]
    Spill {
        /// Names the folder of the file; its source is the error of the system.
        failure: SpillError,
    },
}

/// Counts all documents of `corpus` on the threads of the current rayon pool.
///
/// The result depends on nothing but the corpus and the settings: not on the number of threads, nor
/// on which of them was faster, nor on `resources`.
///
/// # Errors
///
/// [`CountError::Cancelled`] if `progress` says so, and [`CountError::Spill`] if a temporary file
/// was needed and could not be written.
pub fn count(
    corpus: Corpus,
    settings: &Settings,
    resources: &Resources,
    progress: &dyn Progress,
) -> Result<Counted, CountError> {
    count_into(&TempFile::new(resources), corpus, settings, progress)
}

/// The same with the counts beyond the limit in `spill`.
pub(crate) fn count_into(
    spill: &Arc<TempFile>,
    mut corpus: Corpus,
    settings: &Settings,
    progress: &dyn Progress,
) -> Result<Counted, CountError> {
    let keep_order = settings.needs_order();
    let reader = Reader {
        segmenter: settings.segmenter().with_breaks(if keep_order {
            Breaks::Mark
        } else {
            Breaks::Skip
        }),
        languages: Languages::new(settings.language),
    };
    let origin = corpus.arguments().to_vec();
    let mut batches = Batches {
        corpus: &mut corpus,
        position: 0,
        skipped: Vec::new(),
        stop: &|| progress.is_cancelled() || spill.failure().is_some(),
    };
    let part = batches
        .by_ref()
        .par_bridge()
        .fold(
            || Worker::new(spill, keep_order),
            |mut worker, batch| {
                let documents = batch
                    .iter()
                    .filter(|item| item.pending.piece_index() == 0)
                    .count();
                let bytes = batch.iter().map(|item| item.pending.bytes()).sum();
                for item in batch {
                    worker.take(item, &reader);
                }
                progress.advance(documents as u64, bytes);
                worker
            },
        )
        .map(Worker::finish)
        .reduce(Part::default, Part::merge);
    let unread = batches.skipped;
    if progress.is_cancelled() {
        return Err(CountError::Cancelled);
    }
    if let Some(failure) = spill.failure() {
        return Err(CountError::Spill { failure });
    }
    let summary = corpus.finish();
    Ok(Counted {
        origin,
        ..part.into_counted(unread, summary)
    })
}

/// What is needed to read a text; the same for all threads.
struct Reader {
    segmenter: Segmenter,
    languages: Languages,
}

/// A document on its way to a thread, with its place among all that the corpus gave.
struct Item {
    position: u64,
    pending: Pending,
}

/// The documents of a corpus in batches; keeps what could not be read.
struct Batches<'c> {
    corpus: &'c mut Corpus,
    /// The place of the next document.
    position: u64,
    skipped: Vec<(u64, Skipped)>,
    /// Whether to give up.
    stop: &'c (dyn Fn() -> bool + Sync),
}

impl Iterator for Batches<'_> {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Vec<Item>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        if (self.stop)() {
            return None;
        }
        while bytes < BATCH_BYTES && batch.len() < BATCH_DOCUMENTS {
            let Some(next) = self.corpus.next() else {
                break;
            };
            // A later part stands where its document does.
            let is_new = next
                .as_ref()
                .map_or(true, |pending| pending.piece_index() == 0);
            self.position += u64::from(is_new);
            let position = self.position - 1;
            match next {
                Ok(pending) => {
                    bytes += pending.bytes();
                    batch.push(Item { position, pending });
                }
                Err(skipped) => self.skipped.push((position, skipped)),
            }
        }
        (!batch.is_empty()).then_some(batch)
    }
}

/// What one thread has counted so far.
struct Worker {
    counter: Counter,
    /// The text at hand as the segmenter wants it.
    prepared: String,
    tokens: Vec<Token>,
    part: Part,
}

/// What some threads have counted; merges in any order.
#[derive(Default)]
struct Part {
    counts: Counts,
    documents: Vec<(u64, CountedDocument)>,
    /// The numbers of tokens of later parts of documents.
    more_tokens: Vec<(u64, u64)>,
    /// The tokens by language of documents, or parts of them, that are in several languages.
    mixed: Vec<(u64, BTreeMap<Language, u64>)>,
    /// Documents of which a later part could not be read.
    withdrawn: Vec<u64>,
    inputs: Vec<(u64, InputFile)>,
    skipped: Vec<(u64, Skipped)>,
    notices: Vec<(u64, Notice)>,
}

impl Worker {
    fn new(spill: &Arc<TempFile>, keep_order: bool) -> Worker {
        let spill = || Arc::clone(spill) as Arc<dyn Spill>;
        let counter = Counter::with_spill(spill());
        Worker {
            counter: if keep_order {
                counter.keep_order(Some(spill()))
            } else {
                counter
            },
            prepared: String::new(),
            tokens: Vec::new(),
            part: Part::default(),
        }
    }

    fn take(&mut self, item: Item, reader: &Reader) {
        let Item { position, pending } = item;
        let part = pending.piece_index();
        let is_first = part == 0;
        let loaded = match pending.load() {
            Ok(loaded) => loaded,
            Err(skipped) => {
                if !is_first {
                    self.part.withdrawn.push(position);
                }
                return self.part.skipped.push((position, skipped));
            }
        };
        let document = loaded.document;
        let opening = loaded.opening.as_deref().unwrap_or(&document.text);
        let text = reader
            .segmenter
            .prepare_in(&document.text, &mut self.prepared);
        let spoken = reader.languages.of(opening, text);
        let language = spoken.detected.language;
        reader
            .segmenter
            .segment_in(language, text, &mut self.tokens);
        let apart = self.tokens.iter().map(|token| token.break_before);
        let apart = apart.map(|before| before >= Break::Punctuation);
        let place = DocumentPart {
            ordinal: position,
            part,
        };
        let place_of = |(token, language): (&Token, Language)| {
            let range = token.start..token.end;
            (range, context(language, token.in_capitals))
        };
        let tokens = self.tokens.iter();
        if spoken.is_one() {
            // Nothing is asked for each of very many tokens.
            let places = tokens.map(|token| place_of((token, spoken.known)));
            self.counter.count_part(place, text, places, apart);
        } else {
            let languages = spoken.of_tokens(&self.tokens);
            let places = tokens.zip(languages).map(place_of);
            self.counter.count_part(place, text, places, apart);
        }
        let by_language = spoken.tally(&self.tokens);
        if !by_language.is_empty() {
            self.part.mixed.push((position, by_language));
        }
        let tokens = self.tokens.len() as u64;
        if !is_first {
            return self.part.more_tokens.push((position, tokens));
        }
        let counted = CountedDocument {
            id: document.id,
            title: document.title,
            metadata: document.metadata,
            language: spoken.detected,
            other_languages: Vec::new(),
            tokens,
        };
        self.part.documents.push((position, counted));
        self.part
            .inputs
            .extend(loaded.input.map(|input| (position, input)));
        let notices = loaded.notices.into_iter();
        self.part
            .notices
            .extend(notices.map(|notice| (position, notice)));
    }

    fn finish(self) -> Part {
        Part {
            counts: self.counter.finish(),
            ..self.part
        }
    }
}

impl Part {
    fn merge(mut self, other: Part) -> Part {
        self.counts = self.counts.merge(other.counts);
        self.documents.extend(other.documents);
        self.more_tokens.extend(other.more_tokens);
        self.mixed.extend(other.mixed);
        self.withdrawn.extend(other.withdrawn);
        self.inputs.extend(other.inputs);
        self.skipped.extend(other.skipped);
        self.notices.extend(other.notices);
        self
    }

    fn into_counted(
        mut self,
        unread: Vec<(u64, Skipped)>,
        summary: keyweight_corpus::Summary,
    ) -> Counted {
        self.skipped.extend(unread);
        self.withdrawn.sort_unstable();
        let mut documents = self.documents;
        documents.retain(|(position, _)| self.withdrawn.binary_search(position).is_err());
        documents.sort_by_key(|(position, _)| *position);
        for (position, tokens) in self.more_tokens {
            if let Ok(place) = documents.binary_search_by_key(&position, |(place, _)| *place) {
                documents[place].1.tokens += tokens;
            }
        }
        for (position, by_language) in in_one(self.mixed) {
            if let Ok(place) = documents.binary_search_by_key(&position, |(place, _)| *place) {
                documents[place].1.speak(by_language);
            }
        }
        let mut inputs = in_order(self.inputs);
        inputs.extend(summary.inputs);
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        let mut notices = in_order(self.notices);
        notices.extend(summary.notices);
        Counted {
            counts: self.counts.remove_documents(&self.withdrawn),
            documents: in_order(documents),
            inputs,
            skipped: in_order(self.skipped),
            notices,
            origin: Vec::new(),
        }
    }
}

/// The values by their places. Sorting is stable: what one document gave stays in its order.
fn in_order<T>(mut placed: Vec<(u64, T)>) -> Vec<T> {
    placed.sort_by_key(|(position, _)| *position);
    placed.into_iter().map(|(_, value)| value).collect()
}

/// The sums of what parts of documents gave, by document.
fn in_one(mixed: Vec<(u64, BTreeMap<Language, u64>)>) -> BTreeMap<u64, BTreeMap<Language, u64>> {
    let mut sums: BTreeMap<u64, BTreeMap<Language, u64>> = BTreeMap::new();
    for (position, by_language) in mixed {
        let sum = sums.entry(position).or_default();
        for (language, tokens) in by_language {
            *sum.entry(language).or_default() += tokens;
        }
    }
    sums
}
