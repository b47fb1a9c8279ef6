//! English nouns with irregular plurals.

/// Plurals in the order of bytes, each with its singular.
///
/// Source: `noun.exc` of `WordNet` 3.0 (Princeton University, permissive licence), the nouns that occur in articles;
/// and Quirk et al. (1985), A Comprehensive Grammar of the English Language, §5.82–5.103. `media`, `data`,
/// `people` and `dice` are left out: news uses them as words of their own. `ads` is
/// regular, but shorter than other regular plurals may be.
#[rustfmt::skip]
const IRREGULAR: [(&str, &str); 157] = [
    ("abaci", "abacus"), ("addenda", "addendum"), ("ads", "ad"), ("afterlives", "afterlife"),
    ("algae", "alga"), ("alumnae", "alumna"), ("alumni", "alumnus"), ("amoebae", "amoeba"),
    ("antennae", "antenna"), ("apices", "apex"), ("appendices", "appendix"), ("aquaria", "aquarium"),
    ("atria", "atrium"), ("automata", "automaton"), ("bacilli", "bacillus"), ("bacteria", "bacterium"),
    ("beaux", "beau"), ("bookshelves", "bookshelf"), ("brainchildren", "brainchild"),
    ("bureaux", "bureau"), ("businesspeople", "businessperson"), ("busses", "bus"), ("cacti", "cactus"),
    ("calculi", "calculus"), ("calves", "calf"), ("cervices", "cervix"), ("chateaux", "chateau"),
    ("cherubim", "cherub"), ("children", "child"), ("châteaux", "château"),
    ("cloverleaves", "cloverleaf"), ("codices", "codex"), ("colloquia", "colloquium"),
    ("compendia", "compendium"), ("consortia", "consortium"), ("continua", "continuum"),
    ("corpora", "corpus"), ("cortices", "cortex"), ("craftspeople", "craftsperson"),
    ("crania", "cranium"), ("criteria", "criterion"), ("curricula", "curriculum"),
    ("dormice", "dormouse"), ("dwarves", "dwarf"), ("elves", "elf"), ("emboli", "embolus"),
    ("emporia", "emporium"), ("equilibria", "equilibrium"), ("errata", "erratum"),
    ("eyeteeth", "eyetooth"), ("feet", "foot"), ("fishwives", "fishwife"), ("flagella", "flagellum"),
    ("foci", "focus"), ("fora", "forum"), ("formulae", "formula"), ("fungi", "fungus"),
    ("ganglia", "ganglion"), ("gasses", "gas"), ("gateaux", "gateau"), ("geese", "goose"),
    ("genera", "genus"), ("genii", "genius"), ("godchildren", "godchild"),
    ("grandchildren", "grandchild"), ("gymnasia", "gymnasium"), ("gâteaux", "gâteau"),
    ("halves", "half"), ("helices", "helix"), ("hippopotami", "hippopotamus"),
    ("honoraria", "honorarium"), ("hooves", "hoof"), ("housewives", "housewife"), ("indices", "index"),
    ("jackknives", "jackknife"), ("kibbutzim", "kibbutz"), ("knives", "knife"), ("lacunae", "lacuna"),
    ("larvae", "larva"), ("leaves", "leaf"), ("libretti", "libretto"), ("lice", "louse"),
    ("lives", "life"), ("loaves", "loaf"), ("loci", "locus"), ("matrices", "matrix"),
    ("maxima", "maximum"), ("memoranda", "memorandum"), ("mice", "mouse"), ("midwives", "midwife"),
    ("milieux", "milieu"), ("millennia", "millennium"), ("minima", "minimum"), ("moduli", "modulus"),
    ("momenta", "momentum"), ("moratoria", "moratorium"), ("nebulae", "nebula"), ("nuclei", "nucleus"),
    ("optima", "optimum"), ("ova", "ovum"), ("oxen", "ox"), ("paparazzi", "paparazzo"),
    ("papyri", "papyrus"), ("penknives", "penknife"), ("phenomena", "phenomenon"),
    ("plateaux", "plateau"), ("podia", "podium"), ("polyhedra", "polyhedron"), ("pupae", "pupa"),
    ("quanta", "quantum"), ("quizzes", "quiz"), ("radii", "radius"), ("referenda", "referendum"),
    ("salespeople", "salesperson"), ("sanatoria", "sanatorium"), ("scarves", "scarf"),
    ("schemata", "schema"), ("schoolchildren", "schoolchild"), ("selves", "self"), ("sera", "serum"),
    ("seraphim", "seraph"), ("sheaves", "sheaf"), ("shelves", "shelf"), ("spectra", "spectrum"),
    ("spokespeople", "spokesperson"), ("sportspeople", "sportsperson"), ("stadia", "stadium"),
    ("staphylococci", "staphylococcus"), ("stepchildren", "stepchild"), ("sterna", "sternum"),
    ("stigmata", "stigma"), ("stimuli", "stimulus"), ("stomata", "stoma"), ("strata", "stratum"),
    ("streptococci", "streptococcus"), ("supernovae", "supernova"), ("syllabi", "syllabus"),
    ("symposia", "symposium"), ("tableaux", "tableau"), ("teeth", "tooth"), ("termini", "terminus"),
    ("thieves", "thief"), ("thrombi", "thrombus"), ("titmice", "titmouse"), ("tori", "torus"),
    ("townspeople", "townsperson"), ("ultimata", "ultimatum"), ("uteri", "uterus"),
    ("vertebrae", "vertebra"), ("vertices", "vertex"), ("virtuosi", "virtuoso"), ("vortices", "vortex"),
    ("werewolves", "werewolf"), ("wharves", "wharf"), ("whizzes", "whiz"), ("wives", "wife"),
    ("wolves", "wolf"),
];

