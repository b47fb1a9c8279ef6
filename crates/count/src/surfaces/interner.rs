//! The hash table that interns tokens: surfaces to ids, and their counts in the current document.
//!
//! Most of a run's waiting for memory happens here. So everything that a token needs is in one slot
//! of 32 bytes: a short surface itself, its id, and its count in the document. Tokens are looked up
//! in groups, and while one group is counted, the slots of the next one are being fetched.

use std::ops::Range;

use super::key::{INLINE, Key};
use super::surface_list::{Context, Surfaces};
use crate::prefetch::prefetch;

/// The number of tokens that are looked up together.
const GROUP_SIZE: usize = 16;
/// The number of slots of a new table; the number is always a power of two.
const INITIAL_SLOTS: usize = 1 << 10;
/// The largest number of slots: twice that is no 32-bit number.
const MAX_SLOTS: usize = 1 << 31;

/// Gives surfaces ids in order of first appearance, and counts them one document at a time.
#[derive(Clone, Debug)]
pub(crate) struct Interner {
    surfaces: Surfaces,
    slots: Vec<Slot>,
    /// The slots of the current document's surfaces in order of first appearance, followed by
    /// leftovers of earlier documents.
    touched: Vec<u32>,
    /// How many entries of `touched` belong to the current document.
    distinct: usize,
    /// The number of the current document; never zero.
    document: u32,
    /// The table does not grow beyond this.
    max_slots: usize,
    /// The table could not grow, so nothing more is counted.
    is_out_of_memory: bool,
}

/// What the table knows about a surface. Two slots fill a cache line.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Slot {
    /// These three are the fields of [`Key`], stored separately to avoid padding.
    head: u64,
    tail: u64,
    label: u32,
    id: u32,
    /// The document that `count` belongs to.
    document: u32,
    count: u32,
}

/// A token that is being looked up.
#[derive(Clone, Copy, Default)]
struct Lookup {
    key: Key,
    /// The hash of the key; its lowest bits say where to start.
    hash: usize,
    /// Where the search starts, and whether the surface is found there. This is tested without
    /// branching, so that a misprediction for one token does not delay the slots of the next ones.
    slot: usize,
    found: bool,
    start: usize,
    end: usize,
}

impl Default for Interner {
    fn default() -> Interner {
        Interner {
            surfaces: Surfaces::default(),
            slots: vec![Slot::default(); INITIAL_SLOTS],
            touched: Vec::new(),
            distinct: 0,
            document: 1,
            max_slots: MAX_SLOTS,
            is_out_of_memory: false,
        }
    }
}

impl Interner {
    /// Counts the tokens at the given ranges of `text` for the current document, and passes the id
    /// of each surface to `on_surface`. Out of memory, it counts only some of them or none.
    pub(crate) fn count(
        &mut self,
        text: &str,
        tokens: impl IntoIterator<Item = (Range<usize>, Context)>,
        mut on_surface: impl FnMut(u32),
    ) {
        let mut tokens = tokens.into_iter();
        let mut groups = [[Lookup::default(); GROUP_SIZE]; 2];
        let mut length = self.prepare(text, &mut tokens, &mut groups[0]);
        for number in 0_usize.. {
            if length == 0 || self.is_out_of_memory {
                return;
            }
            let next = self.prepare(text, &mut tokens, &mut groups[(number + 1) % 2]);
            self.count_group(text, &mut groups[number % 2][..length], &mut on_surface);
            length = next;
        }
    }

    /// Hashes the next tokens, prefetches their slots, and returns the number of tokens.
    fn prepare(
        &self,
        text: &str,
        tokens: &mut impl Iterator<Item = (Range<usize>, Context)>,
        group: &mut [Lookup; GROUP_SIZE],
    ) -> usize {
        let mut length = 0;
        // `zip` asks the group first, so no token is consumed once the group is full.
        for (lookup, (range, context)) in group.iter_mut().zip(&mut *tokens) {
            let key = Key::new(text.as_bytes(), &range, context);
            let hash = key.hash();
            let slot = hash & (self.slots.len() - 1);
            prefetch(&self.slots, slot);
            *lookup = Lookup {
                key,
                hash,
                slot,
                found: false,
                start: range.start,
                end: range.end,
            };
            length += 1;
        }
        length
    }

