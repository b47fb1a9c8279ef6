//! A count for each of 128 bits.

/// A count for each of 128 bits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BitCounters {
    /// The binary digits of the counts, lowest first.
    digits: [u128; 10],
}

impl BitCounters {
    /// Adds one to the counts of all of `bits`.
    #[inline]
    pub(crate) fn add(&mut self, bits: u128) {
        let mut carry = bits;
        let (low, high) = self.digits.split_at_mut(4);
        for digit in low {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
        if carry != 0 {
            for digit in high {
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
        }
    }

    /// The bits among `among` with the largest count, and that count.
    pub(crate) fn largest(&self, among: u128) -> (u128, u32) {
        let digits = self.digits.iter().rev();
        digits.fold((among, 0), |(bits, count), digit| {
            let with = bits & digit;
            if with == 0 {
                (bits, count << 1)
            } else {
                (with, count << 1 | 1)
            }
        })
    }

    /// The count of a bit.
    pub(crate) fn count(&self, bit: usize) -> u32 {
        let digits = self.digits.iter().rev();
        digits.fold(0, |count, digit| {
            count << 1 | u32::from(digit >> bit & 1 == 1)
        })
    }
}
