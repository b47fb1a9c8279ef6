//! The text of a long document, read again and handed out piece by piece.

use std::io::{self, Read};

use crate::bytes::compression::Compression;
use crate::bytes::repeatable::Pass;
use crate::cause::Cause;
use crate::character_sets::decoder::TextDecoder;
use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::decoding::decode_block;
use crate::long_texts::inspection::{Inspection, skip};
use crate::long_texts::split_points::{Known, PIECE_LENGTH, piece_length};
use crate::options::Fingerprint;
use crate::reason::Reason;

/// A text that was inspected and is now read again.
pub(crate) struct StreamedText {
    stream: io::Take<Pass>,
    compression: Compression,
    /// `None` for UTF-8.
    decoder: Option<TextDecoder>,
    /// UTF-8, perhaps with errors, that was read and not yet handed out.
    buffer: Vec<u8>,
    is_over: bool,
    /// The number of bytes as stored.
    stored: u64,
    /// How many of these were taken.
    taken: u64,
}

impl StreamedText {
    /// # Errors
    ///
    /// If it cannot be read from its beginning.
    pub(crate) fn open(inspection: Inspection) -> Result<StreamedText, Reason> {
        let Inspection {
            bytes,
            recognized,
            length,
            read,
            ..
        } = inspection;
        let mut pass = bytes.read(Fingerprint::Off)?;
        skip(&mut pass, recognized.mark).map_err(|error| bytes.reason(error))?;
        let decoder = || recognized.encoding.new_decoder();
        Ok(StreamedText {
            // Bytes that were added to the file in the meantime were not inspected.
            stream: pass.take(length.saturating_sub(recognized.mark as u64)),
            compression: bytes.compression,
            decoder: (recognized.encoding != TextEncoding::UTF_8).then(decoder),
            buffer: Vec::new(),
            is_over: false,
            stored: read.count,
            taken: 0,
        })
    }

    /// The next piece; UTF-8, perhaps with errors.
    ///
    /// # Errors
    ///
    /// If the file fails, or has changed so that it cannot be read to where it ended.
    pub(crate) fn next_piece(&mut self) -> Option<Result<Vec<u8>, Reason>> {
        loop {
            let known = if self.is_over {
                Known::All
            } else {
                Known::Beginning
            };
            match piece_length(&self.buffer, known) {
                Some(0) => return None,
                Some(length) => {
                    let mut rest = Vec::with_capacity(PIECE_LENGTH * 2);
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

    /// The number of stored bytes that were read since the last call.
    pub(crate) fn bytes_read(&mut self) -> u64 {
        let read = if self.is_over {
            self.stored
        } else {
            self.stream.get_mut().stored_count().min(self.stored)
        };
        let before = std::mem::replace(&mut self.taken, read);
        read.saturating_sub(before)
    }

    fn more(&mut self) -> Result<(), Reason> {
        let length = match &mut self.decoder {
            None => read(&mut self.stream, &mut self.buffer),
            Some(decoder) => {
                let (mut block, mut text) = (Vec::new(), String::new());
                read(&mut self.stream, &mut block).inspect(|length| {
                    decode_block(decoder, &block, *length == 0, &mut text);
                    self.buffer.extend_from_slice(text.as_bytes());
                })
            }
        };
        let length = length.map_err(|error| self.reason(error))?;
        self.is_over = length == 0;
        if !self.is_over {
            return Ok(());
        }
        if self.stream.limit() > 0 {
            return Err(changed("the file became shorter while it was read"));
        }
        // The checksum of a compressed file is at its end.
        let checked = self.stream.get_mut().read(&mut [0]);
        checked.map(drop).map_err(|error| self.reason(error))
    }

    fn reason(&self, error: io::Error) -> Reason {
        match self.compression.reason(error) {
            // It was decompressed before without an error.
            Reason::Compression { .. } => changed("the file changed while it was read"),
            reason => reason,
        }
    }
}

fn changed(message: &str) -> Reason {
    Reason::Unreadable {
        cause: Cause::new(message),
    }
}

fn read(stream: &mut io::Take<Pass>, buffer: &mut Vec<u8>) -> io::Result<usize> {
    stream.take(PIECE_LENGTH as u64).read_to_end(buffer)
}
