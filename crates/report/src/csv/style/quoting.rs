//! Which cells are quoted.

use super::{CsvStyle, Delimiter, Safety};

/// Which cells are quoted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoting {
    delimiter: u8,
    /// Cells are quoted that contain what some spreadsheet takes for a delimiter.
    for_any_spreadsheet: bool,
}

impl CsvStyle {
    pub(crate) fn quoting(self) -> Quoting {
        Quoting {
            delimiter: self.delimiter.byte(),
            for_any_spreadsheet: self.safety == Safety::Spreadsheet
                && self.delimiter != Delimiter::TAB,
        }
    }
}

impl Quoting {
    pub(crate) fn needs_quotes(self, text: &str) -> bool {
        text.bytes().any(|byte| self.needs(byte))
    }

    /// Whether a text with this byte is quoted.
    pub(crate) fn needs(self, byte: u8) -> bool {
        byte == self.delimiter
            || matches!(byte, b'"' | b'\n' | b'\r')
            || (self.for_any_spreadsheet && matches!(byte, b',' | b';' | b'\t'))
    }
}
