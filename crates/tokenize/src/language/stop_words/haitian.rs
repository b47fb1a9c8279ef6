//! Haitian Creole closed-class words; neither NLTK nor Stopwords ISO has a list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 97] = [
    // pronouns and determiners
    "mwen", "ou", "li", "nou", "yo", "sa", "sa-a", "yon", "la", "an", "a", "lan", "kèk", "kel",
    "ta", "ke", "lot", "chak", "tout", "tou", "okenn", "anpil", "menm", "lòt", "kiyès", "kisa",
    "ki", "keseswa", "nenpòt", "pèsòn", "moun-ki", "pa-yo", "pa-l", "sila", "sila-a", "tèt",
    "sa-yo", "youn",
    // auxiliaries
    "se", "te", "ap", "pral", "va", "gen", "genyen", "dwe", "kapab", "ka", "kap", "fè", "ye",
    "pou", "pa", "poko",
    // prepositions, conjunctions, adverbs
    "nan", "ak", "avèk", "sou", "depi", "san", "anba", "devan", "apre", "avan", "pandan", "selon",
    "parapò", "kont", "ant", "jan", "konsa", "kòm", "paske", "men", "oswa", "osinon", "ni",
    "tankou", "si", "lè", "kote", "kijan", "poukisa", "toujou", "janm", "deja", "ankò", "plis",
    "mwens", "trè", "sèlman", "epi", "kidonk", "swa", "annakò", "de", "twa",
];
