//! The rows of a table of documents or of metadata.

use std::borrow::Cow;
use std::io::Read;

use crate::bytes::compression::Compression;
use crate::encoding::table_rows::rows_remark;
use crate::reason::Reason;
use crate::tables::columns;
use crate::tables::csv::delimiter::Delimiter;
use crate::tables::csv::fields::{BrokenRow, Fields, ShortRows, unclosed_remark};
use crate::tables::csv::records::damage::{Damage, Fault};
use crate::tables::csv::records::{Found, Records};
use crate::tables::limits;
use crate::tables::row::RowPosition;
use crate::tables::text_stream::TextStream;

/// A table whose header has been read.
pub(crate) struct ArticleRows {
    records: Records<Box<dyn Read + Send>>,
    compression: Compression,
    /// Names that are distinct and not empty.
    header: Vec<String>,
    /// The number of the current row, from 1.
    number: u64,
    is_done: bool,
    /// What is wrong with the header.
    damaged_header: Option<BrokenRow>,
    /// Whether the latest record is a row that was not returned yet.
    is_pending: bool,
    /// The first line that was not UTF-8.
    first_undecoded: Option<u64>,
    short: ShortRows,
}

impl ArticleRows {
    /// # Errors
    ///
    /// If the header cannot be read.
    pub(crate) fn open(stream: TextStream, delimiter: Delimiter) -> Result<ArticleRows, Reason> {
        let found = delimiter.of(&stream.start);
        let mut table = ArticleRows {
            records: Records::new(stream.reader, found.delimiter),
            compression: stream.compression,
            header: Vec::new(),
            number: 0,
            is_done: false,
            damaged_header: None,
            is_pending: false,
            first_undecoded: None,
            short: ShortRows::default(),
        };
        let above = u64::from(found.is_named);
        // A spreadsheet saves an empty row above the header as a line of delimiters.
        while table.number <= above || table.records.is_blank() {
            match table.advance() {
                Some(Ok(())) => {}
                Some(Err(broken)) if table.is_pending => table.damaged_header = Some(broken),
                Some(Err(broken)) => return Err(broken.reason),
                None => return Err(Reason::NoText),
            }
        }
        (table.number, table.is_pending) = (0, false);
        let found = table.records.width();
        if found > limits::COLUMNS {
            return Err(Reason::TooManyColumns {
                most: limits::COLUMNS,
            });
        }
        table.records.set_header();
        let header = table.records.values().values;
        let is_damaged = table.damaged_header.is_some();
        let name = |name: Cow<'_, str>| {
            let name = if is_damaged {
                name.trim().trim_matches('"')
            } else {
                &name
            };
            name.to_owned()
        };
        let header: Vec<String> = header.into_iter().map(name).collect();
        table.header = columns::distinct(&header);
        Ok(table)
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The remarks on the table, after its last row.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let undecoded = self.first_undecoded.map(rows_remark);
        let unclosed = self.records.unclosed().map(unclosed_remark);
        let remarks = [undecoded, unclosed, self.short.remark()];
        remarks.into_iter().flatten().collect()
    }

    /// The next row that is not blank, with as many fields as the header: missing ones are empty.
    ///
    /// # Errors
    ///
    /// If a field beyond the header is not blank, or the quotation marks of the row are damaged, after which
    /// the row may come, too; and where the stream fails, after which there are no more rows.
    pub(crate) fn next_row(&mut self) -> Option<Result<Fields<'_>, BrokenRow>> {
        if let Some(damage) = self.damaged_header.take() {
            return Some(Err(damage));
        }
        while !std::mem::take(&mut self.is_pending) {
            match self.advance()? {
                Err(error) => return Some(Err(error)),
                // A spreadsheet may leave some of these below the last row.
                Ok(()) if self.records.is_blank() => {}
                Ok(()) => break,
            }
        }
        let line = self.records.line();
        let (expected, found) = (self.header.len(), self.records.width());
        if found > expected && !self.records.is_blank_from(expected) {
            return Some(Err(BrokenRow {
                line,
                reason: Reason::FieldCount { expected, found },
            }));
        }
        if found < expected {
            self.short.add(line);
        }
        self.records.truncate(expected);
        let mut found = self.records.values();
        found.values.resize(expected, Cow::Borrowed(""));
        if found.is_guessed {
            self.first_undecoded.get_or_insert(line);
        }
        Some(Ok(Fields {
            at: RowPosition {
                line,
                number: self.number,
            },
            values: found.values,
        }))
    }

    fn advance(&mut self) -> Option<Result<(), BrokenRow>> {
        if self.is_done {
            return None;
        }
        match self.records.advance() {
            Ok(Found::Record) => {
                self.number += 1;
                Some(Ok(()))
            }
            Ok(Found::Damage(damage)) => {
                self.number += 1;
                self.is_pending = matches!(damage.fault, Fault::StrayMark | Fault::Endless);
                Some(Err(self.broken(damage)))
            }
            Ok(Found::End) => {
                self.is_done = true;
                None
            }
            Err(error) => {
                self.is_done = true;
                Some(Err(BrokenRow {
                    line: self.records.lines() + 1,
                    reason: self.compression.reason(error),
                }))
            }
        }
    }

    fn broken(&self, Damage { line, last, fault }: Damage) -> BrokenRow {
        let reason = match fault {
            Fault::StrayMark => Reason::StrayQuotationMark,
            Fault::Unclosed => Reason::UnclosedQuotationMark { last },
            Fault::Endless => Reason::EndlessCell { last },
            Fault::TooLong if self.header.is_empty() => Reason::HeaderTooLong {
                most: limits::HEADER,
            },
            Fault::TooLong => Reason::RowTooLong {
                most: limits::ROW,
                last,
            },
        };
        BrokenRow { line, reason }
    }
}

#[cfg(test)]
mod tests;
