//! Which language a text is in.

use super::*;

#[test]
fn every_language_of_whatlang_has_a_code() {
    for lang in whatlang::Lang::all() {
        assert_ne!(from_whatlang(*lang), Language::UNKNOWN, "{lang:?}");
    }
}

#[test]
fn a_prefix_has_the_first_characters() {
    for text in ["", "a", "ab’cd", "’’’’", "日本 go", "a\u{10348}b\u{10348}c"] {
        for length in 0..8 {
            let expected: String = text.chars().take(length).collect();
            assert_eq!(prefix(text, length), expected, "{text} {length}");
        }
    }
}

#[test]
fn a_text_without_letters_has_no_language() {
    let detected = LanguageDetector::new().detect("12 — 13");
    assert_eq!(detected.language, Language::UNKNOWN);
    assert!(!detected.reliable);
}

#[test]
fn long_and_short_texts_have_a_reliable_language_and_names_do_not() {
    let detector = LanguageDetector::new();
    let german = "Die Regierung in Berlin will die Halbleiterindustrie mit mehreren Milliarden \
                  Euro fördern und neue Werke in Sachsen ansiedeln.";
    for (text, language) in [
        (german, "de"),
        ("We met them at the port.", "en"),
        ("Nous sommes dans une usine avec eux.", "fr"),
        ("半導體產業", "zh"),
        ("ພາສາລາວ", "lo"),
        ("བོད་སྐད་", "bo"),
        (
            "Allir skulu jafnir fyrir lögunum og eiga rétt á jafnri vernd þeirra.",
            "is",
        ),
    ] {
        let detected = detector.detect(text);
        assert_eq!(detected.language.to_string(), language, "{text}");
        assert!(detected.reliable, "{text}");
    }
    assert!(!detector.detect("Ship sails.").reliable);
}

#[test]
fn related_languages_are_told_apart_by_the_words_that_they_do_not_share() {
    let detector = LanguageDetector::new();
    for (text, language) in [
        (
            "Ministar nije hteo da kaže gde su uvek bili novac i ugovori, niti ko će posle izbora \
             voditi grad, šta će biti pre leta i zašto niko o tome ne govori.",
            "sr",
        ),
        (
            "Ministar nije htio reći gdje su uvijek bili novac i ugovori, niti tko će nakon izbora \
             voditi grad, što će biti prije ljeta i zašto nitko o tome ne govori.",
            "hr",
        ),
        (
            "Министар није хтео да каже где су увек били новац и уговори, нити ко ће после избора \
             водити град, шта ће бити пре лета и зашто нико о томе не говори.",
            "sr",
        ),
        (
            "Министерот не сакаше да каже каде биле парите и договорите, ниту кој ќе го води градот по \
             изборите и зошто никој не зборува за тоа.",
            "mk",
        ),
        (
            "O ministro non quixo dicir onde estaban os cartos da cidade, nin quen vai dirixir a \
             empresa despois das eleccións, nin por que ninguén fala diso cos veciños.",
            "gl",
        ),
        (
            "Menteri itu tidak mau mengatakan di mana uang tersebut berada, siapa yang akan memimpin \
             kota setelah pemilihan, dan mengapa tidak ada yang membicarakannya.",
            "id",
        ),
        (
            "وزیر نے کہا کہ شہر میں پانی کا مسئلہ حل کرنے کے لیے حکومت کو بہت کام کرنا ہے۔",
            "ur",
        ),
    ] {
        let detected = detector.detect(text);
        assert_eq!(
            (&*detected.language.to_string(), detected.reliable),
            (language, true),
            "{text}"
        );
    }
}

#[test]
fn decomposed_letters_are_those_of_the_lists() {
    let detector = LanguageDetector::new();
    for text in [
        "Chính phủ đã không nói ai sẽ là người quản lý thành phố và vì sao họ lại im lặng.",
        "Le ministre a déjà été là où les élèves étaient très à l’aise.",
    ] {
        let decomposed: String = text.nfd().collect();
        assert_eq!(
            detector.detect(&decomposed),
            detector.detect(text),
            "{text}"
        );
    }
}
