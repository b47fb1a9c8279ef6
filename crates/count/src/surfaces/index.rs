//! Finds surfaces by their spelling and context.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::surface_list::{Context, Surfaces};

/// Finds the numbers of surfaces; made by [`Surfaces::index`].
#[derive(Clone, Debug)]
pub struct SurfaceIndex<'s> {
    surfaces: &'s Surfaces,
    numbers: HashTable<u32>,
}

impl Surfaces {
    /// An index of them all, of a few bytes for each.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Surfaces};
    ///
    /// let mut surfaces = Surfaces::default();
    /// surfaces.append("US", Context(1))?;
    /// let index = surfaces.index();
    /// assert_eq!(index.find("US", Context(1)), Some(0));
    /// assert_eq!(index.find("US", Context(0)), None);
    /// # Ok::<(), keyweight_count::CountsError>(())
    /// ```
    pub fn index(&self) -> SurfaceIndex<'_> {
        let mut numbers = HashTable::with_capacity(self.len());
        let hash_of = |number: &u32| hash(self.text(*number), self.context(*number));
        for number in self.ids() {
            numbers.insert_unique(hash_of(&number), number, hash_of);
        }
        SurfaceIndex {
            surfaces: self,
            numbers,
        }
    }
}

impl SurfaceIndex<'_> {
    /// The number of the surface with this spelling and context, if there is one.
    pub fn find(&self, text: &str, context: Context) -> Option<u32> {
        let surfaces = self.surfaces;
        let is_it =
            |number: &u32| surfaces.context(*number) == context && surfaces.text(*number) == text;
        self.numbers.find(hash(text, context), is_it).copied()
    }
}

fn hash(text: &str, context: Context) -> u64 {
    FixedState::default().hash_one((text, context))
}
