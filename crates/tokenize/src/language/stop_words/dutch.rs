//! Dutch closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 162] = [
    // pronouns and determiners
    "ieder", "iedere", "iedereen", "elk", "elke", "welk", "welke", "niemand", "geen", "alle",
    "allen", "ander", "zulk", "zulke", "zodanig", "zodanige", "sommige", "enkele", "enige", "enig",
    "beide", "jullie", "jouw", "onze", "jou", "hen", "hunne", "hetzelfde", "dezelfde", "degene",
    "degenen", "diegenen", "hetgeen", "wiens", "waarvan", "waarin", "waarop", "waarmee",
    "waardoor", "waarbij", "waaraan", "daarvan", "daarin", "daarop", "daarmee", "daardoor",
    "daarbij", "daaraan", "hierbij", "hiervan", "hierin", "ervan", "erop", "erin", "elkaar",
    "weinig",
    // auxiliaries
    "mag", "mogen", "mocht", "mochten", "moeten", "moest", "moesten", "zullen", "zouden", "wilde",
    "wilden", "willen", "kan", "konden", "hadden", "bent", "wordt", "werden", "geworden", "gaat",
    "gaan", "ging", "doet", "gedaan", "komt", "komen", "kwam",
    // prepositions and conjunctions
    "zowel", "alsmede", "alsook", "noch", "indien", "tenzij", "hoewel", "terwijl", "zodat",
    "totdat", "voordat", "nadat", "aangezien", "volgens", "tijdens", "tussen", "binnen", "buiten",
    "behalve", "sinds", "vanaf", "vanwege", "wegens", "ondanks", "zoals", "hetzij", "dankzij",
    "per", "rond", "achter", "boven", "naast", "omtrent", "waar", "wanneer", "waarom", "echter",
    // adverbs
    "zeer", "altijd", "nooit", "vaak", "soms", "slechts", "ook", "bijna", "steeds", "hierna",
    "daarna", "eerst", "verder", "bovendien", "evenals", "eveneens", "evenwel", "vooral", "weer",
    "wel", "nu", "hoeveel", "minder", "minst", "meest", "misschien", "zelfs", "vandaag",
    "gisteren", "morgen", "alleen",
    // number words and reporting
    "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "zegt", "zei",
];
