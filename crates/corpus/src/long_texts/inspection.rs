//! What a long text file is, found out without holding it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8};

use crate::bytes::stored_bytes::Source;
use crate::encoding::recognize::{self as encoding, Look, Recognized};
use crate::encoding::utf8_statistics::Census;
use crate::options::Fingerprint;
use crate::skipped::Reason;
use crate::title::TitleSearch;

/// How much is read at a time: as much as a look at the beginning needs.
const BLOCK: usize = encoding::LOOK;

/// A long text file, read to its end.
pub(crate) struct Survey {
    /// At no certain place.
    pub(crate) file: File,
    pub(crate) recognized: Recognized,
    pub(crate) notice: Option<String>,
    pub(crate) title: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: Option<String>,
}

/// Reads a file that is not compressed.
///
/// # Errors
///
/// Why it gives no text: the same reason as if it were read whole.
pub(crate) fn survey(path: &Path, fingerprint: Fingerprint) -> Result<Survey, Reason> {
    let unreadable = |error: io::Error| Reason::from_io(&error);
    let file = File::open(path).map_err(unreadable)?;
    let stream = file.try_clone().map_err(unreadable)?;
    let source = Source::new(Box::new(stream), fingerprint);
    let mut surveyor = Surveyor {
        file,
        census: Census::default(),
        title: TitleSearch::default(),
        has_text: false,
    };
    let recognized = surveyor.recognize(source.clone())?;
    let notice = if recognized.encoding == UTF_8 {
        surveyor.census.remark()
    } else {
        surveyor.decode(recognized).map_err(unreadable)?
    };
    if !surveyor.has_text {
        return Err(Reason::NoText);
    }
    let (bytes, sha256) = source.finish();
    Ok(Survey {
        file: surveyor.file,
        recognized,
        notice,
        title: surveyor.title.finish(),
        bytes,
        sha256,
    })
}

struct Surveyor {
    file: File,
    census: Census,
    title: TitleSearch,
    has_text: bool,
}

impl Surveyor {
    /// Reads all of the stream, which is that of the file; sees its text if it is UTF-8.
    fn recognize(&mut self, mut stream: impl Read) -> Result<Recognized, Reason> {
        let unreadable = |error: io::Error| Reason::from_io(&error);
        let length = self.file.metadata().map_err(unreadable)?.len();
        let mut block = Vec::with_capacity(BLOCK);
        let mut read = |block: &mut Vec<u8>| read_block(&mut stream, block).map_err(unreadable);
        read(&mut block)?;
        if block.is_empty() {
            return Err(Reason::Empty);
        }
        let marked = encoding::by_mark(&block, Some(length))?;
        if let Some(recognized) = marked.filter(|marked| marked.encoding != UTF_8) {
            while !block.is_empty() {
                block.clear();
                read(&mut block)?;
            }
            return Ok(recognized);
        }
        let mark = marked.map_or(0, |marked| marked.mark);
        let look = Look::at(&block);
        self.census = Census::new(mark);
        block.drain(..mark);
        loop {
            let (title, has_text) = (&mut self.title, &mut self.has_text);
            let fed = self.census.feed(&block, |text| see(text, title, has_text));
            block.drain(..fed);
            if marked.is_none() {
                // A binary is known by its beginning; the rest need not be read.
                look.refuse_binary(self.census.bad() == 0)?;
            }
            if read(&mut block)? == 0 {
                break;
            }
        }
        if self.census.finish(&block) {
            see("\u{FFFD}", &mut self.title, &mut self.has_text);
        }
        if let Some(recognized) = marked {
            return Ok(recognized);
        }
        let file = &mut self.file;
        let guess = || guess(file).map_err(unreadable);
        let encoding = encoding::by_census(&self.census, &look, guess)?;
        Ok(Recognized { encoding, mark: 0 })
    }

    /// Reads the file again, to see its text in an encoding other than UTF-8.
    fn decode(&mut self, recognized: Recognized) -> io::Result<Option<String>> {
        (self.title, self.has_text) = (TitleSearch::default(), false);
        let Recognized { encoding, mark } = recognized;
        self.file.seek(SeekFrom::Start(mark as u64))?;
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let (mut block, mut text) = (Vec::with_capacity(BLOCK), String::new());
        let mut had_errors = false;
        loop {
            block.clear();
            let is_last = read_block(&mut self.file, &mut block)? == 0;
            text.clear();
            had_errors |= decode_block(&mut decoder, &block, is_last, &mut text);
            see(&text, &mut self.title, &mut self.has_text);
            if is_last {
                return Ok(had_errors.then(|| encoding::replaced_remark(encoding)));
            }
        }
    }
}

fn see(text: &str, title: &mut TitleSearch, has_text: &mut bool) {
    *has_text = *has_text || !text.trim_start().is_empty();
    title.feed(text);
}

/// The likeliest encoding of a file, from all of its bytes.
fn guess(file: &mut File) -> io::Result<&'static Encoding> {
    file.seek(SeekFrom::Start(0))?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let mut block = Vec::with_capacity(BLOCK);
    while read_block(file, &mut block)? > 0 {
        detector.feed(&block, false);
        block.clear();
    }
    detector.feed(&[], true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

/// Fills a block up; gives how much was read.
fn read_block(stream: &mut impl Read, block: &mut Vec<u8>) -> io::Result<usize> {
    let missing = (BLOCK - block.len()) as u64;
    stream.take(missing).read_to_end(block)
}

/// Appends what a block is in another encoding. Gives whether some of it is not valid.
pub(crate) fn decode_block(
    decoder: &mut Decoder,
    block: &[u8],
    is_last: bool,
    text: &mut String,
) -> bool {
    let most = decoder.max_utf8_buffer_length(block.len());
    text.reserve(most.unwrap_or_default());
    // With so much room all of the block is read.
    let (_, _, had_errors) = decoder.decode_to_string(block, text, is_last);
    had_errors
}
