//! A file read whole and decompressed.

use std::io::{self, Read};
use std::path::Path;

use crate::bytes::compression::Compression;
use crate::bytes::expected_size::DEFLATE_RATIO;
use crate::bytes::gzip_members::IgnoredEnd;
use crate::bytes::stored_bytes::{ReadBytes, StoredBytes};
use crate::cause::Cause;
use crate::reason::Reason;

/// No more bytes than this are held of one file.
const MOST_HELD: u64 = 32 << 20;
/// A gzip file of no more bytes than this can be held whatever is in it.
pub(crate) const SAFE_TO_HOLD: u64 = MOST_HELD / DEFLATE_RATIO;

/// A file that was read whole.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WholeFile {
    pub(crate) bytes: Vec<u8>,
    pub(crate) read: ReadBytes,
}

/// Reads a stream to its end and decompresses it; `size` is its size as stored, or about that.
///
/// # Errors
///
/// If it cannot be read or decompressed, or is longer than its size has shown; and [`Reason::Empty`]
/// if there are no bytes.
pub(crate) fn read(stream: StoredBytes, path: &Path, size: u64) -> Result<WholeFile, Reason> {
    read_at_most(MOST_HELD, stream, path, size)
}

fn read_at_most(
    most: u64,
    mut stream: StoredBytes,
    path: &Path,
    size: u64,
) -> Result<WholeFile, Reason> {
    // The size is a hint only: a file may change.
    let mut stored = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or_default());
    if !fill(&mut stream, &mut stored, most).map_err(Reason::from_io)? {
        let message = format!(
            "it has grown to more than {} while it was read",
            shown(most)
        );
        return Err(Reason::Unreadable {
            cause: Cause::new(message),
        });
    }
    let ignored = IgnoredEnd::default();
    let bytes = match Compression::find(&stored, path) {
        Compression::None => stored,
        compression => {
            let mut bytes = Vec::new();
            let is_whole = compression
                .decompress(stored.as_slice(), &ignored)
                .and_then(|mut stream| fill(&mut stream, &mut bytes, most))
                .map_err(|error| compression.reason(error))?;
            if !is_whole {
                let message = format!(
                    "it becomes more than {}, which neither its name nor its last bytes show; \
                     decompress it, or compress it again",
                    shown(most)
                );
                return Err(compression.reason(io::Error::other(message)));
            }
            bytes
        }
    };
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    Ok(WholeFile {
        bytes,
        read: ReadBytes {
            remark: ignored.remark(),
            ..stream.finish()
        },
    })
}

/// Reads to the end of the stream; `false` if there are more than `most` bytes.
fn fill(stream: &mut impl Read, bytes: &mut Vec<u8>, most: u64) -> io::Result<bool> {
    stream.take(most + 1).read_to_end(bytes)?;
    Ok(bytes.len() as u64 <= most)
}

fn shown(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::bytes::compression::tests::{gzip, zstd};
    use crate::options::Fingerprint;

    fn read(bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, Reason> {
        let stream = StoredBytes::new(Box::new(Cursor::new(bytes)), Fingerprint::Off);
        read_at_most(most, stream, Path::new("a.txt"), u64::MAX).map(|file| file.bytes)
    }

    #[test]
    fn a_file_is_read_plain_and_compressed() {
        assert_eq!(read(b"words".to_vec(), 5), Ok(b"words".to_vec()));
        assert_eq!(read(gzip(b"words"), 100), Ok(b"words".to_vec()));
        assert_eq!(read(Vec::new(), 0), Err(Reason::Empty));
        assert_eq!(read(gzip(b""), 100), Err(Reason::Empty));
    }

    #[test]
    fn no_more_than_the_limit_is_held() {
        const LIMIT: u64 = 1 << 20;
        let reason = |bytes| read(bytes, LIMIT).unwrap_err().one_line().to_string();
        let endless = StoredBytes::new(Box::new(io::repeat(b'a')), Fingerprint::Off);
        let found = read_at_most(LIMIT, endless, Path::new("a.txt"), 0).unwrap_err();
        assert_eq!(
            found.one_line().to_string(),
            "cannot be read: it has grown to more than 1 MiB while it was read"
        );
        let text = b"a ".repeat(1 << 20);
        for (name, packed) in [("gzip", gzip(&text)), ("zstd", zstd(&text))] {
            assert_eq!(
                reason(packed),
                format!(
                    "cannot be decompressed as {name}: it becomes more than 1 MiB, which neither its \
                     name nor its last bytes show; decompress it, or compress it again"
                )
            );
        }
    }
}
