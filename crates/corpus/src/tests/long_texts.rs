//! Long texts, which come in pieces.

use encoding_rs::{ISO_2022_JP, SHIFT_JIS, WINDOWS_1252};

use super::*;
use crate::bytes::compression::tests::gzip;
use crate::bytes::origin::Origin;
use crate::formats::document_file::{Description, DocumentFile};
use crate::kind::DocumentFormat;
use crate::{Fingerprint, Format, Loaded, Metadata, open, title};

const MB: usize = 1 << 20;

/// Some megabytes of paragraphs.
fn paragraphs(paragraph: &str) -> String {
    let paragraph = format!("{paragraph}\n\n");
    paragraph.repeat(5 * MB / paragraph.len())
}

fn pieces(folder: &Folder, name: &str) -> Vec<Pending> {
    let corpus = open(&[Input::Path(folder.path(name))], Options::default()).unwrap();
    corpus.map(Result::unwrap).collect()
}

#[test]
fn a_long_text_comes_in_pieces_from_any_input() {
    let text = paragraphs("A title, and \"words\" of an article on 半導體.");
    let quoted = text.replace('"', "\"\"");
    let row = format!("id,text,x\n1,short,a\n2,\"{quoted}\",b\n3,short,c\n");
    let line = serde_json::json!({"id": "2", "text": text, "x": "b"});
    let folder = Folder::new(&[
        ("a.txt", text.as_bytes()),
        ("b.csv", row.as_bytes()),
        ("c.jsonl", line.to_string().as_bytes()),
        ("d.txt.gz", &gzip(text.as_bytes())),
        (
            "e.txt.zst",
            &zstd::bulk::compress(text.as_bytes(), 3).unwrap(),
        ),
        ("f.txt", &gzip(text.as_bytes())),
    ]);
    for (name, id) in [
        ("a.txt", "a.txt"),
        ("b.csv", "2"),
        ("c.jsonl", "2"),
        ("d.txt.gz", "d.txt.gz"),
        ("e.txt.zst", "e.txt.zst"),
    ] {
        let pieces = pieces(&folder, name);
        let indices: Vec<u32> = pieces.iter().map(Pending::piece_index).collect();
        let skip = usize::from(name == "b.csv");
        assert!(
            indices[skip..].starts_with(&[0, 1, 2, 3, 4]),
            "{name}: {indices:?}"
        );
        let read = folder.read(&[name]);
        let document = &read.documents[skip];
        assert!(document.text == text, "{name}");
        assert_eq!(document.id, id);
        assert_eq!(
            document.title,
            "A title, and \"words\" of an article on 半導體."
        );
        assert_eq!(document.metadata.get("x").unwrap_or("b"), "b");
        assert_eq!(read.input(name).documents, read.documents.len() as u64);
        for pending in pieces {
            let is_last = pending.piece_index() == 5;
            let text = pending.load().unwrap().document.text;
            assert!(text.len() <= MB);
            assert!(is_last || text == "short" || text.len() > MB / 2, "{name}");
            assert!(text == "short" || text.ends_with(".\n\n"), "{name}");
        }
    }
    let read = folder
        .open_with(&["-"], Options::default(), text.as_bytes())
        .unwrap();
    assert!(read.texts() == [text.as_str()]);
    // The file is so small that its size is not examined: it is one piece.
    assert_eq!(pieces(&folder, "f.txt").len(), 1);
    assert!(folder.read(&["f.txt"]).texts() == [text.as_str()]);
}

#[test]
fn the_bytes_of_the_pieces_are_those_of_the_file() {
    let text = paragraphs("Wörter.");
    let packed = gzip(text.as_bytes());
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let row = format!("text\n\"{text}\"\n");
    let folder = Folder::new(&[
        ("a.txt", text.as_bytes()),
        ("b.txt.gz", &packed),
        ("c.txt", &wide),
        ("d.csv", row.as_bytes()),
    ]);
    for (name, bytes) in [
        ("a.txt", text.len()),
        ("b.txt.gz", packed.len()),
        ("c.txt", wide.len()),
        ("d.csv", text.len()),
    ] {
        let pieces = pieces(&folder, name);
        assert_eq!(
            pieces.iter().map(Pending::bytes).sum::<u64>(),
            bytes as u64,
            "{name}"
        );
        let ordinals: Vec<u64> = pieces.iter().map(Pending::ordinal).collect();
        assert_eq!(ordinals, (0..pieces.len() as u64).collect::<Vec<_>>());
    }
}

