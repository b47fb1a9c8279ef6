//! Reads a corpus and counts it, on all threads.

use keyweight_corpus::{Corpus, InputFile, Metadata, Notice, Pending, Skipped};
use keyweight_count::{Context, Counter, Counts};
use keyweight_tokenize::{Detected, Language, LanguageDetector, Segmenter, Token};
use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::progress::Progress;
use crate::settings::{LanguageChoice, Settings};

/// About how many bytes of text a thread is given at a time.
const BATCH_BYTES: u64 = 1 << 20;
/// How many documents a thread is given at a time, at most.
const BATCH_DOCUMENTS: usize = 512;

/// What reading and counting a corpus gave, and what could not be read.
#[derive(Debug, Default)]
pub struct Counted {
    /// How often each surface occurs in each document.
    pub counts: Counts,
    /// The documents, in input order, one for each row of `counts`.
    pub documents: Vec<CountedDocument>,
    /// The files that were read, in byte order of their paths.
    pub inputs: Vec<InputFile>,
    /// What could not be read, and why, in input order.
    pub skipped: Vec<Skipped>,
    /// Remarks on what was read, in input order.
    pub notices: Vec<Notice>,
}

/// A document without its text.
#[derive(Clone, Debug)]
pub struct CountedDocument {
    /// What identifies it in every table.
    pub id: String,
    /// Its headline, or its first line.
    pub title: String,
    /// Its other fields.
    pub metadata: Metadata,
    /// What language its text seems to be in.
    pub language: Detected,
    /// How many tokens it has.
    pub tokens: u64,
}

/// Counts all documents of `corpus` on the threads of the current rayon pool.
///
/// The result depends on nothing but the corpus and the settings: not on the number of threads, nor
/// on which of them was faster.
pub fn count(mut corpus: Corpus, settings: &Settings, progress: &dyn Progress) -> Counted {
    let reader = Reader {
        segmenter: Segmenter::new(settings.segmentation),
        detector: match settings.language {
            LanguageChoice::Auto => Ok(LanguageDetector::new()),
            LanguageChoice::Fixed(language) => Err(language),
        },
    };
    let mut batches = Batches {
        corpus: &mut corpus,
        position: 0,
        skipped: Vec::new(),
    };
    let part = batches
        .by_ref()
        .par_bridge()
        .fold(Worker::default, |mut worker, batch| {
            let documents = batch.len() as u64;
            let bytes = batch.iter().map(|item| item.pending.bytes()).sum();
            for item in batch {
                worker.take(item, &reader);
            }
            progress.advance(documents, bytes);
            worker
        })
        .map(Worker::finish)
        .reduce(Part::default, Part::merge);
    let unread = batches.skipped;
    let summary = corpus.finish();
    part.into_counted(unread, summary)
}

/// What is needed to read a text; the same for all threads.
struct Reader {
    segmenter: Segmenter,
    /// Finds the language of a text, or knows that of all.
    detector: Result<LanguageDetector, Language>,
}

impl Reader {
    fn language(&self, text: &str) -> Detected {
        match &self.detector {
            Ok(detector) => detector.detect(text),
            Err(language) => Detected {
                language: *language,
                reliable: true,
            },
        }
    }
}

/// A document on its way to a thread, with its place among all that the corpus gave.
struct Item {
    position: u64,
    pending: Pending,
}

/// The documents of a corpus in batches; keeps what could not be read.
struct Batches<'c> {
    corpus: &'c mut Corpus,
    position: u64,
    skipped: Vec<(u64, Skipped)>,
}

impl Iterator for Batches<'_> {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Vec<Item>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH_BYTES && batch.len() < BATCH_DOCUMENTS {
            let Some(next) = self.corpus.next() else {
                break;
            };
            let position = self.position;
            self.position += 1;
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
#[derive(Default)]
struct Worker {
    counter: Counter,
    tokens: Vec<Token>,
    part: Part,
}

/// What some threads have counted; merges in any order.
#[derive(Default)]
struct Part {
    counts: Counts,
    documents: Vec<(u64, CountedDocument)>,
    inputs: Vec<(u64, InputFile)>,
    skipped: Vec<(u64, Skipped)>,
    notices: Vec<(u64, Notice)>,
}

impl Worker {
    fn take(&mut self, item: Item, reader: &Reader) {
        let Item { position, pending } = item;
        let loaded = match pending.load() {
            Ok(loaded) => loaded,
            Err(skipped) => return self.part.skipped.push((position, skipped)),
        };
        let document = loaded.document;
        let language = reader.language(&document.text);
        let known = if language.reliable {
            language.language
        } else {
            Language::UNKNOWN
        };
        let text = reader.segmenter.prepare(&document.text);
        reader.segmenter.segment(&text, &mut self.tokens);
        let surfaces = self
            .tokens
            .iter()
            .map(|token| (token.surface(&text), context(known, token.in_capitals)));
        self.counter.count(position, surfaces);
        let counted = CountedDocument {
            id: document.id,
            title: document.title,
            metadata: document.metadata,
            language,
            tokens: self.tokens.len() as u64,
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
        let mut inputs = in_order(self.inputs);
        inputs.extend(summary.inputs);
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        let mut notices = in_order(self.notices);
        notices.extend(summary.notices);
        Counted {
            counts: self.counts,
            documents: in_order(self.documents),
            inputs,
            skipped: in_order(self.skipped),
            notices,
        }
    }
}

/// The values by their places. Sorting is stable: what one document gave stays in its order.
fn in_order<T>(mut placed: Vec<(u64, T)>) -> Vec<T> {
    placed.sort_by_key(|(position, _)| *position);
    placed.into_iter().map(|(_, value)| value).collect()
}

/// What the rules for a surface need to know of its surroundings, in one number.
fn context(language: Language, in_capitals: bool) -> Context {
    Context(language.index() * 2 + u16::from(in_capitals))
}

/// The two halves of a [`context`].
pub(crate) fn from_context(context: Context) -> (Language, bool) {
    let language = Language::from_index(context.0 / 2);
    (language, context.0 % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_holds_language_and_capitals() {
        for code in ["und", "en", "zz"] {
            let language: Language = code.parse().unwrap();
            for in_capitals in [false, true] {
                let context = context(language, in_capitals);
                assert_eq!(from_context(context), (language, in_capitals));
            }
        }
    }
}
