//! Lists of strings in one buffer, and their byte order.

mod string_list;

pub use string_list::Texts;
pub(crate) use string_list::byte_order;
