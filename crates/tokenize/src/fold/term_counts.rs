//! How often the terms of English documents were seen.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::fold::case::Shape;
use crate::fold::executor::Mapper;
use crate::fold::plural::Seen;
use crate::fold::surface::Reason;
use crate::fold::word::{Term, Word};
use crate::language::Language;

/// Into so many parts the terms are divided by their hashes, so that parts can be counted side by
/// side and each fits into the processor's cache.
pub(crate) const PARTS: usize = 64;

/// So many terms are divided at a time.
const PIECE: usize = 1 << 14;

/// How often each term was seen that is no acronym, in English documents.
pub(crate) struct SeenTerms<'t> {
    parts: Vec<HashTable<(&'t str, Seen)>>,
}

impl<'t> SeenTerms<'t> {
    /// Counts `terms`, those of `words`.
    pub(crate) fn new(
        words: &[Word<'_>],
        terms: &'t [Result<Term, Reason>],
        mapper: &impl Mapper,
    ) -> SeenTerms<'t> {
        let pieces: Vec<_> = words.chunks(PIECE).zip(terms.chunks(PIECE)).collect();
        let divided = mapper.map(&pieces, |(words, terms)| {
            let mut parts = vec![Vec::new(); PARTS];
            for (word, term) in words.iter().zip(*terms) {
                if let Some(term) = foldable(word, term) {
                    parts[part(term.hash)].push(Occurrence::of(word, term));
                }
            }
            parts
        });
        let numbers: Vec<usize> = (0..PARTS).collect();
        SeenTerms {
            parts: mapper.map(&numbers, |number| {
                let parts = divided.iter().map(|parts| parts[*number].as_slice());
                count(&parts.collect::<Vec<_>>())
            }),
        }
    }

    pub(crate) fn get(&self, text: &str) -> Option<Seen> {
        let hash = hash(text);
        let found = self.parts[part(hash)].find(hash, |(own, _)| *own == text)?;
        Some(found.1)
    }
}

/// The term of a word that may be a plural or have one.
pub(crate) fn foldable<'t>(word: &Word<'_>, term: &'t Result<Term, Reason>) -> Option<&'t Term> {
    term.as_ref()
        .ok()
        .filter(|term| !term.is_acronym && word.surface.language == Language::ENGLISH)
}

/// The hash that a term with this text has.
pub(crate) fn hash(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

/// The part that what has this hash belongs to.
pub(crate) fn part(hash: u64) -> usize {
    // The table of a part goes by the highest and the lowest bits.
    usize::from(hash.to_le_bytes()[4]) % PARTS
}

/// A term as one surface is counted for it.
#[derive(Clone, Copy)]
struct Occurrence<'t> {
    text: &'t str,
    hash: u64,
    seen: Seen,
}

impl<'t> Occurrence<'t> {
    fn of(word: &Word<'_>, term: &'t Term) -> Occurrence<'t> {
        let mut seen = Seen::default();
        match word.shape {
            _ if word.surface.in_capitals => {}
            Shape::Other => seen.lower = word.surface.count,
            _ => seen.capitalized = word.surface.count,
        }
        Occurrence {
            text: &term.text,
            hash: term.hash,
            seen,
        }
    }
}

fn count<'t>(pieces: &[&[Occurrence<'t>]]) -> HashTable<(&'t str, Seen)> {
    let terms = pieces.iter().map(|piece| piece.len()).sum();
    let mut table: HashTable<(&str, Seen)> = HashTable::with_capacity(terms);
    for Occurrence { text, hash, seen } in pieces.iter().copied().flatten() {
        let entry = table
            .entry(*hash, |(own, _)| own == text, |(own, _)| self::hash(own))
            .or_insert_with(|| (text, Seen::default()));
        let (_, sum) = entry.into_mut();
        sum.lower += seen.lower;
        sum.capitalized += seen.capitalized;
    }
    table
}
