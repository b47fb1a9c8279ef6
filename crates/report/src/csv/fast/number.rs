//! Numbers as decimals in a buffer.

use super::copy::{put, put_all};
use crate::number::{self, Precision};
use crate::table::Finite;

/// The length of the longest integer.
pub(super) const LONGEST_INTEGER: usize = 20;

/// Writes `value`.
#[inline]
pub(super) fn write_integer(value: u64, buffer: &mut [u8], at: usize) -> usize {
    if value < 10 {
        let digit = b'0' + value.to_le_bytes()[0];
        return put([digit], 1, buffer, at);
    }
    put_all(itoa::Buffer::new().format(value).as_bytes(), buffer, at)
}

/// Writes `value` as [`number::write`] does, but faster for numbers of usual size.
pub(super) fn write_real(
    value: Finite,
    precision: Precision,
    buffer: &mut [u8],
    at: usize,
) -> usize {
    let number = value.value();
    if number == 0.0 {
        return put(*b"0", 1, buffer, at);
    }
    let at = if number < 0.0 {
        put(*b"-", 1, buffer, at)
    } else {
        at
    };
    let magnitude = number.abs();
    match precision {
        Precision::Significant(digits) => {
            if let Some((text, length)) = number::round(magnitude, digits.count()) {
                return put(text, length, buffer, at);
            }
        }
        // These have no exponent.
        Precision::Full if (1e-4..1e15).contains(&magnitude) => {
            let mut shortest = zmij::Buffer::new();
            let shortest = shortest.format_finite(magnitude);
            let shortest = shortest.strip_suffix(".0").unwrap_or(shortest);
            return put_all(shortest.as_bytes(), buffer, at);
        }
        Precision::Full => {}
    }
    write_unusual(magnitude, precision, buffer, at)
}

#[cold]
fn write_unusual(magnitude: f64, precision: Precision, buffer: &mut [u8], at: usize) -> usize {
    let mut text = Vec::new();
    if let Some(magnitude) = Finite::new(magnitude) {
        number::write(magnitude, precision, &mut text);
    }
    put_all(&text, buffer, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_real_is_written_as_the_general_way_writes_it(
            value in prop_oneof![
                Just(0.0),
                -2.0..2.0_f64,
                -1e9..1e9_f64,
                any::<f64>(),
                (any::<i32>(), 0..12_i32).prop_map(|(digits, places)| f64::from(digits) / 10_f64.powi(places)),
            ],
            digits in 0..=17_u8,
        ) {
            let precision = Precision::significant(digits).unwrap_or(Precision::Full);
            if let Some(value) = Finite::new(value) {
                let mut buffer = [b' '; 128];
                let end = write_real(value, precision, &mut buffer, 7);
                let mut expected = Vec::new();
                number::write(value, precision, &mut expected);
                prop_assert_eq!(&buffer[7..end], expected);
            }
        }
    }
}
