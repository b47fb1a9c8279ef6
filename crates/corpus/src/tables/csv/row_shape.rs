//! What the rows of a table look like: how many fields they have, and which characters are in each.

use memchr::{memchr, memchr3};

/// Rows are learned from the first ones of a table.
const LEARNED: usize = 16;
/// Only this many columns are looked at.
const COLUMNS: usize = 64;
/// The longest value of a column of words, such as an identifier or a code.
const WORD: usize = 64;

/// The shape of a table's rows.
#[derive(Debug, Clone)]
pub(crate) struct RowShape {
    delimiter: u8,
    width: usize,
    columns: Vec<Column>,
    rows: usize,
    /// How many of the rows begin with a quotation mark.
    quoted: usize,
    has_breaks: bool,
}

/// What the fields of a column have in common.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    classes: u8,
    longest: usize,
    has_empty: bool,
}

const DIGIT: u8 = 1;
const SIGN: u8 = 2;
const LOWER: u8 = 4;
const UPPER: u8 = 8;
const SPACE: u8 = 16;
const OTHER: u8 = 32;

/// A line that was read as a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it ends.
    pub(crate) end: usize,
    /// Whether it begins with a quotation mark.
    pub(crate) is_quoted: bool,
}

/// How a quotation mark within an unquoted field is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// As a fault: the line is no row.
    Faults,
    /// As text.
    Text,
}

impl RowShape {
    pub(crate) fn new(delimiter: u8, width: usize) -> RowShape {
        RowShape {
            delimiter,
            width,
            columns: vec![Column::default(); width.min(COLUMNS)],
            rows: 0,
            quoted: 0,
            has_breaks: false,
        }
    }

    pub(crate) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Whether a field of several lines is among the learned rows.
    pub(crate) fn has_breaks(&self) -> bool {
        self.has_breaks
    }

    /// Whether more rows are to be learned.
    pub(crate) fn is_learning(&self) -> bool {
        self.rows < LEARNED
    }

    /// Learns from a row.
    pub(crate) fn learn<'a>(&mut self, row: &[u8], fields: impl Iterator<Item = &'a [u8]>) {
        self.learn_start(row);
        self.learn_fields(fields);
    }

    /// Learns from the beginning of a row.
    pub(crate) fn learn_start(&mut self, row: &[u8]) {
        self.rows += 1;
        self.quoted += usize::from(row.first() == Some(&b'"'));
    }

    /// Learns from the first fields of a row.
    pub(crate) fn learn_fields<'a>(&mut self, fields: impl Iterator<Item = &'a [u8]>) {
        for (column, field) in self.columns.iter_mut().zip(fields) {
            column.classes |= classes(field);
            column.longest = column.longest.max(field.len());
            column.has_empty |= field.is_empty();
            self.has_breaks |= memchr(b'\n', field).or(memchr(b'\r', field)).is_some();
        }
    }

    /// Whether a column shows by its characters that a line is a row: numbers, dates, or words of the same
    /// kind.
    pub(crate) fn is_telling(&self) -> bool {
        self.width > 1
            && self
                .columns
                .iter()
                .any(|column| column.is_telling(self.rows))
    }

    /// The line at `start`, if it has as many fields as the table, in quotation marks or without any, and
    /// each looks like those of its column.
    pub(crate) fn line(&self, bytes: &[u8], start: usize, marks: Marks) -> Option<Line> {
        let (mut at, mut width) = (start, 0);
        let is_quoted = bytes.get(start) == Some(&b'"');
        if !is_quoted && self.rows > 0 && self.rows == self.quoted {
            return None;
        }
        loop {
            let field = if bytes.get(at) == Some(&b'"') {
                let from = at + 1;
                at = closing_mark(bytes, from)?;
                let field = &bytes[from..at];
                at += 1;
                let is_closed =
                    |next: &u8| matches!(next, b'\n' | b'\r') || *next == self.delimiter;
                if !bytes.get(at).is_none_or(is_closed) {
                    return None;
                }
                field
            } else {
                let rest = &bytes[at..];
                let length = memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
                let field = &rest[..length];
                if marks == Marks::Faults && memchr(b'"', field).is_some() {
                    return None;
                }
                at += length;
                field
            };
            let column = self.columns.get(width);
            if width == self.width || column.is_some_and(|column| !column.fits(field, self.rows)) {
                return None;
            }
            width += 1;
            if bytes.get(at) != Some(&self.delimiter) {
                return (width == self.width).then_some(Line { end: at, is_quoted });
            }
            at += 1;
        }
    }
}

impl Column {
    fn is_telling(self, rows: usize) -> bool {
        if self.classes == 0 {
            return false;
        }
        let is_number = self.classes & (LOWER | UPPER | OTHER) == 0 && self.classes & DIGIT != 0;
        is_number || (rows > 2 && self.longest <= WORD && self.classes & SPACE == 0)
    }

    /// Whether a field looks like those of the column, if they have something in common.
    fn fits(self, field: &[u8], rows: usize) -> bool {
        if !self.is_telling(rows) {
            return true;
        }
        if field.is_empty() {
            return self.has_empty;
        }
        field.len() <= 2 * self.longest + 2 && classes(field) & !self.classes == 0
    }
}

fn classes(field: &[u8]) -> u8 {
    // A text is in all classes after a few hundred bytes.
    let start = &field[..field.len().min(1 << 10)];
    start.iter().fold(0, |classes, byte| {
        classes
            | match byte {
                b'0'..=b'9' => DIGIT,
                b'-' | b'+' | b'.' | b':' | b'/' | b'_' | b'#' => SIGN,
                b'a'..=b'z' => LOWER,
                b'A'..=b'Z' => UPPER,
                b' ' | b'\t' | b'\n' | b'\r' => SPACE,
                _ => OTHER,
            }
    })
}

/// The mark that closes a field whose contents begin here.
fn closing_mark(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(rows: &[[&str; 2]]) -> RowShape {
        let mut shape = RowShape::new(b',', 2);
        for row in rows {
            let fields = row.iter().map(|field| field.as_bytes());
            shape.learn(row[0].as_bytes(), fields);
        }
        shape
    }

    #[test]
    fn a_line_is_a_row_if_its_fields_look_like_those_of_their_columns() {
        let dates = shape(&[["2024-05-20", "Some words"], ["2024-05-21", "More"]]);
        let words = shape(&[["en", "Some words"], ["de", "More"], ["fr", "Words"]]);
        let texts = shape(&[["One title", "Some words"], ["Another", "More"]]);
        for (line, is_date, is_word, is_text) in [
            ("2024-05-22,and more", true, false, true),
            ("it,\"Some, words\"\nnext", false, true, true),
            ("However, he went", false, false, true),
            ("No field but this", false, false, false),
            ("a,b,c", false, false, false),
            ("\"2023\",\"He said \"\"no\"\"\"", true, false, true),
            ("2024,5\" wide", false, false, false),
            ("2024,\"open", false, false, false),
        ] {
            let fits = |shape: &RowShape| shape.line(line.as_bytes(), 0, Marks::Faults).is_some();
            assert_eq!(
                (fits(&dates), fits(&words), fits(&texts)),
                (is_date, is_word, is_text),
                "{line}"
            );
        }
        assert!(dates.is_telling() && words.is_telling() && !texts.is_telling());
        assert!(dates.line(b"2024,5\" wide", 0, Marks::Text).is_some());
    }
}
