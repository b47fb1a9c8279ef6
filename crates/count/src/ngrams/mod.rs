//! Sequences of tokens: n-grams, phrases, and the windows in which collocations are found.

mod phrases;
mod runs;
mod sequence_interner;
#[cfg(test)]
mod tests;
mod unit_counts;
mod units;
mod windows;

pub use phrases::Phrases;
pub use runs::Gaps;
pub use unit_counts::{CombinedUnits, UnitCounts};
pub use units::{UnitCounter, Units};
pub use windows::{Window, WindowCounter, WindowCounts};
