//! Files of counts, good ones and others.

mod bombs;
mod mutations;
mod tallies;

use keyweight_corpus::{Corpus, Input, Options};
use keyweight_count::{Context, CountsBuilder, Surfaces};
use serde::Serialize;

use super::layout::{ChunkChecksum, ChunkTally, Code, SIGNATURE, VERSION};
use super::read::read;
use super::*;
use crate::counting::{CountedDocument, LONGEST_SURFACE, count};
use crate::execution::Resources;
use crate::settings::Preset;

/// Counts of a few texts, one of which has a long row.
fn counted() -> Counted {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "The US signs a chip agreement with Taiwan.");
    write("b.csv", "id,date,text\n1,2024-11-20,Chips.\n2,,\n");
    let many: Vec<String> = (0..2_000).map(|number| format!("word{number}")).collect();
    write("c.txt", &many.join(" "));
    count(corpus(folder.path()), &settings(), &CountOptions::default()).unwrap()
}

fn corpus(folder: &std::path::Path) -> Corpus {
    keyweight_corpus::open(&[Input::Path(folder.into())], Options::default()).unwrap()
}

fn settings() -> Settings {
    Preset::Article.settings()
}

fn written(counted: &Counted) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_part(counted, &settings(), &mut bytes).unwrap();
    bytes
}

fn read_bytes(bytes: &[u8]) -> Result<Counted, PartError> {
    let check = |head: &Head| head.check(&settings(), &CountOptions::default());
    let spill = TempFile::new(&Resources::default());
    read(bytes, bytes.len() as u64, check, spill)
}

/// The message of the error that reading gives.
fn message(bytes: &[u8]) -> String {
    read_bytes(bytes).unwrap_err().full_message()
}

/// A chunk's code and payload.
type Chunk = ([u8; 4], Vec<u8>);

/// All chunks of a good file, byte for byte.
fn raw_chunks(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = &bytes[SIGNATURE.len() + 2..];
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest[8..12].try_into().unwrap());
        let (chunk, after) = rest.split_at(16 + length as usize);
        chunks.push(chunk.to_vec());
        rest = after;
    }
    chunks
}

/// The chunks of a good file, but for LAST.
fn chunks(bytes: &[u8]) -> Vec<Chunk> {
    let chunks = raw_chunks(bytes).into_iter();
    let mut chunks: Vec<Chunk> = chunks
        .map(|chunk| {
            let code = *chunk.first_chunk().unwrap();
            (code, chunk[12..chunk.len() - 4].to_vec())
        })
        .collect();
    assert_eq!(&chunks.pop().unwrap().0, b"LAST");
    chunks
}

/// A file of these chunks, byte for byte.
fn joined(chunks: &[Vec<u8>]) -> Vec<u8> {
    [&SIGNATURE[..], &VERSION.to_le_bytes(), &chunks.concat()].concat()
}

/// The chunk of this number.
fn raw_chunk(number: u32, (code, payload): &Chunk) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap();
    let mut checksum = ChunkChecksum::new(Code(*code), number, length);
    checksum.update(payload);
    let [number, length, checksum] = [number, length, checksum.finish()].map(u32::to_le_bytes);
    [&code[..], &number, &length, payload, &checksum].concat()
}

fn packed(record: &impl Serialize) -> Vec<u8> {
    let bytes = postcard::to_extend(record, Vec::new()).unwrap();
    zstd::bulk::compress(&bytes, 3).unwrap()
}

/// A file of these chunks, with their numbers and the LAST that fits them.
fn file(chunks: &[Chunk]) -> Vec<u8> {
    let mut tally = ChunkTally::default();
    let mut all = Vec::new();
    for chunk in chunks {
        let chunk = raw_chunk(tally.next(), chunk);
        let (_, checksum) = chunk.split_last_chunk().unwrap();
        tally.add(u32::from_le_bytes(*checksum));
        all.push(chunk);
    }
    let last = (*b"LAST", packed(&tally.last()));
    all.push(raw_chunk(tally.next(), &last));
    joined(&all)
}

/// The numbers of a surface in a record: shared bytes, own bytes, context 0.
fn spelling(shared: usize, own: usize) -> Vec<u8> {
    postcard::to_extend(&(shared, own, 0_u16), Vec::new()).unwrap()
}

/// Fails unless both give the same file.
fn assert_same(found: &Counted, expected: &Counted) {
    assert_eq!(written(found), written(expected));
}

#[test]
fn counts_read_back() {
    let counted = counted();
    let bytes = written(&counted);
    assert_same(&read_bytes(&bytes).unwrap(), &counted);
    assert_eq!(file(&chunks(&bytes)), bytes);
    let none = Counted::default();
    assert_same(&read_bytes(&written(&none)).unwrap(), &none);
}

#[test]
fn documents_fill_several_chunks() {
    let mut counted = Counted::merge(vec![
        ("a".to_owned(), counted()),
        ("b".to_owned(), counted()),
    ]);
    for document in &mut counted.documents {
        document.title = "x".repeat(700_000);
    }
    let bytes = written(&counted);
    let is_documents = |chunk: &&Chunk| chunk.0 == *b"DOCS";
    assert_eq!(chunks(&bytes).iter().filter(is_documents).count(), 3);
    assert_same(&read_bytes(&bytes).unwrap(), &counted);
}

#[test]
fn unknown_optional_chunks_are_skipped_anywhere() {
    let counted = counted();
    let good = chunks(&written(&counted));
    for place in 0..=good.len() {
        let mut chunks = good.clone();
        chunks.insert(place, (*b"ordr", vec![7; 100_000]));
        chunks.insert(place, (*b"ngrm", Vec::new()));
        assert_same(&read_bytes(&file(&chunks)).unwrap(), &counted);
        let mut damaged = file(&chunks);
        let at = damaged.windows(4).position(|bytes| bytes == [7; 4]);
        damaged[at.unwrap()] = 8;
        assert!(message(&damaged).contains("checksum of a chunk ordr"));
    }
}

