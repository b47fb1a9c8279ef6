//! Fast rounding: few significant digits by one multiplication, if that is certain to be correct.

/// More digits do not fit into eight bytes.
const MOST_DIGITS: usize = 8;
/// From here on an `f64` has no digits after the point. So adding it rounds to the nearest integer,
/// which is then in the lowest bits.
const INTEGERS: f64 = 4_503_599_627_370_496.0;
/// The bits that hold it.
const FRACTION: u64 = (1 << 52) - 1;
/// A product this near to a tie is left to exact rounding. It is below 10⁸, so it is off by at most
/// half of its last bit, 2⁻²⁷.
const UNCERTAIN: f64 = 1e-7;
/// 10⁻⁷ to 10⁸, nearest.
const POWERS: [f64; 16] = [
    1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8,
];
/// 10⁰ to 10¹⁴, exact.
const SCALES: [f64; 15] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
];

/// A positive `value` rounded to this many `significant` digits, without trailing zeros: the text and
/// its length.
///
/// `None` if it has another layout (an exponent, or a longer integer part), or if it is so near to a tie
/// that the product of two `f64` does not show its side.
pub(crate) fn round(value: f64, significant: usize) -> Option<([u8; 16], usize)> {
    if significant > MOST_DIGITS || !(POWERS[0]..POWERS[15]).contains(&value) {
        return None;
    }
    // The power of ten of the first digit, counted from 10⁻⁷. log₁₀ 2 is about 1233 / 4096.
    let binary = i32::try_from(value.to_bits() >> 52).ok()? - 1023;
    let below = usize::try_from(((binary * 1233) >> 12) + 7).unwrap_or(0);
    let power = below + usize::from(*POWERS.get(below + 1)? <= value);
    let scale = *SCALES.get((significant + 6).checked_sub(power)?)?;
    let scaled = value * scale;
    let shifted = scaled + INTEGERS;
    if (scaled - (shifted - INTEGERS)).abs() > 0.5 - UNCERTAIN {
        return None;
    }
    let rounded = u32::try_from(shifted.to_bits() & FRACTION).ok()?;
    let limit = 10_u32.pow(u32::try_from(significant).ok()?);
    let (rounded, power) = if rounded == limit {
        (limit / 10, power + 1)
    } else {
        (rounded, power)
    };
    Some(lay_out(rounded * (100_000_000 / limit), power))
}

/// Adds the point to a number of eight digits, the first of which stands for 10 to the power of
/// `power - 7`.
fn lay_out(number: u32, power: usize) -> ([u8; 16], usize) {
    let digits = eight_digits(number);
    let kept = 8 - digits.leading_zeros() as usize / 8;
    let text = u128::from(digits | 0x3030_3030_3030_3030);
    if power < 7 {
        let zeros = u128::from_le_bytes(*b"0.00000000000000");
        let before = 8 - power;
        let mask = (1 << (8 * before)) - 1;
        let laid_out = (zeros & mask) | (text << (8 * before));
        return (laid_out.to_le_bytes(), before + kept);
    }
    let integer = power - 6;
    let mask = (1_u128 << (8 * integer)) - 1;
    let point = u128::from(b'.') << (8 * integer);
    let laid_out = (text & mask) | point | ((text & !mask) << 8);
    let length = if kept > integer { kept + 1 } else { integer };
    (laid_out.to_le_bytes(), length)
}

/// The eight decimal digits of `value`, which is less than 100,000,000: a byte each, the first one
/// in the lowest byte.
///
/// Each step splits every lane into two lanes of half the digits, all at the same time; the
/// factors are reciprocals that are exact for numbers of this size.
fn eight_digits(value: u32) -> u64 {
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

    fn rounded(value: f64, significant: usize) -> Option<String> {
        let (text, length) = round(value, significant)?;
        Some(String::from_utf8(text[..length].to_vec()).unwrap())
    }

    #[test]
    fn the_point_is_in_the_right_place() {
        for (value, text) in [
            (0.123_456_789, "0.123457"),
            (0.000_000_1, "0.0000001"),
            (0.000_012_345_678, "0.0000123457"),
            (2.0, "2"),
            (120.000_04, "120"),
            (99.999_999, "100"),
            (999_999.3, "999999"),
            (123_456.0, "123456"),
            (0.099_999_99, "0.1"),
        ] {
            assert_eq!(rounded(value, 6).as_deref(), Some(text));
        }
        assert_eq!(rounded(12_345_678.4, 8).as_deref(), Some("12345678"));
        assert_eq!(rounded(9.6, 1).as_deref(), Some("10"));
    }

    #[test]
    fn other_layouts_and_ties_are_left() {
        for (value, significant) in [
            (9.9e-8, 6),
            (1_000_000.0, 6),
            (0.5, 9),
            (0.25, 1),
            (1e300, 6),
            (5e-324, 6),
            (12.0, 1),
        ] {
            assert_eq!(rounded(value, significant), None, "{value}");
        }
    }

    #[test]
    fn eight_digits_are_those_of_the_number() {
        let edges = (0..=8).flat_map(|power| {
            let edge = 10_u32.pow(power);
            [edge - 1, edge, edge + 1]
        });
        let halves = (0..10_000).flat_map(|half| [half, half * 10_000, half * 10_001]);
        for value in edges.chain(halves).filter(|value| *value < 100_000_000) {
            let text = eight_digits(value) | 0x3030_3030_3030_3030;
            assert_eq!(text.to_le_bytes(), format!("{value:08}").as_bytes());
        }
    }
}
