//! Encodings that are guessed, given, or mixed in one table.

use super::{Folder, Options};
use crate::TextEncoding;

fn encoding(name: &str) -> TextEncoding {
    TextEncoding::named(name).unwrap()
}

#[test]
fn a_guess_is_a_notice_and_ascii_needs_no_notice() {
    let folder = Folder::new(&[
        ("ascii.txt", b"The firm paid 5m for it."),
        ("page.txt", b"The firm paid \xA35m for it."),
        ("table.csv", b"id,text\n1,The firm paid \xA35m.\n"),
    ]);
    let read = folder.read(&[""]);
    let texts = [
        "The firm paid 5m for it.",
        "The firm paid £5m for it.",
        "The firm paid £5m.",
    ];
    assert_eq!(read.texts(), texts);
    let guess = "read as windows-1252, a guess (likely); --encoding NAME overrides";
    assert_eq!(
        read.notices(),
        [format!("page.txt: {guess}"), format!("table.csv: {guess}")]
    );
}

#[test]
fn a_given_encoding_is_used_unless_there_is_a_mark() {
    let folder = Folder::new(&[
        ("marked.txt", "\u{FEFF}Łódź".as_bytes()),
        ("page.txt", b"\xA3\xF3d\x9F"),
        ("table.csv", b"text\n\xA3\xF3d\x9F\n"),
    ]);
    let options = || Options::default().encoding(encoding("windows-1250"));
    let names = ["marked.txt", "page.txt", "table.csv", "-"];
    let inputs = [crate::Input::Stdin];
    let read = folder.open(&names[..3], options()).unwrap();
    assert_eq!(read.texts(), ["Łódź"; 3]);
    assert_eq!(read.notices(), [""; 0]);
    assert_eq!(read.input("marked.txt").encoding, "UTF-8");
    let read = super::read(&inputs, options(), b"\xA3\xF3d\x9F").unwrap();
    assert_eq!(read.texts(), ["Łódź"]);
}

#[test]
fn bytes_that_a_given_encoding_does_not_allow_are_replaced_with_a_notice() {
    let folder = Folder::new(&[("a.txt", b"caf\xE9 b"), ("b.csv", b"text\ncaf\xE9 b\n")]);
    let options = Options::default().encoding(TextEncoding::UTF_8);
    let read = folder.open(&[""], options).unwrap();
    assert_eq!(read.texts(), ["caf\u{FFFD} b"; 2]);
    let notices = read.notices();
    assert!(
        notices[0].starts_with("a.txt: 1 byte is not valid UTF-8"),
        "{notices:?}"
    );
    assert!(
        notices[1].starts_with("b.csv: some bytes are not valid UTF-8"),
        "{notices:?}"
    );
}

#[test]
fn a_binary_file_is_refused_in_any_given_encoding() {
    let folder = Folder::new(&[("a.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01")]);
    let read = folder
        .open(&[""], Options::default().encoding(encoding("latin1")))
        .unwrap();
    assert_eq!(read.skipped().len(), 1);
}

#[test]
fn a_metadata_table_gives_the_encodings_of_single_texts() {
    let folder = Folder::new(&[
        ("a.txt", b"\xA3\xF3d\x9F"),
        ("b.txt", b"caf\x82"),
        ("c.txt", b"a caf\xE9"),
        (
            "metadata.csv",
            b"id,encoding\na,cp1250\nb,cp850\nc,klingon\n",
        ),
    ]);
    let read = folder
        .open(&[""], Options::default().encoding(encoding("latin1")))
        .unwrap();
    assert_eq!(read.texts(), ["Łódź", "café", "a café"]);
    assert_eq!(read.input("b.txt").encoding, "IBM850");
    assert_eq!(read.documents[0].metadata.get("encoding"), Some("cp1250"));
    assert!(read.notices()[0].contains("line 4 has the unknown encoding \"klingon\""));
}

#[test]
fn rows_in_utf8_are_kept_in_a_table_in_another_encoding() {
    let table = b"id,text\n1,caf\xE9 ferm\xE9\n2,caf\xC3\xA9 ferm\xC3\xA9\n";
    let folder = Folder::new(&[("a.csv", table)]);
    let read = folder.read(&["a.csv"]);
    assert_eq!(read.texts(), ["café fermé"; 2]);
    let different = "rows are in different encodings: some are UTF-8, the first in line 3";
    assert!(read.notices().contains(&format!("a.csv: {different}")));
}

#[test]
fn a_stray_nul_does_not_make_a_text_utf16() {
    let text = "Правительство объявило\0 о новых тарифах на полупроводники";
    let bytes = encoding_rs::WINDOWS_1251.encode(text).0;
    let with_lines = encoding_rs::WINDOWS_1251
        .encode("Первая строка\r\nВторая\0строка\r\n")
        .0;
    let folder = Folder::new(&[
        ("a.txt", &bytes),
        ("b.txt", &with_lines),
        ("c.csv", b"text\ncaf\xE9\0 ferm\xE9\n"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(
        read.texts(),
        [text, "Первая строка\r\nВторая\0строка\r\n", "café\0 fermé"]
    );
    assert_eq!(read.input("a.txt").encoding, "windows-1251");
}
