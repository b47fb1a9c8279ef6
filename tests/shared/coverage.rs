//! Every letter and digit of every text is in a surface of its lexicon.

use std::path::Path;

use keyweight::corpus::{Corpus, Input, Options, open};
use keyweight::{Analysis, CountOptions, count};

use crate::letters::assert_listed;
use crate::support::PRESETS;

/// The folders with texts.
const FOLDERS: [&str; 5] = ["corpora", "seeds", "ud", "keywords", "badtext"];

fn corpus(folder: &Path) -> Corpus {
    open(&[Input::Path(folder.into())], Options::default()).unwrap()
}

#[test]
fn the_lexicon_of_every_corpus_lists_every_letter_and_digit() {
    for folder in FOLDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../shared")
            .join(folder);
        // What cannot be read is no document.
        let loaded = corpus(&folder).filter_map(|document| document.ok()?.load().ok());
        let texts: Vec<String> = loaded.map(|loaded| loaded.document.text).collect();
        assert!(!texts.is_empty(), "{} has no texts", folder.display());
        for preset in PRESETS {
            let settings = preset.settings();
            let counted = count(corpus(&folder), &settings, &CountOptions::default()).unwrap();
            let texts = texts.iter().map(String::as_str);
            assert_listed(texts, &settings, &Analysis::new(counted, &settings));
        }
    }
}
