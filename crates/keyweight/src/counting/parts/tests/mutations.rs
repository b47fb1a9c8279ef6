//! Files with one thing changed and all checksums right: damaged, or another good file.

use super::*;

/// A small file with a chunk of every kind.
fn small() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "Chips, chips &amp; the US.");
    write(
        "b.csv",
        "id,date,text\n1,2024-11-20,The chips.\n2,,\n3,,chip\n",
    );
    let mut counted = count(corpus(folder.path()), &settings(), &CountOptions::default()).unwrap();
    // The folder has another name each time.
    counted.origin = vec!["news".to_owned()];
    for input in &mut counted.inputs {
        input.path = input.path.rsplit('/').next().unwrap().to_owned();
    }
    assert!(!counted.skipped.is_empty() && !counted.notices.is_empty());
    let chip = |counted: &Counted| counted.counts.surfaces().len() > 3;
    assert!(chip(&counted));
    written(&counted)
}

/// Reads a file, which must be damaged or good. A good one adds up, and is the same once it is
/// written and read again.
fn check(bytes: &[u8], what: &str) {
    let counted = match read_bytes(bytes) {
        Ok(counted) => counted,
        Err(
            PartError::Damaged { .. } | PartError::Settings { .. } | PartError::Dictionary { .. },
        ) => return,
        Err(error) => panic!("{what}: {error}"),
    };
    let mut reader = counted.counts.reader();
    let mut ids = std::collections::HashSet::new();
    for (number, document) in counted.documents.iter().enumerate() {
        let row = reader.row(number).iter();
        let sum: u64 = row.map(|(_, count)| u64::from(*count)).sum();
        assert_eq!(sum, document.tokens, "{what}");
        assert!(ids.insert(&document.id), "{what}");
    }
    assert!(!counted.counts.surface_counts().contains(&0), "{what}");
    let again = written(&counted);
    assert_same(&read_bytes(&again).unwrap(), &counted);
}

fn unpacked(payload: &[u8]) -> Vec<u8> {
    zstd::bulk::decompress(payload, 1 << 20).unwrap()
}

/// The file with other records in a chunk.
fn with_records(chunks: &[Chunk], place: usize, records: &[u8]) -> Vec<u8> {
    let mut chunks = chunks.to_vec();
    chunks[place].1 = zstd::bulk::compress(records, 3).unwrap();
    file(&chunks)
}

#[test]
fn every_number_may_be_any_other() {
    let chunks = chunks(&small());
    for (place, (code, payload)) in chunks.iter().enumerate() {
        let records = unpacked(payload);
        for at in 0..records.len() {
            // Every number starts somewhere; what starts elsewhere does no harm.
            let Ok((number, rest)) = postcard::take_from_bytes::<u64>(&records[at..]) else {
                continue;
            };
            let others = [
                0,
                1,
                number.wrapping_add(1),
                number.wrapping_sub(1),
                u64::from(u16::MAX),
                u64::from(u32::MAX),
                u64::MAX,
            ];
            for other in others {
                let changed = postcard::to_extend(&other, records[..at].to_vec()).unwrap();
                let changed = [&changed, rest].concat();
                let what = format!("{} {at}: {number} becomes {other}", code.escape_ascii());
                check(&with_records(&chunks, place, &changed), &what);
            }
        }
    }
}

#[test]
fn records_may_end_anywhere_and_be_repeated() {
    let chunks = chunks(&small());
    for (place, (code, payload)) in chunks.iter().enumerate() {
        let records = unpacked(payload);
        for end in 0..=records.len() {
            let what = format!("{} {end}", code.escape_ascii());
            check(&with_records(&chunks, place, &records[..end]), &what);
            let longer = [&records, &records[..end]].concat();
            check(&with_records(&chunks, place, &longer), &what);
        }
    }
}

#[test]
fn chunks_in_another_order_are_damage_even_if_their_checksums_fit() {
    let good = chunks(&small());
    for place in 0..good.len() {
        for other in 0..place {
            let mut swapped = good.clone();
            swapped.swap(place, other);
            let bytes = file(&swapped);
            let found = message(&bytes);
            assert!(found.contains("damaged"), "{place} {other}: {found}");
        }
        let mut missing = good.clone();
        let (code, _) = missing.remove(place);
        check(&file(&missing), &code.escape_ascii().to_string());
        let mut repeated = good.clone();
        repeated.insert(place, good[place].clone());
        check(&file(&repeated), &code.escape_ascii().to_string());
    }
}

#[test]
fn chunks_of_a_kind_keep_their_order() {
    let mut counted = counted();
    for document in &mut counted.documents {
        document.title = "x".repeat(1 << 20);
    }
    let mut raw = raw_chunks(&written(&counted));
    let place = raw
        .iter()
        .position(|chunk| chunk.starts_with(b"DOCS"))
        .unwrap();
    assert!(raw[place + 1].starts_with(b"DOCS"));
    raw.swap(place, place + 1);
    raw.pop();
    let mut tally = ChunkTally::default();
    for chunk in &raw {
        let (_, checksum) = chunk.split_last_chunk().unwrap();
        tally.add(u32::from_le_bytes(*checksum));
    }
    raw.push(raw_chunk(tally.next(), &(*b"LAST", packed(&tally.last()))));
    assert!(message(&joined(&raw)).ends_with("damaged: a chunk DOCS is out of place"));
}