/// Reads bytes as a file that is held whole.
fn read_whole(bytes: &[u8]) -> Result<Loaded, Skipped> {
    let stream = Box::new(Cursor::new(bytes.to_vec()));
    let file = DocumentFile {
        source: Origin::Stream(stream).repeatable(None),
        bytes: 0,
        fingerprint: Fingerprint::Sha256,
        encoding: None,
        description: Description {
            format: DocumentFormat::PlainText,
            shown: "a.txt".to_owned(),
            id: "a.txt".to_owned(),
            title: None,
            metadata: Metadata::default(),
        },
    };
    file.load()
}

/// Reads bytes as a long file, plain and compressed, as standard input, and as a file that is held whole.
fn is_read_the_same(case: &str, bytes: &[u8]) {
    assert!(bytes.len() > 4 * MB, "{case} is too short to be streamed");
    let packed = zstd::bulk::compress(bytes, 1).unwrap();
    let folder = Folder::new(&[("a.txt", bytes), ("a.txt.zst", &packed)]);
    let expected = read_whole(bytes);
    for name in ["a.txt", "a.txt.zst", "-"] {
        let options = Options::default().fingerprint(Fingerprint::Sha256);
        let read = folder.open_with(&[name], options, bytes).unwrap();
        let is_packed = name == "a.txt.zst";
        compare(&format!("{case}, {name}"), read, &expected, is_packed);
    }
}

fn compare(case: &str, mut read: Read, expected: &Result<Loaded, Skipped>, is_packed: bool) {
    match expected {
        Err(skipped) => {
            assert_eq!(read.skipped.len(), 1, "{case}");
            assert_eq!(read.skipped[0].reason, skipped.reason, "{case}");
            assert!(read.documents.is_empty(), "{case}");
        }
        Ok(expected) => {
            read.documents[0].id.clone_from(&expected.document.id);
            assert!(
                read.documents.len() == 1 && read.documents[0] == expected.document,
                "{case}"
            );
            let document = &read.documents[0];
            assert_eq!(document.title, title::title(&document.text), "{case}");
            let (mut input, expected_input) =
                (read.inputs[0].clone(), expected.input.clone().unwrap());
            input.path.clone_from(&expected_input.path);
            if is_packed {
                assert_ne!(input.sha256, expected_input.sha256, "{case}");
                input.bytes = expected_input.bytes;
                input.sha256.clone_from(&expected_input.sha256);
            }
            assert_eq!(input, expected_input, "{case}");
            let messages = |notices: &[Notice]| -> Vec<String> {
                notices
                    .iter()
                    .map(|notice| notice.message.clone())
                    .collect()
            };
            assert_eq!(
                messages(&read.notices),
                messages(&expected.notices),
                "{case}"
            );
        }
    }
}

