//! `sys.dic` and `unk.dic`: words and what they cost, found by a double array.
//!
//! ```text
//! mark      4 bytes, little-endian, as all numbers: the length of the file ^ 0xef718f77
//! format    4 bytes: 102
//! kind      4 bytes: 0 system, 1 user's, 2 words not known
//! words     4 bytes: how many there are
//! ends      4 bytes: how many ways words may end
//! begins    4 bytes: how many ways they may begin
//! trie      4 bytes: the length of the double array
//! entries   4 bytes: the length of the entries
//! features  4 bytes: the length of the features
//! unused    4 bytes
//! encoding  32 bytes, filled up with NUL
//! …         the double array: base and check, 4 bytes each
//! …         the entries: left, right, part of speech and cost in 2 bytes each, feature and one
//!           unused in 4 bytes each
//! …         the features, which nothing here needs
//! ```

use std::io::{self, Read};

use super::MecabError;
use super::connections::Connections;
use super::records::{item, items, numbers, padded};

/// The format that is read.
pub(super) const FORMAT: u32 = 102;
/// What the length of the file is combined with.
const MARK: u32 = 0xef71_8f77;
/// The length of what stands before the double array.
const HEADER: u64 = 72;

/// A word in one of its meanings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// In which way it begins.
    pub(super) left: u16,
    /// In which way it ends.
    pub(super) right: u16,
    /// What it costs.
    pub(super) cost: i16,
}

/// A node of the double array.
///
/// The node behind it by a byte stands at `base` + 1 + byte, if the `check` there is `base`. The
/// node at `base` itself, if its `check` is `base`, has the entries of the word that ends here: its
/// own base is negative, and made of their place and number.
#[derive(Clone, Copy)]
struct Unit {
    base: i32,
    check: u32,
}

/// Words and their entries.
pub(super) struct Lexicon {
    ends: u32,
    begins: u32,
    units: Vec<Unit>,
    entries: Vec<Entry>,
}

impl Lexicon {
    pub(super) fn read(mut reader: impl Read, file: &'static str) -> Result<Lexicon, MecabError> {
        let failed = |error| MecabError::read(file, error);
        let damaged = |what: &str| Err(MecabError::damaged(file, what));
        let [mark, format, ..] = numbers::<4>(&mut reader).map_err(failed)?;
        let [ends, begins, trie, tokens, features, _] =
            numbers::<6>(&mut reader).map_err(failed)?;
        let encoding = padded(&item::<32>(&mut reader).map_err(failed)?);
        let parts = [trie, tokens, features].map(u64::from);
        if HEADER + parts.iter().sum::<u64>() != u64::from(mark ^ MARK) {
            return damaged("it does not begin with the lengths of its parts");
        }
        if format != FORMAT {
            let found = format;
            return Err(MecabError::Format { file, found });
        }
        if !["utf-8", "utf8"].contains(&encoding.to_ascii_lowercase().as_str()) {
            let found = encoding;
            return Err(MecabError::Encoding { file, found });
        }
        if trie % 8 != 0 || tokens % 16 != 0 {
            return damaged("its parts have no whole number of items");
        }
        let unit = |[a, b, c, d, check @ ..]: [u8; 8]| Unit {
            base: i32::from_le_bytes([a, b, c, d]),
            check: u32::from_le_bytes(check),
        };
        let entry = |bytes: [u8; 16]| Entry {
            left: u16::from_le_bytes([bytes[0], bytes[1]]),
            right: u16::from_le_bytes([bytes[2], bytes[3]]),
            cost: i16::from_le_bytes([bytes[6], bytes[7]]),
        };
        let units = items(&mut reader, trie as usize / 8, unit).map_err(failed)?;
        let entries = items(&mut reader, tokens as usize / 16, entry).map_err(failed)?;
        let rest = io::copy(&mut reader, &mut io::sink()).map_err(failed)?;
        if rest != u64::from(features) {
            return damaged("it is not as long as it says");
        }
        Ok(Lexicon {
            ends,
            begins,
            units,
            entries,
        })
    }

    /// Fails unless all entries are there and have their costs in `connections`.
    pub(super) fn check(
        &self,
        connections: &Connections,
        file: &'static str,
    ) -> Result<(), MecabError> {
        if (self.ends as usize, self.begins as usize) != (connections.ends, connections.begins) {
            let what = format!(
                "its words end in {} ways and begin in {}, but those of the matrix in {} and {}",
                self.ends, self.begins, connections.ends, connections.begins
            );
            return Err(MecabError::damaged(file, what));
        }
        let fits = |entry: &Entry| {
            usize::from(entry.left) < connections.begins
                && usize::from(entry.right) < connections.ends
        };
        if !self.entries.iter().all(fits) {
            return Err(MecabError::damaged(file, "a word is not in the matrix"));
        }
        let are_there = |(at, unit): (u32, &Unit)| {
            let is_word = unit.base < 0 && unit.check == at;
            !is_word || self.entries_of(unit.base).is_some()
        };
        if !(0..).zip(&self.units).all(are_there) {
            return Err(MecabError::damaged(file, "a word has no entry"));
        }
        Ok(())
    }

    /// The entries that the base of a node stands for, which is negative.
    fn entries_of(&self, base: i32) -> Option<&[Entry]> {
        let place = !base.cast_unsigned();
        let start = (place >> 8) as usize;
        self.entries.get(start..start + (place & 0xff) as usize)
    }

    /// The entries of the word that ends where the node behind `base` is.
    fn word_at(&self, base: u32) -> &[Entry] {
        let unit = self.units.get(base as usize);
        unit.filter(|unit| unit.base < 0 && unit.check == base)
            .and_then(|unit| self.entries_of(unit.base))
            .unwrap_or(&[])
    }

    /// The `base` behind that of `base` by a byte.
    #[inline]
    fn step(&self, base: u32, byte: u8) -> Option<u32> {
        let unit = self.units.get(base as usize + 1 + usize::from(byte))?;
        let next = u32::try_from(unit.base).ok()?;
        (unit.check == base).then_some(next)
    }

    /// Gives the length and the entries of every word that `text` begins with, shortest first.
    #[inline]
    pub(super) fn words<'l>(&'l self, text: &[u8], mut found: impl FnMut(usize, &'l [Entry])) {
        let Some(mut base) = self.step_in() else {
            return;
        };
        for (at, byte) in text.iter().enumerate() {
            let Some(next) = self.step(base, *byte) else {
                return;
            };
            base = next;
            let entries = self.word_at(base);
            if !entries.is_empty() {
                found(at + 1, entries);
            }
        }
    }

    /// The entries of one word.
    pub(super) fn exactly(&self, word: &[u8]) -> &[Entry] {
        let end = self.step_in().and_then(|base| {
            let mut bytes = word.iter();
            bytes.try_fold(base, |base, byte| self.step(base, *byte))
        });
        end.map_or(&[], |base| self.word_at(base))
    }

    /// The `base` that all words begin with.
    fn step_in(&self) -> Option<u32> {
        u32::try_from(self.units.first()?.base).ok()
    }
}
