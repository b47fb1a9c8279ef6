//! Numbers as decimals: correctly rounded, and in plain notation where that is readable.

use super::precision::Precision;
use super::rounding;
use crate::table::Finite;

/// Plain decimals are written from this power of ten on; below, there would be more zeros than digits.
const SMALLEST_PLAIN: i32 = -7;
/// From this power of ten on, an exponent is shorter than the zeros.
const SMALLEST_HUGE: i32 = 21;
/// Every decimal of up to this many digits is the nearest one to the `f64` it reads as (C's `DBL_DIG`).
const SAFE_DIGITS: usize = f64::DIGITS as usize;

/// The length of the longest text: `-0.0000001` with 16 more digits, or 24 characters before an
/// exponent.
pub(crate) const LONGEST: usize = 32;

/// Appends `value`.
///
/// `0.0000001` and `100000000000000000000` are written in full, smaller and larger numbers as
/// `1.5e-8` and `1e21`. Zero has no sign.
pub(crate) fn write(value: Finite, precision: Precision, out: &mut Vec<u8>) {
    let value = value.value();
    if value == 0.0 {
        out.push(b'0');
        return;
    }
    if value < 0.0 {
        out.push(b'-');
    }
    let value = value.abs();
    match precision {
        Precision::Full => write_shortest(zmij::Buffer::new().format_finite(value), out),
        Precision::Significant(digits) => {
            if let Some((text, length)) = rounding::round(value, digits.count()) {
                out.extend_from_slice(&text[..length]);
                return;
            }
            let mut shortest = zmij::Buffer::new();
            match Cut::of(shortest.format_finite(value), digits.count()) {
                Some(cut) => cut.write(out),
                None => exact(value, digits.count()).write(out),
            }
        }
    }
}

/// Appends the shortest decimal. Without an exponent it has our layout, except for a `.0` at its end.
fn write_shortest(shortest: &str, out: &mut Vec<u8>) {
    if shortest.contains('e') {
        Decimal::read(shortest).write(out);
    } else {
        out.extend_from_slice(shortest.strip_suffix(".0").unwrap_or(shortest).as_bytes());
    }
}

/// Rounds any positive `value` to `significant` digits.
fn exact(value: f64, significant: usize) -> Decimal {
    let digits = significant.max(integer_digits(value));
    Decimal::read(&format!("{value:.*e}", digits - 1))
}

/// The number of digits in the integer part of a positive `value`. They are always kept, unless it is
/// written with an exponent.
fn integer_digits(value: f64) -> usize {
    let exponent = Decimal::read(zmij::Buffer::new().format_finite(value)).exponent;
    if exponent < SMALLEST_HUGE {
        usize::try_from(exponent + 1).unwrap_or(0)
    } else {
        0
    }
}

/// The shortest decimal of a number, cut where it is to be rounded.
///
/// Rounding the shortest decimal is the same as rounding the number itself, as long as the result has
/// at most 15 digits: a tie between the two would be shorter than the shortest decimal, or as short and
/// nearer. Only if the shortest decimal itself is the tie, it does not show on which side the number
/// is.
struct Cut<'a> {
    /// `12.34` of `12.3456`
    kept: &'a [u8],
    /// `56` of `12.3456`
    rest: &'a [u8],
}

