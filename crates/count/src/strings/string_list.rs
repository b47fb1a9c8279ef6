//! Many short strings in one buffer.

use crate::prefetch::prefetch;

/// How many strings ahead of the one being read the memory is requested.
const PREFETCH_DISTANCE: usize = 8;

/// Roughly the length of a word in bytes.
const TYPICAL_LENGTH: usize = 8;

/// A list of strings stored end to end in one buffer: each takes its own bytes plus eight.
///
/// ```
/// use keyweight_count::StringList;
///
/// let strings: StringList = ["chip", "tariff"].into_iter().collect();
/// assert_eq!(strings.get(1), "tariff");
/// assert_eq!(strings.iter().collect::<Vec<_>>(), ["chip", "tariff"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StringList {
    buffer: String,
    /// Where each string ends in the buffer.
    ends: Vec<usize>,
}

impl StringList {
    /// The number of strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string at position `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](StringList::len).
    #[inline]
    pub fn get(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] };
        &self.buffer[start..self.ends[id]]
    }

    /// Prefetches the bounds of a string, which [`prefetch`](StringList::prefetch) reads.
    pub fn prefetch_bounds(&self, id: u32) {
        prefetch(&self.ends, id as usize);
    }

    /// Prefetches the bytes of a string that will be read soon.
    pub fn prefetch(&self, id: u32) {
        if let Some(end) = self.ends.get(id as usize) {
            prefetch(self.buffer.as_bytes(), end.saturating_sub(1));
        }
    }

    /// Prefetches what a loop that reads the strings in `order` needs soon after `position`.
    pub(crate) fn prefetch_ahead(&self, order: &[u32], position: usize) {
        if let Some(later) = order.get(position + 2 * PREFETCH_DISTANCE) {
            self.prefetch_bounds(*later);
        }
        if let Some(soon) = order.get(position + PREFETCH_DISTANCE) {
            self.prefetch(*soon);
        }
    }

    /// The position of `string`, or `None` if the list does not contain it. The list must be in
    /// byte order.
    pub fn find(&self, string: &str) -> Option<u32> {
        let (mut start, mut end) = (0, u32::try_from(self.len()).unwrap_or(u32::MAX));
        while start < end {
            let middle = start + (end - start) / 2;
            match self.get(middle).as_bytes().cmp(string.as_bytes()) {
                std::cmp::Ordering::Less => start = middle + 1,
                std::cmp::Ordering::Greater => end = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The strings in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone + '_ {
        (0..self.len()).map(|id| {
            let start = if id == 0 { 0 } else { self.ends[id - 1] };
            &self.buffer[start..self.ends[id]]
        })
    }

    /// How many bytes the list takes.
    pub(crate) fn table_bytes(&self) -> usize {
        self.buffer.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    /// How many bytes the strings have together.
    pub fn text_bytes(&self) -> usize {
        self.buffer.len()
    }

    /// Appends a string and returns its position.
    pub(crate) fn push(&mut self, string: &str) -> u32 {
        let id = u32::try_from(self.len()).expect("four billion strings do not fit into memory");
        self.buffer.push_str(string);
        self.ends.push(self.buffer.len());
        id
    }

    /// Makes room for `additional` strings that are as long as those of the list on average. Returns
    /// whether there is memory for them.
    pub(crate) fn reserve(&mut self, additional: usize) -> bool {
        let length = self.buffer.len().div_ceil(self.len().max(1));
        self.ends.try_reserve_exact(additional).is_ok()
            && self.buffer.try_reserve(additional * length).is_ok()
    }

    pub(crate) fn with_capacity(strings: usize) -> StringList {
        StringList {
            buffer: String::with_capacity(strings * TYPICAL_LENGTH),
            ends: Vec::with_capacity(strings),
        }
    }
}

impl<'s> FromIterator<&'s str> for StringList {
    fn from_iter<I: IntoIterator<Item = &'s str>>(strings: I) -> StringList {
        let mut list = StringList::default();
        for string in strings {
            list.push(string);
        }
        list
    }
}
