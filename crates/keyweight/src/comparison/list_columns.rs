//! The columns of a word list, found by their usual names.

use keyweight_corpus::composed;

/// Common names of the column of words.
pub(super) const WORDS: [&str; 6] = ["term", "word", "token", "lemma", "type", "feature"];
/// Common names of the column of counts.
pub(super) const COUNTS: [&str; 5] = ["count", "frequency", "freq", "n", "absolute_frequency"];
/// Common names of the column of document frequencies.
pub(super) const DOCUMENTS: [&str; 6] = [
    "document_frequency",
    "documents",
    "docfreq",
    "df",
    "range",
    "texts",
];
/// Common names of a column of occurrences per million tokens, without anything but letters. The last are
/// those of SUBTLEX and Lexique.
const PER_MILLION: [&str; 15] = [
    "permil",
    "ipm",
    "freqpm",
    "frequencypm",
    "freqipm",
    "fpm",
    "fpmw",
    "pmw",
    "freqpmw",
    "wpm",
    "opm",
    "normfreq",
    "subtlwf",
    "freqfilms",
    "freqlivres",
];
/// What a name says that has occurrences per million tokens in it, in the languages of most word lists.
const MILLIONS: [&str; 7] = [
    "permillion",
    "promillion",
    "parmillion",
    "pormillón",
    "pormillon",
    "permiljoen",
    "permilione",
];
/// The size of a corpus of which only rates are known, unless the rarest word would be in none.
pub(super) const MILLION: f64 = 1e6;

/// The number of tokens that the rates in a column of this name are about; `None` if it has no rates.
pub(super) fn per(column: &str) -> Option<f64> {
    let letters = column.chars().filter(|letter| letter.is_alphabetic());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    if letters == "perthousand" {
        return Some(1e3);
    }
    let is_known = MILLIONS.iter().any(|name| letters.contains(name))
        || PER_MILLION.contains(&letters.as_str());
    is_known.then_some(MILLION)
}

/// The first column with the likeliest of the names.
pub(super) fn find<'c>(columns: &'c [String], names: &[&str]) -> Option<&'c String> {
    let is = |name: &str, column: &String| normalized(column) == name;
    names
        .iter()
        .find_map(|name| columns.iter().find(|column| is(name, column)))
}

/// Makes names equal that differ only in normal form, in case, or in the marks between their words.
pub(super) fn normalized(name: &str) -> String {
    let name = composed(name.trim());
    name.to_lowercase().replace([' ', '-', '.'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rates_are_known_in_several_languages() {
        for name in [
            "per_million",
            "freq_pm",
            "Frequency PM",
            "Anzahl pro Million",
            "Fréquence par million",
            "Frecuencia por millón",
            "aantal per miljoen",
        ] {
            assert_eq!(per(name), Some(MILLION), "{name}");
        }
        assert_eq!(per("per_thousand"), Some(1e3));
        assert_eq!(per("Anzahl"), None);
    }
}
