//! Icelandic closed-class words; neither NLTK nor Stopwords ISO has a list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 223] = [
    // pronouns and determiners
    "enda", "ég", "þú", "hann", "hún", "það", "við", "þið", "þeir", "þær", "þau", "mig", "þig",
    "sig", "mér", "þér", "sér", "honum", "henni", "því", "okkur", "ykkur", "þeim", "hans",
    "hennar", "þess", "þeirra", "okkar", "ykkar", "sín", "sína", "sinn", "sinni", "sínu", "sínum",
    "síns", "sinnar", "sinna", "mín", "minn", "mína", "mitt", "þín", "þinn", "hver", "hverjum",
    "hvern", "hvers", "hverja", "hverju", "hvert", "hvað", "hvor", "hvort", "sá", "sú", "þann",
    "þá", "þeirri", "þeirrar", "þessi", "þessa", "þetta", "þessu", "þessum", "þessari", "þessar",
    "þessir", "þessara", "allir", "allar", "öll", "allt", "allra", "öllum", "öllu", "alla",
    "sérhver", "nokkur", "nokkurn", "nokkru", "nokkurs", "nokkurra", "nokkurri", "enginn", "engin",
    "ekkert", "engan", "engum", "annar", "önnur", "annað", "annarra", "aðrir", "öðrum", "annars",
    "báðir", "margir", "mörg", "sumir", "sjálfur", "sjálfs", "slíkt", "slík", "slíkum", "slíkra",
    // auxiliaries
    "er", "eru", "var", "voru", "vera", "verið", "vær", "sé", "séu", "hef", "hefur", "hafa",
    "hefir", "hafi", "hafði", "höfðu", "haft", "skal", "skulu", "skuli", "mun", "munu", "mundi",
    "má", "mega", "getur", "geta", "gat", "gæti", "verður", "verða", "varð", "urðu", "verði",
    "orðið", "ber", "vill", "vilja", "ætti", "eiga", "á", "eigi",
    // prepositions, conjunctions, adverbs
    "og", "eða", "en", "að", "sem", "ef", "þó", "þegar", "þótt", "heldur", "hvorki", "né", "í",
    "um", "til", "með", "af", "frá", "fyrir", "eftir", "undir", "yfir", "úr", "án", "hjá", "vegna",
    "milli", "gegn", "gagnvart", "samkvæmt", "meðal", "innan", "utan", "ekki", "aldrei", "alltaf",
    "oft", "nú", "þar", "hér", "hvar", "hvenær", "hvernig", "svo", "mjög", "meira", "meir", "mest",
    "einnig", "líka", "bara", "aðeins", "jafnt", "upp", "niður", "inn", "út", "síðan", "áður",
    "einn", "ein", "eitt", "einu", "einum", "eins", "tveir", "tvö", "þrír",
    "fram", "aftur", "enn", "of", "saman", "ásamt", "vel",
];
