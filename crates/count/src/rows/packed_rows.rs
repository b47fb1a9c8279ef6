//! Rows of counts as 32-bit words.
//!
//! A (surface, count) pair is one word where the surface's number is below 2²⁴ and the count below
//! 256: number · 256 + count. Else it is three: a mark, the number, the count. So a pair takes four
//! bytes, nearly always, and reading it back takes no time.

/// The word before a pair that does not fit into one; as a pair it would have the count zero.
const WIDE: u32 = 0xffff_ff00;
/// From here on a number needs three words.
const WIDE_NUMBER: u32 = 0x00ff_ffff;
/// The largest count that fits.
const NARROW_COUNT: u32 = 0xff;

/// Appends a pair; `count` is not zero.
pub(crate) fn write(number: u32, count: u32, words: &mut Vec<u32>) {
    if number < WIDE_NUMBER && count <= NARROW_COUNT {
        words.push(number << 8 | count);
    } else {
        words.extend([WIDE, number, count]);
    }
}

/// The pairs that `words` hold. A pair that is cut short ends them.
pub(crate) fn read(words: &[u32]) -> impl Iterator<Item = (u32, u32)> + Clone + '_ {
    let mut rest = words.iter();
    std::iter::from_fn(move || {
        let word = *rest.next()?;
        if word == WIDE {
            return Some((*rest.next()?, *rest.next()?));
        }
        Some((word >> 8, word & NARROW_COUNT))
    })
}

/// The numbers that `words` hold, as far as a pair is one word; of one that is three it gives others.
pub(crate) fn guess_numbers(words: &[u32]) -> impl Iterator<Item = u32> + '_ {
    words.iter().map(|word| word >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pairs_read_back(
            pairs in prop::collection::vec(
                (prop_oneof![0_u32..9, 0xff_fff0..0x100_000f_u32, any::<u32>()], 1..300_u32),
                0..20,
            )
        ) {
            let mut words = Vec::new();
            for (number, count) in &pairs {
                write(*number, *count, &mut words);
            }
            prop_assert_eq!(read(&words).collect::<Vec<_>>(), pairs);
        }

        #[test]
        fn any_words_can_be_read(words in prop::collection::vec(
            prop_oneof![Just(WIDE), any::<u32>()], 0..9)
        ) {
            prop_assert!(read(&words).count() <= words.len());
        }
    }
}
