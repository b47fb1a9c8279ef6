//! Association: how strongly the words of a sequence attract each other.

mod independence;
mod measures;
mod table;
#[cfg(test)]
mod tests;

pub use table::Association;
