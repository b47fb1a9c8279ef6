//! Compressed streams: recognized by their first bytes or the file's extension, and decompressed.

use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::reason::Reason;

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    None,
    Gzip,
    Zstd,
}

impl Compression {
    /// Recognizes the compression by the first bytes; if these show none, by the extension, so that
    /// a damaged archive is not read as text.
    pub(crate) fn find(start: &[u8], path: &Path) -> Compression {
        if start.starts_with(Compression::Gzip.magic()) {
            Compression::Gzip
        } else if start.starts_with(Compression::Zstd.magic()) {
            Compression::Zstd
        } else if start.is_empty() {
            Compression::None
        } else if has_extension(path, "gz") {
            Compression::Gzip
        } else if has_extension(path, "zst") {
            Compression::Zstd
        } else {
            Compression::None
        }
    }

    /// The first bytes of such a file.
    fn magic(self) -> &'static [u8] {
        match self {
            Compression::None => b"",
            Compression::Gzip => b"\x1F\x8B",
            Compression::Zstd => b"\x28\xB5\x2F\xFD",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Compression::None => "plain text",
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
        }
    }

    /// Whether the extension is that of a compressed file.
    pub(crate) fn is_in_name(path: &Path) -> bool {
        has_extension(path, "gz") || has_extension(path, "zst")
    }

    /// The decompressed size that a compressed file states; `None` if it states none or an
    /// impossible one. It may be wrong: a file of several members states the size of one.
    pub(crate) fn claimed_size(
        self,
        start: &[u8],
        file: &mut (impl Read + Seek),
        stored: u64,
    ) -> Option<u64> {
        match self {
            Compression::None => Some(stored),
            Compression::Gzip => {
                let mut size = [0; 4];
                file.seek(SeekFrom::End(-4)).ok()?;
                file.read_exact(&mut size).ok()?;
                let size = u64::from(u32::from_le_bytes(size));
                Some(size).filter(|size| *size >= stored)
            }
            Compression::Zstd => zstd::zstd_safe::get_frame_content_size(start).ok()?,
        }
    }

    /// The decompressed stream.
    ///
    /// # Errors
    ///
    /// If the stream is compressed by its name only, or a decoder cannot be set up.
    pub(crate) fn decompress<'a>(
        self,
        mut stream: impl BufRead + Send + 'a,
    ) -> io::Result<Box<dyn Read + Send + 'a>> {
        let start = stream.fill_buf()?;
        let mut both = start.iter().zip(self.magic());
        if both.any(|(found, expected)| found != expected) {
            let error = format!("it is not {}, despite its name", self.name());
            return Err(io::Error::new(io::ErrorKind::InvalidData, error));
        }
        Ok(match self {
            Compression::None => Box::new(stream),
            Compression::Gzip => Box::new(MultiGzDecoder::new(stream)),
            Compression::Zstd => Box::new(zstd::Decoder::with_buffer(stream)?),
        })
    }

    /// The reason for an error of the decompressed stream.
    pub(crate) fn reason(self, error: io::Error) -> Reason {
        let compression = match self {
            _ if error.raw_os_error().is_some() => return Reason::from_io(error),
            Compression::None => return Reason::from_io(error),
            Compression::Gzip | Compression::Zstd => self.name(),
        };
        let error = match error.kind() {
            kind @ io::ErrorKind::UnexpectedEof => io::Error::new(kind, "the file is truncated"),
            _ => error,
        };
        Reason::Compression {
            compression,
            cause: error.into(),
        }
    }
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use super::*;

    pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::encode_all(bytes, 3).unwrap()
    }

    fn decompressed(bytes: &[u8], name: &str) -> Result<Vec<u8>, Reason> {
        let compression = Compression::find(bytes, Path::new(name));
        let mut out = Vec::new();
        compression
            .decompress(bytes)
            .and_then(|mut stream| stream.read_to_end(&mut out))
            .map_err(|error| compression.reason(error))?;
        Ok(out)
    }

    #[test]
    fn both_compressions_are_recognized_under_any_name() {
        assert_eq!(
            decompressed(&gzip(b"words"), "a.txt.gz"),
            Ok(b"words".to_vec())
        );
        assert_eq!(
            decompressed(&gzip(b"words"), "a.txt"),
            Ok(b"words".to_vec())
        );
        assert_eq!(
            decompressed(&zstd(b"words"), "a.txt.zst"),
            Ok(b"words".to_vec())
        );
        assert_eq!(decompressed(b"words", "a.txt"), Ok(b"words".to_vec()));
    }

    #[test]
    fn all_members_are_read() {
        let gzip = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(decompressed(&gzip, "a.gz"), Ok(b"one two".to_vec()));
        let zstd = [zstd(b"one "), zstd(b"two")].concat();
        assert_eq!(decompressed(&zstd, "a.zst"), Ok(b"one two".to_vec()));
    }

    #[test]
    fn a_truncated_stream_is_reported_as_such() {
        let whole = gzip(&b"many words ".repeat(100));
        let reason = decompressed(&whole[..whole.len() - 12], "a.gz").unwrap_err();
        assert_eq!(
            reason.one_line().to_string(),
            "cannot be decompressed as gzip: the file is truncated"
        );
        let whole = zstd(&b"many words ".repeat(100));
        let reason = decompressed(&whole[..whole.len() - 3], "a.zst").unwrap_err();
        assert_eq!(
            reason.one_line().to_string(),
            "cannot be decompressed as zstd: the file is truncated"
        );
    }

    #[test]
    fn a_file_that_is_compressed_by_its_name_only_is_refused() {
        for (text, name, expected) in [
            (
                "plain words, longer than a header",
                "a.gz",
                "cannot be decompressed as gzip: it is not gzip, despite its name",
            ),
            (
                "hello",
                "a.txt.gz",
                "cannot be decompressed as gzip: it is not gzip, despite its name",
            ),
            (
                "hi",
                "a.zst",
                "cannot be decompressed as zstd: it is not zstd, despite its name",
            ),
        ] {
            let reason = decompressed(text.as_bytes(), name).unwrap_err();
            assert_eq!(reason.one_line().to_string(), expected);
        }
        // The first byte of gzip, and no more.
        let reason = decompressed(b"\x1F", "a.gz").unwrap_err();
        assert!(
            reason
                .one_line()
                .to_string()
                .ends_with("the file is truncated")
        );
    }

    #[test]
    fn an_empty_file_is_not_compressed() {
        assert_eq!(Compression::find(b"", Path::new("a.gz")), Compression::None);
    }
}
