//! Blocks of rows, formatted by several threads and handed to a sink in order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use keyweight_report::{RowBuffer, TableSink};

use super::WriteError;
use crate::execution::Progress;

/// Hands the rows of all `blocks` to `sink`, in order, and returns the number of rows.
///
/// `format` puts the rows of a block into a buffer; `buffer` is the one that the sink gave. While this
/// thread writes, the others of its rayon pool format the next blocks, so a few blocks for each thread
/// are in memory. The result does not depend on the number of threads. `blocks` is iterated on this
/// thread, a few blocks ahead of what is written. `written` is called after each of them.
pub(crate) fn write_blocks<B: Send, S: TableSink>(
    mut blocks: impl Iterator<Item = B>,
    format: impl Fn(B, &mut S::Buffer) + Sync,
    mut written: impl FnMut(),
    sink: &mut S,
    buffer: S::Buffer,
    progress: &dyn Progress,
) -> Result<u64, WriteError> {
    let threads = rayon::current_num_threads();
    if threads == 1 || blocks.size_hint().1.is_some_and(|blocks| blocks < 2) {
        return write_alone(blocks, format, written, sink, buffer, progress);
    }
    let work = &Work {
        format,
        empty: buffer.another(),
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
        let rows = write_in_order(work, sink, 2 * threads + 1, start, &mut written);
        work.lock().is_over = true;
        rows
    })
}

/// Formats and writes one block after the other on this thread.
fn write_alone<B, S: TableSink>(
    blocks: impl Iterator<Item = B>,
    format: impl Fn(B, &mut S::Buffer),
    mut written: impl FnMut(),
    sink: &mut S,
    mut buffer: S::Buffer,
    progress: &dyn Progress,
) -> Result<u64, WriteError> {
    let mut rows = 0;
    for block in blocks {
        if progress.is_cancelled() {
            return Err(WriteError::Cancelled);
        }
        format(block, &mut buffer);
        // A table that takes long stops early when cancelled, so its block is not complete.
        if progress.is_cancelled() {
            return Err(WriteError::Cancelled);
        }
        rows += buffer.rows();
        sink.block(&buffer)?;
        written();
        buffer.clear();
    }
    Ok(rows)
}

/// Blocks that several threads format.
struct Work<'a, F, R> {
    format: F,
    /// What new buffers are made from.
    empty: R,
    progress: &'a dyn Progress,
    state: Mutex<State<R>>,
    /// Signals that a block is ready, or that no more blocks are needed.
    changed: Condvar,
}

struct State<R> {
    /// Formatted blocks that are not yet written, by number.
    ready: BTreeMap<usize, R>,
    /// Empty buffers. The last one was used last, so it is still in the processor's cache.
    spare: Vec<R>,
    /// No more blocks are needed: all are written, or there was an error.
    is_over: bool,
}

/// Writes the blocks in order. Calls `start` for each of them, at most `window` ahead, until it finds no
/// more.
fn write_in_order<F, S: TableSink>(
    work: &Work<'_, F, S::Buffer>,
    sink: &mut S,
    window: usize,
    mut start: impl FnMut(usize) -> bool,
    mut written: impl FnMut(),
) -> Result<u64, WriteError> {
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
            // Or a thread has panicked; the panic continues here once all threads have ended.
            return Err(WriteError::Cancelled);
        };
        rows += buffer.rows();
        sink.block(&buffer)?;
        written();
        buffer.clear();
        work.lock().spare.push(buffer);
    }
    Ok(rows)
}

impl<F, R> Work<'_, F, R> {
    /// The formatted `block`, or `None` if there will be none. While waiting, this thread formats, too.
    fn wait_for(&self, block: usize) -> Option<R> {
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
                // Other threads are working on all blocks that were started.
                let is_missing =
                    |state: &mut State<R>| !state.ready.contains_key(&block) && !state.is_over;
                drop(self.changed.wait_while(self.lock(), is_missing));
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Formats `block` and hands it over.
fn work_on<B, R: RowBuffer, F: Fn(B, &mut R)>(work: &Work<'_, F, R>, number: usize, block: B) {
    let _alarm = Alarm(work);
    let spare = {
        let mut state = work.lock();
        if state.is_over {
            return;
        }
        state.spare.pop()
    };
    let mut buffer = spare.unwrap_or_else(|| work.empty.another());
    if !work.progress.is_cancelled() {
        (work.format)(block, &mut buffer);
    }
    work.lock().ready.insert(number, buffer);
    work.changed.notify_all();
}

/// Keeps a thread from waiting for a block whose formatting has panicked.
struct Alarm<'w, 'a, F, R>(&'w Work<'a, F, R>);

impl<F, R> Drop for Alarm<'_, '_, F, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().is_over = true;
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use keyweight_report::{Cell, Column, CsvStyle, JsonlStyle, RowSink, Schema, Style, Table};

    use super::*;
    use crate::{WriteOptions, on_threads, write_table};

    /// A table whose blocks differ in the number and length of their rows.
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
            assert!(self.panics_at != Some(block), "a panic on request");
            for row in 0..(block * 7919) % 300 {
                rows.row(&[Cell::Integer((block * row) as u64)]);
            }
        }
    }

    fn written(table: &Numbers, style: impl Into<Style>, threads: usize) -> (Vec<u8>, u64) {
        let options = WriteOptions::default().style(style);
        on_threads(threads, || {
            let mut out = Vec::new();
            let rows = write_table(table, &mut out, &options).unwrap();
            (out, rows)
        })
        .unwrap()
    }

    #[test]
    fn the_bytes_are_the_same_on_any_number_of_threads() {
        for blocks in [0, 1, 2, 3, 500] {
            let table = Numbers::new(blocks);
            let rows = (0..blocks).map(|block| (block * 7919) as u64 % 300).sum();
            let styles: [Style; 2] = [CsvStyle::default().into(), JsonlStyle::default().into()];
            for style in styles {
                let mut expected = Vec::new();
                style.sink(&mut expected).write_table(&table).unwrap();
                for threads in [1, 2, 3, 8] {
                    assert!(written(&table, style, threads) == (expected.clone(), rows));
                }
            }
        }
    }

    #[test]
    fn the_bytes_are_the_same_outside_of_a_pool() {
        let table = Numbers::new(50);
        let mut out = Vec::new();
        write_table(&table, &mut out, &WriteOptions::default()).unwrap();
        assert!(out == written(&table, Style::default(), 1).0);
    }

    #[test]
    fn an_error_of_the_writer_ends_the_work() {
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
                write_table(&table, Full(10_000), &WriteOptions::default()).unwrap_err()
            });
            assert!(
                matches!(error.unwrap(), WriteError::Write(error) if error.kind() == io::ErrorKind::StorageFull)
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
                let options = WriteOptions::default().progress(&progress);
                write_table(&table, io::sink(), &options).unwrap_err()
            });
            assert!(matches!(error.unwrap(), WriteError::Cancelled));
        }
    }

    #[test]
    fn a_panic_of_a_table_reaches_the_caller() {
        for threads in [1, 4] {
            let result = std::panic::catch_unwind(|| {
                let mut table = Numbers::new(100);
                table.panics_at = Some(60);
                written(&table, Style::default(), threads)
            });
            assert!(result.is_err());
        }
    }
}
