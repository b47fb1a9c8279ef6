//! About how much memory the rows of a metadata table take, and the limit.

use std::borrow::Cow;

use crate::reason::Reason;

/// No more than this is held of a table, in bytes.
const LARGEST: usize = 512 << 20;
/// A row takes about this many bytes besides its values, and a value as many besides its text.
const OVERHEAD: usize = 64;

/// About how much memory the rows take so far.
pub(crate) struct HeldSize {
    bytes: usize,
    largest: usize,
}

impl Default for HeldSize {
    fn default() -> HeldSize {
        HeldSize {
            bytes: 0,
            largest: LARGEST,
        }
    }
}

impl HeldSize {
    /// Adds a row.
    ///
    /// # Errors
    ///
    /// If the rows are too many to be held.
    pub(crate) fn add(&mut self, values: &[Cow<'_, str>]) -> Result<(), Reason> {
        let values = values.iter().map(|value| OVERHEAD + value.len());
        self.bytes += OVERHEAD + values.sum::<usize>();
        if self.bytes <= self.largest {
            return Ok(());
        }
        let megabytes = self.largest >> 20;
        Err(Reason::Other {
            message: format!("it is larger than {megabytes} MiB, the limit for a metadata table"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_beyond_the_limit_are_refused() {
        let mut size = HeldSize {
            bytes: 0,
            largest: 1 << 20,
        };
        let row = [Cow::from("a".repeat(1000 - 2 * OVERHEAD))];
        for _ in 0..1048 {
            assert_eq!(size.add(&row), Ok(()));
        }
        let reason = size.add(&row).unwrap_err();
        assert_eq!(
            reason.to_string(),
            "it is larger than 1 MiB, the limit for a metadata table"
        );
        // Rows without values take memory, too.
        let mut size = HeldSize {
            bytes: 0,
            largest: 1000,
        };
        assert!((0..1000).any(|_| size.add(&[]).is_err()));
    }
}
