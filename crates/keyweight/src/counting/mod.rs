//! Reads documents and counts their surfaces; files of counts.

mod context;
mod counted;
mod languages;
mod parts;
mod pipeline;

pub(crate) use context::{context, from_context};
pub use counted::{Counted, CountedDocument};
pub(crate) use languages::{Languages, Spoken};
pub use parts::{PART_ENDING, PartError, count_with_parts, write_part};
pub use pipeline::{CountError, count};
