//! Records with something wrong, and the search for the rows that a quotation mark has swallowed.

use std::io::Read;

use crate::tables::csv::record_scanner::{Doubt, RecordScanner};
use crate::tables::csv::records::Records;
use crate::tables::csv::row_shape::RowShape;
use crate::tables::csv::unclosed::{
    Window, continued_numbers, continues_its_number, swallowed_row,
};
use crate::tables::line_ends::LineEnds;

/// How many bytes after a record are looked at, if its quotation marks look wrong.
const LOOKAHEAD: usize = 1 << 20;

/// Something wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damage {
    /// The line of the quotation mark, or the first line of a record that is too long.
    pub(crate) line: u64,
    /// The last line of the record.
    pub(crate) last: u64,
    pub(crate) fault: Fault,
}

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A quotation mark without its partner, in a record that can be read with the mark as text.
    StrayMark,
    /// The same in a record that cannot be read.
    Unclosed,
    /// A field that is not closed, up to the end of the stream. The record can be read.
    Endless,
    /// The record is longer than the limit.
    TooLong,
}

impl<R: Read> Records<R> {
    /// What is wrong with the quotation marks of the record. If one has swallowed other rows, the record ends
    /// before them.
    pub(super) fn examine(&mut self, is_whole: bool) -> Option<Damage> {
        let doubt = self.scanner.doubt(self.record());
        if doubt.is_none() && !(is_whole && continues_its_number(self.record(), &self.shape)) {
            return None;
        }
        let end = self.length;
        if is_whole {
            self.look_ahead(end + LOOKAHEAD);
        }
        let known = self.buffer.bytes();
        let ahead = end + if is_whole { LOOKAHEAD } else { 0 };
        let window = Window {
            bytes: &known[..known.len().min(ahead)],
            end,
            is_whole: known.len() < ahead && self.error.is_none(),
        };
        let header = doubt.and_then(|doubt| self.literal_header(window.bytes, doubt));
        let is_header = self.shape.width() == 0;
        let shape = header.as_ref().unwrap_or(&self.shape);
        let found = match doubt {
            Some(doubt) => swallowed_row(window, doubt, shape).map(|start| (start, doubt)),
            None => continued_numbers(window, shape),
        };
        // A header of several lines is left as it is.
        let found =
            found.filter(|(start, _)| !is_header || LineEnds::within(row(known, *start)) == 0);
        let Some((start, Doubt { open, .. })) = found else {
            return self.endless(doubt.filter(|doubt| doubt.close.is_none() && is_whole)?);
        };
        let row = row(known, start);
        self.scanner.reset_with_literal(open);
        let is_line = self.scanner.advance(row).is_none();
        self.scanner.finish();
        let is_readable = is_line && self.scanner.width() == shape.width();
        self.length = row.len();
        Some(Damage {
            line: self.line + LineEnds::within(&row[..open]),
            last: self.line + LineEnds::within(row),
            fault: if is_readable {
                Fault::StrayMark
            } else {
                Fault::Unclosed
            },
        })
    }

    /// The shape of rows if the record is a header, and its doubtful mark is text.
    fn literal_header(&self, bytes: &[u8], Doubt { open, .. }: Doubt) -> Option<RowShape> {
        if self.shape.width() > 0 {
            return None;
        }
        let delimiter = self.shape.delimiter();
        let mut scanner = RecordScanner::new(delimiter);
        scanner.reset_with_literal(open);
        scanner.advance(bytes);
        Some(RowShape::new(delimiter, scanner.width()))
    }

    /// The damage of a field that is not closed, if it has more than one line.
    fn endless(&mut self, Doubt { open, .. }: Doubt) -> Option<Damage> {
        let record = self.record();
        let line = self.line + LineEnds::within(&record[..open]);
        let field = record[open..].trim_ascii_end();
        let others = LineEnds::within(field);
        if others == 0 {
            self.unclosed = Some(line);
            return None;
        }
        Some(Damage {
            line,
            last: line + others,
            fault: Fault::Endless,
        })
    }
}

/// The bytes of a row before the start of the next, without its line end.
fn row(bytes: &[u8], next: usize) -> &[u8] {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let end = bytes[..next].iter().rposition(|byte| !is_end(byte));
    &bytes[..end.map_or(0, |end| end + 1)]
}
