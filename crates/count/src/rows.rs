//! Sparse rows of counts.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Rows of (column, count) pairs: columns rise within a row and counts are positive.
///
/// A pair takes eight bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct SparseRows {
    /// Where each row begins; one more than there are rows.
    offsets: Vec<usize>,
    columns: Vec<u32>,
    counts: Vec<u32>,
}

/// Sparse rows could not be made of what was given.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RowError {
    /// The offsets do not cut the pairs into rows.
    #[error("the offsets of the rows do not fit {pairs} pairs of column and count")]
    Offsets {
        /// How many pairs there are.
        pairs: usize,
    },
    /// A row's columns do not rise, or a count is zero.
    #[error("row {row} has columns that do not rise or a count of zero")]
    Row {
        /// The first such row, from 0.
        row: usize,
    },
    /// A column is not below the number of columns.
    #[error("column {column} is not below {columns}, the number of columns")]
    Column {
        /// The column.
        column: u32,
        /// The number of columns.
        columns: usize,
    },
    /// Names are not distinct and in byte order.
    #[error("the names of the columns are not distinct and in byte order")]
    Names,
    /// Rows and their numbers do not match.
    #[error("{rows} rows have {ordinals} numbers, or the numbers do not rise")]
    Ordinals {
        /// How many rows there are.
        rows: usize,
        /// How many numbers there are.
        ordinals: usize,
    },
}

/// The parts of [`SparseRows`] as they come from outside.
#[derive(Deserialize)]
struct Unchecked {
    offsets: Vec<usize>,
    columns: Vec<u32>,
    counts: Vec<u32>,
}

impl TryFrom<Unchecked> for SparseRows {
    type Error = RowError;

    fn try_from(parts: Unchecked) -> Result<SparseRows, RowError> {
        let pairs = parts.columns.len();
        let whole = parts.counts.len() == pairs
            && parts.offsets.first() == Some(&0)
            && parts.offsets.last() == Some(&pairs)
            && parts.offsets.is_sorted();
        if !whole {
            return Err(RowError::Offsets { pairs });
        }
        let rows = SparseRows {
            offsets: parts.offsets,
            columns: parts.columns,
            counts: parts.counts,
        };
        let bad = (0..rows.len()).find(|row| {
            let range = rows.offsets[*row]..rows.offsets[*row + 1];
            !rows.columns[range.clone()].is_sorted_by(|a, b| a < b)
                || rows.counts[range].contains(&0)
        });
        bad.map_or(Ok(rows), |row| Err(RowError::Row { row }))
    }
}

impl Default for SparseRows {
    fn default() -> SparseRows {
        SparseRows::new()
    }
}

impl SparseRows {
    /// No rows.
    pub fn new() -> SparseRows {
        SparseRows {
            offsets: vec![0],
            columns: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many (column, count) pairs there are in all rows.
    pub fn pairs(&self) -> usize {
        self.columns.len()
    }

    /// The (column, count) pairs of `row`, columns rising.
    ///
    /// # Panics
    ///
    /// If `row` is not below [`len`](SparseRows::len).
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = (u32, u32)> + Clone + '_ {
        let range = self.offsets[row]..self.offsets[row + 1];
        let columns = self.columns[range.clone()].iter().copied();
        columns.zip(self.counts[range].iter().copied())
    }

    /// All (column, count) pairs, row after row.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let columns = self.columns.iter().copied();
        columns.zip(self.counts.iter().copied())
    }

    /// Adds a row; `pairs` must have rising columns.
    pub(crate) fn push(&mut self, pairs: impl IntoIterator<Item = (u32, u32)>) {
        for (column, count) in pairs {
            self.columns.push(column);
            self.counts.push(count);
        }
        self.offsets.push(self.columns.len());
    }

    /// Adds a row of pairs in any order; those of one column are added up. A sum beyond `u32::MAX`
    /// stays there, as in [`push_sum`](SparseRows::push_sum).
    pub(crate) fn push_unordered(&mut self, pairs: &mut [(u32, u32)]) {
        pairs.sort_unstable_by_key(|(column, _)| *column);
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            let sum = same
                .iter()
                .fold(0_u32, |sum, (_, count)| sum.saturating_add(*count));
            self.columns.push(same[0].0);
            self.counts.push(sum);
        }
        self.offsets.push(self.columns.len());
    }

    /// Adds a row that is the sum of two, both with rising columns.
    ///
    /// A sum beyond `u32::MAX` stays there; a document would need 16 GB of one word for it.
    pub(crate) fn push_sum(
        &mut self,
        left: impl IntoIterator<Item = (u32, u32)>,
        right: impl IntoIterator<Item = (u32, u32)>,
    ) {
        let mut left = left.into_iter().peekable();
        let mut right = right.into_iter().peekable();
        loop {
            let next = match (left.peek().copied(), right.peek().copied()) {
                (Some((a, count)), Some((b, other))) if a == b => {
                    right.next();
                    left.next();
                    Some((a, count.saturating_add(other)))
                }
                (Some((a, _)), Some((b, _))) if a < b => left.next(),
                (_, Some(_)) => right.next(),
                (_, None) => left.next(),
            };
            let Some((column, count)) = next else {
                break;
            };
            self.columns.push(column);
            self.counts.push(count);
        }
        self.offsets.push(self.columns.len());
    }

    /// The same rows with every column renamed; the rows are put in order again.
    pub(crate) fn renumbered(mut self, new: &[u32]) -> SparseRows {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for bounds in self.offsets.windows(2) {
            let range = bounds[0]..bounds[1];
            pairs.clear();
            pairs.extend(
                self.columns[range.clone()]
                    .iter()
                    .map(|column| new[*column as usize])
                    .zip(self.counts[range.clone()].iter().copied()),
            );
            pairs.sort_unstable_by_key(|(column, _)| *column);
            for (at, (column, count)) in range.zip(&pairs) {
                self.columns[at] = *column;
                self.counts[at] = *count;
            }
        }
        self
    }

    /// Whether every column is below `columns`.
    pub(crate) fn check_columns(&self, columns: usize) -> Result<(), RowError> {
        match self
            .columns
            .iter()
            .find(|column| **column as usize >= columns)
        {
            Some(&column) => Err(RowError::Column { column, columns }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(offsets: &[usize], columns: &[u32], counts: &[u32]) -> Result<SparseRows, RowError> {
        SparseRows::try_from(Unchecked {
            offsets: offsets.to_vec(),
            columns: columns.to_vec(),
            counts: counts.to_vec(),
        })
    }

    #[test]
    fn a_sum_adds_equal_columns() {
        let mut rows = SparseRows::new();
        rows.push_sum([(1, 2), (4, 1)], [(0, 1), (1, 3), (5, 1)]);
        let row: Vec<_> = rows.row(0).collect();
        assert_eq!(row, [(0, 1), (1, 5), (4, 1), (5, 1)]);
    }

    #[test]
    fn only_whole_rows_are_taken_from_outside() {
        assert!(parts(&[0, 2, 2], &[1, 5], &[1, 1]).is_ok());
        assert!(matches!(
            parts(&[0, 3], &[1, 5], &[1, 1]),
            Err(RowError::Offsets { .. })
        ));
        assert!(matches!(
            parts(&[], &[], &[]),
            Err(RowError::Offsets { .. })
        ));
        assert!(matches!(
            parts(&[0, 2], &[5, 1], &[1, 1]),
            Err(RowError::Row { row: 0 })
        ));
        assert!(matches!(
            parts(&[0, 1], &[5], &[0]),
            Err(RowError::Row { row: 0 })
        ));
    }
}
