//! Interns sequences of integers: each distinct sequence gets an id.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A list of distinct sequences that contains every prefix of each of them.
///
/// A sequence is identified by the id of its prefix and its last item. So extending a sequence
/// takes one look-up of eight bytes, however long it is, and each sequence takes about 14 bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct SequenceInterner {
    list: SequenceList,
    ids: HashTable<u32>,
}

/// Distinct sequences by their ids; finding the id of a sequence takes a [`SequenceInterner`].
#[derive(Clone, Debug, Default)]
pub(crate) struct SequenceList {
    /// For each sequence, the id of its prefix (or [`EMPTY`]) and its last item.
    entries: Vec<(u32, u32)>,
}

/// The id of the empty sequence.
pub(crate) const EMPTY: u32 = u32::MAX;

impl SequenceInterner {
    /// The number of sequences; see [`SequenceList::len`].
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The sequences, which are no longer looked up.
    pub(crate) fn into_list(self) -> SequenceList {
        self.list
    }

    /// The id of the sequence `prefix` followed by `item`, which is added if it is new.
    #[inline]
    pub(crate) fn intern(&mut self, prefix: u32, item: u32) -> u32 {
        let entry = (prefix, item);
        let entries = &mut self.list.entries;
        let found = self.ids.entry(
            hash(entry),
            |id| entries[*id as usize] == entry,
            |id| hash(entries[*id as usize]),
        );
        let next = u32::try_from(entries.len()).unwrap_or(EMPTY);
        assert!(
            next != EMPTY,
            "four billion distinct n-grams do not fit into memory"
        );
        let id = *found.or_insert(next).get();
        if id == next {
            entries.push(entry);
        }
        id
    }

    /// The id of the sequence `prefix` followed by `item`, if there is one.
    #[inline]
    pub(crate) fn find(&self, prefix: u32, item: u32) -> Option<u32> {
        let entry = (prefix, item);
        let found = self
            .ids
            .find(hash(entry), |id| self.list.entries[*id as usize] == entry);
        found.copied()
    }

    /// Replaces the content of `items` with the items of a sequence, in order.
    pub(crate) fn read_items(&self, id: u32, items: &mut Vec<u32>) {
        self.list.read_items(id, items);
    }

    /// Adds the sequences of `other` and returns their ids here.
    pub(crate) fn merge(&mut self, other: &SequenceInterner) -> Vec<u32> {
        let mut ids: Vec<u32> = Vec::with_capacity(other.len());
        for (prefix, item) in other.list.entries() {
            let prefix = ids.get(prefix as usize).copied();
            ids.push(self.intern(prefix.unwrap_or(EMPTY), item));
        }
        ids
    }
}

impl SequenceList {
    /// The number of sequences. All ids are below it, and the id of a prefix is below those of the
    /// sequences that extend it.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The id of a sequence's prefix, or [`EMPTY`], and its last item.
    pub(crate) fn split_last(&self, id: u32) -> (u32, u32) {
        self.entries[id as usize]
    }

    /// The prefix and the last item of every sequence, in order of their ids.
    pub(crate) fn entries(&self) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        self.entries.iter().copied()
    }

    /// Replaces the content of `items` with the items of a sequence, in order.
    pub(crate) fn read_items(&self, id: u32, items: &mut Vec<u32>) {
        items.clear();
        let mut at = id;
        while at != EMPTY {
            let (prefix, item) = self.split_last(at);
            items.push(item);
            at = prefix;
        }
        items.reverse();
    }
}

fn hash(entry: (u32, u32)) -> u64 {
    FixedState::default().hash_one(u64::from(entry.0) << 32 | u64::from(entry.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_found_by_their_items() {
        let mut sequences = SequenceInterner::default();
        let a = sequences.intern(EMPTY, 7);
        let b = sequences.intern(a, 7);
        assert_eq!(sequences.intern(a, 7), b);
        assert_eq!(
            (sequences.find(EMPTY, 7), sequences.find(b, 7)),
            (Some(a), None)
        );
        let mut items = vec![1];
        sequences.read_items(b, &mut items);
        assert_eq!(items, [7, 7]);
    }

    #[test]
    fn merging_unites_the_sequences() {
        let mut left = SequenceInterner::default();
        left.intern(EMPTY, 1);
        let mut right = SequenceInterner::default();
        let two = right.intern(EMPTY, 2);
        right.intern(two, 1);
        right.intern(EMPTY, 1);
        assert_eq!(left.merge(&right), [1, 2, 0]);
        let mut items = Vec::new();
        left.read_items(2, &mut items);
        assert_eq!(items, [2, 1]);
    }
}