/// Words in -men that are no plurals.
const NOT_MEN: [&str; 4] = ["amen", "carmen", "omen", "ramen"];

/// Whether `word` has an ending of listed plurals, or is one with -men. Most words do not.
pub(super) fn may_be_listed(word: &str) -> bool {
    let [.., third, second, last] = word.as_bytes() else {
        return false;
    };
    match [*third, *second, *last] {
        [b'v' | b'c' | b's' | b'z', b'e', b's']
        | [b'a', b'd', b's']
        | [b'm' | b'r' | b'x', b'e', b'n']
        | [b'p', b'l', b'e']
        | [b'e', b'e', b't']
        | [b'e', b't', b'h']
        | [b'e', b's', b'e']
        | [b'i', b'c', b'e']
        | [b'b' | b'h' | b'z', b'i', b'm']
        | [_, b'a', b'e']
        | [b'a' | b'e', b'u', b'x'] => true,
        [_, second, b'a'] => b"dilmnrtuv".contains(&second),
        [_, second, b'i'] => b"bcdegilmnorstz".contains(&second),
        _ => false,
    }
}

/// The singular of `word`, in lower case, if it is an irregular plural.
pub(super) fn singular(word: &str) -> Option<&'static str> {
    let index = IRREGULAR.binary_search_by_key(&word, |(plural, _)| plural);
    index.ok().map(|index| IRREGULAR[index].1)
}

/// The stem before -men or -women of a compound with -man (`police` of `policemen`), or of `men` itself.
pub(super) fn stem_of_men(word: &str) -> Option<&str> {
    let stem = word.strip_suffix("men")?;
    (!NOT_MEN.contains(&word)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|(plural, _)| plural));
    }

    #[test]
    fn every_listed_plural_may_be_listed() {
        for (plural, singular) in IRREGULAR {
            assert!(may_be_listed(plural), "{plural}");
            assert!(super::singular(singular).is_none(), "{singular}");
        }
    }

    #[test]
    fn irregular_plurals_have_a_singular() {
        assert_eq!(singular("wolves"), Some("wolf"));
        assert_eq!(singular("criteria"), Some("criterion"));
        assert_eq!(singular("media"), None);
        assert_eq!(stem_of_men("policemen"), Some("police"));
        assert_eq!(stem_of_men("omen"), None);
    }
}
