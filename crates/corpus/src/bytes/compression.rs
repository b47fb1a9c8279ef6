//! Compressed streams: recognized by their first bytes or the file's extension, and decompressed.

use std::error::Error;
use std::io::{self, BufRead, Read};
use std::path::Path;

use crate::bytes::gzip_members::{GzipMembers, IgnoredEnd};
use crate::reason::Reason;

/// The largest window of a zstd frame that is decompressed, as a power of two: 128 MiB, as in the
/// command zstd. The decoder holds a window in memory.
const WINDOW_LOG: u32 = 27;

/// The first bytes of a zstd frame that holds no data, from 50 to 5F (RFC 8878, section 3.1.2).
const SKIPPABLE: [u8; 4] = [0x50, 0x2A, 0x4D, 0x18];
/// What the decoder says of a larger window.
const TOO_LARGE: &str = "Frame requires too much memory for decoding";

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
        let begins = |compression: Compression| {
            start.len() >= compression.magic().len() && compression.can_begin(start)
        };
        if begins(Compression::Gzip) {
            Compression::Gzip
        } else if begins(Compression::Zstd) {
            Compression::Zstd
        } else if start.is_empty() {
            Compression::None
        } else {
            Compression::of_name(path).unwrap_or(Compression::None)
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

    /// Whether such a file can begin with these bytes, as far as they go.
    fn can_begin(self, start: &[u8]) -> bool {
        let begins_with = |magic: &[u8]| start.iter().zip(magic).all(|(found, byte)| found == byte);
        let is_skippable = || {
            let is_first = |byte: &u8| byte & 0xF0 == SKIPPABLE[0];
            let rest = start.get(1..).unwrap_or_default();
            start.first().is_some_and(is_first)
                && rest
                    .iter()
                    .zip(&SKIPPABLE[1..])
                    .all(|(found, byte)| found == byte)
        };
        begins_with(self.magic()) || (self == Compression::Zstd && is_skippable())
    }

    fn name(self) -> &'static str {
        match self {
            Compression::None => "plain text",
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
        }
    }

    /// What the extension says; `None` if it is not that of a compressed file.
    pub(crate) fn of_name(path: &Path) -> Option<Compression> {
        if has_extension(path, "gz") {
            Some(Compression::Gzip)
        } else if has_extension(path, "zst") {
            Some(Compression::Zstd)
        } else {
            None
        }
    }

    /// The decompressed stream. At its end, `ignored` knows whether bytes after it were ignored.
    ///
    /// # Errors
    ///
    /// If the stream is compressed by its name only, or a decoder cannot be set up.
    pub(crate) fn decompress<'a>(
        self,
        mut stream: impl BufRead + Send + 'a,
        ignored: &IgnoredEnd,
    ) -> io::Result<Box<dyn Read + Send + 'a>> {
        if !self.can_begin(stream.fill_buf()?) {
            let error = format!("it is not {}, despite its name", self.name());
            return Err(io::Error::new(io::ErrorKind::InvalidData, error));
        }
        Ok(match self {
            Compression::None => Box::new(stream),
            Compression::Gzip => Box::new(GzipMembers::new(stream, ignored.clone())),
            Compression::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(stream)?;
                decoder.window_log_max(WINDOW_LOG)?;
                Box::new(decoder)
            }
        })
    }

    /// The reason for an error of the decompressed stream.
    pub(crate) fn reason(self, error: io::Error) -> Reason {
        let compression = match self {
            _ if error.raw_os_error().is_some() => return Reason::from_io(error),
            _ if error
                .get_ref()
                .is_some_and(<dyn Error + Send + Sync>::is::<Reason>) =>
            {
                return Reason::from_io(error);
            }
            Compression::None => return Reason::from_io(error),
            Compression::Gzip | Compression::Zstd => self.name(),
        };
        let error = match error.kind() {
            kind @ io::ErrorKind::UnexpectedEof => io::Error::new(kind, "the file is truncated"),
            kind if error.to_string() == TOO_LARGE => io::Error::new(kind, window_message()),
            _ => error,
        };
        Reason::Compression {
            compression,
            cause: error.into(),
        }
    }
}

fn window_message() -> String {
    format!(
        "decompressing it needs a window of more than {} MiB; compress it again without --long or \
         --ultra",
        (1_u64 << WINDOW_LOG) >> 20
    )
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
            .decompress(bytes, &IgnoredEnd::default())
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
    fn frames_without_data_may_stand_anywhere() {
        let frame = |number: u8, data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap().to_le_bytes();
            [&[0x50 + number, 0x2A, 0x4D, 0x18], &length[..], data].concat()
        };
        for number in 0..16 {
            let (empty, full) = (frame(number, b""), frame(number, &[0xFF; 300]));
            let parts = [&empty, &zstd(b"one "), &full, &zstd(b"two"), &full, &empty];
            let parts: Vec<u8> = parts.into_iter().flatten().copied().collect();
            for name in ["a.txt.zst", "a.txt", ""] {
                assert_eq!(decompressed(&parts, name), Ok(b"one two".to_vec()));
            }
        }
        assert_eq!(decompressed(&frame(10, b"a"), "a.zst"), Ok(Vec::new()));
        let text = b"P*M, or so".to_vec();
        assert_eq!(decompressed(&text, "a.txt"), Ok(text));
    }

    // The header of a frame is in RFC 8878, section 3.1.1.1: its magic number, a descriptor without
    // flags, and the exponent of the window's size from 1 KiB in the upper five bits.
    #[test]
    fn a_frame_that_needs_a_large_window_is_refused() {
        let frame = |exponent: u8| {
            let last_block_of_one_byte = [0b1001, 0, 0, b'a'];
            [
                &b"\x28\xB5\x2F\xFD\0"[..],
                &[exponent << 3],
                &last_block_of_one_byte,
            ]
            .concat()
        };
        assert_eq!(decompressed(&frame(17), "a.zst"), Ok(b"a".to_vec()));
        for exponent in 18..=21 {
            let reason = decompressed(&frame(exponent), "a.zst").unwrap_err();
            assert_eq!(
                reason.one_line().to_string(),
                "cannot be decompressed as zstd: decompressing it needs a window of more than 128 \
                 MiB; compress it again without --long or --ultra"
            );
        }
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
