//! The encodings that a guess compares.

use std::sync::OnceLock;

use encoding_rs as standard;

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::guess::languages::{Language, languages};

/// An encoding that a text may be in.
pub(crate) struct Candidate {
    pub(crate) encoding: TextEncoding,
    /// How much rarer texts in it are than those in the most frequent one, in half bits.
    pub(crate) rarity: u32,
    /// The character of each byte, if that is all there is to know.
    pub(crate) table: Option<Box<[char; 256]>>,
    /// The languages that it can write.
    pub(crate) languages: Vec<&'static Language>,
}

/// UTF-8, which is recognized by its bytes and only compared for single lines.
pub(crate) fn utf8() -> &'static Candidate {
    static UTF8: OnceLock<Candidate> = OnceLock::new();
    UTF8.get_or_init(|| Candidate {
        encoding: TextEncoding::UTF_8,
        rarity: 0,
        table: None,
        languages: languages().iter().collect(),
    })
}

/// All encodings. Of two that decode a text to the same characters, the first is taken.
pub(crate) fn candidates() -> &'static [Candidate] {
    static CANDIDATES: OnceLock<Vec<Candidate>> = OnceLock::new();
    CANDIDATES.get_or_init(|| {
        let of_standard = |(encoding, rarity)| (TextEncoding::standard(encoding), rarity);
        let named = |(name, rarity)| Some((TextEncoding::named(name).ok()?, rarity));
        let standard = STANDARD.into_iter().map(of_standard);
        let others = OTHERS.into_iter().filter_map(named);
        standard
            .chain(others)
            .map(|(encoding, rarity)| Candidate::new(encoding, rarity))
            .collect()
    })
}

/// Encodings of the WHATWG, with their rarity.
const STANDARD: [(&standard::Encoding, u32); 34] = [
    (standard::WINDOWS_1252, 0),
    (standard::WINDOWS_1251, 4),
    (standard::WINDOWS_1250, 8),
    (standard::WINDOWS_1254, 8),
    (standard::WINDOWS_1253, 8),
    (standard::WINDOWS_1255, 8),
    (standard::WINDOWS_1256, 8),
    (standard::WINDOWS_1257, 8),
    (standard::WINDOWS_874, 6),
    (standard::WINDOWS_1258, 10),
    (standard::GBK, 6),
    (standard::BIG5, 6),
    (standard::SHIFT_JIS, 6),
    (standard::EUC_JP, 6),
    (standard::EUC_KR, 6),
    (standard::GB18030, 12),
    (standard::KOI8_R, 8),
    (standard::KOI8_U, 8),
    (standard::ISO_8859_2, 8),
    (standard::ISO_8859_15, 10),
    (standard::ISO_8859_5, 12),
    (standard::ISO_8859_6, 10),
    (standard::ISO_8859_7, 8),
    (standard::ISO_8859_8_I, 10),
    (standard::ISO_8859_13, 12),
    (standard::ISO_8859_4, 12),
    (standard::ISO_8859_3, 16),
    (standard::ISO_8859_10, 16),
    (standard::ISO_8859_16, 16),
    (standard::ISO_8859_14, 18),
    (standard::IBM866, 10),
    (standard::MACINTOSH, 10),
    (standard::X_MAC_CYRILLIC, 10),
    (standard::ISO_8859_8, 14),
];

/// Others.
const OTHERS: [(&str, u32); 24] = [
    ("Johab", 12),
    ("IBM850", 10),
    ("IBM437", 12),
    ("IBM858", 12),
    ("IBM852", 10),
    ("IBM855", 12),
    ("cp737", 12),
    ("IBM857", 12),
    ("IBM862", 12),
    ("cp720", 14),
    ("IBM775", 14),
    ("cp1125", 14),
    ("IBM860", 16),
    ("IBM861", 16),
    ("IBM863", 16),
    ("IBM865", 16),
    ("IBM869", 16),
    ("x-mac-ce", 12),
    ("x-mac-greek", 12),
    ("x-mac-turkish", 14),
    ("x-mac-icelandic", 16),
    ("x-mac-farsi", 16),
    ("x-mac-croatian", 18),
    ("x-mac-romanian", 18),
];

/// It has the signs of ASCII twice; European texts do not use the second ones.
const FARSI: &str = "x-mac-farsi";

impl Candidate {
    /// Whether it is an encoding of Chinese, Japanese or Korean alone.
    pub(crate) fn is_east_asian(&self) -> bool {
        self.table.is_none() && self.encoding != TextEncoding::UTF_8
    }

    /// Whether an encoding of East Asia was made for the language.
    pub(crate) fn is_home_of(&self, language: &Language) -> bool {
        let home = match self.encoding.name() {
            "GBK" | "gb18030" => "zh-Hans",
            "Big5" => "zh-Hant",
            "Shift_JIS" | "EUC-JP" => "ja",
            _ => "ko",
        };
        language.name == home
    }

    fn new(encoding: TextEncoding, rarity: u32) -> Candidate {
        let table = table(encoding);
        let can_write = |language: &&Language| match &table {
            // The large character sets have the letters of Europe, too.
            None if encoding.name() == standard::GB18030.name() => true,
            None => language.is_east_asian() || language.is_european(),
            Some(table) => {
                let has = |letter: &char| {
                    let mut letters = letter.to_uppercase().chain([*letter, other_form(*letter)]);
                    letters.any(|letter| table.contains(&letter))
                };
                let is_covered = !language.is_latin() || encoding.name() != FARSI;
                is_covered && !language.is_east_asian() && language.common_letters().iter().all(has)
            }
        };
        Candidate {
            encoding,
            rarity,
            languages: languages().iter().filter(can_write).collect(),
            table,
        }
    }
}

/// The form of a letter that some encodings have instead: a comma or a cedilla below.
fn other_form(letter: char) -> char {
    match letter {
        'ş' => 'ș',
        'ţ' => 'ț',
        'ї' => 'Ї',
        letter => letter,
    }
}

/// The character of each byte of an encoding of single bytes.
fn table(encoding: TextEncoding) -> Option<Box<[char; 256]>> {
    if !encoding.is_single_byte() {
        return None;
    }
    let bytes: Vec<u8> = (0..=u8::MAX).collect();
    let (text, _) = encoding.decode(&bytes);
    let mut table = Box::new(['\0'; 256]);
    for (place, character) in table.iter_mut().zip(text.chars()) {
        *place = character;
    }
    Some(table)
}
