//! English words in -s that are no plurals, and nouns that look like such words but have one.
//!
//! Written for keyweight after Quirk et al. (1985), A Comprehensive Grammar of the English Language, §5.75–5.78
//! (nouns in -s without a singular), §5.72 (names in the plural), §5.88 (nationalities); and from `index.noun`
//! of `WordNet` 3.1 (nouns in -ic, -i and -u).

/// Words in the order of bytes whose form without -s is another word, or none but a misspelling.
#[rustfmt::skip]
const NOT_PLURALS: [&str; 134] = [
    "acoustics", "alas", "alms", "always", "amends", "amidst", "angeles", "annals", "arkansas", "arms", "arrears",
    "athens", "athletics", "atlas", "auspices", "backwards", "barracks", "belongings", "besides", "betters",
    "bias", "billiards", "binoculars", "blues", "brussels", "canvas", "chaos", "charles", "christmas",
    "clothes", "commons", "cosmos", "crossroads", "customs", "dallas", "diabetes", "douglas", "downstairs",
    "downwards", "dregs", "earnings", "entrails", "ethos", "forwards", "gallows", "gas", "glasses", "goods",
    "guts", "hades", "headquarters", "hermes", "herpes", "humanities", "indoors", "innings", "inwards",
    "james", "jeans", "jesus", "jonas", "kansas", "kudos", "lens", "los", "lucas", "manners", "mars", "means",
    "measles", "mercedes", "mews", "molasses", "moses", "mumps", "news", "nicholas", "nowadays", "odds", "outdoors",
    "outskirts", "outwards", "overalls", "overseas", "pains", "pajamas", "pancreas", "pants", "paris",
    "pathos", "perhaps", "physics", "pliers", "premises", "proceedings", "proceeds", "pros", "pyjamas",
    "rabies", "regards", "remains", "rhinoceros", "riches", "rickets", "savings", "scissors", "series",
    "shingles", "shorts", "sometimes", "species", "spectacles", "spirits", "spoils", "surroundings",
    "texas", "thanks", "thereabouts", "thermos", "thomas", "tights", "tongs", "towards", "trousers",
    "tweezers", "upstairs", "upwards", "vegas", "wales", "whereabouts", "whereas", "winnings", "woods",
    "works",
];

/// Nouns in -ic with a plural in -ics. Other words in -ics are fields of study or work, such as `physics`.
#[rustfmt::skip]
const IN_IC: [&str; 76] = [
    "academic", "agnostic", "alcoholic", "anaesthetic", "anesthetic", "anorexic", "antibiotic", "antic",
    "antiseptic", "arithmetic", "asthmatic", "attic", "automatic", "cathartic", "catholic", "ceramic",
    "characteristic", "classic", "cleric", "clinic", "comic", "critic", "cynic", "diabetic", "diuretic",
    "eccentric", "emetic", "epic", "epidemic", "fabric", "fanatic", "garlic", "harmonic", "heretic",
    "heuristic", "hispanic", "intermetallic", "italic", "logic", "lyric", "medic", "metaheuristic",
    "metric", "mimic", "mnemonic", "mosaic", "mystic", "narcotic", "neurotic", "pandemic", "panic",
    "paramedic", "picnic", "plastic", "polemic", "prosthetic", "psychic", "psychotic", "public",
    "relic", "republic", "romantic", "rubric", "sceptic", "schematic", "semiautomatic", "shopaholic",
    "skeptic", "stoic", "synthetic", "tactic", "tic", "tonic", "topic", "tunic", "workaholic",
];

/// Nouns in -i with a plural in -is. Other words in -is are singulars, such as `crisis`.
#[rustfmt::skip]
const IN_I: [&str; 38] = [
    "alibi", "azeri", "bahraini", "bengali", "bikini", "chili", "chilli", "deli", "emirati", "emoji",
    "houthi", "iraqi", "israeli", "jacuzzi", "kashmiri", "kiwi", "kuwaiti", "maharishi", "martini",
    "mufti", "nazi", "nepali", "omani", "pakistani", "punjabi", "qatari", "rabbi", "safari", "saudi",
    "ski", "somali", "sufi", "sunni", "taxi", "tsunami", "wiki", "yemeni", "yeti",
];

