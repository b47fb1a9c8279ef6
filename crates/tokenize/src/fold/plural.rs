//! Regular English plurals.

use crate::characters::lowercase::with_lowercase;

/// Nouns in -s whose form without -s is another word.
const NO_PLURALS: [&str; 34] = [
    "acoustics",
    "analytics",
    "arms",
    "athletics",
    "basics",
    "customs",
    "dynamics",
    "economics",
    "electronics",
    "ethics",
    "forensics",
    "genetics",
    "glasses",
    "goods",
    "graphics",
    "kinetics",
    "logistics",
    "mathematics",
    "means",
    "mechanics",
    "news",
    "optics",
    "photonics",
    "physics",
    "politics",
    "premises",
    "proceeds",
    "robotics",
    "semantics",
    "series",
    "species",
    "statistics",
    "thanks",
    "woods",
];

/// The least number of capitalized occurrences of a word that is a name.
const NAME: u64 = 3;

/// Endings of nouns for people, which are capitalized in both numbers: `Koreans`, `Democrats`.
const PEOPLE: [&str; 8] = ["ean", "ian", "can", "man", "ist", "crat", "ite", "ese"];

/// How often a term occurs, by the case of its first letter.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CaseCounts {
    pub(crate) lower: u64,
    pub(crate) capitalized: u64,
}

/// The singular of the English word `plural`, if it is a regular plural and the corpus, by `counts`, has the
/// singular.
///
/// Names are not folded: two words that are both always capitalized (`Adams`, `Adam`) are different words,
/// unless they are a nationality or the like; so are a word that is nearly always capitalized and one that
/// usually is not (`States`, `state`).
pub(crate) fn singular(
    plural: &str,
    counts: impl Fn(&str) -> Option<CaseCounts>,
) -> Option<String> {
    let regular = plural.len() >= 4
        && plural.ends_with('s')
        && !["ss", "us", "is"]
            .iter()
            .any(|ending| plural.ends_with(ending));
    if !regular {
        return None;
    }
    let singular = likeliest_singular(plural, |singular| {
        counts(singular).is_some_and(|other| {
            let own = counts(plural).unwrap_or_default();
            let both_names = own.lower == 0 && own.capitalized > 0 && other.lower == 0;
            let is_people = || PEOPLE.iter().any(|ending| singular.ends_with(ending));
            let is_name = own.capitalized >= NAME && own.capitalized >= 4 * own.lower;
            let other_is_common = other.lower > 0 && other.lower >= other.capitalized;
            (!both_names || is_people()) && !(is_name && other_is_common)
        })
    })?;
    let head = plural.rsplit('-').next().unwrap_or(plural);
    // If there are `lenses`, `lens` is a singular.
    let is_singular = with_lowercase(head, |head| NO_PLURALS.contains(&head))
        || counts(&format!("{plural}es")).is_some();
    (!is_singular).then_some(singular)
}

/// The likeliest of the possible singulars of `plural` for which `is_singular` holds.
fn likeliest_singular(plural: &str, is_singular: impl Fn(&str) -> bool) -> Option<String> {
    let without = |ending: &str| plural.strip_suffix(ending);
    let es = without("es").filter(|stem| {
        ["s", "x", "z", "ch", "sh", "o"]
            .iter()
            .any(|end| stem.ends_with(end))
    });
    if let Some(stem) = without("ies") {
        let singular = format!("{stem}y");
        if is_singular(&singular) {
            return Some(singular);
        }
    }
    if let Some(stem) = without("s").filter(|stem| is_singular(stem)) {
        return Some(stem.to_owned());
    }
    if let Some(stem) = es {
        return is_singular(stem).then(|| stem.to_owned());
    }
    let singular = format!("{}f", without("ves")?);
    is_singular(&singular).then_some(singular)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<'w>(lower: &'w [&str], names: &'w [&str]) -> impl Fn(&str) -> Option<CaseCounts> + 'w {
        move |word| {
            let counts = CaseCounts {
                lower: u64::from(lower.contains(&word)),
                capitalized: u64::from(names.contains(&word)),
            };
            (counts.lower + counts.capitalized > 0).then_some(counts)
        }
    }

    #[test]
    fn regular_plurals_are_folded() {
        for (plural, singular_form) in [
            ("chips", "chip"),
            ("countries", "country"),
            ("movies", "movie"),
            ("processes", "process"),
            ("branches", "branch"),
            ("houses", "house"),
            ("tariffs", "tariff"),
            ("halves", "half"),
            ("supply-chains", "supply-chain"),
            ("start-ups", "start-up"),
        ] {
            let found = singular(plural, with(&[plural, singular_form], &[]));
            assert_eq!(found.as_deref(), Some(singular_form));
        }
    }

    #[test]
    fn a_singular_in_s_is_not_a_plural() {
        let all = ["lenses", "lens", "len"];
        assert_eq!(singular("lenses", with(&all, &[])).as_deref(), Some("lens"));
        assert_eq!(singular("lens", with(&all, &[])), None);
        assert_eq!(
            singular("axes", with(&["axes", "axe", "ax"], &[])).as_deref(),
            Some("axe")
        );
    }

    #[test]
    fn a_plural_whose_singular_does_not_occur_stays() {
        assert_eq!(singular("vehicles", with(&["vehicles"], &[])), None);
    }

    #[test]
    fn words_that_only_look_like_plurals_stay() {
        for word in [
            "news",
            "status",
            "analysis",
            "class",
            "series",
            "economics",
            "gas",
        ] {
            let shorter = word.strip_suffix('s').unwrap();
            assert_eq!(singular(word, with(&[word, shorter], &[])), None, "{word}");
        }
    }

    #[test]
    fn a_name_is_not_the_plural_of_a_common_noun() {
        let counts = |states| {
            move |word: &str| match word {
                "states" => Some(states),
                "state" => Some(CaseCounts {
                    lower: 5,
                    capitalized: 2,
                }),
                _ => None,
            }
        };
        let often = CaseCounts {
            lower: 1,
            capitalized: 6,
        };
        assert_eq!(singular("states", counts(often)), None);
        let rarely = CaseCounts {
            lower: 3,
            capitalized: 6,
        };
        assert_eq!(singular("states", counts(rarely)).as_deref(), Some("state"));
    }

    #[test]
    fn names_are_not_plurals_of_each_other_but_nationalities_are() {
        assert_eq!(singular("adams", with(&[], &["adams", "adam"])), None);
        let found = singular("koreans", with(&[], &["koreans", "korean"]));
        assert_eq!(found.as_deref(), Some("korean"));
    }
}
