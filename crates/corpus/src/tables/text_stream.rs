//! The bytes of a table as a stream of UTF-8: decompressed, its encoding recognized by its
//! beginning.

use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use crate::bytes::compression::Compression;
use crate::bytes::gzip_members::IgnoredEnd;
use crate::bytes::stored_bytes::StoredBytes;
use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::decoded_lines::{DecodedLines, FirstLine, is_judged_by_line};
use crate::encoding::decoded_stream::DecodedStream;
use crate::encoding::recognition::{Extent, Recognized, guess_remark, recognize};
use crate::reason::Reason;

/// The encoding is recognized by this many bytes at the beginning.
const SAMPLE: u64 = 1 << 20;
/// The end of the header line is searched for in this many bytes.
const HEADER: u64 = 1 << 16;

/// A table that can be read.
pub(crate) struct TextStream {
    /// UTF-8, except for rows that are not (see
    /// [`RowEncodings`](crate::encoding::table_rows::RowEncodings)).
    pub(crate) reader: Box<dyn Read + Send>,
    /// The first bytes of `reader`, which are still in it.
    pub(crate) start: Vec<u8>,
    pub(crate) encoding: TextEncoding,
    /// The remark on the encoding, if it was guessed.
    pub(crate) guess: Option<String>,
    /// The first line in UTF-8, if the others are in another encoding.
    pub(crate) first_utf8: FirstLine,
    /// Whether bytes that are not valid became U+FFFD.
    pub(crate) is_decoded: bool,
    pub(crate) compression: Compression,
    /// Whether bytes after the end of the compressed data were ignored.
    pub(crate) ignored: IgnoredEnd,
}

impl TextStream {
    #[cfg(test)]
    pub(crate) fn open(stored: StoredBytes, path: &Path) -> Result<TextStream, Reason> {
        TextStream::open_in(stored, path, None)
    }

    /// Opens it in the encoding that the user gave, if any.
    ///
    /// # Errors
    ///
    /// Why it cannot be read as text.
    pub(crate) fn open_in(
        stored: StoredBytes,
        path: &Path,
        given: Option<TextEncoding>,
    ) -> Result<TextStream, Reason> {
        let (magic, stored) = peek(Box::new(stored), 8).map_err(Reason::from_io)?;
        let compression = Compression::find(&magic, path);
        let ignored = IgnoredEnd::default();
        let (sample, mut reader) = compression
            .decompress(BufReader::with_capacity(1 << 16, stored), &ignored)
            .and_then(|stream| peek(stream, SAMPLE))
            .map_err(|error| compression.reason(error))?;
        if sample.is_empty() {
            return Err(Reason::Empty);
        }
        let extent = if (sample.len() as u64) < SAMPLE {
            Extent::Whole
        } else {
            Extent::Sample
        };
        let recognized = recognize(&sample, extent, given)?;
        let Recognized { encoding, mark, .. } = recognized;
        drop(sample);
        let mut skipped = [0; 4];
        reader
            .read_exact(&mut skipped[..mark])
            .map_err(|error| compression.reason(error))?;
        let first_utf8 = FirstLine::default();
        let is_decoded = encoding != TextEncoding::UTF_8 || given.is_some();
        if is_decoded {
            reader = if recognized.certainty.is_some() && is_judged_by_line(encoding) {
                Box::new(DecodedLines::new(reader, encoding, first_utf8.clone()))
            } else {
                Box::new(DecodedStream::new(reader, encoding))
            };
        }
        let (start, reader) = peek(reader, HEADER).map_err(|error| compression.reason(error))?;
        if start.iter().all(u8::is_ascii_whitespace) {
            return Err(Reason::NoText);
        }
        Ok(TextStream {
            reader,
            start,
            encoding,
            guess: guess_remark(recognized),
            first_utf8,
            is_decoded,
            compression,
            ignored,
        })
    }
}

/// The first bytes of a stream, and the stream with them still in it. An error after some bytes is
/// returned again in its place, after they have been read.
fn peek(
    mut stream: Box<dyn Read + Send>,
    length: u64,
) -> io::Result<(Vec<u8>, Box<dyn Read + Send>)> {
    let mut start = Vec::new();
    match (&mut stream).take(length).read_to_end(&mut start) {
        Ok(_) => Ok((start.clone(), Box::new(Cursor::new(start).chain(stream)))),
        Err(error) if start.is_empty() => Err(error),
        Err(error) => Ok((
            start.clone(),
            Box::new(Cursor::new(start).chain(Failing(Some(error)))),
        )),
    }
}

/// A stream that fails once and then ends.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::compression::tests::gzip;
    use crate::options::Fingerprint;

    fn open(bytes: &[u8]) -> Result<TextStream, Reason> {
        let stored = StoredBytes::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        TextStream::open(stored, Path::new("a.csv"))
    }

    fn text(bytes: &[u8]) -> (String, &'static str) {
        let mut stream = open(bytes).unwrap();
        let mut text = String::new();
        stream.reader.read_to_string(&mut text).unwrap();
        assert!(text.as_bytes().starts_with(&stream.start));
        (text, stream.encoding.name())
    }

    #[test]
    fn a_table_in_another_encoding_becomes_utf8() {
        let utf16: Vec<u8> = "\u{FEFF}text\ncafé\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&utf16), ("text\ncafé\n".into(), "UTF-16LE"));
        assert_eq!(
            text("\u{FEFF}text\ncafé\n".as_bytes()),
            ("text\ncafé\n".into(), "UTF-8")
        );
        assert_eq!(
            text(b"text\ncaf\xE9 ferm\xE9\n"),
            ("text\ncafé fermé\n".into(), "windows-1252")
        );
        assert_eq!(text(&gzip(b"text\na\n")), ("text\na\n".into(), "UTF-8"));
    }

    #[test]
    fn a_large_table_is_read_whole() {
        let rows = format!("text\n{}", "半導體,\n".repeat(300_000));
        assert_eq!(text(rows.as_bytes()), (rows, "UTF-8"));
    }

    #[test]
    fn a_truncated_stream_gives_its_bytes_and_then_fails() {
        let whole = gzip("text\nwords and words\n".repeat(50).as_bytes());
        let mut stream = open(&whole[..whole.len() - 10]).unwrap();
        let mut read = Vec::new();
        let error = stream.reader.read_to_end(&mut read).unwrap_err();
        assert!(read.starts_with(b"text\nwords and words\n"));
        assert!(matches!(
            stream.compression.reason(error),
            Reason::Compression { .. }
        ));
    }

    #[test]
    fn empty_blank_and_binary_tables_are_refused() {
        assert_eq!(open(b"").err(), Some(Reason::Empty));
        assert_eq!(open(b" \r\n\n").err(), Some(Reason::NoText));
        assert_eq!(
            open(b"PK\x03\x04\x14\0\0\0\xFF").err(),
            Some(Reason::NulByte { offset: 5 })
        );
    }
}
