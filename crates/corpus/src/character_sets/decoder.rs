//! Bytes of a known encoding decoded block by block.

use std::borrow::Cow;

use encoding_rs::Decoder;

use crate::character_sets::johab;
use crate::character_sets::single_byte::SingleByte;
use crate::character_sets::text_encoding::{Repertoire, TextEncoding};

/// A decoder that takes a text block by block.
pub(crate) struct TextDecoder(State);

enum State {
    Standard(Box<Decoder>),
    SingleByte(&'static SingleByte),
    Johab {
        /// The first byte of a character whose second byte is in the next block.
        lead: Option<u8>,
    },
}

impl TextDecoder {
    pub(crate) fn new(encoding: TextEncoding) -> TextDecoder {
        TextDecoder(match encoding.0 {
            Repertoire::Standard(encoding) => {
                State::Standard(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            Repertoire::SingleByte(page) => State::SingleByte(page),
            Repertoire::Johab => State::Johab { lead: None },
        })
    }

    /// Decodes a block and appends its text; returns whether some of its bytes were not valid. Each
    /// of these became U+FFFD.
    pub(crate) fn decode_block(&mut self, block: &[u8], is_last: bool, text: &mut String) -> bool {
        match &mut self.0 {
            State::Standard(decoder) => {
                let most = decoder.max_utf8_buffer_length(block.len());
                text.reserve(most.unwrap_or_default());
                // There is room for the text of the whole block.
                let (_, _, had_errors) = decoder.decode_to_string(block, text, is_last);
                had_errors
            }
            State::SingleByte(page) => page.decode(block, text),
            State::Johab { lead } => johab::decode_block(lead, block, is_last, text),
        }
    }
}

/// Decodes a whole text.
pub(crate) fn decode_whole(encoding: TextEncoding, bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let had_errors = TextDecoder::new(encoding).decode_block(bytes, true, &mut text);
    (Cow::Owned(text), had_errors)
}
