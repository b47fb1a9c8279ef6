//! The largest of many weights.

/// Puts weights in the order of a report: largest first, equal ones in the order of their terms.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    /// A weight and its place, in one number that is smaller for what comes first.
    keys: Vec<u128>,
}

impl Ranking {
    /// The places of the `number` largest `weights`, whose terms must rise, in order.
    pub(crate) fn largest(
        &mut self,
        weights: &[(u32, f64)],
        number: usize,
    ) -> impl ExactSizeIterator<Item = usize> + '_ {
        let keys = &mut self.keys;
        keys.clear();
        let key = |(place, (_, weight)): (u32, &(u32, f64))| {
            u128::from(descending(*weight)) << 32 | u128::from(place)
        };
        keys.extend((0_u32..).zip(weights).map(key));
        if number < keys.len() {
            if number > 0 {
                keys.select_nth_unstable(number - 1);
            }
            keys.truncate(number);
        }
        keys.sort_unstable();
        keys.iter()
            .map(|key| (*key & u128::from(u32::MAX)) as usize)
    }
}

/// A number that is the smaller, the larger `weight` is, in the order of `f64::total_cmp`.
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
    fn weights_are_ordered_as_by_total_cmp() {
        let values = [1.5, 1.0, f64::MIN_POSITIVE, 0.0, -0.0, -1.0, -2.0];
        assert!(values.is_sorted_by(|a, b| descending(*a) < descending(*b)));
    }
}