/// Nouns in -u with a plural in -us. Other words in -us are singulars, such as `virus`.
#[rustfmt::skip]
const IN_U: [&str; 21] = [
    "bantu", "bayou", "beau", "bureau", "caribou", "chateau", "château", "emu", "gateau", "gnu", "guru",
    "gâteau", "hindu", "impromptu", "kudu", "menu", "milieu", "plateau", "snafu", "tableau", "zulu",
];

/// Nouns for people that are capitalized in both numbers.
#[rustfmt::skip]
const PEOPLES: [&str; 80] = [
    "afghan", "alaskan", "anglo", "apache", "arab", "azeri", "bahraini", "bengali", "briton", "catholic",
    "chechen", "cherokee", "cheyenne", "chickasaw", "choctaw", "comanche", "croat", "cuban", "czech",
    "dane", "emirati", "filipino", "finn", "greek", "hebrew", "hindu", "hispanic", "houthi", "iraqi",
    "israeli", "jew", "kashmiri", "kazakh", "kenyan", "kurd", "kuwaiti", "latina", "latino", "libyan",
    "maori", "mormon", "muslim", "nazi", "negro", "nepali", "omani", "pakistani", "pole", "protestant",
    "punjabi", "puritan", "qatari", "rohingya", "saudi", "scot", "seminole", "serb", "sikh", "slav",
    "slovak", "slovene", "somali", "soviet", "spaniard", "sunni", "swede", "tajik", "tamil", "texan",
    "thai", "tibetan", "tory", "turk", "uighur", "uyghur", "uzbek", "whig", "yankee", "yemeni", "zulu",
];

/// Endings of such nouns, and of the days of the week: `Koreans`, `Democrats`, `Sundays`.
#[rustfmt::skip]
const OF_PEOPLES: [&str; 13] = [
    "ean", "ian", "can", "man", "uan", "elan", "oan", "ist", "ista", "crat", "ite", "ese", "day",
];

/// Plurals that names of countries, newspapers, companies and the like end in: `United States`.
#[rustfmt::skip]
const IN_NAMES: [&str; 38] = [
    "affairs", "airlines", "airways", "associates", "brothers", "commons", "emirates", "enterprises",
    "falls", "foods", "games", "heights", "highlands", "hills", "holdings", "industries", "islands",
    "isles", "kings", "lakes", "lords", "materials", "motors", "mountains", "nations", "olympics",
    "partners", "pictures", "plains", "representatives", "rockies", "sons", "springs", "states",
    "studios", "systems", "technologies", "times",
];

/// Whether `word`, which is in lower case and ends in -s, may be a regular plural.
pub(super) fn may_be_plural(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() >= 2) else {
        return false;
    };
    let is_listed = |list: &[&str]| list.binary_search(&stem).is_ok();
    let has_plural = match &stem.as_bytes()[stem.len() - 2..] {
        [_, b's'] => false,
        [b'i', b'c'] => is_listed(&IN_IC),
        [_, b'i'] => is_listed(&IN_I),
        [_, b'u'] => is_listed(&IN_U),
        _ => true,
    };
    has_plural && NOT_PLURALS.binary_search(&word).is_err()
}

/// Whether `singular`, in lower case, is a noun for people, or a day, that is capitalized in both numbers.
pub(super) fn is_people(singular: &str) -> bool {
    OF_PEOPLES.iter().any(|ending| singular.ends_with(ending))
        || PEOPLES.binary_search(&singular).is_ok()
}

/// Whether `plural`, in lower case, is often the last word of a name.
pub(super) fn is_in_names(plural: &str) -> bool {
    IN_NAMES.binary_search(&plural).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        let lists: [&[&str]; 6] = [&NOT_PLURALS, &IN_IC, &IN_I, &IN_U, &PEOPLES, &IN_NAMES];
        assert!(lists.iter().all(|list| list.is_sorted()));
    }

    #[test]
    fn words_in_s_are_plurals_or_not() {
        for word in ["chips", "topics", "taxis", "menus", "moves"] {
            assert!(may_be_plural(word), "{word}");
        }
        for word in [
            "gas", "physics", "genomics", "crisis", "virus", "class", "news", "arms",
        ] {
            assert!(!may_be_plural(word), "{word}");
        }
    }
}
