//! A file read whole and decompressed.

use std::io::Read;
use std::path::Path;

use crate::bytes::compression::Compression;
use crate::bytes::stored_bytes::StoredBytes;
use crate::reason::Reason;

/// Reads a stream to its end and decompresses it; `size` is its size as stored, or about that.
///
/// # Errors
///
/// If it cannot be read or decompressed, and [`Reason::Empty`] if there are no bytes.
pub(crate) fn read(mut stream: StoredBytes, path: &Path, size: u64) -> Result<Vec<u8>, Reason> {
    // The size is a hint only: a file may change, and one that claims petabytes must not allocate.
    let mut stored = Vec::with_capacity(usize::try_from(size.min(1 << 30)).unwrap_or_default());
    stream.read_to_end(&mut stored).map_err(Reason::from_io)?;
    let bytes = match Compression::find(&stored, path) {
        Compression::None => stored,
        compression => {
            let mut bytes = Vec::new();
            compression
                .decompress(stored.as_slice())
                .and_then(|mut stream| stream.read_to_end(&mut bytes))
                .map_err(|error| compression.reason(error))?;
            bytes
        }
    };
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::bytes::compression::tests::gzip;
    use crate::options::Fingerprint;

    #[test]
    fn a_file_is_read_plain_and_compressed() {
        let read = |bytes: Vec<u8>| {
            let stream = StoredBytes::new(Box::new(Cursor::new(bytes)), Fingerprint::Off);
            read(stream, Path::new("a.txt"), u64::MAX)
        };
        assert_eq!(read(b"words".to_vec()), Ok(b"words".to_vec()));
        assert_eq!(read(gzip(b"words")), Ok(b"words".to_vec()));
        assert_eq!(read(Vec::new()), Err(Reason::Empty));
        assert_eq!(read(gzip(b"")), Err(Reason::Empty));
    }
}
