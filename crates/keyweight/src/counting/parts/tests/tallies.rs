//! Numbers that must agree, and sizes that a file must not exceed.

use keyweight_tokenize::Language;

use super::*;
use crate::counting::parts::documents::MOST_TOKENS;

#[test]
fn numbers_that_do_not_add_up_are_damage() {
    let change = |change: fn(&mut CountedDocument)| {
        let mut counted = counted();
        change(&mut counted.documents[0]);
        message(&written(&counted))
    };
    let row = "damaged: a document's tokens do not fit its row";
    assert!(change(|document| document.tokens -= 1).ends_with(row));
    assert!(change(|document| document.tokens += 1).ends_with(row));
    let languages = "damaged: a document's tokens do not fit its languages";
    let german: Language = "de".parse().unwrap();
    for others in [
        vec![(german, u64::MAX)],
        vec![(german, 1), (german, 1)],
        vec![(Language::ENGLISH, 1)],
        vec![(german, u64::MAX), (Language::UNKNOWN, 1)],
    ] {
        let mut counted = counted();
        counted.documents[0].other_languages = others;
        assert!(message(&written(&counted)).ends_with(languages));
    }
}

#[test]
fn tokens_of_all_documents_can_be_added_up() {
    let mut surfaces = Surfaces::default();
    surfaces.append("chip", Context(0)).unwrap();
    let mut counts = CountsBuilder::new(surfaces, None);
    let document = counted().documents.swap_remove(0);
    let mut counted = Counted::default();
    for number in 0..2 {
        // A count at its limit may stand for more tokens.
        counts.push(&[(0, u32::MAX)]).unwrap();
        counted.documents.push(CountedDocument {
            id: number.to_string(),
            tokens: MOST_TOKENS,
            ..document.clone()
        });
    }
    counted.counts = counts.finish();
    assert!(message(&written(&counted)).ends_with("more tokens than any disk holds"));
    counted.documents[1].tokens = u64::MAX;
    assert!(message(&written(&counted)).ends_with("tokens do not fit its row"));
}

#[test]
fn surfaces_that_no_document_contains_are_not_written() {
    let mut counted = counted();
    let unused = |surface: &str| {
        let mut surfaces = Surfaces::default();
        surfaces.append(surface, Context(0)).unwrap();
        CountsBuilder::new(surfaces, None).finish()
    };
    let good = written(&counted);
    for surface in ["!", "zzz"] {
        counted.counts = counted.counts.merge(unused(surface));
    }
    assert_eq!(written(&counted), good);
    let mut chunks = chunks(&written(&Counted::default()));
    let head = Head::new(&settings(), 1, 0);
    chunks[0] = (*b"HEAD", packed(&head));
    chunks.push((*b"SURF", packed(&(spelling(0, 4), "chip"))));
    assert!(message(&file(&chunks)).ends_with("damaged: a surface is in no document"));
}

#[test]
fn a_document_that_is_too_long_is_named() {
    let mut counted = counted();
    counted.documents[0].title = "x".repeat(1 << 28);
    let error = write_part(&counted, &settings(), io::sink()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document \"a.txt\" has more than 256 MiB, which a file of counts cannot hold"
    );
}

#[test]
fn a_surface_that_is_too_long_is_neither_written_nor_read() {
    let mut counted = Counted::default();
    for (length, fits) in [(LONGEST_SURFACE, true), (LONGEST_SURFACE + 1, false)] {
        let mut surfaces = Surfaces::default();
        surfaces.append(&"x".repeat(length), Context(0)).unwrap();
        let mut counts = CountsBuilder::new(surfaces, None);
        counts.push(&[(0, 1)]).unwrap();
        counted.counts = counts.finish();
        counted.documents = vec![CountedDocument {
            tokens: 1,
            ..self::counted().documents.swap_remove(0)
        }];
        let result = write_part(&counted, &settings(), io::sink());
        assert_eq!(result.is_ok(), fits);
        let chunks = [
            (*b"HEAD", packed(&Head::new(&settings(), 1, 0))),
            (*b"SURF", packed(&(spelling(0, length), "x".repeat(length)))),
        ];
        let expected = if fits {
            "in no document"
        } else {
            "does not fit its length"
        };
        assert!(message(&file(&chunks)).ends_with(expected));
    }
}
