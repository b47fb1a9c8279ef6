//! Signs that belong to a word: the digits of `CO₂`, the signs of `C++`, `.NET`, `Bürger*innen`, `1e-5`.

/// The length of the subscript digits at the start of `text`, with full stops between them: `₂`, `₂.₅`.
pub(crate) fn subscript_digits(text: &str) -> usize {
    let is_subscript = |character: char| matches!(character, '₀'..='₉');
    let mut end = 0;
    loop {
        let rest = &text[end..];
        end += rest.find(|c| !is_subscript(c)).unwrap_or(rest.len());
        match text[end..].strip_prefix('.') {
            Some(after) if end > 0 && after.starts_with(is_subscript) => end += 1,
            _ => return end,
        }
    }
}

/// The length of the `++` or `#` at the start of `rest` that belongs to `word`, which is before it:
/// `C++`, `Objective-C++`, `C#`. A letter may not follow. Only a single letter has a `#`, and the `+`
/// of a grade (`A+`) is not part of it.
pub(crate) fn programming_language(word: &str, rest: &str) -> Option<usize> {
    let mut letters = word.chars().rev();
    let ends_in_letter = letters.next().is_some_and(char::is_alphabetic);
    let is_single = letters
        .next()
        .is_none_or(|before| !before.is_alphanumeric());
    let sign = match rest.as_bytes() {
        [b'+', b'+', ..] => 2,
        [b'#', ..] if is_single => 1,
        _ => return None,
    };
    let goes_on = |next: char| next.is_alphabetic() || matches!(next, '+' | '#' | '_');
    (ends_in_letter && !rest[sign..].starts_with(goes_on)).then_some(sign)
}

/// The length of `.NET` or `.Net` at the start of `text`, after white space or an opening bracket or
/// quotation mark at the end of `before`.
pub(crate) fn dot_net(before: &str, text: &str) -> Option<usize> {
    let is_open =
        |character: char| character.is_whitespace() || "([{<\"'“„‟‘‚«»›‹/-–—".contains(character);
    let rest = text.strip_prefix(".NET").or(text.strip_prefix(".Net"))?;
    let ends = !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    let starts = before.is_empty() || before.ends_with(is_open);
    (ends && starts).then_some(text.len() - rest.len())
}

/// Whether `word` and `rest`, which starts with a sign, are a factor and the power of ten after it: `1e`
/// and `-5`, `1.5E` and `+10`.
pub(crate) fn is_exponent(word: &str, rest: &str) -> bool {
    let Some(power) = rest.strip_prefix(['-', '+', '−', '\u{2010}', '\u{2011}']) else {
        return false;
    };
    let digits = power.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !power[digits..].starts_with(|next: char| next.is_alphanumeric() || next == '_');
    let is_factor = |factor: &str| {
        factor.starts_with(|first: char| first.is_ascii_digit())
            && factor
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    digits > 0 && ends && word.strip_suffix(['e', 'E']).is_some_and(is_factor)
}

/// The length of the sign at the start of `rest` that joins a German feminine ending to `word`, which is
/// before it: `Bürger*innen`, `Bürger/innen`, `Bürger/-innen`, `Bürger*in`. Nothing but `in` or a word that
/// starts with `innen` may follow, also with capitals (`Bürger*Innen`, `BÜRGER*INNEN`); a slash needs a
/// capitalized word before it.
pub(crate) fn gender_sign(word: &str, rest: &str) -> Option<usize> {
    let sign = match rest.as_bytes() {
        [b'/', b'-', ..] => 2,
        [b'/' | b'*', ..] => 1,
        _ => return None,
    };
    let name = word.rsplit('-').next().unwrap_or(word);
    let is_noun = rest.starts_with('*') || name.starts_with(char::is_uppercase);
    let is_long = name.chars().nth(2).is_some() && name.ends_with(char::is_alphabetic);
    let after = &rest[sign..];
    let length = after.find(|next: char| !(next.is_alphanumeric() || next == '_'));
    let ending = &after[..length.unwrap_or(after.len())].trim_end_matches('_');
    let in_capitals = !name.contains(char::is_lowercase);
    let is_ending = match *ending {
        "in" => true,
        "IN" => in_capitals,
        _ if ending.starts_with("INNEN") => in_capitals,
        // A capitalized word after a slash is another noun: `Außen/Innen`.
        _ if ending.starts_with("Innen") => rest.starts_with('*'),
        _ => ending.starts_with("innen"),
    };
    (is_noun && is_long && is_ending).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subscript_digits_may_have_a_full_stop_between_them() {
        assert_eq!(subscript_digits("₂.₅."), "₂.₅".len());
        assert_eq!(subscript_digits("₁₂O"), "₁₂".len());
        assert_eq!(subscript_digits(".₅"), 0);
        assert_eq!(subscript_digits("²"), 0);
    }

    #[test]
    fn signs_of_programming_languages_follow_a_letter() {
        for (word, rest, length) in [
            ("C", "++", Some(2)),
            ("Objective-C", "++-Code", Some(2)),
            ("C", "++17", Some(2)),
            ("C", "#,", Some(1)),
            ("F", "#", Some(1)),
            ("A", "+", None),
            ("C", "+++", None),
            ("item", "#", None),
            ("C", "#minor", None),
            ("a", "++b", None),
            ("4", "++", None),
        ] {
            assert_eq!(programming_language(word, rest), length, "{word}{rest}");
        }
    }

    #[test]
    fn dot_net_stands_at_the_start_of_a_word() {
        assert_eq!(dot_net("on ", ".NET 8"), Some(4));
        assert_eq!(dot_net("(", ".Net)"), Some(4));
        assert_eq!(dot_net("ASP", ".NET"), None);
        assert_eq!(dot_net(" ", ".NETTO"), None);
        assert_eq!(dot_net(" ", ".net"), None);
    }

    #[test]
    fn a_power_of_ten_may_have_a_sign() {
        assert!(is_exponent("1e", "-5"));
        assert!(is_exponent("1.5E", "+10,"));
        assert!(!is_exponent("e", "-5"));
        assert!(!is_exponent("2e", "-3e"));
        assert!(!is_exponent("2e", "-mail"));
    }

    #[test]
    fn a_gender_sign_stands_before_in_and_innen() {
        for (word, rest, length) in [
            ("Bürger", "*innen", Some(1)),
            ("Bürger", "*innenrat", Some(1)),
            ("bürger", "*in.", Some(1)),
            ("Bürger", "/innen", Some(1)),
            ("Bürger", "/-innen", Some(2)),
            ("Ober-Bürger", "/in", Some(1)),
            ("check", "/in", None),
            ("On", "/in", None),
            ("Bürger", "*inside", None),
            ("Bürger", "**innen", None),
            ("Bürger", "*Innen", Some(1)),
            ("BÜRGER", "*INNEN", Some(1)),
            ("BÜRGER", "*IN", Some(1)),
            ("Text", "*IN", None),
        ] {
            assert_eq!(gender_sign(word, rest), length, "{word}{rest}");
        }
    }
}
