//! Reads items of a few bytes each from a file that may be cut short.

use std::io::{self, Read};

/// How many items are read at a time. A file that says it has more than it has takes no more memory
/// than this beyond what it has.
const AT_A_TIME: usize = 1 << 13;

/// Reads `count` items of `N` bytes.
///
/// # Errors
///
/// Whatever the reader says; [`io::ErrorKind::UnexpectedEof`] if it ends before.
pub(super) fn items<const N: usize, T>(
    mut reader: impl Read,
    count: usize,
    item: impl Fn([u8; N]) -> T,
) -> io::Result<Vec<T>> {
    let mut items = Vec::new();
    let mut bytes = vec![[0; N]; count.min(AT_A_TIME)];
    while items.len() < count {
        let next = &mut bytes[..AT_A_TIME.min(count - items.len())];
        reader.read_exact(next.as_flattened_mut())?;
        items.reserve(next.len());
        items.extend(next.iter().map(|bytes| item(*bytes)));
    }
    Ok(items)
}

/// Reads one item.
pub(super) fn item<const N: usize>(mut reader: impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Whether nothing is left.
pub(super) fn is_at_end(mut reader: impl Read) -> io::Result<bool> {
    Ok(io::copy(&mut (&mut reader).take(1), &mut io::sink())? == 0)
}

/// The numbers of 4 bytes in little-endian order that `N` of them are.
pub(super) fn numbers<const N: usize>(mut reader: impl Read) -> io::Result<[u32; N]> {
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = u32::from_le_bytes(item(&mut reader)?);
    }
    Ok(numbers)
}

/// The text up to the first NUL.
pub(super) fn padded(bytes: &[u8]) -> String {
    let text = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    String::from_utf8_lossy(text).into_owned()
}
