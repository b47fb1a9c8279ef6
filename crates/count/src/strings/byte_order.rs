//! Sorts strings by their bytes: first into buckets, then by eight bytes at a time.

/// The ids below `length`, sorted by the bytes of the string that `text` returns for each; ties are
/// broken by `tie`, then by id.
///
/// The first two bytes of a string choose its bucket. Within a bucket the next eight bytes are
/// compared as one integer, which almost always decides, so the strings themselves are rarely read.
pub(crate) fn sort_by_bytes<'t, T: Ord>(
    length: usize,
    text: impl Fn(u32) -> &'t str,
    tie: impl Fn(u32) -> T,
) -> Vec<u32> {
    let length = u32::try_from(length).expect("strings have ids of 32 bits");
    let compare = |a: u32, b: u32| {
        text(a)
            .as_bytes()
            .cmp(text(b).as_bytes())
            .then_with(|| tie(a).cmp(&tie(b)))
            .then(a.cmp(&b))
    };
    if length < MIN_BUCKETED {
        let mut order: Vec<u32> = (0..length).collect();
        order.sort_unstable_by(|a, b| compare(*a, *b));
        return order;
    }
    // Where each bucket begins, and where the last one ends.
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
        order[*end as usize] = (
            leading_bytes(text.as_bytes().get(2..).unwrap_or_default()),
            id,
        );
        *end += 1;
    }
    for (start, end) in starts.iter().zip(&ends) {
        order[*start as usize..*end as usize]
            .sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(a.1, b.1)));
    }
    order.into_iter().map(|(_, id)| id).collect()
}

/// Shorter lists are sorted without buckets: setting up the buckets would take longer than sorting.
const MIN_BUCKETED: u32 = if cfg!(test) { 8 } else { 1 << 12 };
/// One bucket for each pair of bytes.
const BUCKETS: usize = 1 << 16;

/// The first two bytes as an integer that sorts the same way; missing bytes are zero.
fn bucket(text: &str) -> usize {
    match text.as_bytes() {
        [] => 0,
        [only] => usize::from(*only) << 8,
        [first, second, ..] => usize::from(*first) << 8 | usize::from(*second),
    }
}

/// The first eight bytes as an integer that sorts the same way; missing bytes are zero.
fn leading_bytes(bytes: &[u8]) -> u64 {
    if let Some(first) = bytes.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let mut first = [0; 8];
    first[..bytes.len()].copy_from_slice(bytes);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strings::StringList;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_are_sorted_by_the_bytes_of_their_strings(
            texts in prop::collection::vec("[a-b\u{0}é]{0,10}", 0..40)
        ) {
            let list: StringList = texts.iter().map(String::as_str).collect();
            let order = sort_by_bytes(list.len(), |id| list.get(id), |_| ());
            let mut expected: Vec<u32> = (0..u32::try_from(texts.len()).unwrap()).collect();
            expected.sort_by(|a, b| texts[*a as usize].as_bytes().cmp(texts[*b as usize].as_bytes()));
            prop_assert_eq!(order, expected);
        }
    }
}
