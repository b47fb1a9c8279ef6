//! Distinct surfaces, each with an id.

use std::cmp::Ordering;

use crate::error::CountsError;
use crate::strings::{StringList, sort_by_bytes};

/// Distinguishes surfaces that are spelled alike. Its meaning is up to the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context(pub u16);

/// A list of distinct (spelling, context) pairs; the id of a surface is its position in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surfaces {
    strings: StringList,
    contexts: Vec<Context>,
}

impl Surfaces {
    /// The number of surfaces.
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.strings.is_empty()
    }

    /// How many bytes they take.
    pub(crate) fn table_bytes(&self) -> usize {
        self.strings.table_bytes() + self.contexts.capacity() * size_of::<Context>()
    }

    /// The spelling of surface `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](Surfaces::len).
    #[inline]
    pub fn text(&self, id: u32) -> &str {
        self.strings.get(id)
    }

    /// The spellings alone.
    pub fn strings(&self) -> &StringList {
        &self.strings
    }

    /// The context of surface `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](Surfaces::len).
    pub fn context(&self, id: u32) -> Context {
        self.contexts[id as usize]
    }

    /// Appends a surface that sorts after all others in canonical order: by bytes, then by context.
    ///
    /// # Errors
    ///
    /// [`CountsError::Surfaces`] if it does not sort after them, or the list is full.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Surfaces};
    ///
    /// let mut surfaces = Surfaces::default();
    /// surfaces.append("US", Context(0))?;
    /// surfaces.append("us", Context(0))?;
    /// assert!(surfaces.append("U.S.", Context(0)).is_err());
    /// # Ok::<(), keyweight_count::CountsError>(())
    /// ```
    pub fn append(&mut self, text: &str, context: Context) -> Result<(), CountsError> {
        let last = self.ids().next_back();
        let rises = last.is_none_or(|last| {
            let known = (self.text(last).as_bytes(), self.context(last));
            known < (text.as_bytes(), context)
        });
        if !rises || u32::try_from(self.len() + 1).is_err() {
            return Err(CountsError::Surfaces);
        }
        self.push(text, context);
        Ok(())
    }

    /// Makes room for `additional` surfaces of the usual length. Returns whether there is memory for
    /// them.
    pub(crate) fn reserve(&mut self, additional: usize) -> bool {
        self.contexts.try_reserve_exact(additional).is_ok() && self.strings.reserve(additional)
    }

    /// Appends a surface without checking whether the list has it already, and returns its id.
    pub(crate) fn push(&mut self, text: &str, context: Context) -> u32 {
        self.contexts.push(context);
        self.strings.push(text)
    }

    /// The same surfaces in canonical order, by bytes and then by context, and the new id of each
    /// old one.
    pub(crate) fn sort(&self) -> (Surfaces, Vec<u32>) {
        let order = sort_by_bytes(self.len(), |id| self.text(id), |id| self.context(id));
        let mut sorted = Surfaces {
            strings: StringList::with_capacity(self.len()),
            contexts: Vec::with_capacity(self.len()),
        };
        let mut new = vec![0; self.len()];
        for (position, old) in order.iter().enumerate() {
            self.strings.prefetch_ahead(&order, position);
            new[*old as usize] = sorted.push(self.text(*old), self.context(*old));
        }
        (sorted, new)
    }

    /// Merges two lists in canonical order, and returns the new ids of the surfaces of each.
    pub(crate) fn merge(&self, other: &Surfaces) -> (Surfaces, Vec<u32>, Vec<u32>) {
        let capacity = self.len() + other.len();
        let mut both = Surfaces {
            strings: StringList::with_capacity(capacity),
            contexts: Vec::with_capacity(capacity),
        };
        let mut new_left = Vec::with_capacity(self.len());
        let mut new_right = Vec::with_capacity(other.len());
        let (mut left, mut right) = (self.ids().peekable(), other.ids().peekable());
        loop {
            let order = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) => self.compare(*a, other, *b),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return (both, new_left, new_right),
            };
            let from_left = left.next_if(|_| order != Ordering::Greater);
            let from_right = right.next_if(|_| order != Ordering::Less);
            let id = match (from_left, from_right) {
                (Some(id), _) => both.push(self.text(id), self.context(id)),
                (None, Some(id)) => both.push(other.text(id), other.context(id)),
                (None, None) => return (both, new_left, new_right),
            };
            new_left.extend(from_left.map(|_| id));
            new_right.extend(from_right.map(|_| id));
        }
    }

    /// The ids of all surfaces.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = u32> + DoubleEndedIterator + Clone + use<> {
        // A list never has more surfaces than that.
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    /// Compares two surfaces in canonical order: by bytes, then by context.
    fn compare(&self, id: u32, other: &Surfaces, other_id: u32) -> Ordering {
        self.text(id)
            .as_bytes()
            .cmp(other.text(other_id).as_bytes())
            .then_with(|| self.context(id).cmp(&other.context(other_id)))
    }
}
