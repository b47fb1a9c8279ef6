//! Writes a table: blocks are formatted on all threads and written in their order.

use std::io::{self, Write};

use keyweight_report::{Cell, CsvStyle, RowSink, Table};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Writes `table` as CSV and gives the number of its rows.
///
/// The bytes do not depend on the number of threads.
///
/// # Errors
///
/// Whatever `out` answers to a write.
pub fn write_table(table: &dyn Table, style: &CsvStyle, out: &mut dyn Write) -> io::Result<u64> {
    let mut header = Vec::new();
    style.write_header(table.schema(), &mut header);
    out.write_all(&header)?;
    // So many blocks are held in memory at once.
    let window = 4 * rayon::current_num_threads();
    let blocks = table.blocks();
    let mut rows = 0;
    let mut start = 0;
    while start < blocks {
        let end = (start + window).min(blocks);
        let written: Vec<(Vec<u8>, u64)> = (start..end)
            .into_par_iter()
            .map(|block| {
                let mut buffer = Vec::new();
                let mut sink = Counted {
                    inner: style.rows(&mut buffer),
                    rows: 0,
                };
                table.write_block(block, &mut sink);
                let rows = sink.rows;
                (buffer, rows)
            })
            .collect();
        for (buffer, more) in written {
            out.write_all(&buffer)?;
            rows += more;
        }
        start = end;
    }
    Ok(rows)
}

/// Counts the rows on their way.
struct Counted<S> {
    inner: S,
    rows: u64,
}

impl<S: RowSink> RowSink for Counted<S> {
    fn row(&mut self, cells: &[Cell<'_>]) {
        self.inner.row(cells);
        self.rows += 1;
    }
}
