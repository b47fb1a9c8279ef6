//! A file of counts is damaged, or it is the same once it is written and read again.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use keyweight::corpus::{Corpus, Document};
use keyweight::{
    Analysis, CountOptions, CountSources, Counted, Preset, Settings, WriteOptions, count,
    count_with_parts, tables, write_part, write_table,
};

use super::edits::edit;

/// The signature and the version.
const START: usize = 10;
/// A chunk's code, number and length, and its checksum.
const FRAME: (usize, usize) = (12, 4);
/// More than the chunks of a good file unpack to, edited or not.
const MOST: usize = 1 << 20;

pub(crate) fn check(bytes: &[u8]) {
    let good = good();
    let mut chunks = unpack(good);
    let rest = edit(&mut chunks, bytes);
    let mut file = pack(&good[..START], &chunks);
    if !rest.is_empty() {
        // Edits of the bytes as they are; checksums find them.
        let mut files = vec![file];
        edit(&mut files, rest);
        file = files.concat();
    }
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let path = folder.path().join("any.kwc");
    let Some(counted) = read(&path, &file) else {
        return;
    };
    let written = write(&counted);
    let again = read(&path, &written).expect("what was written is read");
    assert_eq!(written, write(&again));
    let mut reader = counted.counts.reader();
    for (number, document) in counted.documents.iter().enumerate() {
        let sum: u64 = reader
            .row(number)
            .iter()
            .map(|(_, count)| u64::from(*count))
            .sum();
        assert_eq!(sum, document.tokens, "{:?}", document.id);
    }
    drop(reader);
    let [analysis, other] = [counted, again].map(|counted| Analysis::new(counted, &settings()));
    assert_eq!(terms(&analysis), terms(&other));
}

fn settings() -> Settings {
    Preset::Article.settings()
}

/// A file of counts of a few documents with a chunk of nearly every kind.
fn good() -> &'static [u8] {
    static GOOD: OnceLock<Vec<u8>> = OnceLock::new();
    GOOD.get_or_init(|| {
        let documents = [
            Document::new("a", "Chips &amp; chips for the US.").with_field("date", "2024-11-20"),
            Document::new("b", "Die Chips kommen aus Taiwan, und der Zoll ist neu."),
            Document::new("c", " "),
            Document::new("a", "Chip tariffs, chip-making").with_field("date", ""),
        ];
        let corpus = Corpus::from_documents(documents);
        let counted = count(corpus, &settings(), &CountOptions::default());
        write(&counted.expect("nothing is cancelled"))
    })
}

fn write(counted: &Counted) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_part(counted, &settings(), &mut bytes).expect("what was read can be written");
    bytes
}

/// What is in a file, unless it is reported as skipped.
fn read(path: &Path, bytes: &[u8]) -> Option<Counted> {
    fs::write(path, bytes).expect("the folder is there");
    let sources = CountSources::default().parts([path]);
    let counted = count_with_parts(sources, &settings(), &CountOptions::default());
    let counted = counted.expect("nothing is cancelled");
    let own = path.display().to_string();
    match counted.skipped.iter().find(|skipped| skipped.path == own) {
        None => Some(counted),
        Some(skipped) => {
            assert!(counted.documents.is_empty(), "{skipped}");
            None
        }
    }
}

fn terms(analysis: &Analysis) -> Vec<u8> {
    let table = tables::Terms::new(analysis, tables::Top::All);
    let mut bytes = Vec::new();
    write_table(&table, &mut bytes, &WriteOptions::default()).expect("memory takes it");
    bytes
}

/// Each chunk but the last one: its code, and its records, unpacked.
fn unpack(file: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = &file[START..];
    let mut chunks = Vec::new();
    while let Some((frame, after)) = rest.split_first_chunk::<{ FRAME.0 }>() {
        let [code @ .., _, _, _, _, a, b, c, d] = frame;
        let length = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
        let records = zstd::bulk::decompress(&after[..length], MOST).expect("it is a good file");
        chunks.push([&code[..], &records].concat());
        rest = &after[length + FRAME.1..];
    }
    chunks.pop();
    chunks
}

/// A file of these chunks and the last one that fits them, with all checksums right.
fn pack(start: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut file = start.to_owned();
    let mut checksums = crc32fast::Hasher::new();
    for (number, chunk) in (0..).zip(chunks) {
        let (code, records) = chunk.split_at(chunk.len().min(4));
        let checksum = push_chunk(&mut file, code, number, records);
        checksums.update(&checksum.to_le_bytes());
    }
    let number = u32::try_from(chunks.len()).expect("there are few");
    let last = postcard::to_extend(&(number, checksums.finalize()), Vec::new());
    push_chunk(&mut file, b"LAST", number, &last.expect("memory takes it"));
    file
}

fn push_chunk(file: &mut Vec<u8>, code: &[u8], number: u32, records: &[u8]) -> u32 {
    let packed = zstd::bulk::compress(records, 1).expect("memory takes it");
    let length = u32::try_from(packed.len()).expect("it is short");
    let chunk = [code, &number.to_le_bytes(), &length.to_le_bytes(), &packed].concat();
    let checksum = crc32fast::hash(&chunk);
    file.extend(chunk);
    file.extend(checksum.to_le_bytes());
    checksum
}
