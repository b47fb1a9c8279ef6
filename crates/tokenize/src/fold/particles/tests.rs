//! Which forms count for a noun.

use crate::{Fate, Language, Rules, Stem, Surface, fold};

fn fold_all(rules: &Rules, surfaces: &[(&str, u64)]) -> Vec<String> {
    let language: Language = "ko".parse().unwrap();
    let surfaces: Vec<Surface<'_>> = surfaces
        .iter()
        .map(|(text, count)| Surface {
            text,
            language,
            in_capitals: false,
            count: *count,
        })
        .collect();
    let fates = fold(rules, &surfaces).fates.into_iter();
    fates
        .map(|fate| match fate {
            Fate::Term(term) => term,
            Fate::Dropped(reason) => format!("({reason:?})"),
        })
        .collect()
}

/// The terms of surfaces that occur once each.
fn terms(surfaces: &[&str]) -> Vec<String> {
    let surfaces: Vec<_> = surfaces.iter().map(|text| (*text, 1)).collect();
    fold_all(&Rules::default(), &surfaces)
}

/// Nouns with the particles of Yeon and Brown, Korean: A Comprehensive Grammar (Routledge, 2011), in
/// both forms if they have two, and with two or three particles one after the other.
#[rustfmt::skip]
const FORMS: [(&str, &[&str]); 16] = [
    ("규제", &["규제가", "규제는", "규제를", "규제의", "규제에", "규제로", "규제와", "규제도", "규제만", "규제보다", "규제라고", "규제들"]),
    ("학생", &["학생이", "학생은", "학생을", "학생의", "학생에게", "학생으로", "학생과", "학생한테", "학생들이", "학생들은", "학생들에게", "학생이나", "학생이라고", "학생처럼"]),
    ("학교", &["학교에", "학교에서", "학교까지", "학교부터", "학교마다", "학교밖에", "학교조차", "학교마저", "학교나", "학교라도", "학교에서도", "학교에서는", "학교로부터"]),
    ("서울", &["서울로", "서울에", "서울에서", "서울까지", "서울부터", "서울에는", "서울에도", "서울에서의", "서울과", "서울이랑"]),
    ("친구", &["친구랑", "친구에게", "친구에게서", "친구한테서", "친구에게는", "친구한테도", "친구들과", "친구들도", "친구만이"]),
    ("선생님", &["선생님께서", "선생님께", "선생님께서는", "선생님만큼", "선생님으로서"]),
    ("정부", &["정부로서", "정부로서는", "정부와의", "정부만의", "정부까지도", "정부뿐", "정부로부터의"]),
    ("국가", &["국가가", "국가는", "국가의", "국가로"]),
    ("회의", &["회의가", "회의에서", "회의의"]),
    ("제도", &["제도가", "제도도", "제도로"]),
    ("결과", &["결과가", "결과와", "결과는"]),
    ("도로", &["도로로", "도로는", "도로를"]),
    ("나이", &["나이가", "나이를", "나이만"]),
    ("대한민국", &["대한민국은", "대한민국으로서는", "대한민국이라도"]),
    ("기한", &["기한대로", "기한은커녕", "기한만으로", "기한밖에는"]),
    ("AI", &["AI가", "AI는", "AI를", "AI로"]),
];

/// Words that end like a noun with a particle, most of them from the Standard Korean Language Dictionary
/// (표준국어대사전), the others forms of verbs.
const WORDS: [&str; 40] = [
    "국가",
    "평가",
    "회의",
    "정의",
    "주의",
    "제도",
    "정도",
    "속도",
    "효과",
    "결과",
    "경로",
    "도로",
    "차이",
    "나이",
    "종이",
    "대만",
    "불만",
    "휴가",
    "물가",
    "논의",
    "합의",
    "태도",
    "사과",
    "통과",
    "사회주의",
    "고속도로",
    "전문가",
    "국제회의",
    "경기도",
    "어린이",
    "만족도",
    "정치가",
    "그대로",
    "우크라이나",
    "돌아가",
    "가져와",
    "떠나는",
    "증가했다가",
    "살펴보다",
    "이어가",
];