    /// Counts prepared tokens, and passes the id of each surface to `on_surface`.
    fn count_group(&mut self, text: &str, group: &mut [Lookup], on_surface: &mut impl FnMut(u32)) {
        if self.touched.len() < self.distinct + group.len() {
            self.touched.resize(2 * (self.distinct + GROUP_SIZE), 0);
        }
        // A loop of its own: slots that are still being fetched are then waited for together.
        for lookup in &mut *group {
            // The table may have grown since `prepare`.
            lookup.slot = lookup.hash & (self.slots.len() - 1);
            let is_short = lookup.end - lookup.start <= INLINE;
            lookup.found = self.slots[lookup.slot].key().equals(lookup.key) & is_short;
        }
        for lookup in group {
            let slot = if lookup.found {
                lookup.slot
            } else {
                self.find_or_insert(text, lookup)
            };
            on_surface(self.increment(slot));
        }
        self.grow_if_full();
    }

    /// The surfaces of the current document, in order of first appearance.
    pub(crate) fn document_surfaces(&self) -> impl Iterator<Item = u32> + '_ {
        let touched = &self.touched[..self.distinct];
        touched.iter().map(|slot| self.slots[*slot as usize].id)
    }

    /// The (surface, count) pairs of the current document, in order of first appearance. What is
    /// counted afterwards belongs to the next document.
    pub(crate) fn finish_document(&mut self) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        let touched = &self.touched[..self.distinct];
        let slots = &self.slots;
        self.distinct = 0;
        self.document = self.document.checked_add(1).unwrap_or_else(|| {
            unreachable!("four billion documents do not fit into one counter");
        });
        touched.iter().map(|slot| {
            let slot = &slots[*slot as usize];
            (slot.id, slot.count)
        })
    }

    /// How many bytes the table and the surfaces take.
    pub(crate) fn table_bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>()
            + self.touched.capacity() * size_of::<u32>()
            + self.surfaces.table_bytes()
    }

    pub(crate) fn surfaces(&self) -> &Surfaces {
        &self.surfaces
    }

    /// Whether there was no memory for more surfaces.
    pub(crate) fn is_out_of_memory(&self) -> bool {
        self.is_out_of_memory
    }

    pub(crate) fn into_surfaces(self) -> Surfaces {
        self.surfaces
    }

    /// The slot of a surface; a free one is filled if the surface is new.
    fn find_or_insert(&mut self, text: &str, lookup: &Lookup) -> usize {
        let Lookup {
            key, start, end, ..
        } = *lookup;
        let mask = self.slots.len() - 1;
        let mut at = lookup.slot;
        loop {
            let slot = &self.slots[at];
            if slot.key() == key
                && (end - start <= INLINE || self.surfaces.text(slot.id) == &text[start..end])
            {
                return at;
            }
            if slot.label == 0 {
                let id = self.surfaces.push(&text[start..end], key.context());
                self.slots[at] = Slot {
                    head: key.head,
                    tail: key.tail,
                    label: key.label,
                    id,
                    document: 0,
                    count: 0,
                };
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// Counts the surface of a slot for the current document, and returns its id. It does not
    /// branch, because whether a word is new to a document is unpredictable.
    fn increment(&mut self, at: usize) -> u32 {
        let slot = &mut self.slots[at];
        let known = slot.document == self.document;
        let before = slot.count & u32::from(known).wrapping_neg();
        slot.count = before.saturating_add(1);
        slot.document = self.document;
        let id = slot.id;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`grow_if_full` limits the number of slots to 32 bits"
        )]
        let number = at as u32;
        self.touched[self.distinct] = number;
        self.distinct += usize::from(!known);
        id
    }

    /// Doubles the table when five eighths of its slots are taken. If there is no memory for that, the
    /// table stays as it is.
    fn grow_if_full(&mut self) {
        let slots = self.slots.len();
        if (self.surfaces.len() + GROUP_SIZE) * 8 <= slots * 5 {
            return;
        }
        let larger = if slots < self.max_slots && self.surfaces.reserve(slots * 5 / 8) {
            empty_slots(2 * slots)
        } else {
            None
        };
        let Some(larger) = larger else {
            self.is_out_of_memory = true;
            return;
        };
        let mask = 2 * slots - 1;
        let old = std::mem::replace(&mut self.slots, larger);
        for slot in old.iter().filter(|slot| slot.label != 0) {
            let mut at = slot.key().hash() & mask;
            while self.slots[at].label != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = *slot;
        }
        for touched in &mut self.touched[..self.distinct] {
            let slot = &old[*touched as usize];
            let mut at = slot.key().hash() & mask;
            // Long surfaces can share a key.
            while self.slots[at].key() != slot.key() || self.slots[at].id != slot.id {
                at = (at + 1) & mask;
            }
            *touched = u32::try_from(at).expect("there are at most `MAX_SLOTS` slots");
        }
    }
}

