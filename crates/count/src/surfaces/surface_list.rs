//! Distinct surfaces, each with a number.

use std::cmp::Ordering;

use crate::error::CountsError;
use crate::strings::{StringList, byte_order};

/// What else tells two surfaces of the same spelling apart. Its meaning is the caller's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context(pub u16);

/// A list of distinct (surface, context) pairs; a pair's number is its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surfaces {
    texts: StringList,
    contexts: Vec<Context>,
}

impl Surfaces {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The spelling of surface `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](Surfaces::len).
    #[inline]
    pub fn text(&self, id: u32) -> &str {
        self.texts.get(id)
    }

    /// The texts alone.
    pub fn strings(&self) -> &StringList {
        &self.texts
    }

    /// The context of surface `id`.
    ///
    /// # Panics
    ///
    /// If `id` is not below [`len`](Surfaces::len).
    pub fn context(&self, id: u32) -> Context {
        self.contexts[id as usize]
    }

    /// Adds a surface that comes behind all others in canonical order: by bytes, then by context.
    ///
    /// # Errors
    ///
    /// [`CountsError::Surfaces`] if it does not.
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

    /// Adds a surface behind the others, without asking whether it is among them.
    pub(crate) fn push(&mut self, text: &str, context: Context) -> u32 {
        self.contexts.push(context);
        self.texts.push(text)
    }

    /// The same surfaces in canonical order, by bytes and then by context, and for each of the old
    /// numbers the new one.
    pub(crate) fn sorted(&self) -> (Surfaces, Vec<u32>) {
        let order = byte_order(self.len(), |id| self.text(id), |id| self.context(id));
        let mut sorted = Surfaces {
            texts: StringList::with_capacity(self.len()),
            contexts: Vec::with_capacity(self.len()),
        };
        let mut new = vec![0; self.len()];
        for (place, old) in order.iter().enumerate() {
            self.texts.prefetch_ahead(&order, place);
            new[*old as usize] = sorted.push(self.text(*old), self.context(*old));
        }
        (sorted, new)
    }

    /// Both lists, of canonical order, in one, and for each the new numbers of its surfaces.
    pub(crate) fn union(&self, other: &Surfaces) -> (Surfaces, Vec<u32>, Vec<u32>) {
        let most = self.len() + other.len();
        let mut both = Surfaces {
            texts: StringList::with_capacity(most),
            contexts: Vec::with_capacity(most),
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

    /// The numbers of all surfaces.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = u32> + DoubleEndedIterator + Clone + use<> {
        // There are never more.
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    /// The order of a canonical list: by bytes, then by context.
    fn compare(&self, id: u32, other: &Surfaces, other_id: u32) -> Ordering {
        self.text(id)
            .as_bytes()
            .cmp(other.text(other_id).as_bytes())
            .then_with(|| self.context(id).cmp(&other.context(other_id)))
    }
}