#[test]
fn at_least_ninety_five_of_a_hundred_forms_count_for_the_noun() {
    let forms = FORMS
        .iter()
        .flat_map(|(noun, forms)| forms.iter().map(move |form| (*noun, *form)));
    let forms: Vec<_> = forms.collect();
    assert_eq!(forms.len(), 100);
    let mut surfaces: Vec<&str> = FORMS.iter().map(|(noun, _)| *noun).collect();
    surfaces.extend(forms.iter().map(|(_, form)| *form));
    let found = terms(&surfaces);
    let right = found.iter().skip(FORMS.len()).zip(&forms);
    let wrong: Vec<_> = right.filter(|(term, (noun, _))| term != noun).collect();
    assert!(wrong.len() <= 5, "{wrong:?}");
    for (noun, form) in forms {
        assert_eq!(terms(&[noun, form]), [noun, noun], "{form} alone");
    }
}

#[test]
fn words_that_end_like_a_noun_with_a_particle_stay() {
    // What is before the seeming particle occurs, too.
    let rests = WORDS.map(|word| {
        let mut rest = word.chars();
        rest.next_back();
        rest.as_str()
    });
    let surfaces: Vec<&str> = WORDS.into_iter().chain(rests).collect();
    let found = terms(&surfaces);
    let cut = WORDS
        .iter()
        .zip(&found)
        .filter(|(word, term)| *word != term);
    let cut: Vec<_> = cut
        .filter(|(word, _)| !["사회주의", "고속도로", "국제회의"].contains(word))
        .collect();
    assert!(cut.is_empty(), "{cut:?}");
    // Nothing shows that their beginnings are nouns.
    let whole = [
        "사회주의",
        "고속도로",
        "국제회의",
        "국제회의를",
        "고속도로에서",
    ];
    let expected = ["사회주의", "고속도로", "국제회의", "국제회의", "고속도로"];
    assert_eq!(terms(&whole), expected);
}

#[test]
fn a_noun_that_never_occurs_alone_is_recognized_by_two_particles() {
    assert_eq!(terms(&["반도체는", "반도체의"]), ["반도체"; 2]);
    assert_eq!(terms(&["반도체는"]), ["반도체는"]);
    assert_eq!(terms(&["컴퓨터", "컴퓨터는"]), ["컴퓨터"; 2]);
    assert_eq!(terms(&["중심으로", "중심"]), ["중심"; 2]);
    // "Increase and" and "increasing".
    assert_eq!(terms(&["증가하는", "증가하나"]), ["증가하는", "증가하나"]);
    assert_eq!(
        terms(&["증가했다는", "증가했다"]),
        ["증가했다는", "증가했다"]
    );
}

#[test]
fn a_noun_that_takes_particles_itself_is_not_cut() {
    // Department of mathematics, and mathematics.
    let found = terms(&["수학", "수학과", "수학과를", "수학의"]);
    assert_eq!(found, ["수학", "수학과", "수학과", "수학"]);
    // Actually, and actuality.
    let found = fold_all(
        &Rules::default(),
        &[("실제로", 9), ("실제", 2), ("실제의", 1)],
    );
    assert_eq!(found, ["실제로", "실제", "실제"]);
}

#[test]
fn a_noun_shorter_than_the_shortest_term_is_not_cut_out() {
    assert_eq!(terms(&["물을", "물은"]), ["물을", "물은"]);
    let rules = Rules {
        min_length: 3,
        ..Rules::default()
    };
    assert_eq!(fold_all(&rules, &[("규제", 1), ("규제는", 1)])[1], "규제는");
}

#[test]
fn particles_are_cut_with_every_stem_but_none() {
    let surfaces = [("규제", 1), ("규제는", 2)];
    for (stem, expected) in [
        (Stem::Plural, "규제"),
        (Stem::Snowball, "규제"),
        (Stem::None, "규제는"),
    ] {
        let rules = Rules {
            stem,
            ..Rules::default()
        };
        assert_eq!(fold_all(&rules, &surfaces)[1], expected);
    }
}
