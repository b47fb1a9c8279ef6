//! Distinct sequences of numbers, each one number.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A list of distinct sequences in which every beginning of one is one, too.
///
/// A sequence is known by the number of its beginning and its last item, so finding that of one more
/// item is one look-up of eight bytes, however long it is, and each costs about 14 bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chains {
    /// What each sequence is made of: its beginning (or [`NOTHING`]) and its last item.
    links: Vec<(u32, u32)>,
    known: HashTable<u32>,
}

/// The empty sequence.
pub(crate) const NOTHING: u32 = u32::MAX;

impl Chains {
    /// How many there are; their numbers are below. A beginning has a lower number than what begins
    /// with it.
    pub(crate) fn len(&self) -> usize {
        self.links.len()
    }

    /// The number of the sequence `beginning` with `item` behind it.
    #[inline]
    pub(crate) fn longer(&mut self, beginning: u32, item: u32) -> u32 {
        let link = (beginning, item);
        let links = &mut self.links;
        let entry = self.known.entry(
            hash(link),
            |number| links[*number as usize] == link,
            |number| hash(links[*number as usize]),
        );
        let next = u32::try_from(links.len()).unwrap_or(NOTHING);
        assert!(
            next != NOTHING,
            "four billion distinct n-grams do not fit into memory"
        );
        let number = *entry.or_insert(next).get();
        if number == next {
            links.push(link);
        }
        number
    }

    /// The number of the sequence `beginning` with `item` behind it, if there is one.
    #[inline]
    pub(crate) fn find(&self, beginning: u32, item: u32) -> Option<u32> {
        let link = (beginning, item);
        let found = self
            .known
            .find(hash(link), |number| self.links[*number as usize] == link);
        found.copied()
    }

    /// The beginning of a sequence, or [`NOTHING`], and its last item.
    pub(crate) fn link(&self, number: u32) -> (u32, u32) {
        self.links[number as usize]
    }

    /// All links, in the order of their numbers.
    pub(crate) fn links(&self) -> impl ExactSizeIterator<Item = (u32, u32)> + '_ {
        self.links.iter().copied()
    }

    /// Replaces the content of `items` with those of a sequence, in order.
    pub(crate) fn items(&self, number: u32, items: &mut Vec<u32>) {
        items.clear();
        let mut at = number;
        while at != NOTHING {
            let (beginning, item) = self.link(at);
            items.push(item);
            at = beginning;
        }
        items.reverse();
    }

    /// Adds the sequences of `other` and gives their numbers here.
    pub(crate) fn add(&mut self, other: &Chains) -> Vec<u32> {
        let mut numbers: Vec<u32> = Vec::with_capacity(other.len());
        for (beginning, item) in other.links() {
            let beginning = numbers.get(beginning as usize).copied();
            numbers.push(self.longer(beginning.unwrap_or(NOTHING), item));
        }
        numbers
    }
}

fn hash(link: (u32, u32)) -> u64 {
    FixedState::default().hash_one(u64::from(link.0) << 32 | u64::from(link.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_found_by_their_items() {
        let mut chains = Chains::default();
        let a = chains.longer(NOTHING, 7);
        let b = chains.longer(a, 7);
        assert_eq!(chains.longer(a, 7), b);
        assert_eq!(
            (chains.find(NOTHING, 7), chains.find(b, 7)),
            (Some(a), None)
        );
        let mut items = vec![1];
        chains.items(b, &mut items);
        assert_eq!(items, [7, 7]);
    }

    #[test]
    fn lists_are_united() {
        let mut left = Chains::default();
        left.longer(NOTHING, 1);
        let mut right = Chains::default();
        let two = right.longer(NOTHING, 2);
        right.longer(two, 1);
        right.longer(NOTHING, 1);
        assert_eq!(left.add(&right), [1, 2, 0]);
        let mut items = Vec::new();
        left.items(2, &mut items);
        assert_eq!(items, [2, 1]);
    }
}
