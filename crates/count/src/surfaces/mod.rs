//! Distinct surfaces: the list of them, an index over it, and the table that interns tokens.

mod index;
mod interner;
mod key;
mod surface_list;

pub use index::SurfaceIndex;
pub(crate) use interner::Interner;
pub use surface_list::{Context, Surfaces};