#[test]
fn an_unknown_required_chunk_is_named() {
    let good = chunks(&written(&counted()));
    for place in 0..=good.len() {
        let mut chunks = good.clone();
        chunks.insert(place, (*b"ORDR", b"words".to_vec()));
        let message = message(&file(&chunks));
        assert!(message.contains("written by a newer keyweight: it has a chunk ORDR"));
    }
    let odd = message(&file(&[vec![(*b"\x1b[2J", Vec::new())], good].concat()));
    assert!(odd.ends_with("something is not a chunk"), "{odd}");
}

#[test]
fn every_changed_byte_and_every_cut_is_noticed() {
    let mut counted = counted();
    counted.documents.truncate(3);
    let bytes = written(&counted);
    for place in 0..bytes.len() {
        for mask in [0x11, 0x20] {
            let mut changed = bytes.clone();
            changed[place] ^= mask;
            assert!(read_bytes(&changed).is_err(), "byte {place}");
        }
        assert!(read_bytes(&bytes[..place]).is_err(), "cut at {place}");
    }
    let longer = [&bytes[..], b"x"].concat();
    assert!(message(&longer).contains("bytes follow the last chunk"));
}

#[test]
fn chunks_cannot_be_missing_repeated_or_moved() {
    let chunks = raw_chunks(&written(&counted()));
    for place in 0..chunks.len() {
        let mut missing = chunks.clone();
        missing.remove(place);
        assert!(read_bytes(&joined(&missing)).is_err(), "{place} is missing");
        let mut repeated = chunks.clone();
        repeated.insert(place, chunks[place].clone());
        assert!(
            read_bytes(&joined(&repeated)).is_err(),
            "{place} is repeated"
        );
        let mut moved = chunks.clone();
        moved.swap(0, place);
        assert!(
            place == 0 || read_bytes(&joined(&moved)).is_err(),
            "{place} is moved"
        );
    }
}

#[test]
fn other_files_and_versions_are_distinguished_from_damage() {
    let texts = [&b"id,text\n1,words\n"[..], b"", &SIGNATURE];
    for text in texts {
        assert!(matches!(read_bytes(text), Err(PartError::NotCounts)));
    }
    for version in [5, 7] {
        let mut other = written(&counted());
        other[SIGNATURE.len()] = version;
        let message = message(&other);
        assert!(
            message.contains(&format!("in format {version}, but")),
            "{message}"
        );
        assert!(message.contains("count the texts again"));
    }
}

#[test]
fn a_small_file_cannot_fill_the_memory() {
    let zeros = zstd::bulk::compress(&vec![0; 1 << 25], 3).unwrap();
    let head = chunks(&written(&counted())).swap_remove(0);
    let bytes = file(&[head.clone(), (*b"DOCS", zeros)]);
    assert!(bytes.len() < 1 << 14);
    assert!(message(&bytes).contains("more than its size allows"));
    let records = Argument("a".into());
    let mut many = Vec::new();
    for _ in 0..1 << 20 {
        many = postcard::to_extend(&records, many).unwrap();
    }
    let many = zstd::bulk::compress(&many, 3).unwrap();
    let bytes = file(&[head, (*b"ARGS", many)]);
    assert!(message(&bytes).contains("more than its size allows"));
}

#[test]
fn a_file_is_long_enough_for_thousands_of_copies_of_a_text() {
    let mut surfaces = Surfaces::default();
    for number in 100..400 {
        surfaces.append(&number.to_string(), Context(0)).unwrap();
    }
    let row: Vec<(u32, u32)> = (0..300).map(|surface| (surface, 1)).collect();
    let mut counts = CountsBuilder::new(surfaces, None);
    let document = counted().documents.swap_remove(0);
    let mut counted = Counted::default();
    for number in 0..20_000 {
        counts.push(&row).unwrap();
        let id = number.to_string();
        counted.documents.push(CountedDocument {
            id,
            tokens: 300,
            ..document.clone()
        });
    }
    counted.counts = counts.finish();
    let bytes = written(&counted);
    assert!(chunks(&bytes).iter().any(|(code, _)| code == b"fill"));
    assert_eq!(read_bytes(&bytes).unwrap().documents.len(), 20_000);
}

#[test]
fn two_documents_with_one_id_are_damage() {
    let mut counted = counted();
    let id = counted.documents[0].id.clone();
    counted.documents[2].id = id;
    let found = message(&written(&counted));
    assert!(
        found.ends_with("damaged: two documents have the id \"a.txt\""),
        "{found}"
    );
    for place in [0, 2] {
        counted.documents[place].id = "\x1b".repeat(30_000);
    }
    let found = message(&written(&counted));
    assert!(found.ends_with("{1b}\"…") && found.len() < 600, "{found}");
}

#[test]
fn records_must_agree_with_the_head() {
    let counted = counted();
    let mut chunks = chunks(&written(&counted));
    let (surfaces, documents) = (counted.counts.surfaces().len(), counted.documents.len());
    for (surfaces, documents) in [(surfaces + 1, documents), (surfaces, documents - 1)] {
        let head = Head::new(&settings(), surfaces, documents);
        chunks[0] = (*b"HEAD", packed(&head));
        assert!(message(&file(&chunks)).contains("but its head announces"));
    }
    chunks.remove(0);
    assert!(message(&file(&chunks)).contains("does not begin with its head"));
}
