//! How much memory the records of a file may take.

use super::error::PartError;

/// How many times larger than the file its records may be in memory.
const LARGEST_RATIO: u64 = 64;
/// Shorter files may hold as much as one of this length.
const SMALL_FILE: u64 = 1 << 16;
/// What the system takes for a string of its own, however short.
const ALLOCATION: u64 = 32;

/// How much memory the records of a file may still take, so that a small file cannot fill the
/// memory.
///
/// What is charged, before anything is allocated for it: the unpacked bytes of each chunk, and what
/// each record takes in memory, with every surface whole. The writer counts the same, and lengthens a
/// file that would be too short for what it holds (the counts of thousands of copies of one text,
/// which compress to almost nothing).
#[derive(Debug)]
pub(crate) struct Budget {
    left: u64,
}

impl Budget {
    /// The budget of a file of this length.
    pub(crate) fn of_file(bytes: u64) -> Budget {
        Budget {
            left: bytes.max(SMALL_FILE).saturating_mul(LARGEST_RATIO),
        }
    }

    /// The shortest file that may hold records of this size.
    pub(crate) fn shortest_file(held: u64) -> u64 {
        match held.div_ceil(LARGEST_RATIO) {
            0..=SMALL_FILE => 0,
            bytes => bytes,
        }
    }

    pub(crate) fn charge(&mut self, bytes: u64) -> Result<(), PartError> {
        let left = self.left.checked_sub(bytes);
        self.left = left.ok_or_else(|| PartError::damaged("it holds more than its size allows"))?;
        Ok(())
    }
}

/// About how many bytes a `T` in a growing list takes that owns strings of these lengths.
pub(crate) fn owned_bytes<T>(strings: impl IntoIterator<Item = usize>) -> u64 {
    let strings = strings.into_iter().filter(|length| *length > 0);
    let strings = strings.map(|length| length as u64 + ALLOCATION);
    let whole = 2 * size_of::<T>() as u64;
    strings.fold(whole, u64::saturating_add)
}
