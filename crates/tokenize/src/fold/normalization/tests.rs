//! What is normal, character by character and by examples.

use super::*;

#[test]
fn compatibility_forms_and_apostrophes_are_folded() {
    assert_eq!(normalize("ﬁrm", Normalization::Nfkc), "firm");
    assert_eq!(normalize("Ｔaiwan’s", Normalization::Nfkc), "Taiwan's");
    assert_eq!(
        normalize("semi\u{ad}conductor", Normalization::Nfkc),
        "semiconductor"
    );
    assert_eq!(normalize("cafe\u{301}", Normalization::Nfkc), "café");
    assert_eq!(normalize("ﬁrm", Normalization::None), "ﬁrm");
}

#[test]
fn full_and_half_width_forms_are_folded() {
    assert_eq!(normalize("ＴＳＭＣ", Normalization::Nfkc), "TSMC");
    assert_eq!(normalize("ｶﾞｽ", Normalization::Nfkc), "ガス");
    assert_eq!(normalize("２０２５", Normalization::Nfkc), "2025");
}

#[test]
fn marks_of_arabic_and_hebrew_are_removed() {
    for (marked, plain) in [
        ("كِتَاب", "كتاب"),
        ("كـــتاب", "كتاب"),
        ("مدرسةٌ", "مدرسة"),
        ("הַכְרָזָה", "הכרזה"),
        ("שׁלום", "שלום"),
        ("צה״ל", "צה\"ל"),
        // Alef with hamza or madda, in one character and in two.
        ("أمن", "أمن"),
        ("ا\u{654}من", "أمن"),
        ("ا\u{653}ن", "آن"),
    ] {
        assert_eq!(normalize(marked, Normalization::Nfkc), plain, "{marked}");
    }
    assert_eq!(normalize("كِتَاب", Normalization::None), "كِتَاب");
}

/// The stress marks of the Russian Wikipedia (`Влади́мир`), the Armenian signs of the Unicode Standard,
/// section 7.6, and the full lower case of `İ` in `SpecialCasing.txt`.
#[test]
fn stress_marks_dots_and_signs_inside_words_are_removed() {
    for (marked, plain) in [
        ("Влади\u{301}мир", "Владимир"),
        ("за\u{301}мок", "замок"),
        ("ѝ", "ѝ"),
        ("Ќе", "Ќе"),
        ("i\u{307}stanbul", "istanbul"),
        ("ż", "ż"),
        ("ինչո՞ւ", "ինչու"),
        ("հա՛յ", "հայ"),
    ] {
        assert_eq!(normalize(marked, Normalization::Nfkc), plain, "{marked}");
        assert_eq!(normalize(marked, Normalization::None), marked);
    }
}

#[test]
fn accents_and_primes_typed_for_apostrophes_are_straightened() {
    for word in ["don´t", "don′t", "don’t"] {
        assert_eq!(normalize(word, Normalization::Nfkc), "don't");
    }
}

/// The mappings of `NFKC_Casefold` in Unicode 16, `DerivedNormalizationProps.txt`.
#[test]
fn characters_that_are_not_displayed_are_removed() {
    for surface in [
        "\u{2068}Taiwan\u{2069}",
        "\u{202b}Taiwan\u{202c}",
        "Taiwan\u{fe0f}",
        "Tai\u{34f}wan",
        "\u{61c}Taiwan",
        "Taiwan\u{2064}",
        "Tai\u{3164}wan",
        "Taiwan\u{e0041}\u{e007f}",
    ] {
        assert_eq!(normalize(surface, Normalization::Nfkc), "Taiwan");
    }
    assert_eq!(normalize("\u{3164}\u{115f}", Normalization::Nfkc), "");
}

