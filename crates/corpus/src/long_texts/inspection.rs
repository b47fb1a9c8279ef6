//! The encoding, title and hash of a long text, found without holding it.

use std::io::{self, Cursor, Read};

use crate::bytes::repeatable::{Pass, RepeatableBytes};
use crate::bytes::stored_bytes::ReadBytes;
use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::binary::{BinaryCheck, SAMPLE};
use crate::encoding::decoding::{decode_block, replaced_remark};
use crate::encoding::guess::{Guess, Guessed};
use crate::encoding::recognition::{Recognized, by_mark, by_statistics};
use crate::encoding::utf8_statistics::Utf8Statistics;
use crate::options::Fingerprint;
use crate::reason::Reason;
use crate::title::TitleSearch;

/// How much is read at a time: as much as the check for a binary file needs.
const BLOCK: usize = SAMPLE;

/// A long text, read to its end.
pub(crate) struct Inspection {
    pub(crate) bytes: RepeatableBytes,
    pub(crate) recognized: Recognized,
    /// The number of bytes, decompressed.
    pub(crate) length: u64,
    pub(crate) remark: Option<String>,
    pub(crate) title: String,
    pub(crate) read: ReadBytes,
}

impl Inspection {
    /// Reads the bytes to their end. `pass` is a reading of them that has given `start` so far.
    ///
    /// # Errors
    ///
    /// Why they give no text: the same reason as if they were held whole.
    pub(crate) fn of(
        bytes: RepeatableBytes,
        start: Vec<u8>,
        mut pass: Pass,
        encoding: Option<TextEncoding>,
    ) -> Result<Inspection, Reason> {
        let mut inspector = Inspector {
            bytes: &bytes,
            statistics: Utf8Statistics::default(),
            text: TextSummary::default(),
            length: 0,
        };
        let stream = Cursor::new(start).chain(&mut pass);
        let recognized = inspector.recognize(stream, bytes.length(), encoding)?;
        let remark = if recognized.encoding == TextEncoding::UTF_8 {
            inspector.statistics.remark()
        } else {
            inspector.decode(recognized)?
        };
        if !inspector.text.has_text {
            return Err(Reason::NoText);
        }
        Ok(Inspection {
            recognized,
            length: inspector.length,
            remark,
            title: inspector.text.title.finish(),
            read: pass.finish(),
            bytes,
        })
    }
}

struct Inspector<'b> {
    bytes: &'b RepeatableBytes,
    statistics: Utf8Statistics,
    text: TextSummary,
    /// The number of bytes that were read.
    length: u64,
}

/// What is kept of the text.
#[derive(Default)]
struct TextSummary {
    title: TitleSearch,
    /// Whether there is more than white space.
    has_text: bool,
}

impl TextSummary {
    /// Takes the next part of the text.
    fn feed(&mut self, text: &str) {
        self.has_text = self.has_text || !text.trim_start().is_empty();
        self.title.feed(text);
    }
}

impl Inspector<'_> {
    /// Reads all of the stream, which is that of the bytes; summarizes its text if it is UTF-8. The
    /// length is that of the stream, if it is known, and the encoding the one that was given.
    fn recognize(
        &mut self,
        mut stream: impl Read,
        length: Option<u64>,
        given: Option<TextEncoding>,
    ) -> Result<Recognized, Reason> {
        self.length = 0;
        let mut block = Vec::with_capacity(BLOCK);
        self.read(&mut stream, &mut block)?;
        if block.is_empty() {
            return Err(Reason::Empty);
        }
        let marked = by_mark(&block, length, given)?;
        if let Some(recognized) = marked.filter(|marked| marked.encoding != TextEncoding::UTF_8) {
            while !block.is_empty() {
                block.clear();
                self.read(&mut stream, &mut block)?;
            }
            if length.is_none() && recognized.certainty.is_some() && self.length % 2 == 1 {
                // It is UTF-16 only if its length is even, and only now the length is known.
                let length = Some(self.length);
                return self.recognize(Box::new(self.again()?) as Box<dyn Read>, length, None);
            }
            return Ok(recognized);
        }
        let mark = marked.map_or(0, |marked| marked.mark);
        let check = BinaryCheck::of(&block);
        self.statistics = Utf8Statistics::new(mark);
        block.drain(..mark);
        loop {
            let text = &mut self.text;
            let fed = self.statistics.feed(&block, |part| text.feed(part));
            block.drain(..fed);
            if marked.is_none() {
                // The beginning shows a binary file; the rest need not be read.
                check.refuse_binary(self.statistics.bad() == 0)?;
            }
            if self.read(&mut stream, &mut block)? == 0 {
                break;
            }
        }
        if self.statistics.finish(&block) {
            self.text.feed("\u{FFFD}");
        }
        if let Some(recognized) = marked {
            return Ok(recognized);
        }
        let guess = || {
            let guessed = guess(&mut self.again()?);
            guessed.map_err(|error| self.bytes.reason(error))
        };
        by_statistics(&self.statistics, &check, guess)
    }

    /// Reads the bytes again, to summarize their text in an encoding other than UTF-8.
    fn decode(&mut self, recognized: Recognized) -> Result<Option<String>, Reason> {
        self.text = TextSummary::default();
        let Recognized { encoding, mark, .. } = recognized;
        let mut stream = self.again()?;
        skip(&mut stream, mark).map_err(|error| self.bytes.reason(error))?;
        let mut decoder = encoding.new_decoder();
        let (mut block, mut text) = (Vec::with_capacity(BLOCK), String::new());
        let mut had_errors = false;
        loop {
            block.clear();
            let length = read_block(&mut stream, &mut block);
            let is_last = length.map_err(|error| self.bytes.reason(error))? == 0;
            text.clear();
            had_errors |= decode_block(&mut decoder, &block, is_last, &mut text);
            self.text.feed(&text);
            if is_last {
                return Ok(had_errors.then(|| replaced_remark(encoding)));
            }
        }
    }

    /// Fills up a block; returns how many bytes were read.
    fn read(&mut self, stream: &mut impl Read, block: &mut Vec<u8>) -> Result<usize, Reason> {
        let length = read_block(stream, block).map_err(|error| self.bytes.reason(error))?;
        self.length += length as u64;
        Ok(length)
    }

    fn again(&self) -> Result<Pass, Reason> {
        self.bytes.read(Fingerprint::Off)
    }
}

/// The likeliest encoding of a stream, from all of its bytes.
fn guess(stream: &mut impl Read) -> io::Result<Guessed> {
    let mut guess = Guess::default();
    let mut block = Vec::with_capacity(BLOCK);
    while read_block(stream, &mut block)? > 0 {
        guess.feed(&block);
        block.clear();
    }
    Ok(guess.finish())
}

/// Skips the byte order mark.
pub(crate) fn skip(stream: &mut impl Read, mark: usize) -> io::Result<()> {
    io::copy(&mut stream.take(mark as u64), &mut io::sink()).map(drop)
}

/// Fills up a block; returns how many bytes were read.
fn read_block(stream: &mut impl Read, block: &mut Vec<u8>) -> io::Result<usize> {
    let missing = (BLOCK - block.len()) as u64;
    stream.take(missing).read_to_end(block)
}
