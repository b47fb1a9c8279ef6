//! The key of a surface in the interner's table, which is compared and hashed without branching.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::fast::FixedState;

use super::surface_list::Context;

/// The longest surface that fits into its slot, in bytes.
pub(super) const INLINE: usize = 16;

/// A surface and its context in a form that is compared in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// Up to 16 bytes: the surface itself, padded with zeros. Longer: a hash and the last eight
    /// bytes.
    pub(super) head: u64,
    pub(super) tail: u64,
    /// The length (up to a limit) plus one, and the context; zero only in a free slot.
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

    /// Compares two keys without branching.
    pub(super) fn equals(self, other: Key) -> bool {
        let differences = (self.head ^ other.head) | (self.tail ^ other.tail);
        differences | u64::from(self.label ^ other.label) == 0
    }

    /// The `length` bytes from `start`, at most 16.
    fn inline(text: &[u8], start: usize, length: usize) -> (u64, u64) {
        // Reading 16 bytes whatever the length, and masking off the excess, avoids a branch on the
        // length, which is unpredictable.
        let bytes = if let Some(bytes) = text[start..].first_chunk() {
            *bytes
        } else {
            let mut bytes = [0; INLINE];
            bytes[..length].copy_from_slice(&text[start..start + length]);
            bytes
        };
        let word = u128::from_le_bytes(bytes) & MASKS[length];
        let tail = u64::try_from(word >> 64).expect("it is the upper half");
        #[expect(clippy::cast_possible_truncation, reason = "takes the lower half")]
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

    /// Hashes the whole key with two widening multiplications, each folded to 64 bits.
    pub(super) fn hash(self) -> usize {
        const ODD: [u64; 3] = [
            0x9e37_79b9_7f4a_7c15,
            0xd1b5_4a32_d192_ed03,
            0x8cb9_2ba7_2f3d_8dd7,
        ];
        let first = folded_multiply(self.head ^ ODD[0], self.tail ^ ODD[1]);
        let all = folded_multiply(first ^ u64::from(self.label), ODD[2]);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the lower bits are mixed as well as the upper ones"
        )]
        let hash = all as usize;
        hash
    }
}

/// For each length from 0 to 16, the mask that keeps that many bytes.
const MASKS: [u128; INLINE + 1] = {
    let mut masks = [u128::MAX; INLINE + 1];
    let mut length = 0;
    while length < INLINE {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// The 128-bit product, its halves combined by XOR.
fn folded_multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    #[expect(clippy::cast_possible_truncation, reason = "takes the lower half")]
    let low = product as u64;
    low ^ u64::try_from(product >> 64).expect("it is the upper half")
}