/// Free slots, if there is memory for them.
fn empty_slots(slots: usize) -> Option<Vec<Slot>> {
    let mut empty = Vec::new();
    empty.try_reserve_exact(slots).ok()?;
    empty.resize(slots, Slot::default());
    Some(empty)
}

impl Slot {
    fn key(&self) -> Key {
        Key {
            head: self.head,
            tail: self.tail,
            label: self.label,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn a_slot_is_half_a_cache_line() {
        assert_eq!(size_of::<Slot>(), 32);
    }

    fn counted(interner: &mut Interner, tokens: &[(String, u16)]) -> Vec<(String, u16, u32)> {
        let mut text = String::new();
        let mut spans = Vec::new();
        for (token, context) in tokens {
            let start = text.len();
            text.push_str(token);
            spans.push((start..text.len(), Context(*context)));
        }
        interner.count(&text, spans, |_| {});
        let pairs: Vec<(u32, u32)> = interner.finish_document().collect();
        let surfaces = interner.surfaces();
        let named = pairs.into_iter().map(|(id, count)| {
            let text = surfaces.text(id).to_owned();
            (text, surfaces.context(id).0, count)
        });
        named.collect()
    }

    #[test]
    fn one_spelling_in_two_contexts_makes_two_surfaces() {
        let tokens = [("us", 0), ("us", 1), ("us", 0), ("", 0), ("us\0", 0)];
        let tokens = tokens.map(|(text, context)| (text.to_owned(), context));
        let found = counted(&mut Interner::default(), &tokens);
        let expected = [("us", 0, 2), ("us", 1, 1), ("", 0, 1), ("us\0", 0, 1)];
        assert_eq!(
            found,
            expected.map(|(text, context, count)| (text.to_owned(), context, count))
        );
    }

    proptest! {
        #[test]
        fn counts_match_those_of_a_plain_map(
            documents in prop::collection::vec(
                prop::collection::vec(("[ab]{0,3}|[ab]{15,18}|é{5,9}|[a-z]{1,4}", 0_u16..3), 0..200),
                0..20,
            )
        ) {
            let mut interner = Interner::default();
            for tokens in &documents {
                let mut expected: HashMap<(String, u16), u32> = HashMap::new();
                for token in tokens {
                    *expected.entry(token.clone()).or_default() += 1;
                }
                let found = counted(&mut interner, tokens);
                prop_assert_eq!(found.len(), expected.len());
                for (text, context, count) in found {
                    prop_assert_eq!(expected.get(&(text, context)), Some(&count));
                }
            }
        }
    }

    #[test]
    fn a_table_that_cannot_grow_counts_nothing_more() {
        let tokens: Vec<(String, u16)> = (0..2_000)
            .map(|number| (format!("word{number}"), 0))
            .collect();
        let mut interner = Interner {
            max_slots: INITIAL_SLOTS,
            ..Interner::default()
        };
        assert_eq!(counted(&mut interner, &tokens[..600]).len(), 600);
        assert!(!interner.is_out_of_memory());
        let found = counted(&mut interner, &tokens).len();
        assert!(interner.is_out_of_memory());
        assert!(found < INITIAL_SLOTS, "{found}");
        assert!(counted(&mut interner, &tokens[..1]).is_empty());
    }

    #[test]
    fn the_table_grows_within_a_document() {
        let tokens: Vec<(String, u16)> = (0..20_000)
            .map(|number| (format!("word{}", number % 10_000), 0))
            .collect();
        let found = counted(&mut Interner::default(), &tokens);
        assert_eq!(found.len(), 10_000);
        assert!(found.iter().all(|(.., count)| *count == 2));
        assert_eq!(found[9_999].0, "word9999");
    }
}
