//! One row per document, in memory or spilled: the counts of its surfaces, or its tokens in order.

mod packed_rows;
mod reader;
mod row_store;
mod sequences;
mod spill;

pub(crate) use reader::Reader;
pub use row_store::DocumentPart;
pub(crate) use row_store::{Rows, RowsBuilder};
pub(crate) use sequences::word;
pub use sequences::{SequenceReader, Sequences};
pub use spill::Spill;
