//! Japanese cut by a dictionary of MeCab, compared with MeCab itself; and dictionaries that are none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keyweight::tokenize::{
    Dictionary, Language, MecabDictionary, MecabFiles, Segmentation, Segmenter,
};
use keyweight::{MecabFolder, Preset};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{counted, inputs, root};

const FILES: [&str; 4] = ["sys.dic", "unk.dic", "matrix.bin", "char.bin"];

/// A small dictionary that MeCab compiled, and from what.
fn oracle(part: &str) -> PathBuf {
    root().join("tests/oracles/mecab").join(part)
}

fn small() -> MecabFolder {
    MecabFolder::open(&oracle("compiled")).unwrap()
}

fn segmenter() -> Segmenter {
    Segmenter::new(Segmentation::default()).with_japanese(small().dictionary())
}

fn words<'t>(segmenter: &Segmenter, language: &str, text: &'t str) -> Vec<&'t str> {
    let mut tokens = Vec::new();
    segmenter.segment_in(language.parse().unwrap(), text, &mut tokens);
    tokens.iter().map(|token| token.surface(text)).collect()
}

#[test]
fn words_are_those_of_mecab() {
    let segmenter = segmenter();
    let mut table = csv::Reader::from_path(root().join("tests/oracles/mecab.csv")).unwrap();
    let mut rows = 0;
    for row in table.records() {
        let row = row.unwrap();
        let expected: Vec<&str> = row[1].split(' ').collect();
        assert_eq!(words(&segmenter, "ja", &row[0]), expected, "{}", &row[0]);
        rows += 1;
    }
    assert_eq!(rows, 121);
}

#[test]
fn what_is_japanese_depends_on_the_language_and_on_kana() {
    let with = segmenter();
    let without = Segmenter::new(Segmentation::default());
    // The dictionary has 東京都 and 京都, what is built in has 東京, 都 and 京都.
    let cities = "東京都京都";
    let own = ["東京都", "京都"];
    let built_in = words(&without, "ja", cities);
    assert_ne!(built_in, own);
    assert_eq!(words(&with, "ja", cities), own);
    for language in ["zh", "en", "und"] {
        assert_eq!(words(&with, language, cities), built_in, "{language}");
    }
    // 1 of 6 characters is kana, then 2.
    assert_ne!(words(&with, "zh", "東京都の京都")[0], "東京都");
    assert_eq!(words(&with, "en", "東京都の京都"), ["東京都", "の", "京都"]);
    assert_eq!(
        words(&with, "zh", "東京都とも行"),
        ["東京都", "と", "も", "行"]
    );
    // Thai is never cut by it, in whatever company.
    assert_eq!(
        words(&with, "ja", "ฉันรักแมว"),
        words(&without, "ja", "ฉันรักแมว")
    );
    assert_eq!(words(&with, "ja", "แมวの"), words(&without, "ja", "แมวの"));
}

#[test]
fn words_of_ones_own_stay_whole_in_japanese() {
    let own = Dictionary::from_lines("own", "京都京都\nアルパカ・東").unwrap();
    let both = segmenter().with_dictionary(&own);
    let text = "東京都に京都京都行く";
    assert_eq!(
        words(&both, "ja", text),
        ["東京都", "に", "京都京都", "行く"]
    );
    assert_eq!(
        words(&both, "ja", "のアルパカ・東と"),
        ["の", "アルパカ・東", "と"]
    );
    // A bracket makes no name of words that the dictionary knows.
    assert_eq!(words(&both, "ja", "「東京行く」"), ["東京", "行く"]);
}

#[test]
fn a_document_in_pieces_is_japanese_in_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let lines = 200_000;
    // The language shows at the beginning alone; texts longer than 4 MB are read in pieces.
    let text =
        "すもももももももものうち、東京都に住む。\n".repeat(40) + &"東京都京都行、\n".repeat(lines);
    assert!(text.len() > 4 << 20);
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    let settings = Preset::Article.settings().with(|settings| {
        settings.mecab = Some(small());
    });
    let counted = counted(&inputs([folder.path()]), &settings);
    let surfaces = counted.counts.surfaces();
    let counts: BTreeMap<&str, u64> = surfaces
        .ids()
        .map(|number| surfaces.text(number))
        .zip(counted.counts.surface_counts().iter().copied())
        .collect();
    assert_eq!(counts["東京都"], lines as u64 + 40);
    assert_eq!(counts["京都"], lines as u64);
    assert_eq!(counts["行"], lines as u64);
    assert_eq!(counts.len(), 10, "{counts:?}");
}

