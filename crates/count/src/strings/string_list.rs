//! Many short texts in one string.

use crate::prefetch::prefetch;

/// How many texts ahead of being read they are fetched.
const AHEAD: usize = 8;

/// About how long a word is.
const USUAL: usize = 8;

/// A list of texts that stand behind each other in one string, so that each costs its bytes and
/// eight more.
///
/// ```
/// use keyweight_count::StringList;
///
/// let texts: StringList = ["chip", "tariff"].into_iter().collect();
/// assert_eq!(texts.get(1), "tariff");
/// assert_eq!(texts.iter().collect::<Vec<_>>(), ["chip", "tariff"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StringList {
    arena: String,
    ends: Vec<usize>,
}

impl StringList {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text with the number `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](StringList::len).
    #[inline]
    pub fn get(&self, id: u32) -> &str {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] };
        &self.arena[start..self.ends[id]]
    }

    /// Asks for the memory that says where a text is, which [`prefetch`](StringList::prefetch) reads.
    pub fn prefetch_bounds(&self, id: u32) {
        prefetch(&self.ends, id as usize);
    }

    /// Asks for the memory that a text is in, which is to be read soon.
    pub fn prefetch(&self, id: u32) {
        if let Some(end) = self.ends.get(id as usize) {
            prefetch(self.arena.as_bytes(), end.saturating_sub(1));
        }
    }

    /// Asks for what is needed soon if the texts are read in `order`, which has come to `place`.
    pub(crate) fn prefetch_ahead(&self, order: &[u32], place: usize) {
        if let Some(later) = order.get(place + 2 * AHEAD) {
            self.prefetch_bounds(*later);
        }
        if let Some(soon) = order.get(place + AHEAD) {
            self.prefetch(*soon);
        }
    }

    /// The number of `text`, where the list is in byte order; `None` if it is not on it.
    pub fn find(&self, text: &str) -> Option<u32> {
        let (mut start, mut end) = (0, u32::try_from(self.len()).unwrap_or(u32::MAX));
        while start < end {
            let middle = start + (end - start) / 2;
            match self.get(middle).as_bytes().cmp(text.as_bytes()) {
                std::cmp::Ordering::Less => start = middle + 1,
                std::cmp::Ordering::Greater => end = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// All texts in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone + '_ {
        (0..self.len()).map(|id| {
            let start = if id == 0 { 0 } else { self.ends[id - 1] };
            &self.arena[start..self.ends[id]]
        })
    }

    /// Adds a text behind the others.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        let id =
            u32::try_from(self.len()).expect("four billion distinct texts do not fit into memory");
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
        id
    }

    pub(crate) fn with_capacity(texts: usize) -> StringList {
        StringList {
            arena: String::with_capacity(texts * USUAL),
            ends: Vec::with_capacity(texts),
        }
    }
}

impl<'t> FromIterator<&'t str> for StringList {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> StringList {
        let mut list = StringList::default();
        for text in texts {
            list.push(text);
        }
        list
    }
}
