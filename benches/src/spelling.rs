//! Spells made-up words that are pronounceable and look like English.

use crate::rng::Rng;

const ONSETS: [&str; 44] = [
    "b", "c", "d", "f", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w", "b", "c", "d",
    "f", "l", "m", "n", "p", "r", "s", "t", "br", "ch", "cl", "cr", "dr", "fl", "gr", "pl", "pr",
    "sh", "sp", "st", "str", "th", "tr", "qu", "wh",
];
const VOWELS: [&str; 22] = [
    "a", "e", "i", "o", "u", "a", "e", "i", "o", "a", "e", "i", "e", "ai", "ea", "ee", "ie", "oa",
    "oo", "ou", "ou", "y",
];
const CODAS: [&str; 28] = [
    "", "", "", "", "", "", "", "b", "ck", "d", "g", "l", "m", "n", "n", "p", "r", "r", "s", "t",
    "t", "ll", "nd", "ng", "nt", "rt", "ss", "st",
];
const ENDINGS: [&str; 24] = [
    "tion", "ment", "er", "or", "al", "ity", "ness", "able", "ive", "ate", "ance", "ic", "ure",
    "ship", "age", "ant", "ism", "ist", "ful", "ary", "ize", "sion", "ent", "ise",
];
const ACCENTED: [(char, char); 6] = [
    ('a', 'á'),
    ('e', 'é'),
    ('i', 'í'),
    ('o', 'ö'),
    ('u', 'ü'),
    ('c', 'ç'),
];

/// A word of `syllables` syllables in lower case; the last one of a longer word is mostly an
/// English ending.
pub(crate) fn word(rng: &mut Rng, syllables: u64) -> String {
    let mut word = String::new();
    let ending = syllables > 2 && rng.per_mille(600);
    for _ in u64::from(ending)..syllables {
        syllable(rng, &mut word);
    }
    if ending {
        word.push_str(rng.pick(&ENDINGS));
    }
    word
}

/// Appends a syllable.
pub(crate) fn syllable(rng: &mut Rng, word: &mut String) {
    for part in [&ONSETS[..], &VOWELS, &CODAS] {
        word.push_str(rng.pick(part));
    }
}

/// Two to five capital letters.
pub(crate) fn acronym(rng: &mut Rng) -> String {
    let length = 2 + rng.below(4);
    (0..length)
        .map(|_| char::from(rng.pick(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        .collect()
}

/// `word` with an accent on the first letter that can have one.
pub(crate) fn accented(word: &str) -> String {
    let found = word.char_indices().find_map(|(at, letter)| {
        let (_, accented) = ACCENTED.iter().find(|(plain, _)| *plain == letter)?;
        Some((at, letter, accented))
    });
    let mut word = word.to_owned();
    if let Some((at, letter, accented)) = found {
        word.replace_range(
            at..at + letter.len_utf8(),
            accented.encode_utf8(&mut [0; 4]),
        );
    }
    word
}

/// `word` with its first letter capitalized.
pub(crate) fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_change_one_letter() {
        assert_eq!(accented("plent"), "plént");
        assert_eq!(accented("ny"), "ny");
        assert_eq!(capitalized("éclat"), "Éclat");
        assert_eq!(capitalized(""), "");
    }
}
