//! Endings that a language joins to a word without changing it: what may follow an entry in its token.

/// The length in bytes of the ending at the start of `rest`, which follows an entry whose last character
/// is `last`: letters after an apostrophe (`New York’s`), small letters after a colon (Swedish `EU:s`),
/// and Korean letters after others (`AI가`).
pub(crate) fn length(last: char, rest: &str) -> usize {
    let Some(first) = rest.chars().next() else {
        return 0;
    };
    let after_sign = |is_letter: fn(char) -> bool| {
        let letters = &rest[first.len_utf8()..];
        let length = letters.find(|c| !is_letter(c)).unwrap_or(letters.len());
        first.len_utf8() + length
    };
    match first {
        '\'' | '’' => after_sign(char::is_alphanumeric),
        ':' => after_sign(char::is_lowercase),
        _ if is_hangul(first) && !is_hangul(last) => {
            rest.find(|c| !is_hangul(c)).unwrap_or(rest.len())
        }
        _ => 0,
    }
}

/// `text` without an ending after a colon, or in Korean letters.
pub(crate) fn without_ending(text: &str) -> Option<&str> {
    let (start, before) = match text.rsplit_once(':') {
        Some((before, _)) => (before.len(), before),
        None => {
            let before = text.trim_end_matches(is_hangul);
            (before.len(), before)
        }
    };
    let last = before.chars().next_back()?;
    let rest = &text[start..];
    (!rest.is_empty() && length(last, rest) == rest.len()).then_some(before)
}

/// Whether `character` is a Korean syllable.
pub(crate) fn is_hangul(character: char) -> bool {
    matches!(character, '가'..='힣')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_follows_an_apostrophe_a_colon_or_another_script() {
        assert_eq!(length('k', "’s-based"), "’s".len());
        assert_eq!(length('U', ":s"), 2);
        assert_eq!(length('I', "가"), "가".len());
        assert_eq!(length('성', "가") + length('k', "er") + length('k', ""), 0);
        assert_eq!(without_ending("EU:s"), Some("EU"));
        assert_eq!(without_ending("AI가"), Some("AI"));
        assert_eq!(without_ending("삼성"), None);
        assert_eq!(without_ending("ratio 3:2"), None);
    }
}
