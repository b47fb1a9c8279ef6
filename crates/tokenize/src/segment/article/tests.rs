//! Tokens of articles, by example.

use crate::{Hyphens, Segmentation, Segmenter, Words};

fn words(text: &str) -> Vec<&str> {
    with(text, Hyphens::Keep)
}

fn with(text: &str, hyphens: Hyphens) -> Vec<&str> {
    let mut tokens = Vec::new();
    Segmenter::new(Segmentation {
        words: Words::Article,
        hyphens,
    })
    .segment(text, &mut tokens);
    tokens.iter().map(|token| token.surface(text)).collect()
}

#[test]
fn hyphenated_compounds_stay_whole_or_are_split() {
    assert_eq!(
        words("Indo-Pacific 2-nanometer vis-à-vis"),
        ["Indo-Pacific", "2-nanometer", "vis-à-vis"]
    );
    assert_eq!(
        with("Indo-Pacific U.S.-led", Hyphens::Split),
        ["Indo", "Pacific", "U.S.", "led"]
    );
    assert_eq!(
        words("two- and -three word--word"),
        ["two", "and", "three", "word", "word"]
    );
    assert_eq!(words("Taiwan–U.S. ties"), ["Taiwan", "U.S.", "ties"]);
}

#[test]
fn dotted_acronyms_stay_whole() {
    assert_eq!(
        words("the U.S., e.g. U.S.-Taiwan; then-U.S. aid"),
        ["the", "U.S.", "e.g.", "U.S.-Taiwan", "then-U.S.", "aid"]
    );
    assert_eq!(
        words("It ended. Plan B. Next"),
        ["It", "ended", "Plan", "B", "Next"]
    );
}

#[test]
fn an_ampersand_joins_and_an_entity_does_not() {
    assert_eq!(
        words("R&D at AT&T, you & me"),
        ["R&D", "at", "AT&T", "you", "me"]
    );
    assert_eq!(
        words("Taiwan&#8217;s fish &amp; chips"),
        ["Taiwan", "&#8217;", "s", "fish", "&amp;", "chips"]
    );
}

#[test]
fn addresses_are_one_token() {
    assert_eq!(
        words("to jane.doe-x@mail.example.org, @desk and #ChipWar"),
        [
            "to",
            "jane.doe-x@mail.example.org",
            "@desk",
            "and",
            "#ChipWar"
        ]
    );
    assert_eq!(
        words("see my-site.org/news and #tag.jane@example.org"),
        ["see", "my-site.org/news", "and", "#tag", "jane@example.org"]
    );
    assert_eq!(
        words("[plan](https://example.org/a-b) (www.example.org)."),
        ["plan", "https://example.org/a-b", "www.example.org"]
    );
    assert_eq!(words("rated C# #1 a@b"), ["rated", "C#", "1", "a", "b"]);
}

#[test]
fn an_amount_of_money_is_one_token_and_its_neighbors_are_not_part_of_it() {
    assert_eq!(
        words("up to US$300 million, NT$45bn, €5bn and $ 6.6"),
        [
            "up", "to", "US$300", "million", "NT$45bn", "€5bn", "and", "$ 6.6"
        ]
    );
    assert_eq!(words("the US $5 coin"), ["the", "US", "$5", "coin"]);
    assert_eq!(words("in US$ terms"), ["in", "US$", "terms"]);
}

#[test]
fn a_missing_space_separates_words() {
    assert_eq!(
        words("at home.JAMES CARTER.The U.S.The"),
        ["at", "home", "JAMES", "CARTER", "The", "U.S.The"]
    );
    assert_eq!(
        words("It ended.Next day Note:This Act.A Ph.D. example.org Node.js"),
        [
            "It",
            "ended",
            "Next",
            "day",
            "Note",
            "This",
            "Act",
            "A",
            "Ph.D.",
            "example.org",
            "Node.js"
        ]
    );
}

#[test]
fn an_acronym_with_several_letters_in_a_part_has_its_last_full_stop() {
    assert_eq!(
        words("EE.UU. y RR.HH. S.p.A. Ph.D.s M.Sc. e.V. J.Smith."),
        [
            "EE.UU.", "y", "RR.HH.", "S.p.A.", "Ph.D.s", "M.Sc.", "e.V.", "J.Smith"
        ]
    );
}

#[test]
fn emphasis_is_not_part_of_a_word() {
    assert_eq!(
        words("_really_ **bold** snake_case __"),
        ["really", "bold", "snake_case"]
    );
}

