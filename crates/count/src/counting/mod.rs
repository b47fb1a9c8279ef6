//! Counters and their counts, which can be merged, rebuilt from rows, and summed by group.

mod builder;
mod counter;
mod counts;
mod groups;
mod replacement;
mod surface_reader;
#[cfg(test)]
mod tests;

pub use builder::CountsBuilder;
pub use counter::Counter;
pub use counts::Counts;
pub use groups::GroupRows;
pub use replacement::{Replacement, ReplacementWord};
pub use surface_reader::SurfaceReader;
