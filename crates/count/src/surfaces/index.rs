//! Finds surfaces by their spelling and context.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::surface_list::{Context, Surfaces};

/// Finds the ids of surfaces; created by [`Surfaces::index`].
#[derive(Clone, Debug)]
pub struct SurfaceIndex<'s> {
    surfaces: &'s Surfaces,
    ids: HashTable<u32>,
}

impl Surfaces {
    /// Builds an index of all surfaces, at a few bytes each.
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
        let mut ids = HashTable::with_capacity(self.len());
        let hash_of = |id: &u32| hash(self.text(*id), self.context(*id));
        for id in self.ids() {
            ids.insert_unique(hash_of(&id), id, hash_of);
        }
        SurfaceIndex {
            surfaces: self,
            ids,
        }
    }
}

impl SurfaceIndex<'_> {
    /// The id of the surface with this spelling and context, if there is one.
    pub fn find(&self, text: &str, context: Context) -> Option<u32> {
        let surfaces = self.surfaces;
        let matches = |id: &u32| surfaces.context(*id) == context && surfaces.text(*id) == text;
        self.ids.find(hash(text, context), matches).copied()
    }
}

fn hash(text: &str, context: Context) -> u64 {
    FixedState::default().hash_one((text, context))
}
