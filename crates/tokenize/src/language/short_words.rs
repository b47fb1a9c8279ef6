//! A hash table of short words, which are looked up as numbers.

/// The most bytes of a word that is looked up as a number.
const LONGEST: usize = size_of::<u128>();
/// The bit that distinguishes lower case from upper case, in each byte; every other character of an
/// ASCII word has it anyway.
const LOWER: u128 = u128::from_le_bytes([0x20; LONGEST]);
/// The bit that no ASCII character has, in each byte.
const NON_ASCII: u128 = u128::from_le_bytes([0x80; LONGEST]);

/// The word at `start..end` in lower case as a number, if it is short and ASCII.
#[inline]
pub(crate) fn short_key(bytes: &[u8], start: usize, end: usize) -> Option<u128> {
    let length = end - start;
    if length > LONGEST || length == 0 {
        return None;
    }
    let key = if let Some(chunk) = bytes[start..].first_chunk() {
        u128::from_le_bytes(*chunk)
    } else {
        let mut chunk = [0; LONGEST];
        chunk[..length].copy_from_slice(&bytes[start..end]);
        u128::from_le_bytes(chunk)
    };
    let within = u128::MAX >> (8 * (LONGEST - length));
    (key & within & NON_ASCII == 0).then_some((key | LOWER) & within)
}

/// A map from short words, as numbers, to bit masks of languages.
///
/// Whether a word is a stop word cannot be predicted, so nothing branches on it.
#[derive(Clone, Debug)]
pub(crate) struct ShortWordTable {
    /// A bit for another part of each key's hash (a Bloom filter). Most words are not in the table, and
    /// this is small enough to stay in the cache and say so.
    filter: Vec<u64>,
    /// A few bits of the hash of each bucket's key, so that `buckets` is only read for a word that is
    /// probably there. Zero is an empty bucket; the tag after the last bucket is zero, too.
    tags: Vec<u8>,
    /// The keys and their languages. After the last bucket there is one for words that are not in the
    /// table.
    buckets: Vec<(u128, u128)>,
}

/// Where to look for a key.
struct Probe {
    /// The first bucket that it may be in.
    first: usize,
    tag: u8,
    /// The index and the bit of its word in `filter`.
    filter: (usize, u64),
}

impl ShortWordTable {
    /// A table for at most `length` words.
    pub(crate) fn new(length: usize) -> ShortWordTable {
        // Enough buckets that two words rarely share one.
        let buckets = (4 * length).next_power_of_two().max(64);
        ShortWordTable {
            filter: vec![0; buckets / 64],
            tags: vec![0; buckets + 1],
            buckets: vec![(0, 0); buckets + 1],
        }
    }

    #[inline]
    fn probe(&self, key: u128) -> Probe {
        let [low, high] = halves(key);
        let (low, high) = (low ^ 0x9e37_79b9_7f4a_7c15, high ^ 0xd6e8_feb8_6659_fd93);
        let [low, high] = halves(u128::from(low) * u128::from(high));
        let hash = low ^ high;
        let below = |hash: u64, end: usize| usize::try_from(hash).unwrap_or(0) & (end - 1);
        Probe {
            first: below(hash & u64::from(u32::MAX), self.length()),
            tag: hash.to_le_bytes()[7] | 1,
            filter: (
                below(hash >> 32 & 0xff_ffff, self.filter.len()),
                1 << (hash >> 50 & 63),
            ),
        }
    }

    /// The number of buckets, which is the index of the one for words that are not in the table.
    fn length(&self) -> usize {
        self.buckets.len() - 1
    }

    pub(crate) fn insert(&mut self, key: u128, languages: u128) {
        let Probe { first, tag, filter } = self.probe(key);
        let mut bucket = first;
        while self.tags[bucket] != 0 {
            bucket = (bucket + 1) & (self.length() - 1);
        }
        self.filter[filter.0] |= filter.1;
        self.tags[bucket] = tag;
        self.buckets[bucket] = (key, languages);
    }

    /// The languages of a word; none if it is not in the table.
    #[inline]
    pub(crate) fn get(&self, key: u128) -> u128 {
        let Probe { first, tag, filter } = self.probe(key);
        let may_be_there = self.filter[filter.0] & filter.1 != 0;
        let mut bucket = if may_be_there { first } else { self.length() };
        loop {
            let found = self.tags[bucket];
            let at = if found == tag { bucket } else { self.length() };
            let (own, languages) = self.buckets[at];
            if found == 0 || own == key {
                return languages;
            }
            bucket = (bucket + 1) & (self.length() - 1);
        }
    }
}

/// The lower and the upper half.
#[inline]
fn halves(number: u128) -> [u64; 2] {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of the bits at a time"
    )]
    let halves = [number as u64, (number >> 64) as u64];
    halves
}
