//! A list of phrases that is matched against runs of terms.

use super::sequence_interner::{EMPTY, SequenceInterner};

/// A list of phrases: sequences of two or more terms.
///
/// ```
/// use keyweight_count::Phrases;
///
/// let phrases: Phrases = [&[3, 5][..], &[3, 5, 8]].into_iter().collect();
/// assert_eq!(phrases.longest_match([3, 5, 9]), 2);
/// assert_eq!(phrases.longest_match([3, 5, 8]), 3);
/// assert_eq!(phrases.longest_match([5, 3]), 0);
/// assert_eq!(phrases.matches([3, 5, 8, 1]).collect::<Vec<_>>(), [2, 3]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    sequences: SequenceInterner,
    /// For each sequence, whether it is a phrase and not only the prefix of one.
    is_phrase: Vec<bool>,
}

impl Phrases {
    /// The length of the longest phrase that `terms` start with, in terms, or zero.
    pub fn longest_match(&self, terms: impl IntoIterator<Item = u32>) -> usize {
        self.matches(terms).last().unwrap_or(0)
    }

    /// The lengths of all phrases that `terms` start with, shortest first.
    pub fn matches(&self, terms: impl IntoIterator<Item = u32>) -> impl Iterator<Item = usize> {
        let prefixes = terms.into_iter().scan(EMPTY, |at, term| {
            *at = self.sequences.find(*at, term)?;
            Some(*at)
        });
        let lengths = (1..).zip(prefixes);
        lengths
            .filter(|(_, sequence)| self.is_phrase[*sequence as usize])
            .map(|(length, _)| length)
    }
}

impl<'t> FromIterator<&'t [u32]> for Phrases {
    fn from_iter<I: IntoIterator<Item = &'t [u32]>>(phrases: I) -> Phrases {
        let mut list = Phrases::default();
        for phrase in phrases {
            let mut at = EMPTY;
            for term in phrase {
                at = list.sequences.intern(at, *term);
            }
            list.is_phrase.resize(list.sequences.len(), false);
            if at != EMPTY {
                list.is_phrase[at as usize] = true;
            }
        }
        list
    }
}
