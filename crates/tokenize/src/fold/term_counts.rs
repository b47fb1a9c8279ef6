//! How often the terms of English documents occur.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::fold::case::Shape;
use crate::fold::executor::Executor;
use crate::fold::plural::CaseCounts;
use crate::fold::surface::Reason;
use crate::fold::word::{Candidate, Word};
use crate::language::Language;

/// The number of partitions that terms are divided into by their hashes, so that partitions can be counted
/// in parallel and each fits into the processor's cache.
pub(crate) const PARTITIONS: usize = 64;

/// The terms in a unit of work.
const CHUNK: usize = 1 << 14;

/// How often each term that is not an acronym occurs in English documents.
pub(crate) struct TermCounts<'t> {
    partitions: Vec<HashTable<(&'t str, CaseCounts)>>,
}

impl<'t> TermCounts<'t> {
    /// Counts `candidates`, which are those of `words`.
    pub(crate) fn new(
        words: &[Word<'_>],
        candidates: &'t [Result<Candidate, Reason>],
        executor: &impl Executor,
    ) -> TermCounts<'t> {
        let chunks: Vec<_> = words.chunks(CHUNK).zip(candidates.chunks(CHUNK)).collect();
        let divided = executor.map(&chunks, |(words, candidates)| {
            let mut partitions = vec![Vec::new(); PARTITIONS];
            for (word, candidate) in words.iter().zip(*candidates) {
                if let Some(candidate) = foldable(word, candidate) {
                    let occurrences = Occurrences::new(word, candidate);
                    partitions[partition(candidate.hash)].push(occurrences);
                }
            }
            partitions
        });
        let indices: Vec<usize> = (0..PARTITIONS).collect();
        TermCounts {
            partitions: executor.map(&indices, |index| {
                let chunks = divided
                    .iter()
                    .map(|partitions| partitions[*index].as_slice());
                count(&chunks.collect::<Vec<_>>())
            }),
        }
    }

    /// How often the term `text` occurs.
    pub(crate) fn get(&self, text: &str) -> Option<CaseCounts> {
        let hash = hash(text);
        let found = self.partitions[partition(hash)].find(hash, |(own, _)| *own == text)?;
        Some(found.1)
    }
}

/// The candidate of a word, if it may be a plural or have one.
pub(crate) fn foldable<'t>(
    word: &Word<'_>,
    candidate: &'t Result<Candidate, Reason>,
) -> Option<&'t Candidate> {
    candidate
        .as_ref()
        .ok()
        .filter(|term| !term.is_acronym && word.surface.language == Language::ENGLISH)
}

/// The hash of a term.
pub(crate) fn hash(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

/// The partition of a term with this hash.
pub(crate) fn partition(hash: u64) -> usize {
    // The hash table of a partition uses the highest and the lowest bits.
    usize::from(hash.to_le_bytes()[4]) % PARTITIONS
}

/// The occurrences of a term by one surface.
#[derive(Clone, Copy)]
struct Occurrences<'t> {
    text: &'t str,
    hash: u64,
    counts: CaseCounts,
}

impl<'t> Occurrences<'t> {
    fn new(word: &Word<'_>, candidate: &'t Candidate) -> Occurrences<'t> {
        let mut counts = CaseCounts::default();
        match word.shape {
            _ if word.surface.in_capitals => counts.in_headlines = word.surface.count,
            Shape::Other => counts.lower = word.surface.count,
            _ => counts.capitalized = word.surface.count,
        }
        Occurrences {
            text: &candidate.text,
            hash: candidate.hash,
            counts,
        }
    }
}

/// Counts the terms of one partition.
fn count<'t>(chunks: &[&[Occurrences<'t>]]) -> HashTable<(&'t str, CaseCounts)> {
    let length = chunks.iter().map(|chunk| chunk.len()).sum();
    let mut table: HashTable<(&str, CaseCounts)> = HashTable::with_capacity(length);
    for Occurrences { text, hash, counts } in chunks.iter().copied().flatten() {
        let entry = table
            .entry(*hash, |(own, _)| own == text, |(own, _)| self::hash(own))
            .or_insert_with(|| (text, CaseCounts::default()));
        let (_, sum) = entry.into_mut();
        sum.lower += counts.lower;
        sum.capitalized += counts.capitalized;
        sum.in_headlines += counts.in_headlines;
    }
    table
}
