//! Encodings with a table of 128 characters above ASCII.

use crate::character_sets::tables;

/// An encoding with a byte per character, ASCII among them.
pub(crate) struct SingleByte {
    pub(crate) name: &'static str,
    /// Other names, in lower case and with hyphens.
    labels: &'static [&'static str],
    table: Table,
}

/// The characters of the bytes from 0x80.
enum Table {
    Full(&'static [char; 128]),
    /// Some bytes have no character.
    Partial(&'static [Option<char>; 128]),
    Text(&'static str),
}

impl PartialEq for SingleByte {
    fn eq(&self, other: &SingleByte) -> bool {
        self.name == other.name
    }
}

impl Eq for SingleByte {}

impl SingleByte {
    const fn full(
        name: &'static str,
        labels: &'static [&'static str],
        table: &'static [char; 128],
    ) -> SingleByte {
        SingleByte {
            name,
            labels,
            table: Table::Full(table),
        }
    }

    const fn text(
        name: &'static str,
        labels: &'static [&'static str],
        table: &'static str,
    ) -> SingleByte {
        SingleByte {
            name,
            labels,
            table: Table::Text(table),
        }
    }

    pub(crate) fn has_label(&self, label: &str) -> bool {
        self.name.eq_ignore_ascii_case(label) || self.labels.contains(&label)
    }

    /// The characters of the bytes from 0x80; U+FFFD for a byte that has none.
    fn characters(&self) -> [char; 128] {
        match self.table {
            Table::Full(table) => *table,
            Table::Partial(table) => table.map(|found| found.unwrap_or('\u{FFFD}')),
            Table::Text(text) => {
                let mut characters = ['\u{FFFD}'; 128];
                for (place, found) in characters.iter_mut().zip(text.chars()) {
                    *place = found;
                }
                characters
            }
        }
    }

    /// Appends the text of the bytes; returns whether some of them have no character.
    pub(crate) fn decode(&self, bytes: &[u8], text: &mut String) -> bool {
        let characters = self.characters();
        text.reserve(bytes.len() + bytes.len() / 2);
        let start = text.len();
        text.extend(bytes.iter().map(|&byte| match byte.checked_sub(0x80) {
            None => char::from(byte),
            Some(high) => characters[usize::from(high)],
        }));
        text[start..].contains(char::REPLACEMENT_CHARACTER)
    }
}

/// The code pages of DOS from the crate `oem_cp`, and the encodings of Mac OS.
pub(crate) static SINGLE_BYTE: [SingleByte; 23] = {
    use oem_cp::code_table::*;
    [
        SingleByte::full("IBM437", &["cp437", "437"], &DECODING_TABLE_CP437),
        SingleByte::full("cp720", &["ibm720", "720"], &DECODING_TABLE_CP720),
        SingleByte::full("cp737", &["ibm737", "737"], &DECODING_TABLE_CP737),
        SingleByte::full("IBM775", &["cp775", "775"], &DECODING_TABLE_CP775),
        SingleByte::full("IBM850", &["cp850", "850"], &DECODING_TABLE_CP850),
        SingleByte::full("IBM852", &["cp852", "852"], &DECODING_TABLE_CP852),
        SingleByte::full("IBM855", &["cp855", "855"], &DECODING_TABLE_CP855),
        SingleByte {
            name: "IBM857",
            labels: &["cp857", "857"],
            table: Table::Partial(&DECODING_TABLE_CP857),
        },
        SingleByte::full(
            "IBM858",
            &["cp858", "858", "ibm00858"],
            &DECODING_TABLE_CP858,
        ),
        SingleByte::full("IBM860", &["cp860", "860"], &DECODING_TABLE_CP860),
        SingleByte::full("IBM861", &["cp861", "861"], &DECODING_TABLE_CP861),
        SingleByte::full("IBM862", &["cp862", "862"], &DECODING_TABLE_CP862),
        SingleByte::full("IBM863", &["cp863", "863"], &DECODING_TABLE_CP863),
        SingleByte::full("IBM865", &["cp865", "865"], &DECODING_TABLE_CP865),
        SingleByte::full("IBM869", &["cp869", "869"], &DECODING_TABLE_CP869),
        SingleByte::text("cp1125", &["ruscii", "ibm1125"], tables::UKRAINIAN_DOS),
        SingleByte::text(
            "x-mac-ce",
            &[
                "mac-latin2",
                "mac-ce",
                "mac-centeuro",
                "x-mac-centraleurroman",
            ],
            tables::CENTRAL_EUROPEAN,
        ),
        SingleByte::text("x-mac-croatian", &["mac-croatian"], tables::CROATIAN),
        SingleByte::text(
            "x-mac-farsi",
            &["mac-farsi", "x-mac-arabic", "mac-arabic"],
            tables::FARSI,
        ),
        SingleByte::text("x-mac-greek", &["mac-greek"], tables::GREEK),
        SingleByte::text(
            "x-mac-icelandic",
            &["mac-iceland", "mac-icelandic"],
            tables::ICELANDIC,
        ),
        SingleByte::text("x-mac-romanian", &["mac-romanian"], tables::ROMANIAN),
        SingleByte::text("x-mac-turkish", &["mac-turkish"], tables::TURKISH),
    ]
};
