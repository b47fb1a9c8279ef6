//! Properties of any input.

use proptest::collection::vec;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::bytes::compression::tests::gzip;
use crate::{Fingerprint, Format};

/// Bytes similar to a table, so that more than the first check is reached.
fn almost_a_table() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        Just(&b"text"[..]),
        Just(&b"id"[..]),
        Just(&b","[..]),
        Just(&b"\""[..]),
        Just(&b"\n"[..]),
        Just(&b"\r\n"[..]),
        Just(&b"{\"text\":"[..]),
        Just(&b"[{\"text\":"[..]),
        Just(&b"]"[..]),
        Just(&b"}"[..]),
        Just(&b"\xE9"[..]),
        Just(&b"\0"[..]),
        Just("半".as_bytes()),
        Just(&b"\xFF\xFE"[..]),
    ];
    vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![vec(any::<u8>(), 0..400), almost_a_table()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_or_skipped(bytes in any_bytes()) {
        let cut = gzip(&bytes);
        for format in [Format::Text, Format::Csv, Format::Tsv, Format::JsonLines, Format::Json] {
            let options = Options::default().format(format).fingerprint(Fingerprint::Sha256);
            for stdin in [&bytes, &cut, &cut[..cut.len() - 5]] {
                let read = read(&[Input::Stdin], options.clone(), stdin).unwrap();
                prop_assert!(read.documents.len() + read.skipped.len() + read.notices.len() > 0);
                for document in &read.documents {
                    prop_assert!(!document.id.is_empty() && !document.text.trim().is_empty());
                }
            }
        }
    }

    #[test]
    fn any_metadata_is_used_or_refused(bytes in any_bytes()) {
        let folder = Folder::new(&[("metadata.csv", &bytes), ("text.txt", b"words")]);
        let read = folder.read(&[""]);
        prop_assert_eq!(read.ids(), ["text.txt"]);
    }

    #[test]
    fn a_text_in_utf8_comes_back_unchanged(text in "[^\\p{Cc}\u{FEFF}][\\PC\n\t]{0,200}") {
        prop_assume!(!text.trim().is_empty());
        let read = read(&[Input::Stdin], Options::default(), text.as_bytes()).unwrap();
        prop_assert_eq!(read.texts(), [text.as_str()]);
    }

    #[test]
    fn texts_of_a_table_come_back_unchanged_and_fields_composed(
        rows in vec(("[\\PC\n]{0,20}", "\\PC{1,20}x"), 1..8)
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["field", "text"]).unwrap();
        for (field, text) in &rows {
            writer.write_record([field, text]).unwrap();
        }
        let table = writer.into_inner().unwrap();
        let options = Options::default().format(Format::Csv);
        let read = read(&[Input::Stdin], options, &table).unwrap();
        let back: Vec<_> = read
            .documents
            .iter()
            .map(|row| (row.metadata.get("field").unwrap().to_owned(), row.text.clone()))
            .collect();
        let composed = |(field, text): (String, String)| (field.nfc().collect::<String>(), text);
        let expected: Vec<_> = rows.into_iter().map(composed).collect();
        prop_assert_eq!(back, expected);
    }
}
