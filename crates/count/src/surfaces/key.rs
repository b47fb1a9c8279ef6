//! The key of a surface in the interner's table: comparable and hashable without a branch.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::fast::FixedState;

use super::surface_list::Context;

/// The longest surface that stands in the slot itself, in bytes.
pub(super) const INLINE: usize = 16;

/// A surface and its context in a form that is compared at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// Up to 16 bytes: the surface, filled up with zeros. More: a hash and the last eight bytes.
    pub(super) head: u64,
    pub(super) tail: u64,
    /// Length (up to a limit) plus one, and context; zero in a free slot alone.
    pub(super) label: u32,
}

impl Key {
    pub(super) fn new(text: &[u8], range: &Range<usize>, context: Context) -> Key {
        let length = range.end - range.start;
        let (head, tail) = if length <= INLINE {
            Key::inline(text, range.start, length)
        } else {
            Key::hashed(&text[range.clone()])
        };
        Key {
            head,
            tail,
            label: Key::label(length, context),
        }
    }

    fn label(length: usize, context: Context) -> u32 {
        let length = u32::try_from(length.min(0xfffe)).expect("it is below 2¹⁶");
        (length + 1) << 16 | u32::from(context.0)
    }

    pub(super) fn context(self) -> Context {
        Context((self.label & 0xffff) as u16)
    }

    /// Whether both are equal, without a branch.
    pub(super) fn equals(self, other: Key) -> bool {
        let differences = (self.head ^ other.head) | (self.tail ^ other.tail);
        differences | u64::from(self.label ^ other.label) == 0
    }

    /// Up to 16 bytes from `start` on.
    fn inline(text: &[u8], start: usize, length: usize) -> (u64, u64) {
        // Reading 16 bytes whatever the length and cutting off what is too much needs no branch on
        // the length, which cannot be foreseen.
        let bytes = if let Some(bytes) = text[start..].first_chunk() {
            *bytes
        } else {
            let mut bytes = [0; INLINE];
            bytes[..length].copy_from_slice(&text[start..start + length]);
            bytes
        };
        let word = u128::from_le_bytes(bytes) & MASKS[length];
        let tail = u64::try_from(word >> 64).expect("it is the upper half");
        #[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
        let head = word as u64;
        (head, tail)
    }

    #[cold]
    fn hashed(text: &[u8]) -> (u64, u64) {
        let mut hasher = FixedState::default().build_hasher();
        hasher.write(text);
        let last = text.last_chunk().expect("it is longer than 16 bytes");
        (hasher.finish(), u64::from_le_bytes(*last))
    }

    /// A hash of all of it, by two multiplications to twice the width whose halves are mixed.
    pub(super) fn hash(self) -> usize {
        const ODD: [u64; 3] = [
            0x9e37_79b9_7f4a_7c15,
            0xd1b5_4a32_d192_ed03,
            0x8cb9_2ba7_2f3d_8dd7,
        ];
        let first = folded(self.head ^ ODD[0], self.tail ^ ODD[1]);
        let all = folded(first ^ u64::from(self.label), ODD[2]);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the lower bits are as good"
        )]
        let hash = all as usize;
        hash
    }
}

/// The masks of the first 0 to 16 bytes.
const MASKS: [u128; INLINE + 1] = {
    let mut masks = [u128::MAX; INLINE + 1];
    let mut length = 0;
    while length < INLINE {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// Both halves of the product, mixed.
fn folded(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
    let low = product as u64;
    low ^ u64::try_from(product >> 64).expect("it is the upper half")
}
