//! Lists of strings that share one buffer, and how to sort strings by their bytes.

mod byte_order;
mod string_list;

pub(crate) use byte_order::sort_by_bytes;
pub use string_list::StringList;
