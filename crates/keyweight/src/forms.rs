//! The surfaces that a term stands for, with their counts.

use std::fmt::Write;

/// Writes (surface, count) pairs as `semiconductors (9)|semiconductor (5)`, most frequent first, then
/// in byte order. Pairs of one surface must follow each other; they are added up.
///
/// The brackets keep spreadsheets from reading `April 2` as a date.
pub(crate) fn write<'s>(pairs: impl IntoIterator<Item = (&'s str, u64)>, out: &mut String) {
    let mut forms: Vec<(&str, u64)> = Vec::new();
    for (surface, count) in pairs {
        match forms.last_mut() {
            Some((known, sum)) if *known == surface => *sum += count,
            _ => forms.push((surface, count)),
        }
    }
    forms.sort_by(|a, b| {
        b.1.cmp(&a.1)
            .then_with(|| a.0.as_bytes().cmp(b.0.as_bytes()))
    });
    for (index, (surface, count)) in forms.iter().enumerate() {
        let separator = if index == 0 { "" } else { "|" };
        write!(out, "{separator}{surface} ({count})").expect("a String takes all that is written");
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_most_frequent_form_comes_first() {
        let mut out = String::new();
        super::write([("U.S.", 3), ("US", 2), ("US", 2), ("US’", 3)], &mut out);
        assert_eq!(out, "US (4)|U.S. (3)|US’ (3)");
    }
}
