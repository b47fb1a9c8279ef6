//! The UAX #29 classes of the most frequent non-ASCII characters.

/// The class of a character in the word boundary rules of UAX #29.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordBreakClass {
    /// `ALetter`.
    Letter,
    /// `Numeric`.
    Digit,
    /// `ExtendNumLet`: `_`.
    Underscore,
    /// `MidNumLet` and `Single_Quote`, which join letters and join digits: `.` and `'`.
    MidBoth,
    /// `MidLetter`, which joins letters: `:`.
    MidLetter,
    /// `MidNum`, which joins digits: `,` and `;`.
    MidNumber,
    /// `WSegSpace`: the space.
    Space,
    /// CR, LF, VT and FF. Nothing joins to them, except LF to CR.
    Newline,
    /// A segment of its own, with any marks that follow.
    Other,
    /// Any other; ask `unicode-segmentation`.
    Unknown,
}

/// The class of a non-ASCII character. Knows letters and ideographs that are written without marks,
/// and the punctuation between them.
///
/// Tests compare it with `unicode-segmentation`.
pub(crate) fn class(character: char) -> WordBreakClass {
    match character {
        // The signs of Latin-1, except soft hyphen and middle dot.
        '\u{a0}'..='\u{a9}' | '«' | '¬' | '®'..='´' | '¶' | '¹' | '»'..='¿' | '×' | '÷' => {
            WordBreakClass::Other
        }
        // Latin, Greek, Cyrillic and Hangul.
        'ª'
        | 'µ'
        | 'º'
        | 'À'..='ʯ'
        | 'Ά'
        | 'Έ'..='Ί'
        | 'Ό'
        | 'Ύ'..='Ρ'
        | 'Σ'..='ϵ'
        | 'Ѐ'..='ҁ'
        | 'Ҋ'..='ԯ'
        | 'Ḁ'..='ỿ'
        | '가'..='힣' => WordBreakClass::Letter,
        '‘' | '’' => WordBreakClass::MidBoth,
        // Dashes, quotation marks, bullets, ellipses, primes; currency signs; ideographs and the
        // punctuation between them.
        '‐'..='‗'
        | '‚'..='•'
        | '‥'
        | '…'
        | '‰'..='›'
        | '₠'..='₿'
        | '、'..='〃'
        | '〈'..='】'
        | '！'
        | '（'
        | '）'
        | '？'
        | 'ぁ'..='ゖ'
        | '㐀'..='䶿'
        | '一'..='鿿' => WordBreakClass::Other,
        _ => WordBreakClass::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// An ASCII character of the class.
    fn example(class: WordBreakClass) -> char {
        match class {
            WordBreakClass::Letter => 'k',
            WordBreakClass::MidBoth => '.',
            WordBreakClass::Other => '+',
            _ => unreachable!("non-ASCII characters have no other class"),
        }
    }

    /// The ends of the segments of `before`, `character`, `after` and a letter. Ends after the character
    /// are shifted as if it were one byte long.
    fn ends(before: &str, character: char, after: &str) -> Vec<usize> {
        let longer = character.len_utf8() - 1;
        let text = format!("{before}{character}{after}a");
        let ends = text.split_word_bounds().scan(0, |end, segment| {
            *end += segment.len();
            Some(*end)
        });
        ends.map(|end| {
            if end > before.len() {
                end - longer
            } else {
                end
            }
        })
        .collect()
    }

    #[test]
    fn a_known_character_behaves_like_an_ascii_one_of_its_class() {
        // A zero-width joiner joins a pictogram to what is before it, but after such a joiner
        // `unicode-segmentation` is asked.
        let before = [
            "", "a", "7", "_", "a.", "7.", "a:", " ", "\n", "\u{301}", "א", "カ",
        ];
        let after = [
            "", "a", "7", "_", ".", ":", ",", " ", "\n", "\u{301}", "\u{200d}", "\u{ad}", "א", "カ",
        ];
        let sides = || {
            before
                .iter()
                .flat_map(|before| after.map(|after| (*before, after)))
        };
        let mut known = 0;
        for class in [
            WordBreakClass::Letter,
            WordBreakClass::MidBoth,
            WordBreakClass::Other,
        ] {
            let expected: Vec<_> = sides()
                .map(|(before, after)| ends(before, example(class), after))
                .collect();
            for character in ('\u{80}'..=char::MAX).filter(|c| super::class(*c) == class) {
                known += 1;
                for ((before, after), expected) in sides().zip(&expected) {
                    assert_eq!(
                        ends(before, character, after),
                        *expected,
                        "{character:?} between {before:?} and {after:?}"
                    );
                }
            }
        }
        assert!(known > 40_000, "only {known} characters are known");
    }
}
