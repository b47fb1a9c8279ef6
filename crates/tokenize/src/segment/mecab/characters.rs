//! `char.bin`: the categories of characters, and how words of each category look that are not known.
//!
//! ```text
//! count    4 bytes, little-endian, as all numbers: the categories
//! names    32 bytes each, filled up with NUL
//! …        4 bytes each, for the characters U+0000 to U+FFFE; from the lowest bit:
//!            18  to which categories the character belongs
//!             8  the number of its own category
//!             4  up to how many characters a word of it may be long
//!             1  whether all characters of a kind in a row may be a word
//!             1  whether words not known are looked for where there are known ones
//! ```

use std::io::Read;

use super::MecabError;
use super::records::{is_at_end, items, numbers, padded};

/// For how many characters there is an entry.
const CHARACTERS: usize = 0xffff;
/// How many categories there may be: as many as there are bits for them.
const CATEGORIES: usize = 18;
/// How long a name is.
const NAME: usize = 32;

/// The categories of all characters.
pub(super) struct Characters {
    names: Vec<String>,
    all: Vec<Character>,
}

/// What is known of a character.
#[derive(Clone, Copy)]
pub(super) struct Character(u32);

impl Character {
    /// Whether both belong to one of the categories.
    pub(super) fn is_akin(self, other: Character) -> bool {
        self.0 & other.0 & ((1 << CATEGORIES) - 1) != 0
    }

    /// The category that words beginning with it are of.
    pub(super) fn category(self) -> usize {
        (self.0 >> 18 & 0xff) as usize
    }

    /// Up to how many characters such words are long.
    pub(super) fn length(self) -> u32 {
        self.0 >> 26 & 0xf
    }

    /// Whether all characters akin are one word.
    pub(super) fn groups(self) -> bool {
        self.0 >> 30 & 1 == 1
    }

    /// Whether there are such words where the dictionary has others.
    pub(super) fn always(self) -> bool {
        self.0 >> 31 == 1
    }
}

impl Characters {
    pub(super) fn read(
        mut reader: impl Read,
        file: &'static str,
    ) -> Result<Characters, MecabError> {
        let failed = |error| MecabError::read(file, error);
        let [count] = numbers(&mut reader).map_err(failed)?;
        let count = count as usize;
        if !(1..=CATEGORIES).contains(&count) {
            let what = format!("it has {count} categories of characters, not 1 to {CATEGORIES}");
            return Err(MecabError::damaged(file, what));
        }
        let name = |bytes: [u8; NAME]| padded(&bytes);
        let names = items(&mut reader, count, name).map_err(failed)?;
        let all = items(&mut reader, CHARACTERS, |bytes| {
            Character(u32::from_le_bytes(bytes))
        });
        let all = all.map_err(failed)?;
        if !is_at_end(&mut reader).map_err(failed)? {
            return Err(MecabError::damaged(file, "it is longer than its table"));
        }
        let is_wrong = |character: &Character| character.category() >= count;
        if let Some(wrong) = all.iter().position(is_wrong) {
            let what = format!("U+{wrong:04X} is of a category that there is not");
            return Err(MecabError::damaged(file, what));
        }
        Ok(Characters { names, all })
    }

    /// The names of the categories.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Characters for which there is no entry are taken for U+0000, as MeCab does.
    pub(super) fn of(&self, character: char) -> Character {
        let entry = self.all.get(character as usize);
        *entry.unwrap_or(&self.all[0])
    }
}
