//! The surfaces that a term stands for, with their counts.

use std::fmt::Write;

/// Replaces the content of `out` with (surface, count) pairs as `semiconductors (9)|semiconductor
/// (5)`, most frequent first, then in byte order. Pairs of one surface must follow each other; they
/// are added up.
///
/// The brackets keep spreadsheets from reading `April 2` as a date.
pub(crate) fn write<'s, 'o>(
    pairs: impl IntoIterator<Item = (&'s str, u64)>,
    out: &'o mut String,
) -> &'o str {
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
    out.clear();
    for (index, (surface, count)) in forms.into_iter().enumerate() {
        if index > 0 {
            out.push('|');
        }
        push(surface, count, out);
    }
    out
}

/// Replaces the content of `out` with the one form of a term.
pub(crate) fn write_one<'o>(surface: &str, count: u32, out: &'o mut String) -> &'o str {
    out.clear();
    push(surface, u64::from(count), out);
    out
}

fn push(surface: &str, count: u64, out: &mut String) {
    out.push_str(surface);
    // Nearly always it is few, and formatting would take longer than all else.
    match u8::try_from(count) {
        Ok(count @ 1..=9) => {
            out.push_str(" (");
            out.push(char::from(b'0' + count));
            out.push(')');
        }
        _ => write!(out, " ({count})").expect("a String takes all that is written"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_most_frequent_form_comes_first() {
        let mut out = String::new();
        let forms = [("U.S.", 3), ("US", 20), ("US", 2), ("US’", 3)];
        assert_eq!(super::write(forms, &mut out), "US (22)|U.S. (3)|US’ (3)");
        assert_eq!(super::write_one("US", 9, &mut out), "US (9)");
    }
}
