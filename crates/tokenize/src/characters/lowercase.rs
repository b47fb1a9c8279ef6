//! Lower case, fast where the text is ASCII.

/// Replaces the content of `buffer` with `text` in lower case, as `str::to_lowercase` gives it.
pub(crate) fn lowercase(text: &str, buffer: &mut String) {
    buffer.clear();
    // The one letter whose lower case depends on what is around it.
    if text.contains('Σ') {
        *buffer = text.to_lowercase();
        return;
    }
    buffer.reserve(text.len());
    let mut rest = text;
    while let Some(at) = first_beyond(rest.as_bytes()) {
        let (ascii, beyond) = rest.split_at(at);
        buffer.push_str(ascii);
        let mut characters = beyond.chars();
        for character in characters.by_ref() {
            // What is not lower case of itself is rare; an ASCII character ends the stretch.
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

/// Words of so many bytes at most are lowercased without an allocation.
const SHORT: usize = 64;

/// Gives `text` in lower case to `work`.
pub(crate) fn with_lowercase<R>(text: &str, work: impl FnOnce(&str) -> R) -> R {
    let mut buffer = [0; SHORT];
    match buffer.get_mut(..text.len()) {
        Some(lower) if text.is_ascii() => {
            lower.copy_from_slice(text.as_bytes());
            lower.make_ascii_lowercase();
            work(str::from_utf8(lower).expect("it is ASCII"))
        }
        _ => work(&text.to_lowercase()),
    }
}

/// `text` in lower case, as `str::to_lowercase` gives it.
pub(crate) fn to_lowercase(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    }
}

/// The place of the first byte that is no ASCII character.
fn first_beyond(bytes: &[u8]) -> Option<usize> {
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

    fn equal(text: &str) {
        let mut buffer = "what was there".to_owned();
        lowercase(text, &mut buffer);
        assert_eq!(buffer, text.to_lowercase());
        assert_eq!(to_lowercase(text), text.to_lowercase());
        with_lowercase(text, |lower| assert_eq!(lower, text.to_lowercase()));
    }

    #[test]
    fn every_character_has_its_lower_case() {
        for character in '\0'..=char::MAX {
            equal(&format!("A{character}B"));
        }
    }

    #[test]
    fn a_final_sigma_is_one() {
        // As in the Greek word for street.
        assert_eq!(to_lowercase("ΟΔΌΣ"), "οδός");
        equal("ΟΔΟΣ, Σ ΟΔΟΣ ABC");
    }

    proptest! {
        #[test]
        fn any_text_is_lowercased_alike(text in any::<String>(), ascii in "[ -~]{0,80}") {
            equal(&text);
            equal(&format!("{ascii}{text}{ascii}"));
        }
    }
}
