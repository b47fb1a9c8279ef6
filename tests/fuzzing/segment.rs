//! Any text is cut by the fast way as by the slow one, and its spans rise.

use keyweight::tokenize::{Break, Breaks, Hyphens, Segmentation, Segmenter, Words, reference};

pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for words in [Words::Article, Words::Unicode, Words::Sklearn] {
        for hyphens in [Hyphens::Keep, Hyphens::Split] {
            check_text(&text, Segmentation { words, hyphens });
        }
    }
}

fn check_text(text: &str, segmentation: Segmentation) {
    let segmenter = Segmenter::new(segmentation);
    let text = segmenter.prepare(text);
    let (mut found, mut expected) = (Vec::new(), Vec::new());
    segmenter.segment(&text, &mut found);
    reference::segment(segmentation, &text, &mut expected);
    assert_eq!(found, expected, "{segmentation:?}");

    let mut end = 0;
    for token in &found {
        assert!(end <= token.start && token.start < token.end);
        assert!(!token.surface(&text).is_empty());
        end = token.end;
    }

    for token in &mut expected {
        token.break_before = Break::None;
    }
    let segmenter = segmenter.with_breaks(Breaks::Skip);
    segmenter.segment(&text, &mut found);
    assert_eq!(found, expected, "{segmentation:?} without breaks");
}
