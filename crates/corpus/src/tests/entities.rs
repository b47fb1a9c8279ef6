//! HTML entities in titles, fields and long texts.

use super::*;
use crate::Loaded;

/// The pieces of a document, decoded, and the number of entities in them.
fn decoded(document: Document) -> (Vec<Loaded>, u64) {
    let mut count = 0;
    let pieces = Corpus::from_documents([document]).map(|pending| {
        let mut loaded = pending.unwrap().load().unwrap();
        count += loaded.decode_entities().count();
        loaded
    });
    (pieces.collect(), count)
}

#[test]
fn titles_and_fields_are_decoded_and_ids_are_not() {
    let document = Document::new("a&amp;b", "x &lt;b&gt; y")
        .with_title("Ol&eacute;&nbsp;&nbsp;ol&eacute;")
        .with_field("author", "Mu&ntilde;oz");
    let (loaded, count) = decoded(document);
    let Document {
        id,
        title,
        text,
        metadata,
    } = &loaded[0].document;
    assert_eq!((id.as_str(), title.as_str()), ("a&amp;b", "Olé olé"));
    assert_eq!(text, "x <b> y");
    assert_eq!(metadata.get("author"), Some("Muñoz"));
    assert_eq!(count, 7);
}

#[test]
fn a_title_is_the_first_line_of_the_decoded_text() {
    let long = "&eacute;".repeat(200);
    for (text, title) in [
        ("Caf&eacute;\nopen", "Café".to_owned()),
        ("&nbsp;\nCaf&eacute;\n", "Café".to_owned()),
        ("Bread\n&amp; butter", "Bread".to_owned()),
        (&long, "é".repeat(99) + "…"),
    ] {
        let (loaded, _) = decoded(Document::new("1", text));
        assert_eq!(loaded[0].document.title, title, "{text}");
    }
}

#[test]
fn no_piece_of_a_long_text_splits_an_entity() {
    for part in [
        "a &eacute;t&eacute; b\n",
        "&#x1F600;",
        "x&CounterClockwiseContourIntegral;",
    ] {
        let text = part.repeat((6 << 20) / part.len());
        let (loaded, _) = decoded(Document::new("1", text.clone()));
        assert!(loaded.len() > 1);
        let joined: String = loaded
            .iter()
            .map(|piece| piece.document.text.as_str())
            .collect();
        let whole = htmlize::unescape(text);
        assert!(joined == whole, "{part}");
        let opening = loaded[1].opening.as_deref().unwrap();
        // An entity at its end may be cut off.
        let opening = opening.split('&').next().unwrap();
        assert!(opening.len() > 1_000 && whole.starts_with(opening));
    }
}
