//! Italian closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 204] = [
    // pronouns and determiners
    "ogni", "ognuno", "ognuna", "ciascuno", "ciascuna", "ciascun", "qualsiasi", "qualunque",
    "qualche", "qualcuno", "qualcosa", "alcuno", "alcuna", "alcuni", "alcune", "nessuno",
    "nessuna", "nessun", "niente", "nulla", "altro", "altra", "altri", "altre", "altrui", "stesso",
    "stessa", "stessi", "stesse", "tale", "tali", "tutta", "tutte", "molto", "molta", "molti",
    "molte", "poco", "poca", "pochi", "poche", "vario", "varie", "vari", "proprio", "propria",
    "propri", "proprie", "essa", "esso", "essi", "esse", "egli", "ella", "sé", "ciò", "colui",
    "colei", "coloro", "quali", "quel", "quei", "quegli", "parecchi", "entrambi", "entrambe",
    "chiunque", "uni", "cosa", "cui",
    // auxiliaries
    "essere", "avere", "può", "possono", "potrà", "potranno", "potrebbe", "potrebbero", "poteva",
    "potevano", "potuto", "potere", "deve", "devono", "dovrà", "dovranno", "dovrebbe",
    "dovrebbero", "doveva", "dovevano", "dovuto", "dovere", "vuole", "vogliono", "voleva", "viene",
    "vengono", "veniva", "venire", "va", "vanno", "stato", "stata", "stati", "state", "fare",
    "fatto",
    // prepositions and conjunctions
    "tra", "fra", "verso", "presso", "senza", "sotto", "sopra", "dentro", "fuori", "dopo", "prima",
    "durante", "mediante", "secondo", "oltre", "fino", "sino", "attraverso", "entro", "lungo",
    "nonostante", "malgrado", "tranne", "salvo", "oppure", "ossia", "ovvero", "né", "sia", "però",
    "quindi", "dunque", "pertanto", "infatti", "mentre", "quando", "poiché", "affinché", "benché",
    "sebbene", "qualora", "finché", "anzi", "eppure", "inoltre", "nonché", "cioè",
    // adverbs
    "già", "ancora", "sempre", "mai", "ora", "adesso", "oggi", "ieri", "domani", "poi", "qui",
    "qua", "lì", "là", "così", "tanto", "troppo", "meno", "meglio", "bene", "male", "solo",
    "soltanto", "anche", "neanche", "nemmeno", "neppure", "quasi", "circa", "forse", "subito",
    "spesso", "almeno", "insieme", "altrimenti", "invece", "ecc",
    // number words and reporting
    "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "primo", "detto",
    "dice", "disse",
];
