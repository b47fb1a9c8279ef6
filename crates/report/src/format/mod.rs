//! The formats that a table can be written in: known by a file's extension (`extension.rs`), each with
//! its choices (`style.rs`) and its sink (`sink.rs`).

mod extension;
mod sink;
mod style;

pub use extension::{Format, UnknownFormat};
pub use sink::{StyleBuffer, StyleSink};
pub use style::Style;
