//! Short texts in the encodings that programs wrote them in.

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

use crate::encoding::guess::{Certainty, guess};

fn guessed(bytes: &[u8]) -> String {
    guess(bytes).encoding.decode(bytes).0.into_owned()
}

fn are_read(encoding: &'static Encoding, texts: &[&str]) {
    for text in texts {
        let bytes = encoding.encode(text).0;
        assert!(!bytes.is_ascii(), "{text}");
        assert_eq!(
            guessed(&bytes),
            *text,
            "{} was guessed",
            guess(&bytes).encoding
        );
    }
}

#[test]
fn amounts_and_signs_in_western_texts_are_those_of_windows_1252() {
    are_read(
        WINDOWS_1252,
        &[
            "The firm paid £5m for it.",
            "Profit was £6.6m, up from £5.1m.",
            "Revenue (£m) 5",
            "£5",
            "id;amount\n1;£5\n2;£7\n",
            "It costs €5.",
            "He said “no” – and left…",
            "don’t do that",
            "It was 21° outside and 1½ miles away",
            "20–30 people",
            "word—another",
            "Acme® Widgets™ © 2024",
            "• first point\n• second point",
            "a café in Zürich, a façade in São Paulo",
            "Das kostet 5 € – mehr nicht.",
            "Kanzleramt „heute“, § 12 BGB",
            "Le prix est de 5 € pour l’été",
            "«Bonjour»",
            "¿Cuánto cuesta? Son 5 €",
            "1º de mayo",
            "Costa 5 € perché è nuovo.",
            "Het kost € 5,00 per stuk.",
            "O preço é de 5 € não",
            "Det kostar 5 € på ön",
        ],
    );
}

#[test]
fn letters_that_only_a_neighbor_has_argue_for_it() {
    are_read(
        WINDOWS_1250,
        &[
            "Firma zapłaciła za to 5 mln zł.",
            "Ceny w Łodzi wzrosły",
            "The city of Łódź in Poland",
            "Václav Havel was a Czech; Dvořák, too.",
        ],
    );
    are_read(WINDOWS_1254, &["Şirket bunun için 5 milyon ödedi."]);
    are_read(WINDOWS_1257, &["Įmonė už tai sumokėjo 5 mln."]);
}

#[test]
fn other_scripts_are_found() {
    are_read(
        WINDOWS_1251,
        &["Привет", "Компания «Ромашка» – лидер. Цена 5 €"],
    );
    are_read(KOI8_R, &["Фирма заплатила 5 млн рублей"]);
    are_read(WINDOWS_1253, &["Η εταιρεία πλήρωσε 5 εκατ."]);
    are_read(EUC_KR, &["회사는 그것에 오백만을 지불했다"]);
    are_read(GBK, &["该公司为此支付了五百万", "台湾"]);
    are_read(BIG5, &["該公司為此支付了五百萬", "台灣"]);
    are_read(SHIFT_JIS, &["会社はそれに五百万を支払った", "日本"]);
    are_read(EUC_JP, &["会社はそれに五百万を支払った"]);
}

/// Bytes as Python 3.11 encodes the texts.
#[test]
fn encodings_beyond_those_of_the_web_are_found() {
    for (bytes, text, name) in [
        (
            &b"\xAB\xB7\xE1\xD2\xA0 \xF3\xA0\xD8\xD0\xA0\xE5\xB7\xD0\xA0 5 \xD2\xD0\xD4 \xE1\xE7\xA2\xD0\xA8\xBD \xF3\xA0 \xD4\xD6\xEB\xF1\xBD \xF3\xA0\xEB\xD6\xA6"[..],
            "Фирма заплатила 5 млн рублей за новый завод",
            "IBM855",
        ),
        (
            &b"\x94\xA8\xE0\xAC\xA0 \xA7\xA0\xAF\xAB\xA0\xE2\xA8\xAB\xA0 5 \xAC\xAB\xAD \xE0\xE3\xA1\xAB\xA5\xA9"[..],
            "Фирма заплатила 5 млн рублей",
            "IBM866",
        ),
        (
            &b"\x8F\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xEE \xEE\xE1\xFA\xDF\xE2\xE8\xEB\xEE \xEE \xED\xEE\xE2\xFB\xF5 \xF2\xE0\xF0\xE8\xF4\xE0\xF5"[..],
            "Правительство объявило о новых тарифах",
            "x-mac-cyrillic",
        ),
        (
            &b"\xD2A\xACa\x93e \x8Ba\x88\xF5\xB5A \xB5\xA1\xA4\x82\xA0e\xB7i \xBB\xA1\xA6\x89\xD0\x96\x94a"[..],
            "회사는 그것에 오백만을 지불했다",
            "Johab",
        ),
        (
            &b"Le caf\x82 pr\x8As de l'h\x93tel est ferm\x82"[..],
            "Le café près de l'hôtel est fermé",
            "IBM850",
        ),
        (
            &b"Ceny w \x9Dodzi wzros\x88y o 5 procent"[..],
            "Ceny w Łodzi wzrosły o 5 procent",
            "IBM852",
        ),
        (
            &b"Un caf\x8E pr\x8Fs de l\xD5h\x99tel"[..],
            "Un café près de l’hôtel",
            "macintosh",
        ),
        (
            &b"\x86 \x9C\xAB\x98\xA0\xA8\x9C\xE5\x98 \xA7\xA2\xE3\xA8\xE0\xA9\x9C 5 \x9C\xA1\x98\xAB."[..],
            "Η εταιρεία πλήρωσε 5 εκατ.",
            "cp737",
        ),
    ] {
        let found = guess(bytes);
        assert_eq!(found.encoding.name(), name);
        assert_eq!(guessed(bytes), text);
    }
}

#[test]
fn a_guess_says_how_sure_it_is() {
    let certainty = |bytes: &[u8]| guess(bytes).certainty;
    let text = "Правительство объявило сегодня о новых тарифах на полупроводники.";
    assert_eq!(certainty(&WINDOWS_1251.encode(text).0), Certainty::Sure);
    assert_eq!(
        certainty(&WINDOWS_1252.encode("The firm paid £5m.").0),
        Certainty::Likely
    );
    assert_eq!(certainty(b"a \xB9"), Certainty::Unsure);
}

#[test]
fn utf8_among_the_words_does_not_confuse_the_guess() {
    assert_eq!(
        guess(b"caf\xE9 ferm\xE9\ncaf\xC3\xA9 ferm\xC3\xA9\n")
            .encoding
            .name(),
        "windows-1252"
    );
}
