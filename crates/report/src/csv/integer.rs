//! Integers as decimals, eight digits at a time.

use super::room::{put, put_all};

/// Eight digits as ASCII.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The longest decimal.
pub(crate) const LONGEST: usize = 20;

/// Writes `value`.
#[inline]
pub(crate) fn write(value: u64, room: &mut [u8], at: usize) -> usize {
    if value < 10 {
        let digit = b'0' + value.to_le_bytes()[0];
        return put([digit], 1, room, at);
    }
    write_longer(value, room, at)
}

fn write_longer(value: u64, room: &mut [u8], at: usize) -> usize {
    match u32::try_from(value) {
        Ok(value @ 0..100_000_000) => {
            let digits = eight_digits(value);
            // The last digit stands, also where it is zero.
            let leading = (digits | 1 << 56).trailing_zeros() & !7;
            let text = (digits | ZEROS) >> leading;
            put(text.to_le_bytes(), 8 - leading as usize / 8, room, at)
        }
        _ => put_all(itoa::Buffer::new().format(value).as_bytes(), room, at),
    }
}

/// The eight decimal digits of `value`, which is less than 100,000,000: a byte each, the first one
/// in the lowest byte.
///
/// Each step splits every lane of numbers into two lanes of half the digits, all at once; the
/// factors are reciprocals that are exact for numbers of so many digits.
pub(crate) fn eight_digits(value: u32) -> u64 {
    let value = u64::from(value);
    let high = value / 10_000;
    // Lanes of four digits, 32 bits each.
    let fours = high | (value - high * 10_000) << 32;
    let high = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    // Lanes of two digits, 16 bits each.
    let twos = high | (fours - high * 100) << 16;
    let high = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    high | (twos - high * 10) << 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: u64) -> String {
        let mut room = [b' '; 64];
        let end = write(value, &mut room, 7);
        String::from_utf8(room[7..end].to_vec()).unwrap()
    }

    #[test]
    fn every_number_of_four_digits_and_the_edges_are_right() {
        let edges = (0..20).flat_map(|power| {
            let edge = 10_u64.pow(power);
            [edge - 1, edge, edge + 1]
        });
        for value in (0..10_000).chain(edges).chain([u64::MAX]) {
            assert_eq!(written(value), value.to_string());
        }
        for half in 0..10_000 {
            for value in [half * 10_000, half * 10_001, half * 10_000 + 9_999] {
                assert_eq!(written(value), value.to_string());
            }
        }
    }

    proptest! {
        #[test]
        fn any_integer_is_its_decimal(value in any::<u64>(), bits in 0..64_u32) {
            prop_assert_eq!(written(value >> bits), (value >> bits).to_string());
        }
    }
}
