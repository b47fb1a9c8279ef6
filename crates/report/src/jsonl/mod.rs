//! Tables as JSON Lines: a line per row, an object of column names and cells.
//!
//! `style.rs` has the choices that the format leaves, `buffer.rs` formats rows in memory, and `sink.rs`
//! writes them.

mod buffer;
mod sink;
mod style;

pub use buffer::JsonlBuffer;
pub use sink::JsonlSink;
pub use style::JsonlStyle;
