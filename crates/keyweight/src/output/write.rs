//! Writes a table: blocks are formatted on all threads and written in their order.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use keyweight_report::{Buffer, Schema, Style, Table};

use crate::execution::Progress;
use crate::output::ReportError;

/// Writes `table` and gives the number of its rows.
///
/// The bytes do not depend on the number of threads. While this thread writes, the others of its
/// rayon pool format the blocks that follow; a few blocks for each thread are held in memory.
///
/// # Errors
///
/// [`ReportError::Write`] with whatever `out` answers to a write, and [`ReportError::Cancelled`] if
/// `progress` says so.
pub fn write_table(
    table: &dyn Table,
    style: &Style,
    out: &mut dyn Write,
    progress: &dyn Progress,
) -> Result<u64, ReportError> {
    let prepared = table.prepared(*style);
    let table = prepared.as_deref().unwrap_or(table);
    let format = |block, buffer: &mut Buffer| table.write_block(block, buffer);
    write_blocks(
        0..table.blocks(),
        format,
        (table.schema(), style),
        out,
        progress,
    )
}

/// Writes what `format` makes of each of `blocks`, in their order, behind the header of a table of
/// these columns, and gives the number of rows.
///
/// `blocks` is asked on this thread, a few blocks ahead of what is written.
pub(crate) fn write_blocks<B: Send>(
    mut blocks: impl Iterator<Item = B>,
    format: impl Fn(B, &mut Buffer) + Sync,
    (schema, style): (&Schema, &Style),
    out: &mut dyn Write,
    progress: &dyn Progress,
) -> Result<u64, ReportError> {
    let mut buffer = style.buffer(schema);
    buffer.header(schema);
    out.write_all(buffer.bytes())?;
    buffer.clear();
    let threads = rayon::current_num_threads();
    if threads == 1 || blocks.size_hint().1.is_some_and(|blocks| blocks < 2) {
        return write_alone(blocks, format, buffer, out, progress);
    }
    let work = &Work {
        format,
        schema,
        style,
        progress,
        state: Mutex::new(State {
            ready: BTreeMap::new(),
            spare: vec![buffer],
            is_over: false,
        }),
        changed: Condvar::new(),
    };
    rayon::in_place_scope_fifo(|scope| {
        let start = |number| {
            let block = blocks.next();
            let found = block.is_some();
            if let Some(block) = block {
                scope.spawn_fifo(move |_| work_on(work, number, block));
            }
            found
        };
        let written = write_in_order(work, out, 2 * threads + 1, start);
        work.lock().is_over = true;
        written
    })
}

/// Formats a block and writes it, then the next one.
fn write_alone<B>(
    blocks: impl Iterator<Item = B>,
    format: impl Fn(B, &mut Buffer),
    mut buffer: Buffer,
    out: &mut dyn Write,
    progress: &dyn Progress,
) -> Result<u64, ReportError> {
    let mut rows = 0;
    for block in blocks {
        if progress.is_cancelled() {
            return Err(ReportError::Cancelled);
        }
        format(block, &mut buffer);
        // A table that takes long gives up, too, and then its block is not what it should be.
        if progress.is_cancelled() {
            return Err(ReportError::Cancelled);
        }
        out.write_all(buffer.bytes())?;
        rows += buffer.rows();
        buffer.clear();
    }
    Ok(rows)
}

/// Blocks that several threads format.
struct Work<'a, F> {
    format: F,
    schema: &'a Schema,
    style: &'a Style,
    progress: &'a dyn Progress,
    state: Mutex<State>,
    /// A block is ready, or will never be.
    changed: Condvar,
}

struct State {
    /// What is formatted and not yet written, by block.
    ready: BTreeMap<usize, Buffer>,
    /// Empty buffers; the last one was used last, so that it is in the processor's cache.
    spare: Vec<Buffer>,
    /// No block is needed any more: all are written, or there was an error.
    is_over: bool,
}

/// Writes the blocks in their order, and has `start` called for each of them, not more than `window`
/// ahead, until it finds no further one.
fn write_in_order<F>(
    work: &Work<'_, F>,
    out: &mut dyn Write,
    window: usize,
    mut start: impl FnMut(usize) -> bool,
) -> Result<u64, ReportError> {
    let mut rows = 0;
    let mut started = 0;
    let mut is_more = true;
    for block in 0.. {
        while is_more && started < block + window {
            is_more = start(started);
            started += usize::from(is_more);
        }
        if block == started {
            break;
        }
        let next = work.wait_for(block);
        let Some(mut buffer) = next.filter(|_| !work.progress.is_cancelled()) else {
            // Or a thread has panicked, which goes on here when all have ended.
            return Err(ReportError::Cancelled);
        };
        out.write_all(buffer.bytes())?;
        rows += buffer.rows();
        buffer.clear();
        work.lock().spare.push(buffer);
    }
    Ok(rows)
}

