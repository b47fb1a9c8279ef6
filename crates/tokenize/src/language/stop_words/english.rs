//! English closed-class words missing from NLTK's list of 198.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of
/// sequence, number words up to ten, forms of address, and the reporting verb `say`.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 234] = [
    // pronouns and determiners
    "us", "one", "ones", "one's", "oneself", "another", "anybody", "anyone", "anything",
    "everybody", "everyone", "everything", "nobody", "none", "nothing", "somebody", "someone",
    "something", "either", "neither", "every", "many", "much", "several", "others", "else",
    "whatever", "whichever", "whoever", "whomever", "whose", "thee", "thou", "thy", "ye", "let's",
    // auxiliaries and contractions
    "would", "could", "may", "might", "must", "shall", "cannot", "can't", "ought", "could've", "would've",
    "might've", "must've", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "gonna",
    "ain't", "there'll", "there're", "what're", "who're", "who'll", "who'd", "who've", "how'd",
    "let", "lets", "got", "get", "gets", "getting", "became", "become", "becomes", "becoming",
    // prepositions and conjunctions
    "across", "along", "alongside", "although", "amid", "amidst", "among", "amongst", "around",
    "aside", "behind", "beneath", "beside", "besides", "beyond", "despite", "except", "inside",
    "like", "near", "onto", "outside", "per", "regarding", "since", "though", "throughout", "till",
    "toward", "towards", "underneath", "unless", "unlike", "upon", "versus", "via", "vs",
    "whereas", "whereby", "wherein", "whether", "within", "without", "yet", "including",
    "according", "lest",
    // verbs that only carry their object
    "put", "puts", "make", "makes", "made", "making", "take", "takes", "took", "taken", "taking",
    "give", "gives", "gave", "given", "giving", "go", "goes", "going", "went", "gone", "come",
    "comes", "came", "coming", "keep", "keeps", "kept", "keeping",
    // adverbs
    "actually", "afterwards", "ago", "almost", "already", "also", "altogether", "always",
    "anyhow", "anyway", "anywhere", "away", "certainly", "consequently", "currently", "especially",
    "etc", "even", "eventually", "ever", "everywhere", "furthermore", "hence", "hereby", "herein",
    "however", "indeed", "instead", "largely", "likewise", "mainly", "maybe", "meanwhile",
    "merely", "moreover", "mostly", "namely", "nearly", "nevertheless", "nonetheless",
    "notwithstanding", "often", "otherwise", "perhaps", "quite", "rather", "really", "somehow",
    "sometimes", "somewhat", "still", "thereby", "therefore", "thus", "together", "usually",
    "well", "elsewhere", "nowhere", "never", "last", "less", "least", "fewer", "enough", "later",
    // number words, forms of address, reporting
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "mr", "mrs", "ms",
    "said", "say", "saying", "says",
];
