//! The document-term matrix.

use serde::{Deserialize, Serialize};

use crate::rows::{RowError, SparseRows};

/// How often each term occurs in each document: a sparse row per document, in input order, and a
/// column per term, in byte order.
///
/// ```
/// use keyweight_count::{Context, Counter, Lexicon};
///
/// let mut counter = Counter::new();
/// counter.count(0, ["tariff", "chip", "chip"].map(|surface| (surface, Context(0))));
/// let lexicon = Lexicon::new([Some("chip"), Some("tariff")]);
/// let matrix = counter.finish().document_term_matrix(&lexicon);
/// assert_eq!(matrix.terms(), ["chip", "tariff"]);
/// assert_eq!(matrix.term_counts(), [2, 1]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct DocTermMatrix {
    terms: Vec<String>,
    rows: SparseRows,
}

/// The parts of a [`DocTermMatrix`] as they come from outside.
#[derive(Deserialize)]
struct Unchecked {
    terms: Vec<String>,
    rows: SparseRows,
}

impl TryFrom<Unchecked> for DocTermMatrix {
    type Error = RowError;

    fn try_from(parts: Unchecked) -> Result<DocTermMatrix, RowError> {
        if !parts.terms.is_sorted_by(|a, b| a < b) {
            return Err(RowError::Names);
        }
        parts.rows.check_columns(parts.terms.len())?;
        Ok(DocTermMatrix::new(parts.terms, parts.rows))
    }
}

impl DocTermMatrix {
    pub(crate) fn new(terms: Vec<String>, rows: SparseRows) -> DocTermMatrix {
        DocTermMatrix { terms, rows }
    }

    /// The terms, in byte order.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.rows.len()
    }

    /// How many (document, term) pairs have a count.
    pub fn pairs(&self) -> usize {
        self.rows.pairs()
    }

    /// The (term, count) pairs of a document, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If `document` is not below [`documents`](DocTermMatrix::documents).
    pub fn row(&self, document: usize) -> impl ExactSizeIterator<Item = (u32, u32)> + Clone + '_ {
        self.rows.row(document)
    }

    /// For each term the number of documents that contain it.
    pub fn document_frequencies(&self) -> Vec<u32> {
        let mut frequencies = vec![0; self.terms.len()];
        for (term, _) in self.rows.iter() {
            frequencies[term as usize] += 1;
        }
        frequencies
    }

    /// For each term its count in all documents together.
    pub fn term_counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.terms.len()];
        for (term, count) in self.rows.iter() {
            counts[term as usize] += u64::from(count);
        }
        counts
    }

    /// The matrix without the terms for which `keep` is false. Documents stay, even empty ones.
    #[must_use]
    pub fn retain_terms(self, keep: impl Fn(usize) -> bool) -> DocTermMatrix {
        let kept: Vec<bool> = (0..self.terms.len()).map(keep).collect();
        if kept.iter().all(|keep| *keep) {
            return self;
        }
        let mut new = Vec::with_capacity(kept.len());
        let mut next = 0;
        for keep in &kept {
            new.push(next);
            next += u32::from(*keep);
        }
        let mut rows = SparseRows::new();
        for document in 0..self.documents() {
            let row = self
                .rows
                .row(document)
                .filter(|(term, _)| kept[*term as usize]);
            rows.push(row.map(|(term, count)| (new[term as usize], count)));
        }
        let terms = self.terms.into_iter().zip(kept);
        DocTermMatrix {
            terms: terms
                .filter_map(|(term, keep)| keep.then_some(term))
                .collect(),
            rows,
        }
    }

    /// Both matrices in one: the terms of both, the documents of `self` before those of `other`.
    ///
    /// # Panics
    ///
    /// If there are more than `u32::MAX` terms together, for which no machine has the memory.
    #[must_use]
    pub fn merge(self, other: DocTermMatrix) -> DocTermMatrix {
        let mut terms: Vec<String> = self.terms.iter().chain(&other.terms).cloned().collect();
        terms.sort_unstable();
        terms.dedup();
        let place = |term: &String| {
            let place = terms
                .binary_search(term)
                .expect("the union holds every term");
            u32::try_from(place).expect("terms are numbered by u32")
        };
        let left: Vec<u32> = self.terms.iter().map(place).collect();
        let right: Vec<u32> = other.terms.iter().map(place).collect();
        let mut rows = self.rows.renumbered(&left);
        let other = other.rows.renumbered(&right);
        for document in 0..other.len() {
            rows.push(other.row(document));
        }
        DocTermMatrix { terms, rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(terms: &[&str], rows: &[&[(u32, u32)]]) -> DocTermMatrix {
        let mut sparse = SparseRows::new();
        for row in rows {
            sparse.push(row.iter().copied());
        }
        DocTermMatrix::new(
            terms.iter().map(|term| (*term).to_owned()).collect(),
            sparse,
        )
    }

    #[test]
    fn two_halves_are_the_whole() {
        let first = matrix(&["b", "d"], &[&[(0, 1), (1, 2)]]);
        let second = matrix(&["a", "b"], &[&[(0, 5)], &[(1, 7)]]);
        let whole = matrix(&["a", "b", "d"], &[&[(1, 1), (2, 2)], &[(0, 5)], &[(1, 7)]]);
        assert_eq!(first.merge(second), whole);
    }

    #[test]
    fn terms_can_be_left_out() {
        let all = matrix(&["a", "b", "c"], &[&[(0, 1), (2, 2)], &[(1, 3)]]);
        let some = all.retain_terms(|term| term != 1);
        assert_eq!(some, matrix(&["a", "c"], &[&[(0, 1), (1, 2)], &[]]));
        assert_eq!(some.document_frequencies(), [1, 1]);
    }

    #[test]
    fn a_matrix_reads_back_and_a_broken_one_is_refused() {
        let all = matrix(&["a", "b"], &[&[(0, 1), (1, 2)]]);
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<DocTermMatrix>(&text).unwrap(), all);
        let unordered = text.replace(r#"["a","b"]"#, r#"["b","a"]"#);
        assert!(serde_json::from_str::<DocTermMatrix>(&unordered).is_err());
        let outside = text.replace(r#"["a","b"]"#, r#"["a"]"#);
        assert!(serde_json::from_str::<DocTermMatrix>(&outside).is_err());
    }
}
