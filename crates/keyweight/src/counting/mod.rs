//! Reads documents and counts their surfaces; files of counts.

mod batches;
mod context;
mod counted;
mod error;
mod long_surfaces;
mod options;
mod partial;
mod parts;
mod pipeline;
mod resolution;
mod text_languages;
mod text_reader;
mod vocabulary_size;
mod worker;

pub(crate) use batches::{Batch, Batches, Section};
pub(crate) use context::{context, from_context};
pub use counted::{Counted, CountedDocument};
pub use error::CountError;
pub(crate) use long_surfaces::LONGEST_SURFACE;
pub use options::{CountOptions, WordOrder};
pub use parts::{CountSources, PART_EXTENSION, count_with_parts, write_part};
pub use pipeline::count;
pub(crate) use text_languages::{LanguageFinder, TextLanguages};
pub(crate) use text_reader::{Segmented, TextBuffers, TextReader};
pub use vocabulary_size::VocabularySize;
