//! Letters that texts in a language write in two ways, one of which is right.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::language::Language;

const AZERBAIJANI: Language = Language::from_letters(*b"az");
const BENGALI: Language = Language::from_letters(*b"bn");
const CATALAN: Language = Language::from_letters(*b"ca");
const GREEK: Language = Language::from_letters(*b"el");
const MALAYALAM: Language = Language::from_letters(*b"ml");
const PERSIAN: Language = Language::from_letters(*b"fa");
const ROMANIAN: Language = Language::from_letters(*b"ro");
const URDU: Language = Language::from_letters(*b"ur");

/// `word`, in normal form and from a text in `language`, with the right letters:
///
/// - in Romanian `ș` and `ț` with a comma, not with the cedilla of old keyboards;
/// - in Azerbaijani the letter `ə`, not the `ǝ` of African alphabets, which looks the same;
/// - in Catalan `l·l` with a middle dot, not with another dot;
/// - in Persian and Urdu with their own kaf and yeh, and in Urdu with its own heh, not the letters of Arabic
///   keyboards;
/// - in Malayalam and Bengali with the letters without a vowel (chillus, khanda ta) that Unicode 5.1 and 4.1
///   added for a letter with virama and joiner;
/// - in Greek with one accent and without breathings, as since 1982.
pub(crate) fn corrected(word: Cow<'_, str>, language: Language) -> Cow<'_, str> {
    let change: fn(char) -> char = match language {
        ROMANIAN => comma_below,
        AZERBAIJANI => schwa,
        PERSIAN => persian_letter,
        URDU => urdu_letter,
        GREEK if word.contains(is_polytonic) => return Cow::Owned(monotonic(&word)),
        BENGALI | MALAYALAM if word.contains('\u{200d}') => return Cow::Owned(with_chillus(&word)),
        CATALAN if is_geminate(&word) => middle_dot,
        _ => return word,
    };
    if word.chars().all(|character| change(character) == character) {
        return word;
    }
    Cow::Owned(word.chars().map(change).collect())
}

/// `word` with the letters without a vowel of Malayalam and Bengali in one character.
fn with_chillus(word: &str) -> String {
    const CHILLUS: [(&str, &str); 7] = [
        ("ണ്\u{200d}", "ൺ"),
        ("ന്\u{200d}", "ൻ"),
        ("ര്\u{200d}", "ർ"),
        ("ല്\u{200d}", "ൽ"),
        ("ള്\u{200d}", "ൾ"),
        ("ക്\u{200d}", "ൿ"),
        ("ত্\u{200d}", "ৎ"),
    ];
    let replace = |word: String, (old, new): &(&str, &str)| word.replace(old, new);
    CHILLUS.iter().fold(word.to_owned(), replace)
}

fn comma_below(character: char) -> char {
    match character {
        'ş' => 'ș',
        'Ş' => 'Ș',
        'ţ' => 'ț',
        'Ţ' => 'Ț',
        _ => character,
    }
}

fn persian_letter(character: char) -> char {
    match character {
        'ك' => 'ک',
        'ي' | 'ى' => 'ی',
        _ => character,
    }
}

fn urdu_letter(character: char) -> char {
    match character {
        'ه' => 'ہ',
        _ => persian_letter(character),
    }
}

fn schwa(character: char) -> char {
    match character {
        'ǝ' => 'ə',
        'Ǝ' => 'Ə',
        _ => character,
    }
}

fn middle_dot(character: char) -> char {
    match character {
        '.' | '‧' => '·',
        _ => character,
    }
}

/// Whether the only dot of `word` is between two letters l: `intel.ligència`, but not `mail.lleida.cat`.
fn is_geminate(word: &str) -> bool {
    let mut parts = word.split(['.', '‧']);
    let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    before.ends_with(['l', 'L']) && after.starts_with(['l', 'L']) && before.len() > 1
}

/// Whether `letter` is a Greek letter with a breathing, a grave or circumflex accent, or an iota below.
fn is_polytonic(letter: char) -> bool {
    matches!(letter, '\u{1f00}'..='\u{1fff}')
}

const ACUTE: char = '\u{301}';
const DIAERESIS: char = '\u{308}';

/// The Greek `word` in monotonic spelling. Words of one syllable lose their accent, except `ή`, `πού` and
/// `πώς`: the rules of the presidential decree 297/1982.
fn monotonic(word: &str) -> String {
    let marks = word.nfd().filter_map(|mark| match mark {
        // Breathings and the iota below.
        '\u{313}' | '\u{314}' | '\u{345}' => None,
        // Grave and circumflex.
        '\u{300}' | '\u{342}' => Some(ACUTE),
        _ => Some(mark),
    });
    let accented: String = marks.collect();
    let composed: String = accented.nfc().collect();
    let keeps_accent = ["ή", "πού", "πώς"].contains(&composed.to_lowercase().as_str());
    if syllables(&accented) == 1 && !keeps_accent {
        return accented.replace(ACUTE, "").nfc().collect();
    }
    composed
}

/// The number of syllables of a decomposed Greek word: its vowels, of which two may be a digraph.
fn syllables(word: &str) -> usize {
    let mut syllables = 0;
    let mut before = None;
    let mut letters = word.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let has_diaeresis = letters.peek() == Some(&DIAERESIS);
        let is_second = match (before, letter) {
            (Some('α' | 'ε' | 'ο' | 'υ'), 'ι') | (Some('α' | 'ε' | 'η' | 'ο'), 'υ') => {
                !has_diaeresis
            }
            _ => false,
        };
        syllables += usize::from("αεηιουω".contains(letter) && !is_second);
        before = Some(letter);
    }
    syllables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_language() {
        for (code, word, expected) in [
            ("ro", "Bucureşti", "București"),
            ("ro", "ŢARA", "ȚARA"),
            ("ro", "țara", "țara"),
            ("tr", "Beşiktaş", "Beşiktaş"),
            ("az", "ǝhali", "əhali"),
            ("ca", "intel.ligència", "intel·ligència"),
            ("ca", "col‧legi", "col·legi"),
            ("ca", "mail.lleida.cat", "mail.lleida.cat"),
            ("es", "intel.local", "intel.local"),
            // ISIRI 6219 and Urdu Zabta Takhti: the letters of the languages.
            ("fa", "كتابي", "کتابی"),
            ("ur", "هے", "ہے"),
            ("ur", "گھر", "گھر"),
            ("ar", "كتابي", "كتابي"),
            // The Unicode Standard, chapter 12: chillus of Malayalam, khanda ta of Bengali.
            ("ml", "അവന്\u{200d}", "അവൻ"),
            ("ml", "എന്\u{200d}റെ", "എൻറെ"),
            ("ml", "ക്ഷ", "ക്ഷ"),
            ("bn", "উত্\u{200d}সব", "উৎসব"),
            ("bn", "র\u{200d}্যাব", "র\u{200d}্যাব"),
            ("hi", "अन्\u{200d}य", "अन्\u{200d}य"),
            ("el", "ἄνθρωπος", "άνθρωπος"),
            ("el", "τοῦ", "του"),
            ("el", "ποῦ", "πού"),
            ("el", "Ἥρα", "Ήρα"),
            ("el", "ᾠδή", "ωδή"),
            ("el", "προϊὸν", "προϊόν"),
            ("el", "κάνουν", "κάνουν"),
        ] {
            let language = code.parse().unwrap();
            assert_eq!(corrected(Cow::Borrowed(word), language), expected);
        }
    }
}