#[test]
fn a_folder_is_known_by_its_files() {
    let folder = small();
    let source = folder.source();
    let files: Vec<(&str, u64)> = source
        .files
        .iter()
        .map(|file| (file.file.as_str(), file.bytes))
        .collect();
    let expected = [
        ("char.bin", 262_336),
        ("matrix.bin", 54),
        ("sys.dic", 6594),
        ("unk.dic", 3266),
    ];
    assert_eq!(files, expected);
    // From `sha256sum tests/oracles/mecab/compiled/matrix.bin`.
    assert_eq!(
        source.files[1].sha256,
        "2a24a525282e11cea6b972440e080ad4887aa493af773ade9550cddb7b0d2c59"
    );
    let shown = serde_json::to_string(&folder).unwrap();
    let again: MecabFolder = serde_json::from_str(&shown).unwrap();
    assert_eq!(again, folder);
    let changed = shown.replace(&source.files[1].sha256, "0");
    let error = serde_json::from_str::<MecabFolder>(&changed).unwrap_err();
    assert!(error.to_string().contains("another one now"), "{error}");
}

/// A copy of the small dictionary.
fn copy() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in FILES {
        fs::copy(oracle("compiled").join(file), folder.path().join(file)).unwrap();
    }
    folder
}

/// Why a folder cannot be opened.
fn refused(folder: &Path) -> String {
    MecabFolder::open(folder).unwrap_err().to_string()
}

#[test]
fn a_folder_without_a_dictionary_says_what_is_missing() {
    for file in FILES {
        let folder = copy();
        fs::remove_file(folder.path().join(file)).unwrap();
        let error = refused(folder.path());
        assert!(error.contains(&format!("it has no {file}")), "{error}");
    }
    let error = refused(&oracle("sources"));
    assert!(error.contains("mecab-dict-index -d SOURCES"), "{error}");
}

#[test]
fn a_file_that_is_cut_short_or_too_long_is_named() {
    for file in FILES {
        let folder = copy();
        let path = folder.path().join(file);
        let whole = fs::read(&path).unwrap();
        let mut lengths: Vec<usize> = (0..whole.len()).step_by(whole.len() / 200 + 1).collect();
        lengths.extend([1, 3, 4, 8, 71, 72, 73, whole.len() - 1]);
        for length in lengths {
            fs::write(&path, &whole[..length.min(whole.len() - 1)]).unwrap();
            let error = refused(folder.path());
            assert!(error.starts_with(&format!("{file} is damaged")), "{error}");
        }
        fs::write(&path, [&whole[..], b"more"].concat()).unwrap();
        let error = refused(folder.path());
        assert!(error.starts_with(&format!("{file} is damaged")), "{error}");
    }
}

#[test]
fn what_does_not_fit_is_told() {
    // (file, where, what is put there, what is said)
    let cases: [(&str, usize, &[u8], &str); 7] = [
        ("sys.dic", 4, &[103], "sys.dic has format 103"),
        (
            "sys.dic",
            40,
            b"EUC-JP\0",
            "sys.dic is encoded in \"EUC-JP\"",
        ),
        (
            "unk.dic",
            16,
            &[9],
            "unk.dic is damaged or not part of a MeCab dictionary: it has 9 right",
        ),
        (
            "matrix.bin",
            0,
            &[0, 0],
            "matrix.bin is damaged or not part of a MeCab dictionary: it is empty",
        ),
        (
            "char.bin",
            0,
            &[19],
            "char.bin is damaged or not part of a MeCab dictionary: it has 19 character categories",
        ),
        (
            "char.bin",
            4,
            b"OTHER\0\0\0",
            "unk.dic is damaged or not part of a MeCab dictionary: it has no entry for the character category \"OTHER\"",
        ),
        (
            "char.bin",
            4 + 6 * 32,
            &[0, 0, 0xff, 0xff],
            "the category of U+0000 does not exist",
        ),
    ];
    for (file, at, bytes, expected) in cases {
        let folder = copy();
        let path = folder.path().join(file);
        let mut changed = fs::read(&path).unwrap();
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        fs::write(&path, changed).unwrap();
        let error = refused(folder.path());
        assert!(error.contains(expected), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_damaged_dictionary_is_refused_or_cuts_somehow(
        file in 0..FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        text in "[すもののうち東京都に行ア々〇ぬ𠮷]{0,30}",
    ) {
        let mut files = FILES.map(|file| fs::read(oracle("compiled").join(file)).unwrap());
        // Nearly all of the characters' table is never looked at.
        let length = files[file].len().min(8_000);
        for (at, byte) in changes {
            let at = at.index(length);
            files[file][at] = byte;
        }
        let [system, unknown, connections, characters] = &files;
        let dictionary = MecabDictionary::read(MecabFiles {
            system: &system[..],
            unknown: &unknown[..],
            connections: &connections[..],
            characters: &characters[..],
        });
        if let Ok(dictionary) = dictionary {
            let segmenter = Segmenter::new(Segmentation::default()).with_japanese(&dictionary);
            let mut tokens = Vec::new();
            segmenter.segment_in(Language::JAPANESE, &text, &mut tokens);
            let surfaces: String = tokens.iter().map(|token| token.surface(&text)).collect();
            prop_assert_eq!(surfaces, text);
        }
    }
}
