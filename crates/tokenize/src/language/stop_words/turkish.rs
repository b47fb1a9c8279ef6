//! Turkish closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 149] = [
    // pronouns and determiners
    "bir", "herhangi", "her", "herkes", "herkesin", "herkese", "hiçbir", "kimse", "kimseye",
    "bütün", "başka", "diğer", "bazıları", "kendi", "kendisi", "kendisine", "kendisinin",
    "kendisini", "onun", "ona", "onu", "onlar", "onların", "bunu", "buna", "bunun", "bunlar",
    "bunların", "şunu", "benim", "senin", "bizim", "sizin", "bana", "sana", "beni", "seni", "ben",
    "sen", "böyle", "şöyle", "öyle", "çoğu", "birçok", "hangi", "kaç", "birkaçı", "bunlara",
    // auxiliaries
    "olan", "olarak", "olur", "olmak", "olması", "olmasını", "olduğu", "olduğunu", "oldu", "olsun",
    "olup", "olmayan", "var", "vardır", "yok", "yoktur", "değil", "değildir", "eder", "eden",
    "ederek", "edilir", "edilen", "etmek", "edilmesi", "edilmiş", "idi", "imiş", "olmalıdır",
    "olamaz", "edilemez", "gerekir", "gerekli",
    // prepositions and conjunctions
    "karşı", "göre", "kadar", "sonra", "önce", "üzere", "dolayı", "rağmen", "doğru", "beri",
    "itibaren", "dair", "ait", "fakat", "ancak", "lakin", "yahut", "veyahut", "dahi", "bile",
    "zira", "halde", "halinde", "ister", "üzerinde", "üzerine", "arasında", "altında", "içinde",
    "dışında", "tarafından", "hakkında", "bakımından", "sebebiyle", "nedeniyle",
    // adverbs
    "çok", "pek", "en", "yalnız", "yalnızca", "sadece", "şimdi", "bugün", "dün", "yarın", "zaman",
    "henüz", "hâlâ", "artık", "yine", "gene", "belki", "evet", "hayır", "böylece", "ayrıca",
    // number words and reporting
    "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "dedi", "diyor", "söyledi",
];
