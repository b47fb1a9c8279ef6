//! Finds the largest weights of a row.

/// How many bits of a key hold the place; the others hold the upper bits of the weight.
const PLACE_BITS: u32 = 22;
const PLACE: u64 = (1 << PLACE_BITS) - 1;

/// Sorts weights as a report lists them: largest first, ties in the order of their terms.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    /// The upper bits of a weight and its place, in one number that is smaller for what comes first.
    keys: Vec<u64>,
}

impl Ranking {
    /// The places of the `number` largest `weights`, whose terms must rise, in order.
    pub(crate) fn largest(
        &mut self,
        weights: &[(u32, f64)],
        number: usize,
    ) -> impl ExactSizeIterator<Item = usize> + '_ {
        let keys = &mut self.keys;
        let number = number.min(weights.len());
        let exact = |place: usize| (descending(weights[place].1), place);
        keys.clear();
        let mask = if weights.len() as u64 > PLACE {
            // A single document with millions of different terms.
            keys.extend(0..weights.len() as u64);
            keys.sort_unstable_by_key(|key| exact(index(*key)));
            u64::MAX
        } else {
            let key =
                |(place, (_, weight)): (u64, &(u32, f64))| descending(*weight) & !PLACE | place;
            keys.extend((0..).zip(weights).map(key));
            keep_smallest(keys, number);
            keys.sort_unstable();
            // Where the upper bits are the same, the whole weights decide.
            for same in keys.chunk_by_mut(|a, b| a & !PLACE == b & !PLACE) {
                let exact = |key: &u64| exact(index(*key & PLACE));
                if !same.is_sorted_by_key(exact) {
                    same.sort_unstable_by_key(exact);
                }
            }
            PLACE
        };
        keys.truncate(number);
        keys.iter().map(move |key| index(*key & mask))
    }
}

/// A place, which came from an index.
#[expect(clippy::cast_possible_truncation, reason = "it was a usize before")]
fn index(place: u64) -> usize {
    place as usize
}

/// Drops all but the `number` smallest keys and those with the same weight bits as the last of these.
fn keep_smallest(keys: &mut Vec<u64>, number: usize) {
    if number == 0 || number >= keys.len() {
        return;
    }
    let last = *keys.select_nth_unstable(number - 1).1 & !PLACE;
    let mut kept = number;
    for place in number..keys.len() {
        if keys[place] & !PLACE == last {
            keys.swap(kept, place);
            kept += 1;
        }
    }
    keys.truncate(kept);
}

/// A number that falls as `weight` rises, in the order of `f64::total_cmp`.
fn descending(weight: f64) -> u64 {
    const SIGN: u64 = 1 << 63;
    let bits = weight.to_bits();
    if bits & SIGN == 0 {
        !(bits | SIGN)
    } else {
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_weights_come_first_and_ties_in_the_order_of_terms() {
        let weights = [(0, 0.1), (4, 0.5), (5, 0.5), (7, 0.2)];
        let mut ranking = Ranking::default();
        let mut largest = |number| ranking.largest(&weights, number).collect::<Vec<_>>();
        assert_eq!(largest(2), [1, 2]);
        assert_eq!(largest(9), [1, 2, 3, 0]);
        assert!(largest(0).is_empty());
    }

    #[test]
    fn weights_that_differ_in_their_last_bits_are_distinguished() {
        let next = |weight: f64| f64::from_bits(weight.to_bits() + 1);
        let weights = [
            (0, 0.3),
            (1, next(0.3)),
            (2, next(next(0.3))),
            (3, 0.3),
            (4, 0.1),
        ];
        let mut ranking = Ranking::default();
        for (number, expected) in [(1, &[2][..]), (2, &[2, 1]), (9, &[2, 1, 0, 3, 4])] {
            let found: Vec<usize> = ranking.largest(&weights, number).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn weights_are_ordered_as_by_total_cmp() {
        let values = [1.5, 1.0, f64::MIN_POSITIVE, 0.0, -0.0, -1.0, -2.0];
        assert!(values.is_sorted_by(|a, b| descending(*a) < descending(*b)));
    }
}
