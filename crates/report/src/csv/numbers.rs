//! Numbers as decimals, where the same few come again and again.

use super::number::{self, USUAL};
use super::room::{put, put_all};
use crate::{Finite, Precision};

/// How many pairs of numbers are remembered: they fit into the second cache of a processor.
const PAIRS: usize = 1 << PAIR_BITS;
const PAIR_BITS: u32 = 12;

/// Writes numbers with one precision, and remembers what it wrote.
#[derive(Debug)]
pub(crate) struct Numbers {
    precision: Precision,
    /// Each number has one place, given by its bits.
    known: Box<[Pair; PAIRS]>,
    /// Where an unusual number is formatted.
    text: Vec<u8>,
}

/// Two numbers of one place, in one line of a processor's cache.
///
/// A new number becomes the second one, and the first one only when it is met again: so numbers that
/// are met once (weights, often) do not drive out those that come again and again.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Pair(Entry, Entry);

/// A number and its text.
#[derive(Clone, Copy, Debug)]
struct Entry {
    bits: u64,
    /// A text always leaves the last byte free.
    text_and_length: [u8; USUAL],
}

impl Entry {
    /// Zero, which is a number like any other.
    const ZERO: Entry = Entry::new(0, [b'0'; USUAL], 1);

    const fn new(bits: u64, text: [u8; USUAL], length: u8) -> Entry {
        let mut text_and_length = text;
        text_and_length[USUAL - 1] = length;
        Entry {
            bits,
            text_and_length,
        }
    }

    #[inline]
    fn write(&self, room: &mut [u8], at: usize) -> usize {
        let length = self.text_and_length[USUAL - 1];
        put(self.text_and_length, length.into(), room, at)
    }
}

impl Numbers {
    pub(crate) fn new(precision: Precision) -> Numbers {
        let known = vec![Pair(Entry::ZERO, Entry::ZERO); PAIRS].into_boxed_slice();
        Numbers {
            precision,
            known: known.try_into().expect("there are as many as were made"),
            text: Vec::new(),
        }
    }

    /// Writes `value`.
    #[inline]
    pub(crate) fn write(&mut self, value: Finite, room: &mut [u8], at: usize) -> usize {
        let bits = value.value().to_bits();
        let Pair(first, second) = &mut self.known[place(bits)];
        if first.bits == bits {
            return first.write(room, at);
        }
        if second.bits == bits {
            std::mem::swap(first, second);
            return first.write(room, at);
        }
        self.write_new(value, room, at)
    }

    fn write_new(&mut self, value: Finite, room: &mut [u8], at: usize) -> usize {
        if let Some((text, length)) = number::usual(value, self.precision) {
            let bits = value.value().to_bits();
            let Pair(_, second) = &mut self.known[place(bits)];
            *second = Entry::new(bits, text, length);
            return put(text, length.into(), room, at);
        }
        self.text.clear();
        number::write(value, self.precision, &mut self.text);
        put_all(&self.text, room, at)
    }
}

/// The place of a number among the remembered ones: the highest bits of a product with an odd
/// constant, on which all bits of the number have an influence.
fn place(bits: u64) -> usize {
    let mixed = bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PAIR_BITS);
    usize::try_from(mixed).unwrap_or(0) % PAIRS
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_was_written(
            values in prop::collection::vec(prop_oneof![-2.0..2.0_f64, any::<f64>()], 1..50),
            order in prop::collection::vec(any::<prop::sample::Index>(), 200),
            digits in 0..=17_u8,
        ) {
            let precision = Precision::significant(digits).unwrap_or(Precision::Full);
            let mut numbers = Numbers::new(precision);
            let (mut room, mut end, mut expected) = (vec![0; 8_000], 0, Vec::new());
            for index in order {
                if let Some(value) = Finite::new(*index.get(&values)) {
                    end = numbers.write(value, &mut room, end);
                    number::write(value, precision, &mut expected);
                }
            }
            prop_assert_eq!(&room[..end], expected);
        }
    }
}
