//! The class of each byte of a 64-byte block, as bit masks.

/// The bytes in a block: one for each bit of a mask.
pub(crate) const BLOCK_LENGTH: usize = 64;

/// For each class, the bytes of a block that belong to it; the first byte is the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Masks {
    /// `A-Z a-z 0-9 _`.
    pub(crate) word: u64,
    /// `A-Z`.
    pub(crate) upper: u64,
    /// `a-z`.
    pub(crate) lower: u64,
    /// `_`.
    pub(crate) underscore: u64,
    /// `. ' : , ;`, which UAX #29 may join to the characters around them.
    pub(crate) mid: u64,
    /// `-`.
    pub(crate) hyphen: u64,
    /// `& @ # $ / * +`, which may be part of a longer pattern: `R&D`, an address, an amount, `C++`.
    pub(crate) sign: u64,
    /// `w W`, with which a web address may start.
    pub(crate) w: u64,
    /// The bytes of non-ASCII characters.
    pub(crate) non_ascii: u64,
}

impl Masks {
    /// The masks of the block of `bytes` at `base`. Bytes past the end belong to no class.
    #[inline]
    pub(crate) fn at(bytes: &[u8], base: usize) -> Masks {
        match bytes.get(base..).map(<[u8]>::first_chunk) {
            Some(Some(block)) => classify(block),
            Some(None) => Masks::of_rest(&bytes[base..]),
            None => Masks::default(),
        }
    }

    /// The masks of the last bytes, which do not fill a block.
    #[inline(never)]
    fn of_rest(rest: &[u8]) -> Masks {
        let mut block = [0; BLOCK_LENGTH];
        block[..rest.len()].copy_from_slice(rest);
        classify(&block)
    }
}

const LOWER: u8 = 1 << 0;
const UPPER: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;
const W: u8 = 1 << 3;
const MID: u8 = 1 << 4;
const HYPHEN: u8 = 1 << 5;
/// Both bits together: no byte is of both classes.
const UNDERSCORE: u8 = MID | HYPHEN;
const SIGN: u8 = 1 << 6;
const NON_ASCII: u8 = 1 << 7;

/// Written so that the compiler vectorizes it for any processor.
#[inline]
fn classify(block: &[u8; BLOCK_LENGTH]) -> Masks {
    let mut classes = [0; BLOCK_LENGTH];
    for (class, byte) in classes.iter_mut().zip(block) {
        *class = classes_of(*byte);
    }
    let [lower, upper, digit, w, mid, hyphen, sign, non_ascii] = transpose(classes);
    let underscore = mid & hyphen;
    Masks {
        word: lower | upper | digit | underscore,
        upper,
        lower,
        underscore,
        mid: mid & !underscore,
        hyphen: hyphen & !underscore,
        sign: sign & !mid,
        w,
        non_ascii,
    }
}

/// The classes of a byte, without a branch.
#[inline]
fn classes_of(byte: u8) -> u8 {
    let bits = |is: bool, bits: u8| if is { bits } else { 0 };
    let folded = byte | 0x20;
    bits(byte.wrapping_sub(b'a') < 26, LOWER)
        | bits(byte.wrapping_sub(b'A') < 26, UPPER)
        | bits(byte.wrapping_sub(b'0') < 10, DIGIT)
        | bits(folded == b'w', W)
        // `,` and `.`, `:` and `;`, `$` and `&` differ in one bit each.
        | bits(byte | 2 == b'.', MID)
        | bits(byte | 1 == b';', MID)
        | bits(byte == b'\'', MID)
        | bits(byte == b'-', HYPHEN)
        | bits(byte == b'_', UNDERSCORE)
        | bits(byte | 2 == b'&', SIGN)
        | bits(byte == b'#', SIGN)
        // `*`, `+` and `/`; also `.`, which is a MID and loses this class.
        | bits(byte | 5 == b'/', SIGN)
        | bits(byte == b'@', SIGN)
        | byte & NON_ASCII
}

/// Transposes 64 bytes of eight bits into eight words of 64 bits: word `i` has bit `i` of each byte.
#[inline]
fn transpose(bytes: [u8; BLOCK_LENGTH]) -> [u64; 8] {
    let mut words = [0; 8];
    for (word, eight) in words.iter_mut().zip(bytes.as_chunks().0) {
        *word = u64::from_le_bytes(*eight);
    }
    // Transpose the square of eight bytes by eight bits in each word, in steps of 1, 2 and 4 bits;
    for word in &mut words {
        let mut swap = |distance: u32, mask: u64| {
            let changed = (*word ^ *word >> distance) & mask;
            *word ^= changed ^ changed << distance;
        };
        swap(7, 0x00aa_00aa_00aa_00aa);
        swap(14, 0x0000_cccc_0000_cccc);
        swap(28, 0x0000_0000_f0f0_f0f0);
    }
    // then the square of eight words by eight bytes.
    let mut swap = |a: usize, b: usize, distance: u32, mask: u64| {
        let (low, high) = (words[a], words[b]);
        words[a] = low & mask | (high & mask) << distance;
        words[b] = low >> distance & mask | high & !mask;
    };
    for a in [0, 1, 2, 3] {
        swap(a, a + 4, 32, 0x0000_0000_ffff_ffff);
    }
    for a in [0, 1, 4, 5] {
        swap(a, a + 2, 16, 0x0000_ffff_0000_ffff);
    }
    for a in [0, 2, 4, 6] {
        swap(a, a + 1, 8, 0x00ff_00ff_00ff_00ff);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same, byte by byte.
    fn byte_by_byte(block: &[u8; BLOCK_LENGTH]) -> Masks {
        let mask = |class: &dyn Fn(u8) -> bool| {
            (0..BLOCK_LENGTH).fold(0, |mask, at| mask | u64::from(class(block[at])) << at)
        };
        Masks {
            word: mask(&|byte| byte.is_ascii_alphanumeric() || byte == b'_'),
            upper: mask(&|byte| byte.is_ascii_uppercase()),
            lower: mask(&|byte| byte.is_ascii_lowercase()),
            underscore: mask(&|byte| byte == b'_'),
            mid: mask(&|byte| b".':,;".contains(&byte)),
            hyphen: mask(&|byte| byte == b'-'),
            sign: mask(&|byte| b"&@#$/*+".contains(&byte)),
            w: mask(&|byte| b"wW".contains(&byte)),
            non_ascii: mask(&|byte| byte >= 0x80),
        }
    }

    fn check(block: &[u8; BLOCK_LENGTH]) {
        let expected = byte_by_byte(block);
        assert_eq!(classify(block), expected, "{block:?}");
    }

    #[test]
    fn every_byte_is_in_its_classes_at_every_position() {
        for byte in 0..=u8::MAX {
            check(&[byte; BLOCK_LENGTH]);
            for at in 0..BLOCK_LENGTH {
                let mut block = [b' '; BLOCK_LENGTH];
                block[at] = byte;
                check(&block);
            }
        }
    }

    #[test]
    fn bytes_past_the_end_belong_to_no_class() {
        let text = [b'a'; 70];
        assert_eq!(Masks::at(&text, 64).word, 0b11_1111);
        assert_eq!(Masks::at(&text, 128), Masks::default());
    }

    proptest! {
        #[test]
        fn any_bytes_are_in_their_classes(block in prop::array::uniform32(any::<[u8; 2]>())) {
            check(block.as_flattened().first_chunk().unwrap());
        }
    }
}
