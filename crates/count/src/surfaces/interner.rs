//! The table in which every token is looked up: surfaces to numbers, and their counts in the
//! document at hand.
//!
//! It is the place where most of a run's time is spent waiting for memory, so all that a token
//! needs stands in one slot of 32 bytes: a short surface itself, its number, and its count in the
//! document. Tokens are looked up in groups, and while one group is looked up, the slots of the next
//! one are on their way.

use std::ops::Range;

use super::key::{INLINE, Key};
use super::surface_list::{Context, Surfaces};
use crate::prefetch::prefetch;

/// How many tokens are looked up at a time.
const GROUP: usize = 16;
/// How many slots a table has at first; always a power of two.
const FIRST_SLOTS: usize = 1 << 10;

/// Gives surfaces their numbers in order of first appearance, and counts them for one document at
/// a time.
#[derive(Clone, Debug)]
pub(crate) struct Interner {
    surfaces: Surfaces,
    slots: Vec<Slot>,
    /// The slots of the surfaces that the document at hand has, in order of first appearance, and
    /// behind them what is left of earlier documents.
    touched: Vec<u32>,
    /// How many of `touched` belong to the document at hand.
    distinct: usize,
    /// The document at hand; never zero.
    document: u32,
}

/// What the table knows of a surface. Two of them fill a line of the processor's cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Slot {
    /// As in [`Key`], whose fields stand apart here so that nothing lies between them.
    head: u64,
    tail: u64,
    label: u32,
    id: u32,
    /// The document that `count` is of.
    document: u32,
    count: u32,
}

/// A token on its way.
#[derive(Clone, Copy, Default)]
struct Wanted {
    key: Key,
    /// The hash of the key; its lowest bits are the place to begin.
    hash: usize,
    /// Where to begin to look, and whether it is found there. That is asked without a branch, so
    /// that no wrong guess about one token holds up the slots of the next ones.
    slot: usize,
    found: bool,
    start: usize,
    end: usize,
}

impl Default for Interner {
    fn default() -> Interner {
        Interner {
            surfaces: Surfaces::default(),
            slots: vec![Slot::default(); FIRST_SLOTS],
            touched: Vec::new(),
            distinct: 0,
            document: 1,
        }
    }
}

impl Interner {
    /// Counts the tokens at the given places of `text` for the document at hand, and gives the number
    /// of each surface to `each`.
    pub(crate) fn count(
        &mut self,
        text: &str,
        tokens: impl IntoIterator<Item = (Range<usize>, Context)>,
        mut each: impl FnMut(u32),
    ) {
        let mut tokens = tokens.into_iter();
        let mut groups = [[Wanted::default(); GROUP]; 2];
        let mut length = self.prepare(text, &mut tokens, &mut groups[0]);
        for number in 0_usize.. {
            if length == 0 {
                return;
            }
            let next = self.prepare(text, &mut tokens, &mut groups[(number + 1) % 2]);
            self.count_group(text, &mut groups[number % 2][..length], &mut each);
            length = next;
        }
    }

    /// Makes the next tokens ready to be looked up, has their slots fetched, and gives their number.
    fn prepare(
        &self,
        text: &str,
        tokens: &mut impl Iterator<Item = (Range<usize>, Context)>,
        group: &mut [Wanted; GROUP],
    ) -> usize {
        let mut length = 0;
        // The group stands first, so that no token is taken which has no place.
        for (wanted, (range, context)) in group.iter_mut().zip(&mut *tokens) {
            let key = Key::new(text.as_bytes(), &range, context);
            let hash = key.hash();
            let slot = hash & (self.slots.len() - 1);
            prefetch(&self.slots, slot);
            *wanted = Wanted {
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

    /// Counts tokens that were made ready, and gives the number of each surface to `each`.
    fn count_group(&mut self, text: &str, group: &mut [Wanted], each: &mut impl FnMut(u32)) {
        if self.touched.len() < self.distinct + group.len() {
            self.touched.resize(2 * (self.distinct + GROUP), 0);
        }
        // Nothing but this, so that what has not yet come is waited for once.
        for wanted in &mut *group {
            // The table may have grown since.
            wanted.slot = wanted.hash & (self.slots.len() - 1);
            let is_short = wanted.end - wanted.start <= INLINE;
            wanted.found = self.slots[wanted.slot].key().equals(wanted.key) & is_short;
        }
        for wanted in group {
            let slot = if wanted.found {
                wanted.slot
            } else {
                self.find(text, wanted)
            };
            each(self.touch(slot));
        }
        self.grow_if_full();
    }

    /// The surfaces of the document at hand, in order of first appearance.
    pub(crate) fn of_document(&self) -> impl Iterator<Item = u32> + '_ {
        let touched = &self.touched[..self.distinct];
        touched.iter().map(|slot| self.slots[*slot as usize].id)
    }

    /// The (surface, count) pairs of the document at hand, in order of first appearance. What is
    /// counted from now on belongs to the next one.
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

    pub(crate) fn surfaces(&self) -> &Surfaces {
        &self.surfaces
    }

    pub(crate) fn into_surfaces(self) -> Surfaces {
        self.surfaces
    }

    /// The slot of a surface, a new one if it is met for the first time.
    fn find(&mut self, text: &str, wanted: &Wanted) -> usize {
        let Wanted {
            key, start, end, ..
        } = *wanted;
        let mask = self.slots.len() - 1;
        let mut at = wanted.slot;
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

    /// Counts the surface of a slot for the document at hand, and gives its number. Without a branch:
    /// whether a word is new to a document cannot be foreseen.
    fn touch(&mut self, at: usize) -> u32 {
        let slot = &mut self.slots[at];
        let known = slot.document == self.document;
        let before = slot.count & u32::from(known).wrapping_neg();
        slot.count = before.saturating_add(1);
        slot.document = self.document;
        let id = slot.id;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`grow_if_full` keeps it below"
        )]
        let number = at as u32;
        self.touched[self.distinct] = number;
        self.distinct += usize::from(!known);
        id
    }

    /// Doubles the table when five eighths of it are taken.
    fn grow_if_full(&mut self) {
        let slots = self.slots.len();
        if (self.surfaces.len() + GROUP) * 8 <= slots * 5 {
            return;
        }
        assert!(
            u32::try_from(2 * slots).is_ok(),
            "two billion distinct surfaces do not fit into memory"
        );
        let mask = 2 * slots - 1;
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); 2 * slots]);
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
            // Long surfaces may share a key.
            while self.slots[at].key() != slot.key() || self.slots[at].id != slot.id {
                at = (at + 1) & mask;
            }
            *touched = u32::try_from(at).expect("asserted above");
        }
    }
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

    #[test]
    fn a_slot_is_half_a_cache_line() {
        assert_eq!(size_of::<Slot>(), 32);
    }
    use proptest::prelude::*;
    use std::collections::HashMap;

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
    fn one_spelling_in_two_contexts_is_two_surfaces() {
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
        fn documents_are_counted_as_by_a_plain_map(
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
