//! The text of a long file, read and handed out piece by piece.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::cause::Cause;
use crate::character_sets::decoder::TextDecoder;
use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::decoding::decode_block;
use crate::long_texts::inspection::Inspection;
use crate::long_texts::split_points::{Known, PIECE_LENGTH, piece_length};
use crate::reason::Reason;

/// A file that was inspected and is now read again for its text.
pub(crate) struct StreamedText {
    stream: io::Take<File>,
    /// `None` for UTF-8.
    decoder: Option<TextDecoder>,
    /// UTF-8, perhaps with errors, that was read and not yet handed out.
    buffer: Vec<u8>,
    is_over: bool,
    /// The number of bytes read since it was last taken.
    bytes_read: u64,
}

impl StreamedText {
    /// # Errors
    ///
    /// If the file cannot be read from its beginning.
    pub(crate) fn open(inspection: Inspection) -> Result<StreamedText, Reason> {
        let Inspection {
            mut file,
            recognized,
            read,
            ..
        } = inspection;
        let mark = recognized.mark as u64;
        file.seek(SeekFrom::Start(mark)).map_err(Reason::from_io)?;
        let decoder = || recognized.encoding.new_decoder();
        Ok(StreamedText {
            // Bytes that were added to the file in the meantime were not inspected.
            stream: file.take(read.count.saturating_sub(mark)),
            decoder: (recognized.encoding != TextEncoding::UTF_8).then(decoder),
            buffer: Vec::new(),
            is_over: false,
            bytes_read: mark,
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

    /// The number of bytes read since the last call.
    pub(crate) fn bytes_read(&mut self) -> u64 {
        std::mem::take(&mut self.bytes_read)
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
        self.bytes_read += length;
        self.is_over = length == 0;
        if self.is_over && self.stream.limit() > 0 {
            return Err(Reason::Unreadable {
                cause: Cause::new("the file became shorter while it was read"),
            });
        }
        Ok(())
    }
}

fn read(stream: &mut io::Take<File>, buffer: &mut Vec<u8>) -> Result<u64, Reason> {
    let length = stream
        .take(PIECE_LENGTH as u64)
        .read_to_end(buffer)
        .map_err(Reason::from_io)?;
    Ok(length as u64)
}
