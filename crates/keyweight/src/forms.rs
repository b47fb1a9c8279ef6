//! The surfaces that a term stands for, with their counts.

use keyweight_report::Word;

/// Puts (surface, count) pairs in the order of a report: most frequent first, then in byte order.
/// Pairs of one surface must follow each other; they are added up.
pub(crate) fn order(forms: &mut Vec<(&Word, u64)>) {
    forms.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    forms.sort_unstable_by(|a, b| {
        b.1.cmp(&a.1)
            .then_with(|| a.0.as_bytes().cmp(b.0.as_bytes()))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_form_comes_first() {
        let [dotted, plain, possessive] = ["U.S.", "US", "US’"].map(Word::new);
        let mut forms = vec![(&dotted, 3), (&plain, 20), (&plain, 2), (&possessive, 3)];
        super::order(&mut forms);
        assert_eq!(forms, [(&plain, 22), (&dotted, 3), (&possessive, 3)]);
    }
}
