//! Distinct surfaces, each with a number.

use std::cmp::Ordering;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use crate::rows::RowError;

/// What else tells two surfaces of the same spelling apart. Its meaning is the caller's.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Context(pub u16);

/// A list of distinct (surface, context) pairs; a pair's number is its place.
///
/// All spellings stand in one string, so that a surface costs its bytes and ten more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Surfaces {
    arena: String,
    ends: Vec<usize>,
    contexts: Vec<Context>,
}

/// The parts of [`Surfaces`] as they come from outside.
#[derive(Deserialize)]
struct Unchecked {
    arena: String,
    ends: Vec<usize>,
    contexts: Vec<Context>,
}

impl TryFrom<Unchecked> for Surfaces {
    type Error = RowError;

    fn try_from(parts: Unchecked) -> Result<Surfaces, RowError> {
        let surfaces = Surfaces {
            arena: parts.arena,
            ends: parts.ends,
            contexts: parts.contexts,
        };
        if surfaces.is_canonical() {
            Ok(surfaces)
        } else {
            Err(RowError::Names)
        }
    }
}

impl Surfaces {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The spelling of surface `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](Surfaces::len).
    pub fn text(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] };
        &self.arena[start..self.ends[id]]
    }

    /// The context of surface `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](Surfaces::len).
    pub fn context(&self, id: u32) -> Context {
        self.contexts[id as usize]
    }

    /// Adds a surface behind the others, without asking whether it is among them.
    pub(crate) fn push(&mut self, text: &str, context: Context) -> u32 {
        let id = u32::try_from(self.len())
            .expect("four billion distinct surfaces do not fit into memory");
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
        self.contexts.push(context);
        id
    }

    /// The order of a canonical list: by bytes, then by context.
    pub(crate) fn compare(&self, id: u32, other: &Surfaces, other_id: u32) -> Ordering {
        self.text(id)
            .as_bytes()
            .cmp(other.text(other_id).as_bytes())
            .then_with(|| self.context(id).cmp(&other.context(other_id)))
    }

    /// Whether the numbers follow the canonical order and the parts fit together.
    fn is_canonical(&self) -> bool {
        let rising = self.ends.is_sorted()
            && self.ends.last().copied().unwrap_or(0) == self.arena.len()
            && self
                .ends
                .iter()
                .all(|end| self.arena.is_char_boundary(*end))
            && self.contexts.len() == self.ends.len();
        let Ok(length) = u32::try_from(self.len()) else {
            return false;
        };
        rising && (1..length).all(|id| self.compare(id - 1, self, id) == Ordering::Less)
    }
}

/// Gives surfaces their numbers in order of first appearance.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    surfaces: Surfaces,
    table: HashTable<Slot>,
    hasher: FixedState,
}

/// What the table knows of a surface: enough to compare without looking anywhere but in the arena.
#[derive(Clone, Copy, Debug)]
struct Slot {
    start: usize,
    length: usize,
    id: u32,
    context: Context,
}

impl Slot {
    fn text<'a>(&self, arena: &'a str) -> &'a [u8] {
        &arena.as_bytes()[self.start..self.start + self.length]
    }
}

impl Interner {
    /// The number of a surface, a new one if it is met for the first time.
    pub(crate) fn intern(&mut self, text: &str, context: Context) -> u32 {
        let Interner {
            surfaces,
            table,
            hasher,
        } = self;
        let hash = |text: &[u8], context: Context| {
            let mut hasher = hasher.build_hasher();
            hasher.write(text);
            hasher.write_u16(context.0);
            hasher.finish()
        };
        let key = hash(text.as_bytes(), context);
        let found = table.find(key, |slot| {
            slot.context == context && slot.text(&surfaces.arena) == text.as_bytes()
        });
        if let Some(slot) = found {
            return slot.id;
        }
        let slot = Slot {
            start: surfaces.arena.len(),
            length: text.len(),
            id: surfaces.push(text, context),
            context,
        };
        table.insert_unique(key, slot, |slot| {
            hash(slot.text(&surfaces.arena), slot.context)
        });
        slot.id
    }

    pub(crate) fn len(&self) -> usize {
        self.surfaces.len()
    }

    pub(crate) fn into_surfaces(self) -> Surfaces {
        self.surfaces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_in_two_contexts_is_two_surfaces() {
        let mut interner = Interner::default();
        assert_eq!(interner.intern("us", Context(0)), 0);
        assert_eq!(interner.intern("us", Context(1)), 1);
        assert_eq!(interner.intern("us", Context(0)), 0);
        assert_eq!(interner.intern("", Context(0)), 2);
        let surfaces = interner.into_surfaces();
        assert_eq!(surfaces.text(1), "us");
        assert_eq!(surfaces.context(1), Context(1));
        assert_eq!(surfaces.text(2), "");
    }
}
