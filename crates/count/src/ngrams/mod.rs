//! Several tokens in a row: n-grams, phrases, and the windows that collocations are found in.

mod phrases;
mod sequence_interner;
#[cfg(test)]
mod tests;
mod units;
mod windows;

pub use phrases::Phrases;
pub use units::{Gaps, UnitCounter, UnitCounts, Units};
pub use windows::{Window, WindowCounter, WindowCounts};
