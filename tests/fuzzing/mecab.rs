//! The files of a MeCab dictionary are damaged, or a dictionary that cuts any text the same way each
//! time.

use keyweight::tokenize::{
    Language, MecabDictionary, MecabError, MecabFiles, Segmentation, Segmenter,
};

use super::blocks::Blocks;
use super::edits::edit;

/// A small dictionary that MeCab compiled.
const GOOD: [&[u8]; 4] = [
    include_bytes!("../oracles/mecab/compiled/sys.dic"),
    include_bytes!("../oracles/mecab/compiled/unk.dic"),
    include_bytes!("../oracles/mecab/compiled/matrix.bin"),
    include_bytes!("../oracles/mecab/compiled/char.bin"),
];

pub(crate) fn check(bytes: &[u8]) {
    let mut files: Vec<Vec<u8>> = GOOD.iter().map(|file| file.to_vec()).collect();
    let rest = edit(&mut files, bytes);
    let text = format!(
        "すもももももももものうち。{}東京都",
        String::from_utf8_lossy(rest)
    );
    let found = read(&files, usize::MAX).map(|dictionary| words(&dictionary, &text));
    let again = read(&files, 1000).map(|dictionary| words(&dictionary, &text));
    match (found, again) {
        (Ok(found), Ok(again)) => assert_eq!(found, again),
        (Err(found), Err(again)) => {
            let message = found.to_string();
            assert_eq!(message, again.to_string());
            assert!(!matches!(found, MecabError::Read { .. }), "{message}");
        }
        (found, again) => panic!("{found:?} in one block, {again:?} in several"),
    }
}

fn read(files: &[Vec<u8>], block: usize) -> Result<MecabDictionary, MecabError> {
    let file = |number| {
        let bytes = files.get(number).map_or(&[][..], Vec::as_slice);
        Blocks::new(bytes, block)
    };
    MecabDictionary::read(MecabFiles {
        system: file(0),
        unknown: file(1),
        connections: file(2),
        characters: file(3),
    })
}

/// Where words are.
fn words(dictionary: &MecabDictionary, text: &str) -> Vec<(usize, usize)> {
    let segmenter = Segmenter::new(Segmentation::default()).with_japanese(dictionary);
    let japanese: Language = "ja".parse().expect("it is a code");
    let text = segmenter.prepare(text);
    let mut tokens = Vec::new();
    segmenter.segment_in(japanese, &text, &mut tokens);
    let mut end = 0;
    for token in &tokens {
        assert!(end <= token.start && !token.surface(&text).is_empty());
        end = token.end;
    }
    tokens
        .iter()
        .map(|token| (token.start, token.end))
        .collect()
}
