//! Which words in capitals count for an accented word.

use super::*;
use crate::{Fate, Surface, fold};

fn fold_all(code: &str, surfaces: &[(&str, u64)], in_headline: bool) -> Vec<String> {
    let language = code.parse().unwrap();
    let surfaces: Vec<Surface<'_>> = surfaces
        .iter()
        .map(|(text, count)| Surface {
            text,
            language,
            in_capitals: in_headline && !text.contains(char::is_lowercase),
            count: *count,
        })
        .collect();
    let fates = fold(&Rules::default(), &surfaces).fates.into_iter();
    fates
        .map(|fate| match fate {
            Fate::Term(term) => term,
            Fate::Dropped(reason) => format!("({reason:?})"),
        })
        .collect()
}

/// The terms of surfaces that occur once each; those in capitals are in a headline.
fn terms<const N: usize>(code: &str, surfaces: [&str; N]) -> Vec<String> {
    fold_all(code, &surfaces.map(|text| (text, 1)), true)
}

/// Capitals of Greek have no accents, but may keep a diaeresis: the transform `el-Upper` of CLDR.
#[test]
fn greek_capitals_count_for_the_accented_word() {
    let found = terms("el", ["ΟΙΚΟΝΟΜΙΑ", "οικονομία", "Οικονομία"]);
    assert_eq!(found, ["οικονομία"; 3]);
    assert_eq!(terms("el", ["ΚΑΝΟΝΕΣ", "κανόνες"]), ["κανόνες"; 2]);
    assert_eq!(terms("el", ["ΜΑΪΟΣ", "ΜΑΙΟΣ", "Μάιος"]), ["μάιος"; 3]);
    // Polytonic spellings of "the", "who", "economy", "Athens" and "man".
    assert_eq!(terms("el", ["τὸν", "τον"]), ["(StopWord)"; 2]);
    assert_eq!(terms("el", ["οἰκονομία", "ΟἸΚΟΝΟΜΊΑ"]), ["οικονομία"; 2]);
    assert_eq!(terms("el", ["Ἀθῆναι", "Αθήναι"]), ["αθήναι"; 2]);
    assert_eq!(terms("el", ["ἀνθρώπῳ", "ανθρώπω"]), ["ανθρώπω"; 2]);
    assert_eq!(terms("el", ["Αθηνα", "Αθήνα"]), ["αθηνα", "αθήνα"]);
    assert_eq!(terms("el", ["ΑΘΗΝΑ"]), ["αθηνα"]);
    // The words for law and prefecture.
    let several = [("ΝΟΜΟΣ", 1), ("νόμος", 3), ("νομός", 2)];
    assert_eq!(fold_all("el", &several, true), ["νόμος", "νόμος", "νομός"]);
}

#[test]
fn stop_words_in_capitals_are_stop_words_without_their_accents() {
    assert_eq!(terms("el", ["ΑΠΟ", "από"]), ["(StopWord)"; 2]);
    assert_eq!(
        terms("fr", ["MÊME", "MEME", "Meme"])[..2],
        ["(StopWord)"; 2]
    );
    assert_eq!(terms("es", ["TAMBIEN", "también"]), ["(StopWord)"; 2]);
    assert_eq!(terms("pt", ["VOCE", "você"]), ["(StopWord)"; 2]);
}

#[test]
fn capitals_count_for_the_only_accented_word_in_french_spanish_and_portuguese() {
    assert_eq!(terms("fr", ["ETAT", "Etat", "État", "état"]), ["état"; 4]);
    assert_eq!(
        terms("fr", ["ELEMENTS", "Eléments", "éléments"]),
        ["éléments"; 3]
    );
    assert_eq!(terms("fr", ["FRANCAIS", "français"]), ["français"; 2]);
    assert_eq!(terms("fr", ["ALGERIE", "Algérie"]), ["algérie"; 2]);
    assert_eq!(terms("es", ["ECONOMIA", "economía"]), ["economía"; 2]);
    assert_eq!(terms("pt", ["EDUCACAO", "educação"]), ["educação"; 2]);
    let name = [("Anna", 2), ("Ánna", 1), ("Egypte", 1), ("Égypte", 1)];
    let found = fold_all("fr", &name, true);
    assert_eq!(found, ["anna", "ánna", "égypte", "égypte"]);
    // In German, capitals keep their dots.
    assert_eq!(terms("de", ["APFEL", "Äpfel"]), ["apfel", "äpfel"]);
}

#[test]
fn a_word_with_several_accents_and_a_word_in_lower_case_stay() {
    let found = terms("fr", ["COTE", "cote", "côté"]);
    assert_eq!(found, ["cote", "cote", "côté"]);
    let found = terms("fr", ["COTE", "côte", "côté"]);
    assert_eq!(found, ["cote", "côte", "côté"]);
    let found = terms("fr", ["COTE", "Cote", "côté"]);
    assert_eq!(found, ["cote", "cote", "côté"]);
    assert_eq!(terms("fr", ["etat", "état"]), ["etat", "état"]);
}

#[test]
fn an_acronym_is_not_a_word_without_accents() {
    let surfaces = [
        ("ETAT", 1),
        ("état", 2),
        ("IRA", 1),
        ("irá", 9),
        ("ÓPERA", 1),
    ];
    let found = fold_all("fr", &surfaces, false);
    assert_eq!(found[..4], ["état", "état", "IRA", "irá"]);
    let often = [("CREPE", 3), ("crêpe", 2)];
    assert_eq!(fold_all("fr", &often, false), ["CREPE", "crêpe"]);
}
