//! Documents that are given in memory.

use super::*;

fn given(documents: &[(&str, &str)]) -> Read {
    let documents: Vec<Document> = documents
        .iter()
        .map(|(id, text)| Document::new(*id, *text))
        .collect();
    read_corpus(Corpus::from_documents(documents))
}

#[test]
fn documents_keep_their_order_title_text_and_fields() {
    let documents = [
        Document::new("b", "\u{FEFF}First line\nwords")
            .with_field("date", "2024")
            .with_title(" A\ntitle "),
        Document::new(" a ", "First line\nwords"),
    ];
    let read = read_corpus(Corpus::from_documents(documents));
    assert_eq!(read.ids(), ["b", "a"]);
    assert_eq!(
        read.texts(),
        ["\u{FEFF}First line\nwords", "First line\nwords"]
    );
    let titles: Vec<&str> = read.documents.iter().map(|d| d.title.as_str()).collect();
    assert_eq!(titles, ["A title", "First line"]);
    assert_eq!(read.documents[0].metadata.get("date"), Some("2024"));
    assert_eq!(
        (read.skipped, read.inputs, read.notices),
        Default::default()
    );
}

#[test]
fn an_empty_or_binary_text_is_skipped_with_its_number() {
    let read = given(&[
        ("a", "words"),
        ("b", ""),
        ("c", "\u{3000}\n"),
        ("d", "\0\0\0a"),
        ("e", "a stray \0 in a text of some length"),
    ]);
    assert_eq!(read.ids(), ["a", "e"]);
    assert_eq!(
        read.skipped(),
        [
            "memory: document 2: the text is empty",
            "memory: document 3: the text is empty",
            "memory: document 4: looks like a binary file, not text (NUL byte at offset 0)"
        ]
    );
}

#[test]
fn an_id_is_made_from_the_number_if_it_is_missing_or_taken() {
    let read = given(&[
        ("a", "words"),
        ("", "words"),
        ("a", "words"),
        ("a:5", "words"),
        ("a", "words"),
        ("a", "words"),
    ]);
    assert_eq!(read.ids(), ["a", "memory:2", "a:3", "a:5", "a:6"]);
    assert_eq!(
        read.skipped(),
        ["memory: document 5: the id \"a:5\" is already used"]
    );
    assert_eq!(
        read.notices(),
        [
            "memory: 2 documents have the id of an earlier document and their numbers added to it, \
             as in a:3"
        ]
    );
}

#[test]
fn a_long_document_comes_in_pieces() {
    let text = "Words of an article, and more words.\n\n".repeat(200_000);
    let corpus = Corpus::from_documents([Document::new("a", text.as_str())]);
    assert_eq!(corpus.total_bytes(), None);
    assert_eq!(corpus.arguments(), Vec::<String>::new());
    let pieces: Vec<Pending> = corpus.map(Result::unwrap).collect();
    assert!(pieces.len() > 4);
    let bytes: u64 = pieces.iter().map(Pending::bytes).sum();
    assert_eq!(bytes, text.len() as u64);
    let read = given(&[("a", &text), ("b", "words")]);
    assert!(read.texts() == [text.as_str(), "words"]);
}

#[test]
fn ids_and_fields_are_composed_and_texts_are_not_changed() {
    let documents = [
        Document::new("e\u{301}", "e\u{301}te\u{301}")
            .with_field("re\u{301}gion", "Cre\u{301}teil"),
        Document::new("\u{e9}", "b"),
    ];
    let read = read_corpus(Corpus::from_documents(documents));
    assert_eq!(read.ids(), ["\u{e9}", "\u{e9}:2"]);
    assert_eq!(read.texts()[0], "e\u{301}te\u{301}");
    assert_eq!(
        read.documents[0].metadata.get("r\u{e9}gion"),
        Some("Cr\u{e9}teil")
    );
}
