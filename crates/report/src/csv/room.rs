//! Room for a line, written in pieces of a fixed size, of which the first few bytes count.
//!
//! Copying a piece of 16 bytes takes one instruction, copying `n` bytes a call; so short pieces are
//! copied whole, and the next one begins where the part that counts ends. These functions take the
//! place to write to and give the one behind it, which so stays in a register.

/// As many bytes behind the end of a line may be written to.
pub(crate) const SLACK: usize = 64;

/// Writes `piece`, of which the first `length` bytes count.
#[inline]
pub(crate) fn put<const N: usize>(
    piece: [u8; N],
    length: usize,
    room: &mut [u8],
    at: usize,
) -> usize {
    const { assert!(N <= SLACK) }
    room[at..at + N].copy_from_slice(&piece);
    at + length
}

/// Writes `length` bytes, from `N` to `2 * N` of them, of which `first` are the first and `last` the
/// last.
#[inline]
pub(crate) fn put_ends<const N: usize>(
    first: [u8; N],
    last: [u8; N],
    length: usize,
    room: &mut [u8],
    at: usize,
) -> usize {
    let behind = put(first, length, room, at);
    put(last, N, room, behind - N)
}

/// Writes any number of bytes.
pub(crate) fn put_all(bytes: &[u8], room: &mut [u8], at: usize) -> usize {
    let behind = at + bytes.len();
    room[at..behind].copy_from_slice(bytes);
    behind
}
