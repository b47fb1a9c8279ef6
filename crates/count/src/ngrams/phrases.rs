//! A list of phrases, found in runs of terms.

use super::sequence_interner::{Chains, NOTHING};

/// Phrases: sequences of two and more terms.
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
    chains: Chains,
    /// Whether each of the chains is a phrase, not only the beginning of one.
    is_whole: Vec<bool>,
}

impl Phrases {
    /// How many terms the longest phrase has that `terms` begin with; zero if there is none.
    pub fn longest_match(&self, terms: impl IntoIterator<Item = u32>) -> usize {
        self.matches(terms).last().unwrap_or(0)
    }

    /// How many terms each phrase has that `terms` begin with, the shortest first.
    pub fn matches(&self, terms: impl IntoIterator<Item = u32>) -> impl Iterator<Item = usize> {
        let beginnings = terms.into_iter().scan(NOTHING, |at, term| {
            *at = self.chains.find(*at, term)?;
            Some(*at)
        });
        let lengths = (1..).zip(beginnings);
        lengths
            .filter(|(_, number)| self.is_whole[*number as usize])
            .map(|(length, _)| length)
    }
}

impl<'t> FromIterator<&'t [u32]> for Phrases {
    fn from_iter<I: IntoIterator<Item = &'t [u32]>>(phrases: I) -> Phrases {
        let mut list = Phrases::default();
        for phrase in phrases {
            let mut at = NOTHING;
            for term in phrase {
                at = list.chains.longer(at, *term);
            }
            list.is_whole.resize(list.chains.len(), false);
            if at != NOTHING {
                list.is_whole[at as usize] = true;
            }
        }
        list
    }
}
