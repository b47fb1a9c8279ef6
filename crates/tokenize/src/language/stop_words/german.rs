//! German closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 296] = [
    // pronouns and determiners
    "niemand", "niemandem", "niemanden", "jemand", "jemandem", "jemanden", "jedermann", "alles",
    "irgendein", "irgendeine", "irgendeinem", "irgendeinen", "irgendeiner", "irgendwelche",
    "beide", "beiden", "beider", "beides", "derjenige", "diejenige", "dasjenige", "diejenigen",
    "derjenigen", "denjenigen", "wer", "wem", "wen", "wessen", "deren", "sämtliche", "sämtlichen",
    "mehrere", "mehreren", "mehrerer", "wenige", "wenigen", "weniger", "viele", "vielen", "vieler",
    "einander", "ihrerseits", "seinerseits", "sonstige", "sonstigen", "sonstiger", "sonstigem",
    "solch", "etliche", "etlichen", "jegliche", "jeglicher", "jeglichen", "jeglichem",
    // auxiliaries
    "darf", "dürfen", "dürfe", "durfte", "durften", "dürfte", "dürften", "kann", "könnten",
    "könne", "konnte", "konnten", "muß", "mußte", "müssen", "müsse", "müsste", "müssten",
    "mussten", "sollen", "solle", "sollten", "mag", "mögen", "möge", "möchte", "möchten", "sei",
    "seien", "wäre", "wären", "wurde", "wurden", "worden", "geworden", "wird", "hätte", "hätten",
    "gehabt", "habt", "lassen", "lässt", "läßt", "ließ", "ließen", "gemacht", "macht", "machte",
    "geht", "ging", "gehen", "kommt", "kam", "kommen", "gibt", "gab", "geben",
    // prepositions and conjunctions
    "sowie", "sowohl", "weder", "entweder", "außer", "außerdem", "innerhalb", "außerhalb",
    "gegenüber", "gemäß", "wegen", "trotz", "statt", "anstatt", "seit", "bisher", "bevor",
    "nachdem", "obwohl", "falls", "sofern", "soweit", "sobald", "solange", "indes", "sodass",
    "damit", "dadurch", "daher", "darum", "deshalb", "deswegen", "daran", "darauf", "daraus",
    "darin", "darüber", "darunter", "davon", "dabei", "dafür", "dagegen", "danach", "davor",
    "dazwischen", "hierzu", "hierbei", "hierfür", "hieraus", "wobei", "wodurch", "wofür", "womit",
    "woran", "worauf", "woraus", "worin", "worüber", "wovon", "wozu", "desto", "umso", "jedoch",
    "allerdings", "dennoch", "trotzdem", "hingegen", "sogar", "neben", "nebst", "laut", "pro",
    "per", "je", "ab", "entlang", "samt", "binnen", "mittels", "anhand", "aufgrund", "angesichts",
    "hinsichtlich", "bezüglich", "insbesondere", "beim", "vom", "zum", "zur", "ans", "aufs",
    "fürs", "übers", "ums", "unters",
    // adverbs
    "schon", "bereits", "immer", "nie", "niemals", "oft", "manchmal", "meist", "meistens", "etwa",
    "fast", "ganz", "gar", "gerade", "eben", "mehr", "mindestens", "höchstens", "wenigstens",
    "besonders", "bald", "dann", "erst", "zuerst", "zunächst", "schließlich", "endlich",
    "inzwischen", "derzeit", "zudem", "ebenfalls", "ebenso", "gleichzeitig", "gleichfalls",
    "vielleicht", "wohl", "natürlich", "allein", "stets", "daheim", "heute", "gestern", "morgen",
    "wann", "warum", "weshalb", "wieso", "woher", "wohin", "so", "bisschen", "sehr", "weiterhin",
    "weitere", "weiteren", "weiterer", "weiteres", "nämlich", "jeweils", "jeweilige", "jeweiligen",
    "kaum", "lediglich", "mal", "nichts", "überhaupt", "übrigens", "zumindest", "denn", "etc",
    "bzw", "usw",
    // number words and reporting
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "zweite", "zweiten",
    "dritte", "dritten", "sagt", "sagte", "sagten", "gesagt", "herr",
];