impl<F> Work<'_, F> {
    /// The formatted `block`, or `None` if there will be none. Meanwhile this thread formats, too.
    fn wait_for(&self, block: usize) -> Option<Buffer> {
        loop {
            let mut state = self.lock();
            if let Some(buffer) = state.ready.remove(&block) {
                return Some(buffer);
            }
            if state.is_over {
                return None;
            }
            drop(state);
            if rayon::yield_now() != Some(rayon::Yield::Executed) {
                // Every block that was started is in another thread's hands.
                let is_missing =
                    |state: &mut State| !state.ready.contains_key(&block) && !state.is_over;
                drop(self.changed.wait_while(self.lock(), is_missing));
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Formats `block` and hands it over.
fn work_on<B, F: Fn(B, &mut Buffer)>(work: &Work<'_, F>, number: usize, block: B) {
    let _alarm = Alarm(work);
    let spare = {
        let mut state = work.lock();
        if state.is_over {
            return;
        }
        state.spare.pop()
    };
    let mut buffer = spare.unwrap_or_else(|| work.style.buffer(work.schema));
    if !work.progress.is_cancelled() {
        (work.format)(block, &mut buffer);
    }
    work.lock().ready.insert(number, buffer);
    work.changed.notify_all();
}

/// Keeps a thread from waiting for a block whose formatting has panicked.
struct Alarm<'w, 'a, F>(&'w Work<'a, F>);

impl<F> Drop for Alarm<'_, '_, F> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().is_over = true;
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use keyweight_report::{Cell, Column, CsvStyle, RowSink, Schema};

    use super::*;
    use crate::{Quiet, on_threads};

    /// A table whose blocks have rows of different number and length.
    struct Numbers {
        schema: Schema,
        blocks: usize,
        panics_at: Option<usize>,
    }

    impl Numbers {
        fn new(blocks: usize) -> Numbers {
            Numbers {
                schema: Schema::new("numbers", vec![Column::integer("number", "a number")]),
                blocks,
                panics_at: None,
            }
        }
    }

    impl Table for Numbers {
        fn schema(&self) -> &Schema {
            &self.schema
        }

        fn blocks(&self) -> usize {
            self.blocks
        }

        fn write_block(&self, block: usize, rows: &mut dyn RowSink) {
            assert!(self.panics_at != Some(block), "as it was told");
            for row in 0..(block * 7919) % 300 {
                rows.row(&[Cell::Integer((block * row) as u64)]);
            }
        }
    }

    fn written(table: &Numbers, threads: usize) -> (Vec<u8>, u64) {
        on_threads(threads, || {
            let mut out = Vec::new();
            let rows = write_table(table, &Style::default(), &mut out, &Quiet).unwrap();
            (out, rows)
        })
        .unwrap()
    }

    #[test]
    fn the_bytes_are_the_same_on_any_number_of_threads() {
        for blocks in [0, 1, 2, 3, 500] {
            let table = Numbers::new(blocks);
            let mut expected = Vec::new();
            CsvStyle::default()
                .write_table(&table, &mut expected)
                .unwrap();
            let rows = (0..blocks).map(|block| (block * 7919) as u64 % 300).sum();
            for threads in [1, 2, 3, 8] {
                assert!(written(&table, threads) == (expected.clone(), rows));
            }
        }
    }

    #[test]
    fn outside_of_a_pool_the_bytes_are_the_same() {
        let table = Numbers::new(50);
        let mut out = Vec::new();
        write_table(&table, &Style::default(), &mut out, &Quiet).unwrap();
        assert!(out == written(&table, 1).0);
    }

    #[test]
    fn a_failing_writer_ends_it() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                match self.0.checked_sub(bytes.len()) {
                    Some(left) => self.0 = left,
                    None => return Err(io::ErrorKind::StorageFull.into()),
                }
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for threads in [1, 4] {
            let error = on_threads(threads, || {
                let table = Numbers::new(1_000);
                write_table(&table, &Style::default(), &mut Full(10_000), &Quiet).unwrap_err()
            });
            assert!(
                matches!(error.unwrap(), ReportError::Write(error) if error.kind() == io::ErrorKind::StorageFull)
            );
        }
    }

    #[test]
    fn a_cancelled_table_ends_early() {
        struct Cancelled(AtomicUsize);
        impl Progress for Cancelled {
            fn advance(&self, _: u64, _: u64) {}
            fn is_cancelled(&self) -> bool {
                self.0.fetch_add(1, Ordering::Relaxed) > 20
            }
        }
        for threads in [1, 4] {
            let error = on_threads(threads, || {
                let progress = Cancelled(AtomicUsize::new(0));
                let table = Numbers::new(1_000_000_000);
                write_table(&table, &Style::default(), &mut io::sink(), &progress).unwrap_err()
            });
            assert!(matches!(error.unwrap(), ReportError::Cancelled));
        }
    }

    #[test]
    fn a_panic_of_a_table_reaches_the_caller() {
        for threads in [1, 4] {
            let result = std::panic::catch_unwind(|| {
                let mut table = Numbers::new(100);
                table.panics_at = Some(60);
                written(&table, threads)
            });
            assert!(result.is_err());
        }
    }
}