#[test]
fn letters_and_signs_that_look_like_apostrophes_and_hyphens_are_these() {
    for (surface, normal) in [
        ("Hawai\u{2bb}i", "Hawai'i"),
        ("Hawai‘i", "Hawai'i"),
        ("\u{2bb}Iolani", "Iolani"),
        ("\u{2bb}", ""),
        ("Qur\u{2be}an", "Qur'an"),
        ("об\u{2bc}єкт", "об'єкт"),
        ("о\u{2bb}zbek", "о'zbek"),
        ("תל\u{5be}אביב", "תל-אביב"),
        ("L’", "L'"),
    ] {
        assert_eq!(normalize(surface, Normalization::Nfkc), normal);
    }
}

#[test]
fn subscripts_are_digits_and_superscripts_are_not() {
    for (surface, normal) in [
        ("CO₂", "CO2"),
        ("H₂O", "H2O"),
        ("x²", "x²"),
        ("ﬁrm²³", "firm²³"),
        ("ﬁ²ﬁ", "fi²fi"),
    ] {
        assert_eq!(normalize(surface, Normalization::Nfkc), normal);
    }
}

#[test]
fn thai_words_keep_the_letters_of_the_keyboard() {
    assert_eq!(normalize("น้ำ", Normalization::Nfkc), "น้ำ");
    assert_eq!(normalize("น้\u{e4d}า", Normalization::Nfkc), "น้ำ");
}

#[test]
fn joiners_stay_where_they_have_a_meaning() {
    assert_eq!(
        normalize("می\u{200c}شود", Normalization::Nfkc),
        "می\u{200c}شود"
    );
    assert_eq!(normalize("کتاب\u{200c}", Normalization::Nfkc), "کتاب");
    assert_eq!(normalize("Auf\u{200c}lage", Normalization::Nfkc), "Auflage");
    // The Malayalam letter chillu n, in its old spelling.
    assert_eq!(normalize("അവന്\u{200d}", Normalization::Nfkc), "അവന്\u{200d}");
}

#[test]
fn turkish_endings_of_names_are_cut() {
    for (word, name) in [
        ("Türkiye'nin", "Türkiye"),
        ("2025'te", "2025"),
        ("ev'de", "ev'de"),
        ("O'Brien", "O'Brien"),
    ] {
        assert_eq!(without_turkish_ending(word), name);
    }
}

#[test]
fn possessive_endings_are_cut() {
    assert_eq!(without_possessive("Taiwan's", Possessives::Cut), "Taiwan");
    assert_eq!(
        without_possessive("companies'", Possessives::Cut),
        "companies"
    );
    assert_eq!(without_possessive("don't", Possessives::Cut), "don't");
    assert_eq!(without_possessive("'s", Possessives::Cut), "'s");
    assert_eq!(
        without_possessive("Taiwan's", Possessives::Keep),
        "Taiwan's"
    );
}

#[test]
fn plural_endings_are_cut_from_acronyms_with_full_stops() {
    assert_eq!(without_acronym_plural("Ph.D.s"), "Ph.D.");
    assert_eq!(without_acronym_plural("M.B.A.s"), "M.B.A.");
    assert_eq!(without_acronym_plural("d.o.s"), "d.o.s");
    assert_eq!(without_acronym_plural("example.s"), "example.s");
}

#[test]
fn dots_are_removed_only_from_acronyms() {
    assert_eq!(without_acronym_dots("U.S."), "US");
    assert_eq!(without_acronym_dots("U.S"), "US");
    assert_eq!(without_acronym_dots("then-U.S."), "then-US");
    assert_eq!(without_acronym_dots("example.org"), "example.org");
    assert_eq!(without_acronym_dots("Ph.D."), "PhD");
    assert_eq!(without_acronym_dots("S.p.A."), "SpA");
    assert_eq!(without_acronym_dots("EE.UU."), "EEUU");
    assert_eq!(without_acronym_dots("EE. UU."), "EEUU");
    assert_eq!(without_acronym_dots("Node.js"), "Node.js");
}

#[test]
fn korean_letters_by_themselves_stay() {
    let normal = |text| normalize(text, Normalization::Nfkc).into_owned();
    assert_eq!(normal("\u{314b}\u{314b}"), "\u{314b}\u{314b}");
    assert_eq!(normal("정부\u{318d}여당"), "정부·여당");
}
