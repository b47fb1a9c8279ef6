//! Encodings by name, and their decoders: those of the WHATWG, code pages of DOS and Mac OS, Johab.

pub(crate) mod decoder;
pub(crate) mod johab;
pub(crate) mod single_byte;
pub(crate) mod tables;
pub(crate) mod text_encoding;
