//! Divides the rows of a table, or what they are made from, into blocks.

use std::ops::Range;

/// The number of blocks of `size` that cover `length`.
pub(super) fn blocks(length: usize, size: usize) -> usize {
    length.div_ceil(size)
}

/// The part of `0..length` that is in block number `index`.
pub(super) fn block(index: usize, size: usize, length: usize) -> Range<usize> {
    let start = (index * size).min(length);
    start..(start + size).min(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cover_the_whole() {
        let covered: Vec<usize> = (0..blocks(7, 3))
            .flat_map(|index| block(index, 3, 7))
            .collect();
        assert_eq!(covered, (0..7).collect::<Vec<_>>());
        assert_eq!(blocks(0, 3), 0);
    }
}
