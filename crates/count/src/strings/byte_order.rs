//! Sorts strings by their bytes.

/// The numbers from 0 to `length` in the byte order of the texts that `text` gives for them; equal
/// texts follow each other in the order of `tie`, then of the numbers.
///
/// The first two bytes of each text choose its bucket, and the next eight are compared as one number
/// there, which decides nearly always: so the texts themselves are looked at rarely.
pub(crate) fn byte_order<'t, T: Ord>(
    length: usize,
    text: impl Fn(u32) -> &'t str,
    tie: impl Fn(u32) -> T,
) -> Vec<u32> {
    let length = u32::try_from(length).expect("texts are numbered by u32");
    let compare = |a: u32, b: u32| {
        text(a)
            .as_bytes()
            .cmp(text(b).as_bytes())
            .then_with(|| tie(a).cmp(&tie(b)))
            .then(a.cmp(&b))
    };
    if length < FEW {
        let mut order: Vec<u32> = (0..length).collect();
        order.sort_unstable_by(|a, b| compare(*a, *b));
        return order;
    }
    // Where each bucket begins, and one behind the last.
    let mut starts = vec![0_u32; BUCKETS + 1];
    for id in 0..length {
        starts[bucket(text(id)) + 1] += 1;
    }
    for bucket in 1..starts.len() {
        starts[bucket] += starts[bucket - 1];
    }
    let mut order = vec![(0_u64, 0_u32); length as usize];
    let mut ends = starts.clone();
    for id in 0..length {
        let text = text(id);
        let end = &mut ends[bucket(text)];
        order[*end as usize] = (number(text.as_bytes().get(2..).unwrap_or_default()), id);
        *end += 1;
    }
    for (start, end) in starts.iter().zip(&ends) {
        order[*start as usize..*end as usize]
            .sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(a.1, b.1)));
    }
    order.into_iter().map(|(_, id)| id).collect()
}

/// Fewer texts than this are sorted without buckets, which would take longer than the texts.
const FEW: u32 = if cfg!(test) { 8 } else { 1 << 12 };
/// One for each pair of bytes.
const BUCKETS: usize = 1 << 16;

/// The first two bytes as a number of the same order; a missing one is zero.
fn bucket(text: &str) -> usize {
    match text.as_bytes() {
        [] => 0,
        [only] => usize::from(*only) << 8,
        [first, second, ..] => usize::from(*first) << 8 | usize::from(*second),
    }
}

/// The first eight bytes as a number of the same order; missing ones are zero.
fn number(bytes: &[u8]) -> u64 {
    if let Some(first) = bytes.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let mut first = [0; 8];
    first[..bytes.len()].copy_from_slice(bytes);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::super::StringList;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn byte_order_is_that_of_the_bytes(
            texts in prop::collection::vec("[a-b\u{0}é]{0,10}", 0..40)
        ) {
            let list: StringList = texts.iter().map(String::as_str).collect();
            let order = byte_order(list.len(), |id| list.get(id), |_| ());
            let mut expected: Vec<u32> = (0..u32::try_from(texts.len()).unwrap()).collect();
            expected.sort_by(|a, b| texts[*a as usize].as_bytes().cmp(texts[*b as usize].as_bytes()));
            prop_assert_eq!(order, expected);
        }
    }
}
