//! Case endings that a colon joins to an abbreviation in Swedish and Finnish: `EU:s`, `EU:hun`.

use crate::language::Language;

const FINNISH: Language = Language::from_letters(*b"fi");
const SWEDISH: Language = Language::from_letters(*b"sv");

/// Endings of Swedish nouns, from the section on the colon in Svenska skrivregler (Språkrådet, 2017).
const SWEDISH_ENDINGS: [&str; 18] = [
    "s", "n", "en", "ens", "t", "et", "ets", "ns", "ts", "r", "er", "ers", "ar", "or", "na",
    "erna", "arna", "ernas",
];

/// Endings of Finnish nouns and their short forms after an abbreviation, from the section on inflected
/// abbreviations in Kielitoimiston ohjepankki (Kotus).
const FINNISH_ENDINGS: [&str; 44] = [
    "n", "a", "ä", "t", "ta", "tä", "tta", "ttä", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä",
    "lla", "llä", "lta", "ltä", "lle", "in", "en", "hin", "han", "hän", "hen", "hon", "hun", "hyn",
    "ään", "aan", "iin", "een", "oon", "uun", "yyn", "öön", "on", "un", "an", "än", "ien", "iden",
    "ita",
];

/// Abbreviations in lower case have at most this many letters: `tv:n`, `pdf:en`.
const LONGEST: usize = 4;

/// The most letters of an ending.
const LONGEST_ENDING: usize = 8;

/// `word`, in normal form and from a text in `language`, without a case ending after a colon.
///
/// Contractions keep it: in Swedish `S:t` and `k:a`.
pub(crate) fn without_case_ending(word: &str, language: Language) -> &str {
    let endings: &[&str] = match language {
        SWEDISH => &SWEDISH_ENDINGS,
        FINNISH => &FINNISH_ENDINGS,
        _ => return word,
    };
    let Some((stem, ending)) = word.rsplit_once(':') else {
        return word;
    };
    let letters = stem.chars().count();
    if letters < 2 || !stem.ends_with(char::is_alphanumeric) {
        return word;
    }
    let lower = ending.to_lowercase();
    let is_known = endings.contains(&lower.as_str());
    // Also `kWh` and `SvD`.
    let is_abbreviation = stem.chars().skip(1).any(char::is_uppercase);
    let is_cut = if is_abbreviation {
        let may_be_ending = ending.chars().all(char::is_lowercase)
            && (1..=LONGEST_ENDING).contains(&ending.chars().count());
        is_known || may_be_ending
    } else {
        is_known && letters <= LONGEST && ending == lower
    };
    if is_cut { stem } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples from Svenska skrivregler and Kielitoimiston ohjepankki, and others made like them.
    #[test]
    fn endings_after_a_colon_are_cut_from_abbreviations() {
        for (code, word, expected) in [
            ("sv", "EU:s", "EU"),
            ("sv", "EU:S", "EU"),
            ("sv", "USA:s", "USA"),
            ("sv", "tv:n", "tv"),
            ("sv", "vd:ns", "vd"),
            ("sv", "pdf:en", "pdf"),
            ("sv", "SvD:s", "SvD"),
            ("sv", "S:t", "S:t"),
            ("sv", "k:a", "k:a"),
            ("sv", "regeringen:en", "regeringen:en"),
            ("fi", "EU:n", "EU"),
            ("fi", "EU:hun", "EU"),
            ("fi", "EU:ssa", "EU"),
            ("fi", "NATO:on", "NATO"),
            ("fi", "USA:ssakin", "USA"),
            ("fi", "kWh:n", "kWh"),
            ("fi", "tv:stä", "tv"),
            ("en", "EU:s", "EU:s"),
        ] {
            let language = code.parse().unwrap();
            assert_eq!(without_case_ending(word, language), expected, "{word}");
        }
    }
}
