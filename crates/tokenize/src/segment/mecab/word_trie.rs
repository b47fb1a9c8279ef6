//! `sys.dic` and `unk.dic`: words and their costs, in a double-array trie.
//!
//! ```text
//! magic     4 bytes, little-endian like all numbers: the length of the file ^ 0xef718f77
//! format    4 bytes: 102
//! kind      4 bytes: 0 system, 1 user, 2 unknown words
//! words     4 bytes: their number
//! rights    4 bytes: the number of right context ids
//! lefts     4 bytes: the number of left context ids
//! trie      4 bytes: the length of the double array
//! entries   4 bytes: the length of the entries
//! features  4 bytes: the length of the features
//! unused    4 bytes
//! encoding  32 bytes, padded with NUL
//! …         the double array: base and check, 4 bytes each
//! …         the entries: left and right context id, part of speech and cost, 2 bytes each; feature and
//!           an unused field, 4 bytes each
//! …         the features, which are not needed here
//! ```

use std::io::{self, Read};

use super::MecabError;
use super::connections::Connections;
use super::records::{nul_padded, read_numbers, read_record, read_records};

/// The supported format.
pub(super) const FORMAT: u32 = 102;
/// The number that the length of the file is combined with.
const MAGIC: u32 = 0xef71_8f77;
/// The number of bytes before the double array.
const HEADER: u64 = 72;

/// An entry of a word; a word has one for each of its meanings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The left context id.
    pub(super) left: u16,
    /// The right context id.
    pub(super) right: u16,
    /// The cost of the word.
    pub(super) cost: i16,
}

/// A node of the double array.
///
/// Its child by a byte is at `base` + 1 + byte, if the `check` there is `base`. The node at `base`
/// itself, if its `check` is `base`, has the entries of the word that ends here: its own base is
/// negative and encodes their index and number.
#[derive(Clone, Copy)]
struct Unit {
    base: i32,
    check: u32,
}

/// A trie of words with their entries.
pub(super) struct WordTrie {
    rights: u32,
    lefts: u32,
    units: Vec<Unit>,
    entries: Vec<Entry>,
}

impl WordTrie {
    pub(super) fn read(mut reader: impl Read, file: &'static str) -> Result<WordTrie, MecabError> {
        let failed = |error| MecabError::read(file, error);
        let damaged = |what: &str| Err(MecabError::damaged(file, what));
        let [magic, format, ..] = read_numbers::<4>(&mut reader).map_err(failed)?;
        let [rights, lefts, trie, entries, features, _] =
            read_numbers::<6>(&mut reader).map_err(failed)?;
        let encoding = nul_padded(&read_record::<32>(&mut reader).map_err(failed)?);
        let sections = [trie, entries, features].map(u64::from);
        if HEADER + sections.iter().sum::<u64>() != u64::from(magic ^ MAGIC) {
            return damaged("its header does not match its length");
        }
        if format != FORMAT {
            let found = format;
            return Err(MecabError::Format { file, found });
        }
        if !["utf-8", "utf8"].contains(&encoding.to_ascii_lowercase().as_str()) {
            let found = encoding;
            return Err(MecabError::Encoding { file, found });
        }
        if trie % 8 != 0 || entries % 16 != 0 {
            return damaged("the length of a section is not a multiple of its record size");
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
        let units = read_records(&mut reader, trie as usize / 8, unit).map_err(failed)?;
        let entries = read_records(&mut reader, entries as usize / 16, entry).map_err(failed)?;
        let rest = io::copy(&mut reader, &mut io::sink()).map_err(failed)?;
        if rest != u64::from(features) {
            return damaged("its length differs from that in its header");
        }
        Ok(WordTrie {
            rights,
            lefts,
            units,
            entries,
        })
    }

    /// Fails unless all entries exist and `connections` has their costs.
    pub(super) fn check(
        &self,
        connections: &Connections,
        file: &'static str,
    ) -> Result<(), MecabError> {
        if (self.rights as usize, self.lefts as usize) != (connections.rights, connections.lefts) {
            let what = format!(
                "it has {} right and {} left context ids, but the matrix has {} and {}",
                self.rights, self.lefts, connections.rights, connections.lefts
            );
            return Err(MecabError::damaged(file, what));
        }
        let fits = |entry: &Entry| {
            usize::from(entry.left) < connections.lefts
                && usize::from(entry.right) < connections.rights
        };
        if !self.entries.iter().all(fits) {
            return Err(MecabError::damaged(
                file,
                "a context id is not in the matrix",
            ));
        }
        let has_entries = |(at, unit): (u32, &Unit)| {
            let is_word = unit.base < 0 && unit.check == at;
            !is_word || self.decode_entries(unit.base).is_some()
        };
        if !(0..).zip(&self.units).all(has_entries) {
            return Err(MecabError::damaged(file, "a word has no entry"));
        }
        Ok(())
    }

    /// The entries that the negative base of a node encodes.
    fn decode_entries(&self, base: i32) -> Option<&[Entry]> {
        let code = !base.cast_unsigned();
        let start = (code >> 8) as usize;
        self.entries.get(start..start + (code & 0xff) as usize)
    }

    /// The entries of the word that ends at the node of `base`.
    fn word_at(&self, base: u32) -> &[Entry] {
        let unit = self.units.get(base as usize);
        unit.filter(|unit| unit.base < 0 && unit.check == base)
            .and_then(|unit| self.decode_entries(unit.base))
            .unwrap_or(&[])
    }

    /// The base of the child of the node of `base` by `byte`.
    #[inline]
    fn child(&self, base: u32, byte: u8) -> Option<u32> {
        let unit = self.units.get(base as usize + 1 + usize::from(byte))?;
        let next = u32::try_from(unit.base).ok()?;
        (unit.check == base).then_some(next)
    }

    /// Calls `found` with the length and the entries of every word that is a prefix of `text`, shortest
    /// first.
    #[inline]
    pub(super) fn common_prefixes<'t>(
        &'t self,
        text: &[u8],
        mut found: impl FnMut(usize, &'t [Entry]),
    ) {
        let Some(mut base) = self.root() else {
            return;
        };
        for (at, byte) in text.iter().enumerate() {
            let Some(next) = self.child(base, *byte) else {
                return;
            };
            base = next;
            let entries = self.word_at(base);
            if !entries.is_empty() {
                found(at + 1, entries);
            }
        }
    }

    /// The entries of `word`.
    pub(super) fn entries(&self, word: &[u8]) -> &[Entry] {
        let end = self.root().and_then(|base| {
            let mut bytes = word.iter();
            bytes.try_fold(base, |base, byte| self.child(base, *byte))
        });
        end.map_or(&[], |base| self.word_at(base))
    }

    /// The base of the root.
    fn root(&self) -> Option<u32> {
        u32::try_from(self.units.first()?.base).ok()
    }
}
