//! `char.bin`: the categories of characters, and the shape of unknown words of each category.
//!
//! ```text
//! count    4 bytes, little-endian like all numbers: the number of categories
//! names    32 bytes each, padded with NUL
//! …        4 bytes each, for the characters U+0000 to U+FFFE; from the lowest bit:
//!            18  the categories that the character belongs to, a bit each
//!             8  the index of its default category
//!             4  the greatest length of an unknown word in characters
//!             1  group: whether a run of characters of one category is an unknown word
//!             1  invoke: whether unknown words are added where there are known ones
//! ```

use std::io::Read;

use super::MecabError;
use super::records::{is_at_end, nul_padded, read_numbers, read_records};

/// The number of characters with an entry.
const CHARACTERS: usize = 0xffff;
/// The largest number of categories: the number of bits for them.
const CATEGORIES: usize = 18;
/// The length of a name in bytes.
const NAME_LENGTH: usize = 32;

/// The categories of all characters.
pub(super) struct Characters {
    names: Vec<String>,
    table: Vec<CharacterInfo>,
}

/// The entry of a character.
#[derive(Clone, Copy)]
pub(super) struct CharacterInfo(u32);

impl CharacterInfo {
    /// Whether both have a category in common.
    pub(super) fn shares_category(self, other: CharacterInfo) -> bool {
        self.0 & other.0 & ((1 << CATEGORIES) - 1) != 0
    }

    /// The category of unknown words that start with it.
    pub(super) fn category(self) -> usize {
        (self.0 >> 18 & 0xff) as usize
    }

    /// The greatest length of such words, in characters.
    pub(super) fn max_length(self) -> u32 {
        self.0 >> 26 & 0xf
    }

    /// Whether a run of characters of one category is such a word.
    pub(super) fn groups(self) -> bool {
        self.0 >> 30 & 1 == 1
    }

    /// Whether there are such words where the dictionary has known ones.
    pub(super) fn invokes_always(self) -> bool {
        self.0 >> 31 == 1
    }
}

impl Characters {
    pub(super) fn read(
        mut reader: impl Read,
        file: &'static str,
    ) -> Result<Characters, MecabError> {
        let failed = |error| MecabError::read(file, error);
        let [count] = read_numbers(&mut reader).map_err(failed)?;
        let count = count as usize;
        if !(1..=CATEGORIES).contains(&count) {
            let what = format!("it has {count} character categories; expected 1 to {CATEGORIES}");
            return Err(MecabError::damaged(file, what));
        }
        let name = |bytes: [u8; NAME_LENGTH]| nul_padded(&bytes);
        let names = read_records(&mut reader, count, name).map_err(failed)?;
        let table = read_records(&mut reader, CHARACTERS, |bytes| {
            CharacterInfo(u32::from_le_bytes(bytes))
        });
        let table = table.map_err(failed)?;
        if !is_at_end(&mut reader).map_err(failed)? {
            return Err(MecabError::damaged(file, "it is longer than its table"));
        }
        let is_wrong = |character: &CharacterInfo| character.category() >= count;
        if let Some(wrong) = table.iter().position(is_wrong) {
            let what = format!("the category of U+{wrong:04X} does not exist");
            return Err(MecabError::damaged(file, what));
        }
        Ok(Characters { names, table })
    }

    /// The names of the categories.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The entry of `character`. Like MeCab, treats characters without an entry as U+0000.
    pub(super) fn info(&self, character: char) -> CharacterInfo {
        let info = self.table.get(character as usize);
        *info.unwrap_or(&self.table[0])
    }
}
