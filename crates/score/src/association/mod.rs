//! Association: how strongly the words of a sequence attract each other.

mod measures;

pub use measures::Association;
