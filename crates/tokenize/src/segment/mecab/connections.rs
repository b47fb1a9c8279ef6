//! `matrix.bin`: the connection costs of adjacent words.
//!
//! ```text
//! rights   2 bytes, little-endian like all numbers: the number of right context ids
//! lefts    2 bytes: the number of left context ids
//! …        2 bytes each: the costs, for each left context id one for each right context id
//! ```

use std::io::Read;

use super::MecabError;
use super::records::{is_at_end, read_record, read_records};

/// The connection costs: what it costs that a word with some left context id follows a word with some
/// right context id.
pub(super) struct Connections {
    /// The number of right context ids.
    pub(super) rights: usize,
    /// The number of left context ids.
    pub(super) lefts: usize,
    costs: Vec<i16>,
}

impl Connections {
    pub(super) fn read(
        mut reader: impl Read,
        file: &'static str,
    ) -> Result<Connections, MecabError> {
        let failed = |error| MecabError::read(file, error);
        let mut number = || Ok(usize::from(u16::from_le_bytes(read_record(&mut reader)?)));
        let (rights, lefts) = (number().map_err(failed)?, number().map_err(failed)?);
        if rights == 0 || lefts == 0 {
            return Err(MecabError::damaged(file, "it is empty"));
        }
        let costs =
            read_records(&mut reader, rights * lefts, i16::from_le_bytes).map_err(failed)?;
        if !is_at_end(&mut reader).map_err(failed)? {
            return Err(MecabError::damaged(file, "it is longer than its matrix"));
        }
        Ok(Connections {
            rights,
            lefts,
            costs,
        })
    }

    /// The costs of a word with the left context id `left`, by the right context id of the word before
    /// it.
    pub(super) fn costs(&self, left: u16) -> &[i16] {
        let start = usize::from(left) * self.rights;
        &self.costs[start..start + self.rights]
    }
}
