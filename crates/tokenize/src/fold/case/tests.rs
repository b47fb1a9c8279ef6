//! Which words are acronyms, and which forms count for them.

use super::*;

const STOP_WORDS: [&str; 5] = ["us", "it", "all", "this", "not"];

fn written(word: &str, in_capitals: bool) -> Written<'_> {
    Written {
        is_stop: STOP_WORDS.contains(&word.to_lowercase().as_str()),
        word,
        shape: Shape::of(word),
        language: Language::ENGLISH,
        casing: Casing::default(),
        in_capitals,
    }
}

fn add(evidence: &mut CaseEvidence, written: &Written<'_>, count: u64) {
    if written.is_evidence() {
        evidence.add(written, count);
    } else if let Some(slot) = evidence.slot(written) {
        evidence.add_other(slot, written, count);
    }
}

fn acronym(evidence: &CaseEvidence, written: &Written<'_>) -> Option<String> {
    evidence.acronym(evidence.slot(written)?, written)
}

#[test]
fn the_shape_of_letters_is_that_of_any_word() {
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
fn shapes_are_told_apart() {
    for (word, shape) in [
        ("TSMC", Shape::Capitals),
        ("R&D", Shape::Capitals),
        ("6G", Shape::Capitals),
        ("U.S.", Shape::DottedCapitals),
        ("GPUs", Shape::PluralCapitals),
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
    add(&mut evidence, &written("US", false), 3);
    add(&mut evidence, &written("us", false), 50);
    assert_eq!(
        acronym(&evidence, &written("US", false)).as_deref(),
        Some("US")
    );
    assert_eq!(acronym(&evidence, &written("us", false)), None);
    assert_eq!(acronym(&evidence, &written("US", true)), None);
}

#[test]
fn a_stop_word_that_is_emphasized_now_and_then_is_no_acronym() {
    let mut evidence = CaseEvidence::default();
    for (capitals, lower, other) in [("IT", "it", 90), ("ALL", "all", 101), ("THIS", "this", 11)] {
        add(&mut evidence, &written(capitals, false), 1);
        add(&mut evidence, &written(lower, false), other);
    }
    assert_eq!(
        acronym(&evidence, &written("IT", false)).as_deref(),
        Some("IT")
    );
    assert_eq!(acronym(&evidence, &written("ALL", false)), None);
    assert_eq!(acronym(&evidence, &written("THIS", false)), None);
}

#[test]
fn a_word_of_a_headline_is_no_acronym() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &written("TRUMP", true), 3);
    add(&mut evidence, &written("Trump", false), 1);
    assert_eq!(acronym(&evidence, &written("TRUMP", true)), None);
}

#[test]
fn rare_forms_of_an_acronym_count_for_it_and_frequent_ones_do_not() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &written("GPU", false), 20);
    add(&mut evidence, &written("GPUs", false), 10);
    add(&mut evidence, &written("gpu", false), 3);
    add(&mut evidence, &written("ICE", false), 11);
    add(&mut evidence, &written("ice", false), 4);
    for form in ["GPU", "GPUs", "gpu", "Gpu"] {
        assert_eq!(
            acronym(&evidence, &written(form, false)).as_deref(),
            Some("GPU")
        );
    }
    assert_eq!(
        acronym(&evidence, &written("GPU", true)).as_deref(),
        Some("GPU")
    );
    assert_eq!(
        acronym(&evidence, &written("ICE", false)).as_deref(),
        Some("ICE")
    );
    assert_eq!(acronym(&evidence, &written("ice", false)), None);
}

/// The terms of `forms` in a corpus that has each so many times.
fn terms<const N: usize>(forms: [(&str, u64); N]) -> [String; N] {
    let mut evidence = CaseEvidence::default();
    let mut sorted = forms;
    sorted.sort_by_key(|(form, _)| !written(form, false).is_evidence());
    for (form, count) in sorted {
        add(&mut evidence, &written(form, false), count);
    }
    forms.map(|(form, _)| {
        acronym(&evidence, &written(form, false)).unwrap_or_else(|| form.to_lowercase())
    })
}

#[test]
fn a_short_name_is_no_form_of_an_acronym() {
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
    // An act is a word, however often its name is in capitals first.
    assert_eq!(
        terms([("ACT", 4), ("Act", 15), ("act", 3)]),
        ["act", "act", "act"]
    );
    // The president of Korea, now and then with his family name in capitals.
    assert_eq!(terms([("LEE", 3), ("Lee", 100)]), ["lee", "lee"]);
    // Lower case tells that the capital of `Ice` only begins a sentence.
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
fn in_italian_short_acronyms_are_written_as_names_too() {
    let italian = |word| Written {
        language: Language::from_letters(*b"it"),
        ..written(word, false)
    };
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &italian("ONU"), 9);
    add(&mut evidence, &italian("Onu"), 5);
    assert_eq!(acronym(&evidence, &italian("Onu")).as_deref(), Some("ONU"));
}

#[test]
fn a_word_that_is_often_emphasized_is_never_an_acronym() {
    let mut evidence = CaseEvidence::default();
    add(&mut evidence, &written("NOT", false), 1);
    assert_eq!(acronym(&evidence, &written("NOT", false)), None);
}
