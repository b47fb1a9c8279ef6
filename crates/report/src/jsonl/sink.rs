//! A table as JSON Lines in a writer.

use std::io::Write;

use super::{JsonlBuffer, JsonlStyle};
use crate::sink::{SinkError, TableSink};
use crate::table::{Schema, TableSize};

/// Writes a table as JSON Lines: an object per row.
#[derive(Debug)]
pub struct JsonlSink<W> {
    out: W,
    style: JsonlStyle,
}

impl<W: Write> JsonlSink<W> {
    /// A table written to `out`.
    pub fn new(out: W, style: JsonlStyle) -> JsonlSink<W> {
        JsonlSink { out, style }
    }
}

impl<W: Write> TableSink for JsonlSink<W> {
    type Buffer = JsonlBuffer;

    fn begin(&mut self, schema: &Schema, _size: TableSize) -> Result<JsonlBuffer, SinkError> {
        Ok(self.style.buffer(schema))
    }

    fn block(&mut self, rows: &JsonlBuffer) -> Result<(), SinkError> {
        Ok(self.out.write_all(rows.bytes())?)
    }

    fn finish(mut self) -> Result<(), SinkError> {
        Ok(self.out.flush()?)
    }
}
