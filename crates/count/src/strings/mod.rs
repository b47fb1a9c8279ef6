//! Lists of strings in one buffer, and their byte order.

mod byte_order;
mod string_list;

pub(crate) use byte_order::byte_order;
pub use string_list::StringList;
