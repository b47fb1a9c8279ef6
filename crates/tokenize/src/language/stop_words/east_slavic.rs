//! Belarusian closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Belarusian
    ("be", "
        і ў быць у ні ніхто нічога з я між павінен павінна павінны быў была было былі ёсць няма любы
        іншы іншых іншыя куды б небудзь
        а ж будзе будуць
    "),
];
