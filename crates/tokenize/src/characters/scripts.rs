//! Scripts by their characters.

/// Whether `character` belongs to a script that does not put spaces between words: Han, Hiragana,
/// Katakana, Thai, Lao, Burmese, Khmer.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0e3e}' | '\u{0e40}'..='\u{0e4e}' // Thai, without ฿ and digits
        | '\u{0e80}'..='\u{0ecf}' // Lao
        | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}' // Burmese
        | '\u{1780}'..='\u{17d3}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' // Kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}') // Han
}

/// Whether `character` belongs to the Mongolian script, where a narrow no-break space is part of a word.
pub(crate) fn is_mongolian(character: char) -> bool {
    matches!(character, '\u{180b}'..='\u{180f}' | '\u{1820}'..='\u{18af}')
}

/// Whether `character` is Hiragana or Katakana, which only Japanese uses.
pub(crate) fn is_kana(character: char) -> bool {
    matches!(character,
        '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether `character` is a Korean syllable.
pub(crate) fn is_hangul(character: char) -> bool {
    matches!(character, '가'..='힣')
}
