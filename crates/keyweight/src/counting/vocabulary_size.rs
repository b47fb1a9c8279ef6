//! How much memory the distinct words of a corpus take, which no limit reduces.

use keyweight_count::{Counts, Surfaces};

use super::counted::CountedDocument;

/// How many bytes a distinct word takes at most during a run, beside its spelling. Like the other
/// numbers here, this was measured; `docs/large-corpora.md` says how.
const WORD: u64 = 230;
/// How often the spelling of a distinct word is in memory at the same time.
const SPELLINGS: u64 = 2;
/// How many bytes a distinct n-gram or phrase takes at most, beside its spelling.
const UNIT: u64 = 150;
/// How often the spelling of an n-gram is in memory at the same time.
const UNIT_SPELLINGS: u64 = 3;

/// How much memory the vocabulary of a corpus takes: its distinct words and n-grams, and the names of its
/// documents. A [memory limit](crate::Resources::memory) does not reduce this; counts beyond the limit
/// go to a file, but the vocabulary cannot.
///
/// It depends only on the corpus and the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct VocabularySize {
    /// The number of distinct surfaces of words.
    pub words: u64,
    /// The number of distinct n-grams, or words and phrases, if these are weighed in place of words.
    pub units: u64,
    /// The number of documents.
    pub documents: u64,
    /// About how many bytes all of them take when they take most, with two threads.
    pub bytes: u64,
}

impl VocabularySize {
    pub(crate) fn new(
        words: &Surfaces,
        units: Option<&Surfaces>,
        documents: &[CountedDocument],
    ) -> VocabularySize {
        let number = |surfaces: &Surfaces| surfaces.len() as u64;
        let text = |surfaces: &Surfaces| surfaces.strings().text_bytes() as u64;
        let of_documents: u64 = documents.iter().map(CountedDocument::memory).sum();
        let (of_units, units) = match units {
            None => (0, 0),
            Some(units) => (
                number(units) * UNIT + text(units) * UNIT_SPELLINGS,
                number(units),
            ),
        };
        let of_words = number(words) * WORD + text(words) * SPELLINGS;
        VocabularySize {
            words: number(words),
            units,
            documents: documents.len() as u64,
            bytes: of_words + of_units + of_documents,
        }
    }

    pub(crate) fn of_counts(counts: &Counts, documents: &[CountedDocument]) -> VocabularySize {
        VocabularySize::new(counts.surfaces(), None, documents)
    }
}
