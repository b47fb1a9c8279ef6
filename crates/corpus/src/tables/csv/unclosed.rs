//! Rows that a quotation mark without its partner has swallowed.
//!
//! A field of several lines is doubtful if no mark closes it, or if one does where a row seems to open a
//! field: neither a delimiter nor a line end comes after it. Then the lines in it are compared with the
//! rows of the table. A field whose marks are right is left alone, whatever is in it; with one exception:
//! the lines in it continue the numbers of the rows.

use memchr::memchr2;

use crate::tables::csv::record_scanner::{Doubt, RecordScanner};
use crate::tables::csv::row_shape::{Line, Marks, RowShape};

/// This many lines in a row are rows, whatever comes after them.
const RUN: usize = 8;
/// The same if a column shows by its characters that a line is a row.
const TELLING_RUN: usize = 3;

/// Bytes that begin with a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window<'a> {
    /// The record and some bytes after it.
    pub(crate) bytes: &'a [u8],
    /// Where the record ends.
    pub(crate) end: usize,
    /// Whether the stream ends with the bytes.
    pub(crate) is_whole: bool,
}

/// Where the first row begins that a doubtful field has swallowed; `None` if there seems to be none.
pub(crate) fn swallowed_row(window: Window<'_>, doubt: Doubt, shape: &RowShape) -> Option<usize> {
    let Doubt { open, close } = doubt;
    let mut shape = shape.clone();
    learn_before(window.bytes, open, &mut shape);
    let shape = &shape;
    let needed = if shape.is_telling() { TELLING_RUN } else { RUN };
    let last = close.unwrap_or(window.end);
    let is_opening = close.is_some_and(|close| begins_field(window.bytes, close, shape));
    // In a table of one column any line looks like a row.
    let are_rows = shape.width() > 1 || !shape.has_breaks();
    let mut run = Run::default();
    let mut at = next_line(window.bytes, open)?;
    // Beyond the mark the lines are rows anyway; the first of them confirms a doubtful run.
    let mut confirming = false;
    loop {
        if at >= window.bytes.len() {
            let is_over = window.is_whole && (close.is_some() || run.rows > 0);
            return run.start.filter(|_| is_over);
        }
        if confirming && at > last {
            let line = shape.line(window.bytes, at, Marks::Faults);
            let is_alike = |line: Line| shape.width() > 1 || line.is_quoted;
            return run.start.filter(|_| line.is_some_and(is_alike));
        }
        let line_end = end_of_line(window.bytes, at);
        let has_close = close.is_some_and(|close| (at..=line_end).contains(&close));
        let marks = if has_close && !is_opening {
            Marks::Text
        } else {
            Marks::Faults
        };
        let line = shape.line(window.bytes, at, marks);
        let is_row = line.is_some_and(|line| {
            let is_quoted = has_close && is_opening && line.is_quoted;
            is_quoted || (are_rows && (shape.width() > 1 || !has_close))
        });
        if let Some(line) = line.filter(|_| is_row) {
            run.start.get_or_insert(at);
            run.rows += 1;
            at = line.end;
        } else {
            run = Run::default();
            at = line_end;
        }
        if run.rows >= needed {
            return run.start;
        }
        if has_close {
            run.start?;
            if is_opening && shape.is_telling() {
                return run.start;
            }
            confirming = true;
        }
        at = match next_line(window.bytes, at) {
            Some(next) => next,
            None => window.bytes.len(),
        };
        if close.is_none() && at >= window.end {
            let is_telling = shape.is_telling() || run.rows > 1 || shape.width() > 2;
            return run.start.filter(|_| is_telling);
        }
    }
}

/// Whether the second line of a record begins with the number after that of the record.
pub(crate) fn continues_its_number(record: &[u8], shape: &RowShape) -> bool {
    if shape.width() < 2 || !matches!(record.first(), Some(b'0'..=b'9' | b'"')) {
        return false;
    }
    let Some(start) = next_line(record, 0) else {
        return false;
    };
    record[start].is_ascii_digit()
        && number(record, 0, shape)
            .is_some_and(|first| first.checked_add(1) == number(record, start, shape))
}

/// Where the second row of a record begins, if its first field is a number that the lines in it and the row
/// after it continue: two marks are missing. Also the mark that opens the field of several lines.
pub(crate) fn continued_numbers(window: Window<'_>, shape: &RowShape) -> Option<(usize, Doubt)> {
    let Window { bytes, end, .. } = window;
    let start = next_line(bytes, 0).filter(|start| *start < end)?;
    let mut number = number(bytes, 0, shape)?;
    let mut at = start;
    let mut rows = 0;
    while at < end {
        number = number.checked_add(1)?;
        let is_next = self::number(bytes, at, shape) == Some(number);
        let line = end_of_line(bytes, at);
        let fields = memchr::memchr_iter(shape.delimiter(), &bytes[at..line]).count() + 1;
        if !is_next || fields < shape.width() {
            return None;
        }
        rows += 1;
        at = next_line(bytes, line).unwrap_or(bytes.len());
    }
    let is_continued = if at < bytes.len() {
        self::number(bytes, at, shape) == number.checked_add(1)
    } else {
        window.is_whole && rows > 1
    };
    if !is_continued {
        return None;
    }
    let mut scanner = RecordScanner::new(shape.delimiter());
    scanner.advance(&bytes[..start]);
    let open = scanner.open();
    Some((start, Doubt { open, close: None }))
}

/// A run of lines that look like rows.
#[derive(Default)]
struct Run {
    start: Option<usize>,
    rows: usize,
}

/// Learns from the fields of the record before the mark at `open`.
fn learn_before(bytes: &[u8], open: usize, shape: &mut RowShape) {
    let delimiter = shape.delimiter();
    let before = &bytes[..open];
    let fields = before.split(|byte| *byte == delimiter);
    let is_plain = memchr2(b'"', b'\n', before).is_none();
    // The last part is the beginning of the field itself.
    let count = memchr::memchr_iter(delimiter, before).count();
    if is_plain {
        shape.learn_fields(fields.take(count));
    }
    if open > 0 {
        shape.learn_start(bytes);
    }
}

/// Whether a mark is where a row opens a field: after a delimiter or a line end.
fn begins_field(bytes: &[u8], mark: usize, shape: &RowShape) -> bool {
    let before = mark.checked_sub(1).map(|before| bytes[before]);
    matches!(before, Some(b'\n' | b'\r')) || before == Some(shape.delimiter())
}

/// The number in the field that begins here, in quotation marks or not.
fn number(bytes: &[u8], start: usize, shape: &RowShape) -> Option<u64> {
    let rest = bytes.get(start..)?;
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let after = rest[digits..]
        .strip_prefix(b"\"")
        .unwrap_or(&rest[digits..]);
    if digits > 18 || after.first() != Some(&shape.delimiter()) {
        return None;
    }
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

/// The end of the line at `at`, before its line end.
fn end_of_line(bytes: &[u8], at: usize) -> usize {
    memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length)
}

/// The start of the next line that is not empty.
fn next_line(bytes: &[u8], at: usize) -> Option<usize> {
    let end = end_of_line(bytes, at);
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let length = bytes[end..].iter().position(|byte| !is_end(byte))?;
    Some(end + length)
}
