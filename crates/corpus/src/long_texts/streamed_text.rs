//! The text of a long file, read on the way and handed out in pieces.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, UTF_8};

use crate::long_texts::inspection::{Survey, decode_block};
use crate::long_texts::split_points::{self, Known, PIECE};
use crate::skipped::Reason;

/// A file that was read before, to find out what it is, and is read again for its text.
pub(crate) struct LongText {
    stream: io::Take<File>,
    /// `None` for UTF-8.
    decoder: Option<Decoder>,
    /// UTF-8, perhaps with errors, that was read and not handed out.
    buffer: Vec<u8>,
    is_over: bool,
    /// Bytes read since they were last asked for.
    passed: u64,
}

impl LongText {
    /// # Errors
    ///
    /// If the file cannot be read from its beginning.
    pub(crate) fn open(survey: Survey) -> Result<LongText, Reason> {
        let Survey {
            mut file,
            recognized,
            bytes,
            ..
        } = survey;
        let mark = recognized.mark as u64;
        file.seek(SeekFrom::Start(mark))
            .map_err(|error| Reason::from_io(&error))?;
        let decoder = || recognized.encoding.new_decoder_without_bom_handling();
        Ok(LongText {
            // What was added to the file in the meantime is not what was looked at.
            stream: file.take(bytes.saturating_sub(mark)),
            decoder: (recognized.encoding != UTF_8).then(decoder),
            buffer: Vec::new(),
            is_over: false,
            passed: mark,
        })
    }

    /// The next piece; UTF-8, perhaps with errors.
    ///
    /// # Errors
    ///
    /// If the file fails, or has become shorter.
    pub(crate) fn next_piece(&mut self) -> Option<Result<Vec<u8>, Reason>> {
        loop {
            let known = if self.is_over {
                Known::All
            } else {
                Known::Beginning
            };
            match split_points::piece(&self.buffer, known) {
                Some(0) => return None,
                Some(length) => {
                    let mut rest = Vec::with_capacity(PIECE * 2);
                    rest.extend_from_slice(&self.buffer[length..]);
                    self.buffer.truncate(length);
                    return Some(Ok(std::mem::replace(&mut self.buffer, rest)));
                }
                None => {
                    if let Err(reason) = self.more() {
                        return Some(Err(reason));
                    }
                }
            }
        }
    }

    /// The number of bytes read since this was last asked.
    pub(crate) fn passed(&mut self) -> u64 {
        std::mem::take(&mut self.passed)
    }

    fn more(&mut self) -> Result<(), Reason> {
        let length = match &mut self.decoder {
            None => read(&mut self.stream, &mut self.buffer)?,
            Some(decoder) => {
                let (mut block, mut text) = (Vec::new(), String::new());
                let length = read(&mut self.stream, &mut block)?;
                decode_block(decoder, &block, length == 0, &mut text);
                self.buffer.extend_from_slice(text.as_bytes());
                length
            }
        };
        self.passed += length;
        self.is_over = length == 0;
        if self.is_over && self.stream.limit() > 0 {
            return Err(Reason::Unreadable {
                cause: "the file became shorter while it was read".to_owned(),
            });
        }
        Ok(())
    }
}

fn read(stream: &mut io::Take<File>, buffer: &mut Vec<u8>) -> Result<u64, Reason> {
    let length = stream
        .take(PIECE as u64)
        .read_to_end(buffer)
        .map_err(|error| Reason::from_io(&error))?;
    Ok(length as u64)
}
