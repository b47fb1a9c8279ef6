//! A table's bytes as a stream of UTF-8: unpacked, its encoding recognized from the beginning.

use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::bytes::compression::Compression;
use crate::bytes::stored_bytes::Source;
use crate::encoding::recognize::{self as encoding, Extent, Recognized};
use crate::skipped::Reason;

/// How much of a table decides its encoding.
const SAMPLE: u64 = 1 << 20;
/// How much of a table is searched for the end of its header line.
const HEADER: u64 = 1 << 16;

/// A table that can be read.
pub(crate) struct Stream {
    /// UTF-8, except for rows that are not (see [`encoding::guess_row`]).
    pub(crate) reader: Box<dyn Read + Send>,
    /// The beginning of what `reader` gives.
    pub(crate) start: Vec<u8>,
    pub(crate) encoding: &'static Encoding,
    pub(crate) compression: Compression,
}

impl Stream {
    /// # Errors
    ///
    /// Why it cannot be read as text.
    pub(crate) fn open(source: Source, path: &Path) -> Result<Stream, Reason> {
        let (magic, source) = peek(Box::new(source), 8).map_err(|error| Reason::from_io(&error))?;
        let compression = Compression::find(&magic, path);
        let unpacked = compression
            .unpack(BufReader::with_capacity(1 << 16, source))
            .and_then(|unpacked| peek(unpacked, SAMPLE))
            .map_err(|error| compression.reason(&error))?;
        let (sample, mut reader) = unpacked;
        if sample.is_empty() {
            return Err(Reason::Empty);
        }
        let extent = if (sample.len() as u64) < SAMPLE {
            Extent::Whole
        } else {
            Extent::Sample
        };
        let Recognized { encoding, mark } = encoding::recognize(&sample, extent)?;
        drop(sample);
        let mut ignored = [0; 4];
        reader
            .read_exact(&mut ignored[..mark])
            .map_err(|error| compression.reason(&error))?;
        if encoding != UTF_8 {
            reader = Box::new(
                DecodeReaderBytesBuilder::new()
                    .encoding(Some(encoding))
                    .bom_sniffing(false)
                    .build(reader),
            );
        }
        let (start, reader) = peek(reader, HEADER).map_err(|error| compression.reason(&error))?;
        if start.iter().all(u8::is_ascii_whitespace) {
            return Err(Reason::NoText);
        }
        Ok(Stream {
            reader,
            start,
            encoding,
            compression,
        })
    }
}

/// The first bytes of a stream, and the stream with them still in it. An error after some bytes
/// comes back in its place, when they have been read.
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

    fn open(bytes: &[u8]) -> Result<Stream, Reason> {
        let source = Source::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        Stream::open(source, Path::new("a.csv"))
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
    fn a_large_table_passes_whole() {
        let rows = format!("text\n{}", "半導體,\n".repeat(300_000));
        assert_eq!(text(rows.as_bytes()), (rows, "UTF-8"));
    }

    #[test]
    fn a_cut_stream_gives_what_is_before_the_cut_and_then_fails() {
        let whole = gzip("text\nwords and words\n".repeat(50).as_bytes());
        let mut stream = open(&whole[..whole.len() - 10]).unwrap();
        let mut read = Vec::new();
        let error = stream.reader.read_to_end(&mut read).unwrap_err();
        assert!(read.starts_with(b"text\nwords and words\n"));
        assert!(matches!(
            stream.compression.reason(&error),
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
