//! Which singular a form counts for.

use super::*;

fn singular(word: &str, counts: impl Fn(&str) -> Option<CaseCounts>) -> Option<String> {
    super::singular(word, Written::Lower, counts)
}

fn with<'w>(lower: &'w [&str], names: &'w [&str]) -> impl Fn(&str) -> Option<CaseCounts> + 'w {
    move |word| {
        let counts = CaseCounts {
            lower: u64::from(lower.contains(&word)),
            capitalized: u64::from(names.contains(&word)),
            ..CaseCounts::default()
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
        "alas",
        "kudos",
        "molasses",
    ] {
        let shorter = word.strip_suffix('s').unwrap();
        assert_eq!(singular(word, with(&[word, shorter], &[])), None, "{word}");
    }
}

#[test]
fn a_capitalized_word_is_not_the_plural_of_a_common_noun_if_it_is_a_name() {
    let found = |written, word: &str, lower, capitalized| {
        let counts = |text: &str| {
            let (lower, capitalized) = match text {
                "state" => (5, 2),
                "game" => (60, 3),
                _ if text == word => (lower, capitalized),
                _ => return None,
            };
            Some(CaseCounts {
                lower,
                capitalized,
                in_headlines: 0,
            })
        };
        super::singular(word, written, counts)
    };
    let state = Some("state".to_owned());
    for written in [Written::Capitalized, Written::Headline, Written::Lower] {
        assert_eq!(found(written, "states", 1, 8), None);
    }
    assert_eq!(found(Written::Capitalized, "states", 3, 8), None);
    assert_eq!(found(Written::Headline, "states", 3, 8), None);
    assert_eq!(found(Written::Lower, "states", 3, 8), state);
    assert_eq!(found(Written::Headline, "states", 3, 2), state);
    // Often the last word of a name: Commonwealth Games.
    let game = Some("game".to_owned());
    assert_eq!(found(Written::Capitalized, "games", 30, 9), None);
    assert_eq!(found(Written::Capitalized, "games", 30, 2), game);
    assert_eq!(found(Written::Lower, "games", 30, 9), game);
}

#[test]
fn names_are_not_plurals_of_each_other_but_nationalities_are() {
    assert_eq!(singular("adams", with(&[], &["adams", "adam"])), None);
    for (plural, expected) in [
        ("koreans", "korean"),
        ("tories", "tory"),
        ("f-16s", "f-16"),
        ("jews", "jew"),
    ] {
        let found = singular(plural, with(&[], &[plural, expected]));
        assert_eq!(found.as_deref(), Some(expected));
    }
}

#[test]
fn irregular_plurals_are_folded() {
    for (plural, singular_form) in [
        ("women", "woman"),
        ("policemen", "policeman"),
        ("lives", "life"),
        ("half-lives", "half-life"),
        ("analyses", "analysis"),
        ("axes", "axis"),
        ("criteria", "criterion"),
        ("quizzes", "quiz"),
        ("beliefs", "belief"),
    ] {
        let all = [plural, singular_form, "live", "analyse", "axe"];
        let found = singular(plural, with(&all, &[]));
        assert_eq!(found.as_deref(), Some(singular_form));
    }
    let found = singular("Frenchmen", with(&[], &["Frenchman", "Frenchmen"]));
    assert_eq!(found.as_deref(), Some("Frenchman"));
    for (word, other) in [("omen", "oman"), ("bases", "basis"), ("lives", "live")] {
        assert_eq!(singular(word, with(&[word, other], &[])), None, "{word}");
    }
}

#[test]
fn the_third_person_of_a_verb_is_not_a_plural() {
    let counts = |leaving| {
        move |word: &str| {
            let lower = match word {
                "leaf" => 10,
                "leaves" => 20,
                "leave" => 30,
                "leaving" => leaving,
                _ => return None,
            };
            Some(CaseCounts {
                lower,
                ..CaseCounts::default()
            })
        }
    };
    assert_eq!(singular("leaves", counts(40)), None);
    // More than a verb has: the noun.
    assert_eq!(singular("leaves", counts(8)).as_deref(), Some("leaf"));
    for (third, base) in [
        ("says", "say"),
        ("applies", "apply"),
        ("believes", "belief"),
        ("grieves", "grief"),
    ] {
        let all = [third, base, "believe"];
        assert_eq!(singular(third, with(&all, &[])), None, "{third}");
    }
}
