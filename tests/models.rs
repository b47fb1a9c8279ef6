//! A model that is serialized and read back weighs rows as before.

use keyweight::{Analysis, Model, Preset, Settings};

use crate::support::{counted_in_order, inputs, root};

fn analysis(settings: &Settings) -> Analysis {
    let inputs = inputs([root().join("seeds")]);
    Analysis::new(counted_in_order(&inputs, settings), settings)
}

fn read_back(model: &Model) -> Model {
    let json = serde_json::to_string(model).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn is_same(model: &Model) {
    let read = read_back(model);
    assert_eq!(read.terms(), model.terms());
    assert_eq!(read.lexicon(), model.lexicon());
    assert_eq!(read.words().surfaces(), model.words().surfaces());
    assert_eq!(read.words().counts(), model.words().counts());
    assert_eq!(read.tally(), model.tally());
    assert_eq!(read.weights(), model.weights());
    assert_eq!(read.dropped(), model.dropped());
    assert_eq!(read.stop_lists(), model.stop_lists());
    assert_eq!(read.settings(), model.settings());
    assert_eq!((read.rows(), read.tokens()), (model.rows(), model.tokens()));
}

#[test]
fn models_of_words_ngrams_phrases_and_groups_read_back() {
    let words = Preset::Article.settings();
    let mut ngrams = Preset::Unicode.settings();
    ngrams.ngrams = "1..2".parse().unwrap();
    let mut phrases = Preset::Article.settings();
    phrases.phrases = keyweight::PhraseChoice::Auto;
    for settings in [words, ngrams, phrases] {
        let analysis = analysis(&settings);
        is_same(analysis.model());
        is_same(analysis.by("folder").unwrap().analysis.model());
    }
}

#[test]
fn a_model_with_impossible_numbers_is_refused() {
    let analysis = analysis(&Preset::Article.settings());
    let json = serde_json::to_value(&**analysis.model()).unwrap();
    let damages: [(&str, serde_json::Value); 4] = [
        ("number", 0.into()),
        ("counts", serde_json::json!([1])),
        ("losses", serde_json::json!([])),
        ("settings", "{}".into()),
    ];
    for (field, value) in damages {
        let mut broken = json.clone();
        broken[field] = value;
        assert!(serde_json::from_value::<Model>(broken).is_err(), "{field}");
    }
}
