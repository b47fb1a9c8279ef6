//! Any bytes in any file give a report, and nothing is dropped silently.

use std::fs;

use keyweight::{
    Analysis, CountOptions, CountSources, Preset, Settings, count_with_parts, write_part,
};
use proptest::prelude::*;

use crate::support::{PRESETS, analysis, counted, inputs, report};

/// Writes one file of that name, makes the report, and checks that the file is accounted for.
fn check(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    for preset in PRESETS {
        let analysis = analysis(&inputs([folder.path()]), &preset.settings());
        let input = analysis
            .inputs()
            .iter()
            .find(|input| input.path.ends_with(name));
        let read = input.is_some_and(|input| input.documents > 0);
        let skipped = analysis
            .skipped()
            .iter()
            .any(|skipped| skipped.path.ends_with(name));
        // A table that has only a header loses nothing; there is a notice.
        let remarked = input.is_some()
            && analysis
                .notices()
                .iter()
                .any(|notice| notice.path.ends_with(name));
        assert!(
            read || skipped || remarked,
            "{name} of {} bytes is neither read nor skipped nor in a notice",
            bytes.len()
        );
        assert_eq!(
            read,
            !analysis.documents().is_empty(),
            "{name}: its documents are not those that were counted"
        );
        let files = report(&analysis);
        for (file, content) in &files {
            assert!(std::str::from_utf8(content).is_ok(), "{file} is UTF-8");
        }
        let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        assert_eq!(
            manifest["counts"]["documents"],
            analysis.documents().len(),
            "{name}: the manifest counts the documents"
        );
    }
}

/// Random bytes, and bytes as in files: text, tables and their errors.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let parts: &[&[u8]] = &[
        b"id",
        b"text",
        b"title",
        b",",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\n",
        b"\r\n",
        b"\"",
        b"\"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"\\u",
        b"{\"text\":\"words here\"}\n",
        b"null",
        b"a,b\n",
        b"text\nwords and words\n",
        b"=1+1",
        b"\0",
        b"\xff",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xe9",
        b"\xe5\x8d\x8a",
        b"\x80",
        b"\x1f\x8b",
        b" ",
        b"the US",
        b"\x1a",
        b"\x28\xb5\x2f\xfd",
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        prop::collection::vec(prop::sample::select(parts), 0..30).prop_map(|parts| parts.concat()),
        any::<String>().prop_map(String::into_bytes),
    ]
}

/// Reads `bytes` as a file of counts beside another one, and checks that it is accounted for.
fn check_part(bytes: &[u8], settings: &Settings) {
    let folder = tempfile::tempdir().unwrap();
    let parts = ["any.kwc", "good.kwc"].map(|name| folder.path().join(name));
    fs::write(&parts[0], bytes).unwrap();
    fs::write(&parts[1], good_part(settings)).unwrap();
    let sources = CountSources::default().parts(parts);
    let counted = count_with_parts(sources, settings, &CountOptions::default()).unwrap();
    let skipped: Vec<&str> = counted
        .skipped
        .iter()
        .filter_map(|skipped| skipped.path.rsplit('/').next())
        .collect();
    let whole = counted.documents.len() == 2;
    assert!(whole || counted.documents.len() == 1);
    assert_eq!(skipped, if whole { &[][..] } else { &["any.kwc"] });
    report(&Analysis::new(counted, settings));
}

