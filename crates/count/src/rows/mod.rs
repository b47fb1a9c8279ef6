//! One row per document, in memory or spilled: its counts of surfaces, or its tokens in order.

mod document_part;
mod packed_rows;
mod reader;
mod row_store;
mod sequences;
mod spill;
mod surface_ids;

pub use document_part::DocumentPart;
pub(crate) use reader::Reader;
pub(crate) use row_store::{Rows, RowsBuilder};
pub(crate) use sequences::pack_token;
pub use sequences::{SequenceReader, Sequences};
pub use spill::{Spill, SpillError};
pub(crate) use surface_ids::{Replaced, Stands, SurfaceIds};
