//! Which words are acronyms, and which forms count for them.

use super::*;

const STOP_WORDS: [&str; 5] = ["us", "it", "all", "this", "not"];

fn form(word: &str, in_capitals: bool) -> WordForm<'_> {
    WordForm {
        is_stop_word: STOP_WORDS.contains(&word.to_lowercase().as_str()),
        word,
        shape: Shape::of(word),
        language: Language::ENGLISH,
        casing: Casing::default(),
        in_capitals,
    }
}

fn add(evidence: &mut CaseEvidence, form: &WordForm<'_>, count: u64) {
    if form.is_evidence() {
        evidence.add(form, count);
    } else if let Some(slot) = evidence.slot(form) {
        evidence.add_other(slot, form, count);
    }
}

fn acronym(evidence: &CaseEvidence, form: &WordForm<'_>) -> Option<String> {
    evidence.acronym(evidence.slot(form)?, form)
}

#[test]
fn both_functions_find_the_same_shape_of_letters() {
    for a in ["", "a", "B", "s", "S", "XY"] {
        for b in ["", "c", "D", "s", "S", "ZZ"] {
            for c in ["", "e", "F", "s", "S", "Q"] {
                let word = [a, b, c].concat();
                assert_eq!(Shape::of_letters(&word), Some(Shape::of(&word)), "{word}");
            }
        }
    }
    assert_eq!(Shape::of_letters("R&D"), None);
}

#[test]
fn shapes_are_distinguished() {
    for (word, shape) in [
        ("TSMC", Shape::Capitals),
        ("R&D", Shape::Capitals),
        ("6G", Shape::Capitals),
        ("U.S.", Shape::DottedCapitals),
        ("EE.UU.", Shape::DottedCapitals),
        ("GPUs", Shape::PluralCapitals),
        ("EU:s", Shape::Capitalized),
        ("Is", Shape::Capitalized),
        ("K-Semiconductor", Shape::Capitalized),
        ("X", Shape::Capitalized),
        ("e.g.", Shape::Other),
        ("COVID-19", Shape::Capitalized),
    ] {
        assert_eq!(Shape::of(word), shape, "{word}");
    }
}

#[test]
fn a_stop_word_in_capitals_is_an_acronym_of_its_own() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &form("US", false), 3);
    add(&mut evidence, &form("us", false), 50);
    assert_eq!(
        acronym(&evidence, &form("US", false)).as_deref(),
        Some("US")
    );
    assert_eq!(acronym(&evidence, &form("us", false)), None);
    assert_eq!(acronym(&evidence, &form("US", true)), None);
}

#[test]
fn a_stop_word_that_is_emphasized_occasionally_is_not_an_acronym() {
    let mut evidence = CaseEvidence::default();
    for (capitals, lower, other) in [("IT", "it", 90), ("ALL", "all", 101), ("THIS", "this", 11)] {
        add(&mut evidence, &form(capitals, false), 1);
        add(&mut evidence, &form(lower, false), other);
    }
    assert_eq!(
        acronym(&evidence, &form("IT", false)).as_deref(),
        Some("IT")
    );
    assert_eq!(acronym(&evidence, &form("ALL", false)), None);
    assert_eq!(acronym(&evidence, &form("THIS", false)), None);
}

#[test]
fn a_word_of_a_headline_is_not_an_acronym() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &form("TRUMP", true), 3);
    add(&mut evidence, &form("Trump", false), 1);
    assert_eq!(acronym(&evidence, &form("TRUMP", true)), None);
}

#[test]
fn rare_forms_of_an_acronym_count_for_it_and_frequent_ones_do_not() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &form("GPU", false), 20);
    add(&mut evidence, &form("GPUs", false), 10);
    add(&mut evidence, &form("gpu", false), 3);
    add(&mut evidence, &form("ICE", false), 11);
    add(&mut evidence, &form("ice", false), 4);
    for word in ["GPU", "GPUs", "gpu", "Gpu"] {
        assert_eq!(
            acronym(&evidence, &form(word, false)).as_deref(),
            Some("GPU")
        );
    }
    assert_eq!(
        acronym(&evidence, &form("GPU", true)).as_deref(),
        Some("GPU")
    );
    assert_eq!(
        acronym(&evidence, &form("ICE", false)).as_deref(),
        Some("ICE")
    );
    assert_eq!(acronym(&evidence, &form("ice", false)), None);
}

/// The terms of `forms` in a corpus that has each this many times.
fn terms<const N: usize>(forms: [(&str, u64); N]) -> [String; N] {
    let mut evidence = CaseEvidence::default();
    let mut sorted = forms;
    sorted.sort_by_key(|(word, _)| !form(word, false).is_evidence());
    for (word, count) in sorted {
        add(&mut evidence, &form(word, false), count);
    }
    forms.map(|(word, _)| {
        acronym(&evidence, &form(word, false)).unwrap_or_else(|| word.to_lowercase())
    })
}

#[test]
fn a_short_name_is_not_a_form_of_an_acronym() {
    // Kim Jong Un and the United Nations, whichever is more frequent.
    assert_eq!(terms([("UN", 6), ("Un", 10)]), ["UN", "un"]);
    assert_eq!(terms([("UN", 40), ("Un", 1)]), ["UN", "un"]);
    assert_eq!(
        terms([("UN", 6), ("Un", 10), ("un", 1)]),
        ["UN", "un", "un"]
    );
    assert_eq!(
        terms([("UN", 40), ("Un", 1), ("un", 1)]),
        ["UN", "un", "UN"]
    );
    // `act` is a word, no matter how often it is capitalized as a name.
    assert_eq!(
        terms([("ACT", 4), ("Act", 15), ("act", 3)]),
        ["act", "act", "act"]
    );
    // The president of Korea, occasionally with his family name in capitals.
    assert_eq!(terms([("LEE", 3), ("Lee", 100)]), ["lee", "lee"]);
    // Lower case shows that `Ice` is only capitalized at the start of sentences.
    assert_eq!(
        terms([("ICE", 6), ("Ice", 3), ("ice", 20)]),
        ["ice", "ice", "ice"]
    );
    assert_eq!(
        terms([("GPU", 60), ("Gpu", 1), ("gpu", 3)]),
        ["GPU", "GPU", "GPU"]
    );
}

#[test]
fn a_longer_acronym_may_be_written_as_a_name() {
    assert_eq!(terms([("NATO", 10), ("Nato", 8)]), ["NATO", "NATO"]);
    assert_eq!(terms([("NATO", 8), ("Nato", 10)]), ["nato", "nato"]);
    assert_eq!(
        terms([("COVID", 30), ("Covid", 12), ("covid", 2)]),
        ["COVID", "COVID", "COVID"]
    );
    assert_eq!(
        terms([("CHIPS", 9), ("Chips", 3), ("chips", 5)]),
        ["CHIPS", "chips", "chips"]
    );
}

#[test]
fn short_italian_acronyms_may_be_written_as_names() {
    let italian = |word| WordForm {
        language: Language::from_letters(*b"it"),
        ..form(word, false)
    };
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &italian("ONU"), 9);
    add(&mut evidence, &italian("Onu"), 5);
    assert_eq!(acronym(&evidence, &italian("Onu")).as_deref(), Some("ONU"));
}

#[test]
fn a_word_that_is_often_emphasized_is_never_an_acronym() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &form("NOT", false), 1);
    assert_eq!(acronym(&evidence, &form("NOT", false)), None);
}
