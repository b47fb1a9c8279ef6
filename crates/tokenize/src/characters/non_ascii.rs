//! What the most frequent characters beyond ASCII are to the rules of UAX #29.

/// What a character is to the rules of UAX #29.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// `ALetter`.
    Letter,
    /// Numeric.
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
    /// CR, LF, VT and FF, to which nothing is ever joined but LF to CR.
    Newline,
    /// A piece of its own, with the marks that may follow.
    Other,
    /// Whatever else; unicode-segmentation knows.
    Unknown,
}

/// The class of a character beyond ASCII: of letters and ideographs that are written without
/// marks, and of the punctuation between them.
///
/// Tests hold it to unicode-segmentation.
pub(crate) fn class(character: char) -> Class {
    match character {
        // The signs of Latin-1, without soft hyphen and middle dot.
        '\u{a0}'..='\u{a9}' | '«' | '¬' | '®'..='´' | '¶' | '¹' | '»'..='¿' | '×' | '÷' => {
            Class::Other
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
        | '가'..='힣' => Class::Letter,
        '‘' | '’' => Class::MidBoth,
        // Dashes, quotation marks, bullets, ellipses, primes; currencies; what stands between
        // ideographs, and these.
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
        | '一'..='鿿' => Class::Other,
        _ => Class::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// An ASCII character of the class.
    fn example(class: Class) -> char {
        match class {
            Class::Letter => 'k',
            Class::MidBoth => '.',
            Class::Other => '+',
            _ => unreachable!("no other class is given beyond ASCII"),
        }
    }

    /// Where the pieces of `before`, `character`, `behind` and a letter end; those that end behind
    /// the character are moved as if it were one byte long.
    fn ends(before: &str, character: char, behind: &str) -> Vec<usize> {
        let longer = character.len_utf8() - 1;
        let text = format!("{before}{character}{behind}a");
        let pieces = text.split_word_bounds().scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        });
        pieces
            .map(|end| {
                if end > before.len() {
                    end - longer
                } else {
                    end
                }
            })
            .collect()
    }

    #[test]
    fn a_known_character_is_cut_like_an_ascii_one_of_its_class() {
        // Pictograms are joined to what is before them over a zero-width joiner; but behind one of
        // these unicode-segmentation is asked.
        let before = [
            "", "a", "7", "_", "a.", "7.", "a:", " ", "\n", "\u{301}", "א", "カ",
        ];
        let behind = [
            "", "a", "7", "_", ".", ":", ",", " ", "\n", "\u{301}", "\u{200d}", "\u{ad}", "א", "カ",
        ];
        let sides = || {
            before
                .iter()
                .flat_map(|before| behind.map(|behind| (*before, behind)))
        };
        let mut known = 0;
        for class in [Class::Letter, Class::MidBoth, Class::Other] {
            let expected: Vec<_> = sides()
                .map(|(before, behind)| ends(before, example(class), behind))
                .collect();
            for character in ('\u{80}'..=char::MAX).filter(|c| super::class(*c) == class) {
                known += 1;
                for ((before, behind), expected) in sides().zip(&expected) {
                    assert_eq!(
                        ends(before, character, behind),
                        *expected,
                        "{character:?} between {before:?} and {behind:?}"
                    );
                }
            }
        }
        assert!(known > 40_000, "only {known} characters are known");
    }
}
