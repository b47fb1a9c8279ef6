//! Copies of fixed size into a buffer, of which only the first few bytes count.
//!
//! Copying 16 bytes takes one instruction, copying `n` bytes a call. So short texts are copied with
//! whatever follows them, and the next copy begins where the part that counts ends. These functions
//! take the place to write to and return the place after it, which so stays in a register.

/// Up to this many bytes after the end of a line may be overwritten.
pub(super) const SLACK: usize = 64;

/// Writes `bytes`, of which the first `length` count.
#[inline]
pub(super) fn put<const N: usize>(
    bytes: [u8; N],
    length: usize,
    buffer: &mut [u8],
    at: usize,
) -> usize {
    const { assert!(N <= SLACK) }
    buffer[at..at + N].copy_from_slice(&bytes);
    at + length
}

/// Writes `length` bytes, from `N` to `2 * N` of them, given their beginning and their end.
#[inline]
pub(super) fn put_ends<const N: usize>(
    first: [u8; N],
    last: [u8; N],
    length: usize,
    buffer: &mut [u8],
    at: usize,
) -> usize {
    let end = put(first, length, buffer, at);
    put(last, N, buffer, end - N)
}

/// Writes any number of bytes.
pub(super) fn put_all(bytes: &[u8], buffer: &mut [u8], at: usize) -> usize {
    let end = at + bytes.len();
    buffer[at..end].copy_from_slice(bytes);
    end
}