impl<'a> Cut<'a> {
    /// Cuts `shortest` after `significant` digits. `None` if it has an exponent, which is rare, or if
    /// rounding it may differ from rounding the number.
    fn of(shortest: &'a str, significant: usize) -> Option<Cut<'a>> {
        let shortest = shortest.as_bytes();
        let point = shortest.iter().position(|&byte| byte == b'.')?;
        let decimals = if shortest[0] == b'0' {
            let zeros = shortest[point + 1..]
                .iter()
                .take_while(|&&byte| byte == b'0')
                .count();
            zeros + significant
        } else {
            significant.saturating_sub(point)
        };
        let safe = significant.max(point) <= SAFE_DIGITS && !shortest.contains(&b'e');
        let (kept, rest) = shortest.split_at(shortest.len().min(point + 1 + decimals));
        (safe && rest != b"5").then_some(Cut { kept, rest })
    }

    fn write(&self, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend_from_slice(self.kept);
        if self.rest.first().is_some_and(|&next| next >= b'5')
            && increment(&mut out[start..]) == Carry::Over
        {
            out.insert(start, b'1');
        }
        while out.ends_with(b"0") {
            out.pop();
        }
        if out.ends_with(b".") {
            out.pop();
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Carry {
    None,
    Over,
}

/// Adds one to the last digit of a decimal.
fn increment(decimal: &mut [u8]) -> Carry {
    for byte in decimal.iter_mut().rev() {
        match byte {
            b'.' => {}
            b'9' => *byte = b'0',
            _ => {
                *byte += 1;
                return Carry::None;
            }
        }
    }
    Carry::Over
}

/// A positive number: digits without zeros at either end, with the point after the first one, times a
/// power of ten.
struct Decimal {
    digits: [u8; Decimal::CAPACITY],
    length: usize,
    exponent: i32,
}

impl Decimal {
    /// Integers below 1e21 are written with all of their digits.
    const CAPACITY: usize = 24;

    /// Reads what a formatter wrote: `12.5`, `0.001`, `1.5e-7`, `1e21`.
    fn read(text: &str) -> Decimal {
        let mut decimal = Decimal {
            digits: [b'0'; Decimal::CAPACITY],
            length: 0,
            exponent: 0,
        };
        let mut seen_point = false;
        for (index, &byte) in text.as_bytes().iter().enumerate() {
            match byte {
                b'.' => seen_point = true,
                b'e' => {
                    decimal.exponent += power(&text[index + 1..]);
                    break;
                }
                // A zero before the first digit moves the point; it is not a digit.
                b'0' if decimal.length == 0 => decimal.exponent -= i32::from(seen_point),
                digit => {
                    decimal.exponent += i32::from(!seen_point);
                    decimal.push(digit);
                }
            }
        }
        // Until here it counts the digits before the point, or the zeros after it.
        decimal.exponent -= 1;
        decimal.trim();
        decimal
    }

    fn push(&mut self, digit: u8) {
        if let Some(place) = self.digits.get_mut(self.length) {
            *place = digit;
            self.length += 1;
        }
    }

    fn digits(&self) -> &[u8] {
        &self.digits[..self.length]
    }

    fn trim(&mut self) {
        while self.digits().ends_with(b"0") {
            self.length -= 1;
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        if !(SMALLEST_PLAIN..SMALLEST_HUGE).contains(&self.exponent) {
            self.write_pointed(1, out);
            out.push(b'e');
            out.extend_from_slice(itoa::Buffer::new().format(self.exponent).as_bytes());
            return;
        }
        if let Ok(exponent) = usize::try_from(self.exponent) {
            self.write_pointed(exponent + 1, out);
            return;
        }
        out.extend_from_slice(b"0.");
        push_zeros(self.exponent.unsigned_abs() as usize - 1, out);
        out.extend_from_slice(self.digits());
    }

    /// Writes the digits with the point after the first `integer` of them, padded with zeros.
    fn write_pointed(&self, integer: usize, out: &mut Vec<u8>) {
        let (before, after) = self.digits().split_at(integer.min(self.length));
        out.extend_from_slice(before);
        push_zeros(integer - before.len(), out);
        if !after.is_empty() {
            out.push(b'.');
            out.extend_from_slice(after);
        }
    }
}

/// The power of ten after an `e`.
fn power(text: &str) -> i32 {
    text.parse()
        .expect("a formatter writes an integer after the e")
}

fn push_zeros(count: usize, out: &mut Vec<u8>) {
    out.resize(out.len() + count, b'0');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: f64, precision: Precision) -> String {
        let mut out = Vec::new();
        write(Finite::new(value).unwrap(), precision, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn six(value: f64) -> String {
        written(value, Precision::default())
    }

    #[test]
    fn six_significant_digits_round_and_drop_zeros() {
        assert_eq!(six(0.123_456_789), "0.123457");
        assert_eq!(six(0.5), "0.5");
        assert_eq!(six(2.0), "2");
        assert_eq!(six(-1.5), "-1.5");
        assert_eq!(six(120.000_04), "120");
        assert_eq!(six(0.000_012_345_678), "0.0000123457");
        assert_eq!(six(99.999_999), "100");
    }

    #[test]
    fn the_integer_part_is_always_whole() {
        assert_eq!(six(1_234_567.8), "1234568");
        assert_eq!(six(999_999.7), "1000000");
        assert_eq!(six(9_999_999.7), "10000000");
        assert_eq!(six(123_456_789_012_345_680.0), "123456789012345680");
        assert_eq!(six(999_999_999_999_999_900_000.0), "999999999999999868928");
        assert_eq!(
            written(1_234_567.8, Precision::significant(1).unwrap()),
            "1234568"
        );
    }

    #[test]
    fn very_small_and_very_large_numbers_have_an_exponent() {
        assert_eq!(six(1e-7), "0.0000001");
        assert_eq!(six(1.234_567_8e-8), "1.23457e-8");
        assert_eq!(six(9.999_999_9e-8), "0.0000001");
        assert_eq!(six(1e21), "1e21");
        assert_eq!(six(1.234_567_8e300), "1.23457e300");
        assert_eq!(six(5e-324), "4.94066e-324");
        assert_eq!(written(1e20, Precision::Full), "100000000000000000000");
        assert_eq!(written(1.5e21, Precision::Full), "1.5e21");
        assert_eq!(written(5e-324, Precision::Full), "5e-324");
    }

    #[test]
    fn full_precision_is_the_shortest_decimal_that_reads_back() {
        assert_eq!(written(0.1, Precision::Full), "0.1");
        assert_eq!(written(0.1 + 0.2, Precision::Full), "0.30000000000000004");
        assert_eq!(written(1_234_567.8, Precision::Full), "1234567.8");
        assert_eq!(written(100.0, Precision::Full), "100");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(six(-0.0), "0");
        assert_eq!(written(-0.0, Precision::Full), "0");
    }

    /// What looks like a tie is decided by the number that is stored, not by its shortest decimal.
    #[test]
    fn an_apparent_tie_is_rounded_by_the_stored_number() {
        let two = Precision::significant(2).unwrap();
        assert_eq!(written(1.05, two), "1.1"); // 1.0500000000000000444
        assert_eq!(written(1.45, two), "1.4"); // 1.4499999999999999556
        assert_eq!(written(1.25, two), format!("{:.1}", 1.25)); // a real tie, as Rust decides it
    }

    fn any_finite() -> impl Strategy<Value = f64> {
        let bits = any::<u64>()
            .prop_map(f64::from_bits)
            .prop_filter("finite", |value| value.is_finite());
        prop_oneof![
            bits,
            -1.0..1.0_f64,
            -1e9..1e9_f64,
            (any::<i32>(), 0..12_i32)
                .prop_map(|(digits, places)| f64::from(digits) / 10_f64.powi(places)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn full_precision_reads_back_bit_for_bit(value in any_finite()) {
            let read: f64 = written(value, Precision::Full).parse().unwrap();
            // Only the sign of zero is dropped.
            prop_assert_eq!((read + 0.0).to_bits(), (value + 0.0).to_bits());
        }

        #[test]
        fn significant_digits_agree_with_the_standard_library(value in any_finite(), digits in 1..=17_u8) {
            let text = written(value, Precision::significant(digits).unwrap());
            let standard = format!("{value:.*e}", usize::from(digits) - 1);
            if (1e21..).contains(&value.abs()) || value.abs() < 10_f64.powi(i32::from(digits) - 1) {
                let read = |text: &str| text.parse::<f64>().map(|value| (value + 0.0).to_bits());
                prop_assert_eq!(read(&text), read(&standard));
            } else {
                prop_assert_eq!(text, format!("{value:.0}"));
            }
        }

        #[test]
        fn the_layout_depends_on_the_size(value in any_finite(), digits in 1..=17_u8) {
            for precision in [Precision::significant(digits).unwrap(), Precision::Full] {
                let text = written(value, precision);
                let size = text.parse::<f64>().unwrap().abs();
                prop_assert_eq!(text.contains('e'), size != 0.0 && !(1e-7..1e21).contains(&size), "{}", text);
                prop_assert!(text.contains('e') || !text.contains('.') || !text.ends_with('0'), "{}", text);
                prop_assert!(text != "-0" && !text.ends_with('.') && !text.starts_with('.'), "{}", text);
            }
        }
    }
}
