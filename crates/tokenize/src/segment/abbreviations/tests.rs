//! Sentences with abbreviations, and sentences that end in what looks like one.

use super::*;
use crate::{Break, Segmentation, Segmenter, Words};

/// The breaks of a text in a language, without the first.
fn breaks(code: &str, text: &str) -> Vec<Break> {
    let mut tokens = Vec::new();
    let language = code.parse().unwrap();
    Segmenter::new(Segmentation::default()).segment_in(language, text, &mut tokens);
    tokens[1..].iter().map(|token| token.break_before).collect()
}

/// Checks that there is no break in a text.
fn stays_whole(code: &str, text: &str) {
    let found = breaks(code, text);
    assert!(
        found.iter().all(|found| *found == Break::None),
        "{code} {text}: {found:?}"
    );
}

/// Checks that a text has just one sentence end after the first.
fn ends_once(code: &str, text: &str) {
    let found = breaks(code, text);
    let ends = found.iter().filter(|found| **found == Break::Sentence);
    assert_eq!(ends.count(), 1, "{code} {text}: {found:?}");
}

#[test]
fn lists_are_sorted_and_as_long_as_looked_up() {
    for first in b'a'..=b'z' {
        for second in b'a'..=b'z' {
            let abbreviations = Abbreviations::of(Language::from_letters([first, second]));
            let Abbreviations {
                titles,
                suffixes,
                dates,
                references,
                openings,
                ..
            } = abbreviations;
            for words in [titles, suffixes, dates, references, openings] {
                assert!(words.is_sorted_by(|a, b| a < b), "{words:?}");
            }
            for word in [titles, suffixes, dates, references].concat() {
                assert!(word.len() <= LONGEST, "{word}");
            }
        }
    }
}

/// The sentences are ours; that these are abbreviations is in the style guides of the languages (AP
/// Stylebook, Duden, RAE, Treccani, PWN, gramota.ru) and, for most, in CLDR.
#[test]
fn the_stop_of_a_title_or_an_initial_is_no_break() {
    for (code, text) in [
        (
            "en",
            "She flew to St. Louis with Dr. Ada Byron and Lt. Col. Grace B. Hopper",
        ),
        (
            "en",
            "Mt. Everest and Ft. Worth v. Sen. Will Rogers in Sept. 2021",
        ),
        (
            "en",
            "Exxon Corp. President J. R. R. Tolkien of the Rifle Assn. near No. 10",
        ),
        ("en", "by C. de Gaulle and A. Le Pen and U. von der Leyen"),
        (
            "de",
            "Frau Prof. Dr. Weber traf am 3. Oktober z. B. Hr. Maier bzw. Frl. Adler",
        ),
        ("de", "in St. Pauli gegen 12 Mio. Euro"),
        ("fr", "M. Le Roy et Mme. Curie avec Mgr. Dupont"),
        ("es", "la Sra. López y el Dr. Gómez en la Av. Insurgentes"),
        ("it", "il dott. Bianchi con Mons. Neri"),
        ("pt", "o Sr. Silva e a Profa. Souza na Av. Paulista"),
        ("nl", "dhr. Jansen en mevr. De Vries met ds. Visser"),
        ("pl", "prof. Kowalski i ks. Nowak na ul. Marszałkowskiej"),
        (
            "ru",
            "проф. Иванов и А. С. Пушкин в г. Москва на ул. Ленина",
        ),
        ("uk", "акад. Шевченко і Т. Г. Шевченко"),
        (
            "el",
            "ο κ. Παπαδόπουλος και ο Δρ. Γεωργίου με τον Γ. Σεφέρη",
        ),
        ("tr", "Prof. Yılmaz ve Doç. Demir"),
        ("und", "Mr. Smith met Gen. Jones"),
        ("xx", "Dr. Smith met J. Doe"),
    ] {
        stays_whole(code, text);
    }
}

#[test]
fn a_full_stop_before_a_capital_still_ends_a_sentence() {
    for (code, text) in [
        ("en", "It ended. Newsom spoke"),
        ("en", "They followed Plan B. Next came the rain"),
        ("en", "The treaty ended World War I. Germany signed"),
        ("en", "He works for Apple Inc. The shares rose"),
        ("en", "We live on Elm St. It is quiet"),
        ("en", "She said No. Newsom spoke"),
        ("en", "She posted it on X. Newsom spoke"),
        ("en", "They took vitamin C. Doctors agreed"),
        ("de", "Sie gewann mit 5. Das war gut"),
        ("de", "Das ist ihre Art. Wir gehen"),
        ("fr", "Il a changé de cap. Paris attend"),
        ("es", "Miraba el mar. Barcos pasaban"),
        ("ru", "Он родился в 1799 г. Москва горела"),
        ("ru", "Он купил зерно и т. д. Потом ушёл"),
        ("sv", "Han var med. Stockholm sov"),
    ] {
        ends_once(code, text);
    }
}

#[test]
fn other_signs_after_the_stop_separate() {
    let second = |text: &str| breaks("en", text)[0];
    assert_eq!(second("St. (Louis)"), Break::Punctuation);
    assert_eq!(second("Inc., Newsom"), Break::Punctuation);
    assert_eq!(second("Dr.\nFauci"), Break::Line);
    assert_eq!(second("Dr.\n\nFauci"), Break::Paragraph);
    assert_eq!(second("Gen. . . He"), Break::Sentence);
    assert_eq!(second("J.-P. Sartre"), Break::None);
}

/// A long text is split where a line ends, and the parts have the breaks of the whole.
#[test]
fn other_lines_say_nothing_about_an_abbreviation() {
    for (before, after) in [
        ("They followed Plan\n", "B. Next came the rain"),
        ("всего тыс.\n", "т. Морская доставка"),
        ("в 1990\n", "г. Москва"),
        ("by J. Le\n", "Pen"),
    ] {
        let code = if before.is_ascii() { "en" } else { "ru" };
        let whole = breaks(code, &[before, after].concat());
        let parts = [breaks(code, before), breaks(code, after)];
        assert_eq!(whole[..parts[0].len()], parts[0], "{before}");
        assert_eq!(whole[parts[0].len() + 1..], parts[1], "{after}");
    }
}

#[test]
fn headlines_and_texts_without_capitals_have_abbreviations() {
    stays_whole("en", "MAYOR OF ST. LOUIS MEETS DR. FAUCI");
    stays_whole("en", "flew to st. louis with dr. fauci");
}

#[test]
fn the_word_rules_of_other_programs_have_no_abbreviations() {
    for words in [Words::Unicode, Words::Sklearn] {
        let segmentation = Segmentation {
            words,
            ..Segmentation::default()
        };
        let mut tokens = Vec::new();
        Segmenter::new(segmentation).segment("Saint or St. Louis", &mut tokens);
        assert_eq!(tokens[3].break_before, Break::Sentence);
    }
}