#[test]
fn a_bracketed_name_in_a_script_without_spaces_is_one_token() {
    assert_eq!(
        words("Lai (賴清德) on Jade Mountain (玉山, Yushan)")[1],
        "賴清德"
    );
    assert_eq!(words("Jade Mountain (玉山, Yushan)")[2], "玉山");
}

#[test]
fn a_narrow_no_break_space_is_white_space() {
    assert_eq!(
        words(
            "«\u{202f}Le maire\u{202f}», dit-il\u{202f}: 12\u{202f}000\u{202f}€ à Dr.\u{202f}Roux\u{202f}!"
        ),
        ["Le", "maire", "dit-il", "12", "000", "à", "Dr", "Roux"]
    );
    assert_eq!(
        words("А.\u{202f}С.\u{202f}Пушкин, 5\u{202f}млн"),
        ["А", "С", "Пушкин", "5", "млн"]
    );
    // In Mongolian it stands before an ending: in the school.
    let mongolian = "ᠰᠤᠷᠭᠠᠭᠤᠯᠢ\u{202f}ᠳᠤ";
    assert_eq!(words(mongolian), [mongolian]);
    // An address ends at the space, and the ending is a word by itself.
    assert_eq!(
        words("https://a.example/ᠰᠤᠷ\u{202f}ᠳᠤ"),
        ["https://a.example/ᠰᠤᠷ", "ᠳᠤ"]
    );
}

#[test]
fn subscript_digits_are_part_of_a_formula_and_superscript_ones_are_not() {
    assert_eq!(
        words("CO₂, H₂O and PM₂.₅; C₆H₁₂O₆ im CO₂-Ausstoß."),
        ["CO₂", "H₂O", "and", "PM₂.₅", "C₆H₁₂O₆", "im", "CO₂-Ausstoß"]
    );
    assert_eq!(
        words("word² 5 m² Ca(OH)₂ (NH₄)₂SO₄"),
        [
            "word", "²", "5", "m", "²", "Ca", "OH", "₂", "NH₄", "₂", "SO₄"
        ]
    );
    // Ions, with charges as in IUPAC's Red Book, IR-4.3.
    assert_eq!(
        words("SO₄²⁻ und PO₄³⁻ in NH₄NO₃"),
        ["SO₄", "²", "und", "PO₄", "³", "in", "NH₄NO₃"]
    );
}

#[test]
fn an_accent_or_a_prime_between_letters_is_an_apostrophe() {
    assert_eq!(
        words("O´Brien don′t. Hans´ Hut, 5′10 und x′"),
        ["O´Brien", "don′t", "Hans", "Hut", "5", "10", "und", "x"]
    );
}

#[test]
fn an_ending_after_an_apostrophe_belongs_to_a_number_or_an_acronym() {
    // Retskrivningsordbogen; Türk Dil Kurumu.
    assert_eq!(
        words("1990'erne, 23’te; T.C.'nin and U.S.'s in '90's"),
        [
            "1990'erne",
            "23’te",
            "T.C.'nin",
            "and",
            "U.S.'s",
            "in",
            "90's"
        ]
    );
    assert_eq!(
        words("'in 1990' and 5'10 at 10:the 'U.S.' 3'A"),
        [
            "in", "1990", "and", "5'10", "at", "10", "the", "U.S.", "3", "A"
        ]
    );
}

#[test]
fn an_acronym_with_a_full_stop_and_a_plural_ending_is_one_word() {
    assert_eq!(
        words("Two Ph.Ds. and B.Scs; it ended.Its end"),
        ["Two", "Ph.Ds", "and", "B.Scs", "it", "ended", "Its", "end"]
    );
}

#[test]
fn names_of_programming_languages_keep_their_signs() {
    assert_eq!(
        words("C++, C# and F#. Objective-C++ (C++17), a C++-Code, C#/.NET"),
        [
            "C++",
            "C#",
            "and",
            "F#",
            "Objective-C++",
            "C++",
            "17",
            "a",
            "C++-Code",
            "C#",
            ".NET"
        ]
    );
    assert_eq!(
        words(".NET 8, ASP.NET, ASP.Net, the .NET-Core (.NET)"),
        [
            ".NET",
            "8",
            "ASP.NET",
            "ASP.Net",
            "the",
            ".NET-Core",
            ".NET"
        ]
    );
    assert_eq!(
        words("an A+ grade, item#, a+b, #ChipWar #1 end.NET"),
        [
            "an", "A", "grade", "item", "a", "b", "#ChipWar", "1", "end", "NET"
        ]
    );
}

