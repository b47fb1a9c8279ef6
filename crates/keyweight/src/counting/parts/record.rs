//! The records of a file of counts, but for the longer ones, which have files of their own.

use std::borrow::Cow;

use keyweight_corpus::{InputFile, Notice, Skipped};
use serde::{Deserialize, Serialize};

use super::budget::owned_bytes;
use super::layout::ChunkKind;
use super::packed_list::PackedList;

/// A record of a file of counts.
pub(crate) trait Record {
    /// The kind of the chunks that hold it.
    const KIND: ChunkKind;

    /// About how many bytes it takes in memory once it is read.
    fn memory(&self) -> u64;
}

/// An argument that was counted.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Argument<'r>(#[serde(borrow)] pub(crate) Cow<'r, str>);

/// The names of the metadata fields of some documents.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FieldNames<'r>(#[serde(borrow)] pub(crate) StringList<'r>);

/// Strings as one text, which takes about the same space in memory as in the file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StringList<'r> {
    /// How many bytes of the text each string has.
    #[serde(borrow)]
    lengths: PackedList<'r, u32>,
    #[serde(borrow)]
    text: Cow<'r, str>,
}

impl StringList<'_> {
    pub(crate) fn new<'s>(strings: impl Iterator<Item = &'s str>) -> StringList<'static> {
        let mut list = StringList {
            lengths: PackedList::default(),
            text: Cow::default(),
        };
        for string in strings {
            let length = u32::try_from(string.len()).expect("a cell of a table is far shorter");
            list.lengths.push(&length);
            list.text.to_mut().push_str(string);
        }
        list
    }

    /// The strings, or `None` if the lengths do not fit the text.
    pub(crate) fn strings(&self) -> Option<Vec<String>> {
        let mut rest = self.text.as_ref();
        let strings = self.lengths.iter().map(|length| {
            let (string, after) = rest.split_at_checked(length.ok()? as usize)?;
            rest = after;
            Some(string.to_owned())
        });
        let strings = strings.collect::<Option<Vec<String>>>()?;
        rest.is_empty().then_some(strings)
    }

    /// About how many bytes the strings take in memory.
    pub(crate) fn memory(&self) -> u64 {
        let lengths = self.lengths.iter().map_while(Result::ok);
        let strings = lengths.map(|length| owned_bytes::<String>([length as usize]));
        strings.fold(0, u64::saturating_add)
    }
}

impl Record for Argument<'_> {
    const KIND: ChunkKind = ChunkKind::Arguments;

    fn memory(&self) -> u64 {
        owned_bytes::<String>([self.0.len()])
    }
}

impl Record for FieldNames<'_> {
    const KIND: ChunkKind = ChunkKind::Fields;

    fn memory(&self) -> u64 {
        owned_bytes::<Vec<String>>([]).saturating_add(self.0.memory())
    }
}

impl Record for InputFile {
    const KIND: ChunkKind = ChunkKind::Inputs;

    fn memory(&self) -> u64 {
        let sha256 = self.sha256.as_deref().unwrap_or_default();
        owned_bytes::<InputFile>([self.path.len(), self.encoding.len(), sha256.len()])
    }
}

impl Record for Skipped {
    const KIND: ChunkKind = ChunkKind::Skipped;

    fn memory(&self) -> u64 {
        owned_bytes::<Skipped>([self.path.len(), self.reason.to_string().len()])
    }
}

impl Record for Notice {
    const KIND: ChunkKind = ChunkKind::Notices;

    fn memory(&self) -> u64 {
        owned_bytes::<Notice>([self.path.len(), self.message.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_strings_reads_back_unless_its_lengths_are_wrong() {
        let strings = ["date", "", "źródło"];
        let mut list = StringList::new(strings.into_iter());
        assert_eq!(list.strings().unwrap(), strings);
        for wrong in [[4, 0, 8], [4, 0, 10], [5, 0, 8], [4, 1, 8]] {
            list.lengths = wrong.into_iter().collect();
            assert_eq!(list.strings(), None, "{wrong:?}");
        }
    }
}