/// A file of counts of one text.
fn good_part(settings: &Settings) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    fs::write(&text, "The US signs a chip agreement with Taiwan.").unwrap();
    let mut bytes = Vec::new();
    write_part(&counted(&inputs([text]), settings), settings, &mut bytes).unwrap();
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn any_bytes_are_a_text_or_skipped(bytes in any_bytes()) {
        check("a.txt", &bytes);
    }

    #[test]
    fn any_bytes_are_a_table_or_skipped(bytes in any_bytes()) {
        check("a.csv", &bytes);
        check("a.tsv", &bytes);
    }

    #[test]
    fn any_bytes_are_json_or_skipped(bytes in any_bytes()) {
        check("a.jsonl", &bytes);
        check("a.json", &bytes);
    }

    #[test]
    fn any_bytes_are_a_compressed_text_or_skipped(bytes in any_bytes()) {
        check("a.txt.gz", &bytes);
        check("a.txt.zst", &bytes);
    }

    #[test]
    fn compressed_bytes_are_read_or_skipped(bytes in any_bytes(), cut in 0_usize..400) {
        let packed = gzip(&bytes);
        check("a.txt.gz", &packed);
        check("a.csv.gz", &packed);
        check("a.jsonl.gz", &packed[..cut.min(packed.len())]);
    }

    #[test]
    fn any_bytes_are_not_a_file_of_counts(bytes in any_bytes(), beginning in 0_usize..40) {
        let settings = Preset::Article.settings();
        check_part(&bytes, &settings);
        let good = good_part(&settings);
        check_part(&[&good[..beginning], &bytes].concat(), &settings);
    }

    #[test]
    fn a_changed_file_of_counts_is_skipped_as_a_whole(place in 0_usize..400, mask in 1_u8..) {
        let settings = Preset::Unicode.settings();
        let mut bytes = good_part(&settings);
        let place = place % bytes.len();
        bytes[place] ^= mask;
        check_part(&bytes, &settings);
        check_part(&bytes[..place], &settings);
    }

    #[test]
    fn broken_metadata_beside_a_text_do_not_affect_it(bytes in any_bytes()) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "Chips and tariffs.").unwrap();
        fs::write(folder.path().join("metadata.csv"), &bytes).unwrap();
        let analysis = analysis(&inputs([folder.path()]), &Preset::Article.settings());
        let ids: Vec<&str> = analysis.documents().iter().map(|document| document.id.as_str()).collect();
        prop_assert_eq!(ids, ["a.txt"]);
        let known = analysis.inputs().iter().map(|input| &input.path);
        let known = known.chain(analysis.skipped().iter().map(|skipped| &skipped.path));
        prop_assert!(known.into_iter().any(|path| path.ends_with("metadata.csv")));
        report(&analysis);
    }
}

#[test]
fn a_good_article_among_bad_files_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("good.txt", b"The US signs a chip agreement with Taiwan.");
    write("empty.txt", b"");
    // The beginning of a 64-bit program.
    write(
        "binary.txt",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0",
    );
    write("image.png", b"\x89PNG");
    write("broken.jsonl", b"{\"text\": \"fine words\"}\n{\"text\": \n");
    write("nothing.csv", b"a,b\n1,2\n");
    let analysis = analysis(&inputs([folder.path()]), &Preset::Article.settings());
    let ids: Vec<&str> = analysis
        .documents()
        .iter()
        .map(|document| document.id.as_str())
        .collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
    assert!(ids.contains(&"good.txt"), "{ids:?}");
    let skipped: Vec<&str> = analysis
        .skipped()
        .iter()
        .filter_map(|skipped| skipped.path.rsplit('/').next())
        .collect();
    assert_eq!(
        skipped,
        [
            "binary.txt",
            "broken.jsonl",
            "empty.txt",
            "image.png",
            "nothing.csv"
        ]
    );
}

/// `bytes` as a gzip file with one stored block (RFC 1951, 3.2.4; RFC 1952).
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1];
    packed.extend(length.to_le_bytes());
    packed.extend((!length).to_le_bytes());
    packed.extend(bytes);
    packed.extend(crc32(bytes).to_le_bytes());
    packed.extend(u32::from(length).to_le_bytes());
    packed
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[test]
fn a_compressed_text_is_decompressed() {
    // The check value of the CRC catalogue.
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt.gz"), gzip(b"Taiwan Taiwan")).unwrap();
    let analysis = analysis(&inputs([folder.path()]), &Preset::Article.settings());
    let terms: Vec<&str> = analysis.matrix().terms().iter().collect();
    assert_eq!(terms, ["taiwan"]);
    assert_eq!(analysis.tally().counts, [2]);
}
