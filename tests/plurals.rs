//! English plurals: 200 pairs of words, with the counts of a corpus, that are one term or two.

use std::collections::BTreeMap;
use std::path::Path;

use keyweight_tokenize::{Fate, Language, Rules, StopWords, Surface, fold};

/// The least number of pairs that must be right.
const RIGHT: usize = 200;

/// A row of `oracles/plurals.csv`.
struct Pair {
    plural: String,
    singular: String,
    is_one_term: bool,
    kind: String,
    counts: BTreeMap<String, u64>,
}

impl Pair {
    /// The fates of the surfaces in a corpus with the counts of the pair.
    fn fates(&self) -> Vec<Fate> {
        let rules = Rules {
            stop_words: StopWords::none(),
            ..Rules::default()
        };
        let surfaces = self.counts.iter().map(|(text, count)| Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: false,
            count: *count,
        });
        let surfaces: Vec<_> = surfaces.collect();
        fold(&rules, &surfaces).fates
    }

    /// The terms of the plural and the singular.
    fn terms(&self) -> [String; 2] {
        let fates = self.fates();
        [&self.plural, &self.singular].map(|word| {
            let index = self.counts.keys().position(|text| text == word);
            let fate = &fates[index.unwrap_or_else(|| panic!("{word} has no count"))];
            fate.term().map(str::to_owned).unwrap_or_default()
        })
    }
}

fn pairs() -> Vec<Pair> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracles/plurals.csv");
    let rows = csv::Reader::from_path(path).unwrap().into_deserialize();
    rows.map(|row| {
        let mut row: BTreeMap<String, String> = row.unwrap();
        let counts = row["surfaces"].split(' ').map(|surface| {
            let (text, count) = surface.split_once(':').unwrap();
            (text.to_owned(), count.parse().unwrap())
        });
        Pair {
            counts: counts.collect(),
            is_one_term: row["terms"] == "1",
            plural: row.remove("plural").unwrap(),
            singular: row.remove("singular").unwrap(),
            kind: row.remove("kind").unwrap(),
        }
    })
    .collect()
}

#[test]
fn plurals_and_only_plurals_count_as_one_term_with_their_singular() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 200);
    assert_eq!(pairs.iter().filter(|pair| pair.is_one_term).count(), 100);
    let mut wrong = Vec::new();
    for pair in &pairs {
        let terms = pair.terms();
        if (terms[0] == terms[1]) != pair.is_one_term {
            wrong.push(format!(
                "{}, {} ({}): {terms:?}",
                pair.plural, pair.singular, pair.kind
            ));
        }
    }
    let right = pairs.len() - wrong.len();
    assert!(right >= RIGHT, "{right} are right; wrong: {wrong:#?}");
}

#[test]
fn the_term_is_the_most_frequent_of_the_forms_that_count_for_it() {
    for pair in pairs().iter().filter(|pair| pair.is_one_term) {
        let [term, of_singular] = pair.terms();
        if term != of_singular {
            continue;
        }
        let mut forms: BTreeMap<String, u64> = BTreeMap::new();
        for ((text, count), fate) in pair.counts.iter().zip(pair.fates()) {
            if fate.term() == Some(&term) {
                *forms.entry(text.to_lowercase()).or_default() += count;
            }
        }
        let count = |form: &str| forms[&form.to_lowercase()];
        // An acronym is never in the plural.
        if pair.kind != "acronym" && count(&pair.plural) > count(&pair.singular) {
            assert_eq!(term, pair.plural.to_lowercase());
        } else {
            assert_eq!(term.to_lowercase(), pair.singular.to_lowercase());
        }
    }
}

/// A native reader's choice: a sequence of words has the number in which it is written.
#[test]
fn sequences_of_words_are_shown_as_they_are_most_often_written() {
    let text = "The right to vote is a right. Every right is a right to keep. Civil rights were \
                won. They won civil rights. Nobody loses civil rights. Many deaths followed. More \
                deaths came. Deaths are sad. Two deaths were one too many. The death toll rose. \
                The death toll fell again. The death toll is high.";
    let shown = |settings: &keyweight::Settings| {
        let corpus = keyweight::corpus::Corpus::from_documents([keyweight::corpus::Document::new(
            "a", text,
        )]);
        let options = keyweight::CountOptions::default().word_order(keyweight::WordOrder::Keep);
        let counted = keyweight::count(corpus, settings, &options).unwrap();
        keyweight::Analysis::new(counted, settings)
    };
    let mut settings = keyweight::Preset::Article.settings();
    settings.language = keyweight::LanguageChoice::Fixed(Language::ENGLISH);
    let words = shown(&settings);
    for word in ["right", "deaths"] {
        assert!(words.model().terms().find(word).is_some(), "{word}");
    }
    let options = keyweight::CollocationOptions::default();
    let table = keyweight::tables::Collocations::new(&words, options, keyweight::tables::Top::All);
    let mut written = Vec::new();
    keyweight::write_table(&table, &mut written, &keyweight::WriteOptions::default()).unwrap();
    let written = String::from_utf8(written).unwrap();
    settings.ngrams = "2".parse().unwrap();
    let pairs = shown(&settings);
    settings.ngrams = "1".parse().unwrap();
    settings.phrases = keyweight::PhraseChoice::Auto;
    let phrases = shown(&settings);
    for sequence in ["civil rights", "death toll"] {
        assert!(
            written.contains(&format!("\n{sequence},2,3,1,")),
            "{written}"
        );
        assert!(pairs.model().terms().find(sequence).is_some(), "{sequence}");
    }
    assert!(phrases.model().terms().find("civil rights").is_some());
}
