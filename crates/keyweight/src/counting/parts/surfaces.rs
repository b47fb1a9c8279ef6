//! Surfaces as records, each without the beginning that it shares with the one before it.

use std::borrow::Cow;
use std::io;

use keyweight_count::{Context, Surfaces};
use serde::{Deserialize, Serialize};

use super::error::PartError;
use super::layout::ChunkKind;
use super::packed_list::PackedList;
use super::record::Record;
use crate::counting::LONGEST_SURFACE;

/// The largest number of surfaces in a record.
const SURFACES: usize = 1 << 12;
/// A record takes no further surface when it has this many bytes of them.
const RECORD_BYTES: usize = 1 << 16;
/// What a surface takes in memory besides its text: its place, its context, its total and its id.
const SURFACE_BYTES: u64 = 24;

/// Some surfaces, in canonical order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Spellings<'r> {
    /// For each surface: how many bytes it shares with the one before it, how many bytes of its own
    /// follow, and its context.
    #[serde(borrow)]
    each: PackedList<'r, (u32, u32, u16)>,
    /// The own bytes of all of them.
    #[serde(borrow)]
    own: Cow<'r, str>,
}

/// All surfaces in records. Fails if one is longer than those that are counted.
pub(crate) fn spellings(
    surfaces: &Surfaces,
) -> impl Iterator<Item = io::Result<Spellings<'static>>> + '_ {
    let mut numbers = surfaces.ids().peekable();
    let mut last = "";
    std::iter::from_fn(move || {
        numbers.peek()?;
        let mut record = Spellings::default();
        for number in numbers.by_ref().take(SURFACES) {
            let text = surfaces.text(number);
            if text.len() > LONGEST_SURFACE {
                let message = format!(
                    "a word has {} bytes; a file of counts holds words of up to {LONGEST_SURFACE}",
                    text.len()
                );
                return Some(Err(io::Error::new(io::ErrorKind::FileTooLarge, message)));
            }
            record.push(last, text, surfaces.context(number));
            last = text;
            if record.own.len() >= RECORD_BYTES {
                break;
            }
        }
        Some(Ok(record))
    })
}

/// The number of bytes that both begin with, whole characters only.
fn shared_bytes(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b);
    let mut shared = same.count();
    while !b.is_char_boundary(shared) {
        shared -= 1;
    }
    shared
}

impl Spellings<'_> {
    fn push(&mut self, last: &str, text: &str, context: Context) {
        let length = |bytes: usize| u32::try_from(bytes).expect("a surface is part of a text");
        let shared = shared_bytes(last, text);
        let own = &text[shared..];
        self.each
            .push(&(length(shared), length(own.len()), context.0));
        self.own.to_mut().push_str(own);
    }

    /// Adds the surfaces to others, the last one of which is `last`.
    pub(crate) fn append_to(
        &self,
        surfaces: &mut Surfaces,
        last: &mut String,
    ) -> Result<(), PartError> {
        let misfit = || PartError::damaged("a surface does not fit its length");
        let mut rest = self.own.as_ref();
        let mut is_empty = true;
        for surface in self.each.iter() {
            let (shared, length, context) = surface?;
            let (shared, length) = (shared as usize, length as usize);
            let whole = shared.saturating_add(length);
            if !last.is_char_boundary(shared) || whole > LONGEST_SURFACE {
                return Err(misfit());
            }
            is_empty = false;
            let (own, after) = rest.split_at_checked(length).ok_or_else(misfit)?;
            last.truncate(shared);
            last.push_str(own);
            rest = after;
            surfaces
                .append(last, Context(context))
                .map_err(|error| PartError::damaged_by("a surface is out of place", error))?;
        }
        if is_empty || !rest.is_empty() {
            return Err(misfit());
        }
        Ok(())
    }
}

impl Record for Spellings<'_> {
    const KIND: ChunkKind = ChunkKind::Surfaces;

    /// Each surface is stored whole.
    fn memory(&self) -> u64 {
        let each = self.each.iter().map_while(Result::ok);
        let each = each.map(|(shared, own, _)| u64::from(shared) + u64::from(own) + SURFACE_BYTES);
        each.fold(0, u64::saturating_add)
    }
}
