//! Texts whose length is not known before they are read: compressed ones and standard input.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::bytes::compression::tests::{gzip, zstd};
use crate::{KeptInput, open, open_kept};

const MB: usize = 1 << 20;

/// An endless stream of one byte that counts what is read of it.
struct Endless {
    byte: u8,
    read: Arc<AtomicU64>,
    /// Then it ends.
    most: u64,
}

impl io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let before = self.read.fetch_add(buffer.len() as u64, Ordering::Relaxed);
        assert!(before < self.most, "more than {} bytes are read", self.most);
        buffer.fill(self.byte);
        Ok(buffer.len())
    }
}

/// Zeros, compressed.
fn packed_zeros(megabytes: usize) -> Vec<u8> {
    let zeros = vec![0; MB];
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..megabytes {
        io::Write::write_all(&mut encoder, &zeros).unwrap();
    }
    encoder.finish().unwrap()
}

fn words(length: usize) -> String {
    let words = (0..).map(|word: u64| format!("word{:x}\n", word * 7919 % 50_021));
    let mut text = String::new();
    for word in words {
        text.push_str(&word);
        if text.len() >= length {
            break;
        }
    }
    text
}

#[test]
fn an_endless_binary_stream_is_refused_by_its_beginning() {
    let read = Arc::new(AtomicU64::new(0));
    let stream = Endless {
        byte: 0,
        read: Arc::clone(&read),
        most: 16 * MB as u64,
    };
    let folder = tempfile::tempdir().unwrap();
    let options = Options::default().temp_dir(folder.path());
    let corpus = open_with(&[Input::Stdin], options, Box::new(stream)).unwrap();
    let read = read_corpus(corpus);
    assert_eq!(
        read.skipped(),
        ["stdin: looks like a binary file, not text (NUL byte at offset 0)"]
    );
}

#[test]
fn zeros_are_refused_however_they_are_compressed() {
    let zeros = packed_zeros(100);
    let folder = Folder::new(&[
        ("a.txt.gz", &zeros),
        ("b.txt.gz", &[gzip(b"Words."), zeros.clone()].concat()),
        ("c.txt.zst", &zstd(&vec![0; 20 * MB])),
        ("d.csv.gz", &zeros),
        ("e.json.gz", &zeros),
    ]);
    let read = folder.read(&[""]);
    assert!(read.documents.is_empty());
    let refused = read.skipped();
    assert_eq!(refused.len(), 5);
    for (message, name) in refused.iter().zip(["a.txt.gz", "b.txt.gz", "c", "d", "e"]) {
        assert!(message.starts_with(name), "{message}");
        assert!(message.contains("looks like a binary file"), "{message}");
    }
}

#[test]
fn a_compressed_text_is_never_held_whole() {
    let text = "four words of text\n".repeat(20 * MB / 19);
    let folder = Folder::new(&[
        ("a.txt.gz", &gzip(text.as_bytes())),
        ("b.txt.zst", &zstd(text.as_bytes())),
        (
            "c.txt.zst",
            &zstd::bulk::compress(text.as_bytes(), 3).unwrap(),
        ),
        // Padding that makes the size at the end a plausible one.
        ("d.txt.gz", &[&gzip(text.as_bytes())[..], &[0]].concat()),
        // The size at the end is that of the last member.
        (
            "e.txt.gz",
            &[gzip(text.as_bytes()), gzip(words(MB).as_bytes())].concat(),
        ),
    ]);
    for name in ["a.txt.gz", "b.txt.zst", "c.txt.zst", "d.txt.gz", "e.txt.gz"] {
        let stored = fs::read(folder.path(name)).unwrap();
        let inputs: [(Vec<Input>, &[u8]); 2] = [
            (vec![Input::Path(folder.path(name))], b""),
            (vec![Input::Stdin], &stored),
        ];
        for (inputs, stdin) in inputs {
            let stdin = Box::new(Cursor::new(stdin.to_vec()));
            let corpus = open_with(&inputs, Options::default(), stdin).unwrap();
            let (mut length, mut bytes) = (0, 0);
            for pending in corpus {
                let pending = pending.unwrap();
                assert!(pending.held_bytes() <= MB as u64);
                bytes += pending.bytes();
                let held = pending.held_bytes();
                let loaded = pending.load().unwrap();
                assert_eq!(held, loaded.document.text.len() as u64);
                length += held;
            }
            let expected = text.len()
                + if name == "e.txt.gz" {
                    words(MB).len()
                } else {
                    0
                };
            assert_eq!(length, expected as u64, "{name}");
            assert_eq!(bytes, stored.len() as u64, "{name}");
        }
    }
}

#[test]
fn what_follows_a_gzip_stream_costs_no_text() {
    let (short, long) = (words(1_000), words(6 * MB));
    let tables = "id,text\n1,Some words.\n";
    let garbage = |bytes: &[u8]| [&gzip(bytes)[..], b"garbage"].concat();
    let folder = Folder::new(&[
        ("a.txt.gz", &garbage(short.as_bytes())),
        ("b.txt.gz", &garbage(long.as_bytes())),
        ("c.csv.gz", &garbage(tables.as_bytes())),
        (
            "d.txt.gz",
            &[&gzip(long.as_bytes())[..], &[0; 10_000]].concat(),
        ),
        (
            "e.txt.gz",
            &[&gzip(short.as_bytes())[..], &[0; 512]].concat(),
        ),
    ]);
    let options = Options::default().fingerprint(crate::Fingerprint::Sha256);
    let read = folder.open(&[""], options).unwrap();
    assert_eq!(read.skipped(), [""; 0]);
    let lengths: Vec<usize> = read.texts().iter().map(|text| text.len()).collect();
    assert_eq!(
        lengths,
        [short.len(), long.len(), 11, long.len(), short.len()]
    );
    assert!(read.texts() == [&short, &long, "Some words.", &long, &short]);
    let ignored = |name: &str| {
        format!(
            "{name}: the bytes after the end of the compressed data are not gzip and were ignored"
        )
    };
    assert_eq!(
        read.notices(),
        ["a.txt.gz", "b.txt.gz", "c.csv.gz"].map(ignored)
    );
    for name in ["a.txt.gz", "b.txt.gz", "c.csv.gz", "d.txt.gz", "e.txt.gz"] {
        let input = read.input(name);
        let length = fs::metadata(folder.path(name)).unwrap().len();
        assert_eq!(input.bytes, length, "{name}");
    }
}

