//! The forms of a term: its surfaces with their counts.

/// Sorts (surface, count) pairs: most frequent first, then in byte order. Consecutive pairs of the
/// same surface are added up first.
pub(crate) fn order<T: Ord>(forms: &mut Vec<(T, u64)>) {
    forms.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    forms.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_form_comes_first() {
        let mut forms = vec![("U.S.", 3), ("US", 20), ("US", 2), ("US’", 3)];
        order(&mut forms);
        assert_eq!(forms, [("US", 22), ("U.S.", 3), ("US’", 3)]);
    }
}
