//! Spanish closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 224] = [
    // pronouns and determiners
    "toda", "todas", "todo", "todos", "nadie", "ninguno", "ninguna", "ningún", "alguno", "alguna",
    "algún", "alguien", "cada", "cualquier", "cualquiera", "cualesquiera", "mismo", "misma",
    "mismos", "mismas", "otro", "tal", "tales", "cuyo", "cuya", "cuyos", "cuyas", "cuanto",
    "cuanta", "cuantos", "cuantas", "cuáles", "cuál", "quién", "quiénes", "aquel", "aquella",
    "aquellos", "aquellas", "aquello", "sí", "ambos", "ambas", "demás", "varios", "varias",
    "mucha", "muchas", "poca", "pocas", "pocos", "bastante", "sendos", "usted", "ustedes", "unas",
    "ello", "le", "aquél", "aquélla", "consigo", "conmigo", "propio", "propia", "propios",
    "propias", "dicho", "dicha", "dichos", "dichas",
    // auxiliaries
    "ser", "estar", "haber", "puede", "pueden", "podrá", "podrán", "podría", "podrían", "podía",
    "podían", "pudo", "pudieron", "pueda", "puedan", "poder", "debe", "deben", "debía", "debían",
    "deberá", "deberán", "debería", "deberían", "deba", "deban", "deber", "hace", "hacen", "hacer",
    "hizo", "hicieron", "hacía", "haciendo", "hecho", "va", "van", "ir", "iba", "iban", "vaya",
    "siendo", "sido", "tener", "suele", "suelen",
    // prepositions and conjunctions
    "según", "hacia", "mediante", "tras", "bajo", "salvo", "excepto", "incluso", "aunque", "sino",
    "pues", "mientras", "luego", "conforme", "así", "asimismo", "además", "sea", "ora", "u", "ni",
    "cómo", "dónde", "adonde", "cuándo", "respecto", "acerca", "alrededor", "dentro", "fuera",
    "encima", "debajo", "delante", "detrás", "junto", "frente", "cerca", "lejos", "través",
    "embargo", "obstante", "pese", "vía",
    // adverbs
    "tan", "aún", "aun", "todavía", "siempre", "nunca", "jamás", "ahora", "hoy", "ayer", "mañana",
    "entonces", "después", "aquí", "allí", "ahí", "allá", "acá", "solo", "sólo", "solamente",
    "casi", "apenas", "quizá", "quizás", "bien", "mal", "mejor", "peor", "menos", "tampoco",
    "pronto", "tarde", "temprano", "igual", "igualmente", "especialmente", "principalmente", "etc",
    // number words and reporting
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "primer",
    "primero", "primera", "primeros", "primeras", "segundo", "segunda", "dijo", "dice", "dicen",
    "dijeron", "decir", "señor", "señora", "sr", "sra",
    "si",
];