#[test]
fn a_long_file_is_read_as_if_it_were_held_whole() {
    let text = paragraphs("Zürich – déjà vu, 半導體 and 🙂 words.");
    let utf8 = text.as_bytes();
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    let mark = "\u{FEFF}".as_bytes();
    let ascii = paragraphs("Words of an article, and nothing but words.");
    let dashes = "---\n\n".repeat(MB);
    let cases: [(&str, Vec<u8>); 16] = [
        ("UTF-8", utf8.to_vec()),
        ("a mark", [mark, utf8].concat()),
        (
            "a mark and bad bytes",
            [mark, utf8, b"\xFF\xFF", utf8].concat(),
        ),
        (
            "a bad byte at the end",
            [utf8, b"\xFF word \xE5\x8D"].concat(),
        ),
        (
            "nothing but bad bytes",
            [b"a ".as_slice(), &vec![0xFF; 5 * MB]].concat(),
        ),
        ("UTF-16LE", wide(u16::to_le_bytes)),
        (
            "UTF-16BE with a mark",
            [b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat(),
        ),
        (
            "half a unit at the end",
            [wide(u16::to_le_bytes), b"a".to_vec()].concat(),
        ),
        (
            "half a surrogate pair at the end",
            [
                b"\xFF\xFE".to_vec(),
                wide(u16::to_le_bytes),
                b"\0\xD8".to_vec(),
            ]
            .concat(),
        ),
        ("UTF-32", [b"\xFF\xFE\0\0", utf8].concat()),
        ("NULs in UTF-8", [&b"\0".repeat(MB / 100), utf8].concat()),
        (
            "NULs at the end",
            [utf8, &b"\0".repeat(9_000), b"\xFF"].concat(),
        ),
        ("control characters", [&b"\x01ab".repeat(MB), utf8].concat()),
        ("white space", b" \n\t".repeat(2 * MB)),
        (
            "a late title",
            [dashes.as_bytes(), b" # A *title* # \n", utf8].concat(),
        ),
        ("no title", dashes.into_bytes()),
    ];
    for (case, bytes) in &cases {
        is_read_the_same(case, bytes);
    }
    let line = "word ".repeat(MB);
    is_read_the_same("one line", format!("# {line}").as_bytes());
    is_read_the_same(
        "a binary file with late NULs",
        &[ascii.as_bytes(), b"\xE9\0"].concat(),
    );
    is_read_the_same(
        "terminal output",
        &[ascii.as_bytes(), b"\x1B[1mbold"].concat(),
    );
}

#[test]
fn a_long_file_in_an_old_encoding_is_read_as_if_it_were_held_whole() {
    let japanese = "日本の半導体産業は、世界の供給網において重要な役割を果たしている。\n";
    let french = "Le café près de l’hôtel “Élysée” – déjà fermé à l’été.\n";
    // Most of it is ASCII, which is decoded at once; the rest spans several blocks.
    let ascii = b"Words.\n".repeat(MB / 2);
    for (text, encoding) in [
        (french, WINDOWS_1252),
        (japanese, SHIFT_JIS),
        (japanese, ISO_2022_JP),
    ] {
        let text = encoding.encode(text).0;
        let bytes = text.repeat(MB * 3 / 2 / text.len());
        is_read_the_same(encoding.name(), &[&ascii, bytes.as_slice()].concat());
        is_read_the_same(
            encoding.name(),
            &[&bytes, ascii.as_slice(), b"\x81"].concat(),
        );
    }
}

#[test]
fn a_long_file_that_shrinks_between_its_pieces_fails_in_a_later_piece() {
    let text = paragraphs("Words.");
    let folder = Folder::new(&[("a.txt", text.as_bytes()), ("b.txt", b"after")]);
    let mut corpus = open(&[Input::Path(folder.path(""))], Options::default()).unwrap();
    let first = corpus.next().unwrap().unwrap();
    assert_eq!(first.piece_index(), 0);
    assert!(text.starts_with(&first.load().unwrap().document.text));
    let file = fs::OpenOptions::new()
        .write(true)
        .open(folder.path("a.txt"))
        .unwrap();
    file.set_len(2 * MB as u64 + 5).unwrap();
    let rest: Vec<Pending> = corpus.map(Result::unwrap).collect();
    let indices: Vec<u32> = rest.iter().map(Pending::piece_index).collect();
    assert_eq!(indices.first(), Some(&1));
    assert_eq!(indices.last(), Some(&0));
    let mut loaded: Vec<_> = rest.into_iter().map(Pending::load).collect();
    assert_eq!(loaded.pop().unwrap().unwrap().document.text, "after");
    let failed = loaded.pop().unwrap().unwrap_err();
    assert!(
        failed
            .to_string()
            .ends_with("a.txt: cannot be read: the file became shorter while it was read"),
        "{failed}"
    );
    assert!(loaded.iter().all(Result::is_ok));
}

#[test]
fn bytes_added_to_a_long_file_between_its_pieces_are_not_read() {
    let text = paragraphs("Words.");
    let folder = Folder::new(&[("a.txt", text.as_bytes())]);
    let mut corpus = open(&[Input::Path(folder.path(""))], Options::default()).unwrap();
    let mut read = corpus
        .next()
        .unwrap()
        .unwrap()
        .load()
        .unwrap()
        .document
        .text;
    let mut file = fs::OpenOptions::new()
        .append(true)
        .open(folder.path("a.txt"))
        .unwrap();
    std::io::Write::write_all(&mut file, b"And more.").unwrap();
    for piece in corpus {
        read.push_str(&piece.unwrap().load().unwrap().document.text);
    }
    assert!(read == text);
}

#[test]
fn a_truncated_long_archive_is_reported() {
    let words: Vec<String> = (0..MB as u64)
        .map(|word| format!("{:x} ", word * 7919))
        .collect();
    let packed = gzip(words.concat().as_bytes());
    let folder = Folder::new(&[("a.txt.gz", &packed[..packed.len() - 100])]);
    let read = folder.read(&["a.txt.gz"]);
    assert_eq!(
        read.skipped(),
        ["a.txt.gz: cannot be decompressed as gzip: the file is truncated"]
    );
}

#[test]
fn a_row_of_a_hundred_megabytes_is_read() {
    let text = paragraphs("Words, of an article.").repeat(20);
    let row = format!("id,text\n1,\"{text}\"\n2,b\n");
    let options = Options::default().format(Format::Csv);
    let read = read(&[Input::Stdin], options, row.as_bytes()).unwrap();
    assert!(read.texts() == [text.as_str(), "b"]);
}
