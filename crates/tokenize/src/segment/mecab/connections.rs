//! `matrix.bin`: what it costs that one word follows another.
//!
//! ```text
//! ends     2 bytes, little-endian, as all numbers: how many ways words may end
//! begins   2 bytes: how many ways they may begin
//! …        2 bytes each: costs, for each way to begin one for each way to end
//! ```

use std::io::Read;

use super::MecabError;
use super::records::{is_at_end, item, items};

/// The costs of two words in a row.
pub(super) struct Connections {
    /// How many ways words may end.
    pub(super) ends: usize,
    /// How many ways words may begin.
    pub(super) begins: usize,
    costs: Vec<i16>,
}

impl Connections {
    pub(super) fn read(
        mut reader: impl Read,
        file: &'static str,
    ) -> Result<Connections, MecabError> {
        let failed = |error| MecabError::read(file, error);
        let mut number = || Ok(usize::from(u16::from_le_bytes(item(&mut reader)?)));
        let (ends, begins) = (number().map_err(failed)?, number().map_err(failed)?);
        if ends == 0 || begins == 0 {
            return Err(MecabError::damaged(file, "it is empty"));
        }
        let costs = items(&mut reader, ends * begins, i16::from_le_bytes).map_err(failed)?;
        if !is_at_end(&mut reader).map_err(failed)? {
            return Err(MecabError::damaged(file, "it is longer than its matrix"));
        }
        Ok(Connections {
            ends,
            begins,
            costs,
        })
    }

    /// The costs of a word that begins in the way `left`, by how the word before it ends.
    pub(super) fn to(&self, left: u16) -> &[i16] {
        let start = usize::from(left) * self.ends;
        &self.costs[start..start + self.ends]
    }
}
