//! Lists of numbers that stay as they are in the file until they are read, one at a time.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::PartError;

/// Values in postcard's format, one after another.
///
/// The reader of a record borrows them, so a long list costs nothing before it is charged to the
/// [`Budget`](super::budget::Budget).
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub(crate) struct PackedList<'r, T> {
    #[serde(borrow)]
    bytes: Cow<'r, [u8]>,
    #[serde(skip)]
    value: PhantomData<T>,
}

impl<T> Default for PackedList<'_, T> {
    fn default() -> Self {
        PackedList {
            bytes: Cow::default(),
            value: PhantomData,
        }
    }
}

impl<T> PackedList<'_, T> {
    /// How many bytes the values take in the file.
    pub(crate) fn packed_bytes(&self) -> u64 {
        self.bytes.len() as u64
    }
}

impl<T: Serialize> PackedList<'_, T> {
    pub(crate) fn push(&mut self, value: &T) {
        let bytes = std::mem::take(&mut self.bytes).into_owned();
        let bytes = postcard::to_extend(value, bytes).expect("numbers have no length to lack");
        self.bytes = Cow::Owned(bytes);
    }
}

impl<T: DeserializeOwned> PackedList<'_, T> {
    /// The values; ends after an error.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Result<T, PartError>> + '_ {
        let mut rest = self.bytes.as_ref();
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let taken = postcard::take_from_bytes(std::mem::take(&mut rest));
            let taken = taken.map_err(|error| PartError::damaged_by("a list is cut", error));
            Some(taken.map(|(value, after)| {
                rest = after;
                value
            }))
        })
    }
}

impl<T: Serialize> FromIterator<T> for PackedList<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut list = PackedList::default();
        for value in values {
            list.push(&value);
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_back_and_ends_where_it_is_cut() {
        let pairs = [(0_u32, 1_u32), (300, u32::MAX), (7, 128)];
        let mut list: PackedList<'_, (u32, u32)> = pairs.into_iter().collect();
        let read: Vec<(u32, u32)> = list.iter().map(Result::unwrap).collect();
        assert_eq!(read, pairs);
        list.bytes.to_mut().pop();
        let read: Vec<bool> = list.iter().map(|pair| pair.is_ok()).collect();
        assert_eq!(read, [true, true, false]);
    }
}
