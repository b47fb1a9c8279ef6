//! A text file: read whole and decoded.

use std::io::Read;
use std::path::Path;

use crate::bytes::compression::Compression;
use crate::bytes::stored_bytes::Source;
use crate::encoding::recognize::{self as encoding, Decoded};
use crate::skipped::Reason;

/// Reads a stream to its end and decodes it.
///
/// # Errors
///
/// Why it gives no text.
pub(crate) fn read(mut source: Source, path: &Path, size: u64) -> Result<Decoded, Reason> {
    // The size is a hint only: a file may change, and one that claims petabytes must not allocate.
    let mut stored = Vec::with_capacity(usize::try_from(size.min(1 << 30)).unwrap_or_default());
    source
        .read_to_end(&mut stored)
        .map_err(|error| Reason::from_io(&error))?;
    let bytes = match Compression::find(&stored, path) {
        Compression::None => stored,
        compression => {
            let mut bytes = Vec::new();
            compression
                .unpack(stored.as_slice())
                .and_then(|mut unpacked| unpacked.read_to_end(&mut bytes))
                .map_err(|error| compression.reason(&error))?;
            bytes
        }
    };
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    let decoded = encoding::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Reason::NoText);
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::bytes::compression::tests::gzip;
    use crate::options::Fingerprint;

    fn text(bytes: Vec<u8>) -> Result<String, Reason> {
        let source = Source::new(Box::new(Cursor::new(bytes)), Fingerprint::Off);
        read(source, Path::new("a.txt"), u64::MAX).map(|decoded| decoded.text)
    }

    #[test]
    fn a_text_is_read_plain_and_packed() {
        assert_eq!(text(b"words".to_vec()), Ok("words".into()));
        assert_eq!(text(gzip(b"words")), Ok("words".into()));
    }

    #[test]
    fn nothing_and_white_space_are_told_apart() {
        assert_eq!(text(Vec::new()), Err(Reason::Empty));
        assert_eq!(text(gzip(b"")), Err(Reason::Empty));
        assert_eq!(text(b" \n\t\r\n".to_vec()), Err(Reason::NoText));
        assert_eq!(text("\u{FEFF}\u{3000}\n".into()), Err(Reason::NoText));
    }
}
