//! A table in whichever format a style names.

use std::io::{self, Write};

use super::Style;
use crate::csv::{CsvBuffer, CsvSink};
use crate::jsonl::{JsonlBuffer, JsonlSink};
use crate::sheet::SheetExcess;
use crate::sink::{RowBuffer, SinkError, TableSink};
use crate::table::{Cell, RowSink, Schema, TableSize};

/// Writes a table in the format that a [`Style`] names; made by [`Style::sink`].
#[derive(Debug)]
pub struct StyleSink<W>(Sink<W>);

/// Rows in memory for a [`StyleSink`].
#[derive(Debug)]
pub struct StyleBuffer(Buffer);

#[derive(Debug)]
enum Sink<W> {
    Csv(CsvSink<W>),
    Jsonl(JsonlSink<W>),
}

#[derive(Debug)]
enum Buffer {
    Csv(CsvBuffer),
    Jsonl(JsonlBuffer),
}

impl Style {
    /// A sink that writes a table to `out`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::{Cell, Column, CsvStyle, JsonlStyle, Style};
    /// use keyweight_report::{RowSink, Schema, TableSink, TableSize};
    ///
    /// let schema = Schema::new("terms", vec![Column::integer("count", "occurrences")]);
    /// let styles: [(Style, &[u8]); 2] = [
    ///     (CsvStyle::default().into(), b"count\n7\n"),
    ///     (JsonlStyle::default().into(), b"{\"count\":7}\n"),
    /// ];
    /// for (style, written) in styles {
    ///     let mut bytes = Vec::new();
    ///     let mut sink = style.sink(&mut bytes);
    ///     let mut rows = sink.begin(&schema, TableSize::Small)?;
    ///     rows.row(&[Cell::Integer(7)]);
    ///     sink.block(&rows)?;
    ///     sink.finish()?;
    ///     assert_eq!(bytes, written);
    /// }
    /// # Ok::<(), keyweight_report::SinkError>(())
    /// ```
    pub fn sink<W: Write>(self, out: W) -> StyleSink<W> {
        StyleSink(match self {
            Style::Csv(style) => Sink::Csv(CsvSink::new(out, style)),
            Style::Jsonl(style) => Sink::Jsonl(JsonlSink::new(out, style)),
        })
    }
}

impl<W: Write> TableSink for StyleSink<W> {
    type Buffer = StyleBuffer;

    fn begin(&mut self, schema: &Schema, size: TableSize) -> Result<StyleBuffer, SinkError> {
        Ok(StyleBuffer(match &mut self.0 {
            Sink::Csv(sink) => Buffer::Csv(sink.begin(schema, size)?),
            Sink::Jsonl(sink) => Buffer::Jsonl(sink.begin(schema, size)?),
        }))
    }

    fn block(&mut self, rows: &StyleBuffer) -> Result<(), SinkError> {
        match (&mut self.0, &rows.0) {
            (Sink::Csv(sink), Buffer::Csv(rows)) => sink.block(rows),
            (Sink::Jsonl(sink), Buffer::Jsonl(rows)) => sink.block(rows),
            (Sink::Csv(_), Buffer::Jsonl(_)) | (Sink::Jsonl(_), Buffer::Csv(_)) => {
                let error = "the rows were formatted for a sink of another format";
                Err(io::Error::new(io::ErrorKind::InvalidInput, error).into())
            }
        }
    }

    fn excess(&self) -> SheetExcess {
        match &self.0 {
            Sink::Csv(sink) => sink.excess(),
            Sink::Jsonl(sink) => sink.excess(),
        }
    }

    fn finish(self) -> Result<(), SinkError> {
        match self.0 {
            Sink::Csv(sink) => sink.finish(),
            Sink::Jsonl(sink) => sink.finish(),
        }
    }
}

impl RowSink for StyleBuffer {
    fn row(&mut self, cells: &[Cell<'_>]) {
        match &mut self.0 {
            Buffer::Csv(rows) => rows.row(cells),
            Buffer::Jsonl(rows) => rows.row(cells),
        }
    }
}

impl RowBuffer for StyleBuffer {
    fn another(&self) -> StyleBuffer {
        StyleBuffer(match &self.0 {
            Buffer::Csv(rows) => Buffer::Csv(rows.another()),
            Buffer::Jsonl(rows) => Buffer::Jsonl(rows.another()),
        })
    }

    fn rows(&self) -> u64 {
        match &self.0 {
            Buffer::Csv(rows) => rows.rows(),
            Buffer::Jsonl(rows) => rows.rows(),
        }
    }

    fn clear(&mut self) {
        match &mut self.0 {
            Buffer::Csv(rows) => rows.clear(),
            Buffer::Jsonl(rows) => rows.clear(),
        }
    }
}
