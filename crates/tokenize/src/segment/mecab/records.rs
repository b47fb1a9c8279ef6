//! Reads fixed-size records from a file that may be cut short.

use std::io::{self, Read};

/// The number of records read at a time. It bounds the memory that a file can claim beyond its real
/// length.
const CHUNK: usize = 1 << 13;

/// Reads `count` records of `N` bytes.
///
/// # Errors
///
/// Any error of the reader; [`io::ErrorKind::UnexpectedEof`] if it ends too early.
pub(super) fn read_records<const N: usize, T>(
    mut reader: impl Read,
    count: usize,
    record: impl Fn([u8; N]) -> T,
) -> io::Result<Vec<T>> {
    let mut records = Vec::new();
    let mut bytes = vec![[0; N]; count.min(CHUNK)];
    while records.len() < count {
        let next = &mut bytes[..CHUNK.min(count - records.len())];
        reader.read_exact(next.as_flattened_mut())?;
        records.reserve(next.len());
        records.extend(next.iter().map(|bytes| record(*bytes)));
    }
    Ok(records)
}

/// Reads one record.
pub(super) fn read_record<const N: usize>(mut reader: impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Whether the reader is at its end.
pub(super) fn is_at_end(mut reader: impl Read) -> io::Result<bool> {
    Ok(io::copy(&mut (&mut reader).take(1), &mut io::sink())? == 0)
}

/// Reads `N` little-endian numbers of 4 bytes.
pub(super) fn read_numbers<const N: usize>(mut reader: impl Read) -> io::Result<[u32; N]> {
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = u32::from_le_bytes(read_record(&mut reader)?);
    }
    Ok(numbers)
}

/// The text of a field that is padded with NUL.
pub(super) fn nul_padded(bytes: &[u8]) -> String {
    let text = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    String::from_utf8_lossy(text).into_owned()
}
