//! The choice of stems, and the Snowball stemmers.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};

use crate::language::Language;

/// Which inflected forms count for one term.
///
/// For the surfaces `chip`, `chips` and `chipping` in English documents, and `Reform` and `Reformen` in
/// German ones:
///
/// | variant | terms |
/// |---|---|
/// | `None` | `chip`, `chips`, `chipping`, `reform`, `reformen` |
/// | `Plural` | `chip`, `chipping`, `reform`, `reformen` |
/// | `Snowball` | `chip`, `reform` |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Stem {
    /// Every form is a term of its own.
    None,
    /// An English plural and its singular count for the more frequent of them if the corpus has both; if they
    /// are equally frequent, for the singular. Names (`Williams`), words that only look like plurals (`news`)
    /// and verbs that are rarely nouns (`says`) stay apart. Korean particles are cut off a noun that the
    /// corpus also has alone or with another particle: `규제는` counts for `규제`. Other languages are not
    /// changed.
    #[default]
    Plural,
    /// Forms with the same Snowball stem in the same language count for the most frequent of them. In a
    /// language without a Snowball stemmer, and for acronyms, every form is a term of its own. Korean
    /// particles are cut as with `Plural`.
    ///
    /// Stems are approximate: `university` and `universe` have the same stem.
    Snowball,
}

/// A longer string, in bytes, is not a word of a language.
const LONGEST: usize = 200;

/// The stemmer for texts in `language`, if there is one.
pub(crate) fn stemmer(language: Language) -> Option<Stemmer> {
    let is_of = |code: &[u8; 2]| Language::from_letters(*code) == language;
    let (_, algorithm) = ALGORITHMS.iter().find(|(code, _)| is_of(code))?;
    Some(Stemmer::new(*algorithm))
}

/// The stem of `word`, which is in lower case.
pub(crate) fn stem(stemmer: Stemmer, word: &str) -> Cow<'_, str> {
    if word.len() > LONGEST {
        return Cow::Borrowed(word);
    }
    stemmer.stem(word)
}

/// The newest algorithm for each language.
const ALGORITHMS: [(&[u8; 2], Algorithm); 34] = [
    (b"ar", Algorithm::Arabic),
    (b"ca", Algorithm::Catalan),
    (b"cs", Algorithm::Czech),
    (b"da", Algorithm::Danish),
    (b"de", Algorithm::German),
    (b"el", Algorithm::Greek),
    (b"en", Algorithm::English),
    (b"eo", Algorithm::Esperanto),
    (b"es", Algorithm::Spanish),
    (b"et", Algorithm::Estonian),
    (b"eu", Algorithm::Basque),
    (b"fa", Algorithm::Persian),
    (b"fi", Algorithm::Finnish),
    (b"fr", Algorithm::French),
    (b"ga", Algorithm::Irish),
    (b"hi", Algorithm::Hindi),
    (b"hu", Algorithm::Hungarian),
    (b"hy", Algorithm::Armenian),
    (b"id", Algorithm::Indonesian),
    (b"it", Algorithm::Italian),
    (b"lt", Algorithm::Lithuanian),
    (b"ne", Algorithm::Nepali),
    (b"nl", Algorithm::Dutch),
    (b"no", Algorithm::Norwegian),
    (b"pl", Algorithm::Polish),
    (b"pt", Algorithm::Portuguese),
    (b"ro", Algorithm::Romanian),
    (b"ru", Algorithm::Russian),
    (b"sr", Algorithm::Serbian),
    (b"st", Algorithm::Sesotho),
    (b"sv", Algorithm::Swedish),
    (b"ta", Algorithm::Tamil),
    (b"tr", Algorithm::Turkish),
    (b"uk", Algorithm::Ukrainian),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stem_of(code: &str, word: &str) -> String {
        stem(stemmer(code.parse().unwrap()).unwrap(), word).into_owned()
    }

    /// Words from the sample vocabularies on the web site of the Snowball project.
    #[test]
    fn stems_are_those_of_snowball() {
        for (code, word, expected) in [
            ("en", "consignment", "consign"),
            ("en", "knightly", "knight"),
            ("fr", "continuellement", "continuel"),
            ("es", "chicharrones", "chicharron"),
            ("pt", "quilométricas", "quilométr"),
            ("it", "pronunciamento", "pronunc"),
            ("de", "aufeinanderschlügen", "aufeinanderschlug"),
            ("nl", "opgroeien", "opgroei"),
            ("sv", "jaktkarlarne", "jaktkarl"),
            ("no", "opning", "opning"),
            ("da", "undersøgelser", "undersøg"),
            ("ru", "вавиловка", "вавиловк"),
            ("fi", "edeltäjistään", "edeltäj"),
        ] {
            assert_eq!(stem_of(code, word), expected, "{code}");
        }
    }

    #[test]
    fn a_language_without_an_algorithm_has_no_stemmer() {
        for code in ["zh", "und", "ko"] {
            assert!(stemmer(code.parse().unwrap()).is_none());
        }
        assert!(ALGORITHMS.is_sorted_by_key(|(code, _)| code));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn any_text_has_a_stem(
            text in any::<String>(),
            word in "[a-zäöüßéèêçñıłčğ'’\u{301}-]{0,14}[а-яёіїא-תء-ي\u{64b}آ-ی\u{200c}α-ωάέك-یक-ह\u{93e}-\u{94d}அ-ஹ\u{bbe}-\u{bcd}ա-և]{0,14}",
        ) {
            for (_, algorithm) in ALGORITHMS {
                stem(Stemmer::new(algorithm), &text);
                stem(Stemmer::new(algorithm), &word);
            }
        }
    }
}
