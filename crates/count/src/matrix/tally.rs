//! Document frequencies and counts of terms.

/// Document frequencies and counts of terms in a set of documents. Tallies of disjoint sets add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// For each term, the number of documents that contain it.
    pub document_frequencies: Vec<u32>,
    /// For each term, its count in all of these documents together.
    pub counts: Vec<u64>,
}

impl Tally {
    /// A tally of terms with these document frequencies and counts, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there are not as many of one as of the other.
    pub fn new(document_frequencies: Vec<u32>, counts: Vec<u64>) -> Tally {
        assert_eq!(
            document_frequencies.len(),
            counts.len(),
            "every term has a document frequency and a count"
        );
        Tally {
            document_frequencies,
            counts,
        }
    }

    /// The tally of both sets, which must be disjoint.
    #[must_use]
    pub fn merge(mut self, other: Tally) -> Tally {
        if self.counts.is_empty() {
            return other;
        }
        let frequencies = &mut self.document_frequencies;
        for (sum, more) in frequencies.iter_mut().zip(other.document_frequencies) {
            *sum += more;
        }
        for (sum, more) in self.counts.iter_mut().zip(other.counts) {
            *sum += more;
        }
        self
    }

    /// The tally of only the terms for which `keep` is true.
    #[must_use]
    pub fn retain(self, keep: impl Fn(usize) -> bool) -> Tally {
        fn kept<T>(all: Vec<T>, keep: impl Fn(usize) -> bool) -> Vec<T> {
            let kept = all.into_iter().enumerate().filter(|(term, _)| keep(*term));
            kept.map(|(_, value)| value).collect()
        }
        Tally {
            document_frequencies: kept(self.document_frequencies, &keep),
            counts: kept(self.counts, &keep),
        }
    }
}