#[test]
fn numbers_keep_their_power_of_ten() {
    for hyphens in [Hyphens::Keep, Hyphens::Split] {
        assert_eq!(
            with("1e-5 1.5e+10, 2E\u{2212}3 at 10:30pm 5,000.00", hyphens),
            [
                "1e-5",
                "1.5e+10",
                "2E\u{2212}3",
                "at",
                "10",
                "30pm",
                "5,000.00"
            ]
        );
    }
    assert_eq!(words("5\u{2212}3 2e+mail"), ["5", "3", "2e", "mail"]);
}

#[test]
fn a_domain_with_a_path_is_an_address() {
    assert_eq!(
        words("youtu.be/x1 (t.me/desk99), nos.example.nl/artikel/25; redd.it/xyz."),
        [
            "youtu.be/x1",
            "t.me/desk99",
            "nos.example.nl/artikel/25",
            "redd.it/xyz"
        ]
    );
    assert_eq!(
        words("and/or his/her.name km/h p.m./a.m. Node.js/Express example.org"),
        [
            "and",
            "or",
            "his",
            "her.name",
            "km",
            "h",
            "p.m.",
            "a.m.",
            "Node.js",
            "Express",
            "example.org"
        ]
    );
}

#[test]
fn a_gender_sign_joins_its_ending() {
    let whole = [
        "Bürger*innen",
        "Bürger:innen",
        "Bürger_innen",
        "Bürger/innen",
        "Bürger/-innen",
        "Bürger·innen",
        "Bürger*in",
        "Bürger*innen-Rat",
        "Bürger*innenrat",
        "Ober-Bürger*innen",
    ];
    assert_eq!(words(&whole.join(", ")), whole);
    assert_eq!(
        words("**bold** *word*innen a*b Bürger*inside und/oder/in Außen/Innen"),
        [
            "bold", "word", "innen", "a", "b", "Bürger", "inside", "und", "oder", "in", "Außen",
            "Innen"
        ]
    );
    let mut tokens = Vec::new();
    let segmenter = Segmenter::new(Segmentation::default());
    segmenter.segment_in("en".parse().unwrap(), "Log/in", &mut tokens);
    assert_eq!(tokens.len(), 2);
}

#[test]
fn a_maqaf_is_a_hyphen_and_an_okina_an_apostrophe() {
    assert_eq!(words("תל־אביב"), ["תל־אביב"]);
    assert_eq!(with("תל־אביב", Hyphens::Split), ["תל", "אביב"]);
    for word in [
        "Hawai\u{2bb}i",
        "Hawai\u{2bc}i",
        "Hawai‘i",
        "Hawai’i",
        "\u{2bb}Iolani",
    ] {
        assert_eq!(words(word), [word]);
    }
}

#[test]
fn hashtags_and_mentions_keep_their_marks() {
    assert_eq!(words("#हिन्दी @नाम"), ["#हिन्दी", "@नाम"]);
}

#[test]
fn a_hyphen_at_a_line_end_may_have_blanks_and_marks_before_it_and_a_hyphen_after_it() {
    assert_eq!(words("a govern- \n ment b"), ["a", "govern- \n ment", "b"]);
    assert_eq!(words("govern\u{ad} \nment"), ["govern\u{ad} \nment"]);
    assert_eq!(
        words("e\u{301}-\nt re\u{301}\u{ad}\nel"),
        ["e\u{301}-\nt", "re\u{301}\u{ad}\nel"]
    );
    assert_eq!(words("disse-\n-lhe"), ["disse-\n-lhe"]);
    assert_eq!(words("disse-\n--lhe"), ["disse", "lhe"]);
    assert_eq!(words("sea- and airports"), ["sea", "and", "airports"]);
    assert_eq!(words("govern-\n\nment"), ["govern", "ment"]);
}

#[test]
fn a_quotation_mark_beside_hangul_is_no_apostrophe() {
    assert_eq!(words("‘규제’를"), ["규제", "를"]);
    assert_eq!(
        words("정부는‘AI’의 'K팝'은"),
        ["정부는", "AI", "의", "K팝", "은"]
    );
    assert_eq!(words("don’t"), ["don’t"]);
}
