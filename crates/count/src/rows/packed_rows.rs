//! Rows of counts, packed into 32-bit values.
//!
//! A pair of a surface's id and its count is one value if the id is below 2²⁴ − 1 and the count
//! below 256: id · 256 + count. Otherwise it is three: a marker, the id, the count. So nearly every
//! pair takes four bytes, and unpacking it costs next to nothing.

/// Marks a pair that takes three values; as a pair of its own it would have the count zero.
const WIDE: u32 = 0xffff_ff00;
/// The lowest id that makes a pair wide.
const MIN_WIDE_ID: u32 = 0x00ff_ffff;
/// The largest count that fits into one value.
const MAX_NARROW_COUNT: u32 = 0xff;

/// Appends a pair to `packed`; `count` is not zero.
pub(super) fn write(id: u32, count: u32, packed: &mut Vec<u32>) {
    if id < MIN_WIDE_ID && count <= MAX_NARROW_COUNT {
        packed.push(id << 8 | count);
    } else {
        packed.extend([WIDE, id, count]);
    }
}

/// The pairs in `packed`. A truncated pair ends them.
pub(super) fn read(packed: &[u32]) -> impl Iterator<Item = (u32, u32)> + Clone + '_ {
    let mut rest = packed.iter();
    std::iter::from_fn(move || {
        let value = *rest.next()?;
        if value == WIDE {
            return Some((*rest.next()?, *rest.next()?));
        }
        Some((value >> 8, value & MAX_NARROW_COUNT))
    })
}

/// The ids in `packed`, correct for pairs of one value; a wide pair yields three arbitrary ones.
pub(super) fn guess_ids(packed: &[u32]) -> impl Iterator<Item = u32> + '_ {
    packed.iter().map(|value| value >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packed_pairs_read_back(
            pairs in prop::collection::vec(
                (prop_oneof![0_u32..9, 0xff_fff0..0x100_000f_u32, any::<u32>()], 1..300_u32),
                0..20,
            )
        ) {
            let mut packed = Vec::new();
            for (id, count) in &pairs {
                write(*id, *count, &mut packed);
            }
            prop_assert_eq!(read(&packed).collect::<Vec<_>>(), pairs);
        }

        #[test]
        fn any_values_can_be_read(packed in prop::collection::vec(
            prop_oneof![Just(WIDE), any::<u32>()], 0..9)
        ) {
            prop_assert!(read(&packed).count() <= packed.len());
        }
    }
}