#[test]
fn a_text_that_is_compressed_under_a_plain_name_is_held_or_refused() {
    let text = "four words of text\n".repeat(40 * MB / 19);
    let folder = Folder::new(&[
        ("a.txt", &zstd(&text.as_bytes()[..10 * MB])),
        ("b.txt", &zstd(text.as_bytes())),
        ("c.txt", &gzip(text.as_bytes())),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["a.txt", "c.txt"]);
    assert!(read.texts()[1] == text);
    assert_eq!(
        read.skipped(),
        [
            "b.txt: cannot be decompressed as zstd: it becomes more than 32 MiB, which neither its name \
          nor its last bytes show; decompress it, or compress it again"
        ]
    );
}

#[test]
fn a_compressed_text_that_changes_between_its_pieces_fails_in_a_later_piece() {
    let text = words(8 * MB);
    let other = text.replace("word", "term");
    let stored = gzip(text.as_bytes());
    for later in [gzip(b"Words."), b"no gzip".to_vec(), gzip(other.as_bytes())] {
        let folder = Folder::new(&[("a.txt.gz", &stored), ("b.txt", b"after")]);
        let mut corpus = open(&[Input::Path(folder.path(""))], Options::default()).unwrap();
        let first = corpus.next().unwrap().unwrap();
        assert!(text.starts_with(&first.load().unwrap().document.text));
        fs::write(folder.path("a.txt.gz"), later).unwrap();
        let loaded: Vec<_> = corpus.map(|pending| pending?.load()).collect();
        let failed: Vec<_> = loaded
            .iter()
            .filter_map(|loaded| loaded.as_ref().err())
            .collect();
        assert_eq!(failed.len(), 1);
        let expected = "cannot be read: the file changed while it was read";
        assert!(failed[0].to_string().ends_with(expected), "{}", failed[0]);
        assert_eq!(
            loaded.last().unwrap().as_ref().unwrap().document.text,
            "after"
        );
    }
}

#[test]
fn a_damaged_long_text_is_refused_before_its_first_piece() {
    let packed = gzip(words(8 * MB).as_bytes());
    let mut damaged = packed.clone();
    damaged[packed.len() - 6] ^= 1;
    let folder = Folder::new(&[
        ("a.txt.gz", &packed[..packed.len() - 5]),
        ("b.txt.gz", &damaged),
    ]);
    let read = folder.read(&[""]);
    assert!(read.documents.is_empty() && read.inputs.is_empty());
    assert_eq!(
        read.skipped(),
        [
            "a.txt.gz: cannot be decompressed as gzip: the file is truncated",
            "b.txt.gz: cannot be decompressed as gzip: corrupt gzip stream does not have a matching \
             checksum"
        ]
    );
}

#[test]
fn standard_input_without_room_is_refused_with_the_folder() {
    let options = Options::default().temp_dir("no/such/folder");
    let long = words(6 * MB);
    for stdin in [long.as_bytes(), &gzip(&vec![b'a'; 1 << 24]), b"Short."] {
        let read = read(&[Input::Stdin], options.clone(), stdin).unwrap();
        // Compressed, it fits in memory.
        assert_eq!(read.documents.len(), usize::from(stdin.len() < MB));
        for message in read.skipped() {
            assert!(
                message.starts_with(
                    "stdin: cannot be kept in a temporary file in no/such/folder (--temp-dir names \
                     another folder): "
                ),
                "{message}"
            );
        }
    }
}

#[test]
fn a_kept_input_gives_the_same_corpus_twice() {
    let (long, short) = (words(6 * MB), words(100));
    let row = format!("text\n{}\n", "Words of a row.\n".repeat(MB / 2));
    for (text, format) in [
        (long.as_str(), crate::Format::Auto),
        (&short, crate::Format::Auto),
        (&row, crate::Format::Csv),
    ] {
        let stream = Box::new(Cursor::new(text.as_bytes().to_vec()));
        let kept = KeptInput::new(stream, None);
        let options = Options::default().format(format);
        let open = || read_corpus(open_kept(&[Input::Stdin], options.clone(), &kept).unwrap());
        let first = open();
        assert!(!first.documents.is_empty());
        assert!(first == open());
        let whole: String = first.texts().concat();
        assert!(format != crate::Format::Auto || whole == text);
    }
}

#[test]
fn a_file_without_a_size_is_read() {
    let path = Path::new("/proc/self/status");
    let Ok(status) = fs::read_to_string(path) else {
        return;
    };
    let options = Options::default().format(crate::Format::Text);
    let corpus = open(&[Input::Path(path.to_path_buf())], options).unwrap();
    let read = read_corpus(corpus);
    let line = status.lines().next().unwrap();
    assert!(read.texts()[0].starts_with(line));
}
