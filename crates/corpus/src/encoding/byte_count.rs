//! Counts of certain bytes.

/// Counts bytes in blocks so short that the sum fits into one byte: the processor adds many such
/// sums at once.
pub(crate) fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    let block = |block: &[u8]| {
        let sum = block.iter().map(|&byte| u8::from(is_counted(byte)));
        usize::from(sum.sum::<u8>())
    };
    bytes.chunks(255).map(block).sum()
}
