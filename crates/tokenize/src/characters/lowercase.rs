//! Lower case, fast for ASCII text.

/// Replaces the content of `buffer` with `text` in lower case, the same as `str::to_lowercase`.
pub(crate) fn lowercase_into(text: &str, buffer: &mut String) {
    buffer.clear();
    // Sigma is the one letter whose lower case depends on its neighbors.
    if text.contains('Σ') {
        *buffer = text.to_lowercase();
        return;
    }
    buffer.reserve(text.len());
    let mut rest = text;
    while let Some(at) = first_non_ascii(rest.as_bytes()) {
        let (ascii, other) = rest.split_at(at);
        buffer.push_str(ascii);
        let mut characters = other.chars();
        for character in characters.by_ref() {
            // Most of them are lower case already; an ASCII character ends the stretch.
            buffer.extend(character.to_lowercase());
            if character.is_ascii() {
                break;
            }
        }
        rest = characters.as_str();
    }
    buffer.push_str(rest);
    buffer.make_ascii_lowercase();
}

/// Words of at most this many bytes are lowercased without an allocation.
const SHORT: usize = 64;

/// Calls `work` with `text` in lower case.
pub(crate) fn with_lowercase<R>(text: &str, work: impl FnOnce(&str) -> R) -> R {
    let mut buffer = [0; SHORT];
    match buffer.get_mut(..text.len()) {
        Some(lower) if text.is_ascii() => {
            lower.copy_from_slice(text.as_bytes());
            lower.make_ascii_lowercase();
            work(str::from_utf8(lower).expect("ASCII bytes are UTF-8"))
        }
        _ => work(&text.to_lowercase()),
    }
}

/// `text` in lower case, the same as `str::to_lowercase`.
pub(crate) fn to_lowercase(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    }
}

/// The offset of the first byte that is not ASCII.
fn first_non_ascii(bytes: &[u8]) -> Option<usize> {
    let ascii = bytes.chunks(32).take_while(|chunk| chunk.is_ascii());
    let ascii = 32 * ascii.count();
    let rest = bytes.get(ascii..)?;
    let at = rest.iter().position(|byte| !byte.is_ascii())?;
    Some(ascii + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) {
        let mut buffer = "old content".to_owned();
        lowercase_into(text, &mut buffer);
        assert_eq!(buffer, text.to_lowercase());
        assert_eq!(to_lowercase(text), text.to_lowercase());
        with_lowercase(text, |lower| assert_eq!(lower, text.to_lowercase()));
    }

    #[test]
    fn every_character_is_lowercased_as_by_the_standard_library() {
        for character in '\0'..=char::MAX {
            check(&format!("A{character}B"));
        }
    }

    #[test]
    fn a_sigma_at_the_end_of_a_word_is_a_final_sigma() {
        // The Greek word for street.
        assert_eq!(to_lowercase("ΟΔΌΣ"), "οδός");
        check("ΟΔΟΣ, Σ ΟΔΟΣ ABC");
    }

    proptest! {
        #[test]
        fn any_text_is_lowercased_as_by_the_standard_library(text in any::<String>(), ascii in "[ -~]{0,80}") {
            check(&text);
            check(&format!("{ascii}{text}{ascii}"));
        }
    }
}
