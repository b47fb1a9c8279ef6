//! An encoding that texts can be read in.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::Encoding;

use crate::character_sets::decoder::{TextDecoder, decode_whole};
use crate::character_sets::single_byte::{SINGLE_BYTE, SingleByte};

/// An encoding that texts can be read in: those of the WHATWG's Encoding Standard, and code pages
/// of DOS and Mac OS, which it lacks.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::TextEncoding;
///
/// let latin = TextEncoding::named("latin1").unwrap();
/// assert_eq!(latin.name(), "windows-1252");
/// assert_eq!(TextEncoding::named("cp850").unwrap().name(), "IBM850");
/// assert!(TextEncoding::named("klingon").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(pub(crate) Repertoire);

/// Where the characters of an encoding are found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repertoire {
    Standard(&'static Encoding),
    SingleByte(&'static SingleByte),
    Johab,
}

/// A name that is not that of an encoding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown encoding {name:?}; expected one of {}", known())]
#[non_exhaustive]
pub struct UnknownEncoding {
    /// The name.
    pub name: String,
}

const JOHAB: &str = "Johab";
const JOHAB_LABELS: [&str; 5] = ["johab", "cp1361", "ms1361", "ksc5601-1992", "x-johab"];

/// The encodings of the WHATWG, but for `replacement` and `x-user-defined`, which are no texts.
static STANDARD: [&Encoding; 38] = [
    encoding_rs::UTF_8,
    encoding_rs::UTF_16LE,
    encoding_rs::UTF_16BE,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1251,
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1255,
    encoding_rs::WINDOWS_1256,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1258,
    encoding_rs::WINDOWS_874,
    encoding_rs::ISO_8859_2,
    encoding_rs::ISO_8859_3,
    encoding_rs::ISO_8859_4,
    encoding_rs::ISO_8859_5,
    encoding_rs::ISO_8859_6,
    encoding_rs::ISO_8859_7,
    encoding_rs::ISO_8859_8,
    encoding_rs::ISO_8859_8_I,
    encoding_rs::ISO_8859_10,
    encoding_rs::ISO_8859_13,
    encoding_rs::ISO_8859_14,
    encoding_rs::ISO_8859_15,
    encoding_rs::ISO_8859_16,
    encoding_rs::KOI8_R,
    encoding_rs::KOI8_U,
    encoding_rs::IBM866,
    encoding_rs::MACINTOSH,
    encoding_rs::X_MAC_CYRILLIC,
    encoding_rs::BIG5,
    encoding_rs::EUC_JP,
    encoding_rs::EUC_KR,
    encoding_rs::GB18030,
    encoding_rs::GBK,
    encoding_rs::ISO_2022_JP,
    encoding_rs::SHIFT_JIS,
];

impl TextEncoding {
    /// UTF-8.
    pub const UTF_8: TextEncoding = TextEncoding::standard(encoding_rs::UTF_8);

    pub(crate) const UTF_16BE: TextEncoding = TextEncoding::standard(encoding_rs::UTF_16BE);
    pub(crate) const UTF_16LE: TextEncoding = TextEncoding::standard(encoding_rs::UTF_16LE);
    #[cfg(test)]
    pub(crate) const WINDOWS_1252: TextEncoding = TextEncoding::standard(encoding_rs::WINDOWS_1252);

    pub(crate) const fn standard(encoding: &'static Encoding) -> TextEncoding {
        TextEncoding(Repertoire::Standard(encoding))
    }

    /// The encoding with this name, in any case: a label of the WHATWG's Encoding Standard, such as
    /// `latin1` or `cp1252`, or the name of a code page, such as `cp850`, `IBM850` or `mac-greek`.
    ///
    /// # Errors
    ///
    /// [`UnknownEncoding`], whose message lists the known names.
    pub fn named(name: &str) -> Result<TextEncoding, UnknownEncoding> {
        let label = name.trim().to_ascii_lowercase();
        if let Some(encoding) = Encoding::for_label_no_replacement(label.as_bytes())
            && STANDARD.contains(&encoding)
        {
            return Ok(TextEncoding::standard(encoding));
        }
        if JOHAB_LABELS.contains(&label.as_str()) {
            return Ok(TextEncoding(Repertoire::Johab));
        }
        let label = label.replace('_', "-");
        let found = SINGLE_BYTE.iter().find(|page| page.has_label(&label));
        found
            .map(|page| TextEncoding(Repertoire::SingleByte(page)))
            .ok_or_else(|| UnknownEncoding {
                name: name.to_owned(),
            })
    }

    /// The name: that of the WHATWG or, for others, of the IANA, if it has one.
    pub fn name(self) -> &'static str {
        match self.0 {
            Repertoire::Standard(encoding) => encoding.name(),
            Repertoire::SingleByte(page) => page.name,
            Repertoire::Johab => JOHAB,
        }
    }

    /// All encodings.
    pub fn all() -> impl Iterator<Item = TextEncoding> {
        let standard = STANDARD.into_iter().map(Repertoire::Standard);
        let pages = SINGLE_BYTE.iter().map(Repertoire::SingleByte);
        standard
            .chain(pages)
            .chain([Repertoire::Johab])
            .map(TextEncoding)
    }

    /// Whether each byte is a character.
    pub(crate) fn is_single_byte(self) -> bool {
        match self.0 {
            Repertoire::Standard(encoding) => encoding.is_single_byte(),
            Repertoire::SingleByte(_) => true,
            Repertoire::Johab => false,
        }
    }

    /// A decoder that takes a text block by block.
    pub(crate) fn new_decoder(self) -> TextDecoder {
        TextDecoder::new(self)
    }

    /// The whole text, without regard to a byte order mark, and whether some bytes were not valid.
    pub(crate) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self.0 {
            Repertoire::Standard(encoding) => encoding.decode_without_bom_handling(bytes),
            Repertoire::SingleByte(_) | Repertoire::Johab => decode_whole(self, bytes),
        }
    }
}

impl fmt::Debug for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The names of all encodings.
fn known() -> String {
    let names: Vec<&str> = TextEncoding::all().map(TextEncoding::name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_found_by_its_name_in_any_case() {
        for encoding in TextEncoding::all() {
            let name = encoding.name();
            assert_eq!(TextEncoding::named(name), Ok(encoding));
            assert_eq!(TextEncoding::named(&name.to_lowercase()), Ok(encoding));
        }
    }

    #[test]
    fn labels_are_known() {
        for (label, name) in [
            ("iso-8859-1", "windows-1252"),
            ("cp1252", "windows-1252"),
            ("sjis", "Shift_JIS"),
            ("utf-16", "UTF-16LE"),
            ("cp437", "IBM437"),
            ("437", "IBM437"),
            ("mac_greek", "x-mac-greek"),
            ("cp1361", "Johab"),
        ] {
            assert_eq!(TextEncoding::named(label).map(TextEncoding::name), Ok(name));
        }
        for label in ["x-user-defined", "replacement", "utf-7", ""] {
            let error = TextEncoding::named(label).unwrap_err().to_string();
            assert!(error.contains("windows-1252, "), "{error}");
        }
    }
}
