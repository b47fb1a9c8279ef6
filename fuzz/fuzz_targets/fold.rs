//! Any surfaces fold, each to one fate, in whatever order they are given and worked on.

#![no_main]

use keyweight_tokenize::{InOrder, Language, LanguageDetector, Mapper, Rules, Surface, fold_with};
use libfuzzer_sys::fuzz_target;

/// Does the last item first.
struct Backwards;

impl Mapper for Backwards {
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U> {
        let mut done: Vec<U> = items.iter().rev().map(work).collect();
        done.reverse();
        done
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let mut surfaces: Vec<Surface<'_>> = (0..)
        .zip(&lines)
        .map(|(number, text)| Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: number % 3 == 0,
            count: number % 7,
        })
        .collect();
    let rules = Rules::default();
    let folded = fold_with(&rules, &surfaces, &InOrder);
    assert_eq!(folded.fates.len(), surfaces.len());
    surfaces.reverse();
    let mut reversed = fold_with(&rules, &surfaces, &Backwards);
    reversed.fates.reverse();
    assert_eq!(folded.fates, reversed.fates);
    assert_eq!(folded.stop_lists, reversed.stop_lists);

    thread_local!(static DETECTOR: LanguageDetector = LanguageDetector::new());
    DETECTOR.with(|detector| detector.detect(&text));
});
