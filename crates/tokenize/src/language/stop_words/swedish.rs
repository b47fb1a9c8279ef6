//! Swedish function words missing from the list of Stopwords ISO.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 181] = [
    // pronouns and determiners
    "envar", "var", "vars", "vart", "varje", "vem", "vilka", "vilken", "vilket", "vilkas", "någon", "något",
    "några", "någons", "ingen", "inget", "inga", "annan", "annat", "andra", "annans", "samma", "sådan",
    "sådant", "sådana", "denna", "detta", "dessa", "dess", "deras", "dem", "de", "den", "det", "densamma",
    "sig", "sin", "sitt", "sina", "själv", "själva", "hen", "hens", "man", "ens", "varandra", "samtliga",
    "all", "allt", "alla", "alls", "båda", "bägge",
    // auxiliaries
    "må", "måtte", "skall", "ska", "skulle", "bör", "böra", "borde", "kan", "kunna", "kunde", "får", "få",
    "fick", "fått", "vill", "ville", "vilja", "måste", "är", "äro", "vore", "vara", "varit", "varder",
    "blir", "bli", "blivit", "blev", "har", "ha", "hade", "haft",
    // prepositions
    "av", "från", "genom", "mot", "till", "utan", "under", "över", "mellan", "inom", "enligt", "bland",
    "efter", "före", "vid", "åt", "hos", "sedan", "tills", "trots", "utom", "kring", "runt", "oavsett",
    "beträffande",
    // conjunctions and particles
    "samt", "och", "eller", "men", "ty", "att", "om", "när", "då", "där", "enär", "emedan", "eftersom",
    "medan", "fast", "ehuru", "såsom", "liksom", "även", "också", "inte", "ej", "icke", "ju", "såvida",
    "såväl", "varken", "antingen", "dock", "därför", "dels", "både", "som", "än", "så",
    // adverbs
    "här", "hit", "dit", "nu", "redan", "alltid", "aldrig", "mycket", "mer", "mera", "mest", "mindre",
    "minst", "endast", "bara", "helt", "lika", "särskilt", "vidare", "likaså",
    "finns", "fanns", "lite", "in", "gör", "göra", "gjorde", "gjort", "två", "tre", "ja", "kanske",
    "många", "hela", "fram",
];
