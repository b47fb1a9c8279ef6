//! French closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 247] = [
    // pronouns and determiners
    "tout", "toute", "tous", "toutes", "nul", "nulle", "nuls", "nulles", "aucun", "aucune",
    "aucuns", "aucunes", "autre", "autres", "autrui", "chacun", "chacune", "chaque", "quiconque",
    "quelqu'un", "quelque", "quelques", "quelques-uns", "quelques-unes", "plusieurs", "certain",
    "certaine", "certains", "certaines", "tel", "telle", "tels", "telles", "quel", "quelle",
    "quels", "quelles", "lequel", "laquelle", "lesquels", "lesquelles", "duquel", "desquels",
    "desquelles", "auquel", "auxquels", "auxquelles", "celui", "celle", "ceux", "celles",
    "celui-ci", "celle-ci", "ceux-ci", "celui-là", "celle-là", "ceci", "cela", "ça", "cet",
    "cette", "elles", "leurs", "dont", "où", "quoi", "soi", "eux-mêmes", "lui-même", "elle-même",
    "mêmes", "mien", "sien", "leur", "rien", "personne", "on", "divers", "diverses",
    // auxiliaries
    "être", "avoir", "peut", "peuvent", "pouvait", "pouvaient", "pourra", "pourront", "pourrait",
    "pourraient", "pu", "doit", "doivent", "devait", "devaient", "devra", "devront", "devrait",
    "devraient", "dû", "veut", "veulent", "voulait", "faut", "fallait", "faudra", "faudrait",
    "fait", "font", "faire", "faisait", "faisant", "va", "vont", "aller", "allait", "ira", "vient",
    "viennent", "venir", "étaient", "sera", "soient",
    // prepositions and conjunctions
    "selon", "sous", "sans", "vers", "chez", "entre", "contre", "depuis", "pendant", "durant",
    "dès", "jusque", "malgré", "parmi", "hors", "outre", "envers", "lors", "lorsque", "puisque",
    "quoique", "quand", "comme", "si", "car", "donc", "ni", "or", "soit", "afin", "ainsi",
    "tandis", "après", "avant", "derrière", "devant", "près", "via", "concernant", "suivant",
    "sauf", "voire", "parce", "pourquoi", "comment", "combien", "cependant", "pourtant",
    "toutefois", "néanmoins",
    // adverbs
    "plus", "moins", "très", "trop", "peu", "beaucoup", "assez", "aussi", "autant", "tant", "bien",
    "mal", "encore", "toujours", "jamais", "souvent", "parfois", "déjà", "alors", "ensuite",
    "enfin", "puis", "ici", "là", "là-bas", "ailleurs", "aujourd'hui", "hier", "demain",
    "maintenant", "non", "oui", "seulement", "surtout", "notamment", "presque", "plutôt",
    "environ", "loin", "tôt", "tard", "tellement", "également", "davantage", "désormais",
    "auparavant", "notre", "mieux", "etc", "est-à-dire", "c'est-à-dire",
    // number words and reporting
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "premier", "première",
    "premiers", "premières", "second", "seconde", "dit", "dits", "dite", "disait", "disent",
    "déclaré", "m", "mme", "mm",
];
