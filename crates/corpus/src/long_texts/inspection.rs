//! The encoding, title and hash of a long text file, found without holding its text.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::bytes::stored_bytes::{ReadBytes, StoredBytes};
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

/// A long text file, read to its end.
pub(crate) struct Inspection {
    /// The position in it is undefined.
    pub(crate) file: File,
    pub(crate) recognized: Recognized,
    pub(crate) remark: Option<String>,
    pub(crate) title: String,
    pub(crate) read: ReadBytes,
}

impl Inspection {
    /// Reads a file that is not compressed.
    ///
    /// # Errors
    ///
    /// Why it gives no text: the same reason as if it were read whole.
    pub(crate) fn of(
        path: &Path,
        fingerprint: Fingerprint,
        encoding: Option<TextEncoding>,
    ) -> Result<Inspection, Reason> {
        let file = File::open(path).map_err(Reason::from_io)?;
        let stream = file.try_clone().map_err(Reason::from_io)?;
        let stream = StoredBytes::new(Box::new(stream), fingerprint);
        let mut inspector = Inspector {
            file,
            statistics: Utf8Statistics::default(),
            text: TextSummary::default(),
        };
        let recognized = inspector.recognize(stream.clone(), encoding)?;
        let remark = if recognized.encoding == TextEncoding::UTF_8 {
            inspector.statistics.remark()
        } else {
            inspector.decode(recognized).map_err(Reason::from_io)?
        };
        if !inspector.text.has_text {
            return Err(Reason::NoText);
        }
        Ok(Inspection {
            file: inspector.file,
            recognized,
            remark,
            title: inspector.text.title.finish(),
            read: stream.finish(),
        })
    }
}

struct Inspector {
    file: File,
    statistics: Utf8Statistics,
    text: TextSummary,
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

impl Inspector {
    /// Reads all of the stream, which is that of the file; summarizes its text if it is UTF-8.
    fn recognize(
        &mut self,
        mut stream: impl Read,
        given: Option<TextEncoding>,
    ) -> Result<Recognized, Reason> {
        let length = self.file.metadata().map_err(Reason::from_io)?.len();
        let mut block = Vec::with_capacity(BLOCK);
        let mut read =
            |block: &mut Vec<u8>| read_block(&mut stream, block).map_err(Reason::from_io);
        read(&mut block)?;
        if block.is_empty() {
            return Err(Reason::Empty);
        }
        let marked = by_mark(&block, Some(length), given)?;
        if let Some(recognized) = marked.filter(|marked| marked.encoding != TextEncoding::UTF_8) {
            while !block.is_empty() {
                block.clear();
                read(&mut block)?;
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
            if read(&mut block)? == 0 {
                break;
            }
        }
        if self.statistics.finish(&block) {
            self.text.feed("\u{FFFD}");
        }
        if let Some(recognized) = marked {
            return Ok(recognized);
        }
        let file = &mut self.file;
        let guess = || guess(file).map_err(Reason::from_io);
        by_statistics(&self.statistics, &check, guess)
    }

    /// Reads the file again, to summarize its text in an encoding other than UTF-8.
    fn decode(&mut self, recognized: Recognized) -> io::Result<Option<String>> {
        self.text = TextSummary::default();
        let Recognized { encoding, mark, .. } = recognized;
        self.file.seek(SeekFrom::Start(mark as u64))?;
        let mut decoder = encoding.new_decoder();
        let (mut block, mut text) = (Vec::with_capacity(BLOCK), String::new());
        let mut had_errors = false;
        loop {
            block.clear();
            let is_last = read_block(&mut self.file, &mut block)? == 0;
            text.clear();
            had_errors |= decode_block(&mut decoder, &block, is_last, &mut text);
            self.text.feed(&text);
            if is_last {
                return Ok(had_errors.then(|| replaced_remark(encoding)));
            }
        }
    }
}

/// The likeliest encoding of a file, from all of its bytes.
fn guess(file: &mut File) -> io::Result<Guessed> {
    file.seek(SeekFrom::Start(0))?;
    let mut guess = Guess::default();
    let mut block = Vec::with_capacity(BLOCK);
    while read_block(file, &mut block)? > 0 {
        guess.feed(&block);
        block.clear();
    }
    Ok(guess.finish())
}

/// Fills up a block; returns how many bytes were read.
fn read_block(stream: &mut impl Read, block: &mut Vec<u8>) -> io::Result<usize> {
    let missing = (BLOCK - block.len()) as u64;
    stream.take(missing).read_to_end(block)
}
